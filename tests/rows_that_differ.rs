//! Rows that say different things of one entity or statement: what is shown, what is kept, and what is reported.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::io::kgx::{JsonlReader, TsvReader};
use mechgraph::model::{Effect, EpistemicStatus, Finding, FindingCode, Value};
use mechgraph::query::ContradictionQuery;
use mechgraph::{Category, Curie, Entity, GraphBuilder, KnowledgeGraph, Node};
use proptest::prelude::*;

fn tables(tables: &[(&str, &str)]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (name, text) in tables {
        builder.load(TsvReader::new(*name, text.as_bytes())).unwrap();
    }
    builder.freeze().unwrap()
}

fn lines(name: &str, text: &str) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.load(JsonlReader::new(name, text.as_bytes())).unwrap();
    builder.freeze().unwrap()
}

fn node<'g>(graph: &'g KnowledgeGraph, id: &str) -> Node<'g> {
    graph.node(id.parse::<Curie>().unwrap()).unwrap()
}

fn messages(graph: &KnowledgeGraph, code: FindingCode) -> Vec<&str> {
    graph.findings().iter().filter(|it| it.code == code).map(|it| it.message.as_str()).collect()
}

#[test]
fn the_name_that_most_rows_give_is_shown() {
    let many = "id\tname\nA:1\tpain\nA:1\tpain\nA:1\tache\n";
    let few = "id\tname\nA:1\tache\nA:1\tlabor pain\n";
    for order in [
        [("many", many), ("few", "id\tname\nA:1\tlabor pain\n")],
        [("few", "id\tname\nA:1\tlabor pain\n"), ("many", many)],
    ] {
        let graph = tables(&order);
        assert_eq!(node(&graph, "A:1").name(), "pain");
        assert_eq!(node(&graph, "A:1").synonyms().collect::<Vec<_>>(), ["ache", "labor pain"]);
        assert_eq!(
            messages(&graph, FindingCode::EntityConflict),
            ["conflicting names for A:1: \"pain\" (kept, 2 rows), \"ache\" (1 row, many:4), \
              \"labor pain\" (1 row, few:2)"]
        );
    }
    // As many rows give one as the other: the smallest.
    assert_eq!(node(&tables(&[("many", many), ("few", few)]), "A:1").name(), "ache");
}

#[test]
fn an_id_is_shown_as_a_name_only_if_there_is_no_other() {
    let graph = tables(&[("nodes", "id\tname\nA:1\tA:1\nA:1\tA:1\nA:1\t ache \nA:2\tA:2\n")]);
    assert_eq!((node(&graph, "A:1").name(), node(&graph, "A:2").name()), ("ache", "A:2"));
    let read = graph.findings().iter().find(|finding| finding.code == FindingCode::Normalised).unwrap();
    assert_eq!((read.message.as_str(), read.line), ("names are read without the spaces around them", 4));
}

#[test]
fn of_names_with_equal_support_one_that_belongs_to_another_entity_loses() {
    let rows = "id\tname\nA:1\tprednisolone\nA:1\tprednisone\nA:2\tprednisolone\nA:2\tprednisolone\n";
    let graph = tables(&[("nodes", rows)]);
    assert_eq!((node(&graph, "A:1").name(), node(&graph, "A:2").name()), ("prednisone", "prednisolone"));
    // As many rows give it another entity as this one.
    let graph = tables(&[("nodes", "id\tname\nA:1\tprednisolone\nA:1\tprednisone\nA:2\tprednisolone\n")]);
    assert_eq!((node(&graph, "A:1").name(), node(&graph, "A:2").name()), ("prednisone", "prednisolone"));
    // Support comes first.
    let graph = tables(&[("nodes", &format!("{rows}A:1\tprednisolone\n"))]);
    assert_eq!(node(&graph, "A:1").name(), "prednisolone");
}

#[test]
fn names_that_differ_in_spelling_only_are_one_note() {
    let rows = "id\tname\nA:1\tBeta cell\nA:1\tbeta-cell\nA:2\tCOPD\nA:2\tcopd\nA:2\tCOPD\nA:3\tx\n";
    let graph = tables(&[("nodes", rows)]);
    assert_eq!(messages(&graph, FindingCode::EntityConflict), [""; 0]);
    let [note] = graph.findings() else { panic_with(graph.findings()) };
    assert_eq!((note.code, note.count), (FindingCode::SpellingVariants, 2));
    assert!(note.message.ends_with("such as \"Beta cell\" (kept) and \"beta-cell\" of A:1"), "{note}");
    assert_eq!(node(&graph, "A:2").name(), "COPD");
}

