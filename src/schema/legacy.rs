//! Predicates of older vocabularies in the words of Biolink 4.4.4.
//!
//! Biolink once had a predicate for each direction of each aspect (`decreases_activity_of`); since version 3
//! it writes `affects` with qualifiers, and several other predicates have new names. DrugMechDB's curators
//! still use the old ones. The table follows what the names mean.

use super::predicates::predicate;
use crate::model::{Qualifiers, Traversal};

/// How Biolink 4.4.4 writes an older predicate; `None` where none is known of that name.
///
/// Names may have `biolink:` or not, and spaces or underscores between their words. All 67 predicates of
/// DrugMechDB have a row, those that Biolink still has being their own.
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
    let name = name.strip_prefix("biolink:").unwrap_or(name).trim().replace(' ', "_");
    let listed = [DRUGMECHDB, REMOVED].into_iter().flatten().find(|(old, _)| *old == name);
    listed.map(|(_, row)| *row).or_else(|| aspect_predicate(&name))
}

/// The Biolink 4.4.4 form of an older predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegacyRow {
    predicate: &'static str,
    aspect: Option<&'static str>,
    direction: Option<&'static str>,
}

impl LegacyRow {
    /// The predicate's name in Biolink 4.4.4, without `biolink:`.
    #[must_use]
    pub const fn predicate(&self) -> &'static str {
        self.predicate
    }

    /// The qualifiers that the old name holds: aspect and direction of the side acted on.
    ///
    /// An aspect with a direction brings the `qualified_predicate` that Biolink's modelling of `affects` asks
    /// for. Both, and `upregulated` for `regulates`, follow Biolink's own `predicate_mapping.yaml`.
    #[must_use]
    pub fn qualifiers(&self) -> Qualifiers {
        let inverse = predicate(self.predicate).is_some_and(|row| row.traversal() == Traversal::Backward);
        let (side, qualified) = if inverse { ("subject", "caused_by") } else { ("object", "causes") };
        let mut qualifiers = Qualifiers::new();
        if let Some(aspect) = self.aspect {
            qualifiers.insert(format!("{side}_aspect_qualifier"), aspect);
        }
        if let Some(direction) = self.direction {
            qualifiers.insert(format!("{side}_direction_qualifier"), direction);
        }
        if self.aspect.is_some() && self.direction.is_some() {
            qualifiers.insert("qualified_predicate", format!("biolink:{qualified}"));
        }
        qualifiers
    }
}

