//! Entities under several ids become one on request, and only if they can be one thing.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use mechgraph::build::{EquivalenceReport, EquivalenceRules, MappingKind, Refusal};
use mechgraph::io::sssom;
use mechgraph::model::{Context, Dimension, EpistemicStatus, FindingCode, Record, Value};
use mechgraph::query::{Rule, StepSupport};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, MechanismQuery, Sign, Statement, datasets};
use proptest::prelude::*;

fn curie(id: &str) -> Curie {
    id.parse().unwrap()
}

fn entity(id: &str, category: &str, equivalent_ids: &[&str]) -> Record {
    let entity = Entity::new(curie(id)).in_category(category.parse().unwrap());
    equivalent_ids.iter().fold(entity, |entity, other| entity.with_equivalent_id(curie(other))).into()
}

fn statement(subject: &str, predicate: &str, object: &str) -> Statement {
    Statement::new(curie(subject), predicate.parse().unwrap(), curie(object))
}

fn united(records: impl IntoIterator<Item = Record>) -> (KnowledgeGraph, EquivalenceReport) {
    let mut builder = GraphBuilder::new();
    builder.extend(records);
    let report = builder.merge_equivalent_ids();
    (builder.freeze().unwrap(), report)
}

fn ids(graph: &KnowledgeGraph) -> Vec<&str> {
    graph.nodes().map(mechgraph::Node::curie).collect()
}

#[test]
fn the_primary_id_is_of_the_prefix_that_biolink_prefers() {
    let (graph, report) = united([
        entity("MESH:C540383", "Drug", &["DRUGBANK:DB08877"]),
        entity("CHEBI:66919", "SmallMolecule", &["DRUGBANK:DB08877"]),
    ]);
    assert_eq!(ids(&graph), ["CHEBI:66919"]);
    let node = graph.node(curie("CHEBI:66919")).unwrap();
    assert_eq!(node.equivalent_ids().collect::<Vec<_>>(), ["DRUGBANK:DB08877", "MESH:C540383"]);
    assert_eq!(report.united[0].others, [curie("MESH:C540383")]);
    let found = graph.find("MESH:C540383");
    assert_eq!(found.best[0].node.curie(), "CHEBI:66919");
}

#[test]
fn names_of_the_others_become_synonyms_without_a_conflict() {
    let named = |id: &str, name: &str| Entity::new(curie(id)).named(name).with_equivalent_id(curie("CHEBI:66919"));
    let (graph, _) =
        united([Record::from(named("MESH:C540383", "Ruxolitinib")), named("CHEBI:66919", "ruxolitinib").into()]);
    let node = graph.node(curie("CHEBI:66919")).unwrap();
    assert_eq!(node.name(), "ruxolitinib");
    assert_eq!(node.synonyms().collect::<Vec<_>>(), ["Ruxolitinib"]);
    assert!(graph.findings().iter().all(|finding| finding.code != FindingCode::EntityConflict));
}

#[test]
fn two_ids_of_one_namespace_stay_apart_and_are_reported() {
    let (graph, report) =
        united([entity("MONDO:1", "Disease", &["DOID:7"]), entity("MONDO:2", "Disease", &["DOID:7"])]);
    assert_eq!(ids(&graph), ["MONDO:1", "MONDO:2"]);
    assert_eq!(report.refused[0].reason, Refusal::OneNamespace(curie("MONDO:1"), curie("MONDO:2")));
    let finding = graph.findings().iter().find(|it| it.code == FindingCode::RefusedEquivalence).unwrap();
    assert!(finding.message.contains("MONDO:1, MONDO:2 are not united"), "{finding}");
}

#[test]
fn a_namespace_that_is_not_biolinks_for_the_category_may_give_two_ids() {
    let (graph, _) =
        united([entity("CHEBI:1", "SmallMolecule", &["ATC:A", "ATC:B"]), entity("UNII:1", "Drug", &["ATC:A"])]);
    assert_eq!(graph.node_count(), 1);
}

#[test]
fn disjoint_categories_stay_apart_and_are_reported() {
    let (graph, report) =
        united([entity("NCBIGene:1", "Gene", &["UMLS:1"]), entity("MONDO:1", "Disease", &["UMLS:1"])]);
    assert_eq!(graph.node_count(), 2);
    let expected = Refusal::DisjointCategories("Disease".parse().unwrap(), "Gene".parse().unwrap());
    assert_eq!(report.refused[0].reason, expected);
}

