//! The tables that generated SQL reads: what of their form is not plain.
//!
//! Columns that engines ask for begin with `mg_`; the others are slots of KGX. The tables are written by
//! `io::parquet`, column by column as the guide to clusters lists them.

#[cfg(feature = "parquet")]
use crate::model::Dimension;

/// A qualifier as an element of `mg_qualifiers`.
pub(crate) fn qualifier(slot: &str, value: &str) -> String {
    format!("{}={value}", slot.replace('%', "%25").replace('=', "%3D"))
}

/// A value of a context as an element of `mg_contexts`.
#[cfg(feature = "parquet")]
pub(crate) fn context(dimension: Dimension, value: &str) -> String {
    format!("{}={value}", dimension.as_str())
}

/// A day as a number, such as 20261129.
pub(crate) fn day((year, month, day): (u16, u8, u8)) -> i32 {
    i32::from(year) * 10_000 + i32::from(month) * 100 + i32::from(day)
}

/// A name of Biolink without its prefix; any other as it is.
pub(crate) fn bare(name: &str) -> &str {
    name.strip_prefix("biolink:").unwrap_or(name)
}
