//! The schema module: what statements do to a path, checked against rows written from their meaning, and
//! the tables against the Biolink model.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use mechgraph::model::{ClinicalStatus, Effect, Qualifiers, Traversal};
use mechgraph::schema::{
    self, CategoryChange, IdentifierReading, Meaning, PredicateChange, PublicationReading, QualifierValue, Reading,
    SlotRange,
};
use mechgraph::{Category, Predicate};

/// What a statement means as a row of a table, between things of no category.
fn meaning(predicate: &Predicate, qualifiers: &Qualifiers) -> Meaning {
    schema::meaning_of(predicate, qualifiers, &[], &[], Reading::default())
}

/// The same from a text such as `affects, object aspect: activity, object direction: decreased`.
fn derive(text: &str) -> Meaning {
    let mut parts = text.split(", ");
    let predicate: Predicate = parts.next().unwrap().parse().unwrap();
    let qualifiers: Qualifiers = parts
        .map(|part| {
            let (slot, value) = part.split_once(": ").unwrap();
            let slot = format!("{}_qualifier", slot.replace(' ', "_"));
            assert!(schema::qualifier_slot(&slot).unwrap().permits(value), "{part}");
            (slot, value)
        })
        .collect();
    meaning(&predicate, &qualifiers)
}

/// Checks lines such as `affects, object direction: decreased => -, forward`.
fn check(rows: &str) {
    let wrong = expected(rows).filter_map(|(text, effect, traversal)| {
        let found = derive(text);
        let is_as_expected = found.known && (found.effect, found.traversal) == (effect, traversal);
        (!is_as_expected).then(|| format!("{text} => {}, {:?}", found.effect, found.traversal))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

fn expected(rows: &str) -> impl Iterator<Item = (&str, Effect, Traversal)> {
    let rows = rows.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let (text, means) = row.split_once(" => ").unwrap();
        let (effect, traversal) = means.split_once(", ").unwrap();
        let traversal = match traversal {
            "forward" => Traversal::Forward,
            "backward" => Traversal::Backward,
            _ => Traversal::Both,
        };
        (text, effect.parse().unwrap(), traversal)
    })
}

#[test]
fn a_predicate_without_qualifiers_has_the_effect_that_it_means() {
    check(
        "
        causes => +, forward
        caused_by => +, backward
        contributes_to => +, forward
        contribution_from => +, backward
        disrupts => -, forward
        disrupted_by => -, backward
        produces => +, forward
        produced_by => +, backward
        enables => +, forward
        catalyzes => +, forward
        predisposes_to_condition => +, forward
        exacerbates_condition => +, forward
        condition_exacerbated_by => +, backward
        ameliorates_condition => -, forward
        preventative_for_condition => -, forward
        has_preventative_intervention => -, backward
        increases_sensitivity_to => +, forward
        decreases_sensitivity_to => -, forward
        acts_upstream_of_positive_effect => +, forward
        acts_upstream_of_or_within_negative_effect => -, forward
        has_negative_upstream_actor => -, backward
        affects => unsigned, forward
        affected_by => unsigned, backward
        regulates => unsigned, forward
        affects_likelihood_of => unsigned, forward
        acts_upstream_of => unsigned, forward
        precedes => unsigned, forward
        preceded_by => unsigned, backward
        capable_of => unsigned, forward
        disease_has_basis_in => unsigned, backward
        ",
    );
}

#[test]
fn members_places_features_and_products_are_read_from_what_acts() {
    check(
        "
        participates_in => unsigned, forward
        has_participant => unsigned, backward
        actively_involved_in => unsigned, forward
        part_of => unsigned, forward
        has_part => unsigned, backward
        occurs_in => unsigned, forward
        located_in => unsigned, forward
        location_of => unsigned, backward
        expressed_in => unsigned, forward
        in_taxon => unsigned, forward
        has_phenotype => +, forward
        phenotype_of => +, backward
        manifestation_of => +, backward
        has_manifestation => +, forward
        has_metabolite => carrier, forward
        is_metabolite_of => carrier, backward
        has_active_ingredient => carrier, forward
        is_active_ingredient_of => carrier, backward
        derives_into => carrier, forward
        derives_from => carrier, backward
        has_gene_product => carrier, forward
        gene_product_of => carrier, backward
        ",
    );
}

#[test]
fn therapy_contact_and_hierarchy_are_no_steps_without_an_action() {
    check(
        "
        treats => none, forward
        treated_by => none, backward
        in_clinical_trials_for => none, forward
        contraindicated_in => none, forward
        has_adverse_event => none, forward
        interacts_with => none, both ways
        directly_physically_interacts_with => none, both ways
        in_complex_with => none, both ways
        related_to => none, both ways
        similar_to => none, both ways
        subclass_of => none, forward
        superclass_of => none, backward
        treats, object direction: decreased => none, forward
        physically_interacts_with, object direction: increased => +, forward
        physically_interacts_with, causal mechanism: inhibition => -, forward
        subclass_of, object direction: increased => none, forward
        ",
    );
}

#[test]
fn a_direction_replaces_the_predicates_own_sign() {
    check(
        "
        affects, object direction: increased => +, forward
        affects, object direction: downregulated => -, forward
        regulates, object direction: upregulated => +, forward
        causes, object direction: decreased => -, forward
        contributes_to, object direction: decreased, object aspect: abundance => -, forward
        # Not −1 × −1: a disruption that lowers, lowers.
        disrupts, object direction: decreased => -, forward
        has_phenotype, object direction: decreased => -, forward
        has_phenotype, object direction: increased => +, forward
        ",
    );
}

#[test]
fn an_aspect_keeps_turns_or_hides_the_direction() {
    check(
        "
        affects, object aspect: activity, object direction: decreased => -, forward
        affects, object aspect: activity_or_abundance, object direction: decreased => -, forward
        affects, object aspect: expression, object direction: increased => +, forward
        affects, object aspect: synthesis, object direction: decreased => -, forward
        affects, object aspect: stability, object direction: increased => +, forward
        affects, object aspect: secretion, object direction: decreased => -, forward
        affects, object aspect: molecular_interaction, object direction: decreased => unsigned, forward
        affects, object aspect: degradation, object direction: increased => -, forward
        affects, object aspect: degradation, object direction: decreased => +, forward
        affects, object aspect: cleavage, object direction: increased => unsigned, forward
        affects, object aspect: hydrolysis, object direction: decreased => unsigned, forward
        affects, object aspect: phosphorylation, object direction: increased => unsigned, forward
        affects, object aspect: molecular_modification, object direction: decreased => unsigned, forward
        affects, object aspect: localization, object direction: decreased => unsigned, forward
        affects, object aspect: folding, object direction: increased => unsigned, forward
        affects, object aspect: splicing, object direction: increased => unsigned, forward
        affects, object aspect: transport, object direction: increased => unsigned, forward
        participates_in, object direction: increased => unsigned, forward
        expressed_in, object direction: increased => unsigned, forward
        affects, object aspect: uptake, object direction: decreased => unsigned, forward
        affects, object aspect: activity => unsigned, forward
        causes, object aspect: degradation => -, forward
        causes, object aspect: phosphorylation => unsigned, forward
        ",
    );
}

#[test]
fn a_mechanism_gives_the_sign_where_no_direction_does() {
    check(
        "
        affects, causal mechanism: agonism => +, forward
        affects, causal mechanism: positive_allosteric_modulation => +, forward
        affects, causal mechanism: antagonism => -, forward
        affects, causal mechanism: molecular_channel_blockage => -, forward
        affects, causal mechanism: inhibition, object aspect: activity => -, forward
        affects, causal mechanism: gtpase_activation => unsigned, forward
        affects, causal mechanism: atpase_activation => unsigned, forward
        affects, causal mechanism: degradation => -, forward
        affects, causal mechanism: sequestration => -, forward
        affects, causal mechanism: chelation => -, forward
        affects, causal mechanism: hydrolysis => unsigned, forward
        affects, causal mechanism: chaperone_mediated_stabilization => +, forward
        affects, causal mechanism: destabilization => -, forward
        affects, causal mechanism: opening => +, forward
        affects, causal mechanism: binding => unsigned, forward
        affects, causal mechanism: phosphorylation => unsigned, forward
        causes, causal mechanism: binding => +, forward
        regulates, causal mechanism: suppression => -, forward
        ",
    );
}

#[test]
fn a_direction_against_the_mechanism_is_unsigned_and_a_conflict() {
    let conflicting = "
        affects, object direction: increased, causal mechanism: inhibition
        affects, object aspect: activity, object direction: decreased, causal mechanism: agonism
        affects, object aspect: degradation, object direction: increased, causal mechanism: stabilization
    ";
    let agreeing = "
        affects, object aspect: activity, object direction: decreased, causal mechanism: inhibition
        affects, object aspect: degradation, object direction: increased, causal mechanism: degradation
        affects, object aspect: degradation, object direction: decreased, causal mechanism: inhibition
        affects, object direction: increased, causal mechanism: gtpase_activation
        affects, object direction: increased, causal mechanism: binding
    ";
    for (rows, conflict) in [(conflicting, true), (agreeing, false)] {
        for text in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let derived = derive(text);
            assert_eq!(derived.conflict, conflict, "{text}");
            assert_eq!(derived.effect == Effect::Unsigned, conflict, "{text}");
        }
    }
}

