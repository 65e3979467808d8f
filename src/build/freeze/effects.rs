//! The effect of each statement, by the schema's rules and the categories of its subject and object.

use rustc_hash::FxHashMap;

use crate::graph::{Columns, Flags, Origin};
use crate::model::{Category, Direction, Effect, Finding, FindingCode, Qualifiers};
use crate::schema::{self, Derivation};
use crate::text::each;

use crate::build::freeze::frozen_statements::Outline;

/// How many statements are a part of the work.
const LARGE: usize = 1 << 17;

/// What the schema derives, computed once for each predicate and set of qualifiers.
pub(in crate::build) struct EffectRules {
    derived: FxHashMap<(u16, u32), Derivation>,
    /// The one that was asked for last: neighbours mostly have the same.
    last: Option<((u16, u32), Derivation)>,
}

impl EffectRules {
    /// Sets effect, traversal and their flags on every statement; returns what needs to be told.
    pub(in crate::build) fn apply(columns: &mut Columns, extras: &[Outline]) -> Vec<Finding> {
        let extras = if extras.iter().any(|extras| extras.explicit_effect.is_some()) { extras } else { &[] };
        let mut flags_of = core::mem::take(&mut columns.statements.flags);
        let parts = (0..).step_by(LARGE).zip(flags_of.to_mut().chunks_mut(LARGE));
        let findings = each(parts.collect(), |(first, flags)| Self::fill(columns, first, flags, extras));
        columns.statements.flags = flags_of;
        findings.into_iter().flatten().collect()
    }

    /// The same for statements from `first` on.
    fn fill(columns: &Columns, first: usize, flags_of: &mut [Flags], extras: &[Outline]) -> Vec<Finding> {
        let mut rules = Self { derived: FxHashMap::default(), last: None };
        let mut findings = Vec::new();
        let rows = first..first + flags_of.len();
        let (subjects, objects) = (&columns.statements.subject[rows.clone()], &columns.statements.object[rows.clone()]);
        for ((row, flags), (subject, object)) in rows.zip(flags_of).zip(subjects.iter().zip(objects)) {
            let derivation = rules.derive(columns, row);
            let about = flags.has(Flags::SUBJECT_IS_STATEMENT | Flags::OBJECT_IS_STATEMENT);
            let implied = if about { Effect::None } else { implied_effect(columns, (*subject, *object), derivation) };
            let explicit = explicit_effect(columns, extras, row);
            // A statement about a statement never carries a path, whatever its curator wrote.
            let effect = explicit.filter(|_| !about).unwrap_or(implied);
            let loops = !about && subject == object;
            let is_step = effect.is_step() && !flags.has(Flags::NEGATED | Flags::REFUTED) && !loops;
            let differs = explicit.is_some_and(|explicit| explicit != implied);
            flags.set_effect(effect);
            flags.set(Flags::FORWARD, is_step && derivation.traversal.permits(Direction::Forward));
            flags.set(Flags::BACKWARD, is_step && derivation.traversal.permits(Direction::Backward));
            flags.set(Flags::CORRELATIONAL, derivation.correlational);
            flags.set(Flags::EFFECT_DIFFERS, differs);
            if differs {
                findings.push(differs_finding(columns, row, effect, implied));
            }
            if derivation.conflict && explicit.is_none() {
                findings.push(conflict_finding(columns, row));
            }
        }
        findings
    }

    fn derive(&mut self, columns: &Columns, row: usize) -> Derivation {
        let statements = &columns.statements;
        let predicate = statements.classes[statements.class[row] as usize].predicate;
        let set = statements.qualifier_set[row];
        let key = (predicate, set);
        if let Some((_, derivation)) = self.last.filter(|(last, _)| *last == key) {
            return derivation;
        }
        let derivation = *self.derived.entry(key).or_insert_with(|| {
            let text = &columns.text;
            let pairs = statements.qualifier_sets[set as usize].iter();
            let qualifiers: Qualifiers = pairs.map(|(slot, value)| (text.text(*slot), text.text(*value))).collect();
            schema::derive_effect(&columns.predicates[usize::from(predicate)].name, &qualifiers)
        });
        self.last = Some((key, derivation));
        derivation
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

fn describe(columns: &Columns, row: usize) -> String {
    let statements = &columns.statements;
    let id = |node: u32| columns.nodes.id.get(node as usize).map_or("[statement]", |id| columns.text.text(*id));
    let predicate = statements.classes[statements.class[row] as usize].predicate;
    let name = &columns.predicates[usize::from(predicate)].name;
    let given = statements.details.get(row).ids().next();
    let given = given.map_or_else(String::new, |id| format!("{id}: "));
    format!("{given}{} {name} {}", id(statements.subject[row]), id(statements.object[row]))
}

fn place(columns: &Columns, row: usize) -> (String, u64) {
    let Origin { source, line } = columns.statements.origin[row];
    (columns.source_name(source), u64::from(line))
}

fn differs_finding(columns: &Columns, row: usize, effect: Effect, implied: Effect) -> Finding {
    let (source, line) = place(columns, row);
    let message = format!("{}: explicit effect {effect}, where the table gives {implied}", describe(columns, row));
    Finding::new(FindingCode::EffectDiffers, message).at(source, line)
}

fn conflict_finding(columns: &Columns, row: usize) -> Finding {
    let (source, line) = place(columns, row);
    let message = format!("{}: direction and causal mechanism differ; its sign is unknown", describe(columns, row));
    Finding::new(FindingCode::DirectionAgainstMechanism, message).at(source, line)
}
