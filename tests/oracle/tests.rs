//! What must hold.

use std::cell::Cell;

use mechgraph::Sign;
use mechgraph::model::{Basis, Effect, Traversal};
use mechgraph::schema;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert_eq};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

use crate::ask::{Ask, End};
use crate::connections;
use crate::cuts;
use crate::generate::{Flavour, worlds};
use crate::overlay;
use crate::seen::{Seen, check, library, run};
use crate::world::{Names, PREDICATE_RULES, RECORDS, ROWS, Reading, VALUES, World};

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
        Err(TestError::Fail(reason, value)) => panic!("{reason}\nwhole case: {value:?}"),
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
    let protein = ["Protein".parse().unwrap()];
    for row in &ROWS {
        let predicate = row.predicate.parse().unwrap();
        let directions = row.direction.map(|direction| ("object_direction_qualifier", direction));
        let meaning = schema::meaning_of(
            &predicate,
            &directions.into_iter().collect(),
            &protein,
            &protein,
            schema::Reading {
                source: row.curated.then_some(RECORDS),
                record: row.curated.then_some(Traversal::Forward),
                ..schema::Reading::default()
            },
        );
        if !meaning.known {
            continue;
        }
        let effect_in = |reading: Reading, own: Reading| {
            if row.reading == own || row.reading == reading { row.effect } else { Effect::None }
        };
        let expected = (effect_in(Reading::Both, Reading::Forward), effect_in(Reading::Both, Reading::Backward));
        assert_eq!((meaning.forward, meaning.backward), expected, "{row:?}");
        let is_correlation = row.predicate.ends_with("_correlated_with");
        assert_eq!(meaning.is_correlation(), is_correlation, "{row:?}");
        assert_eq!(meaning.basis == Some(Basis::Place), row.locating && !row.curated, "{row:?}");
        assert_eq!(meaning.basis == Some(Basis::CuratedMechanism), row.curated, "{row:?}");
        for rule in PREDICATE_RULES {
            // A question that names the inverse of a predicate means it, too.
            let inverse = schema::predicate(rule).and_then(schema::PredicateRow::inverse);
            let names = [Some(rule), inverse].into_iter().flatten();
            let is_named = names.into_iter().any(|rule| schema::predicate_is_a(row.predicate, rule));
            assert_eq!(is_named, row.is_a(rule), "{row:?} {rule}");
        }
    }
}

#[test]
fn plain_signed_multigraphs_answer_as_enumerated() {
    compare(4_000, PLAIN);
}

#[test]
fn graphs_with_marks_and_filters_answer_as_enumerated() {
    compare(2_000, Flavour { marks: true, filters: true, ..PLAIN });
}

#[test]
fn graphs_with_contexts_answer_as_enumerated() {
    compare(2_000, Flavour { contexts: true, ..PLAIN });
}

#[test]
fn graphs_with_a_hierarchy_answer_as_enumerated() {
    compare(2_000, Flavour { hierarchy: true, contexts: true, ..PLAIN });
}

#[test]
fn graphs_with_shortcuts_answer_as_enumerated() {
    compare(2_000, Flavour { shortcuts: 3, facts: 12, filters: true, ..PLAIN });
}

#[test]
fn what_is_essential_is_what_leaves_nothing_when_it_is_avoided() {
    let found = Cell::new(0);
    let flavour = Flavour { filters: false, facts: 16, ..EVERYTHING };
    over(2_000, &worlds(flavour), |(world, asks): (World, Vec<Ask>)| {
        for first in 0..asks.len() {
            found.set(found.get() + u32::from(cuts::check(&world, &asks[first..])?));
        }
        Ok(())
    });
    println!("{} questions with a mechanism", found.get());
    assert!(found.get() > 500, "the questions should have answers");
}

#[test]
fn what_is_blocked_has_no_mechanism_of_its_course_without_what_is_missing() {
    let found = Cell::new([0; 2]);
    let flavour = Flavour { facts: 14, shortcuts: 4, filters: false, ..EVERYTHING };
    over(1_000, &worlds(flavour), |(world, asks): (World, Vec<Ask>)| {
        for ask in &asks {
            let [blocked, left] = cuts::check_bypass(&world, ask)?;
            found.set([found.get()[0] + blocked, found.get()[1] + left]);
        }
        Ok(())
    });
    println!("{:?} mechanisms blocked, and left with what is missing on some of their ways", found.get());
    assert!(found.get().iter().all(|count| *count > 100), "the questions should have answers");
}

