//! What lies between the two sides of a question without a mechanism: statements that join them and are no step, and the
//! step that is missing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::graph::{EdgeEnd, Flags, Node, NodeId, StatementId, StatementRef};
use crate::model::{Direction, EpistemicStatus, Predicate, Qualifiers};
use crate::query::plan::{Budget, Way};
use crate::schema::{self, EntityGroup, Reading};

use super::cost::Cost;
use super::prepared::Prepared;
use super::why_not::Absence;

/// A step that no statement makes, where one would join what the start reaches with what reaches the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap<'g> {
    /// Where it would start.
    pub from: Node<'g>,
    /// Where it would end.
    pub to: Node<'g>,
    /// The predicate that most steps between such entities have in this graph, of those that make a step by themselves.
    pub predicate: Option<&'g Predicate>,
}

/// Why a statement that joins the two sides is no step there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JoinReason {
    /// It acts the other way only.
    OtherWay,
    /// It joins a product with its gene, which count as two unless a rule makes them one
    /// ([`with_gene_products`](crate::build::EquivalenceRules::with_gene_products)).
    GeneProduct,
    /// It is a correlation, which is a step on request alone.
    Correlation,
    /// It is a step, but a filter of the query leaves it out.
    LeftOut,
    /// It is refuted.
    Refuted,
    /// It denies what it says.
    Denied,
    /// It is about a variant, a derivative or another form of an entity, not about the entity itself.
    OtherForm,
    /// It only says where something is: a path can end there, and goes no further.
    Place,
    /// What it says has no effect on a path.
    NoEffect,
}

/// A statement that joins what the start reaches with what reaches the end, and is no step there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Join<'g> {
    /// The statement.
    pub statement: StatementRef<'g>,
    /// Why it is no step.
    pub reason: JoinReason,
}

/// What an end of the question reaches within the hop limit, signs and contexts apart: how many steps away, and at what
/// cost, the least first and then by CURIE.
pub(super) struct Reached {
    order: Vec<NodeId>,
    labels: FxHashMap<NodeId, Label>,
}

/// How an entity is reached.
#[derive(Clone, Copy, Debug)]
struct Label {
    cost: Cost,
    steps: usize,
    /// Whether nothing leads on: it is reached only by what says where something is.
    ends: bool,
}

impl Reached {
    pub(super) fn from(prepared: &Prepared<'_>, starts: &[NodeId], way: Way, budget: &mut Budget) -> Self {
        let mut open: BinaryHeap<Reverse<(Cost, NodeId, usize, bool)>> =
            starts.iter().map(|start| Reverse((Cost(0), *start, 0, false))).collect();
        let mut reached = Self { order: Vec::new(), labels: FxHashMap::default() };
        let degree = |node| prepared.plan.graph.degree(node);
        while let Some(Reverse((cost, node, steps, ends))) = open.pop() {
            match reached.labels.get_mut(&node) {
                Some(known) if ends || !known.ends => continue,
                // What was only a place where something is turns out to lead on, at a greater cost.
                Some(known) => *known = Label { cost, steps, ends },
                None => {
                    reached.labels.insert(node, Label { cost, steps, ends });
                    reached.order.push(node);
                }
            }
            if ends || steps >= prepared.query.max_hops || !budget.expand_over(degree(node)) {
                continue;
            }
            prepared.each_step(node, way == Way::Onward, |end, _| {
                let next = end.neighbour;
                let is_place = prepared.only_ends(&end);
                let goes_on = match way {
                    Way::Onward => !is_place,
                    // Read backwards, only the last step may be one that says where something is.
                    Way::Back if is_place && steps > 0 => return,
                    Way::Back => true,
                };
                let is_allowed = prepared.plan.allows(&end) && prepared.plan.allows_node(next);
                let is_known = reached.labels.get(&next).is_some_and(|known| !known.ends || !goes_on);
                if is_allowed && !is_known {
                    let (from, to) = if way == Way::Onward { (node, next) } else { (next, node) };
                    open.push(Reverse((cost + prepared.costs.of(&end, from, to), next, steps + 1, !goes_on)));
                }
            });
        }
        reached
    }

    /// What lies beyond the ends themselves.
    pub(super) fn beyond(&self) -> impl Iterator<Item = NodeId> {
        self.order.iter().copied().filter(|node| self.labels[node].steps > 0)
    }
}

