//! What a question cannot do without, against the same question asked without every small set; what bypasses a statement,
//! against the same question asked without what the statement lowers; two questions compared, against their lists of
//! mechanisms.

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::graph::ArgumentRef;
use mechgraph::query::{BypassQuery, CompareQuery, ComparedEntity, Endpoint, EssentialQuery, Relation};
use mechgraph::{KnowledgeGraph, Mechanism, MechanismQuery, Node, Sign};
use proptest::prelude::prop_assert_eq;
use proptest::test_runner::TestCaseError;

use crate::ask::{Ask, End};
use crate::seen::Seen;
use crate::world::{CATEGORY_RULES, Names, World, statement_id};

/// What can be removed, by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Entity(String),
    Statement(String),
}

fn without(query: &MechanismQuery, set: &[&Member]) -> MechanismQuery {
    set.iter().fold(query.clone(), |query, member| match member {
        Member::Entity(id) => query.avoiding(Endpoint::from(id.as_str())),
        Member::Statement(id) => query.avoiding_statement(id),
    })
}

fn has_mechanism(query: &MechanismQuery, graph: &KnowledgeGraph) -> bool {
    query.run(graph).unwrap().next().is_some()
}

fn is_end(node: Node<'_>, end: &End, names: &Names) -> bool {
    match end {
        End::One(entity) => node.curie() == names.curie(*entity).as_str(),
        End::Several(entities) => entities.iter().any(|entity| node.curie() == names.curie(*entity).as_str()),
        End::Category(rule) => node.is_in_category(&CATEGORY_RULES[*rule].parse().unwrap()),
        End::Any => true,
    }
}

/// The sets of so many members that cut the question and leave the other.
fn cuts(
    size: usize,
    members: &[Member],
    (question, other): (&MechanismQuery, Option<&MechanismQuery>),
    graph: &KnowledgeGraph,
) -> BTreeSet<Vec<Member>> {
    let sets: Vec<Vec<&Member>> = match size {
        1 => members.iter().map(|one| vec![one]).collect(),
        _ => members
            .iter()
            .enumerate()
            .flat_map(|(place, one)| members.iter().skip(place + 1).map(move |two| vec![one, two]))
            .collect(),
    };
    let is_cut = |set: &Vec<&Member>| {
        !has_mechanism(&without(question, set), graph)
            && other.is_none_or(|other| has_mechanism(&without(other, set), graph))
    };
    let in_order = |set: Vec<&Member>| set.into_iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    sets.into_iter().filter(is_cut).map(in_order).collect()
}

/// Whether there was something to find.
pub(crate) fn check(world: &World, asks: &[Ask]) -> Result<bool, TestCaseError> {
    let (graph, names) = (world.build_plainly(), Names::default());
    let query = |ask: &Ask| Ask { exact: true, classes: false, ..ask.clone() }.query(&names);
    let Some(ask) = asks.first() else { return Ok(false) };
    let question = query(ask);
    let other = asks.get(1).map(query).filter(|other| has_mechanism(other, &graph));
    if !has_mechanism(&question, &graph) {
        prop_assert_eq!(EssentialQuery::of(question).run(&graph).unwrap().best.is_none(), true);
        return Ok(false);
    }
    let inner = graph.nodes().filter(|node| !is_end(*node, &ask.from, &names) && !is_end(*node, &ask.to, &names));
    let entities: Vec<Member> = inner.map(|node| Member::Entity(node.curie().to_owned())).collect();
    let known = (0..world.facts.len()).map(statement_id).filter(|id| graph.statement(id).is_some());
    let statements: Vec<Member> = known.map(Member::Statement).collect();
    for (members, of_statements) in [(&entities, false), (&statements, true)] {
        let essential = EssentialQuery::of(question.clone()).max_cut(2);
        let essential = if of_statements { essential.cuts_of_statements() } else { essential };
        let essential = other.iter().cloned().fold(essential, EssentialQuery::sparing);
        let found = essential.run(&graph).unwrap();
        let entity = |node: &Node<'_>| Member::Entity(node.curie().to_owned());
        let listed: BTreeSet<Vec<Member>> = if of_statements {
            found.statements.iter().map(|it| vec![Member::Statement(it.id().into_owned())]).collect()
        } else {
            found.entities.iter().map(|node| vec![entity(node)]).collect()
        };
        prop_assert_eq!(&listed, &cuts(1, members, (&question, None), &graph));
        let smallest = (1..=2)
            .map(|size| cuts(size, members, (&question, other.as_ref()), &graph))
            .find(|cuts| !cuts.is_empty())
            .unwrap_or_default();
        let cuts: Vec<Vec<Member>> = found
            .cuts
            .iter()
            .map(|cut| {
                let statement = cut.statements.iter().map(|it| Member::Statement(it.id().into_owned()));
                let mut members: Vec<Member> = cut.entities.iter().map(entity).chain(statement).collect();
                members.sort();
                members
            })
            .collect();
        prop_assert_eq!(cuts.len(), smallest.len(), "each once");
        prop_assert_eq!(cuts.into_iter().collect::<BTreeSet<_>>(), smallest);
        prop_assert_eq!(found.cuts.iter().all(|cut| cut.left.len() == usize::from(other.is_some())), true);
    }
    Ok(true)
}

