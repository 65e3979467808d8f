//! What the builder makes of records that agree, differ, point at each other or at nothing.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::graph::StatementRef;
use mechgraph::model::{
    Argument, ClinicalStatus, Effect, EpistemicStatus, Finding, FindingCode, ReadError, Reader, Record, RowCounts,
    Severity, Sink,
};
use mechgraph::query::{ContradictionKind, ContradictionQuery};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, MechanismQuery, Statement};

fn id(text: &str) -> Curie {
    text.parse().unwrap()
}

fn statement(subject: &str, predicate: &str, object: &str) -> Statement {
    Statement::new(id(subject), predicate.parse().unwrap(), id(object))
}

fn graph(statements: impl IntoIterator<Item = Statement>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let report = builder.extend(statements.into_iter().map(Record::from));
    assert!(report.is_balanced());
    builder.freeze().unwrap()
}

fn codes(graph: &KnowledgeGraph) -> Vec<FindingCode> {
    graph.findings().iter().map(|finding| finding.code).collect()
}

#[test]
fn one_identity_unites_publications_and_keeps_the_weaker_status() {
    let one =
        statement("A:1", "causes", "A:2").published_in("PMID:1").with_epistemic_status(EpistemicStatus::Suggested);
    let two =
        statement("A:1", "causes", "A:2").published_in("PMID:2").with_epistemic_status(EpistemicStatus::Established);
    for order in [[one.clone(), two.clone()], [two, one]] {
        let graph = graph(order);
        assert_eq!(graph.statement_count(), 1);
        let merged = graph.statements().next().unwrap();
        assert_eq!(merged.publications().collect::<Vec<_>>(), ["PMID:1", "PMID:2"]);
        assert_eq!(merged.epistemic_status(), Some(EpistemicStatus::Suggested));
        assert!(codes(&graph).contains(&FindingCode::StatementConflict));
    }
}

