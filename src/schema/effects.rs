//! What a statement of each Biolink predicate does to a path, before its qualifiers speak.
//!
//! The table is written by hand, by what predicates mean: their definitions in the Biolink model, and the
//! rule that an inverse is the same statement read the other way. A [pair] therefore names a predicate and
//! its inverse together, first the one read from subject to object; both share one effect. Tests check that
//! every predicate of the model has exactly one row, that pairs are inverses in the model too, and that
//! exactly the symmetric predicates are read both ways.
//!
//! Biolink's `canonical_predicate` says which of two inverses data should use, not which of them acts: it
//! prefers `has_part` and `gene_product_of`, but effects run from the part to the whole and from the gene to
//! its product. The direction here follows the effect.

use std::iter;

use crate::model::Effect::{self, Carrier, Negative, Positive, Unsigned};
use crate::model::Traversal;

/// A predicate's effect and reading direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct EffectRow {
    pub(super) name: &'static str,
    pub(super) effect: Effect,
    pub(super) traversal: Traversal,
    /// A sign on it speaks of going together, not of cause.
    pub(super) correlational: bool,
    /// Read in its direction, it ends at a place.
    pub(super) locating: bool,
    /// Why, where the name does not say it; may be empty.
    pub(super) reason: &'static str,
}

/// The rows in the order of the table below: one for each predicate.
pub(super) fn rows() -> impl Iterator<Item = EffectRow> {
    [
        CAUSAL,
        SENSITIVITY,
        CARRIERS,
        PLACES,
        CORRELATIONAL,
        THERAPEUTIC,
        NO_STEP,
    ]
    .into_iter()
    .flatten()
    .flat_map(|line| {
        let row = |name, traversal| EffectRow {
            name,
            effect: line.effect,
            traversal,
            correlational: line.correlational,
            locating: line.locating,
            reason: line.reason,
        };
        let first = row(
            line.name,
            if line.symmetric {
                Traversal::Both
            } else {
                Traversal::Forward
            },
        );
        iter::once(first).chain(line.inverse.map(|name| row(name, Traversal::Backward)))
    })
}

/// One line of the table: a predicate, with its inverse where it has one of another name.
#[derive(Clone, Copy)]
struct Line {
    name: &'static str,
    inverse: Option<&'static str>,
    effect: Effect,
    symmetric: bool,
    correlational: bool,
    locating: bool,
    reason: &'static str,
}

impl Line {
    const fn correlational(self) -> Self {
        Self {
            correlational: true,
            ..self
        }
    }

    const fn locating(self) -> Self {
        Self {
            locating: true,
            ..self
        }
    }
}

/// A predicate read forward and its inverse, which is read backward.
const fn pair(
    effect: Effect,
    name: &'static str,
    inverse: &'static str,
    reason: &'static str,
) -> Line {
    Line {
        inverse: Some(inverse),
        ..alone(effect, name, reason)
    }
}

/// A predicate read forward whose inverse, if any, has a line of its own.
const fn alone(effect: Effect, name: &'static str, reason: &'static str) -> Line {
    Line {
        name,
        inverse: None,
        effect,
        symmetric: false,
        correlational: false,
        locating: false,
        reason,
    }
}

/// A symmetric predicate, read both ways. All those of 4.4.4 have no effect unless a correlation has a sign.
const fn symmetric(effect: Effect, name: &'static str, reason: &'static str) -> Line {
    Line {
        symmetric: true,
        ..alone(effect, name, reason)
    }
}

