//! OmniPath: interactions that many databases agree on or not, as a table with tabs from its web service.
//!
//! | of a row | becomes |
//! |---|---|
//! | `is_directed` is false | `physically_interacts_with` |
//! | `is_stimulation` or `is_inhibition` alone | `affects`, increased or decreased |
//! | both | as the consensus says, if that is one of both; else `affects` without a direction |
//! | neither | `affects` without a direction |
//! | `type` `transcriptional` | it is the expression of the target that is acted on; of `post_transcriptional` and its like, the abundance; else activity or abundance |
//! | `references` | publications, whichever database names them |
//! | `sources` | `supporting_data_source`; the registry of information resources has no identifier of OmniPath |
//!
//! Other columns are properties of their names. A `COMPLEX:` of proteins is one entity.
//!
//! The columns are those of the web service as pypath documents it (`webservice.rst`, commit 141698e) and OmnipathR 3.17 and
//! INDRA 1.24.0 (`indra/sources/omnipath/processor.py`) read it.

mod reader;

#[cfg(feature = "json")]
use super::contents::{Contents, holds};

pub use reader::{Reader, Table};

/// What is read.
#[cfg(feature = "json")]
pub(super) const HOLDS: Contents = holds! {
    whole: Categories, Names, Parallel, Direction, Effects, Qualifiers, Publications;
    as_text: Properties;
    partly: Sources;
    ..NOTHING
};
