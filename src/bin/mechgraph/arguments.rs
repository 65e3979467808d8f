//! What the program can be told.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use mechgraph::build::Strictness;
use mechgraph::io::kgx::Quoting;
use mechgraph::model::{ClinicalStatus, EpistemicStatus, PartialDate};
use mechgraph::render::Language;

/// How does this drug act on this disease?
#[derive(Debug, Parser)]
#[command(name = "mechgraph", version, about, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) asked: Asked,
    #[command(flatten)]
    mode: Mode,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Colour text
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What makes up the graph that is asked.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    /// Ask this file or folder (repeatable: all of them as one graph; - is standard input); without it, the
    /// embedded graph
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) graph: Vec<PathBuf>,
    /// Add the embedded graph to the files
    #[arg(long, global = true)]
    pub(crate) embedded: bool,
    /// Add the background layer to the embedded graph
    #[arg(long, global = true)]
    pub(crate) background: bool,
    /// Make one entity of those that equivalent ids join
    #[arg(long, global = true)]
    pub(crate) merge_equivalents: bool,
    /// Join ids that this set of mappings (SSSOM) says are of one thing, and keep apart those that it says are not
    /// (repeatable; implies --merge-equivalents)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) mappings: Vec<PathBuf>,
    /// Join by this rule, too (repeatable; implies --merge-equivalents)
    #[arg(long, global = true, value_name = "RULE")]
    pub(crate) join: Vec<Join>,
    /// Whether cells of tables are quoted by RFC 4180
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) quoting: QuotingArgument,
}

impl Asked {
    /// Whether entities that are one thing under several ids become one.
    pub(crate) const fn merges(&self) -> bool {
        self.merge_equivalents || !self.mappings.is_empty() || !self.join.is_empty()
    }
}

/// A rule by which entities become one that have no equivalent ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Join {
    /// A gene with its product, where a statement or a mapping says so
    GeneProduct,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum QuotingArgument {
    /// The first quote in a table decides
    Auto,
    /// A quote is part of its cell
    None,
    /// Cells may be quoted
    Rfc4180,
}

impl From<QuotingArgument> for Quoting {
    fn from(quoting: QuotingArgument) -> Self {
        match quoting {
            QuotingArgument::Auto => Self::Auto,
            QuotingArgument::None => Self::None,
            QuotingArgument::Rfc4180 => Self::Rfc4180,
        }
    }
}

#[derive(Debug, Args)]
struct Mode {
    /// End at the first row that cannot be read and the first warning about what a file means; with =all, at any
    /// warning, such as a name that differs between two rows
    #[arg(long, global = true, conflicts_with = "lenient", value_name = "WHAT", num_args = 0..=1,
          require_equals = true, default_missing_value = "meaning")]
    strict: Option<Strict>,
    /// Keep what could be read of a file that is damaged further on
    #[arg(long, global = true)]
    lenient: bool,
}

/// At which warnings reading ends.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Strict {
    /// Those about what a file means
    Meaning,
    /// Any
    All,
}

impl Arguments {
    /// How much files may have wrong with them.
    pub(crate) const fn strictness(&self) -> Strictness {
        match (self.mode.strict, self.mode.lenient) {
            (Some(Strict::All), _) => Strictness::Pedantic,
            (Some(Strict::Meaning), _) => Strictness::Strict,
            (None, true) => Strictness::Lenient,
            (None, false) => Strictness::Standard,
        }
    }
}

const EXIT_CODES: &str = "Exit codes: 0 ok, 1 internal, 2 usage or an ambiguous name, 3 not found or no mechanism, \
                          4 bad input, 5 accepted with rejects, 6 a limit was met, 7 a snapshot is corrupt or of \
                          another version, 130 interrupted.";

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
    /// Draw mechanisms, or what surrounds an entity, as a picture or a page
    Draw(Draw),
    /// Count the paths of one kind between entities, most specific first
    Metapath(crate::verbs::metapath::Ask),
    /// List where the graph contradicts itself
    Contradictions,
    /// Count what the graph holds, and list the files that it was made from
    Info,
    /// Read files and report what they hold, without asking anything
    Check(Check),
    /// Convert files between formats
    Convert(Convert),
    /// Keep files as a snapshot, which opens at once
    Build(Build),
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
    #[command(flatten)]
    pub(crate) narrowing: Narrowing,
}

