//! A graph that is written and read again is the same graph, or the report says what was lost.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::io::WriteReport;
use mechgraph::io::kgx::{
    JsonReader, JsonlReader, TsvReader, write_json, write_jsonl, write_jsonl_edges, write_jsonl_nodes, write_tsv_edges,
    write_tsv_nodes,
};
use mechgraph::io::trapi::{MessageReader, Version, write_message};
use mechgraph::model::{
    Argument, ClinicalStatus, Context, Dimension, Effect, EpistemicStatus, Properties, Record, Value,
};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Statement, datasets};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

type Contents = (Vec<Entity>, Vec<Statement>);

fn contents(graph: &KnowledgeGraph) -> Contents {
    (
        graph.nodes().map(mechgraph::Node::to_entity).collect(),
        graph.statements().map(mechgraph::graph::StatementRef::to_statement).collect(),
    )
}

fn graph_of(records: Vec<Record>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.extend(records);
    builder.freeze().unwrap()
}

fn through_jsonl(graph: &KnowledgeGraph) -> (WriteReport, KnowledgeGraph) {
    let mut bytes = Vec::new();
    let report = write_jsonl(graph, &mut bytes).unwrap();
    let mut builder = GraphBuilder::new();
    let load = builder.load(JsonlReader::new("copy.jsonl", bytes.as_slice())).unwrap();
    assert!(load.is_balanced() && load.read == report.written, "{load}");
    (report, builder.freeze().unwrap())
}

/// A document without an element is left out, as its reader asks.
fn through_json(graph: &KnowledgeGraph) -> (WriteReport, KnowledgeGraph) {
    let mut bytes = Vec::new();
    let report = write_json(graph, &mut bytes).unwrap();
    let mut builder = GraphBuilder::new();
    if report.written == 0 {
        return (report, builder.freeze().unwrap());
    }
    let load = builder.load(JsonReader::new("copy.json", bytes.as_slice())).unwrap();
    assert!(load.is_balanced() && load.read == report.written, "{load}");
    (report, builder.freeze().unwrap())
}

fn through_trapi(graph: &KnowledgeGraph, version: Version) -> (WriteReport, KnowledgeGraph) {
    let mut bytes = Vec::new();
    let report = write_message(graph, version, &mut bytes).unwrap();
    let mut builder = GraphBuilder::new();
    let load = builder.load(MessageReader::new("copy.json", bytes.as_slice())).unwrap();
    assert_eq!((load.read, load.quarantined), (report.written, 0), "{load}: {:?}", load.findings);
    (report, builder.freeze().unwrap())
}

/// The tables of nodes and edges; the others hold what is counted anew.
#[cfg(feature = "parquet")]
fn through_parquet(graph: &KnowledgeGraph) -> (WriteReport, KnowledgeGraph) {
    use mechgraph::io::parquet::{Reader, write_closure, write_edges, write_links, write_nodes};
    let mut tables = [(); 4].map(|()| Vec::new());
    let [nodes, edges, closure, links] = &mut tables;
    let mut report = write_nodes(graph, nodes).unwrap();
    let of_edges = write_edges(graph, edges).unwrap();
    write_closure(graph, closure).unwrap();
    write_links(graph, links).unwrap();
    let mut builder = GraphBuilder::new();
    for table in &tables {
        let load = builder.load(Reader::new("copy.parquet", table.as_slice())).unwrap();
        assert!(load.is_balanced() && load.quarantined == 0, "{load}");
    }
    for (reason, count) in of_edges.losses {
        *report.losses.entry(reason).or_default() += count;
    }
    (report, builder.freeze().unwrap())
}