#[test]
fn what_connects_entities_is_what_questions_about_each_pair_find() {
    let found = Cell::new([0; 3]);
    over(700, &worlds(Flavour { facts: 8, ..EVERYTHING }), |(world, asks): (World, Vec<Ask>)| {
        let counts = connections::check(&world, &asks)?;
        found.set([0, 1, 2].map(|place| found.get()[place] + counts[place]));
        Ok(())
    });
    println!("{:?} links, missing links and connectors", found.get());
    assert!(found.get().iter().all(|count| *count > 50), "there should be some of each");
}

#[test]
fn what_two_questions_share_is_what_their_mechanisms_pass() {
    let found = Cell::new(0);
    over(4_000, &worlds(Flavour { facts: 20, ..EVERYTHING }), |(world, asks): (World, Vec<Ask>)| {
        found.set(found.get() + u32::from(cuts::check_comparison(&world, &asks)?));
        Ok(())
    });
    println!("{} comparisons with an entity", found.get());
    assert!(found.get() > 100, "the questions should have answers");
}

#[test]
fn a_graph_under_changes_answers_as_the_changed_graph() {
    let found = Cell::new(0);
    let drawn = (worlds(Flavour { facts: 20, ..EVERYTHING }), vec(any::<u8>(), 20));
    over(2_000, &drawn, |((world, asks), keys)| {
        found.set(found.get() + overlay::check(&world, &asks, &keys)?);
        Ok(())
    });
    println!("{} questions with a mechanism", found.get());
    assert!(found.get() > 500, "the questions should have answers");
}

#[test]
fn graphs_with_everything_answer_as_enumerated() {
    compare(2_000, Flavour { facts: 20, ..EVERYTHING });
}

#[test]
fn small_and_dense_graphs_answer_as_enumerated() {
    compare(1_500, Flavour { entities: 4, facts: 20, shortcuts: 4, ..EVERYTHING });
}

#[test]
fn dense_graphs_with_contexts_and_shortcuts_answer_as_enumerated() {
    compare(1_500, Flavour { entities: 5, facts: 14, shortcuts: 4, contexts: true, ..PLAIN });
}

#[test]
fn what_is_passed_within_shortcuts_has_a_sign_along_them_alone() {
    // Each shortcut is read along its direction and against it, through what is within it, with either sign and none.
    let found = Cell::new([0; 2]);
    let flavour = Flavour { facts: 14, shortcuts: 4, filters: false, ..PLAIN };
    over(400, &worlds(flavour), |(world, asks): (World, Vec<Ask>)| {
        let graph = world.build_plainly();
        let Some(plain) = asks.first() else { return Ok(()) };
        for shortcut in world.facts.iter().filter(|fact| !fact.shortcut_over.is_empty()) {
            let ends = [shortcut.subject, shortcut.object];
            let parts = shortcut.shortcut_over.iter().flatten().filter_map(|part| world.facts.get(*part));
            let mut within: Vec<usize> = parts.flat_map(|part| [part.subject, part.object]).collect();
            within.sort_unstable();
            within.dedup();
            for entity in within.into_iter().filter(|entity| !ends.contains(entity)) {
                for (turned, [from, to]) in [ends, [ends[1], ends[0]]].into_iter().enumerate() {
                    for sign in [None, Some(Sign::Positive), Some(Sign::Negative)] {
                        let ask = Ask {
                            from: End::One(from),
                            to: End::One(to),
                            loops: false,
                            via: vec![(entity, sign)],
                            ..plain.clone()
                        };
                        let answered = !check(&world, &graph, &ask)?.wanted.is_empty();
                        let mut counts = found.get();
                        counts[turned] += u32::from(answered && sign.is_some());
                        found.set(counts);
                    }
                }
            }
        }
        Ok(())
    });
    println!("{:?} questions answered along shortcuts and against them", found.get());
    assert!(found.get()[0] > 50 && found.get()[1] > 0, "the questions should have answers");
}

