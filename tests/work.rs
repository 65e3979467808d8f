//! Promises about work, asserted as counters and never as seconds: what a query reads, what the graph
//! keeps for it, and that limits hold.
//!
//! An expansion is one reading of the statements of an entity. The constants hold at every size; the
//! measured ones are in `benches/README.md`.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]
#![expect(clippy::print_stdout, reason = "a test prints what it counted")]

#[path = "../benches/generator/mod.rs"]
mod generator;

use core::time::Duration;

use generator::{Shape, World};
use mechgraph::model::Effect;
use mechgraph::query::{
    CancellationToken, Completeness, Constraint, CostModel, LimitKind, Limits, Mechanism, Mechanisms, Prepared,
    RunOptions, Scratch, Step, Unseen,
};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, MechanismQuery, Node, NodeId, Sign, Statement};

/// Expansions of any plain query whose costs count steps, at most: times one more than the answers, times their steps.
const MOST: f64 = 80.0;
/// The same for half of all queries.
const USUALLY: f64 = 4.0;
/// The same under costs by relevance, which look further before the first answer is known to be the best.
const MOST_BY_RELEVANCE: f64 = 2_000.0;
const USUALLY_BY_RELEVANCE: f64 = 20.0;

/// Steps by default.
const HOPS: usize = 6;

#[test]
fn expansions_follow_the_answers_on_a_small_graph() {
    expansions_follow_the_answers(10_000, &CostModel::steps(), (MOST, USUALLY));
    expansions_follow_the_answers(10_000, &CostModel::relevance(), (MOST_BY_RELEVANCE, USUALLY_BY_RELEVANCE));
}

#[test]
fn expansions_follow_the_answers_on_a_large_graph() {
    expansions_follow_the_answers(100_000, &CostModel::steps(), (MOST, USUALLY));
    expansions_follow_the_answers(100_000, &CostModel::relevance(), (MOST_BY_RELEVANCE, USUALLY_BY_RELEVANCE));
}

fn expansions_follow_the_answers(statements: usize, costs: &CostModel, (greatest, usual): (f64, f64)) {
    let world = Shape::of(statements).build();
    for answers in [1, 10, 100] {
        let mut ratios = Vec::new();
        for (from, to) in world.pairs(300) {
            let query = MechanismQuery::between(from.clone(), to.clone()).costs(costs.clone()).limit(answers);
            let mut found = query.run(&world.graph).unwrap();
            let (mut given, mut steps) = (0, 0);
            for mechanism in found.by_ref() {
                given += 1;
                steps = steps.max(mechanism.steps().len());
            }
            let promised = (given + 1) * if given == 0 { HOPS } else { steps };
            let ratio = ratio(found.expansions(), promised);
            assert!(
                ratio <= greatest,
                "{from} to {to}: {} expansions, {given} answers, {steps} steps",
                found.expansions()
            );
            ratios.push(ratio);
        }
        ratios.sort_by(f64::total_cmp);
        let (median, most) = (ratios[ratios.len() / 2], ratios[ratios.len() - 1]);
        println!("{statements} statements, {answers} answers: median {median:.1}, most {most:.1}");
        assert!(median <= usual, "{median} at the median of {statements} statements, {answers} answers");
    }
}

#[test]
fn a_query_without_answer_reads_in_proportion_to_the_graph() {
    let read = |statements: usize| {
        let world = Shape::of(statements).in_two().build();
        let expansions = |(from, to): &(Curie, Curie)| {
            let mut found = MechanismQuery::between(from.clone(), to.clone()).run(&world.graph).unwrap();
            assert!(found.next().is_none());
            assert_eq!(found.completeness(), Completeness::Complete);
            found.expansions()
        };
        world.severed_pairs(100).iter().map(expansions).sum::<u64>()
    };
    for statements in [10_000, 40_000] {
        let (once, twice) = (read(statements), read(2 * statements));
        println!("{statements} statements: {once}, twice as many: {twice}");
        assert!(ratio(twice, 1) < 2.5 * ratio(once, 1), "{once} and {twice} at {statements} statements");
    }
}

