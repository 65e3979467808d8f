//! The ingest report: what became of every row.

use core::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use mechgraph::build::LoadReport;
use mechgraph::io::sssom;
use mechgraph::model::{Finding, FindingCode, Severity, Source};
use mechgraph::render::{Line, counted};
use serde::Serialize;

use crate::arguments::ReportOptions;
use crate::draft::{self, folder_of};
use crate::exit::Failure;
use crate::loading::{Loaded, LoadedFile};
use crate::output::{self, Table, Text};

#[derive(Serialize)]
pub(crate) struct IngestReport<'r> {
    files: Vec<FileReport<'r>>,
    /// What belongs to no file: what a folder holds that is not read, and what was found when the files were
    /// put together.
    findings: Vec<FindingReport<'r>>,
    entities: usize,
    statements: usize,
    /// All findings, of files and of the whole, by code.
    codes: Vec<CodeReport>,
}

/// How often a code was met.
#[derive(Serialize)]
struct CodeReport {
    code: &'static str,
    severity: Severity,
    title: &'static str,
    count: u64,
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
    source: &'r str,
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
            source: &finding.source,
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
            format: file.format,
            rows: Rows::of(file),
            findings: file.report.findings.iter().map(FindingReport::new).collect(),
        };
        Self {
            files: loaded.files.iter().map(file).collect(),
            findings: loaded.findings.iter().map(FindingReport::new).collect(),
            entities: loaded.graph.node_count(),
            statements: loaded.graph.statement_count(),
            codes: groups(loaded)
                .into_iter()
                .map(|Group { code, count, .. }| CodeReport {
                    code: code.as_str(),
                    severity: code.severity(),
                    title: code.title(),
                    count,
                })
                .collect(),
        }
    }
}

/// Number of files that the report lists; of more, it lists those that something was left out of.
const LISTED: usize = 20;

/// How much a graph holds, in words.
pub(crate) fn size(entities: usize, statements: usize) -> String {
    format!("{}, {}", counted(entities, "entity", "entities"), counted(statements, "statement", "statements"))
}

/// The report for people: rows by file, findings by code, and totals.
pub(crate) fn text(loaded: &Loaded, options: &ReportOptions) -> Text {
    let is_listed = |file: &&LoadedFile| {
        options.verbose || loaded.files.len() <= LISTED || file.report.quarantined > 0 || !file.report.is_finished()
    };
    let mut lines: Vec<String> = loaded.files.iter().filter(is_listed).map(|file| file.report.to_string()).collect();
    if loaded.files.len() > 1 {
        let sum = |count: fn(&LoadReport) -> u64| loaded.files.iter().map(|file| count(&file.report)).sum::<u64>();
        let counts = [
            (sum(|it| it.read), "rows"),
            (sum(|it| it.kept), "kept"),
            (sum(|it| it.merged), "merged"),
            (sum(|it| it.quarantined), "quarantined"),
            (sum(|it| it.skipped), "skipped"),
        ];
        let counts = counts.map(|(count, what)| counted(count, what.trim_end_matches('s'), what));
        lines.push(format!("{} files: {}", loaded.files.len(), counts.join(", ")));
    }
    lines.push(size(loaded.graph.node_count(), loaded.graph.statement_count()));
    let groups = groups(loaded);
    lines.extend(total(&groups));
    let mut text = Text::default();
    text.lines(lines.into_iter().map(Line::heading));
    let mut table = Table::new(2);
    for group in &groups {
        group.add(&mut table, options.verbose);
    }
    text.table(table);
    if !options.verbose && groups.iter().any(|group| group.findings.len() > 1) {
        text.line(Line::new(2, "--verbose lists each finding"));
    }
    text
}

/// Says what [`text`] prints.
pub(crate) fn narrate(loaded: &Loaded, options: &ReportOptions) {
    text(loaded, options).to_string().lines().for_each(output::narrate);
}

