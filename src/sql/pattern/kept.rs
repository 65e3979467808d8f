//! The statements from which the results of a pattern can be put together.

use crate::query::{PatternQuery, Places};
use crate::sql::statement::Draft;

use super::nodes::NodeTables;

/// Adds the table `kept`; the matches come before.
pub(super) fn add(draft: &mut Draft, query: &PatternQuery, places: &Places, is_bound: &[bool], tables: &[NodeTables]) {
    let bound = |node: usize| is_bound.get(node).copied().unwrap_or(false);
    let nodes = (0..is_bound.len()).filter(|node| bound(*node));
    let matched: Vec<String> = nodes.map(|node| format!("SELECT node{node} AS node FROM matches")).collect();
    draft.table("matched", matched.join("\nUNION\n"));
    let mut kept = Vec::new();
    for (number, (edge, (subject, object))) in query.edges().iter().zip(&places.edges).enumerate() {
        kept.push(if edge.is_excluded() {
            // In the small graph, entities that no match has together must not make a match of their own.
            let ends = [("a", *subject), ("b", *object)].into_iter().filter(|(_, node)| bound(*node));
            let within: Vec<String> =
                ends.map(|(column, _)| format!("k.{column} IN (SELECT node FROM matched)")).collect();
            format!("SELECT k.statement FROM edge_{number} k WHERE {}", within.join(" AND "))
        } else {
            format!(
                "SELECT k.statement FROM edge_{number} k JOIN matches m ON k.a = m.node{subject} AND k.b = m.node{object}"
            )
        });
    }
    let asked: Vec<&String> = tables.iter().filter_map(|node| node.asked.as_ref()).collect();
    if !asked.is_empty() {
        draft.table(
            "passed",
            "SELECT node FROM matched\nUNION\nSELECT c.above_node FROM closure c JOIN matched m ON c.below_node = m.node",
        );
        // What lies between an entity that is named and one that is found for it.
        let between = asked.iter().map(|table| {
            format!(
                "SELECT node FROM {table}\nUNION\nSELECT c.below_node FROM closure c JOIN {table} a ON c.above_node = a.node\n\
                 WHERE c.below_node IN (SELECT node FROM passed)"
            )
        });
        draft.table("classes", between.collect::<Vec<_>>().join("\nUNION\n"));
        kept.push(
            "SELECT e.mg_statement AS statement FROM edges e WHERE e.mg_hierarchy\n  \
             AND e.mg_subject IN (SELECT node FROM classes) AND e.mg_object IN (SELECT node FROM classes)"
                .to_owned(),
        );
    }
    if kept.is_empty() {
        kept.push("SELECT e.mg_statement AS statement FROM edges e WHERE 1 = 0".to_owned());
    }
    draft.table("kept", kept.join("\nUNION\n"));
}

/// The entities of the statements that are kept, which are a table `answer_edges` by then, those that the pattern names, and
/// those of nodes that no edge has.
pub(super) fn entities(tables: &[NodeTables], places: &Places, is_bound: &[bool]) -> String {
    let asked = tables.iter().filter_map(|node| node.asked.clone());
    let alone = tables.iter().zip(is_bound).enumerate().filter(|(place, _)| super::matches::is_alone(*place, places));
    let alone = alone.filter_map(|(_, (node, _))| node.fitting.clone());
    let named: Vec<String> =
        asked.chain(alone).map(|table| format!("\n  OR n.mg_node IN (SELECT node FROM {table})")).collect();
    let named = named.concat();
    format!("{}{named}\nORDER BY n.mg_node", crate::sql::kept::ENTITIES_OF_STATEMENTS)
}
