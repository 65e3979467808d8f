//! Two graphs and two answers compared: against slow and obvious comparisons of random graphs, and on real data.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::graph::StatementRef;
use mechgraph::model::{Argument, ClinicalStatus, Context, Dimension, EpistemicStatus, Value};
use mechgraph::query::{
    Answer, AnswerDiff, CancellationToken, Change, ChangeCounts, Completeness, Difference, GraphDiffQuery, LimitKind,
    Limits, RunOptions,
};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, MechanismQuery, Overlay, Record, Statement};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

/// A row of an edge table, as small numbers.
#[derive(Clone, Debug)]
struct Row {
    subject: u8,
    object: u8,
    predicate: u8,
    raised: Option<bool>,
    source: bool,
    negated: bool,
    context: Option<bool>,
    /// Beside the identity, but for the clinical status.
    clinical: Option<bool>,
    established: Option<bool>,
    publications: Vec<u8>,
    score: Option<u8>,
    id: Option<u8>,
    /// The number of a row whose id it is about instead of its object.
    about: Option<u8>,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let identity = (0..4u8, 0..4u8, 0..2u8, of(any::<bool>()), any::<bool>(), any::<bool>(), of(any::<bool>()));
    let rest = (
        of(any::<bool>()),
        of(any::<bool>()),
        vec(0..3u8, 0..3),
        of(0..3u8),
        of(0..8u8),
        proptest::option::weighted(0.15, 0..8u8),
    );
    let row = (identity, rest).prop_map(
        |(
            (subject, object, predicate, raised, source, negated, context),
            (clinical, established, publications, score, id, about),
        )| Row {
            subject,
            object,
            predicate,
            raised,
            source,
            negated: negated && source,
            context,
            clinical,
            established,
            publications,
            score,
            id,
            about,
        },
    );
    vec(row, 0..12)
}

fn entity(number: u8) -> Curie {
    format!("X:{number}").parse().unwrap()
}

/// The statement of a row; ids are given once, as a graph gives an id to one statement.
fn statement(row: &Row, given: &mut BTreeSet<u8>) -> Statement {
    let predicate = ["biolink:affects", "biolink:treats"][usize::from(row.predicate)].parse().unwrap();
    let object: Argument = match row.about {
        Some(id) => Argument::statement(format!("s{id}")),
        None => entity(row.object).into(),
    };
    let mut statement = Statement::new(entity(row.subject), predicate, object);
    statement.negated = row.negated;
    if let Some(raised) = row.raised {
        let direction = if raised { "increased" } else { "decreased" };
        statement = statement.with_qualifier("object_direction_qualifier", direction);
    }
    statement = statement.from_source(if row.source { "infores:one" } else { "infores:two" });
    if let Some(context) = row.context {
        statement.context = Context::new().with(Dimension::Disease, if context { "X:0" } else { "elsewhere" });
    }
    statement.clinical_status =
        row.clinical.map(|it| if it { ClinicalStatus::Approved } else { ClinicalStatus::UnderInvestigation });
    statement.epistemic_status =
        row.established.map(|it| if it { EpistemicStatus::Established } else { EpistemicStatus::Suggested });
    statement.evidence.publications = row.publications.iter().map(|it| format!("PMID:{it}")).collect();
    statement.properties.extend(row.score.map(|score| ("score".to_owned(), Value::Integer(score.into()))));
    statement.id = row.id.filter(|id| given.insert(*id)).map(|id| format!("s{id}"));
    statement
}

fn build(rows: &[Row], names: &[Option<u8>]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let described = |(number, name): (u8, &Option<u8>)| {
        let name = name.as_ref()?;
        Some(Record::from(Entity::new(entity(number)).named(format!("name {name}"))))
    };
    builder.extend((0..).zip(names).filter_map(described));
    let (mut given, mut known) = (BTreeSet::new(), BTreeSet::new());
    builder.extend(rows.iter().map(|row| {
        let mut statement = statement(row, &mut given);
        // A statement keeps the ids of all its rows, of which a view shows one.
        let is_first = statement.id.is_none() || known.insert(identity(&statement));
        statement.id = statement.id.filter(|_| is_first);
        Record::from(statement)
    }));
    builder.freeze().unwrap()
}

