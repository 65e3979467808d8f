//! What became of the cliques of equivalent ids.

use core::fmt;

use serde::Serialize;

use crate::model::{Category, Curie, Predicate};
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
    /// Why they are one: the pairs of ids that join them, in order, each for every reason that it has. An id in them may be
    /// one that no entity has, but that two list.
    pub links: Vec<EquivalenceLink>,
}

/// Two ids that are of one thing, and what says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct EquivalenceLink {
    /// The one id.
    pub subject: Curie,
    /// The other.
    pub object: Curie,
    /// What says so.
    pub reason: LinkReason,
    /// Where it is said: the primary source of a statement, or the name of a set of mappings.
    pub source: Option<String>,
}

/// What says that two ids are of one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LinkReason {
    /// The entity of the one id lists the other among its equivalent ids.
    Listed,
    /// A statement with this predicate.
    Stated(Predicate),
    /// A mapping that says that they are one thing.
    Mapped,
    /// A mapping that says that they are a gene and its product.
    MappedProduct,
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

/// What was done, and what was left undone; nothing is said of what there was none of.
impl fmt::Display for EquivalenceReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = |cliques: &[UnitedClique]| cliques.iter().map(|clique| clique.others.len() + 1).sum::<usize>();
        let entities = counted(members(&self.united), "entity", "entities");
        let products = members(&self.gene_products);
        let merged = counted(self.statements_merged, "statement", "statements");
        let refused = counted(self.refused.len(), "clique", "cliques");
        let parts = [
            (!self.united.is_empty(), format!("{entities} united into {}", self.united.len())),
            (
                !self.gene_products.is_empty(),
                format!("{products} genes and products united into {}", self.gene_products.len()),
            ),
            (self.statements_merged > 0, format!("{merged} merged")),
            (!self.refused.is_empty(), format!("{refused} of equivalent ids left apart")),
            (!self.denied.is_empty(), format!("{} denied by mappings", counted(self.denied.len(), "pair", "pairs"))),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(is_some, _)| *is_some).map(|(_, part)| part).collect();
        f.write_str(if parts.is_empty() { "no entities to unite" } else { "" })?;
        f.write_str(&parts.join(", "))
    }
}
