//! What a statement of each Biolink predicate does to a path, before its qualifiers speak.
//!
//! The table is written by hand, by what predicates mean: their definitions in the Biolink model, and the
//! rule that an inverse is the same statement read the other way. A row `causes / caused_by` therefore
//! means a predicate and its inverse, first the one read from subject to object; both share one
//! effect. After a colon comes the reason, where the name does not say it. Tests check that every predicate
//! of the model has exactly one row, that the two of a row are inverses in the model too, and that
//! exactly the symmetric predicates are read both ways.
//!
//! Biolink's `canonical_predicate` says which of two inverses data should use, not which of them acts: it
//! prefers `has_part` and `gene_product_of`, but effects run from the part to the whole and from the gene to
//! its product. The direction here follows the effect.

use std::iter;

use crate::model::{Effect, Traversal};

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

/// The rows in the order of the table: one for each predicate.
pub(super) fn rows() -> impl Iterator<Item = EffectRow> {
    GROUPS.iter().flat_map(|group| {
        group.lines.iter().flat_map(|line| {
            let row = |name, traversal| EffectRow {
                name,
                effect: group.effect,
                traversal,
                correlational: group.correlational,
                locating: group.locating,
                reason: line.reason,
            };
            let first = if group.symmetric { Traversal::Both } else { Traversal::Forward };
            let inverse = line.inverse.map(|name| row(name, Traversal::Backward));
            iter::once(row(line.name, first)).chain(inverse)
        })
    })
}

/// Predicates that share an effect and its marks.
struct Group {
    effect: Effect,
    symmetric: bool,
    correlational: bool,
    locating: bool,
    lines: &'static [Line],
}

/// A predicate, with its inverse where that shares the line.
struct Line {
    name: &'static str,
    inverse: Option<&'static str>,
    reason: &'static str,
}

/// A group as `effect, marks; name / inverse: "reason", …`.
macro_rules! group {
    ($effect:ident $(, $mark:ident)*; $($name:ident $(/ $inverse:ident)? $(: $reason:literal)?,)+) => {
        Group {
            effect: Effect::$effect,
            $($mark: true,)*
            lines: &[$(Line {
                name: stringify!($name),
                inverse: group!(@optional $($inverse)?),
                reason: concat!($($reason)?),
            },)+],
            ..GROUP
        }
    };
    (@optional) => { None };
    (@optional $inverse:ident) => { Some(stringify!($inverse)) };
}

const GROUP: Group =
    Group { effect: Effect::None, symmetric: false, correlational: false, locating: false, lines: &[] };

const GROUPS: &[Group] = &[
    RAISING,
    LOWERING,
    UNSIGNED,
    THERAPEUTIC_SIGNED,
    THERAPEUTIC,
    CARRIERS,
    TO_PLACES,
    FROM_PLACES,
    CORRELATED,
    CORRELATED_POSITIVELY,
    CORRELATED_NEGATIVELY,
    LIKELIER,
    LESS_LIKELY,
    ASSOCIATED,
    MUTUAL,
    INERT,
];

/// More of the subject, more of the object. Sensitivity to a thing is the strength of its action, so raising
/// it acts as raising the thing's activity does.
const RAISING: Group = group! { Positive;
    causes / caused_by,
    contributes_to / contribution_from,
    promotes_condition / condition_promoted_by,
    predisposes_to_condition / condition_predisposed_by,
    exacerbates_condition / condition_exacerbated_by,
    increases_amount_or_activity_of / amount_or_activity_increased_by,
    increases_sensitivity_to / sensitivity_increased_by: "raises the strength of the object's action",
    acts_upstream_of_positive_effect / has_positive_upstream_actor,
    acts_upstream_of_or_within_positive_effect / has_positive_upstream_or_within_actor,
    produces / produced_by: "more of the maker, more of the product",
    has_output / is_output_of: "as produces, of a process",
    enables / enabled_by: "the entity carries the process out",
    catalyzes / has_catalyst: "a catalyst speeds its reaction, by definition",
    has_side_effect / is_side_effect_of: "the drug is held to bring the condition about",
};