/// A mechanism by the entities that it passes and the effects of its steps.
fn course(seen: &Seen) -> (Vec<String>, Vec<String>) {
    (seen.nodes.clone(), seen.effects.iter().map(|effect| effect.as_str().to_owned()).collect())
}

/// How many mechanisms are blocked by something, and how many of those that pass it all the same are not.
pub(crate) fn check_bypass(world: &World, ask: &Ask) -> Result<[u32; 2], TestCaseError> {
    let (graph, names) = (world.build_plainly(), Names::default());
    let question = Ask { exact: true, classes: false, ..ask.clone() }.query(&names);
    let seen = |query: &MechanismQuery| -> Vec<Seen> {
        query.run(&graph).unwrap().map(|mechanism| Seen::of_library(&mechanism)).collect()
    };
    let all = seen(&question);
    let mut counts = [0; 2];
    for statement in graph.statements().filter(|statement| statement.effect().sign() == Some(Sign::Negative)) {
        let missing = match statement.object() {
            ArgumentRef::Node(node) => Member::Entity(node.curie().to_owned()),
            ArgumentRef::Statement(statement) => Member::Statement(statement.id().into_owned()),
        };
        let is_end = |node| is_end(node, &ask.from, &names) || is_end(node, &ask.to, &names) || ask.loops;
        let never = statement.object().node().is_some_and(is_end);
        let without = if never { question.clone() } else { without(&question, &[&missing]) };
        let bypass = BypassQuery::despite(question.clone().limit(10_000), statement.id()).run(&graph).unwrap();
        let of = |mechanisms: &[Mechanism<'_>]| mechanisms.iter().map(Seen::of_library).collect::<Vec<_>>();
        // Where the question has no mechanism there is nothing to block.
        let left = if all.is_empty() { Vec::new() } else { seen(&without) };
        prop_assert_eq!(of(&bypass.mechanisms), left.clone(), "{}", world);
        let courses: BTreeSet<_> = left.iter().map(course).collect();
        let blocked: Vec<Seen> = all.iter().filter(|seen| !courses.contains(&course(seen))).cloned().collect();
        counts[0] += u32::try_from(blocked.len()).unwrap();
        let passes = |seen: &&Seen| match &missing {
            Member::Entity(id) => seen.nodes.contains(id),
            Member::Statement(id) => seen.supports.iter().any(|step| step.contains(id)),
        };
        let shortcuts = |seen: &&Seen| {
            let supports = seen.supports.iter().flatten();
            supports.into_iter().any(|id| !graph.statement(id).unwrap().expansions().is_empty())
        };
        counts[1] += u32::try_from(
            all.iter().filter(|seen| courses.contains(&course(seen)) && (passes(seen) || shortcuts(seen))).count(),
        )
        .unwrap();
        prop_assert_eq!(of(&bypass.blocked), blocked, "for {:?} despite {}\n{}", ask, statement.id(), world);
    }
    Ok(counts)
}

/// How many mechanisms pass an entity by sign, `+`, `-` and none, and after how many steps at least.
type Passed = ([usize; 3], usize);

/// The entities between the ends of each mechanism. `None` if a shortcut is on one, as its expansions are not followed here.
fn passed(query: &MechanismQuery, graph: &KnowledgeGraph) -> Option<BTreeMap<String, Passed>> {
    let mut passed: BTreeMap<String, Passed> = BTreeMap::new();
    for mechanism in query.run(graph).unwrap() {
        if mechanism.statements().any(|statement| !statement.expansions().is_empty()) {
            return None;
        }
        let (mut minus, mut signed, mut known) = (false, false, true);
        let steps = mechanism.steps().len();
        for (step, number) in mechanism.steps().take(steps - 1).zip(1..) {
            match step.effect().as_str() {
                "+" => signed = true,
                "-" => (signed, minus) = (true, !minus),
                "carrier" => {}
                _ => known = false,
            }
            let place = usize::from(minus) + if signed && known { 0 } else { 2 - usize::from(minus) };
            let (counts, after) = passed.entry(step.to().curie().to_owned()).or_insert(([0; 3], number));
            counts[place] += 1;
            *after = number.min(*after);
        }
    }
    Some(passed)
}

/// Whether both questions have mechanisms.
pub(crate) fn check_comparison(world: &World, asks: &[Ask]) -> Result<bool, TestCaseError> {
    let (graph, names) = (world.build_plainly(), Names::default());
    let [one, two, ..] = asks else { return Ok(false) };
    let query = |ask: &Ask| Ask { loops: false, via: Vec::new(), ..ask.clone() }.query(&names);
    let wanted = [one.sign, two.sign];
    let (one, two) = (query(one), query(two));
    let (Some(first), Some(second)) = (passed(&one, &graph), passed(&two, &graph)) else { return Ok(false) };
    // Of a question that wants a sign, its mechanisms of that sign count alone.
    let signs = [(&one, wanted[0]), (&two, wanted[1])].map(|(query, wanted)| {
        let mut found = query.run(&graph).unwrap();
        match wanted {
            None => found.verdict().sign.to_string(),
            Some(sign) => found.next().map_or_else(|| "none".to_owned(), |_| sign.to_string()),
        }
    });
    let compared = CompareQuery::of(one, two).run(&graph).unwrap();
    let effect = match (signs[0].as_str(), signs[1].as_str()) {
        ("+", "+") | ("−", "−") => "same_direction",
        ("+", "−") | ("−", "+") => "opposite_directions",
        ("+" | "−", "none") => "first_alone",
        ("none", "+" | "−") => "second_alone",
        ("none", "none") => "none",
        _ => "undetermined",
    };
    let joint = compared.joint();
    prop_assert_eq!(joint.effect.as_str(), effect);
    let both = first.iter().filter_map(|(id, (_, one))| Some((one, &second.get(id)?.1)));
    let nearest = both.map(|(one, two)| (*one.max(two), one + two)).min();
    let met = joint.meeting.map(|it| (it.first_steps.unwrap(), it.second_steps.unwrap()));
    prop_assert_eq!(met.map(|(one, two)| (one.max(two), one + two)), nearest);
    let all: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    prop_assert_eq!(compared.entities.len(), all.len());
    for it in &compared.entities {
        let of = |side: &BTreeMap<String, Passed>| side.get(it.entity.curie()).map_or([0; 3], |(counts, _)| *counts);
        let steps = [&first, &second].map(|side| side.get(it.entity.curie()).map(|(_, steps)| *steps));
        prop_assert_eq!([it.first_steps, it.second_steps], steps);
        prop_assert_eq!(it.converges(), it.first.sign().is_some() && it.first.sign() == it.second.sign());
        let counts = [it.first, it.second].map(|counts| [counts.positive, counts.negative, counts.unknown]);
        prop_assert_eq!(counts, [of(&first), of(&second)]);
        let opposed = matches!((it.first.sign(), it.second.sign()), (Some(one), Some(other)) if one != other);
        prop_assert_eq!(it.relation() == Relation::Opposed, opposed);
        prop_assert_eq!(it.relation() == Relation::First, counts[1] == [0; 3]);
        for (side, [positive, negative, _]) in [it.first, it.second].into_iter().zip(counts) {
            prop_assert_eq!(side.sign() == Some(Sign::Positive), positive > 0 && negative == 0);
            prop_assert_eq!(side.sign() == Some(Sign::Negative), negative > 0 && positive == 0);
        }
    }
    prop_assert_eq!(compared.entities.is_sorted_by_key(ComparedEntity::relation), true);
    Ok(compared.first.mechanisms > 0 && compared.second.mechanisms > 0)
}
