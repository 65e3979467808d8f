//! The effect of each statement, by the schema's rules and the categories of its subject and object.

use rustc_hash::FxHashMap;

use crate::graph::{Columns, Flags, Origin, Profile, ProfileWord};
use crate::model::{Category, Direction, Effect, Finding, FindingCode, Qualifiers};
use crate::schema::{self, Derivation};
use crate::text::each;

use crate::build::freeze::frozen_statements::Outline;
use crate::build::freeze::profiles::PART;
use crate::build::rows::numbers::row;

/// Sets effect, traversal and their flags on every statement, which gives the profiles of each part; `profiles` are
/// those before. Returns what needs to be reported too.
pub(in crate::build) fn apply_effects(
    columns: &mut Columns,
    profiles: &[Vec<Profile>],
    extras: &[Outline],
) -> (Vec<Vec<Profile>>, Vec<Finding>) {
    let extras = if extras.iter().any(|extras| extras.explicit_effect.is_some()) { extras } else { &[] };
    let mut profile_of = core::mem::take(&mut columns.statements.profile);
    let parts = (0..).step_by(PART).zip(profile_of.to_mut().chunks_mut(PART)).zip(profiles);
    let parts = each(parts.collect(), |((first, numbers), profiles)| {
        let mut effects = Effects::new(columns, profiles);
        effects.apply(first, numbers, extras);
        (effects.profiles, effects.findings)
    });
    columns.statements.profile = profile_of;
    let (profiles, findings): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    (profiles, findings.concat())
}

/// The effects of the statements of a part.
struct Effects<'c> {
    columns: &'c Columns,
    /// By number of the profile before.
    known: Vec<Known>,
    /// The profiles with their effects, and the number of each by number before and flags.
    profiles: Vec<Profile>,
    numbers: FxHashMap<(u32, Flags), u32>,
    findings: Vec<Finding>,
}

/// A profile before, with what the schema derives from it, and what came of it last: mostly it is the same again.
struct Known {
    profile: Profile,
    derivation: Derivation,
    last: Option<(Flags, u32)>,
}

impl<'c> Effects<'c> {
    fn new(columns: &'c Columns, profiles: &[Profile]) -> Self {
        let mut derived: FxHashMap<(u16, u32), Derivation> = FxHashMap::default();
        let known = profiles.iter().map(|&profile| {
            let Profile { predicate, qualifier_set, .. } = profile;
            let derivation = derived.entry((predicate, qualifier_set)).or_insert_with(|| {
                let text = &columns.text;
                let pairs = columns.statements.qualifier_sets[qualifier_set as usize].iter();
                let qualifiers: Qualifiers = pairs.map(|(slot, value)| (text.text(*slot), text.text(*value))).collect();
                schema::derive_effect(&columns.predicates[usize::from(predicate)].name, &qualifiers)
            });
            Known { profile, derivation: *derivation, last: None }
        });
        let known = known.collect();
        Self { columns, known, profiles: Vec::new(), numbers: FxHashMap::default(), findings: Vec::new() }
    }

    /// Gives statements from `first` on the numbers of profiles with effects.
    fn apply(&mut self, first: usize, numbers: &mut [ProfileWord], extras: &[Outline]) {
        let rows = first..first + numbers.len();
        let statements = &self.columns.statements;
        let (subjects, objects) = (&statements.subject[rows.clone()], &statements.object[rows.clone()]);
        for ((row, number), (subject, object)) in rows.zip(numbers).zip(subjects.iter().zip(objects)) {
            let explicit = explicit_effect(self.columns, extras, row);
            let flags = self.flags(row, number.number(), (*subject, *object), explicit);
            *number = ProfileWord::new(self.number(number.number(), flags) as usize, Flags::default());
        }
    }

