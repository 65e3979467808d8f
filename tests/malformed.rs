//! Files with one defect each, and what becomes of them: every row is accounted for, or the error names the place.
//!
//! `UPDATE_GOLDEN=1 cargo test --all-features --test malformed` writes what becomes of them now; read each change.
#![cfg(all(feature = "compression", feature = "json", feature = "yaml"))]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufReader, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use mechgraph::GraphBuilder;
use mechgraph::graph::StatementRef;
use mechgraph::io::{AnyReader, DecompressionLimits, Format, decompress_within};
use mechgraph::model::Finding;

#[expect(unreachable_pub, reason = "it is a package of its own too")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

const FOLDER: &str = "tests/malformed";
const FORMATS: &[&str] = &[
    "kgx_tsv",
    "kgx_csv",
    "kgx_jsonl",
    "kgx_json",
    "drugmechdb_yaml",
    "drugmechdb_json",
    "hetionet",
    "bel_node_link",
    "bel_script",
    "indra",
    "signor",
    "omnipath",
    "trapi",
    #[cfg(feature = "rdf")]
    "turtle",
    #[cfg(feature = "rdf")]
    "n_triples",
];

/// What becomes of a source, in lines: the rows, the findings, the rejected rows and what is in the graph.
fn outcome(format: Format, name: &str, bytes: &[u8]) -> String {
    let mut text = String::new();
    let limits = DecompressionLimits { ratio: 250, bytes: 1 << 30 };
    let mut builder = GraphBuilder::new();
    let source = decompress_within(bytes, limits).unwrap();
    let report = match builder.load(AnyReader::of(format, name, source)) {
        Ok(report) => report,
        Err(error) => {
            write!(text, "  error: {error}").unwrap();
            let mut cause = error.source();
            while let Some(error) = cause {
                write!(text, ": {error}").unwrap();
                cause = error.source();
            }
            return text + "\n";
        }
    };
    assert!(report.is_balanced(), "{report}");
    let graph = builder.freeze().unwrap();
    let (read, kept, merged) = (report.read, report.kept, report.merged);
    let (quarantined, skipped) = (report.quarantined, report.skipped);
    writeln!(text, "  {read} read = {kept} kept + {merged} merged + {quarantined} quarantined + {skipped} skipped")
        .unwrap();
    let letter = |finding: &Finding| format!("{:?}", finding.code.severity()).remove(0);
    for finding in graph.findings() {
        let (line, column, count) = (finding.line, finding.column, finding.count);
        let (letter, code, message) = (letter(finding), finding.code, finding.message.escape_debug());
        writeln!(text, "  {letter} {code} {line}:{column} {count}x {message}").unwrap();
        assert!(line > 0 || report.read == 0, "{name}: no place for {finding}");
    }
    for reject in &report.rejects {
        writeln!(text, "  rejected {}: {}", reject.line, reject.raw.escape_debug()).unwrap();
    }
    for node in graph.nodes() {
        let categories: Vec<&str> = node.categories().iter().map(mechgraph::Category::as_str).collect();
        let (id, name) = (node.curie().escape_debug(), node.given_name().unwrap_or_default().escape_debug());
        writeln!(text, "  node {id} {name:?} [{}]", categories.join(", "), name = name.to_string()).unwrap();
    }
    for statement in graph.statements() {
        writeln!(text, "  edge {}", line_of(statement)).unwrap();
    }
    text
}

fn line_of(statement: StatementRef<'_>) -> String {
    let statement = statement.to_statement();
    let not = if statement.negated { "NOT " } else { "" };
    let (subject, object) = (statement.subject.to_string(), statement.object.to_string());
    let qualifiers: Vec<String> = statement.qualifiers.iter().map(|(slot, value)| format!("{slot}={value}")).collect();
    let keys: Vec<&str> = statement.properties.keys().map(String::as_str).collect();
    format!(
        "{not}{} {} {} [{}] {} {{{}}}",
        subject.escape_debug(),
        statement.predicate,
        object.escape_debug(),
        qualifiers.join(", "),
        statement.evidence.publications.join("|"),
        keys.join(", ")
    )
}

/// The files of a folder, by name; golden files stand beside the folders.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(Path::new(FOLDER).join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name_of(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

