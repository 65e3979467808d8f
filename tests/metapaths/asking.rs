//! What can be asked, and what is answered.

use mechgraph::model::EpistemicStatus;
use mechgraph::query::{
    CancellationToken, LimitKind, Limits, Metapath, MetapathCount, MetapathQuery, QueryError, RunOptions,
};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Statement};

use crate::hetnet;

fn statement(subject: &str, predicate: &str, object: &str) -> Statement {
    Statement::new(Curie::verbatim(subject), predicate.parse().unwrap(), Curie::verbatim(object))
}

/// Two drugs, three genes, a disease.
fn small(more: impl IntoIterator<Item = Statement>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (id, category) in [
        ("C:1", "SmallMolecule"),
        ("C:2", "SmallMolecule"),
        ("G:1", "Gene"),
        ("G:2", "Gene"),
        ("G:3", "Gene"),
        ("D:1", "Disease"),
    ] {
        let mut entity = Entity::new(Curie::verbatim(id));
        entity.categories.push(category.parse().unwrap());
        builder.add_entity(&entity);
    }
    for (drug, gene, direction) in
        [("C:1", "G:1", "decreased"), ("C:1", "G:2", "increased"), ("C:2", "G:2", "downregulated")]
    {
        let mut affects = statement(drug, "affects", gene);
        affects.qualifiers.insert("object_direction_qualifier", direction);
        builder.add_statement(&affects);
    }
    builder.add_statement(statement("D:1", "condition_associated_with_gene", "G:1"));
    builder.add_statement(statement("D:1", "condition_associated_with_gene", "G:2"));
    builder.add_statement(statement("G:1", "physically_interacts_with", "G:2"));
    for statement in more {
        builder.add_statement(&statement);
    }
    builder.freeze().unwrap()
}

fn ask(graph: &KnowledgeGraph, metapath: &str) -> Vec<(String, String, u64, f64)> {
    let counts = MetapathQuery::new(metapath.parse().unwrap()).run(graph).unwrap();
    let pair =
        |it: MetapathCount<'_>| (it.from.curie().to_owned(), it.to.curie().to_owned(), it.paths, it.degree_weighted);
    counts.iter().map(pair).collect()
}

#[test]
fn a_path_weighs_the_power_of_its_degrees() {
    let found = ask(&small([]), "SmallMolecule -affects-> Gene <-condition_associated_with_gene- Disease");
    // C:1 affects 2 genes; G:1 is affected by 1 drug, G:2 by 2; each is of 1 disease, which has 2.
    let (one, two) = (0.5, (2.0_f64 * 2.0 * 1.0 * 2.0).powf(-0.5));
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].0.as_str(), found[0].1.as_str(), found[0].2), ("C:1", "D:1", 2));
    assert!((found[0].3 - (one + two)).abs() < 1e-12, "{found:?}");
    assert_eq!((found[1].0.as_str(), found[1].2), ("C:2", 1));
    assert!((found[1].3 - (1.0_f64 * 2.0 * 1.0 * 2.0).powf(-0.5)).abs() < 1e-12, "{found:?}");
}

