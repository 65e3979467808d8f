//! What goes in comes out: records through a graph, queries and answers through JSON.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::model::{Context, Dimension, EpistemicStatus, Record};
use mechgraph::query::{Answer, Cost, CostModel, Endpoint};
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery, Sign, Statement, datasets};
use proptest::prelude::*;

/// Every entity and statement, owned.
fn contents(graph: &KnowledgeGraph) -> (Vec<mechgraph::Entity>, Vec<Statement>) {
    (
        graph.nodes().map(mechgraph::Node::to_entity).collect(),
        graph.statements().map(mechgraph::graph::StatementRef::to_statement).collect(),
    )
}

fn rebuilt(records: impl IntoIterator<Item = Record>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let report = builder.extend(records);
    assert!(report.is_balanced(), "{report}");
    builder.freeze().unwrap()
}

#[test]
fn a_graph_rebuilt_from_its_own_contents_is_the_same() {
    let graph = datasets::interferon_gamma_with_background();
    let (entities, statements) = contents(&graph);
    let records = entities.iter().cloned().map(Record::from).chain(statements.iter().cloned().map(Record::from));
    assert_eq!(contents(&rebuilt(records)), (entities, statements));
}

#[test]
fn a_graph_loaded_twice_is_the_same() {
    let records = datasets::interferon_gamma_records();
    let mut builder = GraphBuilder::new();
    builder.extend(records.clone());
    let report = builder.extend(records);
    assert_eq!((report.kept, report.merged), (0, 150));
    assert_eq!(contents(&builder.freeze().unwrap()), contents(&datasets::interferon_gamma_with_background()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_records_does_not_matter(records in Just(datasets::interferon_gamma_records()).prop_shuffle()) {
        let graph = rebuilt(records);
        prop_assert_eq!(contents(&graph), contents(&datasets::interferon_gamma_with_background()));
        let ids = |graph: &KnowledgeGraph| graph.statements().map(|s| s.id().into_owned()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&graph), ids(&datasets::interferon_gamma_with_background()));
    }
}

#[test]
fn a_query_keeps_its_words_through_json() {
    let query = MechanismQuery::between("IFN-γ", Endpoint::any_of(["HLH", "再生障碍性贫血"]))
        .net_sign(Sign::Negative)
        .max_hops(4)
        .via("JAK2")
        .avoiding_statement("S14")
        .epistemic_status(EpistemicStatus::Suggested)
        .in_context(Context::new().with(Dimension::Pathway, "IFNGR"))
        .as_of("2021-01".parse().unwrap())
        .costs(CostModel::steps().with_status(None, Cost(2_000)));
    let json = serde_json::to_string(&query).unwrap();
    assert!(json.contains("IFN-γ") && json.contains("再生障碍性贫血"));
    assert_eq!(serde_json::from_str::<MechanismQuery>(&json).unwrap(), query);
}

#[test]
fn an_answer_keeps_everything_through_json() {
    let graph = datasets::interferon_gamma_with_background();
    for (from, to) in [("emapalumab", "HLH"), ("ruxolitinib", "aplastic anemia"), ("eltrombopag", "HLH")] {
        let answer = MechanismQuery::between(from, to).answer(&graph).unwrap();
        let json = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), answer);
    }
}

#[test]
fn the_keys_of_an_answer_are_the_contract() {
    let graph = datasets::interferon_gamma();
    let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph).unwrap();
    let json = serde_json::to_value(&answer).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for key in ["from", "to", "verdict", "completeness", "mechanisms", "therapeutic", "absence"] {
        assert!(keys(&json).contains(&key.to_owned()), "{key}");
    }
    let mechanism = &json["mechanisms"][0];
    for key in ["rank", "cost", "sign", "status", "nodes", "steps", "context", "inherited_from", "summary", "about"] {
        assert!(keys(mechanism).contains(&key.to_owned()), "{key}");
    }
    let statement = &mechanism["steps"][0]["statements"][0];
    let own = [
        "id",
        "layer",
        "subject",
        "predicate",
        "object",
        "qualifiers",
        "effect",
        "status",
        "publications",
        "primary_knowledge_source",
    ];
    for key in own {
        assert!(keys(statement).contains(&key.to_owned()), "{key}");
    }
    assert_eq!(keys(&mechanism["nodes"][0]), ["category", "id", "name"]);
    assert_eq!(json["verdict"]["witnesses"]["-"]["steps"], serde_json::json!(["S07", "S01"]));
    assert_eq!(json["completeness"]["complete"], true);
    assert_eq!((&mechanism["sign"], &mechanism["cost"]), (&"-".into(), &2.913.into()));
}