/// The findings of one code, in the order of the report.
struct Group<'f> {
    code: FindingCode,
    count: u64,
    findings: Vec<&'f Finding>,
}

/// The findings of files and of all of them together by code, the most severe first.
fn groups(loaded: &Loaded) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<(Reverse<Severity>, FindingCode), Group<'_>> = BTreeMap::new();
    for finding in loaded.files.iter().flat_map(|file| &file.report.findings).chain(&loaded.findings) {
        let code = finding.code;
        let group = groups.entry((Reverse(code.severity()), code));
        let group = group.or_insert_with(|| Group { code, count: 0, findings: Vec::new() });
        group.count += finding.count;
        group.findings.push(finding);
    }
    groups.into_values().collect()
}

impl Group<'_> {
    /// `warning  MG010  an identifier is not a CURIE (3 times): ..., such as ... (nodes.tsv:2)`, and each finding below it
    /// if it is asked for.
    fn add(&self, table: &mut Table, verbose: bool) {
        let Self { code, count, findings } = self;
        let sources: BTreeSet<&str> = findings.iter().map(|finding| finding.source.as_str()).collect();
        let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
        let sources = if sources.len() > 1 { format!(" in {} files", sources.len()) } else { String::new() };
        let such_as = if findings.len() > 1 { "such as " } else { "" };
        let example = findings.first().map(|finding| placed(finding)).unwrap_or_default();
        let text = format!("{} ({times}{sources}): {such_as}{example}", code.title());
        table.row([code.severity().to_string(), code.to_string(), text, String::new()]);
        if verbose && findings.len() > 1 {
            for finding in findings {
                table.row([String::new(), String::new(), line_of(finding), String::new()]);
            }
        }
    }
}

/// `findings: 1 quarantined, 3 warnings, 2 notes`; nothing if there are none.
fn total(groups: &[Group<'_>]) -> Option<String> {
    let severities = [
        (Severity::Error, "error", "errors"),
        (Severity::Quarantined, "quarantined", "quarantined"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let words = severities.into_iter().filter_map(|(severity, one, several)| {
        let of_severity = groups.iter().filter(|group| group.code.severity() == severity);
        let count: u64 = of_severity.map(|group| group.count).sum();
        (count > 0).then(|| counted(count, one, several))
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("findings: {}", words.join(", ")))
}

/// The message and the place.
fn placed(finding: &Finding) -> String {
    let Finding { source, line, column, message, .. } = finding;
    match (source.as_str(), line, column) {
        ("", ..) => message.clone(),
        (_, 0, _) => format!("{message} ({source})"),
        (_, _, 0) => format!("{message} ({source}:{line})"),
        _ => format!("{message} ({source}:{line}:{column})"),
    }
}

/// As [`placed`], with how often it was met.
fn line_of(finding: &Finding) -> String {
    let times = if finding.count > 1 { format!(", {} times", finding.count) } else { String::new() };
    placed(finding) + &times
}

/// Asserts, before anything is read, that there is a place for the rows that are left out.
pub(crate) fn check_rejects(options: &ReportOptions) -> Result<(), Failure> {
    options.rejects.iter().chain(&options.mappings_out).try_for_each(|path| folder_of(path).map(drop))
}

/// Writes the rows that were left out, and what was merged, if the caller wants them.
pub(crate) fn write_rejects(options: &ReportOptions, loaded: &Loaded) -> Result<(), Failure> {
    if let Some(path) = &options.mappings_out {
        let Some(merges) = &loaded.merges else {
            let message = "--mappings-out writes what was merged, and nothing was to be; add --merge-equivalents";
            return Err(Failure::Usage(message.to_owned()));
        };
        draft::write(path, |out| sssom::write_merges(merges, out).map(drop))?;
    }
    let Some(path) = &options.rejects else { return Ok(()) };
    let mut rows = loaded.files.iter().flat_map(|file| &file.report.rejects);
    draft::write(path, |out| rows.try_for_each(|row| writeln!(out, "{}", serde_json::to_string(row)?)))
}
