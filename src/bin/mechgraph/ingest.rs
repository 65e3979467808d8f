//! The ingest report: what became of every row.

use mechgraph::build::LoadReport;
use mechgraph::model::{Finding, Severity, Source};
use serde::Serialize;

use crate::arguments::Rejects;
use crate::draft::{self, folder_of};
use crate::exit::Failure;
use crate::loading::{Loaded, LoadedFile};

#[derive(Serialize)]
pub(crate) struct IngestReport<'r> {
    files: Vec<FileReport<'r>>,
    /// What stands in no file: what a folder holds that is not read, and what was found when the files were
    /// put together.
    findings: Vec<FindingReport<'r>>,
    entities: usize,
    statements: usize,
}

#[derive(Serialize)]
struct FileReport<'r> {
    path: &'r str,
    format: &'r str,
    rows: Rows,
    findings: Vec<FindingReport<'r>>,
}

/// What became of the rows of one file.
#[derive(Serialize)]
pub(crate) struct Rows {
    pub(crate) read: u64,
    pub(crate) kept: u64,
    pub(crate) merged: u64,
    pub(crate) quarantined: u64,
    pub(crate) skipped: u64,
}

impl Rows {
    const fn of(file: &LoadedFile) -> Self {
        let LoadReport { read, kept, merged, quarantined, skipped, .. } = file.report;
        Self { read, kept, merged, quarantined, skipped }
    }

    pub(crate) const fn of_source(source: &Source) -> Self {
        let Source { read, kept, merged, quarantined, skipped, .. } = *source;
        Self { read, kept, merged, quarantined, skipped }
    }
}

#[derive(Serialize)]
struct FindingReport<'r> {
    code: &'static str,
    severity: Severity,
    line: u64,
    column: u64,
    message: &'r str,
    count: u64,
}

impl<'r> FindingReport<'r> {
    fn new(finding: &'r Finding) -> Self {
        Self {
            code: finding.code.as_str(),
            severity: finding.code.severity(),
            line: finding.line,
            column: finding.column,
            message: &finding.message,
            count: finding.count,
        }
    }
}

impl<'r> IngestReport<'r> {
    pub(crate) fn of(loaded: &'r Loaded) -> Self {
        let file = |file: &'r LoadedFile| FileReport {
            path: &file.report.source,
            format: file.format.as_str(),
            rows: Rows::of(file),
            findings: file.report.findings.iter().map(FindingReport::new).collect(),
        };
        Self {
            files: loaded.files.iter().map(file).collect(),
            findings: loaded.findings.iter().map(FindingReport::new).collect(),
            entities: loaded.graph.node_count(),
            statements: loaded.graph.statement_count(),
        }
    }
}

/// The report for people.
pub(crate) fn text(loaded: &Loaded) -> String {
    let finding = |finding: &Finding| {
        let times = if finding.count > 1 { format!(" ({} times)", finding.count) } else { String::new() };
        format!("  {:?} {finding}{times}\n", finding.code.severity())
    };
    let file = |file: &LoadedFile| {
        format!("{}\n{}", file.report, file.report.findings.iter().map(finding).collect::<String>())
    };
    let whole: String = loaded.findings.iter().map(finding).collect();
    let sum = format!("{} entities, {} statements\n", loaded.graph.node_count(), loaded.graph.statement_count());
    loaded.files.iter().map(file).collect::<String>() + &sum + &whole
}

/// The report in a few lines: what was left out in full, all else as counts.
pub(crate) fn summary(loaded: &Loaded) -> Vec<String> {
    let mut lines: Vec<String> = loaded.files.iter().map(|file| file.report.to_string()).collect();
    lines.push(format!("{} entities, {} statements", loaded.graph.node_count(), loaded.graph.statement_count()));
    let findings = || loaded.files.iter().flat_map(|file| &file.report.findings).chain(&loaded.findings);
    let of = |severity: Severity| findings().filter(move |finding| finding.code.severity() == severity);
    lines.extend(of(Severity::Error).map(ToString::to_string));
    let counts = [
        (of(Severity::Quarantined).count(), "quarantined"),
        (of(Severity::Warning).count(), "warnings"),
        (of(Severity::Note).count(), "notes"),
    ];
    let told: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count}")).collect();
    if !told.is_empty() {
        lines.push(format!("findings: {}; mechgraph check lists them", told.join(", ")));
    }
    lines
}

/// Asserts, before anything is read, that there is a place for the rows that are left out.
pub(crate) fn check_rejects(rejects: &Rejects) -> Result<(), Failure> {
    rejects.file.as_deref().map_or(Ok(()), |path| folder_of(path).map(drop))
}

/// Writes the rows that were left out, if the caller wants them.
pub(crate) fn write_rejects(rejects: &Rejects, loaded: &Loaded) -> Result<(), Failure> {
    let Some(path) = &rejects.file else { return Ok(()) };
    let mut rows = loaded.files.iter().flat_map(|file| &file.report.rejects);
    draft::write(path, |out| rows.try_for_each(|row| writeln!(out, "{}", serde_json::to_string(row)?)))
}
