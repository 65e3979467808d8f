//! Small records, good and bad.

use mechgraph::build::LoadReport;
use mechgraph::graph::StatementRef;
use mechgraph::io::drugmechdb::{JsonReader, YamlReader};
use mechgraph::io::kgx::{TsvReader, write_tsv_edges, write_tsv_nodes};
use mechgraph::model::{Direction, Finding, FindingCode, ReadError, Value};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, Node};
use proptest::prelude::*;

const RECORD: &str = "\
- comment: A remark.
  directed: true
  graph:
    _id: DB00619_MESH_D015464_1
    disease: CML (ph+)
    disease_mesh: MESH:D015464
    drug: imatinib
    drug_mesh: MESH:D000068877
    drugbank: DB:DB00619
  links:
  - key: decreases activity of
    source: MESH:D000068877
    target: UniProt:P00519
  - key: causes
    source: UniProt:P00519
    target: MESH:D015464
  multigraph: true
  nodes:
  - id: MESH:D000068877
    label: Drug
    name: imatinib
  - id: UniProt:P00519
    label: Protein
    name: BCR/ABL
    alt_names: [ABL1]
    alt_ids:
    - UniProt:P11274
  - id: MESH:D015464
    label: Disease
    name: CML (ph+)
  references:
  - https://go.drugbank.com/drugs/DB00619#mechanism-of-action
  - https://pubmed.ncbi.nlm.nih.gov/15774254/
";

fn try_load(text: &[u8]) -> Result<(LoadReport, KnowledgeGraph), ReadError> {
    let mut builder = GraphBuilder::new();
    let report = builder.load(YamlReader::new("paths.yaml", text))?;
    assert!(report.is_balanced(), "{report}");
    Ok((report, builder.freeze().unwrap()))
}

fn load(text: &str) -> (LoadReport, KnowledgeGraph) {
    try_load(text.as_bytes()).unwrap()
}

fn id(text: &str) -> Curie {
    text.parse().unwrap()
}

fn with_code(findings: &[Finding], code: FindingCode) -> Vec<(u64, &str)> {
    findings.iter().filter(|it| it.code == code).map(|it| (it.line, it.message.as_str())).collect()
}

#[test]
fn a_record_becomes_an_indication_entities_and_statements() {
    let (report, graph) = load(RECORD);
    assert_eq!((report.read, report.kept), (6, 6));
    assert!(report.findings.is_empty(), "{:?}", report.findings);

    let drug = graph.node(id("MESH:D000068877")).unwrap();
    assert_eq!(drug.equivalent_ids().collect::<Vec<_>>(), ["DRUGBANK:DB00619"]);
    assert_eq!(drug.category().unwrap().as_str(), "biolink:Drug");
    let target = graph.node(id("UniProtKB:P00519")).unwrap();
    assert_eq!(target.synonyms().collect::<Vec<_>>(), ["ABL1"]);
    assert_eq!(target.equivalent_ids().collect::<Vec<_>>(), ["UniProtKB:P11274"]);

    let treats = drug.outgoing().find(|it| it.is_therapeutic()).unwrap();
    assert_eq!((treats.predicate().as_str(), treats.clinical_status()), ("biolink:treats", None));
    assert_eq!(treats.object().to_argument(), id("MESH:D015464").into());
    assert_eq!(treats.properties().unwrap()["comment"], Value::List(vec!["A remark.".into()]));
    let inhibits = drug.outgoing().find(|it| !it.is_therapeutic()).unwrap();
    assert_eq!(inhibits.predicate().as_str(), "biolink:affects");
    let list = |text: &str| Value::List(vec![text.into()]);
    let properties = inhibits.properties().unwrap();
    assert_eq!(properties["original_predicate"], list("decreases activity of"));
    assert_eq!(properties["source_record"], list("DB00619_MESH_D015464_1"));
    for statement in graph.statements() {
        let publications: Vec<&str> = statement.publications().collect();
        assert_eq!(publications, ["PMID:15774254", "https://go.drugbank.com/drugs/DB00619#mechanism-of-action"]);
        assert_eq!(statement.primary_knowledge_source(), Some("infores:drugmechdb"));
        assert_eq!(statement.knowledge_level(), Some("knowledge_assertion"));
        assert_eq!(statement.agent_type(), Some("manual_agent"));
    }
}

