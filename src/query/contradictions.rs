//! Where a graph contradicts itself. Contradictions are content: both sides stay in the graph.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::ser::{SerializeStruct as _, Serializer};
use serde::{Deserialize, Serialize};

use super::plan::{
    Budget, Coherence, Completeness, EdgeFilter, Filters, Limits, QueryError, QueryPlan, RunOptions, filter_methods,
    is_default,
};
use crate::graph::{ContextValue, KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::{Category, Dimension, Sign};
use crate::text::Symbol;

/// How two sides contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ContradictionKind {
    /// One side says `+`, the other `-`, of the same two entities.
    OppositeSigns,
    /// One side affirms what the other denies: the same predicate between the same two.
    Negation,
}

/// Statements of two entities that cannot both hold in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction<'g> {
    /// How they contradict each other.
    pub kind: ContradictionKind,
    /// What acts.
    pub from: Node<'g>,
    /// What is acted on.
    pub to: Node<'g>,
    /// Statements that say `+`, or affirm; by number.
    pub affirming: Vec<StatementRef<'g>>,
    /// Statements that say `-`, or deny; by number.
    pub opposing: Vec<StatementRef<'g>>,
    /// Whether no two of opposite sides share a context: each may hold in its own.
    pub apart_by_context: bool,
}

/// As JSON, a side is the ids of its statements.
impl Serialize for Contradiction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ids = |side: &[StatementRef<'_>]| side.iter().map(|it| it.id().into_owned()).collect::<Vec<_>>();
        let mut fields = serializer.serialize_struct("Contradiction", 6)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("from", &Written::new(self.from))?;
        fields.serialize_field("to", &Written::new(self.to))?;
        fields.serialize_field("affirming", &ids(&self.affirming))?;
        fields.serialize_field("opposing", &ids(&self.opposing))?;
        fields.serialize_field("apart_by_context", &self.apart_by_context)?;
        fields.end()
    }
}

/// An entity, as answers write it.
#[derive(Serialize)]
struct Written<'g> {
    id: &'g str,
    name: &'g str,
    category: Option<&'g str>,
}

impl<'g> Written<'g> {
    fn new(node: Node<'g>) -> Self {
        Self { id: node.curie(), name: node.name(), category: node.category().map(Category::as_str) }
    }
}

/// Asks where a graph contradicts itself.
///
/// ```
/// use mechgraph::query::ContradictionQuery;
/// let graph = mechgraph::datasets::interferon_gamma_with_background();
/// assert_eq!(ContradictionQuery::new().run(&graph)?.count(), 0);
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct ContradictionQuery {
    #[serde(skip_serializing_if = "is_default")]
    filters: Filters,
}

filter_methods!(ContradictionQuery: statements);

impl ContradictionQuery {
    /// Every contradiction.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the query means in a graph, and what bounds it; see [`QueryPlan`].
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn explain(&self, graph: &KnowledgeGraph) -> Result<QueryPlan, QueryError> {
        EdgeFilter::new(graph, &self.filters, 0)?;
        Ok(QueryPlan {
            finds: "contradictions",
            ends: Vec::new(),
            direction: "as their predicates act",
            max_hops: None,
            limit: None,
            filters: self.filters.explained(),
            limits: Limits::unlimited(),
        })
    }

    /// Lists the contradictions, by the CURIEs of the two entities and then by kind, however many there are.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a predicate or a statement id means nothing.
    ///
    /// # Complexity
    ///
    /// O(m log m) for m statements, where those of a pair have contexts of one dimension; several dimensions
    /// of many values each can take more, within the limits.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Contradictions<'g>, QueryError> {
        self.run_with(graph, Limits::unlimited())
    }

    /// The same within limits, until it is cancelled; see [`RunOptions`]. An entity counts as an expansion, a
    /// contradiction as a path.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Contradictions<'g>, QueryError> {
        let edges = EdgeFilter::new(graph, &self.filters, 0)?;
        let mut budget = Budget::new(options);
        let (mut found, mut coherence) = (Vec::new(), Coherence::new(graph));
        for node in graph.nodes() {
            if graph.degree(node.number()) > 0 && !budget.expand() {
                break;
            }
            for ((to, kind, _), sides) in sides(node, &edges) {
                let [affirming, opposing] = sides;
                let Some(to) = graph.node_at(to).filter(|_| !affirming.is_empty() && !opposing.is_empty()) else {
                    continue;
                };
                if !budget.give_out(found.len()) {
                    break;
                }
                let apart_by_context = !share_context(&affirming, &opposing, &mut coherence, &mut budget);
                if budget.cut().is_none() {
                    found.push(Contradiction { kind, from: node, to, affirming, opposing, apart_by_context });
                }
            }
        }
        Ok(Contradictions { found: found.into_iter(), completeness: budget.completeness() })
    }
}

