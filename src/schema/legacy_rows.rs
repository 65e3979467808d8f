//! The table of older predicates: what each is in the words of Biolink 4.4.6.

use super::predicates::predicate;
use crate::model::{Qualifiers, Traversal};

/// The Biolink 4.4.6 form of an older predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegacyRow {
    pub(super) predicate: &'static str,
    pub(super) aspect: Option<&'static str>,
    pub(super) direction: Option<&'static str>,
}

impl LegacyRow {
    /// A predicate that says nothing more than its name.
    pub(super) const fn of(predicate: &'static str) -> Self {
        Self { predicate, aspect: None, direction: None }
    }

    /// The same with another predicate: its canonical one, which has the side acted on where it reads to.
    pub(super) const fn with_predicate(self, predicate: &'static str) -> Self {
        Self { predicate, ..self }
    }

    /// Whether the name says more than its predicate.
    pub(super) const fn is_qualified(&self) -> bool {
        self.aspect.is_some() || self.direction.is_some()
    }

    /// The predicate's name in Biolink 4.4.6, without `biolink:`.
    #[must_use]
    pub const fn predicate(&self) -> &'static str {
        self.predicate
    }

    /// The qualifiers that the old name holds: aspect and direction of the side acted on.
    ///
    /// An aspect with a direction brings the `qualified_predicate` that Biolink's modelling of `affects` asks
    /// for, as Biolink's own `predicate_mapping.yaml` has it.
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