/// More of the one means more or less of the other, or an effect whose sign is not said.
const CAUSAL: &[Line] = &[
    pair(Positive, "causes", "caused_by", ""),
    pair(Positive, "contributes_to", "contribution_from", ""),
    pair(Positive, "promotes_condition", "condition_promoted_by", ""),
    pair(
        Positive,
        "predisposes_to_condition",
        "condition_predisposed_by",
        "",
    ),
    pair(
        Positive,
        "exacerbates_condition",
        "condition_exacerbated_by",
        "",
    ),
    pair(
        Positive,
        "increases_amount_or_activity_of",
        "amount_or_activity_increased_by",
        "",
    ),
    pair(
        Positive,
        "produces",
        "produced_by",
        "more of the maker, more of the product",
    ),
    pair(
        Positive,
        "has_output",
        "is_output_of",
        "as produces, of a process",
    ),
    pair(
        Positive,
        "enables",
        "enabled_by",
        "the entity carries the process out",
    ),
    pair(
        Positive,
        "catalyzes",
        "has_catalyst",
        "a catalyst speeds its reaction, by definition",
    ),
    pair(
        Positive,
        "has_side_effect",
        "is_side_effect_of",
        "the drug is held to bring the condition about",
    ),
    pair(
        Positive,
        "acts_upstream_of_positive_effect",
        "has_positive_upstream_actor",
        "",
    ),
    pair(
        Positive,
        "acts_upstream_of_or_within_positive_effect",
        "has_positive_upstream_or_within_actor",
        "",
    ),
    pair(
        Negative,
        "acts_upstream_of_negative_effect",
        "has_negative_upstream_actor",
        "",
    ),
    pair(
        Negative,
        "acts_upstream_of_or_within_negative_effect",
        "has_negative_upstream_or_within_actor",
        "",
    ),
    pair(Negative, "disrupts", "disrupted_by", ""),
    pair(
        Negative,
        "decreases_amount_or_activity_of",
        "amount_or_activity_decreased_by",
        "",
    ),
    pair(
        Negative,
        "consumes",
        "consumed_by",
        "the process depletes what it takes in",
    ),
    pair(
        Unsigned,
        "affects",
        "affected_by",
        "the direction is a qualifier's",
    ),
    pair(
        Unsigned,
        "regulates",
        "regulated_by",
        "the direction is a qualifier's",
    ),
    pair(
        Unsigned,
        "affects_likelihood_of",
        "likelihood_affected_by",
        "raises or lowers it, which is not said",
    ),
    pair(Unsigned, "acts_upstream_of", "has_upstream_actor", ""),
    pair(
        Unsigned,
        "acts_upstream_of_or_within",
        "has_upstream_or_within_actor",
        "",
    ),
    pair(
        Unsigned,
        "precedes",
        "preceded_by",
        "order in time, not direction of effect",
    ),
    pair(
        Unsigned,
        "capable_of",
        "can_be_carried_out_by",
        "an ability may rest",
    ),
    pair(
        Unsigned,
        "occurs_in_disease",
        "disease_has_basis_in",
        "the entity's altered state contributes; how it is altered is not said",
    ),
    pair(
        Unsigned,
        "is_sequence_variant_of",
        "has_sequence_variant",
        "alters the gene's product; gain or loss is not said",
    ),
    pair(
        Unsigned,
        "is_missense_variant_of",
        "has_missense_variant",
        "as is_sequence_variant_of",
    ),
    pair(
        Unsigned,
        "is_nonsense_variant_of",
        "has_nonsense_variant",
        "mostly a loss, but truncation can activate",
    ),
    pair(
        Unsigned,
        "is_frameshift_variant_of",
        "has_frameshift_variant",
        "mostly a loss, but truncation can activate",
    ),
    pair(
        Unsigned,
        "is_splice_site_variant_of",
        "has_splice_site_variant",
        "as is_sequence_variant_of",
    ),
];

/// Sensitivity to something is the strength of its action: raising it acts as raising the thing's activity.
const SENSITIVITY: &[Line] = &[
    pair(
        Unsigned,
        "affects_sensitivity_to",
        "sensitivity_affected_by",
        "",
    ),
    pair(
        Positive,
        "increases_sensitivity_to",
        "sensitivity_increased_by",
        "",
    ),
    pair(
        Negative,
        "decreases_sensitivity_to",
        "sensitivity_decreased_by",
        "",
    ),
];

