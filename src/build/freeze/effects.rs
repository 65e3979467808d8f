//! The effect of each statement, by the schema's rules and the categories of its subject and object.

use rustc_hash::FxHashMap;

use crate::graph::{BasisCode, Columns, Flags, Profile, ProfileWord};
use crate::model::{Basis, Category, Direction, Effect, Finding, FindingCode, Qualifiers};
use crate::schema::{self, Meaning, Reading};
use crate::text::each;

use crate::build::freeze::frozen_statements::{Outline, Outlines, Written};
use crate::build::freeze::profiles::PART;
use crate::build::rows::numbers::row;

/// Sets effect, basis, traversal and their flags on every statement, which gives the profiles of each part; `profiles` are
/// those before. Returns what needs to be reported too.
pub(in crate::build) fn apply_effects(
    columns: &mut Columns,
    profiles: &[Vec<Profile>],
    outlines: &Outlines,
) -> (Vec<Vec<Profile>>, Vec<Finding>) {
    let is_stated = outlines.rows.iter().any(|outline| outline.explicit_effect.is_some());
    let is_worded = outlines.rows.iter().any(|outline| outline.written != Written::default());
    let rows = if is_stated || is_worded { outlines.rows.as_slice() } else { &[] };
    let kinds = Kinds::of(columns);
    let mut profile_of = core::mem::take(&mut columns.statements.profile);
    let parts = (0..).step_by(PART).zip(profile_of.to_mut().chunks_mut(PART)).zip(profiles);
    let parts = each(parts.collect(), |((first, numbers), profiles)| {
        let mut effects = Effects::new(columns, &kinds, profiles, (rows, is_stated), &outlines.wordings);
        effects.apply(first, numbers);
        (effects.profiles, effects.findings)
    });
    columns.statements.profile = profile_of;
    let (profiles, findings): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    (profiles, findings.concat())
}

/// The effects of the statements of a part.
struct Effects<'c> {
    columns: &'c Columns,
    kinds: &'c Kinds,
    /// By entity, the number of the set of categories by which effects are decided.
    sets: &'c [u32],
    /// By number of the extras; empty if none of them bears on an effect.
    outlines: &'c [Outline],
    wordings: &'c [String],
    /// By number of the profile before.
    known: Vec<Known>,
    meanings: FxHashMap<(u32, Case), Meaning>,
    /// The profiles with their effects, and the number of each by number before, flags and basis.
    profiles: Vec<Profile>,
    numbers: FxHashMap<(u32, Flags, BasisCode), u32>,
    findings: Vec<Finding>,
}

/// What the meaning of a statement depends on beside its profile: the sets of categories of its ends, and how it is written.
type Case = ([u32; 2], Written);

/// All that decides the effect of a statement between entities, beside its profile.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Grounds {
    case: Case,
    explicit: Option<Effect>,
    /// Whether it leads from an entity to itself.
    loops: bool,
}

/// A profile before, with the grounds of the last of its statements and the number that came of them: mostly they are the
/// same again.
struct Known {
    profile: Profile,
    /// Whether what its statements' extras say bears on their effect: mostly nothing does, and they are not looked up.
    asks: bool,
    /// None if there was a finding, as each statement has its own.
    last: Option<(Grounds, u32)>,
}

/// The sets of categories by which effects are decided: those of the graph, and after them the kinds that prefixes of
/// identifiers stand for, where a set says no more than that something is something.
struct Kinds {
    /// By entity; empty if each is as its own set says.
    sets: Vec<u32>,
    by_prefix: Vec<&'static [Category]>,
}

impl Kinds {
    fn of(columns: &Columns) -> Self {
        let nodes = &columns.nodes;
        let mut kinds = Self { sets: Vec::new(), by_prefix: Vec::new() };
        let is_broad = |set: &Vec<Category>| schema::is_decided_by_prefix(set);
        let broad: Vec<bool> = nodes.category_sets.iter().map(is_broad).collect();
        if !broad.contains(&true) {
            return kinds;
        }
        kinds.sets = nodes.category_set.to_vec();
        for (node, set) in kinds.sets.iter_mut().enumerate().filter(|(_, set)| broad[**set as usize]) {
            let own = nodes.category_sets[*set as usize].as_slice();
            if let Some(deciding) = schema::categories_by_prefix(columns.text.text(nodes.id[node]), own) {
                let known = kinds.by_prefix.iter().position(|known| *known == deciding);
                let place = known.unwrap_or_else(|| {
                    kinds.by_prefix.push(deciding);
                    kinds.by_prefix.len() - 1
                });
                *set = row(nodes.category_sets.len() + place);
            }
        }
        kinds
    }