/// Which mechanisms are wanted, and how many.
#[derive(Debug, Args)]
#[group(id = "narrowing")]
pub(crate) struct Narrowing {
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

impl From<LanguageArgument> for Language {
    fn from(language: LanguageArgument) -> Self {
        match language {
            LanguageArgument::En => Self::En,
            LanguageArgument::Zh => Self::Zh,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "FILE ends in .svg, .html, .dot (or .gv) or .mmd (or .mermaid). A page of HTML needs no other \
                        file and no network; that of --around is to explore.")]
pub(crate) struct Draw {
    /// Where mechanisms start
    #[arg(required_unless_present = "around", requires = "to_name", conflicts_with = "around")]
    pub(crate) from: Option<String>,
    /// Where they end
    #[arg(id = "to_name", value_name = "TO")]
    pub(crate) to: Option<String>,
    /// Where to write; - is standard output, with --to
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// The format, whatever the name of FILE says
    #[arg(long = "to", value_name = "FORMAT")]
    pub(crate) format: Option<PictureFormat>,
    /// The language of the picture, and the one that a page starts in
    #[arg(long, default_value = "en")]
    pub(crate) lang: LanguageArgument,
    /// Draw what surrounds this entity instead
    #[arg(long, value_name = "ID", conflicts_with = "narrowing")]
    pub(crate) around: Option<String>,
    /// How many steps around it
    #[arg(long, default_value_t = 2, value_name = "N", conflicts_with = "from")]
    pub(crate) steps: usize,
    /// The most entities around it, nearest first
    #[arg(long, default_value_t = 100, value_name = "N", conflicts_with = "from")]
    pub(crate) most: usize,
    #[command(flatten)]
    pub(crate) narrowing: Narrowing,
}

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureFormat {
    /// A picture for browsers and articles
    Svg,
    /// A page with the picture, the list and the evidence
    Html,
    /// Graphviz
    Dot,
    /// Mermaid
    Mermaid,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders to read as one graph; - is standard input
    #[arg(required = true, value_name = "FILE", conflicts_with = "graph")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rejects: Rejects,
    #[command(flatten)]
    pub(crate) detail: Detail,
}

/// How much the report says.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Detail {
    /// List every finding and every file, not one line for each code
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Rejects {
    /// Write the rows that were left out to this file, as JSON lines
    #[arg(long = "rejects", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "OUT is graph.json for one file; graph.tsv or graph for the tables graph_nodes.tsv and \
                        graph_edges.tsv; graph.jsonl for graph_nodes.jsonl and graph_edges.jsonl, as KGX names them, \
                        or with --to jsonl for one file. With .gz at the end they are compressed.")]
pub(crate) struct Convert {
    /// Files or folders to read as one graph; - is standard input; without any, the graph that is asked
    #[arg(value_name = "IN", conflicts_with = "graph")]
    pub(crate) files: Vec<PathBuf>,
    /// Where to write; - is standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// The format, whatever the name of OUT says
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Option<Target>,
    #[command(flatten)]
    pub(crate) rejects: Rejects,
    #[command(flatten)]
    pub(crate) detail: Detail,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Files or folders to read as one graph; - is standard input
    #[arg(required = true, value_name = "IN", conflicts_with = "graph")]
    pub(crate) files: Vec<PathBuf>,
    /// The snapshot to write
    #[arg(short, long, value_name = "FILE.mg")]
    pub(crate) output: PathBuf,
    /// Write what became of every row to this file, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rejects: Rejects,
    #[command(flatten)]
    pub(crate) detail: Detail,
}

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// KGX tables of nodes and of edges
    Tsv,
    /// KGX JSON Lines
    Jsonl,
    /// One KGX JSON document
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}
