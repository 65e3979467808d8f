//! Constraints of query nodes and edges, in the shapes of both versions.

use serde_json::Value as Json;

use super::error::TrapiError;
use super::keys::{Keys, text_of};
use crate::model::Value;
use crate::query::{AllowDeny, AttributeConstraint, Operator, QueryEdge, did_you_mean};
use crate::schema;
use crate::text::quoted;

/// Conditions on attributes, under this key.
pub(super) fn attributes(of: &Keys<'_>, key: &str) -> Result<Vec<AttributeConstraint>, TrapiError> {
    of.list(key)?.into_iter().map(|(place, json)| attribute(&Keys::new(json, place)?)).collect()
}

fn attribute(of: &Keys<'_>) -> Result<AttributeConstraint, TrapiError> {
    of.only(&["id", "name", "not", "operator", "value", "unit_id", "unit_name"])?;
    let operator = of.needed_text("operator")?;
    let known = Operator::ALL.into_iter().find(|known| known.as_str() == operator);
    let operator = known.ok_or_else(|| {
        let names = Operator::ALL.map(Operator::as_str).join(", ");
        TrapiError::new(of.at("operator"), format!("{} is no operator; there are {names}", quoted(operator)))
    })?;
    let value = of.get("value").ok_or_else(|| of.wrong("value", "a value"))?;
    let value: Value = serde_json::from_value(value.clone()).map_err(|_| of.wrong("value", "a value"))?;
    let mut constraint = AttributeConstraint::new(of.needed_text("id")?, operator, value);
    constraint.not = of.boolean("not")?.unwrap_or(false);
    constraint.name = of.text("name")?.map(str::to_owned);
    constraint.unit_id = of.text("unit_id")?.map(str::to_owned);
    constraint.unit_name = of.text("unit_name")?.map(str::to_owned);
    Ok(constraint)
}

/// The constraints of an edge: `constraints` of version 2, `attribute_constraints` and `qualifier_constraints` of 1.
pub(super) fn of_edge(of: &Keys<'_>, mut edge: QueryEdge) -> Result<QueryEdge, TrapiError> {
    for constraint in attributes(of, "attribute_constraints")? {
        edge = edge.attribute(constraint);
    }
    let mut sets = Vec::new();
    for (place, json) in of.list("qualifier_constraints")? {
        sets.push(older_set(&Keys::new(json, place)?)?);
    }
    if let Some(constraints) = of.object("constraints")? {
        let has_older = constraints.get("qualifier_set").is_some();
        if has_older || constraints.get("qualifier_constraints").is_some() {
            let key = if has_older { "qualifier_set" } else { "qualifier_constraints" };
            let remedy = r#"write "qualifiers": [{"biolink:object_direction_qualifier": "decreased"}]"#;
            return Err(TrapiError::new(constraints.at(key), format!("{key} constrains nothing here; {remedy}")));
        }
        constraints.only(&["knowledge_level", "agent_type", "attributes", "qualifiers", "sources"])?;
        for constraint in attributes(&constraints, "attributes")? {
            edge = edge.attribute(constraint);
        }
        let newer = constraints.list("qualifiers")?;
        if !newer.is_empty() && !sets.is_empty() {
            let problem = "qualifiers are constrained here and in qualifier_constraints; keep one";
            return Err(TrapiError::new(constraints.at("qualifiers"), problem));
        }
        for (place, json) in newer {
            sets.push(set(&Keys::new(json, place)?)?);
        }
        if let Some(levels) = constraints.object("knowledge_level")? {
            edge = edge.knowledge_level(allow_deny(&levels, &[])?);
        }
        if let Some(types) = constraints.object("agent_type")? {
            edge = edge.agent_type(allow_deny(&types, &[])?);
        }
        if let Some(sources) = constraints.object("sources")? {
            let values = allow_deny(&sources, &["primary_only"])?;
            let primary = sources.boolean("primary_only")?.unwrap_or(false);
            edge = if primary { edge.primary_sources(values) } else { edge.sources(values) };
        }
    }
    Ok(sets.into_iter().fold(edge, QueryEdge::qualifier_set))
}

fn allow_deny(of: &Keys<'_>, others: &[&str]) -> Result<AllowDeny, TrapiError> {
    of.only(&[&["behavior", "values"], others].concat())?;
    let values: Vec<String> = of.some_texts("values")?.into_iter().map(|(_, text)| text.to_owned()).collect();
    if values.is_empty() {
        return Err(of.wrong("values", "a list of texts"));
    }
    match of.needed_text("behavior")? {
        "ALLOW" => Ok(AllowDeny::Allow(values)),
        "DENY" => Ok(AllowDeny::Deny(values)),
        other => Err(TrapiError::new(of.at("behavior"), format!("{} is neither ALLOW nor DENY", quoted(other)))),
    }
}

type Set = Vec<(String, String)>;

/// A set of qualifiers: keys with values.
fn set(of: &Keys<'_>) -> Result<Set, TrapiError> {
    if of.get("qualifier_set").is_some() {
        let remedy =
            r#"write {"biolink:object_direction_qualifier": "decreased"}, or name the list qualifier_constraints"#;
        return Err(TrapiError::new(of.at("qualifier_set"), format!("qualifier_set is of TRAPI 1; {remedy}")));
    }
    let pair = |(key, value): (&str, &Json)| {
        let (_, value) = text_of((of.at(key), value))?;
        Ok((slot(key, of.at(key))?, value.to_owned()))
    };
    filled(of, of.entries().map(pair).collect::<Result<_, _>>()?)
}

/// A set of qualifiers of version 1: a list of types and values.
fn older_set(of: &Keys<'_>) -> Result<Set, TrapiError> {
    of.only(&["qualifier_set"])?;
    let pair = |(place, json): (String, &Json)| {
        let qualifier = Keys::new(json, place)?;
        qualifier.only(&["qualifier_type_id", "qualifier_value"])?;
        let key = slot(qualifier.needed_text("qualifier_type_id")?, qualifier.at("qualifier_type_id"))?;
        Ok((key, qualifier.needed_text("qualifier_value")?.to_owned()))
    };
    filled(of, of.list("qualifier_set")?.into_iter().map(pair).collect::<Result<_, _>>()?)
}

fn filled(of: &Keys<'_>, set: Set) -> Result<Set, TrapiError> {
    if set.is_empty() {
        return Err(TrapiError::new(of.place.clone(), "the set of qualifiers is empty; leave it out, or fill it"));
    }
    Ok(set)
}

/// The slot of a qualifier's type, which must have the prefix `biolink:`: without it, the API constrains nothing.
fn slot(key: &str, place: String) -> Result<String, TrapiError> {
    if let Some(slot) = key.strip_prefix("biolink:") {
        return Ok(slot.to_owned());
    }
    let near = schema::qualifier_slot_name(key).map_or_else(
        || {
            let known: Vec<String> =
                schema::qualifier_slots().iter().map(|slot| format!("biolink:{}", slot.name())).collect();
            did_you_mean(key, known.iter().map(String::as_str))
        },
        |slot| format!("; write biolink:{slot}"),
    );
    Err(TrapiError::new(place, format!("{} has no prefix biolink:, so that it constrains nothing{near}", quoted(key))))
}