type Line = (&'static str, LegacyRow);

const fn same(name: &'static str) -> Line {
    renamed(name, name)
}

const fn renamed(old: &'static str, new: &'static str) -> Line {
    (old, LegacyRow { predicate: new, aspect: None, direction: None })
}

const fn upregulated(old: &'static str, new: &'static str) -> Line {
    directed(old, new, None, "upregulated")
}

const fn downregulated(old: &'static str, new: &'static str) -> Line {
    directed(old, new, None, "downregulated")
}

const fn increased(old: &'static str, aspect: &'static str) -> Line {
    directed(old, "affects", Some(aspect), "increased")
}

const fn decreased(old: &'static str, aspect: &'static str) -> Line {
    directed(old, "affects", Some(aspect), "decreased")
}

const fn directed(
    old: &'static str,
    predicate: &'static str,
    aspect: Option<&'static str>,
    direction: &'static str,
) -> Line {
    (old, LegacyRow { predicate, aspect, direction: Some(direction) })
}

/// The 67 predicates of DrugMechDB.
const DRUGMECHDB: &[Line] = &[
    // A direction of an aspect.
    increased("increases_abundance_of", "abundance"),
    decreased("decreases_abundance_of", "abundance"),
    increased("increases_activity_of", "activity"),
    decreased("decreases_activity_of", "activity"),
    increased("increases_degradation_of", "degradation"),
    increased("increases_expression_of", "expression"),
    decreased("decreases_expression_of", "expression"),
    increased("increases_stability_of", "stability"),
    decreased("decreases_synthesis_of", "synthesis"),
    increased("increases_transport_of", "transport"),
    decreased("decreases_uptake_of", "uptake"),
    upregulated("positively_regulates", "regulates"),
    downregulated("negatively_regulates", "regulates"),
    // The response to something is the strength of its action, which Biolink now calls sensitivity.
    renamed("increases_response_to", "increases_sensitivity_to"),
    renamed("decreases_response_to", "decreases_sensitivity_to"),
    // New names.
    renamed("affects_risk_for", "affects_likelihood_of"),
    renamed("ameliorates", "ameliorates_condition"),
    renamed("contraindicated_for", "contraindicated_in"),
    renamed("directly_interacts_with", "directly_physically_interacts_with"),
    renamed("exacerbates", "exacerbates_condition"),
    renamed("molecularly_interacts_with", "physically_interacts_with"),
    renamed("predisposes", "predisposes_to_condition"),
    renamed("prevents", "preventative_for_condition"),
    // Still in Biolink.
    same("actively_involved_in"),
    same("affected_by"),
    same("capable_of"),
    same("caused_by"),
    same("causes"),
    same("chemically_similar_to"),
    same("coexists_with"),
    same("contributes_to"),
    same("correlated_with"),
    same("derives_from"),
    same("derives_into"),
    same("disrupted_by"),
    same("disrupts"),
    same("enables"),
    same("expressed_in"),
    same("expresses"),
    same("has_active_ingredient"),
    same("has_metabolite"),
    same("has_output"),
    same("has_part"),
    same("has_participant"),
    same("has_phenotype"),
    same("in_complex_with"),
    same("in_taxon"),
    same("interacts_with"),
    same("is_metabolite_of"),
    same("located_in"),
    same("location_of"),
    same("manifestation_of"),
    same("negatively_correlated_with"),
    same("occurs_in"),
    same("part_of"),
    same("participates_in"),
    same("phenotype_of"),
    same("physically_interacts_with"),
    same("positively_correlated_with"),
    same("precedes"),
    same("produced_by"),
    same("produces"),
    same("regulates"),
    same("similar_to"),
    same("subclass_of"),
    same("superclass_of"),
    same("treats"),
];

/// Predicates that Biolink has removed since version 2, beyond those above and the regular ones below.
const REMOVED: &[Line] = &[
    upregulated("positively_regulated_by", "regulated_by"),
    downregulated("negatively_regulated_by", "regulated_by"),
    renamed("entity_regulates_entity", "regulates"),
    renamed("entity_regulated_by_entity", "regulated_by"),
    upregulated("entity_positively_regulates_entity", "regulates"),
    upregulated("entity_positively_regulated_by_entity", "regulated_by"),
    downregulated("entity_negatively_regulates_entity", "regulates"),
    downregulated("entity_negatively_regulated_by_entity", "regulated_by"),
    renamed("process_regulates_process", "regulates"),
    renamed("process_regulated_by_process", "regulated_by"),
    upregulated("process_positively_regulates_process", "regulates"),
    upregulated("process_positively_regulated_by_process", "regulated_by"),
    downregulated("process_negatively_regulates_process", "regulates"),
    downregulated("process_negatively_regulated_by_process", "regulated_by"),
    // Taken over from SemMedDB.
    increased("stimulates", "activity_or_abundance"),
    increased("augments", "activity_or_abundance"),
    decreased("inhibits", "activity_or_abundance"),
    renamed("affects_response_to", "affects_sensitivity_to"),
    renamed("response_affected_by", "sensitivity_affected_by"),
    renamed("response_increased_by", "sensitivity_increased_by"),
    renamed("response_decreased_by", "sensitivity_decreased_by"),
    renamed("risk_affected_by", "likelihood_affected_by"),
    renamed("is_ameliorated_by", "condition_ameliorated_by"),
    renamed("is_exacerbated_by", "condition_exacerbated_by"),
    renamed("has_predisposing_factor", "condition_predisposed_by"),
    renamed("prevented_by", "has_preventative_intervention"),
    renamed("approved_to_treat", "treats"),
    renamed("approved_for_treatment_by", "treated_by"),
    renamed("causes_adverse_event", "has_adverse_event"),
    renamed("adverse_event_caused_by", "adverse_event_of"),
    renamed("chemically_interacts_with", "physically_interacts_with"),
    renamed("has_real_world_evidence_of_association_with", "associated_with"),
];

/// The aspects that had predicates of their own.
const ASPECTS: &[&str] = &[
    "abundance",
    "activity",
    "degradation",
    "expression",
    "folding",
    "localization",
    "metabolic_processing",
    "molecular_interaction",
    "molecular_modification",
    "mutation_rate",
    "secretion",
    "splicing",
    "stability",
    "synthesis",
    "transport",
    "uptake",
];

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

    use super::{ASPECTS, DRUGMECHDB, LegacyRow, REMOVED, legacy_predicate};
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
        assert_eq!(DRUGMECHDB.len(), 67);
        let names: BTreeSet<_> = DRUGMECHDB.iter().chain(REMOVED).map(|(name, _)| name).collect();
        assert_eq!(names.len(), DRUGMECHDB.len() + REMOVED.len());
    }

    #[test]
    fn a_listed_aspect_says_what_the_rule_says() {
        for (name, row) in DRUGMECHDB.iter().chain(REMOVED) {
            let regular = super::aspect_predicate(name);
            assert!(regular.is_none_or(|regular| regular == *row), "{name}");
        }
    }

    #[test]
    fn removed_predicates_are_no_longer_in_biolink() {
        for name in REMOVED.iter().map(|(name, _)| (*name).to_owned()).chain(regular()) {
            assert!(predicate(&name).is_none(), "{name}");
        }
    }

    #[test]
    fn every_target_and_qualifier_is_in_biolink() {
        let listed = DRUGMECHDB.iter().chain(REMOVED).map(|(_, row)| *row);
        let regular = regular().filter_map(|name| legacy_predicate(&name)).collect::<Vec<LegacyRow>>();
        assert_eq!(regular.len(), ASPECTS.len() * 6);
        for row in listed.chain(regular) {
            assert!(predicate(row.predicate()).is_some(), "{row:?}");
            for (slot, value) in &row.qualifiers() {
                assert!(qualifier_slot(slot).is_some_and(|slot| slot.permits(value)), "{row:?}");
                let qualified = slot == "qualified_predicate";
                assert!(!qualified || predicate(value).is_some(), "{row:?}");
            }
        }
    }
}
