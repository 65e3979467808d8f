//! Finding entities by what people call them.
//!
//! A name is looked up as a CURIE, an equivalent id, a name, and a synonym or label in any language,
//! in that order of strength. Names are compared after Unicode NFKC and case folding, with Greek
//! letters, their names and their usual Latin spellings equal (γ, gamma, g), and dashes, slashes and
//! spaces equal; a remark in brackets at the end of a name may be left out. An acronym of up to five capitals prefers its exact case. Ambiguity is an answer with its
//! candidates, never a guess.

use core::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::text::Symbol;

use super::KnowledgeGraph;
use super::ids::NodeId;
use super::node::Node;

/// What kind of name matched, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// The primary identifier.
    Id,
    /// An equivalent identifier.
    EquivalentId,
    /// The name.
    Name,
    /// A synonym, or a label in another language.
    Synonym,
}

/// How closely a name matched, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Closeness {
    Exact,
    Folded,
    /// But for spaces, or a remark in brackets at the end.
    Loose,
}

/// An entity that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMatch<'g> {
    /// The entity.
    pub node: Node<'g>,
    /// The name as the graph has it.
    pub matched: &'g str,
    /// What kind of name it is.
    pub kind: NameKind,
}

/// What a name can mean: see [`KnowledgeGraph::find`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatches<'g> {
    /// Entities of the strongest kind of match, by CURIE; more than one is an ambiguity.
    pub best: Vec<NameMatch<'g>>,
    /// Entities that match less strongly, the strongest first.
    pub weaker: Vec<NameMatch<'g>>,
}

#[derive(Debug)]
pub(super) struct NameIndex(FxHashMap<Box<str>, Vec<NameEntry>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct NameEntry {
    node: NodeId,
    kind: NameKind,
    text: Symbol,
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
    /// One hash look-up, after the first call, which reads every name.
    #[must_use]
    pub fn find(&self, text: &str) -> NameMatches<'_> {
        let asked: String = text.trim().nfkc().collect();
        let (folded, acronym) = (fold(&asked), is_acronym(&asked));
        let index = self.names.get_or_init(|| NameIndex::new(self));
        let entries = if folded.is_empty() { None } else { index.0.get(joined(&folded).as_str()) };
        let entries = entries.map_or(&[][..], Vec::as_slice);
        let mut ranked: Vec<(u8, NameEntry)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let known: String = self.columns.text.text(entry.text).nfkc().collect();
            let closeness = match () {
                () if known == asked => Closeness::Exact,
                () if fold(&known) == folded => Closeness::Folded,
                () => Closeness::Loose,
            };
            ranked.push((rank(entry.kind, closeness, acronym), *entry));
        }
        ranked.sort_unstable();
        let mut seen = FxHashSet::default();
        ranked.retain(|(_, entry)| seen.insert(entry.node));
        let strongest = ranked.first().map_or(0, |(rank, _)| *rank);
        let split = ranked.partition_point(|(rank, _)| *rank == strongest);
        let matched = |(_, entry): &(u8, NameEntry)| NameMatch {
            node: Node::new(self, entry.node),
            matched: self.columns.text.text(entry.text),
            kind: entry.kind,
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
        let index = self.names.get_or_init(|| NameIndex::new(self));
        let mut near: Vec<(usize, NameEntry)> = Vec::new();
        for (name, entries) in &index.0 {
            let allowed = length.max(name.chars().count()) / 3;
            if length < SHORTEST_NEAR || name.chars().count().abs_diff(length) > allowed {
                continue;
            }
            let distance = strsim::osa_distance(name, &asked);
            if distance <= allowed {
                near.extend(
                    entries.iter().filter(|entry| entry.kind >= NameKind::Name).map(|entry| (distance, *entry)),
                );
            }
        }
        near.sort_unstable_by_key(|(distance, entry)| (*distance, entry.kind, entry.node, entry.text));
        let mut seen = FxHashSet::default();
        near.retain(|(_, entry)| seen.insert(entry.node));
        near.truncate(NEAR_NAMES);
        let matched = |(_, entry): (usize, NameEntry)| NameMatch {
            node: Node::new(self, entry.node),
            matched: self.columns.text.text(entry.text),
            kind: entry.kind,
        };
        near.into_iter().map(matched).collect()
    }
}

/// The kind counts first, but for an acronym its exact case does.
fn rank(kind: NameKind, closeness: Closeness, acronym: bool) -> u8 {
    let (kind, closeness) = (kind as u8, closeness as u8);
    if acronym { closeness * 4 + kind } else { kind * 3 + closeness }
}

fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    text.chars().count() <= 5 && letters.clone().count() > 0 && letters.clone().all(char::is_uppercase)
}

