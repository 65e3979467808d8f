//! DrugMechDB: what becomes of a record's rows, and of every chain that its curators wrote.
#![cfg(all(feature = "yaml", feature = "json"))]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[cfg(feature = "compression")]
mod chains;
mod records;
#[cfg(feature = "compression")]
mod shared;
#[cfg(feature = "compression")]
mod text;
#[cfg(feature = "compression")]
mod union;
