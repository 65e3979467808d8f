//! The document as `PyBEL` has it: nodes, links and what they are made of.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::model::{Properties, Value};

/// A graph, whose rows are parsed one by one.
#[derive(Deserialize)]
#[serde(expecting = "a BEL graph")]
pub(super) struct Document<'t> {
    #[serde(default)]
    pub(super) graph: Header,
    #[serde(borrow, default)]
    pub(super) nodes: Vec<&'t RawValue>,
    #[serde(borrow, default)]
    pub(super) links: Vec<&'t RawValue>,
}

/// What the graph says of itself.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "the header of a BEL graph")]
pub(super) struct Header {
    pub(super) pybel_version: Option<String>,
    pub(super) document_metadata: BTreeMap<String, Value>,
    /// Namespaces whose names are identifiers of this form.
    pub(super) namespace_pattern: BTreeMap<String, Value>,
}

/// A name or an identifier in a namespace.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(expecting = "a namespace with a name or an identifier")]
pub(super) struct Concept {
    pub(super) namespace: Option<String>,
    pub(super) name: Option<String>,
    pub(super) identifier: Option<String>,
}

/// A term without what is around it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(expecting = "a BEL term")]
pub(super) struct Node {
    pub(super) function: Option<String>,
    pub(super) concept: Option<Concept>,
    #[serde(default)]
    pub(super) variants: Vec<Variant>,
    pub(super) bel: Option<String>,
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) xref: Vec<Concept>,
    pub(super) description: Option<String>,
    /// Members, reactants, products, fusions: the text of the term names them, and links join them to it.
    #[serde(flatten)]
    pub(super) rest: Properties,
}

/// Keys of a term that is made of others.
pub(super) const COMPOUND: [&str; 4] = ["members", "reactants", "products", "fusion"];

/// A modification, a fragment or a change of the sequence.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "a variant")]
pub(super) struct Variant {
    pub(super) kind: String,
}

/// A relation between two terms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(expecting = "a BEL edge")]
pub(super) struct Link {
    pub(super) relation: Option<String>,
    pub(super) source: Option<Value>,
    pub(super) target: Option<Value>,
    /// Until release 0.14, `subject` and `object`.
    #[serde(default, alias = "subject")]
    pub(super) source_modifier: Option<Modifier>,
    #[serde(default, alias = "object")]
    pub(super) target_modifier: Option<Modifier>,
    pub(super) key: Option<Value>,
    pub(super) line: Option<Value>,
    pub(super) citation: Option<Citation>,
    pub(super) evidence: Option<String>,
    #[serde(default)]
    pub(super) annotations: Option<BTreeMap<String, Value>>,
    /// The hash of the edge once more.
    #[serde(default, rename = "hash")]
    pub(super) _hash: Option<Value>,
    #[serde(flatten)]
    pub(super) rest: Properties,
}

/// A function around a term: activity, degradation, translocation, or the place where it is.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(expecting = "a modifier")]
pub(super) struct Modifier {
    #[serde(rename = "modifier")]
    pub(super) kind: Option<String>,
    pub(super) effect: Option<Effect>,
    pub(super) location: Option<Concept>,
    #[serde(flatten)]
    pub(super) rest: Properties,
}

/// Which activity, or from where to where.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(expecting = "an activity, or the places of a translocation")]
pub(super) struct Effect {
    #[serde(flatten)]
    pub(super) activity: Concept,
    #[serde(rename = "fromLoc")]
    pub(super) from: Option<Concept>,
    #[serde(rename = "toLoc")]
    pub(super) to: Option<Concept>,
}

/// A publication. Until release 0.14, its keys were `db`, `db_id` and `db_name`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(expecting = "a citation")]
pub(super) struct Citation {
    #[serde(alias = "db")]
    pub(super) namespace: Option<String>,
    #[serde(alias = "db_id")]
    pub(super) identifier: Option<String>,
    #[serde(alias = "db_name")]
    pub(super) name: Option<String>,
}
