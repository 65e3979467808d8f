//! KGX tables: what a row says depends neither on the rows above it nor on how its bytes come.
#![cfg(feature = "json")]

use std::io::BufReader;

use mechgraph::io::kgx::TsvReader;
use mechgraph::model::{Finding, ReadError, Reader, Record, RecordRef, Row, RowCounts, Sink};
use proptest::prelude::*;

/// All that a reader says, in order, without lines.
#[derive(Debug, Default, PartialEq)]
struct Heard {
    records: Vec<(Record, Vec<u8>)>,
    rejects: Vec<(String, u64, Vec<u8>)>,
    findings: Vec<(String, u64)>,
}

impl Sink for Heard {
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        self.records.push((record.to_record(), row.bytes.to_owned()));
    }

    fn reject(&mut self, finding: Finding, row: Row<'_>) {
        self.rejects.push((format!("{} {}", finding.code, finding.message), finding.column, row.bytes.to_owned()));
    }

    fn finding(&mut self, finding: Finding) {
        // What is said of the header is said of no row.
        if finding.line == 1 {
            return;
        }
        self.findings.push((format!("{} {}", finding.code, finding.message), finding.column));
    }
}

fn hear(reader: impl Reader) -> (Heard, Result<RowCounts, ReadError>) {
    let mut heard = Heard::default();
    let counts = reader.read(&mut heard);
    (heard, counts)
}

const EDGE_COLUMNS: &str = "id\tsubject\tpredicate\tobject\tnegated\tobject_direction_qualifier\tqualifiers\t\
    species_context_qualifier\tcontext_species\tcontext_cell\teffect\tshortcut_over\tepistemic_status\tvalid_from\t\
    publications\tprimary_knowledge_source\tapplicability_jurisdiction\tapplicability_disease_course_any_of\tnote\txrefs";

const NODE_COLUMNS: &str = "id\tname\tcategory\tsynonym\txref\tsame_as\tprovided_by\tdescription\tnote\txrefs";

/// Cells that are good in some column and bad in others; the first stands for the cell above.
const CELLS: [&str; 20] = [
    "^",
    "",
    " ",
    "nan",
    "A:1",
    "B:22 ",
    "a|b",
    "a||c|d",
    "|",
    "true",
    "False",
    "+",
    "-",
    "increased",
    "established",
    "2020-01",
    "biolink:affects",
    "Gene|biolink:Protein",
    "γ",
    "a\u{1}",
];

/// Rows of a table in which most cells are as the ones above them.
fn rows(columns: &'static str) -> impl Strategy<Value = Vec<String>> {
    let width = columns.split('\t').count();
    let cell = prop_oneof![6 => Just(0), 1 => 0..CELLS.len()];
    let row = (prop::collection::vec(cell, width), 0..40_usize);
    prop::collection::vec(row, 1..12).prop_map(move |rows| {
        let mut above: Vec<&str> = columns
            .split('\t')
            .map(|name| match name {
                "id" | "subject" | "object" => "A:1",
                "predicate" => "biolink:affects",
                _ => "",
            })
            .collect();
        let mut text = |(row, slip): (Vec<usize>, usize)| {
            above.iter_mut().zip(row).filter(|(_, cell)| *cell > 0).for_each(|(above, cell)| *above = CELLS[cell]);
            let row = above.join("\t");
            match slip {
                0 => row + "\t",
                1 => row + "\tx",
                2 => above[1..].join("\t"),
                _ => row,
            }
        };
        rows.into_iter().map(&mut text).collect()
    })
}

fn check_rows(columns: &str, rows: &[String]) -> Result<(), TestCaseError> {
    // A first row that is good, without which a reader refuses the whole.
    let good = columns.split('\t').map(|name| if name == "predicate" { "affects" } else { "Z:9" }).collect::<Vec<_>>();
    let good = good.join("\t").replace("Z:9\tZ:9\taffects\tZ:9\tZ:9", "Z:9\tZ:9\taffects\tZ:9\ttrue");
    let table = |rows: &[String]| format!("{columns}\n{good}\n{}\n", rows.join("\n"));
    let alone_above = hear(TsvReader::new("t", format!("{columns}\n{good}\n").as_bytes())).0;
    let mut apart = Heard::default();
    for row in rows {
        let heard = hear(TsvReader::new("t", format!("{columns}\n{row}\n{good}\n").as_bytes())).0;
        let before = |all: usize, above: usize| all - above;
        let count = before(heard.records.len(), alone_above.records.len());
        apart.records.extend(heard.records.into_iter().take(count));
        let count = before(heard.rejects.len(), alone_above.rejects.len());
        apart.rejects.extend(heard.rejects.into_iter().take(count));
        let count = before(heard.findings.len(), alone_above.findings.len());
        apart.findings.extend(heard.findings.into_iter().take(count));
    }
    let whole = hear(TsvReader::new("t", table(rows).as_bytes())).0;
    let rest = Heard {
        records: whole.records.into_iter().skip(alone_above.records.len()).collect(),
        rejects: whole.rejects.into_iter().skip(alone_above.rejects.len()).collect(),
        findings: whole.findings.into_iter().skip(alone_above.findings.len()).collect(),
    };
    prop_assert_eq!(rest, apart);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_row_of_edges_says_the_same_whatever_stands_above_it(rows in rows(EDGE_COLUMNS)) {
        check_rows(EDGE_COLUMNS, &rows)?;
    }

    #[test]
    fn a_row_of_nodes_says_the_same_whatever_stands_above_it(rows in rows(NODE_COLUMNS)) {
        check_rows(NODE_COLUMNS, &rows)?;
    }

    #[test]
    fn a_table_is_read_the_same_however_its_bytes_come(
        rows in rows(EDGE_COLUMNS),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n"), Just("\r\n\n")],
        damage in prop::option::of((0..600_usize, any::<u8>())),
        capacity in 1..300_usize,
    ) {
        let mut bytes = format!("{EDGE_COLUMNS}{end}{}", rows.join(end)).into_bytes();
        if let Some((place, byte)) = damage {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        let (whole, whole_counts) = hear(TsvReader::new("t", &bytes[..]));
        let (parts, counts) = hear(TsvReader::new("t", BufReader::with_capacity(capacity, &bytes[..])));
        prop_assert_eq!(whole, parts);
        let text = |counts: Result<RowCounts, ReadError>| counts.map_err(|error| error.to_string());
        prop_assert_eq!(text(whole_counts), text(counts));
    }
}

#[test]
fn a_line_that_is_no_text_is_refused_after_the_lines_before_it() {
    for (bad, expected) in [(b"A:3\xFF", "line 4, column 4: byte 4"), (b"A:3\0", "line 4, column 4: a NUL")] {
        let table = [b"id\nA:1\nA:2\n", &bad[..], b"\nA:4\n"].concat();
        for capacity in [1, 8, 12, 100] {
            let (heard, counts) = hear(TsvReader::new("t", BufReader::with_capacity(capacity, &table[..])));
            assert_eq!(heard.records.len(), 2);
            let error = counts.unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
