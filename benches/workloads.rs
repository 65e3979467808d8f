//! How long do the searches of plain paths take, per question?
//!
//! Runs the workloads that `README.md` defines and prints a line of JSON for each, with checksums of
//! prefixes of the answers, so that another program can be compared answer by answer.
//! `MECHGRAPH_TABLES` names a folder with `nodes.tsv`, `edges.tsv` and the questions; without it the
//! random graph of 10⁵ statements is asked. Arguments pick workloads by name; `MECHGRAPH_PASSES` sets how
//! often each is run.

#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]
#![expect(clippy::print_stdout, reason = "the figures are printed")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use core::hint::black_box;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::time::Instant;

use generator::Shape;
use mechgraph::io::AnyReader;
use mechgraph::model::Traversal;
use mechgraph::query::{
    AllowDeny, Limits, Parallels, PathQuery, PathScratch, PatternQuery, PreparedPaths, PreparedPattern, QueryEdge,
    QueryNode,
};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, NodeId, Sign};
use rustix::time::{ClockId, clock_gettime};

fn main() {
    let folder = std::env::var("MECHGRAPH_TABLES").ok();
    let (graph, questions) = folder.as_deref().map_or_else(random, |folder| read(Path::new(folder)));
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let passes = std::env::var("MECHGRAPH_PASSES").ok().and_then(|passes| passes.parse().ok()).unwrap_or(5);
    let bench = Bench { graph: &graph, wanted, passes };
    bench.paths(&questions.pairs);
    bench.shortest(&questions.signed_pairs, &questions.any_pairs);
    if let Some(pinned) = &questions.pinned {
        bench.patterns(pinned);
    }
    bench.neighbourhoods(&questions.nodes);
}

type Pair = (NodeId, NodeId);

/// What is asked.
struct Questions {
    /// W2: compounds and diseases.
    pairs: Vec<Pair>,
    /// W3: compounds and diseases.
    signed_pairs: Vec<Pair>,
    /// W6: any two entities.
    any_pairs: Vec<Pair>,
    /// W5: a disease, where the graph has its pattern.
    pinned: Option<Curie>,
    /// W7.
    nodes: Vec<NodeId>,
}

fn random() -> (KnowledgeGraph, Questions) {
    let world = Shape::of(100_000).build();
    let number = |curie: &Curie| world.graph.node(curie).expect("a member").number();
    let pairs = |count| world.pairs(count).iter().map(|(from, to)| (number(from), number(to))).collect::<Vec<_>>();
    let mut random = fastrand::Rng::with_seed(3);
    let mut any =
        || NodeId::clone(&world.graph.nodes().nth(random.usize(..world.graph.node_count())).expect("one").number());
    let any_pairs = (0..1_000).map(|_| (any(), any())).collect();
    let nodes = (0..1_000).map(|_| any()).collect();
    let questions = Questions { pairs: pairs(100), signed_pairs: pairs(1_000), any_pairs, pinned: None, nodes };
    (world.graph, questions)
}

