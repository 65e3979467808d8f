//! A search in a scratch that has been used allocates nothing.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[path = "../benches/generator/mod.rs"]
#[expect(dead_code, reason = "other shapes are for other tests")]
mod generator;

use allocation_counter::measure;
use generator::Shape;
use mechgraph::model::Traversal;
use mechgraph::query::{Limits, PathQuery, PathRef, PathScratch, PreparedPaths};
use mechgraph::{Curie, NodeId, Sign};

/// Asks about every pair twice: the first time fills the scratch, the second allocates nothing.
fn check(query: impl Fn(PathQuery) -> PathQuery, ask: impl Fn(&PreparedPaths<'_>, &mut PathScratch) -> usize) {
    let world = Shape::of(10_000).build();
    let number = |id: &Curie| world.graph.node(id).unwrap().number();
    let pairs: Vec<(NodeId, NodeId)> = world.pairs(100).iter().map(|(from, to)| (number(from), number(to))).collect();
    let any = world.graph.nodes().next().unwrap().curie();
    let mut prepared = query(PathQuery::between(any, any).exact_endpoints()).prepare(&world.graph).unwrap();
    let mut scratch = PathScratch::new();
    let mut ask_all = || {
        let mut found = 0;
        for (from, to) in &pairs {
            prepared.set_ends(*from, *to);
            found += ask(&prepared, &mut scratch);
        }
        found
    };
    let first = measure(|| assert!(ask_all() > 0));
    assert!(first.count_total > 0, "the first questions fill the scratch");
    let again = measure(|| assert!(ask_all() > 0));
    assert_eq!(again.count_total, 0);
}

#[test]
fn shortest_paths_allocate_nothing_in_a_used_scratch() {
    check(
        |query| query.direction(Traversal::Both),
        |prepared, scratch| prepared.shortest(scratch, Limits::default()).path.map_or(0, PathRef::hops),
    );
}

#[test]
fn signed_walks_allocate_nothing_in_a_used_scratch() {
    check(
        |query| query,
        |prepared, scratch| {
            let found = prepared.signed_shortest(Sign::Negative, scratch, Limits::default());
            found.path.map_or(0, PathRef::hops)
        },
    );
}

#[test]
fn neighbourhoods_allocate_nothing_in_a_used_scratch() {
    // The target is not looked at unless it is within the steps.
    check(
        |query| query.direction(Traversal::Both).max_hops(4),
        |prepared, scratch| {
            let found = prepared.neighbourhood(scratch, Limits::default());
            found.iter().map(|(_, steps)| steps).sum()
        },
    );
}

#[test]
fn sizes_of_neighbourhoods_allocate_nothing_in_a_used_scratch() {
    check(
        |query| query.direction(Traversal::Both).max_hops(4),
        |prepared, scratch| prepared.neighbourhood_size(scratch, Limits::default()).entities,
    );
}

#[test]
fn counts_allocate_nothing_in_a_used_scratch() {
    check(
        |query| query.max_hops(4),
        |prepared, scratch| usize::try_from(prepared.count(scratch, Limits::default()).paths).unwrap(),
    );
}
