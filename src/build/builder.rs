//! Takes in records, merges those about one thing, and freezes the graph.

use core::borrow::Borrow;

use crate::graph::KnowledgeGraph;
use crate::model::{Curie, Entity, Finding, ReadError, Reader, Record, Row, Sink, Source, Statement};

use crate::build::freeze::error::BuildError;
use crate::build::freeze::graph::freeze;
use crate::build::merge::equivalence::{EquivalenceReport, EquivalenceRules, merge_equivalent_ids};
use crate::build::merge::loading::{Loaded, Loading, load};
use crate::build::rows::limits::LoadLimits;
use crate::build::rows::mappings::{MappedPair, Mappings};
use crate::build::rows::report::LoadReport;
use crate::build::rows::strictness::{LoadError, Strictness};

use crate::build::identities::state::GraphBuilder;
use crate::build::rows::numbers::{UNPLACED, row};
use crate::build::rows::report::Outcome;

impl GraphBuilder {
    /// An empty builder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how much is reported of what is loaded. Default: [`LoadLimits::default`].
    #[must_use]
    pub fn with_limits(mut self, limits: LoadLimits) -> Self {
        self.limits = limits;
        self.findings.limit(limits.findings);
        self
    }

    /// Loads everything that a reader gives. Rows that cannot be kept are quarantined and reported.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the source cannot be read, or is not of the reader's format. What was read before
    /// stays in the builder.
    pub fn load(&mut self, reader: impl Reader) -> Result<LoadReport, ReadError> {
        let loaded = load(self, reader, Strictness::Standard);
        loaded.error.map_or(Ok(loaded.report), Err)
    }

    /// Loads as [`load`](Self::load) does, as strictly as the caller wants.
    ///
    /// A source that cannot be read on is an error unless loading is lenient: then everything before is
    /// kept, the report has a finding [`Unfinished`](crate::model::FindingCode::Unfinished) with the place, and its rows
    /// are those that were handed on. What rows of one entity or statement differ in is known once all are read, so
    /// it is among the findings of the frozen graph and does not end the loading here.
    ///
    /// ```
    /// use mechgraph::GraphBuilder;
    /// use mechgraph::build::{LoadError, Strictness};
    /// use mechgraph::io::kgx::JsonlReader;
    ///
    /// let lines = b"{\"id\": \"HGNC:11603\"}\n{\"name\": \"caf\xE9\"}\n";
    /// let reader = || JsonlReader::new("nodes.jsonl", lines.as_slice());
    /// let report = GraphBuilder::new().load_with(reader(), Strictness::Lenient)?;
    /// assert_eq!((report.kept, report.is_finished()), (1, false));
    /// assert!(GraphBuilder::new().load_with(reader(), Strictness::Standard).is_err());
    /// # Ok::<(), LoadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`LoadError::Read`] as of `load`; [`LoadError::Refused`] if loading is strict, at the first finding that
    /// [ends](Strictness::ends_at) it. What was read before stays in the builder.
    pub fn load_with(&mut self, reader: impl Reader, strictness: Strictness) -> Result<LoadReport, LoadError> {
        match load(self, reader, strictness) {
            Loaded { refused: Some(finding), .. } => Err(LoadError::Refused(finding)),
            Loaded { error: Some(error), .. } => Err(error.into()),
            Loaded { report, .. } => Ok(report),
        }
    }

    /// Says more of the source that was loaded last, for [`KnowledgeGraph::sources`]: the name of its format, and the
    /// SHA-256 of its bytes as they are stored, in hexadecimal digits.
    pub fn describe_source(&mut self, format: Option<&str>, sha256: Option<&str>) {
        if let Some(source) = self.sources.last_mut() {
            source.format = format.map(str::to_owned);
            source.sha256 = sha256.map(str::to_owned);
        }
    }

    /// Adds records from anywhere; each counts as a row, from 1. Their source has no name; see
    /// [`extend_from`](Self::extend_from).
    pub fn extend(&mut self, records: impl IntoIterator<Item: Into<Record>>) -> LoadReport {
        self.extend_from("", records)
    }

