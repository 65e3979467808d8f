//! The mechanism query: a value that is prepared, then run.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::{Category, ClinicalStatus, Context, EpistemicStatus, PartialDate, Predicate, Sign};
use crate::query::endpoint::Endpoint;
use crate::query::error::QueryError;
use crate::query::evidence::EvidenceFilter;
use crate::query::limits::{CancellationToken, Limits};

use super::cost::CostModel;
use super::mechanisms::Mechanisms;
use super::prepared::Prepared;
use super::scratch::Scratch;

/// Asks how one thing acts on another: for the simple signed paths between them, best first.
///
/// A query is a value: it keeps names exactly as given and can be serialised. Running it resolves the
/// names against a graph, then gives out [`Mechanism`](super::Mechanism)s one by one, in the order of
/// cost, number of steps, CURIEs in sequence, and step effects in sequence (`+`, `-`, carrier, unsigned).
///
/// ```
/// use mechgraph::{Sign, query::MechanismQuery};
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Negative).max_hops(4);
/// let mechanisms: Vec<String> = query.run(&graph)?.map(|mechanism| mechanism.to_string()).collect();
/// assert_eq!(
///     mechanisms,
///     ["emapalumab ⊣ interferon gamma → hemophagocytic lymphohistiocytosis   (net −, established)"],
/// );
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[must_use = "a query does nothing until it is run"]
pub struct MechanismQuery {
    pub(crate) from: Endpoint,
    pub(crate) to: Endpoint,
    pub(crate) sign: Option<Sign>,
    pub(crate) max_hops: usize,
    pub(crate) exact_endpoints: bool,
    pub(crate) via: Vec<Endpoint>,
    pub(crate) avoiding: Avoiding,
    pub(crate) predicates: Vec<Predicate>,
    pub(crate) categories: Vec<Category>,
    pub(crate) evidence: EvidenceFilter,
    pub(crate) refuse_correlations: bool,
    pub(crate) clinical: Vec<ClinicalStatus>,
    pub(crate) jurisdiction: Option<String>,
    pub(crate) as_of: Option<PartialDate>,
    pub(crate) context: Context,
    pub(crate) incoherent: bool,
    pub(crate) costs: CostModel,
    pub(crate) limit: Option<usize>,
}

/// What a query keeps away from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Avoiding {
    pub(crate) entities: Vec<Endpoint>,
    pub(crate) statements: Vec<String>,
    pub(crate) categories: Vec<Category>,
    pub(crate) predicates: Vec<Predicate>,
    pub(crate) sources: Vec<String>,
}

impl Avoiding {
    pub(crate) const fn is_empty(&self) -> bool {
        self.entities.is_empty()
            && self.statements.is_empty()
            && self.categories.is_empty()
            && self.predicates.is_empty()
            && self.sources.is_empty()
    }
}

