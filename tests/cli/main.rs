//! The program as people run it: exit codes, what goes where, and that nothing it prints can drive a
//! terminal.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod answers;
mod audit;
mod candidates;
mod columns;
mod convert;
mod diff;
mod draw;
mod folders;
mod formats;
mod input;
#[cfg(unix)]
mod interruption;
mod killed;
mod matching;
mod program;
mod regulators;
mod report;
mod snapshots;
mod terminal;
mod verify;