#[test]
fn two_approvals_of_one_source_have_two_derived_ids() {
    let approved = |place: &str| {
        let mut statement = statement("A:1", "treats", "A:2").with_clinical_status(ClinicalStatus::Approved);
        statement.applicability.jurisdiction = Some(place.to_owned());
        statement
    };
    let investigated = statement("A:1", "treats", "A:2").with_clinical_status(ClinicalStatus::UnderInvestigation);
    let graph = graph([approved("US"), approved("EU"), investigated, statement("A:1", "treats", "A:2")]);
    let mut ids: Vec<String> = graph.statements().map(|statement| statement.id().into_owned()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[test]
fn any_difference_in_identity_makes_two_statements() {
    let base = || statement("A:1", "affects", "A:2");
    let context = mechgraph::model::Context::new().with(mechgraph::model::Dimension::Cell, "CL:1");
    let mut negated = base();
    negated.negated = true;
    let mut eu = base().with_clinical_status(ClinicalStatus::Approved);
    eu.applicability.jurisdiction = Some("EU".to_owned());
    let all = [
        base(),
        base().with_qualifier("object_direction_qualifier", "increased"),
        base().with_qualifier("object_direction_qualifier", "decreased"),
        base().in_context(context),
        base().from_source("infores:a"),
        negated,
        base().with_clinical_status(ClinicalStatus::Approved),
        eu,
        statement("A:2", "affects", "A:1"),
        statement("A:1", "regulates", "A:2"),
    ];
    assert_eq!(graph(all.clone()).statement_count(), all.len());
}

#[test]
fn derived_ids_are_stable_and_found_again() {
    let build = |first: Statement, second: Statement| graph([first, second]);
    let (one, two) = (statement("A:1", "causes", "A:2"), statement("A:2", "causes", "A:3"));
    let ids = |graph: &KnowledgeGraph| graph.statements().map(|s| s.id().into_owned()).collect::<Vec<_>>();
    let graph = build(one.clone(), two.clone());
    assert_eq!(ids(&graph), ids(&build(two, one)));
    for (place, id) in ids(&graph).iter().enumerate() {
        assert!(id.starts_with("mg:") && id.len() == 27, "{id}");
        assert_eq!(graph.statement(id).unwrap().number().index(), place);
    }
}

#[test]
fn a_statement_about_a_missing_one_is_quarantined_with_its_line() {
    let about = Statement::new(id("A:1"), "local:circumvents".parse().unwrap(), Argument::statement("S99"));
    let graph = graph([statement("A:1", "causes", "A:2"), about]);
    assert_eq!(graph.statement_count(), 1);
    let finding = graph.findings().iter().find(|f| f.code == FindingCode::MissingStatement).unwrap();
    assert_eq!((finding.line, finding.code.severity()), (2, Severity::Quarantined));
    assert!(finding.message.contains("S99"));
}

#[test]
fn statements_about_each_other_in_a_ring_are_quarantined() {
    let about = |own: &str, other: &str| {
        Statement::new(id("A:1"), "local:explains".parse().unwrap(), Argument::statement(other)).with_id(own)
    };
    let graph = graph([about("S1", "S2"), about("S2", "S1"), statement("A:1", "causes", "A:2").with_id("S3")]);
    assert_eq!(graph.statement_count(), 1);
    assert_eq!(codes(&graph).iter().filter(|code| **code == FindingCode::StatementRing).count(), 2);
}

#[test]
fn one_id_for_two_statements_is_told_and_both_stay() {
    let graph =
        graph([statement("A:1", "causes", "A:2").with_id("S1"), statement("A:1", "causes", "A:3").with_id("S1")]);
    assert_eq!(graph.statement_count(), 2);
    assert!(codes(&graph).contains(&FindingCode::SharedStatementId));
    let ids: Vec<_> = graph.statements().map(|statement| statement.id().into_owned()).collect();
    assert_eq!(ids[0], "S1");
    assert!(ids[1].starts_with("mg:"));
}

#[test]
fn entities_of_one_id_unite_whatever_their_order() {
    let one = Entity::new(id("A:1")).named("alpha").with_synonym("first");
    let two = Entity::new(id("A:1")).named("beta").with_synonym("second").in_category("Gene".parse().unwrap());
    for order in [[one.clone(), two.clone()], [two, one]] {
        let mut builder = GraphBuilder::new();
        let report = builder.extend(order.map(Record::from));
        assert_eq!((report.kept, report.merged), (1, 1));
        let graph = builder.freeze().unwrap();
        let node = graph.nodes().next().unwrap();
        assert_eq!(node.name(), "alpha");
        assert_eq!(node.synonyms().collect::<Vec<_>>(), ["beta", "first", "second"]);
        assert_eq!(codes(&graph), [FindingCode::EntityConflict]);
    }
}

#[test]
fn opposite_signs_and_negations_stay_and_are_listed() {
    let mut denied = statement("A:1", "treats", "A:3");
    denied.negated = true;
    let graph = graph([
        statement("A:1", "causes", "A:2"),
        statement("A:1", "disrupts", "A:2"),
        statement("A:1", "treats", "A:3"),
        denied,
    ]);
    let found: Vec<_> = ContradictionQuery::new().run(&graph).unwrap().collect();
    let kinds: Vec<_> = found.iter().map(|c| (c.kind, c.to.curie())).collect();
    assert_eq!(kinds, [(ContradictionKind::OppositeSigns, "A:2"), (ContradictionKind::Negation, "A:3")]);
    assert!(found.iter().all(|contradiction| !contradiction.apart_by_context));
    let signs: Vec<_> = MechanismQuery::between("A:1", "A:2").run(&graph).unwrap().map(|m| m.sign()).collect();
    assert_eq!(signs, [Some(mechgraph::Sign::Positive), Some(mechgraph::Sign::Negative)]);
}

#[test]
fn rings_of_classes_count_as_one_level_and_are_told() {
    let graph = graph([
        statement("A:1", "subclass_of", "A:2"),
        statement("A:2", "subclass_of", "A:1"),
        statement("A:2", "subclass_of", "A:3"),
    ]);
    let numbers = |ids: &[&str]| ids.iter().map(|i| graph.node(id(i)).unwrap().number()).collect::<Vec<_>>();
    assert_eq!(graph.ancestors(numbers(&["A:1"])[0]), numbers(&["A:2", "A:3"]));
    assert_eq!(graph.descendants(numbers(&["A:3"])[0]), numbers(&["A:1", "A:2"]));
    assert!(codes(&graph).contains(&FindingCode::SubclassCycle));
}

#[test]
fn the_object_of_mechanism_of_is_a_shortcut_over_paths_through_the_mechanism() {
    let explained = |mechanism: Statement| {
        graph([
            statement("A:1", "disrupts", "A:3").with_id("whole"),
            statement("A:1", "disrupts", "A:2").with_id("first"),
            statement("A:2", "causes", "A:3").with_id("second"),
            mechanism,
        ])
    };
    let of = |subject: Argument| {
        Statement::new(subject, "local:mechanism_of".parse().unwrap(), Argument::statement("whole"))
            .with_id("explanation")
    };
    for subject in [Argument::statement("first"), Argument::Entity(id("A:2"))] {
        let graph = explained(of(subject));
        let whole = graph.statement("whole").unwrap();
        let path: Vec<String> =
            whole.expansion_statements().next().unwrap().iter().map(|s| s.id().into_owned()).collect();
        assert_eq!(path, ["first", "second"]);
        assert_eq!(MechanismQuery::between("A:1", "A:3").run(&graph).unwrap().count(), 1);
    }
}

#[test]
fn a_shortcut_over_what_is_not_there_is_a_plain_statement() {
    let graph = graph([statement("A:1", "causes", "A:3").as_shortcut_over(["first", "second"])]);
    assert_eq!(codes(&graph).iter().filter(|code| **code == FindingCode::BrokenShortcut).count(), 1);
    assert_eq!(MechanismQuery::between("A:1", "A:3").avoiding("A:1").run(&graph).unwrap().count(), 0);
    assert_eq!(MechanismQuery::between("A:1", "A:3").run(&graph).unwrap().count(), 1);
}

#[test]
fn a_variant_says_nothing_of_the_gene_and_a_drug_that_ameliorates_is_no_step() {
    let mut builder = GraphBuilder::new();
    for (own, category) in
        [("A:gene", "Gene"), ("A:drug", "Drug"), ("A:disease", "Disease"), ("A:process", "BiologicalProcess")]
    {
        builder.add_entity(Entity::new(id(own)).in_category(category.parse().unwrap()));
    }
    let form = ("subject_form_or_variant_qualifier", "loss_of_function_variant_form");
    builder.add_statement(statement("A:gene", "causes", "A:disease").with_qualifier(form.0, form.1));
    builder.add_statement(statement("A:drug", "ameliorates_condition", "A:disease"));
    builder.add_statement(statement("A:process", "ameliorates_condition", "A:disease"));
    let graph = builder.freeze().unwrap();
    let effect = |own: &str| graph.node(id(own)).unwrap().outgoing().next().unwrap().effect();
    assert_eq!(effect("A:gene"), Effect::None);
    assert_eq!(effect("A:drug"), Effect::None);
    assert_eq!(effect("A:process"), Effect::Negative);
}

#[test]
fn a_source_that_breaks_off_leaves_earlier_findings_alone() {
    struct Broken;
    impl Reader for Broken {
        fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
            sink.finding(Finding::new(FindingCode::Normalised, "met before the end").at("two", 1));
            Err(ReadError::Format { source_name: "two".into(), line: 2, column: 0, message: "it ends".into() })
        }
        fn source_name(&self) -> &'static str {
            "two"
        }
    }
    let mut builder = GraphBuilder::new();
    builder.extend([Record::from(statement("A:1", "local:odd", "A:2"))]);
    assert!(builder.load(Broken).is_err());
    let graph = builder.freeze().unwrap();
    let expected = [FindingCode::UndescribedEntity, FindingCode::UnknownPredicate, FindingCode::Normalised];
    assert_eq!(codes(&graph), expected);
}