/// The process, part or product through which an effect runs on unchanged.
const CARRIERS: &[Line] = &[
    pair(Carrier, "participates_in", "has_participant", ""),
    pair(Carrier, "actively_involved_in", "actively_involves", ""),
    pair(
        Carrier,
        "is_input_of",
        "has_input",
        "what goes in feeds the process",
    ),
    pair(
        Carrier,
        "is_substrate_of",
        "has_substrate",
        "as is_input_of",
    ),
    pair(
        Carrier,
        "part_of",
        "has_part",
        "what acts on the part acts on the whole",
    ),
    pair(
        Carrier,
        "plasma_membrane_part_of",
        "has_plasma_membrane_part",
        "as part_of",
    ),
    pair(
        Carrier,
        "variant_part_of",
        "has_variant_part",
        "as part_of, of sequences",
    ),
    pair(
        Carrier,
        "primarily_composed_of",
        "composed_primarily_of",
        "Biolink's inverse: the material first, then what is made of it; as part_of",
    ),
    pair(
        Carrier,
        "has_active_ingredient",
        "is_active_ingredient_of",
        "a drug acts through its ingredient",
    ),
    pair(
        Carrier,
        "has_food_component",
        "food_component_of",
        "a food acts through its components",
    ),
    pair(
        Carrier,
        "has_nutrient",
        "nutrient_of",
        "a food acts through its nutrients",
    ),
    pair(Carrier, "has_phenotype", "phenotype_of", ""),
    pair(
        Carrier,
        "manifestation_of",
        "has_manifestation",
        "listed so: from the dysfunction to the disease it is a sign of",
    ),
    pair(Carrier, "has_metabolite", "is_metabolite_of", ""),
    pair(Carrier, "derives_into", "derives_from", ""),
    pair(
        Carrier,
        "develops_into",
        "develops_from",
        "as derives_into, of cells and tissues",
    ),
    pair(
        Carrier,
        "has_gene_product",
        "gene_product_of",
        "from the gene to its product",
    ),
    pair(
        Carrier,
        "transcribed_to",
        "transcribed_from",
        "from the gene to its product",
    ),
    pair(
        Carrier,
        "translates_to",
        "translation_of",
        "from the transcript to its product",
    ),
];

/// Carriers between a thing and its place.
///
/// `located_in` and `location_of`, with their descendants and `disease_has_location`, are inverses of each
/// other and yet both read forward, as written. They are two uses: "A is located in B" ends a chain at a
/// place, while curators write "B location of C" to lead on from the place where a drug acts to what happens
/// there (DrugMechDB: bronchus, location of, inflammatory response). Reading each the other way too would
/// join all that shares a place.
const PLACES: &[Line] = &[
    pair(Carrier, "occurs_in", "contains_process", "").locating(),
    pair(Carrier, "in_taxon", "taxon_of", "").locating(),
    pair(
        Carrier,
        "active_in",
        "has_active_component",
        "as located_in, where the product works",
    )
    .locating(),
    alone(Carrier, "located_in", "").locating(),
    alone(
        Carrier,
        "location_of",
        "leads from a place to what is there",
    ),
    alone(Carrier, "expressed_in", "as located_in").locating(),
    alone(Carrier, "expresses", "as location_of"),
    alone(Carrier, "disease_has_location", "as located_in").locating(),
    alone(Carrier, "location_of_disease", "as location_of"),
];

/// What goes together. A row without a sign takes one from a direction qualifier ([`super::derive_effect`]).
const CORRELATIONAL: &[Line] = &[
    symmetric(Positive, "positively_correlated_with", "").correlational(),
    symmetric(Negative, "negatively_correlated_with", "").correlational(),
    symmetric(Effect::None, "correlated_with", "").correlational(),
    symmetric(Effect::None, "coexpressed_with", "").correlational(),
    symmetric(Effect::None, "associated_with", "").correlational(),
    symmetric(Effect::None, "genetic_association", "").correlational(),
    symmetric(Effect::None, "genetically_associated_with", "").correlational(),
    pair(
        Effect::None,
        "gene_associated_with_condition",
        "condition_associated_with_gene",
        "",
    )
    .correlational(),
    pair(
        Effect::None,
        "associated_with_likelihood_of",
        "likelihood_associated_with",
        "",
    )
    .correlational(),
    pair(
        Positive,
        "associated_with_increased_likelihood_of",
        "increased_likelihood_associated_with",
        "",
    )
    .correlational(),
    pair(
        Negative,
        "associated_with_decreased_likelihood_of",
        "decreased_likelihood_associated_with",
        "",
    )
    .correlational(),
];

