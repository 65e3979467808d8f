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
                seen.insert((record.clone(), subject.curie().to_owned(), key, object.curie().to_owned()));
            }
        }
    }
    for record in &records {
        let drug = (record.drug(), "treats", &*record.graph.disease_mesh);
        let links = record.links.iter().map(|link| (&*link.source, &*link.key, &*link.target));
        for (source, key, target) in links.chain([drug]) {
            let (source, target) = (biolink(source).to_string(), biolink(target).to_string());
            let row = (record.graph.id.clone(), source, key.to_owned(), target);
            assert!(seen.contains(&row), "{row:?} is lost");
        }
        assert!(record.nodes.iter().all(|node| graph.node(&biolink(&node.id)).is_some()), "{}", record.graph.id);
    }
}

#[test]
fn every_chain_whose_steps_may_be_followed_is_found_on_its_record() {
    let Some(text) = text() else { return };
    let mut records = 0;
    let (mut paths, mut directed, mut signed, mut lowering) = (0u32, 0u32, 0u32, 0u32);
    let mut left: BTreeMap<&str, u32> = BTreeMap::new();
    for piece in text.split("\n- ").map(|piece| format!("- {}", piece.trim_start_matches("- "))) {
        let [record]: [Record; 1] = serde_saphyr::from_str(&piece).unwrap();
        records += 1;
        let graph = graph(&piece);
        let chains = record.chains();
        let mut lengths: BTreeMap<usize, Vec<Path>> = BTreeMap::new();
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
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
    println!("signed {:.4}, net − of these {:.4}", share(signed, paths), share(lowering, signed));
    assert!(share(signed, paths) >= 0.94);
    assert!(share(lowering, signed) >= 0.985);
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
