//! Statements: what a source asserts of two entities, or of another statement.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::slots::value_tells_apart;
use super::{
    Applicability, ClinicalStatus, Context, Curie, Effect, EpistemicStatus, Evidence, PartialDate, Predicate,
    Properties, Qualifiers,
};

use crate::text::options;

/// The subject or object of a statement: an entity, or another statement by its id.
///
/// Data write an entity as its CURIE and a statement as `{"statement": "ID"}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged, expecting = "a CURIE is expected, or an object of `statement` and an id")]
pub enum Argument {
    /// An entity, by its identifier.
    Entity(Curie),
    /// A statement, by its id.
    Statement {
        /// The id of the statement.
        statement: String,
    },
}

impl Argument {
    /// A statement as subject or object of another.
    #[must_use]
    pub fn statement(id: impl Into<String>) -> Self {
        Self::Statement { statement: id.into() }
    }
}

impl From<Curie> for Argument {
    fn from(id: Curie) -> Self {
        Self::Entity(id)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entity(id) => write!(f, "{id}"),
            Self::Statement { statement } => write!(f, "[{statement}]"),
        }
    }
}

/// Subject, predicate and object with all that a source says of them, apart from any graph.
///
/// A statement's **identity** is its subject, predicate, object, qualifiers, context, negation and
/// primary knowledge source. Statements that differ in any of these are two; records that agree in all
/// of them are one, and their evidence is united.
///
/// With the feature `json` it is written as an edge of KGX JSON, as the writers write it, and read as the readers read it.
/// A statement that a reader or a graph gave is read back equal; what JSON cannot hold, such as a number that is not
/// finite, is an error.
///
/// ```
/// use mechgraph::{Curie, Statement};
/// use mechgraph::model::Qualifiers;
/// let statement = Statement::new(
///     "UNII:3S252O2Z4X".parse::<Curie>()?,
///     "affects".parse()?,
///     "UniProtKB:P01579".parse::<Curie>()?,
/// )
/// .with_qualifier("object_direction_qualifier", "decreased")
/// .published_in("PMID:33484058");
/// assert_eq!(statement.qualifiers, Qualifiers::new().with("object_direction_qualifier", "decreased"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Statement {
    /// The id that the source gave; without one a graph derives it from the identity.
    pub id: Option<String>,
    /// What acts.
    pub subject: Argument,
    /// How it acts.
    pub predicate: Predicate,
    /// What is acted on.
    pub object: Argument,
    /// Whether the source denies the relation. A negated statement never carries a path.
    pub negated: bool,
    /// Biolink qualifiers.
    pub qualifiers: Qualifiers,
    /// Where the statement holds.
    pub context: Context,
    /// The effect on paths, where the curator gave one; it wins over the one that the predicate implies.
    pub effect: Option<Effect>,
    /// Expansions that this statement summarises: each the ids of the statements of one path, in order.
    pub shortcut_over: Vec<Vec<String>>,
    /// How sure the source is.
    pub epistemic_status: Option<EpistemicStatus>,
    /// How far the treatment has come; for therapeutic statements alone.
    pub clinical_status: Option<ClinicalStatus>,
    /// To whom and where a therapeutic statement applies.
    pub applicability: Applicability,
    /// Since when it holds.
    pub valid_from: Option<PartialDate>,
    /// Until when it holds.
    pub valid_to: Option<PartialDate>,
    /// When a source said so; replaces an unknown `valid_from`.
    pub reported: Option<PartialDate>,
    /// Publications, sources and the way in which the statement came about.
    pub evidence: Evidence,
    /// The layer of a curated graph to which it belongs, such as `seed` or `background`.
    pub layer: Option<String>,
    /// What a source says beyond these slots.
    pub properties: Properties,
}

impl Statement {
    /// A statement without qualifiers, context or evidence.
    #[must_use]
    pub fn new(subject: impl Into<Argument>, predicate: Predicate, object: impl Into<Argument>) -> Self {
        Self {
            id: None,
            subject: subject.into(),
            predicate,
            object: object.into(),
            negated: false,
            qualifiers: Qualifiers::new(),
            context: Context::new(),
            effect: None,
            shortcut_over: Vec::new(),
            epistemic_status: None,
            clinical_status: None,
            applicability: Applicability::default(),
            valid_from: None,
            valid_to: None,
            reported: None,
            evidence: Evidence::default(),
            layer: None,
            properties: Properties::new(),
        }
    }

    /// One for tests, by its texts.
    #[cfg(test)]
    pub(crate) fn of(subject: &str, predicate: &str, object: &str) -> Self {
        let [subject, object]: [Curie; 2] = [subject, object].map(|id| id.parse().unwrap());
        Self::new(subject, predicate.parse().unwrap(), object)
    }

    /// The properties that distinguish statements, as one text; empty if there are none.
    ///
    /// What a source says of origin or of qualification in keys that are no slots belongs to the identity, see
    /// [`tells_apart`](super::slots::tells_apart).
    #[must_use]
    pub fn identity_properties(&self) -> String {
        identity_properties(&self.properties)
    }

    options! { #[must_use] self:
        /// Sets the id.
        pub fn with_id(id: impl Into<String>) => self.id = Some(id.into());

        /// Denies the relation: the source says that it does not hold.
        pub const fn denied() => self.negated = true;

        /// Adds a qualifier.
        pub fn with_qualifier(slot: impl Into<String>, value: impl Into<String>) => self.qualifiers.insert(slot, value);

        /// Sets the context.
        pub fn in_context(context: Context) => self.context = context;

        /// Sets the effect on paths, whatever the predicate implies.
        pub const fn with_effect(effect: Effect) => self.effect = Some(effect);
    }

    /// Adds an expansion that this statement summarises: the ids of the statements of a path, in order.
    #[must_use]
    pub fn as_shortcut_over<I: Into<String>>(mut self, statements: impl IntoIterator<Item = I>) -> Self {
        self.shortcut_over.push(statements.into_iter().map(Into::into).collect());
        self
    }

    options! { #[must_use] self:
        /// Sets how sure the source is.
        pub const fn with_epistemic_status(status: EpistemicStatus) => self.epistemic_status = Some(status);

        /// Sets how far the treatment has come.
        pub const fn with_clinical_status(status: ClinicalStatus) => self.clinical_status = Some(status);

        /// Adds a publication: a CURIE, or a bibliographic text where no identifier is known.
        pub fn published_in(publication: impl Into<String>) => self.evidence.publications.push(publication.into());

        /// Sets the primary knowledge source, an infores CURIE.
        pub fn from_source(source: impl Into<String>) => self.evidence.primary_knowledge_source = Some(source.into());
    }
}

/// The properties that distinguish statements, as one text.
pub(crate) fn identity_properties(properties: &Properties) -> String {
    let mut text = String::new();
    for (name, value) in properties.iter().filter(|(name, value)| value_tells_apart(name, value)) {
        text.push_str(name);
        text.push('=');
        value.write_to(&mut text);
        text.push(';');
    }
    text
}
