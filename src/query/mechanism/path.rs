//! A mechanism: a signed path of statements, with what supports each step.

use core::fmt;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::graph::{
    ArgumentRef, ContextValue, EdgeEnd, Flags, KnowledgeGraph, Node, NodeId, StatementId, StatementRef,
};
use crate::model::{Basis, Context, Direction, Effect, EpistemicStatus, Sign};

use super::cost::{Cost, CostPart, StepCosts};
use super::ending::breaks_at_a_place;
use super::evaluate::{Found, FoundStep};
use super::goal::disease_value;
use super::prepared::Prepared;
use super::query::MechanismQuery;
use crate::query::plan::Narrowest;
use crate::text::make_distinct;

/// How one entity acts on another: a path of steps with a net sign, in context, with its evidence.
///
/// It borrows the graph; [`query::Answer`](crate::query::Answer) holds the same data on its own.
#[derive(Clone)]
pub struct Mechanism<'g> {
    graph: &'g KnowledgeGraph,
    found: Found,
    asked: Option<NodeId>,
    instead_of: Option<NodeId>,
    query: Arc<MechanismQuery>,
    costs: Arc<StepCosts<'g>>,
    /// Expansions of shortcuts that the query takes away.
    gone: Arc<FxHashSet<(StatementId, usize)>>,
}

impl<'g> Mechanism<'g> {
    pub(crate) fn new(prepared: &Prepared<'g>, found: Found) -> Self {
        Self {
            graph: prepared.plan.graph,
            found,
            asked: prepared.asked,
            instead_of: prepared.instead_of,
            query: Arc::clone(&prepared.query),
            costs: Arc::clone(&prepared.costs),
            gone: Arc::clone(&prepared.gone),
        }
    }

    /// The query that it answers.
    pub fn query(&self) -> &MechanismQuery {
        &self.query
    }

    /// The graph that holds it.
    #[must_use]
    pub const fn graph(&self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// The net sign: the product of the steps' signs. Unknown (`None`) if a step is unsigned, if all are
    /// carriers, if the path ends at a place, or if it goes through one that no record goes through.
    #[must_use]
    pub const fn sign(&self) -> Option<Sign> {
        self.found.sign
    }

    /// What the path costs: the sum of its steps.
    #[must_use]
    pub const fn cost(&self) -> Cost {
        self.found.cost
    }

    /// The entities in sequence, one more than there are steps.
    #[must_use]
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'g>> + DoubleEndedIterator {
        let graph = self.graph;
        self.found.nodes.iter().map(move |node| Node::new(graph, *node))
    }

    /// The steps in sequence.
    #[must_use]
    pub fn steps(&self) -> impl ExactSizeIterator<Item = Step<'_, 'g>> {
        let pairs = self.found.nodes.iter().zip(self.found.nodes.iter().skip(1));
        let graph = self.graph;
        self.found.steps.iter().zip(pairs).map(move |(step, (from, to))| Step {
            graph,
            found: step,
            contexts: &self.found.contexts,
            about: [self.found.nodes.last().copied(), self.found.inherited_from.and(self.asked)],
            costs: &self.costs,
            gone: &self.gone,
            from: Node::new(graph, *from),
            to: Node::new(graph, *to),
        })
    }

    /// How sure it is: as its weakest step, and at most hypothesised if inherited. `None` if of some step
    /// nothing is said.
    #[must_use]
    pub fn status(&self) -> Option<EpistemicStatus> {
        let weakest = self.steps().map(Step::status).min().flatten();
        if self.is_inherited() { weakest.min(Some(EpistemicStatus::Hypothesised)) } else { weakest }
    }

