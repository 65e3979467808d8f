//! What must hold.

use std::cell::Cell;

use mechgraph::model::Traversal;
use mechgraph::schema;
use proptest::prelude::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

use crate::ask::Ask;
use crate::generate::{Flavour, worlds};
use crate::seen::check;
use crate::world::{PREDICATE_RULES, ROWS, Reading, World};

const PLAIN: Flavour =
    Flavour { entities: 7, facts: 16, marks: false, contexts: false, hierarchy: false, shortcuts: 0, filters: false };

const EVERYTHING: Flavour =
    Flavour { marks: true, contexts: true, hierarchy: true, shortcuts: 3, filters: true, ..PLAIN };

fn number(variable: &str, otherwise: u32) -> u32 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Runs a property over many worlds, the same ones each time.
fn over<S: Strategy>(cases: u32, strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: cases * number("ORACLE_TIMES", 1),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(u64::from(number("ORACLE_SEED", 0))),
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    match TestRunner::new(config).run(strategy, property) {
        Ok(()) => {}
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(error) => panic!("{error}"),
    }
}

fn compare(cases: u32, flavour: Flavour) {
    let (answered, empty) = (Cell::new(0), Cell::new(0));
    over(cases, &worlds(flavour), |(world, asks): (World, Vec<Ask>)| {
        let graph = world.build_plainly();
        for ask in &asks {
            let expected = check(&world, &graph, ask)?;
            let counter = if expected.wanted.is_empty() { &empty } else { &answered };
            counter.set(counter.get() + 1);
        }
        Ok(())
    });
    println!("{} questions answered, {} without an answer", answered.get(), empty.get());
    assert!(answered.get() > cases / 2, "the questions should have answers");
}

#[test]
fn the_table_here_is_that_of_the_schema() {
    for row in &ROWS {
        let Some(known) = schema::predicate(row.predicate) else { continue };
        let reading = match known.traversal() {
            Traversal::Forward => Reading::Forward,
            Traversal::Backward => Reading::Backward,
            Traversal::Both => Reading::Both,
        };
        assert_eq!(reading, row.reading, "{row:?}");
        if row.direction.is_none() {
            assert_eq!(known.effect(), row.effect, "{row:?}");
        }
        for rule in PREDICATE_RULES {
            assert_eq!(schema::predicate_is_a(row.predicate, rule), row.is_a(rule), "{row:?} {rule}");
        }
    }
}

#[test]
fn plain_signed_multigraphs_answer_as_enumerated() {
    compare(2_000, PLAIN);
}

#[test]
fn graphs_with_marks_and_filters_answer_as_enumerated() {
    compare(800, Flavour { marks: true, filters: true, ..PLAIN });
}

#[test]
fn graphs_with_contexts_answer_as_enumerated() {
    compare(1_000, Flavour { contexts: true, ..PLAIN });
}

#[test]
fn graphs_with_a_hierarchy_answer_as_enumerated() {
    compare(1_000, Flavour { hierarchy: true, contexts: true, ..PLAIN });
}

#[test]
fn graphs_with_shortcuts_answer_as_enumerated() {
    compare(800, Flavour { shortcuts: 3, facts: 12, filters: true, ..PLAIN });
}

#[test]
fn graphs_with_everything_answer_as_enumerated() {
    compare(1_000, Flavour { facts: 20, ..EVERYTHING });
}

#[test]
fn small_and_dense_graphs_answer_as_enumerated() {
    compare(1_000, Flavour { entities: 4, facts: 20, shortcuts: 4, ..EVERYTHING });
}

#[test]
fn dense_graphs_with_contexts_and_shortcuts_answer_as_enumerated() {
    compare(1_000, Flavour { entities: 5, facts: 14, shortcuts: 4, contexts: true, ..PLAIN });
}
