//! JSON that users keep: what is written stays as it was, and what was kept is still read.
//!
//! `tests/stored` has every query, answer, report and record as this version writes it. A change of one fails here;
//! `UPDATE_GOLDEN=1 cargo test --all-features --test stored` writes it anew, and the change log says so.
//! `tests/stored/old` has queries of earlier versions, which are never changed.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use mechgraph::build::EquivalenceRules;
use mechgraph::io::trapi::{ResponseOptions, Version, response};
use mechgraph::model::{Context, Direction, Finding, FindingCode, PartialDate, Traversal, Value};
use mechgraph::query::{
    AllowDeny, Answer, AttributeConstraint, BypassQuery, ChanceQuery, CompareQuery, ComparisonAnswer, ConnectQuery,
    ConnectionsAnswer, ContradictionQuery, Cost, CostModel, EssentialQuery, MetapathAnswer, MetapathQuery, Operator,
    Parallels, PathQuery, PathsAnswer, PatternQuery, Proof, QueryEdge, QueryNode, QueryPath, SetInterpretation,
    StatementQuery,
};
use mechgraph::render::{Language, Picture};
use mechgraph::{
    Category, ClinicalStatus, Curie, Dimension, Effect, Endpoint, Entity, EpistemicStatus, GraphBuilder,
    MechanismQuery, Predicate, Sign, Statement, datasets,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Compares the JSON of a value with a file of `tests/stored`.
fn check(name: &str, value: &impl Serialize) {
    let file = Path::new("tests/stored").join(name).with_extension("json");
    let text = format!("{}\n", serde_json::to_string_pretty(value).unwrap());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let stored = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        stored == text,
        "{} has changed; if that is meant, UPDATE_GOLDEN=1 writes it anew and the change log says it:\n{text}",
        file.display(),
    );
}

/// The same of what is read, too.
fn check_both_ways<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(name: &str, value: &T) {
    check(name, value);
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
}

fn curie(text: &str) -> Curie {
    text.parse().unwrap()
}

fn predicate(text: &str) -> Predicate {
    text.parse().unwrap()
}

fn category(text: &str) -> Category {
    text.parse().unwrap()
}

fn date() -> PartialDate {
    "2021-01-31".parse().unwrap()
}

/// A query with every filter of statements.
macro_rules! with_statement_filters {
    ($query:expr) => {
        $query
            .predicate(predicate("affects"))
            .avoiding_predicate(predicate("treats"))
            .qualifier("object_direction_qualifier", "decreased")
            .source("infores:a")
            .avoiding_source("infores:b")
            .layer("seed")
            .epistemic_status(EpistemicStatus::Suggested)
            .refuse_correlations()
            .avoiding_statement("S01")
            .as_of(date())
    };
}

/// And every filter of entities.
macro_rules! with_entity_filters {
    ($query:expr) => {
        with_statement_filters!($query)
            .category(category("Protein"))
            .avoiding_category(category("Disease"))
            .avoiding("IFN-γ")
            .in_context(Context::new().with(Dimension::Disease, "MONDO:0015540"))
    };
}

fn mechanism_query() -> MechanismQuery {
    let ends = [Endpoint::from("emapalumab"), curie("UNII:3S252O2Z4X").into(), category("Drug").into()];
    let costs = CostModel::steps()
        .with_predicate(predicate("affects"), Cost(1_500))
        .with_status(EpistemicStatus::Suggested, Cost(2_000))
        .with_status(None, Cost(3_000))
        .with_source("infores:a", Cost(500))
        .with_carrier_run(Cost(250));
    with_entity_filters!(MechanismQuery::between(Endpoint::any_of(ends), Endpoint::Any))
        .exact_endpoints()
        .net_sign(Sign::Negative)
        .max_hops(4)
        .limit(10)
        .via("JAK/STAT")
        .clinical_status(ClinicalStatus::Approved)
        .jurisdiction("US")
        .allow_incoherent()
        .costs(costs)
}

fn path_query() -> PathQuery {
    with_entity_filters!(PathQuery::between("emapalumab", "HLH"))
        .exact_endpoints()
        .max_hops(3)
        .affirmed()
        .direction(Traversal::Both)
        .parallel_edges(Parallels::Merged)
}

fn metapath_query() -> MetapathQuery {
    let metapath = "Drug -affects[decreased]-> Protein -contributes_to-> Disease".parse().unwrap();
    with_entity_filters!(MetapathQuery::new(metapath)).from("emapalumab").to("HLH").damping(0.4)
}

