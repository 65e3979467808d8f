//! What the builder holds of entities and statements until the graph is frozen.

use crate::model::{Dimension, EpistemicStatus, Extras, Properties};
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
    /// Row of the builder's sources and line of the first record.
    pub(super) origin: (u32, u32),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    pub(super) subject: ArgumentKey,
    pub(super) object: ArgumentKey,
    /// Row of the builder's templates.
    pub(super) template: u32,
}

/// A statement's identity but for its ends. Few differ in a graph, however many its statements.
///
/// Clinical status and applicability belong to it too, so that two approvals from one source stay two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Template {
    pub(super) predicate: Symbol,
    /// Row of the builder's qualifier sets.
    pub(super) qualifiers: u32,
    /// Row of the builder's contexts.
    pub(super) context: u32,
    pub(super) negated: bool,
    pub(super) source: Option<Symbol>,
    /// Clinical status and applicability, as one text.
    pub(super) application: Option<Symbol>,
}

/// What a source says of a statement beside its identity, where many statements agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Attributes {
    pub(super) epistemic: Option<EpistemicStatus>,
    pub(super) layer: Option<Symbol>,
    pub(super) knowledge_level: Option<Symbol>,
    pub(super) agent_type: Option<Symbol>,
}

/// What is known of a statement beside its identity, taken out of the table to be merged.
#[derive(Debug, Default)]
pub(super) struct StatementDraft {
    /// Ids that records gave.
    pub(super) ids: Vec<String>,
    pub(super) publications: Vec<String>,
    pub(super) attributes: Attributes,
    pub(super) extras: Option<Extras>,
}

/// A set of qualifiers as slots and values, sorted by text.
pub(super) type QualifierSet = Vec<(Symbol, Symbol)>;

/// A context as dimensions and values, sorted.
pub(super) type ContextSet = Vec<(Dimension, Symbol)>;
