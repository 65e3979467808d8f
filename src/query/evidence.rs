//! The filter of provenance that every query has: sources, layers, and how sure.

use serde::{Deserialize, Serialize};

use crate::graph::StatementRef;
use crate::model::EpistemicStatus;

/// Which statements a query admits by where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EvidenceFilter {
    /// Primary knowledge sources, any of them; all if empty.
    pub(crate) sources: Vec<String>,
    /// Layers, any of them; all if empty.
    pub(crate) layers: Vec<String>,
    /// The least epistemic status; statements of which nothing is said fail.
    pub(crate) epistemic: Option<EpistemicStatus>,
}

impl EvidenceFilter {
    pub(crate) fn admits(&self, source: Option<&str>, layer: Option<&str>, status: Option<EpistemicStatus>) -> bool {
        let listed = |list: &[String], value: Option<&str>| {
            list.is_empty() || list.iter().any(|known| Some(known.as_str()) == value)
        };
        listed(&self.sources, source)
            && listed(&self.layers, layer)
            && self.epistemic.is_none_or(|least| status.is_some_and(|status| status >= least))
    }

    pub(crate) fn admits_statement(&self, statement: StatementRef<'_>) -> bool {
        self.admits(statement.primary_knowledge_source(), statement.layer(), statement.epistemic_status())
    }
}

/// Whether a statement is of a jurisdiction, by its code or any name of the place; `None` if its own is
/// unknown.
pub(crate) fn is_of_jurisdiction(statement: StatementRef<'_>, asked: &str) -> Option<bool> {
    let own = statement.applicability()?.jurisdiction?;
    let own = own.as_str();
    let place = |name: &str| match statement.graph().find(name).best.as_slice() {
        [only] => Some(only.node),
        _ => None,
    };
    Some(own.eq_ignore_ascii_case(asked) || place(own).is_some_and(|own| place(asked) == Some(own)))
}
