//! Answers that people read: lines with arrows and T-bars, sentences with citations, whole reports, pictures
//! and pages.
//!
//! `→` raises, `⊣` lowers, `─` passes on, `⇢` acts with unknown sign. Everything here returns text and
//! does no I/O. Control characters in names are escaped, so that a name cannot drive a terminal; each format has
//! one escaper more, so that in SVG, DOT, Mermaid and HTML, too, a name is a name.

mod arrows;
mod chinese;
mod conclusion;
mod differences;
mod dot;
mod found;
mod language;
mod mermaid;
mod opposition;
#[cfg(feature = "json")]
mod page;
mod picture;
#[cfg(feature = "raster")]
mod raster;
mod report;
mod sentences;
mod style;
mod terminal;
mod treatment;
mod view;
mod words;

pub use crate::text::counted;
pub use arrows::arrow;
pub use conclusion::explain_answer;
pub use differences::{answer_changes, change};
pub use language::Language;
#[cfg(feature = "json")]
pub use page::{page, page_around};
pub use picture::{
    Band, Kind, LabelLine, Layout, LegendEntry, Link, Parts, Picture, PictureNode, Placed, Point, Rectangle, Role,
    Route, Theme,
};
#[cfg(feature = "raster")]
pub use raster::{Fonts, RasterError};
pub use report::report;
pub use sentences::{Explanation, explain, tell};
pub use terminal::safe;
