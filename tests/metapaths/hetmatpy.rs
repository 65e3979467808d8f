//! The path counts of Hetionet are those that hetmatpy gives.
//!
//! `hetmatpy_values.tsv` is written by `benches/hetmatpy_values.py`; its header says from what.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::time::Instant;

use mechgraph::io::hetionet::Reader;
use mechgraph::query::{Limits, MetapathQuery};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, NodeId};

const VALUES: &str = include_str!("hetmatpy_values.tsv");

/// A row of the table: totals if it has no ends.
struct Row<'t> {
    metapath: &'t str,
    damping: f64,
    ends: Option<(String, String)>,
    paths: &'t str,
    degree_weighted: f64,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    let lines = VALUES.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Row {
            metapath: cells[0],
            damping: cells[1].parse().unwrap(),
            ends: (cells[2] != "*").then(|| (curie(cells[2]), curie(cells[3]))),
            paths: cells[4],
            degree_weighted: cells[5].parse().unwrap(),
        }
    })
}

/// The CURIE of one of Hetionet's identifiers.
fn curie(id: &str) -> String {
    let (kind, local) = id.split_once("::").unwrap();
    let prefix = match kind {
        "Compound" => "DRUGBANK:",
        "Gene" => "NCBIGene:",
        "Pathway" if local.starts_with("WP") => "WIKIPATHWAYS:",
        "Pathway" => "hetionet:",
        "Pharmacologic Class" => "NDFRT:",
        "Side Effect" => "UMLS:",
        "Symptom" => "MESH:",
        _ => "",
    };
    let local = if prefix == "WIKIPATHWAYS:" { local.split('_').next().unwrap() } else { local };
    format!("{prefix}{local}")
}

#[test]
fn the_table_has_what_it_should() {
    let metapaths: std::collections::BTreeSet<&str> = rows().map(|row| row.metapath).collect();
    assert!(metapaths.len() >= 20, "{metapaths:?}");
    for metapath in metapaths {
        assert!(metapath.parse::<mechgraph::query::Metapath>().is_ok(), "{metapath}");
        assert_eq!(rows().filter(|row| row.metapath == metapath && row.ends.is_none()).count(), 2, "{metapath}");
    }
}

#[test]
#[ignore = "nearly a million edges take several seconds and about a gigabyte"]
fn hetionet_has_the_path_counts_that_hetmatpy_gives() {
    let Some(graph) = hetionet() else {
        println!("skipped: no shared data");
        return;
    };
    let node = |id: &str| -> NodeId { graph.node(id.parse::<Curie>().unwrap()).unwrap().number() };
    let mut all = None;
    for row in rows() {
        let query = MetapathQuery::new(row.metapath.parse().unwrap()).damping(row.damping);
        let name = format!("{} {} {:?}", row.metapath, row.damping, row.ends);
        let Some((from, to)) = &row.ends else {
            let start = Instant::now();
            let limits = Limits::default().with_expansions(u64::MAX);
            let counts = query.prepare(&graph).unwrap().run(limits).unwrap();
            println!("{name}: {:?}, work {}", start.elapsed(), counts.work());
            let totals = counts.iter().fold((0, 0.0), |sum, it| (sum.0 + it.paths, sum.1 + it.degree_weighted));
            assert_eq!(format!("{},{}", counts.len(), totals.0), row.paths, "{name}");
            check(&name, totals.1, row.degree_weighted);
            all = Some(counts);
            continue;
        };
        let of_all = all.as_ref().and_then(|counts| counts.between(node(from), node(to))).unwrap();
        let alone = query.from(from.as_str()).to(to.as_str()).run(&graph).unwrap();
        for count in [of_all, alone.iter().next().unwrap()] {
            assert_eq!(count.paths.to_string(), row.paths, "{name}");
            check(&name, count.degree_weighted, row.degree_weighted);
        }
    }
}

fn check(name: &str, found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected, "{name}: {found}, hetmatpy {expected}");
}

fn hetionet() -> Option<KnowledgeGraph> {
    let folder = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let folder = folder.join("hetionet");
    if !folder.exists() {
        return None;
    }
    let mut builder = GraphBuilder::new();
    for name in ["nodes.tsv.gz", "edges.tsv.gz"] {
        let file = BufReader::new(File::open(folder.join(name)).unwrap());
        let bytes = BufReader::new(mechgraph::io::decompress(file).unwrap());
        builder.load(Reader::new(name, bytes)).unwrap();
    }
    Some(builder.freeze().unwrap())
}
