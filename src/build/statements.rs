//! The drafts of statements, in columns, by row and by identity.

use core::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

use crate::graph::Details;
use crate::text::Symbol;

use super::builder::{Origin, row};
use super::drafts::{ArgumentKey, Identity};

/// Statements in the order in which they were met: about 45 bytes and what [`Details`] take for each.
#[derive(Debug, Default)]
pub(super) struct StatementTable {
    subjects: Vec<PackedKey>,
    objects: Vec<PackedKey>,
    templates: Vec<u32>,
    /// Row of the builder's attributes.
    attributes: Vec<u32>,
    origins: Vec<Origin>,
    /// Where the details of each row start.
    details: Vec<u32>,
    buffer: Vec<u8>,
    /// Rows by identity. Keeping hashes beside them would spare little time and take nearly twice the memory.
    rows: HashTable<u32>,
    full: bool,
}

/// An [`ArgumentKey`] in 32 bits: the highest tells a statement from an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl StatementTable {
    pub(super) const fn len(&self) -> usize {
        self.subjects.len()
    }

    /// Whether something did not fit: 2³¹ entities or texts, or 4 GiB of details.
    pub(super) const fn is_full(&self) -> bool {
        self.full
    }

    /// The row of an identity, and whether it is new: then it has no attributes and details yet, and
    /// [`fill`](Self::fill) gives them.
    pub(super) fn enter(&mut self, identity: Identity, origin: Origin) -> (usize, bool) {
        let (subject, object) = (PackedKey::new(identity.subject), PackedKey::new(identity.object));
        let hash = hash(subject, object, identity.template);
        let (subjects, objects, templates) = (&self.subjects, &self.objects, &self.templates);
        let same = |row: &u32| {
            let row = *row as usize;
            (subjects[row], objects[row], templates[row]) == (subject, object, identity.template)
        };
        let rehash = |row: &u32| {
            let row = *row as usize;
            self::hash(subjects[row], objects[row], templates[row])
        };
        let new = row(self.subjects.len());
        match self.rows.entry(hash, same, rehash) {
            Entry::Occupied(known) => return (*known.get() as usize, false),
            Entry::Vacant(free) => free.insert(new),
        };
        self.full |= !PackedKey::fits(identity.subject) || !PackedKey::fits(identity.object);
        self.subjects.push(subject);
        self.objects.push(object);
        self.templates.push(identity.template);
        self.attributes.push(0);
        self.origins.push(origin);
        self.details.push(u32::MAX);
        (new as usize, true)
    }

    /// Gives a statement its attributes and details, or others; `write` appends the details. Old ones stay in
    /// the buffer, unread.
    pub(super) fn fill(&mut self, row: usize, attributes: u32, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.append(write);
        if let Some(slot) = self.attributes.get_mut(row) {
            *slot = attributes;
        }
        if let Some(slot) = self.details.get_mut(row) {
            *slot = start;
        }
    }

    fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        let start = u32::try_from(self.buffer.len());
        self.full |= start.is_err();
        write(&mut self.buffer);
        start.unwrap_or(u32::MAX)
    }

    pub(super) fn identity(&self, row: usize) -> Option<Identity> {
        let subject = self.subjects.get(row)?.key();
        Some(Identity { subject, object: self.objects.get(row)?.key(), template: *self.templates.get(row)? })
    }

    /// Row of the builder's attributes; 0 beyond the last statement, as for the other columns.
    pub(super) fn attributes(&self, row: usize) -> u32 {
        self.attributes.get(row).copied().unwrap_or_default()
    }

    pub(super) fn origin(&self, row: usize) -> Origin {
        self.origins.get(row).copied().unwrap_or_default()
    }

    pub(super) fn details(&self, row: usize) -> Details<'_> {
        let start = self.details.get(row).copied().unwrap_or(u32::MAX) as usize;
        Details::new(self.buffer.get(start..).unwrap_or_default())
    }

    /// Every identity, by row.
    pub(super) fn identities(&self) -> impl ExactSizeIterator<Item = Identity> {
        let ends = self.subjects.iter().zip(&self.objects).zip(&self.templates);
        ends.map(|((subject, object), template)| Identity {
            subject: subject.key(),
            object: object.key(),
            template: *template,
        })
    }
}

fn hash(subject: PackedKey, object: PackedKey, template: u32) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(u64::from(subject.0) << 32 | u64::from(object.0));
    hasher.write_u32(template);
    hasher.finish()
}