#[test]
fn a_gene_and_its_product_may_be_one() {
    let (graph, _) =
        united([entity("NCBIGene:3458", "Gene", &["UniProtKB:P01579"]), entity("UniProtKB:P01579", "Protein", &[])]);
    assert_eq!(graph.node_count(), 1);
}

#[test]
fn same_as_statements_join_and_negated_ones_do_not() {
    let mut denied = statement("MESH:1", "same_as", "MONDO:1");
    let described = || [entity("MONDO:1", "Disease", &[]), entity("MESH:1", "Disease", &[])];
    let (graph, _) = united(described().into_iter().chain([denied.clone().into()]));
    assert_eq!(ids(&graph), ["MONDO:1"]);
    denied.negated = true;
    let (graph, report) = united(described().into_iter().chain([denied.into()]));
    assert_eq!(graph.node_count(), 2);
    assert_eq!(report, EquivalenceReport::default());
}

#[test]
fn statements_follow_their_ends_and_keep_the_original_ids() {
    let treats =
        |drug: &str, publication: &str| Record::from(statement(drug, "treats", "MONDO:9").published_in(publication));
    let (graph, report) = united([
        entity("CHEBI:1", "SmallMolecule", &["MESH:1"]),
        entity("MESH:1", "Drug", &[]),
        treats("MESH:1", "PMID:1"),
        treats("CHEBI:1", "PMID:2"),
    ]);
    assert_eq!((graph.statement_count(), report.statements_merged), (1, 1));
    let statement = graph.statements().next().unwrap();
    assert_eq!(statement.publications().collect::<Vec<_>>(), ["PMID:1", "PMID:2"]);
    assert_eq!(statement.properties().unwrap()["original_subject"], Value::List(vec!["MESH:1".into()]));
}

#[test]
fn what_is_added_after_merging_goes_to_the_united_entity() {
    let in_disease = |id: &str, object: &str| {
        statement(id, "affects", object).in_context(Context::new().with(Dimension::Disease, "MONDO:1"))
    };
    let mut builder = GraphBuilder::new();
    builder.extend([entity("A:1", "Drug", &[]), entity("MESH:1", "Drug", &["CHEBI:1"])]);
    builder.extend([entity("CHEBI:1", "SmallMolecule", &[]), in_disease("CHEBI:1", "HGNC:1").into()]);
    builder.merge_equivalent_ids();
    builder.extend([Record::from(in_disease("CHEBI:1", "HGNC:2"))]);
    let graph = builder.freeze().unwrap();
    let ends: Vec<_> = graph
        .statements()
        .filter_map(mechgraph::graph::StatementRef::ends)
        .map(|(a, b)| (a.curie(), b.curie()))
        .collect();
    assert_eq!(ends, [("CHEBI:1", "HGNC:1"), ("CHEBI:1", "HGNC:2")]);
    assert!(graph.statements().all(|it| it.holds_in(Dimension::Disease, "MONDO:1")));
}

#[test]
fn contexts_follow_the_entities_that_they_name() {
    let in_disease = |id: &str| {
        let context = Context::new().with(Dimension::Disease, id);
        Record::from(statement("CHEBI:1", "affects", "HGNC:1").in_context(context))
    };
    let (graph, report) = united([
        entity("MONDO:1", "Disease", &["MESH:1"]),
        entity("MESH:1", "Disease", &[]),
        in_disease("MESH:1"),
        in_disease("MONDO:1"),
    ]);
    assert_eq!((graph.statement_count(), report.statements_merged), (1, 1));
    assert_eq!(
        graph.statements().next().unwrap().to_statement().context,
        Context::new().with(Dimension::Disease, "MONDO:1")
    );
}

#[test]
fn a_mechanism_runs_over_what_two_sources_say_of_one_drug() {
    let mut builder = GraphBuilder::new();
    builder.extend(datasets::interferon_gamma_records());
    let step = |subject: &str, direction: &str, object: &str| {
        statement(subject, "affects", object).with_qualifier("object_direction_qualifier", direction)
    };
    builder.extend([
        Record::from(
            Entity::new(curie("MESH:C540383")).named("Ruxolitinib").with_equivalent_id(curie("DRUGBANK:DB08877")),
        ),
        Entity::new(curie("MESH:D011087")).named("Polycythemia vera").into(),
        step("MESH:C540383", "decreased", "UniProtKB:O60674").into(),
        step("UniProtKB:O60674", "increased", "MESH:D011087").into(),
    ]);
    builder.merge_equivalent_ids();
    let graph = builder.freeze().unwrap();
    let query = MechanismQuery::between("ruxolitinib", "polycythemia vera").max_hops(2);
    let best = query.run(&graph).unwrap().next().unwrap();
    assert_eq!(best.sign(), Some(Sign::Negative));
}

