//! What was found upstream.

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};

use crate::graph::Node;
use crate::model::Sign;
use crate::query::answer::{CompletenessAnswer, NodeAnswer};
use crate::query::plan::Completeness;

/// What a [`RegulatorQuery`](super::RegulatorQuery) found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Regulators<'g> {
    /// What explains the changes, by p-value, then by the distance of the score from chance, then by CURIE.
    pub regulators: Vec<Regulator<'g>>,
    /// How many were tested: those with enough targets among the genes.
    pub tested: usize,
    /// How many of the genes that went up are targets of signed statements.
    pub up: usize,
    /// How many of the genes that went down are.
    pub down: usize,
    /// Names that mean nothing in the graph, or several things, or are given as up and as down; in order.
    pub left_out: Vec<String>,
    /// Networks that were drawn.
    pub permutations: usize,
    /// Entities expanded.
    pub expansions: u64,
    /// Whether as many networks were drawn as were asked for.
    pub completeness: Completeness,
}

/// An entity whose change would explain those of genes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Regulator<'g> {
    /// The entity.
    pub entity: Node<'g>,
    /// Whether more of it (`+`) or less (`-`) explains the changes; none if as much speaks for one as for the other.
    pub change: Option<Sign>,
    /// Its targets among the genes, by CURIE; one of both signs twice.
    pub targets: Vec<RegulatorTarget<'g>>,
    /// How many of these agree with the change.
    pub agreeing: usize,
    /// How many oppose it.
    pub opposing: usize,
    /// How many standard deviations the score, agreeing without opposing statements, is from its mean over the networks that
    /// were drawn; none if it is the same in all.
    pub z_score: Option<f64>,
    /// How often a network that was drawn has a score as far from 0 or further: `(1 + k) / (1 + n)` for `k` of `n`.
    pub p_value: f64,
    /// The p-value corrected for all that were tested (Benjamini and Hochberg).
    pub q_value: f64,
}

impl<'g> Regulator<'g> {
    /// `p_values`: the p-value, and the corrected one.
    pub(super) fn new(
        entity: Node<'g>,
        score: i32,
        targets: Vec<RegulatorTarget<'g>>,
        z_score: Option<f64>,
        [p_value, q_value]: [f64; 2],
    ) -> Self {
        let change = match score {
            1.. => Some(Sign::Positive),
            0 => None,
            _ => Some(Sign::Negative),
        };
        let agrees = |target: &&RegulatorTarget<'_>| (target.effect == target.change) == (score >= 0);
        let agreeing = targets.iter().filter(agrees).count();
        let opposing = targets.len() - agreeing;
        Self { entity, change, targets, agreeing, opposing, z_score, p_value, q_value }
    }
}

/// A gene on which a regulator acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegulatorTarget<'g> {
    /// The gene.
    pub entity: Node<'g>,
    /// How the regulator acts on it.
    pub effect: Sign,
    /// How the gene changed.
    pub change: Sign,
}

impl Serialize for RegulatorTarget<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("RegulatorTarget", 3)?;
        object.serialize_field("entity", &NodeAnswer::from(self.entity))?;
        object.serialize_field("effect", &self.effect)?;
        object.serialize_field("change", &self.change)?;
        object.end()
    }
}

impl Serialize for Regulator<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Regulator", 8)?;
        object.serialize_field("entity", &NodeAnswer::from(self.entity))?;
        object.serialize_field("change", &self.change)?;
        object.serialize_field("agreeing", &self.agreeing)?;
        object.serialize_field("opposing", &self.opposing)?;
        object.serialize_field("z_score", &self.z_score)?;
        object.serialize_field("p_value", &self.p_value)?;
        object.serialize_field("q_value", &self.q_value)?;
        object.serialize_field("targets", &self.targets)?;
        object.end()
    }
}

impl Serialize for Regulators<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_last = self.completeness == Completeness::Complete;
        let mut object = serializer.serialize_struct("Regulators", 7)?;
        object.serialize_field("regulators", &self.regulators)?;
        object.serialize_field("tested", &self.tested)?;
        object.serialize_field("up", &self.up)?;
        object.serialize_field("down", &self.down)?;
        object.serialize_field("left_out", &self.left_out)?;
        object.serialize_field("permutations", &self.permutations)?;
        let completeness = CompletenessAnswer::new(self.completeness, is_last, self.expansions);
        object.serialize_field("completeness", &completeness)?;
        object.end()
    }
}