#[test]
fn a_link_of_two_records_is_one_statement_with_the_ids_of_both() {
    let other = RECORD.replace("D015464_1", "D015464_2").replace("15774254", "1");
    for text in [format!("{RECORD}{other}"), format!("---\n# two\n{other}...\n---\n{RECORD}")] {
        let (report, graph) = load(&text);
        assert_eq!((report.read, report.kept, report.merged), (12, 6, 6));
        assert_eq!(graph.statement_count(), 3);
        for statement in graph.statements() {
            let expected = ["DB00619_MESH_D015464_1", "DB00619_MESH_D015464_2"].map(Value::from);
            assert_eq!(statement.properties().unwrap()["source_record"], Value::List(expected.into()));
            assert_eq!(statement.publications().count(), 3);
        }
        assert_eq!(with_code(&report.findings, FindingCode::StatementConflict), []);
    }
}

#[test]
fn one_record_without_a_list_and_json_give_the_same_graph() {
    let statements = |graph: &KnowledgeGraph| graph.statements().map(StatementRef::to_statement).collect::<Vec<_>>();
    let entities = |graph: &KnowledgeGraph| graph.nodes().map(Node::to_entity).collect::<Vec<_>>();
    let (_, expected) = load(RECORD);
    let bare: String = RECORD.split_inclusive('\n').map(|line| &line[2..]).collect();
    let (report, graph) = load(&bare);
    assert_eq!(report.read, 6);
    assert_eq!((statements(&graph), entities(&graph)), (statements(&expected), entities(&expected)));

    let value: serde_json::Value = serde_saphyr::from_str(RECORD).unwrap();
    let one = value[0].to_string();
    for text in [serde_json::to_string_pretty(&value).unwrap(), value.to_string(), one] {
        let mut builder = GraphBuilder::new();
        let report = builder.load(JsonReader::new("paths.json", text.as_bytes())).unwrap();
        assert_eq!((report.read, report.kept, report.findings.len()), (6, 6, 0), "{:?}", report.findings);
        let graph = builder.freeze().unwrap();
        assert_eq!((statements(&graph), entities(&graph)), (statements(&expected), entities(&expected)));
    }
}

/// A record between two good ones is left out whole, with its text, on its line.
/// What paths read of each statement.
fn readings(graph: &KnowledgeGraph) -> Vec<String> {
    let reading = |it: StatementRef<'_>| {
        let directions = [Direction::Forward, Direction::Backward].map(|direction| it.permits(direction));
        let said = it.to_statement();
        let triple = (said.subject, said.predicate, said.object);
        format!("{triple:?} {:?} {directions:?} {:?}", it.effect(), it.basis())
    };
    graph.statements().map(reading).collect()
}

#[test]
fn a_table_of_the_records_keeps_the_order_in_which_they_were_written() {
    let record = |number: u32, keys: [&str; 2]| {
        RECORD
            .replace("D015464_1", &format!("D015464_{number}"))
            .replace(
                "  - key: causes\n    source: UniProt:P00519\n",
                &format!(
                    "  - key: {}\n    source: UniProt:P00519\n    target: GO:0008283\n  - key: {}\n    source: \
                     GO:0008283\n    target: GO:0006955\n  - key: causes\n    source: GO:0006955\n",
                    keys[0], keys[1]
                ),
            )
            .replace(
                "  - id: MESH:D015464\n",
                "  - id: GO:0008283\n    label: BiologicalProcess\n    name: proliferation\n  - id: GO:0006955\n    \
                 label: BiologicalProcess\n    name: immune response\n  - id: MESH:D015464\n",
            )
    };
    let text = [record(1, ["participates in", "part of"]), record(2, ["participates in", "has part"])].concat();
    let (_, graph) = load(&text);
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    write_tsv_nodes(&graph, &mut nodes).unwrap();
    write_tsv_edges(&graph, &mut edges).unwrap();
    let mut builder = GraphBuilder::new();
    builder.load(TsvReader::new("nodes.tsv", nodes.as_slice())).unwrap();
    builder.load(TsvReader::new("edges.tsv", edges.as_slice())).unwrap();
    let table = String::from_utf8_lossy(&edges).into_owned();
    assert!(table.contains("\tparticipates in\t"), "{table}");
    assert_eq!(readings(&builder.freeze().unwrap()), readings(&graph), "{table}");
}

