//! One line a mechanism.

use core::fmt;

use crate::model::Effect;
use crate::query::{Mechanism, Step};

use super::language::Language;
use super::style::end;
use super::terminal::safe;
use super::view::View;

/// The arrow of an effect in text.
///
/// ```
/// assert_eq!(mechgraph::render::arrow(mechgraph::model::Effect::Negative), "⊣");
/// ```
#[must_use]
pub const fn arrow(effect: Effect) -> &'static str {
    end(effect).arrow
}

impl fmt::Display for Mechanism<'_> {
    /// The path with its net sign, status and context, as in
    /// `emapalumab ⊣ interferon gamma → hemophagocytic lymphohistiocytosis   (net −, established)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&View::from(self).line(Language::En))
    }
}

impl fmt::Display for Step<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", safe(self.from().name()), arrow(self.effect()), safe(self.to().name()))
    }
}