/// Entities as records and mappings in SSSOM, united.
fn mapped(records: Vec<Record>, rows: &str, rules: EquivalenceRules) -> (KnowledgeGraph, EquivalenceReport) {
    let table = format!("subject_id\tpredicate_id\tpredicate_modifier\tobject_id\n{rows}");
    let mut builder = GraphBuilder::new();
    builder.extend(records);
    builder.add_mappings(&sssom::Reader::new("x.sssom.tsv", table.as_bytes()).read().unwrap());
    let report = builder.merge_equivalent_ids_by(rules);
    (builder.freeze().unwrap(), report)
}

#[test]
fn mappings_join_what_they_say_is_one_thing() {
    let diseases =
        || vec![entity("MONDO:1", "Disease", &[]), entity("DOID:1", "Disease", &[]), entity("MESH:1", "Disease", &[])];
    let rows = "MONDO:1\tskos:exactMatch\t\tDOID:1\nMONDO:1\tskos:closeMatch\t\tMESH:1\n";
    let (graph, report) = mapped(diseases(), rows, EquivalenceRules::default());
    assert_eq!(ids(&graph), ["MESH:1", "MONDO:1"]);
    assert_eq!(report.united[0].others, [curie("DOID:1")]);
    // What joins two entities need not be an entity.
    let rows = "MONDO:1\towl:equivalentClass\t\tUMLS:1\nUMLS:1\towl:sameAs\t\tMESH:1\n";
    assert_eq!(mapped(diseases(), rows, EquivalenceRules::default()).0.node_count(), 2);
}

#[test]
fn a_denied_pair_is_not_joined_and_its_clique_is_refused_if_others_join_it() {
    let pair = || {
        vec![
            entity("MONDO:1", "Disease", &["DOID:1", "MESH:1"]),
            entity("DOID:1", "Disease", &[]),
            entity("MESH:1", "Disease", &[]),
        ]
    };
    let rows = "DOID:1\tskos:exactMatch\tNot\tMONDO:1\n";
    let (graph, report) = mapped(pair(), rows, EquivalenceRules::default());
    assert_eq!(ids(&graph), ["DOID:1", "MONDO:1"]);
    assert_eq!(report.denied, [(curie("DOID:1"), curie("MONDO:1"))]);
    assert!(graph.findings().iter().any(|finding| finding.code == FindingCode::DeniedEquivalence));
    let rows = "DOID:1\t!skos:exactMatch\t\tMONDO:1\nDOID:1\tskos:exactMatch\t\tMESH:1\n";
    let (graph, report) = mapped(pair(), rows, EquivalenceRules::default());
    assert_eq!(graph.node_count(), 3);
    assert_eq!(report.refused[0].reason, Refusal::Denied(curie("DOID:1"), curie("MONDO:1")));
}

fn gene_and_protein() -> Vec<Record> {
    vec![
        entity("HGNC:5438", "Gene", &["NCBIGene:3458"]),
        entity("NCBIGene:3458", "Gene", &[]),
        entity("UniProtKB:P01579", "Protein", &[]),
    ]
}

#[test]
fn a_gene_and_its_product_become_one_by_a_rule_alone() {
    let says = statement("HGNC:5438", "has_gene_product", "UniProtKB:P01579");
    let records = || gene_and_protein().into_iter().chain([says.clone().into()]).collect::<Vec<_>>();
    let rule = EquivalenceRules::default().with_gene_products();
    let (graph, report) = mapped(records(), "A:1\tskos:exactMatch\t\tB:1\n", EquivalenceRules::default());
    assert_eq!((graph.node_count(), report.gene_products.len()), (2, 0));
    let (graph, report) = mapped(records(), "A:1\tskos:exactMatch\t\tB:1\n", rule);
    assert_eq!((graph.node_count(), report.united.len(), report.gene_products.len()), (1, 1, 1));
    assert!(report.to_string().contains("2 genes and products united into 1"), "{report}");
    assert!(graph.findings().iter().any(|finding| finding.code == FindingCode::GeneProducts));
    // A mapping says so too, of an id that became an equivalent one; and it denies.
    let (graph, _) = mapped(gene_and_protein(), "NCBIGene:3458\tRO:0002205\t\tUniProtKB:P01579\n", rule);
    assert_eq!(graph.node_count(), 1);
    let (graph, report) = mapped(records(), "NCBIGene:3458\tskos:exactMatch\tNot\tUniProtKB:P01579\n", rule);
    assert_eq!(graph.node_count(), 2);
    assert_eq!(report.denied, [(curie("NCBIGene:3458"), curie("UniProtKB:P01579"))]);
    for against in [says.clone().denied(), says.with_epistemic_status(EpistemicStatus::Refuted)] {
        let records = gene_and_protein().into_iter().chain([against.into()]).collect();
        assert_eq!(mapped(records, "A:1\tskos:exactMatch\t\tB:1\n", rule).0.node_count(), 2);
    }
}

