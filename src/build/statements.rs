//! The drafts of statements, by row and by identity.

use crate::graph::Details;

use super::builder::Origin;
use super::drafts::Identity;
use super::identities::{Identities, Key};

/// Statements in the order in which they were met: about 35 bytes and what [`Details`] take for each.
#[derive(Debug, Default)]
pub(super) struct StatementTable {
    rows: Vec<Known>,
    buffer: Vec<u8>,
    identities: Identities,
    ids: Ids,
    full: bool,
    /// Bytes of details that others have replaced.
    unread: usize,
}

/// What is known of the ids of statements without looking at each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ids {
    /// None is there yet.
    #[default]
    None,
    /// Each is longer than the one before, or as long and greater, as numbered ids are. The last is in the details
    /// that start here.
    Ascending(u32),
    /// Two may be the same.
    Any,
}

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
        let rows = &self.rows;
        let key_of = |place: usize| rows.get(place).map(|row| row.key).unwrap_or_default();
        if let Some(known) = self.identities.enter(key, rows.len(), key_of) {
            return (known as usize, false);
        }
        self.full |= !Key::fits(identity);
        self.rows.push(Known { key, attributes: 0, origin, details: u32::MAX });
        (self.rows.len() - 1, true)
    }

    /// Makes it fast to enter some identities soon.
    pub(super) fn warm(&self, identities: &[Key]) {
        self.identities.warm(identities);
    }

    /// Ends the search by identity, and frees its memory: no statement is entered any more.
    pub(super) fn close(&mut self) {
        self.identities = Identities::default();
    }

    /// Gives a statement its attributes and details, or others; `write` appends the details. Old ones stay in
    /// the buffer, unread.
    pub(super) fn fill(&mut self, row: usize, attributes: u32, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.append(write);
        let replaced = self.details(row).size();
        self.unread += replaced;
        if let Some(known) = self.rows.get_mut(row) {
            known.attributes = attributes;
            known.details = start;
        }
        self.look_at_ids(start, replaced > 0);
    }

    fn look_at_ids(&mut self, start: u32, is_refilled: bool) {
        let details = |start: u32| Details::new(self.buffer.get(start as usize..).unwrap_or_default());
        let mut new = details(start).id_bytes();
        let Some(first) = new.next() else { return };
        let is_greater = |last: &[u8]| (last.len(), last) < (first.len(), first);
        let ascends = match self.ids {
            _ if is_refilled || new.next().is_some() => false,
            Ids::None => true,
            Ids::Ascending(last) => details(last).id_bytes().next().is_some_and(is_greater),
            Ids::Any => false,
        };
        self.ids = if ascends { Ids::Ascending(start) } else { Ids::Any };
    }

    /// Whether no two statements have one id, as far as is plain.
    pub(super) fn ids_ascend(&self) -> bool {
        self.ids != Ids::Any
    }

    fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        let start = u32::try_from(self.buffer.len());
        self.full |= start.is_err();
        write(&mut self.buffer);
        start.unwrap_or(u32::MAX)
    }

    /// The identity of a statement; beyond the last, what is returned means nothing, as for the other fields.
    pub(super) fn identity(&self, row: usize) -> Identity {
        self.rows.get(row).map(|row| row.key).unwrap_or_default().identity()
    }

    /// Row of the builder's attributes.
    pub(super) fn attributes(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.attributes)
    }

    pub(super) fn origin(&self, row: usize) -> Origin {
        self.rows.get(row).map(|row| row.origin).unwrap_or_default()
    }

    pub(super) fn details(&self, row: usize) -> Details<'_> {
        Details::new(self.buffer.get(self.start_of_details(row) as usize..).unwrap_or_default())
    }

    /// How many bytes of the buffer of details nobody reads any more.
    pub(super) const fn unread_details(&self) -> usize {
        self.unread
    }

    /// Takes the buffer that the details of all statements stand in; what is left has none.
    pub(super) fn take_details(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.buffer)
    }

    /// Where the details of a statement start in their buffer.
    pub(super) fn start_of_details(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(u32::MAX, |row| row.details)
    }

    /// Every identity, by row.
    pub(super) fn identities(&self) -> impl ExactSizeIterator<Item = Identity> {
        self.rows.iter().map(|row| row.key.identity())
    }
}