/// More of the subject, less of the object.
const LOWERING: Group = group! { Negative;
    disrupts / disrupted_by,
    decreases_amount_or_activity_of / amount_or_activity_decreased_by,
    decreases_sensitivity_to / sensitivity_decreased_by: "lowers the strength of the object's action",
    acts_upstream_of_negative_effect / has_negative_upstream_actor,
    acts_upstream_of_or_within_negative_effect / has_negative_upstream_or_within_actor,
    consumes / consumed_by: "the process depletes what it takes in",
};

/// An effect whose sign the name does not say.
const UNSIGNED: Group = group! { Unsigned;
    affects / affected_by: "the direction is a qualifier's",
    regulates / regulated_by: "the direction is a qualifier's",
    affects_likelihood_of / likelihood_affected_by: "raises or lowers it, which is not said",
    affects_sensitivity_to / sensitivity_affected_by: "raises or lowers it, which is not said",
    acts_upstream_of / has_upstream_actor,
    acts_upstream_of_or_within / has_upstream_or_within_actor,
    precedes / preceded_by: "order in time, not direction of effect",
    capable_of / can_be_carried_out_by: "an ability may rest",
    occurs_in_disease / disease_has_basis_in: "the entity's state contributes, but how it is altered is not said",
    is_sequence_variant_of / has_sequence_variant: "alters the product; gain or loss is not said",
    is_missense_variant_of / has_missense_variant: "alters the product; gain or loss is not said",
    is_splice_site_variant_of / has_splice_site_variant: "alters the product; gain or loss is not said",
    is_nonsense_variant_of / has_nonsense_variant: "mostly a loss, but truncation can activate",
    is_frameshift_variant_of / has_frameshift_variant: "mostly a loss, but truncation can activate",
};

/// Kinds of `treats` that name an effect on the condition. A gene or process that ameliorates or prevents
/// keeps it; from a drug to a disease they are therapeutic like the rest.
const THERAPEUTIC_SIGNED: Group = group! { Negative;
    ameliorates_condition / condition_ameliorated_by: "less of the condition; therapeutic from a drug",
    preventative_for_condition / has_preventative_intervention: "less of the condition; therapeutic from a drug",
};

/// `treats` and its kin judge an intervention: they summarise a mechanism and are no step of one.
const THERAPEUTIC: Group = group! { None;
    treats / treated_by,
    applied_to_treat / treatment_applications_from,
    studied_to_treat / treated_in_studies_by,
    in_clinical_trials_for / tested_by_clinical_trials_of,
    in_preclinical_trials_for / tested_by_preclinical_trials_of,
    beneficial_in_models_for / models_demonstrating_benefits_for,
    treats_or_applied_or_studied_to_treat / subject_of_treatment_application_or_study_for_treatment_by,
};

/// The process, part or product through which an effect runs on unchanged.
const CARRIERS: Group = group! { Carrier;
    participates_in / has_participant,
    actively_involved_in / actively_involves,
    is_input_of / has_input: "what goes in feeds the process",
    is_substrate_of / has_substrate: "what goes in feeds the process",
    part_of / has_part: "what acts on the part acts on the whole",
    plasma_membrane_part_of / has_plasma_membrane_part: "as part_of",
    variant_part_of / has_variant_part: "as part_of, of sequences",
    primarily_composed_of / composed_primarily_of: "Biolink's inverse, from the material to what is made of it",
    has_active_ingredient / is_active_ingredient_of: "a drug acts through its ingredient",
    has_food_component / food_component_of: "a food acts through its components",
    has_nutrient / nutrient_of: "a food acts through its nutrients",
    has_phenotype / phenotype_of,
    manifestation_of / has_manifestation: "from what is seen to the disease that it is a part of",
    has_metabolite / is_metabolite_of,
    derives_into / derives_from,
    develops_into / develops_from: "as derives_into, of cells and tissues",
    has_gene_product / gene_product_of: "from the gene to its product",
    transcribed_to / transcribed_from: "from the gene to its transcript",
    translates_to / translation_of: "from the transcript to its product",
};

