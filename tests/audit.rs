//! Each kind of finding of an audit is what trying everything finds, on random records of mechanisms.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::model::{Entity, Value};
use mechgraph::query::{AuditQuery, Completeness};
use mechgraph::{Category, Curie, GraphBuilder, KnowledgeGraph, Sign, Statement};
use proptest::prelude::*;

const NAMES: [&str; 6] = ["drug", "a", "b", "c", "process", "disease"];
const DRUG: usize = 0;
const PROCESS: usize = 4;
const DISEASE: usize = 5;

/// What a link does in a record: `related_to` is no step, and leads both ways.
const PREDICATES: [(&str, Said); 4] = [
    ("causes", Said::Sign(Sign::Positive)),
    ("disrupts", Said::Sign(Sign::Negative)),
    ("regulates", Said::Unknown),
    ("related_to", Said::Nothing),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Sign(Sign),
    Unknown,
    Nothing,
}

/// Subject, row of the predicates, object.
type Link = (usize, usize, usize);
type Links = BTreeSet<Link>;
/// A code, and the entities that it is about.
type Found = (String, BTreeSet<String>);

fn id(node: usize) -> String {
    format!("X:{}", NAMES[node])
}

fn curie(node: usize) -> Curie {
    id(node).parse().unwrap()
}

fn graph(links: &Links) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (node, category) in [(PROCESS, "biolink:BiologicalProcess"), (DISEASE, "biolink:Disease")] {
        builder.add_entity(Entity::new(curie(node)).in_category(category.parse::<Category>().unwrap()));
    }
    let texts = |text: &str| Value::List(vec![text.into()]);
    let mut add = |from: usize, predicate: &str, to: usize, is_link: bool| {
        let predicate_of = format!("biolink:{predicate}").parse().unwrap();
        let mut statement = Statement::new(curie(from), predicate_of, curie(to)).from_source("infores:drugmechdb");
        statement.properties.insert("source_record".to_owned(), texts("r1"));
        if is_link {
            statement.properties.insert("original_predicate".to_owned(), texts(&predicate.replace('_', " ")));
        }
        builder.add_statement(statement);
    };
    add(DRUG, "treats", DISEASE, false);
    for (from, predicate, to) in links {
        add(*from, PREDICATES[*predicate].0, *to, true);
    }
    builder.freeze().unwrap()
}

/// Links as they can be read: from, to, and what they do.
fn arcs(links: &Links) -> Vec<(usize, usize, Said)> {
    let readings = |(from, predicate, to): &Link| {
        let said = PREDICATES[*predicate].1;
        let back = (said == Said::Nothing).then_some((*to, *from, said));
        [(*from, *to, said)].into_iter().chain(back)
    };
    links.iter().flat_map(readings).collect()
}

/// Every path from one entity to another that passes none twice, as its entities.
fn simple_paths(arcs: &[(usize, usize, Said)], from: usize, to: usize) -> BTreeSet<Vec<usize>> {
    let mut paths = BTreeSet::new();
    let mut waiting = vec![vec![from]];
    while let Some(path) = waiting.pop() {
        let last = *path.last().unwrap();
        if last == to && path.len() > 1 {
            paths.insert(path);
            continue;
        }
        for (_, next, _) in arcs.iter().filter(|(at, next, _)| *at == last && !path.contains(next)) {
            waiting.push([path.clone(), vec![*next]].concat());
        }
    }
    paths
}

/// What the paths between two entities come to: signs, and `None` for one that has none.
fn outcomes(arcs: &[(usize, usize, Said)], from: usize, to: usize) -> BTreeSet<Option<Sign>> {
    let steps: Vec<_> = arcs.iter().copied().filter(|(.., said)| *said != Said::Nothing).collect();
    let mut outcomes = BTreeSet::new();
    for path in simple_paths(&steps, from, to) {
        let mut signs = BTreeSet::from([Some(Sign::Positive)]);
        for pair in path.windows(2) {
            let said: Vec<Said> =
                steps.iter().filter(|(from, to, _)| [*from, *to] == pair).map(|(.., said)| *said).collect();
            // Where there is a sign, what has none does not count.
            let signed = |said: &Said| if let Said::Sign(sign) = said { Some(Some(*sign)) } else { None };
            let of_step: Vec<Option<Sign>> = said.iter().filter_map(signed).collect();
            let of_step = if of_step.is_empty() { vec![None] } else { of_step };
            let product = |one: Option<Sign>, other: Option<Sign>| Some(one? * other?);
            signs = signs.iter().flat_map(|one| of_step.iter().map(move |other| product(*one, *other))).collect();
        }
        outcomes.extend(signs);
    }
    outcomes
}

