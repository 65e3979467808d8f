//! Looking up what a text can mean.

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::graph::{KnowledgeGraph, Node};

use super::folding::{fold, is_acronym, joined};
use super::index::{NameEntry, NameIndex};
use super::matches::{NameKind, NameMatch, NameMatches};

/// How closely a name matched, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Closeness {
    Exact,
    Folded,
    /// But for spaces, or a remark in brackets at the end.
    Loose,
}

/// How many near names are offered.
const NEAR_NAMES: usize = 5;
/// A text of fewer letters is near to too much to be worth a guess.
const SHORTEST_NEAR: usize = 4;

impl KnowledgeGraph {
    /// The entities that a text can mean: a CURIE, an equivalent id, a name, a synonym or a label.
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
    pub fn find(&self, text: &str) -> NameMatches<'_> {
        let asked: String = text.trim().nfkc().collect();
        let (folded, acronym) = (fold(&asked), is_acronym(&asked));
        let entries = if folded.is_empty() { &[] } else { self.name_index().get(&joined(&folded)) };
        let mut ranked: Vec<(u8, NameEntry)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let known: String = self.columns.text.text(entry.text).nfkc().collect();
            let closeness = match () {
                () if known == asked => Closeness::Exact,
                () if fold(&known) == folded => Closeness::Folded,
                () => Closeness::Loose,
            };
            ranked.push((rank(entry.kind(), closeness, acronym), *entry));
        }
        ranked.sort_unstable();
        let mut seen = FxHashSet::default();
        ranked.retain(|(_, entry)| seen.insert(entry.node));
        let strongest = ranked.first().map_or(0, |(rank, _)| *rank);
        let split = ranked.partition_point(|(rank, _)| *rank == strongest);
        let matched = |(_, entry): &(u8, NameEntry)| NameMatch {
            node: Node::new(self, entry.node),
            matched: self.columns.text.text(entry.text),
            kind: entry.kind(),
        };
        NameMatches {
            best: ranked.iter().take(split).map(matched).collect(),
            weaker: ranked.iter().skip(split).map(matched).collect(),
        }
    }

    /// Up to five entities whose names differ from `text` in few letters, the nearest first.
    ///
    /// A name is near if at most a third of its letters differ, by optimal string alignment distance.
    /// A text of three letters or fewer has no near names.
    ///
    /// # Complexity
    ///
    /// Linear in the number of names.
    #[must_use]
    pub fn near_names(&self, text: &str) -> Vec<NameMatch<'_>> {
        let folded = fold(&text.nfkc().collect::<String>());
        let asked = joined(&folded);
        let length = asked.chars().count();
        let mut near: Vec<(usize, NameEntry)> = Vec::new();
        for (name, entries) in self.name_index().iter() {
            let allowed = length.max(name.chars().count()) / 3;
            if length < SHORTEST_NEAR || name.chars().count().abs_diff(length) > allowed {
                continue;
            }
            let distance = strsim::osa_distance(name, &asked);
            if distance <= allowed {
                near.extend(
                    entries.iter().filter(|entry| entry.kind() >= NameKind::Name).map(|entry| (distance, *entry)),
                );
            }
        }
        near.sort_unstable_by_key(|(distance, entry)| (*distance, entry.kind(), entry.node, entry.text));
        let mut seen = FxHashSet::default();
        near.retain(|(_, entry)| seen.insert(entry.node));
        near.truncate(NEAR_NAMES);
        let matched = |(_, entry): (usize, NameEntry)| NameMatch {
            node: Node::new(self, entry.node),
            matched: self.columns.text.text(entry.text),
            kind: entry.kind(),
        };
        near.into_iter().map(matched).collect()
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
