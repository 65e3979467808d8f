//! `check`: reads files and reports what they hold.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use mechgraph::GraphBuilder;
use mechgraph::build::LoadReport;
use mechgraph::io::Format;
use mechgraph::model::{Finding, Severity};
use serde::Serialize;

use crate::arguments::{Arguments, Check};
use crate::exit::{Code, Failure};
use crate::{graph, output};

#[derive(Serialize)]
struct Report<'r> {
    files: Vec<FileReport<'r>>,
    /// What was found when the files were put together.
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

#[derive(Serialize)]
struct Rows {
    read: u64,
    kept: u64,
    merged: u64,
    quarantined: u64,
    skipped: u64,
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

pub(crate) fn run(arguments: &Arguments, check: &Check) -> Result<Code, Failure> {
    let mut builder = GraphBuilder::new();
    let loaded: Vec<(LoadReport, Format)> =
        check.files.iter().map(|path| graph::load(&mut builder, path)).collect::<Result<_, _>>()?;
    let (files, formats): (Vec<LoadReport>, Vec<Format>) = loaded.into_iter().unzip();
    let graph = builder.freeze()?;
    let told = |finding: &&Finding| !files.iter().any(|file| file.findings.contains(finding));
    let report = Report {
        files: files
            .iter()
            .zip(&formats)
            .map(|(file, format)| FileReport {
                path: &file.source,
                format: format.as_str(),
                rows: Rows {
                    read: file.read,
                    kept: file.kept,
                    merged: file.merged,
                    quarantined: file.quarantined,
                    skipped: file.skipped,
                },
                findings: file.findings.iter().map(FindingReport::new).collect(),
            })
            .collect(),
        findings: graph.findings().iter().filter(told).map(FindingReport::new).collect(),
        entities: graph.node_count(),
        statements: graph.statement_count(),
    };
    if let Some(path) = &check.rejects {
        write_rejects(path, &files)?;
    }
    if arguments.json {
        output::print_json(&report)?;
    } else {
        let text = |finding: &Finding| {
            let times = if finding.count > 1 { format!(" ({} times)", finding.count) } else { String::new() };
            format!("  {:?} {finding}{times}\n", finding.code.severity())
        };
        let file = |file: &LoadReport| format!("{file}\n{}", file.findings.iter().map(text).collect::<String>());
        let whole: String = graph.findings().iter().filter(told).map(text).collect();
        let sum = format!("{} entities, {} statements\n", report.entities, report.statements);
        output::print(&(files.iter().map(file).collect::<String>() + &sum + &whole))?;
    }
    Ok(if files.iter().any(|file| file.quarantined > 0) { Code::Rejects } else { Code::Ok })
}

fn write_rejects(path: &Path, files: &[LoadReport]) -> Result<(), Failure> {
    let failure = |error| Failure::File { path: path.display().to_string(), error };
    let mut out = BufWriter::new(File::create(path).map_err(failure)?);
    for reject in files.iter().flat_map(|file| &file.rejects) {
        writeln!(out, "{}", serde_json::to_string(reject)?).map_err(failure)?;
    }
    out.flush().map_err(failure)
}