#[test]
fn the_acting_side_multiplies_the_sign() {
    check(
        "
        causes, subject direction: increased => +, forward
        causes, subject direction: decreased => -, forward
        causes, subject aspect: degradation, subject direction: increased => -, forward
        causes, subject aspect: phosphorylation, subject direction: increased => unsigned, forward
        affects, subject direction: decreased, object direction: decreased => +, forward
        causes, subject form or variant: loss_of_function_variant_form => -, forward
        causes, subject form or variant: dominant_negative_variant_form => -, forward
        causes, subject form or variant: gain_of_function_variant_form => +, forward
        causes, subject form or variant: snp_form => unsigned, forward
        causes, subject form or variant: non_loss_of_function_variant_form => unsigned, forward
        has_phenotype, subject form or variant: loss_of_function_variant_form => -, forward
        affects, subject direction: decreased => unsigned, forward
        treats, subject direction: decreased => none, forward
        ",
    );
}

#[test]
fn an_inverse_takes_the_acting_side_from_its_object() {
    check(
        "
        affected_by, subject direction: increased, subject aspect: degradation => -, backward
        affected_by, subject direction: decreased, object direction: decreased => +, backward
        caused_by, object form or variant: loss_of_function_variant_form => -, backward
        caused_by, object aspect: phosphorylation, object direction: increased => unsigned, backward
        ",
    );
    assert!(derive("caused_by, object form or variant: mutant_form").variant_form);
    assert!(!derive("caused_by, subject form or variant: mutant_form").variant_form);
}

#[test]
fn correlation_takes_a_sign_from_a_direction_and_is_marked() {
    check(
        "
        associated_with => unsigned, forward
        correlated_with => unsigned, forward
        positively_correlated_with => +, forward
        negatively_correlated_with => -, forward
        correlated_with, object direction: decreased => -, forward
        correlated_with, subject direction: decreased => -, forward
        correlated_with, subject direction: decreased, object direction: decreased => +, forward
        associated_with_increased_likelihood_of => +, forward
        decreased_likelihood_associated_with => -, backward
        biomarker_for => none, forward
        ",
    );
    for text in ["positively_correlated_with", "correlated_with, object direction: increased"] {
        assert!(derive(text).is_correlation(), "{text}");
    }
    assert!(!derive("causes").is_correlation());
}

/// The effect of a step between two categories, with qualifiers as `object_direction_qualifier=decreased`.
fn check_step(predicate: &str, qualifiers: &str, ends: [&str; 2], expected: Effect) {
    let pairs = qualifiers.split_whitespace().map(|pair| pair.split_once('=').unwrap());
    let qualifiers: Qualifiers = pairs.collect();
    let [subject, object] = ends.map(|category| [category.parse::<Category>().unwrap()]);
    let predicate = predicate.parse().unwrap();
    let found = schema::meaning_of(&predicate, &qualifiers, &subject, &object, Reading::default());
    assert_eq!(found.step_effect(), expected, "{predicate} {ends:?}");
}

#[test]
fn a_statement_about_a_variant_is_no_step_of_its_gene() {
    let lost = "subject_form_or_variant_qualifier=loss_of_function_variant_form";
    check_step("causes", lost, ["Gene", "Disease"], Effect::None);
    check_step("causes", lost, ["SequenceVariant", "Disease"], Effect::Negative);
    // Variation in the gene: gain or loss is not said.
    check_step("causes", "", ["Gene", "Disease"], Effect::Unsigned);
    check_step("causes", "", ["Protein", "Disease"], Effect::Positive);
    let lost = "object_form_or_variant_qualifier=loss_of_function_variant_form";
    check_step("caused_by", lost, ["Disease", "Gene"], Effect::None);
    check_step("caused_by", lost, ["Disease", "SequenceVariant"], Effect::Negative);
    // Nor does what lowers a variant lower its gene.
    for form in ["loss_of_function_variant_form", "gain_of_function_variant_form", "mutant_form", "snp_form"] {
        let lowered = format!("object_form_or_variant_qualifier={form} object_direction_qualifier=decreased");
        check_step("affects", &lowered, ["Drug", "Gene"], Effect::None);
        check_step("affects", &lowered, ["Drug", "SequenceVariant"], Effect::Negative);
    }
    let lowered = "subject_form_or_variant_qualifier=mutant_form subject_direction_qualifier=decreased";
    check_step("affected_by", lowered, ["Gene", "Drug"], Effect::None);
    // More of a modified form is neither more nor less of the thing.
    let modified = "object_form_or_variant_qualifier=modified_form object_direction_qualifier=decreased";
    check_step("affects", modified, ["Drug", "Protein"], Effect::Unsigned);
}

#[test]
fn what_a_drug_does_to_a_disease_is_treatment() {
    check_step("ameliorates_condition", "", ["Drug", "Disease"], Effect::None);
    check_step("ameliorates_condition", "", ["Gene", "Disease"], Effect::Negative);
    check_step("condition_ameliorated_by", "", ["Disease", "Drug"], Effect::None);
    check_step("condition_ameliorated_by", "", ["Disease", "Gene"], Effect::Negative);
    check_step("treats", "", ["Gene", "Disease"], Effect::None);
}

#[test]
fn variant_forms_and_therapy_are_marked() {
    assert!(derive("causes, subject form or variant: snp_form").variant_form);
    assert!(derive("causes, subject form or variant: gain_of_function_variant_form").variant_form);
    assert!(!derive("causes, subject form or variant: analog_form").variant_form);
    assert!(!derive("affects, object form or variant: mutant_form").variant_form);
    for therapeutic in [
        "treats",
        "treated_by",
        "ameliorates_condition",
        "condition_ameliorated_by",
        "preventative_for_condition",
        "beneficial_in_models_for",
        "treatment_applications_from",
    ] {
        assert!(derive(therapeutic).therapeutic, "{therapeutic}");
    }
    for other in ["causes", "exacerbates_condition", "contraindicated_in", "affects_likelihood_of"] {
        assert!(!derive(other).therapeutic, "{other}");
    }
}

#[test]
fn unknown_predicates_and_values_never_give_a_sign() {
    for name in ["local:circumvents", "biolink:not_a_predicate", "RO:0002212"] {
        let decreased = Qualifiers::new().with("object_direction_qualifier", "decreased");
        let derived = meaning(&name.parse().unwrap(), &decreased);
        assert_eq!((derived.effect, derived.known), (Effect::None, false), "{name}");
    }
    let affects: Predicate = "affects".parse().unwrap();
    for (slot, value) in
        [("object_direction_qualifier", "sideways"), ("causal_mechanism_qualifier", "magic"), ("colour", "blue")]
    {
        let derived = meaning(&affects, &Qualifiers::new().with(slot, value));
        assert_eq!(derived.effect, Effect::Unsigned, "{slot} {value}");
    }
    let odd_aspect =
        Qualifiers::new().with("object_aspect_qualifier", "glamour").with("object_direction_qualifier", "increased");
    assert_eq!(meaning(&affects, &odd_aspect).effect, Effect::Unsigned);
}