#[test]
fn the_first_witness_ends_the_search() {
    // Every protein of one layer acts on every protein of the next: width³ mechanisms of 4 steps.
    let name = |layer: usize, place: usize| format!("L{layer}:{place}");
    let join = |layer: usize, from: usize, to: usize| {
        (0..from).flat_map(move |from| (0..to).map(move |to| (name(layer, from), name(layer + 1, to))))
    };
    for width in [1, 2, 4, 8, 16, 32] {
        let inner = join(1, width, width).chain(join(2, width, width));
        let graph = graph_of(join(0, 1, width).chain(inner).chain(join(3, width, 1)));
        let read = first_witness(&graph, ("L0:0", "L4:0"));
        println!("{width}³ mechanisms: {read} expansions until the first");
        assert!(read <= 12 + 4 * width as u64, "{read} expansions in layers of {width}");
    }
}

#[test]
fn statements_that_say_the_same_are_not_read_one_by_one() {
    let path = [("A:0", "B:0"), ("B:0", "C:0"), ("C:0", "D:0")].map(|(from, to)| (from.to_owned(), to.to_owned()));
    let read = |times: usize| {
        let mut builder = GraphBuilder::new();
        for source in 0..times {
            add_all(&mut builder, path.clone(), &format!("infores:{source}"));
        }
        first_witness(&builder.freeze().unwrap(), ("A:0", "D:0"))
    };
    assert_eq!(read(1), read(1_000));
}

#[test]
fn the_first_of_many_ways_is_found_without_the_others() {
    // A drug acts on a disease through so many proteins, each by itself.
    for ways in [1, 10, 100, 1_000] {
        let through = |way: usize| [("A:0".to_owned(), format!("P:{way}")), (format!("P:{way}"), "B:0".to_owned())];
        let read = first_witness(&graph_of((0..ways).flat_map(through)), ("A:0", "B:0"));
        println!("{ways} ways: {read} expansions until the first");
        assert!(read <= 12, "{read} expansions among {ways} ways");
    }
}

/// Expansions until the first mechanism.
fn first_witness(graph: &KnowledgeGraph, (from, to): (&str, &str)) -> u64 {
    let mut found = MechanismQuery::between(from, to).limit(1).run(graph).unwrap();
    assert!(found.next().is_some());
    assert!(found.next().is_none());
    found.expansions()
}

#[test]
fn hot_bytes_an_edge_are_few() {
    for shape in [Shape::of(1_000), Shape::of(10_000), Shape::of(100_000), Shape::of(10_000).with_contexts()] {
        check_hot_bytes(&shape.build().graph, 24.0);
    }
}

#[cfg(feature = "json")]
#[test]
fn hot_bytes_an_edge_are_few_in_the_embedded_graph() {
    // With few edges, the table of profiles and the offsets weigh more.
    check_hot_bytes(&mechgraph::datasets::interferon_gamma_with_background(), 40.0);
    check_hot_bytes(&mechgraph::datasets::interferon_gamma(), 45.0);
}

fn check_hot_bytes(graph: &KnowledgeGraph, most: f64) {
    let each = ratio(graph.hot_bytes() as u64, graph.edge_count());
    println!("{} edges: {each:.1} hot bytes each", graph.edge_count());
    assert!(each <= most, "{each} bytes an edge");
}

