//! Why a query cannot be run on a graph.

use core::fmt;

use rapidfuzz::distance::osa;
use serde::Serialize;

use crate::graph::{KnowledgeGraph, NameMatch};
use crate::model::{Category, Predicate};
use crate::schema;
use crate::text::quoted;

use super::filters::Filters;
use super::limits::{LimitKind, MOST_HOPS};
use super::near::meant;
use super::predicates::is_known;

/// Why a query cannot be run on a graph. Running itself cannot fail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QueryError {
    /// A name means nothing in the graph.
    #[error("{}", not_found(.name, .near))]
    NotFound {
        /// The name as given.
        name: String,
        /// Entities of near names.
        near: Vec<Candidate>,
    },
    /// What a statement does is not to lower something.
    #[error("statement {} lowers nothing: its effect is not -", quoted(.0))]
    NotLowering(String),
    /// A name means several entities equally well.
    #[error("{} can mean {}; use the identifier", quoted(.name), list(.candidates))]
    Ambiguous {
        /// The name as given.
        name: String,
        /// What it can mean, in the order of [`KnowledgeGraph::find`](crate::KnowledgeGraph::find).
        candidates: Vec<Candidate>,
    },
    /// A predicate is neither Biolink's nor in the graph.
    #[error("predicate {name} is neither Biolink's nor in this graph{}", meant(.near.as_deref()))]
    NoPredicate {
        /// The predicate.
        name: String,
        /// A known one that is alike.
        near: Option<String>,
    },
    /// A category is neither Biolink's nor in the graph.
    #[error("category {name} is neither Biolink's nor in this graph{}", meant(.near.as_deref()))]
    NoCategory {
        /// The category.
        name: String,
        /// A known one that is alike.
        near: Option<String>,
    },
    /// No statement comes from a knowledge source.
    #[error("no statement of this graph is from source {}; {}", quoted(.name), first_few(.known))]
    NoSource {
        /// The source.
        name: String,
        /// The sources that there are, the most alike first.
        known: Vec<String>,
    },
    /// No statement belongs to a layer.
    #[error("no statement of this graph is of layer {}; {}", quoted(.name), first_few(.known))]
    NoLayer {
        /// The layer.
        name: String,
        /// The layers that there are, the most alike first.
        known: Vec<String>,
    },
    /// A jurisdiction is no country of ISO 3166-1, no group of them, no place of the graph and of no statement.
    #[error(
        "jurisdiction {} is neither a country nor a code of ISO 3166, such as US, nor in this graph; {}",
        quoted(.name), first_few(.known)
    )]
    NoJurisdiction {
        /// The jurisdiction.
        name: String,
        /// The jurisdictions of statements, the most alike first.
        known: Vec<String>,
    },
    /// A statement id means nothing in the graph.
    #[error("statement {} is not in this graph", quoted(.0))]
    NoStatement(String),
    /// No entity and no statement has a field.
    #[error("no entity and no statement of these graphs has a field {}{}", quoted(.name), meant(.near.as_deref()))]
    NoField {
        /// The field.
        name: String,
        /// A field that is alike.
        near: Option<String>,
    },
    /// The hop limit is out of range.
    #[error("{0} hops; 1 to {most} is expected", most = MOST_HOPS)]
    Hops(usize),
    /// A metapath means nothing in the graph.
    #[error(transparent)]
    Metapath(#[from] MetapathError),
    /// A pattern cannot be run.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// A name in a pattern means nothing, or several things.
    #[error("{place}: {error}")]
    InPattern {
        /// Where in the pattern.
        place: String,
        /// What is wrong.
        error: Box<Self>,
    },
    /// The damping exponent is out of range.
    #[error("{0} is no damping exponent; a number from 0 is expected, such as 0.5")]
    Damping(String),
    /// A limit cut a query that has no partial answer.
    #[error("{0} cut the run; set it higher, or ask for less")]
    Limit(LimitKind),
}

/// What is wrong with a metapath: its notation, or a word that means nothing in a graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("metapath {}, column {column}: {problem}", quoted(.metapath))]
#[non_exhaustive]
pub struct MetapathError {
    /// The metapath as given.
    pub metapath: String,
    /// Where in it, in characters from 1.
    pub column: usize,
    /// What is wrong, and what to write instead if that is known.
    pub problem: String,
}

/// What is wrong with a pattern, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{place}: {problem}")]
#[non_exhaustive]
pub struct PatternError {
    /// Where in it, as a path of keys such as `edges.e0.qualifiers[1]`.
    pub place: String,
    /// What is wrong, and what to write instead if that is known.
    pub problem: String,
}

impl PatternError {
    pub(crate) fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into() }
    }
}

/// An entity that a name may have meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Candidate {
    /// The CURIE.
    pub id: String,
    /// The name.
    pub name: String,
    /// The most specific category.
    pub category: Option<String>,
    /// The name, synonym or label that is alike.
    pub matched: String,
    /// How many statements it has.
    pub statements: usize,
}

impl QueryError {
    /// The error with its place in a pattern.
    pub(crate) fn at(self, place: impl Into<String>) -> Self {
        Self::InPattern { place: place.into(), error: Box::new(self) }
    }

