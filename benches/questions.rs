//! How fast are questions about several entities answered?
//!
//! On random graphs of 10⁴ and 10⁵ statements: what connects 16 entities, what two drugs do together, and what bypasses a
//! statement. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use core::hint::black_box;
use core::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use generator::Shape;
use mechgraph::query::{BypassQuery, CompareQuery, ConnectQuery};
use mechgraph::{MechanismQuery, Sign};

criterion_group! {
    name = questions;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = random
}
criterion_main!(questions);

const ENTITIES: usize = 16;

fn random(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("questions");
    for statements in [10_000, 100_000] {
        let world = Shape::of(statements).build();
        let (graph, pairs) = (&world.graph, world.pairs(ENTITIES));
        let within = |query: MechanismQuery| query.max_hops(4);
        let connect = ConnectQuery::among(pairs.iter().map(|(drug, _)| drug.to_string()))
            .mechanisms(within(MechanismQuery::default()))
            .connector_hops(2);
        group.bench_function(BenchmarkId::new("connect 16", statements), |bencher| {
            bencher.iter(|| black_box(connect.run(graph).expect("names are known").links.len()));
        });
        let [(first, disease), (second, _), ..] = pairs.as_slice() else { return };
        let question = |drug: &mechgraph::Curie| within(MechanismQuery::between(drug, disease)).limit(100);
        let compare = CompareQuery::of(question(first), question(second));
        group.bench_function(BenchmarkId::new("compare, and joint effect", statements), |bencher| {
            bencher.iter(|| black_box(compare.run(graph).expect("names are known").joint().effect));
        });
        // What lowers something on the way.
        let mechanisms: Vec<_> = question(first).run(graph).expect("names are known").collect();
        let passed =
            mechanisms.iter().flat_map(|mechanism| mechanism.nodes().skip(1).take(mechanism.steps().len() - 1));
        let lowering = passed.flat_map(|node| node.incoming().filter(|it| it.effect().sign() == Some(Sign::Negative)));
        if let Some(blocker) = lowering.into_iter().next() {
            let bypass = BypassQuery::despite(question(first), blocker.id());
            group.bench_function(BenchmarkId::new("bypass", statements), |bencher| {
                bencher.iter(|| black_box(bypass.run(graph).expect("the statement lowers").blocked.len()));
            });
        }
    }
    group.finish();
}
