//! The order of statements: by identity, those about statements after what they are about.

use core::hash::Hasher;
use core::ops::Range;
use std::collections::BTreeMap;

use rustc_hash::FxHasher;

use crate::graph::NodeId;
use crate::model::Finding;
use crate::text::{both, thread_count};

use crate::build::freeze::placed::{Placed, PlacedArgument};
use crate::build::identities::state::GraphBuilder;
use crate::build::rows::drafts::{ArgumentKey, Identity, StatementDraft};
use crate::build::rows::numbers::row;

/// Every statement that has a place, in order.
#[derive(Debug, Default)]
pub(in crate::build) struct Placement {
    /// Rows of the builder's statements, if all are between entities and keep their ids; else `placed` has them.
    plain: Vec<u32>,
    pub(in crate::build) placed: Vec<Placed>,
    /// Replacements of some drafts, by draft: statements that were united, and those that lost ids to others.
    pub(in crate::build) rewritten: BTreeMap<u32, StatementDraft>,
    pub(in crate::build) findings: Vec<Finding>,
}

impl Placement {
    pub(in crate::build) const fn len(&self) -> usize {
        self.plain.len() + self.placed.len()
    }

    /// Some of the statements in order; `order` is what put them into it.
    pub(in crate::build) fn range(&self, order: &Order<'_>, rows: Range<usize>) -> impl Iterator<Item = Placed> {
        // One of the two lists is empty.
        let plain = self.plain.get(rows.clone()).unwrap_or_default();
        let placed = self.placed.get(rows).unwrap_or_default();
        plain.iter().map(|draft| order.plain_at(*draft)).chain(placed.iter().copied())
    }
}

/// How many statements are worth a thread.
const LARGE: usize = 1 << 14;

/// What is needed to put drafts into order.
pub(in crate::build) struct Order<'b> {
    pub(in crate::build) builder: &'b GraphBuilder,
    /// The number of each entity's row.
    pub(in crate::build) node_ranks: &'b [NodeId],
    /// For each of the builder's templates, its predicate and its rank; those of equal rank are the same.
    pub(in crate::build) templates: &'b [(u16, u32)],
}