/// Carriers from a thing to its place; where both a name and its inverse lead on, see [`FROM_PLACES`].
const TO_PLACES: Group = group! { Carrier, locating;
    occurs_in / contains_process,
    in_taxon / taxon_of,
    active_in / has_active_component: "as located_in, where the product works",
    located_in,
    expressed_in: "as located_in",
    disease_has_location: "as located_in",
};

/// Carriers from a place to what is there, read forward although their inverses are too.
///
/// The two names have two uses: "A located in B" ends a chain at a place, while curators write "B location
/// of C" to lead on from the place where a drug acts to what happens there (`DrugMechDB`: bronchus, location
/// of, inflammatory response). Reading each the other way as well would join all that shares a place.
const FROM_PLACES: Group = group! { Carrier;
    location_of: "leads on from a place; read as written, as located_in is",
    expresses: "leads on from a place; read as written, as expressed_in is",
    location_of_disease: "leads on from a place; read as written, as disease_has_location is",
};

/// What goes together. Without a sign of its own, a row takes one from a direction qualifier.
const CORRELATED: Group = group! { None, symmetric, correlational;
    correlated_with,
    coexpressed_with,
    associated_with,
    genetic_association,
    genetically_associated_with,
};

/// What rises together.
const CORRELATED_POSITIVELY: Group = group! { Positive, symmetric, correlational;
    positively_correlated_with,
};

/// What falls while the other rises.
const CORRELATED_NEGATIVELY: Group = group! { Negative, symmetric, correlational;
    negatively_correlated_with,
};

/// Statistical association that has a sign.
const LIKELIER: Group = group! { Positive, correlational;
    associated_with_increased_likelihood_of / increased_likelihood_associated_with,
};

/// Statistical association that has a sign.
const LESS_LIKELY: Group = group! { Negative, correlational;
    associated_with_decreased_likelihood_of / decreased_likelihood_associated_with,
};

/// Association between unlike things, without a sign of its own.
const ASSOCIATED: Group = group! { None, correlational;
    associated_with_likelihood_of / likelihood_associated_with,
    gene_associated_with_condition / condition_associated_with_gene,
};

/// Likeness, contact and company: nothing follows for the one from more or less of the other.
const MUTUAL: Group = group! { None, symmetric;
    related_to: "says only that there is some relation",
    related_to_at_concept_level: "says only that there is some relation",
    related_to_at_instance_level: "says only that there is some relation",
    close_match: "identity is no effect",
    exact_match: "identity is no effect",
    same_as: "identity is no effect",
    opposite_of: "contrast of two concepts",
    similar_to: "likeness is no effect",
    homologous_to: "likeness is no effect",
    paralogous_to: "likeness is no effect",
    orthologous_to: "likeness is no effect",
    xenologous_to: "likeness is no effect",
    chemically_similar_to: "likeness is no effect",
    interacts_with: "contact does not say who acts on whom",
    physically_interacts_with: "contact does not say who acts on whom",
    directly_physically_interacts_with: "contact does not say who acts on whom",
    indirectly_physically_interacts_with: "contact does not say who acts on whom",
    binds: "contact does not say who acts on whom",
    genetically_interacts_with: "about a joint phenotype, not about each other",
    pharmacologically_interacts_with: "which drug alters which is not said",
    gene_fusion_with: "an event of sequence",
    genetic_neighborhood_of: "nearness on a chromosome",
    in_linkage_disequilibrium_with: "inherited together, without effect",
    overlaps: "shared parts; part_of says more",
    coexists_with: "company is no effect",
    in_pathway_with: "company is no effect",
    in_complex_with: "as physical interaction",
    in_cell_population_with: "company is no effect",
    colocalizes_with: "company is no effect",
    temporally_related_to: "precedes says more",
    occurs_together_in_literature_with: "a fact about texts",
    related_condition: "association of a variant, without effect",
};