/// `treats` and its kin judge an intervention; they summarise a mechanism and are no step of one. The two
/// that name an effect on the condition keep it, for a gene or process that ameliorates or prevents; from a
/// drug to a disease they are therapeutic like the rest.
const THERAPEUTIC: &[Line] = &[
    pair(
        Negative,
        "ameliorates_condition",
        "condition_ameliorated_by",
        "",
    ),
    pair(
        Negative,
        "preventative_for_condition",
        "has_preventative_intervention",
        "",
    ),
    pair(Effect::None, "treats", "treated_by", ""),
    pair(
        Effect::None,
        "applied_to_treat",
        "treatment_applications_from",
        "",
    ),
    pair(
        Effect::None,
        "studied_to_treat",
        "treated_in_studies_by",
        "",
    ),
    pair(
        Effect::None,
        "in_clinical_trials_for",
        "tested_by_clinical_trials_of",
        "",
    ),
    pair(
        Effect::None,
        "in_preclinical_trials_for",
        "tested_by_preclinical_trials_of",
        "",
    ),
    pair(
        Effect::None,
        "beneficial_in_models_for",
        "models_demonstrating_benefits_for",
        "",
    ),
    pair(
        Effect::None,
        "treats_or_applied_or_studied_to_treat",
        "subject_of_treatment_application_or_study_for_treatment_by",
        "",
    ),
];

