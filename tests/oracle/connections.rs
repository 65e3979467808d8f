//! What connects entities, against questions about each pair of them, and about each other entity with each of them.

use std::collections::BTreeSet;

use mechgraph::query::{ConnectQuery, Connector, Endpoint, Link};
use mechgraph::{KnowledgeGraph, Mechanism, MechanismQuery, Node, Sign};
use proptest::prelude::prop_assert_eq;
use proptest::test_runner::TestCaseError;

use crate::ask::Ask;
use crate::seen::Seen;
use crate::world::{CATEGORY_RULES, Names, World};

/// A link by its ends and mechanisms.
type Told = (String, String, Option<Seen>, Option<Seen>);

fn told(link: &Link<'_>) -> Told {
    let seen = |mechanism: &Mechanism<'_>| Seen::of_library(mechanism);
    let [from, to] = [link.from, link.to].map(|node| node.curie().to_owned());
    (from, to, Some(seen(&link.best)), link.opposed.as_ref().map(seen))
}

/// The best mechanism of its own of a question, and the best of the other sign.
fn best(query: &MechanismQuery, sign: Option<Sign>, graph: &KnowledgeGraph) -> [Option<Seen>; 2] {
    let all = query.run(graph).unwrap().map(|mechanism| Seen::of_library(&mechanism));
    let own: Vec<Seen> = all.filter(Seen::is_own).collect();
    let best = own.first().cloned();
    let other = best.as_ref().and_then(|best| best.sign).filter(|_| sign.is_none());
    let opposed = other.and_then(|sign| own.into_iter().find(|seen| seen.sign.is_some_and(|own| own != sign)));
    [best, opposed]
}

/// A connector by what it joins: its groups, how many entities, and which it acts on and is acted on by.
type Joins = (String, usize, usize, Vec<String>, Vec<String>);

fn joins(connector: &Connector<'_>) -> Joins {
    let ids = |links: &[Link<'_>], end: fn(&Link<'_>) -> String| links.iter().map(end).collect();
    (
        connector.entity.curie().to_owned(),
        connector.groups,
        connector.entities(),
        ids(&connector.regulates, |link| link.to.curie().to_owned()),
        ids(&connector.regulated_by, |link| link.from.curie().to_owned()),
    )
}

/// How many links, missing links and connectors there are.
pub(crate) fn check(world: &World, asks: &[Ask]) -> Result<[u32; 3], TestCaseError> {
    let (graph, names) = (world.build_plainly(), Names::default());
    let mut counts = [0; 3];
    for ask in asks {
        let ask = Ask { classes: false, loops: false, via: Vec::new(), in_order: false, ..ask.clone() };
        let question = ask.query(&names);
        let hops = 1 + ask.hops % 2;
        let entities: Vec<_> = (0..world.kinds.len()).step_by(2).map(|number| names.curie(number)).collect();
        let query = ConnectQuery::among(entities.iter().map(ToString::to_string))
            .mechanisms(question.clone())
            .connector_hops(hops)
            .limit(10_000);
        let found = query.run(&graph).unwrap();

        let mut groups: Vec<BTreeSet<usize>> = (0..entities.len()).map(|place| BTreeSet::from([place])).collect();
        let (mut links, mut missing): (Vec<Told>, Vec<[String; 2]>) = (Vec::new(), Vec::new());
        for first in 0..entities.len() {
            for second in first + 1..entities.len() {
                let known = links.len();
                for [from, to] in [[first, second], [second, first]].map(|pair| pair.map(|place| &entities[place])) {
                    let mut between = question.clone().to(to);
                    between = with_start(&between, from);
                    let [best, opposed] = best(&between, ask.sign, &graph);
                    if best.is_some() {
                        links.push((from.to_string(), to.to_string(), best, opposed));
                    }
                }
                if links.len() == known {
                    missing.push([first, second].map(|place| entities[place].to_string()));
                    continue;
                }
                let (with, without): (Vec<_>, Vec<_>) =
                    groups.into_iter().partition(|group| group.contains(&first) || group.contains(&second));
                groups = without;
                groups.push(with.into_iter().flatten().collect());
            }
        }
        prop_assert_eq!(found.links.iter().map(told).collect::<Vec<_>>(), links.clone(), "for {:?}\n{}", ask, world);
        let ids = |pair: &[Node<'_>; 2]| pair.map(|node| node.curie().to_owned());
        prop_assert_eq!(found.missing.iter().map(ids).collect::<Vec<_>>(), missing.clone());
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().copied()));
        let members = |group: &BTreeSet<usize>| group.iter().map(|place| entities[*place].to_string()).collect();
        let expected: Vec<Vec<String>> = groups.iter().map(members).collect();
        let listed = |group: &Vec<Node<'_>>| group.iter().map(|node| node.curie().to_owned()).collect();
        prop_assert_eq!(found.groups.iter().map(listed).collect::<Vec<Vec<String>>>(), expected);

        let connectors = connectors(&graph, &ask, &names, (&entities, &groups), hops);
        prop_assert_eq!(
            found.connectors.iter().map(joins).collect::<Vec<_>>(),
            connectors.clone(),
            "for {:?}\n{}",
            ask,
            world
        );
        let first = query.limit(1).run(&graph).unwrap();
        prop_assert_eq!(first.connectors.first().map(joins), connectors.first().cloned());
        for (count, more) in counts.iter_mut().zip([links.len(), missing.len(), connectors.len()]) {
            *count += u32::try_from(more).unwrap();
        }
    }
    Ok(counts)
}

