//! Rows of mechanism records that others wrote as KGX: their order is the order of effect, whichever way a predicate is held.

use mechgraph::model::{Basis, Effect};
use mechgraph::{KnowledgeGraph, MechanismQuery};

use super::{content, only, read, table};

fn line(subject: &str, predicate: &str, object: &str, source: &str) -> String {
    format!(
        r#"{{"subject": "{subject}", "predicate": "{predicate}", "object": "{object}", "knowledge_source": "{source}"}}"#
    )
}

/// How many mechanisms lead from the one to the other.
fn count(graph: &KnowledgeGraph, from: &str, to: &str) -> usize {
    MechanismQuery::between(from, to).run(graph).unwrap().count()
}

#[test]
fn an_inverse_in_a_record_is_read_in_the_order_in_which_it_is_written() {
    for predicate in ["biolink:participates_in", "biolink:phenotype_of", "biolink:produced_by", "participates in"] {
        let line = line("GO:1", predicate, "HGNC:2", "infores:drugmechdb");
        let text =
            format!("subject\tpredicate\tobject\tknowledge_source\nGO:1\t{predicate}\tHGNC:2\tinfores:drugmechdb\n");
        let (of_line, of_table) = (read(&[&line]).0, table(&text).0);
        assert!(content(&of_line) == content(&of_table), "{predicate}");
        assert_eq!(count(&of_line, "GO:1", "HGNC:2"), 1, "{predicate}");
        let kept = only(&of_line).property("original_predicate").unwrap().to_string();
        assert!(kept.replace(' ', "_").contains(&predicate.replace(' ', "_")), "{predicate}: {kept}");
    }
    // What words it already is left as it is, and a table of associations has no order.
    let own = line("GO:1", "biolink:participates_in", "HGNC:2", "infores:drugmechdb");
    let own = own.replace('}', r#", "original_predicate": "has participant"}"#);
    assert_eq!(count(&read(&[&own]).0, "GO:1", "HGNC:2"), 0);
    let elsewhere = line("GO:1", "biolink:participates_in", "HGNC:2", "infores:other");
    assert_eq!(only(&read(&[&elsewhere]).0).property("original_predicate"), None);
}

#[test]
fn what_records_say_in_both_orders_is_read_in_both() {
    let there = line("HGNC:2", "biolink:participates_in", "GO:1", "infores:drugmechdb");
    let back = line("GO:1", "biolink:has_participant", "HGNC:2", "infores:drugmechdb");
    for lines in [[&*there, &*back], [&*back, &*there]] {
        let graph = read(&lines).0;
        assert_eq!(graph.statement_count(), 1);
        assert_eq!((count(&graph, "GO:1", "HGNC:2"), count(&graph, "HGNC:2", "GO:1")), (1, 1));
    }
    let graph = read(&[&back]).0;
    assert_eq!((count(&graph, "GO:1", "HGNC:2"), count(&graph, "HGNC:2", "GO:1")), (1, 0));
    assert_eq!(only(&graph).property("original_predicate"), None);
}

#[test]
fn the_records_of_a_row_are_read_under_the_names_that_others_give_them() {
    let plain = line("HGNC:2", "biolink:participates_in", "GO:1", "infores:drugmechdb");
    let with = |key: &str| plain.replace('}', &format!(r#", "{key}": ["r1", "r2"]}}"#));
    let expected = read(&[&with("source_record")]).0;
    for key in ["source_records", "drugmechdb_path_id"] {
        assert!(content(&read(&[&with(key)]).0) == content(&expected), "{key}");
        let text = format!(
            "subject\tpredicate\tobject\tknowledge_source\t{key}\nHGNC:2\tbiolink:participates_in\tGO:1\t\
             infores:drugmechdb\tr1|r2\n"
        );
        assert!(content(&table(&text).0) == content(&expected), "{key} in a table");
    }
}

#[test]
fn what_causes_a_disease_is_genetic_where_its_prefix_may_be_that_of_a_gene() {
    for (subject, object, basis, effect) in [
        ("HGNC:1", "OMIM:2", Basis::Genetic, Effect::Unsigned),
        ("NCBIGene:1", "OMIM:2", Basis::Genetic, Effect::Unsigned),
        ("HGNC:1", "MONDO:2", Basis::Genetic, Effect::Unsigned),
        ("OMIM:1", "MONDO:2", Basis::Genetic, Effect::Unsigned),
        ("CHEBI:1", "OMIM:2", Basis::Causal, Effect::Positive),
        ("UniProtKB:1", "OMIM:2", Basis::Causal, Effect::Positive),
        ("HGNC:1", "GO:2", Basis::Causal, Effect::Positive),
    ] {
        let graph = read(&[&line(subject, "biolink:causes", object, "infores:x")]).0;
        let statement = only(&graph);
        assert_eq!((statement.basis(), statement.effect()), (Some(basis), effect), "{subject} {object}");
    }
}
