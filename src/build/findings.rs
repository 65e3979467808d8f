//! Findings counted: the same thing met a thousand times is one finding with a count.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use crate::model::{Finding, FindingCode, Severity};

/// Findings by code, source and message.
#[derive(Debug, Default)]
pub(super) struct FindingTally(IndexMap<(FindingCode, String, String), Finding, FxBuildHasher>);

impl FindingTally {
    pub(super) fn add(&mut self, finding: Finding) {
        let key = (finding.code, finding.source.clone(), finding.message.clone());
        self.0
            .entry(key)
            .and_modify(|known| {
                known.count += finding.count;
                known.line = known.line.min(finding.line);
            })
            .or_insert(finding);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The first finding above a note, of those met first after `known` others.
    pub(super) fn first_serious_after(&self, known: usize) -> Option<&Finding> {
        let new = self.0.get_range(known..)?;
        new.values().find(|finding| finding.code.severity() > Severity::Note)
    }

    pub(super) fn append(&mut self, other: Self) {
        other.0.into_values().for_each(|finding| self.add(finding));
    }

    /// The findings in order of code, source, line and message.
    pub(super) fn to_findings(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.0.values().cloned().collect();
        findings.sort_by(|a, b| (a.code, &a.source, a.line, &a.message).cmp(&(b.code, &b.source, b.line, &b.message)));
        findings
    }
}
