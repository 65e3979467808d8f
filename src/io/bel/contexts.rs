//! Annotations as context.

use std::collections::BTreeMap;

use crate::model::slots::statement_key;
use crate::model::{Context, Dimension, Properties, Value};

use super::document::Concept;
use super::namespaces::named;

/// Annotations that say where a statement holds: the dimension, and the namespace of what has none of its own
/// (`pybel/grounding.py`).
const ANNOTATIONS: [(&str, Dimension, &str); 7] = [
    ("Species", Dimension::Species, "NCBITaxon"),
    ("Disease", Dimension::Disease, "DOID"),
    ("MeSHDisease", Dimension::Disease, "MESH"),
    ("Anatomy", Dimension::AnatomicalEntity, "UBERON"),
    ("MeSHAnatomy", Dimension::AnatomicalEntity, "MESH"),
    ("Cell", Dimension::Cell, "CL"),
    ("CellLine", Dimension::Cell, "EFO"),
];

/// What the annotations of a link say: its context, and properties of their names.
#[derive(Default)]
pub(super) struct Annotated {
    pub(super) context: Context,
    pub(super) properties: Properties,
}

impl Annotated {
    pub(super) fn read(annotations: &BTreeMap<String, Value>, patterns: &BTreeMap<String, Value>) -> Self {
        let mut annotated = Self::default();
        for (name, value) in annotations {
            let values: Vec<Concept> = concepts(value);
            let known = ANNOTATIONS.iter().find(|(known, ..)| known == name);
            let mut others = Vec::new();
            for concept in values {
                let own = concept.namespace.as_deref().is_none_or(|namespace| namespace == name);
                let in_namespace = known.and_then(|(_, dimension, namespace)| {
                    let namespace = if own { Some((*namespace).to_owned()) } else { concept.namespace.clone() };
                    named(&Concept { namespace, ..concept.clone() }, patterns).map(|named| (*dimension, named.id))
                });
                match in_namespace {
                    Some((dimension, id)) => annotated.context.insert(dimension, String::from(id)),
                    None => others.extend(text_of(&concept, own)),
                }
            }
            if !others.is_empty() {
                annotated.properties.insert(property(name), Value::List(others));
            }
        }
        annotated
    }
}

/// The name of the property that an annotation becomes: its own, unless a slot has it.
fn property(name: &str) -> String {
    if statement_key(name).is_some() { format!("annotation_{name}") } else { name.to_owned() }
}

/// The values of an annotation: a list of concepts; other writers have texts, or a map whose keys are the values.
fn concepts(value: &Value) -> Vec<Concept> {
    let of_text = |text: &str| Concept { identifier: Some(text.to_owned()), ..Concept::default() };
    match value {
        Value::List(values) => values.iter().flat_map(concepts).collect(),
        Value::Map(map) if map.contains_key("namespace") || map.contains_key("identifier") => {
            let field = |key: &str| map.get(key).and_then(Value::as_text).map(str::to_owned);
            vec![Concept { namespace: field("namespace"), name: field("name"), identifier: field("identifier") }]
        }
        Value::Map(map) => map.keys().map(|key| of_text(key)).collect(),
        Value::Null => Vec::new(),
        other => vec![of_text(&other.to_string())],
    }
}

/// A value in words, with its namespace where that is another than the annotation's.
fn text_of(concept: &Concept, own: bool) -> Option<Value> {
    let local = concept.identifier.as_deref().or(concept.name.as_deref())?;
    let text = match concept.namespace.as_deref().filter(|_| !own) {
        Some(namespace) => format!("{namespace}:{local}"),
        None => local.to_owned(),
    };
    Some(Value::from(text))
}