/// Sets of entities that links join, whichever way they run.
fn joined(nodes: &BTreeSet<usize>, links: &Links) -> Vec<BTreeSet<usize>> {
    let mut parts: Vec<BTreeSet<usize>> = nodes.iter().map(|node| BTreeSet::from([*node])).collect();
    for (from, _, to) in links.iter().filter(|(from, _, to)| nodes.contains(from) && nodes.contains(to)) {
        let (with, without): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.contains(from) || part.contains(to));
        parts = without;
        parts.push(with.into_iter().flatten().collect());
    }
    parts
}

fn reaches(arcs: &[(usize, usize, Said)], from: usize, to: usize) -> bool {
    from == to || !simple_paths(arcs, from, to).is_empty()
}

/// What an audit should find, each check as its rule has it.
fn expected(links: &Links) -> Vec<Found> {
    let mut found: Vec<(&str, BTreeSet<usize>)> = Vec::new();
    let arcs = arcs(links);
    let ends = BTreeSet::from([DRUG, DISEASE]);
    let all = outcomes(&arcs, DRUG, DISEASE);
    let [raises, lowers] = [Sign::Positive, Sign::Negative].map(|sign| all.contains(&Some(sign)));
    match (raises, lowers) {
        (true, true) => found.push(("MG070", ends.clone())),
        (true, false) => found.push(("MG054", ends.clone())),
        (false, false) if all.contains(&None) => found.push(("MG071", ends.clone())),
        _ => {}
    }
    let nodes: BTreeSet<usize> = links.iter().flat_map(|(from, _, to)| [*from, *to]).chain(ends.clone()).collect();
    let paths = simple_paths(&arcs, DRUG, DISEASE);
    if paths.is_empty() && !links.is_empty() {
        found.push(("MG074", ends.clone()));
    } else if !links.is_empty() {
        let passed: BTreeSet<usize> = paths.into_iter().flatten().collect();
        let linked = joined(&nodes, links);
        for part in joined(&nodes.difference(&passed).copied().collect(), links) {
            let whole = linked.iter().find(|whole| whole.is_superset(&part)).unwrap();
            found.push((if whole.is_disjoint(&ends) { "MG073" } else { "MG072" }, part));
        }
    }
    for (from, predicate, to) in links {
        let pair = BTreeSet::from([*from, *to]);
        if pair == ends {
            found.push(("MG077", ends.clone()));
        }
        if from < to && links.contains(&(*to, *predicate, *from)) {
            found.push((if PREDICATES[*predicate].1 == Said::Nothing { "MG058" } else { "MG076" }, pair.clone()));
        }
        if from == to && PREDICATES[*predicate].1 != Said::Nothing {
            found.push(("MG078", pair.clone()));
        }
        if *predicate == 0 && links.contains(&(*from, 1, *to)) && from != to {
            found.push(("MG026", pair));
        }
    }
    let directed: Vec<_> = arcs.iter().copied().filter(|(.., said)| *said != Said::Nothing).collect();
    let together = |one: usize, other: usize| reaches(&directed, one, other) && reaches(&directed, other, one);
    let rings: BTreeSet<BTreeSet<usize>> =
        nodes.iter().map(|one| nodes.iter().copied().filter(|other| together(*one, *other)).collect()).collect();
    found.extend(rings.into_iter().filter(|ring| ring.len() > 1).map(|ring| ("MG078", ring)));
    for (from, to, said) in arcs.iter().filter(|(from, to, _)| from != to && (*from, *to) != (DRUG, DISEASE)) {
        let Said::Sign(sign) = said else { continue };
        // Between others both a direct and an indirect effect can hold.
        if *to != PROCESS && *to != DISEASE {
            continue;
        }
        let is_inner = |node: &usize| ![*from, *to].contains(node) && [DRUG, DISEASE].contains(node);
        let others: Vec<_> = arcs
            .iter()
            .copied()
            .filter(|(one, other, _)| (one, other) != (from, to) && !is_inner(one) && !is_inner(other))
            .collect();
        let detail = outcomes(&others, *from, *to);
        if detail.contains(&Some(*sign)) && !detail.contains(&Some(-*sign)) {
            found.push(("MG075", BTreeSet::from([*from, *to])));
        }
    }
    let mut found: Vec<Found> =
        found.into_iter().map(|(code, nodes)| (code.to_owned(), nodes.into_iter().map(id).collect())).collect();
    found.sort();
    found
}

