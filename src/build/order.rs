//! The order of statements: by identity, those about statements after what they are about.

use core::hash::Hasher;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::graph::{NodeId, StatementId};
use crate::model::{Finding, FindingCode};

use super::GraphBuilder;
use super::drafts::{ArgumentKey, Identity, StatementDraft};
use super::merge::merge_statements;
use super::placed::{Placed, PlacedArgument};
use super::threads::both;

/// Every statement that has a place, in order.
#[derive(Debug, Default)]
pub(super) struct Placement {
    pub(super) statements: Vec<Placed>,
    /// What differs from the draft: statements united, and ids that others have. By place.
    pub(super) rewritten: FxHashMap<usize, StatementDraft>,
    pub(super) findings: Vec<Finding>,
}

/// How many statements are worth a thread.
const LARGE: usize = 1 << 14;

/// What is needed to put drafts into order.
pub(super) struct Order<'b> {
    pub(super) builder: &'b GraphBuilder,
    /// The number of each entity's row.
    pub(super) node_ranks: &'b [NodeId],
    /// For each of the builder's templates, its predicate and its rank; those of equal rank are the same.
    pub(super) templates: &'b [(u16, u32)],
}

impl<'b> Order<'b> {
    pub(super) fn place(&self) -> Placement {
        let mut about = Vec::new();
        let plain = self.plain(&mut about);
        let mut placement = Placement { statements: plain, ..Placement::default() };
        if !about.is_empty() || self.may_share_ids() {
            self.place_by_id(&mut placement, about);
        }
        placement
    }

    /// Statements between entities in order, by a counting sort of their subjects; the rows of the others
    /// go to `about`.
    fn plain(&self, about: &mut Vec<u32>) -> Vec<Placed> {
        let ends = |identity: Identity| Some((self.rank(identity.subject)?, self.rank(identity.object)?));
        let mut starts = vec![0u32; self.node_ranks.len() + 1];
        let mut count = 0;
        for (subject, _) in self.builder.statements.identities().filter_map(ends) {
            starts[subject.index() + 1] += 1;
            count += 1;
        }
        for node in 1..starts.len() {
            starts[node] += starts[node - 1];
        }
        let mut drafts = vec![0u32; count];
        let mut next = starts.clone();
        for (draft, identity) in (0..).zip(self.builder.statements.identities()) {
            let Some((subject, _)) = ends(identity) else {
                about.push(draft);
                continue;
            };
            let place = &mut next[subject.index()];
            drafts[*place as usize] = draft;
            *place += 1;
        }
        let nowhere = PlacedArgument::Node(NodeId(0));
        let blank = Placed { subject: nowhere, predicate: 0, object: nowhere, template: 0, draft: 0 };
        let mut placed = vec![blank; count];
        self.sort_each(&starts, 0, &drafts, &mut placed);
        placed
    }

    /// Puts the statements of each subject from `first` on into order; `starts` tells where those of each start among
    /// all, `drafts` which they are.
    fn sort_each(&self, starts: &[u32], first: usize, drafts: &[u32], placed: &mut [Placed]) {
        let subjects = starts.len().saturating_sub(1);
        if subjects > 1 && placed.len() > LARGE {
            let half = subjects / 2;
            let (Some(low), Some(high)) = (starts.get(..=half), starts.get(half..)) else { return };
            let middle = (starts[half] - starts[0]) as usize;
            let (low_drafts, high_drafts) = drafts.split_at(middle);
            let (low_placed, high_placed) = placed.split_at_mut(middle);
            both(
                || self.sort_each(low, first, low_drafts, low_placed),
                || self.sort_each(high, first + half, high_drafts, high_placed),
            );
            return;
        }
        let mut of_subject = Vec::new();
        let (mut drafts, mut placed) = (drafts, placed);
        for (subject, bounds) in (first..).zip(starts.windows(2)) {
            let &[start, end] = bounds else { continue };
            let subject = PlacedArgument::Node(NodeId::from_index(subject));
            let (these, others) = drafts.split_at((end - start) as usize);
            of_subject.clear();
            of_subject.extend(these.iter().map(|draft| self.placed_of(subject, *draft).packed()));
            of_subject.sort_unstable();
            let (slots, left) = placed.split_at_mut(these.len());
            for (slot, packed) in slots.iter_mut().zip(&of_subject) {
                *slot = Placed::of_subject(subject, *packed);
            }
            (drafts, placed) = (others, left);
        }
    }

    /// A statement between entities.
    fn placed_of(&self, subject: PlacedArgument, draft: u32) -> Placed {
        let identity = self.builder.statements.identity(draft as usize);
        let (object, template) = identity.map_or((None, 0), |it| (self.rank(it.object), it.template));
        let (predicate, template) = self.template(template);
        Placed { subject, predicate, object: PlacedArgument::Node(object.unwrap_or_default()), template, draft }
    }

    /// The number of an entity; none for a statement.
    fn rank(&self, key: ArgumentKey) -> Option<NodeId> {
        match key {
            ArgumentKey::Entity(row) => self.node_ranks.get(row as usize).copied(),
            ArgumentKey::Statement(_) => None,
        }
    }