#[test]
fn a_gene_with_two_products_stays_apart_from_them_and_joins_its_own_ids() {
    let product = |id: &str| [entity(id, "Protein", &[]), statement("HGNC:5438", "has_gene_product", id).into()];
    let records = gene_and_protein().into_iter().chain(product("UniProtKB:P01579")).chain(product("UniProtKB:Q1"));
    let rule = EquivalenceRules::default().with_gene_products();
    let (graph, report) = mapped(records.collect(), "A:1\tskos:exactMatch\t\tB:1\n", rule);
    assert_eq!((graph.node_count(), report.united.len(), report.refused.len()), (3, 1, 1));
}

#[test]
fn the_order_of_mappings_does_not_matter() {
    let records =
        || vec![entity("A:1", "Disease", &["B:1"]), entity("B:1", "Disease", &["C:1"]), entity("C:1", "Disease", &[])];
    let rows =
        ["A:1\tskos:exactMatch\tNot\tC:1\n", "C:1\tskos:exactMatch\tNot\tB:1\n", "A:1\tskos:exactMatch\t\tD:1\n"];
    let forward = mapped(records(), &rows.concat(), EquivalenceRules::default());
    let backward = mapped(records(), &[rows[2], rows[1], rows[0]].concat(), EquivalenceRules::default());
    assert_eq!(forward.1, backward.1);
    assert_eq!(forward.0.entities_text(), backward.0.entities_text());
}

#[test]
fn mappings_that_cannot_be_read_are_refused_or_left_out() {
    let read = |table: &str| sssom::Reader::new("m.tsv", table.as_bytes()).read();
    let error = read("subject_id\tobject_id\nA:1\tB:1\n").unwrap_err().to_string();
    assert!(error.contains("line 1") && error.contains("\"predicate_id\" is missing"), "{error}");
    assert!(read("#curie_map:\n").unwrap_err().to_string().contains("no header"));
    assert!(read("subject_id\tpredicate_id\tobject_id\n").unwrap_err().to_string().contains("no mapping below"));
    assert!(read("subject_id\tpredicate_id\tobject_id\n\tskos:exactMatch\tB:1\n").is_err());
    let header = "subject_id\tpredicate_id\tobject_id\tpredicate_modifier\tcomment\n";
    let rows = "A:1\tskos:exactMatch\tB:1\nA:1\tskos:exactMatch\tB:2\tMaybe\nA:1\tskos:exactMatch\tsssom:NoTermFound\n\
                A:1\tskos:exactMatch\t\nA:1\tskos:exactMatch\tB:3\tnot\t\"two\nlines\"\nA:1\tskos:exactMatch\tB:4\t\t\"open\n";
    let mappings = read(&format!("{header}{rows}")).unwrap();
    assert_eq!(
        (mappings.read, mappings.mappings.len(), mappings.quarantined, mappings.skipped),
        (6, 2, 3, 1),
        "{mappings}"
    );
    let lines: Vec<u64> =
        mappings.findings.iter().filter(|it| it.code == FindingCode::Unreadable).map(|it| it.line).collect();
    assert_eq!(lines, [3, 5, 8]);
    assert!(read("").unwrap().mappings.is_empty());
}

#[test]
fn a_predicate_of_a_mapping_is_read_in_any_case_and_a_placeholder_modifies_nothing() {
    let table = "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\nA:1\tnan\tskos:exactMatch\tB:1\n\
                 A:2\tNOT\tSKOS:exactMatch\tB:2\nA:3\t\texactMatch\tB:3\nA:4\t\tskos:exact_match\tB:4\n\
                 A:5\t\tskos:narrow_match\tB:5\n";
    let mappings = sssom::Reader::new("m.tsv", table.as_bytes()).read().unwrap();
    let kinds: Vec<MappingKind> = mappings.mappings.iter().map(|mapping| mapping.kind).collect();
    let (same, different) = (MappingKind::Equivalent, MappingKind::Different);
    assert_eq!((kinds, mappings.quarantined), (vec![same, different, same, same], 0), "{mappings}");
    assert_eq!(mappings.others.keys().collect::<Vec<_>>(), ["skos:narrowMatch"]);
    let notes = mappings.findings.iter().filter(|it| it.message.contains("is read as skos:")).count();
    assert_eq!(notes, 4, "{:?}", mappings.findings);
}