/// The statements from what the start reaches to what reaches the end that are no step, the nearest first.
pub(super) fn joins<'g>(
    prepared: &Prepared<'g>,
    forward: &Reached,
    backward: &Reached,
    budget: &mut Budget,
) -> Vec<Join<'g>> {
    let graph = prepared.plan.graph;
    let mut found = Nearest::default();
    // What leads on from a place is much, and rarely what is missing, so that it comes last.
    let mut from_places = Nearest::default();
    // Where the two sides meet there are steps all the way, which a sign, a context or an entity to run through refuses. A
    // step between two entities of both sides, read against its direction, is no reason then.
    let meets = forward.order.iter().any(|node| {
        let (left, right) = (forward.labels[node], backward.labels.get(node));
        right.is_some_and(|right| {
            (!left.ends || right.steps == 0) && left.steps + right.steps <= prepared.query.max_hops
        })
    });
    for from in &forward.order {
        let Label { cost, steps, ends: is_place } = forward.labels[from];
        if steps >= prepared.query.max_hops || !budget.expand_over(graph.degree(*from)) {
            continue;
        }
        let list = if is_place { &mut from_places } else { &mut found };
        let ways = [(graph.out_ends(*from), Direction::Forward), (graph.in_ends(*from), Direction::Backward)];
        for (ends, direction) in ways {
            for end in ends.iter().filter(|end| end.neighbour != *from) {
                let Some(rest) = backward.labels.get(&end.neighbour) else { continue };
                let price = cost + rest.cost;
                if !list.would_take(price) || steps + 1 + rest.steps > prepared.query.max_hops {
                    continue;
                }
                let statement = StatementRef::new(graph, end.statement());
                let reason = reason(prepared, &end, statement, direction, rest.steps);
                let reason = match reason {
                    // Whatever it says of what lies there.
                    Some(JoinReason::OtherWay | JoinReason::NoEffect) if is_place => Some(JoinReason::Place),
                    None if is_place && prepared.reads(&end, direction) => Some(JoinReason::Place),
                    reason => reason,
                };
                if let Some(reason) = reason.filter(|reason| !(meets && *reason == JoinReason::OtherWay)) {
                    list.offer((price, reason, statement.number()));
                }
            }
        }
    }
    let found = found.0.into_iter().chain(from_places.0).take(Absence::LISTED);
    found.map(|(_, reason, number)| Join { statement: StatementRef::new(graph, number), reason }).collect()
}

/// The nearest statements so far, each once, in order.
#[derive(Default)]
struct Nearest(Vec<(Cost, JoinReason, StatementId)>);

impl Nearest {
    /// Whether something of this price may be among them.
    fn would_take(&self, price: Cost) -> bool {
        self.0.len() < Absence::LISTED || self.0.last().is_some_and(|worst| price <= worst.0)
    }

    fn offer(&mut self, join: (Cost, JoinReason, StatementId)) {
        if self.0.iter().any(|known| known.2 == join.2 && *known <= join) {
            return;
        }
        self.0.retain(|known| known.2 != join.2);
        self.0.insert(self.0.partition_point(|known| *known < join), join);
        self.0.truncate(Absence::LISTED);
    }
}

/// Why a statement is no step that is read in a direction, with so many steps to come after it; `None` if it is one, or says
/// nothing of an effect by its nature.
fn reason(
    prepared: &Prepared<'_>,
    end: &EdgeEnd<'_>,
    statement: StatementRef<'_>,
    direction: Direction,
    to_come: usize,
) -> Option<JoinReason> {
    let (forward, backward) = (end.profile.has(Flags::FORWARD), end.profile.has(Flags::BACKWARD));
    let (this_way, other_way) = match direction {
        Direction::Forward => (forward, backward),
        Direction::Backward => (backward, forward),
    };
    let is_claim = statement.is_therapeutic() || statement.speaks_against();
    if this_way {
        return if !prepared.reads(end, direction) || !prepared.plan.allows(end) {
            Some(JoinReason::LeftOut)
        } else {
            (to_come > 0 && prepared.only_ends(end)).then_some(JoinReason::Place)
        };
    }
    if other_way {
        let is_product = ["has_gene_product", "gene_product_of"].contains(&statement.predicate().local_name());
        return Some(if is_product { JoinReason::GeneProduct } else { JoinReason::OtherWay });
    }
    if is_claim || statement.predicate().local_name() == "subclass_of" {
        return None;
    }
    Some(if statement.is_negated() {
        JoinReason::Denied
    } else if statement.epistemic_status() == Some(EpistemicStatus::Refuted) {
        JoinReason::Refuted
    } else if statement.is_correlational() {
        // Read with correlations, it would have been a step.
        JoinReason::Correlation
    } else if is_about_another_form(statement) {
        JoinReason::OtherForm
    } else {
        JoinReason::NoEffect
    })
}

