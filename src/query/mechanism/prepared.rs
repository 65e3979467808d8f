//! A query resolved against a graph, with its filters compiled.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::{ContextValue, EdgeEnd, Flags, KnowledgeGraph, Node, NodeId, StatementId, StatementRef};
use crate::model::Dimension;
use crate::query::endpoint::{Endpoint, resolve, with_subclasses};
use crate::query::error::QueryError;
use crate::query::inner::inner_kinds;
use crate::query::limits::{Budget, CancellationToken, Limits};
use crate::query::predicates::is_any_of;
use crate::text::Symbol;

use super::cost::Cost;
use super::layers::MOST_HOPS;
use super::mechanisms::Mechanisms;
use super::query::MechanismQuery;
use super::scratch::Scratch;

/// A query whose names are resolved and whose filters are tables: one look-up an edge.
#[derive(Clone, Debug)]
pub struct Prepared<'g> {
    pub(crate) graph: &'g KnowledgeGraph,
    pub(crate) query: MechanismQuery,
    /// The entities that the endpoints name, their subclasses included, in order.
    pub(crate) sources: Vec<NodeId>,
    pub(crate) targets: Targets,
    /// The one entity that the query asks about, if it is one.
    pub(crate) asked: Option<NodeId>,
    pub(crate) via: Vec<Vec<NodeId>>,
    pub(crate) class_costs: Vec<Cost>,
    pub(crate) context: Vec<ContextValue>,
    /// Expansions of the shortcuts that can be used, by their first statement.
    pub(crate) expansions: FxHashMap<StatementId, Vec<Expansion<'g>>>,
    classes: Vec<bool>,
    inner_kinds: Vec<bool>,
    avoided_nodes: FxHashSet<NodeId>,
    avoided_statements: FxHashSet<StatementId>,
    fallen: FxHashSet<StatementId>,
    /// Flags that need a closer look.
    special: u16,
}

/// Where paths may end.
#[derive(Clone, Debug)]
pub(crate) enum Targets {
    Any,
    /// Sorted.
    Nodes(Vec<NodeId>),
}

/// An expansion of a shortcut that the query may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expansion<'g> {
    pub(crate) shortcut: StatementId,
    pub(crate) path: &'g [StatementId],
}

impl<'g> Prepared<'g> {
    pub(crate) fn new(query: &MechanismQuery, graph: &'g KnowledgeGraph) -> Result<Self, QueryError> {
        if query.max_hops == 0 || query.max_hops > MOST_HOPS {
            return Err(QueryError::Hops(query.max_hops));
        }
        QueryError::check_predicates(graph, &query.predicates)?;
        QueryError::check_predicates(graph, &query.avoiding.predicates)?;
        let end = |endpoint: &Endpoint| match endpoint {
            Endpoint::Any | Endpoint::Category(_) => endpoint.named(graph),
            named if query.exact_endpoints => named.named(graph),
            named => named.named(graph).map(|nodes| with_subclasses(graph, nodes)),
        };
        let named_all = |endpoints: &[Endpoint]| {
            endpoints.iter().map(|endpoint| endpoint.named(graph)).collect::<Result<Vec<_>, _>>()
        };
        let mut prepared = Self {
            graph,
            query: query.clone(),
            sources: end(&query.from)?,
            targets: if query.to == Endpoint::Any { Targets::Any } else { Targets::Nodes(end(&query.to)?) },
            asked: query.to.single(graph),
            via: named_all(&query.via)?,
            class_costs: Vec::new(),
            context: query_context(query, graph)?,
            expansions: FxHashMap::default(),
            classes: Vec::new(),
            inner_kinds: inner_kinds(graph, &query.categories, &query.avoiding.categories),
            avoided_nodes: named_all(&query.avoiding.entities)?.concat().into_iter().collect(),
            avoided_statements: avoided_statements(query, graph)?,
            fallen: FxHashSet::default(),
            special: 0,
        };
        prepared.compile_classes();
        prepared.special = if query.as_of.is_some() { Flags::DATED } else { 0 }
            | if query.refuse_correlations { Flags::CORRELATIONAL } else { 0 }
            | if query.avoiding.is_empty() { 0 } else { Flags::SHORTCUT };
        prepared.compile_shortcuts();
        Ok(prepared)
    }

