//! A graph with changes laid over it, against the changed graph frozen anew.

use std::collections::BTreeSet;

use mechgraph::model::Effect;
use mechgraph::query::{Endpoint, Metapath, PatternResult, QueryEdge, QueryNode};
use mechgraph::{KnowledgeGraph, MetapathQuery, Overlay, PathQuery, PatternQuery, StatementQuery};
use proptest::prelude::prop_assert_eq;
use proptest::test_runner::TestCaseError;

use crate::ask::Ask;
use crate::seen::{Seen, SeenVerdict, library};
use crate::world::{Fact, Names, PREDICATE_RULES, SUBCLASS_OF, World, statement_id};

/// What is changed, drawn from numbers.
struct Drawn {
    added: BTreeSet<usize>,
    removed: BTreeSet<usize>,
    turned: BTreeSet<usize>,
    /// An entity that the graph below lacks.
    new: Option<usize>,
}

const fn is_correlation_or_place(fact: &Fact) -> bool {
    fact.explicit.is_none() && matches!(fact.row, 8 | 9 | 12 | 13)
}

/// Draws changes; what a shortcut summarises stays, as a rebuilt graph would have other shortcuts.
fn draw(world: &World, keys: &[u8]) -> Drawn {
    let mut drawn = Drawn { added: BTreeSet::new(), removed: BTreeSet::new(), turned: BTreeSet::new(), new: None };
    let in_shortcuts: BTreeSet<usize> =
        world.facts.iter().flat_map(|fact| fact.shortcut_over.iter().flatten().copied()).collect();
    let mut free = |number: usize, fact: &Fact, key: u8| {
        if in_shortcuts.contains(&number) || !fact.shortcut_over.is_empty() {
            return;
        }
        match key % 6 {
            0 => drawn.added.insert(number),
            1 => drawn.removed.insert(number),
            2 if fact.effect().sign().is_some() && !is_correlation_or_place(fact) => drawn.turned.insert(number),
            _ => false,
        };
    };
    for ((number, fact), key) in world.facts.iter().enumerate().zip(keys.iter().cycle()) {
        free(number, fact, *key);
    }
    let new = usize::from(keys[0]) % (2 * world.kinds.len());
    let touches = |fact: &Fact| fact.subject == new || fact.object == new;
    let is_free = |(number, fact): (usize, &Fact)| {
        !touches(fact) || (!in_shortcuts.contains(&number) && fact.shortcut_over.is_empty())
    };
    // Of classes in a ring, which are one, the first by number is named.
    let classes = || world.facts.iter().filter(|fact| fact.row == SUBCLASS_OF);
    let may_be_in_a_ring = classes().any(|fact| fact.subject == new) && classes().any(|fact| fact.object == new);
    if new < world.kinds.len() && !may_be_in_a_ring && world.facts.iter().enumerate().all(is_free) {
        drawn.turned.retain(|number| !touches(&world.facts[*number]));
        drawn.removed.retain(|number| !touches(&world.facts[*number]));
        drawn.added.extend((0..world.facts.len()).filter(|number| touches(&world.facts[*number])));
        drawn.new = Some(new);
    }
    drawn
}

/// In an order that does not depend on the numbers of statements.
fn sorted(mut found: Vec<Seen>) -> Vec<String> {
    found.sort_by_key(|seen| (seen.cost, format!("{seen:?}")));
    found.iter().map(|seen| format!("{} {seen:?}", seen.cost)).collect()
}

/// What does not depend on the numbers of statements.
fn outcome(verdict: &SeenVerdict) -> String {
    let costs = [&verdict.overall.positive, &verdict.overall.negative].map(|seen| seen.as_ref().map(|it| it.cost));
    format!("{:?} {:?} {costs:?}", verdict.overall.sign, verdict.overall.strength)
}

fn ids(graph: &KnowledgeGraph, query: &StatementQuery) -> BTreeSet<String> {
    query.run(graph).unwrap().map(|statement| statement.id().into_owned()).collect()
}

