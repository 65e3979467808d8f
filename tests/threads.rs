//! However many threads read and freeze, a graph is the same byte by byte, and so is what is told of its sources.
#![cfg(all(feature = "parallel", feature = "json"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../benches/generator/mod.rs"]
#[expect(dead_code, reason = "other shapes are for other tests")]
mod generator;
#[path = "../benches/generator/table.rs"]
mod table;

use std::fs;
use std::io::{self, BufReader, Read};
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
            let source = BufReader::with_capacity(1 << 16, Failing(bytes.as_slice()));
            let reader = TsvReader::new(format!("table {number}"), source).within(limits);
            format!("{:?}", builder.load_with(reader, strictness))
        })
        .collect();
    let mut bytes = Vec::new();
    builder.freeze().unwrap().write_snapshot(&mut bytes).unwrap();
    (told, bytes)
}

/// A source that gives little at once, and fails once, if there is [`FAILURE`] in it.
struct Failing<'b>(&'b [u8]);

const FAILURE: &[u8] = b"<failure>";

impl Read for Failing<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if let Some(rest) = self.0.strip_prefix(FAILURE) {
            self.0 = rest;
            return Err(io::Error::other("the source is gone"));
        }
        let until = memchr::memmem::find(self.0, FAILURE).unwrap_or(self.0.len());
        let length = bytes.len().min(until).min(50_000);
        self.0.read(bytes.get_mut(..length).unwrap_or_default())
    }
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
fn tables_that_are_damaged_late_load_the_same() {
    let good = table::edges(24_000, Order::ByKind);
    let places: Vec<usize> = [3, 2].map(|part| good[..good.len() / part].rfind('\n').unwrap() + 1).to_vec();
    let row = good.lines().nth(1).unwrap();
    let long = "x".repeat(200_000);
    let many_long = format!("{long}\n").repeat(5);
    let damages = [
        "\u{0}",
        "x\r\ny\r\n",
        "\r",
        "\"",
        "\"open\n",
        "a\tb\"c\n",
        "\"a\nb\"\t\"c\"\n",
        "<failure>",
        "half a row<failure>",
        &long,
        &many_long,
    ];
    let insert = |damage: &[u8], at: &[usize]| {
        let (mut table, mut before) = (Vec::new(), 0);
        for place in at {
            table.extend_from_slice(&good.as_bytes()[before..*place]);
            table.extend_from_slice(damage);
            before = *place;
        }
        [&table, &good.as_bytes()[before..]].concat()
    };
    for damage in damages.map(str::as_bytes).into_iter().chain([&b"caf\xE9\n"[..]]) {
        check(&[insert(damage, &places[..1])]);
        check(&[insert(damage, &[places[0] + 3, places[1] + 5])]);
        check(&[insert(damage, &places), insert(damage, &[good.len()])]);
    }
    let both = insert(b"x\r\n", &places[..1]);
    let at = both.len() - 9_000;
    check(&[[&both[..at], b"\0", &both[at..]].concat(), [&both[..at], FAILURE, &both[at..]].concat()]);
    check(&[(good.clone() + row + "\"" + &long).into_bytes(), (good.clone() + row + &long).into_bytes()]);
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
