//! What the program can be told.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mechgraph::model::{ClinicalStatus, EpistemicStatus, PartialDate};

/// How does this drug act on this disease?
#[derive(Debug, Parser)]
#[command(name = "mechgraph", version, about, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// Ask this file (repeatable: all of them as one graph); without it, the embedded graph
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) graph: Vec<PathBuf>,
    /// Add the background layer to the embedded graph
    #[arg(long, global = true, conflicts_with = "graph")]
    pub(crate) background: bool,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

const EXIT_CODES: &str = "Exit codes: 0 ok, 1 internal, 2 usage or an ambiguous name, 3 not found or no mechanism, \
                          4 bad input, 5 accepted with rejects, 6 a limit was met, 130 interrupted.";

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Find entities by identifier, name, synonym or label
    Find(Find),
    /// Show one entity and its statements
    Show(Show),
    /// List mechanisms, best first, and what is claimed as treatment
    Paths(Paths),
    /// Tell mechanisms in sentences with numbered citations
    Explain(Explain),
    /// Count the paths of one kind between entities, most specific first
    Metapath(crate::verbs::metapath::Ask),
    /// List where the graph contradicts itself
    Contradictions,
    /// Count what the graph holds
    Info,
    /// Read files and report what they hold, without asking anything
    Check(Check),
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(crate) struct Find {
    /// An identifier, name, synonym or label
    pub(crate) name: String,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// An identifier or a name
    pub(crate) id: String,
}

#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// Where mechanisms start
    pub(crate) from: String,
    /// Where they end
    pub(crate) to: String,
    /// The most steps, 1 to 16
    #[arg(long, default_value_t = 6, value_name = "N")]
    pub(crate) max_hops: usize,
    /// The most mechanisms
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(crate) limit: usize,
    /// Of this net sign only
    #[arg(long)]
    pub(crate) sign: Option<SignArgument>,
    /// Through this entity (repeatable: all of them)
    #[arg(long, value_name = "NAME")]
    pub(crate) via: Vec<String>,
    /// Not through this entity (repeatable)
    #[arg(long, value_name = "NAME")]
    pub(crate) avoid: Vec<String>,
    /// Statements that are at least so sure: established, suggested or hypothesised
    #[arg(long, value_name = "STATUS")]
    pub(crate) epistemic: Option<EpistemicStatus>,
    /// Treatments of this clinical status (repeatable: any of them)
    #[arg(long, value_name = "STATUS")]
    pub(crate) clinical: Vec<ClinicalStatus>,
    /// Treatments of this jurisdiction
    #[arg(long, value_name = "PLACE")]
    pub(crate) jurisdiction: Option<String>,
    /// In the context of this disease
    #[arg(long = "in", value_name = "DISEASE")]
    pub(crate) disease: Option<String>,
    /// As of a date: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<PartialDate>,
    /// The most seconds
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u64>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SignArgument {
    Plus,
    Minus,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) paths: Paths,
    /// The language of the sentences
    #[arg(long, default_value = "en")]
    pub(crate) lang: LanguageArgument,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageArgument {
    En,
    Zh,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files to read as one graph
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write the rows that were left out to this file, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub(crate) rejects: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
