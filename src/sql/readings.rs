//! Statements as steps: each in the directions in which it may be read, with the filters of the question.

use crate::model::{EpistemicStatus, Predicate};
use crate::query::{Filters, Named, is_at_or_below};
use crate::schema;

use super::costs;
use super::question::Question;
use super::statement::Draft;
use super::tables;

/// Adds the table `readings`: a row for each statement that a step may rest on, and each direction in which it may be read.
pub(super) fn add(draft: &mut Draft, question: &Question<'_>) {
    let conditions = conditions(draft, question);
    let step = costs::of_step(draft, question);
    let opens = if question.looks_into_shortcuts() { " OR e.mg_shortcut" } else { "" };
    let correlations = question.query.correlations && !question.query.filters.refuse_correlations;
    let reading = |from: &str, to: &str, may_be_read: &str| {
        let base = step.base(from, to);
        format!(
            "SELECT e.mg_statement AS statement, e.mg_{from} AS a, e.mg_{to} AS b, e.{from} AS a_id, e.{to} AS b_id,\n  \
             e.mg_effect AS effect, {base} AS base, {whole} AS whole,\n  \
             CASE WHEN e.mg_only_ends THEN 1 ELSE 0 END AS only_ends,\n  \
             CASE WHEN e.mg_locating OR e.mg_{to}_place THEN 1 ELSE 0 END AS locating,\n  \
             CASE WHEN e.mg_correlation THEN 1 ELSE 0 END AS correlation,\n  \
             CASE WHEN e.mg_shortcut THEN 1 ELSE 0 END AS shortcut,\n  \
             CASE WHEN e.mg_has_context OR e.mg_in_expansion{opens}\n    \
             OR (e.mg_passed_on AND (e.mg_at_place OR e.mg_{to}_place)) THEN 1 ELSE 0 END AS judge\n\
             FROM edges e WHERE {may_be_read} AND e.mg_effect <= 3{conditions}",
            whole = step.whole,
        )
    };
    let forward = if correlations { "(e.mg_forward OR e.mg_correlation)" } else { "e.mg_forward" };
    let both = format!(
        "{}\nUNION ALL\n{}",
        reading("subject", "object", forward),
        reading("object", "subject", "e.mg_backward")
    );
    draft.table("readings", both);
}

/// The filters of a question as conditions of a statement, each after `AND`.
fn conditions(draft: &mut Draft, question: &Question<'_>) -> String {
    let filters = &question.query.filters;
    let mut conditions = Vec::new();
    if !filters.predicates.is_empty() {
        conditions.push(format!("e.predicate IN ({})", below(draft, &filters.predicates)));
    }
    if !filters.avoiding.predicates.is_empty() {
        conditions.push(format!("e.predicate NOT IN ({})", below(draft, &filters.avoiding.predicates)));
    }
    for (slot, value) in &filters.qualifiers {
        conditions.push(qualifier(draft, slot, value));
    }
    conditions.extend(origins(draft, filters));
    if let Some(least) = filters.epistemic {
        let all = [
            EpistemicStatus::Refuted,
            EpistemicStatus::Hypothesised,
            EpistemicStatus::Suggested,
            EpistemicStatus::Established,
        ];
        let enough = all.into_iter().filter(|status| *status >= least).map(EpistemicStatus::as_str);
        conditions.push(format!("e.mg_epistemic IN ({})", draft.bind_all(enough)));
    }
    if let Some(date) = filters.as_of {
        let day = tables::day(date.last_day());
        conditions.push(format!("(e.mg_to_day IS NULL OR e.mg_to_day >= {day})"));
        conditions.push(format!("(e.mg_from_day IS NULL OR e.mg_from_day <= {day})"));
    }
    if question.avoids_entities() {
        for end in ["e.mg_subject", "e.mg_object"] {
            conditions.push(format!("{end} NOT IN (SELECT node FROM avoided)"));
        }
    }
    let conditions: Vec<String> = conditions.iter().map(|condition| format!("\n  AND {condition}")).collect();
    conditions.concat()
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
            conditions.push(format!("NOT array_contains(e.mg_ids, {})", draft.bind(id)));
        }
    }
    conditions
}

/// The predicates at or below those that a question names, in either reading.
fn below(draft: &mut Draft, names: &[Predicate]) -> String {
    let above = draft.bind_all(names.iter().map(|name| Named::new(name).bare()));
    format!("SELECT below_predicate FROM closure WHERE above_predicate IN ({above})")
}

/// That a statement has a qualifier, or one below its value.
fn qualifier(draft: &mut Draft, slot: &str, value: &str) -> String {
    let range = schema::qualifier_slot(slot).and_then(schema::QualifierSlot::values);
    let known = range.into_iter().flat_map(schema::QualifierEnum::values).map(schema::EnumValue::name);
    let known = known.filter(|own| is_at_or_below(slot, own, value));
    let mut values: Vec<&str> = known.collect();
    values.push(value);
    values.sort_unstable();
    values.dedup();
    let contains = |value: &str| {
        let parameter = draft.bind(&tables::qualifier(slot, value));
        format!("array_contains(e.mg_qualifiers, {parameter})")
    };
    format!("({})", values.into_iter().map(contains).collect::<Vec<_>>().join(" OR "))
}
