//! A sink that counts what becomes of the records of one source.

use crate::model::{Finding, RecordRef, Row, Sink};

use super::GraphBuilder;
use super::builder::{Outcome, row};
use super::findings::FindingTally;
use super::report::LoadReport;

/// Hands the records of one source to the builder and keeps the source's own findings apart.
pub(super) struct Loading<'b> {
    builder: &'b mut GraphBuilder,
    source: u32,
    report: LoadReport,
    findings_before: FindingTally,
}

impl<'b> Loading<'b> {
    /// Loads the builder's latest source.
    pub(super) fn new(builder: &'b mut GraphBuilder) -> Self {
        let source = builder.sources.len().saturating_sub(1);
        let report = LoadReport::new(builder.sources.last().cloned().unwrap_or_default());
        let findings_before = core::mem::take(&mut builder.findings);
        builder.findings.limit(builder.limits.findings);
        Self { builder, source: row(source), report, findings_before }
    }

    pub(super) fn finish(mut self, read: u64, skipped: u64) -> LoadReport {
        self.report.read = read;
        self.report.skipped = skipped;
        self.report.findings = self.builder.findings.to_findings();
        let own = core::mem::replace(&mut self.builder.findings, self.findings_before);
        self.builder.findings.append(own);
        self.report
    }
}

impl Sink for Loading<'_> {
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        let origin = (self.source, u32::try_from(row.line).unwrap_or(u32::MAX));
        let outcome = match record {
            RecordRef::Entity(entity) => self.builder.entity(entity, origin),
            RecordRef::Statement(statement) => self.builder.statement(statement, origin),
        };
        match outcome {
            Ok(Outcome::Merged) => self.report.merged += 1,
            Ok(Outcome::Kept | Outcome::Quarantined) => self.report.kept += 1,
            Err(finding) => self.reject(finding, row),
        }
    }

    fn reject(&mut self, finding: Finding, row: Row<'_>) {
        self.report.reject(&finding, row.bytes, self.builder.limits.rejects);
        self.builder.findings.add(finding);
    }

    fn finding(&mut self, finding: Finding) {
        self.builder.findings.add(finding);
    }
}
