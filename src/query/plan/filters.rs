//! The filters that every query has, as given.

use serde::{Deserialize, Serialize};

use crate::graph::StatementRef;
use crate::model::{Category, Context, EpistemicStatus, PartialDate, Predicate, Probability};

use super::endpoint::Endpoint;
use super::predicates::is_any_of;

/// What a query reads, as given; what is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Filters {
    /// Any of them, and those below.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) predicates: Vec<Predicate>,
    /// All of them, each by slot and value.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) qualifiers: Vec<(String, String)>,
    /// Any of them, and those below, between the ends.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) categories: Vec<Category>,
    /// Primary knowledge sources, any of them.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) sources: Vec<String>,
    /// Any of them.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) layers: Vec<String>,
    /// The least epistemic status; statements of which nothing is said fail.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) epistemic: Option<EpistemicStatus>,
    /// The least belief; statements of which none is known fail.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) belief: Option<Probability>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) refuse_correlations: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) as_of: Option<PartialDate>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) context: Context,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) avoiding: Avoiding,
    /// Whether subclasses of the endpoints are left out.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) exact_endpoints: bool,
}

/// What a query keeps away from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Avoiding {
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) entities: Vec<Endpoint>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) statements: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) categories: Vec<Category>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) predicates: Vec<Predicate>,
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) sources: Vec<String>,
}

/// Whether a field of a query is as nobody set it, so that its JSON leaves it out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Avoiding {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Filters {
    /// Whether nothing is asked of a statement's predicate and origin.
    pub(crate) const fn admits_every_class(&self) -> bool {
        self.predicates.is_empty()
            && self.avoiding.predicates.is_empty()
            && self.avoiding.sources.is_empty()
            && self.sources.is_empty()
            && self.layers.is_empty()
            && self.epistemic.is_none()
    }

    /// Whether a statement may come from there and be so sure.
    pub(crate) fn admits_origin(
        &self,
        source: Option<&str>,
        layer: Option<&str>,
        status: Option<EpistemicStatus>,
    ) -> bool {
        let is_in = |list: &[String], value: Option<&str>| list.iter().any(|known| Some(known.as_str()) == value);
        (self.sources.is_empty() || is_in(&self.sources, source))
            && (self.layers.is_empty() || is_in(&self.layers, layer))
            && !is_in(&self.avoiding.sources, source)
            && self.epistemic.is_none_or(|least| status.is_some_and(|status| status >= least))
    }

    /// The least belief that a statement must have, if any: all are believed as much as not at all.
    pub(crate) fn least_belief(&self) -> Option<Probability> {
        self.belief.filter(|least| least.parts() > 0)
    }

    /// Whether a statement is believed enough.
    pub(crate) fn admits_belief(&self, statement: StatementRef<'_>) -> bool {
        let belief = || statement.graph().beliefs().of(statement.number());
        self.least_belief().is_none_or(|least| belief().is_some_and(|belief| belief >= least))
    }

    /// Whether a query admits a claim beside the paths: by its origin, and if it does not keep away from it. Which predicates
    /// the steps of a path have is no matter of the claims.
    pub(crate) fn admits_claim(&self, statement: StatementRef<'_>) -> bool {
        self.admits_origin(statement.primary_knowledge_source(), statement.layer(), statement.epistemic_status())
            && !is_any_of(statement.predicate(), &self.avoiding.predicates)
            && !self.avoiding.statements.iter().any(|avoided| *avoided == statement.id())
    }
}

