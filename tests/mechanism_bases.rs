//! Bases of mechanisms as their exports write them: what they say is kept, and no more is made of it.
#![cfg(all(feature = "json", feature = "yaml"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::graph::StatementRef;
use mechgraph::io::{AnyReader, Format};
use mechgraph::model::{Effect, EpistemicStatus, FindingCode, Statement};
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery};

fn load(format: Format, text: &str) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let report = builder.load(AnyReader::of(format, "source", text.as_bytes())).unwrap();
    assert!(report.is_balanced() && report.quarantined == 0, "{report}: {:?}", report.findings);
    builder.freeze().unwrap()
}

fn effect_of(graph: &KnowledgeGraph, id: &str) -> Effect {
    graph.statement(id).unwrap().effect()
}

/// An entry as dismech's export of whole entries writes it: states of its own, linked from cause to effect.
const DISMECH: &str = r#"{"id": "dismech:some_disease#loss_of_a", "name": "Loss of A", "category": ["dismech:PathophysiologyNode"], "provided_by": ["dismech"]}
{"id": "dismech:some_disease#attenuated_b", "name": "Attenuated B", "category": ["dismech:PathophysiologyNode"], "provided_by": ["dismech"]}
{"id": "dismech:some_disease#weakness", "name": "Weakness", "category": ["dismech:PhenotypeNode"], "provided_by": ["dismech"]}
{"id": "dismech:some_disease#a_drug", "name": "A drug", "category": ["dismech:TreatmentNode"], "provided_by": ["dismech"]}
{"id": "e1", "subject": "dismech:some_disease#loss_of_a", "predicate": "dismech:causes", "object": "dismech:some_disease#attenuated_b", "primary_knowledge_source": "infores:dismech", "dismech_entry": "some_disease", "dismech_section": "causal.pathophysiology"}
{"id": "e2", "subject": "dismech:some_disease#attenuated_b", "predicate": "dismech:leads_to", "object": "dismech:some_disease#weakness", "primary_knowledge_source": "infores:dismech"}
{"id": "e3", "subject": "dismech:some_disease#a_drug", "predicate": "dismech:targets", "object": "dismech:some_disease#attenuated_b", "primary_knowledge_source": "infores:dismech"}
{"id": "e4", "subject": "dismech:some_disease#a_drug", "predicate": "dismech:models", "object": "dismech:some_disease#weakness", "primary_knowledge_source": "infores:dismech"}
{"id": "e5", "subject": "MONDO:1", "predicate": "biolink:has_participant", "object": "CL:1", "primary_knowledge_source": "infores:dismech"}
"#;

#[test]
fn the_causal_graph_of_dismech_has_signs_and_what_a_treatment_targets_has_none() {
    let graph = load(Format::KgxJsonl, DISMECH);
    assert_eq!(effect_of(&graph, "e1"), Effect::Positive);
    assert_eq!(effect_of(&graph, "e2"), Effect::Positive);
    assert_eq!(effect_of(&graph, "e3"), Effect::Unsigned);
    assert_eq!(effect_of(&graph, "e4"), Effect::None);
    assert!(
        graph.findings().iter().any(|it| it.code == FindingCode::UnknownPredicate && it.message.contains("models"))
    );
    // A state is an entity of its own name: less of B is no B.
    let found = MechanismQuery::between("dismech:some_disease#loss_of_a", "dismech:some_disease#weakness");
    assert_eq!(found.run(&graph).unwrap().count(), 1);
    assert_eq!(graph.node("dismech:some_disease#attenuated_b").unwrap().name(), "Attenuated B");
}

/// Edges as the Translator's ingest of GO-CAM writes them, whose predicate is wider than what the model says.
const GO_CAM: &str = r#"{"id": "g1", "subject": "HGNC:1", "predicate": "biolink:regulates", "object": "HGNC:2", "original_predicate": "RO:0002629", "primary_knowledge_source": "infores:go-cam", "publications": ["PMID:1"]}
{"id": "g2", "subject": "HGNC:2", "predicate": "biolink:causes", "object": "HGNC:3", "original_predicate": "RO:0002630", "primary_knowledge_source": "infores:go-cam"}
{"id": "g3", "subject": "HGNC:3", "predicate": "biolink:precedes", "object": "HGNC:4", "original_predicate": "RO:0002411", "primary_knowledge_source": "infores:go-cam"}
"#;

#[test]
fn go_cam_has_the_sign_of_the_relation_that_it_was_written_with() {
    let graph = load(Format::KgxJsonl, GO_CAM);
    let effects = ["g1", "g2", "g3"].map(|id| effect_of(&graph, id));
    assert_eq!(effects, [Effect::Positive, Effect::Negative, Effect::Unsigned]);
}

/// A record whose links have evidence items.
const RECORD: &str = r#"
- directed: true
  multigraph: true
  graph: {_id: R1, drug: a drug, drug_mesh: "MESH:D1", disease: a disease, disease_mesh: "MESH:D2"}
  nodes:
    - {id: "MESH:D1", label: Drug, name: a drug}
    - {id: "UniProt:P1", label: Protein, name: a protein}
    - {id: "GO:1", label: BiologicalProcess, name: a process}
    - {id: "MESH:D2", label: Disease, name: a disease}
  links:
    - key: decreases activity of
      source: "MESH:D1"
      target: "UniProt:P1"
      evidence:
        - {reference: "PMID:1", snippet: it inhibits, supports: SUPPORT, evidence_source: IN_VITRO}
        - {reference: "PMID:2", snippet: it does not, supports: REFUTE, evidence_source: HUMAN_CLINICAL, explanation: no effect}
    - key: positively regulates
      source: "UniProt:P1"
      target: "GO:1"
      evidence:
        - {reference: "PMID:3", snippet: it is involved, supports: PARTIAL, evidence_source: OTHER}
    - key: contributes to
      source: "GO:1"
      target: "MESH:D2"
      evidence:
        - {reference: "PMID:4", snippet: something else, supports: NO_EVIDENCE, evidence_source: OTHER}
"#;

#[test]
fn an_evidence_item_supports_denies_or_leaves_open_as_it_says() {
    let graph = load(Format::DrugMechDbYaml, RECORD);
    let of = |subject: &str, negated: bool| -> Vec<Statement> {
        let all = graph.statements().map(StatementRef::to_statement);
        let is = |it: &Statement| it.subject.to_string() == subject && it.negated == negated;
        all.filter(|it| is(it) && it.predicate.as_str() != "biolink:treats").collect()
    };
    let [asserted, denied] = [&of("MESH:D1", false)[0], &of("MESH:D1", true)[0]];
    assert_eq!(asserted.evidence.publications, ["PMID:1"]);
    assert_eq!(denied.evidence.publications, ["PMID:2"]);
    assert_eq!(asserted.evidence.agent_type.as_deref(), Some("manual_validation_of_automated_agent"));
    assert_eq!(asserted.epistemic_status, Some(EpistemicStatus::Established));
    let partial = &of("UniProtKB:P1", false)[0];
    assert_eq!(partial.epistemic_status, Some(EpistemicStatus::Suggested));
    assert_eq!(partial.evidence.publications, ["PMID:3"]);
    let open = &of("GO:1", false)[0];
    assert_eq!(open.epistemic_status, Some(EpistemicStatus::Hypothesised));
    assert!(open.evidence.publications.is_empty());
    assert!(graph.findings().iter().all(|it| it.code != FindingCode::UnknownKey));
}
