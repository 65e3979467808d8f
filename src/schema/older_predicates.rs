//! Predicates of older releases in the words of Biolink 4.4.6.
//!
//! Biolink once had a predicate for each direction of each aspect (`decreases_activity_of`); since version 3
//! it writes `affects` with qualifiers, and several other predicates have new names. Pipelines and curators
//! still use the old ones. The table follows Biolink's own `predicate_mapping.yaml` where that has a row, else
//! the release that renamed a predicate, else what the name was defined to mean. Where no translation is safe,
//! a name has a hint at most. A test holds the table against the list of all names that a release had.

use super::legacy_rows::{ASPECTS, DISMECH, DRUGMECHDB, LegacyRow, REMOVED, SAME, UNRELEASED, UNTRANSLATED};
use super::names;

/// How Biolink 4.4.6 writes an older predicate; `None` where none is known of that name.
///
/// Names may have `biolink:` or not, spaces or underscores between their words, and any case. All 67
/// predicates of DrugMechDB have a row, those that Biolink still has being their own. Subject and object stay
/// in their places; [`read_predicate`](super::read_predicate) also reads an inverse as its canonical predicate.
///
/// ```
/// use mechgraph::schema;
///
/// let row = schema::legacy_predicate("decreases activity of").ok_or("no such predicate")?;
/// assert_eq!(row.predicate(), "affects");
/// assert_eq!(row.qualifiers().value("object_aspect_qualifier"), Some("activity"));
/// assert_eq!(row.qualifiers().value("object_direction_qualifier"), Some("decreased"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn legacy_predicate(name: &str) -> Option<LegacyRow> {
    let name = names::snake(name);
    let same = SAME.iter().find(|same| **same == name).map(|same| LegacyRow::of(same));
    same.or_else(|| older_predicate(&name))
}

/// How Biolink 4.4.6 writes a predicate that it no longer has, given in lower case with underscores.
pub(super) fn older_predicate(name: &str) -> Option<LegacyRow> {
    let listed = [DRUGMECHDB, REMOVED, UNRELEASED, DISMECH].into_iter().flatten().find(|(old, _)| *old == name);
    listed.map(|(_, row)| *row).or_else(|| aspect_predicate(name))
}

/// The predicate to use instead of one that has no safe translation, for a message.
pub(super) fn hinted_predicate(name: &str) -> Option<&'static str> {
    UNTRANSLATED.iter().find(|(old, _)| *old == name).and_then(|(_, hint)| *hint)
}

/// The removed predicates that follow a rule, such as `affects_folding_of` and `folding_decreased_by`.
fn aspect_predicate(name: &str) -> Option<LegacyRow> {
    let (predicate, verb, word) = if let Some(rest) = name.strip_suffix("_by") {
        let (word, verb) = rest.rsplit_once('_')?;
        ("affected_by", verb, word)
    } else {
        // One of them had no `of`: `affects_molecular_interaction`.
        let (verb, word) = name.strip_suffix("_of").unwrap_or(name).split_once('_')?;
        ("affects", verb, word)
    };
    let direction = match (predicate, verb) {
        ("affects", "affects") | ("affected_by", "affected") => None,
        ("affects", "increases") | ("affected_by", "increased") => Some("increased"),
        ("affects", "decreases") | ("affected_by", "decreased") => Some("decreased"),
        _ => return None,
    };
    let aspect = ASPECTS.iter().copied().find(|aspect| *aspect == word)?;
    Some(LegacyRow { predicate, aspect: Some(aspect), direction })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ASPECTS, DISMECH, DRUGMECHDB, REMOVED, SAME, UNRELEASED, UNTRANSLATED, older_predicate};
    use crate::schema::tables::older_names::PREDICATES;
    use crate::schema::{predicate, qualifier_slot};

    fn regular() -> impl Iterator<Item = String> {
        ASPECTS.iter().flat_map(|aspect| {
            ["affects", "increases", "decreases"]
                .map(|verb| format!("{verb}_{aspect}_of"))
                .into_iter()
                .chain(["affected", "increased", "decreased"].map(|verb| format!("{aspect}_{verb}_by")))
        })
    }

    #[test]
    fn each_of_drugmechdbs_67_predicates_has_exactly_one_row() {
        assert_eq!(SAME.len() + DRUGMECHDB.len(), 67);
        let listed = [DRUGMECHDB, REMOVED, UNRELEASED, DISMECH].into_iter().flatten().map(|(name, _)| *name);
        let listed: Vec<&str> = listed.chain(SAME.iter().copied()).chain(UNTRANSLATED.iter().map(|it| it.0)).collect();
        let names: BTreeSet<_> = listed.iter().collect();
        assert_eq!(names.len(), listed.len());
    }

    #[test]
    fn every_predicate_that_a_release_had_is_translated_or_listed_as_untranslated() {
        for (name, release) in PREDICATES {
            let untranslated = UNTRANSLATED.iter().any(|(old, _)| *old == name);
            assert!(predicate(name).is_none(), "{name} is still in Biolink");
            assert_eq!(older_predicate(name).is_none(), untranslated, "{name}, last in {release}");
        }
        let released = |name: &str| PREDICATES.binary_search_by_key(&name, |(old, _)| old).is_ok();
        assert!(REMOVED.iter().all(|(name, _)| released(name)));
        assert!(DRUGMECHDB.iter().all(|(name, _)| released(name)));
        assert!(!UNRELEASED.iter().any(|(name, _)| released(name)));
    }

    #[test]
    fn a_listed_aspect_says_what_the_rule_says() {
        for (name, row) in [DRUGMECHDB, REMOVED, UNRELEASED].into_iter().flatten() {
            let regular = super::aspect_predicate(name);
            assert!(regular.is_none_or(|regular| regular == *row), "{name}");
        }
    }

    #[test]
    fn every_target_and_qualifier_is_in_biolink() {
        let listed = [DRUGMECHDB, REMOVED, UNRELEASED, DISMECH].into_iter().flatten().map(|(_, row)| *row);
        let regular: Vec<_> = regular().filter_map(|name| older_predicate(&name)).collect();
        assert_eq!(regular.len(), ASPECTS.len() * 6);
        for row in listed.chain(regular) {
            assert!(predicate(row.predicate()).is_some(), "{row:?}");
            for (slot, value) in &row.qualifiers() {
                assert!(qualifier_slot(slot).is_some_and(|slot| slot.permits(value)), "{row:?}");
                let qualified = slot == "qualified_predicate";
                assert!(!qualified || predicate(value).is_some(), "{row:?}");
            }
        }
        for hint in UNTRANSLATED.iter().filter_map(|(_, hint)| *hint) {
            assert!(predicate(hint).is_some_and(|row| !row.is_deprecated()), "{hint}");
        }
        assert!(SAME.iter().all(|name| predicate(name).is_some()));
    }
}
