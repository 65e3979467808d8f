//! Which statements of one subject are the same in both graphs.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::graph::StatementRef;

use super::change::Difference;
use super::fields::Fields;

/// A statement of a subject, with the ranks of its predicate and object among those of both graphs.
#[derive(Clone, Copy)]
pub(super) struct Placed<'g> {
    pub(super) predicate: usize,
    pub(super) object: usize,
    pub(super) statement: StatementRef<'g>,
}

impl Placed<'_> {
    pub(super) const fn key(&self) -> (usize, usize) {
        (self.predicate, self.object)
    }
}

/// Whether two statements agree in what their profiles say.
#[derive(Clone, Copy)]
struct Agreement {
    /// Negation, source, qualifiers and context.
    terms: bool,
    /// Status, layer, knowledge level, agent and effect.
    rest: bool,
}

/// Matches the statements of subjects.
pub(super) struct Matching {
    ignored: BTreeSet<String>,
    /// By the numbers of the profiles in the old graph and in the new one.
    agreements: FxHashMap<(u32, u32), Agreement>,
}

impl Matching {
    pub(super) fn new(ignored: BTreeSet<String>) -> Self {
        Self { ignored, agreements: FxHashMap::default() }
    }

    pub(super) const fn ignored(&self) -> &BTreeSet<String> {
        &self.ignored
    }

    /// What differs between the statements of a subject, by predicate and object; what is lost comes before what changed
    /// and what is gained. Both lists are in that order.
    pub(super) fn differences<'g>(
        &mut self,
        mut old: &[Placed<'g>],
        mut new: &[Placed<'g>],
    ) -> Vec<Difference<StatementRef<'g>>> {
        let mut found = Found::default();
        while let Some(key) = [old.first(), new.first()].into_iter().flatten().map(Placed::key).min() {
            let (of_old, of_new);
            (of_old, old) = run(old, key);
            (of_new, new) = run(new, key);
            match (of_old, of_new) {
                ([one], [other]) if self.is_same(one.statement, other.statement) => found.pairs.push((*one, *other)),
                (of_old, []) => found.lost.extend(of_old),
                ([], of_new) => found.gained.extend(of_new),
                _ => found.match_parallel(of_old, of_new),
            }
        }
        if !found.lost.is_empty() && !found.gained.is_empty() {
            // Parallel statements came by identity.
            for left in [&mut found.lost, &mut found.gained] {
                left.sort_by_key(|it| (it.key(), it.statement.number()));
            }
            found.match_by_id();
            found.match_by_terms();
        }
        self.in_order(found)
    }

    fn in_order<'g>(&mut self, found: Found<'g>) -> Vec<Difference<StatementRef<'g>>> {
        let mut all = Vec::new();
        for it in found.lost {
            all.push(((it.key(), 0, it.statement.number()), Difference::Lost(it.statement)));
        }
        for (it, other) in found.pairs {
            let (old, new) = (it.statement, other.statement);
            if self.says_the_same(old, new) {
                continue;
            }
            let fields = Fields::of_statement(old).changes(Fields::of_statement(new), &self.ignored);
            if !fields.is_empty() {
                let number = new.number();
                all.push(((other.key(), 1, number), Difference::Changed { old, new, fields }));
            }
        }
        for it in found.gained {
            all.push(((it.key(), 2, it.statement.number()), Difference::Gained(it.statement)));
        }
        all.sort_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, difference)| difference).collect()
    }

    /// Whether two statements of the same ends and predicate have one identity.
    fn is_same(&mut self, old: StatementRef<'_>, new: StatementRef<'_>) -> bool {
        self.agreement(old, new).terms
            && (old.extras_bytes() == new.extras_bytes() || application(old) == application(new))
    }

    /// Whether two statements of one identity differ in nothing.
    fn says_the_same(&mut self, old: StatementRef<'_>, new: StatementRef<'_>) -> bool {
        let agreement = self.agreement(old, new);
        agreement.terms
            && agreement.rest
            && old.predicate() == new.predicate()
            && old.extras_bytes() == new.extras_bytes()
            && old.given_ids().eq(new.given_ids())
            && old.publications().eq(new.publications())
    }

    fn agreement(&mut self, old: StatementRef<'_>, new: StatementRef<'_>) -> Agreement {
        let profiles = (old.profile_word().number(), new.profile_word().number());
        *self.agreements.entry(profiles).or_insert_with(|| Agreement {
            terms: terms(old) == terms(new),
            rest: old.epistemic_status() == new.epistemic_status()
                && old.layer() == new.layer()
                && old.knowledge_level() == new.knowledge_level()
                && old.agent_type() == new.agent_type()
                && old.effect() == new.effect(),
        })
    }
}