#[expect(clippy::panic, reason = "the test has failed")]
fn panic_with(findings: &[Finding]) -> ! {
    panic!("{findings:?}")
}

#[test]
fn a_message_lists_at_most_five_names() {
    let rows: Vec<String> = (0..9).map(|number| format!("A:1\tname {number}\n")).collect();
    let graph = tables(&[("nodes", &format!("id\tname\nA:1\tname 7\n{}", rows.concat()))]);
    let [message] = messages(&graph, FindingCode::EntityConflict)[..] else { panic_with(graph.findings()) };
    assert!(message.starts_with("conflicting names for A:1: \"name 7\" (kept, 2 rows), \"name 0\" (1 row"));
    assert!(message.ends_with("\"name 3\" (1 row, nodes:6) and 4 more"), "{message}");
}

#[test]
fn descriptions_are_counted_as_names_are() {
    let graph = tables(&[("nodes", "id\tdescription\nA:1\ta\nA:1\tb\nA:1\tb\n")]);
    assert_eq!(node(&graph, "A:1").description(), Some("b"));
    let expected = "conflicting descriptions for A:1: \"b\" (kept, 2 rows), \"a\" (1 row, nodes:2)";
    assert_eq!(messages(&graph, FindingCode::EntityConflict), [expected]);
}

fn categories(rows: &[&str]) -> (Vec<String>, KnowledgeGraph) {
    let rows: Vec<String> = rows.iter().map(|categories| format!("A:1\t{categories}\n")).collect();
    let graph = tables(&[("nodes", &format!("id\tcategory\n{}", rows.concat()))]);
    let shown = node(&graph, "A:1").categories().iter().map(Category::local_name).map(str::to_owned).collect();
    (shown, graph)
}

#[test]
fn categories_that_go_together_are_no_conflict() {
    for pair in [
        ["biolink:SmallMolecule", "biolink:Drug"],
        ["biolink:Disease", "biolink:DiseaseOrPhenotypicFeature"],
        ["biolink:PhenotypicFeature", "biolink:Disease"],
        ["biolink:Protein", "biolink:Gene"],
    ] {
        let (shown, graph) = categories(&pair);
        assert_eq!(shown.len(), 2);
        assert_eq!(messages(&graph, FindingCode::CategoryConflict), [""; 0], "{pair:?}");
    }
}

#[test]
fn of_categories_that_exclude_each_other_the_side_of_most_rows_comes_first() {
    let (shown, graph) = categories(&[
        "biolink:Drug|biolink:NamedThing",
        "biolink:Disease",
        "biolink:SmallMolecule",
        "biolink:Disease",
        "biolink:ChemicalEntity",
    ]);
    assert_eq!(shown, ["Drug", "SmallMolecule", "ChemicalEntity", "NamedThing", "Disease"]);
    let expected = "categories that exclude each other for A:1: biolink:Drug (shown first, 1 row), \
                    biolink:Disease (2 rows, nodes:3)";
    assert_eq!(messages(&graph, FindingCode::CategoryConflict), [expected]);
    let (shown, _) = categories(&["biolink:Gene", "biolink:Disease"]);
    assert_eq!(shown, ["Disease", "Gene"]);
    // Of one row, the side that it names first.
    let (shown, _) = categories(&["biolink:Gene|biolink:Disease"]);
    assert_eq!(shown, ["Gene", "Disease"]);
}

/// Edges of one statement, each with an id, a line each.
fn statement(rows: &[&str]) -> KnowledgeGraph {
    let row = |(number, rest): (usize, &&str)| {
        format!(
            "{{\"id\": \"e{number}\", \"subject\": \"A:1\", \"predicate\": \"biolink:causes\", \"object\": \"A:2\", \
             \"primary_knowledge_source\": \"infores:x\"{}{rest}}}\n",
            if rest.is_empty() { "" } else { ", " }
        )
    };
    lines("edges", &rows.iter().enumerate().map(row).collect::<String>())
}

