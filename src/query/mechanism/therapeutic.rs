//! Therapeutic statements between the endpoints: what is claimed as treatment, beside the mechanisms.

use std::collections::BTreeMap;

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
    /// The strategy that the drug implements, where [`via_strategy`](Self::via_strategy) is an ancestor of it.
    pub implemented: Option<Node<'g>>,
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
    /// Statements that failed another filter of the query: what it keeps away from, source, layer, epistemic or clinical
    /// status, a jurisdiction or time that is not theirs.
    pub others: usize,
}

/// Whose claims are collected, if they are not the drug's own: those of a strategy, and what the drug implements of it.
#[derive(Clone, Copy, Default)]
struct Strategy<'g> {
    via: Option<Node<'g>>,
    implemented: Option<Node<'g>>,
}

impl<'g> Prepared<'g> {
    /// Therapeutic statements from a source, or from a strategy that it implements, to a target. They
    /// are never inherited from a superclass of the target, nor promoted to one.
    #[must_use]
    pub fn treatments(&self) -> Treatments<'g> {
        let mut treatments = Treatments::default();
        let mut strategies: BTreeMap<NodeId, Option<NodeId>> = BTreeMap::new();
        for source in self.plan.sources() {
            self.collect(source, Strategy::default(), &mut treatments);
            for (strategy, implemented) in self.strategies(source) {
                let known = strategies.entry(strategy).or_insert(implemented);
                *known = (*known).min(implemented);
            }
        }
        // A strategy that is itself asked about speaks for itself.
        strategies.retain(|strategy, _| self.plan.sources.binary_search(strategy).is_err());
        let node = |number: NodeId| Node::new(self.plan.graph, number);
        for (strategy, implemented) in strategies {
            let via = Strategy { via: Some(node(strategy)), implemented: implemented.map(node) };
            self.collect(node(strategy), via, &mut treatments);
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

    /// What a drug implements, and the classes above it, each of these with what the drug implements itself.
    fn strategies(&self, drug: Node<'g>) -> Vec<(NodeId, Option<NodeId>)> {
        let implements = |statement: &StatementRef<'g>| {
            statement.predicate().local_name() == "implements" && !statement.is_negated()
        };
        let direct = drug.outgoing().filter(implements).filter_map(|statement| statement.object().node());
        let with_classes = |node: Node<'g>| {
            let own = node.number();
            let above = self.plan.graph.ancestors(own).into_iter().filter(move |class| *class != own);
            core::iter::once((own, None)).chain(above.map(move |class| (class, Some(own))))
        };
        direct.flat_map(with_classes).collect()
    }

    fn collect(&self, treatment: Node<'g>, strategy: Strategy<'g>, treatments: &mut Treatments<'g>) {
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
            if !self.plan.targets.contain(condition.number()) {
                continue;
            }
            let Strategy { via: via_strategy, implemented } = strategy;
            let therapeutic = Therapeutic { statement, treatment, condition, via_strategy, implemented };
            let is_refuted = statement.epistemic_status() == Some(EpistemicStatus::Refuted);
            match therapeutic.nature() {
                ClaimNature::Asserted | ClaimNature::TextMined | ClaimNature::Predicted => {
                    if self.counts(statement, treatments) {
                        treatments.statements.push(therapeutic);
                    }
                }
                // To deny or refute harm claims nothing, and neither does a denial that is refuted itself.
                ClaimNature::Denied if !statement.is_therapeutic() || is_refuted => {}
                ClaimNature::Refuted if !statement.is_therapeutic() => {}
                _ => {
                    if self.speaks_there_and_then(statement, treatments) {
                        treatments.against.push(therapeutic);
                    }
                }
            }
        }
    }

    /// Whether what speaks against a treatment does so where and when the query asks, as far as is known. Other filters do
    /// not hide it.
    fn speaks_there_and_then(&self, statement: StatementRef<'g>, treatments: &mut Treatments<'g>) -> bool {
        let there = |asked: &str| is_of_jurisdiction(statement, asked) != Some(false);
        let speaks = self.query.jurisdiction.as_deref().is_none_or(there)
            && self.query.filters.as_of.is_none_or(|date| statement.holds_as_of(date) != Some(false));
        treatments.others += usize::from(!speaks);
        speaks
    }

    /// Whether a claim passes the filters that concern it; what they leave out is counted.
    fn counts(&self, statement: StatementRef<'g>, treatments: &mut Treatments<'g>) -> bool {
        let query = &self.query;
        let passes = query.filters.admits_claim(statement)
            && (query.clinical.is_empty() || statement.clinical_status().is_some_and(|s| query.clinical.contains(&s)));
        if !passes {
            treatments.others += 1;
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
            (Some(Some(false)), _) | (_, Some(Some(false))) => {
                treatments.others += 1;
                false
            }
            (_, Some(None)) => {
                treatments.undated += 1;
                false
            }
            (_, Some(Some(true)) | None) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::MechanismQuery;
    use crate::{ClinicalStatus, GraphBuilder, Statement};

    /// The ids of what is claimed and of what speaks against it, and how many others a filter leaves out.
    fn check(query: impl Fn(MechanismQuery) -> MechanismQuery, expected: (&[&str], &[&str], usize)) {
        let of = |predicate: &str, name: &str| {
            Statement::of("CHEBI:1", predicate, "MONDO:1").with_id(name).from_source(format!("infores:{name}"))
        };
        let there = |mut statement: Statement, jurisdiction: &str| {
            statement.applicability.jurisdiction = Some(jurisdiction.to_owned());
            statement
        };
        let said = [
            there(of("treats", "a").with_clinical_status(ClinicalStatus::Approved), "EU"),
            of("treats", "b").with_epistemic_status(EpistemicStatus::Hypothesised),
            of("treats", "denies").denied(),
            of("treats", "denial-refuted").denied().with_epistemic_status(EpistemicStatus::Refuted),
            of("contraindicated_in", "harms"),
            there(of("contraindicated_in", "harms-there"), "FR"),
        ];
        let graph = GraphBuilder::from_iter(said).freeze().unwrap();
        let query = query(MechanismQuery::between("CHEBI:1", "MONDO:1"));
        let treatments = query.prepare(&graph).unwrap().treatments();
        let ids = |list: &[Therapeutic<'_>]| list.iter().map(|it| it.statement.id().into_owned()).collect::<Vec<_>>();
        let found = (ids(&treatments.statements), ids(&treatments.against), treatments.others);
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(found, (owned(expected.0), owned(expected.1), expected.2), "{query:?}");
    }

    #[test]
    fn a_claim_of_an_ancestor_of_what_the_drug_implements_names_both() {
        let said = [
            ("D:1", "implements", "R:1"),
            ("D:1", "implements", "R:4"),
            ("R:1", "subclass_of", "R:2"),
            ("R:2", "subclass_of", "R:3"),
            ("R:1", "subclass_of", "R:4"),
            ("R:1", "treats", "X:1"),
            ("R:3", "treats", "X:1"),
            ("R:4", "treats", "X:1"),
        ];
        let said = said.map(|(subject, predicate, object)| Statement::of(subject, predicate, object));
        let graph = GraphBuilder::from_iter(said).freeze().unwrap();
        let treatments = MechanismQuery::between("D:1", "X:1").prepare(&graph).unwrap().treatments();
        let curie = |node: Option<Node<'_>>| node.map(|node| node.curie().to_owned());
        let via: Vec<_> =
            treatments.statements.iter().map(|it| (curie(it.via_strategy), curie(it.implemented))).collect();
        let named = |text: &str| Some(text.to_owned());
        // The drug implements the fourth itself too.
        let expected = [(named("R:1"), None), (named("R:3"), named("R:1")), (named("R:4"), None)];
        assert_eq!(via, expected);
    }

    #[test]
    fn filters_leave_out_claims_and_count_them_and_never_what_speaks_against() {
        let against = ["harms", "harms-there", "denies"];
        check(|query| query, (&["a", "b"], &against, 0));
        check(|query| query.source("infores:a"), (&["a"], &against, 1));
        check(|query| query.avoiding_source("infores:a"), (&["b"], &against, 1));
        check(|query| query.avoiding_statement("a"), (&["b"], &against, 1));
        check(|query| query.avoiding_predicate("treats".parse().unwrap()), (&[], &against, 2));
        check(|query| query.epistemic_status(EpistemicStatus::Established), (&[], &against, 2));
        check(|query| query.clinical_status(ClinicalStatus::Approved), (&["a"], &against, 1));
        // What is known to hold elsewhere is no matter of the question.
        check(|query| query.jurisdiction("US"), (&[], &["harms", "denies"], 2));
        check(|query| query.jurisdiction("EU"), (&["a"], &["harms", "denies"], 1));
    }
}
