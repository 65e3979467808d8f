//! The records of the shared data, all of them.

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::io::drugmechdb::YamlReader;
use mechgraph::model::{Effect, FindingCode, Sign, Value};
use mechgraph::query::{Completeness, Step};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, MechanismQuery, Node};

use crate::chains::{Chain, Record};
use crate::text::text;

/// The identifiers of Biolink, by a table of the test's own.
pub(crate) fn biolink(id: &str) -> Curie {
    let (prefix, local) = id.trim_end_matches('\u{FEFF}').split_once(':').unwrap();
    let prefix = match prefix {
        "DB" => "DRUGBANK",
        "UniProt" => "UniProtKB",
        "taxonomy" => "NCBITaxon",
        "reactome" => "REACT",
        "InterPro" => "interpro",
        "Pfam" => "PFAM",
        other => other,
    };
    format!("{prefix}:{local}").parse().unwrap()
}

#[test]
fn every_row_of_every_record_is_accounted_for() {
    let Some(text) = text() else { return };
    let records: Vec<Record> = serde_saphyr::from_str_with_options(&text, all()).unwrap();
    assert_eq!(records.len(), 2_407);
    let none: Vec<&Record> = records.iter().filter(|record| record.is_no_treatment()).collect();
    assert_eq!(none.len(), 6);
    let rows: usize = records.iter().map(|record| 1 + record.nodes.len() + record.links.len()).sum();

    let mut builder = GraphBuilder::new();
    let report = builder.load(YamlReader::new("indication_paths.yaml", text.as_bytes())).unwrap();
    println!("{report}");
    assert!(report.is_balanced());
    assert_eq!((report.read, report.quarantined, report.skipped), (rows as u64, 0, 0));
    let mut codes: BTreeMap<FindingCode, u64> = BTreeMap::new();
    for finding in &report.findings {
        *codes.entry(finding.code).or_default() += finding.count;
    }
    println!("findings: {codes:?}");

    let graph = builder.freeze().unwrap();
    println!("{} entities, {} statements", graph.node_count(), graph.statement_count());
    assert!(graph.nodes().all(Node::is_described));
    let mut seen: BTreeSet<(String, String, String, String)> = BTreeSet::new();
    for statement in graph.statements() {
        let (subject, object) = statement.ends().unwrap();
        let properties = statement.properties().unwrap();
        let texts = |name: &str| match properties.get(name) {
            Some(Value::List(values)) => values.iter().map(|value| value.as_text().unwrap().to_owned()).collect(),
            _ => vec!["treats".to_owned()],
        };
        for record in texts("source_record") {
            for key in texts("original_predicate") {
                // An inverse is held as its canonical predicate, with subject and object exchanged.
                let is_inverse = mechgraph::schema::read_predicate(&key).is_some_and(|known| known.is_inverted());
                let (subject, object) = if is_inverse { (object, subject) } else { (subject, object) };
                seen.insert((record.clone(), subject.curie().to_owned(), key, object.curie().to_owned()));
            }
        }
    }
    for record in &records {
        // The header of a record of no treatment says what its link says.
        let header = if record.is_no_treatment() { &*record.links.last().unwrap().key } else { "treats" };
        let drug = (record.drug(), header, &*record.graph.disease_mesh);
        let links = record.links.iter().map(|link| (&*link.source, &*link.key, &*link.target));
        for (source, key, target) in links.chain([drug]) {
            let (source, target) = (biolink(source).to_string(), biolink(target).to_string());
            let row = (record.graph.id.clone(), source, key.to_owned(), target);
            assert!(seen.contains(&row), "{row:?} is lost");
        }
        assert!(record.nodes.iter().all(|node| graph.node(biolink(&node.id)).is_some()), "{}", record.graph.id);
    }
}

#[test]
fn no_entity_shows_a_name_that_fewer_rows_give() {
    let Some(text) = text() else { return };
    let records: Vec<Record> = serde_saphyr::from_str_with_options(&text, all()).unwrap();
    let mut rows: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for node in records.iter().flat_map(|record| &record.nodes) {
        if let Some(name) = node.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            let id = biolink(node.id.trim()).to_string();
            *rows.entry(id).or_default().entry(name.to_owned()).or_default() += 1;
        }
    }
    let graph = graph(&text);
    for (id, names) in &rows {
        let node = graph.node(id).unwrap();
        let most = *names.values().max().unwrap();
        assert_eq!(names.get(node.name()), Some(&most), "{id} shows {:?} of {names:?}", node.name());
        for name in names.keys().filter(|name| *name != node.name()) {
            assert!(node.synonyms().any(|synonym| synonym == name), "{id}: {name:?} is lost");
        }
    }
    let differ = rows.values().filter(|names| names.len() > 1).count();
    println!("{} entities, of which {differ} have several names", rows.len());
    assert!(differ > 400);
}

