//! The matches: the join of all edges.

use crate::query::{PatternQuery, Places};
use crate::sql::statement::Draft;

use super::nodes::NodeTables;

/// Whether no edge has a node.
pub(super) fn is_alone(node: usize, places: &Places) -> bool {
    !places.edges.iter().any(|(subject, object)| *subject == node || *object == node)
}

/// Adds the table `matches`: the entities of bound nodes, by number.
pub(super) fn add(draft: &mut Draft, query: &PatternQuery, places: &Places, is_bound: &[bool], tables: &[NodeTables]) {
    let mut join = Join { known: vec![None; is_bound.len()], from: Vec::new(), conditions: Vec::new() };
    let mut left: Vec<(usize, (usize, usize))> = (0..)
        .zip(&places.edges)
        .filter(|(number, _)| query.edges().get(*number).is_some_and(|edge| !edge.is_excluded()))
        .map(|(number, ends)| (number, *ends))
        .collect();
    while !left.is_empty() {
        // An edge of a node that is known, or else the first whose node is restricted.
        let known = |(_, (subject, object)): &(usize, (usize, usize))| join.knows(*subject) || join.knows(*object);
        let restricted = |(_, (subject, object)): &(usize, (usize, usize))| {
            [subject, object].into_iter().any(|node| tables.get(*node).is_some_and(|it| it.asked.is_some()))
        };
        let next = left.iter().position(known).or_else(|| left.iter().position(restricted)).unwrap_or(0);
        let (number, ends) = left.remove(next);
        join.edge(number, ends);
    }
    for (place, (bound, table)) in is_bound.iter().zip(tables).enumerate() {
        if let (true, false, Some(table)) = (*bound, join.knows(place), &table.fitting) {
            join.node(place, table);
        }
    }
    join.exclude(query, places);
    if query.wants_distinct_entities() {
        let known: Vec<&String> = join.known.iter().flatten().collect();
        let pairs = (0..known.len()).flat_map(|one| (one + 1..known.len()).map(move |other| (one, other)));
        let apart: Vec<String> =
            pairs.filter_map(|(one, other)| Some(format!("{} <> {}", known.get(one)?, known.get(other)?))).collect();
        join.conditions.extend(apart);
    }
    let columns: Vec<String> = (0..)
        .zip(&join.known)
        .filter_map(|(place, known): (usize, _)| Some(format!("{} AS node{place}", known.as_ref()?)))
        .collect();
    let given = if join.conditions.is_empty() {
        String::new()
    } else {
        format!("\nWHERE {}", join.conditions.join("\n  AND "))
    };
    let from = join.from.join(" ");
    draft.table(
        "matches",
        format!("SELECT {}\nFROM {}{given}", columns.join(", "), from.trim_start_matches("CROSS JOIN ")),
    );
}

/// The tables that are joined so far.
struct Join {
    /// The column of each node that has one.
    known: Vec<Option<String>>,
    /// Each with how it is joined to those before it.
    from: Vec<String>,
    conditions: Vec<String>,
}

impl Join {
    fn knows(&self, node: usize) -> bool {
        self.known.get(node).is_some_and(Option::is_some)
    }

    fn edge(&mut self, number: usize, (subject, object): (usize, usize)) {
        let mut equal = Vec::new();
        for (node, column) in [(subject, format!("e{number}.a")), (object, format!("e{number}.b"))] {
            let Some(place) = self.known.get_mut(node) else { continue };
            match place {
                // The two ends of one edge may be one node.
                Some(known) if *known == format!("e{number}.a") => self.conditions.push(format!("{column} = {known}")),
                Some(known) => equal.push(format!("{column} = {known}")),
                None => *place = Some(column),
            }
        }
        let on = if equal.is_empty() { String::new() } else { format!(" ON {}", equal.join(" AND ")) };
        let join = if equal.is_empty() { "CROSS JOIN" } else { "JOIN" };
        self.from.push(format!("{join} pair_{number} e{number}{on}"));
    }

    fn node(&mut self, place: usize, table: &str) {
        self.from.push(format!("CROSS JOIN {table} n{place}"));
        if let Some(known) = self.known.get_mut(place) {
            *known = Some(format!("n{place}.node"));
        }
    }

    /// That no excluded edge has a statement: between two entities of the match, or from one to any that fits.
    fn exclude(&mut self, query: &PatternQuery, places: &Places) {
        for (number, (edge, (subject, object))) in query.edges().iter().zip(&places.edges).enumerate() {
            if !edge.is_excluded() {
                continue;
            }
            let ends = [("a", subject), ("b", object)];
            let equal: Vec<String> = ends
                .into_iter()
                .filter_map(|(column, node)| Some(format!("x{number}.{column} = {}", self.known.get(*node)?.as_ref()?)))
                .collect();
            let same = if subject == object { format!(" AND x{number}.a = x{number}.b") } else { String::new() };
            self.conditions.push(format!(
                "NOT EXISTS (SELECT x{number}.a FROM pair_{number} x{number} WHERE {}{same})",
                equal.join(" AND ")
            ));
        }
    }
}

/// The matches in the order of their entities, each by its identifier.
pub(super) fn select(is_bound: &[bool]) -> String {
    let (mut columns, mut joins, mut order) = (Vec::new(), Vec::new(), Vec::new());
    for (place, bound) in is_bound.iter().enumerate() {
        if *bound {
            columns.push(format!("i{place}.id AS id{place}"));
            joins.push(format!(" JOIN nodes i{place} ON i{place}.mg_node = m.node{place}"));
            order.push(format!("m.node{place} NULLS LAST"));
        } else {
            columns.push(format!("CAST(NULL AS STRING) AS id{place}"));
        }
    }
    format!("SELECT {} FROM matches m{}\nORDER BY {}", columns.join(", "), joins.concat(), order.join(", "))
}
