//! Which statements are known: rows by identity.

use core::hash::Hasher;
use core::hint::black_box;

use bytemuck::{Pod, Zeroable};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

use crate::text::{HalfHash, Symbol};

use super::builder::row;
use super::drafts::{ArgumentKey, Identity};

/// Rows by identity.
///
/// Rows of a source mostly come in *runs* of one subject and template with ascending objects. Within a run none is
/// another's like, so that only where the run starts is kept; its rows are looked at one by one once the same
/// subject and template are met again.
#[derive(Debug, Default)]
pub(super) struct Identities {
    runs: HashTable<Run>,
    places: HashTable<(HalfHash, u32)>,
    /// Whether the last row stands in a run that is not listed.
    in_run: bool,
}

/// Where the rows of a subject and template start.
#[derive(Clone, Copy, Debug)]
struct Run {
    subject: PackedKey,
    template: u32,
    start: u32,
    /// Whether its rows stand in `places`.
    is_listed: bool,
}

/// An [`Identity`], packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub(super) struct Key {
    subject: PackedKey,
    object: PackedKey,
    template: u32,
}

impl Identities {
    /// The row that has an identity; if there is none, the next row, of number `rows`, is to have it. `key` gives the
    /// identity of each row before.
    pub(super) fn enter(&mut self, new: Key, rows: usize, key: impl Fn(usize) -> Key) -> Option<u32> {
        let next = row(rows);
        if self.in_run && rows > 0 && new.follows(key(rows - 1)) {
            return None;
        }
        self.in_run = false;
        let Key { subject, template, .. } = new;
        let same = |run: &Run| (run.subject, run.template) == (subject, template);
        let hash = |run: &Run| Key::run_hash(run.subject, run.template);
        match self.runs.entry(Key::run_hash(subject, template), same, hash) {
            Entry::Vacant(free) => {
                free.insert(Run { subject, template, start: next, is_listed: false });
                self.in_run = true;
                return None;
            }
            Entry::Occupied(mut run) => {
                let run = run.get_mut();
                if !run.is_listed {
                    run.is_listed = true;
                    let first = run.start as usize;
                    let ends = |place: &usize| *place + 1 == rows || !key(place + 1).follows(key(*place));
                    let last = (first..rows).find(ends).unwrap_or(rows);
                    for place in first..=last {
                        let hash = key(place).hash();
                        self.places.insert_unique(hash.whole(), (hash, row(place)), |(hash, _)| hash.whole());
                    }
                }
            }
        }
        let hash = new.hash();
        let same = |(known, place): &(HalfHash, u32)| *known == hash && key(*place as usize) == new;
        match self.places.entry(hash.whole(), same, |(hash, _)| hash.whole()) {
            Entry::Occupied(known) => Some(known.get().1),
            Entry::Vacant(free) => {
                free.insert((hash, next));
                None
            }
        }
    }

    /// Looks at where some identities would stand, so that the loads from memory overlap and entering them is fast.
    pub(super) fn warm(&self, keys: &[Key]) {
        let mut before = Key::default();
        for key in keys {
            if !key.follows(before) {
                black_box(self.runs.find(Key::run_hash(key.subject, key.template), |_| true));
                black_box(self.places.find(key.hash().whole(), |_| true));
            }
            before = *key;
        }
    }
}

impl Key {
    pub(super) const fn new(identity: Identity) -> Self {
        let Identity { subject, object, template } = identity;
        Self { subject: PackedKey::new(subject), object: PackedKey::new(object), template }
    }

    pub(super) const fn identity(self) -> Identity {
        Identity { subject: self.subject.key(), object: self.object.key(), template: self.template }
    }

    /// Whether there was room for it in 32 bits an end.
    pub(super) const fn fits(identity: Identity) -> bool {
        PackedKey::fits(identity.subject) && PackedKey::fits(identity.object)
    }

    fn is_of_run(self, other: Self) -> bool {
        (self.subject, self.template) == (other.subject, other.template)
    }

    fn follows(self, before: Self) -> bool {
        self.is_of_run(before) && self.object > before.object
    }

    fn run_hash(subject: PackedKey, template: u32) -> u64 {
        let mut hasher = FxHasher::default();
        hasher.write_u64(u64::from(subject.0) << 32 | u64::from(template));
        hasher.finish()
    }

    fn hash(self) -> HalfHash {
        HalfHash::of(|hasher| {
            hasher.write_u64(u64::from(self.subject.0) << 32 | u64::from(self.object.0));
            hasher.write_u32(self.template);
        })
    }
}

/// An [`ArgumentKey`] in 32 bits: the highest tells a statement from an entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Pod, Zeroable)]
#[repr(transparent)]
struct PackedKey(u32);

const STATEMENT: u32 = 1 << 31;

impl PackedKey {
    const fn new(key: ArgumentKey) -> Self {
        match key {
            ArgumentKey::Entity(row) => Self(row),
            ArgumentKey::Statement(symbol) => Self(symbol.0 | STATEMENT),
        }
    }

    const fn fits(key: ArgumentKey) -> bool {
        let (ArgumentKey::Entity(number) | ArgumentKey::Statement(Symbol(number))) = key;
        number < STATEMENT
    }

    const fn key(self) -> ArgumentKey {
        if self.0 & STATEMENT == 0 {
            ArgumentKey::Entity(self.0)
        } else {
            ArgumentKey::Statement(Symbol(self.0 & !STATEMENT))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_identity_is_known_from_its_first_row_on(
            rows in prop::collection::vec((0..4u32, 0..8u32, 0..2u32, any::<bool>()), 0..120)
        ) {
            let (mut identities, mut known) = (Identities::default(), Vec::new());
            let mut expected: HashMap<(u32, u32, u32), u32> = HashMap::new();
            for (subject, object, template, about) in rows {
                let object = if about { object | STATEMENT } else { object };
                let key = Key { subject: PackedKey(subject), object: PackedKey(object), template };
                identities.warm(&[key]);
                let found = identities.enter(key, known.len(), |place| known[place]);
                prop_assert_eq!(found, expected.get(&(subject, object, template)).copied());
                if found.is_none() {
                    expected.insert((subject, object, template), row(known.len()));
                    known.push(key);
                }
            }
        }
    }
}