#[cfg(feature = "parquet")]
#[test]
fn the_embedded_graph_is_the_same_through_parquet() {
    let graph = datasets::interferon_gamma_with_background();
    let (report, copy) = through_parquet(&graph);
    assert!(report.is_lossless(), "{report}");
    assert_eq!(contents(&copy), contents(&graph));
    let described = |graph: &KnowledgeGraph| graph.nodes().map(mechgraph::Node::is_described).collect::<Vec<_>>();
    assert_eq!(described(&copy), described(&graph));
}

#[cfg(feature = "rdf")]
fn through_rdf(graph: &KnowledgeGraph, syntax: mechgraph::io::rdf::Syntax) -> (WriteReport, KnowledgeGraph) {
    let mut bytes = Vec::new();
    let report = mechgraph::io::rdf::write(graph, syntax, &mut bytes).unwrap();
    let mut builder = GraphBuilder::new();
    let format = match syntax {
        mechgraph::io::rdf::Syntax::Turtle => mechgraph::io::WriteFormat::Turtle,
        mechgraph::io::rdf::Syntax::NTriples => mechgraph::io::WriteFormat::NTriples,
        _ => mechgraph::io::WriteFormat::NQuads,
    };
    let name = format!("copy.{}", format.extensions()[0]);
    let load = builder.load(mechgraph::io::AnyReader::new(name, bytes.as_slice()).unwrap()).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!((load.read, load.quarantined), (report.written, 0), "{load}: {:?}\n{text}", load.findings);
    assert!(
        load.findings.iter().all(|it| it.code != mechgraph::model::FindingCode::LeftOut),
        "{:?}\n{text}",
        load.findings
    );
    (report, builder.freeze().unwrap())
}

#[cfg(feature = "rdf")]
const SYNTAXES: [mechgraph::io::rdf::Syntax; 3] =
    [mechgraph::io::rdf::Syntax::Turtle, mechgraph::io::rdf::Syntax::NTriples, mechgraph::io::rdf::Syntax::NQuads];

#[cfg(feature = "rdf")]
#[test]
fn the_embedded_graph_is_the_same_through_rdf() {
    let graph = datasets::interferon_gamma_with_background();
    let text = |graph: &KnowledgeGraph, syntax| {
        let mut bytes = Vec::new();
        mechgraph::io::rdf::write(graph, syntax, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    for syntax in SYNTAXES {
        let (report, copy) = through_rdf(&graph, syntax);
        assert!(report.is_lossless(), "{report}");
        assert_eq!(contents(&copy), contents(&graph));
        assert_eq!(text(&copy, syntax), text(&graph, syntax));
    }
}

#[cfg(feature = "rdf")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_is_the_same_through_rdf(records in records()) {
        let graph = graph_of(records);
        for syntax in SYNTAXES {
            let (report, copy) = through_rdf(&graph, syntax);
            prop_assert!(report.is_lossless(), "{report}");
            prop_assert_eq!(contents(&copy), contents(&graph));
        }
    }
}

/// Both tables; one without a row is left out, as its reader asks.
fn through_tsv(graph: &KnowledgeGraph) -> (WriteReport, KnowledgeGraph) {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let mut report = write_tsv_nodes(graph, &mut nodes).unwrap();
    let of_edges = write_tsv_edges(graph, &mut edges).unwrap();
    let mut builder = GraphBuilder::new();
    for (part, bytes) in [(&report, &nodes), (&of_edges, &edges)] {
        if part.written > 0 {
            let load = builder.load(TsvReader::new("copy.tsv", bytes.as_slice())).unwrap();
            assert_eq!((load.read, load.quarantined, load.skipped), (part.written, 0, 0), "{:?}", load.findings);
        }
    }
    report.written += of_edges.written;
    for (reason, count) in of_edges.losses {
        *report.losses.entry(reason).or_default() += count;
    }
    for (reason, count) in of_edges.changes {
        *report.changes.entry(reason).or_default() += count;
    }
    (report, builder.freeze().unwrap())
}

