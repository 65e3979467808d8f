//! Templates in the symbols of the frozen graph.

use crate::text::{Symbol, distinct};

use crate::build::identities::state::GraphBuilder;
use crate::build::rows::drafts::Template;
use crate::build::rows::numbers::row;

/// A template in the symbols and ranks of the frozen graph; the order of its fields is that of statements
/// between the same entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::build) struct FrozenTemplate {
    pub(in crate::build) predicate: u16,
    pub(in crate::build) qualifiers: u32,
    pub(in crate::build) context: u32,
    pub(in crate::build) negated: bool,
    pub(in crate::build) source: Symbol,
    pub(in crate::build) application: Symbol,
}

/// Every template, in order.
#[derive(Debug)]
pub(in crate::build) struct FrozenTemplates {
    /// By rank.
    pub(in crate::build) sorted: Vec<FrozenTemplate>,
    /// For each of the builder's templates, its predicate and its rank.
    pub(in crate::build) ranks: Vec<(u16, u32)>,
}

impl FrozenTemplates {
    pub(in crate::build) fn new(builder: &GraphBuilder, translate: impl Fn(&Template) -> FrozenTemplate) -> Self {
        let translated: Vec<FrozenTemplate> = builder.templates.iter().map(translate).collect();
        let sorted = distinct(translated.clone());
        let rank = |template: &FrozenTemplate| (template.predicate, sorted.binary_search(template).map_or(0, row));
        let ranks = translated.iter().map(rank).collect();
        Self { sorted, ranks }
    }
}
