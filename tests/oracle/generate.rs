//! Random worlds and questions.

use std::collections::BTreeSet;

use mechgraph::Sign;
use mechgraph::model::{Effect, EpistemicStatus};
use proptest::collection::{btree_set, vec};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::Index;
use proptest::strategy::{BoxedStrategy, Union};

use crate::ask::{Ask, End};
use crate::enumerate::chains;
use crate::price::Weights;
use crate::world::{CATEGORY_RULES, Fact, Kind, MOST_ENTITIES, PREDICATE_RULES, ROWS, Reading, SUBCLASS_OF, World};

/// What a test is about.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each switches one thing on")]
pub(crate) struct Flavour {
    pub(crate) entities: usize,
    pub(crate) facts: usize,
    /// Negations, statuses, sources and explicit effects.
    pub(crate) marks: bool,
    pub(crate) contexts: bool,
    pub(crate) hierarchy: bool,
    pub(crate) shortcuts: usize,
    /// Questions with filters.
    pub(crate) filters: bool,
}

/// Worlds of a flavour, each with some questions.
pub(crate) fn worlds(flavour: Flavour) -> impl Strategy<Value = (World, Vec<Ask>)> {
    let kinds = vec(kind(), 3..=flavour.entities);
    let facts = vec(fact(flavour), flavour.facts / 2..=flavour.facts);
    let shortcuts = vec(shortcut(flavour), 0..=flavour.shortcuts);
    (kinds, facts, shortcuts, vec(ask(flavour), 1..=4)).prop_map(|(kinds, facts, shortcuts, mut asks)| {
        let mut world = World { kinds, facts: Vec::new() };
        let count = world.kinds.len();
        for mut fact in facts {
            fact.subject %= count;
            fact.object %= count;
            world.add(fact);
        }
        for shortcut in shortcuts {
            shortcut.add_to(&mut world);
        }
        for ask in &mut asks {
            fit(ask, &world);
        }
        (world, asks)
    })
}

/// Mostly the first, sometimes one of the others.
fn sometimes<T: Clone + std::fmt::Debug + 'static>(
    often: u32,
    usual: T,
    other: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<T> {
    match often {
        0 => other.boxed(),
        10 => Just(usual).boxed(),
        _ => Union::new_weighted(vec![(often, Just(usual).boxed()), (10 - often, other.boxed())]).boxed(),
    }
}

fn weighted<T: Clone + std::fmt::Debug + 'static>(items: &[(u32, T)]) -> BoxedStrategy<T> {
    Union::new_weighted(items.iter().map(|(weight, item)| (*weight, Just(item.clone()).boxed())).collect()).boxed()
}

fn kind() -> BoxedStrategy<Kind> {
    weighted(&[(5, Kind::Protein), (4, Kind::Disease), (2, Kind::Drug), (2, Kind::CellularComponent)])
}

fn status() -> BoxedStrategy<Option<EpistemicStatus>> {
    weighted(&[
        (3, None),
        (3, Some(EpistemicStatus::Established)),
        (3, Some(EpistemicStatus::Suggested)),
        (3, Some(EpistemicStatus::Hypothesised)),
        (1, Some(EpistemicStatus::Refuted)),
    ])
}

fn row(hierarchy: bool) -> BoxedStrategy<usize> {
    let mut weights = [5, 1, 4, 2, 3, 3, 1, 2, 2, 1, 3, 2, 1, 2, 1, 0, 1, 1, 1, 1, 1];
    if hierarchy {
        weights[SUBCLASS_OF] = 14;
    }
    let rows: Vec<(u32, usize)> = weights.into_iter().zip(0..ROWS.len()).filter(|(weight, _)| *weight > 0).collect();
    weighted(&rows)
}

fn values(flavour: Flavour, dimension: usize) -> BoxedStrategy<BTreeSet<usize>> {
    let value = if dimension == 0 {
        weighted(&[(2, 0), (2, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8), (1, 9)])
    } else {
        weighted(&[(6, 10), (6, 11), (1, 0), (1, 1)])
    };
    let some = vec(value, 1..=2).prop_map(BTreeSet::from_iter);
    sometimes(if flavour.contexts { 5 } else { 10 }, BTreeSet::new(), some)
}

