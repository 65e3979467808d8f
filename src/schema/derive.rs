//! The effect of a statement, from its predicate and qualifiers.
//!
//! A qualified statement says more than its predicate: "imatinib *affects* BCR-ABL, object aspect *activity*,
//! object direction *decreased*" lowers BCR-ABL. The parts are read one after the other:
//!
//! 1. **What happens to the side acted on.** A direction replaces the predicate's own sign and is turned
//!    round by aspects that use the thing up: increased degradation means less. Without a direction the
//!    causal mechanism speaks (`inhibition`), without that the predicate itself. A direction and a mechanism
//!    of opposite signs leave the sign unknown and are a [conflict](Derivation::conflict).
//! 2. **Times what is asked of the acting side**: its direction and aspect ("*decreased abundance* of the
//!    transporter causes …") and its form; what a loss-of-function form does, the gene itself does the other
//!    way round. A statement about any variant form is marked, since it is not a step from the gene itself.
//!
//! 3. **Whether it is about the thing itself.** A derivative (a metabolite) and a form that Biolink does not have
//!    are something else, on whichever side, and make no step. A part, such as a promoter, is not the whole:
//!    the effect is unsigned.
//!
//! A value that Biolink does not have never leaves the predicate's own sign: the effect is unsigned, unless a
//! direction says it. The acting side is the subject, but the object where the predicate is an inverse. `qualified_predicate`
//! repeats in words what direction and aspect say and is not read. Qualifiers make no step of a predicate
//! without effect, except that a correlation takes a sign from a direction.

use super::categories::category_is_a;
use super::names::local;
use super::predicates::predicate as predicate_row;
use super::qualifiers::{enum_is_a, qualifier_enum};
use crate::model::{Category, Effect, Predicate, Qualifiers, Sign, Traversal};

const ASPECTS: &str = "GeneOrGeneProductOrChemicalEntityAspectEnum";
const DIRECTIONS: &str = "DirectionQualifierEnum";
const FORMS: &str = "ChemicalOrGeneOrGeneProductFormOrVariantEnum";
const MECHANISMS: &str = "CausalMechanismQualifierEnum";

/// What a statement does to a path, as far as predicate and qualifiers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, any combination of which can occur")]
pub struct Derivation {
    /// The effect, after qualifiers.
    pub effect: Effect,
    /// The direction in which a path reads the statement.
    pub traversal: Traversal,
    /// The acting side is a variant form of its gene, so this is not a step from the gene itself.
    pub variant_form: bool,
    /// A side is a derivative of its entity, or a form of it that Biolink does not have: no step of the entity.
    pub other_form: bool,
    /// The sign speaks of going together, not of cause.
    pub correlational: bool,
    /// The predicate, or its inverse, is a kind of `treats_or_applied_or_studied_to_treat`.
    pub therapeutic: bool,
    /// The direction qualifier and the causal mechanism have opposite signs; the effect is then unsigned.
    pub conflict: bool,
    /// Biolink 4.4.6 has the predicate; one that it does not have is never a step.
    pub known: bool,
}

