//! Sentences and pictures: the language, the format, and where to write.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mechgraph::render::{Labels, Language, Theme};

use super::{Files, MechanismOptions, Paths, choices};

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) paths: Paths,
    /// Language of the sentences
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
    /// Say what each step costs, and why
    #[arg(long)]
    pub(crate) costs: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "FILE ends in .svg, .png, .pdf, .html, .dot (or .gv) or .mmd (or .mermaid). A page of HTML needs no other \
                        file and no network; that of --around is to explore."
)]
pub(crate) struct Draw {
    /// Start: a name or id, several with | between them, a category such as biolink:Drug, or * for anything
    #[arg(required_unless_present = "around")]
    pub(crate) from: Option<String>,
    /// End, written like FROM
    #[arg(required_unless_present = "around")]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) files: Files,
    /// What stands in the places of FROM and TO with --around, as files
    #[arg(skip)]
    pub(crate) in_place_of_ends: Vec<PathBuf>,
    /// Write to this file; - is standard output and needs --format
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Format, whatever the extension of FILE
    #[arg(long, alias = "to", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<PictureFormat>,
    /// Language of the picture, and the one that a page starts in
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
    /// Title of the picture [default: the question]
    #[arg(long, value_name = "TEXT", help_heading = "Output")]
    pub(crate) title: Option<String>,
    /// Draw no legend
    #[arg(long, help_heading = "Output")]
    pub(crate) no_legend: bool,
    /// Draw no treatments
    #[arg(long, help_heading = "Output")]
    pub(crate) no_treatments: bool,
    /// Light, dark, or as the reader prefers
    #[arg(long, default_value = "auto", value_parser = choices::theme(), help_heading = "Output")]
    pub(crate) theme: Theme,
    /// What genes and proteins are called: first their symbols where the graph has them, or only their names
    #[arg(long, default_value = "symbol", value_parser = choices::labels(), help_heading = "Output")]
    pub(crate) labels: Labels,
    /// Width in pixels up to which the picture may grow [default: up to about 1600, as its names need]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(240..=20_000), help_heading = "Output")]
    pub(crate) width: Option<u32>,
    /// Draw the neighbourhood of this entity instead of FROM and TO, nearest entities first: at most --max-hops steps [default: 2] and
    /// --limit entities [default: 100, or 40 in a picture that would be hard to read]
    #[arg(long, value_name = "NAME", conflicts_with = "filters", help_heading = "Question")]
    pub(crate) around: Option<String>,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}

/// A format of pictures; its other names are extensions of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureFormat {
    /// A picture for browsers and articles
    Svg,
    /// A page with the picture, the list and the evidence
    #[value(alias = "htm")]
    Html,
    /// Graphviz
    #[value(alias = "gv")]
    Dot,
    /// Mermaid
    #[value(alias = "mmd")]
    Mermaid,
    /// An image, two pixels for each of SVG
    Png,
    /// A page of a document
    Pdf,
}
