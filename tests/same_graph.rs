//! What must not change a graph does not: the order of rows, line ends, compression, a split of the file, and the
//! way through each mapped format.
#![cfg(all(feature = "compression", feature = "json", feature = "yaml"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use mechgraph::graph::StatementRef;
use mechgraph::io::{AnyReader, Format, decompress};
use mechgraph::model::{Entity, Properties, Statement, Value};
use mechgraph::{Category, Curie, GraphBuilder, KnowledgeGraph, Node, Predicate};
use proptest::prelude::*;

fn contents(graph: &KnowledgeGraph) -> (Vec<Entity>, Vec<Statement>) {
    (graph.nodes().map(Node::to_entity).collect(), graph.statements().map(StatementRef::to_statement).collect())
}

/// The graph of some sources, none of which has anything above a note to tell of.
fn load<'s>(format: Format, sources: impl IntoIterator<Item = &'s [u8]>) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for bytes in sources {
        let report = builder.load(AnyReader::of(format, "source", decompress(bytes).unwrap())).unwrap();
        assert!(report.is_balanced() && report.quarantined == 0, "{report}: {:?}", report.findings);
    }
    builder.freeze().unwrap()
}

fn curie(text: &str) -> Curie {
    text.parse().unwrap()
}

/// A thing as Hetionet has it: kind, its number, the CURIE and the category that come of them.
type Thing = (&'static str, u32);

fn hetionet_curie((kind, number): Thing) -> Curie {
    curie(&match kind {
        "Gene" => format!("NCBIGene:{number}"),
        "Compound" => format!("DRUGBANK:DB{number:05}"),
        _ => format!("DOID:{number}"),
    })
}

fn hetionet_id((kind, number): Thing) -> String {
    match kind {
        "Gene" => format!("Gene::{number}"),
        "Compound" => format!("Compound::DB{number:05}"),
        _ => format!("Disease::DOID:{number}"),
    }
}

fn things() -> impl Strategy<Value = BTreeMap<Thing, String>> {
    let kind = proptest::sample::select(vec!["Gene", "Compound", "Disease"]);
    proptest::collection::btree_map((kind, 1..9u32), "[a-zA-Z|\"γ=][ a-z0-9,'#|]{0,8}[a-z0-9]", 1..9)
}

/// Two places among things, which are taken modulo their number, and which kind of link.
fn links() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0..9usize, 0..9usize, 0..3usize), 0..12)
}

/// A source's word for a link, the predicate, and the qualifiers.
type Word = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Hetionet's metaedges of this test, with what they say in Biolink's words.
const METAEDGES: [Word; 3] = [
    ("CtD", "biolink:treats", &[]),
    ("GiG", "biolink:physically_interacts_with", &[]),
    (
        "CdG",
        "biolink:affects",
        &[
            ("object_aspect_qualifier", "expression"),
            ("object_direction_qualifier", "decreased"),
            ("qualified_predicate", "biolink:causes"),
        ],
    ),
];

fn hetionet(things: &BTreeMap<Thing, String>, links: &[(usize, usize, usize)]) -> [Vec<String>; 2] {
    let all: Vec<Thing> = things.keys().copied().collect();
    let nodes = things.iter().map(|(thing, name)| format!("{}\t{name}\t{}", hetionet_id(*thing), thing.0));
    let end = |place: usize| hetionet_id(all[place % all.len()]);
    let edges = links.iter().map(|(a, b, kind)| format!("{}\t{}\t{}", end(*a), METAEDGES[*kind].0, end(*b)));
    [
        ["id\tname\tkind".to_owned()].into_iter().chain(nodes).collect(),
        ["source\tmetaedge\ttarget".to_owned()].into_iter().chain(edges).collect(),
    ]
}

fn table(lines: &[String], end: &str) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_str(), end]).collect::<String>().into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The same table in other clothes; each is one or more sources.
fn disguises(lines: &[String], seed: usize) -> Vec<Vec<Vec<u8>>> {
    let (header, rows) = lines.split_first().unwrap();
    let mut shuffled = rows.to_vec();
    if !rows.is_empty() {
        shuffled.rotate_left(seed % rows.len());
        shuffled.reverse();
    }
    shuffled.insert(0, header.clone());
    let half = rows.len() / 2;
    let halves = [&rows[..half], &rows[half..]].into_iter().filter(|rows| !rows.is_empty());
    let parts = halves.map(|rows| table(&[std::slice::from_ref(header), rows].concat(), "\n")).collect();
    let mut unended = table(lines, "\n");
    unended.pop();
    vec![
        vec![table(&shuffled, "\n")],
        vec![table(lines, "\r\n")],
        vec![table(lines, "\r")],
        vec![["\u{FEFF}".as_bytes(), &table(lines, "\n")].concat()],
        vec![table(lines, "\n\n")],
        vec![gzip(&table(lines, "\n"))],
        vec![unended],
        parts,
    ]
}

