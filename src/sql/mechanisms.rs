//! The statements of SQL for a question about mechanisms.

use serde::{Deserialize, Serialize};

use crate::query::{MOST_HOPS, MechanismQuery, QueryError};

use super::between::Between;
use super::dialect::Dialect;
use super::error::SqlError;
use super::question::Question;
use super::statement::{Draft, Sql};
use super::{costs, ends, kept, layers, paths, readings};

/// A question about mechanisms as SQL, over the tables that `io::parquet` writes.
///
/// Its tables are `nodes`, `edges`, `closure` and `links`. Ends and other entities are identifiers, exactly as `nodes.id`
/// has them, or categories; a text without a colon is a name, which
/// [`with_identifiers`](MechanismQuery::with_identifiers) looks up.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::sql::{Dialect, MechanismSql};
///
/// let query = MechanismQuery::between("UNII:3S252O2Z4X", "MONDO:0015540").max_hops(3);
/// let sql = MechanismSql::new(&query, Dialect::DuckDb)?;
/// assert_eq!(sql.paths.parameters["p1"], "UNII:3S252O2Z4X");
/// assert!(sql.paths.text.contains("WHERE id IN ($p1)"));
/// # Ok::<(), mechgraph::sql::SqlError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MechanismSql {
    /// The paths, a row each, in the order of answers: `cost` in thousandths, `steps`, `sign` (1, -1 or null), `judge`,
    /// the identifiers `id0`, `id1` and so on, and the effects of the steps `effect1` and so on (0 `+`, 1 `-`, 2 carrier,
    /// 3 unsigned), null beyond the last.
    ///
    /// A row whose `judge` is 0 is a mechanism, at this cost. Of one whose `judge` is 1, statements hold in contexts or
    /// are summarised by shortcuts: whether it is a mechanism follows from the small graph of `statements`, and it costs at
    /// least as much.
    pub paths: Sql,
    /// The statements of all paths, of whatever sign and number, and what bears on them: to be kept as a table
    /// `answer_edges` and written as Parquet.
    pub statements: Sql,
    /// The entities of `answer_edges`: to be written as Parquet beside it.
    pub entities: Sql,
}

impl MechanismSql {
    /// The SQL of a question between its own ends.
    ///
    /// # Errors
    ///
    /// [`SqlError`] if an end is anything or a name, if the limit of steps is out of range, or if the question asks for loops, belief, an
    /// indication, or a sign or an order of what it runs through.
    pub fn new(query: &MechanismQuery, dialect: Dialect) -> Result<Self, SqlError> {
        Self::between(query, Between::Ends, dialect)
    }

    /// The SQL of a question between its ends, or classes that stand in for one of them.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new); and if classes stand in for an end that is not one entity, or is asked for exactly.
    pub fn between(query: &MechanismQuery, between: Between, dialect: Dialect) -> Result<Self, SqlError> {
        let question = Question { query, between };
        if !(1..=MOST_HOPS).contains(&question.hops()) {
            return Err(SqlError::Query(QueryError::Hops(question.hops())));
        }
        if let Some(what) = question.unsupported() {
            return Err(SqlError::Unsupported(what));
        }
        let mut draft = Draft::new(dialect);
        ends::add(&mut draft, &question)?;
        let entities = draft.clone().finish(&kept::entities());
        costs::add_beside(&mut draft, &question);
        readings::add(&mut draft, &question);
        layers::add(&mut draft, &question);
        paths::add(&mut draft, &question);
        let paths = draft.clone().finish(&paths::select(&question));
        kept::add(&mut draft, &question);
        Ok(Self { paths, statements: draft.finish(&kept::select()), entities })
    }
}
