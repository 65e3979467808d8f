//! What an entity is, as coarsely as shape and colour can tell.

use serde::Serialize;

use crate::model::{Category, words};
use crate::schema;

words! {
    /// What an entity is, by the Biolink category above its own: what shape and colour tell.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
    #[non_exhaustive]
    pub enum Kind {
        /// Chemical entities: small molecules, drugs, molecular mixtures.
        Drug = "drug",
        /// Genes, proteins, complexes and families of them.
        Gene = "gene",
        /// Processes, pathways and molecular activities.
        Process = "process",
        /// Cells, their components, tissues, organs and organisms.
        Anatomy = "anatomy",
        /// Diseases and phenotypic features.
        Disease = "disease",
        /// Treatments and procedures.
        Treatment = "treatment",
        /// Everything else, and what has no category.
        Other = "other",
    }

    const MEMBERS;

    /// The name in data, such as `drug`, and the class in SVG and Mermaid.
    pub(crate) fn as_str;
}

/// The categories at and below which an entity is of a kind, the first that fits.
const KINDS: [(&str, Kind); 10] = [
    ("GeneOrGeneProduct", Kind::Gene),
    ("GeneFamily", Kind::Gene),
    ("MacromolecularComplex", Kind::Gene),
    ("Treatment", Kind::Treatment),
    ("Procedure", Kind::Treatment),
    ("DiseaseOrPhenotypicFeature", Kind::Disease),
    ("BiologicalProcessOrActivity", Kind::Process),
    ("AnatomicalEntity", Kind::Anatomy),
    ("OrganismalEntity", Kind::Anatomy),
    ("ChemicalEntityOrGeneOrGeneProduct", Kind::Drug),
];

impl Kind {
    /// Every kind, in the order of a legend.
    pub const ALL: [Self; 7] = Self::MEMBERS;

    /// The kind of a category.
    ///
    /// ```
    /// use mechgraph::render::Kind;
    /// assert_eq!(Kind::of("biolink:SmallMolecule"), Kind::Drug);
    /// assert_eq!(Kind::of("biolink:Protein"), Kind::Gene);
    /// assert_eq!(Kind::of("biolink:PhenotypicFeature"), Kind::Disease);
    /// assert_eq!(Kind::of("local:Thing"), Kind::Other);
    /// ```
    #[must_use]
    pub fn of(category: &str) -> Self {
        let fits = |(ancestor, _): &&(&str, Self)| schema::category_is_a(category, &format!("biolink:{ancestor}"));
        KINDS.iter().find(fits).map_or(Self::Other, |(_, kind)| *kind)
    }

    /// The kind of an entity: that of the first of its categories that has one, as a source may name a category of its own
    /// before one of Biolink's.
    pub(crate) fn of_categories(categories: &[Category]) -> Self {
        let mut kinds = categories.iter().map(|category| Self::of(category.as_str()));
        kinds.find(|kind| *kind != Self::Other).unwrap_or(Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_is_of_the_kind_of_its_first_category_that_has_one() {
        let check = |categories: &[&str], expected| {
            let categories: Vec<Category> = categories.iter().map(|category| category.parse().unwrap()).collect();
            assert_eq!(Kind::of_categories(&categories), expected, "{categories:?}");
        };
        check(&[], Kind::Other);
        check(&["local:Thing"], Kind::Other);
        check(&["biolink:NamedThing", "biolink:Gene"], Kind::Gene);
        check(&["local:Target", "biolink:Protein", "biolink:Disease"], Kind::Gene);
    }
}