fn check_left_out(record: &str, line: u64, expected: &str) {
    let (report, _) = load(&format!("{RECORD}{record}{}", RECORD.replace("D015464_1", "D015464_2")));
    assert_eq!((report.read, report.quarantined, report.rejects.len()), (13, 1, 1), "{record}: {:?}", report.findings);
    let reject = &report.rejects[0];
    assert_eq!(reject.raw, record);
    assert_eq!(reject.line, RECORD.lines().count() as u64 + line, "{record}: {}", reject.message);
    assert!(reject.message.contains(expected), "{record}: {}", reject.message);
}

#[test]
fn a_broken_record_is_left_out_and_those_around_it_are_read() {
    check_left_out("- graph: {_id: X\n  nodes: []\n", 2, "cannot be parsed");
    check_left_out("- graph: &a {_id: X}\n  nodes: []\n  other: *a\n", 3, "alias");
    check_left_out("- graph: {_id: X}\n  links: {key: causes}\n", 2, "cannot be parsed");
    check_left_out("- graph: {_id: X}\n  graph: {_id: Y}\n", 2, "uplicate");
    check_left_out("- graph: {_id: X}\n  other: 1\n  other: 2\n", 3, "uplicate");
    check_left_out("- just a text\n", 1, "cannot be parsed");
    check_left_out("-\n", 1, "no drug_mesh");
}

#[test]
fn a_broken_row_is_left_out_with_its_lines_and_the_record_is_read() {
    let broken = RECORD
        .replace("  - key: causes\n", "  - remark: x\n")
        .replace("  - id: UniProt:P00519\n", "  - remark: y\n")
        .replace("    disease_mesh: MESH:D015464\n", "");
    let (report, graph) = load(&broken);
    assert_eq!((report.read, report.kept, report.quarantined), (6, 3, 3));
    let rejects: Vec<(u64, &str)> = report.rejects.iter().map(|reject| (reject.line, reject.raw.as_str())).collect();
    assert_eq!(rejects[0], (1, broken.as_str()));
    assert_eq!(
        rejects[1],
        (
            21,
            "  - remark: y\n    label: Protein\n    name: BCR/ABL\n    alt_names: [ABL1]\n    alt_ids:\n    - UniProt:P11274"
        )
    );
    assert_eq!(rejects[2], (13, "  - remark: x\n    source: UniProt:P00519\n    target: MESH:D015464"));
    assert!(graph.node(id("MESH:D015464")).unwrap().is_described());
}

#[test]
fn known_misspellings_are_read_and_unknown_keys_are_kept() {
    let odd = RECORD
        .replace("references:", "reference:")
        .replace("comment:", "commments:")
        .replace("alt_ids:", "all_id:")
        .replace("alt_names: [ABL1]", "alt_name: ABL1\n    mood: good")
        .replace("  multigraph: true\n", "  multigraph: false\n  curator: [a, 7]\n");
    let (report, graph) = load(&odd);
    assert_eq!((report.read, report.kept), (6, 6));
    assert_eq!(with_code(&report.findings, FindingCode::Normalised).len(), 4);
    let unknown = with_code(&report.findings, FindingCode::UnknownKey);
    assert_eq!(unknown.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 23]);
    assert!(unknown[0].1.contains("curator") && unknown[1].1.contains("mood"), "{unknown:?}");
    let target = graph.node(id("UniProtKB:P00519")).unwrap();
    assert_eq!((target.synonyms().next(), target.equivalent_ids().next()), (Some("ABL1"), Some("UniProtKB:P11274")));
    assert_eq!(target.properties().unwrap()["mood"], "good".into());
    let treats = graph.statements().find(|it| it.is_therapeutic()).unwrap();
    let properties = treats.properties().unwrap();
    assert_eq!(properties["comment"], Value::List(vec!["A remark.".into()]));
    assert_eq!(properties["curator"], Value::List(vec!["a".into(), Value::Integer(7)]));
    assert_eq!(properties["multigraph"], Value::Bool(false));
    assert_eq!(treats.publications().count(), 2);
}

