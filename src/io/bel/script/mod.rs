//! BEL as its authors write it: a script of control records and statements.
//!
//! A script is read line by line into the nodes and links that `PyBEL` makes of it, and one conversion serves both forms of
//! BEL: [`Term`](super::terms::Term) reads the nodes, [`Statements`](super::statements::Statements) the links.
//!
//! 1. [`logical`]: the lines, joined where a backslash or an open quote continues one.
//! 2. [`controls`]: `SET`, `UNSET` and `DEFINE`, whose values hold for the statements below them.
//! 3. [`cursor`], [`terms`], [`variants`], [`statement`]: the grammar of a statement, on the words of [`vocabulary`].
//! 4. [`links`]: the links of a statement and those that its terms imply; [`reader`] hands them on.
//!
//! The grammar is that of BEL 2.0 to 2.2 with the functions of BEL 1.0 that are still written
//! (<https://biological-expression-language.github.io>, and the specifications of `OpenBEL`, versions 1.0 and 2.0). Where the
//! language leaves something open, such as how long an annotation holds, it is what `PyBEL` 0.15.5 does.

mod controls;
mod cursor;
mod links;
mod logical;
mod reader;
mod statement;
mod terms;
mod variants;
mod vocabulary;

pub use reader::{Script, ScriptReader};
