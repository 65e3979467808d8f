//! What qualifiers say of a statement's effect.
//!
//! 1. **What happens to the side acted on.** A direction replaces the predicate's own sign, and is turned round by aspects
//!    that use the thing up: increased degradation means less. Without a direction the causal mechanism speaks
//!    (`inhibition`), without that the predicate itself. A direction and a mechanism of opposite signs leave the sign
//!    unknown and are a conflict. What raises an idle receptor and lowers a busy one has no sign, whatever its direction.
//! 2. **Times what is asked of the acting side**: its direction, aspect and form.
//!
//! A value that Biolink does not have never leaves the predicate's own sign, and a part or a modified form is not the
//! whole: these are unsigned. So is what is said without saying of which end (`direction_qualifier`), and what a
//! qualified predicate says that does not bring about what the direction names: what prevents an increase increases nothing.

use super::categories::are_in;
use super::effects::{association, qualifier};
use super::names::local;
use super::predicates::predicate as predicate_row;
use super::qualifiers::{Unread, qualifier_enum, unread_slot, unread_text};
use crate::model::slots::StatementField;
use crate::model::{Category, Effect, Qualifiers, Sign};

const ASPECTS: &str = "GeneOrGeneProductOrChemicalEntityAspectEnum";
const DIRECTIONS: &str = "DirectionQualifierEnum";
const FORMS: &str = "ChemicalOrGeneOrGeneProductFormOrVariantEnum";
const MECHANISMS: &str = "CausalMechanismQualifierEnum";

/// Mechanisms whose direction only repeats the action's name.
const EITHER_WAY: [&str; 3] = ["partial_agonism", "mixed_agonism", "mixed_allosteric_modulation"];

/// The qualifiers that bear on the effect.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, any combination of which can occur")]
pub(super) struct Said<'a> {
    pub(super) subject: Side<'a>,
    pub(super) object: Side<'a>,
    mechanism: Option<&'a str>,
    pub(super) qualified_predicate: Option<&'a str>,
    /// Whether the ends have changed places, and with them what the qualified predicate says.
    is_turned: bool,
    /// Whether it is a step of a mechanism record.
    in_record: bool,
    /// Whether a direction, an aspect or a part is named in a way that is not read.
    has_unread_sign: bool,
    /// Whether a form or a derivative is named in a way that is not read: the statement is about something else.
    pub(super) has_unread_form: bool,
}

impl<'a> Said<'a> {
    pub(super) fn read(qualifiers: &'a Qualifiers, in_record: bool) -> Self {
        let mut said = Self { in_record, ..Self::default() };
        for (slot, value) in qualifiers {
            let slot = local(slot);
            if slot == StatementField::Qualifiers.name() {
                value.split('|').filter_map(unread_text).for_each(|unread| said.leave(unread));
            } else if let Some(unread) = unread_slot(slot) {
                said.leave(unread);
            }
            let (side, rest) = match (slot.strip_prefix("subject_"), slot.strip_prefix("object_")) {
                (Some(rest), _) => (&mut said.subject, rest),
                (_, Some(rest)) => (&mut said.object, rest),
                _ => {
                    match slot {
                        "causal_mechanism_qualifier" => said.mechanism = Some(value),
                        "qualified_predicate" => said.qualified_predicate = Some(value),
                        _ => {}
                    }
                    continue;
                }
            };
            match rest {
                "direction_qualifier" => side.direction = Some(value),
                "aspect_qualifier" => side.aspect = Some(value),
                "form_or_variant_qualifier" => side.form = Some(value),
                "derivative_qualifier" => side.derivative = Some(value),
                "part_qualifier" => side.part = Some(value),
                _ => {}
            }
        }
        said
    }

    const fn leave(&mut self, unread: Unread) {
        match unread {
            Unread::Form => self.has_unread_form = true,
            Unread::Sign => self.has_unread_sign = true,
        }
    }

    pub(super) const fn turned(self) -> Self {
        Self { subject: self.object, object: self.subject, is_turned: !self.is_turned, ..self }
    }

    pub(super) const fn has_direction(&self) -> bool {
        self.subject.direction.is_some() || self.object.direction.is_some()
    }