#[test]
fn qualifier_slots_may_have_their_prefix() {
    let prefixed = Qualifiers::new().with("biolink:object_direction_qualifier", "decreased");
    assert_eq!(meaning(&"affects".parse().unwrap(), &prefixed).effect, Effect::Negative);
}

#[test]
fn places_are_where_a_step_ends() {
    let locating = ["occurs_in", "located_in", "in_taxon", "expressed_in", "active_in", "disease_has_location"];
    for name in locating {
        assert!(schema::predicate(name).unwrap().is_locating(), "{name}");
    }
    for name in ["location_of", "expresses", "part_of", "participates_in", "causes"] {
        assert!(!schema::predicate(name).unwrap().is_locating(), "{name}");
    }
}

#[test]
fn predicates_are_below_their_parents_and_mixins() {
    for (below, above) in [
        ("treats", "treats_or_applied_or_studied_to_treat"),
        ("ameliorates_condition", "treats"),
        ("ameliorates_condition", "affects"),
        ("ameliorates_condition", "treats_or_applied_or_studied_to_treat"),
        ("biolink:causes", "contributes_to"),
        ("regulates", "biolink:interacts_with"),
        ("expressed_in", "located_in"),
        ("affects", "affects"),
        ("local:circumvents", "local:circumvents"),
    ] {
        assert!(schema::predicate_is_a(below, above), "{below} {above}");
    }
    assert!(!schema::predicate_is_a("affects", "causes"));
    assert!(!schema::predicate_is_a("local:circumvents", "related_to"));
    let below: Vec<_> = schema::predicate_descendants("contributes_to").collect();
    assert_eq!(below, ["causes", "contributes_to"]);
    assert_eq!(schema::predicate_descendants("related_to").count(), schema::predicates().len());
    assert_eq!(schema::predicate_descendants("local:circumvents").count(), 0);
}

#[test]
fn categories_are_below_their_parents_and_mixins() {
    for (below, above) in [
        ("Drug", "ChemicalEntity"),
        ("SmallMolecule", "ChemicalOrDrugOrTreatment"),
        ("MicroRNA", "NoncodingRNAProduct"),
        ("MicroRNA", "GeneOrGeneProduct"),
        ("Snv", "SequenceVariant"),
        ("Cell", "AnatomicalEntity"),
        ("Protein", "GeneProductMixin"),
        ("biolink:Disease", "DiseaseOrPhenotypicFeature"),
        ("Disease", "biolink:NamedThing"),
    ] {
        assert!(schema::category(below).is_some() && schema::category(above).is_some(), "{below} {above}");
        assert!(schema::category_is_a(below, above), "{below} {above}");
    }
    assert!(!schema::category_is_a("ChemicalEntity", "Drug"));
    assert!(!schema::category_is_a("local:Strategy", "NamedThing"));
    assert!(schema::category("local:Strategy").is_none());
    assert!(schema::category("Association").is_none());
    assert!(schema::category_descendants("AnatomicalEntity").any(|name| name == "Cell"));
}

#[test]
fn categories_sort_most_specific_first() {
    let mut names: Vec<Category> =
        ["local:Odd", "ChemicalOrDrugOrTreatment", "NamedThing", "ChemicalEntity", "SmallMolecule", "MolecularEntity"]
            .iter()
            .map(|name| name.parse().unwrap())
            .collect();
    schema::sort_most_specific_first(&mut names);
    let sorted: Vec<_> = names.iter().map(Category::local_name).collect();
    let expected =
        ["SmallMolecule", "MolecularEntity", "ChemicalEntity", "NamedThing", "ChemicalOrDrugOrTreatment", "Odd"];
    assert_eq!(sorted, expected);
    for below in schema::categories() {
        for above in schema::categories() {
            let strictly = below.name() != above.name() && schema::category_is_a(below.name(), above.name());
            assert!(!strictly || below.depth() > above.depth(), "{} {}", below.name(), above.name());
        }
    }
}

#[test]
fn near_names_are_offered_and_far_ones_are_not() {
    assert_eq!(schema::near_predicate("biolink:contribute_to"), Some("contributes_to"));
    assert_eq!(schema::near_predicate("circumvents"), None);
    assert_eq!(schema::near_category("biolink:SmalMolecule"), Some("SmallMolecule"));
    assert_eq!(schema::near_category("Strategy"), None);
}

#[test]
fn a_hint_is_the_meaning_of_an_older_name_or_alias_before_its_spelling() {
    let hints = [
        // Names of older releases, translated or not.
        ("ameliorates", Some("ameliorates_condition")),
        ("prevents", Some("preventative_for_condition")),
        ("decreases_degradation_of", Some("affects")),
        ("abundance_increased_by", Some("affects")),
        ("is_catalyst_of", Some("catalyzes")),
        ("has_capability", Some("capable_of")),
        ("has_supporting_study_result", None),
        ("beneficial_in_models_of", Some("beneficial_in_models_for")),
        ("in_clinical_trials_for_treatment_of", Some("in_clinical_trials_for")),
        // Aliases.
        ("indicated for", Some("treats")),
        ("is_substance_that_treats", Some("treats")),
        // Deprecated predicates and mixins are never offered, whether known, older or misspelt.
        ("binds", Some("directly_physically_interacts_with")),
        ("bindss", None),
        ("interacts_with", None),
        ("interact_with", None),
        ("assesses", Some("related_to_at_instance_level")),
        ("treated_by", Some("treats")),
        // Spelling.
        ("afects", Some("affects")),
        ("cuases", Some("causes")),
        ("physicaly_interacts_with", Some("physically_interacts_with")),
        ("has_phenotpye", Some("has_phenotype")),
        ("hasphenotype", Some("has_phenotype")),
        ("acts_upstrem_of", Some("acts_upstream_of")),
        // Verbs without their ending.
        ("treat", Some("treats")),
        ("contribute_to", Some("contributes_to")),
        // Words of another meaning.
        ("treated", None),
        ("caused", None),
        ("represses", None),
        ("precludes", None),
        ("effects", None),
        ("increases_luck_of", None),
        ("positively_correlates_with", Some("positively_correlated_with")),
        ("negatively_associated_with", None),
        ("acts_downstream_of", None),
        ("acts_upstream_of_or_within_no_effect", None),
        ("associated_with_decreased_response_to", None),
        // Terms of other vocabularies that one predicate alone is mapped to exactly, or several, or none.
        ("RO:0002200", Some("has_phenotype")),
        ("ro:0002200", Some("has_phenotype")),
        ("http://purl.obolibrary.org/obo/RO_0003307", Some("ameliorates_condition")),
        ("<http://purl.obolibrary.org/obo/BFO_0000050>", Some("part_of")),
        ("obo:RO_0002202", Some("develops_from")),
        ("SEMMEDDB:TREATS", Some("treats_or_applied_or_studied_to_treat")),
        ("RO:0002327", None),
        ("RO:0002606", None),
        // As KGX writes an IRI that it cannot contract.
        (":http://purl.obolibrary.org/obo/RO_0002200", Some("has_phenotype")),
        (":http://www.w3.org/2004/02/skos/core#exactMatch", Some("exact_match")),
    ];
    for (name, expected) in hints {
        assert_eq!(schema::near_predicate(name), expected, "{name}");
    }
    let hints = [
        ("ChemicalSubstance", Some("ChemicalEntity")),
        ("Protien", Some("Protein")),
        ("Genes", Some("Gene")),
        ("phenotype", Some("PhenotypicFeature")),
        ("Symptom", Some("PhenotypicFeature")),
        ("disease", Some("Disease")),
        ("GeneProduct", None),
        ("BehavioralOutcome", Some("Behavior")),
        ("RelationshipType", None),
        ("Human", Some("CellularOrganism")),
        ("Drag", Some("Drug")),
        ("Rug", None),
    ];
    for (name, expected) in hints {
        assert_eq!(schema::near_category(name), expected, "{name}");
    }
}