    fn sets<'a>(&'a self, columns: &'a Columns) -> &'a [u32] {
        if self.sets.is_empty() { &columns.nodes.category_set } else { &self.sets }
    }

    fn categories<'a>(&self, columns: &'a Columns, set: u32) -> &'a [Category] {
        let own = &columns.nodes.category_sets;
        match (set as usize).checked_sub(own.len()) {
            None => &own[set as usize],
            Some(place) => self.by_prefix[place],
        }
    }
}

impl<'c> Effects<'c> {
    fn new(
        columns: &'c Columns,
        kinds: &'c Kinds,
        profiles: &[Profile],
        (outlines, is_stated): (&'c [Outline], bool),
        wordings: &'c [String],
    ) -> Self {
        let asks = |profile: &Profile| {
            let source = columns.statements.classes[profile.class as usize].source.to_option();
            is_stated || source.is_some_and(|source| schema::reads_wording(columns.text.text(source)))
        };
        let known = |&profile| Known { profile, asks: asks(&profile), last: None };
        let known = profiles.iter().map(known).collect();
        let (meanings, numbers) = (FxHashMap::default(), FxHashMap::default());
        Self {
            columns,
            kinds,
            sets: kinds.sets(columns),
            outlines,
            wordings,
            known,
            meanings,
            profiles: Vec::new(),
            numbers,
            findings: Vec::new(),
        }
    }

    /// Gives statements from `first` on the numbers of profiles with effects.
    fn apply(&mut self, first: usize, numbers: &mut [ProfileWord]) {
        let rows = first..first + numbers.len();
        let statements = &self.columns.statements;
        let (subjects, objects) = (&statements.subject[rows.clone()], &statements.object[rows.clone()]);
        for ((row, number), (subject, object)) in rows.zip(numbers).zip(subjects.iter().zip(objects)) {
            let after = self.number_with_effect(row, number.number(), [*subject, *object]);
            *number = ProfileWord::new(after as usize, Flags::default());
        }
    }

    /// The number of the profile of a statement with its effect.
    fn number_with_effect(&mut self, row: usize, before: u32, ends: [u32; 2]) -> u32 {
        let known = &self.known[before as usize];
        let outline = if known.asks { self.outline(row) } else { None };
        let explicit = outline.and_then(|outline| outline.explicit_effect);
        if known.profile.is_nested() {
            // A statement about a statement never carries a path, whatever its curator wrote.
            let mut flags = known.profile.flags;
            flags.set_effect(Effect::None);
            flags.set(Flags::FORWARD | Flags::BACKWARD, false);
            flags.set(Flags::EFFECT_DIFFERS, explicit.is_some_and(Effect::is_step));
            return self.number(before, flags, BasisCode::default());
        }
        let written = outline.map_or_else(Written::default, |outline| outline.written);
        let case = (ends.map(|node| self.sets[node as usize]), written);
        let grounds = Grounds { case, explicit, loops: ends[0] == ends[1] };
        if let Some((_, number)) = known.last.filter(|(last, _)| *last == grounds) {
            return number;
        }
        let findings = self.findings.len();
        let (flags, basis) = self.flags(row, before, grounds);
        let number = self.number(before, flags, basis);
        self.known[before as usize].last = (self.findings.len() == findings).then_some((grounds, number));
        number
    }

    /// The flags and the basis of a statement between entities.
    fn flags(&mut self, row: usize, before: u32, grounds: Grounds) -> (Flags, BasisCode) {
        let Grounds { case, explicit, loops } = grounds;
        let profile = self.known[before as usize].profile;
        let mut flags = profile.flags;
        let meaning = self.meaning(before, case);
        let implied = if meaning.is_step() { meaning.step_effect() } else { Effect::None };
        let effect = explicit.unwrap_or(if meaning.is_correlation() { meaning.effect } else { implied });
        let basis = if explicit.is_some_and(Effect::is_step) { Some(Basis::Stated) } else { meaning.basis };
        let basis = basis.filter(|_| effect.is_step());
        // A correlation is read on request alone, and then from its flag.
        let is_correlation = basis == Some(Basis::Correlation);
        let is_step = effect.is_step() && !is_correlation && !flags.has(Flags::NEGATED | Flags::REFUTED) && !loops;
        let permits = |direction: Direction| match explicit {
            Some(_) => meaning.traversal.permits(direction),
            None => meaning.effect_in(direction).is_step(),
        };
        let differs = explicit.is_some_and(|explicit| explicit != implied);
        flags.set_effect(effect);
        flags.set(Flags::FORWARD, is_step && permits(Direction::Forward));
        flags.set(Flags::BACKWARD, is_step && permits(Direction::Backward));
        flags.set(Flags::CORRELATIONAL, is_correlation && !loops);
        flags.set(Flags::EFFECT_DIFFERS, differs);
        if differs {
            let remark = format_args!("explicit effect {effect}, where the table gives {implied}");
            self.report(FindingCode::EffectDiffers, row, profile.predicate, remark);
        }
        if meaning.conflict && explicit.is_none() {
            let remark = format_args!("direction and causal mechanism differ; its sign is unknown");
            self.report(FindingCode::DirectionAgainstMechanism, row, profile.predicate, remark);
        }
        (flags, basis.into())
    }

    fn report(&mut self, code: FindingCode, row: usize, predicate: u16, remark: core::fmt::Arguments<'_>) {
        let message = format!("{}: {remark}", describe(self.columns, row, predicate));
        self.findings.push(self.columns.finding_of_row(code, message, row));
    }

    fn outline(&self, row: usize) -> Option<&'c Outline> {
        if self.outlines.is_empty() {
            return None;
        }
        self.outlines.get(self.columns.statements.details.get(row).extras()? as usize)
    }

