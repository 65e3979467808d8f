//! Templates in the symbols of the frozen graph.

use crate::text::Symbol;

use super::GraphBuilder;
use super::builder::row;
use super::drafts::Template;

/// A template in the symbols and ranks of the frozen graph; the order of its fields is that of statements
/// between the same entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FrozenTemplate {
    pub(super) predicate: u16,
    pub(super) qualifiers: u32,
    pub(super) context: u32,
    pub(super) negated: bool,
    pub(super) source: Symbol,
    pub(super) application: Symbol,
}

/// Every template, in order.
#[derive(Debug)]
pub(super) struct FrozenTemplates {
    /// By rank.
    pub(super) sorted: Vec<FrozenTemplate>,
    /// For each of the builder's templates, its predicate and its rank.
    pub(super) ranks: Vec<(u16, u32)>,
}

impl FrozenTemplates {
    pub(super) fn new(builder: &GraphBuilder, translate: impl Fn(&Template) -> FrozenTemplate) -> Self {
        let translated: Vec<FrozenTemplate> = builder.templates.iter().map(translate).collect();
        let mut sorted = translated.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let rank = |template: &FrozenTemplate| (template.predicate, sorted.binary_search(template).map_or(0, row));
        let ranks = translated.iter().map(rank).collect();
        Self { sorted, ranks }
    }
}