impl MechanismQuery {
    /// Mechanisms from one endpoint to another, of either sign, of at most 6 steps.
    ///
    /// Six steps cover 94 % of DrugMechDB's records, three cover 16 %.
    pub fn between(from: impl Into<Endpoint>, to: impl Into<Endpoint>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            sign: None,
            max_hops: 6,
            exact_endpoints: false,
            via: Vec::new(),
            avoiding: Avoiding::default(),
            predicates: Vec::new(),
            categories: Vec::new(),
            evidence: EvidenceFilter::default(),
            refuse_correlations: false,
            clinical: Vec::new(),
            jurisdiction: None,
            as_of: None,
            context: Context::new(),
            incoherent: false,
            costs: CostModel::new(),
            limit: None,
        }
    }

    /// Mechanisms from an endpoint to anything; [`to`](Self::to) narrows it.
    pub fn from(from: impl Into<Endpoint>) -> Self {
        Self::between(from, Endpoint::Any)
    }

    /// Sets where mechanisms end.
    pub fn to(mut self, to: impl Into<Endpoint>) -> Self {
        self.to = to.into();
        self
    }

    /// Wants one net sign. Default: `+`, `-` and unknown.
    pub const fn net_sign(mut self, sign: Sign) -> Self {
        self.sign = Some(sign);
        self
    }

    /// Sets the most steps that a mechanism may have, from 1 to 16; a shortcut counts as one. Default: 6.
    pub const fn max_hops(mut self, hops: usize) -> Self {
        self.max_hops = hops;
        self
    }

    /// Sets the most mechanisms to give out. Default: as many as there are.
    pub const fn limit(mut self, mechanisms: usize) -> Self {
        self.limit = Some(mechanisms);
        self
    }

    /// Leaves subclasses of the endpoints out, and mechanisms inherited from superclasses of the target.
    pub const fn exact_endpoints(mut self) -> Self {
        self.exact_endpoints = true;
        self
    }

    /// Wants every mechanism to run through an entity, itself or within a shortcut. Repeatable.
    pub fn via(mut self, entity: impl Into<Endpoint>) -> Self {
        self.via.push(entity.into());
        self
    }

    /// Keeps away from an entity. A shortcut falls when all its expansions do. Repeatable.
    pub fn avoiding(mut self, entity: impl Into<Endpoint>) -> Self {
        self.avoiding.entities.push(entity.into());
        self
    }

    /// Keeps away from a statement, by its id. Repeatable.
    pub fn avoiding_statement(mut self, id: impl Into<String>) -> Self {
        self.avoiding.statements.push(id.into());
        self
    }

    /// Keeps away from the entities of a category and those below it, the endpoints apart. Repeatable.
    pub fn avoiding_category(mut self, category: Category) -> Self {
        self.avoiding.categories.push(category);
        self
    }

    /// Keeps away from the statements of a predicate and those below it. Repeatable.
    pub fn avoiding_predicate(mut self, predicate: Predicate) -> Self {
        self.avoiding.predicates.push(predicate);
        self
    }

    /// Keeps away from the statements of a primary knowledge source. Repeatable.
    pub fn avoiding_source(mut self, source: impl Into<String>) -> Self {
        self.avoiding.sources.push(source.into());
        self
    }

    /// Steps of this predicate and those below it alone. Repeatable: any of them. Default: all.
    pub fn predicate(mut self, predicate: Predicate) -> Self {
        self.predicates.push(predicate);
        self
    }

    /// Entities between the endpoints of this category and those below it alone. Repeatable: any of
    /// them. Default: all.
    pub fn category(mut self, category: Category) -> Self {
        self.categories.push(category);
        self
    }

    /// Statements of this primary knowledge source alone. Repeatable: any of them. Default: all.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.evidence.sources.push(source.into());
        self
    }

    /// Statements of this layer alone. Repeatable: any of them. Default: all.
    pub fn layer(mut self, layer: impl Into<String>) -> Self {
        self.evidence.layers.push(layer.into());
        self
    }

    /// Statements that are at least so sure. Those of which nothing is said fail. Default: all.
    pub const fn epistemic_status(mut self, at_least: EpistemicStatus) -> Self {
        self.evidence.epistemic = Some(at_least);
        self
    }

    /// Refuses statements whose sign is that of a correlation. Default: they count and are marked.
    pub const fn refuse_correlations(mut self) -> Self {
        self.refuse_correlations = true;
        self
    }

    /// Therapeutic statements of this clinical status alone. Repeatable: any of them. Default: all.
    pub fn clinical_status(mut self, status: ClinicalStatus) -> Self {
        self.clinical.push(status);
        self
    }

    /// Therapeutic statements of this jurisdiction alone; an unknown one fails and is counted.
    pub fn jurisdiction(mut self, jurisdiction: impl Into<String>) -> Self {
        self.jurisdiction = Some(jurisdiction.into());
        self
    }

    /// What holds as of a date. A therapeutic statement of unknown date fails and is counted; a step
    /// fails if its dates are known and exclude the day, since most biology carries no date.
    pub const fn as_of(mut self, date: PartialDate) -> Self {
        self.as_of = Some(date);
        self
    }

    /// Mechanisms that hold in this context: its values count as those of a step.
    pub fn in_context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Gives out incoherent mechanisms too, whose steps hold in different contexts. Shortcuts and the
    /// order of steps stay as they are.
    pub const fn allow_incoherent(mut self) -> Self {
        self.incoherent = true;
        self
    }

    /// Sets what steps cost. Default: 1.0 each.
    pub fn costs(mut self, costs: CostModel) -> Self {
        self.costs = costs;
        self
    }

    /// Resolves the names and compiles the filters against a graph.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name means nothing or several things, or the hop limit is out of range.
    pub fn prepare<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Prepared<'g>, QueryError> {
        Prepared::new(self, graph)
    }

    /// Prepares the query and runs it with the default limits.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare); after that nothing can fail.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Mechanisms<'g>, QueryError> {
        self.run_within(graph, Limits::default(), None)
    }

    /// Prepares the query and runs it within limits, until it is cancelled.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn run_within<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> Result<Mechanisms<'g>, QueryError> {
        Ok(self.prepare(graph)?.run_with(Scratch::new(), limits, token))
    }
}
