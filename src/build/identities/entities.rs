//! The drafts of entities, by row and by identifier.

use crate::text::Symbol;

use crate::build::rows::drafts::EntityDraft;
use crate::build::rows::numbers::row;

/// Entities in the order in which they were met.
#[derive(Debug, Default)]
pub(in crate::build) struct EntityTable {
    ids: Vec<Symbol>,
    drafts: Vec<EntityDraft>,
    /// For each symbol, the row of the entity whose id it is, plus 1; 0 or beyond the end if there is none.
    rows: Vec<u32>,
}

impl EntityTable {
    pub(in crate::build) const fn len(&self) -> usize {
        self.ids.len()
    }

    /// The row of the entity of an id, new or known.
    pub(in crate::build) fn row_or_insert(&mut self, id: Symbol) -> u32 {
        if let Some(known) = self.row_of(id) {
            return known;
        }
        if self.rows.len() <= id.index() {
            self.rows.resize(id.index() + 1, 0);
        }
        let new = row(self.ids.len());
        self.ids.push(id);
        self.drafts.push(EntityDraft::default());
        self.rows[id.index()] = new.saturating_add(1);
        new
    }

    /// The row of the entity of an id, if it is known.
    pub(in crate::build) fn row_of(&self, id: Symbol) -> Option<u32> {
        self.rows.get(id.index()).and_then(|row| row.checked_sub(1))
    }

    /// The id of a row.
    pub(in crate::build) fn id(&self, row: u32) -> Option<Symbol> {
        self.ids.get(row as usize).copied()
    }

    pub(in crate::build) fn draft(&self, row: u32) -> Option<&EntityDraft> {
        self.drafts.get(row as usize)
    }

    pub(in crate::build) fn draft_mut(&mut self, row: u32) -> Option<&mut EntityDraft> {
        self.drafts.get_mut(row as usize)
    }

    /// Ids and drafts, by row.
    pub(in crate::build) fn iter(&self) -> impl ExactSizeIterator<Item = (Symbol, &EntityDraft)> {
        self.ids.iter().copied().zip(&self.drafts)
    }

    /// As [`iter`](Self::iter), owned.
    pub(in crate::build) fn into_rows(self) -> impl ExactSizeIterator<Item = (Symbol, EntityDraft)> {
        self.ids.into_iter().zip(self.drafts)
    }
}