/// What makes two statements one when a graph is built.
fn identity(statement: &Statement) -> String {
    let Statement { subject, predicate, object, negated, qualifiers, context, clinical_status, .. } = statement;
    let source = &statement.evidence.primary_knowledge_source;
    format!("{subject:?} {predicate} {object:?} {negated} {qualifiers:?} {context:?} {source:?} {clinical_status:?}")
}

/// The identity but for the clinical status.
fn terms(statement: &Statement) -> String {
    let mut plain = statement.clone();
    plain.clinical_status = None;
    identity(&plain)
}

/// A pair of statements, one of which may be missing.
type Pair = (Option<Statement>, Option<Statement>);

/// Whether two statements are one, given all that are left of both graphs.
type IsPair<'a> = dyn Fn(&Statement, &Statement, &[Statement], &[Statement]) -> bool + 'a;

/// The differences by comparing everything with everything: the statements of which a partner says something else, and those
/// without one.
fn plainly(old: &KnowledgeGraph, new: &KnowledgeGraph) -> Vec<Pair> {
    let all = |graph: &KnowledgeGraph| graph.statements().map(StatementRef::to_statement).collect::<Vec<_>>();
    let (mut left, mut right) = (all(old), all(new));
    let mut pairs = Vec::new();
    let mut take = |left: &mut Vec<Statement>, right: &mut Vec<Statement>, is_pair: &IsPair<'_>| {
        let mut rest = Vec::new();
        let (of_old, mut of_new) = (left.clone(), right.clone());
        for one in core::mem::take(left) {
            match of_new.iter().position(|other| is_pair(&one, other, &of_old, right)) {
                Some(place) => pairs.push((Some(one), Some(of_new.remove(place)))),
                None => rest.push(one),
            }
        }
        (*left, *right) = (rest, of_new);
    };
    let has_ends_of = |one: &Statement, other: &Statement| one.subject == other.subject && one.object == other.object;
    take(&mut left, &mut right, &|one, other, _, _| identity(one) == identity(other));
    take(&mut left, &mut right, &|one, other, _, _| {
        has_ends_of(one, other) && one.id == other.id && one.id.as_ref().is_some_and(|id| id.starts_with('s'))
    });
    take(&mut left, &mut right, &|one, other, of_old, of_new| {
        let is_alone = |side: &[Statement]| side.iter().filter(|it| terms(it) == terms(one)).count() == 1;
        terms(one) == terms(other) && is_alone(of_old) && is_alone(of_new)
    });
    pairs.extend(left.into_iter().map(|one| (Some(one), None)));
    pairs.extend(right.into_iter().map(|other| (None, Some(other))));
    pairs.retain(|(one, other)| match (one, other) {
        (Some(one), Some(other)) => !says_the_same(one, other),
        _ => true,
    });
    pairs
}

/// A derived id follows from the rest.
fn says_the_same(one: &Statement, other: &Statement) -> bool {
    let plain = |it: &Statement| {
        let mut plain = it.clone();
        plain.id = plain.id.filter(|id| id.starts_with('s'));
        plain
    };
    plain(one) == plain(other)
}

fn key((one, other): &Pair) -> String {
    format!("{one:?} {other:?}")
}

fn over<S: Strategy>(cases: u32, strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(17), ..Config::default() };
    match TestRunner::new(config).run(strategy, property) {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => panic!("{reason}\nwhole case: {value:?}"),
        Err(error) => panic!("{error}"),
    }
}

/// The rows of a graph, and the names of its entities by number.
type Rows = (Vec<Row>, Vec<Option<u8>>);

