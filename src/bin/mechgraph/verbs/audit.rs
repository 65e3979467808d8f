//! `audit`: what is wrong, or looks wrong, in records of mechanisms and in the graph.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use mechgraph::model::{Finding, FindingCode, Severity};
use mechgraph::query::{AuditFinding, AuditQuery, Completeness, Limits};
use mechgraph::render::counted;
use serde::Serialize;

use super::{documents, paths};
use crate::arguments::{Arguments, Files};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::loading::Loaded;
use crate::output::Text;
use crate::progress::Hashing;
use crate::{loading, output};

#[derive(Debug, Args)]
pub(crate) struct Ask {
    #[command(flatten)]
    pub(crate) files: Files,
    /// Report citations of the publications in this file: a PMID, PMCID or DOI in each line
    #[arg(long, value_name = "FILE", help_heading = "Question")]
    retracted: Option<PathBuf>,
    /// Time limit in seconds
    #[arg(long, value_name = "SECONDS", help_heading = "Question")]
    timeout: Option<u64>,
    /// List every note, not one line for each code
    #[arg(short, long, help_heading = "Output")]
    verbose: bool,
}

/// Findings of loading that are about what records say.
const OF_RECORDS: [FindingCode; 5] = [
    FindingCode::DuplicateLink,
    FindingCode::UndescribedHeader,
    FindingCode::SwappedRoles,
    FindingCode::NoTreatment,
    FindingCode::SubclassCycle,
];

#[derive(Serialize)]
struct Report<'g> {
    records: usize,
    findings: Vec<Reported<'g>>,
    /// How often each code was met.
    codes: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Reported<'g> {
    Audit(&'g AuditFinding<'g>),
    Loading(OfLoading<'g>),
}

#[derive(Serialize)]
struct OfLoading<'g> {
    code: FindingCode,
    severity: Severity,
    source: &'g str,
    line: u64,
    message: &'g str,
    remedy: &'static str,
}

impl Reported<'_> {
    const fn code(&self) -> FindingCode {
        match self {
            Self::Audit(finding) => finding.code,
            Self::Loading(finding) => finding.code,
        }
    }

    /// `warning MG070 RECORD: message; remedy (file:line)`
    fn line(&self) -> String {
        let (record, message, (source, line)) = match self {
            Self::Audit(it) => (it.record.as_str(), it.message.as_str(), it.origin.unwrap_or_default()),
            Self::Loading(it) => ("", it.message, (it.source, it.line)),
        };
        let code = self.code();
        let record = if record.is_empty() { String::new() } else { format!("{record}: ") };
        let remedy = match self {
            Self::Audit(_) => format!("; {}", code.remedy()),
            Self::Loading(_) => String::new(),
        };
        let place = if line == 0 { String::new() } else { format!(" ({source}:{line})") };
        format!("{} {code} {record}{message}{remedy}{place}\n", code.severity())
    }
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    let query = ask.retracted.as_deref().map_or_else(|| Ok(AuditQuery::new()), retracted)?;
    let loaded = loading::load_named(arguments, Hashing::None)?;
    loaded.narrate();
    let question = Question::start();
    let audit = query.run_with(&loaded.graph, question.within(Limits::unlimited(), ask.timeout))?;
    drop(question);
    let findings: Vec<Reported<'_>> =
        of_loading(&loaded).map(reported).chain(audit.findings().iter().map(Reported::Audit)).collect();
    let of = |severity| findings.iter().filter(|it| it.code().severity() == severity).count();
    let (warnings, notes) = (of(Severity::Warning), of(Severity::Note));
    if arguments.json {
        let mut codes = BTreeMap::new();
        for it in &findings {
            *codes.entry(it.code().as_str()).or_default() += 1;
        }
        output::print_json(&Report { records: audit.records(), findings, codes })?;
    } else {
        output::print(&Text::from(&*text(&findings, ask.verbose)))?;
    }
    let [records, warnings_in_words, notes] = [(audit.records(), "record"), (warnings, "warning"), (notes, "note")]
        .map(|(count, word)| counted(count, word, &format!("{word}s")));
    output::narrate(&format!("{records}, {warnings_in_words}, {notes}"));
    if let Completeness::Truncated { by, .. } = audit.completeness() {
        output::narrate(&format!("{by} cut the run"));
        return Ok(paths::cut(by));
    }
    Ok(if warnings > 0 { Code::Rejects } else { loaded.code() })
}

/// Each warning in a line, and each note too if the user asks, else one line for each code.
fn text(findings: &[Reported<'_>], verbose: bool) -> String {
    let is_listed = |it: &&Reported<'_>| verbose || it.code().severity() > Severity::Note;
    let mut lines: Vec<String> = findings.iter().filter(is_listed).map(Reported::line).collect();
    let mut notes: BTreeMap<FindingCode, usize> = BTreeMap::new();
    findings.iter().filter(|it| !is_listed(it)).for_each(|it| *notes.entry(it.code()).or_default() += 1);
    for (code, count) in notes {
        lines.push(format!(
            "note {code} {} ({}); --verbose lists them\n",
            code.title(),
            counted(count, "time", "times")
        ));
    }
    lines.concat()
}

fn of_loading(loaded: &Loaded) -> impl Iterator<Item = &Finding> {
    let all = loaded.files.iter().flat_map(|file| &file.report.findings).chain(&loaded.findings);
    all.filter(|finding| OF_RECORDS.contains(&finding.code))
}

fn reported(finding: &Finding) -> Reported<'_> {
    let Finding { code, source, line, message, .. } = finding;
    let remedy = code.remedy();
    Reported::Loading(OfLoading { code: *code, severity: code.severity(), source, line: *line, message, remedy })
}

/// The audit with the retracted publications of a file. Blank lines and those that begin with # are left out.
fn retracted(path: &Path) -> Result<AuditQuery, Failure> {
    let mut query = AuditQuery::new();
    for source in documents::texts(path)? {
        let (name, text) = source?;
        for (number, line) in documents::lines(&text) {
            let failure = |error| Failure::Input(format!("{name}, line {number}: {error}"));
            query = query.retracted(line).map_err(failure)?;
        }
    }
    Ok(query)
}
