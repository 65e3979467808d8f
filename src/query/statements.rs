//! Typed traversal: the statements that fit a description, one hop at a time.

use core::iter::FusedIterator;

use serde::{Deserialize, Serialize};

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::{ClinicalStatus, Dimension, Effect, Value};
use crate::text::options;

use super::plan::{
    Budget, Completeness, EdgeFilter, Endpoint, Filters, Limits, Named, PlanEnd, PlanFilter, QueryError, QueryPlan,
    Reading, RunOptions, check_jurisdiction, context_value, filter_methods, is_default, is_of_jurisdiction, resolve,
    with_subclasses,
};

/// Asks for the statements that fit a description: subject, predicate, object, effect, context, status
/// and so on. What is left out does not matter.
///
/// ```
/// use mechgraph::query::StatementQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = StatementQuery::new().subject("IFN-γ").predicate("contributes_to".parse()?);
/// let ids: Vec<_> = query.run(&graph)?.map(|statement| statement.id()).collect();
/// assert_eq!(ids, ["S01", "S02", "S03"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct StatementQuery {
    #[serde(skip_serializing_if = "is_default")]
    subject: Option<Endpoint>,
    #[serde(skip_serializing_if = "is_default")]
    object: Option<Endpoint>,
    /// An entity as subject or object.
    #[serde(skip_serializing_if = "is_default")]
    about: Option<Endpoint>,
    #[serde(skip_serializing_if = "is_default")]
    effects: Vec<Effect>,
    #[serde(skip_serializing_if = "is_default")]
    context: Option<(Dimension, String)>,
    #[serde(skip_serializing_if = "is_default")]
    mentions: Option<Endpoint>,
    #[serde(skip_serializing_if = "is_default")]
    filters: Filters,
    #[serde(skip_serializing_if = "is_default")]
    clinical: Vec<ClinicalStatus>,
    #[serde(skip_serializing_if = "is_default")]
    therapeutic: bool,
    #[serde(skip_serializing_if = "is_default")]
    publication: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    jurisdiction: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    statement_argument: bool,
    #[serde(skip_serializing_if = "is_default")]
    of_statement: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    properties: Vec<(String, Value)>,
    #[serde(skip_serializing_if = "is_default")]
    negated: Option<bool>,
}

filter_methods!(StatementQuery: statements, ends);

impl StatementQuery {
    /// Every statement.
    pub fn new() -> Self {
        Self::default()
    }

    options! { self:
        /// Statements of this subject, or of a subclass of it.
        pub fn subject(subject: impl Into<Endpoint>) => self.subject = Some(subject.into());

        /// Statements of this object, or of a subclass of it.
        pub fn object(object: impl Into<Endpoint>) => self.object = Some(object.into());

        /// Statements with this entity, or a subclass of it, as subject or object.
        pub fn about(entity: impl Into<Endpoint>) => self.about = Some(entity.into());

        /// Statements with exactly this entity as subject or object, or in their context.
        pub fn mentioning(entity: impl Into<Endpoint>) => self.mentions = Some(entity.into());

        /// Statements of this effect. Repeatable: any of them.
        pub fn effect(effect: Effect) => self.effects.push(effect);

        /// Statements whose context has this value: an entity by any of its names, or a word.
        pub fn context(dimension: Dimension, value: impl Into<String>) =>
            self.context = Some((dimension, value.into()));

        /// Therapeutic statements alone.
        pub const fn therapeutic() => self.therapeutic = true;

        /// Statements of this clinical status. Repeatable: any of them.
        pub fn clinical_status(status: ClinicalStatus) => self.clinical.push(status);

        /// Statements that cite this publication, by any identifier of it that the graph knows.
        pub fn published_in(publication: impl Into<String>) => self.publication = Some(publication.into());

        /// Statements of this jurisdiction, by its code or any name of the place; those of an unknown one fail
        /// and are counted.
        pub fn jurisdiction(jurisdiction: impl Into<String>) => self.jurisdiction = Some(jurisdiction.into());

        /// Statements about statements alone.
        pub const fn about_statements() => self.statement_argument = true;

        /// Statements whose subject or object is this statement, by its id.
        pub fn of_statement(id: impl Into<String>) => self.of_statement = Some(id.into());

        /// Statements with this free property. Repeatable: all.
        pub fn property(name: impl Into<String>, value: impl Into<Value>) =>
            self.properties.push((name.into(), value.into()));

        /// Negated statements alone, or affirmed ones alone.
        pub const fn negated(negated: bool) => self.negated = Some(negated);
    }

