//! The filters that every question has, as conditions of a statement.

use crate::model::{EpistemicStatus, Predicate};
use crate::query::{Filters, Named, is_at_or_below};
use crate::schema;
use crate::text::make_distinct;

use super::statement::Draft;
use super::tables;

/// The filters of all statements as conditions of a statement `e`.
pub(super) fn conditions(draft: &mut Draft, filters: &Filters) -> Vec<String> {
    let mut conditions = Vec::new();
    if !filters.predicates.is_empty() {
        conditions.push(format!("e.predicate IN ({})", below(draft, &filters.predicates)));
    }
    if !filters.avoiding.predicates.is_empty() {
        conditions.push(format!("e.predicate NOT IN ({})", below(draft, &filters.avoiding.predicates)));
    }
    for (slot, value) in &filters.qualifiers {
        conditions.push(has_qualifier(draft, slot, at_or_below(slot, value)));
    }
    conditions.extend(origins(draft, filters));
    if let Some(least) = filters.epistemic {
        let from_least = EpistemicStatus::ALL.into_iter().rev();
        let enough = from_least.filter(|status| *status >= least).map(EpistemicStatus::as_str);
        conditions.push(format!("e.mg_epistemic IN ({})", draft.bind_all(enough)));
    }
    if let Some(date) = filters.as_of {
        let day = tables::day(date.last_day());
        conditions.push(format!("(e.mg_to_day IS NULL OR e.mg_to_day >= {day})"));
        conditions.push(format!("(e.mg_from_day IS NULL OR e.mg_from_day <= {day})"));
    }
    conditions
}

/// Conditions, each on a line of its own after `AND`.
pub(super) fn joined(conditions: &[String]) -> String {
    conditions.iter().flat_map(|condition| ["\n  AND ", condition]).collect()
}

/// Which sources and layers statements come from, and which statements are left out.
fn origins(draft: &mut Draft, filters: &Filters) -> Vec<String> {
    let mut conditions = Vec::new();
    if !filters.sources.is_empty() {
        let sources = draft.bind_all(filters.sources.iter().map(String::as_str));
        conditions.push(format!("e.primary_knowledge_source IN ({sources})"));
    }
    if !filters.avoiding.sources.is_empty() {
        let sources = draft.bind_all(filters.avoiding.sources.iter().map(String::as_str));
        let other = format!("e.primary_knowledge_source NOT IN ({sources})");
        conditions.push(format!("(e.primary_knowledge_source IS NULL OR {other})"));
    }
    if !filters.layers.is_empty() {
        let layers = draft.bind_all(filters.layers.iter().map(String::as_str));
        conditions.push(format!("e.layer IN ({layers})"));
    }
    if !filters.avoiding.statements.is_empty() {
        let ids = draft.bind_all(filters.avoiding.statements.iter().map(String::as_str));
        conditions.push(format!("e.id NOT IN ({ids})"));
        for id in &filters.avoiding.statements {
            conditions.push(format!("NOT {}", draft.contains("e.mg_ids", id)));
        }
    }
    conditions
}

/// The predicates at or below those that a question names, in either reading.
fn below(draft: &mut Draft, names: &[Predicate]) -> String {
    let above = draft.bind_all(names.iter().map(|name| Named::new(name).bare()));
    format!("SELECT below_predicate FROM closure WHERE of_name AND above_predicate IN ({above})")
}

/// A value of a qualifier and those below it in Biolink.
pub(super) fn at_or_below<'v>(slot: &str, value: &'v str) -> Vec<&'v str> {
    let range = schema::qualifier_slot(slot).and_then(schema::QualifierSlot::values);
    let known = range.into_iter().flat_map(schema::QualifierEnum::values).map(schema::EnumValue::name);
    let known = known.filter(|own| is_at_or_below(slot, own, value));
    let mut values: Vec<&str> = known.collect();
    values.push(value);
    values
}

/// That a statement has a qualifier with any of some values.
pub(super) fn has_qualifier<V: AsRef<str> + Ord>(draft: &mut Draft, slot: &str, mut values: Vec<V>) -> String {
    make_distinct(&mut values);
    let values = values.iter().map(|value| tables::qualifier(slot, value.as_ref()));
    draft.contains_any("e.mg_qualifiers", values).unwrap_or_default()
}
