//! The drafts of statements, by row and by identity.

use core::ops::Range;

use bytemuck::{Pod, Zeroable};

use crate::graph::{Details, write_details};
use crate::text::{distinct, is_shorter_or_less};

use crate::build::identities::places::{Identities, Key};
use crate::build::rows::drafts::Identity;
use crate::build::rows::merged::MergedIds;
use crate::build::rows::numbers::{Origin, row};

/// Statements in the order in which they were met: 24 bytes and what [`Details`] take for each, and about 12 more for
/// those that their [`Identities`] keep one by one.
#[derive(Debug, Default)]
pub(in crate::build) struct StatementTable {
    rows: Vec<Known>,
    /// Rows of the builder's sources, each with the first statement that was read from it; so it is for those after it.
    sources: Vec<(u32, u32)>,
    buffer: Vec<u8>,
    identities: Identities,
    additions: Additions,
    ids: Ids,
    full: bool,
    /// Bytes of details that others have replaced.
    unread: usize,
    has_leftovers: bool,
}

/// What is known of the ids of statements without comparing each with all.
#[derive(Debug, Default)]
struct Ids {
    order: IdOrder,
    /// The last one, while they ascend.
    last: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum IdOrder {
    /// None is there yet.
    #[default]
    None,
    /// Each is longer than the one before, or as long and greater, as numbered ids are.
    Ascending,
    /// Two may be the same.
    Any,
}

impl Ids {
    /// Looks at the first id of a statement that was filled.
    #[inline]
    fn look_at(&mut self, id: &[u8], is_sole: bool) {
        if self.order == IdOrder::Any {
            return;
        }
        let ascends = is_sole && (self.order == IdOrder::None || is_shorter_or_less(&self.last, id));
        self.order = if ascends { IdOrder::Ascending } else { IdOrder::Any };
        self.last.clear();
        self.last.extend_from_slice(id);
    }
}

/// What is known of a statement, side by side: freezing reads it in another order.
#[derive(Clone, Copy, Debug, Default, Pod, Zeroable)]
#[repr(C)]
struct Known {
    key: Key,
    /// Row of the builder's attributes.
    attributes: u32,
    line: u32,
    /// Where its details start.
    details: u32,
}

/// What later rows said of statements that were known.
#[derive(Debug, Default)]
struct Additions {
    /// Details without extras, end to end.
    buffer: Vec<u8>,
    /// The rows of the statements, and where what was added starts.
    rows: Vec<(u32, u32)>,
}

/// Where the details of a statement start that has none yet.
const NO_DETAILS: u32 = u32::MAX;

/// Gaps of fewer bytes are not worth closing.
const LARGE: usize = 1 << 16;

impl StatementTable {
    pub(in crate::build) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether something did not fit: 2³¹ entities or texts, or 4 GiB of details.
    pub(in crate::build) const fn is_full(&self) -> bool {
        self.full
    }

    /// Whether there may be details or extras that are no statement's any more.
    pub(in crate::build) const fn has_leftovers(&self) -> bool {
        self.has_leftovers
    }

    /// The row of an identity, and whether it is new: then it has no attributes and details yet, and
    /// [`fill`](Self::fill) gives them.
    pub(in crate::build) fn enter(&mut self, identity: Identity, origin: Origin) -> (usize, bool) {
        self.full |= !Key::fits(identity);
        let key = Key::new(identity);
        if let Some(known) = self.identify(key) {
            return (known, false);
        }
        self.push(key, origin, 0, NO_DETAILS);
        (self.rows.len() - 1, true)
    }

    /// The row of an identity that is known. One that is new, and [fits](Key::fits) when packed, is entered with its
    /// attributes and the details that `write` appends to their buffer, which begin with its only id, if it has one.
    pub(in crate::build) fn enter_with(
        &mut self,
        key: Key,
        origin: Origin,
        attributes: u32,
        id: Option<&[u8]>,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Option<usize> {
        let known = self.identify(key);
        if known.is_none() {
            let details = self.append(write);
            self.push(key, origin, attributes, details);
            if let Some(id) = id {
                self.ids.look_at(id, true);
            }
        }
        known
    }

    /// The row of an identity; if it has none, the next row is to have it.
    fn identify(&mut self, key: Key) -> Option<usize> {
        let rows = &self.rows;
        self.identities.enter(key, rows.len(), |place| rows[place].key).map(|known| known as usize)
    }

    fn push(&mut self, key: Key, (source, line): Origin, attributes: u32, details: u32) {
        if self.sources.last().is_none_or(|(_, last)| *last != source) {
            self.sources.push((row(self.rows.len()), source));
        }
        self.rows.push(Known { key, attributes, line, details });
    }

    /// Makes it fast to enter some identities soon.
    pub(in crate::build) fn prefetch(&self, identities: &[Key]) {
        self.identities.prefetch(identities);
    }

    /// Ends the search by identity, and frees its memory: no statement is entered any more.
    pub(in crate::build) fn close(&mut self) {
        self.identities = Identities::default();
    }

    /// Gives a statement its attributes and details, or others.
    pub(in crate::build) fn fill(
        &mut self,
        row: usize,
        attributes: u32,
        ids: impl ExactSizeIterator<Item: AsRef<[u8]>>,
        extras: Option<u32>,
        publications: impl ExactSizeIterator<Item: AsRef<[u8]>>,
    ) {
        let is_refilled = self.put(row, |buffer| write_details(buffer, ids, extras, publications));
        self.rows[row].attributes = attributes;
        let mut ids = Details::new(self.buffer.get(self.start_of_details(row) as usize..).unwrap_or_default()).ids();
        let is_sole = !is_refilled && ids.left() == 1;
        if let Some(id) = ids.next_bytes() {
            self.ids.look_at(id, is_sole);
        }
        if self.unread > LARGE.max(self.buffer.len() / 2) {
            self.close_gaps();
        }
    }

    /// Gives a statement the details that `write` appends, and returns whether it had others. Those are overwritten if they
    /// are the last, as they are where rows of one identity follow one another, and else stay unread.
    fn put(&mut self, row: usize, write: impl FnOnce(&mut Vec<u8>)) -> bool {
        let replaced = if self.start_of_details(row) == NO_DETAILS { 0 } else { self.details(row).size() };
        if replaced > 0 {
            self.has_leftovers = true;
            let start = self.start_of_details(row) as usize;
            if start + replaced == self.buffer.len() {
                self.buffer.truncate(start);
            } else {
                self.unread += replaced;
            }
        }
        self.rows[row].details = self.append(write);
        replaced > 0
    }

    /// Where the details start that `write` appends.
    fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        let start = u32::try_from(self.buffer.len());
        self.full |= start.is_err();
        write(&mut self.buffer);
        start.unwrap_or(NO_DETAILS)
    }

