//! How good mechanisms are by chance: in networks whose entities have kept their degrees.

use serde::{Deserialize, Serialize};

use crate::build::GraphBuilder;
use crate::graph::{EdgeEnd, KnowledgeGraph, Node};
use crate::model::Direction;
use crate::query::permutation::PermutedGraphs;
use crate::query::plan::{Budget, Completeness, LimitKind, QueryError, RunOptions};
use crate::text::options;

use super::best::{Side, of_one, wanted};
use super::cost::Cost;
use super::prepared::Prepared;
use super::product::Wanted;
use super::query::MechanismQuery;
use super::search::{first, has_within};
use super::stage::Stage;

/// Asks how often chance has as good a mechanism as a question: in networks in which every entity has kept its degrees.
///
/// In a network, the statements that the question reads have exchanged their objects, two of one class at a time, so that
/// every entity is the subject and the object of as many statements of each class as in the graph. A class is statements of
/// one predicate, sign and direction of reading, whose ends are of the same two groups of entities, such as chemicals and
/// proteins. Subclasses, treatments and all other statements stay; a shortcut is a step of its own, since what it summarises
/// is no path any more. What steps cost is counted in each network anew.
///
/// The score of a question is the cost of its best mechanism. The p-value is `(1 + r) / (1 + n)` for `r` of `n` networks in
/// which the same question has a mechanism that costs no more.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::ChanceQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// let question = MechanismQuery::between("emapalumab", "HLH");
/// let chances = ChanceQuery::of(question).permutations(50).run(&graph)?;
/// let chance = chances.chances[0].ok_or("no mechanism")?;
/// assert_eq!(chance.networks, 50);
/// assert!((1.0 / 51.0..=1.0).contains(&chance.p_value));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct ChanceQuery {
    question: MechanismQuery,
    permutations: usize,
    seed: u64,
}

impl Default for ChanceQuery {
    fn default() -> Self {
        Self { question: MechanismQuery::default(), permutations: 100, seed: 1 }
    }
}

/// How often chance has as good a mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MechanismChance {
    /// What the best mechanism of the graph costs.
    pub cost: Cost,
    /// In how many networks there is one that costs no more.
    pub as_good: usize,
    /// How many networks there were.
    pub networks: usize,
    /// `(1 + as_good) / (1 + networks)`.
    pub p_value: f64,
}

/// What a [`ChanceQuery`] found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Chances {
    /// For each of what was asked about, in that order; none for what has no mechanism.
    pub chances: Vec<Option<MechanismChance>>,
    /// How many networks there were.
    pub networks: usize,
    /// Whether as many networks were drawn and searched as were asked for. If not, p-values are from those before.
    pub completeness: Completeness,
}

impl ChanceQuery {
    /// How good the best mechanism of a question is by chance.
    pub fn of(question: MechanismQuery) -> Self {
        Self { question, ..Self::default() }
    }

    options! { self:
        /// Sets how many networks are drawn; p-values are at least 1 in so many and one. Default: 100.
        pub const fn permutations(permutations: usize) => self.permutations = permutations;

        /// Sets the seed from which networks are drawn: the same seed draws the same ones. Default: 1.
        pub const fn seed(seed: u64) => self.seed = seed;
    }

    /// Asks about the best mechanism of the question, with the default limits.
    ///
    /// # Errors
    ///
    /// As [`run_with`](Self::run_with).
    pub fn run(&self, graph: &KnowledgeGraph) -> Result<Chances, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Asks about the best mechanism of the question: one of the classes of an end where the question has none of its own,
    /// which is then compared with those of the same classes.
    ///
    /// The deadline and the token are of all networks, the other limits of each. Once a limit is met, p-values are from the
    /// networks before.
    ///
    /// # Errors
    ///
    /// As [`MechanismQuery::prepare`]; [`QueryError::Limit`] if the memory limit is met by the statements that are to be
    /// exchanged.
    ///
    /// # Complexity
    ///
    /// For each network, linear in the statements of the graph, and a search for one mechanism that ends where it would cost
    /// more.
    pub fn run_with(&self, graph: &KnowledgeGraph, options: impl Into<RunOptions>) -> Result<Chances, QueryError> {
        self.all(graph, &[Asked::Question], options.into())
    }

