//! What the builder holds of entities and statements until the graph is frozen.

use crate::model::{Dimension, EpistemicStatus, Extras, Properties};
use crate::text::Symbol;

use crate::build::rows::numbers::Origin;
use crate::build::rows::votes::{Ballot, Vote};

/// An entity as far as it is known.
#[derive(Debug)]
pub(in crate::build) struct EntityDraft {
    /// Number of rows that describe it. As long as there are no `ballots`, each says the same.
    pub(in crate::build) rows: u32,
    /// The name that the first row gives, if any, as for the description and the properties.
    pub(in crate::build) name: Symbol,
    pub(in crate::build) description: Symbol,
    /// The categories that any row gives.
    pub(in crate::build) categories: Vec<Symbol>,
    pub(in crate::build) synonyms: Vec<Symbol>,
    /// Language, label, and its least place among the labels of its language in any record.
    pub(in crate::build) labels: Vec<(Symbol, Symbol, usize)>,
    pub(in crate::build) equivalent_ids: Vec<Symbol>,
    pub(in crate::build) provided_by: Vec<Symbol>,
    pub(in crate::build) properties: Properties,
    /// Where its first row is.
    pub(in crate::build) origin: Origin,
    /// What its rows say where they differ.
    pub(in crate::build) ballots: Option<Box<Ballots>>,
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
pub(in crate::build) struct Ballots {
    pub(in crate::build) names: Ballot<Symbol>,
    pub(in crate::build) descriptions: Ballot<Symbol>,
    /// The categories of a row together, in its order.
    pub(in crate::build) categories: Ballot<Vec<Symbol>>,
    /// Properties, encoded as [`Extras`].
    pub(in crate::build) properties: Ballot<Box<[u8]>>,
}

impl EntityDraft {
    /// What its rows say; from now on, whatever the rows of the draft.
    pub(in crate::build) fn ballots(&mut self) -> &mut Ballots {
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
pub(in crate::build) enum ArgumentKey {
    /// The row of an entity's draft.
    Entity(u32),
    /// The id of a statement.
    Statement(Symbol),
}

/// What makes a statement itself. Two records that agree in it are one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::build) struct Identity {
    pub(in crate::build) subject: ArgumentKey,
    pub(in crate::build) object: ArgumentKey,
    /// Row of the builder's templates.
    pub(in crate::build) template: u32,
}

/// A statement's identity but for its ends. Few differ in a graph, however many its statements.
///
/// Clinical status and applicability belong to it too, so that two approvals from one source stay two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::build) struct Template {
    pub(in crate::build) predicate: Symbol,
    /// Row of the builder's qualifier sets.
    pub(in crate::build) qualifiers: u32,
    /// Row of the builder's contexts.
    pub(in crate::build) context: u32,
    pub(in crate::build) negated: bool,
    pub(in crate::build) source: Option<Symbol>,
    /// Clinical status and applicability, as one text.
    pub(in crate::build) application: Option<Symbol>,
}

/// What a source says of a statement beside its identity, where many statements agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::build) struct Attributes {
    pub(in crate::build) epistemic: Option<EpistemicStatus>,
    pub(in crate::build) layer: Option<Symbol>,
    pub(in crate::build) knowledge_level: Option<Symbol>,
    pub(in crate::build) agent_type: Option<Symbol>,
}

/// What is known of a statement beside its identity, taken out of the table to be merged.
#[derive(Debug, Default)]
pub(in crate::build) struct StatementDraft {
    /// Ids that records gave.
    pub(in crate::build) ids: Vec<String>,
    pub(in crate::build) publications: Vec<String>,
    pub(in crate::build) attributes: Attributes,
    pub(in crate::build) extras: Option<Extras>,
}

/// A set of qualifiers as slots and values, sorted by text.
pub(in crate::build) type QualifierSet = Vec<(Symbol, Symbol)>;

/// A context as dimensions and values, sorted.
pub(in crate::build) type ContextSet = Vec<(Dimension, Symbol)>;
