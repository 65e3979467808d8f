//! The order of statements about statements: after what they are about, found by its id.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::StatementId;
use crate::model::{Finding, FindingCode};
use crate::text::{make_distinct, quoted};

use crate::build::freeze::order::{Order, Placement};
use crate::build::freeze::placed::{Placed, PlacedArgument};
use crate::build::freeze::versions::Version;
use crate::build::rows::drafts::{ArgumentKey, Identity, StatementDraft};
use crate::build::rows::votes::Vote;

impl<'b> Order<'b> {
    /// Places the statements between entities and gives their ids, then places those about statements, layer by
    /// layer; what cannot be placed is a finding.
    pub(in crate::build) fn place_by_id(&self, mut layer: Vec<Placed>, about: Vec<u32>) -> Placement {
        let mut placement = Placement::default();
        let mut known: FxHashMap<&'b str, StatementId> = FxHashMap::default();
        // Statements wait for the ids that they are about; a layer frees those that wait for its ids.
        let mut waiting: FxHashMap<&'b str, Vec<u32>> = FxHashMap::default();
        let mut open = about;
        loop {
            let same = |a: &Placed, b: &Placed| Placed { draft: 0, ..*a } == Placed { draft: 0, ..*b };
            for group in layer.chunk_by(same) {
                self.unite(group, &mut placement);
                self.give_ids(group, &mut placement, &mut known, &mut |id| {
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
        placement
    }

    /// The ids of the statements that a draft is about.
    fn about(&self, draft: u32) -> impl Iterator<Item = &'b str> + use<'b> {
        let Identity { subject, object, .. } = self.builder.statements.identity(draft as usize);
        let builder = self.builder;
        [subject, object].into_iter().filter_map(|key| match key {
            ArgumentKey::Statement(id) => Some(builder.text.text(id)),
            ArgumentKey::Entity(_) => None,
        })
    }

    /// The first id that a draft is about and that is not known yet.
    fn missing(&self, draft: u32, known: &FxHashMap<&str, StatementId>) -> Option<&'b str> {
        self.about(draft).find(|id| !known.contains_key(id))
    }

    fn placed(&self, draft: u32, known: &FxHashMap<&str, StatementId>) -> Option<Placed> {
        let identity = self.builder.statements.identity(draft as usize);
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
            let (mut ids, mut publications, mut versions) = (Vec::new(), Vec::new(), Vec::new());
            for placed in group {
                let row = placed.draft as usize;
                let draft = self.builder.statement_draft(row);
                ids.extend(draft.ids);
                publications.extend(draft.publications);
                let (extras, vote) =
                    (draft.extras.unwrap_or_default(), Vote::new(1, self.builder.statements.origin(row)));
                versions.push(Version { attributes: draft.attributes, extras, vote });
            }
            for list in [&mut ids, &mut publications] {
                make_distinct(list);
            }
            let identity = self.builder.statements.identity(first.draft as usize);
            let (attributes, extras, differences) = self.builder.unite_versions(versions, identity);
            placement.findings.extend(self.builder.differences(identity, differences));
            placement.rewritten.insert(first.draft, StatementDraft { ids, publications, attributes, extras });
        }
        placement.placed.push(*first);
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
        let place = placement.placed.len().saturating_sub(1);
        let mut lost = Vec::new();
        let statements = &self.builder.statements;
        let ids = group.iter().flat_map(|placed| {
            let draft = placed.draft as usize;
            statements.details(draft).ids().map(move |id| (id, statements.origin(draft)))
        });
        for (id, origin) in ids {
            match known.entry(id) {
                Entry::Vacant(free) => {
                    free.insert(StatementId::from_index(place));
                    free_waiting(id);
                }
                Entry::Occupied(owner) if owner.get().index() == place => {}
                Entry::Occupied(_) => lost.push((id, origin)),
            }
        }
        let (Some(first), false) = (group.first(), lost.is_empty()) else { return };
        let own = || self.builder.statement_draft(first.draft as usize);
        let rewritten = placement.rewritten.entry(first.draft).or_insert_with(own);
        rewritten.ids.retain(|id| lost.iter().all(|(lost, _)| lost != id));
        placement.findings.extend(lost.into_iter().map(|(id, origin)| {
            let message = format!(
                "two statements have the id {}; one keeps it, and this one gets a derived id, so give it another",
                quoted(id)
            );
            self.builder.placed(FindingCode::SharedStatementId, message, origin)
        }));
    }

    /// Why a statement could not be placed: it is about one that is not there, or in a ring.
    fn unplaced(&self, draft: u32, given: &FxHashSet<&str>) -> Finding {
        let statements = &self.builder.statements;
        let template = statements.identity(draft as usize).template;
        let predicate = self.builder.templates.get_index(template as usize).map(|template| template.predicate);
        let predicate = predicate.map_or("", |predicate| self.builder.text.text(predicate));
        let (code, id, why) = if let Some(id) = self.about(draft).find(|id| !given.contains(id)) {
            (FindingCode::MissingStatement, id, "which is not in the graph; load it too")
        } else {
            let id = self.about(draft).next().unwrap_or_default();
            (FindingCode::StatementRing, id, "which refers back to it; break the cycle")
        };
        let message = format!("{predicate} refers to statement {}, {why}", quoted(id));
        self.builder.placed(code, message, statements.origin(draft as usize))
    }
}
