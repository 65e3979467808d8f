//! Answers that people read: lines with arrows and T-bars, sentences with citations, whole reports, pictures
//! and pages.
//!
//! `→` raises, `⊣` lowers, `─` passes on, `⇢` acts with unknown sign. Everything here returns text and
//! does no I/O. Control characters in names are escaped, so that a name cannot drive a terminal; each format has
//! one escaper more, so that in SVG, DOT, Mermaid and HTML, too, a name is a name.

mod account;
mod acting;
mod address;
mod arrows;
mod bypass;
mod causal_mechanisms;
mod chinese;
mod citations;
mod clauses;
mod compared;
mod conclusion;
mod connections;
mod costs;
mod differences;
mod dot;
mod essential;
mod found;
mod language;
mod line;
mod mermaid;
mod opposition;
#[cfg(feature = "json")]
mod page;
mod picture;
mod predicates;
mod punctuation;
#[cfg(feature = "raster")]
mod raster;
mod relations;
mod report;
mod sentences;
mod summary;
mod teller;
mod terminal;
mod treatment;
mod view;
mod words;

pub use crate::style::Kind;
pub use crate::text::counted;
pub use account::account;
pub use address::address;
pub use arrows::arrow;
pub use bypass::bypass;
pub use citations::{Citations, Cited};
pub use compared::compared;
pub use conclusion::explain_answer;
pub use connections::connections;
pub use costs::costs;
pub use differences::{answer_changes, change, verdict_state};
pub use essential::essential;
pub use language::Language;
pub use line::Line;
#[cfg(feature = "json")]
pub use page::{PageOptions, page, page_around};
pub use picture::{
    Band, LabelLine, Labels, Layout, LegendEntry, Link, Member, Parts, Picture, PictureNode, Placed, Point, Rectangle,
    Role, Route, Theme,
};
#[cfg(feature = "raster")]
pub use raster::{Fonts, RasterError};
pub use report::{by_chance, p_value_in_words, report, report_lines};
pub use sentences::{Explanation, clause, explain, tell};
pub use terminal::safe;
