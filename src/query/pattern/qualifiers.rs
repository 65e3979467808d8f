//! Sets of qualifiers that an edge asks for.

use std::borrow::Cow;

use crate::graph::KnowledgeGraph;
use crate::query::plan::{PatternError, did_you_mean, is_at_or_below, meant};
use crate::schema::{self, QualifierValue};
use crate::text::quoted;

/// The slot whose values are predicates.
const QUALIFIED_PREDICATE: &str = "qualified_predicate";

/// Sets of qualifiers: a statement must have all of any of them, and may have more.
#[derive(Clone, Debug)]
pub(super) struct Qualifiers {
    sets: Vec<Vec<(String, String)>>,
}

impl Qualifiers {
    /// Checks sets that are at a place of the pattern: their slots and values must be Biolink's or the graph's.
    pub(super) fn new(
        graph: &KnowledgeGraph,
        asked: &[Vec<(String, String)>],
        place: &str,
    ) -> Result<Self, PatternError> {
        let mut sets = Vec::new();
        for (number, set) in asked.iter().enumerate() {
            let place = format!("{place}[{number}]");
            check_qualifier_set(set, &place)?;
            let read = set.iter().map(|(slot, value)| read(graph, slot, value, &place));
            sets.push(read.collect::<Result<_, _>>()?);
        }
        Ok(Self { sets })
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Whether a statement with these qualifiers is taken; `exchanged` if it is read from its object to its subject.
    pub(super) fn admit<'q, I: Iterator<Item = (&'q str, &'q str)>>(
        &self,
        own: impl Fn() -> I,
        exchanged: bool,
    ) -> bool {
        let has = |(slot, value): &(String, String)| {
            let slot = if exchanged { schema::opposite_slot(slot) } else { Cow::Borrowed(slot.as_str()) };
            own().any(|(known, own)| known == slot && fits(&slot, own, value, exchanged))
        };
        self.sets.is_empty() || self.sets.iter().any(|set| set.iter().all(has))
    }
}

/// Whether a value is the one asked for or below it.
fn fits(slot: &str, own: &str, asked: &str, exchanged: bool) -> bool {
    if slot != QUALIFIED_PREDICATE {
        return is_at_or_below(slot, own, asked);
    }
    if !exchanged {
        return schema::predicate_is_a(own, asked);
    }
    let row = schema::predicate(asked);
    let inverse = row.and_then(|row| if row.is_symmetric() { Some(row.name()) } else { row.inverse() });
    inverse.is_some_and(|inverse| schema::predicate_is_a(own, inverse))
}

/// Refuses a set of nothing.
pub(crate) fn check_qualifier_set(set: &[(String, String)], place: &str) -> Result<(), PatternError> {
    if set.is_empty() {
        return Err(PatternError::new(place, "the set of qualifiers is empty; leave it out, or fill it"));
    }
    Ok(())
}

/// A slot and a value as statements have them, as far as Biolink knows both.
pub(crate) fn schema_qualifier<'v>(slot: &'v str, value: &'v str) -> (&'v str, &'v str) {
    let bare = slot.strip_prefix("biolink:").unwrap_or(slot);
    let Some(name) = schema::qualifier_slot_name(bare) else { return (bare, value) };
    match schema::read_qualifier_value(name, value) {
        QualifierValue::Spelled(spelled) => (name, spelled),
        QualifierValue::AsWritten | QualifierValue::Unknown => (name, value),
    }
}

/// A slot and a value as statements have them.
fn read(graph: &KnowledgeGraph, slot: &str, value: &str, place: &str) -> Result<(String, String), PatternError> {
    let bare = slot.strip_prefix("biolink:").unwrap_or(slot);
    let place = format!("{place}.{slot}");
    let Some(name) = schema::qualifier_slot_name(bare) else {
        if graph.qualifiers().any(|(known, _)| known == bare) {
            return Ok((bare.to_owned(), value.to_owned()));
        }
        let known = schema::qualifier_slots().iter().map(schema::QualifierSlot::name);
        let near = did_you_mean(bare, known);
        return Err(PatternError::new(place, format!("qualifier {bare} is neither Biolink's nor in this graph{near}")));
    };
    let value = match schema::read_qualifier_value(name, value) {
        QualifierValue::AsWritten => value,
        QualifierValue::Spelled(value) => value,
        QualifierValue::Unknown if graph.qualifiers().any(|known| known == (name, value)) => value,
        QualifierValue::Unknown => {
            let near = meant(schema::near_qualifier_value(name, value));
            return Err(PatternError::new(place, format!("{} is no value of {name}{near}", quoted(value))));
        }
    };
    Ok((name.to_owned(), value.to_owned()))
}
