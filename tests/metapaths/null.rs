//! P-values of path counts: those of hetmatpy on the networks that it permuted, and those of networks that are drawn.
//!
//! `hetmatpy_null.tsv` is written by `benches/hetmatpy_null.py`; its header says from what.

#![expect(clippy::cast_precision_loss, reason = "counts are small")]

use std::collections::BTreeMap;

use mechgraph::query::{LimitKind, Limits, MetapathCount, MetapathQuery, QueryError};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Statement};

use crate::hetnet;

const VALUES: &str = include_str!("hetmatpy_null.tsv");

fn rows(of: &str) -> impl Iterator<Item = Vec<&'static str>> {
    VALUES.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(move |cells| cells[0] == of)
}

const KINDS: [(&str, &str, usize); 3] =
    [("Compound", "SmallMolecule", 9), ("Gene", "Gene", 14), ("Disease", "Disease", 7)];

const PREDICATES: [(&str, &str); 5] = [
    ("CbG", "directly_physically_interacts_with"),
    ("DaG", "condition_associated_with_gene"),
    ("GiG", "physically_interacts_with"),
    ("Gr>G", "regulates"),
    ("CrC", "chemically_similar_to"),
];

/// The hetnet (number 0), or one of the networks that hetmatpy permuted.
fn network(number: &str) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (kind, category, count) in KINDS {
        for place in 0..count {
            let id = Curie::verbatim(format!("{kind}:{place:02}"));
            builder.add_entity(Entity::new(id).in_category(category.parse().unwrap()));
        }
    }
    for cells in rows("edge").filter(|cells| cells[1] == number) {
        let predicate = PREDICATES.iter().find(|(metaedge, _)| *metaedge == cells[2]).unwrap().1;
        let [from, to] = [cells[3], cells[4]].map(Curie::verbatim);
        let mut statement = Statement::new(from, predicate.parse().unwrap(), to);
        statement.properties.insert("metaedge".to_owned(), cells[2].into());
        builder.add_statement(statement);
    }
    builder.freeze().unwrap()
}

#[test]
fn p_values_are_those_of_hetmatpy_on_the_same_networks() {
    let graph = network("0");
    let networks: Vec<KnowledgeGraph> = ["1", "2", "3", "4"].map(network).into();
    let mut checked = BTreeMap::new();
    for cells in rows("value") {
        let query = MetapathQuery::new(cells[1].parse().unwrap());
        let whole = query.run(&graph).unwrap();
        let null = query.null_model_over(&graph, &networks, Limits::default()).unwrap();
        let [from, to] = [cells[2], cells[3]].map(|id| graph.node(id).unwrap().number());
        let count = whole.between(from, to).unwrap();
        let group = null.group(&count).unwrap();
        let name = format!("{cells:?}: {group:?}");
        let [value, p_value] = [cells[4], cells[7]].map(|cell| cell.parse::<f64>().unwrap());
        assert!((null.value(&count) - value).abs() < 1e-9, "{name}");
        assert_eq!(
            [group.pairs, group.joined],
            [cells[5], cells[6]].map(|cell| cell.parse::<u64>().unwrap()),
            "{name}"
        );
        let found = null.p_value(&count).unwrap();
        assert!((found - p_value).abs() <= 1e-8 * p_value.max(1e-3), "{name}: {found}");
        // A pair asked about alone is set against the same pairs.
        let alone = query.from(cells[2]).to(cells[3]).null_model_over(&graph, &networks, Limits::default()).unwrap();
        let alone = alone.p_value(&count).unwrap();
        assert!((alone - found).abs() <= 1e-9, "{name}: {alone} alone");
        *checked.entry(cells[1]).or_insert(0) += 1;
    }
    assert!(checked.len() == 10 && checked.values().all(|count| *count > 5), "{checked:?}");
}

#[test]
fn drawn_networks_keep_degrees_and_give_the_same_p_values_for_a_seed() {
    let graph = network("0");
    let p_values = |query: &MetapathQuery| -> Vec<f64> {
        let null = query.null_model(&graph, Limits::default()).unwrap();
        query.run(&graph).unwrap().iter().map(|count| null.p_value(&count).unwrap()).collect()
    };
    for metapath in ["CbG", "GiG", "Gr>G"] {
        // Of one step, a pair is joined in as many networks as there are pairs of its degrees are joined: their number is
        // that of all pairs.
        let query = MetapathQuery::new(metapath.parse().unwrap()).permutations(50);
        let null = query.null_model(&graph, Limits::default()).unwrap();
        let counts = query.run(&graph).unwrap();
        let key = |it: &MetapathCount<'_>| {
            let group = null.group(it).unwrap();
            (group.pairs, group.joined, group.sum.to_bits())
        };
        let groups: BTreeMap<_, _> = counts.iter().map(|it| (key(&it), null.group(&it).unwrap())).collect();
        let joined: u64 = groups.values().map(|group| group.joined).sum();
        assert!(joined > 0 && joined <= 50 * counts.len() as u64, "{metapath}: {joined} in {groups:?}");
        assert_eq!(null.networks(), 50);
        // The value of a pair follows from its degrees, so within a group it is one.
        let is_one = |it: &MetapathCount<'_>| {
            let group = null.group(it).unwrap();
            group.joined == 0 || (group.sum / group.joined as f64 - null.value(it)).abs() < 1e-9
        };
        assert!(counts.iter().all(|it| is_one(&it)), "{metapath}");
    }
    let query = MetapathQuery::new("CbGiGaD".parse().unwrap()).permutations(30);
    let drawn = p_values(&query);
    assert_eq!(drawn, p_values(&query));
    assert_ne!(drawn, p_values(&query.clone().seed(2)));
    assert!(drawn.iter().all(|p_value| (0.0..=1.0).contains(p_value)), "{drawn:?}");
    // By chance, the mean p-value of what is there is not far from a half.
    let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
    assert!((0.2..0.7).contains(&mean), "{mean}");
}

#[test]
fn the_answer_has_p_values_if_networks_are_drawn() {
    let graph = network("0");
    let query = MetapathQuery::new("CbGaD".parse().unwrap()).from("Compound:02");
    let plain = query.answer(&graph, 5).unwrap();
    assert!(plain.counts.iter().all(|count| count.p_value.is_none()) && plain.permutations == 0);
    let query = query.permutations(10);
    let answer = query.answer(&graph, 5).unwrap();
    let null = query.null_model(&graph, Limits::default()).unwrap();
    let counts = query.run(&graph).unwrap();
    for (answer, count) in answer.counts.iter().zip(counts.ranked(5)) {
        assert_eq!(answer.p_value, null.p_value(&count));
    }
    let other = MetapathQuery::new("CbGaD".parse().unwrap()).from("Compound:03").run(&graph).unwrap();
    assert!(null.p_value(&other.iter().next().unwrap()).is_none(), "of another source it says nothing");
}

#[test]
fn limits_end_a_null_model() {
    let graph = hetnet::graph(1);
    let query = MetapathQuery::new("CbGaD".parse().unwrap()).permutations(3);
    let cut = |limits: Limits| query.null_model(&graph, limits).unwrap_err();
    assert_eq!(cut(Limits::default().with_expansions(10)), QueryError::Limit(LimitKind::Expansions));
    assert_eq!(cut(Limits::default().with_memory(1_000)), QueryError::Limit(LimitKind::Memory));
    let now = std::time::Duration::ZERO;
    assert_eq!(cut(Limits::default().with_deadline(now)), QueryError::Limit(LimitKind::Deadline));
}
