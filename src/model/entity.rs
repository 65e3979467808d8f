//! Entities: the genes, proteins, drugs, diseases, processes and cells that statements are about.

use std::collections::BTreeMap;

use super::{Category, Curie, Properties};

use crate::text::options;

/// One thing that statements are about, apart from any graph.
///
/// With the feature `json` it is written as a node of KGX JSON, as the writers write it, and read as the readers read it.
/// An entity that a reader or a graph gave is read back equal; what JSON cannot hold, such as a number that is not finite,
/// is an error.
///
/// ```
/// use mechgraph::{Curie, Entity};
/// let entity = Entity::new("UniProtKB:P01579".parse::<Curie>()?)
///     .named("interferon gamma")
///     .in_category("Protein".parse()?)
///     .with_synonym("IFN-γ")
///     .with_label("zh", "干扰素-γ");
/// assert_eq!(entity.labels["zh"], ["干扰素-γ"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entity {
    /// The primary identifier.
    pub id: Curie,
    /// Biolink categories, the most specific first once the entity is in a graph.
    pub categories: Vec<Category>,
    /// The name, in English where there is one.
    pub name: Option<String>,
    /// Names in other languages, by BCP 47 language tag; the first of each is the one to show.
    pub labels: BTreeMap<String, Vec<String>>,
    /// Other names.
    pub synonyms: Vec<String>,
    /// Identifiers of the same thing elsewhere (Biolink `equivalent_identifiers`, `xref`, `same_as`).
    pub equivalent_ids: Vec<Curie>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// Which sources describe it, as infores CURIEs (KGX `provided_by`).
    pub provided_by: Vec<String>,
    /// What a source says beyond these slots.
    pub properties: Properties,
}

impl Entity {
    /// An entity of which nothing is known but its identifier.
    #[must_use]
    pub const fn new(id: Curie) -> Self {
        Self {
            id,
            categories: Vec::new(),
            name: None,
            labels: BTreeMap::new(),
            synonyms: Vec::new(),
            equivalent_ids: Vec::new(),
            description: None,
            provided_by: Vec::new(),
            properties: Properties::new(),
        }
    }

    options! { #[must_use] self:
        /// Sets the name.
        pub fn named(name: impl Into<String>) => self.name = Some(name.into());

        /// Sets the description: what it is, in a sentence.
        pub fn described(description: impl Into<String>) => self.description = Some(description.into());

        /// Adds a category.
        pub fn in_category(category: Category) => self.categories.push(category);

        /// Adds a synonym.
        pub fn with_synonym(synonym: impl Into<String>) => self.synonyms.push(synonym.into());

        /// Adds a name in another language.
        pub fn with_label(language: impl Into<String>, label: impl Into<String>) =>
            self.labels.entry(language.into()).or_default().push(label.into());

        /// Adds an identifier of the same thing elsewhere.
        pub fn with_equivalent_id(id: Curie) => self.equivalent_ids.push(id);
    }
}
