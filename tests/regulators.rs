//! Regulators of genes: what agrees and opposes against a plain count, and p-values against every network of the same degrees.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::query::{CancellationToken, Completeness, LimitKind, Limits, QueryError, RegulatorQuery, RunOptions};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Sign, Statement};
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert_eq, proptest};

fn id(text: &str) -> Curie {
    text.parse().unwrap()
}

/// Edges from compounds to genes, by number, with whether they raise.
fn graph(edges: &[(u8, u8, bool)]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for number in 0..8 {
        builder.add_entity(Entity::new(id(&format!("C:{number}"))).in_category("ChemicalEntity".parse().unwrap()));
        builder.add_entity(Entity::new(id(&format!("G:{number}"))).in_category("Gene".parse().unwrap()));
    }
    for (compound, gene, raises) in edges {
        let statement =
            Statement::new(id(&format!("C:{compound}")), "affects".parse().unwrap(), id(&format!("G:{gene}")));
        let direction = if *raises { "increased" } else { "decreased" };
        builder.add_statement(statement.with_qualifier("object_direction_qualifier", direction));
    }
    builder.freeze().unwrap()
}

/// The query with the genes of `changes` that went up and down.
fn query(changes: &[i8]) -> RegulatorQuery {
    changes.iter().zip(0..).fold(RegulatorQuery::new().min_targets(1), |query, (change, gene)| {
        let gene = format!("G:{gene}");
        match change {
            1 => query.up(gene),
            -1 => query.down(gene),
            _ => query,
        }
    })
}

/// Agreeing without opposing edges of a compound.
fn score(edges: &BTreeSet<(u8, u8, bool)>, compound: u8, changes: &[i8]) -> i32 {
    let of = edges.iter().filter(|(of, ..)| *of == compound);
    of.map(|(_, gene, raises)| i32::from(changes[usize::from(*gene)]) * if *raises { 1 } else { -1 }).sum()
}

proptest! {
    #[test]
    fn what_agrees_and_opposes_is_counted(
        edges in vec((0..4u8, 0..6u8, any::<bool>()), 1..20),
        changes in vec(-1..2i8, 6),
        least in 1..4usize,
    ) {
        let graph = graph(&edges);
        let found = query(&changes).min_targets(least).permutations(3).run(&graph).unwrap();
        let edges: BTreeSet<(u8, u8, bool)> = edges.into_iter().collect();
        let mut expected = BTreeMap::new();
        for compound in 0..4 {
            let score = score(&edges, compound, &changes);
            let is_of = |it: &&(u8, u8, bool)| it.0 == compound && changes[usize::from(it.1)] != 0;
            let all = edges.iter().filter(is_of).count();
            if all >= least {
                let agreeing = usize::midpoint(all, score.unsigned_abs() as usize);
                let change = match score {
                    0 => None,
                    1.. => Some(Sign::Positive),
                    _ => Some(Sign::Negative),
                };
                expected.insert(format!("C:{compound}"), (change, agreeing, all - agreeing));
            }
        }
        let counted: BTreeMap<String, _> = found
            .regulators
            .iter()
            .map(|it| (it.entity.curie().to_owned(), (it.change, it.agreeing, it.opposing)))
            .collect();
        prop_assert_eq!(found.tested, expected.len());
        prop_assert_eq!(counted, expected);
        let is_in_order = found.regulators.is_sorted_by(|one, other| one.p_value <= other.p_value);
        prop_assert_eq!(is_in_order, true);
        prop_assert_eq!(found.regulators.iter().all(|it| it.q_value >= it.p_value && it.q_value <= 1.0), true);
    }
}

/// Every set of edges of one sign in which each compound and gene has its degree.
fn networks(edges: &BTreeSet<(u8, u8)>) -> Vec<BTreeSet<(u8, u8)>> {
    let degrees = |edges: &BTreeSet<(u8, u8)>| {
        let mut degrees = [[0; 4]; 2];
        for (compound, gene) in edges {
            degrees[0][usize::from(*compound)] += 1;
            degrees[1][usize::from(*gene)] += 1;
        }
        degrees
    };
    let cells: Vec<(u8, u8)> = (0..3).flat_map(|compound| (0..4).map(move |gene| (compound, gene))).collect();
    let of = degrees(edges);
    (0..1u32 << cells.len())
        .filter(|set| set.count_ones() as usize == edges.len())
        .map(|set| cells.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).map(|(_, cell)| *cell).collect())
        .filter(|network| degrees(network) == of)
        .collect()
}