#[test]
fn limits_cut_what_would_not_end_and_name_themselves() {
    let graph = complete(50);
    let unlimited = Limits::default().with_paths(usize::MAX).with_expansions(u64::MAX).with_memory(usize::MAX);
    let query = MechanismQuery::between("N:0", "N:1").max_hops(10);
    let order: Vec<Answer> = query.run_with(&graph, unlimited).unwrap().take(20_000).map(answer).collect();
    let check = |limits: Limits, by: LimitKind| {
        let mut found = query.run_with(&graph, limits).unwrap();
        let given: Vec<Answer> = found.by_ref().map(answer).collect();
        let common = given.len().min(order.len());
        assert_eq!(given[..common], order[..common], "{by:?}: the same answers first");
        assert!(found.next().is_none(), "{by:?}: a cut run stays cut");
        assert_eq!(cut(&found), Some(by));
        println!("{by:?}: {} answers, {} expansions", given.len(), found.expansions());
        (given.len(), found.expansions())
    };

    let (given, _) = check(unlimited.with_paths(3_000), LimitKind::Paths);
    assert_eq!(given, 3_000);
    for expansions in [0, 1, 50, 1_000, 10_000] {
        let (_, read) = check(unlimited.with_expansions(expansions), LimitKind::Expansions);
        assert_eq!(read, expansions);
    }
    for memory in [0, 1 << 10, 1 << 12] {
        check(unlimited.with_memory(memory), LimitKind::Memory);
    }
    for milliseconds in [0, 5] {
        check(unlimited.with_deadline(Duration::from_millis(milliseconds)), LimitKind::Deadline);
    }
    check(Limits::hardened().with_paths(usize::MAX).with_deadline(Duration::MAX), LimitKind::Expansions);
}

#[test]
fn a_cancelled_run_ends_within_a_poll() {
    let graph = complete(50);
    let query = MechanismQuery::between("N:0", "N:1").max_hops(10);
    let order: Vec<Answer> = query.run(&graph).unwrap().take(20_000).map(answer).collect();
    for asked in [0, 1, 100, 10_000] {
        let token = CancellationToken::new();
        let mut found = query.run_with(&graph, RunOptions::new().with_token(token.clone())).unwrap();
        let mut given: Vec<Answer> = found.by_ref().take(asked).map(answer).collect();
        let before = found.expansions();
        token.cancel();
        given.extend(found.by_ref().map(answer));
        assert_eq!(given[..], order[..given.len()], "the same answers first");
        assert_eq!(cut(&found), Some(LimitKind::Cancelled));
        assert!(found.expansions() - before <= 256, "{} expansions after the call", found.expansions() - before);
    }
}

#[test]
fn a_used_scratch_gives_the_same_answers_as_a_new_one() {
    let worlds = [
        Shape::of(4_000).build(),
        Shape::of(2_000).build(),
        Shape::of(2_000).with_contexts().build(),
        Shape::of(4_000).in_two().build(),
        Shape::of(3_000).with_contexts().in_two().build(),
    ];
    let mut scratch = Scratch::new();
    let mut compared = 0;
    for round in 0..40 {
        for world in &worlds {
            for prepared in questions(world, round) {
                let (fresh, _) = run(prepared.clone(), Scratch::new());
                let (again, used) = run(prepared, scratch);
                assert_eq!(fresh, again);
                compared += fresh.0.len();
                scratch = used;
            }
        }
    }
    assert!(compared > 3_000, "only {compared} answers were compared");
}

/// Some questions to a graph, others in each round.
fn questions(world: &World, round: usize) -> Vec<Prepared<'_>> {
    let pairs = [world.pairs(round + 1).pop(), world.severed_pairs(round + 1).pop()];
    let ask = |(from, to): (Curie, Curie)| {
        let query = MechanismQuery::between(from, to).max_hops(2 + round % 8).limit(20);
        let sign = [None, Some(Sign::Positive), Some(Sign::Negative)][round % 3];
        sign.map_or(query.clone(), |sign| query.net_sign(sign)).prepare(&world.graph).unwrap()
    };
    pairs.into_iter().flatten().map(ask).collect()
}

