//! One best mechanism for each thing that acts on an end, or that a start acts on.

use core::cmp::Reverse;
use core::fmt;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::graph::{Node, NodeId};
use crate::query::plan::{Budget, Completeness, QueryError, RunOptions, Targets};

use super::cost::{Cost, CostModel, StepCosts};
use super::evaluate::Found;
use super::goal::Goal;
use super::path::Mechanism;
use super::prepared::Prepared;
use super::product::Wanted;
use super::query::MechanismQuery;
use super::reach::Reach;
use super::scratch::Scratch;
use super::search::{first, inherited_goal};
use super::therapeutic::{Therapeutic, Treatments};

/// An entity with its best mechanism, and what is claimed of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BestMechanism<'g> {
    /// The entity at the end that was left open.
    pub entity: Node<'g>,
    /// Its best mechanism of the wanted sign.
    pub mechanism: Mechanism<'g>,
    /// What is claimed as treatment between the two, by clinical status.
    pub claims: Vec<Therapeutic<'g>>,
    /// What speaks against a treatment: refuted and denied claims, contraindications and adverse effects.
    pub against: Vec<Therapeutic<'g>>,
}

/// Which end of a query is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Starts,
    Ends,
}

/// One best mechanism an entity, best first: by the cost of their best mechanism, then as mechanisms are ordered.
///
/// Of starts, those follow that have no mechanism of their own, of whatever sign, but inherit one from a class of the target.
///
/// The search goes from the end that is asked about to all others at once, for the least that each can cost, and judges
/// them in that order, as far as it is asked.
pub struct BestMechanisms<'g> {
    prepared: Prepared<'g>,
    side: Side,
    /// What each entity costs at least, the least last.
    open: Vec<(Cost, NodeId)>,
    /// What was judged and costs more than something open.
    judged: BinaryHeap<Reverse<Judged>>,
    budget: Budget,
    given: usize,
    without_known: bool,
    /// Whether what is inherited is still to come.
    inherits: bool,
    /// The goal of what is inherited, once that is looked for.
    inherited: Option<Goal>,
}

/// A mechanism that waits for its turn.
struct Judged(Found, NodeId);

impl Judged {
    fn key(&self) -> (Cost, usize, &[NodeId], NodeId) {
        (self.0.cost, self.0.steps.len(), &self.0.nodes, self.1)
    }
}

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Judged {}

impl PartialOrd for Judged {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Judged {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl MechanismQuery {
    /// The best mechanism from each of the query's starts, best first: which drugs lower a disease, what raises a gene.
    ///
    /// ```
    /// use mechgraph::query::{Endpoint, RunOptions};
    /// use mechgraph::{MechanismQuery, Sign};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let drugs = Endpoint::Category("biolink:Drug".parse()?);
    /// let query = MechanismQuery::between(drugs, "HLH").net_sign(Sign::Negative);
    /// let first = query.best_per_start(&graph, RunOptions::default())?.next().ok_or("none")?;
    /// assert_eq!(first.entity.name(), "emapalumab");
    /// assert!(!first.claims.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    ///
    /// # Complexity
    ///
    /// One reading of what leads to the end within the hop limit, then a search for each start that is given out, and for
    /// those that can cost as little.
    pub fn best_per_start<'g>(
        &self,
        graph: &'g crate::KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<BestMechanisms<'g>, QueryError> {
        Ok(BestMechanisms::new(self.prepare(graph)?, Side::Starts, Budget::new(options)))
    }

    /// The best mechanism to each of the query's ends, best first: which diseases a drug lowers.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn best_per_end<'g>(
        &self,
        graph: &'g crate::KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<BestMechanisms<'g>, QueryError> {
        Ok(BestMechanisms::new(self.prepare(graph)?, Side::Ends, Budget::new(options)))
    }
}

impl<'g> BestMechanisms<'g> {
    fn new(prepared: Prepared<'g>, side: Side, mut budget: Budget) -> Self {
        let goal = Goal::new(prepared.plan.targets.clone(), wanted(&prepared));
        let open = Self::least_of_each(&prepared, side, &goal, &mut budget);
        let inherits = side == Side::Starts && inherited_goal(&prepared, Wanted::ANY).is_some();
        let (judged, inherited) = (BinaryHeap::new(), None);
        Self { prepared, side, open, judged, budget, given: 0, without_known: false, inherits, inherited }
    }

