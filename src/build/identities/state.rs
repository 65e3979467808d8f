//! Everything that was added, before it is frozen.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::model::{Finding, FindingCode, Source};
use crate::text::{Interner, Symbol};

use crate::build::identities::entities::EntityTable;
use crate::build::identities::statements::StatementTable;
use crate::build::rows::drafts::{Attributes, ContextSet, QualifierSet, Template};
use crate::build::rows::findings::FindingTally;
use crate::build::rows::hints::Hints;
use crate::build::rows::limits::LoadLimits;
use crate::build::rows::mappings::MappedPair;
use crate::build::rows::merged::MergedRows;
use crate::build::rows::numbers::Origin;
use crate::build::rows::readings::{PublicationsRead, Readings};

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
    pub(in crate::build) text: Interner,
    pub(in crate::build) entities: EntityTable,
    pub(in crate::build) qualifier_sets: IndexSet<QualifierSet, FxBuildHasher>,
    pub(in crate::build) contexts: IndexSet<ContextSet, FxBuildHasher>,
    pub(in crate::build) templates: IndexSet<Template, FxBuildHasher>,
    pub(in crate::build) readings: Readings,
    pub(in crate::build) publications: PublicationsRead,
    /// Rows of entities by the identifiers that sources write otherwise than the entity's.
    pub(in crate::build) renamed: FxHashMap<Box<str>, u32>,
    pub(in crate::build) attributes: IndexSet<Attributes, FxBuildHasher>,
    /// [`Extras`](crate::model::Extras), encoded.
    pub(in crate::build) extras: IndexSet<Box<[u8]>, FxBuildHasher>,
    pub(in crate::build) statements: StatementTable,
    pub(in crate::build) merged_rows: MergedRows,
    pub(in crate::build) sources: Vec<Source>,
    pub(in crate::build) findings: FindingTally,
    /// Ids that are no CURIEs, with what is wrong with them.
    pub(in crate::build) malformed: FxHashMap<Symbol, String>,
    pub(in crate::build) hints: Hints,
    /// What mappings say of pairs of ids.
    pub(in crate::build) mappings: Vec<MappedPair>,
    pub(in crate::build) limits: LoadLimits,
}

impl GraphBuilder {
    pub(in crate::build) fn source_name(&self, source: u32) -> String {
        self.sources.get(source as usize).map(|source| source.name.clone()).unwrap_or_default()
    }

    /// Adds a finding at a place.
    pub(in crate::build) fn report(&mut self, code: FindingCode, message: String, origin: Origin) {
        let finding = self.placed(code, message, origin);
        self.findings.add(finding);
    }

    pub(in crate::build) fn placed(
        &self,
        code: FindingCode,
        message: impl Into<String>,
        (source, line): Origin,
    ) -> Finding {
        let source = self.source_name(source);
        Finding::new(code, message).at(source, u64::from(line))
    }
}
