//! A reader of one's own: rows of a made-up assay table become statements, and what cannot be read is told.
//!
//! To add records that are in memory already, `GraphBuilder::extend` is enough; a `Reader` is for a source with
//! rows that have places and can be broken.
#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::io::BufRead;

use mechgraph::model::{
    CurieError, Finding, FindingCode, ReadError, Reader, RecordRef, Row, RowCounts, Sink, TermError,
};
use mechgraph::{Curie, GraphBuilder, MechanismQuery, Statement};

/// Compound, target, effect in per cent of the control: what a query of a laboratory's database might give.
const ASSAYS: &str = "\
compound;target;percent_of_control
# plate 7
lab:C17;lab:T1;4
lab:C17;lab:T2; 6
lab:C17;lab:T3;
lab:C17;T4;55
;lab:T1;12
lab:C17;lab:T1;4;left over
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = GraphBuilder::new();
    let report = builder.load(Assays { name: "assays.csv".to_owned(), bytes: ASSAYS.as_bytes() })?;
    println!("{report}");
    report.findings.iter().for_each(|finding| println!("  {finding}"));
    report.rejects.iter().for_each(|reject| println!("  left out: {:?}", reject.raw));
    // Every row is read, left out with a finding, or skipped: none is lost in silence.
    assert!(report.is_balanced());
    assert_eq!((report.read, report.kept, report.quarantined, report.skipped), (7, 3, 3, 1));
    assert_eq!(report.rejects.iter().map(|reject| reject.line).collect::<Vec<_>>(), [5, 7, 8]);

    let graph = builder.freeze()?;
    let query = MechanismQuery::between("lab:C17", "lab:T1");
    let lines: Vec<String> = query.run(&graph)?.map(|mechanism| mechanism.to_string()).collect();
    assert_eq!(lines, ["lab:C17 ⊣ lab:T1   (net −, status not stated)"]);
    println!("{}", lines[0]);

    // A source of another format is refused as a whole, with the place.
    let error = builder_error("drug,gene\n1,2\n");
    println!("{error}");
    assert!(error.contains("line 1"));
    Ok(())
}

fn builder_error(text: &str) -> String {
    let loaded = GraphBuilder::new().load(Assays { name: "other.csv".to_owned(), bytes: text.as_bytes() });
    loaded.map_or_else(|error| error.to_string(), |report| report.to_string())
}

/// Reads such a table. The core opens no files: any `BufRead` will do, and so would a database's cursor.
struct Assays<R> {
    name: String,
    bytes: R,
}

impl<R: BufRead> Reader for Assays<R> {
    fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let mut counts = RowCounts::default();
        for (line, text) in (1..).zip(self.bytes.lines()) {
            let text = text.map_err(|source| ReadError::Io { source_name: self.name.clone(), line, source })?;
            if line == 1 {
                check_header(&text, &self.name)?;
                continue;
            }
            counts.read += 1;
            let row = Row { line, bytes: text.as_bytes() };
            if text.starts_with('#') {
                counts.skipped += 1;
                continue;
            }
            match statement(&text) {
                Ok((statement, note)) => {
                    if let Some(note) = note {
                        sink.finding(Finding::new(FindingCode::Normalised, note).at(self.name.clone(), line));
                    }
                    sink.record(RecordRef::Statement(&statement), row);
                    counts.handed_on += 1;
                }
                // The row's own text goes with it, so that it can be mended and read again.
                Err(bad) => {
                    let finding = Finding::new(FindingCode::Unreadable, bad.to_string());
                    sink.reject(finding.at(self.name.clone(), line), row);
                    counts.quarantined += 1;
                }
            }
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        &self.name
    }
}

fn check_header(text: &str, name: &str) -> Result<(), ReadError> {
    if text == "compound;target;percent_of_control" {
        return Ok(());
    }
    let message = format!("the header is {text:?}; compound;target;percent_of_control is expected");
    Err(ReadError::Format { source_name: name.to_owned(), line: 1, column: 1, message })
}

/// Why a row is no statement.
#[derive(Debug, thiserror::Error)]
enum BadRow {
    #[error("a row has {0} fields; 3 are expected")]
    Fields(usize),
    #[error("there is no number in {0:?}; give the per cent of the control")]
    Number(String),
    #[error(transparent)]
    Id(#[from] CurieError),
    #[error(transparent)]
    Name(#[from] TermError),
}

/// The statement of a row, and what was normalised on the way.
fn statement(text: &str) -> Result<(Statement, Option<&'static str>), BadRow> {
    let fields: Vec<&str> = text.split(';').collect();
    let [compound, target, percent] = fields[..] else { return Err(BadRow::Fields(fields.len())) };
    let number: f64 = percent.trim().parse().map_err(|_| BadRow::Number(percent.to_owned()))?;
    // An identifier that is no CURIE may be kept as it stands: the builder tells of it, and nothing is lost.
    let target = if target.is_empty() { target.parse()? } else { Curie::verbatim(target) };
    let direction = if number < 100.0 { "decreased" } else { "increased" };
    let statement = Statement::new(compound.parse::<Curie>()?, "affects".parse()?, target)
        .with_qualifier("object_aspect_qualifier", "activity")
        .with_qualifier("object_direction_qualifier", direction);
    Ok((statement, (percent.trim() != percent).then_some("spaces around a number are left out")))
}
