//! What the builder holds of entities and statements until the graph is frozen.

use crate::graph::StatementExtras;
use crate::model::{Dimension, EpistemicStatus, Properties};
use crate::text::Symbol;

/// An entity as far as it is known.
#[derive(Debug, Default)]
pub(super) struct EntityDraft {
    pub(super) described: bool,
    pub(super) name: Option<Symbol>,
    pub(super) description: Option<Symbol>,
    pub(super) categories: Vec<Symbol>,
    pub(super) synonyms: Vec<Symbol>,
    /// Language, label, and its least place among the labels of its language in any record.
    pub(super) labels: Vec<(Symbol, Symbol, usize)>,
    pub(super) equivalent_ids: Vec<Symbol>,
    pub(super) provided_by: Vec<Symbol>,
    pub(super) properties: Properties,
}

/// The subject or object of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ArgumentKey {
    /// The row of an entity's draft.
    Entity(u32),
    /// The id of a statement.
    Statement(Symbol),
}

/// What makes a statement itself. Two records that agree in it are one statement.
///
/// Clinical status and applicability belong to it too, so that two approvals from one source stay two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    pub(super) subject: ArgumentKey,
    pub(super) predicate: Symbol,
    pub(super) object: ArgumentKey,
    /// Row of the builder's qualifier sets.
    pub(super) qualifiers: u32,
    /// Row of the builder's contexts.
    pub(super) context: u32,
    pub(super) negated: bool,
    pub(super) source: Option<Symbol>,
    /// Clinical status and applicability, as one text.
    pub(super) application: Option<Symbol>,
}

/// What is known of a statement beside its identity.
#[derive(Debug, Default)]
pub(super) struct StatementDraft {
    /// Ids that records gave, sorted by text once frozen.
    pub(super) ids: Vec<Symbol>,
    pub(super) publications: Vec<Symbol>,
    pub(super) epistemic: Option<EpistemicStatus>,
    pub(super) layer: Option<Symbol>,
    pub(super) knowledge_level: Option<Symbol>,
    pub(super) agent_type: Option<Symbol>,
    pub(super) extras: Option<Box<StatementExtras>>,
    /// Row of the builder's sources, and line.
    pub(super) origin: (u32, u32),
}

/// A set of qualifiers as slots and values, sorted by text.
pub(super) type QualifierSet = Vec<(Symbol, Symbol)>;

/// A context as dimensions and values, sorted.
pub(super) type ContextSet = Vec<(Dimension, Symbol)>;
