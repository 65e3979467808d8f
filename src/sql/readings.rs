//! Statements as steps: each in the directions in which it may be read, with the filters of the question.

use super::question::Question;
use super::statement::Draft;
use super::{costs, filters};

/// Adds the table `readings`: a row for each statement that a step may rest on, and each direction in which it may be read.
pub(super) fn add(draft: &mut Draft, question: &Question<'_>) {
    let conditions = conditions(draft, question);
    let step = costs::of_step(draft, question);
    let opens = if question.looks_into_shortcuts() { " OR e.mg_shortcut" } else { "" };
    let correlations = question.query.correlations && !question.query.filters.refuse_correlations;
    let reading = |from: &str, to: &str, may_be_read: &str| {
        let (base, elsewhere) = (step.base(from, to), step.elsewhere(from));
        format!(
            "SELECT e.mg_statement AS statement, e.mg_{from} AS a, e.mg_{to} AS b, e.{from} AS a_id, e.{to} AS b_id,\n  \
             e.mg_effect AS effect, {base} AS base, {elsewhere} AS elsewhere,\n  \
             CASE WHEN e.mg_only_ends THEN 1 ELSE 0 END AS only_ends,\n  \
             CASE WHEN e.mg_locating OR e.mg_{to}_place THEN 1 ELSE 0 END AS locating,\n  \
             CASE WHEN e.mg_correlation THEN 1 ELSE 0 END AS correlation,\n  \
             CASE WHEN e.mg_shortcut THEN 1 ELSE 0 END AS shortcut,\n  \
             CASE WHEN e.mg_has_context OR e.mg_in_expansion{opens}\n    \
             OR (e.mg_passed_on AND (e.mg_at_place OR e.mg_{to}_place)) THEN 1 ELSE 0 END AS judge\n\
             FROM edges e WHERE {may_be_read} AND e.mg_effect <= 3{conditions}",
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
    let mut conditions = filters::conditions(draft, &question.query.filters);
    if question.avoids_entities() {
        for end in ["e.mg_subject", "e.mg_object"] {
            conditions.push(format!("{end} NOT IN (SELECT node FROM avoided)"));
        }
    }
    filters::joined(&conditions)
}