/// Compares, for every question, what holds of a world and of a changed one.
fn unchanged<T: std::fmt::Debug + PartialEq>(
    asks: &[Ask],
    mut before: impl FnMut(&Ask) -> T,
    mut after: impl FnMut(&Ask) -> T,
    world: &World,
) -> Result<(), TestCaseError> {
    for ask in asks {
        let (before, after) = (before(ask), after(ask));
        prop_assert_eq!(before, after, "for {:?}\n{}", ask, world);
    }
    Ok(())
}

#[test]
fn the_order_of_records_changes_nothing() {
    let shuffled = (worlds(EVERYTHING), vec(any::<u32>(), 64));
    over(500, &shuffled, |((world, asks), keys)| {
        let names = Names::default();
        let mut order = world.order();
        order.sort_by_key(|number| keys[*number]);
        let (plain, shuffled) = (world.build_plainly(), world.build(&order, &names));
        unchanged(&asks, |ask| library(&plain, ask, &names), |ask| library(&shuffled, ask, &names), &world)
    });
}

#[test]
fn an_isolated_entity_changes_nothing() {
    over(500, &worlds(EVERYTHING), |(world, asks)| {
        let mut larger = world.clone();
        larger.kinds.push(larger.kinds[0]);
        for name in ["A:first", "X:bb", "Z:last"] {
            let mut names = Names::default();
            name.clone_into(&mut names.0[world.kinds.len()]);
            let (plain, larger) = (world.build(&world.order(), &names), larger.build(&larger.order(), &names));
            unchanged(&asks, |ask| library(&plain, ask, &names), |ask| library(&larger, ask, &names), &world)?;
        }
        Ok(())
    });
}

#[test]
fn other_names_in_the_same_order_change_nothing() {
    let names = Names::default();
    let others =
        Names(VALUES.iter().map(|name| name.replace('X', "XX").replace('F', "E").replace('p', "pp")).collect());
    let other =
        |name: &str| VALUES.iter().position(|known| *known == name).map_or_else(String::new, |at| others.0[at].clone());
    over(500, &worlds(EVERYTHING), |(world, asks)| {
        let (plain, renamed) = (world.build_plainly(), world.build(&world.order(), &others));
        let before = |ask: &Ask| {
            let (found, verdict) = library(&plain, ask, &names);
            (found.iter().map(|seen| seen.renamed(&other)).collect::<Vec<Seen>>(), verdict.renamed(&other))
        };
        unchanged(&asks, before, |ask| library(&renamed, ask, &others), &world)
    });
}

#[test]
fn a_limit_gives_the_first_mechanisms_and_the_same_verdict() {
    let names = Names::default();
    over(500, &worlds(Flavour { entities: 5, ..EVERYTHING }), |(world, asks)| {
        let graph = world.build_plainly();
        for ask in &asks {
            let (all, verdict) = library(&graph, ask, &names);
            for limit in 0..=all.len().min(6) {
                let (first, judged) = run(&ask.query(&names).limit(limit), &graph);
                prop_assert_eq!(&first, &all[..limit], "for {:?}\n{}", ask, world);
                prop_assert_eq!(&judged, &verdict, "for {:?}\n{}", ask, world);
            }
        }
        Ok(())
    });
}

#[test]
fn incoherent_mechanisms_come_beside_the_coherent_ones() {
    let names = Names::default();
    over(500, &worlds(Flavour { entities: 5, ..EVERYTHING }), |(world, asks)| {
        let graph = world.build_plainly();
        for ask in &asks {
            let (coherent, _) = library(&graph, ask, &names);
            let (all, _) = run(&ask.query(&names).allow_incoherent(), &graph);
            if coherent.iter().all(Seen::is_own) {
                let kept: Vec<Seen> = all.into_iter().filter(|seen| seen.coherent && seen.is_own()).collect();
                prop_assert_eq!(kept, coherent, "for {:?}\n{}", ask, world);
            }
        }
        Ok(())
    });
}
