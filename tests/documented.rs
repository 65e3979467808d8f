//! The tables of the documentation say what the code does.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;

use mechgraph::build::LoadLimits;
use mechgraph::io::ReadLimits;
use mechgraph::model::FindingCode;
use mechgraph::query::Limits;

/// The cells of a table's row that starts with this text.
fn rows(file: &str, start: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("src/documentation/{file}.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with(&format!("| {start}")));
    rows.map(|line| line.trim_matches(['|', ' ']).split(" | ").map(str::to_owned).collect()).collect()
}

#[test]
fn every_code_of_a_finding_has_its_row() {
    let mut expected: Vec<Vec<String>> = FindingCode::ALL
        .iter()
        .map(|code| {
            let class = format!("{:?}", code.severity()).remove(0).to_string();
            vec![code.as_str().to_owned(), class, code.title().to_owned(), code.remedy().to_owned()]
        })
        .collect();
    expected.sort();
    assert_eq!(rows("findings", "MG"), expected);
    for (code, next) in expected.iter().zip(&expected[1..]) {
        assert_ne!(code[0], next[0], "two kinds have one code");
    }
}

#[test]
fn limits_are_as_documented() {
    let check = |start: &str, expected: [u64; 2]| {
        let found = rows("limits", start);
        let numbers: Vec<u64> = found[0][1..3].iter().map(|cell| cell.replace(',', "").parse().unwrap()).collect();
        assert_eq!((found.len(), numbers), (1, expected.to_vec()), "{start}");
    };
    let (read, strict) = (ReadLimits::default(), ReadLimits::hardened());
    check("bytes of a line", [read.line_bytes as u64, strict.line_bytes as u64]);
    check("bytes of a DrugMechDB", [read.record_bytes as u64, strict.record_bytes as u64]);
    check("YAML nodes", [read.record_nodes as u64, strict.record_nodes as u64]);
    assert_eq!(rows("limits", "rows of a source")[0][1..3], ["none", "10,000,000"]);
    assert_eq!((read.rows, strict.rows), (u64::MAX, 10_000_000));
    let (load, strict) = (LoadLimits::default(), LoadLimits::hardened());
    check("findings kept", [load.findings as u64, strict.findings as u64]);
    check("rejected rows", [load.rejects as u64, strict.rejects as u64]);
    let (query, strict) = (Limits::default(), Limits::hardened());
    check("paths given out", [query.paths as u64, strict.paths as u64]);
    check("entities expanded", [query.expansions, strict.expansions]);
    check("bytes of frontiers", [query.memory as u64, strict.memory as u64]);
    assert_eq!((query.deadline, strict.deadline.map(|time| time.as_secs())), (None, Some(1)));
    #[cfg(feature = "compression")]
    {
        let decompression = mechgraph::io::DecompressionLimits::default();
        for (start, expected) in
            [("bytes decompressed for", decompression.ratio), ("bytes decompressed |", decompression.bytes)]
        {
            let cell = rows("limits", start)[0][1].replace(',', "");
            assert_eq!(cell.parse::<u64>().unwrap(), expected, "{start}");
        }
    }
}
