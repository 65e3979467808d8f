//! English and Chinese: the words of sentences.

use serde::{Deserialize, Serialize};

use crate::graph::Node;
use crate::model::Dimension;

use super::chinese;

/// The tags of a name in simplified Chinese, the most specific first: a name that a text happens to use may be tagged `zh`
/// and be in Latin letters.
const SIMPLIFIED: [&str; 3] = ["zh-Hans", "zh-CN", "zh"];

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

    /// The name of an entity; none if there is none in this language. In Chinese one in simplified characters comes first.
    #[must_use]
    pub fn name(self, node: Node<'_>) -> Option<&str> {
        match self {
            Self::En => Some(node.name()),
            Self::Zh => SIMPLIFIED.into_iter().find_map(|tag| node.label(tag)),
        }
    }

    /// A context that is a plain word or an identifier and no entity.
    pub(super) fn place(self, word: &str, dimension: Dimension) -> String {
        match (self, dimension) {
            (Self::En, dimension) if word.contains(':') => place_in_english(word, dimension),
            (Self::En, dimension) => format!("the {}", place_in_english(word, dimension)),
            (Self::Zh, Dimension::Pathway) => format!("{word}通路"),
            (Self::Zh, _) => word.to_owned(),
        }
    }

    /// An aspect, a causal mechanism or a predicate in words; none if there is no translation. In English a term is its own
    /// words, but for those that are written otherwise.
    pub(super) fn word(self, term: &str) -> Option<&'static str> {
        match self {
            Self::En => match term {
                "3_prime_utr" => Some("3′ UTR"),
                "5_prime_utr" => Some("5′ UTR"),
                "n_linked_glycosylation" => Some("N-linked glycosylation"),
                "o_linked_glycosylation" => Some("O-linked glycosylation"),
                "polya_tail" => Some("poly(A) tail"),
                "snp_form" => Some("SNP form"),
                "sumoylation" => Some("SUMOylation"),
                _ => None,
            },
            Self::Zh => chinese::term(term),
        }
    }
}

/// A context in English, without an article: `renal pathway`, `species NCBITaxon:10090`.
pub(super) fn place_in_english(word: &str, dimension: Dimension) -> String {
    let kind = dimension.as_str().replace('_', " ");
    if word.contains(':') { format!("{kind} {word}") } else { format!("{word} {kind}") }
}
