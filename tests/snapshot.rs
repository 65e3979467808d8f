//! A snapshot is the graph that was written, or is refused.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use mechgraph::graph::{SnapshotError, StatementRef};
use mechgraph::model::{Argument, Record, Value};
use mechgraph::query::{ContradictionQuery, MetapathQuery};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, MechanismQuery, Statement, datasets};
use proptest::prelude::*;

fn graph_of(records: impl IntoIterator<Item = Record>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.extend(records);
    builder.freeze().unwrap()
}

fn snapshot(graph: &KnowledgeGraph) -> Vec<u8> {
    let mut bytes = Vec::new();
    graph.write_snapshot(&mut bytes).unwrap();
    bytes
}

/// Everything that a graph says, as text.
fn told(graph: &KnowledgeGraph) -> Vec<String> {
    let nodes = graph.nodes().map(|node| format!("{:?} {}", node.to_entity(), node.is_described()));
    let statements = graph.statements().map(|statement| {
        let about: Vec<_> = statement.about().map(StatementRef::number).collect();
        let (flags, expansions) = (statement.effect(), statement.expansions());
        format!("{:?} {flags:?} {expansions:?} {about:?} {:?}", statement.to_statement(), statement.origin())
    });
    let findings = graph.findings().iter().map(ToString::to_string);
    let predicates = graph.predicates().map(|(name, count)| format!("{name} {count}"));
    nodes.chain(statements).chain(findings).chain(predicates).collect()
}

fn answers(graph: &KnowledgeGraph, from: &str, to: &str) -> Vec<String> {
    let query = MechanismQuery::between(from, to).max_hops(4);
    let Ok(mechanisms) = query.run(graph) else { return Vec::new() };
    let verdict = mechanisms.verdict().sign.to_string();
    mechanisms.map(|mechanism| mechanism.to_string()).chain([verdict]).take(50).collect()
}

/// Touches what a user may touch.
fn use_all(graph: &KnowledgeGraph) {
    told(graph);
    drop((ContradictionQuery::new().run(graph), graph.find("IFN-γ"), graph.statement("S11")));
    answers(graph, "UNII:3S252O2Z4X", "MONDO:0015540");
    mechgraph::io::kgx::write_jsonl(graph, Vec::new()).unwrap();
    graph.write_snapshot(std::io::sink()).unwrap();
}

#[test]
fn an_opened_snapshot_is_the_graph_that_was_written() {
    let graph = datasets::interferon_gamma_with_background();
    let bytes = snapshot(&graph);
    KnowledgeGraph::verify_snapshot(&bytes).unwrap();
    let opened = KnowledgeGraph::open(bytes.clone()).unwrap();
    assert_eq!(told(&opened), told(&graph));
    assert_eq!(answers(&opened, "emapalumab", "HLH"), answers(&graph, "emapalumab", "HLH"));
    assert_eq!(snapshot(&opened), bytes, "writing it again gives the same bytes");
    assert_eq!(opened.hot_bytes(), graph.hot_bytes());
    for name in graph.nodes().map(mechgraph::Node::name).chain(["ifn γ", "JAK", "emapalumb", "-", ""]) {
        assert_eq!(format!("{:?}", opened.find(name)), format!("{:?}", graph.find(name)), "{name}");
        assert_eq!(format!("{:?}", opened.search(name, 9)), format!("{:?}", graph.search(name, 9)), "{name}");
    }
}

#[test]
fn what_a_later_row_replaced_is_in_no_answer() {
    let row = |number: usize, metaedge: &str| {
        let id = |prefix: &str| format!("{prefix}:{number}").parse::<Curie>().unwrap();
        let mut statement = Statement::new(id("DOID"), "associated_with".parse().unwrap(), id("NCBIGene"));
        statement.properties.insert("metaedge".to_owned(), metaedge.into());
        Record::from(statement)
    };
    let entities = (0..9).flat_map(|number| {
        let entity = |id: String, category: &str| {
            Record::from(Entity::new(id.parse().unwrap()).in_category(category.parse().unwrap()))
        };
        [entity(format!("DOID:{number}"), "Disease"), entity(format!("NCBIGene:{number}"), "Gene")]
    });
    let replaced = [row(0, "GxA"), row(1, "GyA")];
    let graph = graph_of(entities.chain(replaced).chain((0..9).map(|number| row(number, "DaG"))));
    let opened = KnowledgeGraph::open(snapshot(&graph)).unwrap();
    for graph in [graph, opened] {
        let pairs = MetapathQuery::new("DaG".parse().unwrap()).run(&graph).unwrap();
        let pairs: Vec<_> = pairs.iter().map(|pair| (pair.from.curie(), pair.to.curie())).collect();
        assert_eq!((pairs.len(), pairs[0]), (9, ("DOID:0", "NCBIGene:0")));
        assert!(MetapathQuery::new("GxA".parse().unwrap()).run(&graph).is_err());
    }
}

#[test]
fn an_empty_graph_has_a_snapshot() {
    let opened = KnowledgeGraph::open(snapshot(&graph_of([]))).unwrap();
    assert_eq!((opened.node_count(), opened.statement_count()), (0, 0));
}

/// Bytes that start anywhere.
struct Shifted(Vec<u8>, usize);

impl AsRef<[u8]> for Shifted {
    fn as_ref(&self) -> &[u8] {
        &self.0[self.1..]
    }
}

#[test]
fn bytes_at_any_address_are_opened() {
    let bytes = snapshot(&datasets::interferon_gamma());
    for shift in 0..17 {
        let shifted = Shifted([vec![0; shift], bytes.clone()].concat(), shift);
        assert_eq!(KnowledgeGraph::open(shifted).unwrap().node_count(), 29);
    }
}

