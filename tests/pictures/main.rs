//! Pictures: what they promise of their geometry, and what they look like.
//!
//! `UPDATE_GOLDEN=1 cargo test --all-features --test pictures` writes the golden files anew; look at each that changes.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod documented;
mod geometry;
mod golden;
mod hostile;
mod large;
mod named;
mod random;
#[cfg(feature = "raster")]
mod raster;
#[cfg(all(feature = "compression", feature = "yaml"))]
mod records;
mod sketch;
#[cfg(all(feature = "compression", feature = "yaml"))]
#[path = "../drugmechdb/text.rs"]
mod text;