/// The answers and expansions of a run, and its memory.
fn run(prepared: Prepared<'_>, scratch: Scratch) -> ((Vec<Answer>, u64), Scratch) {
    let mut found = prepared.run_with(scratch, Limits::default().with_expansions(20_000));
    let answers: Vec<Answer> = found.by_ref().map(answer).collect();
    ((answers, found.expansions()), found.into_scratch())
}

/// What tells a mechanism from every other.
type Answer = (Vec<NodeId>, Vec<Effect>);

#[expect(clippy::needless_pass_by_value, reason = "it is mapped over iterators of mechanisms")]
fn answer(mechanism: Mechanism<'_>) -> Answer {
    (mechanism.nodes().map(Node::number).collect(), mechanism.steps().map(Step::effect).collect())
}

fn cut(found: &Mechanisms<'_>) -> Option<LimitKind> {
    match found.completeness() {
        Completeness::Truncated { by, expansions, .. } => {
            assert_eq!(expansions, found.expansions());
            Some(by)
        }
        Completeness::Complete | Completeness::Open => None,
    }
}

/// A graph in which every entity raises every other.
fn complete(entities: usize) -> KnowledgeGraph {
    let name = |place: usize| format!("N:{place}");
    let others = |from: usize| (0..entities).filter(move |to| *to != from).map(move |to| (from, to));
    graph_of((0..entities).flat_map(others).map(|(from, to)| (name(from), name(to))))
}

/// A graph of statements that raise.
fn graph_of(pairs: impl IntoIterator<Item = (String, String)>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    add_all(&mut builder, pairs, "infores:only");
    builder.freeze().unwrap()
}

fn add_all(builder: &mut GraphBuilder, pairs: impl IntoIterator<Item = (String, String)>, source: &str) {
    for (from, to) in pairs {
        let (from, to): (Curie, Curie) = (from.parse().unwrap(), to.parse().unwrap());
        builder.add_statement(Statement::new(from, "causes".parse().unwrap(), to).from_source(source));
    }
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn ratio(count: u64, to: usize) -> f64 {
    count as f64 / to as f64
}

/// Layers of entities, each joined to all of the next one, from a start to an end, and an entity that nothing joins.
fn layers(width: usize, depth: usize) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let id = |layer: usize, place: usize| format!("L:{layer}x{place}").parse::<Curie>().unwrap();
    let width_of = |layer: usize| if layer == 0 || layer == depth { 1 } else { width };
    for layer in 0..depth {
        for from in 0..width_of(layer) {
            for to in 0..width_of(layer + 1) {
                builder.add_statement(Statement::new(id(layer, from), "causes".parse().unwrap(), id(layer + 1, to)));
            }
        }
    }
    builder.add_entity(Entity::new("X:1".parse().unwrap()));
    builder.freeze().unwrap()
}

#[test]
fn reasons_cost_no_more_than_their_share_and_say_what_was_not_looked_at() {
    let graph = layers(12, 7);
    let end = "L:7x0";
    let query = MechanismQuery::between("L:0x0", end).max_hops(7);
    // There are 12⁶ paths, none through the entity, so that a search for one goes through them all.
    let absence = query.clone().via("X:1").why_not(&graph, Limits::default()).unwrap();
    assert!(absence.cut && absence.unseen.contains(&Unseen::Without(Vec::new())), "{:?}", absence.unseen);
    assert_eq!(absence.relaxed, [Constraint::Via]);
    assert!(absence.expansions < 450_000, "{}", absence.expansions);
    // The limits of the question are those of its reasons as well.
    let hurried = query.via("X:1").why_not(&graph, Limits::default().with_expansions(1_000)).unwrap();
    assert!(hurried.expansions < 3_000, "{}", hurried.expansions);
    // What nothing joins is seen at once, and nothing is left to look at.
    let absence = MechanismQuery::between("X:1", end).why_not(&graph, Limits::default()).unwrap();
    assert!(!absence.cut && absence.nearest_miss.is_none(), "{:?}", absence.unseen);
    assert!(absence.expansions < 1_000, "{}", absence.expansions);
}