#[test]
fn a_record_that_says_that_its_drug_does_harm_asserts_no_treatment() {
    let Some(text) = text() else { return };
    let mut found = 0;
    for piece in text.split("\n- ").map(|piece| format!("- {}", piece.trim_start_matches("- "))) {
        let [record]: [Record; 1] = serde_saphyr::from_str(&piece).unwrap();
        let graph = graph(&piece);
        let treats = graph.statements().filter(|it| it.predicate().local_name() == "treats").any(|statement| {
            let (subject, object) = statement.ends().unwrap();
            subject.curie() == biolink(record.drug()).as_str()
                && object.curie() == biolink(&record.graph.disease_mesh).as_str()
        });
        assert_eq!(treats, !record.is_no_treatment(), "{}", record.graph.id);
        found += u32::from(record.is_no_treatment());
        let is_told = graph.findings().iter().any(|finding| finding.code == FindingCode::NoTreatment);
        assert_eq!(is_told, record.is_no_treatment(), "{}", record.graph.id);
        if piece.contains("  comment:") || piece.starts_with("- comment:") {
            let has_comment = |it: mechgraph::graph::StatementRef<'_>| it.properties().unwrap().contains_key("comment");
            assert!(graph.statements().any(has_comment), "{}", record.graph.id);
        }
    }
    assert_eq!(found, 6);
}

#[test]
fn every_chain_whose_steps_may_be_followed_is_found_on_its_record() {
    let Some(text) = text() else { return };
    let mut records = 0;
    let (mut paths, mut directed, mut signed, mut lowering) = (0u32, 0u32, 0u32, 0u32);
    let (mut left, mut without): (BTreeMap<&str, u32>, BTreeMap<&str, u32>) = (BTreeMap::new(), BTreeMap::new());
    for piece in text.split("\n- ").map(|piece| format!("- {}", piece.trim_start_matches("- "))) {
        let [record]: [Record; 1] = serde_saphyr::from_str(&piece).unwrap();
        records += 1;
        let graph = graph(&piece);
        let chains = record.chains();
        let mut lengths: BTreeMap<usize, Vec<Path>> = BTreeMap::new();
        if !chains.iter().any(|chain| matches!(chain, Chain::Path(..))) {
            // A record without a mechanism counts under the first reason of its chains.
            let reason = chains.iter().find_map(|chain| match chain {
                Chain::Left(reason) => Some(*reason),
                Chain::Path(..) => None,
            });
            *without.entry(reason.unwrap_or("the links lead from the drug to no disease")).or_default() += 1;
        }
        for chain in chains {
            match chain {
                Chain::Left(reason) => *left.entry(reason).or_default() += 1,
                Chain::Path(nodes, effects, sign) => {
                    lengths.entry(effects.len()).or_default().push((nodes, effects, sign));
                }
            }
        }
        for (length, chains) in lengths {
            let found = mechanisms(&graph, &record, length);
            for (nodes, effects, sign) in chains {
                paths += 1;
                directed += u32::from(effects.iter().all(|effect| *effect != Effect::Unsigned));
                signed += u32::from(sign.is_some());
                lowering += u32::from(sign == Some(Sign::Negative));
                let ids: Vec<String> = nodes.iter().map(|id| biolink(id).to_string()).collect();
                assert_eq!(found.get(&(ids, effects)), Some(&sign), "{}: {nodes:?}", record.graph.id);
            }
        }
    }
    assert_eq!(records, 2_407);
    println!("{paths} chains are mechanism paths; {signed} of them have a sign; {lowering} net −");
    println!("{directed} have no unsigned step; those of them without a sign are all carriers or end at a place");
    println!("left: {left:?}");
    println!("records without a mechanism: {without:?}");
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
    println!("signed {:.4}, net − of these {:.4}", share(signed, paths), share(lowering, signed));
    assert!(share(signed, paths) >= 0.94);
    assert!(share(lowering, signed) >= 0.985);
    assert!(share(without.values().sum(), records) <= 0.08);
}

/// Entities in sequence, effects of the steps, net sign.
type Path = (Vec<String>, Vec<Effect>, Option<Sign>);

type Found = BTreeMap<(Vec<String>, Vec<Effect>), Option<Sign>>;

fn mechanisms(graph: &KnowledgeGraph, record: &Record, hops: usize) -> Found {
    let (drug, disease) = (biolink(record.drug()), biolink(&record.graph.disease_mesh));
    let query = MechanismQuery::between(drug, disease).max_hops(hops).exact_endpoints();
    let mut mechanisms = query.run(graph).unwrap();
    let found = mechanisms
        .by_ref()
        .map(|mechanism| {
            let nodes = mechanism.nodes().map(|node| node.curie().to_owned()).collect();
            let effects = mechanism.steps().map(Step::effect).collect();
            ((nodes, effects), mechanism.sign())
        })
        .collect();
    assert_eq!(mechanisms.completeness(), Completeness::Complete, "{}", record.graph.id);
    found
}

fn graph(text: &str) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    builder.load(YamlReader::new("record.yaml", text.as_bytes())).unwrap();
    builder.freeze().unwrap()
}

/// Options for a file of more nodes than the parser takes by default.
pub(crate) fn all() -> serde_saphyr::Options {
    let mut options = serde_saphyr::Options::default();
    options.budget = None;
    options
}