fn read(folder: &Path) -> (KnowledgeGraph, Questions) {
    let before = cpu();
    let mut builder = GraphBuilder::new();
    for name in ["nodes.tsv", "edges.tsv"] {
        let file = File::open(folder.join(name)).expect("the file can be read");
        let reader = AnyReader::new(name.to_owned(), BufReader::with_capacity(1 << 16, file)).expect("it is KGX");
        let report = builder.load(reader).expect("it can be loaded");
        assert_eq!(report.quarantined, 0, "{report}");
    }
    let graph = builder.freeze().expect("it fits");
    println!(
        r#"{{"tool": "mechgraph", "workload": "load", "cpu_seconds": {:.3}, "nodes": {}, "edges": {}, "hot_bytes_per_edge": {:.1}}}"#,
        cpu() - before,
        graph.node_count(),
        graph.edge_count(),
        share(graph.hot_bytes(), graph.edge_count()),
    );
    let rows = |name: &str| {
        let text = fs::read_to_string(folder.join(name)).expect("the questions can be read");
        let number = |id: &str| graph.node(Curie::verbatim(id)).expect("it is in the graph").number();
        text.lines().skip(1).map(|line| line.split('\t').map(number).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let pairs = |name: &str| rows(name).iter().map(|row| (row[0], row[1])).collect();
    let questions = Questions {
        pairs: pairs("w2_pairs.tsv"),
        signed_pairs: pairs("w3_pairs.tsv"),
        any_pairs: pairs("w6_pairs.tsv"),
        pinned: graph.node_at(rows("w5_pin.tsv")[0][0]).map(|node| Curie::verbatim(node.curie())),
        nodes: rows("w7_nodes.tsv").iter().map(|row| row[0]).collect(),
    };
    (graph, questions)
}

struct Bench<'g> {
    graph: &'g KnowledgeGraph,
    wanted: Vec<String>,
    passes: usize,
}

impl<'g> Bench<'g> {
    /// W2: simple paths counted, and the 100 shortest listed.
    fn paths(&self, pairs: &[Pair]) {
        let limits = Limits::default().with_expansions(u64::MAX);
        for (name, hops, parallels) in [
            ("W2-3", 3, Parallels::Apart),
            ("W2-4", 4, Parallels::Apart),
            ("W2-3n", 3, Parallels::Merged),
            ("W2-4n", 4, Parallels::Merged),
        ] {
            let mut prepared = self.prepare(|query| query.max_hops(hops).parallel_edges(parallels));
            let mut scratch = PathScratch::new();
            self.run(name, pairs, total, |&(from, to)| {
                prepared.set_ends(from, to);
                prepared.count(&mut scratch, limits).paths.cast_signed()
            });
        }
        // The same, each path made and lent.
        for (name, hops) in [("W2-3 listed", 3), ("W2-4 listed", 4)] {
            let mut prepared = self.prepare(|query| query.max_hops(hops));
            let mut scratch = PathScratch::new();
            self.run(name, pairs, total, |&(from, to)| {
                prepared.set_ends(from, to);
                let limits = limits.with_paths(usize::MAX);
                let mut paths = prepared.clone().run_with(core::mem::take(&mut scratch), limits);
                let mut count = 0;
                while let Some(path) = paths.advance() {
                    count += i64::from(black_box(path).hops() > 0);
                }
                scratch = paths.into_scratch();
                count
            });
        }
        let mut prepared = self.prepare(|query| query.parallel_edges(Parallels::Merged));
        let mut scratch = PathScratch::new();
        self.run("W2k", pairs, total, |&(from, to)| {
            prepared.set_ends(from, to);
            let mut paths = prepared.clone().run_with(core::mem::take(&mut scratch), limits);
            let mut lengths = Vec::with_capacity(100);
            while lengths.len() < 100
                && let Some(path) = paths.advance()
            {
                lengths.push(path.hops().to_string());
            }
            scratch = paths.into_scratch();
            crc32fast::hash(lengths.join(" ").as_bytes()).into()
        });
    }

    /// W3 and W6: lengths of the shortest signed walk, and of the shortest path in either direction.
    fn shortest(&self, signed_pairs: &[Pair], any_pairs: &[Pair]) {
        let length = |steps: Option<usize>| steps.map_or(-1, |steps| i64::try_from(steps).expect("it is short"));
        let mut prepared = self.prepare(|query| query);
        let mut scratch = PathScratch::new();
        self.run("W3", signed_pairs, histogram, |&(from, to)| {
            prepared.set_ends(from, to);
            length(prepared.signed_distance(Sign::Negative, &mut scratch, Limits::default()).steps)
        });
        let mut prepared = self.prepare(|query| query.direction(Traversal::Both));
        self.run("W6", any_pairs, histogram, |&(from, to)| {
            prepared.set_ends(from, to);
            length(prepared.distance(&mut scratch, Limits::default()).steps)
        });
    }

    /// W5: a pattern of five nodes, one of them pinned: all matches, and those whose two genes are distinct; each match
    /// made and lent, and counted without.
    fn patterns(&self, pinned: &Curie) {
        let query = pathways_shared_with(pinned);
        let prepared =
            [query.clone(), query.distinct_entities()].map(|query| query.prepare(self.graph).expect("it fits"));
        let limits = Limits::default().with_paths(usize::MAX);
        let one_by_one = |prepared: &PreparedPattern<'g>| {
            let mut matches = prepared.matches(limits);
            let mut count = 0;
            while let Some(found) = matches.advance() {
                black_box(found);
                count += 1;
            }
            count
        };
        self.run("W5", &[()], total, |()| one_by_one(&prepared[0]));
        self.run("W5 distinct", &[()], total, |()| one_by_one(&prepared[1]));
        let count = |prepared: &PreparedPattern<'g>| prepared.count(limits).matches.cast_signed();
        self.run("W5f", &[()], total, |()| count(&prepared[0]));
        self.run("W5f distinct", &[()], total, |()| count(&prepared[1]));
    }

    /// W7: how much lies within two steps in either direction.
    fn neighbourhoods(&self, nodes: &[NodeId]) {
        let prepared: Vec<PreparedPaths<'g>> = nodes
            .iter()
            .map(|node| {
                let id: Curie = self.graph.node_at(*node).expect("a node").curie().parse().expect("a CURIE");
                let query = PathQuery::around(id).exact_endpoints().direction(Traversal::Both).max_hops(2);
                query.prepare(self.graph).expect("it can be asked")
            })
            .collect();
        let mut scratch = PathScratch::new();
        self.run("W7", &prepared, total, |prepared| {
            let found = prepared.neighbourhood_size(&mut scratch, Limits::default()).entities;
            i64::try_from(found).expect("it is few")
        });
        // The same with a list of them.
        self.run("W7 listed", &prepared, total, |prepared| {
            let found = prepared.neighbourhood(&mut scratch, Limits::default()).len();
            i64::try_from(found).expect("it is few")
        });
    }

    fn prepare(&self, with: impl Fn(PathQuery) -> PathQuery) -> PreparedPaths<'g> {
        let first = self.graph.nodes().next().expect("the graph is not empty").curie();
        with(PathQuery::between(first, first).exact_endpoints()).prepare(self.graph).expect("it can be asked")
    }

    /// Asks everything in each pass, and prints the median pass, the median question and the checksums.
    fn run<T>(&self, name: &str, asked: &[T], sum: fn(&[i64]) -> String, mut ask: impl FnMut(&T) -> i64) {
        if !self.wanted.is_empty() && !self.wanted.iter().any(|wanted| wanted == name) {
            return;
        }
        let mut each: Vec<f64> = Vec::with_capacity(asked.len());
        let mut answers: Vec<i64> = Vec::with_capacity(asked.len());
        for question in asked {
            let before = Instant::now();
            answers.push(ask(question));
            each.push(before.elapsed().as_secs_f64());
        }
        let mut seconds: Vec<f64> = Vec::new();
        for _ in 0..self.passes {
            let before = cpu();
            for question in asked {
                black_box(ask(question));
            }
            seconds.push(cpu() - before);
        }
        let pass = median(&mut seconds);
        #[expect(clippy::cast_precision_loss, reason = "the counts are small")]
        let mean = 1e3 * pass / asked.len() as f64;
        println!(
            r#"{{"tool": "mechgraph", "workload": "{name}", "cpu_seconds": {pass:.6}, "ms_per_item": {mean:.6}, "median_ms": {:.6}, "n": {}, "passes": {}, "result_checksum": {}}}"#,
            1e3 * median(&mut each),
            asked.len(),
            self.passes,
            prefixes(&answers, sum),
        );
    }
}