/// The content stands before the origins, which are the last column but for the provenance.
fn content(bytes: &[u8]) -> &[u8] {
    &bytes[32..64]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn content_is_the_same_bytes_whatever_the_order_of_rows(
        records in Just(datasets::interferon_gamma_records()).prop_shuffle(),
    ) {
        let (one, two) = (snapshot(&datasets::interferon_gamma_with_background()), snapshot(&graph_of(records)));
        prop_assert_eq!(content(&one), content(&two));
    }

    #[test]
    fn random_graphs_survive(records in proptest::collection::vec(record(), 0..20)) {
        let graph = graph_of(records);
        let bytes = snapshot(&graph);
        KnowledgeGraph::verify_snapshot(&bytes).unwrap();
        prop_assert_eq!(told(&KnowledgeGraph::open(bytes).unwrap()), told(&graph));
    }
}

fn record() -> impl Strategy<Value = Record> {
    let id = || "[A-C]:[1-4]".prop_map(Curie::verbatim);
    let value = prop_oneof![
        any::<i64>().prop_map(Value::Integer),
        (-1e9..1e9).prop_map(Value::Number),
        "\\PC{0,9}".prop_map(Value::Text),
        Just(Value::List(vec![Value::Null, Value::Bool(true)])),
    ];
    let properties = proptest::collection::btree_map("[a-c]", value, 0..3);
    let entity = (id(), proptest::option::of("\\PC{1,9}"), properties.clone()).prop_map(|(id, name, properties)| {
        let mut entity = Entity::new(id);
        entity.name = name;
        entity.properties = properties;
        Record::from(entity)
    });
    let end = prop_oneof![4 => id().prop_map(Argument::Entity), 1 => "[1-6]".prop_map(Argument::statement)];
    let predicate =
        proptest::sample::select(vec!["affects", "treats", "subclass_of", "mechanism_of", "unknown_to_all"]);
    let date = proptest::option::of(proptest::sample::select(vec!["2019", "2021-01", "2024-02-29"]));
    let statement = (end.clone(), predicate, end, proptest::option::of("[1-6]"), properties, date);
    let statement = statement.prop_map(|(subject, predicate, object, id, properties, date)| {
        let mut statement = Statement::new(subject, predicate.parse().unwrap(), object);
        statement.id = id;
        statement.properties = properties;
        statement.reported = date.map(|date| date.parse().unwrap());
        Record::from(statement.published_in("PMID:1"))
    });
    prop_oneof![1 => entity, 3 => statement]
}

#[test]
fn every_truncation_is_refused() {
    let bytes = snapshot(&datasets::interferon_gamma());
    for length in 0..bytes.len() {
        assert!(KnowledgeGraph::open(bytes[..length].to_vec()).is_err(), "{length} bytes");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert!(matches!(KnowledgeGraph::open(longer), Err(SnapshotError::Length { .. })));
}

/// A few of the embedded records, statements about statements among them.
fn small() -> KnowledgeGraph {
    let records = datasets::interferon_gamma_records().into_iter();
    graph_of(records.filter(|record| match record {
        Record::Entity(entity) => entity.id.as_str() == "UniProtKB:P01579",
        Record::Statement(statement) => statement.id.as_deref().is_some_and(|id| id < "S08" && id > "S02"),
    }))
}

#[test]
fn a_flipped_byte_is_found_or_harmless() {
    let bytes = snapshot(&small());
    check_flips(&bytes, (0..bytes.len()).map(|place| (place, 1 << (place % 8))));
}

#[test]
#[ignore = "minutes"]
fn every_flipped_bit_is_found_or_harmless() {
    let bytes = snapshot(&datasets::interferon_gamma());
    check_flips(&bytes, (0..bytes.len()).flat_map(|place| (0..8).map(move |bit| (place, 1 << bit))));
}

fn check_flips(bytes: &[u8], flips: impl Iterator<Item = (usize, u8)>) {
    let mut opened = 0;
    for (place, bits) in flips {
        let mut flipped = bytes.to_vec();
        flipped[place] ^= bits;
        assert!(KnowledgeGraph::verify_snapshot(&flipped).is_err(), "byte {place} is not covered");
        let used = catch_unwind(AssertUnwindSafe(|| KnowledgeGraph::open(flipped).inspect(use_all).is_ok()));
        assert!(used.is_ok(), "byte {place} ^ {bits} makes the graph panic");
        opened += usize::from(used.unwrap());
    }
    assert!(opened > 0, "texts may be changed without a number leading astray");
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let bytes = snapshot(&datasets::interferon_gamma());
    let error = |bytes: &[u8]| KnowledgeGraph::open(bytes.to_vec()).unwrap_err();
    assert_eq!(error(b"id\tname\n"), SnapshotError::NotASnapshot);
    assert_eq!(error(b""), SnapshotError::NotASnapshot);
    let changed = |place: usize, new: &[u8]| {
        let mut bytes = bytes.clone();
        bytes[place..place + new.len()].copy_from_slice(new);
        error(&bytes)
    };
    assert_eq!(changed(8, &[9, 0, 0, 0]), SnapshotError::Version { found: 9, expected: 4 });
    assert_eq!(changed(12, &[1, 2, 3, 4]), SnapshotError::ByteOrder);
    let huge = changed(16, &u64::MAX.to_le_bytes());
    assert_eq!(huge, SnapshotError::Length { expected: u64::MAX, found: bytes.len() as u64 });
    for table in (96..96 + 8 * 30).step_by(8) {
        assert!(matches!(changed(table, &u64::MAX.to_le_bytes()), SnapshotError::Corrupt(_)));
    }
}
