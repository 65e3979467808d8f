//! Checking a proof against a graph, by look-up and judgement, without any search.

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::{Context, Direction, Effect, EpistemicStatus};
use crate::query::plan::{Budget, Limits, Narrowest, Plan};

use super::constraint::Constraint;
use super::ending::net_sign;
use super::evaluate::{Evaluator, Found, found_steps};
use super::goal::Goal;
use super::passages::runs_via;
use super::path::{Mechanism, StepSupport, context_of};
use super::prepared::Prepared;
use super::product::Wanted;
use super::proof::{Proof, ProofError, ProofStep, ProofSupport};
use super::search::inherited_goal;
use super::support::Support;

impl Proof {
    /// Checks every claim against a graph, by look-up alone.
    ///
    /// # Errors
    ///
    /// [`ProofError`] for the first claim that does not hold, or that cannot be checked within the default
    /// [`Limits`].
    pub fn verify(&self, graph: &KnowledgeGraph) -> Result<(), ProofError> {
        self.replay(graph).map(drop)
    }

    /// The mechanism that the proof is of, once every claim is checked, as [`verify`](Self::verify) does.
    ///
    /// ```
    /// use mechgraph::MechanismQuery;
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let mechanism = MechanismQuery::between("emapalumab", "HLH").run(&graph)?.next().ok_or("there is none")?;
    /// assert_eq!(mechanism.proof().replay(&graph)?.to_string(), mechanism.to_string());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub fn replay<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Mechanism<'g>, ProofError> {
        let node = |id: &String| graph.node(id).ok_or_else(|| ProofError::Missing(id.clone()));
        let nodes: Vec<Node<'_>> = self.nodes.iter().map(node).collect::<Result<_, _>>()?;
        // A loop comes back to where it starts, and to nothing else.
        let is_closed = nodes.len() > 1 && nodes.first() == nodes.last();
        let passed = if self.query.loops { nodes.get(1..).unwrap_or_default() } else { &nodes };
        let repeats = self.query.loops != is_closed
            || passed.iter().enumerate().any(|(place, node)| passed.iter().skip(place + 1).any(|other| other == node));
        if self.steps.is_empty() || nodes.len() != self.steps.len() + 1 || repeats {
            return Err(ProofError::Shape);
        }
        let mut supports: Vec<Vec<Support>> = Vec::new();
        for (place, (step, ends)) in self.steps.iter().zip(nodes.windows(2)).enumerate() {
            supports.push(step.check(place + 1, ends, graph, self.query.correlations)?);
        }
        let numbers: Vec<NodeId> = nodes.iter().map(|node| node.number()).collect();
        let product = self.steps.iter().fold(Effect::Carrier, |product, step| product.then(step.effect));
        let sign = net_sign(graph, product, &numbers, self.read(&supports));
        if sign != self.sign {
            return Err(ProofError::Sign(sign));
        }
        let status = |support: &Support| StatementRef::new(graph, support.statement).epistemic_status();
        let best = |step: &Vec<Support>| step.iter().map(status).max().flatten();
        let weakest = supports.iter().map(best).min().flatten();
        let is_inherited = self.inherited || self.start_inherited;
        let status = if is_inherited { weakest.min(Some(EpistemicStatus::Hypothesised)) } else { weakest };
        if status != self.status {
            return Err(ProofError::Status(status));
        }
        let mut prepared = self.query.prepare(graph)?;
        if self.start_inherited {
            let start = || ProofError::Start(self.nodes.first().cloned().unwrap_or_default());
            prepared = prepared.of_classes().ok_or_else(start)?;
        }
        self.check_ends(&nodes, &prepared)?;
        self.check_constraints(&numbers, &supports, &prepared)?;
        let contexts = self.check_context(&numbers, &supports, &prepared)?;
        let priced = supports
            .into_iter()
            .zip(&numbers)
            .map(|(step, from)| step.into_iter().map(|support| support.priced(*from, &prepared)).collect());
        let steps = self.steps.iter().map(|step| step.effect).zip(priced);
        let steps = found_steps(&prepared, steps).ok_or(ProofError::Shape)?;
        let inherited_from = numbers.last().copied().filter(|_| self.inherited);
        let cost = steps.iter().map(|step| step.cost).sum();
        Ok(Mechanism::new(&prepared, Found { nodes: numbers, steps, sign, cost, contexts, inherited_from }))
    }

    /// The steps as they are read: the effect of each, and what supports it.
    fn read<'s>(
        &self,
        supports: &'s [Vec<Support>],
    ) -> impl DoubleEndedIterator<Item = (Effect, &'s [Support])> + Clone {
        self.steps.iter().map(|step| step.effect).zip(supports.iter().map(Vec::as_slice))
    }

    /// The path leads from where the query starts to where it ends, or above if it is inherited.
    fn check_ends(&self, nodes: &[Node<'_>], prepared: &Prepared<'_>) -> Result<(), ProofError> {
        let (Some(start), Some(end)) = (nodes.first(), nodes.last()) else { return Err(ProofError::Shape) };
        if prepared.plan.sources.binary_search(&start.number()).is_err() {
            return Err(ProofError::Start(start.curie().to_owned()));
        }
        let ends = match self.goal(prepared) {
            Some(goal) => goal.targets.contain(end.number()),
            None => false,
        };
        if !ends {
            return Err(ProofError::End(end.curie().to_owned()));
        }
        let asked = prepared.asked.filter(|asked| *asked != end.number());
        let asked = asked.map(|asked| Node::new(prepared.plan.graph, asked).curie());
        if asked == self.asked.as_deref() {
            return Ok(());
        }
        Err(ProofError::Hierarchy(self.asked.as_deref().or(asked).unwrap_or_default().to_owned()))
    }

    /// What the path was found for: the query's own targets, or what lies above the one asked about.
    fn goal(&self, prepared: &Prepared<'_>) -> Option<Goal> {
        if self.inherited {
            return inherited_goal(prepared, Wanted::ANY);
        }
        Some(Goal::new(prepared.plan.targets.clone(), Wanted::ANY))
    }

    fn check_constraints(
        &self,
        nodes: &[NodeId],
        supports: &[Vec<Support>],
        prepared: &Prepared<'_>,
    ) -> Result<(), ProofError> {
        let (query, plan) = (&prepared.query, &prepared.plan);
        let all = || supports.iter().flatten();
        let inner = nodes.len().saturating_sub(2);
        let inner = || nodes.iter().skip(1).take(inner).copied();
        let statements = || all().map(|support| StatementRef::new(plan.graph, support.statement));
        let met = [
            (Constraint::NetSign, query.sign.is_none_or(|sign| self.sign == Some(sign))),
            (Constraint::MaxHops, self.steps.len() <= query.max_hops),
            (Constraint::Via, runs_via(prepared, nodes, self.read(supports))),
            (Constraint::Coherence, query.incoherent || self.coherent),
            (Constraint::Avoiding, nodes.iter().all(|node| plan.allows_node(*node))),
        ];
        if let Some((constraint, _)) = met.into_iter().find(|(_, met)| !met) {
            return Err(ProofError::Constraint(constraint));
        }
        let fits = |plan: &Plan<'_>| {
            inner().all(|node| plan.allows_inner(node))
                && statements().all(|statement| plan.edges.allows_number(statement.number()))
        };
        if fits(plan) {
            return Ok(());
        }
        // The constraint without which it would fit; the first if it takes several.
        let would_fit = |constraint: &Constraint| {
            let relaxed = constraint.relax(self.query.clone()).prepare(plan.graph);
            relaxed.is_ok_and(|relaxed| fits(&relaxed.plan))
        };
        let mut constraints = Constraint::of(query);
        let alone = constraints.find(would_fit).or_else(|| Constraint::of(query).next());
        Err(ProofError::Constraint(alone.unwrap_or(Constraint::Avoiding)))
    }

    /// Where the path holds. Each support must take part in a choice of one statement a step that holds together.
    fn check_context(
        &self,
        nodes: &[NodeId],
        supports: &[Vec<Support>],
        prepared: &Prepared<'_>,
    ) -> Result<Vec<Narrowest>, ProofError> {
        let Some(goal) = self.goal(prepared) else { return Err(ProofError::Shape) };
        let steps: Vec<&[Support]> = supports.iter().map(Vec::as_slice).collect();
        let mut budget = Budget::new(Limits::default());
        let solution = Evaluator::new(prepared).hold_together(nodes, &steps, prepared, &goal, &mut budget);
        if solution.is_some() != self.coherent {
            return Err(ProofError::Coherence(solution.is_some()));
        }
        let Some(solution) = solution else {
            return if self.context.is_empty() { Ok(Vec::new()) } else { Err(ProofError::Context(Context::new())) };
        };
        let valid = solution.valid.iter().flatten().flatten();
        if let Some((support, _)) = steps.iter().copied().flatten().zip(valid).find(|(_, valid)| !**valid) {
            let statement = StatementRef::new(prepared.plan.graph, support.statement);
            return Err(ProofError::Incoherent(statement.id().into_owned()));
        }
        let context = context_of(prepared.plan.graph, &solution.contexts);
        if context == self.context { Ok(solution.contexts) } else { Err(ProofError::Context(context)) }
    }
}

