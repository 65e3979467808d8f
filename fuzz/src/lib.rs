//! What must hold for any bytes, asserted by the fuzz targets and, on their seeds, by the tests.

use std::io::{Cursor, Read};

use mechgraph::build::LoadLimits;
use mechgraph::graph::StatementRef;
use mechgraph::io::kgx::{JsonlReader, write_jsonl};
use mechgraph::io::sssom;
use mechgraph::io::trapi::{MessageReader, Version, write_message};
use mechgraph::io::{AnyReader, DecompressionLimits, Format, ReadLimits, decompress_within};
use mechgraph::model::{Argument, FindingCode, ReadError};
use mechgraph::query::ContradictionQuery;
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery, Node};

/// Reads bytes as a format: there is a graph in which every row is accounted for, or an error with a place.
pub fn read(format: Format, bytes: &[u8]) -> Option<KnowledgeGraph> {
    let mut builder = GraphBuilder::new().with_limits(LoadLimits::hardened());
    let reader = AnyReader::of(format, "source", bytes).within(ReadLimits::hardened());
    let report = match builder.load(reader) {
        Ok(report) => report,
        Err(ReadError::Format { line, message, .. }) => {
            assert!(line > 0, "an error without a place: {message}");
            return None;
        }
        Err(other) => panic!("bytes in memory can be read: {other}"),
    };
    assert!(report.is_balanced(), "{report}");
    // A header alone, or lists of nothing, are an empty graph, and say so.
    let is_empty = report.read == report.skipped && !report.findings.is_empty();
    assert!(bytes.is_empty() || report.kept > 0 || is_empty, "no record from a source that is not empty: {report}");
    let told: u64 = report
        .findings
        .iter()
        .filter(|it| matches!(it.code, FindingCode::Unreadable | FindingCode::EmptyId))
        .map(|it| it.count)
        .sum();
    assert_eq!(told, report.quarantined, "{report}: {:?}", report.findings);
    for finding in &report.findings {
        assert!(finding.line > 0 && finding.source == "source" && !finding.message.is_empty(), "{finding:?}");
    }
    Some(builder.freeze().expect("a small graph"))
}

/// Reads bytes as mappings of SSSOM: every row is accounted for and they can be merged, or there is an error with a place.
pub fn mappings(bytes: &[u8]) {
    match sssom::Reader::new("source", bytes).within(ReadLimits::hardened()).read() {
        Ok(mappings) => {
            let others: u64 = mappings.others.values().sum();
            let accounted = mappings.mappings.len() as u64 + others + mappings.quarantined + mappings.skipped;
            assert_eq!(mappings.read, accounted, "{mappings}");
            assert!(mappings.findings.iter().all(|it| it.line > 0), "{:?}", mappings.findings);
            let mut builder = GraphBuilder::new().with_limits(LoadLimits::hardened());
            builder.add_mappings(&mappings);
            drop(builder.freeze().expect("a small graph"));
        }
        Err(ReadError::Format { line, message, .. }) => assert!(line > 0, "an error without a place: {message}"),
        Err(other) => panic!("bytes in memory can be read: {other}"),
    }
}

/// A graph that is read is the same once it is written as KGX JSON Lines and read again.
pub fn round_trip(format: Format, bytes: &[u8]) {
    let Some(graph) = read(format, bytes) else { return };
    let mut lines = Vec::new();
    let report = write_jsonl(&graph, &mut lines).expect("memory can be written");
    let mut builder = GraphBuilder::new();
    let copied = builder.load(JsonlReader::new("copy", lines.as_slice())).expect("what is written can be read");
    assert!(copied.is_balanced() && copied.quarantined == 0, "{copied}: {:?}", copied.findings);
    let copy = builder.freeze().expect("a small graph");
    // What the writer could not hold, it told; a statement about one that it named anew is named so in the copy.
    if report.is_lossless() && !graph.statements().any(is_about_a_statement) {
        assert_eq!(copy.nodes().map(Node::to_entity).collect::<Vec<_>>(), entities(&graph));
        assert_eq!(
            copy.statements().map(StatementRef::to_statement).collect::<Vec<_>>(),
            graph.statements().map(StatementRef::to_statement).collect::<Vec<_>>()
        );
    }
}

/// As [`round_trip`], and the graph is no worse as a message of TRAPI: of what the report counts nothing, nothing differs.
pub fn round_trip_as_message(bytes: &[u8]) {
    round_trip(Format::Trapi, bytes);
    let Some(graph) = read(Format::Trapi, bytes) else { return };
    for version in [Version::V1, Version::V2] {
        let mut message = Vec::new();
        let report = write_message(&graph, version, &mut message).expect("memory can be written");
        let mut builder = GraphBuilder::new();
        let copied = builder.load(MessageReader::new("copy", message.as_slice())).expect("what is written can be read");
        assert!(copied.is_balanced() && copied.quarantined == 0, "{copied}: {:?}", copied.findings);
        let copy = builder.freeze().expect("a small graph");
        assert!(copy.statement_count() as u64 + report.lost() >= graph.statement_count() as u64);
        if report.is_lossless() && !graph.statements().any(is_about_a_statement) {
            assert_eq!(entities(&copy), entities(&graph));
        }
    }
}

