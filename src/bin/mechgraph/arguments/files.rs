//! Files: read, reported, converted, kept as a snapshot.

use std::path::PathBuf;

use clap::Args;
use mechgraph::io::WriteFormat;
use mechgraph::io::trapi::Version;

use super::choices;

/// Files that make the graph, as `--graph` names them.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Files or folders to read as one graph, as with --graph; - is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) report: ReportOptions,
}

/// What is reported of the rows.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct ReportOptions {
    /// List every finding and every file, not one line for each code
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Write the rows that were left out to this file, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub(crate) rejects: Option<PathBuf>,
    /// Write which ids were merged, and why, to this file, as SSSOM (with --merge-equivalents, --mappings or --join)
    #[arg(long, value_name = "FILE")]
    pub(crate) mappings_out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "OUT is graph.json for one file; graph.tsv or graph for the tables graph_nodes.tsv and \
                        graph_edges.tsv; graph.jsonl for graph_nodes.jsonl and graph_edges.jsonl, as KGX names them, \
                        or with --format jsonl for one file; graph.trapi.json for a TRAPI message; graph.graphml, .cx2, \
                        .cyjs, .sif, .sbgn or .jgf.json for other programs. With .gz at the end they are compressed.")]
pub(crate) struct Convert {
    #[command(flatten)]
    pub(crate) files: Files,
    /// Write to this file; - is standard output
    #[arg(short, long, value_name = "OUT", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Format, whatever the extension of OUT
    #[arg(long, alias = "to", value_name = "FORMAT", value_parser = choices::format(), help_heading = "Output")]
    pub(crate) format: Option<WriteFormat>,
    /// Write a TRAPI message of this version [default of .trapi.json: 1.6]
    #[arg(long, value_name = "VERSION", value_parser = choices::trapi(), help_heading = "Output")]
    pub(crate) trapi: Option<Version>,
    #[command(flatten)]
    pub(crate) report: ReportOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) files: Files,
    /// Write the snapshot to this file
    #[arg(short, long, value_name = "FILE.mg", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Leave out from which file and line each statement was read: the same content then gives the same bytes
    #[arg(long, help_heading = "Output")]
    pub(crate) no_origins: bool,
    /// Write the report to this file, as JSON
    #[arg(long = "report", value_name = "FILE", help_heading = "Output")]
    pub(crate) report_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) report: ReportOptions,
}
