//! However many threads read and freeze, a graph is the same byte by byte, and so is what is told of its sources.
#![cfg(all(feature = "parallel", feature = "json"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../benches/generator/mod.rs"]
#[expect(dead_code, reason = "other shapes are for other tests")]
mod generator;
#[path = "../benches/generator/table.rs"]
mod table;

use std::fs;
use std::path::PathBuf;

use generator::Shape;
use mechgraph::build::{LoadLimits, Strictness};
use mechgraph::io::ReadLimits;
use mechgraph::io::kgx::{TsvReader, write_tsv_edges, write_tsv_nodes};
use mechgraph::{GraphBuilder, KnowledgeGraph, datasets};
use rayon::ThreadPoolBuilder;
use table::Order;

/// All that comes of loading tables: what each load tells, and the snapshot, which holds findings and places.
fn load(tables: &[Vec<u8>], strictness: Strictness, limits: ReadLimits) -> (Vec<String>, Vec<u8>) {
    let mut builder = GraphBuilder::new().with_limits(LoadLimits::default().with_findings(500));
    let told = tables
        .iter()
        .enumerate()
        .map(|(number, bytes)| {
            let reader = TsvReader::new(format!("table {number}"), bytes.as_slice()).within(limits);
            format!("{:?}", builder.load_with(reader, strictness))
        })
        .collect();
    let mut bytes = Vec::new();
    builder.freeze().unwrap().write_snapshot(&mut bytes).unwrap();
    (told, bytes)
}

fn check_within(tables: &[Vec<u8>], limits: ReadLimits) {
    for strictness in [Strictness::Strict, Strictness::Standard, Strictness::Lenient] {
        let with = |threads: usize| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| load(tables, strictness, limits))
        };
        let alone = with(1);
        for threads in [2, 3, 8] {
            let (told, bytes) = with(threads);
            assert_eq!(told, alone.0, "{threads} threads, {strictness:?}");
            assert!(bytes == alone.1, "{threads} threads, {strictness:?}");
        }
    }
}

fn check(tables: &[Vec<u8>]) {
    check_within(tables, ReadLimits::default());
}

fn tables_of(graph: &KnowledgeGraph) -> Vec<Vec<u8>> {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    write_tsv_nodes(graph, &mut nodes).unwrap();
    write_tsv_edges(graph, &mut edges).unwrap();
    vec![nodes, edges]
}

/// A table of edges in which something is wrong now and then.
fn damaged() -> String {
    let mut rows: Vec<String> = table::edges(12_000, Order::ByKind).lines().map(str::to_owned).collect();
    for place in (1..rows.len()).step_by(97) {
        let row = rows[place].clone();
        rows[place] = match place % 7 {
            0 => row + "\t",
            1 => row.replacen("\tbiolink:", "\t\u{1}:", 1),
            2 => String::new(),
            3 => "# a comment".to_owned(),
            4 => row.replacen("GO:", " GO:", 1),
            5 => row.replacen('e', "\"e", 1),
            _ => "too\tshort".to_owned(),
        };
    }
    // Every row comes twice, and the second time with another source of some.
    let again: Vec<String> = rows[1..].iter().map(|row| row.replace("manual_agent", "text_mining_agent")).collect();
    rows.extend(again);
    rows.join("\n") + "\n"
}

#[test]
fn generated_tables_load_the_same() {
    check(&tables_of(&Shape::of(20_000).build().graph));
    for order in [Order::ByKind, Order::Shuffled] {
        check(&[table::edges(20_000, order).into_bytes()]);
    }
}

#[test]
fn embedded_tables_load_the_same() {
    for graph in [datasets::interferon_gamma(), datasets::interferon_gamma_with_background()] {
        check(&tables_of(&graph));
    }
}

#[test]
fn damaged_tables_load_the_same() {
    let good = damaged();
    check(&[good.clone().into_bytes()]);
    check(&[good.replace('\n', "\r\n").into_bytes()]);
    check_within(&[good.clone().into_bytes()], ReadLimits::default().with_rows(9_000));
    check_within(&[good.clone().into_bytes()], ReadLimits::default().with_line_bytes(140));
    let half = good.len() / 2;
    for bytes in [&b"\xFF"[..], b"\0", b"\r\n", b"\r", b"\n\n"] {
        check(&[[&good.as_bytes()[..half], bytes, &good.as_bytes()[half..]].concat()]);
    }
    check(&[good.trim_end().as_bytes().to_vec()]);
}

#[test]
fn shared_tables_load_the_same() {
    let data = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let Ok(files) = fs::read_dir(data.join("kgx")) else { return };
    let mut tables: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    tables.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    tables.sort_unstable();
    check(&tables.iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>());
}

#[test]
fn strict_loading_ends_at_the_same_row() {
    let mut rows = table::edges(12_000, Order::ByKind);
    rows.push_str("e\tA:1\tlocal:unheard_of\tA:2\t\t\t\t\t\t\t\n\n");
    check(&[(rows + &damaged()).into_bytes()]);
}
