//! Looking for entities by a part of a name, as people type it.

use core::cmp::Reverse;
use std::collections::BTreeMap;

use memchr::memmem;
use rapidfuzz::distance::osa;
use unicode_normalization::UnicodeNormalization;

use crate::graph::ids::NodeId;
use crate::graph::{KnowledgeGraph, Node};
use crate::text::{Symbol, make_distinct};

use super::folding::{fold, joined, with_greek_guessed};
use super::index::{NameEntry, NameIndex};
use super::kind::NameKind;
use super::matches::{Closeness, NameMatch, NameSearch};
use super::prominence::prominence;

/// A text of fewer letters is near to too much to be worth a guess.
const SHORTEST_NEAR: usize = 4;
/// How many folded names are looked at; what more there is, a longer text finds.
const MOST_KEYS: usize = 50_000;

impl KnowledgeGraph {
    /// Entities whose names match a text that may be a part of one, the best match first.
    ///
    /// What the text [means](Self::find) comes first, then names of which words start with its words, names that contain
    /// it, and, if those are fewer than `limit`, names of which at most a third of the letters differ, by optimal string
    /// alignment distance. Among such matches drugs, diseases and genes come before processes, cells and phenotypes, and
    /// those before anything else; then names that start with the text, names that have its words whole, the entity with more
    /// statements, a name before a synonym, the shorter name, and the smaller CURIE. Identifiers are searched for what they start with, if the text
    /// has a colon.
    ///
    /// ```
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let found = graph.search("aplastic", 10);
    /// assert_eq!(found.matches[0].node.name(), "aplastic anemia");
    /// assert_eq!(graph.search("emapalumb", 1).matches[0].node.name(), "emapalumab");
    /// assert_eq!(graph.search("IFN-gama", 1).matches[0].node.name(), "interferon gamma");
    /// ```
    ///
    /// # Complexity
    ///
    /// Linear in the bytes of all names, at some gigabytes a second; names that differ in letters take some ten
    /// nanoseconds a name more. At most 50,000 names that contain the text are compared;
    /// [`is_complete`](NameSearch::is_complete) says whether there were more.
    #[must_use]
    pub fn search<'g>(&'g self, text: &str, limit: usize) -> NameSearch<'g> {
        let asked = Asked::new(text);
        let mut found = Found { graph: self, best: BTreeMap::new(), is_complete: true };
        let meant = self.find(text);
        for (place, one) in meant.best.iter().chain(&meant.weaker).enumerate() {
            let rank = (0, place, 0, one.closeness, false, Reverse(0), one.kind, 0, Symbol(0));
            found.best.insert(one.node.number(), (rank, *one));
        }
        if !asked.key.is_empty() {
            found.add_containing(&asked);
        }
        if found.best.len() < limit {
            found.add_near(&asked);
        }
        let mut found = found.ranked(limit);
        if let Some(changes) = &self.changes {
            // What an overlay adds is little, and what somebody asks about who adds it.
            let added = changes.apart.search(text, limit);
            let is_known = |it: &NameMatch<'g>| found.matches.iter().any(|known| known.node == it.node);
            let added: Vec<_> =
                added.matches.into_iter().filter_map(|it| self.of_added(it)).filter(|it| !is_known(it)).collect();
            let at = found.matches.partition_point(|it| it.closeness < Closeness::Prefix);
            found.matches.splice(at..at, added);
            found.is_complete &= found.matches.len() <= limit;
            found.matches.truncate(limit);
        }
        found
    }
}

/// A text that is looked for.
struct Asked {
    /// Folded, with spaces between its words.
    folded: String,
    /// Folded, as names are in the index.
    key: String,
    has_colon: bool,
}

impl Asked {
    fn new(text: &str) -> Self {
        let folded = fold(&text.trim().nfkc().collect::<String>());
        Self { key: joined(&folded), folded, has_colon: text.contains(':') }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.folded.split(' ').filter(|word| !word.is_empty())
    }

    /// How a name matches that contains the text, or its longest word; and whether it has a word of which the text has but the
    /// beginning, as `vitamin deficiency` has of `vitamin d`.
    fn closeness(&self, key: &str, name: &str) -> Option<(Closeness, bool)> {
        let name = fold(&name.nfkc().collect::<String>());
        let is_word = |word: &str| name.split(' ').any(|own| own == word);
        let starts_word = |word: &str| name.split(' ').any(|own| own.starts_with(word));
        let is_partial = !self.words().all(is_word);
        if key.starts_with(&self.key) {
            Some((Closeness::Prefix, is_partial))
        } else if self.words().all(starts_word) {
            Some((Closeness::Words, is_partial))
        } else {
            key.contains(&self.key).then_some((Closeness::Part, is_partial))
        }
    }
}

