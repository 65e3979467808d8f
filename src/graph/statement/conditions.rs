//! Where, when, for whom and how surely a statement holds.

use crate::model::{Applicability, ClinicalStatus, Context, Dimension, EpistemicStatus, PartialDate};

use crate::graph::columns::{ContextValue, Dates};
use crate::graph::flags::Flags;

use super::view::StatementRef;

impl<'g> StatementRef<'g> {
    /// Where the statement holds.
    #[must_use]
    pub fn context(self) -> Context {
        let text = &self.graph.columns.text;
        self.context_values().iter().map(|value| (value.dimension, text.text(value.text))).collect()
    }

    /// The values of its context, by dimension.
    pub(crate) fn context_values(self) -> &'g [ContextValue] {
        let statements = &self.graph.columns.statements;
        &statements.contexts[self.context_number() as usize]
    }

    pub(crate) fn context_number(self) -> u32 {
        self.profile().context
    }

    /// How sure the source is.
    #[must_use]
    pub fn epistemic_status(self) -> Option<EpistemicStatus> {
        self.class().epistemic
    }

    /// Since when it holds.
    #[must_use]
    pub fn valid_from(self) -> Option<PartialDate> {
        self.dates().valid_from
    }

    /// Until when it holds.
    #[must_use]
    pub fn valid_to(self) -> Option<PartialDate> {
        self.dates().valid_to
    }

    /// When a source said so.
    #[must_use]
    pub fn reported(self) -> Option<PartialDate> {
        self.dates().reported
    }

    /// Whether the context has a value in `dimension` that equals `value`.
    #[must_use]
    pub fn holds_in(self, dimension: Dimension, value: &str) -> bool {
        let text = &self.graph.columns.text;
        self.context_values().iter().any(|known| known.dimension == dimension && text.text(known.text) == value)
    }

    /// How far the treatment has come.
    #[must_use]
    pub fn clinical_status(self) -> Option<ClinicalStatus> {
        self.extras().and_then(|extras| extras.clinical_status)
    }

    /// To whom and where it applies, if a source says so.
    #[must_use]
    pub fn applicability(self) -> Option<Applicability> {
        self.extras().map(|extras| extras.applicability).filter(|applicability| !applicability.is_empty())
    }

    /// Whether the statement holds as of a date; `None` if neither `valid_from` nor `reported` is known and
    /// it has not ended before.
    #[must_use]
    pub fn holds_as_of(self, date: PartialDate) -> Option<bool> {
        let asked = date.last_day();
        let dates = self.dates();
        let ended = dates.valid_to.is_some_and(|end| end.last_day() < asked);
        if ended {
            return Some(false);
        }
        Some(dates.valid_from.or(dates.reported)?.first_day() <= asked)
    }

    fn dates(self) -> Dates {
        if !self.flags().has(Flags::DATED) {
            return Dates::default();
        }
        if let Some(apart) = self.frozen_apart() {
            return apart.dates();
        }
        let dates = &self.graph.columns.statements.dates;
        let place = dates.binary_search_by_key(&self.statement.0, |dated| dated.row);
        place.ok().and_then(|place| dates.get(place)).map(|dated| dated.dates()).unwrap_or_default()
    }
}
