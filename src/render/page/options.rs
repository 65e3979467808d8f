//! How a page starts.

use crate::model::PartialDate;
use crate::render::Language;

/// How a page starts: a language is enough.
///
/// ```
/// use mechgraph::render::{Language, PageOptions};
/// let options = PageOptions::from(Language::Zh).dated("2026-11-29".parse()?);
/// assert_eq!(options.date.map(|date| date.to_string()).as_deref(), Some("2026-11-29"));
/// # Ok::<(), mechgraph::model::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageOptions {
    /// The language, which its reader can switch.
    pub language: Language,
    /// The day on which it is drawn, for its foot and for pictures that are saved from it. Without one, they say on which
    /// day the reader opens it.
    pub date: Option<PartialDate>,
}

impl PageOptions {
    /// The same with the day on which the page is drawn. Default: none, so that the same question gives the same page on
    /// any day.
    #[must_use]
    pub fn dated(self, date: PartialDate) -> Self {
        Self { date: Some(date), ..self }
    }
}

impl From<Language> for PageOptions {
    fn from(language: Language) -> Self {
        Self { language, date: None }
    }
}