#[test]
fn of_two_levels_of_one_source_the_weaker_is_kept() {
    let predicted = r#""knowledge_level": "prediction", "agent_type": "text_mining_agent""#;
    let asserted = r#""knowledge_level": "knowledge_assertion", "agent_type": "manual_agent""#;
    let silent = r#""knowledge_level": "not_provided", "agent_type": "not_provided""#;
    for rows in
        [[predicted, asserted, silent, ""], [silent, "", asserted, predicted], ["", asserted, predicted, silent]]
    {
        let graph = statement(&rows);
        let merged = graph.statements().next().unwrap();
        assert_eq!((merged.knowledge_level(), merged.agent_type()), (Some("prediction"), Some("text_mining_agent")));
        assert_eq!(merged.epistemic_status(), Some(EpistemicStatus::Hypothesised));
        let told = messages(&graph, FindingCode::StatementConflict);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().all(|message| !message.contains("not_provided")), "{told:?}");
        let level = "knowledge level of A:1 biolink:causes A:2: \"prediction\" (kept as the weakest, 1 row), ";
        assert!(told.iter().any(|message| message.starts_with(level)), "{told:?}");
    }
    let graph = statement(&[silent, asserted]);
    assert_eq!(graph.statements().next().unwrap().knowledge_level(), Some("knowledge_assertion"));
    assert_eq!(messages(&graph, FindingCode::StatementConflict), [""; 0]);
}

