//! The schema module: what statements do to a path, checked against rows written from their meaning, and
//! the tables against the Biolink model.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use mechgraph::model::{Effect, Qualifiers, Traversal};
use mechgraph::schema::{self, Derivation};
use mechgraph::{Category, Predicate};

/// Derives from a text such as `affects, object aspect: activity, object direction: decreased`.
fn derive(text: &str) -> Derivation {
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
    schema::derive_effect(&predicate, &qualifiers)
}

/// Checks lines such as `affects, object direction: decreased => -, forward`.
fn check(rows: &str) {
    for (text, effect, traversal) in expected(rows) {
        let derived = derive(text);
        assert!(derived.known, "{text}");
        assert_eq!((derived.effect, derived.traversal), (effect, traversal), "{text}");
    }
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
fn carriers_run_from_what_acts_to_what_it_acts_through() {
    check(
        "
        participates_in => carrier, forward
        has_participant => carrier, backward
        actively_involved_in => carrier, forward
        part_of => carrier, forward
        has_part => carrier, backward
        occurs_in => carrier, forward
        located_in => carrier, forward
        location_of => carrier, forward
        expressed_in => carrier, forward
        in_taxon => carrier, forward
        has_phenotype => carrier, forward
        phenotype_of => carrier, backward
        manifestation_of => carrier, forward
        has_manifestation => carrier, backward
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
fn therapy_contact_hierarchy_and_bare_association_are_no_steps() {
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
        associated_with => none, both ways
        correlated_with => none, both ways
        similar_to => none, both ways
        subclass_of => none, forward
        superclass_of => none, backward
        treats, object direction: decreased => none, forward
        physically_interacts_with, object direction: increased => none, both ways
        physically_interacts_with, causal mechanism: inhibition => none, both ways
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
        # A carrier with a direction is a direction statement.
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
        affects, object aspect: molecular_interaction, object direction: decreased => -, forward
        affects, object aspect: degradation, object direction: increased => -, forward
        affects, object aspect: degradation, object direction: decreased => +, forward
        affects, object aspect: cleavage, object direction: increased => -, forward
        affects, object aspect: hydrolysis, object direction: decreased => +, forward
        affects, object aspect: phosphorylation, object direction: increased => unsigned, forward
        affects, object aspect: molecular_modification, object direction: decreased => unsigned, forward
        affects, object aspect: localization, object direction: decreased => unsigned, forward
        affects, object aspect: folding, object direction: increased => unsigned, forward
        affects, object aspect: splicing, object direction: increased => unsigned, forward
        affects, object aspect: transport, object direction: increased => unsigned, forward
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
        affects, causal mechanism: hydrolysis => -, forward
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
        positively_correlated_with => +, both ways
        negatively_correlated_with => -, both ways
        correlated_with, object direction: decreased => -, both ways
        correlated_with, subject direction: decreased => -, both ways
        correlated_with, subject direction: decreased, object direction: decreased => +, both ways
        associated_with_increased_likelihood_of => +, forward
        decreased_likelihood_associated_with => -, backward
        biomarker_for => none, forward
        ",
    );
    for text in ["positively_correlated_with", "correlated_with, object direction: increased"] {
        assert!(derive(text).correlational, "{text}");
    }
    assert!(!derive("causes").correlational);
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
        let derived = schema::derive_effect(&name.parse().unwrap(), &decreased);
        assert_eq!((derived.effect, derived.known), (Effect::None, false), "{name}");
    }
    let affects: Predicate = "affects".parse().unwrap();
    for (slot, value) in
        [("object_direction_qualifier", "sideways"), ("causal_mechanism_qualifier", "magic"), ("colour", "blue")]
    {
        let derived = schema::derive_effect(&affects, &Qualifiers::new().with(slot, value));
        assert_eq!(derived.effect, Effect::Unsigned, "{slot} {value}");
    }
    let odd_aspect =
        Qualifiers::new().with("object_aspect_qualifier", "glamour").with("object_direction_qualifier", "increased");
    assert_eq!(schema::derive_effect(&affects, &odd_aspect).effect, Effect::Unsigned);
}

#[test]
fn qualifier_slots_may_have_their_prefix() {
    let prefixed = Qualifiers::new().with("biolink:object_direction_qualifier", "decreased");
    assert_eq!(schema::derive_effect(&"affects".parse().unwrap(), &prefixed).effect, Effect::Negative);
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
        // Only places lead both ways under two names; see the rows' reasons.
        let both_as_written = ["located_in", "expressed_in", "disease_has_location"];
        let opposite = row.traversal() != other.traversal();
        assert!(
            opposite || both_as_written.contains(&row.name()) || both_as_written.contains(&inverse),
            "{row} {inverse}"
        );
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
    assert_eq!(schema::BIOLINK_VERSION, "4.4.4");
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
        positively correlated with => +, both ways
        disrupted by => -, backward
        biolink:entity_negatively_regulates_entity => -, forward
        biolink:process_positively_regulated_by_process => +, backward
        biolink:approved_to_treat => none, forward
        abundance_decreased_by => -, backward
        biolink:degradation_decreased_by => +, backward
        affects_expression_of => unsigned, forward
        increases_molecular_interaction => +, forward
        inhibits => -, forward
    ";
    for (name, effect, traversal) in expected(rows) {
        let row = schema::legacy_predicate(name).unwrap_or_else(|| panic!("{name}"));
        let derived = schema::derive_effect(&row.predicate().parse().unwrap(), &row.qualifiers());
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

#[test]
fn the_predicates_are_those_of_the_model_file() {
    let Some(model) = shared("biolink/biolink-model.yaml") else {
        return;
    };
    assert!(model.lines().any(|line| line == format!("version: {}", schema::BIOLINK_VERSION)));
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
        assert_eq!(parents, slot.parents, "{row}");
        assert_eq!(row.is_symmetric(), slot.symmetric, "{row}");
        assert!(slot.inverse.as_deref().is_none_or(|inverse| row.inverse() == Some(inverse)), "{row}");
    }
}
