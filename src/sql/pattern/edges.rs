//! The edges of a pattern: which statements each takes, in either reading.

use crate::query::{AllowDeny, Named, PatternQuery, QueryEdge};
use crate::sql::error::SqlError;
use crate::sql::filters;
use crate::sql::statement::Draft;

use super::nodes::NodeTables;
use super::qualifiers;

/// Adds the tables of an edge: `edge_0` and so on, of statements with the entities that they join, and `pair_0` and so
/// on, of these entities, each two once.
pub(super) fn add(
    draft: &mut Draft,
    query: &PatternQuery,
    number: usize,
    (subject, object): (usize, usize),
    tables: &[NodeTables],
) -> Result<(), SqlError> {
    let Some(edge) = query.edges().get(number) else { return Ok(()) };
    let mut shared = vec![
        "NOT e.mg_negated".to_owned(),
        // What is refuted is no step, whatever its predicate says.
        format!("(e.mg_epistemic IS NULL OR e.mg_epistemic <> {})", draft.bind("refuted")),
    ];
    shared.extend(filters::conditions(draft, query.filters()));
    if query.filters().refuse_correlations {
        shared.push("NOT e.mg_correlation".to_owned());
    }
    shared.extend(origins(draft, edge));
    let mut readings = Vec::new();
    for exchanged in [false, true] {
        let (from, to) = if exchanged { ("mg_object", "mg_subject") } else { ("mg_subject", "mg_object") };
        let mut conditions = shared.clone();
        for (column, place) in [(from, subject), (to, object)] {
            conditions.push(match tables.get(place).and_then(|node| node.fitting.as_ref()) {
                Some(table) => format!("e.{column} IN (SELECT node FROM {table})"),
                None => format!("e.{column} IS NOT NULL"),
            });
        }
        if !edge.predicates().is_empty() {
            let above = draft.bind_all(edge.predicates().iter().map(|name| Named::new(name).bare()));
            let reading = if exchanged { "exchanged" } else { "as_held" };
            conditions.push(format!(
                "e.predicate IN (SELECT below_predicate FROM closure WHERE {reading} AND above_predicate IN ({above}))"
            ));
        }
        conditions.extend(qualifiers::condition(draft, edge, exchanged)?);
        readings.push(format!(
            "SELECT e.mg_statement AS statement, e.{from} AS a, e.{to} AS b FROM edges e\nWHERE {}",
            conditions.join("\n  AND ")
        ));
    }
    draft.table(format!("edge_{number}"), readings.join("\nUNION\n"));
    draft.table(format!("pair_{number}"), format!("SELECT DISTINCT a, b FROM edge_{number}"));
    Ok(())
}

/// From where statements come, and how they came about.
fn origins(draft: &mut Draft, edge: &QueryEdge) -> Vec<String> {
    let mut conditions = Vec::new();
    match edge.given_sources() {
        Some((sources, true)) => conditions.push(one_of(draft, "e.primary_knowledge_source", sources)),
        Some((sources, false)) => {
            let any = draft.contains_any("e.mg_sources", sources.values()).unwrap_or_else(|| "(1 = 0)".to_owned());
            conditions.push(match sources {
                AllowDeny::Allow(_) => any,
                AllowDeny::Deny(_) => format!("NOT {any}"),
            });
        }
        None => {}
    }
    for (column, asked) in
        [("e.knowledge_level", edge.given_knowledge_level()), ("e.agent_type", edge.given_agent_type())]
    {
        conditions.extend(asked.map(|asked| one_of(draft, column, asked)));
    }
    conditions
}

/// That a column has one of some values, or none of them.
fn one_of(draft: &mut Draft, column: &str, asked: &AllowDeny) -> String {
    if asked.values().is_empty() {
        let holds = matches!(asked, AllowDeny::Deny(_));
        return if holds { "1 = 1" } else { "1 = 0" }.to_owned();
    }
    let values = draft.bind_all(asked.values().iter().map(String::as_str));
    match asked {
        AllowDeny::Allow(_) => format!("{column} IN ({values})"),
        AllowDeny::Deny(_) => format!("({column} IS NULL OR {column} NOT IN ({values}))"),
    }
}
