//! Therapeutic statements between the endpoints: what is claimed as treatment, beside the mechanisms.

use serde::{Deserialize, Serialize};

use crate::graph::{Node, NodeId, StatementRef};
use crate::model::{Basis, EpistemicStatus, Traversal};
use crate::query::plan::is_of_jurisdiction;
use crate::schema;

use super::prepared::Prepared;

/// A statement that something is, or is studied as, a treatment of the target or of a class of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Therapeutic<'g> {
    /// The statement.
    pub statement: StatementRef<'g>,
    /// What treats: the drug, or the strategy.
    pub treatment: Node<'g>,
    /// What is treated: the target, or a subclass of it.
    pub condition: Node<'g>,
    /// The strategy that the drug implements, or an ancestor of it, where the statement is the
    /// strategy's and not the drug's.
    pub via_strategy: Option<Node<'g>>,
}

/// How a claim is made, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClaimNature {
    /// A source says so.
    Asserted,
    /// A program read it in a text (`agent_type`).
    TextMined,
    /// A model predicts it (`knowledge_level`).
    Predicted,
    /// A source says that a treatment does harm there, or is not to be used.
    Contraindicated,
    /// A source that says so is refuted.
    Refuted,
    /// A source denies it.
    Denied,
}

impl Therapeutic<'_> {
    /// How the claim is made.
    #[must_use]
    pub fn nature(&self) -> ClaimNature {
        let statement = self.statement;
        if statement.is_negated() {
            return ClaimNature::Denied;
        }
        if statement.epistemic_status() == Some(EpistemicStatus::Refuted) {
            return ClaimNature::Refuted;
        }
        if !statement.is_therapeutic() {
            return ClaimNature::Contraindicated;
        }
        if statement.knowledge_level() == Some("prediction") {
            return ClaimNature::Predicted;
        }
        match statement.agent_type() {
            Some("text_mining_agent") => ClaimNature::TextMined,
            _ => ClaimNature::Asserted,
        }
    }
}

/// The therapeutic statements of a query, and how many a filter could not judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Treatments<'g> {
    /// The statements: the drug's own before its strategies', each by nature, clinical status, condition and
    /// number.
    pub statements: Vec<Therapeutic<'g>>,
    /// What speaks against: treatments that are refuted or denied, contraindications and adverse effects, in the same
    /// order.
    pub against: Vec<Therapeutic<'g>>,
    /// Statements that failed the query's "as of" because their date is unknown.
    pub undated: usize,
    /// Statements that failed the query's jurisdiction because theirs is unknown.
    pub without_jurisdiction: usize,
    /// Statements that failed the least belief of the query, or whose belief is unknown.
    pub less_believed: usize,
}

impl<'g> Prepared<'g> {
    /// Therapeutic statements from a source, or from a strategy that it implements, to a target. They
    /// are never inherited from a superclass of the target, nor promoted to one.
    #[must_use]
    pub fn treatments(&self) -> Treatments<'g> {
        let mut treatments = Treatments::default();
        let mut strategies: Vec<NodeId> = Vec::new();
        for source in self.plan.sources() {
            self.collect(source, None, &mut treatments);
            strategies.extend(self.strategies(source));
        }
        // A strategy that is itself asked about speaks for itself.
        strategies.retain(|strategy| self.plan.sources.binary_search(strategy).is_err());
        strategies.sort_unstable();
        strategies.dedup();
        for strategy in strategies.into_iter().map(|node| Node::new(self.plan.graph, node)) {
            self.collect(strategy, Some(strategy), &mut treatments);
        }
        for list in [&mut treatments.statements, &mut treatments.against] {
            list.sort_by_key(|therapeutic| {
                let status = therapeutic.statement.clinical_status();
                let (own, nature) = (therapeutic.via_strategy.is_some(), therapeutic.nature());
                let (condition, number) = (therapeutic.condition.number(), therapeutic.statement.number());
                (own, nature, status.is_none(), status, condition, number)
            });
        }
        treatments
    }

    /// What a drug implements, and the classes above it.
    fn strategies(&self, drug: Node<'g>) -> Vec<NodeId> {
        let implements = |statement: &StatementRef<'g>| {
            statement.predicate().local_name() == "implements" && !statement.is_negated()
        };
        let direct = drug.outgoing().filter(implements).filter_map(|statement| statement.object().node());
        let with_classes =
            |node: Node<'g>| core::iter::once(node.number()).chain(self.plan.graph.ancestors(node.number()));
        direct.flat_map(with_classes).collect()
    }

    fn collect(&self, treatment: Node<'g>, via_strategy: Option<Node<'g>>, treatments: &mut Treatments<'g>) {
        let is_inverse = |statement: &StatementRef<'g>| {
            let row = schema::predicate(statement.predicate().as_str());
            row.is_some_and(|row| row.traversal() == Traversal::Backward)
        };
        let with = treatment.outgoing().filter(|statement| !is_inverse(statement));
        let against = treatment.incoming().filter(is_inverse);
        for statement in with.chain(against) {
            // What the schema reads as an effect of its own is a step; an effect that the curator stated takes no claim away.
            let is_step = statement.effect().is_step() && statement.basis() != Some(Basis::Stated);
            let claims = (statement.is_therapeutic() && !is_step) || statement.speaks_against();
            let Some((subject, object)) = statement.ends().filter(|_| claims) else { continue };
            let condition = if subject == treatment { object } else { subject };
            if self.plan.targets.contain(condition.number()) && self.counts(statement, treatments) {
                let therapeutic = Therapeutic { statement, treatment, condition, via_strategy };
                let list = match therapeutic.nature() {
                    ClaimNature::Asserted | ClaimNature::TextMined | ClaimNature::Predicted => {
                        &mut treatments.statements
                    }
                    _ if statement.is_negated() && !statement.is_therapeutic() => continue,
                    _ => &mut treatments.against,
                };
                list.push(therapeutic);
            }
        }
    }

    /// Whether a therapeutic statement passes the filters that concern it.
    fn counts(&self, statement: StatementRef<'g>, treatments: &mut Treatments<'g>) -> bool {
        let query = &self.query;
        let passes = query.filters.admits_claim(statement)
            && (query.clinical.is_empty() || statement.clinical_status().is_some_and(|s| query.clinical.contains(&s)));
        if !passes {
            return false;
        }
        if !query.filters.admits_belief(statement) {
            treatments.less_believed += 1;
            return false;
        }
        let of_jurisdiction = query.jurisdiction.as_deref().map(|asked| is_of_jurisdiction(statement, asked));
        let in_time = query.filters.as_of.map(|date| statement.holds_as_of(date));
        match (of_jurisdiction, in_time) {
            (Some(None), _) => {
                treatments.without_jurisdiction += 1;
                false
            }
            (Some(Some(false)), _) => false,
            (_, Some(None)) => {
                treatments.undated += 1;
                false
            }
            (_, in_time) => in_time.flatten().unwrap_or(true),
        }
    }
}
