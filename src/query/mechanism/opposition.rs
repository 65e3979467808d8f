//! What speaks against a step: statements that turn its sign, are refuted, or deny it.

use serde::{Deserialize, Serialize};

use crate::graph::{ContextValue, Node, StatementRef};
use crate::model::{Direction, Effect, EpistemicStatus, Traversal, Value};
use crate::query::plan::{Budget, Coherence, Narrowest, RunOptions};
use crate::schema::{self, Reading};

use super::expansion::Read;
use super::path::Step;

/// How a statement speaks against a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OppositionKind {
    /// It says `+` where the step says `-`, or the other way round.
    OppositeSign,
    /// It says what the step says, and is refuted.
    Refuted,
    /// It denies what the step says.
    Denied,
}

/// A statement that speaks against a step; see [`Step::against`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opposition<'g> {
    /// The statement.
    pub statement: StatementRef<'g>,
    /// The direction in which it is read, as from the start of the step to its end.
    pub direction: Direction,
    /// How it speaks against the step.
    pub kind: OppositionKind,
}

impl<'g> Step<'_, 'g> {
    /// The statements between the same two entities that speak against the step, by kind and number: those that turn its
    /// sign, those that say the same and are refuted, and those that deny it. Correlations turn no sign, and a statement
    /// of a context in which the mechanism does not hold speaks of something else. Filters of the query do not apply: what
    /// is left out of an answer still speaks against it.
    ///
    /// # Complexity
    ///
    /// O(d) for the fewer statements d of its two ends.
    #[must_use]
    pub fn against(self) -> Vec<Opposition<'g>> {
        let is_support = |statement| self.supports().any(|support| support.statement == statement);
        self.against_between([self.from(), self.to()], self.effect(), is_support)
    }

    /// The same of a statement that one of its supports summarises, read as a step of its own from `start` on.
    pub(crate) fn against_sub_step(self, start: Node<'g>, read: &Read<'g>) -> Vec<Opposition<'g>> {
        self.against_between([start, read.to], read.statement.effect(), |statement| statement == read.statement)
    }

    fn against_between(
        self,
        ends: [Node<'g>; 2],
        effect: Effect,
        is_support: impl Fn(StatementRef<'g>) -> bool,
    ) -> Vec<Opposition<'g>> {
        let (graph, [from, to]) = (self.graph(), ends.map(Node::number));
        let diseases = self.diseases();
        let mut coherence = Coherence::new(graph);
        let mut budget = Budget::new(RunOptions::default());
        let mut against = Vec::new();
        for (end, direction) in graph.edges_between(from, to) {
            let statement = StatementRef::new(graph, end.statement());
            if !is_support(statement)
                && let Some(kind) = speaks_against(statement, direction, effect)
                && shares_context(statement, self.contexts(), &diseases, &mut coherence, &mut budget)
            {
                against.push(Opposition { statement, direction, kind });
            }
        }
        against.sort_unstable_by_key(|opposition| (opposition.kind, opposition.statement.number()));
        against
    }
}

/// How a statement, read in a direction, speaks against a step of an effect between the same entities.
fn speaks_against(statement: StatementRef<'_>, direction: Direction, effect: Effect) -> Option<OppositionKind> {
    let (is_negated, is_refuted) =
        (statement.is_negated(), statement.epistemic_status() == Some(EpistemicStatus::Refuted));
    if !is_negated && !is_refuted {
        let turns = statement.permits(direction) && is_opposite(statement.effect(), effect);
        return turns.then_some(OppositionKind::OppositeSign);
    }
    let said = said(statement, direction);
    match (is_negated, is_refuted) {
        // What is denied and refuted is said; what turns the sign and is not so agrees with the step.
        (true, true) => None,
        _ if !said.is_step() || is_opposite(said, effect) => None,
        (true, false) => Some(OppositionKind::Denied),
        _ => Some(OppositionKind::Refuted),
    }
}

fn is_opposite(one: Effect, other: Effect) -> bool {
    one.sign().zip(other.sign()).is_some_and(|(one, other)| one != other)
}