impl ProofStep {
    /// The supporting statements, if each leads from one end to the other as claimed.
    fn check<'g>(
        &self,
        step: usize,
        ends: &[Node<'g>],
        graph: &'g KnowledgeGraph,
        correlations: bool,
    ) -> Result<Vec<Support>, ProofError> {
        let mut supports = Vec::with_capacity(self.supports.len());
        for ProofSupport { statement: id, direction, rules } in &self.supports {
            let statement = graph.statement(id).ok_or_else(|| ProofError::Missing(id.clone()))?;
            let read = statement.ends().map(|(subject, object)| match direction {
                Direction::Forward => [subject, object],
                Direction::Backward => [object, subject],
            });
            let support = StepSupport { statement, direction: *direction };
            // A correlation is read from subject to object, if the query asks for it.
            let as_stated = correlations && *direction == Direction::Forward;
            let holds = read.is_some_and(|read| read == ends)
                && (statement.permits(*direction) || as_stated && statement.flags().is_readable_correlation())
                && statement.effect() == self.effect
                && support.rules() == *rules;
            let read = Support::of(statement, *direction).filter(|_| holds);
            supports.push(read.ok_or_else(|| ProofError::Support { step, statement: id.clone() })?);
        }
        if supports.is_empty() { Err(ProofError::Shape) } else { Ok(supports) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dimension, Sign};
    use crate::query::{Endpoint, MechanismQuery, QueryError};
    use crate::{GraphBuilder, Statement};

    /// `A:1`, of which `A:8` is a kind, lowers `A:2`, which raises `A:3` in a disease; `A:4` is a kind of `A:3`.
    fn graph() -> KnowledgeGraph {
        let mut builder = GraphBuilder::new();
        let mut add = |from: &str, predicate: &str, to: &str, context: Option<&str>| {
            let statement = Statement::of(from, predicate, to).with_id(format!("{from}{to}"));
            let context = context.map(|value| (Dimension::Pathway, value)).into_iter().collect();
            builder.add_statement(statement.in_context(context).with_epistemic_status(EpistemicStatus::Established));
        };
        add("A:1", "disrupts", "A:2", None);
        add("A:2", "causes", "A:3", Some("P:1"));
        add("A:2", "causes", "A:5", Some("P:2"));
        add("A:4", "subclass_of", "A:3", None);
        add("A:8", "subclass_of", "A:1", None);
        // A source and a layer that a query may name.
        let mut other = Statement::of("A:6", "related_to", "A:7").from_source("infores:x");
        other.layer = Some("x".to_owned());
        builder.add_statement(other);
        builder.freeze().unwrap()
    }

    fn proof(query: &MechanismQuery, graph: &KnowledgeGraph) -> Proof {
        let proof = query.run(graph).unwrap().next().unwrap().proof();
        assert_eq!(proof.verify(graph), Ok(()));
        proof
    }

    /// The error of a proof that was changed in one place.
    fn check(change: impl Fn(&mut Proof), expected: ProofError) {
        let graph = graph();
        let mut forged = proof(&MechanismQuery::between("A:1", "A:3"), &graph);
        change(&mut forged);
        assert_eq!(forged.verify(&graph), Err(expected));
    }

    fn at(step: usize, statement: &str) -> ProofError {
        ProofError::Support { step, statement: statement.to_owned() }
    }

    #[test]
    fn each_claim_is_refused_by_name() {
        check(|it| it.nodes[1] = "A:9".to_owned(), ProofError::Missing("A:9".to_owned()));
        check(|it| it.nodes[1] = "A:4".to_owned(), at(1, "A:1A:2"));
        check(|it| it.nodes.truncate(1), ProofError::Shape);
        check(|it| it.steps.clear(), ProofError::Shape);
        check(|it| it.steps[0].effect = Effect::Positive, at(1, "A:1A:2"));
        check(|it| it.steps[1].supports[0].statement = "A:2A:5".to_owned(), at(2, "A:2A:5"));
        check(|it| it.steps[1].supports[0].statement = "none".to_owned(), ProofError::Missing("none".to_owned()));
        check(|it| it.steps[1].supports[0].direction = Direction::Backward, at(2, "A:2A:3"));
        check(|it| it.steps[1].supports[0].rules.push(super::super::proof::Rule::Carrier), at(2, "A:2A:3"));
        check(|it| it.steps[1].supports.clear(), ProofError::Shape);
        check(|it| it.sign = Some(Sign::Positive), ProofError::Sign(Some(Sign::Negative)));
        check(|it| it.status = None, ProofError::Status(Some(EpistemicStatus::Established)));
        check(|it| it.asked = Some("A:4".to_owned()), ProofError::Hierarchy("A:4".to_owned()));
        check(|it| it.inherited = true, ProofError::Status(Some(EpistemicStatus::Hypothesised)));
        check(|it| it.coherent = false, ProofError::Constraint(Constraint::Coherence));
        let pathway: Context = [(Dimension::Pathway, "P:1")].into_iter().collect();
        check(|it| it.context = Context::new(), ProofError::Context(pathway));
    }

    #[test]
    fn the_query_is_held_against_the_path() {
        let change = |it: &mut Proof, with: fn(MechanismQuery) -> MechanismQuery| it.query = with(it.query.clone());
        let is = |with: fn(MechanismQuery) -> MechanismQuery, expected| check(|it| change(it, with), expected);
        let misses = |with, constraint| is(with, ProofError::Constraint(constraint));
        is(|_| MechanismQuery::between("A:2", "A:3"), ProofError::Start("A:1".to_owned()));
        is(|_| MechanismQuery::between("A:1", "A:5"), ProofError::End("A:3".to_owned()));
        is(|it| it.to(Endpoint::Any).max_hops(0), ProofError::Query(QueryError::Hops(0)));
        misses(|it| it.max_hops(1), Constraint::MaxHops);
        misses(|it| it.net_sign(Sign::Positive), Constraint::NetSign);
        misses(|it| it.via("A:5"), Constraint::Via);
        misses(|it| it.avoiding("A:2"), Constraint::Avoiding);
        misses(|it| it.avoiding_statement("A:2A:3"), Constraint::Avoiding);
        misses(|it| it.predicate("causes".parse().unwrap()), Constraint::Predicates);
        misses(|it| it.category("Gene".parse().unwrap()), Constraint::Categories);
        misses(|it| it.source("infores:x"), Constraint::Sources);
        misses(|it| it.layer("x"), Constraint::Layers);
        misses(|it| it.qualifier("object_aspect_qualifier", "activity"), Constraint::Qualifiers);
        let other = [(Dimension::Pathway, "P:2")].into_iter().collect::<Context>();
        check(|it| it.query = it.query.clone().in_context(other.clone()), ProofError::Coherence(false));
    }

    #[test]
    fn mechanisms_of_a_class_start_above_what_was_asked() {
        let graph = graph();
        let query = MechanismQuery::between("A:8", "A:2");
        assert_eq!(query.run(&graph).unwrap().count(), 0);
        let of_class = proof(&query.clone().classes_of_start(), &graph);
        assert!(of_class.start_inherited && of_class.verify(&graph) == Ok(()));
        assert_eq!(of_class.nodes, ["A:1", "A:2"]);
        let own = Proof { start_inherited: false, ..of_class.clone() };
        assert!(own.verify(&graph).is_err());
        let unasked = Proof { query, ..of_class };
        assert_eq!(unasked.verify(&graph), Err(ProofError::Start("A:1".to_owned())));
    }

    #[test]
    fn inherited_mechanisms_end_above_what_was_asked() {
        let graph = graph();
        let query = MechanismQuery::between("A:1", "A:4");
        let inherited = proof(&query, &graph);
        assert!(inherited.inherited && inherited.asked.as_deref() == Some("A:4"));
        let own = Proof { inherited: false, status: Some(EpistemicStatus::Established), ..inherited.clone() };
        assert_eq!(own.verify(&graph), Err(ProofError::End("A:3".to_owned())));
        let exact = Proof { query: query.exact_endpoints(), ..inherited };
        assert_eq!(exact.verify(&graph), Err(ProofError::End("A:3".to_owned())));
    }
}
