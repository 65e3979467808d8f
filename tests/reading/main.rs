//! What other pipelines write is read as what it means: keys, structures, spellings and lists of every shape.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod forms;
mod keys;
mod lists;
mod missing;
mod odd;
mod records;
mod shapes;
mod tools;
mod twice;

use mechgraph::build::LoadReport;
use mechgraph::graph::StatementRef;
use mechgraph::io::kgx::{JsonlReader, TsvReader};
use mechgraph::model::FindingCode;
use mechgraph::{GraphBuilder, KnowledgeGraph};

/// The graph of lines of JSON, and what was reported of them.
fn read(lines: &[&str]) -> (KnowledgeGraph, LoadReport) {
    let mut builder = GraphBuilder::new();
    let lines: String = lines.iter().map(|line| line.replace('\n', " ") + "\n").collect();
    let report = builder.load(JsonlReader::new("lines", lines.as_bytes())).unwrap();
    assert!(report.is_balanced(), "{report}");
    (builder.freeze().unwrap(), report)
}

/// The graph of a table, and what was reported of it.
fn table(text: &str) -> (KnowledgeGraph, LoadReport) {
    let mut builder = GraphBuilder::new();
    let report = builder.load(TsvReader::new("table", text.as_bytes())).unwrap();
    assert!(report.is_balanced(), "{report}");
    (builder.freeze().unwrap(), report)
}

/// An edge of a drug and a gene that says more.
fn edge(more: &str) -> String {
    format!(r#"{{"subject": "CHEBI:1", "predicate": "biolink:affects", "object": "HGNC:2", {more}}}"#)
}

/// The one statement of a graph.
fn only(graph: &KnowledgeGraph) -> StatementRef<'_> {
    let mut statements = graph.statements();
    let statement = statements.next().unwrap();
    assert!(statements.next().is_none(), "one statement is expected, there are {}", graph.statement_count());
    statement
}

/// The codes of what was reported, in order.
fn codes(report: &LoadReport) -> Vec<FindingCode> {
    report.findings.iter().map(|finding| finding.code).collect()
}

/// The SHA-256 of the content of a graph's snapshot: where rows come from does not count.
fn content(graph: &KnowledgeGraph) -> Vec<u8> {
    let mut bytes = Vec::new();
    graph.write_snapshot(&mut bytes).unwrap();
    bytes[32..64].to_vec()
}

/// Asserts that edges, each for itself, are the same statement.
fn assert_same(edges: &[String]) {
    let content_of = |edge: &String| content(&read(&[edge]).0);
    let first = content_of(edges.first().unwrap());
    for edge in edges {
        assert!(content_of(edge) == first, "{edge} differs from {}", edges[0]);
    }
}
