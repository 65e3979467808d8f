//! Metapaths as one asks for them: the notation and its errors, single pairs, all pairs, limits, work, and the
//! numbers that hetmatpy gives for Hetionet.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "a test prints what it counted")]

#[path = "../../benches/hetnet/mod.rs"]
mod hetnet;

mod asking;
#[cfg(feature = "compression")]
mod hetmatpy;
mod null;
mod work;