#[test]
fn the_embedded_graph_is_the_same_through_json() {
    let graph = datasets::interferon_gamma_with_background();
    for (report, copy) in [through_jsonl(&graph), through_json(&graph)] {
        assert!(report.is_lossless(), "{report}");
        assert_eq!(contents(&copy), contents(&graph));
    }
}

#[test]
fn the_embedded_graph_through_tables_lacks_what_the_report_says() {
    let graph = datasets::interferon_gamma_with_background();
    let (report, copy) = through_tsv(&graph);
    assert!(!report.is_lossless());
    assert_differences_are_told(&graph, &copy, &report);
    let reasons: Vec<&str> = report.losses.keys().copied().collect();
    assert!(reasons.contains(&"names in other languages"));
    assert!(reasons.contains(&"a statement about a statement"));
}

#[test]
fn the_embedded_graph_through_trapi_lacks_what_the_report_says() {
    let graph = datasets::interferon_gamma_with_background();
    for version in [Version::V1, Version::V2] {
        let (report, copy) = through_trapi(&graph, version);
        assert_differences_are_told(&graph, &copy, &report);
        // A message has no statements about statements, and all else comes back.
        let about: Vec<&str> = report.losses.keys().copied().collect();
        assert_eq!(about, ["a statement about a statement"]);
        let statements = |graph: &KnowledgeGraph| -> Vec<Statement> {
            let between = graph.statements().filter(|it| it.ends().is_some());
            between.map(mechgraph::graph::StatementRef::to_statement).collect()
        };
        let (mut copied, mut given) = (statements(&copy), statements(&graph));
        let provided = |level: &mut Option<String>| drop(level.take_if(|level| level == "not_provided"));
        for statement in copied.iter_mut().chain(&mut given) {
            provided(&mut statement.evidence.knowledge_level);
            provided(&mut statement.evidence.agent_type);
        }
        assert_eq!(copied, given);
    }
}

#[test]
fn one_graph_has_one_text() {
    let graph = datasets::interferon_gamma_with_background();
    let mut records = datasets::interferon_gamma_records();
    records.reverse();
    let other = graph_of(records);
    let texts = |graph: &KnowledgeGraph| {
        let mut texts = vec![Vec::new(); 6];
        write_jsonl(graph, &mut texts[0]).unwrap();
        write_json(graph, &mut texts[1]).unwrap();
        write_tsv_nodes(graph, &mut texts[2]).unwrap();
        write_tsv_edges(graph, &mut texts[3]).unwrap();
        write_jsonl_nodes(graph, &mut texts[4]).unwrap();
        write_jsonl_edges(graph, &mut texts[5]).unwrap();
        texts
    };
    let all = texts(&graph);
    assert_eq!(all, texts(&other));
    assert_eq!(all[0], [all[4].as_slice(), &all[5]].concat());
}

#[test]
fn every_id_of_a_statement_survives() {
    let statement = |id: &str| {
        let (a, b): (Curie, Curie) = ("A:1".parse().unwrap(), "A:2".parse().unwrap());
        Record::from(Statement::new(a, "affects".parse().unwrap(), b).with_id(id))
    };
    let graph = graph_of(vec![statement("S1"), statement("S2"), statement("S0")]);
    assert_eq!(graph.statement_count(), 1);
    #[cfg(feature = "parquet")]
    assert_eq!(contents(&through_parquet(&graph).1), contents(&graph));
    for (_, copy) in [through_jsonl(&graph), through_json(&graph), through_tsv(&graph)] {
        assert_eq!(copy.statement_count(), 1);
        for id in ["S0", "S1", "S2"] {
            assert_eq!(copy.statement(id).unwrap().id(), "S0");
        }
    }
}