/// The contradictions that a [`ContradictionQuery`] found.
#[derive(Clone, Debug)]
pub struct Contradictions<'g> {
    found: std::vec::IntoIter<Contradiction<'g>>,
    completeness: Completeness,
}

impl Contradictions<'_> {
    /// Whether everything was seen, and if not, what cut the run.
    #[must_use]
    pub const fn completeness(&self) -> Completeness {
        self.completeness
    }
}

impl<'g> Iterator for Contradictions<'g> {
    type Item = Contradiction<'g>;

    fn next(&mut self) -> Option<Contradiction<'g>> {
        self.found.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.found.size_hint()
    }
}

impl ExactSizeIterator for Contradictions<'_> {}
impl core::iter::FusedIterator for Contradictions<'_> {}

/// What is said of an entity and others, for and against, by the other, the kind and the predicate.
type Sides<'g> = BTreeMap<(NodeId, ContradictionKind, usize), [Vec<StatementRef<'g>>; 2]>;

fn sides<'g>(node: Node<'g>, edges: &EdgeFilter<'g>) -> Sides<'g> {
    let graph = node.graph();
    let mut sides = Sides::new();
    for end in graph.steps_from(node.number()).filter(|end| edges.allows(end)) {
        if let Some(sign) = end.effect().sign() {
            let key = (end.neighbour, ContradictionKind::OppositeSigns, 0);
            sides.entry(key).or_default()[usize::from(sign == Sign::Negative)]
                .push(StatementRef::new(graph, end.statement()));
        }
    }
    for end in graph.out_ends(node.number()).iter().filter(|end| edges.allows(end)) {
        let statement = StatementRef::new(graph, end.statement());
        let key = (end.neighbour, ContradictionKind::Negation, usize::from(statement.profile().predicate) + 1);
        sides.entry(key).or_default()[usize::from(statement.is_negated())].push(statement);
    }
    for side in sides.values_mut().flatten() {
        side.sort_unstable_by_key(|statement| statement.number());
    }
    sides
}

/// Whether two statements of opposite sides can hold in one context.
fn share_context<'g>(
    affirming: &[StatementRef<'g>],
    opposing: &[StatementRef<'g>],
    coherence: &mut Coherence<'g>,
    budget: &mut Budget,
) -> bool {
    let contexts = |side: &[StatementRef<'g>]| {
        let mut numbered: Vec<(u32, &'g [ContextValue])> =
            side.iter().map(|statement| (statement.context_number(), statement.context_values())).collect();
        numbered.sort_unstable_by_key(|(number, _)| *number);
        numbered.dedup_by_key(|(number, _)| *number);
        numbered
    };
    let (one, other) = (contexts(affirming), contexts(opposing));
    let holds_everywhere = |side: &[(u32, &[ContextValue])]| side.first().is_some_and(|(number, _)| *number == 0);
    if holds_everywhere(&one) || holds_everywhere(&other) {
        return true;
    }
    let index = Index::new(&one, coherence);
    other.iter().any(|(_, context)| index.share(context, coherence, budget))
}

/// Contexts by their values, so that each is compared with few others.
struct Index<'c, 'g> {
    contexts: &'c [(u32, &'g [ContextValue])],
    /// Those that have a value, by what it says.
    having: FxHashMap<(Dimension, Symbol), Vec<usize>>,
    /// Those that have an entity as a value.
    at: FxHashMap<(Dimension, NodeId), Vec<usize>>,
    /// Those that have a value below an entity.
    below: FxHashMap<(Dimension, NodeId), Vec<usize>>,
    /// Those without a value in each dimension, which go with any.
    open: [Vec<usize>; Dimension::ALL.len()],
}

