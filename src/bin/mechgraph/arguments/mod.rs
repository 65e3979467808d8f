//! The command line: verbs and their options.

pub(crate) mod choices;
mod files;
mod graph;
mod hint;
mod mechanisms;
mod picture;

use std::mem;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand};

use crate::exit::{Code, Failure};
use crate::verbs;
pub(crate) use files::{Build, Check, Convert, Files, ReportOptions};
pub(crate) use graph::{GraphOptions, Join, WhatIf};
pub(crate) use mechanisms::{
    AskPaths, ByChance, Bypass, Candidates, Compare, Contradictions, Essential, Filters, Loops, MechanismOptions,
    Paths, WhatIfAnswer, at_least_one,
};
pub(crate) use picture::{Draw, Explain, PictureFormat};

/// How does this drug act on this disease?
#[derive(Debug, Parser)]
#[command(name = "mechgraph", version, about, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    #[command(flatten)]
    pub(crate) graph: GraphOptions,
    /// Print JSON
    #[arg(long, global = true, help_heading = "Output")]
    pub(crate) json: bool,
    /// Colour text
    #[arg(long, global = true, value_name = "WHEN", value_parser = choices::color(), default_value = "auto", help_heading = "Output")]
    pub(crate) color: ColorChoice,
    /// Wrap text at this column, at least 20 [default: the terminal's width; elsewhere lines are as long as they are]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(20..), help_heading = "Output")]
    pub(crate) columns: Option<u16>,
}

impl Arguments {
    /// What was written on the command line. Files after a verb and those of `--graph` are one list.
    pub(crate) fn read() -> Self {
        let mut arguments = Self::try_parse().unwrap_or_else(|error| hint::naming_verbs(error).exit());
        match &mut arguments.verb {
            Verb::Draw(draw) if draw.around.is_some() => {
                draw.in_place_of_ends = files_for_ends(&mut draw.from, &mut draw.to, &mut draw.files);
            }
            Verb::Sql(ask) if ask.pattern.is_some() || ask.pairs => {
                ask.in_place_of_ends = files_for_ends(&mut ask.from, &mut ask.to, &mut ask.files);
            }
            _ => {}
        }
        if let Some(files) = arguments.verb.files() {
            let files = mem::take(&mut files.files);
            arguments.graph.graph.extend(files);
        }
        arguments
    }
}

/// Takes what is written in the places of ends, where there are none, as the first files.
fn files_for_ends(from: &mut Option<String>, to: &mut Option<String>, files: &mut Files) -> Vec<PathBuf> {
    let ends: Vec<PathBuf> = from.take().into_iter().chain(to.take()).map(PathBuf::from).collect();
    files.files = ends.iter().cloned().chain(mem::take(&mut files.files)).collect();
    ends
}

const EXIT_CODES: &str = "Exit codes: 0 ok, 1 internal, 2 usage or an ambiguous name, 3 not found or no mechanism, \
                          4 bad input, 5 accepted with rejects, an audit with warnings or a diff with differences, 6 a limit was met, 7 a snapshot is corrupt or of \
                          another version, 130 interrupted.";

/// The verbs, one a row: what it asks, the module that answers, and where the files after it are, if it takes any.
macro_rules! verbs {
    ($($(#[$doc:meta])+ $verb:ident($ask:ty): $module:ident $($($field:ident).+)?;)+) => {
        #[derive(Debug, Subcommand)]
        pub(crate) enum Verb {
            $($(#[$doc])+ $verb($ask),)+
        }

        impl Verb {
            fn files(&mut self) -> Option<&mut Files> {
                match self {
                    $(Self::$verb(ask) => verbs!(@files ask $($($field).+)?),)+
                }
            }

            pub(crate) fn run(&self, arguments: &Arguments) -> Result<Code, Failure> {
                match self {
                    $(Self::$verb(ask) => verbs::$module::run(arguments, ask),)+
                }
            }
        }
    };
    (@files $ask:ident) => {{
        let _ = $ask;
        None
    }};
    (@files $ask:ident $($field:ident).+) => { Some(&mut $ask.$($field).+) };
}

verbs! {
    /// Find entities by identifier, name, synonym or label
    Find(Find): find files;
    /// Show one entity and its statements
    Show(Show): show files;
    /// List mechanisms, best first, and the treatments claimed
    Paths(AskPaths): paths paths.files;
    /// Rank what acts on an entity, or what a drug acts on, by the best mechanism of each
    Candidates(Candidates): candidates files;
    /// Compare how two drugs act: what both pass, where they oppose each other, what is of one alone
    Compare(Compare): compare files;
    /// List which of several entities act on each other, which do not, and what would join these
    Connect(verbs::connect::Ask): connect;
    /// List what every mechanism passes, and the smallest sets whose removal leaves none
    Essential(Essential): essential paths.files;
    /// List mechanisms that hold although a statement does, and those that it blocks
    Bypass(Bypass): bypass paths.files;
    /// List what changes to the graph do to an answer: mechanisms gained and lost, signs turned, the verdict before and after
    WhatIf(WhatIfAnswer): what_if paths.files;
    /// List the feedback loops of an entity, with their sign
    Loops(Loops): loops files;
    /// Find what would explain that some genes went up and others down
    Regulators(verbs::regulators::Ask): regulators files;
    /// Explain mechanisms in sentences with numbered citations
    Explain(Explain): explain paths.files;
    /// Draw mechanisms, or the neighbourhood of an entity, as a picture or a page
    Draw(Draw): draw files;
    /// Count the paths of one kind between entities, most specific first
    Metapath(verbs::metapath::Ask): metapath files;
    /// Match a TRAPI query graph, and answer with a TRAPI response
    Match(verbs::matching::Match): matching files;
    /// Write the SQL of a question, for a graph whose tables are in an engine
    Sql(Box<verbs::sql::Ask>): sql files;
    /// List where the graph contradicts itself
    Contradictions(Contradictions): contradictions files;
    /// Check an answer or a proof in JSON against the graph
    Verify(verbs::verify::Verify): verify files;
    /// Count the entities and statements, and list the files that the graph was made from
    Info(Info): info files;
    /// Read files and report what they hold
    Check(Check): check files;
    /// Check records of mechanisms, and the graph, for mistakes
    Audit(verbs::audit::Ask): audit files;
    /// List what differs between two graphs, and between their answers to questions
    Diff(verbs::diff::Ask): diff;
    /// Convert files between formats
    Convert(Convert): convert files;
    /// Write a snapshot, which opens at once
    Build(Build): build files;
    /// Print completions for a shell
    Completions(Completions): completions;
}

#[derive(Debug, Args)]
pub(crate) struct Find {
    /// An identifier, name, synonym or label, or a part of one
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Maximum number of entities, from 1
    #[arg(long, default_value = "20", value_name = "N", value_parser = at_least_one, help_heading = "Question")]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// A name or an identifier; or the id of a statement
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Give the belief in each statement, by the evidence of all sources and INDRA's error rates
    #[arg(long, help_heading = "Output")]
    pub(crate) belief: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Info {
    #[command(flatten)]
    pub(crate) files: Files,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
