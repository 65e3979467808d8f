//! Other formats are named, whatever their file is called, and nothing of them is taken for a graph of KGX.
#![cfg(feature = "json")]

use std::fs;

use mechgraph::io::{AnyReader, Format, OpenError, OtherFormat, open};

/// Starts of sources of other formats, several for some.
const STARTS: &[(OtherFormat, &[u8])] = &[
    (
        OtherFormat::MetaKnowledgeGraph,
        br#"{"nodes": {"biolink:Gene": {"id_prefixes": ["HGNC"]}}, "edges": [{"subject": "biolink:Gene", "predicate": "biolink:affects", "object": "biolink:Gene"}]}"#,
    ),
    (
        OtherFormat::MonarchApi,
        br#"{"limit": 20, "offset": 0, "total": 4809, "items": [{"id": "uuid:1", "category": "biolink:GeneToPhenotypicFeatureAssociation", "subject": "HGNC:1", "predicate": "biolink:has_phenotype", "object": "HP:1"}]}"#,
    ),
    (
        OtherFormat::MonarchApi,
        br#"{"items": [{"subject": "HGNC:1", "predicate": "biolink:has_phenotype", "object": "HP:1", "subject_label": "a"}, {"subje"#,
    ),
    (
        OtherFormat::MonarchApi,
        br#"{"items": [{"id": "MONDO:1", "category": "biolink:Disease", "name": "a"}], "limit": 1, "offset": 0, "total": 7}"#,
    ),
    (OtherFormat::MonarchApi, br#"{"limit": 20, "offset": 0, "total": 0, "items": [], "facet_fields": []}"#),
    (
        OtherFormat::NodeLink,
        br#"{"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "A:1"}], "edges": []}"#,
    ),
    (
        OtherFormat::NodeLink,
        br#"{"nodes": [{"id": "A:1", "group": 1}], "links": [{"source": "A:1", "target": "A:2"}]}"#,
    ),
    (OtherFormat::NodeLink, br#"{"nodes": [{"id": "A:1"}], "edges": [{"source": "A:1", "target": "A:2"}]}"#),
    (
        OtherFormat::NodeLink,
        br#"{"directed": true, "multigraph": true, "nodes": [{"id": "A:1"}], "edges": [{"source": "A:1", "target": "A:2", "predicate": "biolink:treats"}]}"#,
    ),
    (
        OtherFormat::NodeLink,
        br#"{"nodes": [{"id": "A:1", "category": "biolink:Gene"}], "edges": [{"source": "A:1", "target": "A:2", "predicate": "biolink:affects"}]}"#,
    ),
    (OtherFormat::NodeLink, br#"{"nodes": [{"id": 1, "label": "a"}], "edges": [{"from": 1, "to": 2}]}"#),
    (OtherFormat::NodeLink, br#"[{"head": "A:1", "relation": "treats", "tail": "A:2"}]"#),
    (OtherFormat::Neo4j, br#"[{"n": {"identity": 1, "labels": ["Gene"], "properties": {"name": "a"}, "elementId": "4:x:1"}}]"#),
    (OtherFormat::Neo4j, br#"[{"p": {"start": {"identity": 1}, "end": {"identity": 2}, "segments": [], "length": 1.0}}]"#),
    (OtherFormat::Neo4j, br#"{"results": [{"columns": ["n"], "data": [{"row": [{"name": "a"}], "meta": []}]}], "errors": []}"#),
    (
        OtherFormat::NodeLink,
        br#"{"nodes": [{"id": "A:1", "category": ["biolink:Gene"]}], "links": [{"source": "A:1", "target": "A:2"}]}"#,
    ),
    (OtherFormat::NodeLink, br#"{"nodes": [{"id": "A:1", "category": "biolink:Gene"}], "adjacency": [[]]}"#),
    (OtherFormat::JsonGraph, br#"{"graphs": [{"id": "x", "nodes": {"A:1": {"label": "a"}}, "edges": []}]}"#),
    (OtherFormat::JsonGraph, br#"{"graphs": [{"nodes": [{"id": "A:1"}], "edges": [{"source": "A:1", "target": "A:2"}]}]}"#),
    (
        OtherFormat::Hetnet,
        br#"{"metanode_kinds": ["Gene"], "metaedge_tuples": [["Gene", "Gene", "interacts", "both"]], "nodes": [{"data": {}}]}"#,
    ),
    (OtherFormat::JsonGraph, br#"{"graph": {"id": "x", "nodes": {"A:1": {"label": "a"}}, "edges": []}}"#),
    (OtherFormat::CytoscapeJson, br#"{"elements": {"nodes": [{"data": {"id": "A:1"}}], "edges": []}}"#),
    (OtherFormat::CytoscapeJson, br#"[{"data": {"id": "A:1"}}, {"data": {"source": "A:1", "target": "A:2"}}]"#),
    (OtherFormat::Cx, br#"[{"CXVersion": "2.0", "hasFragments": false}, {"nodes": []}]"#),
    (OtherFormat::Cx, br#"[{"numberVerification": [{"longNumber": 281474976710655}]}]"#),
    (OtherFormat::Neo4j, br#"{"type":"node","id":"0","labels":["Gene"],"properties":{"id":"A:1"}}"#),
    (
        OtherFormat::Neo4j,
        br#"{"type":"relationship","id":"0","label":"X","start":{"id":"0"},"end":{"id":"1"},"properties":{}}"#,
    ),
    (OtherFormat::Neo4j, br#"{"nodes": [{"id": "A:1"}], "relationships": []}"#),
    (OtherFormat::Neo4j, br#"{"nodes": [{"id": "A:1", "category": "biolink:Gene"}], "relationships": []}"#),
    (OtherFormat::Neo4j, b"_id,_labels,name,_start,_end,_type\n0,:Gene,a,,,\n"),
    (OtherFormat::OboGraphs, br#"{"graphs": [{"id": "x", "nodes": [{"id": "http://a", "lbl": "a"}], "edges": []}]}"#),
    (OtherFormat::Obo, b"format-version: 1.2\n\n[Term]\nid: A:1\n"),
    (
        OtherFormat::Sssom,
        b"#curie_map:\n#  A: http://a/\nsubject_id\tpredicate_id\tobject_id\nA:1\tskos:exactMatch\tB:1\n",
    ),
    (OtherFormat::Sssom, b"subject_id,predicate_id,object_id,confidence\n"),
    (OtherFormat::SssomJson, br#"{"mapping_set_id": "x", "mappings": [{"subject_id": "A:1"}]}"#),
    (OtherFormat::SssomJson, br#"{"subject_id": "A:1", "predicate_id": "skos:exactMatch", "object_id": "B:1"}"#),
    (OtherFormat::RdfXml, b"<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"x\">"),
    (OtherFormat::Gml, b"graph [\n  directed 1\n  node [\n    id 0\n"),
    (OtherFormat::Dot, b"digraph G {\n  \"A:1\" -> \"A:2\";\n}\n"),
    (OtherFormat::Dot, b"strict graph{\n  a -- b\n}\n"),
    (OtherFormat::Dot, b"digraph { a -> b }"),
    (OtherFormat::Document, b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"),
    (OtherFormat::Document, b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml"),
    (OtherFormat::JsonLd, br#"{"@context": {}, "@graph": [{"@id": "A:1"}]}"#),
    (OtherFormat::JsonLd, br#"[{"@id": "http://a", "@type": ["http://b"]}]"#),
    (OtherFormat::Owl, b"Prefix(:=<http://a#>)\nOntology(<http://a>\n"),
    (OtherFormat::Owl, b"<?xml version=\"1.0\"?>\n<Ontology xmlns=\"http://www.w3.org/2002/07/owl#\">"),
    (OtherFormat::GraphMl, b"<?xml version=\"1.0\"?><graphml></graphml>"),
    (OtherFormat::Sbgn, b"<?xml version=\"1.0\"?>\n<sbgn xmlns=\"http://sbgn.org/libsbgn/0.3\">"),
    (OtherFormat::Sbml, b"<?xml version='1.0'?><sbml level=\"3\"></sbml>"),
    (OtherFormat::PathwayXml, b"<?xml version=\"1.0\"?>\n<Pathway xmlns=\"http://pathvisio.org/GPML/2013a\" Name=\"x\">"),
    (OtherFormat::PathwayXml, b"<?xml version=\"1.0\"?>\n<!DOCTYPE pathway SYSTEM \"x.dtd\">\n<pathway name=\"path:hsa1\">"),
    (OtherFormat::GraphXml, b"<?xml version=\"1.0\"?><gexf xmlns=\"http://gexf.net/1.3\">"),
    (OtherFormat::GraphXml, b"<?xml version=\"1.0\"?><graph label=\"x\" xmlns=\"http://www.cs.rpi.edu/XGMML\">"),
    (OtherFormat::MiXml, b"<?xml version=\"1.0\"?><entrySet xmlns=\"http://psi.hupo.org/mi/mif\">"),
    (OtherFormat::Xml, b"<?xml version=\"1.0\"?><drugbank version=\"5.1\">"),
    (OtherFormat::GenomicFeatures, b"##gff-version 3\nchr1\t.\tgene\t1\t9\t.\t+\t.\tID=a\n"),
    (OtherFormat::GenomicFeatures, b"##fileformat=VCFv4.2\n#CHROM\tPOS\tID\n1\t1\trs1\n"),
    (OtherFormat::Sequences, b">sp|P01579|IFNG\nMKY\n"),
    (OtherFormat::Citations, b"@article{a, title={x}}\n"),
    (OtherFormat::Citations, b"TY  - JOUR\nTI  - x\n"),
    (OtherFormat::Citations, b"PMID- 1\nTI  - x\n"),
    (OtherFormat::Html, b"<!DOCTYPE html>\n<html><body>404</body></html>"),
    (OtherFormat::LfsPointer, b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"),
    (OtherFormat::Sif, b"PARTICIPANT_A\tINTERACTION_TYPE\tPARTICIPANT_B\nA\tcontrols\tB\n"),
    (OtherFormat::EdgeList, b"Source,Target,Type,Id\nA:1,A:2,Directed,1\n"),
    (OtherFormat::EdgeList, b"source\ttarget\tid\nA:1\tA:2\t1\n"),
    (OtherFormat::EdgeList, b"id,subject_id,predicate,object_id\n1,A:1,affects,A:2\n"),
    (OtherFormat::EdgeList, b"id,A,interaction,B\n1,A:1,inhibits,A:2\n"),
    (OtherFormat::EdgeList, b"relation,x_id,y_id\n"),
    (OtherFormat::EdgeList, b"Entity1_id\tEntity1_name\tEntity2_id\tEntity2_name\tAssociation\n"),
    (OtherFormat::EdgeList, b"source_id,target_id,extra\nA:1,A:2,x\n"),
    (OtherFormat::EdgeList, b"protein1 protein2 combined_score\n9606.ENSP00000000233 9606.ENSP00000272298 490\n"),
    (OtherFormat::OtherDelimiter, b"\"source\",\"target\",\"is_directed\",\"is_stimulation\",\"is_inhibition\"\n"),
    (OtherFormat::OtherDelimiter, b"ENTITYA;TYPEA;IDA;DATABASEA;ENTITYB;TYPEB;IDB;DATABASEB;EFFECT;MECHANISM\n"),
    (OtherFormat::PrimeKg, b"relation,display_relation,x_index,x_id,y_index,y_id\n"),
    (OtherFormat::PrimeKg, b"node_index\tnode_id\tnode_type\tnode_name\tnode_source\n"),
    (OtherFormat::Drkg, b"Gene::1\tbioarx::HumGenHumGen:Gene:Gene\tGene::2\n"),
    (OtherFormat::Drkg, b"Side Effect::1\tGNBR::E::Compound:Gene\tCompound::DB1\n"),
    (OtherFormat::Hpoa, b"#version: 2025-01-01\ndatabase_id\tdisease_name\tqualifier\thpo_id\treference\n"),
    (OtherFormat::Hpoa, b"#date: 2021-01-01\n#DatabaseID\tDiseaseName\tQualifier\tHPO_ID\nOMIM:1\ta\tNOT\tHP:1\n"),
    (OtherFormat::Gaf, b"!gaf-version: 2.2\n"),
    (OtherFormat::MiTab, b"#ID(s) interactor A\tID(s) interactor B\nx\ty\n"),
    (OtherFormat::OtherJson, br#"[{"id": "CQ01", "question": "What does it contribute to?", "supports": ["S01"]}]"#),
    (OtherFormat::OtherJson, br#"{"id": 7, "title": "x", "url": "http://a"}"#),
    (OtherFormat::OtherJson, br#"{"id": "x", "subject": {"id": "p1"}, "phenotypicFeatures": [{"type": {"id": "HP:1"}}]}"#),
    (OtherFormat::OtherJson, br#"{"resourceType": "Bundle", "type": "collection", "entry": []}"#),
    (OtherFormat::OtherJson, br#"{"cells": [], "metadata": {}, "nbformat": 4}"#),
    (OtherFormat::Archive, b"PK\x03\x04\x14\0\0\0\x08\0nodes.tsv"),
    (OtherFormat::Archive, b"7z\xBC\xAF\x27\x1C\0\x04"),
    (OtherFormat::Spreadsheet, b"PK\x03\x04\x14\0\x06\0\x08\0\0\0[Content_Types].xml"),
    (OtherFormat::Spreadsheet, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
    (OtherFormat::Parquet, b"ARROW1\0\0"),
    (OtherFormat::Database, b"SQLite format 3\0\x10\0"),
];

/// Starts of RDF, which the feature `rdf` reads.
const RDF: &[(OtherFormat, &[u8])] = &[
    (OtherFormat::Turtle, b"@prefix a: <http://a> .\na:b a a:c .\n"),
    (OtherFormat::Turtle, b"# comment\nPREFIX a: <http://a>\n"),
    (OtherFormat::NTriples, b"<http://a> <http://b> <http://c> .\n"),
    (OtherFormat::NTriples, b"_:a <http://b> \"c\" .\n"),
];

#[test]
fn rdf_is_read_with_its_feature_and_named_without() {
    for (other, start) in RDF {
        for name in ["-", "x.json", "x.tsv", "x_nodes.tsv.gz"] {
            let found = Format::recognise(name, start);
            #[cfg(feature = "rdf")]
            let expected = Ok(if *other == OtherFormat::Turtle { Format::Turtle } else { Format::NTriples });
            #[cfg(not(feature = "rdf"))]
            let expected = Err(*other);
            assert_eq!(found, expected, "{name}: {}", String::from_utf8_lossy(start));
        }
        assert_eq!(Format::recognise("x.trig", start), Err(*other));
    }
    let html = b"<!doctype html><html>";
    assert_eq!(Format::recognise("x.nt", html), Err(OtherFormat::Html));
    #[cfg(feature = "rdf")]
    for (name, start, format) in [
        ("x.ttl.gz", &b"<http://a> a <http://c> ;"[..], Format::Turtle),
        ("x.ttl", b"<http://a> <http://b> <http://c> .", Format::Turtle),
        ("x.nq", b"<http://a> <http://b> <http://c> .", Format::NQuads),
        ("x.nt", b"# a comment", Format::NTriples),
    ] {
        assert_eq!(Format::recognise(name, start), Ok(format), "{name}");
    }
}

#[test]
fn what_a_source_is_shows_in_its_first_bytes_whatever_its_name() {
    for (format, start) in STARTS {
        for name in ["-", "x.json", "x.tsv", "x.txt", "x.csv", "x_nodes.tsv.gz"] {
            assert_eq!(Format::recognise(name, start), Err(*format), "{name}: {}", String::from_utf8_lossy(start));
        }
        let lines = Format::recognise("x.jsonl", start);
        assert!(lines == Err(*format), "{lines:?}: {}", String::from_utf8_lossy(start));
    }
    let named = |format: &OtherFormat| STARTS.iter().any(|(known, _)| known == format);
    let by_name_alone = [
        OtherFormat::Snapshot,
        OtherFormat::Pickle,
        OtherFormat::OtherYaml,
        OtherFormat::Turtle,
        OtherFormat::NTriples,
        OtherFormat::GeneSets,
        OtherFormat::Molecules,
    ];
    assert!(OtherFormat::ALL.iter().all(|format| named(format) || by_name_alone.contains(format)));
}

#[test]
fn a_table_that_is_read_is_read_whatever_its_name() {
    for name in ["hetionet-v1.0-edges.sif", "hetionet-v1.0-edges.sif.gz", "edges.dump"] {
        let found =
            Format::recognise(name, b"source\tmetaedge\ttarget\nGene::9021\tGpBP\tBiological Process::GO:0071357\n");
        assert_eq!(found, Ok(Format::Hetionet), "{name}");
        let found = Format::recognise(name, b"source\ttarget\tis_directed\tis_stimulation\n");
        assert_eq!(found, Ok(Format::OmniPath), "{name}");
    }
    assert_eq!(Format::recognise("x.sif", b"A\tactivates\tB\n"), Err(OtherFormat::Sif));
}

#[test]
fn what_nests_too_deep_is_said_to_by_its_reader() {
    let deep = format!("{{\"id\": \"A:1\", \"a\": {}1{}}}\n", "[".repeat(130), "]".repeat(130));
    assert_eq!(Format::recognise("x.jsonl", deep.as_bytes()), Ok(Format::KgxJsonl));
    let flat = b"{\"id\": \"A:1\", \"a\": [1]}\n";
    assert_eq!(Format::recognise("x.jsonl", flat), Err(OtherFormat::OtherJson));
}

#[test]
fn what_the_first_bytes_leave_open_the_name_may_say() {
    for (name, format) in [
        ("x.sif", OtherFormat::Sif),
        ("x.trig.gz", OtherFormat::Turtle),
        ("x.PKL", OtherFormat::Pickle),
        ("x.cypher", OtherFormat::Neo4j),
        ("x.owl", OtherFormat::RdfXml),
        ("x.gml", OtherFormat::Gml),
        ("x.gv", OtherFormat::Dot),
        ("x.jsonld", OtherFormat::JsonLd),
        ("x.hpoa", OtherFormat::Hpoa),
        ("x.pdf", OtherFormat::Document),
        ("x.gmt", OtherFormat::GeneSets),
        ("x.gtf.gz", OtherFormat::GenomicFeatures),
        ("x.bed", OtherFormat::GenomicFeatures),
        ("x.sdf", OtherFormat::Molecules),
        ("x.fasta", OtherFormat::Sequences),
        ("x.bib", OtherFormat::Citations),
        ("x.gpml", OtherFormat::PathwayXml),
    ] {
        assert_eq!(Format::recognise(name, b"A\tactivates\tB\n"), Err(format), "{name}");
    }
    let other_yaml = [
        "---\nopenapi: 3.1.2\ninfo:\n  title: x\npaths:\n  a:\n    links:\n",
        "# a schema\nid: https://w3id.org/x\nclasses:\n",
        "- name: a job\n  steps: []\n",
        "# downloads\n---\n-\n  # the first\n  url: https://a/b\n  local_name: b\n",
    ];
    for text in other_yaml {
        assert_eq!(Format::recognise("x.yaml", text.as_bytes()), Err(OtherFormat::OtherYaml), "{text}");
    }
}

#[test]
fn a_message_of_trapi_is_one_whatever_its_name() {
    for start in [
        r#"{"message": {"query_graph": {"nodes": {}}, "results": []}}"#,
        r#"{"knowledge_graph": {"nodes": {"A:1": {"name": "a"}}, "edges": {}}}"#,
        r#"{"nodes": {"A:1": {"categories": ["biolink:Gene"]}}, "edges": [{"subject": "x"}]}"#,
        r#"[{"message": {"knowledge_graph": {}}}]"#,
        // Some services write their logs first, which may be longer than what is looked at.
        r#"{"description": "x", "logs": [{"code": null, "level": "INFO", "message": "x", "timestamp": "2025"}"#,
    ] {
        for name in ["-", "x.json", "x.json.gz", "x.jsonl", "x.tsv", "x"] {
            assert_eq!(Format::recognise(name, start.as_bytes()), Ok(Format::Trapi), "{name}: {start}");
        }
    }
}

#[test]
fn a_query_graph_is_a_question_and_no_graph() {
    let question = r#"{"nodes": {"n0": {"ids": ["CHEBI:1"]}, "n1": {"categories": ["biolink:Disease"]}},
        "edges": {"e0": {"subject": "n0", "object": "n1", "predicates": ["biolink:treats"]}}}"#;
    for text in [
        question.to_owned(),
        format!(r#"{{"message": {{"query_graph": {question}}}}}"#),
        r#"{"nodes": {"n0": {}, "n1": {}}, "edges": {"e0": {"subject": "n0", "object": "n1", "knowledge_type": "inferred"}}}"#
            .to_owned(),
    ] {
        let error = mechgraph::GraphBuilder::new().load(AnyReader::of(Format::Trapi, "q.json", text.as_bytes()));
        let message = error.unwrap_err().to_string();
        assert!(message.contains("a question") && message.contains("mechgraph match"), "{message}");
    }
    // A knowledge graph may have nodes alone.
    let nodes = r#"{"nodes": {"CHEBI:1": {"name": "a", "categories": ["biolink:Drug"]}}, "edges": {}}"#;
    let report = mechgraph::GraphBuilder::new().load(AnyReader::of(Format::Trapi, "x.json", nodes.as_bytes())).unwrap();
    assert_eq!(report.kept, 1);
}

#[test]
fn nothing_of_kgx_and_drugmechdb_is_taken_for_another_format() {
    for (format, name, start) in [
        (
            Format::KgxJsonl,
            "x.jsonl",
            r#"{"id": "A:1", "category": ["biolink:Gene"], "type": "x", "evidence": [], "labels": []}"#,
        ),
        (
            Format::KgxJsonl,
            "x.jsonl",
            r#"{"subject": "A:1", "predicate": "biolink:affects", "object": "A:2", "source": "x", "target": "y"}"#,
        ),
        (
            Format::KgxJsonl,
            "x.jsonl",
            r#"{"id": "A:1", "name": "a", "description": "@context, \"links\": [], directed"}"#,
        ),
        (Format::KgxJson, "x.json", r#"{"nodes": [{"id": "A:1", "name": "a"}], "edges": []}"#),
        // As a graph of BEL is written.
        (Format::KgxJson, "x.json", r#"{"nodes": [{"id": "A:1", "bel": ["p(A:1)"]}], "edges": []}"#),
        (
            Format::KgxJson,
            "x.json",
            r#"{"edges": [{"subject": "A:1", "object": "A:2", "source": "x", "target": "y"}], "nodes": []}"#,
        ),
        (
            Format::KgxJson,
            "x.json",
            r#"{"@context": {}, "nodes": [{"id": "A:1", "category": ["biolink:Gene"]}], "edges": []}"#,
        ),
        (Format::KgxJson, "x.json", r#"[{"id": "A:1", "name": "a"}]"#),
        (
            Format::KgxJsonl,
            "x.jsonl",
            r#"{"id": "A:1", "name": "a", "start": 1, "end": 9, "from": "2020", "to": "2021"}"#,
        ),
        (
            Format::KgxJson,
            "x.json",
            r#"{"nodes": [{"id": "A:1"}], "edges": [{"subject": "A:1", "object": "A:2", "from": "x", "to": "y"}]}"#,
        ),
        (Format::KgxTsv, "x.tsv", "id\tname\tsource\nA:1\ta\tb\n"),
        (Format::KgxTsv, "x.csv", "id\tname\n"),
        (Format::KgxCsv, "x.tsv", ":ID,name\n"),
        (Format::KgxCsv, "x.csv", "\"subject\",\"predicate\",\"object\"\n"),
        (Format::KgxCsv, "-", "subject,predicate,object\n"),
        (Format::KgxTsv, "-", "# exported today\nid\tname\n"),
        (Format::Hetionet, "x.tsv", "source\tmetaedge\ttarget\n"),
        (Format::Hetionet, "x.csv", "source\tmetaedge\ttarget\n"),
        (
            Format::DrugMechDbJson,
            "x.json",
            r#"[{"directed": true, "graph": {"_id": "R1", "drug": "a"}, "links": [], "multigraph": true, "nodes": []}]"#,
        ),
        (
            Format::DrugMechDbJson,
            "x.json",
            r#"{"directed": true, "multigraph": true, "graph": {"disease": "a"}, "nodes": [], "links": []}"#,
        ),
    ] {
        assert_eq!(Format::recognise(name, start.as_bytes()), Ok(format), "{start}");
    }
}

/// Starts of sources that are read whatever they are called.
const MARKED: &[(Format, &str)] = &[
    (Format::BelNodeLink, r#"{"directed": true, "graph": {"pybel_version": "0.15.5"}, "links": [], "nodes": []}"#),
    (Format::BelNodeLink, r#"{"directed": true, "graph": {"annotation_list": {"a": ["b""#),
    (Format::BelScript, "##########\nSET DOCUMENT Name = \"x\"\n"),
    (Format::BelScript, "\nDEFINE NAMESPACE HGNC AS URL \"https://example.org\"\n"),
    (Format::BelScript, "SET Citation = {\"PubMed\", \"1\"}\n"),
    (Format::Indra, r#"[{"type": "Phosphorylation", "enz": {"name": "A"}, "sub": {"name": "B"}, "belief": 1}]"#),
    (Format::Indra, r#"{"type": "Complex", "members": [], "evidence": [], "id": "1", "matches_hash": "-1"}"#),
    (Format::Indra, r#"{"statements": [{"type": "Complex", "evidence": []}]}"#),
    (Format::Indra, r#"{"limit": 5, "statements": {"-1": {"type": "Complex", "evidence": []}}}"#),
    (Format::Signor, "ENTITYA\tTYPEA\tIDA\tDATABASEA\tENTITYB\tTYPEB\tIDB\tDATABASEB\tEFFECT\n"),
    (Format::Signor, "\"ENTITYA\"\t\"IDA\"\t\"DATABASEA\"\t\"EFFECT\"\n"),
    (Format::OmniPath, "source\ttarget\tis_directed\tis_stimulation\tis_inhibition\n"),
];

#[test]
fn what_leaves_no_doubt_is_read_whatever_its_name() {
    for (format, start) in MARKED {
        for name in ["-", "x.json", "x.jsonl", "x.tsv", "x.txt", "x.csv", "x.bel.nodelink.json.gz"] {
            assert_eq!(Format::recognise(name, start.as_bytes()), Ok(*format), "{name}: {start}");
        }
    }
}

#[test]
fn a_file_of_another_format_is_an_error_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.json");
    fs::write(&path, br#"{"graphs": [{"nodes": [], "edges": []}]}"#).unwrap();
    let source = open(&path).unwrap().next().unwrap().unwrap();
    let error = source.into_reader().err().unwrap();
    assert!(matches!(error, OpenError::OtherFormat { format: OtherFormat::OboGraphs, .. }), "{error}");
    let message = error.to_string();
    assert!(message.contains("graph.json: the source is OBO Graphs JSON; convert it with"), "{message}");
    assert!(AnyReader::new("x", b"{\"@context\": 1}".as_slice()).is_err());
}

#[test]
fn a_start_that_is_cut_anywhere_is_recognised_without_a_panic() {
    let marked = MARKED.iter().map(|(_, start)| start.as_bytes());
    for start in STARTS.iter().map(|(_, start)| *start).chain(marked) {
        for end in 0..start.len() {
            let _ = Format::recognise("x.json", &start[..end]);
            let _ = Format::recognise("x.tsv", &start[..end]);
        }
    }
}
