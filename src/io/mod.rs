//! Reading and writing graphs in the formats that people have.
//!
//! A reader hands records and findings to a [`Sink`](crate::model::Sink), such as
//! [`GraphBuilder`](crate::GraphBuilder), and never opens a file itself: it takes any
//! [`BufRead`](std::io::BufRead). [`open`] gives the readers of a file or of a folder of files.

#[cfg(feature = "json")]
pub mod bel;
#[cfg(feature = "compression")]
mod compression;
#[cfg(feature = "json")]
mod contents;
#[cfg(feature = "json")]
pub mod cx2;
#[cfg(feature = "json")]
pub mod cytoscape;
#[cfg(feature = "json")]
mod destination;
#[cfg(feature = "json")]
mod draft;
#[cfg(any(feature = "json", feature = "yaml"))]
pub mod drugmechdb;
mod encoding;
#[cfg(feature = "json")]
mod exchange;
#[cfg(feature = "json")]
mod format;
#[cfg(feature = "json")]
pub mod graphml;
pub mod hetionet;
#[cfg(feature = "json")]
pub mod indra;
#[cfg(feature = "json")]
pub mod json_graph;
#[cfg(feature = "json")]
mod json_places;
#[cfg(feature = "json")]
mod json_rows;
#[cfg(feature = "json")]
mod json_words;
#[cfg(feature = "json")]
mod json_writing;
#[cfg(feature = "json")]
pub mod kgx;
mod limits;
mod lines;
mod names;
pub mod omnipath;
#[cfg(feature = "json")]
mod open;
#[cfg(feature = "json")]
mod other;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(feature = "rdf")]
pub mod rdf;
mod returned;
#[cfg(feature = "json")]
mod room;
mod rows;
#[cfg(feature = "json")]
mod save;
#[cfg(feature = "json")]
pub mod sbgn;
#[cfg(feature = "json")]
mod separator;
#[cfg(feature = "json")]
pub mod sif;
pub mod signor;
mod skipped;
mod source_reader;
#[cfg(feature = "json")]
pub mod sssom;
mod table_rows;
#[cfg(feature = "json")]
pub mod trapi;
mod words;
#[cfg(feature = "json")]
mod write_format;
mod write_report;

#[cfg(feature = "json")]
pub use contents::{Content, Room};
#[cfg(feature = "json")]
pub use destination::{Destination, DestinationError};
#[cfg(feature = "json")]
pub use draft::Draft;
#[cfg(feature = "json")]
pub use format::{AnyReader, Format};
pub use limits::ReadLimits;
#[cfg(feature = "json")]
pub use open::{Input, InputBytes, Inputs, OpenError, is_snapshot, open};
#[cfg(feature = "json")]
pub use other::OtherFormat;
#[cfg(feature = "json")]
pub use save::SaveError;
pub use source_reader::SourceReader;
#[cfg(feature = "json")]
pub use write_format::WriteFormat;
pub use write_report::WriteReport;

#[cfg(feature = "compression")]
pub use compression::{Decompressed, DecompressionLimits, decompress, decompress_within};