/// Ids of a few prefixes, each with its equivalents.
fn lists() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    let id = || prop_oneof!["MONDO:[1-4]", "DOID:[1-4]", "X:[1-4]", "Y:[1-4]"];
    proptest::collection::vec((id(), proptest::collection::vec(id(), 0..3)), 1..9)
}

/// What hangs together, by closing the relation until nothing changes.
fn closure(lists: &[(String, Vec<String>)]) -> Vec<BTreeSet<String>> {
    let mut sets: Vec<BTreeSet<String>> =
        lists.iter().map(|(id, others)| others.iter().chain([id]).cloned().collect()).collect();
    loop {
        let pair = (0..sets.len())
            .flat_map(|one| (one + 1..sets.len()).map(move |two| (one, two)))
            .find(|(one, two)| !sets[*one].is_disjoint(&sets[*two]));
        let Some((one, two)) = pair else { return sets };
        let other = sets.remove(two);
        sets[one].extend(other);
    }
}

proptest! {
    #[test]
    fn cliques_are_what_a_naive_closure_finds(lists in lists()) {
        let described: BTreeSet<&str> = lists.iter().map(|(id, _)| id.as_str()).collect();
        let records = |order: &mut dyn Iterator<Item = &(String, Vec<String>)>| -> Vec<Record> {
            order.map(|(id, others)| {
                let others: Vec<&str> = others.iter().map(String::as_str).collect();
                entity(id, "Disease", &others)
            }).collect()
        };
        let (graph, report) = united(records(&mut lists.iter()));
        let is_exact = |id: &String| id.starts_with("MONDO") || id.starts_with("DOID");
        let mut expected: Vec<String> = Vec::new();
        for set in closure(&lists) {
            let twice = ["MONDO:", "DOID:"].iter().any(|prefix| set.iter().filter(|id| id.starts_with(prefix)).count() > 1);
            let members = set.iter().filter(|id| described.contains(id.as_str()));
            if twice {
                expected.extend(members.cloned());
            } else {
                let rank = |id: &&String| (!id.starts_with("MONDO"), !is_exact(id), (*id).clone());
                expected.extend(members.min_by_key(rank).cloned());
            }
        }
        expected.sort_unstable();
        prop_assert_eq!(ids(&graph), expected);
        let (reversed, same) = united(records(&mut lists.iter().rev()));
        prop_assert_eq!(report, same);
        prop_assert_eq!(graph.entities_text(), reversed.entities_text());
    }
}

/// Everything that a graph says of its entities, to compare two graphs.
trait EntitiesText {
    fn entities_text(&self) -> Vec<String>;
}

impl EntitiesText for KnowledgeGraph {
    fn entities_text(&self) -> Vec<String> {
        self.nodes().map(|node| format!("{:?}", node.to_entity())).collect()
    }
}

#[test]
fn a_step_that_rests_on_a_gene_and_its_product_as_one_says_so() {
    let mut builder = GraphBuilder::new();
    for (id, category) in
        [("CHEBI:1", "SmallMolecule"), ("HGNC:1", "Gene"), ("UniProtKB:1", "Protein"), ("GO:1", "BiologicalProcess")]
    {
        builder.add_entity(Entity::new(curie(id)).in_category(category.parse().unwrap()));
    }
    builder.extend([
        statement("CHEBI:1", "disrupts", "UniProtKB:1"),
        statement("HGNC:1", "has_gene_product", "UniProtKB:1"),
        statement("HGNC:1", "causes", "GO:1"),
    ]);
    builder.merge_equivalent_ids_by(EquivalenceRules::default().with_gene_products());
    let graph = builder.freeze().unwrap();
    let mechanism = MechanismQuery::between("CHEBI:1", "GO:1").run(&graph).unwrap().next().unwrap();
    let rules: Vec<Vec<Rule>> =
        mechanism.steps().map(|step| step.supports().flat_map(StepSupport::rules).collect()).collect();
    assert_eq!(rules, [vec![Rule::GeneProduct], vec![]]);
    mechanism.proof().verify(&graph).unwrap();
}