    /// Whether a causal mechanism other than binding is stated.
    pub(super) fn has_action(&self) -> bool {
        let found = self.mechanism.and_then(|value| first_row(MECHANISMS, "causal_mechanism_qualifier", value, ""));
        found.is_some_and(|(_, effect)| effect.is_step())
    }

    /// The effect on the object, whose predicate alone has the effect `own`, and whether direction and mechanism conflict.
    pub(super) fn effect(&self, own: Effect, object: &[Category]) -> (Effect, bool) {
        if own == Effect::None {
            return (Effect::None, false);
        }
        let (effect, conflict) = self.happening(own, object);
        let is_no_cause = self.qualified_predicate.is_some_and(|name| !brings_about(name, self.is_turned));
        let is_unclear = self.object.part.is_some() || self.has_unread_sign || self.object.is_modified() || is_no_cause;
        let effect = if is_unclear { times(effect, None) } else { effect };
        (times(effect, self.subject.condition()), conflict)
    }

    fn happening(&self, own: Effect, object: &[Category]) -> (Effect, bool) {
        let turn = self.object.turn(self.reading(object));
        let mechanism = self.mechanism.map_or(Mechanism::Silent, Mechanism::read);
        // "Decreased degradation, by inhibition": what is inhibited may be the degradation and not the thing,
        // so a mere modulation neither contradicts such an aspect nor says more than it.
        let mechanism = match mechanism {
            Mechanism::Modulation(_) if turn == Effect::Negative => Mechanism::Unclear,
            other => other,
        };
        let Some(direction) = self.object.direction else {
            let effect = match mechanism {
                Mechanism::Modulation(sign) | Mechanism::Fate(sign) => sign.into(),
                Mechanism::Unclear | Mechanism::EitherWay => Effect::Unsigned,
                Mechanism::Silent => times(own, factor(turn)),
            };
            return (effect, false);
        };
        match (direction_sign(direction), turn) {
            _ if matches!(mechanism, Mechanism::EitherWay) => (Effect::Unsigned, false),
            (Some(_), Effect::Unsigned | Effect::None) | (None, _) => (Effect::Unsigned, false),
            (sign @ Some(_), Effect::Carrier) => (times(Effect::Carrier, sign), false),
            (Some(direction), turn) => {
                let effect = if turn == Effect::Negative { Effect::from(-direction) } else { direction.into() };
                let conflict = mechanism.sign().is_some_and(|sign| Effect::from(-sign) == effect);
                (if conflict { Effect::Unsigned } else { effect }, conflict)
            }
        }
    }

    /// In which reading an aspect of the object is looked up.
    fn reading(&self, object: &[Category]) -> &'static str {
        if self.in_record {
            "record"
        } else if are_in(object, &["GeneOrGeneProduct"]) {
            "of a gene product"
        } else if are_in(object, &["ChemicalEntity"]) {
            "of a chemical"
        } else {
            "association"
        }
    }
}

/// What the qualifiers say of the subject or of the object.
#[derive(Clone, Copy, Default)]
pub(super) struct Side<'a> {
    direction: Option<&'a str>,
    aspect: Option<&'a str>,
    form: Option<&'a str>,
    derivative: Option<&'a str>,
    part: Option<&'a str>,
}