pub(super) type Line = (&'static str, LegacyRow);

const fn renamed(old: &'static str, new: &'static str) -> Line {
    (old, LegacyRow::of(new))
}

/// An aspect without a direction.
const fn affected(old: &'static str, predicate: &'static str, aspect: &'static str) -> Line {
    (old, LegacyRow { predicate, aspect: Some(aspect), direction: None })
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

/// The causal graphs of `dismech`, with the predicates that its export of whole entries writes (`build_causal_graph` of
/// `src/dismech/graph.py` at 031ab4f, `src/dismech/export/maximal_kgx_export.py` at 375e612 of monarch-initiative/dismech):
/// each runs from cause to effect. What a treatment does to the mechanism that it `targets` is not in that export.
pub(super) const DISMECH: &[Line] = &[
    renamed("dismech:causes", "causes"),
    renamed("dismech:contributes_to", "contributes_to"),
    renamed("dismech:leads_to", "causes"),
    renamed("dismech:targets", "affects"),
    renamed("dismech:treats", "treats"),
    renamed("dismech:triggers", "causes"),
    renamed("dismech:variant_of", "is_sequence_variant_of"),
];

/// Of DrugMechDB's 67 predicates, those that Biolink still has.
pub(super) const SAME: &[&str] = &[
    "actively_involved_in",
    "affected_by",
    "capable_of",
    "caused_by",
    "causes",
    "chemically_similar_to",
    "coexists_with",
    "contributes_to",
    "correlated_with",
    "derives_from",
    "derives_into",
    "disrupted_by",
    "disrupts",
    "enables",
    "expressed_in",
    "expresses",
    "has_active_ingredient",
    "has_metabolite",
    "has_output",
    "has_part",
    "has_participant",
    "has_phenotype",
    "in_complex_with",
    "in_taxon",
    "interacts_with",
    "is_metabolite_of",
    "located_in",
    "location_of",
    "manifestation_of",
    "negatively_correlated_with",
    "occurs_in",
    "part_of",
    "participates_in",
    "phenotype_of",
    "physically_interacts_with",
    "positively_correlated_with",
    "precedes",
    "produced_by",
    "produces",
    "regulates",
    "similar_to",
    "subclass_of",
    "superclass_of",
    "treats",
];

/// The others of DrugMechDB's predicates.
pub(super) const DRUGMECHDB: &[Line] = &[
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
];

/// An entity or process that regulates another: `predicate_mapping.yaml` names the aspect as well.
const fn upregulates(old: &'static str, new: &'static str) -> Line {
    directed(old, new, Some("activity_or_abundance"), "upregulated")
}

const fn downregulates(old: &'static str, new: &'static str) -> Line {
    directed(old, new, Some("activity_or_abundance"), "downregulated")
}

/// Predicates that Biolink has removed since version 1.2, beyond those above and the regular ones below.
pub(super) const REMOVED: &[Line] = &[
    renamed("entity_regulates_entity", "regulates"),
    renamed("entity_regulated_by_entity", "regulated_by"),
    upregulates("entity_positively_regulates_entity", "regulates"),
    upregulates("entity_positively_regulated_by_entity", "regulated_by"),
    downregulates("entity_negatively_regulates_entity", "regulates"),
    downregulates("entity_negatively_regulated_by_entity", "regulated_by"),
    renamed("process_regulates_process", "regulates"),
    renamed("process_regulated_by_process", "regulated_by"),
    upregulates("process_positively_regulates_process", "regulates"),
    upregulates("process_positively_regulated_by_process", "regulated_by"),
    downregulates("process_negatively_regulates_process", "regulates"),
    downregulates("process_negatively_regulated_by_process", "regulated_by"),
    // The same before version 1.6: "regulates, entity to entity".
    renamed("regulates_entity_to_entity", "regulates"),
    renamed("regulated_by_entity_to_entity", "regulated_by"),
    upregulates("positively_regulates_entity_to_entity", "regulates"),
    upregulates("positively_regulated_by_entity_to_entity", "regulated_by"),
    downregulates("negatively_regulates_entity_to_entity", "regulates"),
    downregulates("negatively_regulated_by_entity_to_entity", "regulated_by"),
    renamed("regulates_process_to_process", "regulates"),
    renamed("regulated_by_process_to_process", "regulated_by"),
    upregulates("positively_regulates_process_to_process", "regulates"),
    upregulates("positively_regulated_by_process_to_process", "regulated_by"),
    downregulates("negatively_regulates_process_to_process", "regulates"),
    downregulates("negatively_regulated_by_process_to_process", "regulated_by"),
    // Renamed with the sensitivity predicates of version 4.3.3, whose mappings they share.
    renamed("affects_response_to", "affects_sensitivity_to"),
    renamed("response_affected_by", "sensitivity_affected_by"),
    renamed("response_increased_by", "sensitivity_increased_by"),
    renamed("response_decreased_by", "sensitivity_decreased_by"),
    renamed("risk_affected_by", "likelihood_affected_by"),
    renamed("is_ameliorated_by", "condition_ameliorated_by"),
    renamed("is_exacerbated_by", "condition_exacerbated_by"),
    renamed("has_predisposing_factor", "condition_predisposed_by"),
    renamed("prevented_by", "has_preventative_intervention"),
    renamed("condition_prevented_by", "has_preventative_intervention"),
    // Was below `treats` and defined as "approved for treatment to some level of clinical trial": what is above
    // it is kept, and no approval follows.
    renamed("approved_to_treat", "treats"),
    renamed("approved_for_treatment_by", "treated_by"),
    renamed("causes_adverse_event", "has_adverse_event"),
    renamed("adverse_event_caused_by", "adverse_event_of"),
    renamed("chemically_interacts_with", "physically_interacts_with"),
    renamed("has_real_world_evidence_of_association_with", "associated_with"),
    renamed("associated_with_real_world_evidence", "associated_with"),
    renamed("assesses", "was_tested_for_effect_on"),
    renamed("is_assessed_by", "was_tested_for_effect_of"),
    renamed("co-occurs_in_literature_with", "occurs_together_in_literature_with"),
    // The inverse of `capable_of` in version 2.2.
    renamed("capability_of", "can_be_carried_out_by"),
    // Misspelt or misnamed in single releases, where their inverses say what they mean.
    renamed("indirectly_phsyically_interacts_with", "indirectly_physically_interacts_with"),
    affected("sythesis_affected_by", "affected_by", "synthesis"),
    affected("activity_affects", "affects", "activity"),
];

/// Written as Biolink's, though no release has them: relations of `SemMedDB`, and the passives of
/// `DrugMechDB`'s.
pub(super) const UNRELEASED: &[Line] = &[
    upregulated("positively_regulated_by", "regulated_by"),
    downregulated("negatively_regulated_by", "regulated_by"),
    increased("stimulates", "activity_or_abundance"),
    increased("augments", "activity_or_abundance"),
    decreased("inhibits", "activity_or_abundance"),
];

/// Names without a safe translation, with what to use instead.
pub(super) const UNTRANSLATED: &[(&str, Option<&str>)] = &[
    // From a variant to the tissue of an expression that another gene has.
    ("affects_expression_in", Some("affects")),
    // Each was declared the inverse of what its name says.
    ("has_capability", Some("capable_of")),
    ("is_catalyst_of", Some("catalyzes")),
    // About a statement.
    ("has_supporting_study_result", None),
    // No release has them: names of drafts and of pipelines.
    ("beneficial_in_models_of", Some("beneficial_in_models_for")),
    ("in_clinical_trials_for_treatment_of", Some("in_clinical_trials_for")),
];

/// The aspects that had predicates of their own.
pub(super) const ASPECTS: &[&str] = &[
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