/// What DrugMechDB's key says in Biolink's words, for the keys of this test.
const KEYS: [Word; 3] =
    [("causes", "biolink:causes", &[]), ("in taxon", "biolink:in_taxon", &[]), ("part of", "biolink:part_of", &[])];

/// A record of things, the first of which is the drug and the last the disease.
fn record(id: &str, things: &[(String, String)], links: &[(usize, usize, usize)]) -> serde_json::Value {
    let label = |place: usize| match place {
        0 => "Drug",
        _ if place + 1 == things.len() => "Disease",
        _ => "Protein",
    };
    let nodes: Vec<serde_json::Value> = things
        .iter()
        .enumerate()
        .map(|(place, (id, name))| serde_json::json!({"id": id, "label": label(place), "name": name}))
        .collect();
    let end = |place: usize| &things[place % things.len()].0;
    let links: Vec<serde_json::Value> = links
        .iter()
        .map(|(a, b, key)| serde_json::json!({"source": end(*a), "key": KEYS[*key].0, "target": end(*b)}))
        .collect();
    let (drug, disease) = (&things[0], &things[things.len() - 1]);
    serde_json::json!({
        "directed": true, "multigraph": true, "nodes": nodes, "links": links, "references": ["PMID:1"],
        "graph": {"_id": id, "drug": drug.1, "drug_mesh": drug.0, "disease": disease.1, "disease_mesh": disease.0},
    })
}

/// The same, built without a reader.
fn record_built(id: &str, things: &[(String, String)], links: &[(usize, usize, usize)]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (place, (id, name)) in things.iter().enumerate() {
        let category = match place {
            0 => "biolink:Drug",
            _ if place + 1 == things.len() => "biolink:Disease",
            _ => "biolink:Protein",
        };
        let mut entity = Entity::new(curie(&id.replace("UniProt:", "UniProtKB:"))).named(name.as_str());
        entity.categories.push(category.parse::<Category>().unwrap());
        entity.provided_by.push("infores:drugmechdb".to_owned());
        builder.add_entity(&entity);
    }
    let end = |place: usize| curie(&things[place % things.len()].0.replace("UniProt:", "UniProtKB:"));
    let mut add = |a: usize, predicate: &str, b: usize, qualifiers: &[(&str, &str)], key: Option<&str>| {
        let mut statement =
            Statement::new(end(a), predicate.parse::<Predicate>().unwrap(), end(b)).from_source("infores:drugmechdb");
        for (slot, value) in qualifiers {
            statement.qualifiers.insert(*slot, *value);
        }
        statement.evidence.publications.push("PMID:1".to_owned());
        statement.evidence.knowledge_level = Some("knowledge_assertion".to_owned());
        statement.evidence.agent_type = Some("manual_agent".to_owned());
        let list = |text: &str| Value::List(vec![text.into()]);
        statement.properties = Properties::from([("source_record".to_owned(), list(id))]);
        if let Some(key) = key {
            statement.properties.insert("original_predicate".to_owned(), list(key));
        }
        builder.add_statement(&statement);
    };
    // A drug that only causes its disease does not treat it.
    let last = things.len() - 1;
    let forward = |(a, b, _): &(usize, usize, usize)| (a % things.len(), b % things.len()) == (0, last);
    let backward = |(a, b, _): &(usize, usize, usize)| (a % things.len(), b % things.len()) == (last, 0);
    let mut between = links.iter().filter(|link| forward(link) || backward(link)).peekable();
    let is_caused = between.peek().is_some() && between.all(|link| forward(link) && KEYS[link.2].0 == "causes");
    add(0, if is_caused { "biolink:causes" } else { "biolink:treats" }, last, &[], None);
    for (a, b, kind) in links {
        let (key, predicate, qualifiers) = KEYS[*kind];
        add(*a, predicate, *b, qualifiers, Some(key));
    }
    builder.freeze().unwrap()
}

fn names() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-zA-Zγ][ -~γ]{0,10}[a-z0-9]", 2..7)
}

