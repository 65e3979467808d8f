//! What one search looks for: the query's own mechanisms, inherited ones, or witnesses of a verdict.

use crate::graph::{ContextValue, NodeId};
use crate::model::Dimension;

use super::prepared::{Prepared, Targets};
use super::product::{Compatibility, Wanted};

/// Targets, wanted signs, and the disease that the conclusion is about.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    pub(crate) targets: Targets,
    pub(crate) wanted: Wanted,
    pub(crate) compatibility: Compatibility,
    /// The entity that the query asks about, where the paths end above it.
    pub(crate) inherits: Option<NodeId>,
}

impl Goal {
    pub(crate) fn new(targets: Targets, wanted: Wanted) -> Self {
        Self { targets, wanted, compatibility: wanted.compatibility(), inherits: None }
    }

    /// The mechanisms of everything above `asked`.
    pub(crate) fn inherited(prepared: &Prepared<'_>, asked: NodeId, wanted: Wanted) -> Self {
        let mut above = prepared.graph.ancestors(asked);
        let below = prepared.graph.descendants(asked);
        above.retain(|node| below.binary_search(node).is_err());
        Self { inherits: Some(asked), ..Self::new(Targets::Nodes(above), wanted) }
    }

    /// The diseases that count in the disease dimension for a path to `end`.
    pub(crate) fn target_diseases(&self, prepared: &Prepared<'_>, end: NodeId) -> Vec<ContextValue> {
        let nodes = [Some(end), self.inherits];
        let disease = |node: NodeId| {
            let view = prepared.graph.node_at(node)?;
            let is_disease = view.categories().iter().any(|c| crate::schema::category_is_a(c.as_str(), "Disease"));
            let text = *prepared.graph.columns.nodes.id.get(node.index())?;
            is_disease.then_some(ContextValue { dimension: Dimension::Disease, text, node: Some(node) })
        };
        nodes.into_iter().flatten().filter_map(disease).collect()
    }
}
