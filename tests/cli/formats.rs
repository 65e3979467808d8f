//! What others write: quoted tables, CSV, other formats, sets of mappings.

use std::fs;

use super::program::{check, json, written};

#[test]
fn quoting_is_detected_or_given() {
    let (_folder, path) = written("nodes.tsv", "id\tname\nA:1\t\"x\"\nA:2\t\"y\tz\"\n");
    check(&["check", &path], 0, "cells are quoted by RFC 4180", "");
    check(&["check", "--quoting", "none", &path], 5, "MG035", "");
    check(&["--graph", &path, "--quoting", "rfc4180", "find", "x"], 0, "A:1", "");
    check(&["check", "--quoting", "some", &path], 2, "", "rfc4180");
}

#[test]
fn csv_is_read_by_its_name_or_its_header() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["nodes.csv", "nodes.tsv", "nodes.txt"] {
        fs::write(path(name), "id,name\nHGNC:11603,\"TBX4, human\"\n").unwrap();
        assert_eq!(json(&["check", "--json", &path(name)])["files"][0]["format"], "kgx-csv", "{name}");
    }
    check(&["--graph", &path("nodes.csv"), "find", "TBX4, human"], 0, "HGNC:11603", "");
}

#[test]
fn another_format_is_named_and_ends_with_bad_input() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (name, text, expected) in [
        ("a.json", "{\"@context\": {}, \"@graph\": []}", "JSON-LD"),
        ("b.tsv", "subject_id\tpredicate_id\tobject_id\nA:1\tskos:exactMatch\tB:1\n", "--mappings"),
        ("c.trig", "@prefix a: <http://a> .\n", "Turtle"),
    ] {
        fs::write(path(name), text).unwrap();
        check(&["check", &path(name)], 4, "", expected);
        check(&["--graph", &path(name), "info"], 4, "", expected);
        check(&["convert", &path(name), "-o", "-"], 4, "", expected);
    }
    fs::write(path("nodes.jsonl"), "{\"id\": \"HGNC:11603\", \"name\": \"TBX4\"}\n").unwrap();
    fs::remove_file(path("c.trig")).unwrap();
    check(&["check", folder.path().to_str().unwrap()], 4, "", "leave out with --lenient");
    check(&["check", "--lenient", folder.path().to_str().unwrap()], 5, "the source is JSON-LD", "");
}