    fn template(&self, row: u32) -> (u16, u32) {
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

    /// Gives the ids of those that are placed, then places those about statements, layer by layer; what
    /// cannot be placed is a finding.
    fn place_by_id(&self, placement: &mut Placement, about: Vec<u32>) {
        let mut known: FxHashMap<&'b str, StatementId> = FxHashMap::default();
        // Statements wait for the ids that they are about; a layer frees those that wait for its ids.
        let mut waiting: FxHashMap<&'b str, Vec<u32>> = FxHashMap::default();
        let mut layer = core::mem::take(&mut placement.statements);
        let mut open = about;
        loop {
            let same = |a: &Placed, b: &Placed| Placed { draft: 0, ..*a } == Placed { draft: 0, ..*b };
            for group in layer.chunk_by(same) {
                self.unite(group, placement);
                self.give_ids(group, placement, &mut known, &mut |id| {
                    open.extend(waiting.remove(id).into_iter().flatten());
                });
            }
            layer = Vec::new();
            for draft in core::mem::take(&mut open) {
                match self.missing(draft, &known) {
                    Some(id) => waiting.entry(id).or_default().push(draft),
                    None => layer.extend(self.placed(draft, &known)),
                }
            }
            layer.sort_unstable();
            if layer.is_empty() {
                break;
            }
        }
        let mut left: Vec<u32> = waiting.into_values().flatten().collect();
        left.sort_unstable();
        let statements = &self.builder.statements;
        let given: FxHashSet<&str> = (0..statements.len()).flat_map(|row| statements.details(row).ids()).collect();
        placement.findings.extend(left.into_iter().map(|draft| self.unplaced(draft, &given)));
    }

    /// The ids of the statements that a draft is about.
    fn about(&self, draft: u32) -> impl Iterator<Item = &'b str> + use<'b> {
        let identity = self.builder.statements.identity(draft as usize);
        let builder = self.builder;
        let ends = identity.map(|identity| [identity.subject, identity.object]);
        ends.into_iter().flatten().filter_map(|key| match key {
            ArgumentKey::Statement(id) => Some(builder.text.text(id)),
            ArgumentKey::Entity(_) => None,
        })
    }

    /// The first id that a draft is about and that is not known yet.
    fn missing(&self, draft: u32, known: &FxHashMap<&str, StatementId>) -> Option<&'b str> {
        self.about(draft).find(|id| !known.contains_key(id))
    }

    fn placed(&self, draft: u32, known: &FxHashMap<&str, StatementId>) -> Option<Placed> {
        let identity = self.builder.statements.identity(draft as usize)?;
        let argument = |key| match key {
            ArgumentKey::Entity(row) => Some(PlacedArgument::Node(*self.node_ranks.get(row as usize)?)),
            ArgumentKey::Statement(id) => {
                known.get(self.builder.text.text(id)).map(|id| PlacedArgument::Statement(*id))
            }
        };
        let (predicate, template) = self.template(identity.template);
        let (subject, object) = (argument(identity.subject)?, argument(identity.object)?);
        Some(Placed { subject, predicate, object, template, draft })
    }

    /// Places statements that are one, as they are about one statement under two of its ids.
    fn unite(&self, group: &[Placed], placement: &mut Placement) {
        let Some((first, others)) = group.split_first() else { return };
        if !others.is_empty() {
            let mut united = self.builder.statement_draft(first.draft as usize);
            for other in others {
                let other = self.builder.statement_draft(other.draft as usize);
                let conflicts = merge_statements(&mut united, other, &self.builder.text);
                placement.findings.extend(conflicts.into_iter().map(|conflict| {
                    let message = format!("two statements about one statement: {conflict}");
                    Finding::new(FindingCode::StatementConflict, message)
                }));
            }
            placement.rewritten.insert(placement.statements.len(), united);
        }
        placement.statements.push(*first);
    }

    /// Gives the ids of a group to the statement placed last. Each id goes to the first statement that has
    /// it; one that has lost an id is rewritten.
    fn give_ids(
        &self,
        group: &[Placed],
        placement: &mut Placement,
        known: &mut FxHashMap<&'b str, StatementId>,
        free_waiting: &mut dyn FnMut(&'b str),
    ) {
        let place = placement.statements.len().saturating_sub(1);
        let mut lost = Vec::new();
        for id in group.iter().flat_map(|placed| self.builder.statements.details(placed.draft as usize).ids()) {
            match known.entry(id) {
                Entry::Vacant(free) => {
                    free.insert(StatementId::from_index(place));
                    free_waiting(id);
                }
                Entry::Occupied(owner) if owner.get().index() == place => {}
                Entry::Occupied(_) => lost.push(id),
            }
        }
        let (Some(first), false) = (group.first(), lost.is_empty()) else { return };
        let own = || self.builder.statement_draft(first.draft as usize);
        let rewritten = placement.rewritten.entry(place).or_insert_with(own);
        rewritten.ids.retain(|id| !lost.contains(&id.as_str()));
        placement.findings.extend(lost.into_iter().map(|id| {
            let message = format!(
                "statement id {id:?} names two statements; the later gets a derived id, so give it one of its own"
            );
            Finding::new(FindingCode::SharedStatementId, message)
        }));
    }

    /// Why a statement could not be placed: it is about one that is not there, or in a ring.
    fn unplaced(&self, draft: u32, given: &FxHashSet<&str>) -> Finding {
        let statements = &self.builder.statements;
        let template = statements.identity(draft as usize).map_or(0, |identity| identity.template);
        let predicate = self.builder.templates.get_index(template as usize).map(|(template, _)| template.predicate);
        let predicate = predicate.map_or("", |predicate| self.builder.text.text(predicate));
        let (source, line) = statements.origin(draft as usize);
        let source = self.builder.source_name(source);
        let finding = if let Some(id) = self.about(draft).find(|id| !given.contains(id)) {
            let message = format!("{predicate} is about statement {id:?}, which is not there; load it too");
            Finding::new(FindingCode::MissingStatement, message)
        } else {
            let id = self.about(draft).next().unwrap_or_default();
            let message = format!("{predicate} is about statement {id:?}, which is about it in turn; break the ring");
            Finding::new(FindingCode::StatementRing, message)
        };
        finding.at(source, u64::from(line))
    }
}