    /// What a statement between entities means.
    fn meaning(&mut self, before: u32, case: Case) -> Meaning {
        let (columns, kinds, wordings) = (self.columns, self.kinds, self.wordings);
        let profile = self.known[before as usize].profile;
        *self.meanings.entry((before, case)).or_insert_with(|| mean(columns, kinds, wordings, profile, case))
    }

    /// The number of a profile with other flags and a basis.
    fn number(&mut self, before: u32, flags: Flags, basis: BasisCode) -> u32 {
        let profile = self.known[before as usize].profile;
        *self.numbers.entry((before, flags, basis)).or_insert_with(|| {
            self.profiles.push(Profile { flags, basis, ..profile });
            row(self.profiles.len() - 1)
        })
    }
}

fn mean(
    columns: &Columns,
    kinds: &Kinds,
    wordings: &[String],
    profile: Profile,
    ([subject, object], written): Case,
) -> Meaning {
    let text = &columns.text;
    let pairs = columns.statements.qualifier_sets[profile.qualifier_set as usize].iter();
    let qualifiers: Qualifiers = pairs.map(|(slot, value)| (text.text(*slot), text.text(*value))).collect();
    let source = columns.statements.classes[profile.class as usize].source.to_option().map(|source| text.text(source));
    let categories = |set: u32| kinds.categories(columns, set);
    let reading = Reading {
        source,
        original_predicate: written.wording.and_then(|number| wordings.get(number as usize)).map(String::as_str),
        record: source.is_some_and(schema::records_mechanisms).then_some(written.order),
    };
    let predicate = &columns.predicates[usize::from(profile.predicate)].name;
    schema::meaning_of(predicate, &qualifiers, categories(subject), categories(object), reading)
}

fn describe(columns: &Columns, row: usize, predicate: u16) -> String {
    let statements = &columns.statements;
    let id = |node: u32| columns.nodes.id.get(node as usize).map_or("[statement]", |id| columns.text.text(*id));
    let name = &columns.predicates[usize::from(predicate)].name;
    let given = statements.details.get(row).ids().next();
    let given = given.map_or_else(String::new, |id| format!("{id}: "));
    format!("{given}{} {name} {}", id(statements.subject[row]), id(statements.object[row]))
}
