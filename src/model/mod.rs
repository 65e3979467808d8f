//! What is asserted, apart from any graph.
//!
//! An [`Entity`] is a thing; a [`Statement`] says how one thing, or another statement, relates to a
//! second, with [`Qualifiers`], [`Context`], [`Evidence`] and two statuses that are never mixed:
//! [`EpistemicStatus`] (how sure) and [`ClinicalStatus`] (how far a treatment has come). Readers hand
//! [`Record`]s and [`Finding`]s to a [`Sink`].

mod basis;
mod choice;
mod context;
mod curie;
mod date;
mod effect;
mod entity;
mod evidence;
mod extras;
mod finding;
mod probability;
mod qualifiers;
mod record;
pub mod slots;
mod source;
mod statement;
mod statement_rows;
mod status;
mod term;
mod texts;
mod value;

pub use basis::Basis;
pub use choice::ChoiceError;
pub(crate) use choice::{choose, words};
pub use context::{Context, Dimension};
pub(crate) use curie::check as check_curie;
pub use curie::{Curie, CurieError};
pub use date::{DateError, PartialDate};
pub use effect::{Direction, Effect, Sign, Traversal};
pub use entity::Entity;
pub use evidence::{Applicability, Evidence};
pub use extras::Extras;
pub use finding::{Finding, FindingCode, Severity};
pub use probability::{Probability, ProbabilityError};
pub use qualifiers::{QualifierIter, Qualifiers};
pub use record::{ReadError, Reader, Record, RecordRef, Row, RowCounts, Sink};
pub use source::Source;
pub(crate) use statement::identity_properties;
pub use statement::{Argument, Statement};
pub(crate) use statement_rows::PreparedRow;
#[cfg(feature = "json")]
pub(crate) use statement_rows::quoted;
pub(crate) use statement_rows::sealed::Sealed;
pub use statement_rows::{PrepareRows, PreparedRows, StatementRow, StatementRowIter, StatementRows};
pub(crate) use statement_rows::{Publications, RowSpans, Span};
pub use status::{ClinicalStatus, EpistemicStatus};
pub use term::{Category, Predicate, TermError};
pub use value::{Properties, Value};
