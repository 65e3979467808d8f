//! What loading and a loaded graph take in memory, counted.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[path = "../benches/generator/mod.rs"]
#[expect(dead_code, reason = "other shapes are for other tests")]
mod generator;

use std::fmt::Write as _;

use allocation_counter::{AllocationInfo, measure};
use generator::Shape;
use mechgraph::io::kgx::{TsvReader, write_tsv_edges, write_tsv_nodes};
use mechgraph::model::Value;
use mechgraph::{GraphBuilder, KnowledgeGraph};
use rayon::ThreadPoolBuilder;

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

/// What is made, and what the thread that makes it allocates: there is no other, whose allocations would not be counted.
fn of<T: Send>(make: impl FnOnce() -> T + Send) -> (AllocationInfo, T) {
    let alone = ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let mut result = None;
    let info = alone.install(|| measure(|| result = Some(make())));
    (info, result.unwrap())
}

#[test]
fn a_graph_takes_about_what_its_tables_take_and_loading_two_and_a_half_times_that() {
    for count in [20_000, 80_000] {
        let tables = tables(count);
        let size = i64::try_from(tables.nodes.len() + tables.edges.len()).unwrap();
        let (whole, graph) = of(|| loaded(&tables).freeze().unwrap());
        let (held, peak) = (whole.bytes_current, i64::try_from(whole.bytes_max).unwrap());
        println!("{} statements, {size} bytes of tables: {held} held, {peak} at most", tables.count);
        // These rows are short, 115 bytes, of which the hot records alone take 34.
        assert!(held <= size + size / 20, "{held} bytes held for {size} bytes of tables");
        assert!(2 * peak <= 5 * size, "{peak} bytes at most for {size} bytes of tables");
        drop(graph);
    }
}

#[test]
fn loading_makes_less_than_one_allocation_a_row() {
    // The rows come by subject and not by kind, so that few are as the row before.
    let tables = tables(50_000);
    let (info, builder) = of(|| loaded(&tables));
    let rows = tables.count + builder.freeze().unwrap().node_count();
    println!("{} allocations for {rows} rows", info.count_total);
    assert!(info.count_total <= rows as u64, "{} allocations", info.count_total);
}

/// So many rows of three statements, each with an id and a publication of its own; every fifth disagrees with the others.
fn rows_of_three_statements(rows: usize) -> String {
    let mut table = "id\tsubject\tpredicate\tobject\tpublications\tknowledge_level\n".to_owned();
    for row in 0..rows {
        let level = if row % 5 == 0 { "prediction" } else { "knowledge_assertion" };
        writeln!(table, "e{row}\tA:1\tbiolink:treats\tA:{}\tPMID:{row}\t{level}", row % 3).unwrap();
    }
    table
}

#[test]
fn many_rows_of_one_statement_take_as_long_as_many_rows_of_many() {
    let work = |rows: usize| {
        let table = rows_of_three_statements(rows);
        let mut builder = GraphBuilder::new();
        let (info, _) = of(|| builder.load(TsvReader::new("table", table.as_bytes())).unwrap());
        let (frozen, graph) = of(|| builder.freeze().unwrap());
        for statement in graph.statements() {
            assert_eq!(statement.publications().count(), rows / 3);
        }
        println!("{rows} rows: {} bytes at most, {} in all", info.bytes_max, info.bytes_total + frozen.bytes_total);
        assert!(info.bytes_max <= 4 * table.len() as u64 + (1 << 17), "{} bytes at most", info.bytes_max);
        info.bytes_total + frozen.bytes_total
    };
    let (some, twice) = (work(3_000), work(6_000));
    assert!(2 * twice < 5 * some, "{twice} bytes for twice the rows, {some} for the others");
}

#[test]
fn many_rows_of_one_statement_with_numbers_of_their_own_are_all_kept_and_take_as_long() {
    let work = |rows: usize| {
        let mut table = "id\tsubject\tpredicate\tobject\tscore\tsupporting_text\n".to_owned();
        for row in 0..rows {
            writeln!(table, "e{row}\tA:1\tbiolink:treats\tA:{}\t{row}\tt{row}|t0", row % 3).unwrap();
        }
        let (info, graph) = of(|| {
            let mut builder = GraphBuilder::new();
            builder.load(TsvReader::new("table", table.as_bytes())).unwrap();
            builder.freeze().unwrap()
        });
        for statement in graph.statements() {
            let Some(Value::List(others)) = statement.property("other_rows") else { unreachable!("rows differ") };
            assert_eq!(others.len(), rows / 3 - 1);
        }
        println!("{rows} rows with numbers: {} bytes at most, {} in all", info.bytes_max, info.bytes_total);
        info.bytes_total
    };
    let (some, twice) = (work(3_000), work(6_000));
    assert!(2 * twice < 5 * some, "{twice} bytes for twice the rows, {some} for the others");
}

/// Edges between known entities that are of two kinds in turn, each with all that a table can say.
fn alternating(rows: usize) -> Vec<u8> {
    let mut table = "id\tsubject\tpredicate\tobject\tknowledge_level\tprimary_knowledge_source\tpublications\t\
                     object_direction_qualifier\tspecies_context_qualifier\treported\tweight\n"
        .to_owned();
    for row in 0..rows {
        let (subject, object) = (row / 64 % 64, row % 64);
        let (predicate, rest) = match row % 2 {
            0 => ("affects", format!("prediction\tinfores:a\tPMID:{row}\tincreased\t\t\t0.5")),
            _ => ("treats", format!("\tinfores:b\tPMID:{row}|PMID:1\t\tNCBITaxon:9606\t2020-01\t")),
        };
        writeln!(table, "e{row}\tX:{subject}\tbiolink:{predicate}\tX:{object}\t{rest}").unwrap();
    }
    table.into_bytes()
}

#[test]
fn rows_that_alternate_between_two_kinds_allocate_nothing_of_their_own() {
    let allocations = |rows: usize| {
        let table = alternating(rows);
        let load = || {
            let mut builder = GraphBuilder::new();
            assert_eq!(builder.load(TsvReader::new("table", table.as_slice())).unwrap().read, rows as u64);
            builder
        };
        of(load).0.count_total
    };
    // Each has its own ends, so that none is united with another.
    let (some, all) = (allocations(2_048), allocations(4_096));
    println!("{some} allocations for 2,048 rows, {all} for 4,096");
    // What grows, grows by doubling, and a block of 600 lines or so has some of its own.
    assert!(all - some <= 2_048 / 20, "{} allocations for 2,048 rows", all - some);
}

#[test]
fn an_opened_snapshot_holds_next_to_nothing() {
    let mut bytes = Vec::new();
    Shape::of(50_000).build().graph.write_snapshot(&mut bytes).unwrap();
    let size = bytes.len();
    println!("{size} bytes for 50,000 edges in the snapshot");
    // The index of names is part of it, and every fifth statement brings an entity.
    assert!(size <= 110 * 50_000);
    let bytes: &'static [u8] = Vec::leak(bytes);
    let (info, graph) = of(|| KnowledgeGraph::open(bytes).unwrap());
    println!("{} bytes held beside a snapshot of {size}", info.bytes_current);
    assert!(info.bytes_current <= 1 << 16, "only small tables are copied");
    drop(graph);
}