#[test]
fn what_json_has_no_room_for_is_counted() {
    let mut entity = Entity::new("A:1".parse().unwrap());
    entity.properties.insert("weight".to_owned(), Value::Number(f64::NAN));
    let deep = (0..120).fold(Value::Null, |inner, _| Value::List(vec![inner]));
    entity.properties.insert("deep".to_owned(), deep);
    let (report, copy) = through_jsonl(&graph_of(vec![entity.into()]));
    assert_eq!(
        report.to_string(),
        "1 row written; 1 x a number that is not finite; 1 x a property nested over 100 deep"
    );
    assert_eq!(copy.nodes().next().unwrap().properties(), None);
}

#[test]
fn tables_hold_numbers_booleans_and_whole_texts() {
    let mut entity = Entity::new("A:1".parse().unwrap()).named("\"two\"\twords\r\nand more");
    entity.synonyms = vec!["a|b".to_owned(), "c\td".to_owned()];
    for (name, value) in [
        ("colour", Value::Bool(true)),
        ("size", Value::Integer(7)),
        ("shape", Value::List(vec![Value::Integer(1), Value::from("x")])),
        ("nothing", Value::Null),
        ("has_evidence", Value::from("E:1")),
    ] {
        entity.properties.insert(name.to_owned(), value);
    }
    let (report, copy) = through_tsv(&graph_of(vec![entity.into()]));
    let node = copy.nodes().next().unwrap();
    assert_eq!(node.name(), "\"two\" words and more");
    assert_eq!(node.synonyms().collect::<Vec<_>>(), ["c d"]);
    let properties = node.properties().unwrap();
    for (name, expected) in
        [("colour", Value::Bool(true)), ("size", Value::Integer(7)), ("shape", Value::from("[1,\"x\"]"))]
    {
        assert_eq!(properties[name], expected, "{name}");
    }
    assert_eq!(properties["has_evidence"], Value::List(vec!["E:1".into()]));
    assert_eq!((report.lost(), report.changed()), (2, 5), "{report}");
}

#[test]
fn a_cell_that_is_read_as_another_list_is_counted() {
    let mut statement = Statement::new(curie_of("A:1"), "affects".parse().unwrap(), curie_of("A:2"));
    statement.evidence.publications = vec!["{".to_owned(), "見".to_owned()];
    let (report, copy) = through_tsv(&graph_of(vec![statement.into()]));
    let read = contents(&copy).1.remove(0).evidence.publications;
    assert_eq!((read, report.changed()), (vec!["{|見".to_owned()], 1), "{report}");
}

#[test]
fn a_placeholder_among_qualifiers_without_type_stays_as_it_is_written() {
    let mut statement = Statement::new(curie_of("A:1"), "affects".parse().unwrap(), curie_of("A:2"));
    statement.qualifiers.insert("qualifiers", "NA|dose");
    let text = serde_json::to_string(&statement).unwrap();
    assert_eq!(serde_json::from_str::<Statement>(&text).unwrap(), statement, "{text}");
}

fn curie_of(text: &str) -> Curie {
    text.parse().unwrap()
}

#[test]
fn every_statement_of_a_table_has_an_id() {
    let statement = |object: &str, id: Option<&str>| {
        let (a, b): (Curie, Curie) = ("A:1".parse().unwrap(), object.parse().unwrap());
        let statement = Statement::new(a, "affects".parse().unwrap(), b);
        Record::from(match id {
            Some(id) => statement.with_id(id),
            None => statement,
        })
    };
    let graph =
        graph_of(vec![statement("A:2", None), statement("A:3", Some("tab\tbed")), statement("A:4", Some("S1"))]);
    let mut table = Vec::new();
    let report = write_tsv_edges(&graph, &mut table).unwrap();
    let text = String::from_utf8(table).unwrap();
    let ids: Vec<&str> = text.lines().skip(1).map(|line| line.split('\t').next().unwrap()).collect();
    assert!(ids[0].starts_with("mg:") && ids[1].starts_with("mg:") && ids[0] != ids[1], "{ids:?}");
    assert_eq!((ids[2], report.lost()), ("S1", 1));
}

