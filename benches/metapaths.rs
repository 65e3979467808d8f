//! How fast are the paths of a metapath counted?
//!
//! On a random graph of Hetionet's kinds; with `MECHGRAPH_TABLES` also on a graph in KGX tables, a folder with
//! `nodes.tsv` and `edges.tsv` whose edges have a column `metaedge`. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]
#![expect(clippy::print_stderr, reason = "a bench says what it counted")]

mod hetnet;

use core::hint::black_box;
use core::time::Duration;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use mechgraph::io::AnyReader;
use mechgraph::query::MetapathQuery;
use mechgraph::{GraphBuilder, KnowledgeGraph};

criterion_group! {
    name = metapaths;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    targets = random, tables
}
criterion_main!(metapaths);

fn random(criterion: &mut Criterion) {
    ask(criterion, "random", &hetnet::graph(1), ["Compound:1", "Disease:1"]);
}

fn tables(criterion: &mut Criterion) {
    let Some(folder) = std::env::var_os("MECHGRAPH_TABLES") else { return };
    let graph = read(Path::new(&folder));
    let of = |category: &str| {
        let category = category.parse().expect("a category");
        graph.nodes().filter(|node| node.is_in_category(&category)).max_by_key(|node| node.outgoing().len())
    };
    let ends = [of("SmallMolecule"), of("Disease")].map(|node| node.map_or("", |node| node.curie()));
    ask(criterion, "tables", &graph, ends);
}

fn read(folder: &Path) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for name in ["nodes.tsv", "edges.tsv"] {
        let bytes = BufReader::new(File::open(folder.join(name)).expect("the folder has both tables"));
        builder.load(AnyReader::new(name.to_owned(), bytes).expect("KGX tables")).expect("a table that can be read");
    }
    builder.freeze().expect("a graph")
}

/// Path counts and degree-weighted counts, both at once: of all pairs, from one entity, and of one pair. Each
/// run goes from the statements of the graph to the counts.
fn ask(criterion: &mut Criterion, name: &str, graph: &KnowledgeGraph, [from, to]: [&str; 2]) {
    let mut group = criterion.benchmark_group(name);
    for metapath in ["CbGaD", "CbGpPWpGaD", "CbGiGaD", "CrCbGaD", "CbGbCbGaD"] {
        let all = MetapathQuery::new(metapath.parse().expect("a metapath"));
        let queries =
            [("all pairs", all.clone()), ("from one", all.clone().from(from)), ("one pair", all.from(from).to(to))];
        for (scope, query) in queries {
            let counts = query.run(graph).expect("the graph has the metapath");
            let (paths, weights) =
                counts.iter().fold((0, 0.0), |sum, pair| (sum.0 + pair.paths, sum.1 + pair.degree_weighted));
            eprintln!(
                "{name}/{metapath}, {scope}: {} pairs, {paths} paths, DWPC {weights:.4}, work {}",
                counts.len(),
                counts.work()
            );
            group.bench_function(format!("{metapath}, {scope}"), |bencher| {
                bencher.iter(|| black_box(query.run(graph)).is_ok());
            });
        }
    }
    group.finish();
}
