//! Reading and writing graphs in the formats that people have.
//!
//! A reader hands records and findings to a [`Sink`](crate::model::Sink), such as
//! [`GraphBuilder`](crate::GraphBuilder), and never opens a file itself: it takes any
//! [`BufRead`](std::io::BufRead).

#[cfg(feature = "json")]
pub mod kgx;
#[cfg(feature = "json")]
mod lines;
mod write_report;

pub use write_report::WriteReport;
