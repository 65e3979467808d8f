//! What may stand between the ends of a path.

use crate::graph::KnowledgeGraph;
use crate::model::Category;
use crate::schema;

/// By set of categories, whether a path may run through its entities; empty if it may through all.
pub(crate) fn inner_kinds(graph: &KnowledgeGraph, within: &[Category], avoided: &[Category]) -> Vec<bool> {
    if within.is_empty() && avoided.is_empty() {
        return Vec::new();
    }
    let below = |own: &[Category], rules: &[Category]| {
        rules.iter().any(|rule| own.iter().any(|category| schema::category_is_a(category.as_str(), rule.as_str())))
    };
    let allowed = |kind: &Vec<Category>| (within.is_empty() || below(kind, within)) && !below(kind, avoided);
    graph.columns.nodes.kinds.iter().map(allowed).collect()
}
