//! What users write from habit compiles, and means what they expect.
#![cfg(feature = "json")]

use std::collections::{BTreeSet, HashSet};

use mechgraph::model::{Direction, PartialDate};
use mechgraph::query::{ContradictionQuery, LimitKind, Metapath, QueryError};
use mechgraph::{
    Category, Curie, Endpoint, Entity, Error, GraphBuilder, KnowledgeGraph, Limits, MechanismQuery, MetapathQuery,
    PathQuery, Predicate, Record, Sign, Statement, StatementQuery, datasets, render,
};

fn statement() -> Result<Statement, Error> {
    Ok(Statement::new(Curie::new("X:1")?, "affects".parse()?, Curie::new("X:2")?))
}

#[test]
fn closed_sets_are_read_from_text() -> Result<(), Error> {
    for (text, sign) in [("+", Sign::Positive), ("-", Sign::Negative), ("−", Sign::Negative), ("plus", Sign::Positive)]
    {
        assert_eq!(text.parse::<Sign>()?, sign);
    }
    assert_eq!("backward".parse::<Direction>()?, Direction::Backward);
    assert_eq!("up".parse::<Sign>().unwrap_err().to_string(), "unknown sign \"up\"; + or - is expected");
    assert_eq!(PartialDate::new(2021, 1, 31)?, "2021-01-31".parse()?);
    assert!(PartialDate::new(2021, 2, 29).is_err());
    Ok(())
}

#[test]
fn names_are_compared_with_texts() -> Result<(), Error> {
    assert!("affects".parse::<Predicate>()? == "biolink:affects");
    assert!("Gene".parse::<Category>()? == "biolink:Gene");
    assert!(Curie::new("X:1")? == "X:1");
    assert!(Curie::new("no identifier").is_err());
    Ok(())
}

#[test]
fn entities_are_found_by_any_text_and_counted_in_any_set() {
    let graph = datasets::interferon_gamma();
    let id: Curie = "UNII:3S252O2Z4X".parse().unwrap();
    assert_eq!(graph.node("UNII:3S252O2Z4X"), graph.node(&id));
    assert!(graph.node("X:1").is_none());
    assert_eq!(graph.nodes().collect::<HashSet<_>>().len(), graph.node_count());
    assert!(graph.nodes().collect::<BTreeSet<_>>().into_iter().eq(graph.nodes()));
    assert!(graph.statements().collect::<BTreeSet<_>>().into_iter().eq(graph.statements()));
}

#[test]
fn a_builder_takes_records_by_value_by_reference_and_from_iterators() -> Result<(), Error> {
    let entity = Entity::new(Curie::new("X:1")?).named("one").described("the first");
    let mut builder = GraphBuilder::new();
    builder.add_entity(&entity);
    builder.add_entity(entity.clone());
    builder.add_statement(statement()?.denied());
    builder.extend([statement()?]);
    builder.extend([&entity]);
    builder.extend([Record::from(entity)]);
    let graph = builder.freeze()?;
    assert_eq!((graph.node_count(), graph.statement_count()), (2, 2));
    let collected: GraphBuilder = vec![statement()?].into_iter().collect();
    assert_eq!(collected.freeze()?.statement_count(), 1);
    Ok(())
}

#[test]
fn one_error_holds_those_of_writing_and_opening() {
    fn write(graph: &KnowledgeGraph) -> Result<usize, Error> {
        let mut bytes = Vec::new();
        mechgraph::io::kgx::write_jsonl(graph, &mut bytes)?;
        KnowledgeGraph::open(bytes)?;
        Ok(0)
    }
    assert!(matches!(write(&datasets::interferon_gamma()), Err(Error::Snapshot(_))));
    assert!(matches!("Cb??".parse::<Metapath>().map_err(Error::from), Err(Error::Metapath(_))));
}

#[test]
fn a_graph_is_ready_before_the_first_question() {
    let graph = datasets::interferon_gamma();
    graph.warm_up();
    assert!(graph.find("HLH").best.len() == 1 && graph.statement("S01").is_some());
}

#[test]
fn a_graph_frozen_again_is_the_same_byte_by_byte() -> Result<(), Error> {
    let mut builder = GraphBuilder::new();
    builder.extend_from("embedded", datasets::interferon_gamma_records());
    for own in ["a", "b"] {
        builder.extend_from("two ids", [statement()?.with_id(own)]);
    }
    let graph = builder.freeze()?;
    let again = GraphBuilder::from_graph(&graph).freeze()?;
    assert_eq!(again.statement("b").unwrap().origin(), graph.statement("a").unwrap().origin());
    // Which rows were merged is among the findings of a graph and no part of its content.
    let content = |graph: &KnowledgeGraph| -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        graph.write_snapshot(&mut bytes)?;
        Ok(bytes[32..64].to_vec())
    };
    assert_eq!(content(&graph)?, content(&again)?);
    Ok(())
}