#[test]
fn p_values_are_those_over_all_networks_of_the_same_degrees() {
    let raising: BTreeSet<(u8, u8)> = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 3), (2, 0)].into();
    let lowering: BTreeSet<(u8, u8)> = [(0, 2), (0, 3), (1, 0), (2, 1)].into();
    let changes = [1, 1, -1, -1, 0, 0];
    let edges = |raising: &BTreeSet<(u8, u8)>, lowering: &BTreeSet<(u8, u8)>| -> BTreeSet<(u8, u8, bool)> {
        let of = |edges: &BTreeSet<(u8, u8)>, raises| edges.iter().map(|(a, b)| (*a, *b, raises)).collect::<Vec<_>>();
        of(raising, true).into_iter().chain(of(lowering, false)).collect()
    };
    let real = edges(&raising, &lowering);
    let (of_raising, of_lowering) = (networks(&raising), networks(&lowering));
    assert!(of_raising.len() > 10 && of_lowering.len() > 3, "{} {}", of_raising.len(), of_lowering.len());
    let drawn = 20_000;
    let rows: Vec<(u8, u8, bool)> = real.iter().copied().collect();
    let graph = graph(&rows);
    let found = query(&changes).permutations(drawn).run(&graph).unwrap();
    assert_eq!((found.tested, found.permutations, found.completeness), (3, drawn, Completeness::Complete));
    for compound in 0..3 {
        let score_of = |edges: &BTreeSet<(u8, u8, bool)>| score(edges, compound, &changes);
        let of_real = score_of(&real).abs();
        let scores = of_raising
            .iter()
            .flat_map(|raising| of_lowering.iter().map(|lowering| score_of(&edges(raising, lowering))));
        let scores: Vec<i32> = scores.collect();
        let as_far = scores.iter().filter(|score| score.abs() >= of_real).count();
        let count = f64::from(u32::try_from(scores.len()).unwrap());
        let exact = f64::from(u32::try_from(as_far).unwrap()) / count;
        let it = found.regulators.iter().find(|it| it.entity.curie() == format!("C:{compound}")).unwrap();
        assert!((it.p_value - exact).abs() < 0.02, "C:{compound}: {} of {exact}", it.p_value);
        let mean = f64::from(scores.iter().sum::<i32>()) / count;
        let variance = scores.iter().map(|it| (f64::from(*it) - mean).powi(2)).sum::<f64>() / count;
        let z_score = (f64::from(score_of(&real)) - mean) / variance.sqrt();
        assert!((it.z_score.unwrap() - z_score).abs() < 0.1, "C:{compound}: {:?} of {z_score}", it.z_score);
    }
}

#[test]
fn names_and_limits_are_reported() {
    let rows: Vec<(u8, u8, bool)> =
        (0..4).flat_map(|it| [(it, it, true), (it, it + 1, false), (it, it + 3, true)]).collect();
    let graph = graph(&rows);
    let asked = query(&[1, 1, -1, -1, 1, 0]);
    let found = asked.clone().up("nobody").up("G:5").down("G:5").run(&graph).unwrap();
    assert_eq!(found.left_out, ["G:5", "nobody"]);
    assert_eq!((found.up, found.down, found.permutations), (3, 2, 1_000));
    assert_eq!(
        found.regulators,
        asked.clone().run(&graph).unwrap().regulators,
        "the same seed draws the same networks"
    );
    assert_eq!(asked.clone().limit(1).run(&graph).unwrap().regulators.len(), 1);
    let none = asked.clone().of("Disease".parse().unwrap()).run(&graph).unwrap();
    assert_eq!((none.tested, none.regulators.len()), (0, 0));
    let limits = Limits::unlimited().with_memory(8);
    assert_eq!(asked.run_with(&graph, limits).unwrap_err(), QueryError::Limit(LimitKind::Memory));
    let token = CancellationToken::new();
    token.cancel();
    let cancelled = asked.run_with(&graph, RunOptions::new().with_token(token));
    assert_eq!(cancelled.unwrap_err(), QueryError::Limit(LimitKind::Cancelled));
}
