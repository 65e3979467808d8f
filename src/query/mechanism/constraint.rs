//! What a query can be relaxed in.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::Context;
use crate::query::plan::{Avoiding, MOST_HOPS};

use super::query::MechanismQuery;

/// What a table says of a constraint.
struct Row {
    constraint: Constraint,
    english: &'static str,
    chinese: &'static str,
    is_set: fn(&MechanismQuery) -> bool,
    relax: fn(&mut MechanismQuery),
}

/// Constraints as `Name: English, Chinese, whether a query has it, how it goes`.
macro_rules! constraints {
    ($($(#[$doc:meta])* $name:ident: $english:literal, $chinese:literal, $is_set:expr, $relax:expr;)+) => {
        /// A constraint of a query that can be relaxed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Constraint {
            $($(#[$doc])* $name,)+
        }

        /// In the order of the variants.
        const ROWS: &[Row] = &[$(Row {
            constraint: Constraint::$name,
            english: $english,
            chinese: $chinese,
            is_set: $is_set,
            relax: $relax,
        },)+];
    };
}

constraints! {
    /// The net sign.
    NetSign: "the net sign", "净作用方向", |query| query.sign.is_some(), |query| query.sign = None;
    /// The hop limit.
    MaxHops: "the hop limit", "步数上限", |query| query.max_hops < MOST_HOPS, |query| query.max_hops = MOST_HOPS;
    /// Entities to run through.
    Via: "the entities to run through", "必经的实体", |query| !query.via.is_empty(),
        |query| (query.via, query.via_in_order) = (Vec::new(), false);
    /// What to keep away from.
    Avoiding: "what to keep away from", "要避开的内容",
        |query| !query.filters.avoiding.is_empty(), |query| query.filters.avoiding = Avoiding::default();
    /// The predicates of steps.
    Predicates: "the predicates of steps", "步骤的谓词",
        |query| !query.filters.predicates.is_empty(), |query| query.filters.predicates.clear();
    /// The categories of entities between the endpoints.
    Categories: "the categories in between", "中间实体的类别",
        |query| !query.filters.categories.is_empty(), |query| query.filters.categories.clear();
    /// The knowledge sources.
    Sources: "the knowledge sources", "知识来源",
        |query| !query.filters.sources.is_empty(), |query| query.filters.sources.clear();
    /// The layers.
    Layers: "the layers", "图层",
        |query| !query.filters.layers.is_empty(), |query| query.filters.layers.clear();
    /// The least epistemic status.
    EpistemicStatus: "the epistemic status", "认识状态",
        |query| query.filters.epistemic.is_some(), |query| query.filters.epistemic = None;
    /// That correlations are no steps.
    Correlations: "the exclusion of correlations", "相关关系不作为步骤",
        |query| !query.correlations || query.filters.refuse_correlations,
        |query| (query.correlations, query.filters.refuse_correlations) = (true, false);
    /// The date.
    AsOf: "the date", "日期", |query| query.filters.as_of.is_some(), |query| query.filters.as_of = None;
    /// The query's own context.
    Context: "the context that was asked for", "所问的情境",
        |query| !query.filters.context.is_empty(), |query| query.filters.context = Context::new();
    /// That the statements hold together in some context.
    Coherence: "the coherence of contexts", "情境的一致性",
        |query| !query.incoherent, |query| query.incoherent = true;
    /// That subclasses of the endpoints and superclasses of the target do not count.
    ExactEndpoints: "the exact endpoints", "端点须完全一致",
        |query| query.filters.exact_endpoints, |query| query.filters.exact_endpoints = false;
    /// The qualifiers of steps.
    Qualifiers: "the qualifiers of steps", "步骤的限定语",
        |query| !query.filters.qualifiers.is_empty(), |query| query.filters.qualifiers.clear();
    /// The least belief.
    Belief: "the least belief", "最低可信度",
        |query| query.filters.belief.is_some(), |query| query.filters.belief = None;
    /// That records of mechanisms are of the condition asked about.
    Indication: "the indication of the records", "记录的适应证",
        |query| query.by_indication, |query| query.by_indication = false;
}

impl Constraint {
    /// The constraints that a query has, in order.
    pub(super) fn of(query: &MechanismQuery) -> impl Iterator<Item = Self> {
        ROWS.iter().filter(|row| (row.is_set)(query)).map(|row| row.constraint)
    }

    /// Whether a graph holds what it can keep from a path: contexts, correlations.
    pub(super) fn can_matter(self, graph: &KnowledgeGraph) -> bool {
        let columns = &graph.columns.statements;
        match self {
            // The first is the empty one.
            Self::Coherence | Self::Context => columns.contexts.len() > 1,
            Self::Correlations => columns.profiles.iter().any(|profile| profile.flags.is_readable_correlation()),
            _ => true,
        }
    }

    /// The query without it.
    pub(super) fn relax(self, mut query: MechanismQuery) -> MechanismQuery {
        (self.row().relax)(&mut query);
        query
    }

    /// The constraint in Chinese; in English it is [displayed](fmt::Display).
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        self.row().chinese
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.row().english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dimension, EpistemicStatus, Sign};

    /// A query with every constraint.
    fn strict() -> MechanismQuery {
        MechanismQuery::between("a", "b")
            .net_sign(Sign::Positive)
            .max_hops(2)
            .via("c")
            .avoiding("d")
            .predicate("causes".parse().unwrap())
            .category("Gene".parse().unwrap())
            .source("infores:x")
            .layer("x")
            .epistemic_status(EpistemicStatus::Established)
            .min_belief("0.5".parse().unwrap())
            .refuse_correlations()
            .as_of("2020".parse().unwrap())
            .in_context([(Dimension::Disease, "e")].into_iter().collect())
            .exact_endpoints()
            .qualifier("object_aspect_qualifier", "activity")
            .by_indication()
    }

    #[test]
    fn each_constraint_is_seen_and_relaxed_by_itself() {
        let all: Vec<Constraint> = Constraint::of(&strict()).collect();
        assert_eq!(all.len(), ROWS.len());
        for (place, row) in ROWS.iter().enumerate() {
            assert_eq!(row.constraint as usize, place);
            let left: Vec<Constraint> = Constraint::of(&row.constraint.relax(strict())).collect();
            let others: Vec<Constraint> = all.iter().copied().filter(|other| *other != row.constraint).collect();
            assert_eq!(left, others, "{}", row.constraint);
        }
        let plain = MechanismQuery::between("a", "b").allow_incoherent().allow_correlations().max_hops(MOST_HOPS);
        assert_eq!(Constraint::of(&plain).count(), 0);
    }
}