impl NameIndex {
    fn new(graph: &KnowledgeGraph) -> Self {
        let columns = &graph.columns.nodes;
        let mut index: FxHashMap<Box<str>, Vec<NameEntry>> = FxHashMap::default();
        for row in 0..columns.id.len() {
            let mut add = |text: Symbol, kind: NameKind| {
                let name: String = graph.columns.text.text(text).nfkc().collect();
                let key = joined(&fold(&name));
                let entry = NameEntry { node: NodeId::from_index(row), kind, text };
                index.entry(key.into_boxed_str()).or_default().push(entry);
                if let Some(bare) = without_remark(&name).filter(|_| kind >= NameKind::Name) {
                    index.entry(joined(&fold(bare)).into_boxed_str()).or_default().push(entry);
                }
            };
            add(columns.id[row], NameKind::Id);
            if let Some(name) = columns.name[row].to_option() {
                add(name, NameKind::Name);
            }
            columns.equivalent_ids.get(row).iter().for_each(|id| add(*id, NameKind::EquivalentId));
            columns.synonyms.get(row).iter().for_each(|synonym| add(*synonym, NameKind::Synonym));
            columns.labels.get(row).iter().for_each(|label| add(label.text, NameKind::Synonym));
        }
        Self(index)
    }
}

/// Lower case, one space between tokens, Greek in its Latin spelling. The text is NFKC already; dashes,
/// slashes and underscores are spaces.
fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '_' | '/') || is_dash(c);
    let tokens = lower.split(is_gap).filter(|token| !token.is_empty());
    tokens.map(latin).collect::<Vec<_>>().join(" ")
}

/// A name without a remark in brackets at its end, as in `IFN-γ inhibition (therapeutic strategy)`.
fn without_remark(name: &str) -> Option<&str> {
    let (bare, _) = name.strip_suffix(')')?.rsplit_once(" (")?;
    (!bare.is_empty()).then_some(bare)
}

/// Dashes of every length, the minus sign and the hyphen bullet.
const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// A folded text without its spaces, so that `IFN-γ` and `IFNγ` share a key; those between two digits
/// stay, as `IL-1/2` is not `IL-12`.
fn joined(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for token in folded.split(' ') {
        let digits = key.ends_with(|c: char| c.is_ascii_digit()) && token.starts_with(|c: char| c.is_ascii_digit());
        if digits {
            key.push(' ');
        }
        key.push_str(token);
    }
    key
}

/// Greek letters with their names and the Latin spelling that biomedical names use for them.
const GREEK: [(char, &str, &str); 12] = [
    ('α', "alpha", "a"),
    ('β', "beta", "b"),
    ('γ', "gamma", "g"),
    ('δ', "delta", "d"),
    ('ε', "epsilon", "e"),
    ('ζ', "zeta", "z"),
    ('θ', "theta", "theta"),
    ('κ', "kappa", "k"),
    ('λ', "lambda", "l"),
    ('μ', "mu", "u"),
    ('σ', "sigma", "sigma"),
    ('ω', "omega", "omega"),
];

/// Letters that look like a Greek one and are used for it.
const LOOK_ALIKES: [(char, char); 2] = [('ɣ', 'γ'), ('ς', 'σ')];

/// A token in Latin letters: Greek letters anywhere; their names where the token is, ends or begins
/// with one of four letters or more after or before other letters, as in `IFNgamma`.
fn latin(token: &str) -> String {
    let mut latin = String::with_capacity(token.len());
    for c in token.chars() {
        let c = LOOK_ALIKES.iter().find(|(alike, _)| *alike == c).map_or(c, |(_, greek)| *greek);
        match GREEK.iter().find(|(greek, _, _)| *greek == c) {
            Some((_, _, spelling)) => latin.push_str(spelling),
            None => latin.push(c),
        }
    }
    for (_, name, spelling) in GREEK {
        if latin == name {
            return spelling.to_owned();
        }
        if name.len() >= 4 && latin.len() > name.len() && latin.ends_with(name) {
            latin.truncate(latin.len() - name.len());
            latin.push_str(spelling);
            return latin;
        }
    }
    latin
}

impl NameMatches<'_> {
    /// Whether nothing matched.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.best.is_empty()
    }

    /// How many entities the text can mean equally well.
    #[must_use]
    pub const fn ambiguity(&self) -> usize {
        self.best.len()
    }
}

impl PartialOrd for NameMatch<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NameMatch<'_> {
    /// By strength of the kind, then by CURIE.
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        (self.kind, self.node.number(), Reverse(self.matched)).cmp(&(
            other.kind,
            other.node.number(),
            Reverse(other.matched),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one_key() {
        let check = |expected: &str, names: &[&str]| {
            for name in names {
                let nfkc: String = name.nfkc().collect();
                assert_eq!(joined(&fold(&nfkc)), expected, "{name:?}");
            }
        };
        check("ifng", &["IFNG", "IFN-γ", "IFN-gamma", "ifn ɣ", "IFNγ", "IFNgamma", "IFN–γ", "ＩＦＮ－γ"]);
        check("interferong", &["interferon gamma", "Interferon-γ", "interferon  g"]);
        check("tnfa", &["TNF-α", "TNFalpha", "TNF a"]);
        check("aspirin", &["Aspirin"]);
        check("造血", &["造血"]);
        check("il1 2", &["IL-1/2", "IL 1 2"]);
        check("il12", &["IL-12", "IL12"]);
    }

    #[test]
    fn acronyms_are_short_and_upper_case() {
        assert!(is_acronym("AA") && is_acronym("STAT5") && !is_acronym("IFN-γ"));
        assert!(!is_acronym("Jak2") && !is_acronym("THPOXY") && !is_acronym("12"));
    }
}
