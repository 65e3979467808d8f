//! A cost model compiled for a query: what a step costs, one look-up for each part.

use crate::graph::{
    Beliefs, EdgeEnd, KnowledgeGraph, Node, NodeId, PARTS_OF_A_BIT, Profile, ProfileWord, StatementClass, StatementId,
    StatementRef,
};
use crate::query::plan::Plan;
use crate::schema::EntityGroup;
use crate::text::Symbol;

use super::amount::Cost;
use super::model::CostModel;
use super::parts::CostPart;

/// What the steps of a graph cost under a model, for one query.
#[derive(Clone, Debug)]
pub(crate) struct StepCosts<'g> {
    /// By class of statement: the part that follows from it.
    classes: Vec<ClassCost>,
    /// That part, where it is the same for all.
    same: Option<ClassCost>,
    profiles: &'g [Profile],
    /// What else matters; none where steps are only counted.
    weighed: Option<Weighed<'g>>,
    carrier_run: Cost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClassCost {
    cost: Cost,
    /// A rule for the predicate, status or source says all that there is to say.
    whole: bool,
}

#[derive(Clone, Debug)]
struct Weighed<'g> {
    graph: &'g KnowledgeGraph,
    surprise: &'g [u8],
    /// Statements that a record has together with a step of the start.
    beside: Option<Vec<bool>>,
    /// By the group of the entity that a step leaves.
    leaving: [Leaving; EntityGroup::COUNT],
    /// By statement; none where doubt costs nothing.
    doubts: Option<(Beliefs<'g>, Cost)>,
    kinds: &'g [u32],
    groups: &'g [EntityGroup],
}

/// What steps cost that leave an entity of a group.
#[derive(Clone, Copy, Debug, Default)]
struct Leaving {
    /// A bit of surprise.
    bit: Cost,
    /// To be elsewhere.
    elsewhere: Cost,
    /// By the group of the entity to which it leads.
    to: [Cost; EntityGroup::COUNT],
}

impl<'g> StepCosts<'g> {
    pub(crate) fn new(model: &CostModel, plan: &Plan<'g>) -> Self {
        let graph = plan.graph;
        let weighed = model.weighs().then(|| Weighed::new(model, graph, &plan.sources));
        let classes = classes(model, graph);
        let same = classes.first().copied().filter(|first| classes.iter().all(|class| class == first));
        let profiles = &graph.columns.statements.profiles;
        Self { classes, same, profiles, weighed, carrier_run: model.carrier_run() }
    }

    /// What a step from one group of entities to another costs on top.
    pub(crate) fn between(&self, from: EntityGroup, to: EntityGroup) -> Cost {
        self.weighed.as_ref().map_or(Cost(0), |weighed| weighed.leaving[from as usize].to[to as usize])
    }

    /// What a carrier step after another costs on top.
    pub(crate) const fn carrier_run(&self) -> Cost {
        self.carrier_run
    }

    /// Whether each step costs what its class of statement says, so that costs are few.
    pub(crate) const fn are_by_class(&self) -> bool {
        self.weighed.is_none()
    }

    /// What the step along `end` costs, read from one entity to another.
    #[inline]
    pub(crate) fn of(&self, end: &EdgeEnd<'_>, from: NodeId, to: NodeId) -> Cost {
        self.between_groups(end, self.group(from), self.group(to))
    }

    /// The same between entities of known groups.
    #[inline]
    pub(crate) fn between_groups(&self, end: &EdgeEnd<'_>, from: EntityGroup, to: EntityGroup) -> Cost {
        let class = self.class(end.profile);
        match &self.weighed {
            Some(weighed) if !class.whole => class.cost + weighed.of(end.statement(), from, to),
            _ => class.cost,
        }
    }

    /// The group of an entity, as far as it matters.
    #[inline]
    pub(crate) fn group(&self, node: NodeId) -> EntityGroup {
        self.weighed.as_ref().map_or(EntityGroup::Other, |weighed| weighed.group(node))
    }

    /// What makes up the cost of a step by a statement, read from one entity to another.
    pub(crate) fn parts(&self, statement: StatementRef<'_>, from: NodeId, to: NodeId) -> Vec<CostPart> {
        let class = self.class(statement.profile_word());
        let own = if class.whole { CostPart::Rule { cost: class.cost } } else { CostPart::Step { cost: class.cost } };
        let weighed = self.weighed.iter().filter(|_| !class.whole);
        let parts = core::iter::once(own).chain(weighed.flat_map(|it| it.parts(statement.number(), from, to)));
        parts.filter(|part| class.whole || part.cost() > Cost(0)).collect()
    }

    #[inline]
    fn class(&self, profile: ProfileWord) -> ClassCost {
        match self.same {
            Some(class) => class,
            None => self.classes[self.profiles[profile.row()].class as usize],
        }
    }

