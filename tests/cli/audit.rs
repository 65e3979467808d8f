//! `audit`: findings by record and line, and an exit code for continuous integration.

use std::fs;

use serde_json::json;

use super::program::{check, json};

/// A record whose only path raises the disease that its drug treats, with a link twice.
const RAISES: &str = "\
- graph:
    _id: r1
    disease: Fever
    disease_mesh: MESH:D005334
    drug: aspirin
    drug_mesh: MESH:D001241
  links:
  - key: increases activity of
    source: MESH:D001241
    target: UniProt:P35354
  - key: positively correlated with
    source: UniProt:P35354
    target: MESH:D005334
  - key: positively correlated with
    source: UniProt:P35354
    target: MESH:D005334
  nodes:
  - {id: MESH:D001241, label: Drug, name: Aspirin}
  - {id: UniProt:P35354, label: Protein, name: PTGS2}
  - {id: MESH:D005334, label: Disease, name: Fever}
  references:
  - https://pubmed.ncbi.nlm.nih.gov/15774254/
";

#[test]
fn warnings_have_record_and_line_and_end_with_five() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (raises, lowers, retracted) = (path("raises.yaml"), path("lowers.yaml"), path("retracted.txt"));
    fs::write(&raises, RAISES).unwrap();
    fs::write(&lowers, RAISES.replace("increases", "decreases")).unwrap();

    check(&["audit", &raises], 5, "warning MG054 r1: the drug treats the disease, but", "1 record, 1 warning, 1 note");
    check(&["audit", &raises], 5, "raises.yaml:8)", "");
    check(&["audit", &lowers], 0, "note MG058 a record has the same link twice (1 time); --verbose", "0 warnings");
    check(&["audit", &lowers, "-v"], 0, "note MG058 \"r1\" says twice that", "");

    let report = json(&["audit", &raises, "--json"]);
    assert_eq!(report["codes"], json!({"MG054": 1, "MG058": 1}));
    let finding = report["findings"].as_array().unwrap().iter().find(|it| it["code"] == "MG054").unwrap();
    assert_eq!(finding["record"], "r1");
    assert_eq!(finding["entities"], json!(["MESH:D001241", "MESH:D005334"]));
    assert_eq!(finding["statements"].as_array().unwrap().len(), 2);

    fs::write(&retracted, "# withdrawn\n\n15774254\n").unwrap();
    check(&["audit", &lowers, "--retracted", &retracted], 5, "MG081 PMID:15774254, cited by", "1 warning");
    fs::write(&retracted, "10.1000/1\nSmith 2001\n").unwrap();
    check(&["audit", &lowers, "--retracted", &retracted], 4, "", "retracted.txt, line 2: \"Smith 2001\" is not a PMID");
    check(&["audit", &lowers, "--timeout", "0"], 6, "", "the deadline cut the run");
    check(&["audit"], 2, "", "no file is named");
}
