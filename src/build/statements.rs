//! The drafts of statements, in columns, by row and by identity.

use core::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

use crate::graph::Details;
use crate::text::Symbol;

use super::builder::{Origin, row};
use super::drafts::{ArgumentKey, Identity};

/// Statements in the order in which they were met: about 35 bytes and what [`Details`] take for each.
#[derive(Debug, Default)]
pub(super) struct StatementTable {
    rows: Vec<Known>,
    buffer: Vec<u8>,
    /// Places of rows by identity, in many small tables by subject: rows that come by subject, as most do, find theirs
    /// in the cache, and none is large when it grows.
    places: Vec<HashTable<u32>>,
    full: bool,
}

/// How many tables of places there are.
const TABLES: usize = 1024;

/// What is known of a statement, side by side: freezing reads it in another order.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    key: Key,
    /// Row of the builder's attributes.
    attributes: u32,
    origin: Origin,
    /// Where its details start.
    details: u32,
}

/// An [`Identity`], packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    subject: PackedKey,
    object: PackedKey,
    template: u32,
}

/// An [`ArgumentKey`] in 32 bits: the highest tells a statement from an entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

impl Key {
    const fn new(identity: Identity) -> Self {
        let Identity { subject, object, template } = identity;
        Self { subject: PackedKey::new(subject), object: PackedKey::new(object), template }
    }

    const fn identity(self) -> Identity {
        Identity { subject: self.subject.key(), object: self.object.key(), template: self.template }
    }

    const fn table(self) -> usize {
        self.subject.0 as usize % TABLES
    }

    fn hash(self) -> u64 {
        let mut hasher = FxHasher::default();
        hasher.write_u64(u64::from(self.subject.0) << 32 | u64::from(self.object.0));
        hasher.write_u32(self.template);
        hasher.finish()
    }
}

impl StatementTable {
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether something did not fit: 2³¹ entities or texts, or 4 GiB of details.
    pub(super) const fn is_full(&self) -> bool {
        self.full
    }

    /// The row of an identity, and whether it is new: then it has no attributes and details yet, and
    /// [`fill`](Self::fill) gives them.
    pub(super) fn enter(&mut self, identity: Identity, origin: Origin) -> (usize, bool) {
        let key = Key::new(identity);
        self.places.resize_with(TABLES, HashTable::new);
        let Some(places) = self.places.get_mut(key.table()) else { return (usize::MAX, false) };
        let rows = &self.rows;
        let new = row(rows.len());
        let key_of = |place: &u32| rows.get(*place as usize).map(|row| row.key).unwrap_or_default();
        match places.entry(key.hash(), |place| key_of(place) == key, |place| key_of(place).hash()) {
            Entry::Occupied(known) => return (*known.get() as usize, false),
            Entry::Vacant(free) => free.insert(new),
        };
        self.full |= !PackedKey::fits(identity.subject) || !PackedKey::fits(identity.object);
        self.rows.push(Known { key, attributes: 0, origin, details: u32::MAX });
        (new as usize, true)
    }

    /// The row of an identity, if it is known. Asked of many identities in turn, the loads from memory overlap, and
    /// those of entering them soon after are short.
    pub(super) fn find(&self, identity: Identity) -> Option<usize> {
        let key = Key::new(identity);
        let is_same = |place: &u32| self.rows.get(*place as usize).is_some_and(|row| row.key == key);
        let known = self.places.get(key.table())?.find(key.hash(), is_same);
        known.map(|place| *place as usize)
    }

    /// Gives a statement its attributes and details, or others; `write` appends the details. Old ones stay in
    /// the buffer, unread.
    pub(super) fn fill(&mut self, row: usize, attributes: u32, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.append(write);
        if let Some(known) = self.rows.get_mut(row) {
            known.attributes = attributes;
            known.details = start;
        }
    }

    fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        let start = u32::try_from(self.buffer.len());
        self.full |= start.is_err();
        write(&mut self.buffer);
        start.unwrap_or(u32::MAX)
    }

    pub(super) fn identity(&self, row: usize) -> Option<Identity> {
        self.rows.get(row).map(|row| row.key.identity())
    }

    /// Row of the builder's attributes; 0 beyond the last statement, as for the other fields.
    pub(super) fn attributes(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.attributes)
    }

    pub(super) fn origin(&self, row: usize) -> Origin {
        self.rows.get(row).map(|row| row.origin).unwrap_or_default()
    }

    pub(super) fn details(&self, row: usize) -> Details<'_> {
        let start = self.rows.get(row).map_or(u32::MAX, |row| row.details) as usize;
        Details::new(self.buffer.get(start..).unwrap_or_default())
    }

    /// Every identity, by row.
    pub(super) fn identities(&self) -> impl ExactSizeIterator<Item = Identity> {
        self.rows.iter().map(|row| row.key.identity())
    }
}