    /// On what it rests: as its weakest step, and on a place where one within it passes nothing on.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        let steps = self.found.steps.iter().map(|step| step.supports.as_slice());
        let place = breaks_at_a_place(self.graph, steps).then_some(Basis::Place);
        self.steps().filter_map(Step::basis).chain(place).max()
    }

    /// Where it holds, with the alternatives of each dimension together; open where it holds generally.
    /// [`contexts`](Self::contexts) gives those that go together. The disease that was asked about is not repeated.
    #[must_use]
    pub fn context(&self) -> Context {
        context_of(self.graph, &self.found.contexts)
    }

    /// The contexts in which it holds, one by one where several do not make one; a single open one where it
    /// holds generally.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        self.found.contexts.iter().map(|context| context_of(self.graph, core::slice::from_ref(context))).collect()
    }

    /// Whether its statements hold together in some context. Others are given out only when asked for.
    #[must_use]
    pub fn is_coherent(&self) -> bool {
        !self.found.contexts.is_empty()
    }

    /// The superclass that the path ends at, where the query asked about a subclass without a mechanism
    /// of its own.
    #[must_use]
    pub fn inherited_from(&self) -> Option<Node<'g>> {
        self.found.inherited_from.map(|node| Node::new(self.graph, node))
    }

    /// The class at which the path starts, where the query asked about a member of it without a mechanism of its own, and for
    /// [`classes_of_start`](MechanismQuery::classes_of_start).
    #[must_use]
    pub fn start_inherited_from(&self) -> Option<Node<'g>> {
        self.nodes().next().filter(|_| self.instead_of.is_some())
    }

    /// Whether it is not of what was asked about, but of a class of it.
    const fn is_inherited(&self) -> bool {
        self.found.inherited_from.is_some() || self.instead_of.is_some()
    }

    /// The entity that the query asked about, if it was one.
    #[must_use]
    pub fn asked(&self) -> Option<Node<'g>> {
        self.asked.map(|node| Node::new(self.graph, node))
    }

    /// The supporting statements of all steps, in sequence.
    pub fn statements(&self) -> impl Iterator<Item = StatementRef<'g>> {
        let graph = self.graph;
        let supports = self.found.steps.iter().flat_map(|step| &step.supports);
        supports.map(move |support| StatementRef::new(graph, support.statement))
    }

    /// Statements about this mechanism, in the order of their numbers: about a support; of an entity of
    /// the path about a statement that ends at one of its entities; and statements about those.
    #[must_use]
    pub fn about(&self) -> Vec<StatementRef<'g>> {
        let mut about: Vec<StatementId> = Vec::new();
        let supports: Vec<StatementId> = self.statements().map(StatementRef::number).collect();
        about.extend(supports.iter().flat_map(|support| self.graph.statements_about(*support)));
        for end in self.nodes().flat_map(StatementsEndingAt::of) {
            let of_path = |statement: &StatementRef<'g>| match (statement.subject(), statement.object()) {
                (ArgumentRef::Node(subject), ArgumentRef::Statement(object)) => {
                    object == end && self.nodes().any(|node| node == subject)
                }
                _ => false,
            };
            about.extend(end.about().filter(of_path).map(StatementRef::number));
        }
        let second: Vec<StatementId> =
            about.iter().flat_map(|first| self.graph.statements_about(*first)).copied().collect();
        about.extend(second);
        make_distinct(&mut about);
        about.into_iter().map(|statement| StatementRef::new(self.graph, statement)).collect()
    }
}

/// The statements whose object is a node and about which there are others.
struct StatementsEndingAt;

impl StatementsEndingAt {
    fn of(node: Node<'_>) -> impl Iterator<Item = StatementRef<'_>> {
        let graph = node.graph();
        let with_about = move |end: &EdgeEnd<'_>| graph.profile(end.profile).flags.has(Flags::HAS_ABOUT);
        graph.in_ends(node.number()).iter().filter(with_about).map(move |end| StatementRef::new(graph, end.statement()))
    }
}

/// Context values as a context, alternatives united.
pub(crate) fn context_of(graph: &KnowledgeGraph, contexts: &[Narrowest]) -> Context {
    let values = contexts.iter().flatten();
    values.map(|value| (value.dimension, graph.columns.text.text(value.text))).collect()
}

/// One step of a mechanism: the statements of one effect between two entities.
#[derive(Clone, Copy)]
pub struct Step<'m, 'g> {
    graph: &'g KnowledgeGraph,
    found: &'m FoundStep,
    /// Those of the mechanism.
    contexts: &'m [Narrowest],
    /// What the mechanism is about: its end, and what was asked about where it ends above that.
    about: [Option<NodeId>; 2],
    costs: &'m StepCosts<'g>,
    /// Expansions of shortcuts that the query takes away.
    gone: &'m FxHashSet<(StatementId, usize)>,
    from: Node<'g>,
    to: Node<'g>,
}

impl<'m, 'g> Step<'m, 'g> {
    pub(super) const fn graph(self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// The contexts in which the mechanism holds.
    pub(super) const fn contexts(self) -> &'m [Narrowest] {
        self.contexts
    }

