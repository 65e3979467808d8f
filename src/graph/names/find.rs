//! Looking up what a text can mean.

use core::cmp::Reverse;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::graph::{KnowledgeGraph, Node};

use super::folding::{fold, fold_with_apostrophes, has_apostrophe, is_acronym, joined};
use super::index::{NameEntry, NameIndex};
use super::kind::NameKind;
use super::matches::{Closeness, NameMatch, NameMatches};
use super::prominence::prominence;

impl KnowledgeGraph {
    /// The entities that a text can mean: a CURIE, an equivalent id, a name, a synonym or a label. Of those that it means
    /// equally well, drugs, diseases and genes come first, then processes, cells and phenotypes, and in each the entity
    /// with more statements.
    ///
    /// ```
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// for text in ["IFNG", "IFN-gamma", "ifn γ", "HGNC:5438", "干扰素-γ"] {
    ///     assert_eq!(graph.find(text).best[0].node.curie(), "UniProtKB:P01579", "{text}");
    /// }
    /// ```
    ///
    /// # Complexity
    ///
    /// A binary search among the names. The first call reads them all, unless the graph was opened from a
    /// snapshot, which has them sorted.
    #[must_use]
    pub fn find<'g>(&'g self, text: &str) -> NameMatches<'g> {
        let asked: String = text.trim().nfkc().collect();
        let (folded, acronym) = (fold(&asked), is_acronym(&asked));
        let mut entries = if folded.is_empty() { &[] } else { self.name_index().get(&joined(&folded)) };
        if entries.is_empty() && has_apostrophe(&asked) {
            // Snapshots that were written before apostrophes were left out have them in their keys.
            entries = self.name_index().get(&joined(&fold_with_apostrophes(&asked)));
        }
        let mut ranked: Vec<(u8, NameEntry, Closeness)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let known: String = self.columns.text.text(entry.text).nfkc().collect();
            let closeness = match () {
                () if known == asked => Closeness::Exact,
                () if fold(&known) == folded => Closeness::Folded,
                () => Closeness::Loose,
            };
            ranked.push((rank(entry.kind(), closeness, acronym), *entry, closeness));
        }
        ranked.sort_by_cached_key(|(rank, entry, _)| {
            let node = Node::new(self, entry.node);
            (*rank, prominence(node), Reverse(node.degree()), *entry)
        });
        let mut seen = FxHashSet::default();
        ranked.retain(|(_, entry, _)| seen.insert(entry.node));
        let strongest = ranked.first().map_or(0, |(rank, _, _)| *rank);
        let split = ranked.partition_point(|(rank, _, _)| *rank == strongest);
        let matched = |(_, entry, closeness): &(u8, NameEntry, Closeness)| NameMatch {
            node: Node::new(self, entry.node),
            matched: self.columns.text.text(entry.text),
            kind: entry.kind(),
            closeness: *closeness,
        };
        let mut found = NameMatches {
            best: ranked.iter().take(split).map(matched).collect(),
            weaker: ranked.iter().skip(split).map(matched).collect(),
        };
        if let Some(changes) = &self.changes {
            let added = changes.apart.find(text);
            found.best.extend(added.best.into_iter().filter_map(|it| self.of_added(it)));
            found.weaker.extend(added.weaker.into_iter().filter_map(|it| self.of_added(it)));
        }
        found
    }

    /// A match among what an overlay adds, as one of this graph; none if the graph below has the entity.
    pub(super) fn of_added<'g>(&'g self, found: NameMatch<'g>) -> Option<NameMatch<'g>> {
        let number = self.changes.as_ref()?.number_of(found.node.number())?;
        Some(NameMatch { node: self.node_at(number)?, ..found })
    }

    pub(crate) fn name_index(&self) -> &NameIndex {
        self.names.get_or_init(|| NameIndex::new(&self.columns))
    }
}

/// The kind counts first, but for an acronym its exact case does.
fn rank(kind: NameKind, closeness: Closeness, acronym: bool) -> u8 {
    let (kind, closeness) = (kind as u8, closeness as u8);
    if acronym { closeness * 4 + kind } else { kind * 3 + closeness }
}
