//! How fast are two graphs compared?
//!
//! On random graphs of 10⁴ and 10⁵ statements, with `MECHGRAPH_BENCH=full` also of 10⁶: a graph with one of the same
//! statements, and with one that lacks some and says others otherwise. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use core::hint::black_box;
use core::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::Shape;
use mechgraph::query::GraphDiffQuery;
use mechgraph::{GraphBuilder, KnowledgeGraph, Record};

criterion_group! {
    name = differences;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = random
}
criterion_main!(differences);

fn random(criterion: &mut Criterion) {
    let full = std::env::var("MECHGRAPH_BENCH").is_ok_and(|size| size == "full");
    for statements in [10_000, 100_000, 1_000_000] {
        if statements < 1_000_000 || full {
            compare(criterion, statements);
        }
    }
}

fn compare(criterion: &mut Criterion, statements: usize) {
    let old = Shape::of(statements).build().graph;
    let same = changed(&old, |_, record| Some(record));
    let other = changed(&old, |place, record| match (place % 10, record) {
        (0, _) => None,
        (1, Record::Statement(statement)) => Some(Record::Statement(statement.published_in("PMID:1"))),
        (_, record) => Some(record),
    });
    let mut group = criterion.benchmark_group(format!("differences/{statements}"));
    group.throughput(Throughput::Elements(2 * statements as u64));
    for (name, new) in [("none", &same), ("a tenth lost, a tenth with more evidence", &other)] {
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| GraphDiffQuery::new().run(&old, new).map(|change| drop(black_box(change))).count());
        });
    }
    group.bench_function("fingerprint of a copy", |bencher| {
        bencher.iter_batched(
            || changed(&old, |_, record| Some(record)),
            |copy| black_box(copy.fingerprint()),
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// A graph of the same entities and of what becomes of each statement.
fn changed(graph: &KnowledgeGraph, change: impl Fn(usize, Record) -> Option<Record>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.extend(graph.nodes().map(|node| Record::from(node.to_entity())));
    let statements = graph.statements().enumerate();
    builder.extend(statements.filter_map(|(place, it)| change(place, Record::from(it.to_statement()))));
    builder.freeze().expect("it fitted before")
}