/// The rows of two graphs, most of them the same, and the names of their entities.
fn two_graphs() -> impl Strategy<Value = (Rows, Rows)> {
    let names = || vec(of(0..2u8), 4);
    (rows(), rows(), rows(), names(), names()).prop_map(|(shared, first, second, names, others)| {
        let half = |rows: Vec<Row>| rows.into_iter().take(5);
        let old = shared.iter().cloned().chain(half(first)).collect();
        (((old), names), (half(second).chain(shared).collect(), others))
    })
}

#[test]
fn statements_differ_as_comparing_all_with_all_finds() {
    let found = std::cell::Cell::new([0; 3]);
    over(1_500, &two_graphs(), |((old, names), (new, others))| {
        let (old, new) = (build(&old, &names), build(&new, &others));
        let mut differences = Vec::new();
        for change in GraphDiffQuery::new().run(&old, &new) {
            let Change::Statement(difference) = change else { continue };
            let mut counts = found.get();
            differences.push(match difference {
                Difference::Gained(it) => {
                    counts[0] += 1;
                    (None, Some(it.to_statement()))
                }
                Difference::Lost(it) => {
                    counts[1] += 1;
                    (Some(it.to_statement()), None)
                }
                Difference::Changed { old, new, fields } => {
                    counts[2] += 1;
                    prop_assert!(!fields.is_empty() && fields.is_sorted_by(|a, b| a.field < b.field));
                    prop_assert!(fields.iter().all(|it| it.lost != it.gained));
                    (Some(old.to_statement()), Some(new.to_statement()))
                }
            });
            found.set(counts);
        }
        let in_order = |mut pairs: Vec<Pair>| {
            pairs.sort_by_key(key);
            pairs
        };
        prop_assert_eq!(in_order(differences), in_order(plainly(&old, &new)));
        Ok(())
    });
    println!("gained, lost, changed: {:?}", found.get());
    assert!(found.get().iter().all(|count| *count > 500));
}

#[test]
fn entities_differ_as_their_fields_do() {
    over(500, &two_graphs(), |((old, names), (new, others))| {
        let (old, new) = (build(&old, &names), build(&new, &others));
        let of = |graph: &KnowledgeGraph| -> BTreeMap<String, Entity> {
            graph.nodes().map(|node| (node.curie().to_owned(), node.to_entity())).collect()
        };
        let (of_old, of_new) = (of(&old), of(&new));
        let ids: BTreeSet<&String> = of_old.keys().chain(of_new.keys()).collect();
        let expected: Vec<(&str, &str)> = ids
            .into_iter()
            .filter_map(|id| match (of_old.get(id), of_new.get(id)) {
                (Some(one), Some(other)) => (one != other).then_some((id.as_str(), "changed")),
                (Some(_), None) => Some((id, "lost")),
                _ => Some((id, "gained")),
            })
            .collect();
        let diff: Vec<Change<'_>> = GraphDiffQuery::new().run(&old, &new).collect();
        let of_entities: Vec<(&str, &str)> = diff
            .iter()
            .filter_map(|change| match change {
                Change::Entity(it) => Some((it.latest().curie(), it.as_str())),
                Change::Statement(_) => None,
            })
            .collect();
        prop_assert_eq!(of_entities, expected);
        Ok(())
    });
}

#[test]
fn exchanging_the_graphs_exchanges_lost_and_gained() {
    over(500, &two_graphs(), |((old, names), (new, others))| {
        let (old, new) = (build(&old, &names), build(&new, &others));
        let (mut there, mut back) = (GraphDiffQuery::new().run(&old, &new), GraphDiffQuery::new().run(&new, &old));
        let numbers = there.by_ref().count();
        prop_assert_eq!(back.by_ref().count(), numbers);
        let turned = |it: ChangeCounts| [it.lost, it.gained, it.changed];
        let plain = |it: ChangeCounts| [it.gained, it.lost, it.changed];
        prop_assert_eq!(turned(there.counts().statements), plain(back.counts().statements));
        prop_assert_eq!(turned(there.counts().entities), plain(back.counts().entities));
        for (field, counts) in &there.counts().fields_of_statements {
            prop_assert_eq!(turned(*counts), plain(back.counts().fields_of_statements[field]), "{}", field);
        }
        prop_assert_eq!(there.completeness(), Completeness::Complete);
        let is_same = old.fingerprint() == new.fingerprint();
        prop_assert_eq!(is_same, numbers == 0, "one fingerprint, no difference");
        Ok(())
    });
}