#[test]
fn qualifiers_predicates_and_directions_narrow_a_step() {
    let graph = small([]);
    let check = |metapath: &str, expected: &[(&str, &str, u64)]| {
        let found = ask(&graph, metapath);
        let found: Vec<(&str, &str, u64)> = found.iter().map(|it| (it.0.as_str(), it.1.as_str(), it.2)).collect();
        assert_eq!(found, expected, "{metapath}");
    };
    let decreased = [("C:1", "G:1", 1), ("C:2", "G:2", 1)];
    check("SmallMolecule -affects[decreased]-> Gene", &decreased);
    check("SmallMolecule -affects[object_direction_qualifier=decreased]-> Gene", &decreased);
    check("SmallMolecule -affects[downregulated]-> *", &[("C:2", "G:2", 1)]);
    check("Gene -affects-> SmallMolecule", &[]);
    check("Gene <-affects[increased]- SmallMolecule", &[("G:2", "C:1", 1)]);
    check("Gene -physically_interacts_with-> Gene", &[("G:1", "G:2", 1)]);
    check("Gene -physically_interacts_with- Gene", &[("G:1", "G:2", 1), ("G:2", "G:1", 1)]);
    check("Gene -interacts_with- Gene", &[("G:1", "G:2", 1), ("G:2", "G:1", 1)]);
    check("Gene -interacts_with!- Gene", &[]);
    // The way through G:1, G:2 and back is no path; nor is the one from D:1 to itself.
    check("Disease -condition_associated_with_gene-> Gene -physically_interacts_with- Gene -related_to- Disease", &[]);
    check(
        "SmallMolecule -affects-> Gene -physically_interacts_with- Gene <-affects- SmallMolecule",
        &[("C:1", "C:2", 1), ("C:2", "C:1", 1)],
    );
}

#[test]
fn statements_that_say_the_same_count_once_and_denied_ones_never() {
    let again = statement("C:1", "affects", "G:1").from_source("infores:again");
    let mut negated = statement("C:2", "affects", "G:3");
    negated.negated = true;
    let mut refuted = statement("C:2", "affects", "G:1");
    refuted.epistemic_status = Some(EpistemicStatus::Refuted);
    let itself = statement("G:1", "physically_interacts_with", "G:1");
    let graph = small([again, negated, refuted, itself]);
    let affected: Vec<(String, u64)> =
        ask(&graph, "SmallMolecule -affects-> Gene").into_iter().map(|it| (it.1, it.2)).collect();
    assert_eq!(affected, [("G:1".to_owned(), 1), ("G:2".to_owned(), 1), ("G:2".to_owned(), 1)]);
    // An entity joined to itself has one more neighbour, and no path to itself.
    let interacting = ask(&graph, "Gene -physically_interacts_with- Gene");
    assert_eq!(interacting.len(), 2);
    assert!((interacting[0].3 - 2.0_f64.powf(-0.5)).abs() < 1e-12, "{interacting:?}");
}

#[test]
fn one_pair_and_one_source_agree_with_all_pairs() {
    let graph = hetnet::graph(1);
    for metapath in ["CbGaD", "CbGpPWpGaD", "CbGiGaD", "CrCbGaD", "CrCrC", "CbGbCbGaD", "GbCbG"] {
        let all = MetapathQuery::new(metapath.parse().unwrap());
        let counts = all.run(&graph).unwrap();
        assert!(!counts.is_empty());
        let best: Vec<MetapathCount<'_>> = counts.ranked(20).collect();
        assert!(best.windows(2).all(|pair| pair[0].degree_weighted >= pair[1].degree_weighted));
        for expected in best {
            let (from, to) = (expected.from.curie(), expected.to.curie());
            let alike = |found: MetapathCount<'_>| {
                let error = (found.degree_weighted - expected.degree_weighted).abs();
                found.paths == expected.paths && error < 1e-12 * expected.degree_weighted
            };
            let pair = all.clone().from(from).to(to).run(&graph).unwrap();
            assert_eq!(pair.len(), 1);
            assert!(alike(pair.iter().next().unwrap()), "{metapath} {from} {to}");
            let source = all.clone().from(from).run(&graph).unwrap();
            assert!(alike(source.between(expected.from.number(), expected.to.number()).unwrap()), "{metapath} {from}");
            assert_eq!(source.len(), counts.iter().filter(|it| it.from == expected.from).count());
        }
    }
}

#[test]
fn damping_of_zero_weighs_all_paths_alike() {
    let graph = hetnet::graph(1);
    let query = MetapathQuery::new("CbGiGaD".parse().unwrap()).damping(0.0);
    for count in query.run(&graph).unwrap().iter() {
        #[expect(clippy::cast_precision_loss, reason = "there are few")]
        let paths = count.paths as f64;
        assert!((count.degree_weighted - paths).abs() < 1e-6);
    }
}

