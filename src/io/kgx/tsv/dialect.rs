//! How the cells of a table are written.

use super::quoted::Quotes;

/// How the cells of a table are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    /// The delimiter between cells: a tab, a comma, or what the line before the header names.
    pub(super) delimiter: u8,
    pub(super) quotes: Quotes,
}

impl Dialect {
    pub(super) const fn delimiter_name(self) -> &'static str {
        match self.delimiter {
            b',' => "comma",
            b';' => "semicolon",
            b'|' => "vertical bar",
            _ => "tab",
        }
    }
}

/// The note on a table that turns out to be quoted, once.
pub(super) const QUOTED: &str = "cells are quoted by RFC 4180; say so, or that they are not, with the option quoting";
