//! Loading one source: a sink that counts what becomes of its records.

use crate::model::{Finding, FindingCode, PrepareRows, ReadError, Reader, RecordRef, Row, Sink, Source, StatementRows};

use crate::build::identities::state::GraphBuilder;
use crate::build::rows::findings::FindingTally;
use crate::build::rows::numbers::row;
use crate::build::rows::report::LoadReport;
use crate::build::rows::report::Outcome;
use crate::build::rows::strictness::Strictness;

/// What came of loading one source.
pub(in crate::build) struct Loaded {
    pub(in crate::build) report: LoadReport,
    /// What ended strict loading.
    pub(in crate::build) refused: Option<Finding>,
    /// What ended the reading; in lenient mode it is a finding instead.
    pub(in crate::build) error: Option<ReadError>,
}

/// Loads a source until its end, or as far as `strictness` lets it.
pub(in crate::build) fn load(builder: &mut GraphBuilder, reader: impl Reader, strictness: Strictness) -> Loaded {
    builder.sources.push(Source::named(reader.source_name()));
    let mut loading = Loading::new(builder, strictness);
    let outcome = reader.read(&mut loading);
    let refused = loading.refused.take();
    match outcome {
        // A reader may have read on before it asked whether more is wanted.
        _ if refused.is_some() => Loaded { report: loading.finish_early(), refused, error: None },
        Ok(rows) => Loaded { report: loading.finish(rows.read, rows.skipped), refused, error: None },
        Err(error) if strictness == Strictness::Lenient => {
            Loaded { report: loading.break_off(&error), refused, error: None }
        }
        Err(error) => Loaded { report: loading.finish(0, 0), refused, error: Some(error) },
    }
}

/// Hands the records of one source to the builder and keeps the source's own findings apart.
pub(in crate::build) struct Loading<'b> {
    builder: &'b mut GraphBuilder,
    source: u32,
    report: LoadReport,
    findings_before: FindingTally,
    strictness: Strictness,
    refused: Option<Finding>,
    /// The line of the last row that is kept.
    line: u64,
}

impl<'b> Loading<'b> {
    /// Loads the builder's latest source.
    pub(in crate::build) fn new(builder: &'b mut GraphBuilder, strictness: Strictness) -> Self {
        let source = row(builder.sources.len() - 1);
        let report = LoadReport::new(builder.source_name(source));
        let findings_before = core::mem::take(&mut builder.findings);
        builder.findings.limit(builder.limits.findings);
        Self { builder, source, report, findings_before, strictness, refused: None, line: 0 }
    }

    pub(in crate::build) fn finish(mut self, read: u64, skipped: u64) -> LoadReport {
        self.report.read = read;
        self.report.skipped = skipped;
        self.report.findings = self.builder.findings.to_findings();
        let own = core::mem::replace(&mut self.builder.findings, self.findings_before);
        self.builder.findings.append(own);
        let LoadReport { read, kept, merged, quarantined, skipped, .. } = self.report;
        if let Some(source) = self.builder.sources.last_mut() {
            *source = Source { read, kept, merged, quarantined, skipped, ..core::mem::take(source) };
        }
        self.report
    }

    /// Finishes a source that cannot be read on. Its reader no longer knows which lines were blank.
    fn break_off(self, error: &ReadError) -> LoadReport {
        let (line, reason) = match error {
            ReadError::Io { line, source, .. } => (*line, source.to_string()),
            ReadError::Format { line, message, .. } => (*line, message.clone()),
        };
        let kept = match self.line {
            0 => "nothing of the source is kept".to_owned(),
            last => format!("everything up to line {last} is kept, the rest is missing"),
        };
        let message = format!("{reason}; {kept}");
        self.builder.findings.add(Finding::new(FindingCode::Unfinished, message).at(self.report.source.clone(), line));
        self.finish_early()
    }

    /// Finishes a source of which not all was read.
    fn finish_early(self) -> LoadReport {
        let read = self.report.kept + self.report.merged + self.report.quarantined;
        self.finish(read, 0)
    }

    /// Does what may lead to findings; in strict mode the first one that ends the loading is the last.
    fn watch(&mut self, act: impl FnOnce(&mut Self)) {
        if self.refused.is_some() {
            return;
        }
        let known = self.builder.findings.len();
        act(self);
        if self.strictness.is_strict() {
            self.refused = self.builder.findings.first_refused_after(known, self.strictness).cloned();
        }
    }
}

impl Sink for Loading<'_> {
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        self.watch(|loading| {
            let origin = (loading.source, u32::try_from(row.line).unwrap_or(u32::MAX));
            let outcome = match record {
                RecordRef::Entity(entity) => loading.builder.entity(entity, origin),
                RecordRef::Statement(statement) => loading.builder.statement(statement, origin),
            };
            match outcome {
                Ok(Outcome::Merged) => loading.report.merged += 1,
                Ok(Outcome::Kept | Outcome::Quarantined) => loading.report.kept += 1,
                Err(finding) => return loading.leave_out(finding, row),
            }
            loading.line = row.line;
        });
    }

    fn statements(&mut self, rows: StatementRows<'_>) {
        if self.strictness.is_strict() {
            rows.each_record(|record, row| {
                self.record(record, row);
                !self.is_done()
            });
            return;
        }
        self.line = rows.last_line().unwrap_or(self.line);
        let merged = self.builder.statement_rows(rows, self.source);
        self.report.merged += merged;
        self.report.kept += rows.iter().len() as u64 - merged;
    }

    fn preparer(&self) -> Option<&dyn PrepareRows> {
        // Where loading is strict, rows are taken one by one.
        (self.strictness != Strictness::Strict).then_some(&*self.builder)
    }

    fn reject(&mut self, finding: Finding, row: Row<'_>) {
        self.watch(|loading| {
            loading.leave_out(finding, row);
        });
    }

    fn finding(&mut self, finding: Finding) {
        self.watch(|loading| loading.builder.findings.add(finding));
    }

    fn is_done(&self) -> bool {
        self.refused.is_some()
    }
}

impl Loading<'_> {
    fn leave_out(&mut self, finding: Finding, row: Row<'_>) {
        self.report.reject(&finding, row.bytes, self.builder.limits.rejects);
        self.builder.findings.add(finding);
    }
}