#[test]
fn what_means_nothing_is_told_with_its_place() {
    let check = |graph: &KnowledgeGraph, metapath: &str, expected: &str| {
        let error = MetapathQuery::new(metapath.parse().unwrap()).run(graph).unwrap_err();
        // What comes last in the message is marked by the end of the text.
        assert!(format!("{error}\0").contains(expected), "{error}");
    };
    let hetnet = hetnet::graph(1);
    check(&hetnet, "CbGuD", "column 3: GuD is not in this graph; did you mean GaD?; with G it has CbG, DaG, GiG, GpPW");
    check(&hetnet, "CbGi>G", "column 3: Gi>G is not in this graph; its direction is that of GiG");
    check(&hetnet, "XyZ", "XyZ is not in this graph; it has CbG, CrC, DaG, GiG, GpPW");
    let small = small([]);
    check(&small, "CbG", "no statement of this graph has a property metaedge; write it in categories");
    check(
        &small,
        "Gen -affects-> Disease",
        "column 1: category biolink:Gen is neither Biolink's nor in this graph; did you mean biolink:Gene?",
    );
    check(
        &small,
        "Gene -afects-> Disease",
        "column 7: predicate biolink:afects is neither Biolink's nor in this graph; did you mean affects?",
    );
    // A name of other letters is of another meaning, whatever the prefix.
    check(&small, "Gene -nosuch-> *", "predicate biolink:nosuch is neither Biolink's nor in this graph\0");
    check(&small, "Gene -affects[decresed]-> *", "column 15: \"decresed\" is a value of neither");
    check(&small, "Gene -affects[decresed]-> *", "did you mean decreased?");
    check(&small, "Gene -affects[a=b]-> *", "column 15: qualifier a is neither Biolink's");
    check(
        &small,
        "Gene -affects[object_direction_qualifier=decresed]-> *",
        "\"decresed\" is no value of object_direction_qualifier; did you mean decreased?",
    );
    let error = format!("C{}", "rC".repeat(20)).parse::<Metapath>().unwrap_err();
    assert!(error.to_string().contains("20 steps; at most 12"), "{error}");
    let query = MetapathQuery::new("CbG".parse().unwrap());
    assert!(matches!(query.clone().from("nobody").run(&hetnet), Err(QueryError::NotFound { .. })));
    for damping in [-0.5, f64::NAN, f64::INFINITY] {
        let error = query.clone().damping(damping).run(&hetnet).unwrap_err();
        assert!(error.to_string().contains("no damping exponent"), "{error}");
    }
}

#[test]
fn a_limit_ends_a_run_and_names_itself() {
    let graph = hetnet::graph(1);
    let prepared = MetapathQuery::new("CbGiGiGaD".parse().unwrap()).prepare(&graph).unwrap();
    let check = |options: RunOptions, expected: LimitKind| {
        assert_eq!(prepared.run(options).unwrap_err(), QueryError::Limit(expected));
    };
    check(Limits::default().with_expansions(100).into(), LimitKind::Expansions);
    check(Limits::default().with_memory(10_000).into(), LimitKind::Memory);
    check(Limits::default().with_deadline(core::time::Duration::ZERO).into(), LimitKind::Deadline);
    let token = CancellationToken::new();
    token.cancel();
    check(RunOptions::new().with_token(token), LimitKind::Cancelled);
    assert!(prepared.run(Limits::default()).is_ok());
}

#[test]
fn a_query_survives_its_json() {
    let query = MetapathQuery::new("Drug -affects[decreased]-> Gene".parse().unwrap()).from("aspirin").damping(0.4);
    let json = serde_json::to_string(&query).unwrap();
    assert!(json.contains("\"metapath\":\"Drug -affects[decreased]-> Gene\""), "{json}");
    assert_eq!(serde_json::from_str::<MetapathQuery>(&json).unwrap(), query);
    assert!(serde_json::from_str::<MetapathQuery>(&json.replace("-> Gene", "->")).is_err());
}