/// The statements of a subject: those of both graphs, and those of one.
#[derive(Default)]
struct Found<'g> {
    pairs: Vec<(Placed<'g>, Placed<'g>)>,
    lost: Vec<Placed<'g>>,
    gained: Vec<Placed<'g>>,
}

impl<'g> Found<'g> {
    /// Matches statements of the same ends and predicate by identity, of which each graph has each once.
    fn match_parallel(&mut self, old: &[Placed<'g>], new: &[Placed<'g>]) {
        let by_identity = |side: &[Placed<'g>]| -> BTreeMap<Vec<u8>, Placed<'g>> {
            let identity = |placed: &Placed<'g>| [terms(placed.statement), application(placed.statement)].concat();
            side.iter().map(|placed| (identity(placed), *placed)).collect()
        };
        let (old, mut new) = (by_identity(old), by_identity(new));
        for (identity, one) in old {
            match new.remove(&identity) {
                Some(other) => self.pairs.push((one, other)),
                None => self.lost.push(one),
            }
        }
        self.gained.extend(new.into_values());
    }

    /// Matches what is left between the same ends and has an id of a source in common.
    fn match_by_id(&mut self) {
        let mut known: FxHashMap<(&'g str, usize), usize> = FxHashMap::default();
        for (place, it) in self.gained.iter().enumerate() {
            for id in it.statement.given_ids() {
                known.entry((id, it.object)).or_insert(place);
            }
        }
        let mut taken = BTreeSet::new();
        let mut partner = |one: &Placed<'g>| {
            let mut places = one.statement.given_ids().filter_map(|id| known.get(&(id, one.object)).copied());
            places.find(|place| taken.insert(*place))
        };
        let pairs: Vec<Option<usize>> = self.lost.iter().map(&mut partner).collect();
        self.pair(pairs);
    }

    /// Matches what is left of the same ends, predicate and terms, if it is one of each graph.
    fn match_by_terms(&mut self) {
        let mut alike: BTreeMap<(usize, usize, Vec<u8>), [Vec<usize>; 2]> = BTreeMap::new();
        for (side, of_side) in [&self.lost, &self.gained].into_iter().enumerate() {
            for (place, it) in of_side.iter().enumerate() {
                let places = alike.entry((it.predicate, it.object, terms(it.statement))).or_default();
                places.get_mut(side).into_iter().for_each(|places| places.push(place));
            }
        }
        let mut pairs = vec![None; self.lost.len()];
        for places in alike.into_values() {
            if let [[lost], [gained]] = places.each_ref().map(Vec::as_slice)
                && let Some(partner) = pairs.get_mut(*lost)
            {
                *partner = Some(*gained);
            }
        }
        self.pair(pairs);
    }

    /// Makes pairs of what is lost and what is gained, given for each lost one the place of its partner.
    fn pair(&mut self, partners: Vec<Option<usize>>) {
        let taken: BTreeSet<usize> = partners.iter().flatten().copied().collect();
        let gained = &self.gained;
        let mut left = Vec::new();
        for (one, partner) in core::mem::take(&mut self.lost).into_iter().zip(partners) {
            match partner.and_then(|place| gained.get(place)) {
                Some(other) => self.pairs.push((one, *other)),
                None => left.push(one),
            }
        }
        self.lost = left;
        let mut place = 0;
        self.gained.retain(|_| {
            place += 1;
            !taken.contains(&(place - 1))
        });
    }
}

/// The statements of a predicate and object at the start of a list, and those behind them.
fn run<'s, 'g>(side: &'s [Placed<'g>], key: (usize, usize)) -> (&'s [Placed<'g>], &'s [Placed<'g>]) {
    let length = side.iter().take_while(|placed| placed.key() == key).count();
    side.split_at_checked(length).unwrap_or_default()
}

/// Negation, source, qualifiers and context: equal bytes for equal ones.
fn terms(statement: StatementRef<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    statement.terms(&mut |part| write_part(&mut bytes, part));
    bytes
}

/// Clinical status, applicability and the properties that distinguish: equal bytes for equal ones.
fn application(statement: StatementRef<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    statement.application(&mut |part| write_part(&mut bytes, part));
    bytes
}

fn write_part(bytes: &mut Vec<u8>, part: &[u8]) {
    bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
    bytes.extend_from_slice(part);
}