    /// Asks about the best mechanism from each of some starts, as [`MechanismQuery::best_per_start`] has them.
    ///
    /// # Errors
    ///
    /// As [`run_with`](Self::run_with).
    pub fn per_start_with(
        &self,
        graph: &KnowledgeGraph,
        starts: &[Node<'_>],
        options: impl Into<RunOptions>,
    ) -> Result<Chances, QueryError> {
        self.all(graph, &asked(Side::Starts, starts), options.into())
    }

    /// Asks about the best mechanism to each of some ends, as [`MechanismQuery::best_per_end`] has them.
    ///
    /// # Errors
    ///
    /// As [`run_with`](Self::run_with).
    pub fn per_end_with(
        &self,
        graph: &KnowledgeGraph,
        ends: &[Node<'_>],
        options: impl Into<RunOptions>,
    ) -> Result<Chances, QueryError> {
        self.all(graph, &asked(Side::Ends, ends), options.into())
    }

    fn all(&self, graph: &KnowledgeGraph, asked: &[Asked<'_>], options: RunOptions) -> Result<Chances, QueryError> {
        if graph.is_overlay() {
            // Costs of what is added are counted anew with all others, so that all networks have the same rows.
            let frozen = GraphBuilder::from_graph(graph).freeze();
            return self.all(&frozen.map_err(|_| QueryError::Limit(LimitKind::Memory))?, asked, options);
        }
        let mut budget = Budget::new(options);
        let prepared = self.question.prepare(graph)?;
        let mut scores = Vec::new();
        for one in asked {
            scores.push(Score::of(&prepared, *one, &mut budget.fresh()).map_err(QueryError::Limit)?);
        }
        let takes = |end: &EdgeEnd<'_>| {
            let reads = [Direction::Forward, Direction::Backward].iter().any(|way| prepared.reads(end, *way));
            reads && prepared.plan.allows(end)
        };
        let mut as_good = vec![0; scores.len()];
        let mut networks = 0;
        let mut graphs = PermutedGraphs::of(graph, takes, self.seed, &mut budget).map_err(QueryError::Limit)?;
        // Without a mechanism there is nothing to compare.
        let wanted = if scores.iter().any(Option::is_some) { self.permutations } else { 0 };
        while networks < wanted {
            match self.compare(&mut graphs, asked, &scores, &budget)? {
                Ok(have) => as_good.iter_mut().zip(have).for_each(|(count, has)| *count += usize::from(has)),
                Err(limit) => {
                    budget.cut_by(limit);
                    break;
                }
            }
            networks += 1;
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of networks is far below 2^52")]
        let chance = |(score, as_good): (Option<Score>, usize)| {
            let p_value = (1 + as_good) as f64 / (1 + networks) as f64;
            score.map(|score| MechanismChance { cost: score.cost, as_good, networks, p_value })
        };
        let chances = scores.into_iter().zip(as_good).map(chance).collect();
        Ok(Chances { chances, networks, completeness: budget.completeness() })
    }

    /// Whether the next network has as good a mechanism as each score, or the limit that was met.
    fn compare(
        &self,
        graphs: &mut PermutedGraphs<'_>,
        asked: &[Asked<'_>],
        scores: &[Option<Score>],
        budget: &Budget,
    ) -> Result<Result<Vec<bool>, LimitKind>, QueryError> {
        let network = match graphs.advance(&mut budget.fresh()) {
            Ok(network) => network,
            Err(limit) => return Ok(Err(limit)),
        };
        let prepared = self.question.prepare(&network)?;
        let mut have = Vec::with_capacity(scores.len());
        for (one, score) in asked.iter().zip(scores) {
            let Some(score) = score else {
                have.push(false);
                continue;
            };
            let mut own = budget.fresh();
            match score.is_matched(&prepared, *one, &mut own) {
                Some(is_matched) => have.push(is_matched),
                None => return Ok(Err(own.cut().unwrap_or(LimitKind::Expansions))),
            }
        }
        Ok(Ok(have))
    }
}

/// What one score is of.
#[derive(Clone, Copy, Debug)]
enum Asked<'a> {
    /// The question as it is.
    Question,
    /// One start or one end of it, by CURIE.
    One(Side, &'a str),
}

fn asked<'a>(side: Side, nodes: &[Node<'a>]) -> Vec<Asked<'a>> {
    nodes.iter().map(|node| Asked::One(side, node.curie())).collect()
}

impl Asked<'_> {
    /// The question about it.
    fn of<'g>(self, prepared: &Prepared<'g>) -> Option<Prepared<'g>> {
        match self {
            Self::Question => Some(prepared.clone()),
            Self::One(side, id) => Some(of_one(prepared, side, prepared.plan.graph.node(id)?.number())),
        }
    }
}

/// What the best mechanism costs, and where it was found.
#[derive(Clone, Copy, Debug)]
struct Score {
    cost: Cost,
    stage: Stage,
}

impl Score {
    fn of(prepared: &Prepared<'_>, asked: Asked<'_>, budget: &mut Budget) -> Result<Option<Self>, LimitKind> {
        let Some(prepared) = asked.of(prepared) else { return Ok(None) };
        for stage in Stage::ALL {
            let Some((of_classes, goal)) = stage.asked(&prepared, Wanted::ANY) else { continue };
            let asked = of_classes.as_ref().unwrap_or(&prepared);
            let found = first(asked, goal.clone().wanting(wanted(&prepared)), budget);
            // What has mechanisms of another sign does not inherit.
            let is_last = found.is_some() || first(asked, goal, budget).is_some();
            if let Some(limit) = budget.cut() {
                return Err(limit);
            }
            if is_last {
                return Ok(found.map(|found| Self { cost: found.cost, stage }));
            }
        }
        Ok(None)
    }

    /// Whether a question, put to a network, has a mechanism that costs no more; `None` if a limit was met.
    fn is_matched(self, prepared: &Prepared<'_>, asked: Asked<'_>, budget: &mut Budget) -> Option<bool> {
        let Some(prepared) = asked.of(prepared) else { return Some(false) };
        let Some((of_classes, goal)) = self.stage.asked(&prepared, wanted(&prepared)) else { return Some(false) };
        let asked = of_classes.as_ref().unwrap_or(&prepared);
        has_within(asked, goal, self.cost, budget)
    }
}
