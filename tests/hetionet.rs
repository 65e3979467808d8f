//! Hetionet: every row becomes a statement, and what is no row is left out with its place.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::build::LoadReport;
use mechgraph::io::hetionet::Reader;
use mechgraph::model::{Effect, ReadError};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph};

const NODES: &str = "id\tname\tkind
Compound::DB00619\tImatinib\tCompound
Gene::25\tABL1\tGene
Disease::DOID:8552\tchronic myeloid leukemia\tDisease
Anatomy::UBERON:0002371\tbone marrow\tAnatomy
Pathway::PC7_1\tone\tPathway
Pathway::WP1533_r7\ttwo\tPathway
Side Effect::C0027497\tNausea\tSide Effect
Symptom::D005221\tFatigue\tSymptom
Pharmacologic Class::N0000175605\tKinase Inhibitors\tPharmacologic Class
";

fn load(edges: &str) -> (LoadReport, KnowledgeGraph) {
    let mut builder = GraphBuilder::new();
    let nodes = builder.load(Reader::new("nodes.tsv", NODES.as_bytes())).unwrap();
    assert_eq!((nodes.read, nodes.kept, nodes.skipped), (10, 9, 1));
    let report =
        builder.load(Reader::new("edges.tsv", format!("source\tmetaedge\ttarget\n{edges}").as_bytes())).unwrap();
    assert!(report.is_balanced(), "{report}");
    (report, builder.freeze().unwrap())
}

#[test]
fn identifiers_become_curies_and_kinds_categories() {
    let (_, graph) = load("Compound::DB00619\tCtD\tDisease::DOID:8552\n");
    let check = |id: &str, category: &str| {
        let node = graph.node(id.parse::<Curie>().unwrap()).unwrap_or_else(|| panic!("{id}"));
        assert_eq!(node.category().unwrap().as_str(), category);
    };
    check("DRUGBANK:DB00619", "biolink:SmallMolecule");
    check("NCBIGene:25", "biolink:Gene");
    check("DOID:8552", "biolink:Disease");
    check("UBERON:0002371", "biolink:AnatomicalEntity");
    check("hetionet:PC7_1", "biolink:Pathway");
    check("WIKIPATHWAYS:WP1533", "biolink:Pathway");
    let pathway = graph.node("WIKIPATHWAYS:WP1533").unwrap();
    assert_eq!(pathway.properties().unwrap()["revision"], "7".into());
    check("UMLS:C0027497", "biolink:PhenotypicFeature");
    check("MESH:D005221", "biolink:PhenotypicFeature");
    check("NDFRT:N0000175605", "biolink:ChemicalEntity");
}

#[test]
fn metaedges_become_predicates_with_qualifiers() {
    let (report, graph) = load("Compound::DB00619\tCdG\tGene::25\nDisease::DOID:8552\tDuG\tGene::25\n");
    assert_eq!((report.read, report.kept, report.findings.len()), (3, 2, 0));
    let statement = graph.statements().find(|it| it.predicate().as_str() == "biolink:affects").unwrap();
    assert_eq!(statement.effect(), Effect::Negative);
    assert_eq!(statement.properties().unwrap()["metaedge"], "CdG".into());
    assert_eq!(statement.primary_knowledge_source(), Some("infores:hetio"));
    let qualifiers: Vec<(&str, &str)> = statement.qualifiers().collect();
    assert!(qualifiers.contains(&("object_aspect_qualifier", "expression")));
    assert!(qualifiers.contains(&("object_direction_qualifier", "decreased")));
    assert!(graph.statements().any(|it| it.effect() == Effect::Positive && it.is_correlational()));
}

/// Genes whose rates of evolution vary together are no correlation, though the predicate is one of it.
#[test]
fn a_metaedge_that_means_less_than_its_predicate_is_read_as_what_it_is() {
    let (_, graph) = load("Gene::25\tGcG\tGene::26\nDisease::DOID:8552\tDuG\tGene::25\n");
    let of = |predicate: &str| {
        let statement = graph.statements().find(|it| it.predicate().as_str() == predicate).unwrap();
        (statement.effect(), statement.is_correlational())
    };
    assert_eq!(of("biolink:correlated_with"), (Effect::None, false));
    assert_eq!(of("biolink:positively_correlated_with"), (Effect::Positive, true));
}