    /// What the query means in a graph, and what bounds it; see [`QueryPlan`].
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn explain(&self, graph: &KnowledgeGraph) -> Result<QueryPlan, QueryError> {
        check_jurisdiction(graph, self.jurisdiction.as_ref())?;
        EdgeFilter::new(graph, &self.filters, 0)?;
        let ends = [("subject", &self.subject), ("object", &self.object), ("about", &self.about)];
        let mut explained = Vec::new();
        for (role, end) in ends.into_iter().filter_map(|(role, end)| Some((role, end.as_ref()?))) {
            let nodes = self.named(Some(end), graph)?.unwrap_or_default();
            explained.push(PlanEnd::new(role, end, graph, &nodes));
        }
        if let Some(mentioned) = &self.mentions {
            explained.push(PlanEnd::new("mentioning", mentioned, graph, &mentioned.named(graph)?));
        }
        let flag = |is_set: bool, name| is_set.then(|| PlanFilter::new(name, "yes"));
        let properties =
            self.properties.iter().map(|(name, value)| PlanFilter::new("property", format_args!("{name} = {value}")));
        let own = [
            PlanFilter::any_of("effect", &self.effects),
            self.context
                .as_ref()
                .map(|(dimension, value)| PlanFilter::new("in context", format_args!("{dimension} = {value}"))),
            PlanFilter::any_of("clinical status", &self.clinical),
            flag(self.therapeutic, "therapeutic"),
            self.publication.as_ref().map(|it| PlanFilter::new("publication", it)),
            self.jurisdiction.as_ref().map(|it| PlanFilter::new("jurisdiction", it)),
            flag(self.statement_argument, "about a statement"),
            self.of_statement.as_ref().map(|it| PlanFilter::new("about statement", it)),
            self.negated.map(|it| PlanFilter::new("negated", it)),
        ];
        Ok(QueryPlan {
            finds: "statements",
            ends: explained,
            direction: "as they are written",
            max_hops: None,
            limit: None,
            filters: own.into_iter().flatten().chain(properties).chain(self.filters.explained()).collect(),
            limits: Limits::unlimited(),
        })
    }

