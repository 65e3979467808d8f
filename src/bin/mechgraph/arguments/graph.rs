//! The graph: which files make it, and how they are read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mechgraph::build::Strictness;
use mechgraph::io::kgx::Quoting;

use super::choices;

/// The graph to ask.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Graph")]
pub(crate) struct GraphOptions {
    /// Ask this file or folder (repeatable: all of them as one graph; - is standard input) [default: the embedded graph]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) graph: Vec<PathBuf>,
    /// Add the embedded graph to the files
    #[arg(long, global = true)]
    pub(crate) embedded: bool,
    /// Add the background layer to the embedded graph
    #[arg(long, global = true)]
    pub(crate) background: bool,
    /// Merge entities that equivalent ids join
    #[arg(long, global = true)]
    pub(crate) merge_equivalents: bool,
    /// Merge entities by a set of mappings (SSSOM); negated mappings keep entities apart (repeatable; implies
    /// --merge-equivalents)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) mappings: Vec<PathBuf>,
    /// Merge entities by this rule, too (repeatable; implies --merge-equivalents)
    #[arg(long, global = true, value_name = "RULE")]
    pub(crate) join: Vec<Join>,
    /// Whether cells of tables are quoted by RFC 4180
    #[arg(long, global = true, value_name = "WHEN", value_parser = choices::quoting(), default_value = "auto")]
    pub(crate) quoting: Quoting,
    #[command(flatten)]
    reading: ReadingMode,
    #[command(flatten)]
    pub(crate) what_if: WhatIf,
}

/// Changes to the graph that is asked, to see what would follow.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "What if")]
pub(crate) struct WhatIf {
    /// Ask as if nothing were said of this entity (repeatable)
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) without: Vec<String>,
    /// Ask as if this statement, and what is said about it, were not there (repeatable)
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) without_statement: Vec<String>,
    /// Ask as if this statement had the other sign (repeatable)
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) turned: Vec<String>,
    /// Ask as if the statements of this file were there, too (repeatable)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) with: Vec<PathBuf>,
}

impl WhatIf {
    pub(crate) const fn is_asked(&self) -> bool {
        !self.without.is_empty()
            || !self.without_statement.is_empty()
            || !self.turned.is_empty()
            || !self.with.is_empty()
    }
}

impl GraphOptions {
    /// Whether entities that are one thing under several ids become one.
    pub(crate) const fn merges(&self) -> bool {
        self.merge_equivalents || !self.mappings.is_empty() || !self.join.is_empty()
    }

    /// Whether any graph is named, so that none has to be assumed.
    pub(crate) const fn is_named(&self) -> bool {
        !self.graph.is_empty() || self.embedded || self.background
    }

    /// How many faults files may have.
    pub(crate) fn strictness(&self) -> Strictness {
        let otherwise = if self.reading.lenient { Strictness::Lenient } else { Strictness::Standard };
        self.reading.strict.unwrap_or(otherwise)
    }
}

/// How many faults files may have.
#[derive(Clone, Copy, Debug, Args)]
struct ReadingMode {
    /// Stop at the first row that cannot be read and the first warning about what a file means; with =all, at any
    /// warning, such as a name that differs between two rows
    #[arg(long, global = true, conflicts_with = "lenient", value_name = "WHAT", num_args = 0..=1,
          require_equals = true, default_missing_value = "meaning", value_parser = choices::strict())]
    strict: Option<Strictness>,
    /// Keep the part of a damaged file that can be read
    #[arg(long, global = true)]
    lenient: bool,
}

/// A rule that merges entities without equivalent ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Join {
    /// A gene with its product, where a statement or a mapping says so
    GeneProduct,
}