#[test]
fn the_order_is_that_of_entities_and_statements() {
    over(500, &two_graphs(), |((old, names), (new, others))| {
        let (old, new) = (build(&old, &names), build(&new, &others));
        let place = |change: &Change<'_>| match change {
            Change::Entity(it) => (0, it.latest().curie().to_owned(), String::new(), String::new()),
            Change::Statement(it) => {
                let it = it.latest();
                let is_nested = it.ends().is_none();
                let object = if is_nested { it.object().statement().map(|it| it.id().into_owned()) } else { None };
                let object = object.unwrap_or_else(|| it.object().node().unwrap().curie().to_owned());
                let subject = it.subject().node().unwrap().curie().to_owned();
                (1 + usize::from(is_nested), subject, it.predicate().to_string(), object)
            }
        };
        let places: Vec<_> = GraphDiffQuery::new().run(&old, &new).map(|change| place(&change)).collect();
        prop_assert!(places.is_sorted(), "{:?}", places);
        Ok(())
    });
}

fn plain_row() -> Row {
    Row {
        subject: 0,
        object: 1,
        predicate: 0,
        raised: None,
        source: true,
        negated: false,
        context: None,
        clinical: None,
        established: Some(false),
        publications: Vec::new(),
        score: None,
        id: None,
        about: None,
    }
}

