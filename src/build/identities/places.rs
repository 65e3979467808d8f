//! Which statements are known: rows by identity.

use core::hash::Hasher;
use core::hint::black_box;

use bytemuck::{Pod, Zeroable};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::text::{HalfHash, Symbol};

use crate::build::rows::drafts::{ArgumentKey, Identity};
use crate::build::rows::numbers::row;

/// Rows by identity.
///
/// The rows of one subject and template mostly come with ascending objects, be there others between them or not. As long
/// as they do, none is another's like, so that the last object is enough to see that the next row is new. Once one comes
/// out of order, the rows of its subject and template are entered one by one.
#[derive(Debug, Default)]
pub(in crate::build) struct Identities {
    /// Rows of one subject and template, by these, and their places by hash.
    groups: Vec<Group>,
    places_of_groups: HashTable<(HalfHash, u32)>,
    /// The group of the row that came last.
    last: Option<usize>,
    /// Adjacent rows of one group.
    runs: Vec<Run>,
    /// Rows of groups in which objects do not ascend.
    rows: HashTable<(HalfHash, u32)>,
}

/// The rows of a subject and template.
#[derive(Clone, Copy, Debug)]
struct Group {
    subject: PackedKey,
    template: u32,
    last_object: PackedKey,
    /// The last of its runs, or [`NONE`]; or [`LISTED`], if its rows are among `rows`.
    last_run: u32,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    start: u32,
    /// The run before of the same group, or [`NONE`].
    before: u32,
}

const NONE: u32 = u32::MAX;
const LISTED: u32 = u32::MAX - 1;

/// An [`Identity`], packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub(in crate::build) struct Key {
    subject: PackedKey,
    object: PackedKey,
    template: u32,
}

impl Identities {
    /// The row that has an identity; if there is none, the next row, of number `rows`, is to have it. `key` gives the
    /// identity of each row before.
    pub(in crate::build) fn enter(&mut self, new: Key, rows: usize, key: impl Fn(usize) -> Key) -> Option<u32> {
        let last = self.last.filter(|last| self.groups.get(*last).is_some_and(|group| group.has(new)));
        let place = last.unwrap_or_else(|| self.place_of_group(new));
        self.last = Some(place);
        let group = &mut self.groups[place];
        let next = row(rows);
        if group.last_run != LISTED {
            if group.last_run == NONE || group.last_object < new.object {
                group.last_object = new.object;
                // The row before is of the same group, and was new too.
                if last.is_none() {
                    let before = core::mem::replace(&mut group.last_run, row(self.runs.len()));
                    self.runs.push(Run { start: next, before });
                }
                return None;
            }
            let last_run = core::mem::replace(&mut group.last_run, LISTED);
            self.list(new, last_run, rows, &key);
        }
        let hash = new.hash();
        let same = |(known, place): &(HalfHash, u32)| *known == hash && key(*place as usize) == new;
        match self.rows.entry(hash.whole(), same, |(hash, _)| hash.whole()) {
            Entry::Occupied(known) => Some(known.get().1),
            Entry::Vacant(free) => {
                free.insert((hash, next));
                None
            }
        }
    }

    /// The place of the group of an identity, new or known.
    fn place_of_group(&mut self, new: Key) -> usize {
        let hash = new.group_hash();
        let groups = &mut self.groups;
        let same = |(known, place): &(HalfHash, u32)| {
            *known == hash && groups.get(*place as usize).is_some_and(|group| group.has(new))
        };
        if let Some((_, place)) = self.places_of_groups.find(hash.whole(), same) {
            return *place as usize;
        }
        let place = groups.len();
        groups.push(Group {
            subject: new.subject,
            template: new.template,
            last_object: PackedKey::default(),
            last_run: NONE,
        });
        self.places_of_groups.insert_unique(hash.whole(), (hash, row(place)), |(hash, _)| hash.whole());
        place
    }

    /// Enters the rows of a group one by one, of which `last_run` is the last run.
    fn list(&mut self, of: Key, last_run: u32, rows: usize, key: &impl Fn(usize) -> Key) {
        let (mut run, mut end) = (last_run, rows);
        while let Some(&Run { start, before }) = self.runs.get(run as usize) {
            let start = start as usize;
            for place in (start..end).take_while(|place| key(*place).is_of_group(of)) {
                let hash = key(place).hash();
                self.rows.insert_unique(hash.whole(), (hash, row(place)), |(hash, _)| hash.whole());
            }
            // Two runs may be adjacent, if a known row was met between them.
            (run, end) = (before, start);
        }
    }

    /// Prefetches the places of some identities, so that the loads from memory overlap and entering them is fast.
    pub(in crate::build) fn prefetch(&self, keys: &[Key]) {
        let mut before = Key::default();
        for key in keys {
            if !key.is_of_group(before) || key.object <= before.object {
                black_box(self.places_of_groups.find(key.group_hash().whole(), |_| true));
                if !self.rows.is_empty() {
                    black_box(self.rows.find(key.hash().whole(), |_| true));
                }
            }
            before = *key;
        }
    }
}

impl Group {
    fn has(&self, key: Key) -> bool {
        (self.subject, self.template) == (key.subject, key.template)
    }
}

impl Key {
    pub(in crate::build) const fn new(identity: Identity) -> Self {
        let Identity { subject, object, template } = identity;
        Self { subject: PackedKey::new(subject), object: PackedKey::new(object), template }
    }

    pub(in crate::build) const fn identity(self) -> Identity {
        Identity { subject: self.subject.key(), object: self.object.key(), template: self.template }
    }

    /// Whether there was room for it in 32 bits an end.
    pub(in crate::build) const fn fits(identity: Identity) -> bool {
        PackedKey::fits(identity.subject) && PackedKey::fits(identity.object)
    }

    fn is_of_group(self, other: Self) -> bool {
        (self.subject, self.template) == (other.subject, other.template)
    }

    fn group_hash(self) -> HalfHash {
        HalfHash::of(|hasher| hasher.write_u64(u64::from(self.subject.0) << 32 | u64::from(self.template)))
    }

    fn hash(self) -> HalfHash {
        HalfHash::of(|hasher| {
            hasher.write_u64(u64::from(self.subject.0) << 32 | u64::from(self.object.0));
            hasher.write_u32(self.template);
        })
    }
}

/// An [`ArgumentKey`] in 32 bits: the highest is set for a statement.
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
                identities.prefetch(&[key]);
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
