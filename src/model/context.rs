//! Where a statement holds: in which disease, tissue, cell, species, pathway or population.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::choice::words;

words! {
    /// A dimension of context, in which the statements of a mechanism must agree.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum Dimension {
        /// The disease in which the statement holds (Biolink `disease_context_qualifier`).
        Disease = "disease",
        /// The organ, tissue or part (Biolink `anatomical_context_qualifier`).
        AnatomicalEntity = "anatomical_entity",
        /// The cell type.
        Cell = "cell",
        /// The taxon (Biolink `species_context_qualifier`).
        Species = "species",
        /// The pathway, which distinguishes signals that share a hub.
        Pathway = "pathway",
        /// The population (Biolink `population_context_qualifier`).
        Population = "population",
    }

    /// Every dimension, in order.
    pub const ALL;

    /// The key in data, such as `anatomical_entity`.
    pub fn as_str;

    impl Display;
    impl FromStr for "context dimension";
}

/// The context of a statement: in each dimension, the values in which it holds.
///
/// Several values in one dimension are alternatives. A dimension without a value is compatible with
/// every value. A value is the CURIE of an entity, whose `subclass_of` hierarchy then counts, or a
/// plain word that is compatible with itself alone. Data write one value as a text, several as a list.
///
/// ```
/// use mechgraph::model::{Context, Dimension};
/// let context = Context::new().with(Dimension::Disease, "MONDO:0015909");
/// assert_eq!(context.values(Dimension::Disease), ["MONDO:0015909"]);
/// assert!(context.values(Dimension::Cell).is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Dimension, OneOrMany>", into = "BTreeMap<Dimension, OneOrMany>")]
pub struct Context(BTreeMap<Dimension, Vec<String>>);

impl Context {
    /// A context without a value: it holds everywhere.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a value to a dimension, as an alternative to those that it has.
    #[must_use]
    pub fn with(mut self, dimension: Dimension, value: impl Into<String>) -> Self {
        self.insert(dimension, value);
        self
    }

    /// Adds a value in place; a value that is there already is not added again.
    pub fn insert(&mut self, dimension: Dimension, value: impl Into<String>) {
        let (values, value) = (self.0.entry(dimension).or_default(), value.into());
        if let Err(place) = values.binary_search(&value) {
            values.insert(place, value);
        }
    }

    /// The values of a dimension, sorted; empty if it is open.
    #[must_use]
    pub fn values(&self, dimension: Dimension) -> &[String] {
        self.0.get(&dimension).map_or(&[], Vec::as_slice)
    }

    /// Whether every dimension is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Dimensions with their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Dimension, &[String])> {
        self.0.iter().map(|(dimension, values)| (*dimension, values.as_slice()))
    }
}

impl<V: Into<String>> FromIterator<(Dimension, V)> for Context {
    fn from_iter<I: IntoIterator<Item = (Dimension, V)>>(pairs: I) -> Self {
        let mut context = Self::new();
        for (dimension, value) in pairs {
            context.insert(dimension, value);
        }
        context
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "a text or a list of texts is expected")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<BTreeMap<Dimension, OneOrMany>> for Context {
    fn from(map: BTreeMap<Dimension, OneOrMany>) -> Self {
        map.into_iter()
            .flat_map(|(dimension, values)| {
                let values = match values {
                    OneOrMany::One(value) => vec![value],
                    OneOrMany::Many(values) => values,
                };
                values.into_iter().map(move |value| (dimension, value))
            })
            .collect()
    }
}

impl From<Context> for BTreeMap<Dimension, OneOrMany> {
    fn from(context: Context) -> Self {
        let one_or_many = |mut values: Vec<String>| match values.len() {
            1 => OneOrMany::One(values.remove(0)),
            _ => OneOrMany::Many(values),
        };
        context.0.into_iter().map(|(dimension, values)| (dimension, one_or_many(values))).collect()
    }
}