    /// Runs the query: the statements in the order of their numbers.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name, a predicate or a statement id means nothing, or a name several things.
    ///
    /// # Complexity
    ///
    /// Linear in the statements of the subject or object, if one is given, else in all statements.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<StatementsFound<'g>, QueryError> {
        self.run_with(graph, Limits::unlimited())
    }

    /// The same within limits, until it is cancelled; see [`RunOptions`]. A statement counts as a path.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<StatementsFound<'g>, QueryError> {
        check_jurisdiction(graph, self.jurisdiction.as_ref())?;
        let mut budget = Budget::new(options);
        // Whether its date is known is decided below.
        let filters = Filters { as_of: None, ..self.filters.clone() };
        let edges = EdgeFilter::new(graph, &filters, 0)?;
        let (subject, object) = (self.named(self.subject.as_ref(), graph)?, self.named(self.object.as_ref(), graph)?);
        let predicates: Vec<Named<'_>> = self.filters.predicates.iter().map(Named::new).collect();
        let about = self.named(self.about.as_ref(), graph)?;
        let mentions = self.mentions.as_ref().map(|mentioned| mentioned.named(graph)).transpose()?;
        let context =
            self.context.as_ref().map(|(dimension, text)| context_value(graph, *dimension, text)).transpose()?;
        let publications = self.publication.as_ref().map(|asked| publication_ids(graph, asked));
        let inner =
            self.of_statement.as_ref().map(|id| graph.statement(id).ok_or_else(|| QueryError::NoStatement(id.clone())));
        let inner = inner.transpose()?;
        let fits = |statement: &StatementRef<'g>| {
            let is_in = |argument: ArgumentRef<'g>, nodes: &[NodeId]| {
                argument.node().is_some_and(|node| nodes.binary_search(&node.number()).is_ok())
            };
            let (from, to) = (statement.subject(), statement.object());
            let is_inner = |asked: StatementRef<'g>| from.statement() == Some(asked) || to.statement() == Some(asked);
            let joins = |from: ArgumentRef<'g>, to: ArgumentRef<'g>| {
                subject.as_ref().is_none_or(|nodes| is_in(from, nodes))
                    && object.as_ref().is_none_or(|nodes| is_in(to, nodes))
            };
            let is_of = |named: &Named<'_>| match named.reading(statement.predicate().as_str()) {
                Some(Reading::AsHeld) => joins(from, to),
                Some(Reading::Inverse) => joins(to, from),
                None => false,
            };
            (if predicates.is_empty() { joins(from, to) } else { predicates.iter().any(is_of) })
                && about.as_ref().is_none_or(|nodes| is_in(from, nodes) || is_in(to, nodes))
                && mentions.as_ref().is_none_or(|nodes| {
                    let in_context = |node: &NodeId| statement.context_values().iter().any(|v| v.node == Some(*node));
                    is_in(from, nodes) || is_in(to, nodes) || nodes.iter().any(in_context)
                })
                && context.is_none_or(|asked| {
                    statement.context_values().iter().any(|v| v.dimension == asked.dimension && v.text == asked.text)
                })
                && publications.as_ref().is_none_or(|asked| {
                    statement.publications().any(|own| asked.iter().any(|id| id.eq_ignore_ascii_case(own)))
                })
                && inner.is_none_or(is_inner)
                && edges.allows_statement(*statement)
                && self.fits(*statement)
        };
        let fits = &mut |statement: &StatementRef<'g>| budget.tick() && fits(statement);
        // Statements about statements come after all others and are listed by no entity.
        let about_statements = || graph.nested_statements();
        // Statements of an inverse have the subject asked for as their object.
        let has_inverse = predicates.iter().any(Named::has_inverse);
        let of_subject = |nodes| of_nodes(graph, nodes, Node::outgoing);
        let of_object = |nodes| of_nodes(graph, nodes, Node::incoming);
        let mut fitting: Vec<StatementRef<'g>> = match (&subject, &object) {
            (Some(nodes), _) | (None, Some(nodes)) if has_inverse => {
                of_subject(nodes).chain(of_object(nodes)).chain(about_statements()).filter(fits).collect()
            }
            (Some(nodes), _) => of_subject(nodes).chain(about_statements()).filter(fits).collect(),
            (None, Some(nodes)) => of_object(nodes).chain(about_statements()).filter(fits).collect(),
            (None, None) => graph.statements().filter(fits).collect(),
        };
        fitting.sort_unstable_by_key(|statement| statement.number());
        fitting.dedup_by_key(|statement| statement.number());
        let (mut found, mut given) = (StatementsFound::new(), 0);
        fitting.retain(|statement| {
            let kept = self.is_timely(*statement, &mut found)
                && self.is_local(*statement, &mut found)
                && budget.give_out(given);
            given += usize::from(kept);
            kept
        });
        found.completeness = budget.completeness();
        found.statements = fitting.into_iter();
        Ok(found)
    }

    /// The entities of an endpoint, with their subclasses unless they are taken exactly.
    fn named(&self, endpoint: Option<&Endpoint>, graph: &KnowledgeGraph) -> Result<Option<Vec<NodeId>>, QueryError> {
        let Some(endpoint) = endpoint else { return Ok(None) };
        let nodes = endpoint.named(graph)?;
        Ok(Some(if self.filters.exact_endpoints { nodes } else { with_subclasses(graph, nodes) }))
    }

    fn is_timely(&self, statement: StatementRef<'_>, found: &mut StatementsFound<'_>) -> bool {
        let holds = self.filters.as_of.map(|date| statement.holds_as_of(date));
        found.undated += usize::from(holds == Some(None));
        holds.is_none_or(|holds| holds == Some(true))
    }

    fn is_local(&self, statement: StatementRef<'_>, found: &mut StatementsFound<'_>) -> bool {
        let holds = self.jurisdiction.as_ref().map(|asked| is_of_jurisdiction(statement, asked));
        found.without_jurisdiction += usize::from(holds == Some(None));
        holds.is_none_or(|holds| holds == Some(true))
    }

    fn fits(&self, statement: StatementRef<'_>) -> bool {
        let has =
            |(name, value): &(String, Value)| statement.properties().is_some_and(|own| own.get(name) == Some(value));
        let is_statement = |argument: ArgumentRef<'_>| argument.statement().is_some();
        (self.effects.is_empty() || self.effects.contains(&statement.effect()))
            && (!self.therapeutic || statement.is_therapeutic())
            && (self.clinical.is_empty() || statement.clinical_status().is_some_and(|s| self.clinical.contains(&s)))
            && self.properties.iter().all(has)
            && (!self.statement_argument || is_statement(statement.subject()) || is_statement(statement.object()))
            && self.negated.is_none_or(|asked| statement.is_negated() == asked)
    }
}

