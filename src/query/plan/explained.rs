//! What a query means in a graph, before it is run.

use core::fmt;

use serde::Serialize;

use crate::graph::{KnowledgeGraph, Node, NodeId};

use super::endpoint::Endpoint;
use super::filters::Filters;
use super::limits::Limits;
use super::resolved::{Plan, Targets};

/// What a query means in a graph: which entities its names are, and what bounds it.
///
/// Every query has `explain`, which takes the look-ups of a run and not its search.
///
/// ```
/// use mechgraph::{MechanismQuery, Sign};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let plan = MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Negative).explain(&graph)?;
/// assert_eq!(plan.ends[0].first[0], "emapalumab (UNII:3S252O2Z4X)");
/// assert_eq!(plan.ends[1].entities, 3);
/// assert!(plan.to_string().contains("\n  net sign: −\n"));
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct QueryPlan {
    /// What is looked for, such as `mechanisms`.
    pub finds: &'static str,
    /// The entities that the query names, such as those that it starts from.
    pub ends: Vec<PlanEnd>,
    /// How statements are read, such as `forward`.
    pub direction: &'static str,
    /// The most steps of a path, where paths have a limit.
    pub max_hops: Option<usize>,
    /// The most results, where the query has a limit of its own.
    pub limit: Option<usize>,
    /// What else the query asks for.
    pub filters: Vec<PlanFilter>,
    /// The bounds of a run without options.
    pub limits: Limits,
}

/// Entities that a query names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanEnd {
    /// What they are to the query, such as `from`.
    pub role: &'static str,
    /// The words of the query.
    pub asked: String,
    /// How many they are, with subclasses where these count.
    pub entities: usize,
    /// The first of them by CURIE, each with name and CURIE; at most five.
    pub first: Vec<String>,
}

/// A filter or an option of a query that is not as by default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanFilter {
    /// What is asked for, such as `predicate`.
    pub name: &'static str,
    /// What fits, alternatives with `or` between them.
    pub value: String,
}

impl Plan<'_> {
    /// The ends of a query, with its words for them.
    pub(crate) fn explained_ends(&self, from: &Endpoint, to: &Endpoint) -> Vec<PlanEnd> {
        let all: Vec<NodeId>;
        let targets = match &self.targets {
            Targets::Nodes(nodes) => nodes.as_slice(),
            Targets::Any => {
                all = self.graph.nodes().map(Node::number).collect();
                &all
            }
        };
        vec![PlanEnd::new("from", from, self.graph, &self.sources), PlanEnd::new("to", to, self.graph, targets)]
    }
}

/// How many entities of an end are named.
const NAMED: usize = 5;

impl PlanEnd {
    pub(crate) fn new(role: &'static str, asked: &Endpoint, graph: &KnowledgeGraph, nodes: &[NodeId]) -> Self {
        let shown = |node: Node<'_>| format!("{} ({})", node.name(), node.curie());
        let first = nodes.iter().filter_map(|node| graph.node_at(*node)).take(NAMED).map(shown).collect();
        Self { role, asked: asked.to_string(), entities: nodes.len(), first }
    }
}

impl PlanFilter {
    pub(crate) fn new(name: &'static str, value: impl fmt::Display) -> Self {
        Self { name, value: value.to_string() }
    }

    /// What any of several values fits; nothing if there are none.
    pub(crate) fn any_of<T: fmt::Display>(name: &'static str, values: &[T]) -> Option<Self> {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        (!values.is_empty()).then(|| Self { name, value: values.join(" or ") })
    }
}

impl Filters {
    /// Every filter that is set, in the order of the fields.
    pub(crate) fn explained(&self) -> Vec<PlanFilter> {
        let avoiding = &self.avoiding;
        let qualifiers: Vec<String> = self.qualifiers.iter().map(|(slot, value)| format!("{slot} = {value}")).collect();
        let context: Vec<String> =
            self.context.iter().map(|(dimension, values)| format!("{dimension} = {}", values.join(" or "))).collect();
        let all_of =
            |name, values: Vec<String>| (!values.is_empty()).then(|| PlanFilter { name, value: values.join(" and ") });
        let flag = |is_set: bool, name| is_set.then(|| PlanFilter::new(name, "yes"));
        let filters = [
            PlanFilter::any_of("predicate", &self.predicates),
            all_of("qualifier", qualifiers),
            PlanFilter::any_of("category in between", &self.categories),
            PlanFilter::any_of("source", &self.sources),
            PlanFilter::any_of("layer", &self.layers),
            self.epistemic.map(|status| PlanFilter::new("epistemic status", format_args!("at least {status}"))),
            self.belief.map(|belief| PlanFilter::new("belief", format_args!("at least {belief}"))),
            flag(self.refuse_correlations, "without correlations"),
            self.as_of.map(|date| PlanFilter::new("as of", date)),
            all_of("context", context),
            PlanFilter::any_of("avoiding entity", &avoiding.entities),
            PlanFilter::any_of("avoiding statement", &avoiding.statements),
            PlanFilter::any_of("avoiding category", &avoiding.categories),
            PlanFilter::any_of("avoiding predicate", &avoiding.predicates),
            PlanFilter::any_of("avoiding source", &avoiding.sources),
            flag(self.exact_endpoints, "without subclasses"),
        ];
        filters.into_iter().flatten().collect()
    }
}

impl fmt::Display for QueryPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, statements read {}", self.finds, self.direction)?;
        for PlanEnd { role, asked, entities, first } in &self.ends {
            let noun = if *entities == 1 { "entity" } else { "entities" };
            write!(f, "  {role} {asked}: {entities} {noun}")?;
            if !first.is_empty() && asked != "anything" {
                let more = if *entities > first.len() { ", ..." } else { "" };
                write!(f, ", {}{more}", first.join(", "))?;
            }
            writeln!(f)?;
        }
        if let Some(hops) = self.max_hops {
            writeln!(f, "  steps: at most {hops}")?;
        }
        if let Some(limit) = self.limit {
            writeln!(f, "  results: at most {limit}")?;
        }
        self.filters.iter().try_for_each(|PlanFilter { name, value }| writeln!(f, "  {name}: {value}"))?;
        let Limits { paths, expansions, memory, .. } = self.limits;
        if self.limits == Limits::unlimited() {
            return write!(f, "  limits: none");
        }
        write!(f, "  limits: {paths} results, {expansions} expansions, {memory} bytes")
    }
}
