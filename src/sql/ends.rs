//! Where paths start and end, and what they run through.

use crate::model::Category;
use crate::query::Endpoint;

use super::between::Between;
use super::error::SqlError;
use super::question::Question;
use super::statement::Draft;
use super::tables::bare;

/// Adds the tables `own_starts` and `own_targets`, which treatments join, `starts` and `targets`, which paths join, and those of what is avoided and what a path must run through.
pub(super) fn add(draft: &mut Draft, question: &Question<'_>) -> Result<(), SqlError> {
    let (query, between) = (question.query, question.between);
    for (name, column, endpoint) in [("asked_from", "from_id", &query.from), ("asked_to", "to_id", &query.to)] {
        if question.is_of_pairs() {
            let of_pairs = "SELECT DISTINCT q.question, n.mg_node AS node FROM nodes n JOIN asked q ON q";
            draft.table(name, format!("{of_pairs}.{column} = n.id"));
        } else {
            entities(draft, name, endpoint)?;
        }
    }
    let exact = query.filters.exact_endpoints;
    let is_one = |endpoint: &Endpoint| !exact && is_one(endpoint);
    match between {
        Between::ClassesOfStart if !is_one(&query.from) => return Err(SqlError::NoClasses),
        Between::ClassesOfTarget if !is_one(&query.to) => return Err(SqlError::NoClasses),
        _ => {}
    }
    for (name, own, asked, endpoint, stand_in) in [
        ("starts", "own_starts", "asked_from", &query.from, Between::ClassesOfStart),
        ("targets", "own_targets", "asked_to", &query.to, Between::ClassesOfTarget),
    ] {
        let has_subclasses = !exact && (question.is_of_pairs() || !matches!(endpoint, Endpoint::Category(_)));
        let key = question.key("a");
        let subclasses = if has_subclasses { format!("\nUNION\n{}", below(asked, &key)) } else { String::new() };
        draft.table(own, format!("SELECT {key}a.node FROM {asked} a{subclasses}"));
        draft.table(name, if between == stand_in { above(asked) } else { format!("SELECT {key}a.node FROM {own} a") });
    }
    if question.avoids_entities() {
        entities(draft, "avoided", &Endpoint::AnyOf(query.filters.avoiding.entities.clone()))?;
    }
    for (number, via) in (1..).zip(&query.via) {
        entities(draft, &format!("via_{number}"), &via.through)?;
    }
    if question.chooses_inner() {
        let mut any_of =
            |them: &[Category]| draft.contains_any("mg_categories", them.iter().map(|it| bare(it.as_str())));
        let within = any_of(&query.filters.categories);
        let avoided = any_of(&query.filters.avoiding.categories).map(|any| format!("NOT {any}"));
        let conditions: Vec<String> = within.into_iter().chain(avoided).collect();
        draft.table("inner_nodes", format!("SELECT mg_node AS node FROM nodes WHERE {}", conditions.join(" AND ")));
    }
    Ok(())
}

/// Adds a table of the entities that an endpoint names.
pub(super) fn entities(draft: &mut Draft, name: &str, endpoint: &Endpoint) -> Result<(), SqlError> {
    let (mut ids, mut categories) = (Vec::new(), Vec::new());
    named(endpoint, &mut ids, &mut categories)?;
    let mut conditions = Vec::new();
    if !ids.is_empty() {
        conditions.push(format!("id IN ({})", draft.bind_all(ids)));
    }
    for category in categories {
        conditions.push(draft.contains("mg_categories", bare(category)));
    }
    let condition = if conditions.is_empty() { "1 = 0".to_owned() } else { conditions.join(" OR ") };
    draft.table(name, format!("SELECT mg_node AS node FROM nodes WHERE {condition}"));
    Ok(())
}

/// The identifiers and categories of an endpoint.
fn named<'e>(endpoint: &'e Endpoint, ids: &mut Vec<&'e str>, categories: &mut Vec<&'e str>) -> Result<(), SqlError> {
    match endpoint {
        // A name would find nothing in silence.
        Endpoint::Text(name) if !name.contains(':') => return Err(SqlError::Name(name.clone())),
        Endpoint::Text(id) => ids.push(id),
        Endpoint::Id(id) => ids.push(id.as_str()),
        Endpoint::Category(category) => categories.push(category.as_str()),
        Endpoint::AnyOf(endpoints) => endpoints.iter().try_for_each(|endpoint| named(endpoint, ids, categories))?,
        Endpoint::Any => return Err(SqlError::Anything),
    }
    Ok(())
}

/// Whether an endpoint names one entity.
fn is_one(endpoint: &Endpoint) -> bool {
    match endpoint {
        Endpoint::Text(_) | Endpoint::Id(_) => true,
        Endpoint::AnyOf(endpoints) => matches!(endpoints.as_slice(), [only] if is_one(only)),
        Endpoint::Category(_) | Endpoint::Any => false,
    }
}

/// What lies below entities and not above them too, after columns of the table of these, `a`.
pub(super) fn below(asked: &str, columns: &str) -> String {
    format!(
        "SELECT {columns}c.below_node AS node FROM closure c JOIN {asked} a ON c.above_node = a.node WHERE NOT c.mutual"
    )
}

/// What lies above entities and not below them too.
fn above(asked: &str) -> String {
    format!(
        "SELECT DISTINCT c.above_node AS node FROM closure c JOIN {asked} a ON c.below_node = a.node WHERE NOT c.mutual"
    )
}