fn pattern_query() -> PatternQuery {
    let score = AttributeConstraint::new("biolink:p_value", Operator::Less, Value::Number(0.05)).negated();
    with_statement_filters!(PatternQuery::new())
        .node(QueryNode::new("drug").id("emapalumab").id(curie("UNII:3S252O2Z4X")).category(category("Drug")))
        .node(
            QueryNode::new("targets")
                .id("IFN-γ")
                .set(SetInterpretation::All)
                .set_id("uuid:1")
                .constraint(score.clone())
                .exact(),
        )
        .node(QueryNode::new("diseases").set(SetInterpretation::Collate))
        .edge(
            QueryEdge::new("e0", "drug", "targets")
                .predicate(predicate("affects"))
                .qualifier_set([("object_direction_qualifier", "decreased")])
                .attribute(score)
                .primary_sources(AllowDeny::allow(["infores:a"]))
                .knowledge_level(AllowDeny::deny(["prediction"]))
                .agent_type(AllowDeny::allow(["manual_agent"]))
                .knowledge_type("lookup"),
        )
        .edge(QueryEdge::new("e1", "drug", "diseases").sources(AllowDeny::deny(["infores:b"])).exclude())
        .path(
            QueryPath::new("p0", "drug", "targets")
                .predicate(predicate("related_to"))
                .intermediate_categories([category("Protein")])
                .min_hops(2)
                .max_hops(4),
        )
        .distinct_entities()
}

fn statement_query() -> StatementQuery {
    with_statement_filters!(StatementQuery::new())
        .exact_endpoints()
        .subject("emapalumab")
        .object("IFN-γ")
        .about("HLH")
        .mentioning("HLH")
        .effect(Effect::Negative)
        .context(Dimension::Cell, "macrophage")
        .therapeutic()
        .clinical_status(ClinicalStatus::Approved)
        .published_in("PMID:33484058")
        .jurisdiction("US")
        .about_statements()
        .of_statement("S01")
        .property("weight", Value::Integer(3))
        .negated(false)
}

#[test]
fn queries_are_written_as_they_were() {
    check_both_ways("queries/mechanism", &mechanism_query());
    check_both_ways("queries/path", &path_query());
    check_both_ways("queries/metapath", &metapath_query());
    let permuted = MetapathQuery::new("CbGaD".parse().unwrap()).permutations(200).seed(7);
    check_both_ways("queries/permuted_metapath", &permuted);
    check_both_ways("queries/pattern", &pattern_query());
    check_both_ways("queries/statement", &statement_query());
    check_both_ways("queries/contradiction", &with_statement_filters!(ContradictionQuery::new()));
    check_both_ways("queries/plain_mechanism", &MechanismQuery::between("emapalumab", "HLH"));
    check_both_ways("queries/plain_path", &PathQuery::between("emapalumab", "HLH"));
    check_both_ways("queries/plain_metapath", &MetapathQuery::new("CbGaD".parse().unwrap()));
    check_both_ways("queries/plain_pattern", &PatternQuery::new().node(QueryNode::new("a").id("HLH")));
    check_both_ways("queries/plain_statement", &StatementQuery::new());
    check_both_ways("queries/plain_contradiction", &ContradictionQuery::new());
    let via =
        MechanismQuery::between("emapalumab", "HLH").via_signed("JAK2", Sign::Negative).via("STAT1").via_in_order();
    check_both_ways("queries/via", &via);
    check_both_ways("queries/loops", &MechanismQuery::loops_of("TNF"));
    check_both_ways("queries/bypass", &BypassQuery::despite(via.clone(), "S15"));
    let spared = MechanismQuery::between("eltrombopag", "hemopoiesis");
    check_both_ways("queries/essential", &EssentialQuery::of(via.clone()).sparing(spared.clone()).cuts_of_statements());
    check_both_ways("queries/compare", &CompareQuery::of(via.clone(), spared));
    let connect = ConnectQuery::among(["IFN-γ", "MONDO:0015540"]).connector_hops(2).limit(5);
    check_both_ways("queries/plain_connect", &connect);
    check_both_ways("queries/connect", &connect.mechanisms(via));
}

