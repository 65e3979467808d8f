//! Groups of categories, which the cost of a step distinguishes.

use std::slice;

use serde::{Deserialize, Serialize};

use crate::model::{Category, words};

use super::categories::are_in;

words! {
    /// What sort of thing an entity is, as far as costs ask: by the first of its categories that is in a group.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum EntityGroup {
        /// `ChemicalEntity` and below, drugs among them.
        Chemical = "chemical",
        /// Genes, their products, families and complexes of them.
        Protein = "protein",
        /// `BiologicalProcessOrActivity` and below, pathways among them.
        Process = "process",
        /// `PhenotypicFeature` and below.
        Phenotype = "phenotype",
        /// `Disease` and below.
        Disease = "disease",
        /// `AnatomicalEntity` and below, cells and their parts among them.
        Anatomy = "anatomy",
        /// Taxa, organisms and populations of them.
        Organism = "organism",
        /// None of these, or no category.
        Other = "other",
    }

    const MEMBERS;

    fn word;

    impl Display;
}

impl EntityGroup {
    /// Every group.
    pub const ALL: [Self; 8] = Self::MEMBERS;

    /// The word in data, such as `chemical`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.word()
    }

    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// The categories of each group; the first that fits counts.
    const CATEGORIES: [(Self, &'static [&'static str]); 7] = [
        (Self::Disease, &["Disease"]),
        (Self::Phenotype, &["PhenotypicFeature"]),
        (Self::Chemical, &["ChemicalEntity", "ChemicalOrDrugOrTreatment"]),
        (
            Self::Protein,
            &["Gene", "GeneOrGeneProduct", "Polypeptide", "GeneFamily", "MacromolecularComplex", "GeneGroupingMixin"],
        ),
        (Self::Process, &["BiologicalProcessOrActivity"]),
        (Self::Anatomy, &["AnatomicalEntity"]),
        (Self::Organism, &["OrganismTaxon", "OrganismalEntity"]),
    ];

    /// The group of an entity of these categories, the most specific first.
    #[must_use]
    pub fn of(categories: &[Category]) -> Self {
        let group = |own: &Category| {
            let fits = |(_, rules): &(Self, &[&str])| are_in(slice::from_ref(own), rules);
            Self::CATEGORIES.into_iter().find(fits).map(|(group, _)| group)
        };
        categories.iter().find_map(group).unwrap_or(Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(categories: &str, expected: EntityGroup) {
        let categories: Vec<Category> = categories.split_whitespace().map(|name| name.parse().unwrap()).collect();
        assert_eq!(EntityGroup::of(&categories), expected, "{categories:?}");
    }

    #[test]
    fn the_first_category_that_is_in_a_group_decides() {
        check("Drug", EntityGroup::Chemical);
        check("SmallMolecule ChemicalEntity", EntityGroup::Chemical);
        check("Protein", EntityGroup::Protein);
        check("GeneFamily", EntityGroup::Protein);
        check("MacromolecularComplex", EntityGroup::Protein);
        check("Pathway", EntityGroup::Process);
        check("Cell", EntityGroup::Anatomy);
        check("CellularComponent", EntityGroup::Anatomy);
        check("OrganismTaxon", EntityGroup::Organism);
        check("Disease PhenotypicFeature", EntityGroup::Disease);
        check("", EntityGroup::Other);
        check("Publication", EntityGroup::Other);
    }
}