    /// Adds records of a source with a name, which findings and [`KnowledgeGraph::sources`] show.
    ///
    /// ```
    /// use mechgraph::{Curie, GraphBuilder, Statement};
    ///
    /// let (drug, target) = (Curie::new("CHEBI:66919")?, Curie::new("HGNC:6192")?);
    /// let mut builder = GraphBuilder::new();
    /// builder.extend_from("my curation", [Statement::new(drug, "affects".parse()?, target)]);
    /// let graph = builder.freeze()?;
    /// assert_eq!(graph.statements().next().and_then(|statement| statement.origin()), Some(("my curation", 1)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn extend_from(
        &mut self,
        name: impl Into<String>,
        records: impl IntoIterator<Item: Into<Record>>,
    ) -> LoadReport {
        self.sources.push(Source::named(name));
        let mut loading = Loading::new(self, Strictness::Standard);
        let mut line = 0;
        for record in records {
            line += 1;
            loading.record(record.into().as_ref(), Row { line, bytes: &[] });
        }
        loading.finish(line, 0)
    }

    /// Adds an entity, or unites it with the one of the same identifier.
    pub fn add_entity(&mut self, entity: impl Borrow<Entity>) -> Outcome {
        let outcome = self.entity(entity.borrow(), UNPLACED);
        self.note(outcome)
    }

    /// Adds a statement, or unites it with the one of the same identity.
    pub fn add_statement(&mut self, statement: impl Borrow<Statement>) -> Outcome {
        let outcome = self.statement(statement.borrow(), UNPLACED);
        self.note(outcome)
    }

    /// Makes one entity of those that equivalent ids join: [`equivalent_ids`](Entity::equivalent_ids) of
    /// entities, and statements that say `same_as` or `exact_match`.
    ///
    /// Call it after everything is loaded; what is added later is not seen. Of the ids, the one whose prefix
    /// Biolink prefers for things of the category becomes the primary one, and the others stay equivalent ids.
    /// Statements and contexts point to the primary id; the ids that a source used for the ends of a statement
    /// are kept in its properties `original_subject` and `original_object`.
    ///
    /// A clique is left as it is, and reported, if it joins two ids of one of the namespaces that Biolink
    /// names for things of its categories (such as two MONDO diseases), or entities of categories that exclude each
    /// other (such as a gene and a disease).
    ///
    /// ```
    /// use mechgraph::{Entity, GraphBuilder};
    ///
    /// let mut builder = GraphBuilder::new();
    /// let id = "CHEBI:66919".parse()?;
    /// builder.add_entity(&Entity::new(id).named("ruxolitinib").with_equivalent_id("MESH:C540383".parse()?));
    /// builder.add_entity(&Entity::new("MESH:C540383".parse()?).named("Ruxolitinib"));
    /// let report = builder.merge_equivalent_ids();
    /// assert_eq!(report.united.len(), 1);
    /// assert_eq!(builder.freeze()?.node_count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// O(n log n + m) for n entities and equivalent ids and m statements.
    pub fn merge_equivalent_ids(&mut self) -> EquivalenceReport {
        merge_equivalent_ids(self, EquivalenceRules::default())
    }

    /// As [`merge_equivalent_ids`](Self::merge_equivalent_ids), with more that may become one, such as genes with their
    /// products.
    pub fn merge_equivalent_ids_by(&mut self, rules: EquivalenceRules) -> EquivalenceReport {
        merge_equivalent_ids(self, rules)
    }

    /// Adds a set of mappings, which [`merge_equivalent_ids`](Self::merge_equivalent_ids) follows. It is one of the
    /// graph's sources; a row that says something of two ids counts as kept, one with another predicate as skipped.
    ///
    /// ```
    /// use mechgraph::io::sssom::Reader;
    /// use mechgraph::{Entity, GraphBuilder};
    ///
    /// let table = "subject_id\tpredicate_id\tobject_id\nMESH:C540383\tskos:exactMatch\tCHEBI:66919\n";
    /// let mut builder = GraphBuilder::new();
    /// for id in ["CHEBI:66919", "MESH:C540383"] {
    ///     builder.add_entity(&Entity::new(id.parse()?));
    /// }
    /// builder.add_mappings(&Reader::new("drugs.sssom.tsv", table.as_bytes()).read()?);
    /// assert_eq!(builder.merge_equivalent_ids().united.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_mappings(&mut self, mappings: &Mappings) -> LoadReport {
        let Mappings { source, mappings: pairs, others, read, quarantined, skipped, findings } = mappings;
        let start = row(self.sources.len());
        let skipped = skipped + others.values().sum::<u64>();
        let (read, kept, quarantined) = (*read, pairs.len() as u64, *quarantined);
        self.sources.push(Source { read, kept, quarantined, skipped, ..Source::named(source) });
        let others = core::mem::take(&mut self.findings);
        self.findings.limit(self.limits.findings);
        let source_name = self.text.intern(source);
        for mapping in pairs {
            let mut id = |id: &Curie| {
                let read = self.read_identifier(id.as_str(), (start, 0));
                self.text.intern(read.as_deref().unwrap_or(id.as_str()))
            };
            let (one, two) = (id(&mapping.subject), id(&mapping.object));
            self.mappings.push(MappedPair { ids: (one, two), kind: mapping.kind, source: source_name });
        }
        for finding in findings {
            self.findings.add(finding.clone());
        }
        let mut report = LoadReport::new(source.clone());
        (report.read, report.kept, report.quarantined, report.skipped) = (read, kept, quarantined, skipped);
        report.findings = self.findings.to_findings();
        let own = core::mem::replace(&mut self.findings, others);
        self.findings.append(own);
        report
    }

    /// Freezes what was added.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if there is more than the graph's numbers can count.
    ///
    /// # Complexity
    ///
    /// O((n + m) log (n + m)) for n entities and m statements.
    pub fn freeze(self) -> Result<KnowledgeGraph, BuildError> {
        freeze(self)
    }

    /// Keeps the finding of a record that cannot be kept.
    pub(super) fn note(&mut self, outcome: Result<Outcome, Finding>) -> Outcome {
        outcome.unwrap_or_else(|finding| {
            self.findings.add(finding);
            Outcome::Quarantined
        })
    }
}

impl<R: Into<Record>> Extend<R> for GraphBuilder {
    fn extend<I: IntoIterator<Item = R>>(&mut self, records: I) {
        Self::extend(self, records);
    }
}

impl<R: Into<Record>> FromIterator<R> for GraphBuilder {
    fn from_iter<I: IntoIterator<Item = R>>(records: I) -> Self {
        let mut builder = Self::new();
        builder.extend(records);
        builder
    }
}
