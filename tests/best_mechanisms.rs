//! One best mechanism for each start or end, against a question for each of them.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[expect(dead_code, reason = "one shape is enough here")]
#[path = "../benches/generator/mod.rs"]
mod generator;

use std::collections::BTreeSet;

use generator::Shape;
use mechgraph::query::{Completeness, CostModel, Endpoint, LimitKind, Limits, RunOptions};
use mechgraph::{GraphBuilder, Mechanism, MechanismQuery, Node, Sign, Statement};

/// What orders mechanisms, and the one itself.
fn key(mechanism: &Mechanism<'_>) -> (u32, usize, Vec<String>, String) {
    let nodes = mechanism.nodes().map(|node| node.curie().to_owned()).collect();
    (mechanism.cost().0, mechanism.steps().len(), nodes, mechanism.to_string())
}

/// Compares the best of each start with the first of a query from it alone, and the same with ends.
fn check(statements: usize, costs: &CostModel) {
    let world = Shape::of(statements).build();
    let graph = &world.graph;
    let mut found = 0;
    for (from, to) in world.pairs(12) {
        let ask = |from: Endpoint, to: Endpoint| {
            MechanismQuery::between(from, to)
                .net_sign(Sign::Negative)
                .max_hops(3)
                .exact_endpoints()
                .costs(costs.clone())
        };
        let others: Vec<&str> = graph.nodes().map(Node::curie).collect();
        let all = || Endpoint::any_of(others.iter().map(|id| Endpoint::from(*id)));
        let single = |id: &str| Endpoint::from(id);
        let mut expected = [Vec::new(), Vec::new()];
        for other in &others {
            let queries = [ask(single(other), to.clone().into()), ask(from.clone().into(), single(other))];
            for (list, query) in expected.iter_mut().zip(queries) {
                list.extend(query.run(graph).unwrap().next().map(|first| key(&first)));
            }
        }
        for list in &mut expected {
            list.sort();
        }
        let starts = ask(all(), to.clone().into()).best_per_start(graph, RunOptions::default()).unwrap();
        let ends = ask(from.clone().into(), all()).best_per_end(graph, RunOptions::default()).unwrap();
        let found_starts: Vec<_> = starts.map(|best| key(&best.mechanism)).collect();
        let found_ends: Vec<_> = ends.map(|best| key(&best.mechanism)).collect();
        assert_eq!([&found_starts, &found_ends], [&expected[0], &expected[1]], "{from} {to}");
        found += found_starts.len() + found_ends.len();
    }
    assert!(found > 100, "there should be some");
}

#[test]
fn they_are_the_first_of_each_by_steps() {
    check(2_000, &CostModel::steps());
}

#[test]
fn they_are_the_first_of_each_by_relevance() {
    check(2_000, &CostModel::relevance());
}

#[test]
fn what_is_claimed_already_can_be_left_out_and_limits_cut() {
    let mut builder = GraphBuilder::new();
    let id = |text: &str| text.parse::<mechgraph::Curie>().unwrap();
    for drug in ["CHEBI:1", "CHEBI:2", "CHEBI:3"] {
        builder.add_statement(Statement::new(id(drug), "disrupts".parse().unwrap(), id("UniProtKB:1")));
    }
    builder.add_statement(Statement::new(id("UniProtKB:1"), "causes".parse().unwrap(), id("MONDO:1")));
    builder.add_statement(Statement::new(id("CHEBI:2"), "treats".parse().unwrap(), id("MONDO:1")));
    let graph = builder.freeze().unwrap();
    let drugs = Endpoint::any_of(["CHEBI:1", "CHEBI:2", "CHEBI:3"].map(Endpoint::from));
    let query = MechanismQuery::between(drugs, "MONDO:1");
    let mut best = query.best_per_start(&graph, RunOptions::default()).unwrap();
    let found: Vec<_> = best.by_ref().map(|best| (best.entity.curie(), best.claims.len())).collect();
    assert_eq!(found, [("CHEBI:1", 0), ("CHEBI:2", 1), ("CHEBI:3", 0)]);
    assert_eq!(best.completeness(), Completeness::Complete);
    let new = query.best_per_start(&graph, RunOptions::default()).unwrap().without_known();
    assert_eq!(new.map(|best| best.entity.curie()).collect::<BTreeSet<_>>(), BTreeSet::from(["CHEBI:1", "CHEBI:3"]));
    let mut cut = query.best_per_start(&graph, Limits::default().with_expansions(3)).unwrap();
    assert!(cut.by_ref().count() < 3);
    assert!(matches!(cut.completeness(), Completeness::Truncated { by: LimitKind::Expansions, .. }));
}

#[test]
fn starts_that_inherit_follow_those_of_their_own() {
    let mut builder = GraphBuilder::new();
    let mut add = |from: &str, predicate: &str, to: &str| {
        let [from, to]: [mechgraph::Curie; 2] = [from, to].map(|id| id.parse().unwrap());
        builder.add_statement(Statement::new(from, predicate.parse().unwrap(), to));
    };
    add("A:part", "subclass_of", "A:whole");
    add("A:own", "disrupts", "A:part");
    // Of the class it lowers more cheaply than of the part, of which it has a mechanism of its own.
    add("A:own", "disrupts", "A:whole");
    add("A:class", "disrupts", "A:whole");
    // It raises the part, so that it inherits nothing.
    add("A:raises", "causes", "A:part");
    add("A:raises", "disrupts", "A:whole");
    let graph = builder.freeze().unwrap();
    let starts = Endpoint::any_of(["A:own", "A:class", "A:raises"].map(Endpoint::from));
    let query = MechanismQuery::between(starts, "A:part").net_sign(Sign::Negative);
    let mut best = query.best_per_start(&graph, RunOptions::default()).unwrap();
    let found: Vec<_> = best
        .by_ref()
        .map(|best| {
            let from = best.mechanism.inherited_from().map(|class| class.curie().to_owned());
            (best.entity.curie().to_owned(), from)
        })
        .collect();
    assert_eq!(found, [("A:own".to_owned(), None), ("A:class".to_owned(), Some("A:whole".to_owned()))]);
    assert_eq!(best.completeness(), Completeness::Complete);
    let exact = query.exact_endpoints().best_per_start(&graph, RunOptions::default()).unwrap();
    assert_eq!(exact.count(), 1);
}