/// The methods by which a query gets its filters: `statements`, those that every query has; `entities`, those
/// of queries whose paths run through entities; `ends`, those of queries whose endpoints have subclasses.
macro_rules! filter_methods {
    ($query:ty: $($group:ident),+) => {
        $($crate::query::plan::filter_methods! { @$group $query })+
    };
    (@statements $query:ty) => {
        /// Filters of statements.
        impl $query {
            $crate::text::options! { self:
                /// Statements of this predicate and those below it alone. Repeatable: any of them. Default: all.
                ///
                /// An inverse means the statements of its canonical predicate, as which they are held, with their
                /// ends exchanged.
                pub fn predicate(predicate: $crate::model::Predicate) => self.filters.predicates.push(predicate);

                /// Keeps away from the statements of a predicate and those below it. Repeatable.
                pub fn avoiding_predicate(predicate: $crate::model::Predicate) =>
                    self.filters.avoiding.predicates.push(predicate);

                /// Statements with this qualifier alone, or one below its value in Biolink's hierarchy. Repeatable:
                /// all of them.
                pub fn qualifier(slot: impl Into<String>, value: impl Into<String>) =>
                    self.filters.qualifiers.push((slot.into(), value.into()));

                /// Statements of this primary knowledge source alone. Repeatable: any of them. Default: all.
                pub fn source(source: impl Into<String>) => self.filters.sources.push(source.into());

                /// Keeps away from the statements of a primary knowledge source. Repeatable.
                pub fn avoiding_source(source: impl Into<String>) => self.filters.avoiding.sources.push(source.into());

                /// Statements of this layer alone. Repeatable: any of them. Default: all.
                pub fn layer(layer: impl Into<String>) => self.filters.layers.push(layer.into());

                /// Statements that are at least so sure. Those of which nothing is said fail. Default: all.
                pub const fn epistemic_status(at_least: $crate::model::EpistemicStatus) =>
                    self.filters.epistemic = Some(at_least);

                /// Statements that are at least so probable, by the evidence of all sources for and against them and
                /// INDRA's error rates ([`StatementRef::belief`]($crate::graph::StatementRef::belief)). Those of whose
                /// sources no rates are known fail. Default: all.
                pub const fn min_belief(at_least: $crate::model::Probability) => self.filters.belief = Some(at_least);

                /// Refuses statements whose sign is that of a correlation. Default: they count.
                pub const fn refuse_correlations() => self.filters.refuse_correlations = true;

                /// Keeps away from a statement, by its id. Repeatable.
                pub fn avoiding_statement(id: impl Into<String>) => self.filters.avoiding.statements.push(id.into());

                /// What holds as of a date. A step fails if its dates are known and exclude the day, since most
                /// biology carries no date; a statement that is itself asked for, therapeutic ones among them, fails
                /// if its date is unknown, too, and is counted.
                pub const fn as_of(date: $crate::model::PartialDate) => self.filters.as_of = Some(date);
            }
        }
    };
    (@entities $query:ty) => {
        /// Filters of entities, and of where statements hold.
        impl $query {
            $crate::text::options! { self:
                /// Runs through entities of this category and those below it alone, the ends apart. Repeatable: any
                /// of them. Default: all.
                pub fn category(category: $crate::model::Category) => self.filters.categories.push(category);

                /// Does not run through entities of a category and those below it, the ends apart. Repeatable.
                pub fn avoiding_category(category: $crate::model::Category) =>
                    self.filters.avoiding.categories.push(category);

                /// Keeps away from an entity, as an end too. Repeatable.
                pub fn avoiding(entity: impl Into<$crate::query::Endpoint>) =>
                    self.filters.avoiding.entities.push(entity.into());

                /// What holds in this context: a statement that holds in others alone is left out. In a mechanism,
                /// its values count as those of a step.
                pub fn in_context(context: $crate::model::Context) => self.filters.context = context;
            }
        }
    };
    (@ends $query:ty) => {
        /// How the endpoints are taken.
        impl $query {
            /// Leaves subclasses of the endpoints out, and mechanisms inherited from superclasses of the target.
            /// Default: they count.
            pub const fn exact_endpoints(mut self) -> Self {
                self.filters.exact_endpoints = true;
                self
            }
        }
    };
}
pub(crate) use filter_methods;