#[test]
fn a_graph_is_saved_and_opened_in_one_line_each() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let graph = datasets::interferon_gamma();
    for name in ["graph.mg", "graph.jsonl", "graph.json"] {
        let path = folder.path().join(name);
        assert!(graph.save(&path)?.is_lossless(), "{name}");
        let opened = if name == "graph.jsonl" {
            let mut builder = GraphBuilder::new();
            for half in ["graph_nodes.jsonl", "graph_edges.jsonl"] {
                assert_eq!(builder.load_path(folder.path().join(half))?.len(), 1);
            }
            builder.freeze()?
        } else {
            let opened = mechgraph::open(&path)?;
            assert_eq!(opened.reports.len(), usize::from(name == "graph.json"));
            opened.graph
        };
        assert_eq!(opened.statement_count(), graph.statement_count(), "{name}");
    }
    let opened = mechgraph::open(folder.path())?;
    assert_eq!((opened.reports.len(), opened.not_read.len()), (3, 1), "the snapshot is named by itself");
    Ok(())
}

#[test]
fn what_cannot_be_saved_or_opened_says_why_and_leaves_what_was_there() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let graph = datasets::interferon_gamma();
    let (table, missing) = (folder.path().join("graph.csv"), folder.path().join("missing/graph.mg"));
    assert!(graph.save(&table).unwrap_err().to_string().contains("end it in one of .tsv, .jsonl, "));
    assert!(graph.save(&missing).unwrap_err().to_string().contains("cannot write"));
    assert!(matches!(mechgraph::open(&missing), Err(Error::Open(_))));
    assert_eq!(std::fs::read_dir(folder.path())?.count(), 0);
    let whole = folder.path().join("whole.mg");
    std::fs::write(&whole, b"MECHGRPH")?;
    assert!(matches!(mechgraph::open(&whole), Err(Error::Snapshot(_))));
    Ok(())
}

#[test]
fn ends_are_given_in_any_form() -> Result<(), Error> {
    let graph = datasets::interferon_gamma();
    let id: Curie = "UNII:3S252O2Z4X".parse()?;
    let node = graph.node(&id).unwrap();
    let name = "emapalumab".to_owned();
    let count = |from: Endpoint| MechanismQuery::between(from, "HLH").run(&graph).map(Iterator::count);
    for from in [node.into(), (&id).into(), (&name).into(), vec!["emapalumab", "ruxolitinib"].into(), [&id].into()] {
        assert_eq!(count(from)?, 1);
    }
    assert_eq!(count(["emapalumab", "ruxolitinib"].into_iter().collect())?, 1);
    Ok(())
}

#[test]
fn what_is_cut_is_an_error_to_whoever_wants_everything() -> Result<(), Error> {
    let graph = datasets::interferon_gamma_with_background();
    let query = MechanismQuery::between("emapalumab", "HLH");
    assert_eq!(query.run(&graph)?.collect_complete()?.len(), query.answer(&graph)?.mechanisms.len());
    let cut = query.run_with(&graph, Limits::default().with_paths(1))?.collect_complete();
    assert!(matches!(cut, Err(QueryError::Limit(LimitKind::Paths))));
    Ok(())
}

#[test]
fn more_claims_than_can_be_read_are_counted() -> Result<(), Error> {
    let mut builder = GraphBuilder::new();
    for number in 0..30 {
        let drug: Curie = format!("CHEBI:{number}").parse()?;
        builder.extend([Statement::new(drug.clone(), "treats".parse()?, "MONDO:1".parse::<Curie>()?)]);
        builder.add_entity(Entity::new(drug).in_category("biolink:Drug".parse()?));
    }
    let graph = builder.freeze()?;
    let answer = MechanismQuery::between("Drug".parse::<Category>()?, "MONDO:1").answer(&graph)?;
    assert_eq!(answer.therapeutic.len(), 30);
    let text = render::report(&answer, &graph);
    assert_eq!((text.matches("treats MONDO:1").count(), text.matches("and 5 more").count()), (25, 1), "{text}");
    let picture = render::Picture::of_answer(&answer, &graph, render::Language::En);
    assert_eq!(picture.bands.len(), 25);
    assert!(picture.summary[0].ends_with("5 more claims about treatment not drawn"), "{:?}", picture.summary);
    Ok(())
}

