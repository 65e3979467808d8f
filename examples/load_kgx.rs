//! Loads a KGX graph from its tables and asks it a question.
//!
//! Without arguments the embedded graph is written as tables into memory and read back; else each argument
//! is the path of a table: `cargo run --example load_kgx -- NODES.tsv EDGES.tsv`.
#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::fs::File;
use std::io::BufReader;

use mechgraph::io::kgx::{TsvReader, write_tsv_edges, write_tsv_nodes};
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery, Sign, datasets};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if !paths.is_empty() {
        let graph = from_files(&paths)?;
        println!("{} entities, {} statements", graph.node_count(), graph.statement_count());
        return Ok(());
    }
    let graph = from_memory()?;
    let query = MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Negative).max_hops(4);
    let mut mechanisms = query.run(&graph)?;
    let first = mechanisms.next().ok_or("no mechanism")?;
    println!("{first}");
    assert_eq!(
        first.to_string(),
        "emapalumab ⊣ interferon gamma → hemophagocytic lymphohistiocytosis   (net −, established)"
    );
    Ok(())
}

fn from_files(paths: &[String]) -> Result<KnowledgeGraph, Box<dyn std::error::Error>> {
    let mut builder = GraphBuilder::new();
    for path in paths {
        let report = builder.load(TsvReader::new(path, BufReader::new(File::open(path)?)))?;
        println!("{report}");
        report.findings.iter().for_each(|finding| println!("  {finding}, {} times", finding.count));
    }
    Ok(builder.freeze()?)
}

fn from_memory() -> Result<KnowledgeGraph, Box<dyn std::error::Error>> {
    let graph = datasets::interferon_gamma();
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    for written in [write_tsv_nodes(&graph, &mut nodes)?, write_tsv_edges(&graph, &mut edges)?] {
        println!("{written}");
    }
    let mut builder = GraphBuilder::new();
    for (name, table) in [("nodes.tsv", &nodes), ("edges.tsv", &edges)] {
        let report = builder.load(TsvReader::new(name, table.as_slice()))?;
        println!("{report}");
        assert!(report.is_balanced());
    }
    Ok(builder.freeze()?)
}
