//! The audit as a question to a graph.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::citations::{self, CitationError};
use super::finding::AuditFinding;
use super::shape::Shape;
use super::signs::{self, Signs};
use super::{opposites, records, skipped, structure};
use crate::graph::KnowledgeGraph;
use crate::model::{FindingCode, Severity};
use crate::query::plan::{Budget, Completeness, LimitKind, Limits, QueryError, RunOptions};

/// Asks what is wrong, or looks wrong, in a graph and in the records of mechanisms that it was made from.
///
/// ```
/// use mechgraph::query::AuditQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// let audit = AuditQuery::new().run(&graph)?;
/// assert!(audit.findings().is_empty() && audit.is_clean());
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct AuditQuery {
    retracted: BTreeSet<String>,
}

impl AuditQuery {
    /// Every check; no publication counts as retracted.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a retracted publication, as [`read_citation`](super::read_citation) reads it. Default: none.
    ///
    /// # Errors
    ///
    /// [`CitationError`] if it is not a PMID, PMCID or DOI.
    pub fn retracted(mut self, citation: &str) -> Result<Self, CitationError> {
        self.retracted.insert(citations::read_citation(citation)?);
        Ok(self)
    }

    /// Checks the records of the graph by their ids, then the graph as a whole.
    ///
    /// # Errors
    ///
    /// As [`ContradictionQuery::run`](crate::query::ContradictionQuery::run).
    ///
    /// # Complexity
    ///
    /// Linear in the statements, apart from contradictions; in a record, quadratic in its links up to 2,000 of them.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Audit<'g>, QueryError> {
        self.run_with(graph, Limits::unlimited())
    }

    /// The same within limits, until it is cancelled; see [`RunOptions`]. A link of a record counts as an expansion, a
    /// finding as a path.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Audit<'g>, QueryError> {
        let mut budget = Budget::new(options);
        let mut findings = Vec::new();
        let records = records::read(graph);
        let mut is_partial = false;
        'records: for record in &records {
            for _ in &record.links {
                if !budget.expand() {
                    break 'records;
                }
            }
            let shape = Shape::new(record);
            let signs = shape.ends.map(|(drug, disease)| Signs::between(&shape, drug, disease, |_| true));
            let signs = signs.unwrap_or_default();
            is_partial |= signs.is_cut();
            signs::check(&shape, &signs, &mut findings);
            is_partial |= !structure::check_paths(&shape, &mut findings);
            structure::check_links(&shape, &mut findings);
            if record.links.len() <= skipped::MOST_LINKS {
                skipped::check(&shape, &mut findings);
            } else {
                is_partial = true;
            }
        }
        opposites::check_signs(graph, &mut budget, &mut findings)?;
        opposites::check_opposites(graph, &mut budget, &mut findings);
        citations::check(graph, &self.retracted, &mut findings);
        if !budget.give_out(findings.len().saturating_sub(1)) {
            findings.truncate(budget.limit_of_paths());
        }
        if is_partial && budget.cut().is_none() {
            budget.cut_by(LimitKind::Expansions);
        }
        Ok(Audit { findings, records: records.len(), completeness: budget.completeness() })
    }
}

/// What an [`AuditQuery`] found.
#[derive(Clone, Debug)]
pub struct Audit<'g> {
    findings: Vec<AuditFinding<'g>>,
    records: usize,
    completeness: Completeness,
}

impl<'g> Audit<'g> {
    /// Findings: of each record, by its id, then of the graph.
    #[must_use]
    pub fn findings(&self) -> &[AuditFinding<'g>] {
        &self.findings
    }

    /// How many records were checked.
    #[must_use]
    pub const fn records(&self) -> usize {
        self.records
    }

    /// Whether everything was checked, and if not, what cut the run.
    #[must_use]
    pub const fn completeness(&self) -> Completeness {
        self.completeness
    }

    /// How many findings have a code.
    #[must_use]
    pub fn count(&self, code: FindingCode) -> usize {
        self.findings.iter().filter(|finding| finding.code == code).count()
    }

    /// Whether nothing graver than a note was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|finding| finding.code.severity() < Severity::Warning)
    }
}