/// Hierarchy, composition, judgement and record: no effect of the subject on the object.
const INERT: Group = group! { None;
    subclass_of / superclass_of: "hierarchy acts at a path's endpoints only",
    broad_match / narrow_match: "hierarchy acts at a path's endpoints only",
    member_of / has_member: "membership of a set is no effect",
    has_chemical_role / is_chemical_role_of: "a role is a class",
    model_of / models: "likeness for the sake of study",
    has_excipient / is_excipient_of: "inactive, by definition",
    has_increased_amount / increased_amount_of: "compares compositions; names no cause",
    has_decreased_amount / decreased_amount_in: "compares compositions; names no cause",
    lacks_part / missing_from: "compares compositions; names no cause",
    has_sequence_location / sequence_location_of: "coordinates",
    is_synonymous_variant_of / has_synonymous_variant: "the product is unchanged",
    is_nearby_variant_of / has_nearby_variant: "nearness on a chromosome",
    is_non_coding_variant_of / has_non_coding_variant: "where it lies, not what it does",
    has_molecular_consequence / is_molecular_consequence_of: "the object is a class",
    has_mode_of_inheritance / mode_of_inheritance_of: "the object is a class",
    target_for / has_target: "a judgement of druggability",
    contraindicated_in / has_contraindication: "an authority's judgement",
    has_adverse_event / adverse_event_of: "reported whether or not the treatment caused it",
    was_tested_for_effect_on / was_tested_for_effect_of: "the outcome is not said",
    diagnoses / is_diagnosed_by: "recognising is no effect",
    biomarker_for / has_biomarker: "an indicator, whichever way it moves",
    associated_with_response_to / response_associated_with: "about a response, not about the chemical",
    associated_with_sensitivity_to / sensitivity_associated_with: "about a response, not about the chemical",
    associated_with_resistance_to / resistance_associated_with: "about a response, not about the chemical",
    has_completed / completed_by: "a record of what a cell has gone through",
    has_not_completed / not_completed_by: "a record of what a cell has gone through",
    mentions / mentioned_by: "a fact about texts",
    contributor / has_contributor: "people and texts",
    provider / has_provider: "people and texts",
    publisher / has_publisher: "people and texts",
    editor / has_editor: "people and texts",
    author / has_author: "people and texts",
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{GROUPS, rows};
    use crate::model::Traversal;
    use crate::schema::{PredicateRow, predicates};

    #[test]
    fn every_predicate_has_exactly_one_row() {
        let known: BTreeSet<_> = predicates().iter().map(PredicateRow::name).collect();
        let listed: BTreeSet<_> = rows().map(|row| row.name).collect();
        assert_eq!(known, listed);
        assert_eq!(rows().count(), listed.len(), "a predicate has two rows");
    }

    #[test]
    fn the_two_of_a_line_are_inverses_and_others_have_no_inverse_or_a_line_of_their_own() {
        let read_as_written = ["located_in", "expressed_in", "disease_has_location"];
        for line in GROUPS.iter().flat_map(|group| group.lines) {
            let model = predicates().iter().find(|row| row.name() == line.name).unwrap().inverse();
            if line.inverse != model {
                let both = [line.name, model.unwrap()];
                assert!(both.iter().any(|name| read_as_written.contains(name)), "{both:?}");
            }
        }
    }

    #[test]
    fn exactly_the_symmetric_predicates_are_read_both_ways() {
        for row in predicates() {
            assert_eq!(row.traversal() == Traversal::Both, row.is_symmetric(), "{row}");
        }
    }
}
