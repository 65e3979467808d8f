//! How fast are mechanisms found?
//!
//! On the embedded graph and on random ones of 10⁴ and 10⁵ statements; with `MECHGRAPH_BENCH=full` also
//! of 10⁶. Beside it, petgraph's `all_simple_paths` on the same question. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]

mod generator;

use core::hint::black_box;
use core::time::Duration;
use std::collections::{BTreeSet, HashSet};
use std::hash::RandomState;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::{Shape, World};
use mechgraph::model::Direction;
use mechgraph::petgraph::algo::all_simple_paths;
use mechgraph::petgraph::graph::{DiGraph, NodeIndex};
use mechgraph::query::{Limits, Prepared, Scratch};
use mechgraph::{Curie, KnowledgeGraph, MechanismQuery, Node, NodeId, Sign};

criterion_group! {
    name = mechanisms;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = embedded, random
}
criterion_main!(mechanisms);

/// How many pairs of a drug and a disease each bench asks about in turn.
const PAIRS: usize = 32;

/// The questions of the article that the embedded graph holds, all mechanisms of each.
#[cfg(feature = "json")]
fn embedded(criterion: &mut Criterion) {
    let graphs = [
        ("seed", mechgraph::datasets::interferon_gamma()),
        ("background", mechgraph::datasets::interferon_gamma_with_background()),
    ];
    let pairs = [
        ("emapalumab", "HLH"),
        ("ruxolitinib", "HLH"),
        ("eltrombopag", "hematopoiesis"),
        ("IFN-γ", "hematopoiesis"),
        ("emapalumab", "graft failure"),
    ];
    for (name, graph) in &graphs {
        let mut group = criterion.benchmark_group(format!("embedded/{name}"));
        group.throughput(Throughput::Elements(1));
        for (from, to) in pairs {
            // A name that only the background knows is no question to the seed.
            if let Ok(prepared) = MechanismQuery::between(from, to).prepare(graph) {
                answer_all(&mut group, &format!("{from} to {to}"), &[prepared]);
            }
        }
        let query = MechanismQuery::between("emapalumab", "HLH");
        group.bench_function("resolve names and prepare", |bencher| bencher.iter(|| query.prepare(graph).is_ok()));
        group.finish();
    }
}

#[cfg(not(feature = "json"))]
fn embedded(_: &mut Criterion) {}

fn random(criterion: &mut Criterion) {
    let full = std::env::var("MECHGRAPH_BENCH").is_ok_and(|size| size == "full");
    for statements in [10_000, 100_000, 1_000_000] {
        if statements < 1_000_000 || full {
            plain(criterion, statements);
            in_contexts(criterion, statements);
            unanswered(criterion, statements);
        }
    }
}

/// First answers, many answers, all short ones and the verdict, in a graph without contexts.
fn plain(criterion: &mut Criterion, statements: usize) {
    let world = Shape::of(statements).build();
    let pairs = world.pairs(PAIRS);
    let mut group = criterion.benchmark_group(format!("random/{statements}"));
    group.throughput(Throughput::Elements(PAIRS as u64));
    let ask = |options: &dyn Fn(MechanismQuery) -> MechanismQuery| prepare(&world, &pairs, options);

    answer_all(&mut group, "first", &ask(&|query| query.limit(1)));
    answer_all(&mut group, "first of sign −", &ask(&|query| query.net_sign(Sign::Negative).limit(1)));
    answer_all(&mut group, "first 100", &ask(&|query| query.limit(100)));

    let verdicts = ask(&|query| query);
    group.bench_function("verdict", |bencher| {
        bencher.iter(|| {
            for prepared in &verdicts {
                black_box(prepared.clone().run_with(Scratch::new(), Limits::default()).verdict());
            }
        });
    });

    for steps in [3, 4] {
        let all = ask(&|query| query.max_hops(steps).exact_endpoints());
        let rival = Rival::of(&world.graph);
        let paths = rival.checked(&world.graph, &all, &pairs, steps);
        group.throughput(Throughput::Elements(paths));
        answer_all(&mut group, &format!("all within {steps} steps"), &all);
        group.bench_function(format!("all within {steps} steps, petgraph"), |bencher| {
            bencher.iter(|| pairs.iter().map(|(from, to)| rival.count(&world.graph, from, to, steps)).sum::<usize>());
        });
    }
    group.finish();
}

