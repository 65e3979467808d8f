//! A publication on a page.

use serde::Serialize;

use crate::render::address;

/// A publication with its address, if it is of a kind whose addresses are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Publication {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
}

impl Publication {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), href: address(text) }
    }
}