impl Order<'_> {
    pub(in crate::build) fn place(&self) -> Placement {
        let mut about = Vec::new();
        let plain = self.plain(&mut about);
        if about.is_empty() && !self.may_share_ids() {
            return Placement { plain, ..Placement::default() };
        }
        let layer = plain.iter().map(|draft| self.plain_at(*draft)).collect();
        self.place_by_id(layer, about)
    }

    /// Statements between entities in order, by a counting sort of their subjects; the rows of the others
    /// go to `about`.
    fn plain(&self, about: &mut Vec<u32>) -> Vec<u32> {
        let count = self.builder.statements.len();
        let half = if count > LARGE { count / 2 } else { count };
        let ((mut starts, others), (more, more_others)) = both(|| self.counts(0..half), || self.counts(half..count));
        about.extend(others.into_iter().chain(more_others));
        let mut sum = 0;
        for (start, more) in starts.iter_mut().zip(more) {
            (*start, sum) = (sum, sum + *start + more);
        }
        let mut drafts = vec![0u32; sum as usize];
        // Each half of the drafts, in order, is filled for itself, if there is a thread for it.
        let is_small = count < LARGE || thread_count() == 1;
        let middle = if is_small { starts.len() } else { starts.partition_point(|start| *start < sum / 2) };
        let (low, high) = drafts.split_at_mut(starts.get(middle).copied().unwrap_or(sum) as usize);
        let subjects = starts.len();
        both(|| self.scatter(&starts, 0..middle, low), || self.scatter(&starts, middle..subjects, high));
        self.sort_each(&starts, &mut drafts);
        drafts
    }

    /// How many of some statements between entities each entity is the subject of, a 0 behind them, and the rows of the
    /// other statements.
    fn counts(&self, rows: Range<usize>) -> (Vec<u32>, Vec<u32>) {
        let (mut counts, mut others) = (vec![0u32; self.node_ranks.len() + 1], Vec::new());
        for (draft, identity) in rows.clone().zip(self.builder.statements.identities_of(rows)) {
            match self.subject_of_plain(identity) {
                Some(subject) => counts[subject.index()] += 1,
                None => others.push(row(draft)),
            }
        }
        (counts, others)
    }

    /// Puts the statements of some subjects side by side; `starts` says where those of each start among all.
    fn scatter(&self, starts: &[u32], subjects: Range<usize>, drafts: &mut [u32]) {
        let starts = starts.get(subjects.clone()).unwrap_or_default();
        let Some(first) = starts.first().copied() else { return };
        let mut places: Vec<u32> = starts.iter().map(|start| start - first).collect();
        let all = 0..self.builder.statements.len();
        for (draft, identity) in (0..).zip(self.builder.statements.identities_of(all)) {
            let Some(subject) = self.subject_of_plain(identity) else { continue };
            let Some(place) = places.get_mut(subject.index().wrapping_sub(subjects.start)) else { continue };
            drafts[*place as usize] = draft;
            *place += 1;
        }
    }

    /// Puts the statements of each subject into order; `starts` says where those of each start among all.
    fn sort_each(&self, starts: &[u32], drafts: &mut [u32]) {
        let subjects = starts.len().saturating_sub(1);
        if subjects > 1 && drafts.len() > LARGE {
            let half = subjects / 2;
            let (Some(low), Some(high)) = (starts.get(..=half), starts.get(half..)) else { return };
            let (low_drafts, high_drafts) = drafts.split_at_mut((starts[half] - starts[0]) as usize);
            both(|| self.sort_each(low, low_drafts), || self.sort_each(high, high_drafts));
            return;
        }
        let mut keys = Vec::new();
        let mut left = drafts;
        for bounds in starts.windows(2) {
            let &[start, end] = bounds else { continue };
            let (these, others) = left.split_at_mut((end - start) as usize);
            keys.clear();
            keys.extend(these.iter().map(|draft| self.plain_at(*draft).packed()));
            keys.sort_unstable();
            for (draft, key) in these.iter_mut().zip(&keys) {
                *draft = Placed::draft_of(*key);
            }
            left = others;
        }
    }

    /// A statement between entities.
    fn plain_at(&self, draft: u32) -> Placed {
        let Identity { subject, object, template } = self.builder.statements.identity(draft as usize);
        let node = |key| PlacedArgument::Node(self.rank(key).unwrap_or_default());
        let (predicate, template) = self.template(template);
        Placed { subject: node(subject), predicate, object: node(object), template, draft }
    }

    /// The number of the subject of a statement between entities.
    fn subject_of_plain(&self, identity: Identity) -> Option<NodeId> {
        self.rank(identity.subject).filter(|_| matches!(identity.object, ArgumentKey::Entity(_)))
    }

    /// The number of an entity; none for a statement.
    fn rank(&self, key: ArgumentKey) -> Option<NodeId> {
        match key {
            ArgumentKey::Entity(row) => self.node_ranks.get(row as usize).copied(),
            ArgumentKey::Statement(_) => None,
        }
    }

    pub(in crate::build) fn template(&self, row: u32) -> (u16, u32) {
        self.templates.get(row as usize).copied().unwrap_or_default()
    }

    /// Whether two statements have one id, or two ids one hash.
    fn may_share_ids(&self) -> bool {
        let statements = &self.builder.statements;
        if statements.ids_ascend() {
            return false;
        }
        let hash = |id: &str| {
            let mut hasher = FxHasher::default();
            hasher.write(id.as_bytes());
            hasher.finish()
        };
        let ids = (0..statements.len()).flat_map(|row| statements.details(row).ids());
        let mut hashes: Vec<u64> = ids.map(hash).collect();
        hashes.sort_unstable();
        hashes.windows(2).any(|pair| matches!(pair, [one, two] if one == two))
    }
}
