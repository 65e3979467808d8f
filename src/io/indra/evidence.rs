//! Evidence as publications, texts, sources and context.

use std::collections::BTreeMap;

use crate::io::words::{cited, filled, say_origin};
use crate::model::{Context, Dimension, Statement, Value};

use super::agents::{curies, id_of};
use super::document::Evidence;

/// Sources of INDRA that read texts; the others are databases.
const READERS: [&str; 11] =
    ["eidos", "geneways", "gnbr", "isi", "medscan", "reach", "rlimsp", "semrep", "sparser", "tees", "trips"];

/// Sources with their information resource identifiers.
const RESOURCES: [(&str, &str); 5] = [
    ("biogrid", "infores:biogrid"),
    ("ctd", "infores:ctd"),
    ("dgi", "infores:dgidb"),
    ("drugbank", "infores:drugbank"),
    ("signor", "infores:signor"),
];

/// The parts of a biological context that have a dimension here.
const DIMENSIONS: [(&str, Dimension); 5] = [
    ("species", Dimension::Species),
    ("disease", Dimension::Disease),
    ("organ", Dimension::AnatomicalEntity),
    ("cell_type", Dimension::Cell),
    ("cell_line", Dimension::Cell),
];

/// Whether a piece of evidence says that the statement does not hold.
pub(super) fn is_negated(evidence: &Evidence) -> bool {
    evidence.epistemics.get("negated") == Some(&Value::Bool(true))
}

/// Gives a statement what its evidence says; returns what of it is not kept.
pub(super) fn give(statement: &mut Statement, evidence: &[&Evidence]) -> Vec<&'static str> {
    let mut lost = Vec::new();
    let (mut texts, mut records, mut sources, mut epistemics) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut apis: Vec<&str> = Vec::new();
    for one in evidence {
        let publication = publication(one);
        if let Some(text) = one.text.as_deref().and_then(filled) {
            add(&mut texts, cited(text, publication.as_deref()));
        }
        if let Some(publication) = publication.filter(|it| !statement.evidence.publications.contains(it)) {
            statement.evidence.publications.push(publication);
        }
        let api = one.source_api.as_deref().and_then(filled);
        if let Some(api) = api {
            let source = RESOURCES.iter().find(|(known, _)| *known == api).map_or(api, |(_, infores)| *infores);
            add(&mut sources, source.to_owned());
            apis.push(api);
        }
        if let Some(id) = one.source_id.as_ref().filter(|it| **it != Value::Null) {
            add(&mut records, format!("{} {id}", api.unwrap_or("record")));
        }
        for (word, value) in &one.epistemics {
            match value {
                Value::Bool(true) if word != "negated" => add(&mut epistemics, word.clone()),
                Value::Bool(_) | Value::Null => {}
                _ => lost.push("epistemics of evidence other than true and false are not kept"),
            }
        }
        if !one.annotations.is_empty() {
            lost.push("annotations of evidence are not kept");
        }
    }
    let is_read = |api: &str| READERS.contains(&api);
    if !apis.is_empty() {
        let (level, agent) = if apis.iter().all(|api| is_read(api)) {
            ("not_provided", "text_mining_agent")
        } else {
            ("knowledge_assertion", "manual_agent")
        };
        say_origin(statement, level, agent);
    }
    if let [Value::Text(source)] = sources.as_slice()
        && source.starts_with("infores:")
    {
        statement.evidence.primary_knowledge_source = Some(source.clone());
        sources.clear();
    }
    let lists = [
        ("supporting_text", texts),
        ("database_record", records),
        ("supporting_data_source", sources),
        ("epistemics", epistemics),
    ];
    for (key, values) in lists {
        if !values.is_empty() {
            statement.properties.insert(key.to_owned(), Value::List(values));
        }
    }
    lost.extend(set_context(statement, evidence));
    lost
}

fn add(values: &mut Vec<Value>, text: String) {
    let value = Value::Text(text);
    if !values.contains(&value) {
        values.push(value);
    }
}

/// The publication of a piece of evidence: its PMID, else another of its references.
fn publication(evidence: &Evidence) -> Option<String> {
    if let Some(pmid) = evidence.pmid.as_ref().and_then(id_of) {
        return Some(format!("PMID:{pmid}"));
    }
    [("PMID", "PMID"), ("PMCID", "PMC"), ("DOI", "doi")].into_iter().find_map(|(key, prefix)| {
        let id = id_of(evidence.text_refs.get(key)?)?;
        Some(format!("{prefix}:{id}"))
    })
}

/// A statement holds in the contexts of its evidence, where each piece has one in that dimension: any may be meant.
fn set_context(statement: &mut Statement, evidence: &[&Evidence]) -> Option<&'static str> {
    let value_of = |one: &Evidence, key: &str| {
        let Some(Value::Map(part)) = one.context.get(key) else { return None };
        let refs: BTreeMap<String, Value> = match part.get("db_refs") {
            Some(Value::Map(refs)) => refs.clone(),
            _ => BTreeMap::new(),
        };
        let id = curies(&refs).into_iter().next().map(String::from);
        id.or_else(|| part.get("name").and_then(Value::as_text).map(str::to_owned))
    };
    let mut context = Context::new();
    let mut some_lost = false;
    for dimension in Dimension::ALL {
        let keys: Vec<&str> = DIMENSIONS.iter().filter(|(_, of)| *of == dimension).map(|(key, _)| *key).collect();
        let values: Vec<Vec<String>> =
            evidence.iter().map(|one| keys.iter().filter_map(|key| value_of(one, key)).collect()).collect();
        if values.iter().all(|values| !values.is_empty()) {
            values.into_iter().flatten().for_each(|value| context.insert(dimension, value));
        } else {
            some_lost |= values.iter().any(|values| !values.is_empty());
        }
    }
    statement.context = context;
    some_lost.then_some("a context that not all evidence of a statement has is not kept")
}
