//! Which of Biolink's slots hold lists.

use super::names::local;
use super::predicates::predicate;
use super::tables::multivalued::SLOTS;

/// Whether a slot holds a list (`multivalued`), given with or without `biolink:`. Every predicate does.
///
/// A table writes a list with `|` between its values, and in these slots alone: a name with `|` is one name.
///
/// ```
/// use mechgraph::schema;
/// assert!(schema::is_multivalued("publications") && schema::is_multivalued("same_as"));
/// assert!(!schema::is_multivalued("name") && !schema::is_multivalued("primary_knowledge_source"));
/// ```
#[must_use]
pub fn is_multivalued(slot: &str) -> bool {
    let slot = local(slot);
    SLOTS.binary_search(&slot).is_ok() || predicate(slot).is_some()
}