    /// What the best mechanism of each entity costs at least, the least last.
    fn least_of_each(prepared: &Prepared<'g>, side: Side, goal: &Goal, budget: &mut Budget) -> Vec<(Cost, NodeId)> {
        // What the start's own records tell is known start by start; at best they tell every step.
        let mut cheapest = prepared.clone();
        if side == Side::Starts {
            let costs = CostModel::without_elsewhere(prepared.query.costs.clone());
            cheapest.costs = Arc::new(StepCosts::new(&costs, &cheapest.plan));
        }
        let mut scratch = Scratch::spare();
        let mut open = Reach::start(&cheapest, goal, &mut scratch).least_of_each(
            side == Side::Ends,
            &cheapest,
            goal,
            &mut scratch,
            budget,
        );
        scratch.keep();
        open.sort_unstable_by(|a, b| b.cmp(a));
        open
    }

    /// Leaves out those of which a treatment is claimed already.
    #[must_use]
    pub const fn without_known(mut self) -> Self {
        self.without_known = true;
        self
    }

    /// Whether everything was seen, and if not, what cut the run.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        let ended = self.open.is_empty() && self.judged.is_empty() && !self.inherits;
        let open = if ended { Completeness::Complete } else { Completeness::Open };
        self.budget.truncation().unwrap_or(open)
    }

    /// Entities expanded so far.
    #[must_use]
    pub const fn expansions(&self) -> u64 {
        self.budget.expansions()
    }

    fn judge(&mut self, entity: NodeId) {
        let one = of_one(&self.prepared, self.side, entity);
        let own = |wanted| Goal::new(one.plan.targets.clone(), wanted);
        let goal = match &self.inherited {
            None => own(wanted(&one)),
            Some(_) if first(&one, own(Wanted::ANY), &mut self.budget).is_some() => return,
            Some(inherited) => inherited.clone(),
        };
        if let Some(found) = first(&one, goal, &mut self.budget) {
            self.judged.push(Reverse(Judged(found, entity)));
        }
    }

    /// Turns to what is inherited from the classes of the target, once; false if there is nothing.
    fn inherit(&mut self) -> bool {
        if !core::mem::take(&mut self.inherits) {
            return false;
        }
        self.inherited = inherited_goal(&self.prepared, wanted(&self.prepared));
        if let Some(goal) = &self.inherited {
            self.open = Self::least_of_each(&self.prepared, self.side, goal, &mut self.budget);
        }
        !self.open.is_empty()
    }
}

/// The query for one entity of the side that is gone through.
pub(super) fn of_one<'g>(prepared: &Prepared<'g>, side: Side, entity: NodeId) -> Prepared<'g> {
    let mut one = prepared.clone();
    match side {
        Side::Starts => {
            one.plan.sources = vec![entity];
            one.costs = Arc::new(StepCosts::new(&one.query.costs, &one.plan));
        }
        Side::Ends => {
            one.plan.targets = Targets::Nodes(vec![entity]);
            one.asked = Some(entity);
            one.keep_indications();
        }
    }
    one
}

pub(super) fn wanted(prepared: &Prepared<'_>) -> Wanted {
    prepared.query.sign.map_or(Wanted::ANY, Wanted::sign)
}

impl<'g> Iterator for BestMechanisms<'g> {
    type Item = BestMechanism<'g>;

    fn next(&mut self) -> Option<BestMechanism<'g>> {
        while self.budget.cut().is_none() {
            if self.prepared.query.limit.is_some_and(|limit| self.given >= limit) {
                return None;
            }
            let best = self.judged.peek().map(|Reverse(judged)| judged.0.cost);
            match self.open.last() {
                Some((least, entity)) if best.is_none_or(|best| *least <= best) => {
                    let entity = *entity;
                    self.open.pop();
                    self.judge(entity);
                    continue;
                }
                _ => {}
            }
            let Some(Reverse(Judged(found, entity))) = self.judged.pop() else {
                if self.inherit() {
                    continue;
                }
                return None;
            };
            let one = of_one(&self.prepared, self.side, entity);
            let Treatments { statements: claims, against, .. } = one.treatments();
            if self.without_known && !claims.is_empty() {
                continue;
            }
            self.given += 1;
            let mechanism = Mechanism::new(&one, found);
            return Some(BestMechanism { entity: Node::new(one.plan.graph, entity), mechanism, claims, against });
        }
        None
    }
}

impl core::iter::FusedIterator for BestMechanisms<'_> {}

impl fmt::Debug for BestMechanisms<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BestMechanisms")
            .field("given", &self.given)
            .field("open", &self.open.len())
            .field("completeness", &self.completeness())
            .finish_non_exhaustive()
    }
}
