//! What statements mean: real sources' rows and older names against the schema, and the table of effects against the
//! model.
//!
//! `rows.tsv` and `older_names.tsv` were written by hand. `differs.tsv` lists the rows that the schema answers otherwise
//! today, with its answer: a row put right leaves it.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::model::{Basis, Category, Effect, Qualifiers, Traversal};
use mechgraph::schema;

const ROWS: &str = include_str!("meaning/rows.tsv");
const DIFFERS: &str = include_str!("meaning/differs.tsv");
const OLDER: &str = include_str!("meaning/older_names.tsv");
const EFFECTS: &str = include_str!("../src/schema/tables/effects.tsv");

const BASES: [&str; 7] = ["causal", "curated mechanism", "genetic", "correlation", "membership", "place", "none"];

/// The rows of a table by column name; lines that begin with # are comments.
fn rows(table: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), columns.len(), "{line}");
            columns.iter().copied().zip(cells).collect()
        })
        .collect()
}

fn qualifiers(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    cell.split("; ").filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap())
}

/// Effect, direction and basis by the schema, as `- forward causal`.
fn derived(row: &BTreeMap<&str, &str>) -> String {
    let name = row["predicate"];
    let source = row["source"];
    let read = schema::read_predicate(name).unwrap();
    let mut given = Qualifiers::new();
    let mut original = None;
    for (slot, value) in qualifiers(row["subject_qualifiers"]).chain(qualifiers(row["qualifiers"])) {
        match schema::qualifier_slot_name(slot) {
            Some(slot) => given.insert(slot, value),
            None => original = Some(value),
        }
    }
    // As it is written, where Biolink has the name: what a reader makes of an inverse is the same statement.
    let (name, turned) = match schema::predicate(name) {
        Some(known) => (known.name(), false),
        None => (read.predicate(), read.is_inverted()),
    };
    let qualifiers = read.qualifiers_with(&given);
    let ends = [row["subject_category"], row["object_category"]].map(|it| [it.parse::<Category>().unwrap()]);
    let [subject, object] = &ends;
    let (subject, object) = if turned { (object, subject) } else { (subject, object) };
    let order = if turned { Traversal::Backward } else { Traversal::Forward };
    let record = schema::records_mechanisms(source).then_some(order);
    let reading = schema::Reading { source: Some(source), original_predicate: original, record };
    let qualifiers = if schema::predicate(row["predicate"]).is_some() { given } else { qualifiers };
    let found = schema::meaning_of(&name.parse().unwrap(), &qualifiers, subject, object, reading);
    let basis = found.basis.map_or("none", Basis::as_str);
    let [forward, backward] = if turned { ["backward", "forward"] } else { ["forward", "backward"] };
    let direction = match (found.forward.is_step(), found.backward.is_step()) {
        (true, true) if turned => return format!("{} forward {basis}", found.backward),
        (true, true) => return format!("{} forward {basis}", found.forward),
        (true, false) => forward,
        (false, true) => backward,
        (false, false) => "none",
    };
    format!("{} {direction} {basis}", found.effect)
}

#[test]
fn real_rows_have_the_effect_that_they_mean() {
    let mut differing = BTreeMap::new();
    for row in rows(ROWS) {
        let found = derived(&row);
        let expected = format!("{} {} {}", row["effect"], row["direction"], row["basis"]);
        if found != expected {
            differing.insert(row["id"], format!("{found}, not {expected}"));
        }
    }
    let mut listed = BTreeMap::new();
    for row in rows(DIFFERS) {
        assert!(!row["reason"].is_empty());
        listed.insert(row["id"], format!("{}, not {}", row["found"], row["expected"]));
    }
    assert_eq!(differing, listed);
}

#[test]
fn every_row_is_complete() {
    let mut seen = BTreeSet::new();
    for row in rows(ROWS) {
        let id = row["id"];
        assert!(seen.insert(id), "{id} stands twice");
        assert!(row["source"].starts_with("infores:") && row["citation"].starts_with("https://"), "{id}");
        assert!(schema::category(row["subject_category"]).is_some(), "{id}: {}", row["subject_category"]);
        assert!(schema::category(row["object_category"]).is_some(), "{id}: {}", row["object_category"]);
        assert!(schema::read_predicate(row["predicate"]).is_some(), "{id}: {}", row["predicate"]);
        assert!(BASES.contains(&row["basis"]), "{id}: {}", row["basis"]);
        assert_eq!(row["effect"] == "none", row["basis"] == "none", "{id}");
        assert!(row["effect"] != "none" || row["direction"] == "none", "{id}");
        if row["effect"] != "none" {
            row["effect"].parse::<Effect>().unwrap();
        }
        for (slot, value) in qualifiers(row["subject_qualifiers"]).chain(qualifiers(row["qualifiers"])) {
            let Some(name) = schema::qualifier_slot_name(slot) else {
                assert!(["metaedge", "original_predicate"].contains(&slot), "{id}: {slot}");
                continue;
            };
            assert_ne!(schema::read_qualifier_value(name, value), schema::QualifierValue::Unknown, "{id}: {value}");
        }
    }
}