/// Derives what a statement with this predicate and these qualifiers does to a path, whatever its subject and
/// object; [`effect_of`] has the rules of their categories, too.
///
/// ```
/// use mechgraph::Predicate;
/// use mechgraph::model::{Effect, Qualifiers};
/// use mechgraph::schema;
///
/// let affects: Predicate = "affects".parse()?;
/// let degraded = Qualifiers::new()
///     .with("object_aspect_qualifier", "degradation")
///     .with("object_direction_qualifier", "increased");
/// assert_eq!(schema::derive_effect(&affects, &degraded).effect, Effect::Negative);
/// # Ok::<(), mechgraph::model::TermError>(())
/// ```
#[must_use]
pub fn derive_effect(predicate: &Predicate, qualifiers: &Qualifiers) -> Derivation {
    let Some(row) = predicate.biolink_name().and_then(predicate_row) else {
        return Derivation {
            effect: Effect::None,
            traversal: Traversal::Forward,
            variant_form: false,
            other_form: false,
            correlational: false,
            therapeutic: false,
            conflict: false,
            known: false,
        };
    };
    let said = Said::read(qualifiers, row.traversal());
    let both_ways = row.traversal() == Traversal::Both;
    let directed = said.acted_on.direction.is_some() || both_ways && said.acting.direction.is_some();
    let own = match row.effect() {
        // "Correlated with, decreased": the direction is the correlation's sign, and a missing one is `+`.
        Effect::None if row.is_correlational() && directed => Effect::Positive,
        own => own,
    };
    let other_form = said.acting.is_other_form() || said.acted_on.is_other_form();
    let (effect, conflict) = match own {
        _ if other_form => (Effect::None, false),
        Effect::None => (Effect::None, false),
        own => {
            let (effect, conflict) = said.acted_on.happening(own, said.mechanism);
            let effect = if said.acted_on.part.is_some() { times(effect, None) } else { effect };
            (times(effect, said.acting.condition()), conflict)
        }
    };
    Derivation {
        effect,
        traversal: row.traversal(),
        variant_form: said.acting.is_variant() || both_ways && said.acted_on.is_variant(),
        other_form,
        correlational: row.is_correlational(),
        therapeutic: row.is_therapeutic(),
        conflict,
        known: true,
    }
}

/// What a statement does to a path: every rule of the schema, by predicate, qualifiers and the categories of
/// subject and object.
///
/// ```
/// use mechgraph::model::{Effect, Qualifiers};
/// use mechgraph::schema::effect_of;
///
/// let ameliorates = "ameliorates_condition".parse()?;
/// let (drug, gene, disease) = (["Drug".parse()?], ["Gene".parse()?], ["Disease".parse()?]);
/// let effect = |subject| effect_of(&ameliorates, &Qualifiers::new(), subject, &disease).effect;
/// assert_eq!((effect(&gene), effect(&drug)), (Effect::Negative, Effect::None));
/// # Ok::<(), mechgraph::model::TermError>(())
/// ```
#[must_use]
pub fn effect_of(
    predicate: &Predicate,
    qualifiers: &Qualifiers,
    subject: &[Category],
    object: &[Category],
) -> Derivation {
    derive_effect(predicate, qualifiers).between(subject, object)
}

impl Derivation {
    /// The same between entities of these categories, which can rule an effect out: a statement about a variant
    /// says nothing of the gene itself, and a drug that ameliorates a disease is a treatment, not a step.
    #[must_use]
    pub fn between(self, subject: &[Category], object: &[Category]) -> Self {
        const VARIANTS: [&str; 3] = ["SequenceVariant", "Genotype", "Haplotype"];
        const TREATMENTS: [&str; 3] = ["ChemicalEntity", "ChemicalOrDrugOrTreatment", "Procedure"];
        const CONDITIONS: [&str; 1] = ["DiseaseOrPhenotypicFeature"];
        let (actor, target) = match self.traversal {
            Traversal::Backward => (object, subject),
            Traversal::Forward | Traversal::Both => (subject, object),
        };
        let is = |own: &[Category], rules: &[&str]| {
            own.iter().any(|category| rules.iter().any(|rule| category_is_a(category.as_str(), rule)))
        };
        let ruled_out = (self.variant_form && !is(actor, &VARIANTS))
            || (self.therapeutic && is(actor, &TREATMENTS) && is(target, &CONDITIONS));
        Self { effect: if ruled_out { Effect::None } else { self.effect }, ..self }
    }
}

/// The qualifiers that bear on the effect.
#[derive(Default)]
struct Said<'a> {
    acting: Side<'a>,
    acted_on: Side<'a>,
    mechanism: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn read(qualifiers: &'a Qualifiers, traversal: Traversal) -> Self {
        let (mut subject, mut object) = (Side::default(), Side::default());
        let mut mechanism = None;
        for (slot, value) in qualifiers {
            match local(slot) {
                "subject_direction_qualifier" => subject.direction = Some(value),
                "subject_aspect_qualifier" => subject.aspect = Some(value),
                "subject_form_or_variant_qualifier" => subject.form = Some(value),
                "subject_derivative_qualifier" => subject.derivative = Some(value),
                "subject_part_qualifier" => subject.part = Some(value),
                "object_direction_qualifier" => object.direction = Some(value),
                "object_aspect_qualifier" => object.aspect = Some(value),
                "object_form_or_variant_qualifier" => object.form = Some(value),
                "object_derivative_qualifier" => object.derivative = Some(value),
                "object_part_qualifier" => object.part = Some(value),
                "causal_mechanism_qualifier" => mechanism = Some(value),
                _ => {}
            }
        }
        match traversal {
            Traversal::Backward => Self { acting: object, acted_on: subject, mechanism },
            Traversal::Forward | Traversal::Both => Self { acting: subject, acted_on: object, mechanism },
        }
    }
}