/// What the audit finds. Of a cycle, all that are on cycles with its entities, of which it names one.
fn audited(graph: &KnowledgeGraph, links: &Links) -> Vec<Found> {
    let audit = AuditQuery::new().run(graph).unwrap();
    assert_eq!(audit.completeness(), Completeness::Complete);
    let directed: Vec<_> = arcs(links).into_iter().filter(|(.., said)| *said != Said::Nothing).collect();
    let number = |id: &str| NAMES.iter().position(|name| id == format!("X:{name}")).unwrap();
    let ring = |ids: &BTreeSet<String>| -> BTreeSet<String> {
        let first = number(ids.first().unwrap());
        let with = |other: &usize| reaches(&directed, first, *other) && reaches(&directed, *other, first);
        (0..NAMES.len()).filter(with).map(id).collect()
    };
    let mut found: Vec<Found> = Vec::new();
    for finding in audit.findings() {
        let mut ids: BTreeSet<String> = finding.entities.iter().map(|node| node.curie().to_owned()).collect();
        if finding.code.as_str() == "MG078" && ids.len() > 1 {
            let named: Vec<usize> = finding.entities.iter().map(|node| number(node.curie())).collect();
            let steps = named.iter().zip(named.iter().cycle().skip(1));
            for (from, to) in steps {
                assert!(directed.iter().any(|(one, other, _)| (one, other) == (from, to)), "{finding} is no cycle");
            }
            ids = ring(&ids);
        }
        found.push((finding.code.as_str().to_owned(), ids));
    }
    found.sort();
    found
}

fn some_links() -> impl Strategy<Value = Links> {
    let link = (0..NAMES.len(), 0..PREDICATES.len(), 0..NAMES.len());
    proptest::collection::btree_set(link, 0..13)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn findings_are_those_of_trying_everything(links in some_links()) {
        prop_assert_eq!(audited(&graph(&links), &links), expected(&links), "{:?}", links);
    }

    #[test]
    fn opposites_that_act_alike_are_those_of_trying_everything(
        links in proptest::collection::btree_set((0..4usize, 0..4usize, 0..4usize), 0..14)
    ) {
        const WORDS: [&str; 4] = ["causes", "disrupts", "regulates", "opposite_of"];
        let mut builder = GraphBuilder::new();
        // What acts on itself is no step.
        let links: BTreeSet<Link> = links.into_iter().filter(|(from, _, to)| from != to).collect();
        for (from, word, to) in &links {
            let predicate = format!("biolink:{}", WORDS[*word]).parse().unwrap();
            builder.add_statement(Statement::new(curie(*from), predicate, curie(*to)));
        }
        let graph = builder.freeze().unwrap();
        let mut expected: Vec<BTreeSet<String>> = Vec::new();
        for (one, _, other) in links.iter().filter(|(_, word, _)| *word == 3) {
            for (from, sign) in (0..4).flat_map(|from| [(from, 0), (from, 1)]) {
                if links.contains(&(from, sign, *one)) && links.contains(&(from, sign, *other)) {
                    expected.push([from, *one, *other].into_iter().map(id).collect());
                }
            }
        }
        let audit = AuditQuery::new().run(&graph).unwrap();
        let of_opposites = audit.findings().iter().filter(|it| it.code.as_str() == "MG079");
        let mut found: Vec<BTreeSet<String>> =
            of_opposites.map(|it| it.entities.iter().map(|node| node.curie().to_owned()).collect()).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn random_records_have_every_kind_of_finding() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..2_000 {
        let links = some_links().new_tree(&mut runner).unwrap().current();
        for (code, _) in expected(&links) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let codes =
        ["MG026", "MG054", "MG058", "MG070", "MG071", "MG072", "MG073", "MG074", "MG075", "MG076", "MG077", "MG078"];
    for code in codes {
        assert!(counts.get(code).is_some_and(|count| *count > 5), "{code}: {counts:?}");
    }
}
