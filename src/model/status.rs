//! How sure a statement is, and how far a treatment has come: two fields, never one.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::choice::{ChoiceError, choose};

/// How sure a source is of a statement.
///
/// The order is strength: `Hypothesised < Suggested < Established`; `Refuted` is separate and is the
/// least. A mechanism is as sure as its weakest step, a step as its best support. A status is never
/// promoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EpistemicStatus {
    /// Shown to be false; never supports a mechanism.
    Refuted,
    /// Proposed, not shown.
    Hypothesised,
    /// Evidence points to it.
    Suggested,
    /// Held to be known.
    Established,
}

impl EpistemicStatus {
    /// The surest first.
    pub(crate) const ALL: [Self; 4] = [Self::Established, Self::Suggested, Self::Hypothesised, Self::Refuted];

    /// The name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuted => "refuted",
            Self::Hypothesised => "hypothesised",
            Self::Suggested => "suggested",
            Self::Established => "established",
        }
    }

    /// The status that a Biolink `knowledge_level` amounts to, where a source gives no other.
    ///
    /// `knowledge_assertion` is established, `logical_entailment`, `observation` and
    /// `statistical_association` are suggested, `prediction` and `text_co_occurrence` hypothesised;
    /// `not_provided` and unknown levels say nothing.
    #[must_use]
    pub fn from_knowledge_level(level: &str) -> Option<Self> {
        match level {
            "knowledge_assertion" => Some(Self::Established),
            "logical_entailment" | "observation" | "statistical_association" => Some(Self::Suggested),
            "prediction" | "text_co_occurrence" => Some(Self::Hypothesised),
            _ => None,
        }
    }
}

impl fmt::Display for EpistemicStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EpistemicStatus {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose("status", &Self::ALL, Self::as_str, text)
    }
}

/// How far a treatment has come for a condition; therapeutic statements alone have one.
///
/// Compare Biolink's `clinical_approval_status` and `max_research_phase`. The order is the one in
/// which therapeutic statements are listed, not a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClinicalStatus {
    /// Approved in the statement's jurisdiction for its population.
    Approved,
    /// Applied, with nothing said of an approval.
    InUse,
    /// In clinical studies.
    UnderInvestigation,
    /// Shown in models alone.
    Preclinical,
    /// A potential is documented.
    Potential,
    /// Proposed for future study.
    Hypothesised,
    /// An authority refused it.
    Refused,
    /// Once approved, no more.
    Withdrawn,
}

impl ClinicalStatus {
    /// Every status, in order.
    pub const ALL: [Self; 8] = [
        Self::Approved,
        Self::InUse,
        Self::UnderInvestigation,
        Self::Preclinical,
        Self::Potential,
        Self::Hypothesised,
        Self::Refused,
        Self::Withdrawn,
    ];

    /// The name in data, such as `under_investigation`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::InUse => "in_use",
            Self::UnderInvestigation => "under_investigation",
            Self::Preclinical => "preclinical",
            Self::Potential => "potential",
            Self::Hypothesised => "hypothesised",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl fmt::Display for ClinicalStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ClinicalStatus {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose("status", &Self::ALL, Self::as_str, text)
    }
}
