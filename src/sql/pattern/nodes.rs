//! The nodes of a pattern: which entities each can be.

use crate::query::{Endpoint, QueryError, QueryNode, check_set};
use crate::sql::ends;
use crate::sql::error::SqlError;
use crate::sql::statement::Draft;
use crate::sql::tables::bare;

/// What the tables of a node are.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeTables {
    /// The entities that it can be; none if it can be any.
    pub(super) fitting: Option<String>,
    /// Those that it names, without subclasses; none if it names none.
    pub(super) asked: Option<String>,
}

/// Adds the tables of a node; of one that is `alone`, in any case.
pub(super) fn add(draft: &mut Draft, place: usize, node: &QueryNode, alone: bool) -> Result<NodeTables, SqlError> {
    check_set(node, &format!("nodes.{}", node.key())).map_err(QueryError::from)?;
    let mut tables = NodeTables::default();
    let mut conditions = Vec::new();
    if !node.ids().is_empty() {
        let asked = format!("asked_{place}");
        ends::entities(draft, &asked, &Endpoint::AnyOf(node.ids().to_vec()))?;
        // A category is no class of which there are others.
        let is_class = node.ids().iter().all(|id| !matches!(id, Endpoint::Category(_)));
        let below =
            if node.is_exact() || !is_class { String::new() } else { format!("\nUNION\n{}", ends::below(&asked, "")) };
        draft.table(format!("own_{place}"), format!("SELECT node FROM {asked}{below}"));
        conditions.push(format!("n.mg_node IN (SELECT node FROM own_{place})"));
        tables.asked = Some(asked);
    }
    let is_any = node.categories().is_empty() || node.categories().iter().any(|it| it.as_str().ends_with("NamedThing"));
    if !is_any {
        conditions.extend(draft.contains_any("n.mg_categories", node.categories().iter().map(|it| bare(it.as_str()))));
    }
    if conditions.is_empty() && !alone {
        return Ok(tables);
    }
    let fitting = format!("node_{place}");
    let given = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    draft.table(fitting.as_str(), format!("SELECT n.mg_node AS node FROM nodes n{given}"));
    tables.fitting = Some(fitting);
    Ok(tables)
}
