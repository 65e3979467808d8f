//! Each check on a graph of a few lines.

use std::collections::BTreeMap;

use super::shape::Shape;
use super::signs::Signs;
use super::{AuditQuery, read_citation, records};
use crate::model::{Category, Effect, Entity, Value};
use crate::query::Completeness;
use crate::{GraphBuilder, KnowledgeGraph, Statement};

fn statement(text: &str) -> Statement {
    let [from, predicate, to] = text.split(' ').collect::<Vec<_>>().try_into().unwrap();
    Statement::of(from, predicate, to).from_source("infores:drugmechdb")
}

/// A graph of one record: the drug `X:drug` treats `X:disease`, and these links. An entity whose name begins with `p` is
/// a process.
fn record(links: &[&str]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let list = |text: &str| Value::List(vec![text.into()]);
    for text in ["X:drug treats X:disease"].iter().chain(links) {
        let mut statement = statement(text);
        statement.properties.insert("source_record".to_owned(), list("r1"));
        if links.contains(text) {
            let word = text.split(' ').nth(1).unwrap().replace('_', " ");
            statement.properties.insert("original_predicate".to_owned(), list(&word));
        }
        for end in text.split(' ').filter(|word| word.starts_with("X:p")) {
            builder.add_entity(
                Entity::new(end.parse().unwrap()).in_category("biolink:BiologicalProcess".parse::<Category>().unwrap()),
            );
        }
        builder.add_statement(statement);
    }
    builder.freeze().unwrap()
}

/// The codes and messages of the findings in a graph.
fn findings(graph: &KnowledgeGraph) -> Vec<String> {
    let audit = AuditQuery::new().run(graph).unwrap();
    assert_eq!(audit.completeness(), Completeness::Complete);
    audit.findings().iter().map(|it| format!("{} {}", it.code, it.message)).collect()
}

fn check(links: &[&str], expected: &[&str]) {
    assert_eq!(findings(&record(links)), expected, "{links:?}");
}

const LOWERS: [&str; 2] = ["X:drug disrupts X:a", "X:a causes X:disease"];

/// A record that lowers the disease, with more links.
fn check_with(links: &[&str], expected: &[&str]) {
    check(&[&LOWERS, links].concat(), expected);
}

#[test]
fn a_record_that_lowers_its_disease_is_clean() {
    check(&LOWERS, &[]);
    check_with(&["X:drug disrupts X:b", "X:b causes X:disease", "X:a causes X:b"], &[]);
}

#[test]
fn net_signs_are_compared_with_the_treatment() {
    check(
        &["X:drug causes X:a", "X:a causes X:disease"],
        &[
            "MG054 the drug treats the disease, but as the links are written every path raises it: X:drug –causes→ X:a –causes→ X:disease",
        ],
    );
    check_with(
        &["X:drug causes X:b", "X:b causes X:disease"],
        &["MG070 the drug treats the disease, but as the links are written X:drug –causes→ X:b –causes→ \
           X:disease raises it, and X:drug –disrupts→ X:a –causes→ X:disease lowers it"],
    );
    check(
        &["X:drug regulates X:a", "X:a causes X:disease"],
        &[
            "MG071 no path from drug to disease has a sign: of X:drug –regulates→ X:a –causes→ X:disease, X:drug regulates \
           X:a gives none",
        ],
    );
    // A correlation without a direction accuses nobody.
    check(
        &["X:drug causes X:a", "X:a correlated_with X:disease"],
        &["MG071 no path from drug to disease has a sign: of X:drug –causes→ X:a –correlated with→ X:disease, X:a \
           correlated with X:disease gives none"],
    );
}