fn with_start(query: &MechanismQuery, from: &mechgraph::Curie) -> MechanismQuery {
    let mut json = serde_json::to_value(query).unwrap();
    json["from"] = serde_json::json!({ "id": from });
    serde_json::from_value(json).unwrap()
}

/// Every other entity that joins at least two groups, in order.
fn connectors(
    graph: &KnowledgeGraph,
    ask: &Ask,
    names: &Names,
    (entities, groups): (&[mechgraph::Curie], &[BTreeSet<usize>]),
    hops: usize,
) -> Vec<Joins> {
    let question = ask.query(names).max_hops(hops);
    let is_of = |node: Node<'_>, rules: &[usize]| {
        rules.iter().any(|rule| node.is_in_category(&CATEGORY_RULES[*rule].parse().unwrap()))
    };
    let fits = |node: &Node<'_>| {
        (ask.categories.is_empty() || is_of(*node, &ask.categories)) && !is_of(*node, &ask.avoid_categories)
    };
    // A subclass of an entity stands for it, unless the ends are taken exactly.
    let stands_for = |node: Node<'_>, entity: &mechgraph::Curie| {
        let prepared = with_start(&MechanismQuery::default(), entity).prepare(graph).unwrap();
        !ask.exact && prepared.sources().any(|source| source == node)
    };
    let mut found = Vec::new();
    for node in graph.nodes().filter(fits) {
        let id: mechgraph::Curie = node.curie().parse().unwrap();
        if entities.contains(&id) || entities.iter().any(|entity| stands_for(node, entity)) {
            continue;
        }
        // Of its subclasses it is not asked.
        let acts = |query: MechanismQuery, is_it: &dyn Fn(&Seen) -> Option<String>| {
            let mut mechanisms = query.run(graph).unwrap().map(|mechanism| Seen::of_library(&mechanism));
            mechanisms.any(|seen| seen.is_own() && is_it(&seen).as_deref() == Some(node.curie()))
        };
        let on = |entity: &&mechgraph::Curie| {
            acts(with_start(&question, &id).to(Endpoint::from(*entity)), &|seen| seen.nodes.first().cloned())
        };
        let by = |entity: &&mechgraph::Curie| {
            acts(with_start(&question, entity).to(Endpoint::from(&id)), &|seen| seen.nodes.last().cloned())
        };
        let targets: Vec<String> = entities.iter().filter(on).map(ToString::to_string).collect();
        let regulators: Vec<String> = entities.iter().filter(by).map(ToString::to_string).collect();
        let joined: BTreeSet<&String> = targets.iter().chain(&regulators).collect();
        let is_joined = |place: &usize| joined.contains(&entities[*place].to_string());
        let groups = groups.iter().filter(|group| group.iter().any(is_joined)).count();
        if groups > 1 {
            let rank = (std::cmp::Reverse((groups, joined.len())), node.degree(), node.number());
            found.push((rank, (id.to_string(), groups, joined.len(), targets, regulators)));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, joins)| joins).collect()
}
