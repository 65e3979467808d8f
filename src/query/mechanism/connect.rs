//! Which of several entities mechanisms join, into what groups they fall, and what would join the groups.

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::Sign;
use crate::query::plan::{Budget, Completeness, Endpoint, Plan, QueryError, RunOptions, resolve};
use crate::text::options;

use super::connectors::{Connector, Connectors};
use super::path::Mechanism;
use super::query::MechanismQuery;
use super::terminals::Terminals;

/// Asks which of several entities act on each other, into what groups they fall, and which other entities would join the
/// groups: shared regulators, which act on several of them, and shared targets, on which several act.
///
/// One mechanism is looked for from each entity to each other, the best, and one of the opposite sign: paths are not
/// listed. Mechanisms of the classes of an entity do not count. An entity acts on another as far as
/// [`connector_hops`](Self::connector_hops) says to join groups.
///
/// ```
/// use mechgraph::query::ConnectQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// let found = ConnectQuery::among(["emapalumab", "IFN-γ", "eltrombopag"]).run(&graph)?;
/// assert_eq!(found.links[0].best.to_string(), "emapalumab ⊣ interferon gamma   (net −, established)");
/// assert_eq!(found.groups.len(), 2);
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct ConnectQuery {
    entities: Vec<String>,
    /// Its ends and its limit do not matter.
    mechanisms: MechanismQuery,
    connector_hops: usize,
    limit: usize,
}

impl Default for ConnectQuery {
    fn default() -> Self {
        Self { entities: Vec::new(), mechanisms: MechanismQuery::default(), connector_hops: 1, limit: 10 }
    }
}

impl ConnectQuery {
    /// Connections among entities, each by any of its names.
    pub fn among<T: Into<String>>(entities: impl IntoIterator<Item = T>) -> Self {
        Self { entities: entities.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Sets which mechanisms join entities: those of the steps, sign, filters and costs of a question, whose ends and
    /// limit do not matter. Default: any of at most 6 steps.
    pub fn mechanisms(mut self, question: MechanismQuery) -> Self {
        self.mechanisms = question.to(Endpoint::Any);
        self.mechanisms.from = Endpoint::Any;
        self
    }

    options! { self:
        /// Sets within how many steps a connector acts on the entities that it joins, or they on it, from 1 to 16.
        /// Default: 1, directly.
        pub const fn connector_hops(hops: usize) => self.connector_hops = hops;

        /// Sets the most connectors to list; 0 looks for none. Default: 10.
        pub const fn limit(connectors: usize) => self.limit = connectors;
    }

    /// Runs the query with the default limits.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name means nothing or several things, or as [`MechanismQuery::prepare`].
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Connections<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Runs the query within limits, until it is cancelled; all its searches share them.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// # Complexity
    ///
    /// Two searches for one mechanism for each ordered pair of entities; for connectors, one reading of what is within their
    /// steps of each entity, and a search for each entity about those that are listed and those that could be as good.
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Connections<'g>, QueryError> {
        Plan::check_hops(self.connector_hops)?;
        let mut entities: Vec<NodeId> = Vec::new();
        for name in &self.entities {
            let entity = resolve(graph, name)?.number();
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
        let mut budget = Budget::new(options);
        let terminals = Terminals::prepare(&self.mechanisms, entities, graph)?;
        let mut groups = Groups::new(terminals.entities.len());
        let (mut links, mut missing) = (Vec::new(), Vec::new());
        let node = |place: usize| terminals.entities.get(place).map(|node| Node::new(graph, *node));
        for first in 0..terminals.entities.len() {
            for second in first + 1..terminals.entities.len() {
                let mut found = false;
                for [from, to] in [[first, second], [second, first]] {
                    let Some([best, opposed]) = terminals.between(from, to, &mut budget) else { continue };
                    if let (Some(best), Some(from), Some(to)) = (best, node(from), node(to)) {
                        links.push(Link { from, to, best, opposed });
                        found = true;
                    }
                }
                if found {
                    groups.join(first, second);
                } else if budget.cut().is_none() {
                    missing.extend(node(first).zip(node(second)).map(|(first, second)| [first, second]));
                }
            }
        }
        let connectors = if self.limit == 0 {
            Vec::new()
        } else {
            Connectors { terminals: &terminals, groups: &groups.0, hops: self.connector_hops }
                .best(self.limit, &mut budget)
        };
        let is_full = self.limit > 0 && connectors.len() >= self.limit;
        Ok(Connections {
            entities: (0..terminals.entities.len()).filter_map(node).collect(),
            links,
            missing,
            groups: groups.listed().into_iter().map(|group| group.into_iter().filter_map(node).collect()).collect(),
            connectors,
            expansions: budget.expansions(),
            completeness: budget.completeness().of_list(is_full),
        })
    }
}

/// What a [`ConnectQuery`] found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Connections<'g> {
    /// The entities, each once, as they were given.
    pub entities: Vec<Node<'g>>,
    /// Which of them act on which, by the pair, the one given first before the other.
    pub links: Vec<Link<'g>>,
    /// Pairs of which neither acts on the other, in the order of the entities.
    pub missing: Vec<[Node<'g>; 2]>,
    /// The entities by whether links join them, directly or by others, in whatever direction: the largest group first, then
    /// that of the entity given first.
    pub groups: Vec<Vec<Node<'g>>>,
    /// What would join most groups, then most entities, then what has the fewest statements, then by CURIE; it joins at
    /// least two groups.
    pub connectors: Vec<Connector<'g>>,
    /// Entities expanded by all searches.
    pub expansions: u64,
    /// Whether a limit cut the search. If so, what is listed is right, a pair may be in neither list, groups may be one, and
    /// there may be other connectors. `Open` if there are as many connectors as were wanted, and may be others.
    pub completeness: Completeness,
}

/// One entity that acts on another.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Link<'g> {
    /// What acts.
    pub from: Node<'g>,
    /// On what.
    pub to: Node<'g>,
    /// The best mechanism.
    pub best: Mechanism<'g>,
    /// The best one of the other sign, if there is one.
    pub opposed: Option<Mechanism<'g>>,
}

impl Link<'_> {
    /// The net sign of the best mechanism.
    #[must_use]
    pub const fn sign(&self) -> Option<Sign> {
        self.best.sign()
    }
}

/// By place of an entity, the number of its group: the place of the first of them.
struct Groups(Vec<usize>);

impl Groups {
    fn new(entities: usize) -> Self {
        Self((0..entities).collect())
    }

    fn join(&mut self, first: usize, second: usize) {
        let (Some(&one), Some(&other)) = (self.0.get(first), self.0.get(second)) else { return };
        let (kept, gone) = (one.min(other), one.max(other));
        self.0.iter_mut().filter(|group| **group == gone).for_each(|group| *group = kept);
    }

    /// The places of each, the largest group first.
    fn listed(&self) -> Vec<Vec<usize>> {
        let places = 0..self.0.len();
        let members = |group: usize| self.0.iter().zip(0..).filter(move |(own, _)| **own == group).map(|(_, at)| at);
        let mut listed: Vec<Vec<usize>> =
            places.map(|group| members(group).collect::<Vec<_>>()).filter(|group| !group.is_empty()).collect();
        listed.sort_by_key(|group| core::cmp::Reverse(group.len()));
        listed
    }
}
