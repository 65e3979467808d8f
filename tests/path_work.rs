//! Promises about the work of plain paths, asserted as counters and never as seconds; limits that hold;
//! and threads that share a graph.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[path = "../benches/generator/mod.rs"]
#[expect(dead_code, reason = "other shapes are for other tests")]
mod generator;

use core::fmt::Debug;
use core::time::Duration;
use std::thread;

use generator::{Shape, World};
use mechgraph::model::Traversal;
use mechgraph::query::{
    CancellationToken, Completeness, LimitKind, Limits, Neighbourhood, Neighbours, Parallels, Path, PathQuery, PathRef,
    PathScratch, PathStep, Paths, PreparedPaths, RunOptions,
};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, NodeId, Sign, Statement};

/// Expansions of any listing, at most: times one more than the paths, times their steps.
const MOST: f64 = 80.0;
/// The same for half of all listings.
const USUALLY: f64 = 4.0;

#[test]
fn expansions_follow_the_paths() {
    for statements in [10_000, 100_000] {
        let world = Shape::of(statements).build();
        for wanted in [1, 10, 100] {
            let mut ratios = Vec::new();
            for (from, to) in world.pairs(200) {
                let query = PathQuery::between(from, to).max_hops(6).parallel_edges(Parallels::Merged);
                let mut paths = query.run(&world.graph).unwrap();
                let (mut given, mut steps) = (0, 0);
                while given < wanted
                    && let Some(path) = paths.advance()
                {
                    (given, steps) = (given + 1, path.hops());
                }
                let steps = if given < wanted { 6 } else { steps };
                ratios.push(ratio(paths.expansions(), (given + 1) * steps));
            }
            ratios.sort_by(f64::total_cmp);
            let (median, most) = (ratios[ratios.len() / 2], ratios[ratios.len() - 1]);
            println!("{statements} statements, {wanted} paths: median {median:.1}, most {most:.1}");
            assert!(median <= USUALLY && most <= MOST, "{median}, {most}");
        }
    }
}

#[test]
fn counting_enters_fewer_branches_than_there_are_paths() {
    // Every entity of one layer is joined to every one of the next: width⁴ paths of 5 steps.
    let width = 12;
    let layer = |layer: usize, count: usize| (0..count).map(move |place| format!("L{layer}:{place}"));
    let sizes = [1, width, width, width, width, 1];
    let joined = (0..5).flat_map(|at| {
        layer(at, sizes[at]).flat_map(move |from| layer(at + 1, sizes[at + 1]).map(move |to| (from.clone(), to)))
    });
    let graph = graph_of(joined);
    let count = PathQuery::between("L0:0", "L5:0").count(&graph).unwrap();
    println!("{} paths counted in {} expansions", count.paths, count.expansions);
    assert_eq!(count.paths, 12u64.pow(4));
    assert!(count.expansions < count.paths / 5);
}

#[test]
fn parallel_statements_are_multiplied() {
    let graph = |times: usize| {
        let mut builder = GraphBuilder::new();
        for source in 0..times {
            for step in 0..4 {
                let [from, to] = [step, step + 1].map(|place| Curie::verbatim(format!("X:{place}")));
                let statement = Statement::new(from, "causes".parse().unwrap(), to);
                builder.add_statement(statement.from_source(format!("infores:{source}")));
            }
        }
        builder.freeze().unwrap()
    };
    let count = |times: usize| PathQuery::between("X:0", "X:4").count(&graph(times)).unwrap();
    let (once, often) = (count(1), count(100));
    assert_eq!((once.paths, often.paths), (1, 100u64.pow(4)));
    assert_eq!(once.expansions, often.expansions);
}

#[test]
fn shortest_paths_read_few_entities() {
    let world = Shape::of(100_000).build();
    let entities = world.graph.node_count() as u64;
    let mut read = 0;
    for (from, to) in world.pairs(200) {
        read += PathQuery::between(from, to).direction(Traversal::Both).distance(&world.graph).unwrap().expansions;
    }
    println!("{} expansions a shortest path among {entities} entities", read / 200);
    assert!(read / 200 < entities / 100);
}