    /// Where it starts.
    #[must_use]
    pub const fn from(self) -> Node<'g> {
        self.from
    }

    /// Where it ends.
    #[must_use]
    pub const fn to(self) -> Node<'g> {
        self.to
    }

    /// What it does to the path's sign.
    #[must_use]
    pub const fn effect(self) -> Effect {
        self.found.effect
    }

    /// What it costs: as its cheapest support.
    #[must_use]
    pub const fn cost(self) -> Cost {
        self.found.cost
    }

    /// The diseases that the mechanism is about, which its contexts leave out.
    pub(super) fn diseases(self) -> Vec<ContextValue> {
        self.about.into_iter().flatten().filter_map(|node| disease_value(Node::new(self.graph, node))).collect()
    }

    /// What makes up its cost: that of its cheapest support, and what the step before it adds.
    #[must_use]
    pub fn cost_parts(self) -> Vec<CostPart> {
        let Some(support) = self.found.supports.iter().min_by_key(|support| (support.cost, support.statement)) else {
            return Vec::new();
        };
        let statement = StatementRef::new(self.graph, support.statement);
        let mut parts = self.costs.parts(statement, self.from.number(), self.to.number());
        if self.found.cost > support.cost {
            parts.push(CostPart::CarrierRun { cost: self.costs.carrier_run() });
        }
        parts
    }

    /// How sure it is: as its best support.
    #[must_use]
    pub fn status(self) -> Option<EpistemicStatus> {
        self.supports().map(|support| support.statement.epistemic_status()).max().flatten()
    }

    /// On what it rests: as the strongest of its supports.
    #[must_use]
    pub fn basis(self) -> Option<Basis> {
        self.supports().filter_map(|support| support.statement.basis()).min()
    }

    /// The direction in which its best support is read.
    #[must_use]
    pub fn direction(self) -> Direction {
        self.found.supports.first().map_or(Direction::Forward, |support| support.direction)
    }

    /// The statements that say so, the best first: by epistemic status, cost and number.
    #[must_use]
    pub fn supports(self) -> impl ExactSizeIterator<Item = StepSupport<'g>> + use<'m, 'g> {
        let graph = self.graph;
        self.found.supports.iter().map(move |support| StepSupport {
            statement: StatementRef::new(graph, support.statement),
            direction: support.direction,
        })
    }

    /// The expansions that its supports summarise, each a path of statements, without those of which the query avoids a part.
    pub fn expansions(self) -> impl Iterator<Item = Vec<StatementRef<'g>>> + use<'m, 'g> {
        self.supports().flat_map(move |support| self.expansions_of(support.statement))
    }

    /// Those of one of its supports.
    pub(crate) fn expansions_of(
        self,
        support: StatementRef<'g>,
    ) -> impl Iterator<Item = Vec<StatementRef<'g>>> + use<'m, 'g> {
        let stands = move |place: &usize| !self.gone.contains(&(support.number(), *place));
        let expansions = (0..).zip(support.expansion_statements());
        expansions.filter(move |(place, _)| stands(place)).map(|(_, path)| path)
    }
}

impl fmt::Debug for Step<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Step({} {} {})", self.from.curie(), self.found.effect, self.to.curie())
    }
}

/// A statement that supports a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StepSupport<'g> {
    /// The statement.
    pub statement: StatementRef<'g>,
    /// The direction in which it is read.
    pub direction: Direction,
}

impl fmt::Debug for Mechanism<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nodes: Vec<&str> = self.nodes().map(Node::curie).collect();
        f.debug_struct("Mechanism").field("nodes", &nodes).field("sign", &self.sign()).finish_non_exhaustive()
    }
}
