//! Reads the embedded JSON Lines through the crate's own reader.

use crate::build::GraphBuilder;
use crate::graph::KnowledgeGraph;
use crate::io::kgx::JsonlReader;
use crate::model::{Finding, Reader, Record, RecordRef, Row, Sink};

const NODES: &str = include_str!("interferon_gamma_nodes.jsonl");
const EDGES: &str = include_str!("interferon_gamma_edges.jsonl");

/// The knowledge source of the seed layer.
const SEED: &str = "infores:mechgraph-seed";

/// The seed layer: what the article says, and nothing else.
///
/// ```
/// let graph = mechgraph::datasets::interferon_gamma();
/// assert!(graph.statements().all(|statement| statement.layer() == Some("seed")));
/// ```
#[must_use]
pub fn interferon_gamma() -> KnowledgeGraph {
    build(interferon_gamma_seed_records())
}

/// The seed and background layers; each statement says to which it belongs.
///
/// ```
/// let graph = mechgraph::datasets::interferon_gamma_with_background();
/// let jak2 = graph.find("JAK2").best[0].node;
/// assert!(jak2.outgoing().all(|statement| statement.layer() == Some("background")));
/// ```
#[must_use]
pub fn interferon_gamma_with_background() -> KnowledgeGraph {
    build(interferon_gamma_records())
}

/// The records of the seed layer, to merge with one's own.
#[must_use]
pub fn interferon_gamma_seed_records() -> Vec<Record> {
    let mut records = interferon_gamma_records();
    records.retain(|record| match record {
        Record::Entity(entity) => entity.provided_by.iter().any(|source| source == SEED),
        Record::Statement(statement) => statement.evidence.primary_knowledge_source.as_deref() == Some(SEED),
    });
    records
}

/// The records of both layers, to merge with one's own.
#[must_use]
pub fn interferon_gamma_records() -> Vec<Record> {
    let mut collected = Collected(Vec::new());
    for (name, text) in [("interferon_gamma_nodes.jsonl", NODES), ("interferon_gamma_edges.jsonl", EDGES)] {
        let counts = JsonlReader::new(name, text.as_bytes()).read(&mut collected);
        debug_assert!(counts.is_ok(), "memory can be read");
    }
    collected.0
}

#[expect(clippy::expect_used, reason = "the tests freeze the embedded data")]
fn build(records: impl IntoIterator<Item = Record>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.extend(records);
    builder.freeze().expect("a hundred statements fit")
}

/// Owns every record; the embedded data have no findings, as a test asserts.
struct Collected(Vec<Record>);

impl Sink for Collected {
    fn record(&mut self, record: RecordRef<'_>, _row: Row<'_>) {
        self.0.push(record.to_record());
    }

    fn reject(&mut self, finding: Finding, _row: Row<'_>) {
        self.finding(finding);
    }

    fn finding(&mut self, finding: Finding) {
        debug_assert!(false, "the embedded data are clean: {finding}");
    }
}