#[test]
fn limits_and_cancellation_cut_every_search() {
    let world = Shape::of(10_000).build();
    let (from, to) = world.pairs(1).remove(0);
    let prepared = PathQuery::between(from, to).direction(Traversal::Both).prepare(&world.graph).unwrap();
    let token = CancellationToken::new();
    token.cancel();
    let few = Limits::default();
    for (options, kind) in [
        (few.with_expansions(1).into(), LimitKind::Expansions),
        (few.with_deadline(Duration::ZERO).into(), LimitKind::Deadline),
        (RunOptions::from(few).with_token(token), LimitKind::Cancelled),
    ] {
        let mut scratch = PathScratch::new();
        let is_cut = |completeness| matches!(completeness, Completeness::Truncated { by, .. } if by == kind);
        assert!(is_cut(prepared.count(&mut scratch, &options).completeness));
        let found = prepared.distance(&mut scratch, &options);
        assert!(is_cut(found.completeness) && found.steps.is_none(), "{kind}");
        let found = prepared.signed_shortest(Sign::Negative, &mut scratch, &options);
        assert!(is_cut(found.completeness) && found.path.is_none(), "{kind}");
        assert!(is_cut(prepared.neighbourhood(&mut scratch, &options).completeness()));
        assert!(is_cut(prepared.neighbourhood_size(&mut scratch, &options).completeness));
        let mut paths = prepared.clone().run_with(scratch, options);
        assert!(paths.by_ref().last().is_none() && is_cut(paths.completeness()), "{kind}");
    }
    let mut paths = prepared.clone().run_with(PathScratch::new(), few.with_paths(3));
    assert_eq!(paths.by_ref().count(), 3);
    assert!(matches!(paths.completeness(), Completeness::Truncated { by: LimitKind::Paths, .. }));
    let mut paths = prepared.clone().run_with(PathScratch::new(), few.with_memory(1_000));
    assert_eq!(paths.by_ref().count(), 0);
    assert!(matches!(paths.completeness(), Completeness::Truncated { by: LimitKind::Memory, .. }));
}

#[test]
fn a_complete_graph_ends_at_the_limit() {
    // 50 entities, each joined to all others: some 10¹⁵ paths of at most 10 steps.
    let ends = (0..50).flat_map(|from| (0..50).filter(move |to| *to != from).map(move |to| (from, to)));
    let graph = graph_of(ends.map(|(from, to)| (format!("X:{from}"), format!("X:{to}"))));
    let prepared = PathQuery::between("X:0", "X:1").max_hops(10).prepare(&graph).unwrap();
    let limits = Limits::default().with_expansions(10_000);
    let count = prepared.count(&mut PathScratch::new(), limits);
    assert!(matches!(count.completeness, Completeness::Truncated { by: LimitKind::Expansions, .. }));
    assert!(count.expansions <= 10_000 && count.paths > 0);
    let mut paths = prepared.run_with(PathScratch::new(), limits.with_paths(usize::MAX));
    assert!(paths.by_ref().count() > 5_000);
    assert!(matches!(paths.completeness(), Completeness::Truncated { by: LimitKind::Expansions, .. }));
    assert!(paths.expansions() <= 10_000);
}

#[test]
fn threads_that_share_a_graph_agree_with_one() {
    agree(16_000);
}

#[test]
#[ignore = "a million questions take minutes"]
fn threads_that_share_a_graph_agree_with_one_a_million_times() {
    agree(1_000_000);
}

/// Asks so many random questions on one thread, and again on eight.
fn agree(questions: usize) {
    const THREADS: usize = 8;
    let world = Shape::of(10_000).build();
    let pairs = random_pairs(&world, questions);
    let query = PathQuery::around(world.graph.nodes().next().unwrap().curie()).exact_endpoints().max_hops(3);
    let prepared = query.prepare(&world.graph).unwrap();
    let ask_all = |pairs: &[(NodeId, NodeId)]| {
        let (mut prepared, mut scratch) = (prepared.clone(), PathScratch::new());
        pairs.iter().map(|pair| ask(&mut prepared, &mut scratch, *pair)).collect::<Vec<_>>()
    };
    let alone = ask_all(&pairs);
    let parts = pairs.chunks(pairs.len().div_ceil(THREADS));
    let together: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || ask_all(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(together, alone);
    assert!(alone.iter().any(|answer| answer.0 > 0 && answer.2.is_some()));
}

/// Paths within three steps, the distance, the signed one, and what lies within three steps.
fn ask(
    prepared: &mut PreparedPaths<'_>,
    scratch: &mut PathScratch,
    (from, to): (NodeId, NodeId),
) -> (u64, Option<usize>, Option<usize>) {
    prepared.set_ends(from, to);
    let paths = prepared.count(scratch, Limits::default()).paths;
    let distance = prepared.distance(scratch, Limits::default()).steps;
    let signed = prepared.signed_distance(Sign::Negative, scratch, Limits::default()).steps;
    (paths, distance, signed)
}

fn random_pairs(world: &World, count: usize) -> Vec<(NodeId, NodeId)> {
    let pairs = world.pairs(count);
    let number = |id: &Curie| world.graph.node(id).unwrap().number();
    pairs.iter().map(|(from, to)| (number(from), number(to))).collect()
}

#[test]
fn path_types_are_shared_between_threads() {
    fn check<T: Send + Sync + Debug>() {}
    check::<(PathQuery, PreparedPaths<'_>, PathScratch, Paths<'_>)>();
    check::<(Path<'_>, PathRef<'_, '_>, PathStep<'_, '_>, Neighbourhood<'_, '_>, Neighbours<'_, '_>)>();
}

fn graph_of(pairs: impl IntoIterator<Item = (String, String)>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (from, to) in pairs {
        let (from, to): (Curie, Curie) = (from.parse().unwrap(), to.parse().unwrap());
        builder.add_statement(Statement::new(from, "causes".parse().unwrap(), to));
    }
    builder.freeze().unwrap()
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn ratio(count: u64, to: usize) -> f64 {
    count as f64 / to.max(1) as f64
}