    /// Adds ids and publications to a statement; until [`gather`](Self::gather), they are not among its details. A
    /// statement that has a row for each of its publications is then written twice, and not as often as it has rows.
    pub(in crate::build) fn add(&mut self, place: usize, ids: &[impl AsRef<[u8]>], publications: &[impl AsRef<[u8]>]) {
        if ids.is_empty() && publications.is_empty() {
            return;
        }
        if !ids.is_empty() {
            self.ids.order = IdOrder::Any;
        }
        let start = u32::try_from(self.additions.buffer.len());
        self.full |= start.is_err();
        self.additions.rows.push((row(place), start.unwrap_or(u32::MAX)));
        write_details(&mut self.additions.buffer, ids.iter(), None, publications.iter());
    }

    /// Puts what was added to statements among their details; returns the ids that statements have beside their first.
    pub(in crate::build) fn gather(&mut self) -> MergedIds {
        let mut merged = MergedIds::default();
        let Additions { buffer, mut rows } = core::mem::take(&mut self.additions);
        rows.sort_unstable();
        let mut united = Vec::new();
        for group in rows.chunk_by(|(row, _), (other, _)| row == other) {
            let Some(row) = group.first().map(|(row, _)| *row as usize) else { continue };
            let known = self.details(row);
            let added =
                || group.iter().map(|(_, start)| Details::new(buffer.get(*start as usize..).unwrap_or_default()));
            let ids = distinct(known.ids().chain(added().flat_map(Details::ids)));
            let publications = distinct(known.publications().chain(added().flat_map(Details::publications)));
            let more = ids.len().saturating_sub(known.ids().count().max(1));
            if let (Some(kept), Some(other), true) = (ids.first(), ids.get(1), more > 0) {
                merged.count += more as u64;
                let example = || ((*kept).to_owned(), (*other).to_owned(), self.origin(row));
                merged.example.get_or_insert_with(example);
            }
            united.clear();
            write_details(&mut united, ids.iter().copied(), known.extras(), publications.iter().copied());
            self.put(row, |buffer| buffer.extend_from_slice(&united));
        }
        merged
    }

    /// Rewrites the buffer without what is no longer read.
    fn close_gaps(&mut self) {
        let old = core::mem::take(&mut self.buffer);
        for known in &mut self.rows {
            let from = old.get(known.details as usize..).unwrap_or_default();
            let start = u32::try_from(self.buffer.len());
            self.buffer.extend_from_slice(from.get(..Details::new(from).size()).unwrap_or_default());
            known.details = start.unwrap_or(NO_DETAILS);
        }
        self.unread = 0;
    }

    /// Whether no two statements have one id, as far as is plain.
    pub(in crate::build) fn ids_ascend(&self) -> bool {
        self.ids.order != IdOrder::Any
    }

    /// The identity of a statement. As the other fields, it exists for rows that [`enter`](Self::enter) returned.
    pub(in crate::build) fn identity(&self, row: usize) -> Identity {
        self.rows[row].key.identity()
    }

    /// Row of the builder's attributes.
    pub(in crate::build) fn attributes(&self, row: usize) -> u32 {
        self.rows[row].attributes
    }

    pub(in crate::build) fn origin(&self, row: usize) -> Origin {
        let place = self.sources.partition_point(|(first, _)| *first as usize <= row);
        // The first source starts at the first statement.
        (self.sources[place - 1].1, self.rows[row].line)
    }

    pub(in crate::build) fn details(&self, row: usize) -> Details<'_> {
        Details::new(self.buffer.get(self.start_of_details(row) as usize..).unwrap_or_default())
    }

    /// Notes that some of the builder's extras may no longer belong to a statement.
    pub(in crate::build) const fn leave_extras(&mut self) {
        self.has_leftovers = true;
    }

    /// Takes the buffer of the details of all statements, and leaves an empty one.
    pub(in crate::build) fn take_details(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.buffer)
    }

    /// Where the details of a statement start in their buffer.
    pub(in crate::build) fn start_of_details(&self, row: usize) -> u32 {
        self.rows[row].details
    }

    /// Every identity, by row.
    pub(in crate::build) fn identities(&self) -> impl ExactSizeIterator<Item = Identity> {
        self.identities_of(0..self.len())
    }

    /// The identities of some rows.
    pub(in crate::build) fn identities_of(&self, rows: Range<usize>) -> impl ExactSizeIterator<Item = Identity> {
        self.rows[rows].iter().map(|row| row.key.identity())
    }
}
