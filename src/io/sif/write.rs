//! The writer of SIF.

use std::borrow::Cow;
use std::io::{self, Write};

use rustc_hash::FxHashSet;

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::io::exchange::{EdgeRow, edges, nodes};
use crate::model::EpistemicStatus;

const DENIED: &str = "a statement that is denied or refuted";
const LIKE_ANOTHER: &str = "a statement that is another's line";
const OF_ENTITY: &str = "an attribute of an entity";
const OF_STATEMENT: &str = "an attribute of a statement";
const BREAK: &str = "a tab or a line end in an id or a predicate, written as a space";

/// What the effect in a line says.
const OF_INFLUENCE: [&str; 4] = ["effect", "is_influence", "influence_on_object", "influence_on_subject"];

/// Writes a graph as SIF.
///
/// The report counts the attributes of entities and statements that a line has no room for, and the statements that are left
/// out: those about statements, those that are denied or refuted, and those that would be the same line as another. Lines
/// are kept in memory to tell. The same graph gives the same bytes.
///
/// # Errors
///
/// That of `out`.
pub fn write_graph(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let mut rows = WriteReport::default();
    let mut lines: FxHashSet<String> = FxHashSet::default();
    let mut is_in_line = vec![false; graph.node_count()];
    for row in edges(graph, &mut rows) {
        if row.statement.is_negated() || row.statement.epistemic_status() == Some(EpistemicStatus::Refuted) {
            report.lose(DENIED);
            continue;
        }
        let relation = relation(&row);
        let cells = [row.subject.curie(), relation.as_str(), row.object.curie()];
        let line = cells.map(|cell| one_line(cell, &mut report)).join("\t");
        if lines.contains(&line) {
            report.lose(LIKE_ANOTHER);
            continue;
        }
        for end in [row.subject, row.object] {
            if let Some(is_named) = is_in_line.get_mut(end.number().index()) {
                *is_named = true;
            }
        }
        let is_influence = row.on_object.or(row.on_subject).is_some();
        let is_written = |name: &str| name == "predicate" || (is_influence && OF_INFLUENCE.contains(&name));
        let unsaid = row.attributes.iter().filter(|(name, _)| !is_written(name));
        unsaid.for_each(|_| report.lose(OF_STATEMENT));
        writeln!(out, "{line}")?;
        report.written += 1;
        lines.insert(line);
    }
    let mut described = WriteReport::default();
    for (row, is_named) in nodes(graph, &mut described).zip(is_in_line) {
        row.node.given_name().iter().for_each(|_| report.lose(OF_ENTITY));
        // The kind follows from the category.
        row.attributes.iter().skip(1).for_each(|_| report.lose(OF_ENTITY));
        if !is_named {
            writeln!(out, "{}", one_line(row.node.curie(), &mut report))?;
            report.written += 1;
        }
    }
    report.unite(rows);
    report.unite(described);
    Ok(report)
}

/// The predicate, and the effect where the statement acts on one of its ends.
fn relation(row: &EdgeRow<'_>) -> String {
    let predicate = row.statement.predicate().local_name();
    match row.on_object.or(row.on_subject) {
        Some(effect) => format!("{predicate} ({})", effect.as_str()),
        None => predicate.to_owned(),
    }
}

fn one_line<'t>(text: &'t str, report: &mut WriteReport) -> Cow<'t, str> {
    if !text.contains(['\t', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    report.change(BREAK);
    Cow::Owned(text.replace(['\t', '\n', '\r'], " "))
}