/// The best match of each entity so far.
struct Found<'g> {
    graph: &'g KnowledgeGraph,
    best: BTreeMap<NodeId, (Rank, NameMatch<'g>)>,
    is_complete: bool,
}

/// What makes one match better than another, the best first.
type Rank = (u8, usize, u8, Closeness, bool, Reverse<usize>, NameKind, usize, Symbol);

impl<'g> Found<'g> {
    fn add_containing(&mut self, asked: &Asked) {
        let index = self.graph.name_index();
        let longest = asked.words().max_by_key(|word| word.len()).unwrap_or(&asked.key);
        let mut keys = keys_with(index, &asked.key);
        if longest.len() < asked.key.len() {
            keys.extend(keys_with(index, longest));
            make_distinct(&mut keys);
        }
        self.is_complete &= keys.len() <= MOST_KEYS;
        for key in keys.into_iter().take(MOST_KEYS) {
            let text = index.keys.text(key);
            for entry in index.entries.get(key.index()) {
                let is_id = entry.kind() < NameKind::Name;
                let closeness = asked.closeness(text, self.graph.columns.text.text(entry.text));
                if let Some((closeness, is_partial)) = closeness
                    && (!is_id || asked.has_colon && closeness == Closeness::Prefix)
                {
                    self.add(*entry, (closeness, is_partial), 0);
                }
            }
        }
    }

    fn add_near(&mut self, asked: &Asked) {
        self.add_near_to(&asked.key, 0);
        // In keys, names of Greek letters are shorter than what was typed.
        if let Some(guessed) = with_greek_guessed(&asked.folded) {
            self.add_near_to(&joined(&guessed), 1);
        }
    }

    /// Adds what is near to a key that itself differs so much from what was typed.
    fn add_near_to(&mut self, key: &str, differs: usize) {
        let length = key.chars().count();
        if length < SHORTEST_NEAR {
            return;
        }
        let comparator = osa::BatchComparator::new(key.chars());
        for (name, entries) in self.graph.name_index().iter() {
            let own_length = name.chars().count();
            let allowed = length.max(own_length) / 3;
            if own_length.abs_diff(length) > allowed {
                continue;
            }
            let arguments = osa::Args::default().score_cutoff(allowed);
            if let Some(distance) = comparator.distance_with_args(name.chars(), &arguments) {
                for entry in entries.iter().filter(|entry| entry.kind() >= NameKind::Name) {
                    self.add(*entry, (Closeness::Near, false), distance + differs);
                }
            }
        }
    }

    fn add(&mut self, entry: NameEntry, (closeness, is_partial): (Closeness, bool), distance: usize) {
        let (node, matched) = (Node::new(self.graph, entry.node), self.graph.columns.text.text(entry.text));
        let found = NameMatch { node, matched, kind: entry.kind(), closeness };
        let degree = Reverse(node.degree());
        let tier = match closeness {
            Closeness::Near => 3,
            Closeness::Part => 2,
            _ => 1,
        };
        let length = matched.chars().count();
        let rank = (tier, distance, prominence(node), closeness, is_partial, degree, entry.kind(), length, entry.text);
        let best = self.best.entry(entry.node).or_insert((rank, found));
        if rank < best.0 {
            *best = (rank, found);
        }
    }

    fn ranked(self, limit: usize) -> NameSearch<'g> {
        // Equal ranks stay in the order of CURIEs.
        let mut ranked: Vec<(Rank, NameMatch<'g>)> = self.best.into_values().collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let is_complete = self.is_complete && ranked.len() <= limit;
        NameSearch { matches: ranked.into_iter().take(limit).map(|(_, found)| found).collect(), is_complete }
    }
}

/// The keys that contain a text, sorted.
fn keys_with(index: &NameIndex, text: &str) -> Vec<Symbol> {
    let (bytes, ends): (&[u8], &[u32]) = (&index.keys.bytes, &index.keys.ends);
    let finder = memmem::Finder::new(text);
    let (mut keys, mut from) = (Vec::new(), 0);
    while let Some(place) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
        let place = from + place;
        let key = ends.partition_point(|end| *end as usize <= place);
        let Some(end) = ends.get(key).map(|end| *end as usize) else { break };
        if place + text.len() <= end {
            keys.push(Symbol(u32::try_from(key).unwrap_or(u32::MAX)));
            from = end;
        } else {
            // It starts in one key and ends in another.
            from = place + 1;
        }
    }
    keys
}
