//! One line a mechanism.

use core::fmt;

use crate::graph::StatementRef;
use crate::model::Effect;
use crate::query::{Contradiction, ContradictionKind, Mechanism, Step};

use super::language::Language;
use super::terminal::safe;
use super::view::View;
use crate::style::{arrow_on, end};

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
        write!(f, "{} {} {}", safe(self.from().name()), arrow_on(self.effect(), self.basis()), safe(self.to().name()))
    }
}

impl fmt::Display for Contradiction<'_> {
    /// The two entities, and what each side says with the ids of its statements, as in
    /// `interferon gamma and hemophagocytic lymphohistiocytosis: + by S01; − by S31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = |side: &[StatementRef<'_>]| side.iter().map(|it| it.id()).collect::<Vec<_>>().join(", ");
        let [affirming, opposing] = match self.kind {
            ContradictionKind::OppositeSigns => ["+", "−"],
            _ => ["affirmed", "denied"],
        };
        write!(f, "{} and {}: ", safe(self.from.name()), safe(self.to.name()))?;
        write!(f, "{affirming} by {}; {opposing} by {}", ids(&self.affirming), ids(&self.opposing))?;
        f.write_str(if self.apart_by_context { ", each in its own context" } else { "" })
    }
}
