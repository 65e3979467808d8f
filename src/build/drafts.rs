//! What the builder holds of entities and statements until the graph is frozen.

use crate::model::{Dimension, EpistemicStatus, Extras, Properties};
use crate::text::Symbol;

use super::builder::Origin;
use super::votes::{Ballot, Vote};

/// An entity as far as it is known.
#[derive(Debug)]
pub(super) struct EntityDraft {
    /// Number of rows that describe it. As long as there are no `ballots`, each says the same.
    pub(super) rows: u32,
    /// The name that the first row gives, if any, as for the description and the properties.
    pub(super) name: Symbol,
    pub(super) description: Symbol,
    /// The categories that any row gives.
    pub(super) categories: Vec<Symbol>,
    pub(super) synonyms: Vec<Symbol>,
    /// Language, label, and its least place among the labels of its language in any record.
    pub(super) labels: Vec<(Symbol, Symbol, usize)>,
    pub(super) equivalent_ids: Vec<Symbol>,
    pub(super) provided_by: Vec<Symbol>,
    pub(super) properties: Properties,
    /// Where its first row is.
    pub(super) origin: Origin,
    /// What its rows say where they differ.
    pub(super) ballots: Option<Box<Ballots>>,
}

impl Default for EntityDraft {
    fn default() -> Self {
        Self {
            rows: 0,
            name: Symbol::NONE,
            description: Symbol::NONE,
            categories: Vec::new(),
            synonyms: Vec::new(),
            labels: Vec::new(),
            equivalent_ids: Vec::new(),
            provided_by: Vec::new(),
            properties: Properties::new(),
            origin: (u32::MAX, 0),
            ballots: None,
        }
    }
}

/// What the rows of an entity say, each value with its votes.
#[derive(Debug, Default)]
pub(super) struct Ballots {
    pub(super) names: Ballot<Symbol>,
    pub(super) descriptions: Ballot<Symbol>,
    /// The categories of a row together, in its order.
    pub(super) categories: Ballot<Vec<Symbol>>,
    /// Properties, encoded as [`Extras`].
    pub(super) properties: Ballot<Box<[u8]>>,
}

impl EntityDraft {
    /// What its rows say; from now on, whatever the rows of the draft.
    pub(super) fn ballots(&mut self) -> &mut Ballots {
        let Self { rows, name, description, categories, properties, origin, ballots, .. } = self;
        ballots.get_or_insert_with(|| {
            if *rows == 0 {
                return Box::default();
            }
            let vote = Vote::new(*rows, *origin);
            let extras = Extras { properties: properties.clone(), ..Extras::default() };
            Box::new(Ballots {
                names: Ballot::of(name.to_option(), vote),
                descriptions: Ballot::of(description.to_option(), vote),
                categories: Ballot::of((!categories.is_empty()).then(|| categories.clone()), vote),
                properties: Ballot::of((!properties.is_empty()).then(|| extras.encode().into()), vote),
            })
        })
    }
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
