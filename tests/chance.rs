//! How good mechanisms are by chance: p-values against every network of the same degrees, and what networks keep.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use mechgraph::query::{
    CancellationToken, ChanceQuery, Completeness, Cost, CostModel, LimitKind, Limits, MechanismChance, QueryError,
    RunOptions,
};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, MechanismQuery, Overlay, Sign, Statement};
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert_eq, proptest};

fn id(text: &str) -> Curie {
    text.parse().unwrap()
}

/// An edge between numbers, with whether it raises.
type Edge = (u8, u8, bool);

/// Chemicals that act on proteins, and proteins that act on diseases, by number.
fn graph(on_genes: &BTreeSet<Edge>, on_diseases: &BTreeSet<Edge>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for number in 0..5 {
        for (prefix, category) in [("C", "ChemicalEntity"), ("G", "Protein"), ("D", "Disease")] {
            let entity = Entity::new(id(&format!("{prefix}:{number}")));
            builder.add_entity(entity.in_category(category.parse().unwrap()));
        }
    }
    for (from, to, edges) in [("C", "G", on_genes), ("G", "D", on_diseases)] {
        for (one, other, raises) in edges {
            let predicate = if *raises { "causes" } else { "disrupts" }.parse().unwrap();
            builder.add_statement(Statement::new(
                id(&format!("{from}:{one}")),
                predicate,
                id(&format!("{to}:{other}")),
            ));
        }
    }
    builder.freeze().unwrap()
}

/// The question, of the cost of steps alone unless it is by relevance.
fn question(from: u8, to: u8) -> MechanismQuery {
    MechanismQuery::between(format!("C:{from}"), format!("D:{to}")).costs(CostModel::steps())
}

fn chance(question: MechanismQuery, graph: &KnowledgeGraph, permutations: usize) -> Option<MechanismChance> {
    let found = ChanceQuery::of(question).permutations(permutations).run(graph).unwrap();
    assert_eq!(found.completeness, Completeness::Complete);
    found.chances[0]
}

/// Every set of edges in which each end has as many of each sign.
fn networks(edges: &BTreeSet<Edge>) -> Vec<BTreeSet<Edge>> {
    let degrees = |edges: &BTreeSet<Edge>| {
        let mut ends: Vec<(bool, u8, bool)> =
            edges.iter().flat_map(|(from, to, raises)| [(false, *from, *raises), (true, *to, *raises)]).collect();
        ends.sort_unstable();
        ends
    };
    let cells: Vec<(u8, u8)> = (0..3).flat_map(|from| (0..3).map(move |to| (from, to))).collect();
    let of_sign = |raises: bool| {
        let own: BTreeSet<Edge> = edges.iter().copied().filter(|edge| edge.2 == raises).collect();
        let chosen = |set: u32| -> BTreeSet<Edge> {
            let cells = cells.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
            cells.map(|(_, (from, to))| (*from, *to, raises)).collect()
        };
        let all = (0..1u32 << cells.len()).map(chosen);
        all.filter(|network| degrees(network) == degrees(&own)).collect::<Vec<_>>()
    };
    let (raising, lowering) = (of_sign(true), of_sign(false));
    raising.iter().flat_map(|one| lowering.iter().map(|other| one.union(other).copied().collect())).collect()
}

fn best(question: &MechanismQuery, graph: &KnowledgeGraph) -> Option<Cost> {
    question.run(graph).unwrap().next().map(|found| found.cost())
}

fn share(count: usize, of: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(of).unwrap())
}

#[test]
fn p_values_are_those_over_all_networks_of_the_same_degrees() {
    let on_genes: BTreeSet<Edge> = [(0, 0, true), (0, 1, true), (1, 1, true), (2, 2, true), (0, 2, false)].into();
    let on_diseases: BTreeSet<Edge> = [(0, 0, false), (1, 1, false), (2, 1, false), (1, 2, true), (2, 0, true)].into();
    let (first, second) = (networks(&on_genes), networks(&on_diseases));
    let real = graph(&on_genes, &on_diseases);
    let all: Vec<KnowledgeGraph> =
        first.iter().flat_map(|one| second.iter().map(move |other| graph(one, other))).collect();
    assert!(all.len() >= 30, "{}", all.len());
    let mut compared = BTreeSet::new();
    for costs in [CostModel::steps(), CostModel::relevance()] {
        for (from, to, sign) in [(0, 0, None), (0, 0, Some(Sign::Negative)), (1, 1, Some(Sign::Negative)), (0, 2, None)]
        {
            let question = question(from, to).costs(costs.clone());
            let question = sign.into_iter().fold(question, MechanismQuery::net_sign);
            let Some(real_cost) = best(&question, &real) else {
                assert_eq!(chance(question, &real, 2), None);
                continue;
            };
            let as_good = |network: &&KnowledgeGraph| best(&question, network).is_some_and(|cost| cost <= real_cost);
            let exact = share(all.iter().filter(as_good).count(), all.len());
            let found = chance(question, &real, 4_000).unwrap();
            assert_eq!((found.cost, found.networks), (real_cost, 4_000));
            assert!((found.p_value - share(1 + found.as_good, 4_001)).abs() < 1e-12);
            assert!((found.p_value - exact).abs() < 0.05, "{from} to {to} {sign:?}: {} of {exact}", found.p_value);
            compared.insert(found.as_good);
        }
    }
    assert!(compared.len() > 1, "the questions are of different probabilities: {compared:?}");
}

