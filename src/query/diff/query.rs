//! The question what differs between two graphs.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::query::plan::{Limits, QueryError, RunOptions, nearest};
use crate::schema;

use super::fields::{Fields, of_model};
use super::graph::GraphDiff;

/// Asks what a graph has that another one has not, and what both say otherwise.
///
/// Entities are the same if they have one CURIE. Statements are the same if they have one identity: the ends, the predicate,
/// negation, source, qualifiers, context, clinical status and applicability that tell statements apart when a graph is
/// built. Of those that are left, two between the same ends are a changed one if a source gave both one id, or if they
/// alone differ in nothing but clinical status, applicability and free properties. Where in a file a statement was read is
/// no difference. An [`Overlay`](crate::Overlay) is compared as the new graph, over the old one.
///
/// ```
/// use mechgraph::datasets;
/// use mechgraph::query::{Change, Difference, GraphDiffQuery};
/// let (old, new) = (datasets::interferon_gamma(), datasets::interferon_gamma_with_background());
/// let changes: Vec<Change<'_>> = GraphDiffQuery::new().run(&old, &new).collect();
/// assert!(changes.iter().all(|it| matches!(
///     it,
///     Change::Entity(Difference::Gained(_)) | Change::Statement(Difference::Gained(_))
/// )));
/// assert_eq!(GraphDiffQuery::new().run(&new, &new).count(), 0);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct GraphDiffQuery {
    ignored: BTreeSet<String>,
}

impl GraphDiffQuery {
    /// Every difference.
    pub fn new() -> Self {
        Self::default()
    }

    /// Leaves out a field of both graphs, as [`FieldChange::field`](super::FieldChange::field) names it, such as `id` where
    /// each build gives statements new ids. Repeatable. What tells statements apart is compared all the same. Default: none.
    pub fn ignoring(mut self, field: impl Into<String>) -> Self {
        self.ignored.insert(field.into());
        self
    }

    /// Whether every field that is left out is one: by its name, or because an entity or a statement of a graph has it.
    ///
    /// # Errors
    ///
    /// [`QueryError::NoField`] for the first that is none, with one that is alike.
    ///
    /// # Complexity
    ///
    /// Linear in both graphs for a field that is none of the model.
    pub fn check(&self, old: &KnowledgeGraph, new: &KnowledgeGraph) -> Result<(), QueryError> {
        let is_of_model = |name: &&String| {
            of_model().any(|known| known == *name)
                || schema::qualifier_slot(name).is_some()
                || name.starts_with("context.")
                || name.starts_with("labels.")
        };
        let mut others = self.ignored.iter().filter(|name| !is_of_model(name)).peekable();
        if others.peek().is_none() {
            return Ok(());
        }
        let mut known = Fields::names(old);
        known.append(&mut Fields::names(new));
        let Some(unknown) = others.find(|name| !known.contains(*name)) else { return Ok(()) };
        known.extend(of_model().map(str::to_owned));
        let near = nearest(unknown, known.iter().map(String::as_str)).map(str::to_owned);
        Err(QueryError::NoField { name: unknown.clone(), near })
    }

    /// Compares two graphs: entities by CURIE, then statements by subject, predicate and object, then those about statements.
    ///
    /// # Complexity
    ///
    /// Linear in both graphs. Parallel statements are sorted, and so are those about statements. In memory are a number for
    /// each entity and the statements of one subject.
    pub fn run<'g>(&self, old: &'g KnowledgeGraph, new: &'g KnowledgeGraph) -> GraphDiff<'g> {
        self.run_with(old, new, Limits::unlimited())
    }

    /// The same within limits, until it is cancelled; see [`RunOptions`]. An entity or a statement that is read counts as an
    /// expansion, a difference as a path.
    pub fn run_with<'g>(
        &self,
        old: &'g KnowledgeGraph,
        new: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> GraphDiff<'g> {
        GraphDiff::new([old, new], self.ignored.clone(), options.into())
    }
}