/// Compounds that bind a gene of a pathway of which a gene of the disease is, too.
fn pathways_shared_with(disease: &Curie) -> PatternQuery {
    let node = |key: &str, category: &str| QueryNode::new(key).category(category.parse().expect("a category"));
    let edge = |key: &str, subject: &str, predicate: &str, object: &str, source: &str| {
        let edge = QueryEdge::new(key, subject, object).predicate(predicate.parse().expect("a predicate"));
        edge.primary_sources(AllowDeny::allow([source]))
    };
    PatternQuery::new()
        .node(node("compound", "ChemicalEntity"))
        .node(node("gene", "Gene"))
        .node(node("pathway", "Pathway"))
        .node(node("other", "Gene"))
        .node(QueryNode::new("disease").id(disease).exact())
        .edge(edge("CbG", "compound", "affects", "gene", "infores:drugbank"))
        .edge(edge("GpPW", "gene", "participates_in", "pathway", "infores:reactome"))
        .edge(edge("GpPW2", "other", "participates_in", "pathway", "infores:reactome"))
        .edge(edge("DaG", "other", "gene_associated_with_condition", "disease", "infores:disgenet"))
}

/// The checksums of the first so many answers.
fn prefixes(answers: &[i64], sum: fn(&[i64]) -> String) -> String {
    let mut ends: Vec<usize> = [1, 3, 10, 30, 100, 300, 1_000].into_iter().filter(|end| *end < answers.len()).collect();
    ends.push(answers.len());
    let parts: Vec<String> = ends.iter().map(|end| format!(r#""{end}": "{}""#, sum(&answers[..*end]))).collect();
    format!("{{{}}}", parts.join(", "))
}

/// The sum, and the CRC-32 of the numbers with commas between.
fn total(answers: &[i64]) -> String {
    let texts: Vec<String> = answers.iter().map(i64::to_string).collect();
    format!("{}/{:08x}", answers.iter().sum::<i64>(), crc32fast::hash(texts.join(",").as_bytes()))
}

/// How often each answer was given.
fn histogram(answers: &[i64]) -> String {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for answer in answers {
        *counts.entry(*answer).or_default() += 1;
    }
    let mut text = String::new();
    for (place, (answer, count)) in counts.iter().enumerate() {
        write!(text, "{}{answer}:{count}", if place > 0 { " " } else { "" }).expect("a string takes all");
    }
    text
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn share(of: usize, among: usize) -> f64 {
    of as f64 / among.max(1) as f64
}

/// Seconds that this process has been running on a processor.
#[expect(clippy::cast_precision_loss, reason = "it is a figure to print")]
fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}