fn fact(flavour: Flavour) -> impl Strategy<Value = Fact> {
    let marked = if flavour.marks { 0 } else { 10 };
    let explicit = weighted(&[
        (3, Some(Effect::Positive)),
        (3, Some(Effect::Negative)),
        (1, Some(Effect::Carrier)),
        (1, Some(Effect::Unsigned)),
        (1, Some(Effect::None)),
    ]);
    (
        0..MOST_ENTITIES,
        row(flavour.hierarchy),
        0..MOST_ENTITIES,
        sometimes(marked.max(8), None, explicit),
        sometimes(marked.max(9), false, Just(true)),
        sometimes(marked.max(1), None, status()),
        values(flavour, 0),
        values(flavour, 1),
        sometimes(marked.max(4), None, weighted(&[(1, Some(0)), (1, Some(1))])),
        sometimes(marked.max(6), BTreeSet::new(), btree_set(0..4_usize, 1..=3)),
        sometimes(marked.max(6), 0, 1..9_usize),
    )
        .prop_map(
            |(subject, row, object, explicit, negated, status, diseases, pathways, source, records, publications)| {
                Fact {
                    subject,
                    row,
                    object,
                    explicit,
                    negated,
                    status,
                    context: [diseases, pathways],
                    source,
                    records,
                    publications,
                    shortcut_over: Vec::new(),
                }
            },
        )
}

/// What becomes a shortcut once there is something to summarise.
#[derive(Clone, Debug)]
struct Shortcut {
    like: Fact,
    over: Index,
    second: Option<Index>,
    copies_context: bool,
    broken: Option<Flaw>,
}

/// What keeps a shortcut from its expansion.
#[derive(Clone, Copy, Debug)]
enum Flaw {
    OtherSign,
    OtherEnds,
    OtherOrder,
    MissingStatement,
    /// Perhaps: it may be one that never carries a path.
    AnyStatements,
}

fn shortcut(flavour: Flavour) -> impl Strategy<Value = Shortcut> {
    let second = any::<Index>().prop_map(Some);
    let flaws = [Flaw::OtherSign, Flaw::OtherEnds, Flaw::OtherOrder, Flaw::MissingStatement, Flaw::AnyStatements];
    let flaw = weighted(&flaws.map(|flaw| (1, Some(flaw))));
    let parts = (fact(flavour), any::<Index>(), sometimes(6, None, second));
    (parts, sometimes(7, false, Just(true)), sometimes(9, None, flaw)).prop_map(
        |((like, over, second), copies_context, broken)| Shortcut { like, over, second, copies_context, broken },
    )
}

impl Shortcut {
    /// Adds a statement that joins the ends of a path in the world with the path's sign.
    fn add_to(self, world: &mut World) {
        let any = matches!(self.broken, Some(Flaw::AnyStatements));
        let paths = chains(world, |fact| any || fact.is_usable());
        if paths.is_empty() {
            return;
        }
        let (first, from, to, sign) = paths[self.over.index(paths.len())].clone();
        let mut fact = Fact { subject: from, object: to, explicit: Some(Effect::from(sign)), ..self.like };
        if fact.row().reading == Reading::Backward {
            (fact.subject, fact.object) = (to, from);
        }
        if fact.row == SUBCLASS_OF {
            fact.row = 0;
        }
        if self.copies_context {
            fact.context = world.facts[first[0]].context.clone();
        }
        let others: Vec<Vec<usize>> = paths
            .iter()
            .filter(|path| (path.1, path.2, path.3) == (from, to, sign) && path.0 != first)
            .map(|path| path.0.clone())
            .collect();
        fact.shortcut_over.push(first);
        if let Some(second) = self.second.filter(|_| !others.is_empty()) {
            fact.shortcut_over.push(others[second.index(others.len())].clone());
        }
        match self.broken {
            None | Some(Flaw::AnyStatements) => {}
            Some(Flaw::OtherSign) => fact.explicit = fact.explicit.map(Effect::inverted),
            Some(Flaw::OtherEnds) => core::mem::swap(&mut fact.subject, &mut fact.object),
            Some(Flaw::OtherOrder) => fact.shortcut_over[0].reverse(),
            Some(Flaw::MissingStatement) => fact.shortcut_over.insert(0, vec![99]),
        }
        world.add(fact);
    }
}

fn end() -> BoxedStrategy<End> {
    let one = (0..MOST_ENTITIES).prop_map(End::One).boxed();
    let several = vec(0..MOST_ENTITIES, 1..=3).prop_map(End::Several).boxed();
    let category = (0..CATEGORY_RULES.len()).prop_map(End::Category).boxed();
    Union::new_weighted(vec![(10, one), (2, several), (2, category), (1, Just(End::Any).boxed())]).boxed()
}