proptest! {
    #[test]
    fn what_no_exchange_can_change_is_always_as_good(edges in vec((0..4u8, 0..4u8, any::<bool>()), 1..12), seed in any::<u64>()) {
        // With one disease, and all genes acting on it alike, every network has the same mechanisms to it.
        let on_genes: BTreeSet<Edge> = edges.into_iter().map(|(from, to, _)| (from, to, true)).collect();
        let on_diseases: BTreeSet<Edge> = (0..4).map(|gene| (gene, 0, false)).collect();
        let graph = graph(&on_genes, &on_diseases);
        for from in 0..4 {
            let query = ChanceQuery::of(question(from, 0)).permutations(5).seed(seed);
            let found = query.run(&graph).unwrap();
            let has_edges = on_genes.iter().any(|edge| edge.0 == from);
            prop_assert_eq!(found.chances[0].map(|it| (it.as_good, it.networks)), has_edges.then_some((5, 5)));
            prop_assert_eq!(found.networks, if has_edges { 5 } else { 0 });
        }
    }
}

#[test]
fn candidates_are_compared_one_by_one_in_the_same_networks() {
    let on_genes: BTreeSet<Edge> = [(0, 0, true), (1, 1, true), (2, 2, true), (3, 2, true)].into();
    let on_diseases: BTreeSet<Edge> = [(0, 0, false), (1, 1, false), (2, 2, false)].into();
    let graph = graph(&on_genes, &on_diseases);
    let all =
        MechanismQuery::between(mechgraph::query::Endpoint::Category("biolink:ChemicalEntity".parse().unwrap()), "D:2");
    let all = all.costs(CostModel::steps());
    let starts: Vec<_> = all.best_per_start(&graph, Limits::default()).unwrap().map(|best| best.entity).collect();
    assert_eq!(starts.len(), 2);
    let query = |question: MechanismQuery| ChanceQuery::of(question).permutations(300).seed(7);
    let found = query(all).per_start_with(&graph, &starts, Limits::default()).unwrap();
    for (start, chance) in starts.iter().zip(&found.chances) {
        let alone = MechanismQuery::between(start.curie(), "D:2").costs(CostModel::steps());
        assert_eq!(query(alone).run(&graph).unwrap().chances, [*chance]);
        assert_eq!(chance.unwrap().cost, Cost(2_000));
    }
    let ends = MechanismQuery::between("C:2", mechgraph::query::Endpoint::Category("biolink:Disease".parse().unwrap()));
    let nodes: Vec<_> = ends.best_per_end(&graph, Limits::default()).unwrap().map(|best| best.entity).collect();
    let found = query(ends).per_end_with(&graph, &nodes, Limits::default()).unwrap();
    assert_eq!((nodes.len(), found.chances.len(), found.networks), (1, 1, 300));
}

#[test]
fn a_changed_graph_is_compared_with_networks_of_its_own() {
    let on_genes: BTreeSet<Edge> = [(0, 0, true), (1, 1, true), (2, 2, true)].into();
    let on_diseases: BTreeSet<Edge> = [(0, 0, false), (1, 1, false), (2, 2, false)].into();
    let graph = graph(&on_genes, &on_diseases);
    let without = Overlay::new().without_entity("G:1").over(&graph).unwrap();
    assert!(chance(question(0, 0), &without, 20).is_some());
    assert_eq!(chance(question(1, 1), &without, 20), None);
}

#[test]
fn limits_seeds_and_tokens_hold() {
    let edges: BTreeSet<Edge> = (0..5).flat_map(|it| [(it, it, true), (it, (it + 1) % 5, true)]).collect();
    let lowering: BTreeSet<Edge> = (0..5).map(|it| (it, it, false)).collect();
    let graph = graph(&edges, &lowering);
    let query = ChanceQuery::of(question(0, 0)).permutations(200);
    let as_good = |seed: u64| -> Vec<usize> {
        let of = |to| ChanceQuery::of(question(0, to)).permutations(200).seed(seed).run(&graph).unwrap().chances[0];
        (0..2).map(|to| of(to).unwrap().as_good).collect()
    };
    assert_eq!(as_good(1), as_good(1), "the same seed draws the same networks");
    assert!((2..6).any(|seed| as_good(seed) != as_good(1)), "another seed draws others");
    let memory = query.run_with(&graph, Limits::default().with_memory(8)).unwrap_err();
    assert_eq!(memory, QueryError::Limit(LimitKind::Memory));
    let token = CancellationToken::new();
    token.cancel();
    let cancelled = query.run_with(&graph, RunOptions::new().with_token(token)).unwrap_err();
    assert_eq!(cancelled, QueryError::Limit(LimitKind::Cancelled));
    let hurried = Limits::default().with_deadline(core::time::Duration::from_secs(1));
    let endless = query.permutations(usize::MAX).run_with(&graph, hurried).unwrap();
    assert!(endless.networks < 1_000_000, "{}", endless.networks);
    assert!(matches!(endless.completeness, Completeness::Truncated { by: LimitKind::Deadline, .. }));
    assert_eq!(endless.chances[0].unwrap().networks, endless.networks);
}
