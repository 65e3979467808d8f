//! What the readers of several formats say of statements in the same words.

use crate::model::{Qualifiers, Statement};

/// Says that the subject causes more or less of the object.
pub(crate) fn say_direction(qualifiers: &mut Qualifiers, direction: &str) {
    qualifiers.insert("object_direction_qualifier", direction);
    qualifiers.insert("qualified_predicate", "biolink:causes");
}

/// Says how a curated database came to a statement, or what else did.
pub(crate) fn say_origin(statement: &mut Statement, level: &str, agent: &str) {
    statement.evidence.knowledge_level = Some(level.to_owned());
    statement.evidence.agent_type = Some(agent.to_owned());
}

/// A sentence with the publication that it is from.
pub(crate) fn cited(text: &str, publication: Option<&str>) -> String {
    publication.map_or_else(|| text.to_owned(), |publication| format!("{text} ({publication})"))
}

/// A text without the spaces around it, if anything is left.
#[cfg(any(feature = "json", feature = "yaml"))]
pub(crate) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The CURIE of a publication by its number in `PubMed` or `PubMed` Central.
pub(crate) fn publication(number: &str) -> Option<String> {
    if number.starts_with("PMC") {
        return Some(format!("PMC:{number}"));
    }
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("PMID:{number}"))
}