/// Records that are not as they were are no more than the report says.
fn assert_differences_are_told(graph: &KnowledgeGraph, copy: &KnowledgeGraph, report: &WriteReport) {
    let ((entities, statements), (copied_entities, copied_statements)) = (contents(graph), contents(copy));
    let described = graph.nodes().zip(&entities).filter(|(node, _)| node.is_described()).map(|(_, entity)| entity);
    let changed = described.filter(|entity| !copied_entities.contains(entity)).count()
        + statements.iter().filter(|statement| !copied_statements.contains(statement)).count();
    assert!(
        changed as u64 <= report.lost() + report.changed(),
        "{changed} of {report}\n{statements:#?}\n{copied_statements:#?}"
    );
    assert!(copied_statements.len() <= statements.len());
    if report.is_lossless() {
        assert_eq!((copied_entities, copied_statements), (entities, statements));
    }
}

/// Each line of the writer is the JSON of its record, which reads back equal.
fn assert_lines_are_records(graph: &KnowledgeGraph) {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    write_jsonl_nodes(graph, &mut nodes).unwrap();
    write_jsonl_edges(graph, &mut edges).unwrap();
    let (nodes, edges) = (String::from_utf8(nodes).unwrap(), String::from_utf8(edges).unwrap());
    for line in nodes.lines() {
        let entity: Entity = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&entity).unwrap(), line);
    }
    for line in edges.lines() {
        let statement: Statement = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&statement).unwrap(), line);
    }
    let (entities, statements) = contents(graph);
    for entity in entities {
        let text = serde_json::to_string(&entity).unwrap();
        assert_eq!(serde_json::from_str::<Entity>(&text).unwrap(), entity, "{text}");
        assert_eq!(serde_json::from_value::<Entity>(serde_json::to_value(&entity).unwrap()).unwrap(), entity);
    }
    for statement in statements {
        let text = serde_json::to_string(&statement).unwrap();
        assert_eq!(serde_json::from_str::<Statement>(&text).unwrap(), statement, "{text}");
    }
}

#[test]
fn a_record_says_by_itself_what_its_line_says() {
    assert_lines_are_records(&datasets::interferon_gamma_with_background());
}

#[test]
fn a_record_that_json_cannot_hold_is_an_error() {
    let mut entity = Entity::new("A:1".parse().unwrap());
    entity.properties.insert("weight".to_owned(), Value::Number(f64::NAN));
    let error = serde_json::to_string(&entity).unwrap_err();
    assert_eq!(error.to_string(), "KGX JSON cannot hold a number that is not finite");
    for (text, expected) in [
        (r#"{"subject": "A:1", "predicate": "affects"}"#, "an edge has no object; give it a CURIE"),
        (r#"{"subject": "A:1", "subject": "A:1"}"#, "key \"subject\" occurs twice in one object; keep one"),
        ("[]", "an object of KGX JSON is expected"),
    ] {
        let error = serde_json::from_str::<Statement>(text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec!["IFN-γ", "a|b", "16|A-Methyl", "x", "\"quoted\"", "true", "1-Mar", " spaced ", "造血"])
            .prop_map(str::to_owned),
        1 => select(vec!["", "tab\there", "line\nend", "\r", "bell\u{7}", "NA", "#", "\u{FEFF}", "\u{2028}", "{", "(a", "["])
            .prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

/// A text that is no placeholder, where a reader leaves these out.
fn stated() -> impl Strategy<Value = String> {
    text().prop_filter("a placeholder", |text| {
        let missing = ["", "na", "n/a", "#n/a", "nan", "nat", "null", "none", "<na>", "\\n"];
        !missing.contains(&text.trim().to_ascii_lowercase().as_str())
    })
}

fn plain() -> impl Strategy<Value = String> {
    select(vec!["one", "two words", "γ", "D:4", "a\"b"]).prop_map(str::to_owned)
}

fn curie() -> impl Strategy<Value = Curie> {
    prop_oneof![
        9 => (0..4).prop_map(|n| Curie::verbatim(format!("A:{n}"))),
        1 => select(vec!["B:γ", "odd", "with space", "#hash", "tab\tbed"]).prop_map(Curie::verbatim),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Integer),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::Number),
        text().prop_map(Value::Text),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::List),
            btree_map(text(), inner, 0..3).prop_map(Value::Map),
        ]
    })
}

