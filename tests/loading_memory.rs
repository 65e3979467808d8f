//! What loading and a loaded graph take in memory, counted.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[path = "../benches/generator/mod.rs"]
#[expect(dead_code, reason = "other shapes are for other tests")]
mod generator;

use allocation_counter::{AllocationInfo, measure};
use generator::Shape;
use mechgraph::io::kgx::{TsvReader, write_tsv_edges, write_tsv_nodes};
use mechgraph::{GraphBuilder, KnowledgeGraph};

/// KGX tables of a random graph.
struct Tables {
    nodes: Vec<u8>,
    edges: Vec<u8>,
    count: usize,
}

fn tables(count: usize) -> Tables {
    let graph = Shape::of(count).build().graph;
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    write_tsv_nodes(&graph, &mut nodes).unwrap();
    write_tsv_edges(&graph, &mut edges).unwrap();
    Tables { nodes, edges, count: graph.statement_count() }
}

fn loaded(tables: &Tables) -> GraphBuilder {
    let mut builder = GraphBuilder::new();
    for bytes in [&tables.nodes, &tables.edges] {
        builder.load(TsvReader::new("table", bytes.as_slice())).unwrap();
    }
    builder
}

fn of<T>(make: impl FnOnce() -> T) -> (AllocationInfo, T) {
    let mut result = None;
    let info = measure(|| result = Some(make()));
    (info, result.unwrap())
}

#[test]
fn a_graph_takes_about_what_its_tables_take_and_loading_three_times_that() {
    for count in [20_000, 80_000] {
        let tables = tables(count);
        let size = i64::try_from(tables.nodes.len() + tables.edges.len()).unwrap();
        let (whole, graph) = of(|| loaded(&tables).freeze().unwrap());
        let (held, peak) = (whole.bytes_current, i64::try_from(whole.bytes_max).unwrap());
        println!("{} statements, {size} bytes of tables: {held} held, {peak} at most", tables.count);
        // These rows are short, 115 bytes, of which the hot records alone take 34.
        assert!(held <= size + size / 20, "{held} bytes held for {size} bytes of tables");
        assert!(peak <= 3 * size, "{peak} bytes at most for {size} bytes of tables");
        drop(graph);
    }
}

#[test]
fn loading_makes_at_most_four_allocations_a_row() {
    // The rows come by subject and not by kind, so that few are as the row before.
    let tables = tables(50_000);
    let (info, builder) = of(|| loaded(&tables));
    let rows = tables.count + builder.freeze().unwrap().node_count();
    println!("{} allocations for {rows} rows", info.count_total);
    assert!(info.count_total <= 4 * rows as u64, "{} allocations", info.count_total);
}

#[test]
fn an_opened_snapshot_holds_next_to_nothing() {
    let mut bytes = Vec::new();
    Shape::of(50_000).build().graph.write_snapshot(&mut bytes).unwrap();
    let size = bytes.len();
    println!("{size} bytes for 50,000 edges in the snapshot");
    assert!(size <= 100 * 50_000);
    let bytes: &'static [u8] = Vec::leak(bytes);
    let (info, graph) = of(|| KnowledgeGraph::open(bytes).unwrap());
    println!("{} bytes held beside a snapshot of {size}", info.bytes_current);
    assert!(info.bytes_current <= 1 << 16, "only small tables are copied");
    drop(graph);
}
