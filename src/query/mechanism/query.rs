//! The mechanism query: a value.

use serde::{Deserialize, Serialize};

use crate::model::{ClinicalStatus, Sign};
use crate::query::plan::{Endpoint, Filters, filter_methods, is_default};

use super::cost::CostModel;

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
pub struct MechanismQuery {
    pub(crate) from: Endpoint,
    pub(crate) to: Endpoint,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) sign: Option<Sign>,
    pub(crate) max_hops: usize,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) via: Vec<Endpoint>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) filters: Filters,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) clinical: Vec<ClinicalStatus>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) jurisdiction: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) classes_of_start: bool,
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
            filters: Filters::default(),
            clinical: Vec::new(),
            jurisdiction: None,
            classes_of_start: false,
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

    /// Wants every mechanism to run through an entity, itself or within a shortcut. Repeatable.
    pub fn via(mut self, entity: impl Into<Endpoint>) -> Self {
        self.via.push(entity.into());
        self
    }

    /// Therapeutic statements of this clinical status alone. Repeatable: any of them. Default: all.
    pub fn clinical_status(mut self, status: ClinicalStatus) -> Self {
        self.clinical.push(status);
        self
    }

    /// Lets mechanisms of the classes of the start follow, as a drug class of the drug, if it has none of its own. They are
    /// marked ([`Mechanism::start_inherited_from`](super::Mechanism::start_inherited_from)), and at most hypothesised.
    pub const fn classes_of_start(mut self) -> Self {
        self.classes_of_start = true;
        self
    }

    /// Therapeutic statements of this jurisdiction alone; an unknown one fails and is counted. A place is a country by a code
    /// or name of ISO 3166-1, the EU, or an entity of the graph.
    pub fn jurisdiction(mut self, jurisdiction: impl Into<String>) -> Self {
        self.jurisdiction = Some(jurisdiction.into());
        self
    }

    /// Gives out incoherent mechanisms too, whose steps hold in different contexts. Shortcuts and the
    /// order of steps stay as they are.
    pub const fn allow_incoherent(mut self) -> Self {
        self.incoherent = true;
        self
    }

    /// Lets correlations be steps: read as they are stated, from subject to object, marked, and never two in a row.
    /// Default: they are none.
    pub const fn allow_correlations(mut self) -> Self {
        self.correlations = true;
        self
    }

    /// Sets what steps cost, and so the order of answers. Default: [`CostModel::relevance`].
    pub fn costs(mut self, costs: CostModel) -> Self {
        self.costs = costs;
        self
    }
}
