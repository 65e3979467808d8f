//! English and Chinese: the words of sentences.

use serde::{Deserialize, Serialize};

use crate::graph::Node;
use crate::model::{Dimension, EpistemicStatus, Sign};

use super::chinese;

/// The language of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The name of an entity; none if there is none in this language.
    pub(super) fn name(self, node: Node<'_>) -> Option<&str> {
        match self {
            Self::En => Some(node.name()),
            Self::Zh => node.label("zh"),
        }
    }

    pub(super) const fn status(self, status: EpistemicStatus) -> &'static str {
        match (self, status) {
            (Self::En, status) => status.as_str(),
            (Self::Zh, EpistemicStatus::Established) => "已确立",
            (Self::Zh, EpistemicStatus::Suggested) => "有证据提示",
            (Self::Zh, EpistemicStatus::Hypothesised) => "假设",
            (Self::Zh, EpistemicStatus::Refuted) => "已被否定",
        }
    }

    pub(super) const fn direction(self, sign: Sign) -> &'static str {
        match (self, sign) {
            (Self::En, Sign::Positive) => "increases",
            (Self::En, Sign::Negative) => "decreases",
            (Self::Zh, Sign::Positive) => "提高",
            (Self::Zh, Sign::Negative) => "降低",
        }
    }

    /// The heading of therapeutic statements.
    pub(super) const fn claimed_as_treatment(self) -> &'static str {
        match self {
            Self::En => "Claimed as treatment",
            Self::Zh => "所称的治疗用途",
        }
    }

    /// A context that is a plain word and no entity.
    pub(super) fn place(self, word: &str, dimension: Dimension) -> String {
        match (self, dimension) {
            (Self::En, dimension) => format!("the {word} {}", dimension.as_str().replace('_', " ")),
            (Self::Zh, Dimension::Pathway) => format!("{word}通路"),
            (Self::Zh, _) => word.to_owned(),
        }
    }

    /// An aspect, a causal mechanism or a predicate in words; none if there is no translation.
    pub(super) fn word(self, term: &str) -> Option<&'static str> {
        match self {
            Self::En => None,
            Self::Zh => chinese::term(term),
        }
    }
}
