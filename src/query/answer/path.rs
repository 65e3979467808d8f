//! Plain paths and metapaths, owned.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::Direction;
use crate::query::metapath::{Metapath, MetapathCount, MetapathQuery};
use crate::query::paths::{PathQuery, PathRef, PathStep};
use crate::query::plan::{QueryError, RunOptions, is_default};

use super::mechanism::{NodeAnswer, StatementAnswer};
use super::whole::{CompletenessAnswer, EndpointAnswer, endpoint_answer};

/// What a path query has to say, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PathsAnswer {
    /// Where the paths start.
    pub from: EndpointAnswer,
    /// Where they end.
    pub to: EndpointAnswer,
    /// The paths in order.
    pub paths: Vec<PathAnswer>,
    /// Whether everything was seen.
    pub completeness: CompletenessAnswer,
    /// What was asked.
    pub query: PathQuery,
}

/// A path, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PathAnswer {
    /// The entities in sequence.
    pub nodes: Vec<NodeAnswer>,
    /// The steps in sequence, one fewer.
    pub steps: Vec<PathStepAnswer>,
}

/// A step of a path, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PathStepAnswer {
    /// The statements between its two entities, by number.
    pub statements: Vec<StatementAnswer>,
    /// How the first of them is read.
    pub direction: Direction,
}

/// The pairs of entities that paths of a metapath join, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MetapathAnswer {
    /// The metapath.
    pub metapath: Metapath,
    /// The damping exponent.
    pub damping: f64,
    /// How many pairs there are, whatever the limit.
    pub pairs: usize,
    /// From how many permuted networks p-values are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub permutations: usize,
    /// The first of them, best first.
    pub counts: Vec<MetapathCountAnswer>,
}

/// The paths of a metapath between two entities, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MetapathCountAnswer {
    /// Where the paths start.
    pub from: NodeAnswer,
    /// Where they end.
    pub to: NodeAnswer,
    /// How many there are, at least 1.
    pub paths: u64,
    /// The degree-weighted path count, above 0; higher is more specific.
    pub dwpc: f64,
    /// How often chance has as high a count between entities of these degrees; none if no networks were permuted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub p_value: Option<f64>,
}

impl PathQuery {
    /// Runs the query and gathers the paths, at most `limit`.
    ///
    /// ```
    /// use mechgraph::PathQuery;
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = PathQuery::between("emapalumab", "HLH").max_hops(2).answer(&graph, 10)?;
    /// drop(graph);
    /// assert_eq!(answer.paths[0].nodes[0].name, "emapalumab");
    /// assert!(answer.completeness.complete);
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn answer(&self, graph: &KnowledgeGraph, limit: usize) -> Result<PathsAnswer, QueryError> {
        self.answer_with(graph, limit, RunOptions::default())
    }

    /// As [`answer`](Self::answer), within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn answer_with(
        &self,
        graph: &KnowledgeGraph,
        limit: usize,
        options: impl Into<RunOptions>,
    ) -> Result<PathsAnswer, QueryError> {
        let mut found = self.run_with(graph, options)?;
        let mut paths = Vec::new();
        while paths.len() < limit
            && let Some(path) = found.advance()
        {
            paths.push(PathAnswer::from(path));
        }
        // Whether there is one more than were asked for.
        let is_last = paths.len() < limit || found.advance().is_none();
        let completeness = CompletenessAnswer::new(found.completeness(), is_last, found.expansions());
        let (from, to) = (endpoint_answer(self.start(), graph), endpoint_answer(self.end(), graph));
        Ok(PathsAnswer { from, to, paths, completeness, query: self.clone() })
    }
}

impl From<PathRef<'_, '_>> for PathAnswer {
    fn from(path: PathRef<'_, '_>) -> Self {
        Self {
            nodes: path.nodes().map(NodeAnswer::from).collect(),
            steps: path.steps().map(PathStepAnswer::from).collect(),
        }
    }
}

impl From<PathStep<'_, '_>> for PathStepAnswer {
    fn from(step: PathStep<'_, '_>) -> Self {
        Self { statements: step.statements().map(StatementAnswer::from).collect(), direction: step.direction() }
    }
}

impl MetapathQuery {
    /// Counts the paths and gathers the best pairs, at most `limit`.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare), and [`QueryError::Limit`] once a limit is met.
    pub fn answer(&self, graph: &KnowledgeGraph, limit: usize) -> Result<MetapathAnswer, QueryError> {
        self.answer_with(graph, limit, RunOptions::default())
    }

    /// As [`answer`](Self::answer), within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`answer`](Self::answer).
    pub fn answer_with(
        &self,
        graph: &KnowledgeGraph,
        limit: usize,
        options: impl Into<RunOptions>,
    ) -> Result<MetapathAnswer, QueryError> {
        let options = options.into();
        let counts = self.prepare(graph)?.run(&options)?;
        let null = if self.networks() > 0 { Some(self.null_model(graph, &options)?) } else { None };
        let answer = |count: MetapathCount<'_>| MetapathCountAnswer {
            p_value: null.as_ref().and_then(|null| null.p_value(&count)),
            ..MetapathCountAnswer::from(count)
        };
        Ok(MetapathAnswer {
            permutations: self.networks(),
            metapath: self.metapath().clone(),
            damping: self.damping_exponent(),
            pairs: counts.len(),
            counts: counts.ranked(limit).map(answer).collect(),
        })
    }
}

impl From<MetapathCount<'_>> for MetapathCountAnswer {
    fn from(count: MetapathCount<'_>) -> Self {
        let (from, to) = (count.from.into(), count.to.into());
        Self { from, to, paths: count.paths, dwpc: count.degree_weighted, p_value: None }
    }
}
