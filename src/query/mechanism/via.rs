//! What a mechanism must run through.

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, NodeId};
use crate::model::Sign;
use crate::query::plan::{Endpoint, QueryError};

/// An entity that a mechanism must run through, and how the start must act on it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenVia", into = "WrittenVia")]
pub(crate) struct Via {
    pub(crate) through: Endpoint,
    pub(crate) sign: Option<Sign>,
}

/// In JSON, an endpoint, or an object of one and a sign.
#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "an entity is expected, or an object of `through` and `sign`")]
enum WrittenVia {
    Signed(SignedVia),
    Any(Endpoint),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignedVia {
    through: Endpoint,
    sign: Sign,
}

impl From<WrittenVia> for Via {
    fn from(written: WrittenVia) -> Self {
        match written {
            WrittenVia::Signed(SignedVia { through, sign }) => Self { through, sign: Some(sign) },
            WrittenVia::Any(through) => Self { through, sign: None },
        }
    }
}

impl From<Via> for WrittenVia {
    fn from(Via { through, sign }: Via) -> Self {
        match sign {
            Some(sign) => Self::Signed(SignedVia { through, sign }),
            None => Self::Any(through),
        }
    }
}

/// The same with the entities that it names.
#[derive(Clone, Debug)]
pub(crate) struct ResolvedVia {
    pub(crate) any_of: Vec<NodeId>,
    pub(super) sign: Option<Sign>,
}

impl Via {
    pub(super) fn resolve(&self, graph: &KnowledgeGraph) -> Result<ResolvedVia, QueryError> {
        Ok(ResolvedVia { any_of: self.through.named(graph)?, sign: self.sign })
    }
}
