//! Takes in records, merges those about one thing, and freezes the graph.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::graph::{Details, Extras, KnowledgeGraph, write_details};
use crate::model::{
    Argument, Curie, Entity, Finding, FindingCode, ReadError, Reader, Record, Row, Sink, Source, Statement,
};
use crate::text::{Interner, Symbol};

use super::drafts::{
    ArgumentKey, Attributes, ContextSet, EntityDraft, Identity, QualifierSet, StatementDraft, Template,
};
use super::entities::EntityTable;
use super::equivalence::{EquivalenceReport, merge_equivalent_ids};
use super::findings::FindingTally;
use super::freeze::{BuildError, freeze};
use super::hints::{Hints, discouraged_predicate};
use super::limits::LoadLimits;
use super::loading::{Loaded, Loading, load};
use super::merge::{entity_draft, merge_entities, merge_statements};
use super::recent::Recent;
use super::report::LoadReport;
use super::statements::StatementTable;
use super::strictness::{LoadError, Strictness};

/// Collects records into a graph.
///
/// Records may come in any order and from any number of sources: the same records give the same graph.
/// Statements may name entities that no record describes, and statements that come later.
///
/// ```
/// use mechgraph::{Curie, Entity, GraphBuilder, Statement};
///
/// let (drug, target): (Curie, Curie) = ("UNII:3S252O2Z4X".parse()?, "UniProtKB:P01579".parse()?);
/// let mut builder = GraphBuilder::new();
/// builder.add_entity(&Entity::new(drug.clone()).named("emapalumab"));
/// builder.add_statement(
///     &Statement::new(drug, "affects".parse()?, target).with_qualifier("object_direction_qualifier", "decreased"),
/// );
/// let graph = builder.freeze()?;
/// assert_eq!((graph.node_count(), graph.statement_count()), (2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct GraphBuilder {
    pub(super) text: Interner,
    pub(super) entities: EntityTable,
    pub(super) qualifier_sets: IndexSet<QualifierSet, FxBuildHasher>,
    pub(super) contexts: IndexSet<ContextSet, FxBuildHasher>,
    pub(super) templates: IndexSet<Template, FxBuildHasher>,
    pub(super) attributes: IndexSet<Attributes, FxBuildHasher>,
    /// [`Extras`], encoded.
    pub(super) extras: IndexSet<Box<[u8]>, FxBuildHasher>,
    pub(super) statements: StatementTable,
    pub(super) sources: Vec<Source>,
    pub(super) findings: FindingTally,
    /// Ids that are no CURIEs, with what is wrong with them.
    malformed: FxHashMap<Symbol, String>,
    recent: Recent,
    hints: Hints,
    pub(super) limits: LoadLimits,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Kept,
    /// It was united with an earlier record of the same identity.
    Merged,
    /// It cannot be kept; a finding tells why.
    Quarantined,
}

impl GraphBuilder {
    /// An empty builder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how much is told of what is loaded. Default: [`LoadLimits::default`].
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
    /// A source that cannot be read on is an error unless loading is lenient: then what stands before is
    /// kept, the report has a finding [`Unfinished`](FindingCode::Unfinished) with the place, and its rows
    /// are those that were handed on. Findings of [`freeze`](Self::freeze) are not looked at here.
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
    /// [`LoadError::Read`] as of `load`; [`LoadError::Refused`] if loading is strict, at the first finding
    /// above a note. What was read before stays in the builder.
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

    /// Adds records from anywhere; each counts as a row, from 1.
    pub fn extend(&mut self, records: impl IntoIterator<Item = Record>) -> LoadReport {
        self.sources.push(Source::default());
        let mut loading = Loading::new(self, Strictness::Standard);
        let mut line = 0;
        for record in records {
            line += 1;
            loading.record(record.as_ref(), Row { line, bytes: &[] });
        }
        loading.finish(line, 0)
    }

    /// Adds an entity, or unites it with the one of the same identifier.
    pub fn add_entity(&mut self, entity: &Entity) -> Outcome {
        let outcome = self.entity(entity, UNPLACED);
        self.note(outcome)
    }

