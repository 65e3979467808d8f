//! The ends of a query: a text, an identifier, a set, a category, or anything.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::{Category, Curie};
use crate::text::{conversions, make_distinct};

use super::error::QueryError;

/// Where a query starts or ends.
///
/// A text is kept exactly as given and resolved when the query is prepared: as a CURIE, an equivalent
/// id, a name, a synonym or a label. A class means itself and its subclasses.
///
/// As JSON, a text is itself (`"HLH"`), the others are maps of one entry: `{"id": "MONDO:0015540"}`,
/// `{"any_of": ["emapalumab", "ruxolitinib"]}`, `{"category": "biolink:Drug"}`, `{"any": true}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
#[non_exhaustive]
pub enum Endpoint {
    /// What a text means.
    Text(String),
    /// The entity of an identifier.
    Id(Curie),
    /// Any of several.
    AnyOf(Vec<Endpoint>),
    /// Any entity in a Biolink category or below it.
    Category(Category),
    /// Any entity.
    Any,
}

/// An endpoint as it is written in JSON.
#[derive(Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "an entity is expected: a name or CURIE, or an object of `id`, `any_of`, `category` or `any`"
)]
enum Written {
    Text(String),
    Other(Other),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Other {
    Id(Curie),
    AnyOf(Vec<Endpoint>),
    Category(Category),
    Any(bool),
}

impl From<Written> for Endpoint {
    fn from(written: Written) -> Self {
        match written {
            Written::Text(text) => Self::Text(text),
            Written::Other(Other::Id(id)) => Self::Id(id),
            Written::Other(Other::AnyOf(endpoints)) => Self::AnyOf(endpoints),
            Written::Other(Other::Category(category)) => Self::Category(category),
            Written::Other(Other::Any(_)) => Self::Any,
        }
    }
}

impl From<Endpoint> for Written {
    fn from(endpoint: Endpoint) -> Self {
        match endpoint {
            Endpoint::Text(text) => Self::Text(text),
            Endpoint::Id(id) => Self::Other(Other::Id(id)),
            Endpoint::AnyOf(endpoints) => Self::Other(Other::AnyOf(endpoints)),
            Endpoint::Category(category) => Self::Other(Other::Category(category)),
            Endpoint::Any => Self::Other(Other::Any(true)),
        }
    }
}

impl Endpoint {
    /// Any of several endpoints.
    #[must_use]
    pub fn any_of<E: Into<Self>>(endpoints: impl IntoIterator<Item = E>) -> Self {
        Self::AnyOf(endpoints.into_iter().map(Into::into).collect())
    }

    /// The entities that the endpoint names, subclasses left out, in order.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a text or an identifier means nothing in the graph, or more than one entity.
    pub(crate) fn named(&self, graph: &KnowledgeGraph) -> Result<Vec<NodeId>, QueryError> {
        let mut nodes = match self {
            Self::Text(text) => vec![resolve(graph, text)?.number()],
            Self::Id(id) => vec![resolve(graph, id.as_str())?.number()],
            Self::AnyOf(endpoints) => {
                let parts: Result<Vec<_>, _> = endpoints.iter().map(|endpoint| endpoint.named(graph)).collect();
                parts?.concat()
            }
            Self::Category(category) => {
                QueryError::check_categories(graph, core::slice::from_ref(category))?;
                graph.nodes().filter(|node| node.is_in_category(category)).map(Node::number).collect()
            }
            Self::Any => graph.nodes().map(Node::number).collect(),
        };
        make_distinct(&mut nodes);
        Ok(nodes)
    }

    /// The endpoint with the identifier of each entity that it names one by one.
    pub(crate) fn identified(&self, graph: &KnowledgeGraph) -> Result<Self, QueryError> {
        let id = |text: &str| Ok(Self::from(resolve(graph, text)?));
        match self {
            Self::Text(text) => id(text),
            Self::Id(curie) => id(curie.as_str()),
            Self::AnyOf(endpoints) => endpoints.iter().map(|endpoint| endpoint.identified(graph)).collect(),
            Self::Category(_) | Self::Any => Ok(self.clone()),
        }
    }

    /// The one entity that the endpoint names, if it names entities one by one and only one.
    pub(crate) fn single(&self, graph: &KnowledgeGraph) -> Option<NodeId> {
        match self {
            Self::Text(_) | Self::Id(_) | Self::AnyOf(_) => match self.named(graph).ok()?.as_slice() {
                [node] => Some(*node),
                _ => None,
            },
            Self::Category(_) | Self::Any => None,
        }
    }
}

/// Entities with their subclasses, in order. Classes that are each a subclass of the other are a fault of the data, and
/// no reason to answer for another class than the one that was asked for: of those, each means what is below all.
pub(crate) fn with_subclasses(graph: &KnowledgeGraph, mut nodes: Vec<NodeId>) -> Vec<NodeId> {
    let below = |node: &NodeId| {
        let below = graph.descendants(*node);
        let above = if below.is_empty() { Vec::new() } else { graph.ancestors(*node) };
        below.into_iter().filter(move |below| above.binary_search(below).is_err())
    };
    let below: Vec<NodeId> = nodes.iter().flat_map(below).collect();
    nodes.extend(below);
    make_distinct(&mut nodes);
    nodes
}

/// How many entities are suggested where a text means none.
const SUGGESTIONS: usize = 5;

/// The one entity that a text means: an identifier, a name, a synonym or a label.
///
/// ```
/// let graph = mechgraph::datasets::interferon_gamma();
/// assert_eq!(mechgraph::query::resolve(&graph, "JAK/STAT")?.curie(), "GO:0007259");
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
///
/// # Errors
///
/// [`QueryError::NotFound`] with near names, or [`QueryError::Ambiguous`] with the candidates.
pub fn resolve<'g>(graph: &'g KnowledgeGraph, text: &str) -> Result<Node<'g>, QueryError> {
    if let Some(node) = graph.node(text) {
        return Ok(node);
    }
    let matches = graph.find(text);
    match matches.best.as_slice() {
        [only] => Ok(only.node),
        [] => Err(QueryError::not_found(text, &graph.search(text, SUGGESTIONS).matches)),
        several => Err(QueryError::ambiguous(text, several)),
    }
}

conversions! { Endpoint:
    text: &str => Self::Text(text.to_owned());
    text: String => Self::Text(text);
    id: Curie => Self::Id(id);
    id: &Curie => Self::Id(id.clone());
    text: &String => Self::Text(text.clone());
    node: Node<'_> => Self::Id(Curie::verbatim(node.curie()));
    [E: Into<Self>] endpoints: Vec<E> => Self::any_of(endpoints);
    [E: Into<Self>, const N: usize] endpoints: [E; N] => Self::any_of(endpoints);
    [E: Into<Self> + Clone] endpoints: &[E] => Self::any_of(endpoints.iter().cloned());
    category: Category => Self::Category(category);
}

impl<E: Into<Self>> FromIterator<E> for Endpoint {
    fn from_iter<I: IntoIterator<Item = E>>(endpoints: I) -> Self {
        Self::any_of(endpoints)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Id(id) => write!(f, "{id}"),
            Self::AnyOf(endpoints) => {
                let names: Vec<String> = endpoints.iter().map(ToString::to_string).collect();
                write!(f, "any of {}", names.join(", "))
            }
            Self::Category(category) => write!(f, "any {category}"),
            Self::Any => f.write_str("anything"),
        }
    }
}