/// How many questions had an answer.
pub(crate) fn check(world: &World, asks: &[Ask], keys: &[u8]) -> Result<u32, TestCaseError> {
    let (names, drawn) = (Names::default(), draw(world, keys));
    let entities = world.kinds.len();
    let mut target = world.clone();
    for number in &drawn.turned {
        let fact = &mut target.facts[*number];
        fact.explicit = Some(match fact.effect() {
            Effect::Positive => Effect::Negative,
            _ => Effect::Positive,
        });
    }
    let order = |leaves: &dyn Fn(usize) -> bool, new: bool| -> Vec<usize> {
        let records = (0..entities).filter(|entity| new || drawn.new != Some(*entity));
        records.chain((0..world.facts.len()).filter(|fact| !leaves(*fact)).map(|fact| entities + fact)).collect()
    };
    let below = world.build(&order(&|fact| drawn.added.contains(&fact), false), &names);
    let anew = target.build(&order(&|fact| drawn.removed.contains(&fact), true), &names);
    let mut overlay = Overlay::new();
    for number in &drawn.removed {
        overlay = overlay.without_statement(statement_id(*number));
    }
    for number in &drawn.turned {
        overlay = overlay.with_sign_turned(statement_id(*number));
    }
    for number in &drawn.added {
        let statement = anew.statement(&statement_id(*number)).unwrap().to_statement();
        overlay = overlay.with_statement(statement);
    }
    if let Some(new) = drawn.new {
        overlay = overlay.with_entity(anew.node(names.curie(new).as_str()).unwrap().to_entity());
    }
    let changed = overlay.over(&below).unwrap();
    prop_assert_eq!(changed.statement_count(), anew.statement_count(), "{}", world);
    prop_assert_eq!(changed.edge_count(), anew.edge_count());
    prop_assert_eq!(changed.node_count(), anew.node_count());
    let all = |graph: &KnowledgeGraph| -> BTreeSet<String> {
        graph.statements().map(|statement| format!("{} {statement} {}", statement.id(), statement.effect())).collect()
    };
    prop_assert_eq!(all(&changed), all(&anew), "{}", world);
    let mut answered = 0;
    for ask in asks.iter().filter(|ask| ask.weights.is_none()) {
        // What is taken away may be what a question names.
        if ask.query(&names).prepare(&anew).is_err() {
            continue;
        }
        let ((found, verdict), (expected, expected_verdict)) =
            (library(&changed, ask, &names), library(&anew, ask, &names));
        answered += u32::from(!expected.is_empty());
        prop_assert_eq!(sorted(found), sorted(expected), "for {:?}\n{}", ask, world);
        prop_assert_eq!(outcome(&verdict), outcome(&expected_verdict), "for {:?}\n{}", ask, world);
    }
    let curie = |number: usize| Endpoint::Id(names.curie(number % entities));
    let (from, to) = (usize::from(keys[1]), usize::from(keys[2]));
    let paths = |graph: &KnowledgeGraph| {
        let query = PathQuery::between(curie(from), curie(to)).max_hops(3);
        let mut found: Vec<String> = query.run(graph).unwrap().map(|path| path.to_string()).collect();
        found.sort();
        found
    };
    prop_assert_eq!(paths(&changed), paths(&anew), "{}", world);
    let about = StatementQuery::new().about(curie(from));
    prop_assert_eq!(ids(&changed, &about), ids(&anew, &about), "{}", world);
    let metapath: Metapath = "Protein -related_to- * -related_to- Disease".parse().unwrap();
    let counts = |graph: &KnowledgeGraph| {
        let counts = MetapathQuery::new(metapath.clone()).run(graph).unwrap();
        let mut counts: Vec<String> = counts
            .iter()
            .map(|it| format!("{} {} {} {:.9}", it.from.curie(), it.to.curie(), it.paths, it.degree_weighted))
            .collect();
        counts.sort();
        counts
    };
    prop_assert_eq!(counts(&changed), counts(&anew), "{}", world);
    let pattern = PatternQuery::new()
        .node(QueryNode::new("a").id(curie(from)))
        .node(QueryNode::new("b"))
        .edge(QueryEdge::new("ab", "a", "b").predicate(PREDICATE_RULES[from % PREDICATE_RULES.len()].parse().unwrap()));
    let matches = |graph: &KnowledgeGraph| -> BTreeSet<String> {
        let results = pattern.run(graph).unwrap();
        let of = |it: PatternResult<'_>| {
            let entities = |key: &str| it.entities(key).map(|node| node.curie().to_owned()).collect::<BTreeSet<_>>();
            let mut statements: Vec<_> = it.statements("ab").map(|statement| statement.id().into_owned()).collect();
            statements.sort();
            format!("{:?} {:?} {statements:?}", entities("a"), entities("b"))
        };
        results.map(of).collect()
    };
    prop_assert_eq!(matches(&changed), matches(&anew), "{}", world);
    Ok(answered)
}