/// What is written of what was merged, read back, merges the same, and says why.
#[test]
fn what_was_merged_is_written_as_mappings_that_merge_the_same() {
    use mechgraph::build::{EquivalenceRules, LinkReason};
    use mechgraph::io::sssom::{Reader, write_merges};
    let bare = |id: &str, category: &str| entity(id, category, &[]);
    let ids_of = [
        "MESH:C540383",
        "CHEBI:66919",
        "HGNC:5438",
        "NCBIGene:3458",
        "ENSEMBL:1",
        "UniProtKB:P01579",
        "MONDO:1",
        "DOID:7",
    ];
    let categories = ["Drug", "SmallMolecule", "Gene", "Gene", "Gene", "Protein", "Disease", "Disease"];
    let rules = || EquivalenceRules::default().with_gene_products();
    let mut builder = GraphBuilder::new();
    builder.extend(ids_of.iter().zip(categories).map(|(id, category)| match *id {
        "MESH:C540383" | "CHEBI:66919" => entity(id, category, &["DRUGBANK:DB08877"]),
        id => bare(id, category),
    }));
    let mut same = statement("HGNC:5438", "biolink:same_as", "NCBIGene:3458");
    same.evidence.primary_knowledge_source = Some("infores:a".to_owned());
    builder.extend([Record::from(same), statement("ENSEMBL:1", "biolink:has_gene_product", "UniProtKB:P01579").into()]);
    let table = "subject_id\tpredicate_id\tobject_id\nMONDO:1\tskos:exactMatch\tDOID:7\n";
    builder.add_mappings(&Reader::new("a \"set\"", table.as_bytes()).read().unwrap());
    let report = builder.merge_equivalent_ids_by(rules());
    let graph = builder.freeze().unwrap();
    let links: Vec<_> = report.united.iter().chain(&report.gene_products).flat_map(|clique| &clique.links).collect();
    let reasons = |reason: &LinkReason| links.iter().filter(|link| &link.reason == reason).count();
    assert_eq!((reasons(&LinkReason::Listed), reasons(&LinkReason::Mapped), links.len()), (2, 1, 5));
    assert!(links.iter().any(|link| link.source.as_deref() == Some("infores:a")));

    let mut bytes = Vec::new();
    let written = write_merges(&report, &mut bytes).unwrap();
    assert_eq!((written.written, written.is_lossless()), (5, true));
    let text = String::from_utf8(bytes.clone()).unwrap();
    for row in [
        "CHEBI:66919\tskos:exactMatch\tDRUGBANK:DB08877\tsemapv:UnspecifiedMatching\t\tCHEBI:66919 lists the other as its equivalent id\n",
        "HGNC:5438\tbiolink:same_as\tNCBIGene:3458\tsemapv:UnspecifiedMatching\tinfores:a\ta statement says so, of infores:a\n",
        "MONDO:1\tskos:exactMatch\tDOID:7\tsemapv:UnspecifiedMatching\t\t\"a mapping says so, of a \"\"set\"\"\"\n",
    ] {
        assert!(text.contains(row), "{text}");
    }
    let mut again = GraphBuilder::new();
    again.extend(ids_of.iter().zip(categories).map(|(id, category)| bare(id, category)));
    again.add_mappings(&Reader::new("merges", bytes.as_slice()).read().unwrap());
    again.merge_equivalent_ids_by(rules());
    assert_eq!(ids(&again.freeze().unwrap()), ids(&graph));
}

#[test]
fn a_pair_that_is_denied_is_no_reason() {
    use mechgraph::io::sssom::Reader;
    let mut builder = GraphBuilder::new();
    builder.extend([
        entity("MESH:C1", "Drug", &["DRUGBANK:DB1", "CHEBI:1"]),
        entity("CHEBI:2", "Drug", &["DRUGBANK:DB1"]),
    ]);
    let table = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\nMESH:C1\tskos:exactMatch\tNot\tCHEBI:1\n";
    builder.add_mappings(&Reader::new("set", table.as_bytes()).read().unwrap());
    let report = builder.merge_equivalent_ids();
    let links: Vec<String> =
        report.united[0].links.iter().map(|link| format!("{} {}", link.subject, link.object)).collect();
    assert_eq!(links, ["CHEBI:2 DRUGBANK:DB1", "MESH:C1 DRUGBANK:DB1"]);
}