#[test]
fn no_hint_and_no_replacement_names_what_data_should_not_use() {
    let wanted_predicate = |name: &str| {
        let row = schema::predicate(name).unwrap();
        !row.is_deprecated() && (!row.is_mixin() || row.is_canonical())
    };
    let wanted_category = |name: &str| {
        let row = schema::category(name).unwrap();
        !row.is_deprecated() && !row.is_mixin()
    };
    for row in schema::predicates() {
        let replacement = schema::replacement_for(row.name());
        assert_eq!(replacement.is_none(), wanted_predicate(row.name()), "{row}");
        assert!(replacement.is_none_or(wanted_predicate), "{row}");
        // One letter off, in the middle.
        let mut misspelt = row.name().to_owned();
        misspelt.insert(misspelt.len() / 2, 'x');
        assert!(schema::near_predicate(&misspelt).is_none_or(wanted_predicate), "{misspelt}");
        assert!(schema::near_predicate(row.name()).is_none_or(wanted_predicate), "{row}");
    }
    for row in schema::categories() {
        let replacement = schema::replacement_for(row.name());
        assert!(replacement.is_none_or(wanted_category), "{row:?}");
        assert!(replacement.is_none() || !wanted_category(row.name()), "{row:?}");
        assert!(schema::near_category(row.name()).is_none_or(wanted_category), "{row:?}");
        assert!(!row.is_deprecated() || replacement.is_some(), "{row:?}");
    }
    assert_eq!(schema::replacement_for("circumvents"), None);
    for (name, replacement) in [
        ("binds", "directly_physically_interacts_with"),
        ("interacts_with", "physically_interacts_with"),
        ("treated_by", "treats"),
        ("condition_promoted_by", "promotes_condition"),
        ("genetic_association", "associated_with"),
        ("decreases_amount_or_activity_of", "affects"),
        ("biolink:GeneOrGeneProduct", "Gene"),
        ("Human", "CellularOrganism"),
    ] {
        assert_eq!(schema::replacement_for(name), Some(replacement), "{name}");
    }
}

/// Reads lines such as `abundance_decreased_by => affects, inverted, object_aspect_qualifier=abundance`.
fn check_readings(rows: &str) {
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (name, expected) = row.split_once(" => ").unwrap();
        let reading = schema::read_predicate(name);
        assert!(reading.is_some(), "{name}");
        let reading = reading.unwrap();
        let mut parts = vec![reading.predicate().to_owned()];
        if reading.is_inverted() {
            parts.push("inverted".to_owned());
        }
        let short = |slot: &str| slot.replace("_qualifier", "").replace('_', " ");
        parts.extend(reading.qualifiers().iter().map(|(slot, value)| format!("{}: {value}", short(slot))));
        let change = match reading.change() {
            PredicateChange::AsWritten => "as written",
            PredicateChange::Respelled => "respelled",
            PredicateChange::Older => "older",
            PredicateChange::Inverse => "inverse",
            PredicateChange::OlderInverse => "older inverse",
        };
        parts.push(change.to_owned());
        assert_eq!(parts.join(", "), expected, "{name}");
    }
}

#[test]
fn a_predicate_is_read_in_any_spelling_and_of_any_release() {
    check_readings(
        "
        treats => treats, as written
        biolink:treats => treats, as written
        Treats => treats, respelled
        BIOLINK:treats => treats, respelled
        physically interacts with => physically_interacts_with, respelled
        https://w3id.org/biolink/vocab/causes => causes, respelled
        interacts_with => interacts_with, as written
        binds => binds, as written
        treats_or_applied_or_studied_to_treat => treats_or_applied_or_studied_to_treat, as written
        biolink:HasInput => has_input, respelled
        hasPart => has_part, respelled
        biolink:PositivelyRegulates => regulates, object direction: upregulated, older
        decreasesActivityOf => affects, object aspect: activity, object direction: decreased, qualified predicate: biolink:causes, older
        ameliorates => ameliorates_condition, older
        prevents => preventative_for_condition, older
        approved_to_treat => treats, older
        causes_adverse_event => has_adverse_event, older
        contraindicated for => contraindicated_in, older
        affects_risk_for => affects_likelihood_of, older
        molecularly_interacts_with => physically_interacts_with, older
        co-occurs_in_literature_with => occurs_together_in_literature_with, older
        indirectly_phsyically_interacts_with => indirectly_physically_interacts_with, older
        affects_expression_of => affects, object aspect: expression, older
        decreases_activity_of => affects, object aspect: activity, object direction: decreased, qualified predicate: biolink:causes, older
        increases_molecular_interaction => affects, object aspect: molecular_interaction, object direction: increased, qualified predicate: biolink:causes, older
        negatively_regulates => regulates, object direction: downregulated, older
        entity_negatively_regulates_entity => regulates, object aspect: activity_or_abundance, object direction: downregulated, qualified predicate: biolink:causes, older
        negatively_regulates_entity_to_entity => regulates, object aspect: activity_or_abundance, object direction: downregulated, qualified predicate: biolink:causes, older
        positively regulates, process to process => regulates, object aspect: activity_or_abundance, object direction: upregulated, qualified predicate: biolink:causes, older
        ",
    );
    for name in ["circumvents", "", "biolink:", "RO:0002212", "is_catalyst_of", "affects_expression_in", "local:treats"]
    {
        assert_eq!(schema::read_predicate(name), None, "{name}");
    }
}

#[test]
fn an_inverse_is_read_as_its_canonical_predicate() {
    check_readings(
        "
        treated_by => treats, inverted, inverse
        biolink:Caused By => causes, inverted, inverse
        part_of => has_part, inverted, inverse
        has_part => has_part, as written
        has_contraindication => contraindicated_in, inverted, inverse
        tested_by_clinical_trials_of => in_clinical_trials_for, inverted, inverse
        superclass_of => subclass_of, inverted, inverse
        affected_by => affects, inverted, inverse
        activity_decreased_by => affects, inverted, object aspect: activity, object direction: decreased, qualified predicate: biolink:causes, older inverse
        sythesis_affected_by => affects, inverted, object aspect: synthesis, older inverse
        activity_affects => affects, object aspect: activity, older
        process_positively_regulated_by_process => regulates, inverted, object aspect: activity_or_abundance, object direction: upregulated, qualified predicate: biolink:causes, older inverse
        approved_for_treatment_by => treats, inverted, older inverse
        prevented_by => preventative_for_condition, inverted, older inverse
        condition_prevented_by => preventative_for_condition, inverted, older inverse
        capability_of => capable_of, inverted, older inverse
        location_of => location_of, as written
        located_in => located_in, as written
        expresses => expresses, as written
        mentions => mentions, as written
        mentioned_by => mentioned_by, as written
        ",
    );
    for row in schema::predicates() {
        let reading = schema::read_predicate(row.name()).unwrap();
        let read = schema::predicate(reading.predicate()).unwrap();
        assert_eq!(reading.is_inverted(), read.name() != row.name(), "{row}");
        assert_eq!(reading.is_inverted(), reading.change() == PredicateChange::Inverse, "{row}");
        assert!(!reading.is_inverted() || row.inverse() == Some(read.name()) && read.is_canonical(), "{row}");
        assert!(!reading.is_inverted() || row.traversal() != read.traversal(), "{row}");
    }
}

#[test]
fn reading_an_older_predicate_keeps_what_it_does_to_a_path() {
    let names = ["affected_by", "caused_by", "part_of", "abundance_decreased_by", "degradation_decreased_by"];
    let names = names.into_iter().chain(["positively_regulated_by", "response_increased_by", "risk_affected_by"]);
    for name in names {
        let row = schema::legacy_predicate(name);
        let (predicate, qualifiers) = row.map_or((name, Qualifiers::new()), |row| (row.predicate(), row.qualifiers()));
        let written = meaning(&predicate.parse().unwrap(), &qualifiers);
        let reading = schema::read_predicate(name).unwrap();
        let read = meaning(&reading.predicate().parse().unwrap(), &reading.qualifiers());
        assert_eq!(written.effect, read.effect, "{name}");
        assert_eq!(reading.is_inverted(), written.traversal != read.traversal, "{name}");
    }
}