#[test]
fn lists_are_narrowed_to_what_differs() {
    let row = |publications: &[u8], score| Row {
        raised: Some(true),
        publications: publications.to_vec(),
        score,
        id: Some(1),
        ..plain_row()
    };
    let graph = |rows: &[Row]| build(rows, &[]);
    let (old, new) = (graph(&[row(&[0, 1], Some(0))]), graph(&[row(&[1, 2], None)]));
    let fields = |query: GraphDiffQuery| -> Vec<String> {
        query
            .run(&old, &new)
            .flat_map(|change| change.fields().to_vec())
            .map(|it| format!("{} {} {}", it.field, it.lost, it.gained))
            .collect()
    };
    assert_eq!(fields(GraphDiffQuery::new()), [r#"publications ["PMID:0"] ["PMID:2"]"#, "score 0 null"]);
    assert_eq!(fields(GraphDiffQuery::new().ignoring("score")), [r#"publications ["PMID:0"] ["PMID:2"]"#]);
    let turned = graph(&[Row { raised: Some(false), ..row(&[0, 1], Some(0)) }]);
    let mut diff = GraphDiffQuery::new().run(&old, &turned);
    let change = diff.next().unwrap();
    assert!(diff.next().is_none(), "what a source gives one id is one statement that changed");
    let fields: Vec<&str> = change.fields().iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["implied_effect", "object_direction_qualifier"]);
}

#[test]
fn limits_and_tokens_cut_a_comparison() {
    let row = |subject: u8, object: u8, source| Row { subject, object, source, ..plain_row() };
    let rows: Vec<Row> = (0..4).flat_map(|subject| (0..4).map(move |object| row(subject, object, true))).collect();
    let others: Vec<Row> = rows.iter().map(|it| row(it.subject, it.object, it.object > 1)).collect();
    let (old, new) = (build(&rows, &[]), build(&others, &[]));
    let all = GraphDiffQuery::new().run(&old, &new).count();
    let cut = |options: RunOptions| {
        let mut diff = GraphDiffQuery::new().run_with(&old, &new, options);
        let given = diff.by_ref().count();
        match diff.completeness() {
            Completeness::Truncated { by, .. } => (given, Some(by)),
            _ => (given, None),
        }
    };
    assert_eq!(cut(Limits::unlimited().with_paths(3).into()), (3, Some(LimitKind::Paths)));
    assert_eq!(cut(Limits::unlimited().with_paths(all).into()), (all, None));
    let (given, by) = cut(Limits::unlimited().with_expansions(12).into());
    assert!(given < all && by == Some(LimitKind::Expansions));
    assert_eq!(cut(Limits::unlimited().with_memory(8).into()), (0, Some(LimitKind::Memory)));
    let token = CancellationToken::new();
    token.cancel();
    assert_eq!(cut(RunOptions::new().with_token(token)), (0, Some(LimitKind::Cancelled)));
    let mut diff = GraphDiffQuery::new().run(&old, &new);
    diff.next();
    assert_eq!(diff.completeness(), Completeness::Open);
}

#[test]
fn an_overlay_differs_by_what_it_changes() {
    let row = |subject: u8, object: u8| Row { subject, object, raised: Some(true), id: Some(object), ..plain_row() };
    let rows: Vec<Row> = (1..4).map(|object| row(0, object)).chain([Row { about: Some(3), ..row(1, 6) }]).collect();
    let graph = build(&rows, &[None; 4]);
    let added = statement(&Row { id: None, ..row(1, 2) }, &mut BTreeSet::new());
    let brought = statement(&Row { id: None, ..row(2, 9) }, &mut BTreeSet::new());
    let overlay =
        Overlay::new().without_statement("s1").with_sign_turned("s2").with_statement(added).with_statement(brought);
    let overlaid = overlay.over(&graph).unwrap();
    let diff = GraphDiffQuery::new().run(&graph, &overlaid);
    let changes = diff.map(|change| mechgraph::render::change(&change));
    let told =
        |lines: Vec<mechgraph::render::Line>| lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let changes: Vec<String> = changes.map(told).collect();
    let marks: Vec<&str> = changes.iter().map(|change| change.split("   mg:").next().unwrap()).collect();
    let turned = "~ statement X:0 increases X:2   s2\n    - implied_effect: +\n    + implied_effect: -";
    let expected = [
        "+ entity   X:9",
        "- statement X:0 increases X:1   s1",
        turned,
        "+ statement X:1 increases X:2",
        "+ statement X:2 increases X:9",
    ];
    assert_eq!(marks, expected);
    assert_eq!(GraphDiffQuery::new().run(&overlaid, &overlaid).count(), 0);
    assert_eq!(GraphDiffQuery::new().run(&graph, &Overlay::new().over(&graph).unwrap()).count(), 0);
}

/// The sequences of entities of an answer's mechanisms with their signs, best first.
fn sequences(answer: &Answer) -> Vec<String> {
    let ids = |it: &mechgraph::query::MechanismAnswer| it.nodes.iter().map(|node| node.id.clone()).collect::<Vec<_>>();
    answer.mechanisms.iter().map(|it| ids(it).join(" ")).collect()
}

fn longest_common_order(old: &[usize]) -> usize {
    // The longest rising part, by trying every set.
    (0..1usize << old.len())
        .map(|set| old.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).map(|(_, rank)| *rank).collect())
        .filter(|part: &Vec<usize>| part.is_sorted())
        .map(|part| part.len())
        .max()
        .unwrap_or_default()
}

#[test]
fn mechanisms_that_came_went_and_moved_explain_the_new_answer() {
    let counts = std::cell::Cell::new([0; 4]);
    over(1_500, &two_graphs(), |((old, names), (new, others))| {
        let (old, new) = (build(&old, &names), build(&new, &others));
        let question = MechanismQuery::between("X:0", "X:1").limit(12);
        let (Ok(old), Ok(new)) = (question.answer(&old), question.answer(&new)) else { return Ok(()) };
        let diff = AnswerDiff::between(&old, &new);
        prop_assert_eq!(diff.is_empty(), AnswerDiff::between(&new, &old).is_empty());
        prop_assert!(AnswerDiff::between(&old, &old).is_empty());
        // Old mechanisms without the lost and with the gained ones are the new ones.
        let mut expected = sequences(&old);
        for lost in &diff.lost {
            let place = expected.iter().position(|it| *it == sequences(&old)[lost.rank - 1]).unwrap();
            expected.remove(place);
        }
        expected.extend(diff.gained.iter().map(|it| sequences(&new)[it.rank - 1].clone()));
        let mut of_new = sequences(&new);
        expected.sort();
        of_new.sort();
        prop_assert_eq!(expected, of_new);
        // A sequence is never lost and gained.
        let ids =
            |it: &mechgraph::query::MechanismAnswer| it.nodes.iter().map(|node| node.id.clone()).collect::<Vec<_>>();
        prop_assert!(diff.lost.iter().all(|lost| diff.gained.iter().all(|gained| ids(lost) != ids(gained))));
        for change in &diff.changed {
            let (one, other) = (&old.mechanisms[change.old.rank - 1], &new.mechanisms[change.new.rank - 1]);
            prop_assert_eq!(ids(one), ids(other));
            prop_assert_eq!((one.sign, other.sign), (change.old.sign, change.new.sign));
        }
        // Sequences that occur once on both sides have one partner, so their order can be compared.
        let is_single =
            |answer: &Answer, it: &String| sequences(answer).iter().filter(|other| *other == it).count() == 1;
        let both: Vec<String> = sequences(&new).into_iter().filter(|it| sequences(&old).contains(it)).collect();
        if both.iter().all(|it| is_single(&old, it) && is_single(&new, it)) {
            let ranks: Vec<usize> =
                both.iter().map(|it| sequences(&old).iter().position(|other| other == it).unwrap()).collect();
            let moved = diff.changed.iter().filter(|it| it.moved).count();
            prop_assert_eq!(moved, ranks.len() - longest_common_order(&ranks));
        }
        let verdicts = [&old, &new].map(|it| (it.verdict.sign, it.verdict.strength, it.verdict.status));
        prop_assert_eq!(diff.verdict.is_some(), verdicts[0] != verdicts[1]);
        let found = [&diff.gained, &diff.lost].map(Vec::len);
        let changed = [diff.changed.len(), diff.changed.iter().filter(|it| it.old.sign != it.new.sign).count()];
        let mut all = counts.get();
        all.iter_mut().zip(found.into_iter().chain(changed)).for_each(|(sum, count)| *sum += count);
        counts.set(all);
        Ok(())
    });
    println!("gained, lost, changed, turned: {:?}", counts.get());
    assert!(counts.get().iter().all(|count| *count > 5));
}

/// The shared records without one third of their statements against those without another.
#[test]
#[cfg(all(feature = "compression", feature = "yaml"))]
fn two_halves_of_real_records_differ_as_their_ids_do() {
    let shared = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| "../shared/data".into(), std::path::PathBuf::from);
    let path = shared.join("drugmechdb/indication_paths.yaml.gz");
    if !path.exists() {
        println!("skipped: no shared data");
        return;
    }
    let whole = mechgraph::open(&path).unwrap().graph;
    let statements: Vec<Statement> = whole.statements().map(StatementRef::to_statement).collect();
    let half = |of: usize| {
        let mut builder = GraphBuilder::new();
        let records = statements.iter().enumerate().filter(|(place, _)| place % 3 != of).map(|(_, it)| it.clone());
        builder.extend(records.map(Record::from));
        builder.freeze().unwrap()
    };
    let (old, new) = (half(0), half(1));
    let ids = |graph: &KnowledgeGraph| graph.statements().map(|it| it.id().into_owned()).collect::<BTreeSet<String>>();
    let mut diff = GraphDiffQuery::new().run(&old, &new);
    assert_eq!(diff.by_ref().count(), diff.counts().all());
    let counts = diff.counts();
    assert_eq!(counts.statements.gained, ids(&new).difference(&ids(&old)).count());
    assert_eq!(counts.statements.lost, ids(&old).difference(&ids(&new)).count());
    assert_eq!(counts.statements.changed, 0);
    assert!(counts.statements.gained > 3_000 && counts.entities.lost > 100);
}