#[test]
fn a_drug_or_disease_that_no_node_is_is_told_and_kept() {
    let text = RECORD.replace("drug_mesh: MESH:D000068877", "drug_mesh: MESH:D1,MESH:D2");
    let (report, graph) = load(&text);
    assert_eq!((report.read, report.kept), (7, 7));
    assert_eq!(with_code(&report.findings, FindingCode::UndescribedHeader).len(), 1);
    let drug = graph.node(id("MESH:D1")).unwrap();
    assert_eq!((drug.name(), drug.category().unwrap().as_str()), ("imatinib", "biolink:Drug"));
    assert_eq!(drug.equivalent_ids().collect::<Vec<_>>(), ["DRUGBANK:DB00619", "MESH:D2"]);
}

#[test]
fn the_drugs_node_may_have_any_of_its_ids() {
    let text =
        RECORD.replace(": MESH:D000068877", ": DB:DB00619").replace("drug_mesh: DB:DB00619", "drug_mesh: MESH:D1");
    let (report, graph) = load(&text);
    assert_eq!((report.read, report.findings.len()), (6, 0), "{:?}", report.findings);
    assert_eq!(graph.node(id("DRUGBANK:DB00619")).unwrap().equivalent_ids().collect::<Vec<_>>(), ["MESH:D1"]);
    assert!(
        graph.statements().any(|it| it.is_therapeutic() && it.subject().to_argument() == id("DRUGBANK:DB00619").into())
    );
}

#[test]
fn records_that_disagree_are_told() {
    let other = RECORD
        .replace("D015464_1", "D015464_2")
        .replace("label: Protein", "label: Disease")
        .replace("label: Drug", "label: ChemicalSubstance")
        .replace("P00519", "P99999")
        .replace("UniProt:P11274", "UniProt:P1")
        + "- graph: {_id: Z}\n  nodes: [{id: UniProt:P99999, label: Protein, name: Other}]\n";
    let (report, graph) = load(&format!("{RECORD}{other}"));
    let categories = with_code(graph.findings(), FindingCode::CategoryConflict);
    assert!(matches!(categories[..], [(_, text)] if text.contains("UniProtKB:P99999")), "{categories:?}");
    let names = with_code(&report.findings, FindingCode::SharedName);
    assert!(matches!(names[..], [(_, text)] if text.contains("BCR/ABL")), "{names:?}");
    let conflicts = with_code(graph.findings(), FindingCode::EntityConflict);
    assert!(matches!(conflicts[..], [(_, text)] if text.contains("Other")), "{conflicts:?}");
}

/// A record of the header's drug and disease with these links between them, a key each.
fn record_of(keys: &[&str]) -> String {
    let link = |key: &&str| format!("  - {{key: {key}, source: MESH:D000068877, target: MESH:D015464}}\n");
    let (before, after) = RECORD.split_once("  links:\n").unwrap();
    let after = &after[after.find("  multigraph").unwrap()..];
    format!("{before}  links:\n{}{after}", keys.iter().map(link).collect::<String>())
}

#[test]
fn what_is_contraindicated_or_only_caused_is_no_treatment() {
    let check = |keys: &[&str], expected: &[&str]| {
        let (report, graph) = load(&record_of(keys));
        assert_eq!((report.read, report.kept + report.merged), (4 + keys.len() as u64, 4 + keys.len() as u64));
        let found: Vec<&str> = graph.statements().map(|it| it.predicate().local_name()).collect();
        assert_eq!(found, expected, "{keys:?}");
        let told = with_code(&report.findings, FindingCode::NoTreatment);
        assert_eq!(told.len(), usize::from(!expected.contains(&"treats")), "{keys:?}: {told:?}");
        // The remark of the record is on what the header says.
        let remark = Value::List(vec!["A remark.".into()]);
        let properties = graph.statements().map(|it| it.properties().unwrap());
        assert_eq!(properties.filter(|own| own.get("comment") == Some(&remark)).count(), 1);
    };
    check(&["contraindicated for"], &["contraindicated_in"]);
    for key in ["contraindicated in", "contraindicated_for", "biolink:contraindicated_in"] {
        check(&[key], &["contraindicated_in"]);
    }
    for key in ["exacerbates", "exacerbates condition"] {
        check(&[key], &["exacerbates_condition"]);
    }
    check(&["causes"], &["causes"]);
    check(&["contributes to"], &["contributes_to"]);
    check(&["predisposes"], &["predisposes_to_condition"]);
    check(&["treats"], &["treats"]);
    check(&[], &["treats"]);
    // The drug may well cause what it treats.
    check(&["causes", "treats"], &["causes", "treats"]);
    // A treatment that its own record contradicts is read as the weaker claim, which keeps what the source said.
    check(&["treats", "contraindicated for"], &["applied_to_treat", "contraindicated_in"]);
    let other = RECORD.replace("D015464_1", "D015464_2").replace("decreases activity of", "contraindicated for");
    let (report, _) = load(&other);
    assert_eq!(with_code(&report.findings, FindingCode::NoTreatment), [], "it is contraindicated for no disease");
}

