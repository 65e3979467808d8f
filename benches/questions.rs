//! How fast are questions about the structure of an answer, and about several entities, answered?
//!
//! On random graphs of 10⁴ and 10⁵ statements: what connects 16 entities, what two drugs do together, what bypasses a
//! statement, what is essential, which loops there are, what an overlay costs, how probable statements are, what an audit
//! finds, and what permuted networks take. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use core::hint::black_box;
use core::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use generator::Shape;
use mechgraph::query::{
    AuditQuery, BypassQuery, ChanceQuery, CompareQuery, ConnectQuery, ContradictionQuery, EssentialQuery, Limits,
    Scratch,
};
use mechgraph::schema::{BeliefScorer, ErrorRates};
use mechgraph::{Curie, KnowledgeGraph, MechanismQuery, Overlay, Sign};

criterion_group! {
    name = questions;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = random, overlaid, whole, by_chance
}
criterion_main!(questions);

const ENTITIES: usize = 16;
const PAIRS: usize = 32;
const SIZES: [usize; 2] = [10_000, 100_000];

fn random(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("questions");
    for statements in SIZES {
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
        let question = |drug: &Curie| within(MechanismQuery::between(drug, disease)).limit(100);
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
        let essential = EssentialQuery::of(question(first));
        group.bench_function(BenchmarkId::new("essential, and cuts of up to 3", statements), |bencher| {
            bencher.iter(|| black_box(essential.run(graph).expect("names are known").cuts.len()));
        });
        // Hubs have loops, so the first of few steps.
        let hub = graph.nodes().max_by_key(|node| node.outgoing().count()).expect("there are entities");
        let loops = MechanismQuery::loops_of(hub.curie()).max_hops(4).limit(100);
        group.bench_function(BenchmarkId::new("100 loops of the largest hub", statements), |bencher| {
            bencher.iter(|| black_box(loops.run(graph).expect("names are known").count()));
        });
    }
    group.finish();
}

/// The same questions of a graph, and of one without a statement in a thousand and with as many turned in sign.
fn overlaid(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("overlay");
    for statements in SIZES {
        let world = Shape::of(statements).build();
        let (graph, pairs) = (&world.graph, world.pairs(PAIRS));
        let overlay =
            graph.statements().step_by(500).enumerate().fold(Overlay::new(), |overlay, (place, statement)| {
                match place % 2 {
                    0 => overlay.without_statement(statement),
                    _ if statement.effect().sign().is_some() => overlay.with_sign_turned(statement),
                    _ => overlay,
                }
            });
        group.bench_function(BenchmarkId::new("laid", statements), |bencher| {
            bencher.iter(|| black_box(overlay.over(graph).expect("its own statements")));
        });
        let over = overlay.over(graph).expect("its own statements");
        for (name, limit) in [("first", 1), ("first 100", 100)] {
            for (of, asked) in [("plain", graph), ("overlay", &over)] {
                group.bench_function(BenchmarkId::new(format!("{name}, {of}"), statements), |bencher| {
                    bencher.iter(|| ask_all(asked, &pairs, limit));
                });
            }
        }
    }
    group.finish();
}

/// What asks about every statement.
fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole");
    for statements in SIZES {
        let graph = Shape::of(statements).build().graph;
        let rates = ErrorRates { random: 0.2, systematic: 0.01 };
        let sources = ["infores:first", "infores:second", "infores:third"];
        let scorer = sources.iter().fold(BeliefScorer::indra(), |scorer, source| scorer.with_source(*source, rates));
        group.bench_function(BenchmarkId::new("belief", statements), |bencher| {
            bencher.iter(|| graph.statements().filter_map(|it| it.belief(&scorer).value).sum::<f64>());
        });
        group.bench_function(BenchmarkId::new("contradictions", statements), |bencher| {
            bencher.iter(|| black_box(ContradictionQuery::new().run(&graph).expect("no filter").count()));
        });
        group.bench_function(BenchmarkId::new("audit", statements), |bencher| {
            bencher.iter(|| black_box(AuditQuery::new().run(&graph).expect("no limit").findings().len()));
        });
    }
    group.finish();
}

/// Networks with kept degrees, and the best mechanism of a pair in each.
fn by_chance(criterion: &mut Criterion) {
    const NETWORKS: usize = 20;
    let mut group = criterion.benchmark_group("chance");
    for statements in SIZES {
        let world = Shape::of(statements).build();
        let (drug, disease) = world.pairs(1).remove(0);
        let query = ChanceQuery::of(MechanismQuery::between(drug, disease)).permutations(NETWORKS);
        group.bench_function(BenchmarkId::new("20 networks", statements), |bencher| {
            bencher.iter(|| black_box(query.run(&world.graph).expect("names are known").networks));
        });
    }
    group.finish();
}

/// Gives out the first mechanisms of each pair, in one scratch.
fn ask_all(graph: &KnowledgeGraph, pairs: &[(Curie, Curie)], limit: usize) -> usize {
    let mut scratch = Scratch::new();
    let mut count = 0;
    for (from, to) in pairs {
        let query = MechanismQuery::between(from.clone(), to.clone()).limit(limit);
        let mut found = query.prepare(graph).expect("names are known").run_with(scratch, Limits::default());
        count += found.by_ref().map(black_box).count();
        scratch = found.into_scratch();
    }
    count
}
