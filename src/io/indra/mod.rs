//! INDRA's statements as JSON: a list, an object with `statements`, or one statement after the other.
//!
//! | type of statement | becomes |
//! |---|---|
//! | `Activation`, `GtpActivation`, `Inhibition` | `affects`, the activity of the object increased or decreased |
//! | `IncreaseAmount`, `DecreaseAmount` | `affects`, the abundance of the object increased or decreased |
//! | `Phosphorylation`, `Dephosphorylation` and the other modifications | `affects`, that modification of the object increased or decreased, which has no sign |
//! | `Autophosphorylation`, `Transphosphorylation` | the same of the enzyme itself, or of what is bound to it |
//! | `Gef`, `Gap` | `affects`, the nucleotide exchange or the hydrolysis by the object increased, which has no sign |
//! | `Influence` | `affects`, increased or decreased by the polarity of both events together |
//! | `Conversion` | `derives_into` from each that is consumed to each that is made; the subject `affects` each |
//! | `Complex` | `physically_interacts_with` between each two of the members, at most 16 |
//! | `Association` | `associated_with` between each two of the concepts |
//! | `Translocation` | `located_in` the place to which the agent goes |
//! | `ActiveForm` | the form `affects` the activity of the same agent, which is never a step |
//!
//! A statement of another type, or with one end alone, is quarantined. Modifications, mutations, partners, activity and
//! place of an agent are qualifiers; the belief is the property `belief`; evidence whose `epistemics` are negated is a
//! denied statement for itself. The signs are those of INDRA's signed graph (`indra/assemblers/indranet/net.py`).
//!
//! The types and their fields are those of INDRA 1.24.0 (`indra/statements/statements.py`,
//! `indra/resources/statements_schema.json`), the kinds of its sources those of `indra/resources/source_info.json`.

mod agents;
mod conditions;
mod document;
mod evidence;
mod reader;
mod statements;
mod types;

use super::contents::{Contents, holds};

pub use reader::{Reader, Statements};

/// What is read.
pub(super) const HOLDS: Contents = holds! {
    whole: Categories, Names, EquivalentIds, Parallel, Direction, Effects, Denied, Qualifiers, Publications, Sources,
        SupportingText, Numbers;
    partly: Contexts, Properties;
    ..NOTHING
};
