//! Findings counted: the same thing met a thousand times is one finding with a count.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use crate::model::{Finding, FindingCode};

use crate::build::rows::limits::LoadLimits;
use crate::build::rows::strictness::Strictness;

/// Findings by code, source and message.
#[derive(Debug, Default)]
pub(in crate::build) struct FindingTally(IndexMap<(FindingCode, String, String), Finding, FxBuildHasher>, Most);

/// The most findings kept one by one.
#[derive(Clone, Copy, Debug)]
struct Most(usize);

impl Default for Most {
    fn default() -> Self {
        Self(LoadLimits::default().findings)
    }
}

/// What represents the findings of a code beyond the limit.
const MORE: &str = "more findings of this code, counted together; raise the limit of findings to see each";

impl FindingTally {
    pub(in crate::build) fn limit(&mut self, most: usize) {
        self.1 = Most(most);
    }

    pub(in crate::build) fn add(&mut self, mut finding: Finding) {
        let mut key = (finding.code, finding.source.clone(), finding.message.clone());
        if self.0.len() >= self.1.0 && !self.0.contains_key(&key) {
            MORE.clone_into(&mut key.2);
            MORE.clone_into(&mut finding.message);
        }
        self.0
            .entry(key)
            .and_modify(|known| {
                known.count += finding.count;
                known.line = known.line.min(finding.line);
            })
            .or_insert(finding);
    }

    pub(in crate::build) fn len(&self) -> usize {
        self.0.len()
    }

    /// The first finding that ends the loading, of those met first after `known` others.
    pub(in crate::build) fn first_refused_after(&self, known: usize, strictness: Strictness) -> Option<&Finding> {
        let new = self.0.get_range(known..)?;
        new.values().find(|finding| strictness.ends_at(finding.code))
    }

    pub(in crate::build) fn append(&mut self, other: Self) {
        other.0.into_values().for_each(|finding| self.add(finding));
    }

    /// The findings in order of code, source, line, column and message.
    pub(in crate::build) fn to_findings(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.0.values().cloned().collect();
        findings.sort_by(|a, b| {
            let place = (a.code, &a.source, a.line, a.column);
            place.cmp(&(b.code, &b.source, b.line, b.column)).then_with(|| a.message.cmp(&b.message))
        });
        findings
    }
}