/// Whether a form or a derivative keeps a statement, whose predicate has an effect, from being a step.
fn is_about_another_form(statement: StatementRef<'_>) -> bool {
    let names_form = |slot: &str| slot.ends_with("form_or_variant_qualifier") || slot.ends_with("derivative_qualifier");
    let has_effect = schema::predicate(statement.predicate().as_str()).is_some_and(|row| row.effect().is_step());
    has_effect && statement.qualifiers().any(|(slot, _)| names_form(slot))
}

/// The step from what the start reaches, itself only if it reaches nothing, to the end or what reaches it, with which a
/// mechanism would cost least; of several, one between entities of sorts that steps of this graph join. Between the two
/// nothing is stated that could be read that way: what is stated is a step, or [a join](joins) that says why it is none.
pub(super) fn missing_step<'g>(prepared: &Prepared<'g>, forward: &Reached, backward: &Reached) -> Option<Gap<'g>> {
    let graph = prepared.plan.graph;
    let start = forward.order.first().copied();
    let beyond: Vec<NodeId> = forward.beyond().filter(|node| !forward.labels[node].ends).collect();
    let from: Vec<NodeId> = if beyond.is_empty() { start.into_iter().collect() } else { beyond };
    // What is within a place does not go on from there.
    let to: Vec<NodeId> = backward.order.iter().copied().filter(|node| !backward.labels[node].ends).collect();
    let groups = graph.entity_groups();
    let group = |node: NodeId| groups[Node::new(graph, node).category_set()];
    let sorts = |from: Node<'_>, to: Node<'_>| (group(from.number()), group(to.number()));
    // The cheapest of each sort and distance is as good as any.
    let cheapest = |nodes: &[NodeId], labels: &FxHashMap<NodeId, Label>| {
        let mut known: BTreeMap<(EntityGroup, usize), Vec<NodeId>> = BTreeMap::new();
        for node in nodes {
            let best = known.entry((group(*node), labels[node].steps)).or_default();
            // A second one, where the first stands on the other side, too.
            if best.len() < 2 {
                best.push(*node);
            }
        }
        known.into_values().flatten().collect::<Vec<NodeId>>()
    };
    let (from, to) = (cheapest(&from, &forward.labels), cheapest(&to, &backward.labels));
    let common = common_predicates(prepared);
    let mut possible = Vec::new();
    for from in &from {
        let Label { cost, steps, .. } = forward.labels[from];
        for to in to.iter().filter(|to| *to != from) {
            let rest = backward.labels[to];
            let sorts = (group(*from), group(*to));
            if steps + 1 + rest.steps <= prepared.query.max_hops {
                let price = cost + prepared.costs.between(sorts.0, sorts.1) + rest.cost;
                possible.push((price, !common.contains_key(&sorts), steps + rest.steps, *from, *to));
            }
        }
    }
    possible.sort_unstable();
    let is_open = |(.., from, to): &(Cost, bool, usize, NodeId, NodeId)| !is_stated(prepared, *from, *to);
    let (.., from, to) = possible.into_iter().find(is_open)?;
    let (from, to) = (Node::new(graph, from), Node::new(graph, to));
    let predicates = common.get(&sorts(from, to)).into_iter().flatten();
    let predicate = predicates.map(|row| &graph.columns.predicates[*row].name).find(|it| makes_a_step(it, from, to));
    Some(Gap { from, to, predicate })
}

