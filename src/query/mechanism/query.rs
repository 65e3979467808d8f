//! The mechanism query: a value.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::{ClinicalStatus, Sign};
use crate::query::plan::{Endpoint, Filters, QueryError, filter_methods, is_default};
use crate::text::options;

use super::cost::CostModel;
use super::via::Via;

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
///
/// As JSON, a query has its ends, its steps and what else was set. Whoever writes one by hand may leave out any field:
/// `{"from": "emapalumab", "to": "HLH", "sign": "-"}`. An unknown field is an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the query")]
pub struct MechanismQuery {
    pub(crate) from: Endpoint,
    pub(crate) to: Endpoint,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) sign: Option<Sign>,
    pub(crate) max_hops: usize,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) via: Vec<Via>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) via_in_order: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) loops: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) filters: Filters,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) clinical: Vec<ClinicalStatus>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) jurisdiction: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) classes_of_start: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) by_indication: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) incoherent: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) correlations: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) costs: CostModel,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) limit: Option<usize>,
}

filter_methods!(MechanismQuery: statements, entities, ends);

/// From anything to anything.
impl Default for MechanismQuery {
    fn default() -> Self {
        Self::between(Endpoint::Any, Endpoint::Any)
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
            via: Vec::new(),
            via_in_order: false,
            loops: false,
            filters: Filters::default(),
            clinical: Vec::new(),
            jurisdiction: None,
            classes_of_start: false,
            by_indication: false,
            incoherent: false,
            correlations: false,
            costs: CostModel::default(),
            limit: None,
        }
    }

    /// Mechanisms from an endpoint to anything; [`to`](Self::to) narrows it.
    pub fn starting_at(from: impl Into<Endpoint>) -> Self {
        Self::between(from, Endpoint::Any)
    }

    /// Feedback loops of an endpoint: mechanisms by which an entity acts on itself, which pass every other entity at most
    /// once. The net sign says which feedback it is: `+` drives what is there further, `-` holds it back. A statement of
    /// an entity about itself is no loop. A loop that can start at several entities of the endpoint counts once, from its
    /// best start; where it passes a place and so has another sign from another start, once for each sign. One that is incoherent
    /// from its best start comes once more if it holds from another.
    ///
    /// ```
    /// use mechgraph::{Curie, GraphBuilder, MechanismQuery, Statement};
    /// let mut builder = GraphBuilder::new();
    /// for (subject, predicate, object) in [("A:1", "causes", "A:2"), ("A:2", "disrupts", "A:1")] {
    ///     let [subject, object]: [Curie; 2] = [subject.parse()?, object.parse()?];
    ///     builder.add_statement(Statement::new(subject, predicate.parse()?, object));
    /// }
    /// let graph = builder.freeze()?;
    /// let loops: Vec<String> = MechanismQuery::loops_of("A:1").run(&graph)?.map(|found| found.to_string()).collect();
    /// assert_eq!(loops, ["A:1 → A:2 ⊣ A:1   (net −, status not stated)"]);
    /// # Ok::<(), mechgraph::Error>(())
    /// ```
    pub fn loops_of(entity: impl Into<Endpoint>) -> Self {
        let entity = entity.into();
        Self { loops: true, ..Self::between(entity.clone(), entity) }
    }

    /// Sets where mechanisms end.
    pub fn to(mut self, to: impl Into<Endpoint>) -> Self {
        self.to = to.into();
        self
    }

    /// Where mechanisms start and where they end, as given.
    #[must_use]
    pub const fn ends(&self) -> (&Endpoint, &Endpoint) {
        (&self.from, &self.to)
    }

    /// The same question with the identifier of each entity that it names: by another identifier, or by a name.
    ///
    /// Tables of an engine know identifiers alone, so names are looked up where a graph, or its entities alone, can be read.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a text means nothing in the graph, or more than one entity.
    pub fn with_identifiers(mut self, graph: &KnowledgeGraph) -> Result<Self, QueryError> {
        let via = self.via.iter_mut().map(|via| &mut via.through);
        for endpoint in [&mut self.from, &mut self.to].into_iter().chain(via).chain(&mut self.filters.avoiding.entities)
        {
            *endpoint = endpoint.identified(graph)?;
        }
        Ok(self)
    }

    options! { self:
        /// Wants one net sign. Default: `+`, `-` and unknown.
        pub const fn net_sign(sign: Sign) => self.sign = Some(sign);

        /// Sets the most steps that a mechanism may have, from 1 to 16; a shortcut counts as one. Default: 6.
        pub const fn max_hops(hops: usize) => self.max_hops = hops;

        /// Sets the most mechanisms to give out. Default: as many as there are.
        pub const fn limit(mechanisms: usize) => self.limit = Some(mechanisms);

        /// Wants every mechanism to run through an entity, itself or within a shortcut. Repeatable: all of them, in any
        /// order.
        pub fn via(entity: impl Into<Endpoint>) => self.via.push(Via { through: entity.into(), sign: None });

        /// As [`via`](Self::via), with the net sign from the start to that entity: `-` for what the start lowers there.
        /// On the start itself nothing acts.
        ///
        /// ```
        /// use mechgraph::{MechanismQuery, Sign};
        /// let graph = mechgraph::datasets::interferon_gamma();
        /// let lowering = |sign| MechanismQuery::between("emapalumab", "HLH").via_signed("IFN-γ", sign).run(&graph);
        /// assert!(lowering(Sign::Negative)?.next().is_some());
        /// assert!(lowering(Sign::Positive)?.next().is_none());
        /// # Ok::<(), mechgraph::Error>(())
        /// ```
        pub fn via_signed(entity: impl Into<Endpoint>, sign: Sign) =>
            self.via.push(Via { through: entity.into(), sign: Some(sign) });

        /// Wants the entities to [run through](Self::via) to be passed in the order in which they were set: through
        /// JAK2, then STAT1. What stands in two different expansions of a shortcut is in no order.
        pub const fn via_in_order() => self.via_in_order = true;

        /// Therapeutic statements of this clinical status alone. Repeatable: any of them. Default: all.
        pub fn clinical_status(status: ClinicalStatus) => self.clinical.push(status);

        /// Lets mechanisms of the classes of the start follow, as a drug class of the drug, if it has none of its own.
        /// They are marked ([`Mechanism::start_inherited_from`](super::Mechanism::start_inherited_from)), and at most
        /// hypothesised.
        pub const fn classes_of_start() => self.classes_of_start = true;

        /// Reads the indication of a mechanism record as the context of its statements: where the target is a
        /// condition, a statement that records say is a step only if one of them has the target, a subclass or a
        /// superclass of it as its indication. A statement that names no record (`source_record`) holds everywhere.
        /// Default: records hold everywhere.
        pub const fn by_indication() => self.by_indication = true;

        /// Therapeutic statements of this jurisdiction alone; an unknown one fails and is counted. A place is a country
        /// by a code or name of ISO 3166-1, the EU, or an entity of the graph.
        pub fn jurisdiction(jurisdiction: impl Into<String>) => self.jurisdiction = Some(jurisdiction.into());

        /// Gives out incoherent mechanisms too, whose steps hold in different contexts. Shortcuts and the
        /// order of steps stay as they are.
        pub const fn allow_incoherent() => self.incoherent = true;

        /// Lets correlations be steps: read as they are stated, from subject to object, marked, and never two in a row.
        /// Default: they are none.
        pub const fn allow_correlations() => self.correlations = true;

        /// Sets what steps cost, and so the order of answers. Default: [`CostModel::relevance`].
        pub fn costs(costs: CostModel) => self.costs = costs;
    }
}