/// In a graph where every tenth statement holds in a disease or pathway.
fn in_contexts(criterion: &mut Criterion, statements: usize) {
    let world = Shape::of(statements).with_contexts().build();
    let pairs = world.pairs(PAIRS);
    let mut group = criterion.benchmark_group(format!("contexts/{statements}"));
    group.throughput(Throughput::Elements(PAIRS as u64));
    let ask = |options: &dyn Fn(MechanismQuery) -> MechanismQuery| prepare(&world, &pairs, options);
    answer_all(&mut group, "first", &ask(&|query| query.limit(1)));
    answer_all(&mut group, "first 100", &ask(&|query| query.limit(100)));
    answer_all(&mut group, "all within 3 steps", &ask(&|query| query.max_hops(3)));
    group.finish();
}

/// From one half of a graph to the other, between which there is nothing.
fn unanswered(criterion: &mut Criterion, statements: usize) {
    let world = Shape::of(statements).in_two().build();
    let mut group = criterion.benchmark_group(format!("unanswered/{statements}"));
    group.throughput(Throughput::Elements(PAIRS as u64));
    let pairs = world.severed_pairs(PAIRS);
    for steps in [3, 6] {
        let prepared = prepare(&world, &pairs, &|query| query.max_hops(steps));
        answer_all(&mut group, &format!("within {steps} steps"), &prepared);
    }
    group.finish();
}

fn prepare<'g>(
    world: &'g World,
    pairs: &[(Curie, Curie)],
    options: &dyn Fn(MechanismQuery) -> MechanismQuery,
) -> Vec<Prepared<'g>> {
    let prepared = |(from, to): &(Curie, Curie)| {
        let query = options(MechanismQuery::between(from.clone(), to.clone()));
        query.prepare(&world.graph).expect("the graph has its own entities")
    };
    pairs.iter().map(prepared).collect()
}

/// Gives out every mechanism of every query, in one scratch.
fn answer_all(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, queries: &[Prepared<'_>]) {
    let mut scratch = Scratch::new();
    group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
        bencher.iter(|| {
            for prepared in queries {
                let used = core::mem::take(&mut scratch);
                let mut found = prepared.clone().run_with(used, Limits::default());
                found.by_ref().for_each(|mechanism| drop(black_box(mechanism)));
                scratch = found.into_scratch();
            }
        });
    });
}

/// petgraph's copy of the graph, made kind to it: the steps alone, each in every direction in which it
/// can be read, and one edge for all statements between the same two, since it would list the same
/// entities once for each.
struct Rival(DiGraph<NodeId, ()>);

impl Rival {
    fn of(graph: &KnowledgeGraph) -> Self {
        let copy = graph.to_petgraph();
        let mut steps = BTreeSet::new();
        for edge in copy.edge_indices() {
            let (Some(statement), Some((from, to))) = (graph.statement_at(copy[edge]), copy.edge_endpoints(edge))
            else {
                continue;
            };
            if statement.permits(Direction::Forward) {
                steps.insert((from, to));
            }
            if statement.permits(Direction::Backward) {
                steps.insert((to, from));
            }
        }
        let mut merged = copy.map(|_, node| *node, |_, _| ());
        merged.clear_edges();
        merged.extend_with_edges(steps);
        Self(merged)
    }

    fn paths(
        &self,
        graph: &KnowledgeGraph,
        pair: (&Curie, &Curie),
        steps: usize,
    ) -> impl Iterator<Item = Vec<NodeIndex>> {
        let index = |curie| NodeIndex::new(graph.node(curie).map_or(usize::MAX, |node| node.number().index()));
        all_simple_paths::<Vec<_>, _, RandomState>(&self.0, index(pair.0), index(pair.1), 0, Some(steps - 1))
    }

    fn count(&self, graph: &KnowledgeGraph, from: &Curie, to: &Curie, steps: usize) -> usize {
        self.paths(graph, (from, to), steps).map(black_box).count()
    }

    /// The number of sequences of entities, the same by petgraph as by the queries.
    fn checked(&self, graph: &KnowledgeGraph, queries: &[Prepared<'_>], pairs: &[(Curie, Curie)], steps: usize) -> u64 {
        let mut all = 0;
        for (prepared, (from, to)) in queries.iter().zip(pairs) {
            let found = prepared.clone().run_with(Scratch::new(), Limits::default());
            // Mechanisms of different signs can run through the same entities.
            let ours: HashSet<Vec<NodeId>> = found.map(|m| m.nodes().map(Node::number).collect()).collect();
            let theirs: HashSet<Vec<NodeId>> = self
                .paths(graph, (from, to), steps)
                .map(|path| path.into_iter().map(|index| self.0[index]).collect())
                .collect();
            assert_eq!(ours, theirs, "{from} to {to}");
            all += ours.len() as u64;
        }
        all
    }
}
