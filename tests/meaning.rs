//! What statements mean: real sources' rows and older names against the schema, and the table of effects against the
//! model.
//!
//! `rows.tsv` and `older_names.tsv` were written by hand. `differs.tsv` lists the rows that the schema answers otherwise
//! today, with its answer: a row put right leaves it.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::Predicate;
use mechgraph::model::{Effect, Qualifiers, Traversal};
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

/// Effect and direction by the schema of a predicate with qualifiers, as `- forward`.
fn derived(name: &str, given: &Qualifiers, from_drug: bool) -> String {
    let mut qualifiers = given.clone();
    let name = if schema::predicate(name).is_some() {
        name.to_owned()
    } else {
        let Some(row) = schema::legacy_predicate(name) else { return "none none".to_owned() };
        for (slot, value) in &row.qualifiers() {
            qualifiers.insert(slot, value);
        }
        row.predicate().to_owned()
    };
    let predicate: Predicate = name.parse().unwrap();
    let derivation = schema::derive_effect(&predicate, &qualifiers);
    if derivation.effect == Effect::None || derivation.therapeutic && from_drug {
        return "none none".to_owned();
    }
    let direction = match derivation.traversal {
        _ if derivation.variant_form || derivation.other_form => "none",
        Traversal::Forward => "forward",
        Traversal::Backward => "backward",
        Traversal::Both => "both",
    };
    format!("{} {direction}", derivation.effect)
}

#[test]
fn real_rows_have_the_effect_that_they_mean() {
    let mut differing = BTreeMap::new();
    for row in rows(ROWS) {
        let mut given = Qualifiers::new();
        let pairs = qualifiers(row["subject_qualifiers"]).chain(qualifiers(row["qualifiers"]));
        for (slot, value) in pairs.filter_map(|(slot, value)| Some((schema::qualifier_slot_name(slot)?, value))) {
            given.insert(slot, value);
        }
        let from_drug = ["SmallMolecule", "Drug", "ChemicalEntity"].contains(&row["subject_category"]);
        let found = derived(row["predicate"], &given, from_drug);
        let expected = format!("{} {}", row["effect"], row["direction"]);
        if found != expected {
            differing.insert(row["id"], format!("{found}, not {expected}"));
        }
    }
    let mut listed = BTreeMap::new();
    for row in rows(DIFFERS) {
        listed.insert(row["id"], format!("{}, not {}", row["today"], row["expected"]));
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
        let found = derived(row["name"], &Qualifiers::new(), false);
        let expected = format!("{} {}", row["effect"], row["direction"]);
        if found != expected {
            differing.push(format!("{}: {found}, not {expected}", row["name"]));
        }
    }
    let today = [
        "associated_with_real_world_evidence: none none, not unsigned forward",
        "decreases_molecular_interaction: - forward, not unsigned forward",
        "has_real_world_evidence_of_association_with: none none, not unsigned forward",
        "increases_molecular_interaction: + forward, not unsigned forward",
        "molecular_interaction_decreased_by: - backward, not unsigned backward",
        "molecular_interaction_increased_by: + backward, not unsigned backward",
    ];
    assert_eq!(differing, today);
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
