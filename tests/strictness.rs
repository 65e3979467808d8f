//! How much may be wrong with a source: strict loading ends at the first serious finding, lenient loading keeps what
//! stands before the place where a source can no longer be read.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::cell::Cell;
use std::io::{self, BufReader, Read};

use mechgraph::GraphBuilder;
use mechgraph::build::{LoadError, LoadReport, Strictness};
use mechgraph::io::{AnyReader, Format};
use mechgraph::model::{Finding, FindingCode};

/// A source whose first rows are followed by the same row again and again.
struct Endless<'c> {
    row: &'static [u8],
    place: usize,
    left: u64,
    given: &'c Cell<u64>,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = &self.row[self.place..];
        let take = rest.len().min(buffer.len()).min(usize::try_from(self.left).unwrap());
        buffer[..take].copy_from_slice(&rest[..take]);
        self.place = (self.place + take) % self.row.len();
        self.left -= take as u64;
        self.given.set(self.given.get() + take as u64);
        Ok(take)
    }
}

fn refusal(format: Format, bytes: impl Read) -> Finding {
    let reader = AnyReader::of(format, "source", BufReader::new(bytes));
    match GraphBuilder::new().load_with(reader, Strictness::Strict) {
        Err(LoadError::Refused(finding)) => finding,
        other => panic!("{format:?}: {other:?}"),
    }
}

#[test]
fn strict_loading_reads_no_further_than_the_first_finding() {
    let cases: [(Format, &str, &'static [u8]); 5] = [
        (Format::KgxTsv, "id\tname\nno curie\tx\n", b"HGNC:11603\tTBX4\n"),
        (Format::KgxJsonl, "{\"name\": \"x\"}\n", b"{\"id\": \"HGNC:11603\"}\n"),
        (Format::KgxJson, "[{\"name\": \"x\"},\n", b"{\"id\": \"HGNC:11603\"},\n"),
        (Format::DrugMechDbJson, "[{\"nodes\": 7},\n", b"{\"nodes\": [{\"id\": \"HGNC:11603\"}]},\n"),
        (Format::Hetionet, "id\tname\tkind\nGene::25\tABL1\tGem\n", b"Gene::25\tABL1\tGene\n"),
    ];
    for (format, head, row) in cases {
        let given = Cell::new(0);
        let endless = Endless { row, place: 0, left: 64 << 20, given: &given };
        let finding = refusal(format, head.as_bytes().chain(endless));
        assert!(finding.line > 0, "{format:?}: {finding}");
        assert!(given.get() < 1 << 20, "{format:?} read {} bytes more", given.get());
    }
}

#[test]
fn strict_loading_names_the_place_and_keeps_what_is_above_a_note() {
    let finding = refusal(Format::KgxTsv, &b"id\tname\r\nA:1\tone\r\n\tnone\r\n"[..]);
    assert_eq!((finding.source.as_str(), finding.line), ("source", 3));
    let noted = AnyReader::of(Format::KgxTsv, "source", &b"id\tname\r\nA:1\tone\r\n"[..]);
    let report = GraphBuilder::new().load_with(noted, Strictness::Strict).unwrap();
    assert_eq!((report.kept, report.findings[0].code), (1, FindingCode::Normalised));
}

#[cfg(feature = "yaml")]
#[test]
fn strict_loading_does_not_end_at_what_changes_no_answer() {
    let yaml = b"- graph: {_id: R, drug: a, drug_mesh: MESH:1, disease: b, disease_mesh: MESH:2}\n  nodes: \
                 [{id: MESH:1, label: Drug, name: a}, {id: MESH:2, label: Disease, name: A}]\n";
    let load = |strictness| {
        let reader = AnyReader::of(Format::DrugMechDbYaml, "source", yaml.as_slice());
        GraphBuilder::new().load_with(reader, strictness)
    };
    let report = load(Strictness::Strict).unwrap();
    assert_eq!(report.findings[0].code, FindingCode::SharedName);
    let Err(LoadError::Refused(finding)) = load(Strictness::Pedantic) else { panic!("a shared name is a warning") };
    assert_eq!(finding.code, FindingCode::SharedName);
    for code in FindingCode::ALL {
        let [pedantic, strict, standard] =
            [Strictness::Pedantic, Strictness::Strict, Strictness::Standard].map(|it| it.ends_at(*code));
        assert!(!standard && (pedantic || !strict), "{code}");
    }
}

/// Loads leniently, and asserts that the same source is an error otherwise.
fn lenient(format: Format, bytes: &[u8]) -> LoadReport {
    let load = |strictness| GraphBuilder::new().load_with(AnyReader::of(format, "source", bytes), strictness);
    assert!(matches!(load(Strictness::Standard), Err(LoadError::Read(_))), "{format:?}");
    let report = load(Strictness::Lenient).unwrap();
    assert!(report.is_balanced() && !report.is_finished(), "{report}");
    report
}

fn check(format: Format, bytes: &[u8], kept: u64, line: u64, expected: &str) {
    let report = lenient(format, bytes);
    let finding = report.findings.iter().find(|finding| finding.code == FindingCode::Unfinished).unwrap();
    assert_eq!((report.kept, finding.line), (kept, line), "{finding}");
    assert!(finding.message.contains(expected), "{finding}");
}

#[test]
fn lenient_loading_keeps_what_stands_before() {
    let twice = b"{\"id\": \"A:1\"}\n\n{\"id\": \"A:2\", \"id\": \"A:3\"}\n{\"id\": \"A:4\"}\n";
    check(Format::KgxJsonl, twice, 1, 3, "up to line 1 is kept");
    check(Format::KgxTsv, b"id\tname\nA:1\tone\nA:2\tcaf\xE9\n", 1, 3, "not UTF-8");
    check(
        Format::KgxJson,
        b"{\"nodes\": [{\"id\": \"A:1\"},\n{\"id\": \"A:2\"},\n{\"id\"",
        2,
        3,
        "up to line 2 is kept",
    );
    let rejected = b"{\"id\": \"A:1\"}\n{\"id\": []}\n{\"id\": \"A:2\", \"id\": \"A:3\"}\n";
    check(Format::KgxJsonl, rejected, 1, 3, "up to line 1 is kept");
    let cut = b"[{\"graph\": {\"_id\": \"R\",\n\"drug\": \"a\",";
    check(Format::DrugMechDbJson, cut, 0, 2, "nothing of the source is kept");
    check(Format::Hetionet, b"name\tid\n", 0, 1, "nothing of the source is kept");
}

#[cfg(feature = "compression")]
#[test]
fn lenient_loading_keeps_what_a_truncated_archive_holds() {
    use std::io::Write as _;

    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    for number in 0u32..20_000 {
        writeln!(encoder, "{{\"id\": \"A:{}\"}}", number.wrapping_mul(2_654_435_761)).unwrap();
    }
    let whole = encoder.finish().unwrap();
    let cut = mechgraph::io::decompress(&whole[..whole.len() / 2]).unwrap();
    let reader = AnyReader::of(Format::KgxJsonl, "source", cut);
    let report = GraphBuilder::new().load_with(reader, Strictness::Lenient).unwrap();
    assert!((5_000..15_000).contains(&report.kept) && report.is_balanced(), "{report}");
    let [finding] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
    assert!(finding.message.contains("cut short"), "{finding}");
    assert!(finding.message.contains(&format!("up to line {} is kept", report.kept)), "{finding}");
}