#[test]
fn what_no_path_passes_is_reported() {
    check_with(
        &["X:a causes X:b", "X:b causes X:c"],
        &["MG072 X:b, X:c are on no path from drug to disease: no link leads on to the disease"],
    );
    check_with(
        &["X:b causes X:a"],
        &["MG072 X:b is on no path from drug to disease: no link leads there from the drug"],
    );
    check_with(
        &["X:a causes X:b", "X:b causes X:c", "X:c causes X:a"],
        &[
            "MG072 X:b, X:c are on no path from drug to disease: the only way on is the way there",
            "MG078 the links form a cycle: X:a –causes→ X:b –causes→ X:c –causes→ X:a",
        ],
    );
    check_with(&["X:b causes X:c"], &["MG073 X:b, X:c are not linked to the drug or the disease"]);
    check(
        &["X:drug disrupts X:a", "X:disease causes X:b"],
        &["MG074 the links do not lead from X:drug to X:disease; they end at X:a"],
    );
    // A link without effect, and one to a place, lead on as links, but tell no sign.
    check(&["X:drug related_to X:a", "X:a causes X:disease"], &[]);
    check(&["X:drug disrupts X:a", "X:a located_in X:b", "X:b causes X:disease"], &[]);
}

#[test]
fn a_link_that_skips_steps_is_reported_if_it_says_the_same() {
    let skipped = "MG075 X:a causes X:p skips what X:a –causes→ X:b –causes→ X:p has in detail";
    let links = ["X:drug disrupts X:a", "X:a causes X:b", "X:b causes X:p", "X:p causes X:disease", "X:a causes X:p"];
    check(&links, &[skipped]);
    // Between molecules both can hold.
    check(&["X:drug disrupts X:a", "X:a causes X:b", "X:b causes X:c", "X:c causes X:disease", "X:a causes X:c"], &[]);
}

#[test]
fn links_back_and_cycles_are_reported() {
    check_with(
        &["X:a disrupts X:b", "X:b causes X:disease", "X:b disrupts X:a"],
        &[
            "MG070 the drug treats the disease, but as the links are written X:drug –disrupts→ X:a –disrupts→ X:b \
         –causes→ X:disease raises it, and X:drug –disrupts→ X:a –causes→ X:disease lowers it",
            "MG076 X:a disrupts X:b, and so the other way round",
            "MG078 the links form a cycle: X:a –disrupts→ X:b –disrupts→ X:a",
        ],
    );
    check_with(
        &["X:a positively_correlated_with X:b", "X:b positively_correlated_with X:a", "X:b causes X:disease"],
        &["MG058 X:a positively correlated with X:b, and so the other way round, which says the same"],
    );
    check_with(&["X:a causes X:a"], &["MG078 a link leads from an entity to itself: X:a causes X:a"]);
    check_with(
        &["X:a causes X:b", "X:b causes X:disease", "X:b causes X:b", "X:b causes X:a"],
        &[
            "MG076 X:a causes X:b, and so the other way round",
            "MG078 a link leads from an entity to itself: X:b causes X:b",
            "MG078 the links form a cycle: X:a –causes→ X:b –causes→ X:a",
        ],
    );
    check_with(&["X:drug disrupts X:disease"], &["MG077 X:drug disrupts X:disease, without a step between"]);
    check_with(&["X:drug treats X:disease"], &["MG077 a link says again that X:drug treats X:disease"]);
}

#[test]
fn opposite_signs_are_weighed_and_opposites_compared() {
    let graph = |texts: &[&str]| texts.iter().map(|text| statement(text)).collect::<GraphBuilder>().freeze().unwrap();
    assert_eq!(
        findings(&graph(&["X:a causes X:b", "X:a disrupts X:b"])),
        ["MG026 1 statement says that X:a raises X:b, and 1 statement says that it lowers it"]
    );
    assert_eq!(
        findings(&graph(&["X:a causes X:b", "X:a causes X:c", "X:b opposite_of X:c"])),
        ["MG079 X:a raises both X:b and X:c, which are opposites"]
    );
    assert_eq!(findings(&graph(&["X:a causes X:b", "X:a disrupts X:c", "X:b opposite_of X:c"])), [""; 0]);
}

