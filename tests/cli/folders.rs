//! Folders of files: each file has its row, and what is not read is told.

use std::fs;

use super::program::{check, json, mechgraph};

/// A folder of tables, with what stands in folders beside them.
fn tables() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("x_nodes.tsv", "id\tname\nHGNC:11603\tTBX4\nMONDO:0005002\tCOPD\n");
    write("x_edges.tsv", "subject\tpredicate\tobject\nHGNC:11603\tbiolink:related_to\tMONDO:0005002\n");
    write("README.md", "tables");
    write(".hidden.tsv", "id\nA:1\n");
    fs::create_dir(folder.path().join("sub")).unwrap();
    folder
}

#[test]
fn a_folder_is_read_file_by_file_in_order() {
    let folder = tables();
    let name = folder.path().to_str().unwrap();
    let report = json(&["check", name, "--json"]);
    let paths: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    let path = |file: &str| folder.path().join(file).to_str().unwrap().to_owned();
    assert_eq!(paths, [path("x_edges.tsv"), path("x_nodes.tsv")]);
    assert_eq!((&report["entities"], &report["statements"]), (&2.into(), &1.into()));
    let told: Vec<&str> =
        report["findings"].as_array().unwrap().iter().map(|it| it["message"].as_str().unwrap()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for (message, part) in told.iter().zip([".hidden.tsv: hidden", "README.md: its name", "sub: a folder in a folder"])
    {
        assert!(message.contains(part), "{message}");
    }
    check(&["--graph", name, "find", "TBX4"], 0, "HGNC:11603", "README.md");
    check(&["--graph", name, "--strict", "find", "TBX4"], 0, "HGNC:11603", "");
    assert_eq!(json(&["info", "--json", "--graph", name])["sources"].as_array().unwrap().len(), 2);
    check(&["convert", name, "-o", "-"], 0, "\"subject\":\"HGNC:11603\"", "");
}

#[test]
fn records_may_stand_one_a_file() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=20 {
        let record = format!(
            "graph: {{_id: R{number}, drug: imatinib, drug_mesh: MESH:D000068877, disease: CML, disease_mesh: MESH:D015464}}\n\
             nodes:\n- {{id: MESH:D000068877, label: Drug, name: imatinib}}\n- {{id: MESH:D015464, label: Disease, name: CML}}\n\
             links: []\n"
        );
        fs::write(folder.path().join(format!("record_{number}.yaml")), record).unwrap();
    }
    let report = json(&["check", "--json", folder.path().to_str().unwrap()]);
    assert_eq!(report["files"].as_array().unwrap().len(), 20);
    assert_eq!((&report["entities"], &report["files"][19]["rows"]["merged"]), (&2.into(), &3.into()));
}

#[test]
fn a_folder_without_anything_to_read_is_bad_input() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().to_str().unwrap();
    check(&["check", name], 4, "", "it is empty");
    fs::write(folder.path().join("notes.md"), "x").unwrap();
    check(&["check", name], 4, "", "its entries (1)");
    check(&["check", &format!("{name}/missing")], 4, "", "missing");
}

#[test]
fn one_bad_file_of_a_folder_is_named() {
    let folder = tables();
    fs::write(folder.path().join("a.json"), "{\"nodes\": [{\"id\": \"A:1\"}, ").unwrap();
    let name = folder.path().to_str().unwrap();
    check(&["check", name], 4, "", "a.json, line 1");
    check(&["check", name, "--lenient"], 5, "MG061", "");
    fs::write(folder.path().join("a.json"), "").unwrap();
    check(&["check", name], 4, "", "a.json: the file is empty; name the files");
    check(&["check", name, "--lenient"], 5, "a.json: the file is empty", "");
}

/// Root may read everything, so there is nothing to see for it.
#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_bad_input() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tables();
    let name = folder.path().to_str().unwrap();
    let forbid = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let nodes = folder.path().join("x_nodes.tsv");
    forbid(&nodes, 0o000);
    if fs::File::open(&nodes).is_ok() {
        return;
    }
    check(&["check", name], 4, "", "x_nodes.tsv: Permission denied");
    check(&["check", name, "--lenient"], 5, "x_nodes.tsv", "");
    forbid(folder.path(), 0o000);
    let output = mechgraph(&["check", name]);
    forbid(folder.path(), 0o700);
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn a_table_that_does_not_belong_to_a_graph_is_named_before_the_large_ones_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    // What is wrong in it would end the reading, if it were read first.
    fs::write(path("edges.tsv"), "source\tmetaedge\ttarget\nnothing\n").unwrap();
    fs::write(path("kinds.tsv"), "kind\tabbreviation\tedges\nA - b - C\tAbC\t7\n").unwrap();
    fs::write(path("nodes.tsv"), "id\tname\tkind\nGene::25\tABL1\tGene\n").unwrap();
    let folder = folder.path().to_str().unwrap();
    check(&["info", "--graph", folder], 4, "", "kinds.tsv, line 1");
    check(&["info", "--graph", folder], 4, "", "leave out with --lenient what cannot be read");
}

#[test]
fn of_a_folder_of_hetionet_the_lists_of_its_kinds_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("hetionet-edges.sif"), "source\tmetaedge\ttarget\nGene::25\tGiG\tGene::613\n").unwrap();
    fs::write(path("metaedges.tsv"), "metaedge\tabbreviation\tedges\nA - b - C\tAbC\t7\n").unwrap();
    fs::write(path("metagraph.json"), "{\"metanode_kinds\": [\"Gene\"], \"metaedge_tuples\": []}").unwrap();
    fs::write(path("nodes.tsv"), "id\tname\tkind\nGene::25\tABL1\tGene\nGene::613\tBCR\tGene\n").unwrap();
    let name = folder.path().to_str().unwrap();
    check(&["info", "--graph", name], 0, "1 kept", "metaedges.tsv: Hetionet's kinds of edges");
    check(&["info", "--graph", name], 0, "hetionet-edges.sif", "metagraph.json: Hetionet's kinds of edges");
    check(&["info", "--graph", path("metaedges.tsv").to_str().unwrap()], 4, "", "metaedges.tsv, line 1");
}

#[test]
fn what_cannot_be_read_at_all_is_named() {
    let folder = tables();
    fs::write(folder.path().join("cut.tsv.gz"), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]).unwrap();
    let name = folder.path().to_str().unwrap();
    check(&["info", "--graph", name, "--lenient"], 5, "", "cut.tsv.gz");
    check(&["info", "--graph", &format!("{name}/cut.tsv.gz")], 4, "", "cut.tsv.gz");
}