fn with_ids(names: Vec<String>) -> Vec<(String, String)> {
    let last = names.len() - 1;
    let id = |place: usize| match place {
        0 => "MESH:D1".to_owned(),
        _ if place == last => "MESH:C9".to_owned(),
        _ => format!("UniProt:P0000{place}"),
    };
    names.into_iter().enumerate().map(|(place, name)| (id(place), format!("n{place} {}", name.trim()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_of_hetionet_gives_the_graph_built_of_its_rows(things in things(), links in links()) {
        let [nodes, edges] = hetionet(&things, &links).map(|lines| table(&lines, "\n"));
        let tables = [nodes.as_slice(), &edges];
        let graph = load(Format::Hetionet, tables.into_iter().take(if links.is_empty() { 1 } else { 2 }));
        let mut builder = GraphBuilder::new();
        for (thing, name) in &things {
            let mut entity = Entity::new(hetionet_curie(*thing)).named(name.as_str());
            let category = match thing.0 { "Compound" => "SmallMolecule", other => other };
            entity.categories.push(category.parse().unwrap());
            entity.provided_by.push("infores:hetio".to_owned());
            builder.add_entity(&entity);
        }
        let all: Vec<Thing> = things.keys().copied().collect();
        for (a, b, kind) in &links {
            let (metaedge, predicate, qualifiers) = METAEDGES[*kind];
            let (a, b) = (hetionet_curie(all[a % all.len()]), hetionet_curie(all[b % all.len()]));
            let mut statement = Statement::new(a, predicate.parse().unwrap(), b).from_source("infores:hetio");
            for (slot, value) in qualifiers {
                statement.qualifiers.insert(*slot, *value);
            }
            statement.properties.insert("metaedge".to_owned(), metaedge.into());
            builder.add_statement(&statement);
        }
        prop_assert_eq!(contents(&graph), contents(&builder.freeze().unwrap()));
    }

    #[test]
    fn a_table_of_hetionet_is_the_same_in_any_clothes(things in things(), links in links(), seed in 0..9usize) {
        let [nodes, edges] = hetionet(&things, &links);
        for lines in [nodes, edges].iter().filter(|lines| lines.len() > 1) {
            let plain = load(Format::Hetionet, [table(lines, "\n").as_slice()]);
            for sources in disguises(lines, seed) {
                let other = load(Format::Hetionet, sources.iter().map(Vec::as_slice));
                prop_assert_eq!(contents(&other), contents(&plain));
            }
        }
    }

    #[test]
    fn a_table_of_kgx_is_the_same_in_any_clothes(things in things(), links in links(), seed in 0..9usize) {
        let all: Vec<Thing> = things.keys().copied().collect();
        let nodes = things.iter().map(|(thing, name)| format!("{}\t{name}", hetionet_curie(*thing)));
        let end = |place: usize| hetionet_curie(all[place % all.len()]);
        let edges = links.iter().map(|(a, b, kind)| {
            format!("{}\t{}\t{}\tPMID:{kind}|PMID:7", end(*a), METAEDGES[*kind].1, end(*b))
        });
        let nodes: Vec<String> = ["id\tname".to_owned()].into_iter().chain(nodes).collect();
        let header = "subject\tpredicate\tobject\tpublications".to_owned();
        let edges: Vec<String> = [header].into_iter().chain(edges).collect();
        for lines in [nodes, edges].iter().filter(|lines| lines.len() > 1) {
            let plain = load(Format::KgxTsv, [table(lines, "\n").as_slice()]);
            for sources in disguises(lines, seed) {
                let other = load(Format::KgxTsv, sources.iter().map(Vec::as_slice));
                prop_assert_eq!(contents(&other), contents(&plain));
            }
        }
    }

    #[test]
    fn records_of_drugmechdb_give_the_graph_built_of_them(names in names(), links in links()) {
        let things = with_ids(names);
        let expected = contents(&record_built("R1", &things, &links));
        let value = serde_json::json!([record("R1", &things, &links)]);
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        let yaml = block_yaml(&value[0]);
        for (format, text) in [
            (Format::DrugMechDbJson, value.to_string()),
            (Format::DrugMechDbJson, pretty.clone()),
            (Format::DrugMechDbJson, pretty.replace('\n', "\r\n")),
            (Format::DrugMechDbJson, value[0].to_string()),
            (Format::DrugMechDbYaml, yaml.clone()),
            (Format::DrugMechDbYaml, yaml.replace('\n', "\r\n")),
            (Format::DrugMechDbYaml, format!("\u{FEFF}---\n{yaml}")),
        ] {
            prop_assert_eq!(&contents(&load(format, [text.as_bytes()])), &expected, "{}", text);
            prop_assert_eq!(&contents(&load(format, [gzip(text.as_bytes()).as_slice()])), &expected);
        }
    }

    #[test]
    fn records_of_drugmechdb_may_stand_in_any_order_and_in_any_file(
        first in names(), second in names(), links in links(), more in links(),
    ) {
        let (one, two) = (record("R1", &with_ids(first), &links), record("R2", &with_ids(second), &more));
        let texts = [&one, &two].map(block_yaml);
        let together = load(Format::DrugMechDbYaml, [texts.concat().as_bytes()]);
        let turned = load(Format::DrugMechDbYaml, [(texts[1].clone() + &texts[0]).as_bytes()]);
        let apart = load(Format::DrugMechDbYaml, [texts[1].as_bytes(), texts[0].as_bytes()]);
        let json = load(Format::DrugMechDbJson, [serde_json::json!([two, one]).to_string().as_bytes()]);
        for other in [turned, apart, json] {
            prop_assert_eq!(contents(&other), contents(&together));
        }
    }
}

#[test]
fn one_graph_in_four_forms_of_kgx_gives_the_same_snapshot() {
    let nodes = "id\tname\tcategory\nDRUGBANK:DB1\tone, \"two\"\tbiolink:SmallMolecule\nNCBIGene:1\tG1\tbiolink:Gene\n";
    let edges = "id\tsubject\tpredicate\tobject\tprimary_knowledge_source\taggregator_knowledge_source\tpublications\n\
                 e1\tDRUGBANK:DB1\tbiolink:affects\tNCBIGene:1\tinfores:ctd\tinfores:robokop\tPMID:1|PMID:2\n";
    // RFC 4180: every cell in quotes, quotes in it doubled.
    let quoted = |table: &str, separator: &str| {
        let cell = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |line: &str| line.split('\t').map(cell).collect::<Vec<_>>().join(separator) + "\r\n";
        table.lines().map(line).collect::<String>()
    };
    let node_lines = "{\"id\": \"NCBIGene:1\", \"category\": [\"biolink:Gene\"], \"name\": \"G1\"}\n\
                      {\"id\": \"DRUGBANK:DB1\", \"category\": [\"biolink:SmallMolecule\"], \"name\": \"one, \\\"two\\\"\"}\n";
    let edge_line = |provenance: &str| {
        format!(
            "{{\"id\": \"e1\", \"subject\": \"DRUGBANK:DB1\", \"predicate\": \"biolink:affects\", \"object\": \
             \"NCBIGene:1\", \"publications\": [\"PMID:1\", \"PMID:2\"], {provenance}}}\n"
        )
    };
    let slots = edge_line(
        "\"primary_knowledge_source\": \"infores:ctd\", \"aggregator_knowledge_source\": [\"infores:robokop\"]",
    );
    let sources = edge_line(
        "\"sources\": [{\"resource_id\": \"infores:robokop\", \"resource_role\": \"aggregator_knowledge_source\"}, \
         {\"resource_id\": \"infores:ctd\", \"resource_role\": \"primary_knowledge_source\"}]",
    );
    let forms = [
        (Format::KgxTsv, nodes.to_owned(), edges.to_owned()),
        (Format::KgxTsv, quoted(nodes, "\t"), quoted(edges, "\t")),
        (Format::KgxCsv, quoted(nodes, ","), quoted(edges, ",")),
        (Format::KgxJsonl, node_lines.to_owned(), slots),
        (Format::KgxJsonl, node_lines.to_owned(), sources),
    ];
    let snapshots = forms.map(|(format, nodes, edges)| {
        let mut bytes = Vec::new();
        load(format, [edges.as_bytes(), nodes.as_bytes()]).write_snapshot_without_origins(&mut bytes).unwrap();
        bytes
    });
    for (place, snapshot) in snapshots.iter().enumerate() {
        assert!(*snapshot == snapshots[0], "form {place}");
    }
    let statement = KnowledgeGraph::open(snapshots[0].clone()).unwrap().statement("e1").map(StatementRef::to_statement);
    let statement = statement.unwrap();
    assert_eq!(statement.evidence.publications, ["PMID:1", "PMID:2"]);
    assert_eq!(statement.evidence.primary_knowledge_source.as_deref(), Some("infores:ctd"));
}

/// A record as an item of a block list; its values are JSON, which YAML reads.
fn block_yaml(record: &serde_json::Value) -> String {
    let mut text = String::new();
    for (key, value) in record.as_object().unwrap() {
        text += if text.is_empty() { "- " } else { "  " };
        match value.as_array() {
            Some(list) if !list.is_empty() => {
                writeln!(text, "{key}:").unwrap();
                text.extend(list.iter().map(|item| format!("  - {item}\n")));
            }
            _ => writeln!(text, "{key}: {value}").unwrap(),
        }
    }
    text
}