#[test]
fn citations_are_malformed_or_retracted() {
    let mut statement = statement("X:a causes X:b");
    let cited = ["PMID:30247077", "PMID:3024707712", "PMID:PMC12", "doi:10.1000/ABC", "doi:11.1/x", "Smith 2001"];
    statement.evidence.publications = cited.map(str::to_owned).to_vec();
    let graph = GraphBuilder::from_iter([statement]).freeze().unwrap();
    let query = AuditQuery::new().retracted("https://doi.org/10.1000/abc").unwrap().retracted("30247077").unwrap();
    let found = query.run(&graph).unwrap();
    assert_eq!(
        found.findings().iter().map(|it| format!("{} {}", it.code, it.message)).collect::<Vec<_>>(),
        [
            "MG080 \"PMID:3024707712\", cited by one statement: after PMID: one to eight digits are expected",
            "MG080 \"PMID:PMC12\", cited by one statement: after PMID: one to eight digits are expected",
            "MG080 \"doi:11.1/x\", cited by one statement: after doi: 10., a number, a slash and a name are expected",
            "MG081 PMID:30247077, cited by one statement, is on the list of retracted publications",
            "MG081 doi:10.1000/abc, cited by one statement, is on the list of retracted publications",
        ]
    );
    for wrong in ["", "x", "Smith 2001", "PMID:", "10.1/x", "123456789"] {
        assert!(read_citation(wrong).is_err(), "{wrong}");
    }
}

/// The outcome of every simple path, tried one by one, with the least number of steps of each.
fn tried(shape: &Shape<'_, '_>, path: &mut Vec<usize>, outcome: Effect, found: &mut BTreeMap<Effect, usize>) {
    let (_, disease) = shape.ends.unwrap();
    let last = *path.last().unwrap();
    if last == disease {
        let fewest = found.entry(outcome).or_insert(usize::MAX);
        *fewest = path.len().min(*fewest);
        return;
    }
    for arc in shape.leaving(last).filter(|arc| arc.effect.is_step() && !path.contains(&arc.to)).collect::<Vec<_>>() {
        let is_signed = |it: &Effect| it.sign().is_some();
        if is_signed(&arc.effect) || !shape.leaving(last).any(|it| it.to == arc.to && is_signed(&it.effect)) {
            path.push(arc.to);
            tried(shape, path, outcome.then(arc.effect), found);
            path.pop();
        }
    }
}

#[test]
fn signs_are_those_of_all_simple_paths() {
    let mut random = fastrand::Rng::with_seed(7);
    let names = ["drug", "a", "b", "c", "e", "disease"];
    let mut met = BTreeMap::new();
    for _ in 0..400 {
        let links: Vec<String> = (0..random.usize(3..14))
            .map(|_| {
                let predicate = random.choice(["causes", "disrupts", "regulates", "participates_in"]).unwrap();
                let [from, to] = [0, 1].map(|_| names[random.usize(..names.len())]);
                format!("X:{from} {predicate} X:{to}")
            })
            .collect();
        let graph = record(&links.iter().map(String::as_str).collect::<Vec<_>>());
        for record in &records::read(&graph) {
            let shape = Shape::new(record);
            let (drug, disease) = shape.ends.unwrap();
            let signs = Signs::between(&shape, drug, disease, |_| true);
            let mut expected = BTreeMap::new();
            tried(&shape, &mut vec![drug], Effect::Carrier, &mut expected);
            for outcome in [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned] {
                let steps = signs.of(outcome).map(|path| path.len() + 1);
                assert_eq!(steps, expected.get(&outcome).copied(), "{outcome} of {links:?}");
                *met.entry((outcome, steps.is_some())).or_insert(0) += 1;
            }
        }
    }
    assert!(met.len() == 8 && met.values().all(|count| *count > 5), "{met:?}");
}