    fn flags(&mut self, row: usize, number: u32, ends: (u32, u32), explicit: Option<Effect>) -> Flags {
        let Known { profile, derivation, .. } = self.known[number as usize];
        let mut flags = profile.flags;
        let about = profile.is_nested();
        let implied = if about { Effect::None } else { implied_effect(self.columns, ends, derivation) };
        // A statement about a statement never carries a path, whatever its curator wrote.
        let effect = explicit.filter(|_| !about).unwrap_or(implied);
        let loops = !about && ends.0 == ends.1;
        let is_step = effect.is_step() && !flags.has(Flags::NEGATED | Flags::REFUTED) && !loops;
        let differs = explicit.is_some_and(|explicit| explicit != implied);
        flags.set_effect(effect);
        flags.set(Flags::FORWARD, is_step && derivation.traversal.permits(Direction::Forward));
        flags.set(Flags::BACKWARD, is_step && derivation.traversal.permits(Direction::Backward));
        flags.set(Flags::CORRELATIONAL, derivation.correlational);
        flags.set(Flags::EFFECT_DIFFERS, differs);
        if differs {
            self.findings.push(differs_finding(self.columns, row, profile.predicate, (effect, implied)));
        }
        if derivation.conflict && explicit.is_none() {
            self.findings.push(conflict_finding(self.columns, row, profile.predicate));
        }
        flags
    }

    /// The number of a profile with other flags.
    fn number(&mut self, before: u32, flags: Flags) -> u32 {
        let known = &mut self.known[before as usize];
        if let Some((_, number)) = known.last.filter(|(last, _)| *last == flags) {
            return number;
        }
        let number = *self.numbers.entry((before, flags)).or_insert_with(|| {
            self.profiles.push(Profile { flags, ..known.profile });
            row(self.profiles.len() - 1)
        });
        known.last = Some((flags, number));
        number
    }
}

fn explicit_effect(columns: &Columns, extras: &[Outline], row: usize) -> Option<Effect> {
    if extras.is_empty() {
        return None;
    }
    let number = columns.statements.details.get(row).extras()?;
    extras.get(number as usize)?.explicit_effect
}

fn implied_effect(columns: &Columns, (subject, object): (u32, u32), derivation: Derivation) -> Effect {
    if !derivation.effect.is_step() {
        return derivation.effect;
    }
    let categories = |node: u32| -> &[Category] {
        let kind = columns.nodes.kind.get(node as usize).map_or(0, |kind| *kind as usize);
        columns.nodes.kinds.get(kind).map_or(&[], Vec::as_slice)
    };
    derivation.between(categories(subject), categories(object)).effect
}

fn describe(columns: &Columns, row: usize, predicate: u16) -> String {
    let statements = &columns.statements;
    let id = |node: u32| columns.nodes.id.get(node as usize).map_or("[statement]", |id| columns.text.text(*id));
    let name = &columns.predicates[usize::from(predicate)].name;
    let given = statements.details.get(row).ids().next();
    let given = given.map_or_else(String::new, |id| format!("{id}: "));
    format!("{given}{} {name} {}", id(statements.subject[row]), id(statements.object[row]))
}

fn place(columns: &Columns, row: usize) -> (String, u64) {
    let Origin { source, line } = columns.statements.origin[row];
    (columns.source_name(source), u64::from(line))
}

fn differs_finding(columns: &Columns, row: usize, predicate: u16, (effect, implied): (Effect, Effect)) -> Finding {
    let (source, line) = place(columns, row);
    let message =
        format!("{}: explicit effect {effect}, where the table gives {implied}", describe(columns, row, predicate));
    Finding::new(FindingCode::EffectDiffers, message).at(source, line)
}

fn conflict_finding(columns: &Columns, row: usize, predicate: u16) -> Finding {
    let (source, line) = place(columns, row);
    let message =
        format!("{}: direction and causal mechanism differ; its sign is unknown", describe(columns, row, predicate));
    Finding::new(FindingCode::DirectionAgainstMechanism, message).at(source, line)
}