#[test]
fn older_names_have_the_effect_that_they_say() {
    let listed: BTreeSet<&str> = rows(OLDER).iter().map(|row| row["name"]).collect();
    assert_eq!(listed.len(), rows(OLDER).len());
    let mut differing = Vec::new();
    for row in rows(OLDER) {
        let (predicate, qualifiers) = match schema::legacy_predicate(row["name"]) {
            Some(known) => (known.predicate().to_owned(), known.qualifiers()),
            None => (row["name"].to_owned(), Qualifiers::new()),
        };
        let found = schema::meaning_of(&predicate.parse().unwrap(), &qualifiers, &[], &[], schema::Reading::default());
        let direction = match (found.forward.is_step(), found.backward.is_step()) {
            (true, _) => "forward",
            (_, true) => "backward",
            _ => "none",
        };
        let found = format!("{} {direction}", found.effect);
        let expected = format!("{} {}", row["effect"], row["direction"]);
        if found != expected {
            differing.push(format!("{}: {found}, not {expected}", row["name"]));
        }
    }
    assert_eq!(differing, Vec::<String>::new());
}

#[test]
fn the_table_of_effects_has_each_predicate_once_as_an_association() {
    let mut named = BTreeSet::new();
    for row in rows(EFFECTS) {
        let name = row["name"];
        assert!(!row["reason"].is_empty() && !row["source"].is_empty(), "{name}");
        if row["effect"] != "none" {
            row["effect"].parse::<Effect>().unwrap();
        }
        if row["kind"] == "qualifier" {
            let (slot, _) = name.split_once('=').unwrap();
            let sided = [slot.to_owned(), format!("object_{slot}")];
            assert!(sided.iter().any(|slot| schema::qualifier_slot(slot).is_some()), "{name}");
            continue;
        }
        assert_eq!(row["effect"] == "none", row["basis"].is_empty(), "{name}");
        assert!(row["basis"].is_empty() || BASES.contains(&row["basis"]), "{name}");
        let known = schema::predicate(name).unwrap();
        if row["reading"] == "association" {
            assert!(named.insert(name), "{name} stands twice");
            if !row["inverse"].is_empty() {
                assert_eq!(known.inverse(), Some(row["inverse"]), "{name}");
                assert!(named.insert(row["inverse"]), "{} stands twice", row["inverse"]);
            }
        }
    }
    assert_eq!(named, schema::predicates().iter().map(schema::PredicateRow::name).collect());
}

#[test]
fn a_gene_without_a_row_of_its_own_is_told_by_its_prefix() {
    use mechgraph::{Curie, GraphBuilder, MechanismQuery, Predicate, Sign, Statement};
    let id = |text: &str| text.parse::<Curie>().unwrap();
    let predicate = |text: &str| text.parse::<Predicate>().unwrap();
    let sign = |gene: &str| {
        let mut builder = GraphBuilder::new();
        let mut lowers = Statement::new(id("CHEBI:1"), predicate("affects"), id(gene));
        lowers.qualifiers.insert("object_direction_qualifier", "decreased");
        let causes = Statement::new(id(gene), predicate("causes"), id("MONDO:1"));
        builder.add_statement(lowers);
        builder.add_statement(causes);
        let graph = builder.freeze().unwrap();
        let first = MechanismQuery::between("CHEBI:1", "MONDO:1").run(&graph).unwrap().next().unwrap();
        first.sign()
    };
    for gene in ["HGNC:10585", "NCBIGene:6323", "PomBase:SPAC1002.03c"] {
        assert_eq!(sign(gene), None, "{gene}: variation in the gene");
    }
    // A protein, and a prefix of which Biolink says nothing or several things.
    for other in ["UniProtKB:P35498", "X:1", "UMLS:C1"] {
        assert_eq!(sign(other), Some(Sign::Negative), "{other}");
    }
}
