//! How much a builder reports of what it loads.

use crate::text::options;

/// How many findings and rejected rows are kept one by one; beyond these they are counted.
///
/// | limit | default | hardened |
/// |---|---|---|
/// | findings | 100,000 | 1,000 |
/// | rejected rows of a source | 100,000 | 1,000 |
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::build::LoadLimits;
/// use mechgraph::io::hetionet::Reader;
///
/// let table = "id\tname\tkind\nGene::25\tABL1\tGene\nGene::1\nGene::2\tA\nGene::3\tA\tB\n";
/// let mut builder = GraphBuilder::new().with_limits(LoadLimits::default().with_findings(1).with_rejects(1));
/// let report = builder.load(Reader::new("nodes.tsv", table.as_bytes()))?;
/// assert_eq!((report.quarantined, report.rejects.len()), (3, 1));
/// let counts: Vec<u64> = report.findings.iter().map(|finding| finding.count).collect();
/// assert_eq!(counts, [1, 2]);
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoadLimits {
    /// Maximum number of findings kept one by one, of a source and of the graph; more of one code are one finding with a
    /// count.
    pub findings: usize,
    /// The most rejected rows kept of a source; all are counted.
    pub rejects: usize,
}

impl Default for LoadLimits {
    fn default() -> Self {
        Self { findings: 100_000, rejects: 100_000 }
    }
}

impl LoadLimits {
    /// Bounds for untrusted input.
    #[must_use]
    pub const fn hardened() -> Self {
        Self { findings: 1_000, rejects: 1_000 }
    }

    options! { #[must_use] self:
        /// Sets the number of findings.
        pub const fn with_findings(findings: usize) => self.findings = findings;

        /// Sets the number of rejected rows.
        pub const fn with_rejects(rejects: usize) => self.rejects = rejects;
    }
}