#[test]
fn a_link_that_is_denied_is_no_step_and_no_harm() {
    for denial in ["negated: true", "negated: 'True'", "is_negated: true"] {
        let text =
            RECORD.replacen("key: decreases activity of\n", &format!("key: decreases activity of\n    {denial}\n"), 1);
        assert_ne!(text, RECORD);
        let (report, graph) = load(&text);
        assert_eq!(with_code(&report.findings, FindingCode::UnknownKey), [], "{denial}");
        let denied: Vec<_> = graph.statements().filter(|it| it.is_negated()).collect();
        assert_eq!(denied.len(), 1, "{denial}");
        assert_eq!(denied[0].predicate().local_name(), "affects");
    }
    let denied = record_of(&["causes"]).replace("key: causes,", "key: causes, negated: true,");
    let (report, graph) = load(&denied);
    assert_eq!(with_code(&report.findings, FindingCode::NoTreatment), []);
    assert!(graph.statements().any(|it| it.predicate().local_name() == "treats" && !it.is_negated()));
}

#[test]
fn the_case_of_prefixes_makes_no_difference() {
    let (_, expected) = load(RECORD);
    let text = RECORD.replace("id: MESH:", "id: mesh:").replace("source: MESH:", "source: Mesh:");
    assert_ne!(text, RECORD);
    let (report, graph) = load(&text);
    let ids = |graph: &KnowledgeGraph| graph.nodes().map(|node| node.curie().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&graph), ids(&expected));
    for code in [FindingCode::UndescribedHeader, FindingCode::SharedName] {
        assert_eq!(with_code(&report.findings, code), with_code(&load(RECORD).0.findings, code));
    }
    assert!(!with_code(&report.findings, FindingCode::Normalised).is_empty());
}

#[test]
fn labels_and_links_that_swap_drug_and_disease_are_found() {
    let check = |text: &str, expected: &[(u64, &str)]| {
        let (report, _) = load(text);
        let found = with_code(&report.findings, FindingCode::SwappedRoles);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((line, message), (expected_line, expected)) in found.iter().zip(expected) {
            assert!(line == expected_line && message.contains(expected), "{found:?}");
        }
    };
    check(RECORD, &[]);
    let swapped = RECORD.replace("label: Drug", "label: X").replace("label: Disease", "label: Drug");
    let swapped = swapped.replace("label: X", "label: Disease");
    let drug = "the header's drug, MESH:D000068877, has the label \"Disease\", and the other way round; exchange";
    let disease = "the header's disease, MESH:D015464, has the label \"Drug\", and the other way round; exchange";
    check(&swapped, &[(19, drug), (28, disease)]);
    let disease = "the header's disease, MESH:D015464, has the label \"Drug\"; give it the label Disease";
    check(&RECORD.replace("label: Disease", "label: Drug"), &[(28, disease)]);
    check(&RECORD.replace("label: Drug", "label: ChemicalSubstance"), &[]);
    let round = RECORD.replace("key: causes", "key: treats").replace("source: UniProt:P00519", "source: MESH:D015464");
    let round = round.replace("target: MESH:D015464", "target: MESH:D000068877");
    check(&round, &[(14, "treats runs from a disease, MESH:D015464, to a drug, MESH:D000068877")]);
}