#[test]
fn proofs_are_written_and_read() -> Result<(), Box<dyn std::error::Error>> {
    let graph = datasets::interferon_gamma();
    for mechanism in MechanismQuery::between("emapalumab", "HLH").run(&graph)? {
        let text = serde_json::to_string(&mechanism.proof())?;
        serde_json::from_str::<mechgraph::query::Proof>(&text)?.verify(&graph)?;
    }
    Ok(())
}

#[test]
fn a_filter_that_means_nothing_is_an_error_with_what_there_is() {
    let graph = datasets::interferon_gamma();
    let query = || MechanismQuery::between("emapalumab", "HLH");
    let check = |query: MechanismQuery, expected: &str| {
        let error = query.run(&graph).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(serde_json::to_string(&error).is_ok());
    };
    check(query().layer("sead"), "no statement of this graph is of layer \"sead\"; there are seed");
    check(query().source("infores:nope"), "there are infores:mechgraph-seed");
    check(query().avoiding_source("infores:nope"), "there are infores:mechgraph-seed");
    check(
        query().category("Proteins".parse().unwrap()),
        "category biolink:Proteins is neither Biolink's nor in this graph",
    );
    check(query().avoiding_category("Proten".parse().unwrap()), "did you mean biolink:Protein?");
    check(MechanismQuery::between("Drugg".parse::<Category>().unwrap(), "HLH"), "biolink:Drugg");
    check(query().predicate("affcts".parse().unwrap()), "did you mean biolink:affects?");
    check(query().jurisdiction("Untied States"), "nor in this graph; there are US");
}

#[test]
fn a_query_explains_what_it_means_in_a_graph() -> Result<(), Error> {
    let graph = datasets::interferon_gamma();
    let query = MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Negative).layer("seed").via("IFN-γ");
    let lines = [
        "mechanisms, statements read as their predicates act",
        "  from emapalumab: 1 entity, emapalumab (UNII:3S252O2Z4X)",
        "  to HLH: 3 entities, hemophagocytic lymphohistiocytosis (MONDO:0015540), primary hemophagocytic \
         lymphohistiocytosis (MONDO:0015541), secondary hemophagocytic lymphohistiocytosis (MONDO:0015542)",
        "  via IFN-γ: 1 entity, interferon gamma (UniProtKB:P01579)",
        "  steps: at most 6",
        "  results: at most 3",
        "  net sign: −",
        "  layer: seed",
        "  limits: 100000 results, 5000000 expansions, 536870912 bytes",
    ];
    assert_eq!(query.limit(3).explain(&graph)?.to_string().lines().collect::<Vec<_>>(), lines);
    let paths = PathQuery::between("emapalumab", Endpoint::Any).max_hops(2).explain(&graph)?;
    assert_eq!((paths.finds, paths.max_hops, paths.ends[1].entities), ("paths", Some(2), graph.node_count()));
    let metapath: Metapath = "Drug -affects-> Protein".parse()?;
    let pairs = MetapathQuery::new(metapath).to("IFN-γ").explain(&graph)?;
    assert_eq!(pairs.ends[1].first, ["interferon gamma (UniProtKB:P01579)"]);
    let statements = StatementQuery::new().subject("IFN-γ").negated(false).explain(&graph)?;
    assert_eq!((statements.filters[0].name, statements.filters[0].value.as_str()), ("negated", "false"));
    assert!(ContradictionQuery::new().explain(&graph)?.to_string().ends_with("  limits: none"));
    assert!(PathQuery::between("emapalumb", "HLH").explain(&graph).is_err());
    Ok(())
}

#[test]
fn a_query_is_written_by_hand_as_json() {
    let read = |text: &str| serde_json::from_str::<MechanismQuery>(text);
    let query = read(r#"{"from": "emapalumab", "to": "HLH", "sign": "-", "filters": {"layers": ["seed"]}}"#).unwrap();
    assert_eq!(query, MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Negative).layer("seed"));
    assert_eq!(read(&serde_json::to_string(&query).unwrap()).unwrap(), query);
    let ends = r#"{"from": {"any_of": ["a", {"id": "X:1"}]}, "to": {"category": "biolink:Disease"}}"#;
    let expected = Endpoint::any_of([Endpoint::from("a"), Curie::new("X:1").unwrap().into()]);
    assert_eq!(read(ends).unwrap(), MechanismQuery::between(expected, "Disease".parse::<Category>().unwrap()));
    assert!(read(r#"{"from": "a", "too": "b"}"#).unwrap_err().to_string().contains("unknown field `too`"));
    assert!(read(r#"{"filters": {"layer": ["seed"]}}"#).unwrap_err().to_string().contains("unknown field `layer`"));
}
