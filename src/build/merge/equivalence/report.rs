//! What became of the cliques of equivalent ids.

use core::fmt;

use serde::Serialize;

use crate::model::{Category, Curie};
use crate::text::counted;

/// What [`GraphBuilder::merge_equivalent_ids`](crate::GraphBuilder::merge_equivalent_ids) did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EquivalenceReport {
    /// Cliques that are now one entity, by primary id.
    pub united: Vec<UnitedClique>,
    /// Genes that are now one entity with their products, by primary id; only if the
    /// [rules](super::EquivalenceRules) join them.
    pub gene_products: Vec<UnitedClique>,
    /// Cliques left as they were, by their first id.
    pub refused: Vec<RefusedClique>,
    /// Pairs of ids that something says are of one thing and a mapping says are not; they join nothing.
    pub denied: Vec<(Curie, Curie)>,
    /// Statements that became one with another, as only their ids differed.
    pub statements_merged: usize,
}

/// Entities that are now one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct UnitedClique {
    /// The id that it keeps: of the prefix that Biolink prefers for its category, then the least.
    pub primary: Curie,
    /// The ids of the others, now equivalent ids of the one; sorted.
    pub others: Vec<Curie>,
}

/// Entities that equivalent ids join, and that stay apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct RefusedClique {
    /// Their ids, sorted.
    pub entities: Vec<Curie>,
    /// Why they stay apart.
    pub reason: Refusal,
}

/// Why a clique of equivalent ids is not one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Refusal {
    /// It joins two ids of a namespace that gives each thing one id.
    OneNamespace(Curie, Curie),
    /// It joins entities of categories that exclude each other.
    DisjointCategories(Category, Category),
    /// It joins two ids that a mapping says are not of one thing.
    Denied(Curie, Curie),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OneNamespace(one, two) => write!(f, "{one} and {two} are two ids of one namespace"),
            Self::DisjointCategories(one, two) => write!(f, "nothing is both {one} and {two}"),
            Self::Denied(one, two) => write!(f, "a mapping says that {one} is not {two}"),
        }
    }
}

impl fmt::Display for EquivalenceReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entities: usize = self.united.iter().map(|clique| clique.others.len() + 1).sum();
        write!(f, "{} united into {}", counted(entities, "entity", "entities"), self.united.len())?;
        if !self.gene_products.is_empty() {
            let products: usize = self.gene_products.iter().map(|clique| clique.others.len() + 1).sum();
            write!(f, ", {products} genes and products united into {}", self.gene_products.len())?;
        }
        write!(
            f,
            ", {} merged; {} of equivalent ids left apart",
            counted(self.statements_merged, "statement", "statements"),
            counted(self.refused.len(), "clique", "cliques")
        )?;
        if !self.denied.is_empty() {
            write!(f, ", {} denied by mappings", counted(self.denied.len(), "pair", "pairs"))?;
        }
        Ok(())
    }
}