/// What the qualifiers say of the subject or of the object.
#[derive(Clone, Copy, Default)]
struct Side<'a> {
    direction: Option<&'a str>,
    aspect: Option<&'a str>,
    form: Option<&'a str>,
    derivative: Option<&'a str>,
    part: Option<&'a str>,
}

impl Side<'_> {
    /// The effect on this side when it is acted on, and whether direction and mechanism conflict.
    fn happening(self, own: Effect, mechanism: Option<&str>) -> (Effect, bool) {
        let turn = self.turn();
        let mechanism = mechanism.map_or(Mechanism::Silent, Mechanism::read);
        // "Decreased degradation, by inhibition": what is inhibited may be the degradation and not the thing,
        // so a mere modulation neither contradicts such an aspect nor says more than it.
        let mechanism = match mechanism {
            Mechanism::Modulation(_) if turn == Some(Sign::Negative) => Mechanism::Unclear,
            other => other,
        };
        let Some(direction) = self.direction else {
            let effect = match mechanism {
                Mechanism::Modulation(sign) | Mechanism::Fate(sign) => sign.into(),
                Mechanism::Unclear => Effect::Unsigned,
                Mechanism::Silent => times(own, turn),
            };
            return (effect, false);
        };
        match (direction_sign(direction), turn) {
            (Some(direction), Some(turn)) => {
                let sign = direction * turn;
                let conflict = mechanism.sign() == Some(-sign);
                (if conflict { Effect::Unsigned } else { sign.into() }, conflict)
            }
            _ => (Effect::Unsigned, false),
        }
    }

    /// The factor by which this side, when it acts, differs from more of the thing itself; `None` if unknown.
    fn condition(self) -> Option<Sign> {
        let direction = self.direction.map_or(Some(Sign::Positive), direction_sign)?;
        let form = self.form.map_or(Some(Sign::Positive), form_sign)?;
        if self.part.is_some() {
            return None;
        }
        Some(direction * self.turn()? * form)
    }

    /// Whether more of this side's aspect means more of the thing (also where no aspect is named), less of
    /// it, or neither in particular.
    fn turn(self) -> Option<Sign> {
        let Some(aspect) = self.aspect else {
            return Some(Sign::Positive);
        };
        first_in_chain(ASPECTS, aspect, |value| match value {
            "activity_or_abundance" | "stability" | "secretion" | "molecular_interaction" => Some(Sign::Positive),
            "degradation" | "cleavage" => Some(Sign::Negative),
            _ => None,
        })
    }

    fn is_variant(self) -> bool {
        self.form.is_some_and(|form| enum_is_a(FORMS, form, "genetic_variant_form"))
    }

    fn is_other_form(&self) -> bool {
        let is_unknown = |form| qualifier_enum(FORMS).is_none_or(|forms| !forms.contains(form));
        self.derivative.is_some() || self.form.is_some_and(is_unknown)
    }
}

/// What a causal mechanism says of the sign.
#[derive(Clone, Copy)]
enum Mechanism {
    /// Raises or lowers a function, be it the thing's own or that of the aspect named.
    Modulation(Sign),
    /// Befalls the thing itself: degraded, sequestered, stabilized.
    Fate(Sign),
    /// Either sign is possible.
    Unclear,
    /// Nothing of a sign, such as `binding`.
    Silent,
}

