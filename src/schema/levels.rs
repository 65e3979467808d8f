//! Biolink's knowledge levels and agent types.

use super::names;

/// Biolink's knowledge levels, weakest first, without `not_provided`.
pub(crate) const KNOWLEDGE_LEVELS: [&str; 6] = [
    "text_co_occurrence",
    "prediction",
    "statistical_association",
    "observation",
    "logical_entailment",
    "knowledge_assertion",
];

/// Biolink's agent types, weakest first, without `not_provided`; `automated_agent`, which may be any of the automated
/// ones, follows those that infer.
pub(crate) const AGENT_TYPES: [&str; 7] = [
    "text_mining_agent",
    "image_processing_agent",
    "computational_model",
    "automated_agent",
    "data_analysis_pipeline",
    "manual_validation_of_automated_agent",
    "manual_agent",
];

/// Biolink's value for a level or an agent that nobody says.
pub(crate) const NOT_PROVIDED: &str = "not_provided";

/// The knowledge level of Biolink 4.4.6 that a text means, whatever its case, spaces, hyphens and `biolink:` before it.
///
/// ```
/// use mechgraph::schema::read_knowledge_level;
///
/// assert_eq!(read_knowledge_level("biolink:Knowledge Assertion"), Some("knowledge_assertion"));
/// assert_eq!(read_knowledge_level("curated"), None);
/// ```
#[must_use]
pub fn read_knowledge_level(text: &str) -> Option<&'static str> {
    read(text, &KNOWLEDGE_LEVELS)
}

/// The agent type of Biolink 4.4.6 that a text means, whatever its case, spaces, hyphens and `biolink:` before it.
///
/// ```
/// use mechgraph::schema::read_agent_type;
///
/// assert_eq!(read_agent_type("Text-Mining Agent"), Some("text_mining_agent"));
/// assert_eq!(read_agent_type("robot"), None);
/// ```
#[must_use]
pub fn read_agent_type(text: &str) -> Option<&'static str> {
    read(text, &AGENT_TYPES)
}

/// The weaker of two values of a slot of levels; none where the slot has no levels, or Biolink neither or only one of
/// the values.
#[cfg(feature = "json")]
pub(crate) fn weaker<'a>(slot: &str, one: &'a str, other: &'a str) -> Option<&'a str> {
    let (read, levels): (fn(&str) -> _, &[&str]) = match slot {
        "knowledge_level" => (read_knowledge_level, &KNOWLEDGE_LEVELS),
        "agent_type" => (read_agent_type, &AGENT_TYPES),
        _ => return None,
    };
    let strength = |text: &str| read(text).map(|name| strength(name, levels));
    Some(if strength(one)? <= strength(other)? { one } else { other })
}

/// The place of a level among those of its slot, the weakest first; then what is none of them, and last that none is given.
pub(crate) fn strength(level: &str, weakest_first: &[&str]) -> usize {
    let beyond = weakest_first.len() + usize::from(level == NOT_PROVIDED);
    weakest_first.iter().position(|known| *known == level).unwrap_or(beyond)
}

fn read(text: &str, known: &[&'static str]) -> Option<&'static str> {
    let mut all = known.iter().copied().chain([NOT_PROVIDED]);
    if let Some(same) = all.clone().find(|known| *known == text) {
        return Some(same);
    }
    let letters = names::letters(text);
    all.find(|known| names::letters(known) == letters)
}