fn properties() -> impl Strategy<Value = Properties> {
    let name = select(vec![
        "colour",
        "Colour",
        "weight:float",
        "effect",
        "subject",
        "publications",
        "qualifiers",
        "has_evidence",
        "id",
        "foo_qualifier",
        "mechgraph:properties",
        "context",
        "context_cell",
        "type",
        "tab\tbed",
        "predicate",
        "nodes",
        "disease_context_qualifier",
        "",
        " x",
    ]);
    btree_map(name.prop_map(str::to_owned), value(), 0..3)
}

fn entity() -> impl Strategy<Value = Entity> {
    let categories = select(vec!["Gene", "Disease", "Unknown Thing", "other:Kind"]);
    let synonym = text().prop_filter("a text", |text| !text.is_empty());
    let names = (option::of(text()), vec(synonym, 0..3), option::of(stated()), vec(stated(), 0..2));
    let labels = btree_map(select(vec!["zh", "de"]).prop_map(str::to_owned), vec(text(), 1..3), 0..2);
    (curie(), vec(categories, 0..3), names, vec(curie(), 0..3), labels, properties()).prop_map(
        |(id, categories, (name, synonyms, description, provided_by), equivalent_ids, labels, properties)| {
            let mut entity = Entity::new(id);
            entity.categories = categories.into_iter().map(|category| category.parse().unwrap()).collect();
            (entity.name, entity.synonyms, entity.description) = (name, synonyms, description);
            (entity.provided_by, entity.equivalent_ids, entity.labels) = (provided_by, equivalent_ids, labels);
            entity.properties = properties;
            entity
        },
    )
}

fn argument() -> impl Strategy<Value = Argument> {
    prop_oneof![
        6 => curie().prop_map(Argument::Entity),
        1 => (0..5).prop_map(|n| Argument::statement(format!("S{n}"))),
    ]
}

fn context() -> impl Strategy<Value = Context> {
    let value = prop_oneof![plain(), text()];
    vec((select(Dimension::ALL.to_vec()), value), 0..3).prop_map(|pairs| pairs.into_iter().collect())
}