impl Side<'_> {
    /// The factor by which this side, when it acts, differs from more of the thing itself; `None` if unknown.
    fn condition(self) -> Option<Sign> {
        let direction = self.direction.map_or(Some(Sign::Positive), direction_sign)?;
        let form = self.form.map_or(Some(Sign::Positive), |_| self.form_sign())?;
        if self.part.is_some() {
            return None;
        }
        Some(direction * factor(self.turn("association"))? * form)
    }

    /// Whether more of this side's aspect means more of the thing (also where no aspect is named), less of it, or
    /// neither in particular.
    fn turn(self, reading: &str) -> Effect {
        let Some(aspect) = self.aspect else { return Effect::Positive };
        first_row(ASPECTS, "aspect_qualifier", aspect, reading).map_or(Effect::Unsigned, |(_, effect)| effect)
    }

    /// How the effects of the form relate to those of the thing itself; `None` without a form, or where it does not say.
    pub(super) fn form_sign(self) -> Option<Sign> {
        let (_, effect) = first_row(FORMS, "subject_form_or_variant_qualifier", self.form?, "association")?;
        effect.sign()
    }

    /// Whether what happens to the form says neither more nor less of the thing.
    fn is_modified(self) -> bool {
        let row = self.form.and_then(|form| first_row(FORMS, "form_or_variant_qualifier", form, "association"));
        row.is_some_and(|(_, effect)| effect == Effect::Unsigned)
    }

    pub(super) fn is_variant(self) -> bool {
        let forms = qualifier_enum(FORMS).zip(self.form);
        forms.is_some_and(|(forms, form)| forms.with_ancestors(form).any(|above| above == "genetic_variant_form"))
    }

    /// Whether it is about a derivative, an analog or a form that Biolink does not have.
    pub(super) fn is_other_form(self) -> bool {
        let is_other = |form: &str| {
            qualifier_enum(FORMS).is_none_or(|forms| !forms.contains(form))
                || first_row(FORMS, "subject_form_or_variant_qualifier", form, "association")
                    .is_some_and(|(_, effect)| effect == Effect::None)
        };
        self.derivative.is_some() || self.form.is_some_and(is_other)
    }
}

/// What a causal mechanism says of the sign.
#[derive(Clone, Copy)]
enum Mechanism {
    /// Raises or lowers a function, be it the thing's own or that of the aspect named.
    Modulation(Sign),
    /// Befalls the thing itself: degraded, sequestered, stabilized.
    Fate(Sign),
    /// Either sign is possible; a direction says which.
    Unclear,
    /// Either sign, whatever the direction says.
    EitherWay,
    /// Nothing of a sign, such as `binding`.
    Silent,
}

impl Mechanism {
    fn read(value: &str) -> Self {
        let is_known = qualifier_enum(MECHANISMS).is_some_and(|mechanisms| mechanisms.contains(value));
        let Some((name, effect)) = first_row(MECHANISMS, "causal_mechanism_qualifier", value, "association") else {
            return if is_known { Self::Silent } else { Self::Unclear };
        };
        match effect.sign() {
            Some(sign) if name.ends_with("_modulation") => Self::Modulation(sign),
            Some(sign) => Self::Fate(sign),
            None if EITHER_WAY.contains(&name) => Self::EitherWay,
            None if effect == Effect::None => Self::Silent,
            None => Self::Unclear,
        }
    }

    const fn sign(self) -> Option<Sign> {
        match self {
            Self::Modulation(sign) | Self::Fate(sign) => Some(sign),
            Self::Unclear | Self::EitherWay | Self::Silent => None,
        }
    }
}

/// Whether a qualified predicate says that what the direction names comes about: by Biolink it is `causes` or one below, or
/// the inverse of one where the ends have changed places.
pub(crate) fn brings_about(qualified: &str, is_turned: bool) -> bool {
    if local(qualified) == "causes" {
        return true;
    }
    let known = predicate_row(qualified).and_then(|row| association(row.name()));
    known.is_some_and(|(row, is_inverse)| {
        (is_turned || !is_inverse) && matches!(row.effect, Effect::Positive | Effect::Unsigned)
    })
}

/// The sign of a direction; `None` for a value that Biolink does not have.
fn direction_sign(direction: &str) -> Option<Sign> {
    first_row(DIRECTIONS, "direction_qualifier", direction, "association").and_then(|(_, effect)| effect.sign())
}

/// The row of a value or of the nearest above it that has one, with its name.
fn first_row<'a>(enum_name: &str, slot: &str, value: &'a str, reading: &str) -> Option<(&'a str, Effect)> {
    let own = qualifier(slot, value, reading).map(|effect| (value, effect));
    own.or_else(|| {
        let above = qualifier_enum(enum_name)?.with_ancestors(value);
        above.into_iter().find_map(|name| Some((name, qualifier(slot, name, reading)?)))
    })
}

/// The factor of an aspect.
const fn factor(turn: Effect) -> Option<Sign> {
    match turn {
        Effect::Positive | Effect::Carrier => Some(Sign::Positive),
        Effect::Negative => Some(Sign::Negative),
        Effect::Unsigned | Effect::None => None,
    }
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
