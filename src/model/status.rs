//! How sure a statement is, and how far a treatment has come: two fields, never one.

use serde::{Deserialize, Serialize};

use super::choice::words;

words! {
    /// How sure a source is of a statement.
    ///
    /// The order is strength: `Hypothesised < Suggested < Established`; `Refuted` is separate and is the
    /// least. A mechanism is as sure as its weakest step, a step as its best support. A status is never
    /// promoted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum EpistemicStatus {
        /// Shown to be false; never supports a mechanism.
        Refuted = "refuted",
        /// Proposed, not shown.
        Hypothesised = "hypothesised",
        /// Evidence points to it.
        Suggested = "suggested",
        /// Held to be known.
        Established = "established",
    }

    fn word;

    impl Display;
    impl FromStr for "status";
}

impl EpistemicStatus {
    /// The name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.word()
    }

    /// The surest first.
    pub(crate) const ALL: [Self; 4] = [Self::Established, Self::Suggested, Self::Hypothesised, Self::Refuted];

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

words! {
    /// How far a treatment has come for a condition; therapeutic statements alone have one.
    ///
    /// Compare Biolink's `clinical_approval_status` and `max_research_phase`. The order is the one in
    /// which therapeutic statements are listed, not a scale.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[non_exhaustive]
    pub enum ClinicalStatus {
        /// Approved in the statement's jurisdiction for its population.
        Approved = "approved",
        /// Applied, with nothing said of an approval.
        InUse = "in_use",
        /// In clinical studies.
        UnderInvestigation = "under_investigation",
        /// Shown in models alone.
        Preclinical = "preclinical",
        /// A potential is documented.
        Potential = "potential",
        /// Proposed for future study.
        Hypothesised = "hypothesised",
        /// An authority refused it.
        Refused = "refused",
        /// Once approved, no more.
        Withdrawn = "withdrawn",
    }

    /// Every status, in order.
    pub const ALL;

    /// The name in data, such as `under_investigation`.
    pub fn as_str;

    impl Display;
    impl FromStr for "status";
}