#[test]
fn what_is_stated_about_a_statement_is_shown_with_it() {
    let node = |name: &str| {
        format!(
            r#"{{"function": "Protein", "concept": {{"namespace": "HGNC", "name": "{name}"}}, "bel": "p(HGNC:{name})"}}"#
        )
    };
    let link = |ends: &str, relation: &str, key: &str| {
        format!(r#"{{{ends}, "relation": "{relation}", "key": "{key}", "line": 6, "evidence": "As it says."}}"#)
    };
    let links = [
        link(r#""source": 0, "target": 1"#, "decreases", "outer"),
        link(r#""source": 1, "target": 2"#, "increases", "inner"),
    ];
    let graph = format!(
        r#"{{"directed": true, "graph": {{"pybel_version": "0.15.5"}}, "nodes": [{}], "links": [{}]}}"#,
        ["A", "B", "C"].map(node).join(","),
        links.join(",")
    );
    let (_folder, path) = written("graph.bel.nodelink.json", graph);
    let about = "about it: A decreases “B increases the abundance of C”  pybel:outer\n";
    check(&["--graph", &path, "show", "HGNC:B"], 0, about, "");
    let shown = json(&["--graph", &path, "show", "HGNC:B", "--json"]);
    assert_eq!(shown["outgoing"][0]["about"][0]["id"], "pybel:outer");
    assert_eq!(json(&["check", "--json", &path])["files"][0]["format"], "bel-node-link");
    check(&["--graph", &path, "paths", "HGNC:A", "HGNC:C"], 3, "No mechanism", "");
}

#[test]
fn mappings_join_entities_and_are_among_the_sources() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (nodes, mappings) = (path("nodes.tsv"), path("x.sssom.tsv"));
    fs::write(&nodes, "id\tcategory\tname\nMONDO:1\tbiolink:Disease\ta\nDOID:1\tbiolink:Disease\ta\n").unwrap();
    let header = "subject_id\tpredicate_id\tobject_id\tpredicate_modifier\n";
    fs::write(&mappings, format!("{header}MONDO:1\tskos:exactMatch\tDOID:1\t\n")).unwrap();
    let info = json(&["--graph", &nodes, "--mappings", &mappings, "info", "--json"]);
    assert_eq!((&info["entities"], &info["sources"][1]["format"]), (&1.into(), &"sssom-tsv".into()));
    assert!(info["sources"][1]["sha256"].is_string());
    check(&["check", &nodes, "--mappings", &mappings], 0, "1 row, 1 kept", "2 entities united into 1");
    fs::write(&mappings, format!("{header}MONDO:1\tskos:exactMatch\tDOID:1\tNot\n")).unwrap();
    assert_eq!(json(&["--graph", &nodes, "--mappings", &mappings, "info", "--json"])["entities"], 2);
    fs::write(&mappings, format!("{header}MONDO:1\tskos:exactMatch\tDOID:1\tPerhaps\nA:1\towl:sameAs\tB:1\t\n"))
        .unwrap();
    check(&["check", &nodes, "--mappings", &mappings], 5, "predicate_modifier is \"Perhaps\"", "");
    check(&["check", "--strict", &nodes, "--mappings", &mappings], 4, "", "predicate_modifier");
    check(&["check", &nodes, "--mappings", &nodes], 4, "", "\"subject_id\" is missing");
    check(&["check", &nodes, "--mappings", &path("none")], 4, "", "cannot open");
    check(&["check", &nodes, "--mappings", "-"], 2, "", "mappings are a file");
}

#[test]
fn a_gene_and_its_product_are_joined_by_name_of_the_rule() {
    let lines = "{\"id\": \"CHEBI:1\", \"name\": \"drug\", \"category\": [\"biolink:SmallMolecule\"]}\n\
                 {\"id\": \"HGNC:1\", \"name\": \"gene\", \"category\": [\"biolink:Gene\"]}\n\
                 {\"id\": \"UniProtKB:1\", \"name\": \"protein\", \"category\": [\"biolink:Protein\"]}\n\
                 {\"id\": \"MONDO:1\", \"name\": \"disease\", \"category\": [\"biolink:Disease\"]}\n\
                 {\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:affects\", \"object\": \"UniProtKB:1\", \
                 \"qualified_predicate\": \"biolink:causes\", \"object_aspect_qualifier\": \"activity\", \
                 \"object_direction_qualifier\": \"decreased\"}\n\
                 {\"subject\": \"HGNC:1\", \"predicate\": \"biolink:has_gene_product\", \"object\": \"UniProtKB:1\"}\n\
                 {\"subject\": \"HGNC:1\", \"predicate\": \"biolink:contributes_to\", \"object\": \"MONDO:1\"}\n";
    let (_folder, path) = written("graph.jsonl", lines);
    check(&["--graph", &path, "paths", "CHEBI:1", "MONDO:1"], 3, "", "");
    let joined = ["--graph", &path, "--join", "gene-product", "paths", "CHEBI:1", "MONDO:1"];
    check(&joined, 0, "drug ⊣ gene ⇢ disease", "2 genes and products united into 1");
}

#[test]
fn a_script_of_bel_is_read_by_its_name_and_shown_with_what_it_says_of_statements() {
    let script =
        "SET Citation = {\"PubMed\", \"1\"}\nSET Evidence = \"e\"\np(HGNC:A) -| (p(HGNC:B) -> p(HGNC:C))\np(HGNC:A\n";
    let (_folder, path) = written("akt.bel", script);
    check(&["--graph", &path, "show", "HGNC:B"], 5, "about it: A decreases “B increases the abundance of C”", "");
    let report = json(&["check", "--json", &path]);
    assert_eq!(report["files"][0]["format"], "bel-script");
    assert_eq!(report["files"][0]["rows"]["quarantined"], 1);
    check(&["--graph", &path, "paths", "HGNC:A", "HGNC:C"], 3, "No mechanism", "");
}

#[cfg(feature = "rdf")]
#[test]
fn rdf_of_which_nothing_is_read_says_what_it_holds() {
    let (_folder, path) = written("other.ttl", "PREFIX x: <http://example.org/>\nx:a x:acts x:b .\n");
    let told = "the file has no rows; of 1 triple, none says anything of an entity or a statement: \"http://example.org/acts\" (1)";
    check(&["info", "--graph", &path], 4, "", told);
}