#[test]
fn queries_that_were_kept_are_still_read() {
    fn old<T: DeserializeOwned>(name: &str) -> T {
        serde_json::from_slice(&fs::read(Path::new("tests/stored/old").join(name)).unwrap()).unwrap()
    }
    assert_eq!(old::<MechanismQuery>("0.1.0_mechanism.json"), mechanism_query());
    assert_eq!(old::<PathQuery>("0.1.0_path.json"), path_query());
    assert_eq!(old::<MetapathQuery>("0.1.0_metapath.json"), metapath_query());
    assert_eq!(old::<StatementQuery>("0.1.0_statement.json"), statement_query());
    assert_eq!(
        old::<ContradictionQuery>("0.1.0_contradiction.json"),
        with_statement_filters!(ContradictionQuery::new())
    );
    // Every field was written once, also where nothing was asked; a step cost the same whatever it said.
    let query = MechanismQuery::between("emapalumab", "HLH").costs(CostModel::steps());
    assert_eq!(old::<MechanismQuery>("0.1.0_plain_mechanism.json"), query);
}

#[test]
fn a_query_by_hand_needs_no_field_that_has_a_default() {
    assert_eq!(serde_json::from_str::<MechanismQuery>("{}").unwrap(), MechanismQuery::default());
    assert_eq!(serde_json::from_str::<PathQuery>("{}").unwrap(), PathQuery::default());
    assert_eq!(serde_json::from_str::<StatementQuery>("{}").unwrap(), StatementQuery::new());
    assert_eq!(serde_json::from_str::<ContradictionQuery>("{}").unwrap(), ContradictionQuery::new());
    let metapath = MetapathQuery::new("CbGaD".parse().unwrap());
    assert_eq!(serde_json::from_str::<MetapathQuery>(r#"{"metapath": "CbGaD"}"#).unwrap(), metapath);
    let errors = [
        serde_json::from_str::<PathQuery>(r#"{"form": "a"}"#).unwrap_err(),
        serde_json::from_str::<MetapathQuery>(r#"{"metapath": "CbGaD", "form": "a"}"#).unwrap_err(),
        serde_json::from_str::<StatementQuery>(r#"{"form": "a"}"#).unwrap_err(),
        serde_json::from_str::<ContradictionQuery>(r#"{"form": "a"}"#).unwrap_err(),
    ];
    assert!(errors.iter().all(|error| error.to_string().starts_with("unknown field `form`, expected ")), "{errors:?}");
}

#[test]
fn answers_are_written_as_they_were() {
    let graph = datasets::interferon_gamma_with_background();
    for (name, from, to) in [
        ("mechanism", "emapalumab", "HLH"),
        ("inherited", "emapalumab", "secondary HLH"),
        ("several", "IFN-γ", "造血"),
        ("absence", "HLH", "emapalumab"),
    ] {
        let answer: Answer = MechanismQuery::between(from, to).max_hops(4).answer(&graph).unwrap();
        check_both_ways(&format!("answers/{name}"), &answer);
    }
    let question = |from: &str| MechanismQuery::between(from, "hemopoiesis").max_hops(3).limit(3);
    let compared = CompareQuery::of(question("IFN-γ"), question("eltrombopag").net_sign(Sign::Positive));
    let compared: ComparisonAnswer = compared.answer(&graph).unwrap();
    check_both_ways("answers/compare", &compared);
    let connected = ConnectQuery::among(["emapalumab", "eltrombopag", "IFN-γ"]).mechanisms(question("IFN-γ")).limit(2);
    let connected: ConnectionsAnswer = connected.answer(&graph).unwrap();
    check_both_ways("answers/connect", &connected);
    let by_chance = ChanceQuery::of(question("eltrombopag")).permutations(9).seed(3);
    check_both_ways("queries/chance", &by_chance);
    let mut with_chance = question("eltrombopag").limit(1).answer(&graph).unwrap();
    with_chance.chance = by_chance.run(&graph).unwrap().chances[0];
    check_both_ways("answers/chance", &with_chance);
    let paths: PathsAnswer = PathQuery::between("emapalumab", "HLH").max_hops(2).answer(&graph, 10).unwrap();
    check_both_ways("answers/paths", &paths);
    let metapath = "Drug -affects[decreased]-> Protein -contributes_to-> Disease".parse().unwrap();
    let counts: MetapathAnswer = MetapathQuery::new(metapath).answer(&graph, 10).unwrap();
    check_both_ways("answers/metapath", &counts);
    let mechanism = MechanismQuery::between("emapalumab", "HLH").run(&graph).unwrap().next().unwrap();
    let proof: Proof = mechanism.proof();
    check_both_ways("answers/proof", &proof);
    let nodes = || {
        let drug = QueryNode::new("drug").id("emapalumab").category(category("Drug"));
        PatternQuery::new().node(drug).node(QueryNode::new("disease").id("HLH"))
    };
    let edge = QueryEdge::new("e0", "drug", "disease").predicate(predicate("treats"));
    let path = QueryPath::new("p0", "drug", "disease").max_hops(2);
    let pattern = nodes().edge(edge.clone()).path(path.clone());
    for (name, version, pattern) in [
        ("response_1", Version::V1, &nodes().edge(edge)),
        ("pathfinder_1", Version::V1, &nodes().path(path)),
        ("response_2", Version::V2, &pattern),
    ] {
        let options = ResponseOptions::default().with_version(version);
        check(&format!("answers/{name}"), &response(pattern.run(&graph).unwrap(), &options));
    }
    check("answers/pattern_plan", &pattern.explain(&graph).unwrap());
    check("answers/explanation", &mechanism.explain(Language::En));
    let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph).unwrap();
    check("answers/picture", &Picture::of_answer(&answer, &graph, Language::En));
    let errors = [
        MechanismQuery::between("emapalumb", "HLH").answer(&graph).unwrap_err(),
        MechanismQuery::between("STAT5", "HLH").answer(&graph).unwrap_err(),
        MechanismQuery::between("emapalumab", "HLH").predicate(predicate("affcts")).answer(&graph).unwrap_err(),
        MechanismQuery::between("emapalumab", "HLH").category(category("Proten")).answer(&graph).unwrap_err(),
        MechanismQuery::between("emapalumab", "HLH").source("infores:nope").answer(&graph).unwrap_err(),
        MechanismQuery::between("emapalumab", "HLH").layer("nope").answer(&graph).unwrap_err(),
        MechanismQuery::between("emapalumab", "HLH").avoiding_statement("nope").answer(&graph).unwrap_err(),
        MechanismQuery::between("emapalumab", "HLH").max_hops(17).answer(&graph).unwrap_err(),
    ];
    check("answers/errors", &errors);
}

fn entity() -> Entity {
    let mut entity = Entity::new(curie("UniProtKB:P01579"))
        .named("interferon gamma")
        .described("A cytokine.")
        .in_category(category("Protein"))
        .with_synonym("IFN-γ")
        .with_label("zh", "干扰素-γ")
        .with_equivalent_id(curie("HGNC:5438"));
    entity.provided_by.push("infores:a".to_owned());
    entity.properties.insert("weight".to_owned(), Value::Number(1.5));
    entity
}

fn statement() -> Statement {
    let mut statement = Statement::new(curie("UNII:3S252O2Z4X"), predicate("affects"), curie("UniProtKB:P01579"))
        .with_id("S07")
        .denied()
        .with_qualifier("object_direction_qualifier", "decreased")
        .in_context(Context::new().with(Dimension::Cell, "CL:0000235"))
        .with_effect(Effect::Negative)
        .as_shortcut_over(["S01", "S02"])
        .with_epistemic_status(EpistemicStatus::Established)
        .with_clinical_status(ClinicalStatus::Approved)
        .published_in("PMID:33484058")
        .from_source("infores:a");
    statement.applicability.jurisdiction = Some("US".to_owned());
    (statement.valid_from, statement.valid_to, statement.reported) = (Some(date()), Some(date()), Some(date()));
    statement.evidence.knowledge_level = Some("knowledge_assertion".to_owned());
    statement.evidence.agent_type = Some("manual_agent".to_owned());
    statement.layer = Some("seed".to_owned());
    statement.properties.insert("p_value".to_owned(), Value::Number(0.01));
    statement
}

#[test]
fn records_and_reports_are_written_as_they_were() {
    check_both_ways("records/entity", &entity());
    check_both_ways("records/statement", &statement());
    let mut builder = GraphBuilder::new();
    let report = builder.extend([entity().into(), statement().into(), mechgraph::Record::from(statement())]);
    check("records/load_report", &report);
    check("records/equivalence_report", &builder.merge_equivalent_ids_by(EquivalenceRules::default()));
    check_both_ways("records/finding", &Finding::new(FindingCode::BadCurie, "\"x\" is no CURIE").at("a.tsv", 3));
    let graph = builder.freeze().unwrap();
    check("records/write_report", &mechgraph::io::kgx::write_tsv_edges(&graph, Vec::new()).unwrap());
    check_both_ways(
        "records/words",
        &(Direction::Backward, Sign::Positive, EpistemicStatus::Hypothesised, ClinicalStatus::ALL),
    );
}