    /// Runs the prepared query. `scratch` may come from an earlier run, to be used again.
    #[must_use]
    pub fn run_with(self, scratch: Scratch, limits: Limits, token: Option<CancellationToken>) -> Mechanisms<'g> {
        Mechanisms::new(self, scratch, Budget::new(limits, token))
    }

    /// The entities at which mechanisms start, subclasses included, by CURIE.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Node<'g>> {
        let graph = self.graph;
        self.sources.iter().map(move |node| Node::new(graph, *node))
    }

    /// Whether a path may use this end of an edge. Its direction is the caller's to check.
    pub(crate) fn allows(&self, end: &EdgeEnd) -> bool {
        let class = self.classes.get(end.class as usize).copied().unwrap_or(false);
        class && (!end.flags.has(self.special) || self.allows_special(end)) && !self.is_avoided(end.statement)
    }

    fn allows_special(&self, end: &EdgeEnd) -> bool {
        let refused = self.query.refuse_correlations && end.flags.has(Flags::CORRELATIONAL);
        let statement = StatementRef::new(self.graph, end.statement);
        let out_of_date = self.query.as_of.is_some_and(|date| statement.holds_as_of(date) == Some(false));
        !refused && !out_of_date && !self.fallen.contains(&end.statement)
    }

    fn is_avoided(&self, statement: StatementId) -> bool {
        !self.avoided_statements.is_empty() && self.avoided_statements.contains(&statement)
    }

    /// Whether a path may touch the entity at all.
    pub(crate) fn allows_node(&self, node: NodeId) -> bool {
        self.avoided_nodes.is_empty() || !self.avoided_nodes.contains(&node)
    }

    /// Whether a path may run through the entity, rather than start or end there.
    pub(crate) fn allows_inner(&self, node: NodeId) -> bool {
        self.inner_kinds.is_empty()
            || self.inner_kinds.get(Node::new(self.graph, node).kind()).copied().unwrap_or(false)
    }

    pub(crate) fn cost(&self, class: u32) -> Cost {
        self.class_costs.get(class as usize).copied().unwrap_or(Cost::STEP)
    }

    /// The least and the greatest cost of a step that the query allows.
    pub(crate) fn cost_range(&self) -> (Cost, Cost) {
        let costs =
            || self.class_costs.iter().zip(&self.classes).filter(|(_, allowed)| **allowed).map(|(cost, _)| *cost);
        let most = costs().max().unwrap_or(Cost::STEP);
        (costs().min().unwrap_or(Cost::STEP), most + self.query.costs.carrier_run())
    }

    fn compile_classes(&mut self) {
        let query = &self.query;
        let text = &self.graph.columns.text;
        for class in &self.graph.columns.statements.classes {
            let predicate = &self.graph.columns.predicates[usize::from(class.predicate)].name;
            let text_of = |symbol: Symbol| symbol.to_option().map(|symbol| text.text(symbol));
            let source = text_of(class.source);
            let allowed = (query.predicates.is_empty() || is_any_of(predicate, &query.predicates))
                && query.evidence.admits(source, text_of(class.layer), class.epistemic);
            let avoided = is_any_of(predicate, &query.avoiding.predicates)
                || query.avoiding.sources.iter().any(|avoided| Some(avoided.as_str()) == source);
            self.classes.push(allowed && !avoided);
            self.class_costs.push(query.costs.of(predicate, class.epistemic, source.unwrap_or_default()));
        }
    }

    /// Shortcuts whose every expansion is avoided fall; the expansions of the others are indexed.
    fn compile_shortcuts(&mut self) {
        for (row, paths) in self.graph.columns.statements.expansions.iter() {
            let shortcut = StatementRef::new(self.graph, StatementId::from_index(row));
            if paths.iter().all(|path| path.iter().any(|statement| self.is_removed(*statement, shortcut))) {
                self.fallen.insert(shortcut.number());
                continue;
            }
            if !self.permits_statement(shortcut) {
                continue;
            }
            for path in paths {
                if let Some(first) = path.first() {
                    let expansion = Expansion { shortcut: shortcut.number(), path };
                    self.expansions.entry(*first).or_default().push(expansion);
                }
            }
        }
    }

    /// Whether a statement passes the filters, whatever its direction.
    fn permits_statement(&self, statement: StatementRef<'g>) -> bool {
        let Some((_, object)) = statement.ends() else { return false };
        let end = EdgeEnd {
            neighbour: object.number(),
            statement: statement.number(),
            predicate: statement.class().predicate,
            flags: statement.flags(),
            class: statement.class_number(),
        };
        self.allows(&end) && end.flags.has(Flags::FORWARD | Flags::BACKWARD)
    }

    /// Whether `avoiding` takes a statement of an expansion, or an entity within the expansion, away.
    fn is_removed(&self, statement: StatementId, shortcut: StatementRef<'g>) -> bool {
        let avoiding = &self.query.avoiding;
        let statement = StatementRef::new(self.graph, statement);
        let at_end =
            |node: Node<'g>| shortcut.ends().is_some_and(|(subject, object)| node == subject || node == object);
        let gone = |node: Node<'g>| {
            !self.allows_node(node.number())
                || (!at_end(node) && avoiding.categories.iter().any(|category| node.is_in_category(category)))
        };
        self.is_avoided(statement.number())
            || statement.ends().is_some_and(|(subject, object)| gone(subject) || gone(object))
            || is_any_of(statement.predicate(), &avoiding.predicates)
            || avoiding.sources.iter().any(|source| statement.primary_knowledge_source() == Some(source))
    }
}

fn avoided_statements(query: &MechanismQuery, graph: &KnowledgeGraph) -> Result<FxHashSet<StatementId>, QueryError> {
    let number =
        |id: &String| graph.statement(id).map(StatementRef::number).ok_or_else(|| QueryError::NoStatement(id.clone()));
    query.avoiding.statements.iter().map(number).collect()
}

/// The query's own context: entities by any of their names, or words that occur in the graph.
fn query_context(query: &MechanismQuery, graph: &KnowledgeGraph) -> Result<Vec<ContextValue>, QueryError> {
    let values = query.context.iter().flat_map(|(dimension, texts)| texts.iter().map(move |text| (dimension, text)));
    let mut values: Vec<ContextValue> =
        values.map(|(dimension, text)| context_value(graph, dimension, text)).collect::<Result<_, _>>()?;
    values.sort_unstable();
    Ok(values)
}

/// A value of a context as the graph has it: a word that occurs in that dimension, else an entity by any
/// of its names.
pub(crate) fn context_value(
    graph: &KnowledgeGraph,
    dimension: Dimension,
    text: &str,
) -> Result<ContextValue, QueryError> {
    let known = graph.columns.statements.contexts.iter().flatten();
    let word = graph
        .columns
        .text
        .symbol(text)
        .filter(|word| known.clone().any(|value| value.dimension == dimension && value.text == *word));
    if let Some(text) = word {
        let node = graph.columns.nodes.id.binary_search(&text).ok().map(NodeId::from_index);
        return Ok(ContextValue { dimension, text, node });
    }
    let node = resolve(graph, text)?.number();
    Ok(ContextValue { dimension, text: graph.columns.nodes.id[node.index()], node: Some(node) })
}
