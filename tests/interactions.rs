//! The tables of SIGNOR and OmniPath: what they say, with its sign, sources and evidence.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::model::{Dimension, Effect, Reader, Statement, Value};
use mechgraph::{GraphBuilder, KnowledgeGraph, io};

fn load(reader: impl Reader) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let report = builder.load(reader).unwrap();
    assert!(report.is_balanced(), "{report}");
    builder.freeze().unwrap()
}

fn only(graph: &KnowledgeGraph) -> Statement {
    assert_eq!(graph.statement_count(), 1);
    graph.statements().next().unwrap().to_statement()
}

const SIGNOR: &str = "ENTITYA\tTYPEA\tIDA\tDATABASEA\tENTITYB\tTYPEB\tIDB\tDATABASEB\tEFFECT\tMECHANISM\tTAX_ID\t\
                      CELL_DATA\tPMID\tSENTENCE\tSCORE\tSIGNOR_ID";

#[test]
fn every_effect_of_signor_has_its_sign() {
    for (effect, expected) in [
        ("up-regulates", Effect::Positive),
        ("up-regulates activity", Effect::Positive),
        ("up-regulates quantity", Effect::Positive),
        ("up-regulates quantity by expression", Effect::Positive),
        ("up-regulates quantity by stabilization", Effect::Positive),
        ("down-regulates", Effect::Negative),
        ("down-regulates activity", Effect::Negative),
        ("down-regulates quantity", Effect::Negative),
        ("down-regulates quantity by repression", Effect::Negative),
        ("down-regulates quantity by destabilization", Effect::Negative),
        ("unknown", Effect::Unsigned),
        ("form complex", Effect::None),
    ] {
        let mechanism = if effect == "form complex" { "binding" } else { "phosphorylation" };
        let row = format!(
            "A\tprotein\tP1\tUNIPROT\tB\tprotein\tP2\tUNIPROT\t{effect}\t{mechanism}\t9606\tBTO:1;BTO:2\t7\tS.\t0.5\tSIGNOR-1"
        );
        let graph = load(io::signor::Reader::new("signor.tsv", format!("{SIGNOR}\n{row}\n").as_bytes()));
        let statement = graph.statements().next().unwrap();
        assert_eq!(statement.effect(), expected, "{effect}");
        let statement = only(&graph);
        assert_eq!(statement.id.as_deref(), Some("SIGNOR:SIGNOR-1"));
        assert_eq!(statement.context.values(Dimension::Cell), ["BTO:1", "BTO:2"]);
        assert_eq!(statement.context.values(Dimension::Species), ["NCBITaxon:9606"]);
        assert_eq!(statement.evidence.publications, ["PMID:7"]);
        assert_eq!(statement.properties["supporting_text"].to_string(), "[\"S. (PMID:7)\"]");
        assert_eq!(statement.properties["has_confidence_score"], Value::Number(0.5));
        assert_eq!(statement.evidence.primary_knowledge_source.as_deref(), Some("infores:signor"));
    }
}

#[test]
fn flags_of_omnipath_give_the_sign() {
    let header = "source\ttarget\tis_directed\tis_stimulation\tis_inhibition\tconsensus_stimulation\t\
                  consensus_inhibition\treferences\tsources";
    for (flags, expected) in [
        ("1\t1\t0\t0\t0", Effect::Positive),
        ("True\tFalse\tTrue\tFalse\tFalse", Effect::Negative),
        ("1\t1\t1\t0\t1", Effect::Negative),
        ("1\t1\t1\t1\t1", Effect::Unsigned),
        ("1\t0\t0\t0\t0", Effect::Unsigned),
        ("0\t0\t0\t0\t0", Effect::None),
    ] {
        let table = format!("{header}\nP1\tP2\t{flags}\tTRIP:1;X:1;2\tTRIP;X\n");
        let graph = load(io::omnipath::Reader::new("omnipath.tsv", table.as_bytes()));
        assert_eq!(graph.statements().next().unwrap().effect(), expected, "{flags}");
        let statement = only(&graph);
        assert_eq!(statement.evidence.publications, ["PMID:1", "PMID:2"]);
        assert_eq!(statement.properties["supporting_data_source"].to_string(), "[\"TRIP\", \"X\"]");
    }
}

#[test]
fn a_site_of_signor_is_no_misspelt_qualifier() {
    let table = "ENTITYA\tTYPEA\tIDA\tDATABASEA\tENTITYB\tTYPEB\tIDB\tDATABASEB\tEFFECT\tMECHANISM\tRESIDUE\n\
        LYN\tprotein\tP07948\tUNIPROT\tCD19\tprotein\tP15391\tUNIPROT\tup-regulates activity\tphosphorylation\tTyr531\n";
    let mut builder = GraphBuilder::new();
    let report = builder.load(io::signor::Reader::new("signor.tsv", table.as_bytes())).unwrap();
    let unread = mechgraph::model::FindingCode::UnreadQualifier;
    assert!(report.findings.iter().all(|finding| finding.code != unread), "{:?}", report.findings);
    let graph = builder.freeze().unwrap();
    let statement = only(&graph);
    assert!(statement.properties.contains_key("object_modification_site"), "{statement:?}");
}
