//! What a name matched.

use serde::Serialize;

use crate::graph::Node;

use super::kind::NameKind;

/// An entity that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMatch<'g> {
    /// The entity.
    pub node: Node<'g>,
    /// The name as the graph has it.
    pub matched: &'g str,
    /// What kind of name it is.
    pub kind: NameKind,
    /// How closely it matched.
    pub closeness: Closeness,
}

/// What a name can mean: see [`KnowledgeGraph::find`](crate::KnowledgeGraph::find).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatches<'g> {
    /// Entities of the strongest kind of match; more than one is an ambiguity. Drugs, diseases and genes come first, then
    /// processes, cells and phenotypes, and in each the entity with more statements.
    pub best: Vec<NameMatch<'g>>,
    /// Entities that match less strongly, the strongest first.
    pub weaker: Vec<NameMatch<'g>>,
}

/// What a part of a name can mean: see [`KnowledgeGraph::search`](crate::KnowledgeGraph::search).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameSearch<'g> {
    /// Entities, the best match first.
    pub matches: Vec<NameMatch<'g>>,
    /// Whether these are all that match.
    pub is_complete: bool,
}

/// How closely a name matched, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Closeness {
    /// Letter by letter.
    Exact,
    /// But for case, Greek letters, dashes and the like.
    Folded,
    /// But for spaces, or a remark in brackets at the end.
    Loose,
    /// The name starts with the text.
    Prefix,
    /// Words of the name start with the words of the text.
    Words,
    /// The name contains the text.
    Part,
    /// Few letters differ.
    Near,
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
    /// By closeness, strength of the kind, then by CURIE.
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        let key = |it: &Self| (it.closeness, it.kind, it.node.number());
        key(self).cmp(&key(other)).then_with(|| other.matched.cmp(self.matched))
    }
}
