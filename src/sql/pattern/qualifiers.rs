//! Sets of qualifiers that an edge asks for.

use std::borrow::Cow;

use crate::query::{QueryEdge, QueryError, check_qualifier_set, schema_qualifier};
use crate::schema;
use crate::sql::error::SqlError;
use crate::sql::filters;
use crate::sql::statement::Draft;

/// The slot whose values are predicates.
const QUALIFIED_PREDICATE: &str = "qualified_predicate";

/// That a statement has all qualifiers of any of the sets; nothing if none are asked for.
pub(super) fn condition(draft: &mut Draft, edge: &QueryEdge, exchanged: bool) -> Result<Option<String>, SqlError> {
    let mut sets = Vec::new();
    for (number, set) in edge.qualifier_sets().iter().enumerate() {
        let place = format!("edges.{}.qualifiers[{number}]", edge.key());
        check_qualifier_set(set, &place).map_err(QueryError::from)?;
        let all: Vec<String> = set
            .iter()
            .map(|(slot, value)| {
                let (slot, value) = schema_qualifier(slot, value);
                has(draft, slot, value, exchanged)
            })
            .collect();
        sets.push(format!("({})", all.join(" AND ")));
    }
    Ok((!sets.is_empty()).then(|| format!("({})", sets.join(" OR "))))
}

/// That a statement has a qualifier, or one below its value, read in one of both ways.
fn has(draft: &mut Draft, slot: &str, value: &str, exchanged: bool) -> String {
    let slot = if exchanged { schema::opposite_slot(slot) } else { Cow::Borrowed(slot) };
    if slot == QUALIFIED_PREDICATE {
        let Some(predicates) = predicates(value, exchanged) else { return "1 = 0".to_owned() };
        return filters::has_qualifier(draft, &slot, predicates);
    }
    filters::has_qualifier(draft, &slot, filters::at_or_below(&slot, value))
}

/// The predicates at or below one, or its inverse, as statements may write them; none if it has no inverse.
fn predicates(asked: &str, exchanged: bool) -> Option<Vec<String>> {
    let target = if exchanged {
        let row = schema::predicate(asked)?;
        if row.is_symmetric() { row.name() } else { row.inverse()? }
    } else {
        asked
    };
    let known = schema::predicates().iter().map(schema::PredicateRow::name);
    let mut names: Vec<&str> = known.filter(|name| schema::predicate_is_a(name, target)).collect();
    names.push(target.strip_prefix("biolink:").unwrap_or(target));
    Some(names.into_iter().flat_map(|name| [name.to_owned(), format!("biolink:{name}")]).collect())
}