fn of_nodes<'q, 'g: 'q, I: Iterator<Item = StatementRef<'g>> + 'q>(
    graph: &'g KnowledgeGraph,
    nodes: &'q [NodeId],
    list: impl Fn(Node<'g>) -> I + 'q,
) -> impl Iterator<Item = StatementRef<'g>> + 'q {
    nodes.iter().filter_map(|node| graph.node_at(*node)).flat_map(list)
}

/// The ids under which a publication may be cited: as asked, and those of the entity that it names.
fn publication_ids(graph: &KnowledgeGraph, asked: &str) -> Vec<String> {
    let mut ids = vec![asked.to_owned()];
    if let Ok(node) = resolve(graph, asked) {
        ids.push(node.curie().to_owned());
        ids.extend(node.equivalent_ids().map(str::to_owned));
    }
    ids
}

/// The statements that a [`StatementQuery`] found, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct StatementsFound<'g> {
    statements: std::vec::IntoIter<StatementRef<'g>>,
    undated: usize,
    without_jurisdiction: usize,
    completeness: Completeness,
}

impl StatementsFound<'_> {
    fn new() -> Self {
        let statements = Vec::new().into_iter();
        Self { statements, undated: 0, without_jurisdiction: 0, completeness: Completeness::Complete }
    }

    /// Whether everything was seen, and if not, what cut the run.
    #[must_use]
    pub const fn completeness(&self) -> Completeness {
        self.completeness
    }

    /// Statements that failed "as of" because their date is unknown.
    #[must_use]
    pub const fn undated(&self) -> usize {
        self.undated
    }

    /// Statements that failed the jurisdiction because theirs is unknown.
    #[must_use]
    pub const fn without_jurisdiction(&self) -> usize {
        self.without_jurisdiction
    }
}

impl<'g> Iterator for StatementsFound<'g> {
    type Item = StatementRef<'g>;

    fn next(&mut self) -> Option<StatementRef<'g>> {
        self.statements.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.statements.size_hint()
    }
}

impl ExactSizeIterator for StatementsFound<'_> {}
impl FusedIterator for StatementsFound<'_> {}