/// Predicates that say nothing of what happens when there is more or less of their subject.
const NO_STEP: &[Line] = &[
    symmetric(
        Effect::None,
        "related_to",
        "says only that there is some relation",
    ),
    symmetric(
        Effect::None,
        "related_to_at_concept_level",
        "says only that there is some relation",
    ),
    symmetric(
        Effect::None,
        "related_to_at_instance_level",
        "says only that there is some relation",
    ),
    // Kinds, names and likeness: hierarchy acts at a path's endpoints only.
    pair(
        Effect::None,
        "subclass_of",
        "superclass_of",
        "hierarchy is no effect",
    ),
    pair(
        Effect::None,
        "broad_match",
        "narrow_match",
        "hierarchy is no effect",
    ),
    pair(
        Effect::None,
        "member_of",
        "has_member",
        "membership of a set is no effect",
    ),
    pair(
        Effect::None,
        "has_chemical_role",
        "is_chemical_role_of",
        "a role is a class",
    ),
    symmetric(Effect::None, "close_match", ""),
    symmetric(Effect::None, "exact_match", ""),
    symmetric(Effect::None, "same_as", ""),
    symmetric(Effect::None, "opposite_of", "contrast of two concepts"),
    symmetric(Effect::None, "similar_to", ""),
    symmetric(Effect::None, "homologous_to", ""),
    symmetric(Effect::None, "paralogous_to", ""),
    symmetric(Effect::None, "orthologous_to", ""),
    symmetric(Effect::None, "xenologous_to", ""),
    symmetric(Effect::None, "chemically_similar_to", ""),
    pair(
        Effect::None,
        "model_of",
        "models",
        "likeness for the sake of study",
    ),
    // Interaction: contact, without who acts on whom.
    symmetric(Effect::None, "interacts_with", "contact has no direction"),
    symmetric(
        Effect::None,
        "physically_interacts_with",
        "contact has no direction",
    ),
    symmetric(
        Effect::None,
        "directly_physically_interacts_with",
        "contact has no direction",
    ),
    symmetric(
        Effect::None,
        "indirectly_physically_interacts_with",
        "contact has no direction",
    ),
    symmetric(Effect::None, "binds", "contact has no direction"),
    symmetric(
        Effect::None,
        "genetically_interacts_with",
        "about a joint phenotype, not about each other",
    ),
    symmetric(Effect::None, "gene_fusion_with", "an event of sequence"),
    symmetric(
        Effect::None,
        "genetic_neighborhood_of",
        "nearness on a chromosome",
    ),
    symmetric(
        Effect::None,
        "pharmacologically_interacts_with",
        "which drug alters which is not said",
    ),
    // Being together.
    symmetric(Effect::None, "overlaps", "shared parts; part_of says more"),
    symmetric(Effect::None, "coexists_with", ""),
    symmetric(Effect::None, "in_pathway_with", ""),
    symmetric(Effect::None, "in_complex_with", "as physical interaction"),
    symmetric(Effect::None, "in_cell_population_with", ""),
    symmetric(Effect::None, "colocalizes_with", ""),
    symmetric(Effect::None, "temporally_related_to", "precedes says more"),
    symmetric(
        Effect::None,
        "occurs_together_in_literature_with",
        "a fact about texts",
    ),
    symmetric(
        Effect::None,
        "related_condition",
        "association of a variant, without effect",
    ),
    symmetric(
        Effect::None,
        "in_linkage_disequilibrium_with",
        "inherited together, without effect",
    ),
    // Composition, compared or inert.
    pair(
        Effect::None,
        "has_excipient",
        "is_excipient_of",
        "inactive, by definition",
    ),
    pair(
        Effect::None,
        "has_increased_amount",
        "increased_amount_of",
        "compares compositions; names no cause",
    ),
    pair(
        Effect::None,
        "has_decreased_amount",
        "decreased_amount_in",
        "compares compositions; names no cause",
    ),
    pair(
        Effect::None,
        "lacks_part",
        "missing_from",
        "compares compositions; names no cause",
    ),
    // Sequence: where a variant lies, when its product need not change.
    pair(
        Effect::None,
        "has_sequence_location",
        "sequence_location_of",
        "coordinates",
    ),
    pair(
        Effect::None,
        "is_synonymous_variant_of",
        "has_synonymous_variant",
        "the product is unchanged",
    ),
    pair(
        Effect::None,
        "is_nearby_variant_of",
        "has_nearby_variant",
        "nearness on a chromosome",
    ),
    pair(
        Effect::None,
        "is_non_coding_variant_of",
        "has_non_coding_variant",
        "where it lies, not what it does",
    ),
    pair(
        Effect::None,
        "has_molecular_consequence",
        "is_molecular_consequence_of",
        "the object is a class",
    ),
    pair(
        Effect::None,
        "has_mode_of_inheritance",
        "mode_of_inheritance_of",
        "the object is a class",
    ),
    // Judgement, measurement and record.
    pair(
        Effect::None,
        "target_for",
        "has_target",
        "a judgement of druggability",
    ),
    pair(
        Effect::None,
        "contraindicated_in",
        "has_contraindication",
        "an authority's judgement",
    ),
    pair(
        Effect::None,
        "has_adverse_event",
        "adverse_event_of",
        "reported whether or not the treatment caused it",
    ),
    pair(
        Effect::None,
        "was_tested_for_effect_on",
        "was_tested_for_effect_of",
        "the outcome is not said",
    ),
    pair(Effect::None, "diagnoses", "is_diagnosed_by", ""),
    pair(
        Effect::None,
        "biomarker_for",
        "has_biomarker",
        "an indicator, whichever way it moves",
    ),
    pair(
        Effect::None,
        "associated_with_response_to",
        "response_associated_with",
        "its direction is the response's",
    ),
    pair(
        Effect::None,
        "associated_with_sensitivity_to",
        "sensitivity_associated_with",
        "about a response",
    ),
    pair(
        Effect::None,
        "associated_with_resistance_to",
        "resistance_associated_with",
        "about a response",
    ),
    pair(
        Effect::None,
        "has_completed",
        "completed_by",
        "a record of what a cell has gone through",
    ),
    pair(
        Effect::None,
        "has_not_completed",
        "not_completed_by",
        "a record of what a cell has gone through",
    ),
    pair(Effect::None, "mentions", "mentioned_by", ""),
    pair(
        Effect::None,
        "contributor",
        "has_contributor",
        "people and texts",
    ),
    pair(Effect::None, "provider", "has_provider", "people and texts"),
    pair(
        Effect::None,
        "publisher",
        "has_publisher",
        "people and texts",
    ),
    pair(Effect::None, "editor", "has_editor", "people and texts"),
    pair(Effect::None, "author", "has_author", "people and texts"),
];
