//! INDRA's statements: what they say, with its sign, sources, evidence and belief.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::build::LoadReport;
use mechgraph::io::indra::Reader;
use mechgraph::model::{Basis, Effect, FindingCode, Statement, Value};
use mechgraph::{GraphBuilder, KnowledgeGraph};

fn agent(name: &str, more: &str) -> String {
    format!(r#"{{"name": "{name}", "db_refs": {{"HGNC": "{name}1", "UP": "{name}2", "TEXT": "x"}}{more}}}"#)
}

fn indra(statements: &str) -> (LoadReport, KnowledgeGraph) {
    let mut builder = GraphBuilder::new();
    let report = builder.load(Reader::new("source", format!("[{statements}]").as_bytes())).unwrap();
    assert!(report.is_balanced(), "{report}");
    (report, builder.freeze().unwrap())
}

#[test]
fn types_of_indra_have_their_signs() {
    let (one, other) = (agent("A", ""), agent("B", ""));
    for (kind, ends, expected) in [
        ("Activation", ["subj", "obj"], Effect::Positive),
        ("Inhibition", ["subj", "obj"], Effect::Negative),
        ("DecreaseAmount", ["subj", "obj"], Effect::Negative),
        ("Phosphorylation", ["enz", "sub"], Effect::Unsigned),
        ("Gef", ["gef", "ras"], Effect::Unsigned),
        ("Gap", ["gap", "ras"], Effect::Unsigned),
    ] {
        let [subject, object] = ends;
        let (report, graph) =
            indra(&format!(r#"{{"type": "{kind}", "{subject}": {one}, "{object}": {other}, "id": "1"}}"#));
        let statement = graph.statements().next().unwrap();
        assert_eq!((statement.effect(), statement.basis()), (expected, Some(Basis::Causal)), "{kind}");
        assert_eq!((statement.id().as_ref(), report.read), ("indra:1", 3));
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
    let ids: Vec<&str> = indra(&format!(r#"{{"type": "Activation", "subj": {one}, "obj": {other}}}"#))
        .1
        .node("HGNC:A1")
        .map(|node| node.equivalent_ids().map(|_| "one").collect())
        .unwrap();
    assert_eq!(ids.len(), 1, "UniProt's id is another of the same agent, and the text is none");
}

#[test]
fn the_polarities_of_an_influence_multiply() {
    let event = |name: &str, polarity: &str| {
        format!(
            r#"{{"type": "Event", "concept": {{"name": "{name}", "db_refs": {{}}}}, "delta": {{"polarity": {polarity}}}}}"#
        )
    };
    for (one, other, expected) in [
        ("1", "-1", Effect::Negative),
        ("-1", "-1", Effect::Positive),
        ("-1", "null", Effect::Negative),
        ("null", "null", Effect::Unsigned),
    ] {
        let (_, graph) =
            indra(&format!(r#"{{"type": "Influence", "subj": {}, "obj": {}}}"#, event("a", one), event("b", other)));
        assert_eq!(graph.statements().next().unwrap().effect(), expected, "{one} {other}");
    }
}

#[test]
fn conditions_of_agents_are_forms_and_are_kept_apart() {
    let (_, graph) = indra(&format!(
        r#"{{"type": "Activation", "subj": {}, "obj": {}, "obj_activity": "kinase", "matches_hash": "-5"}},
           {{"type": "Activation", "subj": {}, "obj": {}, "matches_hash": "-6"}},
           {{"type": "Activation", "subj": {}, "obj": {}, "matches_hash": "-7"}}"#,
        agent(
            "A",
            r#", "mods": [{"mod_type": "phosphorylation", "residue": "S", "position": "9", "is_modified": true}]"#
        ),
        agent("B", ""),
        agent("A", r#", "mutations": [{"residue_from": "V", "position": "600", "residue_to": "E"}]"#),
        agent("B", ""),
        agent("A", r#", "activity": {"activity_type": "kinase", "is_active": false}"#),
        agent("B", ""),
    ));
    let of = |id: &str| graph.statement(id).unwrap();
    let modified = of("indra:-5").to_statement();
    assert_eq!(modified.qualifiers.value("subject_form_or_variant_qualifier"), Some("modified_form"));
    assert_eq!(modified.qualifiers.value("object_activity_qualifier"), Some("GO:0016301"));
    assert_eq!(modified.properties["subject_modification"].to_string(), "[\"phosphorylation S9\"]");
    assert_eq!(of("indra:-5").effect(), Effect::Unsigned, "whether it is more of the protein is not said");
    assert_eq!(of("indra:-6").to_statement().properties["subject_mutation"].to_string(), "[\"V600E\"]");
    assert_eq!(of("indra:-7").effect(), Effect::Negative, "an inactive kinase activates: the kinase does the opposite");
    let counted = graph.findings().iter().filter(|it| it.code == FindingCode::UnreadQualifier).count();
    assert_eq!(counted, 2);
}

#[test]
fn belief_evidence_and_negation_are_kept() {
    let (report, graph) = indra(&format!(
        r#"{{"type": "Inhibition", "subj": {}, "obj": {}, "belief": 0.86, "evidence": [
            {{"source_api": "reach", "pmid": "1", "text": "One.", "epistemics": {{"direct": true}}, "context": {{
                "type": "bio", "species": {{"name": "h", "db_refs": {{"TAXONOMY": "9606"}}}}}}}},
            {{"source_api": "reach", "pmid": "2", "text": "Two.", "epistemics": {{"negated": true}}, "annotations": {{"a": 1}}}},
            {{"source_api": "signor", "source_id": "SIGNOR-1", "text_refs": {{"DOI": "10.1/x"}}}}]}}"#,
        agent("A", ""),
        agent("B", "")
    ));
    let (denied, asserted): (Vec<_>, Vec<_>) = graph.statements().partition(|it| it.is_negated());
    let asserted = asserted[0].to_statement();
    assert_eq!(asserted.properties["belief"], Value::Number(0.86));
    assert_eq!(asserted.properties["epistemics"].to_string(), "[\"direct\"]");
    assert_eq!(asserted.evidence.publications, ["PMID:1", "doi:10.1/x"]);
    assert_eq!(asserted.evidence.agent_type.as_deref(), Some("manual_agent"), "a database is among the sources");
    assert_eq!(asserted.properties["supporting_data_source"].to_string(), "[\"reach\", \"infores:signor\"]");
    assert!(asserted.context.is_empty(), "one piece of evidence has none");
    let denied = denied[0].to_statement();
    assert!(!denied.properties.contains_key("belief"));
    assert_eq!(denied.evidence.publications, ["PMID:2"]);
    assert_eq!(denied.evidence.agent_type.as_deref(), Some("text_mining_agent"));
    let lost: Vec<&str> =
        report.findings.iter().filter(|it| it.code == FindingCode::LeftOut).map(|it| it.message.as_str()).collect();
    assert_eq!(lost.len(), 2, "{lost:?}");
}

#[test]
fn complexes_and_conversions_are_several_statements() {
    let [a, b, c] = ["A", "B", "C"].map(|name| agent(name, ""));
    let (report, graph) = indra(&format!(r#"{{"type": "Complex", "members": [{a}, {b}, {c}]}}"#));
    assert_eq!((graph.statement_count(), report.read), (3, 6));
    let (_, graph) = indra(&format!(r#"{{"type": "Conversion", "subj": {a}, "obj_from": [{b}], "obj_to": [{c}]}}"#));
    // Biolink's canonical predicate of the first is derives_from, with its ends exchanged.
    let effect = |one: &str, other: &str| {
        let is_between = |it: &Statement| {
            let ends = [it.subject.to_string(), it.object.to_string()];
            ends == [one, other] || ends == [other, one]
        };
        graph.statements().find(|it| is_between(&it.to_statement())).unwrap().effect()
    };
    assert_eq!(effect("HGNC:B1", "HGNC:C1"), Effect::Carrier);
    assert_eq!(effect("HGNC:A1", "HGNC:B1"), Effect::Negative);
    assert_eq!(effect("HGNC:A1", "HGNC:C1"), Effect::Positive);
}