/// Whether something is stated of two entities that is a step from one to the other, or none for a reason other than that it
/// acts the other way.
fn is_stated(prepared: &Prepared<'_>, from: NodeId, to: NodeId) -> bool {
    let graph = prepared.plan.graph;
    graph.edges_between(from, to).any(|(end, direction)| {
        let statement = StatementRef::new(graph, end.statement());
        match reason(prepared, &end, statement, direction, 0) {
            Some(reason) => reason != JoinReason::OtherWay,
            None => prepared.reads(&end, direction),
        }
    })
}

/// Whether a row of a table with a predicate, and with nothing else, is a step from one entity to the other.
fn makes_a_step(predicate: &Predicate, from: Node<'_>, to: Node<'_>) -> bool {
    let (none, reading) = (Qualifiers::new(), Reading::default());
    schema::meaning_of(predicate, &none, from.categories(), to.categories(), reading).forward.is_step()
}

/// By sorts of entities, the predicates of steps from one to the other, those of most steps first.
fn common_predicates(prepared: &Prepared<'_>) -> BTreeMap<(EntityGroup, EntityGroup), Vec<usize>> {
    let graph = prepared.plan.graph;
    let groups = graph.entity_groups();
    let group = |node: Node<'_>| groups[node.category_set()];
    let mut counts: BTreeMap<(EntityGroup, EntityGroup), BTreeMap<usize, usize>> = BTreeMap::new();
    for statement in graph.statements().filter(|it| it.permits(Direction::Forward)) {
        if let Some((from, to)) = statement.ends() {
            let of_pair = counts.entry((group(from), group(to))).or_default();
            *of_pair.entry(statement.predicate_id().index()).or_default() += 1;
        }
    }
    let ranked = |of_pair: BTreeMap<usize, usize>| {
        let mut rows: Vec<(usize, usize)> = of_pair.into_iter().map(|(row, count)| (count, row)).collect();
        rows.sort_unstable_by_key(|(count, row)| (Reverse(*count), *row));
        rows.into_iter().map(|(_, row)| row).collect()
    };
    counts.into_iter().map(|(sorts, of_pair)| (sorts, ranked(of_pair))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Limits, MechanismQuery};
    use crate::{Entity, GraphBuilder, KnowledgeGraph, Statement};

    /// A drug that acts on a protein, and a process that brings about a disease, with statements in between.
    fn graph(between: Vec<Statement>) -> KnowledgeGraph {
        let mut builder = GraphBuilder::new();
        let entities = [("D:1", "Drug"), ("P:1", "Protein"), ("B:1", "BiologicalProcess"), ("M:1", "Disease")];
        for (id, category) in entities {
            builder.add_entity(Entity::new(id.parse().unwrap()).in_category(category.parse().unwrap()));
        }
        builder.extend([Statement::of("D:1", "disrupts", "P:1"), Statement::of("B:1", "causes", "M:1")]);
        builder.extend(between);
        builder.freeze().unwrap()
    }

    fn absence<'g>(graph: &'g KnowledgeGraph, from: &str, to: &str) -> Absence<'g> {
        MechanismQuery::between(from, to).why_not(graph, Limits::default()).unwrap()
    }

    /// Why the statement in between is no step.
    fn check(between: Statement, expected: &[JoinReason]) {
        let graph = graph(vec![between]);
        let reasons: Vec<_> = absence(&graph, "D:1", "M:1").joins.iter().map(|join| join.reason).collect();
        assert_eq!(reasons, expected);
    }

    #[test]
    fn what_joins_the_two_sides_says_why_it_is_no_step() {
        check(Statement::of("B:1", "causes", "P:1"), &[JoinReason::OtherWay]);
        check(Statement::of("B:1", "has_gene_product", "P:1"), &[JoinReason::GeneProduct]);
        check(Statement::of("P:1", "correlated_with", "B:1"), &[JoinReason::Correlation]);
        check(Statement::of("P:1", "causes", "B:1").denied(), &[JoinReason::Denied]);
        check(
            Statement::of("P:1", "causes", "B:1").with_epistemic_status(EpistemicStatus::Refuted),
            &[JoinReason::Refuted],
        );
        check(Statement::of("P:1", "same_as", "B:1"), &[JoinReason::NoEffect]);
        let form = "subject_form_or_variant_qualifier";
        for value in ["loss_of_function_variant_form", "analog_form", "of a kind that nobody knows"] {
            check(Statement::of("P:1", "causes", "B:1").with_qualifier(form, value), &[JoinReason::OtherForm]);
        }
        check(Statement::of("P:1", "same_as", "B:1").with_qualifier(form, "analog_form"), &[JoinReason::NoEffect]);
        // A claim is listed as one.
        check(Statement::of("D:1", "treats", "M:1"), &[]);
    }

    #[test]
    fn a_step_that_a_filter_leaves_out_is_named() {
        let graph = graph(vec![Statement::of("P:1", "causes", "B:1").from_source("infores:a")]);
        let query = MechanismQuery::between("D:1", "M:1").avoiding_source("infores:a");
        let absence = query.why_not(&graph, Limits::default()).unwrap();
        assert_eq!(absence.joins.iter().map(|join| join.reason).collect::<Vec<_>>(), [JoinReason::LeftOut]);
        assert_eq!(absence.missing_step, None);
    }

    #[test]
    fn the_missing_step_costs_least_and_is_named_as_others_are() {
        let told = |absence: Absence<'_>| {
            let gap = absence.missing_step.unwrap();
            (gap.from.curie().to_owned(), gap.to.curie().to_owned(), gap.predicate.map(ToString::to_string))
        };
        let plain = graph(vec![]);
        // From a protein to a disease costs less than to a process, from which the disease is a step away.
        assert_eq!(told(absence(&plain, "D:1", "M:1")), ("P:1".into(), "M:1".into(), None));
        // Steps of this graph join processes with diseases.
        let query = MechanismQuery::between("B:2", "M:1").costs(crate::query::CostModel::steps());
        let mut builder = GraphBuilder::from_graph(&plain);
        builder.add_entity(Entity::new("B:2".parse().unwrap()).in_category("BiologicalProcess".parse().unwrap()));
        let known = builder.freeze().unwrap();
        let predicate = Some("biolink:causes".to_owned());
        assert_eq!(told(query.why_not(&known, Limits::default()).unwrap()), ("B:2".into(), "M:1".into(), predicate));
    }

    #[test]
    fn nothing_goes_on_from_a_place_and_what_is_stated_is_not_missing() {
        let mut builder = GraphBuilder::new();
        let entities = [("D:1", "Drug"), ("G:1", "Gene"), ("U:1", "GrossAnatomicalStructure"), ("M:1", "Disease")];
        for (id, category) in entities {
            builder.add_entity(Entity::new(id.parse().unwrap()).in_category(category.parse().unwrap()));
        }
        builder.extend([
            Statement::of("D:1", "disrupts", "G:1"),
            Statement::of("G:1", "expressed_in", "U:1").with_id("place"),
        ]);
        builder.extend([Statement::of("U:1", "location_of", "M:1").with_id("within")]);
        let place = builder.freeze().unwrap();
        let reasons = absence(&place, "D:1", "M:1");
        let joins: Vec<_> = reasons.joins.iter().map(|join| (join.statement.id().into_owned(), join.reason)).collect();
        assert_eq!(joins, [("within".to_owned(), JoinReason::Place)]);
        let missing = reasons.missing_step.map(|gap| (gap.from.curie(), gap.to.curie()));
        assert_eq!(missing, Some(("G:1", "M:1")));
        // What is stated of two entities is no step, for whatever reason: another one is missing.
        for between in [Statement::of("P:1", "causes", "B:1").denied(), Statement::of("P:1", "same_as", "B:1")] {
            let stated = graph(vec![between]);
            let query = MechanismQuery::between("D:1", "M:1").costs(crate::query::CostModel::steps());
            let reasons = query.why_not(&stated, Limits::default()).unwrap();
            let missing = reasons.missing_step.map(|gap| (gap.from.curie(), gap.to.curie()));
            assert!(missing.is_some() && missing != Some(("P:1", "B:1")), "{missing:?}");
        }
    }

    #[test]
    fn a_question_the_other_way_round_is_recognised() {
        let graph = graph(vec![Statement::of("P:1", "causes", "B:1")]);
        let reversed = absence(&graph, "M:1", "D:1").reversed.unwrap();
        assert_eq!(reversed.steps().len(), 3);
        assert!(absence(&graph, "D:1", "M:1").reversed.is_none());
    }
}
