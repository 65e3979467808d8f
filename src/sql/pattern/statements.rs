//! The statements of SQL for a pattern.

use serde::{Deserialize, Serialize};

use crate::query::{PatternQuery, Places, QueryError, SetInterpretation};
use crate::sql::dialect::Dialect;
use crate::sql::error::SqlError;
use crate::sql::statement::{Draft, Sql};

use super::{edges, kept, matches, nodes};

/// A pattern as SQL, over the tables that `io::parquet` writes.
///
/// Its tables are `nodes`, `edges` and `closure`. Entities are identifiers, exactly as `nodes.id` has them, or categories; a
/// text without a colon is a name, which [`with_identifiers`](PatternQuery::with_identifiers) looks up.
///
/// ```
/// use mechgraph::query::{PatternQuery, QueryEdge, QueryNode};
/// use mechgraph::sql::{Dialect, PatternSql};
///
/// let query = PatternQuery::new()
///     .node(QueryNode::new("drug").category("Drug".parse()?))
///     .node(QueryNode::new("target").id("UniProtKB:P01579"))
///     .edge(QueryEdge::new("e0", "drug", "target").predicate("affects".parse()?));
/// let sql = PatternSql::new(&query, Dialect::Spark)?;
/// assert!(sql.matches.parameters.values().any(|value| value == "UniProtKB:P01579"));
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PatternSql {
    /// The matches, a row each and each once: the identifiers `id0`, `id1` and so on of the entities of nodes, in the
    /// order of the pattern, null for a node that an excluded edge alone has. Rows come by these, compared by CURIE.
    ///
    /// They are what [`PreparedPattern::matches`](crate::query::PreparedPattern::matches) gives; how sets put them together as
    /// results follows from the small graph of `statements`.
    pub matches: Sql,
    /// The statements of all matches, those that bear on excluded edges, and the classes of entities that are named: to be
    /// kept as a table `answer_edges` and written as Parquet.
    pub statements: Sql,
    /// The entities of `answer_edges`: to be written as Parquet beside it.
    pub entities: Sql,
}

impl PatternSql {
    /// The SQL of a pattern.
    ///
    /// # Errors
    ///
    /// [`SqlError`] if the pattern is none, if an entity is anything or a name, and for what the tables cannot say: paths,
    /// conditions on attributes, sets that must be whole, and belief.
    pub fn new(query: &PatternQuery, dialect: Dialect) -> Result<Self, SqlError> {
        let query_error = |error| SqlError::Query(QueryError::from(error));
        let places = Places::of(query).map_err(query_error)?;
        let is_bound = places.bound(query).map_err(query_error)?;
        if let Some(what) = unsupported(query) {
            return Err(SqlError::Unsupported(what));
        }
        let mut draft = Draft::new(dialect);
        let mut tables = Vec::new();
        for (place, node) in query.nodes().iter().enumerate() {
            tables.push(nodes::add(&mut draft, place, node, matches::is_alone(place, &places))?);
        }
        let entities = draft.clone().finish(&kept::entities(&tables, &places, &is_bound));
        for (number, ends) in places.edges.iter().enumerate() {
            edges::add(&mut draft, query, number, *ends, &tables)?;
        }
        matches::add(&mut draft, query, &places, &is_bound, &tables);
        let found = draft.clone().finish(&matches::select(&is_bound));
        kept::add(&mut draft, query, &places, &is_bound, &tables);
        Ok(Self { matches: found, statements: draft.finish(&crate::sql::kept::select()), entities })
    }
}

/// What of a pattern no column says.
fn unsupported(query: &PatternQuery) -> Option<&'static str> {
    let has_attributes = query.nodes().iter().any(|node| !node.constraints().is_empty())
        || query.edges().iter().any(|edge| !edge.attributes().is_empty());
    let is_whole = query.nodes().iter().any(|node| node.set_interpretation() == SetInterpretation::All);
    let asked = [
        (!query.paths().is_empty(), "a path of a pattern"),
        (has_attributes, "a condition on an attribute"),
        (is_whole, "a set that must be whole (ALL)"),
        (query.filters().belief.is_some(), "belief"),
    ];
    asked.into_iter().find(|(is_asked, _)| *is_asked).map(|(_, what)| what)
}
