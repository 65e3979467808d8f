//! Contradictions are those that comparing every two statements finds, on random graphs with contexts.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use mechgraph::model::Dimension;
use mechgraph::query::{Completeness, ContradictionKind, ContradictionQuery, LimitKind, Limits};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, Statement};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

/// With the sign of each.
const PREDICATES: [(&str, Option<bool>); 3] = [("causes", Some(true)), ("disrupts", Some(false)), ("regulates", None)];
/// The second is a subclass of the first.
const DISEASES: [&str; 3] = ["MONDO:1", "MONDO:2", "MONDO:3"];
const CELLS: [&str; 2] = ["CL:1", "CL:2"];

#[derive(Clone, Debug)]
struct Row {
    from: usize,
    predicate: usize,
    to: usize,
    negated: bool,
    diseases: BTreeSet<usize>,
    cells: BTreeSet<usize>,
}

/// Kind, ends, what affirms, what opposes, and whether each may hold in its own context.
type Found = (ContradictionKind, String, String, BTreeSet<String>, BTreeSet<String>, bool);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let ends = (0..4usize, 1..4usize).prop_map(|(from, on)| (from, (from + on) % 4));
    let row = (ends, 0..3usize, any::<bool>(), btree_set(0..3usize, 0..3), btree_set(0..2usize, 0..2));
    let row = row.prop_map(|((from, to), predicate, negated, diseases, cells)| Row {
        from,
        predicate,
        to,
        negated,
        diseases,
        cells,
    });
    vec(row, 0..24)
}

fn curie(text: &str) -> Curie {
    text.parse().unwrap()
}

fn name(node: usize) -> String {
    format!("X:{node}")
}

fn graph(rows: &[Row]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.add_statement(Statement::new(
        curie(DISEASES[1]),
        "biolink:subclass_of".parse().unwrap(),
        curie(DISEASES[0]),
    ));
    for (number, row) in rows.iter().enumerate() {
        let predicate = format!("biolink:{}", PREDICATES[row.predicate].0).parse().unwrap();
        let mut statement = Statement::new(curie(&name(row.from)), predicate, curie(&name(row.to)))
            .with_id(number.to_string())
            .from_source(format!("infores:{number}"));
        statement.negated = row.negated;
        for disease in &row.diseases {
            statement.context.insert(Dimension::Disease, DISEASES[*disease]);
        }
        for cell in &row.cells {
            statement.context.insert(Dimension::Cell, CELLS[*cell]);
        }
        builder.add_statement(statement);
    }
    builder.freeze().unwrap()
}

/// Whether two statements can hold in one context: in each dimension one says nothing, or two values are the same or one
/// above the other.
fn share(one: &Row, other: &Row) -> bool {
    let go = |one: &BTreeSet<usize>, other: &BTreeSet<usize>, fits: &dyn Fn(usize, usize) -> bool| {
        one.is_empty() || other.is_empty() || one.iter().any(|one| other.iter().any(|other| fits(*one, *other)))
    };
    go(&one.diseases, &other.diseases, &|one, other| one == other || one + other == 1)
        && go(&one.cells, &other.cells, &|one, other| one == other)
}

fn expected(rows: &[Row]) -> BTreeSet<Found> {
    let mut found = BTreeSet::new();
    let mut add = |kind, from: usize, to: usize, sides: [Vec<usize>; 2]| {
        let [affirming, opposing] = &sides;
        if affirming.is_empty() || opposing.is_empty() {
            return;
        }
        let apart = !affirming.iter().any(|one| opposing.iter().any(|other| share(&rows[*one], &rows[*other])));
        let [affirming, opposing] = sides.map(|side| side.iter().map(usize::to_string).collect());
        found.insert((kind, name(from), name(to), affirming, opposing, apart));
    };
    for (from, to) in (0..4).flat_map(|from| (0..4).map(move |to| (from, to))) {
        let of_pair = |is: &dyn Fn(&Row) -> bool| -> Vec<usize> {
            (0..rows.len()).filter(|row| (rows[*row].from, rows[*row].to) == (from, to) && is(&rows[*row])).collect()
        };
        let signed = |raises: bool| of_pair(&|row| !row.negated && PREDICATES[row.predicate].1 == Some(raises));
        add(ContradictionKind::OppositeSigns, from, to, [signed(true), signed(false)]);
        for predicate in 0..PREDICATES.len() {
            let said = |negated: bool| of_pair(&|row| row.predicate == predicate && row.negated == negated);
            add(ContradictionKind::Negation, from, to, [said(false), said(true)]);
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn contradictions_are_those_of_comparing_every_two_statements(rows in rows()) {
        let graph = graph(&rows);
        let run = ContradictionQuery::new().run(&graph).unwrap();
        prop_assert_eq!(run.completeness(), Completeness::Complete);
        let all: Vec<_> = run.collect();
        let found: BTreeSet<Found> = all
            .iter()
            .map(|it| {
                let ids = |side: &[mechgraph::graph::StatementRef<'_>]| side.iter().map(|it| it.id().into_owned()).collect();
                let [from, to] = [it.from, it.to].map(|node| node.curie().to_owned());
                (it.kind, from, to, ids(&it.affirming), ids(&it.opposing), it.apart_by_context)
            })
            .collect();
        prop_assert_eq!(found.len(), all.len());
        prop_assert_eq!(&found, &expected(&rows));
        // What a limit lets through comes first, and the cut is said.
        for most in 0..all.len() {
            let cut = ContradictionQuery::new().run_with(&graph, Limits::unlimited().with_paths(most)).unwrap();
            let by = cut.completeness();
            let is_by_paths = matches!(by, Completeness::Truncated { by: LimitKind::Paths, .. });
            prop_assert!(is_by_paths, "{by:?}");
            prop_assert_eq!(cut.collect::<Vec<_>>(), &all[..most]);
        }
    }
}
