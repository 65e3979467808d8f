//! BEL: terms are entities, what is around them qualifiers, and statements in statements stay so.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::build::LoadReport;
use mechgraph::io::bel::{Reader, ScriptReader};
use mechgraph::model::{Argument, Basis, Dimension, Effect, FindingCode, Statement};
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery, Sign};

/// Terms of one function each, by their place.
const NODES: [&str; 10] = [
    r#"{"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "1", "name": "A"}, "bel": "p(hgnc:1 ! A)"}"#,
    r#"{"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "2", "name": "B"}, "bel": "p(hgnc:2 ! B)"}"#,
    r#"{"function": "RNA", "concept": {"namespace": "hgnc", "identifier": "2", "name": "B"}, "bel": "r(hgnc:2 ! B)"}"#,
    r#"{"function": "Pathology", "concept": {"namespace": "doid", "identifier": "3", "name": "C"}, "bel": "path(doid:3 ! C)"}"#,
    r#"{"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "2", "name": "B"}, "bel": "p(hgnc:2 ! B, pmod(Ph, Ser, 9))",
        "variants": [{"kind": "pmod", "concept": {"namespace": "go", "identifier": "0006468"}, "code": "Ser", "pos": 9}]}"#,
    r#"{"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "2", "name": "B"}, "bel": "p(hgnc:2 ! B, var(\"p.R1H\"))",
        "variants": [{"kind": "hgvs", "hgvs": "p.R1H"}]}"#,
    r#"{"function": "Complex", "bel": "complex(p(hgnc:1 ! A), p(hgnc:2 ! B))", "members": [
        {"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "1"}},
        {"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "2"}}]}"#,
    r#"{"function": "BiologicalProcess", "concept": {"namespace": "GO", "name": "cell death"}, "bel": "bp(GO:\"cell death\")"}"#,
    r#"{"function": "Abundance", "concept": {"namespace": "CHEBI", "identifier": "CHEBI:9", "name": "D"}, "bel": "a(CHEBI:9)"}"#,
    r#"{"function": "Gene", "concept": {"namespace": "hgnc", "identifier": "2", "name": "B"}, "bel": "g(hgnc:2 ! B)"}"#,
];

fn load(links: &[&str]) -> (LoadReport, KnowledgeGraph) {
    let text = format!(
        r#"{{"graph": {{"pybel_version": "0.15.5", "document_metadata": {{"name": "doc"}}}}, "nodes": [{}], "links": [{}]}}"#,
        NODES.join(",\n"),
        links.join(",\n")
    );
    let mut builder = GraphBuilder::new();
    let report = builder.load(Reader::new("graph.json", text.as_bytes())).unwrap();
    assert!(report.is_balanced() && report.quarantined == 0, "{report}: {:?}", report.findings);
    (report, builder.freeze().unwrap())
}

fn one(link: &str) -> Statement {
    let (_, graph) = load(&[link]);
    assert_eq!(graph.statement_count(), 1, "{link}");
    graph.statements().next().unwrap().to_statement()
}

#[test]
fn terms_of_one_name_are_one_entity_and_others_entities_of_their_own() {
    let (_, graph) = load(&[]);
    let ids: Vec<&str> = graph.nodes().map(mechgraph::Node::curie).collect();
    assert_eq!(
        ids,
        [
            "CHEBI:9",
            "DOID:3",
            "GO:cell%20death",
            "HGNC:1",
            "HGNC:2",
            "bel:complex(p(hgnc:1!A),p(hgnc:2!B))",
            "bel:p(hgnc:2!B,pmod(Ph,Ser,9))",
            "bel:p(hgnc:2!B,var(p.R1H))",
        ]
    );
    let category = |id: &str| graph.node(id).unwrap().category().unwrap().as_str();
    assert_eq!(category("HGNC:2"), "biolink:Gene");
    assert_eq!(category("bel:p(hgnc:2!B,pmod(Ph,Ser,9))"), "biolink:Protein");
    assert_eq!(category("bel:complex(p(hgnc:1!A),p(hgnc:2!B))"), "biolink:MacromolecularComplex");
    assert_eq!(category("DOID:3"), "biolink:Disease");
    assert!(graph.findings().iter().all(|it| it.code != FindingCode::CategoryConflict));
}

#[test]
fn relations_and_what_is_around_terms_have_their_effects() {
    let check = |relation: &str, ends: (usize, usize), extra: &str, expected: Effect, basis: Option<Basis>| {
        let link =
            format!(r#"{{"source": {}, "target": {}, "relation": "{relation}", "key": "k"{extra}}}"#, ends.0, ends.1);
        let (_, graph) = load(&[&link]);
        let statement = graph.statement("pybel:k").unwrap();
        assert_eq!((statement.effect(), statement.basis()), (expected, basis), "{link}");
    };
    let causal = Some(Basis::Causal);
    check("increases", (0, 1), "", Effect::Positive, causal);
    check("directlyDecreases", (0, 2), "", Effect::Negative, causal);
    check("decreases", (8, 3), "", Effect::Negative, causal);
    check("increases", (0, 7), "", Effect::Positive, causal);
    check("regulates", (0, 1), "", Effect::Unsigned, causal);
    check("causesNoChange", (0, 1), "", Effect::Unsigned, causal);
    check("positiveCorrelation", (0, 3), "", Effect::Positive, Some(Basis::Correlation));
    check("negativeCorrelation", (2, 3), "", Effect::Negative, Some(Basis::Correlation));
    check("association", (0, 3), "", Effect::Unsigned, Some(Basis::Correlation));
    // From the complex to its part.
    check("partOf", (0, 6), "", Effect::Carrier, causal);
    check("partOf", (0, 7), "", Effect::Unsigned, Some(Basis::Membership));
    check("hasVariant", (1, 4), "", Effect::None, None);
    check("hasVariant", (1, 5), "", Effect::Unsigned, Some(Basis::Genetic));
    check("isA", (0, 1), "", Effect::None, None);
    check("enjoys", (0, 1), "", Effect::None, None);
    let modified = |side: &str, modifier: &str| format!(r#", "{side}_modifier": {modifier}"#);
    let degraded = r#"{"modifier": "Degradation"}"#;
    check("increases", (0, 1), &modified("target", degraded), Effect::Negative, causal);
    check("increases", (0, 1), &modified("source", degraded), Effect::Negative, causal);
    check("decreases", (0, 1), &modified("target", degraded), Effect::Positive, causal);
    check("increases", (0, 1), &modified("target", r#"{"modifier": "Activity"}"#), Effect::Positive, causal);
    let moved = r#"{"modifier": "Translocation", "effect": {"fromLoc": {"namespace": "go", "identifier": "0005622"},
        "toLoc": {"namespace": "go", "identifier": "TO"}}}"#;
    let moved_to = |to: &str| modified("target", &moved.replace("TO", to));
    check("increases", (0, 1), &moved_to("0005615"), Effect::Positive, causal);
    check("increases", (0, 1), &moved_to("0009986"), Effect::Unsigned, causal);
    assert!(one(r#"{"source": 0, "target": 1, "relation": "causesNoChange"}"#).negated);
    assert!(one(r#"{"source": 0, "target": 1, "relation": "noCorrelation"}"#).negated);
}

#[test]
fn the_kind_of_an_activity_and_the_places_are_qualifiers() {
    let statement =
        one(r#"{"source": 0, "target": 1, "relation": "increases", "source_modifier": {"modifier": "Activity",
            "effect": {"namespace": "go", "identifier": "0016301", "name": "kinase activity"}}, "target_modifier":
            {"location": {"namespace": "go", "identifier": "0005634"}}}"#);
    let value = |slot: &str| statement.qualifiers.value(slot);
    assert_eq!(value("subject_aspect_qualifier"), Some("activity"));
    assert_eq!(value("subject_activity_qualifier"), Some("GO:0016301"));
    assert_eq!(value("object_aspect_qualifier"), Some("abundance"));
    assert_eq!(value("object_context_qualifier"), Some("GO:0005634"));
    // As release 0.14 writes it.
    let older = one(r#"{"source": 0, "target": 1, "relation": "increases", "subject": {"modifier": "Activity",
            "effect": {"namespace": "bel", "name": "kin"}}, "citation": {"db": "PubMed", "db_id": "7"},
            "annotations": {"Species": {"9606": true}}}"#);
    assert_eq!(older.qualifiers.value("subject_activity_qualifier"), Some("GO:0016301"));
    assert_eq!(older.evidence.publications, ["PMID:7"]);
    assert_eq!(older.context.values(Dimension::Species), ["NCBITaxon:9606"]);
}

#[test]
fn annotations_are_context_and_evidence_has_its_words() {
    let statement = one(r#"{"source": 0, "target": 1, "relation": "increases", "line": 12, "evidence": "A raises B.",
            "citation": {"namespace": "pubmed", "identifier": "5", "name": "t"}, "annotations": {
            "Species": [{"namespace": "Species", "identifier": "10090"}],
            "MeSHDisease": [{"namespace": "MeSHDisease", "identifier": "Alzheimer Disease"}],
            "Cell": [{"namespace": "cl", "identifier": "0000127"}, {"namespace": "Cell", "identifier": "neuron"}],
            "Confidence": [{"namespace": "Confidence", "identifier": "High"}]}}"#);
    let values = |dimension| statement.context.values(dimension);
    assert_eq!(values(Dimension::Species), ["NCBITaxon:10090"]);
    assert_eq!(values(Dimension::Disease), ["MESH:Alzheimer%20Disease"]);
    assert_eq!(values(Dimension::Cell), ["CL:0000127", "CL:neuron"]);
    let property = |name: &str| statement.properties[name].to_string();
    assert_eq!(property("Confidence"), "[\"High\"]");
    assert_eq!(property("supporting_text"), "[\"A raises B. (PMID:5)\"]");
    assert_eq!(property("document_line"), "[\"doc, line 12\"]");
}

const OUTER: &str =
    r#"{"source": 8, "target": 0, "relation": "decreases", "key": "outer", "line": 3, "evidence": "e"}"#;
const INNER: &str =
    r#"{"source": 0, "target": 3, "relation": "increases", "key": "inner", "line": 3, "evidence": "e"}"#;

#[test]
fn a_statement_in_a_statement_is_about_it_and_does_not_act_on_its_subject() {
    for links in [[OUTER, INNER], [INNER, OUTER]] {
        let (_, graph) = load(&links);
        let outer = graph.statement("pybel:outer").unwrap();
        let inner = graph.statement("pybel:inner").unwrap();
        assert_eq!(outer.to_statement().object, Argument::statement("pybel:inner"));
        assert_eq!(inner.effect(), Effect::Positive);
        // What is stated about this statement?
        let about: Vec<String> = inner.about().map(|it| it.id().into_owned()).collect();
        assert_eq!(about, ["pybel:outer"]);
        let mechanisms = |from: &str| MechanismQuery::between(from, "DOID:3").run(&graph).unwrap().count();
        assert_eq!((mechanisms("HGNC:1"), mechanisms("CHEBI:9")), (1, 0));
    }
}

#[test]
fn links_of_other_lines_or_evidence_are_two_statements() {
    for other in [
        INNER.replace("\"line\": 3", "\"line\": 4"),
        INNER.replace("\"e\"", "\"f\""),
        INNER.replace("\"key\"", "\"source_modifier\": {\"modifier\": \"Activity\"}, \"key\""),
        INNER.replace("increases", "regulates"),
    ] {
        let (_, graph) = load(&[OUTER, &other]);
        assert_eq!(graph.statement("pybel:outer").unwrap().to_statement().object.to_string(), "HGNC:1", "{other}");
    }
    let (report, _) =
        load(&[OUTER, r#"{"source": 0, "target": 8, "relation": "increases", "line": 3, "evidence": "e"}"#]);
    assert!(report.findings.iter().any(|it| it.message.contains("not which is in which")), "{:?}", report.findings);
}

#[test]
fn paths_run_through_modified_forms_and_not_around_them() {
    let (_, graph) = load(&[
        r#"{"source": 8, "target": 4, "relation": "decreases", "key": "1"}"#,
        r#"{"source": 4, "target": 3, "relation": "increases", "key": "2"}"#,
        r#"{"source": 1, "target": 4, "relation": "hasVariant", "key": "3"}"#,
    ]);
    let mechanism = MechanismQuery::between("CHEBI:9", "DOID:3").run(&graph).unwrap().next().unwrap();
    assert_eq!(mechanism.sign(), Some(Sign::Negative));
    // The plain protein stands for its states at the ends.
    assert_eq!(MechanismQuery::between("HGNC:2", "DOID:3").run(&graph).unwrap().count(), 1);
}

#[cfg(feature = "compression")]
#[test]
fn every_row_of_the_shared_graphs_is_accounted_for() {
    let folder = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| "../shared/data".into(), std::path::PathBuf::from);
    let Ok(files) = std::fs::read_dir(folder.join("bel")) else {
        println!("skipped: no shared data");
        return;
    };
    let (mut rows, mut graphs) = (0, 0);
    for file in files {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "gz") {
            continue;
        }
        let mut builder = GraphBuilder::new();
        for report in builder.load_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
            assert!(report.is_balanced() && report.quarantined + report.skipped == 0, "{report}");
            assert!(report.findings.iter().all(|it| it.code != FindingCode::UnknownPredicate), "{report}");
            rows += report.read;
            graphs += 1;
        }
        let graph = builder.freeze().unwrap();
        assert!(graph.statements().all(|it| it.effect() == Effect::None || it.basis().is_some()));
        assert!(graph.statements().all(|it| it.basis() != Some(Basis::CuratedMechanism)));
    }
    // Nodes and links, by `jq '(.nodes | length) + (.links | length)'`.
    assert_eq!((graphs, rows), (10, 2_504));
}

/// A graph as lines, without ids and without where the document says so.
fn lines_of(graph: &KnowledgeGraph) -> Vec<String> {
    let name = |argument: Argument| match argument {
        Argument::Statement { statement } => {
            let inner = graph.statement(&statement).unwrap().to_statement();
            format!("[{} {} {}]", inner.subject, inner.predicate, inner.object)
        }
        argument @ Argument::Entity(_) => argument.to_string(),
    };
    let entities = graph.nodes().map(|node| format!("{:?}", node.to_entity()));
    let statements = graph.statements().map(|it| {
        let mut statement = it.to_statement();
        statement.properties.remove("document_line");
        let ends = (name(statement.subject), statement.predicate, name(statement.object));
        let rest = (statement.negated, statement.qualifiers, statement.context, statement.properties);
        format!("{ends:?} {rest:?} {:?}", statement.evidence.publications)
    });
    let mut lines: Vec<String> = entities.chain(statements).collect();
    lines.sort();
    lines
}

const SCRIPT: &str = r#"
# As a curator writes it.
SET DOCUMENT Name = "doc"
DEFINE NAMESPACE hgnc AS URL "https://example.org/hgnc.belns"
DEFINE NAMESPACE doid AS URL "https://example.org/doid.belns"
DEFINE ANNOTATION Species AS PATTERN "^\d+$"
DEFINE ANNOTATION Confidence AS LIST {"High", "Low"}

SET STATEMENT_GROUP = "one"
SET Citation = {"PubMed", "a title", "5", "", "", ""}
SET Evidence = "A raises \
B."
SET Species = {"10090", "9606"}
proteinAbundance(hgnc:1 ! A) increases kin(p(hgnc:2 ! B))
UNSET Species
SET Confidence = "High"
p(hgnc:1 ! A, pmod(P, S, 9)) =| deg(r(hgnc:2 ! B)) // at Ser9
UNSET {Confidence}

SET Citation = {"PubMed", "6"}
SET SupportingText = "A lessens what B does to C."
p(hgnc:1 ! A) -| (p(hgnc:2 ! B) -> path(doid:3 ! C))
p(hgnc:1 ! A) cnc path(doid:3 ! C)
p(hgnc:2 ! B) pos path(doid:3 ! C)
complex(p(hgnc:2 ! B), p(hgnc:1 ! A))
"#;

/// The same, as PyBEL 0.15.5 writes it.
const COMPILED: &str = r#"{"graph": {"pybel_version": "0.15.5", "document_metadata": {"name": "doc"}}, "nodes": [
{"function": "Protein", "concept": {"namespace": "hgnc", "name": "A", "identifier": "1"}, "bel": "p(hgnc:1 ! A)"},
{"function": "Protein", "concept": {"namespace": "hgnc", "name": "B", "identifier": "2"}, "bel": "p(hgnc:2 ! B)"},
{"function": "RNA", "concept": {"namespace": "hgnc", "name": "B", "identifier": "2"}, "bel": "r(hgnc:2 ! B)"},
{"function": "Pathology", "concept": {"namespace": "doid", "name": "C", "identifier": "3"}, "bel": "path(doid:3 ! C)"},
{"function": "Protein", "concept": {"namespace": "hgnc", "name": "A", "identifier": "1"}, "variants": [{"kind": "pmod"}],
 "bel": "p(hgnc:1 ! A, pmod(go:0006468 ! \"protein phosphorylation\", Ser, 9))"},
{"function": "Complex", "members": [], "bel": "complex(p(hgnc:1 ! A), p(hgnc:2 ! B))"}], "links": [
{"relation": "increases", "source": 0, "target": 1, "key": "1", "line": 14, "evidence": "A raises B.",
 "target_modifier": {"modifier": "Activity", "effect": {"namespace": "go", "name": "kinase activity", "identifier": "0016301"}},
 "citation": {"namespace": "pubmed", "identifier": "5"}, "annotations": {"Species": [
 {"namespace": "Species", "identifier": "10090"}, {"namespace": "Species", "identifier": "9606"}]}},
{"relation": "hasVariant", "source": 0, "target": 4, "key": "2"},
{"relation": "directlyDecreases", "source": 4, "target": 2, "key": "3", "line": 17, "evidence": "A raises B.",
 "target_modifier": {"modifier": "Degradation"}, "citation": {"namespace": "pubmed", "identifier": "5"},
 "annotations": {"Confidence": [{"namespace": "Confidence", "identifier": "High"}]}},
{"relation": "decreases", "source": 0, "target": 1, "key": "4", "line": 22, "evidence": "A lessens what B does to C.",
 "citation": {"namespace": "pubmed", "identifier": "6"}, "annotations": {}},
{"relation": "increases", "source": 1, "target": 3, "key": "5", "line": 22, "evidence": "A lessens what B does to C.",
 "citation": {"namespace": "pubmed", "identifier": "6"}, "annotations": {}},
{"relation": "causesNoChange", "source": 0, "target": 3, "key": "6", "line": 23, "evidence": "A lessens what B does to C.",
 "citation": {"namespace": "pubmed", "identifier": "6"}, "annotations": {}},
{"relation": "positiveCorrelation", "source": 1, "target": 3, "key": "7", "line": 24, "evidence": "A lessens what B does to C.",
 "citation": {"namespace": "pubmed", "identifier": "6"}, "annotations": {}},
{"relation": "positiveCorrelation", "source": 3, "target": 1, "key": "8", "line": 24, "evidence": "A lessens what B does to C.",
 "citation": {"namespace": "pubmed", "identifier": "6"}, "annotations": {}},
{"relation": "partOf", "source": 0, "target": 5, "key": "9"},
{"relation": "partOf", "source": 1, "target": 5, "key": "10"}]}"#;

#[test]
fn a_script_and_what_pybel_makes_of_it_are_one_graph() {
    let mut builder = GraphBuilder::new();
    let report = builder.load(ScriptReader::new("doc.bel", SCRIPT.as_bytes())).unwrap();
    assert!(report.is_balanced() && report.quarantined == 0, "{report}: {:?}", report.findings);
    // Part and form are said of the whole and of the thing.
    assert!(report.findings.iter().all(|it| it.code == FindingCode::Normalised), "{:?}", report.findings);
    let script = builder.freeze().unwrap();
    let mut builder = GraphBuilder::new();
    builder.load(Reader::new("doc.json", COMPILED.as_bytes())).unwrap();
    let compiled = builder.freeze().unwrap();
    assert_eq!(lines_of(&script), lines_of(&compiled));
    assert_eq!(script.statement_count(), 10);
}

#[test]
fn a_statement_in_brackets_is_the_object_however_deep() {
    let script = "SET Citation = {\"PubMed\", \"1\"}\nSET Evidence = \"e\"\n\
                  p(X:a) -| (p(X:b) -> (p(X:c) =| bp(X:d)))\n";
    let mut builder = GraphBuilder::new();
    builder.load(ScriptReader::new("nested.bel", script.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    let found = |subject: &str| {
        let mut statements = graph.statements().map(|it| (it.id().into_owned(), it.to_statement()));
        statements.find(|(_, it)| it.subject.to_string() == subject).unwrap()
    };
    let (outer, middle, inner) = (found("X:a"), found("X:b"), found("X:c"));
    assert_eq!(outer.1.object, Argument::statement(&middle.0));
    assert_eq!(middle.1.object, Argument::statement(&inner.0));
    assert_eq!(inner.1.object.to_string(), "X:d");
    assert!(inner.0.starts_with("bel:p(X:c)=|bp(X:d)#"), "{}", inner.0);
    assert_eq!(MechanismQuery::between("X:a", "X:b").run(&graph).unwrap().count(), 0);
    assert_eq!(MechanismQuery::between("X:c", "X:d").run(&graph).unwrap().count(), 1);
}

#[test]
fn lists_of_members_and_parts_say_it_of_each() {
    let script = "p(X:family) hasMembers list(p(X:a), p(X:b))\ncomplex(X:whole) hasComponent p(X:a)\n";
    let mut builder = GraphBuilder::new();
    builder.load(ScriptReader::new("lists.bel", script.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    let ends = |it: &Statement| format!("{} {} {}", it.subject, it.predicate, it.object);
    let mut found: Vec<String> = graph.statements().map(|it| ends(&it.to_statement())).collect();
    found.sort();
    assert_eq!(
        found,
        ["X:a biolink:subclass_of X:family", "X:b biolink:subclass_of X:family", "X:whole biolink:has_part X:a"]
    );
}

#[test]
fn pybel_exchanges_the_ends_of_members_and_components() {
    let ends = |it: &Statement| format!("{} {} {}", it.subject, it.predicate, it.object);
    for (link, expected) in [
        // `complex(..) hasComponent p(A)`, as PyBEL writes it.
        (
            r#"{"source": 0, "relation": "hasComponent", "target": 6}"#,
            "bel:complex(p(hgnc:1!A),p(hgnc:2!B)) biolink:has_part HGNC:1",
        ),
        // As no parser of PyBEL writes it.
        (
            r#"{"source": 6, "relation": "hasComponent", "target": 0}"#,
            "bel:complex(p(hgnc:1!A),p(hgnc:2!B)) biolink:has_part HGNC:1",
        ),
        (r#"{"source": 0, "relation": "hasMember", "target": 1}"#, "HGNC:1 biolink:subclass_of HGNC:2"),
        (r#"{"source": 0, "relation": "isA", "target": 1}"#, "HGNC:1 biolink:subclass_of HGNC:2"),
    ] {
        assert_eq!(ends(&one(link)), expected, "{link}");
    }
}

#[test]
fn a_line_that_is_not_of_the_language_is_counted_with_its_place() {
    let script = "SET Citation = {\"PubMed\", \"1\"}\n\n  p(X:a) -> \\\n  q(X:b)\np(X:a) -> p(X:b)\n";
    let mut builder = GraphBuilder::new();
    let report = builder.load(ScriptReader::new("odd.bel", script.as_bytes())).unwrap();
    assert!(report.is_balanced() && report.quarantined == 1, "{report}");
    let found = report.findings.iter().find(|it| it.code == FindingCode::Unreadable).unwrap();
    assert_eq!((found.line, found.column), (4, 3), "{found}");
    assert!(found.message.starts_with("unknown function \"q\""), "{found}");
    assert_eq!(builder.freeze().unwrap().statement_count(), 1);
}