fn statement() -> impl Strategy<Value = Statement> {
    let predicate = select(vec!["affects", "causes", "treats", "local:circumvents"]);
    let slots = select(vec![
        "object_direction_qualifier",
        "foo_qualifier",
        "qualifiers",
        "catalyst_qualifier",
        "odd",
        "effect",
        "disease_context_qualifier",
        "Case_Qualifier",
    ]);
    let qualifiers = btree_map(slots.prop_map(str::to_owned), prop_oneof![plain(), text()], 0..3);
    let id = option::of(
        prop_oneof![5 => (0..5).prop_map(|n| format!("S{n}")), 1 => text().prop_filter("an id", |id| !id.is_empty())],
    );
    let date = || option::of(select(vec!["2014", "2021-01", "2018-11-20"]));
    let status = option::of(select(vec![EpistemicStatus::Refuted, EpistemicStatus::Suggested]));
    let effect = option::of(select(vec![Effect::Positive, Effect::None, Effect::Carrier]));
    let therapy = (
        option::of(select(ClinicalStatus::ALL.to_vec())),
        option::of(stated()),
        vec(plain(), 0..3),
        btree_map(select(vec!["dose", "jurisdiction_note"]).prop_map(str::to_owned), value(), 0..2),
    );
    let level = option::of(select(vec!["knowledge_assertion", "prediction", "not_provided"]));
    let evidence = (vec(stated(), 0..3), level, option::of(plain()), option::of(text()));
    let paths = vec(vec((0..5).prop_map(|n| format!("S{n}")), 0..3), 0..2);
    let ends = (argument(), predicate, argument(), any::<bool>());
    let when = (date(), date(), date(), status, effect);
    ((id, ends, qualifiers, context()), when, therapy, evidence, paths, properties()).prop_map(
        |((id, ends, qualifiers, context), when, therapy, evidence, paths, properties)| {
            let mut statement = Statement::new(ends.0, ends.1.parse().unwrap(), ends.2);
            (statement.id, statement.negated) = (id, ends.3);
            statement.qualifiers = qualifiers.into_iter().collect();
            statement.context = context;
            let read = |date: Option<&str>| date.map(|date| date.parse().unwrap());
            (statement.valid_from, statement.valid_to) = (read(when.0), read(when.1));
            (statement.reported, statement.epistemic_status, statement.effect) = (read(when.2), when.3, when.4);
            statement.clinical_status = therapy.0;
            statement.applicability.jurisdiction = therapy.1;
            statement.applicability.disease_course_any_of = therapy.2;
            statement.applicability.other = therapy.3;
            statement.evidence.publications = evidence.0;
            statement.evidence.knowledge_level = evidence.1.map(str::to_owned);
            statement.evidence.primary_knowledge_source = evidence.2;
            statement.layer = evidence.3;
            statement.shortcut_over = paths;
            statement.properties = properties;
            statement
        },
    )
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    let record = prop_oneof![1 => entity().prop_map(Record::from), 2 => statement().prop_map(Record::from)];
    vec(record, 0..8)
}

#[cfg(feature = "parquet")]
proptest! {
    // A table has over forty columns, so that each case takes its time.
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_is_the_same_through_parquet_as_through_json(records in records()) {
        let graph = graph_of(records);
        let (as_json, by_json) = through_jsonl(&graph);
        let (as_table, by_table) = through_parquet(&graph);
        prop_assert_eq!(as_table.losses, as_json.losses);
        prop_assert_eq!(contents(&by_table), contents(&by_json));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_is_the_same_through_json_lines_and_json(records in records()) {
        let graph = graph_of(records);
        for (report, copy) in [through_jsonl(&graph), through_json(&graph)] {
            prop_assert!(report.is_lossless(), "{report}");
            prop_assert_eq!(contents(&copy), contents(&graph));
        }
    }

    #[test]
    fn any_record_of_a_graph_is_the_same_by_itself(records in records()) {
        assert_lines_are_records(&graph_of(records));
    }

    /// What a reader would read otherwise is so once and for all.
    #[test]
    fn any_record_read_back_is_read_back_equal(entity in entity(), statement in statement()) {
        let entity: Entity = serde_json::from_value(serde_json::to_value(&entity).unwrap()).unwrap();
        let again: Entity = serde_json::from_value(serde_json::to_value(&entity).unwrap()).unwrap();
        prop_assert_eq!(again, entity);
        let statement: Statement = serde_json::from_value(serde_json::to_value(&statement).unwrap()).unwrap();
        let again: Statement = serde_json::from_value(serde_json::to_value(&statement).unwrap()).unwrap();
        prop_assert_eq!(again, statement);
    }

    #[test]
    fn any_graph_through_tables_lacks_what_the_report_says(records in records()) {
        let graph = graph_of(records);
        let (report, copy) = through_tsv(&graph);
        assert_differences_are_told(&graph, &copy, &report);
    }

    #[test]
    fn any_graph_through_trapi_lacks_what_the_report_says(records in records()) {
        let graph = graph_of(records);
        for version in [Version::V1, Version::V2] {
            let (report, copy) = through_trapi(&graph, version);
            assert_differences_are_told(&graph, &copy, &report);
        }
    }
}
