//! `convert`: from any format that can be read to one that can be written.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use flate2::write::GzEncoder;
use mechgraph::KnowledgeGraph;
use mechgraph::io::{WriteReport, kgx};
use serde::Serialize;

use crate::arguments::{Arguments, Convert, ReportOptions, Target};
use crate::destination::{Compression, Destination, Part, destinations};
use crate::draft::{Draft, folder_of};
use crate::exit::{Code, Failure};
use crate::ingest::{self, IngestReport};
use crate::loading::Loaded;
use crate::progress::Hashing;
use crate::{loading, output};

#[derive(Serialize)]
struct Conversion<'r> {
    #[serde(flatten)]
    ingest: IngestReport<'r>,
    written: Vec<Written>,
}

#[derive(Serialize)]
struct Written {
    path: String,
    format: &'static str,
    rows: u64,
    /// What the format has no room for, by reason.
    losses: BTreeMap<&'static str, u64>,
    /// What is written otherwise than it is, by reason.
    changes: BTreeMap<&'static str, u64>,
}

pub(crate) fn run(arguments: &Arguments, convert: &Convert) -> Result<Code, Failure> {
    let destinations = destinations(&convert.output, convert.format)?;
    if arguments.json && destinations.iter().any(|destination| destination.path.is_none()) {
        let message = "--json and -o - both want standard output; name a file for one of them";
        return Err(Failure::Usage(message.to_owned()));
    }
    ingest::check_rejects(&convert.report)?;
    destinations.iter().flat_map(|it| &it.path).try_for_each(|path| folder_of(path).map(drop))?;
    let loaded = loading::read(arguments, Hashing::None)?;
    ingest::write_rejects(&convert.report, &loaded)?;
    let written = write_all(&destinations, &loaded.graph)?;
    if arguments.json {
        output::print_json(&Conversion { ingest: IngestReport::of(&loaded), written })?;
    } else {
        narrate(&loaded, &convert.report, &written);
    }
    Ok(loaded.code())
}

fn narrate(loaded: &Loaded, options: &ReportOptions, written: &[Written]) {
    for line in ingest::text(loaded, options).lines() {
        output::narrate(line);
    }
    for file in written {
        output::narrate(&format!("{}: {} rows written as {}", file.path, file.rows, file.format));
        for (reason, count) in &file.losses {
            output::narrate(&format!("  {count} left out: {reason}"));
        }
        for (reason, count) in &file.changes {
            output::narrate(&format!("  {count} changed: {reason}"));
        }
    }
}

/// Writes every file before any of them gets its name.
fn write_all(destinations: &[Destination], graph: &KnowledgeGraph) -> Result<Vec<Written>, Failure> {
    let mut drafts = Vec::new();
    let mut written = Vec::new();
    for destination in destinations {
        let report = match &destination.path {
            None => match to_standard_output(destination, graph)? {
                Some(report) => report,
                None => continue,
            },
            Some(path) => {
                let draft = Draft::create(path)?;
                let report = encode(destination, graph, BufWriter::new(draft.file()));
                drafts.push(draft);
                report.map_err(|error| Failure::File(path.clone(), error))?
            }
        };
        written.push(Written {
            path: destination.path.as_ref().map_or_else(|| "-".to_owned(), |path| path.display().to_string()),
            format: format_name(destination.target),
            rows: report.written,
            losses: report.losses,
            changes: report.changes,
        });
    }
    drafts.into_iter().try_for_each(Draft::finish)?;
    Ok(written)
}

/// None if nobody wants more: a reader that closes the pipe has seen enough.
fn to_standard_output(destination: &Destination, graph: &KnowledgeGraph) -> Result<Option<WriteReport>, Failure> {
    let mut report = None;
    let encoded = encode(destination, graph, BufWriter::new(io::stdout().lock()));
    output::sent(encoded.map(|whole| report = Some(whole)))?;
    Ok(report)
}

fn encode(destination: &Destination, graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    match destination.compression {
        Compression::None => {
            let report = format(destination, graph, &mut out)?;
            out.flush()?;
            Ok(report)
        }
        Compression::Gzip => {
            let mut encoder = GzEncoder::new(out, flate2::Compression::default());
            let report = format(destination, graph, &mut encoder)?;
            encoder.finish()?.flush()?;
            Ok(report)
        }
    }
}

fn format(destination: &Destination, graph: &KnowledgeGraph, out: &mut impl Write) -> io::Result<WriteReport> {
    match (destination.target, destination.part) {
        (Target::Json, _) => kgx::write_json(graph, out),
        (Target::Jsonl, Part::Whole) => kgx::write_jsonl(graph, out),
        (Target::Jsonl, Part::Nodes) => kgx::write_jsonl_nodes(graph, out),
        (Target::Jsonl, Part::Edges) => kgx::write_jsonl_edges(graph, out),
        (Target::Tsv, Part::Edges) => kgx::write_tsv_edges(graph, out),
        (Target::Tsv, Part::Nodes | Part::Whole) => kgx::write_tsv_nodes(graph, out),
    }
}

/// The name of a format, as in the ingest report.
const fn format_name(target: Target) -> &'static str {
    match target {
        Target::Tsv => "kgx-tsv",
        Target::Jsonl => "kgx-jsonl",
        Target::Json => "kgx-json",
    }
}