#[test]
fn a_stated_status_does_not_hide_a_weaker_level() {
    let rows = [r#""epistemic_status": "established""#, r#""knowledge_level": "prediction""#];
    for rows in [rows, [rows[1], rows[0]]] {
        let graph = statement(&rows);
        assert_eq!(graph.statements().next().unwrap().epistemic_status(), Some(EpistemicStatus::Hypothesised));
    }
}

#[test]
fn the_numbers_of_one_row_stay_together_and_those_of_others_are_kept() {
    let rows = [
        r#""p_value": 0.001, "supporting_text": ["t1"], "score": 9.0, "evidence_count": 10"#,
        r#""p_value": 0.5, "supporting_text": ["t2"], "score": 10.0, "evidence_count": 9"#,
        r#""p_value": 0.5, "supporting_text": ["t2"], "score": 10.0, "evidence_count": 9"#,
        r#""p_value": 0.7"#,
    ];
    for rows in [rows, [rows[3], rows[2], rows[1], rows[0]]] {
        let graph = statement(&rows);
        let properties = graph.statements().next().unwrap().properties().unwrap();
        assert_eq!(properties["evidence_count"], Value::Integer(9));
        assert_eq!((&properties["p_value"], &properties["score"]), (&Value::Number(0.5), &Value::Number(10.0)));
        assert_eq!(properties["supporting_text"], Value::List(vec!["t1".into(), "t2".into()]));
        let map = |fields: &[(&str, Value)]| {
            Value::Map(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
        };
        let others = [
            map(&[("p_value", Value::Number(0.7))]),
            map(&[
                ("evidence_count", Value::Integer(10)),
                ("p_value", Value::Number(0.001)),
                ("score", Value::Number(9.0)),
            ]),
        ];
        let Value::List(kept) = &properties["other_rows"] else { panic_with(graph.findings()) };
        assert!(kept.len() == 2 && others.iter().all(|other| kept.contains(other)), "{kept:?}");
        let [message] = messages(&graph, FindingCode::OtherRows)[..] else { panic_with(graph.findings()) };
        let shown =
            "properties of A:1 biolink:causes A:2: evidence_count 9 and p_value 0.5 and score 10 (shown, 2 rows";
        assert!(message.starts_with(shown) && !message.contains("Integer"), "{message}");
        assert_eq!(messages(&graph, FindingCode::StatementConflict), [""; 0]);
    }
}

#[test]
fn rows_with_ids_of_their_own_are_counted_where_they_are_merged() {
    let graph = statement(&["", "", ""]);
    let note = graph.findings().iter().find(|finding| finding.code == FindingCode::MergedIds).unwrap();
    assert_eq!((note.count, note.line), (2, 1));
    assert!(note.message.contains("\"e1\" beside \"e0\""), "{note}");
    assert_eq!(graph.statement("e2").unwrap().number(), graph.statement("e0").unwrap().number());
}

#[test]
fn uniting_entities_adds_up_the_rows_that_give_a_name() {
    let named = |id: &str, name: &str| Entity::new(id.parse().unwrap()).named(name);
    let mut builder = GraphBuilder::new();
    builder.add_entity(named("CHEBI:1", "beta"));
    builder.add_entity(named("MESH:1", "alpha").with_equivalent_id("CHEBI:1".parse().unwrap()));
    builder.add_entity(named("UNII:1", "alpha").with_equivalent_id("CHEBI:1".parse().unwrap()));
    builder.merge_equivalent_ids();
    let graph = builder.freeze().unwrap();
    let node = node(&graph, "CHEBI:1");
    assert_eq!((node.name(), node.synonyms().collect::<Vec<_>>()), ("alpha", vec!["beta"]));
    assert_eq!(messages(&graph, FindingCode::EntityConflict), [""; 0]);
}

/// Rows of a table of entities that give one of two ids some of few names, categories and numbers.
fn rows() -> impl Strategy<Value = Vec<String>> {
    let cell = |values: &'static [&'static str]| prop::sample::select(values);
    let row = (
        cell(&["A:1", "A:2"]),
        cell(&["", "a", "A", "b"]),
        cell(&["", "x", "y"]),
        cell(&["", "biolink:Drug", "biolink:Disease", "biolink:Gene", "biolink:SmallMolecule|biolink:Gene"]),
        cell(&["", "1", "2"]),
        cell(&["", "0.5", "z"]),
    );
    let line = row.prop_map(|(id, name, description, category, degree, weight)| {
        format!("{id}\t{name}\t{description}\t{category}\t{degree}\t{weight}\n")
    });
    prop::collection::vec(line, 1..9)
}

#[test]
fn stated_effects_that_differ_are_statements_that_contradict_each_other() {
    let table = "subject\tpredicate\tobject\teffect\nA:1\tbiolink:causes\tA:2\t+\nA:1\tbiolink:causes\tA:2\t-\n\
                 A:1\tbiolink:causes\tA:2\t+\nA:1\tbiolink:causes\tA:2\t\n";
    let row = |effect: &str| format!(r#"{{"subject": "A:1", "predicate": "biolink:causes", "object": "A:2"{effect}}}"#);
    let rows = [r#", "effect": "+""#, r#", "effect": "-""#, r#", "effect": "+""#, ""].map(row).join("\n");
    for graph in [tables(&[("x.tsv", table)]), lines("x.jsonl", &rows)] {
        let stated: Vec<_> = graph.statements().map(|it| (it.explicit_effect(), it.effect())).collect();
        let expected = [
            (None, Effect::Positive),
            (Some(Effect::Positive), Effect::Positive),
            (Some(Effect::Negative), Effect::Negative),
        ];
        assert_eq!(stated.len(), 3, "{stated:?}");
        assert!(expected.iter().all(|one| stated.contains(one)), "{stated:?}");
        let ids: std::collections::BTreeSet<String> = graph.statements().map(|it| it.id().into_owned()).collect();
        assert_eq!(ids.len(), 3);
        let found = ContradictionQuery::new().run(&graph).unwrap().count();
        assert_eq!(found, 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_does_not_depend_on_the_order_of_rows(rows in rows(), turn in 0usize..9) {
        let graph = |rows: &[String]| {
            let rows = format!("id\tname\tdescription\tcategory\tdegree\tweight\n{}", rows.concat());
            let graph = tables(&[("nodes", &rows)]);
            graph.nodes().map(Node::to_entity).collect::<Vec<_>>()
        };
        let expected = graph(&rows);
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        prop_assert_eq!(&expected, &graph(&turned));
        turned.reverse();
        prop_assert_eq!(&expected, &graph(&turned));
        for entity in expected {
            let id = format!("{}\t", entity.id);
            let give = |name: &str| rows.iter().filter(|row| row.starts_with(&format!("{id}{name}\t"))).count();
            if let Some(name) = &entity.name {
                prop_assert!(["a", "A", "b"].iter().all(|other| give(other) <= give(name)), "{:?} of {:?}", name, rows);
            }
        }
    }

    #[test]
    fn what_a_statement_says_does_not_depend_on_the_order_of_rows(
        rows in prop::collection::vec(prop::sample::select(vec![
            "", r#""knowledge_level": "prediction""#, r#""knowledge_level": "observation", "p_value": 0.1"#,
            r#""epistemic_status": "suggested", "p_value": 0.2, "n": 3"#, r#""effect": "+", "n": 10, "p_value": 0.3"#,
            r#""effect": "-", "layer": "a", "texts": ["t2", "t1"]"#, r#""layer": "b", "texts": ["t3"]"#,
            r#""valid_from": "2020", "texts": "t0""#, r#""valid_from": "2021-05""#,
        ]), 1..8),
        turn in 0usize..8,
    ) {
        let merged = |rows: &[&str]| {
            let graph = statement(rows);
            let mut statement = graph.statements().next().unwrap().to_statement();
            statement.id = None;
            statement
        };
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        prop_assert_eq!(merged(&rows), merged(&turned));
        turned.reverse();
        prop_assert_eq!(merged(&rows), merged(&turned));
    }
}
