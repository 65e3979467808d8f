//! KGX JSON Lines: which lines are parsed, and which are only compared.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::fmt::Write as _;

use allocation_counter::measure;
use mechgraph::io::kgx::JsonlReader;
use mechgraph::model::{Finding, Reader, RecordRef, Row, Sink, StatementRows};

/// Counts what is handed on.
#[derive(Default)]
struct Counted {
    records: usize,
    rows: usize,
    forms: usize,
    publications: usize,
}

impl Sink for Counted {
    fn record(&mut self, _: RecordRef<'_>, _: Row<'_>) {
        self.records += 1;
    }

    fn statements(&mut self, rows: StatementRows<'_>) {
        self.rows += rows.iter().len();
        self.forms = rows.forms().len();
        self.publications += rows.iter().map(|row| row.publications().count()).sum::<usize>();
    }

    fn reject(&mut self, _: Finding, _: Row<'_>) {}

    fn finding(&mut self, _: Finding) {}
}

fn read(lines: &str) -> Counted {
    let mut counted = Counted::default();
    JsonlReader::new("lines", lines.as_bytes()).read(&mut counted).unwrap();
    counted
}

/// Edges of five kinds, with publications and without; which comes when follows no rule.
fn edges(count: usize) -> String {
    let mut lines = String::new();
    for edge in 0..count {
        let kind = edge * 7919 % 5;
        let publications = if edge % 3 == 0 { "" } else { r#","publications":["PMID:1", "PMID:2"]"# };
        writeln!(
            lines,
            r#"{{"id":"e{edge}","subject":"A:{edge}","predicate":"biolink:affects","object":"B:{edge}"{publications},"kind":{kind}}}"#
        )
        .unwrap();
    }
    lines
}

#[test]
fn lines_that_differ_in_their_own_values_alone_are_parsed_twice() {
    let counted = read(&edges(3000));
    // The first line shows where lines end; of each of the ten forms one more is a record before others are as it is.
    assert_eq!((counted.records, counted.rows, counted.forms), (11, 2989, 10));
    assert_eq!(counted.publications, 4000 - 2 * 5);
}

#[test]
fn lines_that_share_nothing_are_not_kept() {
    let mut lines = String::new();
    for edge in 0..3000 {
        writeln!(lines, r#"{{"subject":"A:1","predicate":"biolink:affects","object":"B:1","score":{edge}}}"#).unwrap();
    }
    let counted = read(&lines);
    assert_eq!((counted.records, counted.rows), (3000, 0));
}

#[test]
fn a_line_more_takes_no_allocation_more() {
    let allocations = |count| {
        let lines = edges(count);
        let info = measure(|| assert_eq!(read(&lines).rows, count - 11));
        (info.count_total, info.bytes_max)
    };
    let (few, many) = (allocations(4000), allocations(40_000));
    println!("{few:?} and {many:?} allocations and bytes");
    assert!(many.0 <= few.0 + 20 && many.1 <= few.1 + few.1 / 4, "{few:?}, {many:?}");
}

#[test]
fn a_line_of_which_anything_is_odd_is_parsed() {
    let good = r#"{"id":"e1","subject":"A:1","predicate":"affects","object":"B:1","publications":["PMID:1"]}"#;
    let check = |from: &str, to: &str, is_compared: bool| {
        let line = good.replace(from, to);
        assert!(line != good || from == to);
        let counted = read(&format!("{good}\n{line}\n{line}\n{line}\n"));
        assert_eq!(counted.rows, if is_compared { 2 } else { 0 }, "{line}");
    };
    for (from, to) in [
        ("A:1", "A:1"),
        ("e1", "an id"),
        (r#""id":"e1","#, ""),
        (r#""e1""#, "null"),
        (r#"["PMID:1"]"#, "[]"),
        (r#"["PMID:1"]"#, "null"),
        ("PMID:1", "a|b"),
        ("affects", r"aff\u0065cts"),
        (r#""id""#, r#""note":{"subject":["}"]},"id""#),
    ] {
        check(from, to, true);
    }
    for (from, to) in [
        ("A:1", r"A\u003a1"),
        ("A:1", " A:1"),
        ("A:1", "A:γ"),
        ("A:1", "nan"),
        (r#""A:1""#, "1"),
        (r#""A:1""#, r#"{"statement":"e2"}"#),
        (r#""e1""#, r#""""#),
        (r#""e1""#, "7"),
        (r#""id""#, r#""i\u0064""#),
        (r#""publications""#, r#""publ\u0069cations""#),
        (r#"["PMID:1"]"#, r#""PMID:1""#),
        (r#"["PMID:1"]"#, "[1]"),
        ("PMID:1", ""),
        ("PMID:1", "γ"),
        (r#""publications":["PMID:1"]"#, r#""valid_from":"soon""#),
        (r#""publications":["PMID:1"]"#, r#""p_value":NaN"#),
    ] {
        check(from, to, false);
    }
}
