//! Biolink's qualifiers: the slots that refine what a statement says of its subject and object.

use std::collections::BTreeMap;
use std::collections::btree_map;

use serde::{Deserialize, Serialize};

/// The qualifiers of one statement, by Biolink slot, in the order of the slots' names.
///
/// Qualifiers belong to a statement's identity: "increased" and "decreased" are two statements.
///
/// ```
/// use mechgraph::model::Qualifiers;
/// let qualifiers = Qualifiers::new().with("object_direction_qualifier", "decreased");
/// assert_eq!(qualifiers.value("object_direction_qualifier"), Some("decreased"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Qualifiers(BTreeMap<String, String>);

impl Qualifiers {
    /// No qualifiers.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a qualifier; a second value of the same slot replaces the first.
    #[must_use]
    pub fn with(mut self, slot: impl Into<String>, value: impl Into<String>) -> Self {
        self.insert(slot, value);
        self
    }

    /// Adds a qualifier in place; a second value of the same slot replaces the first.
    pub fn insert(&mut self, slot: impl Into<String>, value: impl Into<String>) {
        self.0.insert(slot.into(), value.into());
    }

    /// Puts a value in the place of the slot's, in the memory of the one before.
    #[cfg(feature = "json")]
    pub(crate) fn refill(&mut self, slot: &str, value: &str) {
        match self.0.get_mut(slot) {
            Some(text) => {
                text.clear();
                text.push_str(value);
            }
            None => self.insert(slot, value),
        }
    }

    /// Leaves a slot out.
    #[cfg(feature = "json")]
    pub(crate) fn remove(&mut self, slot: &str) {
        self.0.remove(slot);
    }

    /// The value of `slot`.
    #[must_use]
    pub fn value(&self, slot: &str) -> Option<&str> {
        self.0.get(slot).map(String::as_str)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Slots and values, by slot.
    #[must_use]
    pub fn iter(&self) -> QualifierIter<'_> {
        QualifierIter(self.0.iter())
    }
}

impl<'a> IntoIterator for &'a Qualifiers {
    type Item = (&'a str, &'a str);
    type IntoIter = QualifierIter<'a>;

    fn into_iter(self) -> QualifierIter<'a> {
        self.iter()
    }
}

impl<S: Into<String>, V: Into<String>> FromIterator<(S, V)> for Qualifiers {
    fn from_iter<I: IntoIterator<Item = (S, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(slot, value)| (slot.into(), value.into())).collect())
    }
}

/// Iterator over the slots and values of [`Qualifiers`].
#[derive(Clone, Debug)]
pub struct QualifierIter<'a>(btree_map::Iter<'a, String, String>);

impl<'a> Iterator for QualifierIter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(slot, value)| (slot.as_str(), value.as_str()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for QualifierIter<'_> {}
