//! Pages of HTML, each one file that needs no other and no network.
//!
//! `page.html` is the frame; `answer.html` and `surroundings.html` are what stands in it. The scripts, which
//! [`answer`] and [`surroundings`] join to one, make the rest from the data, which stand in the page as JSON,
//! as text and never as HTML.

mod answer;
mod document;
mod facts;
mod gathering;
mod look;
mod options;
mod publication;
mod surroundings;
mod words;

pub use answer::page;
pub use options::PageOptions;
pub use surroundings::page_around;