#[test]
fn what_is_no_such_file_is_refused_or_left_out() {
    for text in ["[{\"graph\": {}}]", "\n# x\n[]\n"] {
        let error = try_load(text.as_bytes()).unwrap_err();
        assert!(matches!(&error, ReadError::Format { message, .. } if message.contains("JSON")), "{error}");
    }
    assert_eq!(load("").0.read, 0);
    for text in ["a text\nof lines\n", "id: HGNC:1\nname: x\n", "\n", "# nothing\n", "- graph: *a\n"] {
        let error = try_load(text.as_bytes()).unwrap_err();
        assert!(matches!(&error, ReadError::Format { line: 1, .. }), "{error}");
    }
}

#[test]
fn json_records_that_are_broken_are_left_out() {
    let check = |text: &str, read: u64, quarantined: u64| {
        let mut builder = GraphBuilder::new();
        let report = builder.load(JsonReader::new("paths.json", text.as_bytes())).unwrap();
        assert!(report.is_balanced());
        assert_eq!((report.read, report.quarantined), (read, quarantined), "{text}: {:?}", report.findings);
    };
    let good = r#"{"graph": {"_id": "R", "drug_mesh": "MESH:1", "drug": "a", "disease_mesh": "MESH:2"}, "nodes": []}"#;
    check(&format!("[{good}]"), 3, 0);
    check(&format!("[{good}, 7, {good}]"), 7, 1);
    check(&format!("[{good}, 7]"), 4, 1);
    check(&format!("[{good}, {{\"graph\": 1}}, {good}]"), 7, 1);
    check(&format!("[\n{good},\n{{\"graph\": \"}},\n}},\n{good}]"), 7, 1);
    check(&format!("[{good}, {{\"graph\": "), 4, 1);
    check(&format!("[{good},"), 4, 1);
    check(&format!("[{{\"graph\": {{\"a\": 1, \"a\": 2}}}}, {good}]"), 4, 1);
    for text in ["[]", "[[", "hello", "[{\"graph\": 1}]"] {
        let error = GraphBuilder::new().load(JsonReader::new("paths.json", text.as_bytes())).unwrap_err();
        assert!(matches!(&error, ReadError::Format { line: 1, .. }), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_record_panics_and_every_row_is_accounted_for(place in 0..RECORD.len(), byte in any::<u8>()) {
        let mut text = RECORD.as_bytes().to_vec();
        text[place] = byte;
        let loaded = try_load(&text);
        if core::str::from_utf8(&text).is_ok() && byte != 0 && byte != b'[' {
            match loaded {
                Ok((report, _)) => prop_assert!(report.kept > 0, "{}", report),
                Err(ReadError::Format { line, message, .. }) => {
                    prop_assert!(line > 0 && message.contains("no row can be read"), "{}", message);
                }
                Err(other) => return Err(TestCaseError::fail(other.to_string())),
            }
        }
    }

    #[test]
    fn no_text_panics(text in "(- |  |[\\[\\]{}:,&*#|>'\"\n]|graph|nodes|links|id|null|~|[a-c0-9]){0,60}") {
        let _ = try_load(text.as_bytes());
        let mut builder = GraphBuilder::new();
        match builder.load(JsonReader::new("paths.json", text.as_bytes())) {
            Ok(report) => prop_assert!(report.is_balanced() && (text.is_empty() || report.kept > 0)),
            Err(error) => prop_assert!(matches!(error, ReadError::Format { line, .. } if line > 0), "{}", error),
        }
    }
}

#[test]
fn an_unknown_key_of_a_record_in_json_has_the_records_place() {
    let json = "[\n {\"extra\": 1,\n  \"graph\": {\"_id\": \"R\", \"drug\": \"a\", \"drug_mesh\": \"MESH:1\", \"disease\": \"b\", \
                \"disease_mesh\": \"MESH:2\"},\n  \"nodes\": [], \"links\": []}]\n";
    let mut builder = GraphBuilder::new();
    let report = builder.load(JsonReader::new("x.json", json.as_bytes())).unwrap();
    let unknown = report.findings.iter().find(|finding| finding.code == FindingCode::UnknownKey).unwrap();
    assert_eq!((unknown.line, unknown.column), (2, 2), "{unknown}");
}