fn list<T: Clone + std::fmt::Debug + 'static>(
    filters: bool,
    often: u32,
    item: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Vec<T>> {
    sometimes(if filters { often } else { 10 }, Vec::new(), vec(item, 1..=2))
}

fn weights() -> impl Strategy<Value = Weights> {
    let part = || weighted(&[(2, 0), (1, 90), (1, 300), (1, 1_000)]);
    let pairs = vec((kind(), kind(), part()), 0..4);
    let from = vec((kind(), part(), part()), 0..3);
    (part(), part(), part(), from, pairs).prop_map(|(step, surprise, elsewhere, from, pairs)| Weights {
        step,
        surprise,
        elsewhere,
        from,
        pairs,
    })
}

fn ask(flavour: Flavour) -> impl Strategy<Value = Ask> {
    let filters = flavour.filters;
    let signs = || weighted(&[(1, Some(Sign::Positive)), (1, Some(Sign::Negative))]);
    let cost = || weighted(&[(1, 0), (2, 400), (1, 1_000), (2, 1_500), (1, 3_000)]);
    let ends = (
        end(),
        end(),
        1..=5_usize,
        sometimes(7, None, signs()),
        sometimes(if filters { 9 } else { 10 }, false, Just(true)),
        sometimes(6, false, Just(true)),
    );
    let allow = (
        sometimes(if flavour.marks { 8 } else { 10 }, None, status()),
        list(filters && flavour.marks, 9, 0..2_usize),
        list(filters, 9, 0..PREDICATE_RULES.len()),
        list(filters, 9, 0..CATEGORY_RULES.len()),
        list(filters, 9, (0..MOST_ENTITIES, sometimes(6, None, signs()))),
        sometimes(5, false, Just(true)),
        sometimes(if filters { 9 } else { 10 }, false, Just(true)),
    );
    let avoid = (
        list(filters, 8, 0..MOST_ENTITIES),
        list(filters, 8, 0..32_usize),
        list(filters && flavour.marks, 9, 0..2_usize),
        list(filters, 9, 0..PREDICATE_RULES.len()),
        list(filters, 9, 0..CATEGORY_RULES.len()),
    );
    let context = (values(flavour, 0), values(flavour, 1), sometimes(3, false, Just(true)));
    let costs = (
        list(filters, 9, (0..PREDICATE_RULES.len(), cost())),
        list(flavour.marks, 7, (status(), cost())),
        list(filters && flavour.marks, 9, (0..2_usize, cost())),
        sometimes(7, 0, cost()),
        sometimes(if flavour.marks { 5 } else { 10 }, None, weights().prop_map(Some)),
        sometimes(6, false, Just(true)),
    );
    (ends, allow, avoid, context, costs).prop_map(|(ends, allow, avoid, context, costs)| Ask {
        from: ends.0,
        to: ends.1,
        hops: ends.2,
        sign: ends.3,
        exact: ends.4,
        classes: ends.5,
        at_least: allow.0,
        sources: allow.1,
        predicates: allow.2,
        categories: allow.3,
        via: allow.4,
        in_order: allow.5,
        loops: allow.6,
        avoid_entities: avoid.0,
        avoid_statements: avoid.1,
        avoid_sources: avoid.2,
        avoid_predicates: avoid.3,
        avoid_categories: avoid.4,
        context: if context.2 { [context.0, context.1] } else { Default::default() },
        predicate_costs: costs.0,
        status_costs: costs.1,
        source_costs: costs.2,
        carrier_run: costs.3,
        weights: costs.4,
        correlations: costs.5,
    })
}

/// Makes a question speak of what the world has.
fn fit(ask: &mut Ask, world: &World) {
    let count = world.kinds.len();
    for end in [&mut ask.from, &mut ask.to] {
        match end {
            End::One(entity) => *entity %= count,
            End::Several(entities) => entities.iter_mut().for_each(|entity| *entity %= count),
            End::Category(_) | End::Any => {}
        }
    }
    let occurs = |value: &usize| {
        *value < count || world.facts.iter().any(|fact| fact.context.iter().any(|set| set.contains(value)))
    };
    ask.context.iter_mut().for_each(|set| set.retain(occurs));
    let via = ask.via.iter_mut().map(|(entity, _)| entity);
    via.chain(&mut ask.avoid_entities).for_each(|entity| *entity %= count);
    if ask.loops {
        ask.to = ask.from.clone();
    }
    if world.facts.is_empty() {
        ask.avoid_statements.clear();
    }
    ask.avoid_statements.iter_mut().for_each(|number| *number %= world.facts.len());
}