    /// Adds a statement, or unites it with the one of the same identity.
    pub fn add_statement(&mut self, statement: &Statement) -> Outcome {
        let outcome = self.statement(statement, UNPLACED);
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
        merge_equivalent_ids(self)
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
    fn note(&mut self, outcome: Result<Outcome, Finding>) -> Outcome {
        outcome.unwrap_or_else(|finding| {
            self.findings.add(finding);
            Outcome::Quarantined
        })
    }

    /// Adds an entity that stands at `origin`; an error says why it cannot be kept.
    pub(super) fn entity(&mut self, entity: &Entity, origin: Origin) -> Result<Outcome, Finding> {
        if entity.id.as_str().is_empty() {
            return Err(self.placed(
                FindingCode::EmptyId,
                "an entity has an empty identifier; give it a CURIE",
                origin,
            ));
        }
        let row = self.entity_row(&entity.id);
        self.tell_malformed(row, origin);
        for (code, message) in self.hints.categories(entity) {
            self.find(code, message, origin);
        }
        let new = EntityDraft { origin, ..entity_draft(entity, &mut self.text) };
        let Some(draft) = self.entities.draft_mut(row) else { return Ok(Outcome::Kept) };
        let (known, other) = (draft.described, draft.origin);
        let conflicts = if known {
            merge_entities(draft, new, &self.text)
        } else {
            *draft = new;
            Vec::new()
        };
        for (code, conflict) in conflicts {
            let message = format!("{}: {conflict}{}", entity.id, self.other_row(other));
            self.find(code, message, origin);
        }
        Ok(if known { Outcome::Merged } else { Outcome::Kept })
    }

    /// Adds a statement that stands at `origin`; an error says why it cannot be kept.
    pub(super) fn statement(&mut self, statement: &Statement, origin: Origin) -> Result<Outcome, Finding> {
        let is_empty = |argument: &Argument| match argument {
            Argument::Entity(id) => id.as_str().is_empty(),
            Argument::Statement { statement } => statement.is_empty(),
        };
        if is_empty(&statement.subject) || is_empty(&statement.object) {
            let message = format!("{}: subject or object is empty; give it an identifier", statement.predicate);
            return Err(self.placed(FindingCode::EmptyId, message, origin));
        }
        let identity = Identity {
            subject: self.argument(&statement.subject, origin),
            object: self.argument(&statement.object, origin),
            template: self.template(statement),
        };
        if self.recent.predicate_is_unknown && statement.effect.is_none() {
            let message = self.hints.unknown_predicate(statement.predicate.as_str());
            self.find(FindingCode::UnknownPredicate, message, origin);
        }
        if self.recent.predicate_is_discouraged
            && let Some(message) = discouraged_predicate(statement.predicate.as_str())
        {
            self.find(FindingCode::DiscouragedTerm, message, origin);
        }
        let Some(row) = self.statements.row_of(identity) else {
            let attributes = self.attributes_row(statement);
            let extras = self.extras_row(statement);
            let publications = &statement.evidence.publications;
            let sorted = (publications.len() > 1).then(|| sorted(publications));
            self.statements.push(identity, attributes, origin, |buffer| {
                let ids = statement.id.as_slice().iter().map(String::as_str);
                match &sorted {
                    Some(sorted) => write_details(buffer, ids, extras, sorted.iter().copied()),
                    None => write_details(buffer, ids, extras, publications.iter().map(String::as_str)),
                }
            });
            return Ok(Outcome::Kept);
        };
        let new = StatementDraft {
            ids: statement.id.iter().cloned().collect(),
            publications: statement.evidence.publications.clone(),
            attributes: self.attributes(statement),
            extras: Extras::of(statement),
        };
        let other = self.statements.origin(row);
        for conflict in self.merge_into(row, new) {
            let other = self.other_row(other);
            let (subject, predicate, object) = (&statement.subject, &statement.predicate, &statement.object);
            let message = format!("{subject} {predicate} {object}: {conflict}{other}");
            self.find(FindingCode::StatementConflict, message, origin);
        }
        Ok(Outcome::Merged)
    }

    /// Unites what is known of a statement with more; returns the conflicts, in words.
    pub(super) fn merge_into(&mut self, place: usize, new: StatementDraft) -> Vec<String> {
        let mut known = self.statement_draft(place);
        let conflicts = merge_statements(&mut known, new, &self.text);
        let attributes = row(self.attributes.insert_full(known.attributes).0);
        let extras = known.extras.map(|extras| row(self.extras.insert_full(extras.encode().into()).0));
        self.statements.replace(place, attributes, |buffer| {
            let ids = known.ids.iter().map(String::as_str);
            write_details(buffer, ids, extras, known.publications.iter().map(String::as_str));
        });
        conflicts
    }

    /// What is known of a statement beside its identity.
    pub(super) fn statement_draft(&self, place: usize) -> StatementDraft {
        self.draft_of(self.statements.details(place), self.statements.attributes(place))
    }

    pub(super) fn draft_of(&self, details: Details<'_>, attributes: u32) -> StatementDraft {
        StatementDraft {
            ids: details.ids().map(str::to_owned).collect(),
            publications: details.publications().map(str::to_owned).collect(),
            attributes: self.attributes.get_index(attributes as usize).copied().unwrap_or_default(),
            extras: details.extras().map(|number| self.extras_at(number)),
        }
    }

    /// The extras of a row; none beyond the last.
    pub(super) fn extras_at(&self, number: u32) -> Extras {
        self.extras.get_index(number as usize).map_or_else(Extras::default, |bytes| Extras::decode(bytes))
    }

    fn template(&mut self, statement: &Statement) -> u32 {
        if let Some(row) = self.recent.template(statement) {
            return row;
        }
        let qualifiers = statement
            .qualifiers
            .iter()
            .map(|(slot, value)| (self.text.intern(slot), self.text.intern(value)))
            .collect();
        let context: ContextSet = statement
            .context
            .iter()
            .flat_map(|(dimension, values)| values.iter().map(move |value| (dimension, value)))
            .map(|(dimension, value)| (dimension, self.text.intern(value)))
            .collect();
        let application = (statement.clinical_status.is_some() || !statement.applicability.is_empty())
            .then(|| self.text.intern(&format!("{:?} {:?}", statement.clinical_status, statement.applicability)));
        let template = Template {
            predicate: self.text.intern(statement.predicate.as_str()),
            qualifiers: row(self.qualifier_sets.insert_full(qualifiers).0),
            context: row(self.contexts.insert_full(context).0),
            negated: statement.negated,
            source: statement.evidence.primary_knowledge_source.as_deref().map(|source| self.text.intern(source)),
            application,
        };
        let row = row(self.templates.insert_full(template).0);
        self.recent.keep_template(statement, row);
        row
    }

    fn attributes(&mut self, statement: &Statement) -> Attributes {
        let mut symbol = |value: &Option<String>| value.as_deref().map(|value| self.text.intern(value));
        Attributes {
            epistemic: statement.epistemic_status,
            layer: symbol(&statement.layer),
            knowledge_level: symbol(&statement.evidence.knowledge_level),
            agent_type: symbol(&statement.evidence.agent_type),
        }
    }

    fn attributes_row(&mut self, statement: &Statement) -> u32 {
        let attributes = self.attributes(statement);
        row(self.attributes.insert_full(attributes).0)
    }

    fn extras_row(&mut self, statement: &Statement) -> Option<u32> {
        if let Some(row) = self.recent.extras(statement) {
            return Some(row);
        }
        let extras = Extras::of(statement)?;
        let row = row(self.extras.insert_full(extras.encode().into()).0);
        self.recent.keep_extras(extras, row);
        Some(row)
    }

    fn argument(&mut self, argument: &Argument, origin: Origin) -> ArgumentKey {
        match argument {
            Argument::Statement { statement } => ArgumentKey::Statement(self.text.intern(statement)),
            Argument::Entity(id) => {
                let row = self.entity_row(id);
                self.tell_malformed(row, origin);
                ArgumentKey::Entity(row)
            }
        }
    }

    /// The row of an entity; the first time that an id is met, it is checked.
    fn entity_row(&mut self, id: &Curie) -> u32 {
        let symbol = self.text.intern(id.as_str());
        if let Some(row) = self.entities.row_of(symbol) {
            return row;
        }
        if let Err(error) = id.as_str().parse::<Curie>() {
            self.malformed.insert(symbol, error.to_string());
        }
        self.entities.row(symbol)
    }

    fn tell_malformed(&mut self, row: u32, origin: Origin) {
        if self.malformed.is_empty() {
            return;
        }
        let error = self.entities.id(row).and_then(|id| self.malformed.get(&id)).cloned();
        if let Some(error) = error {
            self.find(FindingCode::BadCurie, error, origin);
        }
    }

    /// Where the other of two rows that disagree stands, in words.
    fn other_row(&self, (source, line): Origin) -> String {
        match self.sources.get(source as usize) {
            Some(source) if line > 0 => format!(" (the other row: {}:{line})", source.name),
            _ => String::new(),
        }
    }

    pub(super) fn source_name(&self, source: u32) -> String {
        self.sources.get(source as usize).map(|source| source.name.clone()).unwrap_or_default()
    }

    fn find(&mut self, code: FindingCode, message: String, origin: Origin) {
        let finding = self.placed(code, message, origin);
        self.findings.add(finding);
    }

    fn placed(&self, code: FindingCode, message: impl Into<String>, (source, line): Origin) -> Finding {
        let source = self.source_name(source);
        Finding::new(code, message).at(source, u64::from(line))
    }
}

/// Row of the builder's sources, and line.
pub(super) type Origin = (u32, u32);

/// Where a record stands that was not read from anywhere.
const UNPLACED: Origin = (u32::MAX, 0);

/// The number of a row. Rows beyond the count that a graph can hold are refused when it is frozen.
pub(super) fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Texts in order, each once.
fn sorted(texts: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = texts.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

impl Extend<Record> for GraphBuilder {
    fn extend<I: IntoIterator<Item = Record>>(&mut self, records: I) {
        Self::extend(self, records);
    }
}
