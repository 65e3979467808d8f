//! The index of names: every key that a name folds to, sorted, with the entities that have it.

use bytemuck::{Pod, Zeroable};
use unicode_normalization::UnicodeNormalization;

use crate::graph::ids::NodeId;
use crate::graph::lists::Lists;
use crate::graph::{Columns, NodeColumns};
use crate::text::{Arena, Interner, Symbol};

use super::folding::{fold, joined, without_remark};
use super::kind::NameKind;

/// Names by what they fold to. It is made at the first question, and a snapshot holds it.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    /// Folded names, sorted.
    pub(crate) keys: Arena,
    /// For each key the names that fold to it, by entity, kind and text.
    pub(crate) entries: Lists<NameEntry>,
}

/// A name of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct NameEntry {
    pub(crate) node: NodeId,
    kind: u32,
    pub(crate) text: Symbol,
}

impl NameEntry {
    /// The kind of the name; a number that is not a kind counts as the weakest.
    pub(super) const fn kind(self) -> NameKind {
        match self.kind {
            0 => NameKind::Id,
            1 => NameKind::EquivalentId,
            2 => NameKind::Name,
            _ => NameKind::Synonym,
        }
    }
}

impl NameIndex {
    /// Reads every name of a graph. Keys are short of 4 GiB, as the names are; beyond that there would be none.
    pub(crate) fn new(columns: &Columns) -> Self {
        let mut keys = Interner::default();
        let mut found: Vec<(Symbol, NameEntry)> = Vec::with_capacity(2 * columns.nodes.id.len());
        each_name(&columns.nodes, |node, kind, text| {
            let entry = NameEntry { node, kind: kind as u32, text };
            let name: String = columns.text.text(text).nfkc().collect();
            found.push((keys.intern(&joined(&fold(&name))), entry));
            if let Some(bare) = without_remark(&name).filter(|_| kind >= NameKind::Name) {
                found.push((keys.intern(&joined(&fold(bare))), entry));
            }
        });
        let Some((keys, renamed)) = keys.freeze() else { return Self::default() };
        for (key, _) in &mut found {
            *key = renamed.get(key.index()).copied().unwrap_or(Symbol::NONE);
        }
        found.sort_unstable();
        let mut entries = Lists::default();
        for names in found.chunk_by(|(key, _), (other, _)| key == other) {
            entries.push(names.iter().map(|(_, entry)| *entry));
        }
        entries.shrink_to_fit();
        Self { keys, entries }
    }

    /// The names that fold to a key.
    pub(super) fn get(&self, key: &str) -> &[NameEntry] {
        self.keys.symbol(key).map_or(&[], |key| self.entries.get(key.index()))
    }

    /// Every key with its names, by key.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[NameEntry])> {
        (0..).map(Symbol).take(self.keys.len()).map(|key| (self.keys.text(key), self.entries.get(key.index())))
    }
}

fn each_name(nodes: &NodeColumns, mut name: impl FnMut(NodeId, NameKind, Symbol)) {
    for (row, id) in nodes.id.iter().enumerate() {
        let node = NodeId::from_index(row);
        name(node, NameKind::Id, *id);
        if let Some(given) = nodes.name.get(row).and_then(|given| given.to_option()) {
            name(node, NameKind::Name, given);
        }
        nodes.equivalent_ids.get(row).iter().for_each(|id| name(node, NameKind::EquivalentId, *id));
        nodes.synonyms.get(row).iter().for_each(|synonym| name(node, NameKind::Synonym, *synonym));
        nodes.labels.get(row).iter().for_each(|label| name(node, NameKind::Synonym, label.text));
    }
}
