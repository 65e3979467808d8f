//! How long until a graph can be asked, from tables or lines of JSON and from a snapshot, and what it takes in memory?
//!
//! `MECHGRAPH_TABLES` names a folder with `nodes.tsv` and `edges.tsv`, or with `nodes.jsonl` and `edges.jsonl`; without
//! it a random graph of 10⁵ statements is written to a temporary folder first, as lines of JSON if
//! `MECHGRAPH_FORMAT` is `jsonl`. One run is one process: resident memory is only told of a
//! process that has done nothing else. See `README.md`.

#![expect(clippy::expect_used, reason = "a bench that cannot load has nothing to measure")]
#![expect(clippy::print_stdout, reason = "the figures are printed")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::Path;

use generator::Shape;
use mechgraph::io::{AnyReader, kgx};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph};
use memmap2::Mmap;
use rustix::time::{ClockId, clock_gettime};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let given = std::env::var("MECHGRAPH_TABLES").ok();
    if given.is_none() {
        let graph = Shape::of(100_000).build().graph;
        let file = |name: &str| BufWriter::new(File::create(folder.path().join(name)).expect("a new file"));
        if std::env::var("MECHGRAPH_FORMAT").is_ok_and(|format| format == "jsonl") {
            kgx::write_jsonl_nodes(&graph, file("nodes.jsonl")).expect("room for the nodes");
            kgx::write_jsonl_edges(&graph, file("edges.jsonl")).expect("room for the edges");
        } else {
            kgx::write_tsv_nodes(&graph, file("nodes.tsv")).expect("room for the tables");
            kgx::write_tsv_edges(&graph, file("edges.tsv")).expect("room for the tables");
        }
    }
    let tables = given.as_deref().map_or(folder.path(), Path::new);
    let snapshot = folder.path().join("graph.mg");
    let asked = load(tables, &snapshot);
    // The best of several, as the first run pays for the pages of the file.
    let opened = (0..20).map(|_| open(&snapshot, &asked)).fold(f64::INFINITY, f64::min);
    println!("open a mapped snapshot and ask for an entity's statements: {:.2} ms of CPU", opened * 1e3);
}

/// Loads the sources and writes the snapshot; returns an entity to ask for.
fn load(tables: &Path, snapshot: &Path) -> Curie {
    let (start, clock_start) = (cpu(), clock());
    let mut builder = GraphBuilder::new();
    let mut stored = 0;
    let has_lines = tables.join("edges.jsonl").exists();
    for name in if has_lines { ["nodes.jsonl", "edges.jsonl"] } else { ["nodes.tsv", "edges.tsv"] } {
        let path = tables.join(name);
        stored += fs::metadata(&path).expect("the folder has both sources").len();
        let bytes = BufReader::with_capacity(1 << 16, File::open(&path).expect("a source that can be opened"));
        let report = builder.load(AnyReader::new(name, bytes).expect("KGX")).expect("a source that can be read");
        println!("{report}");
    }
    let (loaded, clock_loaded) = (cpu(), clock());
    let graph = builder.freeze().expect("a graph");
    let (frozen, clock_frozen) = (cpu(), clock());
    let edges = graph.edge_count();
    println!("{} entities, {edges} edges, {:.0} MB of sources", graph.node_count(), megabytes(stored));
    println!("read {:.2} s, freeze {:.2} s of CPU", loaded - start, frozen - loaded);
    println!("read {:.2} s, freeze {:.2} s by the clock", clock_loaded - clock_start, clock_frozen - clock_loaded);
    println!("resident now {:.0} MB, at most {:.0} MB", resident("VmRSS"), resident("VmHWM"));
    println!("hot {:.1} bytes an edge", ratio(graph.hot_bytes(), edges));
    graph.write_snapshot(BufWriter::new(File::create(snapshot).expect("a new file"))).expect("room for a snapshot");
    let size = fs::metadata(snapshot).expect("it was written").len();
    println!(
        "snapshot {:.0} MB, {:.1} bytes an edge",
        megabytes(size),
        ratio(usize::try_from(size).unwrap_or(0), edges)
    );
    let node = graph.nodes().max_by_key(|node| node.outgoing().len()).expect("a graph that is not empty");
    node.curie().parse().expect("an identifier")
}

/// Seconds of CPU from the file to the first answer.
#[expect(unsafe_code, reason = "the snapshot is this program's own, and nobody changes it")]
fn open(snapshot: &Path, asked: &Curie) -> f64 {
    let start = cpu();
    let file = File::open(snapshot).expect("the snapshot");
    // SAFETY: see the reason above.
    let map = unsafe { Mmap::map(&file) }.expect("a file that can be mapped");
    let graph = KnowledgeGraph::open(map).expect("a snapshot");
    assert!(graph.node(asked).is_some_and(|node| node.outgoing().len() > 0));
    cpu() - start
}

fn cpu() -> f64 {
    seconds(ClockId::ProcessCPUTime)
}

fn clock() -> f64 {
    seconds(ClockId::Monotonic)
}

fn seconds(clock: ClockId) -> f64 {
    let time = clock_gettime(clock);
    #[expect(clippy::cast_precision_loss, reason = "seconds of a process")]
    let (seconds, nanoseconds) = (time.tv_sec as f64, time.tv_nsec as f64);
    seconds + nanoseconds / 1e9
}

/// Megabytes of a line of `/proc/self/status`; 0 where there is none.
fn resident(what: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0 / 1e6
}

#[expect(clippy::cast_precision_loss, reason = "megabytes")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[expect(clippy::cast_precision_loss, reason = "bytes an edge")]
fn ratio(bytes: usize, edges: usize) -> f64 {
    bytes as f64 / edges.max(1) as f64
}