/// As [`round_trip`], and the graph is the same as RDF.
#[cfg(feature = "rdf")]
pub fn round_trip_as_rdf(format: Format, bytes: &[u8]) {
    use mechgraph::io::rdf::{QuadReader, Syntax, TurtleReader, write};

    round_trip(format, bytes);
    let Some(graph) = read(format, bytes) else { return };
    for syntax in [Syntax::Turtle, Syntax::NTriples] {
        let (mut text, mut builder) = (Vec::new(), GraphBuilder::new());
        let report = write(&graph, syntax, &mut text).expect("memory can be written");
        let copied = match syntax {
            Syntax::Turtle => builder.load(TurtleReader::new("copy", text.as_slice())),
            _ => builder.load(QuadReader::new("copy", text.as_slice())),
        };
        let copied = copied.expect("what is written can be read");
        assert!(copied.is_balanced() && copied.quarantined == 0, "{copied}: {:?}", copied.findings);
        let copy = builder.freeze().expect("a small graph");
        if report.is_lossless() && !graph.statements().any(is_about_a_statement) {
            assert_eq!(entities(&copy), entities(&graph));
            assert_eq!(copy.statement_count(), graph.statement_count());
        }
    }
}

fn entities(graph: &KnowledgeGraph) -> Vec<mechgraph::Entity> {
    graph.nodes().map(Node::to_entity).collect()
}

fn is_about_a_statement(statement: StatementRef<'_>) -> bool {
    [statement.subject(), statement.object()].iter().any(|end| matches!(end.to_argument(), Argument::Statement { .. }))
}

/// Opens bytes as a snapshot: a graph that can be used throughout and written again, or an error.
pub fn open(bytes: &[u8]) {
    let Ok(graph) = KnowledgeGraph::open(bytes.to_vec()) else { return };
    for node in graph.nodes() {
        let found = graph.find(node.name());
        drop((node.to_entity(), format!("{found:?}"), node.outgoing().count(), node.incoming().count()));
    }
    for statement in graph.statements() {
        drop((statement.to_statement(), statement.expansions(), statement.about().count()));
    }
    drop(ContradictionQuery::new().run(&graph).map(Iterator::count));
    let ends: Vec<&str> = graph.nodes().map(Node::curie).take(8).collect();
    for (from, to) in ends.iter().flat_map(|from| ends.iter().map(move |to| (*from, *to))) {
        if let Ok(mechanisms) = MechanismQuery::between(from, to).max_hops(3).run(&graph) {
            mechanisms.take(20).for_each(drop);
        }
    }
    let mut written = Vec::new();
    graph.write_snapshot(&mut written).expect("memory can be written");
    KnowledgeGraph::verify_snapshot(&written).expect("what is written is whole");
    let again = KnowledgeGraph::open(written).expect("what is written can be opened");
    assert_eq!((again.node_count(), again.statement_count()), (graph.node_count(), graph.statement_count()));
}

/// Decompresses bytes: all that they hold, or an error, within the limits.
pub fn decompress(bytes: &[u8]) {
    let limits = DecompressionLimits { ratio: 100, bytes: 1 << 20 };
    let mut text = Vec::new();
    if let Ok(mut source) = decompress_within(Cursor::new(bytes), limits) {
        let _ = source.read_to_end(&mut text);
    }
    assert!(text.len() <= (1 << 20) + (1 << 16), "{} bytes were given out", text.len());
}

/// The format of a folder of seeds.
pub fn format_of(folder: &str) -> Option<Format> {
    Some(match folder {
        "kgx_tsv" => Format::KgxTsv,
        "kgx_csv" => Format::KgxCsv,
        "kgx_jsonl" => Format::KgxJsonl,
        "kgx_json" => Format::KgxJson,
        "drugmechdb_yaml" => Format::DrugMechDbYaml,
        "drugmechdb_json" => Format::DrugMechDbJson,
        "hetionet" => Format::Hetionet,
        "bel_node_link" => Format::BelNodeLink,
        "bel_script" => Format::BelScript,
        "indra" => Format::Indra,
        "signor" => Format::Signor,
        "omnipath" => Format::OmniPath,
        "trapi" => Format::Trapi,
        #[cfg(feature = "rdf")]
        "turtle" => Format::Turtle,
        #[cfg(feature = "rdf")]
        "n_triples" => Format::NTriples,
        _ => return None,
    })
}