#[test]
fn qualifiers_change_places_with_the_ends() {
    let inverse = schema::read_predicate("affected_by").unwrap();
    let written = Qualifiers::new()
        .with("subject_aspect_qualifier", "activity")
        .with("subject_direction_qualifier", "decreased")
        .with("object_form_or_variant_qualifier", "mutant_form")
        .with("qualified_predicate", "biolink:caused_by")
        .with("species_context_qualifier", "NCBITaxon:9606");
    let expected = Qualifiers::new()
        .with("object_aspect_qualifier", "activity")
        .with("object_direction_qualifier", "decreased")
        .with("subject_form_or_variant_qualifier", "mutant_form")
        .with("qualified_predicate", "biolink:causes")
        .with("species_context_qualifier", "NCBITaxon:9606");
    assert_eq!(inverse.qualifiers_with(&written), expected);
    let plain = schema::read_predicate("affects").unwrap();
    assert_eq!(plain.qualifiers_with(&written), written);
    // Both ways of writing it are one statement.
    let older = schema::read_predicate("activity_decreased_by").unwrap();
    let both = schema::read_predicate("decreases_activity_of").unwrap();
    assert_eq!(older.qualifiers(), both.qualifiers());
    let increased = Qualifiers::new().with("subject_direction_qualifier", "increased");
    assert_eq!(older.contradicted_slot(&increased), Some("subject_direction_qualifier"));
    assert_eq!(older.contradicted_slot(&written), None);
    assert_eq!(both.contradicted_slot(&increased), None);
}

