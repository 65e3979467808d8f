//! The query.

use serde::{Deserialize, Serialize};

use super::edge::QueryEdge;
use super::node::QueryNode;
use super::path::QueryPath;
use crate::graph::KnowledgeGraph;
use crate::query::plan::{Filters, QueryError, filter_methods, is_default};
use crate::text::options;

/// Asks which entities and statements of a graph fit a pattern, with the semantics of TRAPI's query graphs.
///
/// A **match** gives each node of the pattern an entity such that every edge has a statement, every path a path, and no
/// excluded edge a statement. Two nodes may be the same entity unless [`distinct_entities`](Self::distinct_entities)
/// says otherwise. Statements of lower predicates and with lower qualifier values fit; an entity named means its
/// subclasses, too.
///
/// A **result** puts matches together: those that differ in no entity that has to be told apart, which are the
/// entities of nodes that are neither named nor [sets](super::SetInterpretation), and the names of those that are.
/// Results come by these, in the order of the nodes in the pattern, compared by CURIE.
///
/// ```
/// use mechgraph::query::{PatternQuery, QueryEdge, QueryNode};
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = PatternQuery::new()
///     .node(QueryNode::new("drug").category("Drug".parse()?))
///     .node(QueryNode::new("target").category("Protein".parse()?))
///     .node(QueryNode::new("disease").id("HLH"))
///     .edge(QueryEdge::new("e0", "drug", "target").predicate("affects".parse()?))
///     .edge(QueryEdge::new("e1", "target", "disease").predicate("contributes_to".parse()?));
/// let results = query.run(&graph)?;
/// let drugs: Vec<&str> = results.flat_map(|result| result.entities("drug").map(|drug| drug.name())).collect();
/// assert_eq!(drugs, ["emapalumab"]);
/// assert_eq!(query.count(&graph)?.matches, 1);
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct PatternQuery {
    pub(in crate::query::pattern) nodes: Vec<QueryNode>,
    #[serde(skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) edges: Vec<QueryEdge>,
    #[serde(skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) paths: Vec<QueryPath>,
    #[serde(skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) filters: Filters,
    #[serde(skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) distinct: bool,
}

filter_methods!(PatternQuery: statements);

impl PatternQuery {
    /// A pattern of nothing, to which nodes and edges are added.
    pub fn new() -> Self {
        Self::default()
    }

    options! { self:
        /// Adds a node.
        pub fn node(node: QueryNode) => self.nodes.push(node);

        /// Adds an edge, which must hold together with all others.
        pub fn edge(edge: QueryEdge) => self.edges.push(edge);

        /// Adds a path, which must exist together with all edges.
        pub fn path(path: QueryPath) => self.paths.push(path);

        /// Asks that no two nodes be the same entity. Default: they may be.
        pub const fn distinct_entities() => self.distinct = true;
    }

    /// The nodes, as given.
    #[must_use]
    pub fn nodes(&self) -> &[QueryNode] {
        &self.nodes
    }

    /// The edges, as given.
    #[must_use]
    pub fn edges(&self) -> &[QueryEdge] {
        &self.edges
    }

    /// The paths, as given.
    #[must_use]
    pub fn paths(&self) -> &[QueryPath] {
        &self.paths
    }

    pub(crate) const fn filters(&self) -> &Filters {
        &self.filters
    }

    pub(crate) const fn wants_distinct_entities(&self) -> bool {
        self.distinct
    }

    /// The same pattern with the identifier of each entity that it names: by another identifier, or by a name.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a text means nothing in the graph, or more than one entity.
    pub fn with_identifiers(mut self, graph: &KnowledgeGraph) -> Result<Self, QueryError> {
        for node in &mut self.nodes {
            for (number, id) in node.ids.iter_mut().enumerate() {
                let place = || format!("nodes.{}.ids[{number}]", node.key);
                *id = id.identified(graph).map_err(|error| error.at(place()))?;
            }
        }
        Ok(self)
    }
}
