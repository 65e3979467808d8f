//! One best mechanism for each entity at an open end, owned.

use serde::{Deserialize, Serialize};

use crate::query::mechanism::{BestMechanism, MechanismChance};

use super::mechanism::{MechanismAnswer, NodeAnswer, mechanism_answer};
use super::therapeutic::{TherapeuticAnswer, therapeutic_answer};

/// An entity with its best mechanism, and what is claimed of it, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BestAnswer {
    /// Its place in the order, from 1.
    pub rank: usize,
    /// The entity.
    pub entity: NodeAnswer,
    /// Its best mechanism.
    pub mechanism: MechanismAnswer,
    /// How often chance has as good a mechanism, if that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<MechanismChance>,
    /// What is claimed as treatment between the two.
    pub claims: Vec<TherapeuticAnswer>,
    /// What speaks against a treatment: refuted and denied claims, contraindications and adverse effects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<TherapeuticAnswer>,
}

impl BestMechanism<'_> {
    /// The same, owned; `rank` is its place in the order, from 1.
    #[must_use]
    pub fn to_answer(&self, rank: usize) -> BestAnswer {
        BestAnswer {
            rank,
            entity: self.entity.into(),
            mechanism: MechanismAnswer { rank: 1, ..mechanism_answer(&self.mechanism, rank) },
            chance: None,
            claims: self.claims.iter().map(therapeutic_answer).collect(),
            against: self.against.iter().map(therapeutic_answer).collect(),
        }
    }
}