impl Mechanism {
    fn read(value: &str) -> Self {
        let found = first_in_chain(MECHANISMS, value, |value| match value {
            // Biolink files these under negative_modulation, but what is activated is the enzyme.
            "gtpase_activation" | "atpase_activation" => Some(Self::Unclear),
            "positive_modulation" => Some(Self::Modulation(Sign::Positive)),
            "negative_modulation" => Some(Self::Modulation(Sign::Negative)),
            "stabilization" | "opening" => Some(Self::Fate(Sign::Positive)),
            "degradation" | "destabilization" | "disruption" | "sequestration" | "chelation" | "cleavage"
            | "hydrolysis" => Some(Self::Fate(Sign::Negative)),
            _ => None,
        });
        let is_known = qualifier_enum(MECHANISMS).is_some_and(|mechanisms| mechanisms.contains(value));
        found.unwrap_or(if is_known { Self::Silent } else { Self::Unclear })
    }

    const fn sign(self) -> Option<Sign> {
        match self {
            Self::Modulation(sign) | Self::Fate(sign) => Some(sign),
            Self::Unclear | Self::Silent => None,
        }
    }
}

/// The sign of a direction; `None` for a value that Biolink does not have.
fn direction_sign(direction: &str) -> Option<Sign> {
    first_in_chain(DIRECTIONS, direction, |value| match value {
        "increased" => Some(Sign::Positive),
        "decreased" => Some(Sign::Negative),
        _ => None,
    })
}

/// How the effects of a form relate to those of the thing itself; `None` where the form does not say.
fn form_sign(form: &str) -> Option<Sign> {
    first_in_chain(FORMS, form, |value| match value {
        "gain_of_function_variant_form" => Some(Sign::Positive),
        "loss_of_function_variant_form" | "dominant_negative_variant_form" => Some(Sign::Negative),
        _ => None,
    })
}

/// What the nearest of a value and those above it in its enum says.
fn first_in_chain<T>(enum_name: &str, value: &str, says: impl Fn(&str) -> Option<T>) -> Option<T> {
    qualifier_enum(enum_name)?.with_ancestors(value).find_map(says)
}

/// An effect times a factor; a carrier passes the sign on, so it takes on a factor of `-`.
const fn times(effect: Effect, factor: Option<Sign>) -> Effect {
    match (effect, factor) {
        (Effect::None, _) => Effect::None,
        (_, None) => Effect::Unsigned,
        (effect, Some(Sign::Positive)) => effect,
        (Effect::Carrier, Some(Sign::Negative)) => Effect::Negative,
        (effect, Some(Sign::Negative)) => effect.inverted(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The effect of a predicate with qualifiers, as `object_direction_qualifier=decreased`, from a category to one.
    fn check(predicate: &str, qualifiers: &str, ends: [&str; 2], expected: Effect) {
        let pairs = qualifiers.split_whitespace().map(|pair| pair.split_once('=').unwrap());
        let qualifiers: Qualifiers = pairs.collect();
        let [subject, object] = ends.map(|category| [category.parse::<Category>().unwrap()]);
        let found = effect_of(&predicate.parse().unwrap(), &qualifiers, &subject, &object);
        assert_eq!(found.effect, expected, "{predicate} {ends:?}");
    }

    #[test]
    fn a_statement_about_a_variant_is_no_step_of_its_gene() {
        let lost = "subject_form_or_variant_qualifier=loss_of_function_variant_form";
        check("causes", lost, ["Gene", "Disease"], Effect::None);
        check("causes", lost, ["SequenceVariant", "Disease"], Effect::Negative);
        check("causes", "", ["Gene", "Disease"], Effect::Positive);
        let lost = "object_form_or_variant_qualifier=loss_of_function_variant_form";
        check("caused_by", lost, ["Disease", "Gene"], Effect::None);
        check("caused_by", lost, ["Disease", "SequenceVariant"], Effect::Negative);
    }

    #[test]
    fn what_a_drug_does_to_a_disease_is_treatment() {
        check("ameliorates_condition", "", ["Drug", "Disease"], Effect::None);
        check("ameliorates_condition", "", ["Gene", "Disease"], Effect::Negative);
        check("condition_ameliorated_by", "", ["Disease", "Drug"], Effect::None);
        check("condition_ameliorated_by", "", ["Disease", "Gene"], Effect::Negative);
        check("treats", "", ["Gene", "Disease"], Effect::None);
    }
}
