//! What one search looks for: the query's own mechanisms, inherited ones, or witnesses of a verdict.

use crate::graph::{ContextValue, Node, NodeId};
use crate::model::Dimension;
use crate::schema;

use super::prepared::Prepared;
use super::product::Wanted;
use crate::query::plan::Targets;

/// Targets, wanted signs, and the disease that the conclusion is about.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    pub(crate) targets: Targets,
    pub(crate) wanted: Wanted,
    /// The entity that the query asks about, where the paths end above it.
    pub(crate) inherits: Option<NodeId>,
}

impl Goal {
    pub(crate) fn new(targets: Targets, wanted: Wanted) -> Self {
        Self { targets, wanted, inherits: None }
    }

    /// The same, of other signs.
    pub(crate) fn wanting(self, wanted: Wanted) -> Self {
        Self { wanted, ..self }
    }

    /// The mechanisms of everything above `asked`.
    pub(crate) fn inherited(prepared: &Prepared<'_>, asked: NodeId, wanted: Wanted) -> Self {
        let mut above = prepared.plan.graph.ancestors(asked);
        let below = prepared.plan.graph.descendants(asked);
        above.retain(|node| below.binary_search(node).is_err());
        Self { inherits: Some(asked), ..Self::new(Targets::Nodes(above), wanted) }
    }

    /// The diseases that count in the disease dimension for a path to `end`.
    pub(crate) fn target_diseases(&self, prepared: &Prepared<'_>, end: NodeId) -> Vec<ContextValue> {
        let nodes = [Some(end), self.inherits];
        let views = nodes.into_iter().flatten().filter_map(|node| prepared.plan.graph.node_at(node));
        views.filter_map(disease_value).collect()
    }
}

/// A disease as a value of the disease dimension; none for anything else.
pub(super) fn disease_value(node: Node<'_>) -> Option<ContextValue> {
    schema::are_in(node.categories(), &["Disease"]).then(|| ContextValue {
        dimension: Dimension::Disease,
        text: node.id_symbol(),
        node: Some(node.number()),
    })
}