#[test]
fn a_category_is_read_in_any_spelling_and_of_any_release() {
    for (name, expected, change) in [
        ("biolink:Gene", "Gene", CategoryChange::AsWritten),
        ("Gene", "Gene", CategoryChange::AsWritten),
        ("gene", "Gene", CategoryChange::Respelled),
        ("biolink:small molecule", "SmallMolecule", CategoryChange::Respelled),
        ("biolink:phenotypic_feature", "PhenotypicFeature", CategoryChange::Respelled),
        ("biolink:ChemicalSubstance", "ChemicalEntity", CategoryChange::Older),
        ("chemical substance", "ChemicalEntity", CategoryChange::Older),
        ("Metabolite", "ChemicalEntity", CategoryChange::Older),
        ("GeneProduct", "GeneProductMixin", CategoryChange::Older),
        ("Provider", "Agent", CategoryChange::Older),
    ] {
        let reading = schema::read_category(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((reading.category(), reading.change()), (expected, change), "{name}");
    }
    for name in ["Strategy", "", "BehavioralOutcome", "Association", "local:Gene"] {
        assert!(schema::read_category(name).is_none(), "{name}");
    }
}

#[test]
fn a_qualifiers_key_is_read_as_its_slot() {
    for (key, slot) in [
        ("object_aspect_qualifier", Some("object_aspect_qualifier")),
        ("biolink:object_aspect_qualifier", Some("object_aspect_qualifier")),
        ("Object Aspect Qualifier", Some("object_aspect_qualifier")),
        ("qualified_predicate", Some("qualified_predicate")),
        ("biolink:qualified_predicate", Some("qualified_predicate")),
        ("qualified_object_aspect", Some("object_aspect_qualifier")),
        ("qualified_object_direction", Some("object_direction_qualifier")),
        ("qualified_subject_aspect", Some("subject_aspect_qualifier")),
        ("object_direction", Some("object_direction_qualifier")),
        ("object_aspect", Some("object_aspect_qualifier")),
        ("object_derivative_qualifier", Some("object_derivative_qualifier")),
        ("qualified_object", None),
        ("object", None),
        ("aspect", None),
        ("", None),
    ] {
        assert_eq!(schema::qualifier_slot_name(key), slot, "{key}");
    }
    for row in schema::qualifier_slots() {
        assert_eq!(schema::qualifier_slot_name(row.name()), Some(row.name()));
    }
}

#[test]
fn a_qualifiers_value_is_read_in_the_spelling_of_its_enum_or_is_unknown() {
    use QualifierValue::{AsWritten, Spelled, Unknown};
    let direction = "object_direction_qualifier";
    let form = "subject_form_or_variant_qualifier";
    for (slot, value, expected) in [
        (direction, "decreased", AsWritten),
        (direction, "Decreased", Spelled("decreased")),
        (direction, " decreased", Spelled("decreased")),
        (direction, "DECREASED", Spelled("decreased")),
        (direction, "biolink:decreased", Spelled("decreased")),
        ("qualified_object_direction", "biolink:decreased", Spelled("decreased")),
        (direction, "decrease", Unknown),
        (direction, "down", Unknown),
        (direction, "reduced", Unknown),
        (direction, "", Unknown),
        (form, "loss of function variant form", Spelled("loss_of_function_variant_form")),
        (form, "loss-of-function-variant-form", Spelled("loss_of_function_variant_form")),
        (form, "gain of function", Unknown),
        ("causal_mechanism_qualifier", "adp_ribosylation", Spelled("ADP-ribosylation")),
        ("causal_mechanism_qualifier", "ADP-ribosylation", AsWritten),
        ("object_derivative_qualifier", "metabolite", AsWritten),
        ("object_derivative_qualifier", "dimer", Unknown),
        ("qualified_predicate", "biolink:causes", AsWritten),
        ("qualified_predicate", "causes", Spelled("biolink:causes")),
        ("qualified_predicate", "biolink:Caused by", Spelled("biolink:caused_by")),
        ("qualified_predicate", "biolink:caused_by", AsWritten),
        ("qualified_predicate", "ameliorates", Spelled("biolink:ameliorates_condition")),
        ("qualified_predicate", "decreases_activity_of", Unknown),
        ("qualified_predicate", "activity_decreased_by", Unknown),
        ("qualified_predicate", "circumvents", Unknown),
        ("species_context_qualifier", "whatever", AsWritten),
        ("colour", "blue", AsWritten),
    ] {
        assert_eq!(schema::read_qualifier_value(slot, value), expected, "{slot} {value}");
    }
    for slot in schema::qualifier_slots() {
        for value in slot.values().map_or(&[][..], |values| values.values()) {
            assert_eq!(schema::read_qualifier_value(slot.name(), value.name()), AsWritten, "{value:?}");
        }
    }
}

#[test]
fn other_forms_make_no_step_and_unknown_values_leave_no_sign() {
    // Slot and value beside `causes`, with and without a direction; also a value that the enum does not have.
    for (slot, value, alone, decreased) in [
        ("subject_form_or_variant_qualifier", "loss_of_function_variant_form", Effect::Negative, Effect::Positive),
        ("subject_form_or_variant_qualifier", "analog_form", Effect::None, Effect::None),
        ("subject_form_or_variant_qualifier", "gain of function", Effect::None, Effect::None),
        ("object_form_or_variant_qualifier", "mutant_form", Effect::Positive, Effect::Negative),
        ("object_form_or_variant_qualifier", "odd_form", Effect::None, Effect::None),
        ("subject_derivative_qualifier", "metabolite", Effect::None, Effect::None),
        ("object_derivative_qualifier", "metabolite", Effect::None, Effect::None),
        ("object_derivative_qualifier", "dimer", Effect::None, Effect::None),
        ("subject_part_qualifier", "promoter", Effect::Unsigned, Effect::Unsigned),
        ("object_part_qualifier", "3_prime_utr", Effect::Unsigned, Effect::Unsigned),
        ("object_part_qualifier", "odd_part", Effect::Unsigned, Effect::Unsigned),
        ("subject_direction_qualifier", "sideways", Effect::Unsigned, Effect::Unsigned),
        ("subject_aspect_qualifier", "glamour", Effect::Unsigned, Effect::Unsigned),
        ("object_aspect_qualifier", "glamour", Effect::Unsigned, Effect::Unsigned),
        ("causal_mechanism_qualifier", "binding", Effect::Positive, Effect::Negative),
        // The direction says it, whatever the mechanism may be.
        ("causal_mechanism_qualifier", "magic", Effect::Unsigned, Effect::Negative),
        ("species_context_qualifier", "NCBITaxon:9606", Effect::Positive, Effect::Negative),
    ] {
        let causes: Predicate = "causes".parse().unwrap();
        let qualifiers = Qualifiers::new().with(slot, value);
        assert_eq!(meaning(&causes, &qualifiers).effect, alone, "{slot} {value}");
        let directed = qualifiers.with("object_direction_qualifier", "decreased");
        let derived = meaning(&causes, &directed);
        assert_eq!(derived.effect, decreased, "{slot} {value}, decreased");
        assert_eq!(derived.other_form, alone == Effect::None, "{slot} {value}");
    }
    let sideways = Qualifiers::new().with("object_direction_qualifier", "sideways");
    for predicate in ["causes", "disrupts", "affects", "regulates"] {
        let derived = meaning(&predicate.parse().unwrap(), &sideways);
        assert_eq!(derived.effect, Effect::Unsigned, "{predicate}");
    }
}

#[test]
fn slots_have_the_ranges_of_the_model() {
    for (slot, range) in [
        ("p_value", SlotRange::Number),
        ("adjusted_p_value", SlotRange::Number),
        ("has_confidence_score", SlotRange::Number),
        ("relative_frequency_object", SlotRange::Number),
        ("z_score", SlotRange::Number),
        ("evidence_count", SlotRange::Integer),
        ("biolink:has_count", SlotRange::Integer),
        ("number_of_cases", SlotRange::Integer),
        ("negated", SlotRange::Boolean),
        ("deprecated", SlotRange::Boolean),
        ("publications", SlotRange::Curie),
        ("xref", SlotRange::Curie),
        ("category", SlotRange::Curie),
        ("qualified_predicate", SlotRange::Curie),
        ("treats", SlotRange::Curie),
        ("name", SlotRange::Text),
        ("object_direction_qualifier", SlotRange::Text),
        ("FDA_regulatory_approvals", SlotRange::Text),
        ("colour", SlotRange::Text),
    ] {
        assert_eq!(schema::slot_range(slot), range, "{slot}");
    }
    for slot in ["regulatory_approvals", "FDA_regulatory_approvals", "treatment_outcome"] {
        assert!(schema::is_multivalued(slot), "{slot}");
    }
}

/// Reads lines such as `hgnc:5438 => HGNC:5438`; `=` for what stays as written.
fn check_identifiers(rows: &str, read: fn(&str) -> IdentifierReading) {
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (text, expected) = row.split_once(" => ").unwrap();
        let is_iri = text.contains("://");
        let found = match read(text) {
            IdentifierReading::AsWritten => "=".to_owned(),
            IdentifierReading::Spelled(curie) if !is_iri => curie,
            IdentifierReading::Contracted(curie) if is_iri => curie,
            // An IRI is contracted, and nothing else is.
            IdentifierReading::Spelled(curie) => format!("spelled {curie}"),
            IdentifierReading::Contracted(curie) => format!("contracted {curie}"),
        };
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn identifiers_have_biolinks_prefixes() {
    check_identifiers(
        "
        HGNC:5438 => =
        hgnc:5438 => HGNC:5438
        mondo:0015540 => MONDO:0015540
        ncbigene:3458 => NCBIGene:3458
        NCBITAXON:9606 => NCBITaxon:9606
        uniprotkb:P01579 => UniProtKB:P01579
        pubchem.compound:1 => PUBCHEM.COMPOUND:1
        Drugcentral:1 => DrugCentral:1
        INFORES:drugbank => infores:drugbank
        local:A => =
        no colon => =
        :1 => =
        a_prefix_that_is_longer_than_any_prefix_of_biolink:1 => =
        ",
        schema::read_identifier,
    );
}

#[test]
fn iris_are_read_as_curies() {
    check_identifiers(
        "
        http://purl.obolibrary.org/obo/MONDO_0015540 => MONDO:0015540
        <https://purl.obolibrary.org/obo/NCBITaxon_9606> => NCBITaxon:9606
        http://purl.obolibrary.org/obo/OBA_0000001 => OBA:0000001
        http://purl.obolibrary.org/obo/mondo.owl => =
        http://purl.obolibrary.org/obo/go/extensions/go_plus.owl => =
        http://identifiers.org/hgnc/5438 => HGNC:5438
        https://identifiers.org/hgnc/HGNC:5438 => HGNC:5438
        https://identifiers.org/HGNC:5438 => HGNC:5438
        https://identifiers.org/hgnc:5438 => HGNC:5438
        https://identifiers.org/CHEBI:36927 => CHEBI:36927
        http://identifiers.org/taxonomy/9606 => NCBITaxon:9606
        https://identifiers.org/taxonomy:9606 => NCBITaxon:9606
        http://identifiers.org/pubmed/123 => PMID:123
        http://identifiers.org/uniprot/P01579 => UniProtKB:P01579
        http://identifiers.org/mesh/D001943 => MESH:D001943
        http://identifiers.org/unheard.of/1 => =
        https://bioregistry.io/drugbank:DB14724 => DRUGBANK:DB14724
        https://bioregistry.io/mim:147570 => OMIM:147570
        https://bioregistry.io/kegg.pathway:hsa05200 => KEGG.PATHWAY:hsa05200
        https://n2t.net/chebi:36927 => CHEBI:36927
        http://purl.uniprot.org/uniprot/P01579 => UniProtKB:P01579
        https://www.ncbi.nlm.nih.gov/gene/3458 => NCBIGene:3458
        HTTPS://WWW.NCBI.NLM.NIH.GOV/gene/3458 => NCBIGene:3458
        https://www.orpha.net/ORDO/Orphanet_540 => ORDO:540
        ORDO:Orphanet_540 => ORDO:540
        ORDO:540 => =
        ORPHA:540 => ORDO:540
        Orphanet:540 => ORDO:540
        orphanet:540 => ORDO:540
        Orphanet:Orphanet_540 => ORDO:540
        orphanet.ordo:540 => ORDO:540
        UniProt:P01579 => UniProtKB:P01579
        taxonomy:9606 => NCBITaxon:9606
        hpo:HP:0000001 => HP:0000001
        MONDO:MONDO_0015540 => MONDO:0015540
        efo:EFO_0000305 => EFO:0000305
        EFO:EFO_x => =
        CHEMBL.COMPOUND:CHEMBL1 => =
        Reactome:R-HSA-1 => REACT:R-HSA-1
        MIM:147570 => OMIM:147570
        GeneID:3458 => NCBIGene:3458
        PMC:PMC129 => =
        PMC:129 => PMC:PMC129
        PMCID:129 => PMC:PMC129
        PMCID:PMC129 => PMC:PMC129
        http://id.nlm.nih.gov/mesh/D001943 => MESH:D001943
        http://www.ebi.ac.uk/efo/EFO_0000305 => EFO:0000305
        https://w3id.org/biolink/vocab/Gene => biolink:Gene
        https://example.org/some/page => =
        https://www.alliancegenome.org/about => =
        http://purl.obolibrary.org/obo/ => =
        ftp://purl.obolibrary.org/obo/MONDO_1 => =
        https:// => =
        ",
        schema::read_identifier,
    );
    check_identifiers(
        "
        https://w3id.org/information-resource-registry/drugbank => infores:drugbank
        https://w3id.org/biolink/infores/drugbank => infores:drugbank
        https://biolink.github.io/information-resource-registry/resources/drugbank/ => infores:drugbank
        infores:drugbank => =
        Infores:drugbank => infores:drugbank
        https://w3id.org/information-resource-registry/ => =
        DrugBank => =
        ",
        schema::read_source,
    );
}

#[test]
fn publications_have_one_spelling() {
    use PublicationReading::{AsWritten, Contracted, Empty, Several, Spelled};
    let spelled = |text: &str| Spelled(text.to_owned());
    let contracted = |text: &str| Contracted(text.to_owned());
    let several = |all: &[&str]| Several(all.iter().map(|&text| text.to_owned()).collect());
    for (text, expected) in [
        ("PMID:126", AsWritten),
        ("PMC:PMC128", AsWritten),
        ("PMCID:PMC128", spelled("PMC:PMC128")),
        ("PMCID:128", spelled("PMC:PMC128")),
        ("PMC:128", spelled("PMC:PMC128")),
        ("pmc:PMC128", spelled("PMC:PMC128")),
        ("doi:10.1000/x", AsWritten),
        ("", Empty),
        (" ", Empty),
        ("PMID:", Empty),
        ("pmid: ", Empty),
        ("PMID: 123", spelled("PMID:123")),
        (" PMID:124", spelled("PMID:124")),
        ("pmid:125", spelled("PMID:125")),
        ("pubmed:125", spelled("PMID:125")),
        ("PMID125", spelled("PMID:125")),
        ("pmid_125", spelled("PMID:125")),
        ("PMC129", spelled("PMC:PMC129")),
        ("NCT00000002", spelled("CLINICALTRIALS:NCT00000002")),
        ("clinicaltrials:NCT00000001", spelled("CLINICALTRIALS:NCT00000001")),
        ("DOI:10.1000/X", spelled("doi:10.1000/x")),
        ("doi:10.1000/X", spelled("doi:10.1000/x")),
        ("10.1000/X", spelled("doi:10.1000/x")),
        ("doi:https://doi.org/10.1000/X", spelled("doi:10.1000/x")),
        ("https://doi.org/10.1000/X", contracted("doi:10.1000/x")),
        ("http://dx.doi.org/10.1000/x", contracted("doi:10.1000/x")),
        ("https://pubmed.ncbi.nlm.nih.gov/127", contracted("PMID:127")),
        ("https://pubmed.ncbi.nlm.nih.gov/127/", contracted("PMID:127")),
        ("http://www.ncbi.nlm.nih.gov/pubmed/127", contracted("PMID:127")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC129/", contracted("PMC:PMC129")),
        ("http://europepmc.org/articles/PMC129", contracted("PMC:PMC129")),
        ("https://clinicaltrials.gov/study/NCT00000002", contracted("CLINICALTRIALS:NCT00000002")),
        ("PMID:126|PMID:130", several(&["PMID:126", "PMID:130"])),
        ("PMID:1;PMID:2", several(&["PMID:1", "PMID:2"])),
        ("PMID:3,PMID:4", several(&["PMID:3", "PMID:4"])),
        ("PMID: 3, pmid:4 ; PMC5", several(&["PMID:3", "PMID:4", "PMC:PMC5"])),
        ("PMID:3 PMID:4", several(&["PMID:3", "PMID:4"])),
        ("doi:10.1000/a;doi:10.1000/b", several(&["doi:10.1000/a", "doi:10.1000/b"])),
        ("PMID:1;doi:10.1000/b", several(&["PMID:1", "doi:10.1000/b"])),
        // A DOI may hold what separates others.
        ("doi:10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2", AsWritten),
        ("PMID:1;see the text", AsWritten),
        ("PMID:1;2", AsWritten),
        ("131", AsWritten),
        ("Smith et al., 2010", AsWritten),
        ("https://example.org/paper", AsWritten),
    ] {
        assert_eq!(schema::read_publication(text), expected, "{text}");
    }
}

#[test]
fn clinical_slots_become_clinical_statuses() {
    use ClinicalStatus::{Approved, InUse, Preclinical, Refused, UnderInvestigation, Withdrawn};
    for (slot, value, expected) in [
        ("clinical_approval_status", "approved_for_condition", Some(Approved)),
        ("biolink:clinical_approval_status", "biolink:approved_for_condition", Some(Approved)),
        ("clinical_approval_status", "fda_approved_for_condition", Some(Approved)),
        ("clinical_approval_status", "Off label use", Some(InUse)),
        ("clinical_approval_status", "not_approved_for_condition", Some(Refused)),
        ("clinical_approval_status", "post_approval_withdrawal", Some(Withdrawn)),
        ("clinical_approval_status", "not_provided", None),
        ("clinical_approval_status", "clinical_trial_phase_1", None),
        ("max_research_phase", "pre_clinical_research_phase", Some(Preclinical)),
        ("max_research_phase", "clinical_trial_phase_3", Some(UnderInvestigation)),
        ("max_research_phase", "clinical_trial_phase_2_to_3", Some(UnderInvestigation)),
        ("max_research_phase", "clinical_trial_phase_4", Some(UnderInvestigation)),
        ("max_research_phase", "not_provided", None),
        ("max_phase_for_ind", "4", Some(Approved)),
        ("max_phase_for_ind", "4.0", Some(Approved)),
        ("MAX_PHASE_FOR_IND", "3", Some(UnderInvestigation)),
        ("max_phase_for_ind", "0.5", Some(UnderInvestigation)),
        ("max_phase_for_ind", "-1", None),
        ("max_phase_for_ind", "5", None),
        ("max_phase", "4", None),
        ("FDA_approval_status", "regular_fda_approval", Some(Approved)),
        ("FDA_approval_status", "fda_clinical_research_phase_2", Some(UnderInvestigation)),
        ("FDA_approval_status", "preclinical_research_phase", Some(Preclinical)),
        ("FDA_approval_status", "post_approval_withdrawal", Some(Withdrawn)),
        ("regulatory_approvals", "NDA021588", Some(Approved)),
        ("FDA_regulatory_approvals", "ANDA200536", Some(Approved)),
        ("regulatory_approvals", "BLA 761107", Some(Approved)),
        ("regulatory_approvals", "EMEA/H/C/000406", Some(Approved)),
        ("regulatory_approvals", "ANADA200536", None),
        ("regulatory_approvals", "IND12345", None),
        ("regulatory_approvals", "NA", None),
        ("regulatory_approvals", "", None),
        ("highest_FDA_approval_status", "regular_fda_approval", None),
        ("treatment_outcome", "improved", None),
        ("name", "approved_for_condition", None),
    ] {
        assert_eq!(schema::clinical_status_of(slot, value), expected, "{slot} {value}");
    }
}

#[test]
fn inverses_are_mutual_and_symmetric_predicates_have_none() {
    for row in schema::predicates() {
        let Some(inverse) = row.inverse() else {
            continue;
        };
        let other = schema::predicate(inverse).unwrap();
        assert_eq!(other.inverse(), Some(row.name()), "{row}");
        assert!(!row.is_symmetric() && !other.is_symmetric(), "{row}");
        assert_eq!(row.effect(), other.effect(), "{row}");
        assert_eq!(row.is_therapeutic(), other.is_therapeutic(), "{row}");
        assert_eq!(row.basis(), other.basis(), "{row}");
        assert_eq!(row.traversal(), other.traversal().turned(), "{row} {inverse}");
        assert!(!(row.is_locating() && other.is_locating()), "{row} {inverse}");
    }
}

#[test]
fn names_have_one_spelling_with_or_without_prefix() {
    for row in schema::predicates() {
        let curie = row.curie();
        assert_eq!(schema::predicate(&curie).unwrap().name(), row.name());
        assert_eq!(row.to_string(), curie);
        assert_eq!(curie.parse::<Predicate>().unwrap().biolink_name(), Some(row.name()));
    }
    for row in schema::categories() {
        assert_eq!(schema::category(&row.curie()).unwrap().name(), row.name());
    }
    assert_eq!(schema::BIOLINK_VERSION, "4.4.6");
}

/// The slow, obvious way: follow the parents.
fn walk<'a>(name: &'a str, ancestor: &str, parents: &BTreeMap<&'a str, &'a [&'a str]>) -> bool {
    name == ancestor || parents.get(name).is_some_and(|above| above.iter().any(|name| walk(name, ancestor, parents)))
}

#[test]
fn the_bit_test_equals_a_walk_for_all_pairs() {
    let predicates: BTreeMap<_, _> = schema::predicates().iter().map(|row| (row.name(), row.parents())).collect();
    for below in predicates.keys() {
        for above in predicates.keys() {
            assert_eq!(schema::predicate_is_a(below, above), walk(below, above, &predicates), "{below} {above}");
        }
    }
    let categories: BTreeMap<_, _> = schema::categories().iter().map(|row| (row.name(), row.parents())).collect();
    for below in categories.keys() {
        for above in categories.keys() {
            assert_eq!(schema::category_is_a(below, above), walk(below, above, &categories), "{below} {above}");
        }
    }
}

#[test]
fn parents_and_ranges_stand_in_the_tables() {
    for row in schema::predicates() {
        assert!(row.parents().iter().all(|parent| schema::predicate(parent).is_some()), "{row}");
    }
    for row in schema::categories() {
        assert!(row.parents().iter().all(|parent| schema::category(parent).is_some()), "{row:?}");
    }
    for slot in schema::qualifier_slots() {
        assert!(slot.parents().iter().all(|parent| schema::qualifier_slot(parent).is_some()), "{slot:?}");
        let range = slot.range().unwrap_or_default();
        assert_eq!(range.ends_with("Enum"), slot.values().is_some(), "{slot:?}");
        for value in slot.values().map_or(&[][..], |values| values.values()) {
            assert!(value.parent().is_none_or(|parent| slot.permits(parent)), "{slot:?}");
        }
    }
}

#[test]
fn qualifier_values_have_their_hierarchy() {
    let mechanisms = "CausalMechanismQualifierEnum";
    assert!(schema::enum_is_a(mechanisms, "competitive_inhibition", "negative_modulation"));
    assert!(!schema::enum_is_a(mechanisms, "agonism", "negative_modulation"));
    assert!(schema::enum_is_a("NoSuchEnum", "same", "same"));
    assert!(!schema::enum_is_a("NoSuchEnum", "one", "two"));
    let form = schema::qualifier_slot("subject_form_or_variant_qualifier").unwrap();
    assert_eq!(form.range(), Some("ChemicalOrGeneOrGeneProductFormOrVariantEnum"));
    assert!(schema::qualifier_slot("biolink:anatomical_context_qualifier").unwrap().is_multivalued());
    assert!(schema::qualifier_slot("colour").is_none());
    for name in ["sex_qualifier", "onset_qualifier", "frequency_qualifier", "severity_qualifier", "qualified_predicate"]
    {
        assert!(schema::qualifier_slot(name).is_some(), "{name}");
    }
}

#[test]
fn older_predicates_keep_their_meaning() {
    let rows = "
        decreases activity of => -, forward
        increases abundance of => +, forward
        increases degradation of => -, forward
        decreases synthesis of => -, forward
        increases stability of => +, forward
        increases transport of => unsigned, forward
        decreases uptake of => unsigned, forward
        positively regulates => +, forward
        negatively regulates => -, forward
        increases response to => +, forward
        decreases response to => -, forward
        affects risk for => unsigned, forward
        predisposes => +, forward
        exacerbates => +, forward
        prevents => -, forward
        ameliorates => -, forward
        treats => none, forward
        contraindicated for => none, forward
        molecularly interacts with => none, both ways
        positively correlated with => +, forward
        disrupted by => -, backward
        biolink:entity_negatively_regulates_entity => -, forward
        biolink:process_positively_regulated_by_process => +, backward
        biolink:approved_to_treat => none, forward
        abundance_decreased_by => -, backward
        biolink:degradation_decreased_by => +, backward
        affects_expression_of => unsigned, forward
        increases_molecular_interaction => unsigned, forward
        inhibits => -, forward
    ";
    for (name, effect, traversal) in expected(rows) {
        let row = schema::legacy_predicate(name).unwrap_or_else(|| panic!("{name}"));
        let derived = meaning(&row.predicate().parse().unwrap(), &row.qualifiers());
        assert_eq!((derived.effect, derived.traversal), (effect, traversal), "{name}");
    }
    for name in ["", "_of", "increases_luck_of", "treats_activity_of", "activity_by", "circumvents"] {
        assert_eq!(schema::legacy_predicate(name), None, "{name}");
    }
}

/// The text of a file of the shared data, or `None`, said on the test's output, where there is none.
fn shared(path: &str) -> Option<String> {
    let data = std::env::var_os("MECHGRAPH_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let text = std::fs::read_to_string(data.join(path)).ok();
    if text.is_none() {
        println!("skipped: no shared data");
    }
    text
}

#[test]
fn every_predicate_of_drugmechdb_has_a_row() {
    let Some(text) = shared("drugmechdb/predicates.txt") else {
        return;
    };
    for name in text.lines().filter(|line| !line.is_empty()) {
        assert!(schema::legacy_predicate(name).is_some(), "{name}");
    }
    assert_eq!(text.lines().filter(|line| !line.is_empty()).count(), 67);
}

/// A slot of the model file, as far as these tests read it.
#[derive(Default)]
struct Slot {
    parents: BTreeSet<String>,
    inverse: Option<String>,
    symmetric: bool,
}

/// Reads the slots from the model's text by its indentation: names at two spaces, their keys at four.
fn slots(model: &str) -> BTreeMap<String, Slot> {
    let section = model.lines().skip_while(|line| *line != "slots:").skip(1);
    let section = section.take_while(|line| line.is_empty() || line.starts_with([' ', '#']));
    let mut slots: BTreeMap<String, Slot> = BTreeMap::new();
    let (mut name, mut list) = (String::new(), String::new());
    for line in section {
        let text = line.trim().trim_end_matches(':').replace(' ', "_");
        let indent = line.len() - line.trim_start().len();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if indent == 2 {
            name.clone_from(&text);
            slots.insert(text, Slot::default());
            continue;
        }
        let slot = slots.get_mut(&name).unwrap();
        if indent == 4 {
            list.clone_from(&text);
        }
        match (indent, text.split_once(":_")) {
            (4, Some(("is_a", parent))) => {
                slot.parents.insert(parent.to_owned());
            }
            (4, Some(("inverse", inverse))) => slot.inverse = Some(inverse.to_owned()),
            (4, Some(("symmetric", value))) => slot.symmetric = value == "true",
            (6, None) if list == "mixins" => {
                slot.parents.extend(text.strip_prefix("-_").map(str::to_owned));
            }
            _ => {}
        }
    }
    slots
}

/// Predicates that Biolink 4.4.5 and 4.4.6 have elsewhere in the hierarchy than 4.4.4.
const MOVED: [&str; 6] = [
    "active_in",
    "acts_upstream_of",
    "acts_upstream_of_or_within",
    "has_active_component",
    "has_upstream_actor",
    "has_upstream_or_within_actor",
];

#[test]
fn the_predicates_are_those_of_an_older_model_file_but_for_what_moved() {
    let Some(model) = shared("biolink/biolink-model.yaml") else {
        return;
    };
    assert!(model.lines().any(|line| line == "version: 4.4.4"));
    let slots = slots(&model);
    let mut below = BTreeSet::from(["related_to".to_owned()]);
    while let Some(more) = slots.iter().find(|(name, slot)| !below.contains(*name) && !slot.parents.is_disjoint(&below))
    {
        below.insert(more.0.clone());
    }
    let known: BTreeSet<_> = schema::predicates().iter().map(|row| row.name().to_owned()).collect();
    assert_eq!(known, below);
    for row in schema::predicates() {
        let slot = &slots[row.name()];
        let parents: BTreeSet<_> = row.parents().iter().map(|&parent| parent.to_owned()).collect();
        assert_eq!(parents != slot.parents, MOVED.contains(&row.name()), "{row}");
        assert_eq!(row.is_symmetric(), slot.symmetric, "{row}");
        assert!(slot.inverse.as_deref().is_none_or(|inverse| row.inverse() == Some(inverse)), "{row}");
    }
}

#[test]
fn acting_upstream_is_below_acting_upstream_or_within() {
    for (below, above) in [
        ("acts_upstream_of", "acts_upstream_of_or_within"),
        ("acts_upstream_of_positive_effect", "acts_upstream_of_or_within"),
        ("has_upstream_actor", "has_upstream_or_within_actor"),
        ("active_in", "located_in"),
    ] {
        assert!(schema::predicate_is_a(below, above), "{below} {above}");
        assert!(!schema::predicate_is_a(above, below), "{above} {below}");
    }
}
