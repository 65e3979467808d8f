//! How fast are common regulators of genes found?
//!
//! On random graphs of 10⁴ and 10⁵ statements: 200 targets of signed statements, up and down by turns, against 100 networks.
//! See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use core::hint::black_box;
use core::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::Shape;
use mechgraph::Node;
use mechgraph::model::Direction;
use mechgraph::query::RegulatorQuery;

criterion_group! {
    name = regulators;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = random
}
criterion_main!(regulators);

const GENES: usize = 200;
const NETWORKS: usize = 100;

fn random(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("regulators");
    group.throughput(Throughput::Elements(NETWORKS as u64));
    for statements in [10_000, 100_000] {
        let graph = Shape::of(statements).build().graph;
        let signed = graph.statements().filter(|it| it.permits(Direction::Forward) && it.effect().sign().is_some());
        let mut targets: Vec<&str> = signed.filter_map(|it| it.object().node()).map(Node::curie).collect();
        targets.sort_unstable();
        targets.dedup();
        let genes = targets.iter().step_by((targets.len() / GENES).max(1)).take(GENES).enumerate();
        let query = genes.fold(RegulatorQuery::new().permutations(NETWORKS), |query, (place, gene)| match place % 2 {
            0 => query.up(*gene),
            _ => query.down(*gene),
        });
        group.bench_function(BenchmarkId::from_parameter(statements), |bencher| {
            bencher.iter(|| black_box(query.run(&graph).expect("the memory suffices").tested));
        });
    }
    group.finish();
}
