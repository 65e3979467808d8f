//! The category that an unknown name means or misspells.

use std::sync::LazyLock;

use super::categories::{CategoryRow, categories};
use super::names;
use super::nearest::{Vocabulary, nearest};
use super::older_categories::hinted_category;
use super::reading::{read_category, wanted};
use super::tables::older_names;

/// The known category that an unknown name means or misspells, for a message.
///
/// Names of older releases come first, then the model's aliases, then spelling, as for
/// [`near_predicate`](super::near_predicate). Deprecated categories and mixins are never offered.
#[must_use]
pub fn near_category(name: &str) -> Option<&'static str> {
    if let Some(reading) = read_category(name) {
        return wanted(reading.category());
    }
    if let Some(hint) = hinted_category(name) {
        return wanted(hint);
    }
    let letters = names::letters(name);
    let aliased = categories().iter().find(|row| row.aliases().iter().any(|alias| names::letters(alias) == letters));
    if let Some(row) = aliased {
        return wanted(row.name());
    }
    let known = categories().iter().filter(|row| row.is_wanted()).map(CategoryRow::name);
    nearest(names::bare(name), known, &VOCABULARY)
}

/// All words of categories, of this release and of older ones.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let names = categories().iter().flat_map(|row| row.aliases().iter().copied().chain([row.name()]));
    Vocabulary::new(names.chain(older_names::CATEGORIES.iter().map(|(name, _)| *name)))
});