#[test]
fn statements_about_one_statement_under_two_ids_are_one() {
    let about = |other: &str, publication: &str| {
        Statement::new(id("A:9"), "local:explains".parse().unwrap(), Argument::statement(other))
            .published_in(publication)
    };
    let records = [
        statement("A:1", "causes", "A:2").with_id("S1"),
        statement("A:1", "causes", "A:2").with_id("S2"),
        about("S1", "PMID:1"),
        about("S2", "PMID:2"),
    ];
    let contents = |graph: &KnowledgeGraph| graph.statements().map(StatementRef::to_statement).collect::<Vec<_>>();
    let graph_of = graph(records.clone());
    assert_eq!(graph_of.statement_count(), 2);
    assert_eq!(graph_of.statements().nth(1).unwrap().publications().collect::<Vec<_>>(), ["PMID:1", "PMID:2"]);
    assert_eq!(contents(&graph_of), contents(&graph(records.into_iter().rev())));
}

#[test]
fn labels_do_not_depend_on_the_order_of_records() {
    let one = Entity::new(id("A:1")).with_label("zh", "乙").with_label("zh", "丙");
    let two = Entity::new(id("A:1")).with_label("zh", "甲");
    let labels = |order: [Entity; 2]| {
        let mut builder = GraphBuilder::new();
        builder.extend(order.map(Record::from));
        let graph = builder.freeze().unwrap();
        let node = graph.nodes().next().unwrap();
        node.labels().map(|(_, label)| label.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(labels([one.clone(), two.clone()]), labels([two, one]));
}

#[test]
fn deep_statements_about_statements_print_without_end_of_stack() {
    let deep = |n: usize| {
        let about = Statement::new(id("A:1"), "local:explains".parse().unwrap(), Argument::statement(format!("S{n}")));
        about.with_id(format!("S{}", n + 1))
    };
    let first = statement("A:1", "causes", "A:2").with_id("S0");
    let graph = graph(core::iter::once(first).chain((0..20_000).map(deep)));
    assert_eq!(graph.statement_count(), 20_001);
    let last = graph.statement("S20000").unwrap().to_string();
    assert!(last.contains("[S19996]") && last.len() < 200, "{last}");
}

#[test]
fn findings_count_what_is_met_again_and_again() {
    let graph = graph((0..100).map(|n| statement("A:1", "local:odd", &format!("A:{n}"))));
    let odd: Vec<&Finding> = graph.findings().iter().filter(|f| f.code == FindingCode::UnknownPredicate).collect();
    assert_eq!((odd.len(), odd[0].count, odd[0].line), (1, 100, 1));
}

#[test]
fn everything_public_can_cross_threads() {
    fn crosses<T: Send + Sync + std::fmt::Debug>() {}
    crosses::<KnowledgeGraph>();
    crosses::<GraphBuilder>();
    crosses::<MechanismQuery>();
    crosses::<mechgraph::Mechanism<'_>>();
    crosses::<mechgraph::query::Mechanisms<'_>>();
    crosses::<mechgraph::query::Answer>();
    crosses::<mechgraph::query::Scratch>();
    crosses::<mechgraph::query::Proof>();
    crosses::<mechgraph::Error>();
    crosses::<mechgraph::Node<'_>>();
}

#[test]
fn values_that_no_known_one_is_near_are_listed() {
    let message = |statement: Statement, code: FindingCode| {
        let mut builder = GraphBuilder::new();
        builder.extend([Record::from(statement)]);
        let graph = builder.freeze().unwrap();
        graph.findings().iter().find(|it| it.code == code).map(|it| it.message.clone()).unwrap()
    };
    let plain = || Statement::new(id("A:1"), "affects".parse().unwrap(), id("A:2"));
    let direction =
        message(plain().with_qualifier("object_direction_qualifier", "sideways"), FindingCode::UnknownQualifierValue);
    assert!(direction.contains("; one of ") && direction.contains("increased"), "{direction}");
    let mut of_level = plain();
    of_level.evidence.knowledge_level = Some("curated".to_owned());
    let level = message(of_level, FindingCode::BadValue);
    assert!(
        level.contains("one of text_co_occurrence, ") && level.ends_with("knowledge_assertion is expected"),
        "{level}"
    );
}

#[test]
fn statements_of_an_entity_and_itself_are_counted_where_they_would_be_steps() {
    let raising = |to: &str| {
        Record::from(
            Statement::new(id("A:1"), "affects".parse().unwrap(), id(to))
                .with_qualifier("qualified_predicate", "biolink:causes")
                .with_qualifier("object_direction_qualifier", "increased"),
        )
    };
    let mut builder = GraphBuilder::new();
    builder.extend([raising("A:1"), raising("A:2")]);
    let graph = builder.freeze().unwrap();
    let found: Vec<_> = graph.findings().iter().filter(|it| it.code == FindingCode::SelfStatement).collect();
    assert_eq!((found.len(), found[0].count), (1, 1));
    assert!(found[0].message.contains("such as A:1;"), "{}", found[0].message);
    assert_eq!(MechanismQuery::loops_of("A:1").run(&graph).unwrap().count(), 0);
    let mut builder = GraphBuilder::new();
    builder.extend([Record::from(Statement::new(id("A:1"), "physically_interacts_with".parse().unwrap(), id("A:1")))]);
    let graph = builder.freeze().unwrap();
    assert!(graph.findings().iter().all(|it| it.code != FindingCode::SelfStatement));
}