/// Compares with the golden file of a name, or writes it.
fn check(golden: &str, found: &str) {
    let path = Path::new(FOLDER).join(format!("{golden}.golden"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    for (expected, found) in expected.lines().zip(found.lines()) {
        assert_eq!(found, expected, "{}: run with UPDATE_GOLDEN=1 and read the changes", path.display());
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{}", path.display());
}

#[test]
fn damaged_mappings_are_read_or_the_error_names_the_place() {
    let whole = b"#mapping_set_id: http://a/b\n#curie_map:\n#  MONDO: http://purl.obolibrary.org/obo/MONDO_\n\
        subject_id\tpredicate_id\tpredicate_modifier\tobject_id\n\
        MONDO:1\tskos:exactMatch\t\tDOID:1\nMONDO:2\towl:sameAs\tNot\tDOID:2\n";
    for place in 0..whole.len() {
        targets::mappings(&whole[..place]);
        for byte in [0, b'\t', b'\n', b'\r', b'"', b'#', b':', b'|', 0xFF] {
            let mut damaged = whole.to_vec();
            damaged[place] = byte;
            targets::mappings(&damaged);
        }
    }
}

#[test]
fn every_row_of_a_malformed_file_is_accounted_for_or_the_error_names_the_place() {
    for folder in FORMATS {
        let format = targets::format_of(folder).unwrap();
        let mut found = String::new();
        for path in files(folder) {
            let name = name_of(&path);
            write!(found, "{name}\n{}\n", outcome(format, name, &fs::read(&path).unwrap())).unwrap();
        }
        check(folder, &found);
    }
}

#[test]
fn what_becomes_of_a_file_does_not_depend_on_how_much_of_it_is_read_at_once() {
    let odd_ends = b"subject\tpredicate\tobject\r\nA:1\ttreats\tA:2\r\r\nA:1\ttreats\tA:3\r\nA:1\taffects\tA:3\r\r\n";
    let files = FORMATS.iter().flat_map(|folder| files(folder)).map(|path| fs::read(path).unwrap());
    for bytes in files.chain([odd_ends.to_vec()]) {
        let read = |capacity: usize| {
            let mut builder = GraphBuilder::new();
            let source = BufReader::with_capacity(capacity, bytes.as_slice());
            let report = builder.load(AnyReader::of(Format::KgxTsv, "source", source));
            format!("{report:?} {:?}", builder.freeze().unwrap().findings())
        };
        let whole = read(bytes.len().max(1));
        for capacity in [1, 2, 7, 50] {
            assert_eq!(read(capacity), whole, "{capacity} bytes at once of {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn what_holds_for_any_bytes_holds_for_the_malformed_files_in_any_format() {
    for path in FORMATS.iter().flat_map(|folder| files(folder)) {
        let bytes = fs::read(&path).unwrap();
        println!("{}", path.display());
        for format in FORMATS {
            targets::round_trip(targets::format_of(format).unwrap(), &bytes);
        }
        targets::round_trip_as_message(&bytes);
        #[cfg(feature = "rdf")]
        for format in [Format::Turtle, Format::NTriples] {
            targets::round_trip_as_rdf(format, &bytes);
        }
        targets::decompress(&bytes);
        for half in [gzip(&bytes), gzip(&bytes)[..gzip(&bytes).len() / 2].to_vec()] {
            targets::decompress(&half);
        }
    }
}

#[test]
fn snapshots_of_what_is_read_are_opened_and_broken_ones_too_or_refused() {
    for folder in FORMATS {
        let format = targets::format_of(folder).unwrap();
        for path in files(folder) {
            let Some(graph) = targets::read(format, &fs::read(&path).unwrap()) else { continue };
            let mut snapshot = Vec::new();
            graph.write_snapshot(&mut snapshot).unwrap();
            targets::open(&snapshot);
            for place in (0..snapshot.len()).step_by(97) {
                let mut broken = snapshot.clone();
                broken[place] ^= 0x55;
                targets::open(&broken);
            }
        }
    }
}

const TABLE: &str = "id\tname\nHGNC:5438\tIFNG\nHGNC:11603\tTBX4\nMONDO:0005002\tCOPD\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

/// A table of many rows, which a decoder gives out in several parts.
fn long_table() -> String {
    let rows = (0..20_000u32).map(|n| format!("HGNC:{n}\tgene {}\n", n.wrapping_mul(2_654_435_761)));
    "id\tname\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn sources_that_are_no_plain_text_are_read_whole_or_refused() {
    let long = gzip(long_table().as_bytes());
    let mut corrupt = long.clone();
    let middle = corrupt.len() / 2;
    corrupt[middle..middle + 16].fill(0xFF);
    let mut sum = gzip(TABLE.as_bytes());
    let last = sum.len() - 8;
    sum[last] ^= 1;
    let (first, rest) = TABLE.split_at(30);
    let mut found = String::new();
    for (name, bytes) in [
        ("gzip", gzip(TABLE.as_bytes())),
        ("gzip_of_many_members", [gzip(first.as_bytes()), gzip(rest.as_bytes())].concat()),
        ("gzip_of_nothing", gzip(b"")),
        ("gzip_of_gzip", gzip(&gzip(TABLE.as_bytes()))),
        ("gzip_cut_in_the_header", gzip(TABLE.as_bytes())[..5].to_vec()),
        ("gzip_cut_short", long[..long.len() / 2].to_vec()),
        ("gzip_corrupt", corrupt),
        ("gzip_with_a_wrong_checksum", sum),
        ("gzip_with_text_after_it", [gzip(TABLE.as_bytes()), b"and more".to_vec()].concat()),
        ("gzip_bomb", gzip(&vec![b' '; 64 << 20])),
        ("gzip_by_name_alone", TABLE.as_bytes().to_vec()),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec()),
        ("bzip2", b"BZh91AY&SY\x12\x34".to_vec()),
        ("xz", b"\xFD7zXZ\0\0\x04".to_vec()),
        ("utf_16_little_endian", [b"\xFF\xFE".to_vec(), utf_16(TABLE, u16::to_le_bytes)].concat()),
        ("utf_16_big_endian", [b"\xFE\xFF".to_vec(), utf_16(TABLE, u16::to_be_bytes)].concat()),
        ("utf_16_without_a_mark", utf_16(TABLE, u16::to_le_bytes)),
        ("nul", TABLE.replace("TBX4", "TB\0X4").into_bytes()),
        ("nul_in_the_first_line", b"id\0\tname\nHGNC:1\tx\n".to_vec()),
    ] {
        for format in [Format::KgxTsv, Format::KgxJson, Format::DrugMechDbYaml] {
            let outcome = outcome(format, name, &bytes);
            let shown = if outcome.len() > 2_000 { "  a graph of many rows\n" } else { &outcome };
            write!(found, "{name} as {}\n{shown}\n", format.as_str()).unwrap();
        }
        targets::decompress(&bytes);
    }
    check("bytes", &found);
}