impl<'c, 'g> Index<'c, 'g> {
    fn new(contexts: &'c [(u32, &'g [ContextValue])], coherence: &mut Coherence<'g>) -> Self {
        let (having, at, below) = Default::default();
        let mut index = Self { contexts, having, at, below, open: Default::default() };
        for (place, (_, context)) in contexts.iter().enumerate() {
            for value in *context {
                index.having.entry((value.dimension, value.text)).or_default().push(place);
                if let Some(node) = value.node {
                    index.at.entry((value.dimension, node)).or_default().push(place);
                    for above in coherence.above(node) {
                        index.below.entry((value.dimension, *above)).or_default().push(place);
                    }
                }
            }
            for (dimension, open) in Dimension::ALL.into_iter().zip(&mut index.open) {
                if context.iter().all(|value| value.dimension != dimension) {
                    open.push(place);
                }
            }
        }
        index
    }

    /// Whether a context holds together with one of these. It is compared with those alone that go with it in the
    /// dimension that leaves the fewest.
    fn share(&self, context: &[ContextValue], coherence: &mut Coherence<'g>, budget: &mut Budget) -> bool {
        let candidates = Dimension::ALL.into_iter().zip(&self.open).filter_map(|(dimension, open)| {
            let own = context.iter().filter(|value| value.dimension == dimension);
            let lists = own.flat_map(|value| self.going_with(*value, coherence)).collect::<Vec<_>>();
            (!lists.is_empty() || context.iter().any(|value| value.dimension == dimension))
                .then(|| lists.into_iter().chain([open]).collect::<Vec<_>>())
        });
        let fewest = candidates.min_by_key(|lists| lists.iter().map(|list| list.len()).sum::<usize>());
        fewest.into_iter().flatten().flatten().any(|place| {
            let other = self.contexts.get(*place).map_or(&[][..], |(_, other)| other);
            coherence.narrowest(&[context, other], &[], budget).is_some()
        })
    }

    fn going_with(&self, value: ContextValue, coherence: &mut Coherence<'g>) -> Vec<&Vec<usize>> {
        let dimension = value.dimension;
        let mut lists: Vec<&Vec<usize>> = self.having.get(&(dimension, value.text)).into_iter().collect();
        if let Some(node) = value.node {
            lists.extend(self.below.get(&(dimension, node)));
            lists.extend(coherence.above(node).iter().filter_map(|above| self.at.get(&(dimension, *above))));
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GraphBuilder, Statement};

    /// Whether a rise in one disease and a fall in another are apart, where each `low` is a kind of its `high`.
    fn check(rises: &[&str], falls: &[&str], classes: &[(&str, &str)], apart: bool) {
        let mut builder = GraphBuilder::new();
        for (predicate, contexts) in [("causes", rises), ("disrupts", falls)] {
            for context in contexts {
                let (dimension, value) = context.split_once('=').unwrap();
                let context = [(dimension.parse().unwrap(), value)].into_iter().collect();
                builder.add_statement(Statement::of("A:1", predicate, "A:2").in_context(context));
            }
        }
        for (low, high) in classes {
            builder.add_statement(Statement::of(low, "subclass_of", high));
        }
        let graph = builder.freeze().unwrap();
        let found: Vec<_> = ContradictionQuery::new().run(&graph).unwrap().collect();
        assert_eq!(found.iter().map(|it| it.apart_by_context).collect::<Vec<_>>(), [apart], "{rises:?} {falls:?}");
    }

    #[test]
    fn contexts_are_apart_unless_one_lies_within_the_other() {
        check(&["disease=D:1"], &["disease=D:2"], &[], true);
        check(&["disease=D:1", "disease=D:2"], &["disease=D:3", "disease=D:2"], &[], false);
        check(&["disease=D:1"], &["disease=D:2"], &[("D:1", "D:2")], false);
        check(&["disease=D:2"], &["disease=D:1"], &[("D:1", "D:2")], false);
        check(&["disease=D:1"], &["disease=D:2"], &[("D:1", "D:3"), ("D:2", "D:3")], true);
        check(&["disease=D:1"], &["species=S:1"], &[], false);
    }

    #[test]
    fn thousands_of_statements_of_one_pair_are_compared_with_few_others() {
        let said = (0..4_000).map(|number| {
            let predicate = if number % 2 == 0 { "causes" } else { "disrupts" };
            let context = [(Dimension::Disease, format!("D:{number}"))].into_iter().collect();
            Statement::of("A:1", predicate, "A:2").in_context(context)
        });
        let graph = said.collect::<GraphBuilder>().freeze().unwrap();
        // Each comparison costs pieces of work, 64 of which an expansion is worth.
        let limits = Limits::default().with_expansions(100);
        let mut found = ContradictionQuery::new().run_with(&graph, limits).unwrap();
        assert_eq!(found.completeness(), Completeness::Complete);
        assert!(found.next().is_some_and(|it| it.apart_by_context && it.opposing.len() == 2_000));
        let few = ContradictionQuery::new().run_with(&graph, limits.with_paths(0)).unwrap();
        assert!(matches!(few.completeness(), Completeness::Truncated { .. }));
    }
}
