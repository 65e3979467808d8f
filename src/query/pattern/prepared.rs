//! A pattern resolved against a graph.

use std::sync::Arc;

use super::candidates::Candidates;
use super::order::{Edge, Estimated, Step, order};
use super::places::Places;
use super::relation::Relation;
use super::value::{PatternQuery, QueryPath};
use crate::graph::{Flags, KnowledgeGraph, NodeId};
use crate::model::{Category, Traversal};
use crate::query::paths::{Parallels, PathQuery, PreparedPaths};
use crate::query::plan::{EdgeFilter, Filters, PatternError, QueryError};
use crate::text::distinct;

/// A [`PatternQuery`] that knows what it means in a graph, and in which order it is matched.
#[derive(Clone, Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct PreparedPattern<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    pub(super) query: PatternQuery,
    pub(super) nodes: Vec<Candidates<'g>>,
    pub(super) edges: Vec<Edge<'g>>,
    pub(super) paths: Vec<PathEdge<'g>>,
    /// Whether a match gives a node an entity: not if it is at the end of an excluded edge alone.
    pub(super) is_bound: Vec<bool>,
    pub(super) steps: Vec<Estimated>,
    pub(super) distinct: bool,
}

/// A path of a pattern, between two nodes by their places.
#[derive(Clone, Debug)]
pub(super) struct PathEdge<'g> {
    pub(super) subject: usize,
    pub(super) object: usize,
    pub(super) min_hops: usize,
    pub(super) category_sets: Vec<Vec<Category>>,
    /// Entities that its ends name, with their subclasses, in order: a path runs through none of them.
    pub(super) named: Vec<NodeId>,
    pub(super) prepared: PreparedPaths<'g>,
}

impl<'g> PreparedPattern<'g> {
    pub(super) fn new(query: &PatternQuery, graph: &'g KnowledgeGraph) -> Result<Self, QueryError> {
        let places = Places::of(query)?;
        let nodes: Vec<Candidates<'g>> =
            query.nodes.iter().map(|node| Candidates::new(graph, node)).collect::<Result<_, _>>()?;
        let filter = Arc::new(EdgeFilter::new(graph, &query.filters, Flags::NEGATED | Flags::REFUTED)?);
        let edge = |(number, edge): (usize, &super::value::QueryEdge)| {
            let (subject, object) = places.edges[number];
            Ok(Edge { subject, object, relation: Relation::new(graph, edge, &filter)?, exclude: edge.exclude })
        };
        let edges = query.edges.iter().enumerate().map(edge).collect::<Result<Vec<_>, QueryError>>()?;
        let paths = query.paths.iter().zip(&places.paths);
        let paths = paths
            .map(|(path, ends)| PathEdge::new(path, *ends, &nodes, &query.filters))
            .collect::<Result<Vec<_>, _>>()?;
        let is_bound = places.bound(query)?;
        let steps = order(&nodes, &edges, &is_bound);
        Ok(Self { graph, query: query.clone(), nodes, edges, paths, is_bound, steps, distinct: query.distinct })
    }

    /// The roots from which the pattern is read.
    pub(super) fn starts(&self) -> Vec<usize> {
        let start = |estimated: &Estimated| match estimated.step {
            Step::Start { node } => Some(node),
            _ => None,
        };
        self.steps.iter().filter_map(start).collect()
    }
}

impl<'g> PathEdge<'g> {
    fn new(
        path: &QueryPath,
        (subject, object): (usize, usize),
        nodes: &[Candidates<'g>],
        filters: &Filters,
    ) -> Result<Self, QueryError> {
        let graph = nodes[subject].graph;
        let place = format!("paths.{}", path.key);
        if path.min_hops == 0 || path.min_hops > path.max_hops || path.max_hops > QueryPath::MOST_HOPS {
            let (least, most) = (path.min_hops, path.max_hops);
            let problem = format!("{least} to {most} steps; 1 to {} are expected", QueryPath::MOST_HOPS);
            return Err(PatternError::new(place, problem).into());
        }
        QueryError::check_predicates(graph, &path.predicates)
            .map_err(|error| error.at(format!("{place}.predicates")))?;
        for (number, set) in path.intermediate_categories.iter().enumerate() {
            QueryError::check_categories(graph, set)
                .map_err(|error| error.at(format!("{place}.constraints[{number}].intermediate_categories")))?;
        }
        let query = PathQuery::anywhere(filters.clone())
            .max_hops(path.max_hops)
            .direction(Traversal::Both)
            .parallel_edges(Parallels::Merged)
            .affirmed();
        let named = [subject, object].into_iter().filter_map(|node| nodes[node].named.as_ref());
        let named: Vec<NodeId> = distinct(named.flat_map(|named| named.entities.iter().copied()));
        Ok(Self {
            subject,
            object,
            named,
            min_hops: path.min_hops,
            category_sets: path.intermediate_categories.clone(),
            prepared: query.prepare(graph)?,
        })
    }
}