    pub(crate) fn not_found(name: &str, near: &[NameMatch<'_>]) -> Self {
        Self::NotFound { name: name.to_owned(), near: near.iter().map(Candidate::new).collect() }
    }

    /// Refuses predicates that neither Biolink nor the graph knows, which would match nothing in silence.
    pub(crate) fn check_predicates(graph: &KnowledgeGraph, predicates: &[Predicate]) -> Result<(), Self> {
        let is_known = |predicate: &Predicate| is_known(predicate) || graph.predicate_id(predicate).is_some();
        let Some(unknown) = predicates.iter().find(|predicate| !is_known(predicate)) else { return Ok(()) };
        let alike = graph.predicates().find(|(known, _)| known.local_name() == unknown.local_name());
        let near = alike.map(|(known, _)| known.to_string());
        let near = near.or_else(|| in_full(unknown));
        let near = near.or_else(|| schema::near_predicate(unknown.as_str()).map(|name| format!("biolink:{name}")));
        Err(Self::NoPredicate { name: unknown.to_string(), near })
    }

    /// Refuses categories that neither Biolink nor the graph knows.
    pub(crate) fn check_categories(graph: &KnowledgeGraph, categories: &[Category]) -> Result<(), Self> {
        let is_used =
            |category: &Category| graph.columns.nodes.category_sets.iter().flatten().any(|known| known == category);
        let is_known = |category: &Category| schema::category(category.as_str()).is_some() || is_used(category);
        let Some(unknown) = categories.iter().find(|category| !is_known(category)) else { return Ok(()) };
        let near = schema::near_category(unknown.as_str()).map(|name| format!("biolink:{name}"));
        Err(Self::NoCategory { name: unknown.to_string(), near })
    }

    /// Refuses knowledge sources and layers that no statement has.
    pub(crate) fn check_origins(graph: &KnowledgeGraph, filters: &Filters) -> Result<(), Self> {
        let sources = || graph.knowledge_sources();
        let wanted = filters.sources.iter().chain(&filters.avoiding.sources);
        if let Some(name) = wanted.into_iter().find(|name| !sources().any(|known| known == name.as_str())) {
            return Err(Self::NoSource { name: name.clone(), known: nearest_first(name, sources()) });
        }
        let layers = || graph.layers();
        if let Some(name) = filters.layers.iter().find(|name| !layers().any(|known| known == name.as_str())) {
            return Err(Self::NoLayer { name: name.clone(), known: nearest_first(name, layers()) });
        }
        Ok(())
    }

    pub(crate) fn no_jurisdiction(name: &str, known: &[String]) -> Self {
        Self::NoJurisdiction { name: name.to_owned(), known: nearest_first(name, known.iter().map(String::as_str)) }
    }

    pub(crate) fn ambiguous(name: &str, several: &[NameMatch<'_>]) -> Self {
        Self::Ambiguous { name: name.to_owned(), candidates: several.iter().map(Candidate::new).collect() }
    }
}

impl Candidate {
    fn new(found: &NameMatch<'_>) -> Self {
        Self {
            id: found.node.curie().to_owned(),
            name: found.node.name().to_owned(),
            category: found.node.category().map(ToString::to_string),
            matched: found.matched.to_owned(),
            statements: found.node.degree(),
        }
    }

    /// Its identifier, category and number of statements.
    fn details(&self) -> String {
        let category = self.category.as_deref().map_or("no category", |it| it.trim_start_matches("biolink:"));
        let plural = if self.statements == 1 { "" } else { "s" };
        format!("{}, {category}, {} statement{plural}", self.id, self.statements)
    }
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.matched, self.details())
    }
}

/// What an older name of a predicate says in Biolink's words, if it says more than its predicate.
fn in_full(name: &Predicate) -> Option<String> {
    let reading = schema::read_predicate(name.as_str())?;
    let qualifiers: Vec<String> = reading.qualifiers().iter().map(|(slot, value)| format!("{slot} {value}")).collect();
    (!qualifiers.is_empty()).then(|| format!("biolink:{} with {}", reading.predicate(), qualifiers.join(" and ")))
}

/// That a name means nothing in the graph.
fn not_found(name: &str, near: &[Candidate]) -> String {
    if name.trim().is_empty() {
        return "the name is empty; give a name or an identifier of an entity".to_owned();
    }
    format!("{} is not in this graph{}", quoted(name), did_you_mean(near))
}

fn did_you_mean(near: &[Candidate]) -> String {
    match near {
        [] => String::new(),
        [only] => format!("; did you mean {}? ({})", only.matched, only.details()),
        several => format!("; did you mean {}?", list(several)),
    }
}

/// Names, the most alike first, of equals in order.
fn nearest_first<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known: Vec<(usize, &str)> =
        known.map(|other| (osa::distance(name.chars(), other.chars()), other)).collect();
    known.sort_unstable();
    known.into_iter().map(|(_, other)| other.to_owned()).collect()
}

/// The first few names that there are.
fn first_few(names: &[String]) -> String {
    const SHOWN: usize = 5;
    match names {
        [] => "it has none".to_owned(),
        names if names.len() <= SHOWN => format!("there are {}", names.join(", ")),
        names => format!(
            "the most alike of {} are {}",
            names.len(),
            names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The first few candidates; all of them are in the error.
fn list(candidates: &[Candidate]) -> String {
    const SHOWN: usize = 10;
    let mut names: Vec<String> = candidates.iter().take(SHOWN).map(ToString::to_string).collect();
    if candidates.len() > SHOWN {
        names.push(format!("and {} more", candidates.len() - SHOWN));
    }
    names.join(", ")
}