#[test]
fn rows_that_cannot_be_read_are_left_out() {
    let check = |row: &str, expected: &str| {
        let (report, _) = load(&format!("{row}\n\nCompound::DB00619\tCtD\tDisease::DOID:8552\n"));
        assert_eq!((report.read, report.kept, report.quarantined, report.skipped), (4, 1, 1, 2), "{row}");
        assert_eq!((report.rejects[0].line, report.rejects[0].raw.as_str()), (2, row));
        assert!(report.rejects[0].message.contains(expected), "{}", report.rejects[0].message);
    };
    check("Compound::DB00619\tCtD", "2 fields");
    check("Compound::DB00619\tCtD\tDisease::DOID:8552\t", "4 fields");
    check("Compound::DB00619\tXxX\tDisease::DOID:8552", "unknown metaedge");
    check("Drug::DB00619\tCtD\tDisease::DOID:8552", "unknown entity kind");
    check("DB00619\tCtD\tDisease::DOID:8552", "not of the form Kind::id");
    check("Compound::\tCtD\tDisease::DOID:8552", "nothing after");
}

#[test]
fn a_table_of_another_header_is_refused() {
    let error = GraphBuilder::new().load(Reader::new("x.tsv", "id\tname\n".as_bytes())).unwrap_err();
    assert!(matches!(&error, ReadError::Format { line: 1, message, .. } if message.contains("header")), "{error}");
}

#[cfg(feature = "compression")]
mod shared {
    use std::collections::BTreeMap;
    use std::fs::File;
    use std::io::BufReader;
    use std::path::{Path, PathBuf};
    use std::time::Instant;

    use mechgraph::io::hetionet::Reader;
    use mechgraph::query::Limits;
    use mechgraph::{GraphBuilder, MechanismQuery, Node};

    #[test]
    #[ignore = "nearly a million edges take several seconds and about a gigabyte"]
    fn every_edge_of_hetionet_loads_and_is_asked() {
        let folder = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
        let folder = folder.join("hetionet");
        if !folder.exists() {
            println!("skipped: no shared data");
            return;
        }
        let mut builder = GraphBuilder::new();
        for (name, rows) in [("nodes.tsv.gz", 47_031), ("edges.tsv.gz", 993_498)] {
            let start = Instant::now();
            let file = File::open(folder.join(name)).unwrap();
            let bytes = BufReader::new(mechgraph::io::decompress(BufReader::new(file)).unwrap());
            let report = builder.load(Reader::new(name, bytes)).unwrap();
            println!("{report}, in {:?}, {} kB at most", start.elapsed(), peak());
            assert!(report.is_balanced());
            assert_eq!((report.kept, report.quarantined, report.skipped), (rows, 0, 1));
        }
        let start = Instant::now();
        let graph = builder.freeze().unwrap();
        println!("frozen in {:?}, {} kB at most", start.elapsed(), peak());
        assert!(graph.nodes().all(Node::is_described));

        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for statement in graph.statements() {
            let metaedge = statement.properties().unwrap()["metaedge"].as_text().unwrap().to_owned();
            *counts.entry(metaedge).or_default() += 1;
        }
        assert_eq!(counts.len(), 20);
        let table = expected(&folder);
        for (metaedge, count) in counts {
            assert_eq!(Some(&count), table.get(&metaedge), "{metaedge}");
        }

        let query = MechanismQuery::between("Imatinib", "hematologic cancer").max_hops(3).limit(5);
        let start = Instant::now();
        let mechanisms: Vec<String> =
            query.run_with(&graph, Limits::default()).unwrap().map(|it| it.to_string()).collect();
        println!("{mechanisms:#?} in {:?}", start.elapsed());
        assert!(!mechanisms.is_empty());
    }

    /// The counts of the table of metaedges, by abbreviation.
    fn expected(folder: &Path) -> BTreeMap<String, usize> {
        let table = std::fs::read_to_string(folder.join("metaedges.tsv")).unwrap();
        let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        rows.map(|row| (row[1].to_owned(), row[2].parse().unwrap())).collect()
    }

    /// The most memory that the process had, in kB, where the system tells; 0 elsewhere.
    fn peak() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
    }
}