    /// The least cost of a step that the plan allows.
    pub(crate) fn least(&self, plan: &Plan<'_>) -> Cost {
        let classes = self.classes.iter().enumerate();
        let allowed = classes.filter(|(class, _)| plan.edges.allows_class(*class));
        let elsewhere = self.weighed.as_ref().filter(|weighed| weighed.beside.is_none());
        let of_group =
            |weighed: &Weighed<'_>| weighed.groups.iter().map(|group| weighed.leaving[*group as usize].elsewhere).min();
        let elsewhere = elsewhere.and_then(of_group);
        let least = |class: &ClassCost| class.cost + elsewhere.filter(|_| !class.whole).unwrap_or_default();
        allowed.map(|(_, class)| least(class)).min().unwrap_or_default()
    }
}

impl<'g> Weighed<'g> {
    fn new(model: &CostModel, graph: &'g KnowledgeGraph, starts: &[NodeId]) -> Self {
        let evidence = graph.evidence();
        let mut leaving = EntityGroup::ALL.map(|group| Leaving {
            bit: model.surprise_from(group),
            elsewhere: model.elsewhere_from(group),
            ..Leaving::default()
        });
        // The first rule counts, so that it is written last.
        for rule in model.categories().iter().rev() {
            leaving[rule.from as usize].to[rule.to as usize] = rule.cost;
        }
        Self {
            graph,
            surprise: evidence.surprise(),
            beside: evidence.beside(&graph.columns, starts),
            leaving,
            doubts: (model.doubt() > Cost(0)).then(|| (graph.beliefs(), model.doubt())),
            kinds: &graph.columns.nodes.category_set,
            groups: graph.entity_groups(),
        }
    }

    #[inline]
    fn of(&self, statement: StatementId, from: EntityGroup, to: EntityGroup) -> Cost {
        let leaving = &self.leaving[from as usize];
        let surprise = of_bits(leaving.bit, self.surprise(statement));
        let cost = surprise + leaving.to[to as usize] + self.elsewhere(statement, leaving);
        if self.doubts.is_none() { cost } else { cost + self.doubt(statement).1 }
    }

    /// The doubt in a statement, in parts of a bit, and what it costs. Few queries ask for it, and without it the rest of a
    /// cost is short enough for an inner loop.
    #[inline(never)]
    fn doubt(&self, statement: StatementId) -> (u32, Cost) {
        let Some((beliefs, cost)) = self.doubts else { return (0, Cost(0)) };
        let parts = beliefs.doubt(statement);
        (parts, Cost(cost.0.saturating_mul(parts) / PARTS_OF_A_BIT))
    }

    #[inline]
    fn elsewhere(&self, statement: StatementId, leaving: &Leaving) -> Cost {
        let beside = self.beside.as_deref().unwrap_or_default();
        // Whether it is beside is hard to guess, so that a product is faster than a branch.
        let is_elsewhere = !beside.get(statement.index()).copied().unwrap_or_default();
        Cost(leaving.elsewhere.0 * u32::from(is_elsewhere))
    }

    /// The summands of [`of`](Self::of).
    fn parts(&self, statement: StatementId, from: NodeId, to: NodeId) -> [CostPart; 4] {
        let surprise = self.surprise(statement);
        let (from, to) = (self.group(from), self.group(to));
        let leaving = &self.leaving[from as usize];
        let (doubt, of_doubt) = self.doubt(statement);
        [
            CostPart::Surprise {
                bits: f64::from(surprise) / f64::from(PARTS_OF_A_BIT),
                cost: of_bits(leaving.bit, surprise),
            },
            CostPart::Categories { from, to, cost: leaving.to[to as usize] },
            CostPart::Elsewhere { cost: self.elsewhere(statement, leaving) },
            CostPart::Doubt { bits: f64::from(doubt) / f64::from(PARTS_OF_A_BIT), cost: of_doubt },
        ]
    }

    #[inline]
    fn surprise(&self, statement: StatementId) -> u8 {
        self.surprise.get(statement.index()).copied().unwrap_or_else(|| self.graph.surprise_of_added(statement))
    }

    #[inline]
    fn group(&self, node: NodeId) -> EntityGroup {
        let kind = self.kinds.get(node.index()).map(|kind| *kind as usize);
        self.groups[kind.unwrap_or_else(|| Node::new(self.graph, node).category_set())]
    }
}

/// What so many parts of a bit cost.
#[inline]
fn of_bits(of_bit: Cost, parts: u8) -> Cost {
    Cost(of_bit.0.saturating_mul(u32::from(parts)) / PARTS_OF_A_BIT)
}

fn classes(model: &CostModel, graph: &KnowledgeGraph) -> Vec<ClassCost> {
    let text = &graph.columns.text;
    let text_of = |symbol: Symbol| symbol.to_option().map(|symbol| text.text(symbol));
    let cost = |class: &StatementClass| {
        let predicate = &graph.columns.predicates[usize::from(class.predicate)].name;
        match model.rule(predicate, class.epistemic, text_of(class.source).unwrap_or_default()) {
            Some(cost) => ClassCost { cost, whole: true },
            None => ClassCost { cost: model.step(), whole: false },
        }
    };
    graph.columns.statements.classes.iter().map(cost).collect()
}
