//! Categories of older releases in the words of Biolink 4.4.6.
//!
//! A category that was renamed has its new name; one that was removed is read as the nearest class above it, in
//! its last release, that still is one: a vitamin is a chemical entity. Where only `NamedThing` is left, or the
//! class means something else today, a name has a hint at most. A test holds the table against the list of all
//! names that a release had.

use super::names;

/// The category in Biolink 4.4.6 of a name that it no longer has.
pub(super) fn older_category(name: &str) -> Option<&'static str> {
    let name = names::letters(name);
    RENAMED.iter().find(|(old, _)| old.eq_ignore_ascii_case(&name)).map(|(_, new)| *new)
}

/// The category to use instead of one that has no safe translation, for a message.
pub(super) fn hinted_category(name: &str) -> Option<&'static str> {
    let name = names::letters(name);
    UNTRANSLATED.iter().find(|(old, _)| old.eq_ignore_ascii_case(&name)).and_then(|(_, hint)| *hint)
}

const RENAMED: &[(&str, &str)] = &[
    // New names; definitions or mappings are the same.
    ("Biosample", "MaterialSample"),
    ("ChemicalOrDrugOrTreatement", "ChemicalOrDrugOrTreatment"),
    ("ChemicalSubstance", "ChemicalEntity"),
    ("DataSet", "Dataset"),
    ("DataSetSummary", "DatasetSummary"),
    ("DataSetVersion", "DatasetVersion"),
    ("DistributionLevel", "DatasetDistribution"),
    ("GeneGrouping", "GeneGroupingMixin"),
    ("GeneProduct", "GeneProductMixin"),
    ("GeneProductIsoform", "GeneProductIsoformMixin"),
    ("Inheritance", "GeneticInheritance"),
    ("MacromolecularMachine", "MacromolecularMachineMixin"),
    ("Provider", "Agent"),
    // What was above them.
    ("Carbohydrate", "ChemicalEntity"),
    ("DataFile", "InformationContentEntity"),
    ("Death", "BiologicalProcess"),
    ("FoodComponent", "ChemicalEntity"),
    ("FrequencyValue", "Attribute"),
    ("InformationResource", "InformationContentEntity"),
    ("Macronutrient", "ChemicalEntity"),
    ("Metabolite", "ChemicalEntity"),
    ("Micronutrient", "ChemicalEntity"),
    ("Nutrient", "ChemicalEntity"),
    ("SourceFile", "InformationContentEntity"),
    ("TextMiningResult", "StudyResult"),
    ("Vitamin", "ChemicalEntity"),
];

const UNTRANSLATED: &[(&str, Option<&str>)] = &[
    ("AbstractEntity", None),
    ("AffinityMeasurement", None),
    ("Environment", Some("EnvironmentalFeature")),
    ("GeneOntologyClass", None),
    ("Mixture", Some("ChemicalMixture")),
    // Classes still, but of outcomes and values and no longer of things.
    ("BehavioralOutcome", Some("Behavior")),
    ("DiseaseOrPhenotypicFeatureOutcome", Some("DiseaseOrPhenotypicFeature")),
    ("EpidemiologicalOutcome", None),
    ("HospitalizationOutcome", Some("Hospitalization")),
    ("MortalityOutcome", None),
    ("Outcome", None),
    ("PathologicalAnatomicalOutcome", Some("PathologicalAnatomicalStructure")),
    ("PathologicalProcessOutcome", Some("PathologicalProcess")),
    ("RelationshipType", None),
    ("SocioeconomicOutcome", Some("Behavior")),
    ("TaxonomicRank", None),
];

#[cfg(test)]
mod tests {
    use super::{RENAMED, UNTRANSLATED};
    use crate::schema::category;
    use crate::schema::tables::older_names::CATEGORIES;

    /// Older names that differ from today's in case alone, which needs no row.
    fn is_respelled(name: &str) -> bool {
        crate::schema::categories().iter().any(|row| row.name().eq_ignore_ascii_case(name))
    }

    #[test]
    fn every_category_that_a_release_had_is_translated_or_listed_as_untranslated() {
        for (name, release) in CATEGORIES {
            let rows = RENAMED.iter().filter(|(old, _)| *old == name).count()
                + UNTRANSLATED.iter().filter(|(old, _)| *old == name).count();
            assert!(category(name).is_none(), "{name} is still in Biolink");
            assert!(rows == 1 || rows == 0 && is_respelled(name), "{name}, last in {release}");
        }
        for name in RENAMED.iter().map(|row| row.0).chain(UNTRANSLATED.iter().map(|row| row.0)) {
            assert!(CATEGORIES.binary_search_by_key(&name, |(old, _)| old).is_ok(), "{name}");
        }
    }

    #[test]
    fn every_target_is_in_biolink() {
        let hints = UNTRANSLATED.iter().filter_map(|(_, hint)| *hint);
        for name in RENAMED.iter().map(|row| row.1).chain(hints) {
            assert!(category(name).is_some_and(|row| !row.is_deprecated()), "{name}");
        }
    }
}