/// What a statement would do to a path that reads it in a direction if it were neither denied nor refuted.
fn said(statement: StatementRef<'_>, direction: Direction) -> Effect {
    let Some((subject, object)) = statement.ends() else { return Effect::None };
    let qualifiers = statement.to_statement().qualifiers;
    let written = statement.property("original_predicate").or_else(|| statement.property("metaedge"));
    let written = written.as_ref().and_then(|value| match value {
        Value::List(values) => values.first().and_then(Value::as_text),
        value => value.as_text(),
    });
    let source = statement.primary_knowledge_source();
    let record = source.filter(|source| schema::records_mechanisms(source)).map(|_| Traversal::Both);
    let reading = Reading { source, original_predicate: written, record };
    let [subject, object] = [subject, object].map(|end| schema::deciding_categories(end.curie(), end.categories()));
    let meaning = schema::meaning_of(statement.predicate(), &qualifiers, subject, object, reading);
    match statement.explicit_effect() {
        Some(effect) if meaning.traversal.permits(direction) => effect,
        Some(_) => Effect::None,
        None => meaning.effect_in(direction),
    }
}

/// Whether a statement holds in a context of the mechanism, and for the disease that it is about; one that holds nowhere
/// together is compared with nothing else.
fn shares_context<'g>(
    statement: StatementRef<'g>,
    contexts: &[Narrowest],
    diseases: &[ContextValue],
    coherence: &mut Coherence<'g>,
    budget: &mut Budget,
) -> bool {
    let own = statement.context_values();
    let mut goes_with = |context: &[ContextValue]| coherence.narrowest(&[own, context], diseases, budget).is_some();
    own.is_empty() || if contexts.is_empty() { goes_with(&[]) } else { contexts.iter().any(|it| goes_with(it)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sign;
    use crate::query::MechanismQuery;
    use crate::{GraphBuilder, KnowledgeGraph, Statement};

    /// A graph in which A causes B, with other statements beside.
    fn graph(beside: Vec<Statement>) -> KnowledgeGraph {
        let says = Statement::of("A:1", "causes", "A:2").with_id("says");
        [says].into_iter().chain(beside).collect::<GraphBuilder>().freeze().unwrap()
    }

    /// What speaks against the first step of the best mechanism between two entities of a sign.
    fn against(graph: &KnowledgeGraph, to: &str, sign: Sign) -> Vec<(OppositionKind, Direction, String)> {
        let mut found = MechanismQuery::between("A:1", to).run(graph).unwrap();
        let mechanism = found.find(|it| it.sign() == Some(sign)).unwrap();
        let against = mechanism.steps().next().unwrap().against();
        against.into_iter().map(|it| (it.kind, it.direction, it.statement.id().into_owned())).collect()
    }

    fn check(beside: Vec<Statement>, expected: &[(OppositionKind, Direction)]) {
        let against = against(&graph(beside), "A:2", Sign::Positive);
        assert_eq!(against.into_iter().map(|(kind, direction, _)| (kind, direction)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_turns_denies_or_refutes_the_same_speaks_against_a_step() {
        use Direction::Forward;
        use OppositionKind::{Denied, OppositeSign, Refuted};
        let refuted = |statement: Statement| statement.with_epistemic_status(EpistemicStatus::Refuted);
        check(vec![], &[]);
        check(vec![Statement::of("A:1", "disrupts", "A:2")], &[(OppositeSign, Forward)]);
        check(vec![Statement::of("A:2", "disrupted_by", "A:1")], &[(OppositeSign, Forward)]);
        check(vec![Statement::of("A:2", "disrupts", "A:1"), Statement::of("A:1", "disrupts", "A:3")], &[]);
        check(vec![Statement::of("A:1", "causes", "A:2").denied()], &[(Denied, Forward)]);
        check(vec![refuted(Statement::of("A:1", "contributes_to", "A:2"))], &[(Refuted, Forward)]);
        // To deny or refute the opposite is to agree.
        check(
            vec![
                Statement::of("A:1", "disrupts", "A:2").denied(),
                refuted(Statement::of("A:1", "disrupts", "A:2").with_id("x")),
            ],
            &[],
        );
        // A name has no effect, and what goes together is no cause.
        check(
            vec![
                Statement::of("A:1", "same_as", "A:2").denied(),
                Statement::of("A:1", "negatively_correlated_with", "A:2"),
            ],
            &[],
        );
        // Without a sign it still says that the one acts on the other.
        check(vec![Statement::of("A:1", "affects", "A:2").denied()], &[(Denied, Forward)]);
    }

    #[test]
    fn a_sub_step_has_what_speaks_against_it_and_goes_where_the_query_avoids_it() {
        let mut builder = GraphBuilder::new();
        let over = |first: &str| [first.to_owned(), format!("{first}2")];
        let summary = Statement::of("A:1", "causes", "A:9").with_id("whole");
        builder.add_statement(summary.as_shortcut_over(over("x")).as_shortcut_over(over("y")));
        for (name, middle) in [("x", "A:2"), ("y", "A:3")] {
            builder.add_statement(Statement::of("A:1", "causes", middle).with_id(name));
            builder.add_statement(Statement::of(middle, "causes", "A:9").with_id(format!("{name}2")));
        }
        builder.add_statement(Statement::of("A:2", "causes", "A:9").denied().with_id("denial"));
        let graph = builder.freeze().unwrap();
        let expansions = |query: MechanismQuery| {
            let answer = query.answer(&graph).unwrap();
            #[cfg(feature = "json")]
            assert!(answer.verify(&graph).is_ok());
            let summary = answer.mechanisms[0].summary.clone().unwrap_or_default();
            let of = |it: &crate::query::StatementAnswer| {
                let against: Vec<String> = it.against.iter().map(|one| one.statement.id.clone()).collect();
                format!("{}{}", it.id, against.concat())
            };
            summary.iter().flat_map(|it| &it.expansions).flatten().map(of).collect::<Vec<_>>().join(" ")
        };
        let query = MechanismQuery::between("A:1", "A:9");
        assert_eq!(expansions(query.clone()), "x x2denial y y2");
        assert_eq!(expansions(query.clone().avoiding("A:3")), "x x2denial");
        assert_eq!(expansions(query.avoiding("A:2")), "y y2");
    }

    #[test]
    fn a_statement_of_another_context_does_not_speak_against() {
        let dimension = crate::model::Dimension::Disease;
        let context = |value: &str| [(dimension, value)].into_iter().collect();
        let said = [("causes", "D:1", "says"), ("disrupts", "D:2", "other"), ("disrupts", "D:1", "same")];
        let said = said.map(|(predicate, disease, name)| {
            Statement::of("A:1", predicate, "A:2").in_context(context(disease)).with_id(name)
        });
        let graph = GraphBuilder::from_iter(said).freeze().unwrap();
        let against = against(&graph, "A:2", Sign::Positive);
        assert_eq!(against.into_iter().map(|(_, _, id)| id).collect::<Vec<_>>(), ["same"]);
    }

    #[test]
    fn the_disease_asked_about_is_a_context_of_what_speaks_against() {
        let disease = |number: &str| crate::Entity {
            categories: vec!["biolink:Disease".parse().unwrap()],
            ..crate::Entity::new(number.parse().unwrap())
        };
        let context = |value: &str| [(crate::model::Dimension::Disease, value)].into_iter().collect();
        let says = Statement::of("A:1", "disrupts", "A:2").with_id("says");
        for says in [says.clone(), says.in_context(context("D:1"))] {
            let mut builder = GraphBuilder::new();
            for number in ["D:1", "D:2"] {
                builder.add_entity(disease(number));
            }
            builder.extend([says, Statement::of("A:2", "causes", "D:1").with_id("leads")]);
            for (value, name) in [("D:1", "here"), ("D:2", "elsewhere")] {
                let holds = |statement: Statement| statement.in_context(context(value));
                builder.add_statement(holds(Statement::of("A:1", "causes", "A:2")).with_id(name));
                builder.add_statement(
                    holds(Statement::of("A:1", "disrupts", "A:2").denied()).with_id(format!("denied {name}")),
                );
            }
            let graph = builder.freeze().unwrap();
            let against = against(&graph, "D:1", Sign::Negative);
            let mut names: Vec<_> = against.into_iter().map(|(_, _, id)| id).collect();
            names.sort();
            assert_eq!(names, ["denied here", "here"]);
        }
    }
}
