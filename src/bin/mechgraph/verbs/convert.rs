//! `convert`: from any format that can be read to one that can be written.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use mechgraph::KnowledgeGraph;
use mechgraph::io::{Destination, WriteFormat, WriteReport};
use mechgraph::render::counted;
use serde::Serialize;

use crate::arguments::{Arguments, Convert, ReportOptions};
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
    /// How many of the rows only give a statement one more id.
    further_ids: u64,
    /// What the format has no room for, by reason.
    losses: BTreeMap<&'static str, u64>,
    /// What is written otherwise than it is, by reason.
    changes: BTreeMap<&'static str, u64>,
}

pub(crate) fn run(arguments: &Arguments, convert: &Convert) -> Result<Code, Failure> {
    let format = match (convert.format, convert.trapi) {
        (None | Some(WriteFormat::Trapi(_)), Some(version)) => Some(WriteFormat::Trapi(version)),
        (Some(_), Some(_)) => {
            let message = "--trapi writes a TRAPI message, and --format names another format; leave one out";
            return Err(Failure::Usage(message.to_owned()));
        }
        (format, None) => format,
    };
    let destinations = destinations(&convert.output, format)?;
    if arguments.json && destinations.iter().any(is_standard_output) {
        let message = "--json and -o - both want standard output; name a file for one of them";
        return Err(Failure::Usage(message.to_owned()));
    }
    ingest::check_rejects(&convert.report)?;
    check_inputs(&destinations, &arguments.graph.graph)?;
    let mut files = destinations.iter().filter(|it| !is_standard_output(it));
    files.try_for_each(|it| folder_of(&it.path).map(drop))?;
    loading::refuse_changes(arguments)?;
    if !arguments.graph.is_named() {
        output::narrate("no file is named: the embedded graph is written");
    }
    let loaded = loading::read(&arguments.graph, Hashing::None)?;
    ingest::write_rejects(&convert.report, &loaded)?;
    let written = write_all(&destinations, &loaded.graph)?;
    if arguments.json {
        output::print_json(&Conversion { ingest: IngestReport::of(&loaded), written })?;
    } else {
        narrate(&loaded, &convert.report, &written);
    }
    Ok(loaded.code())
}

/// The files of an output; `-` is standard output.
fn destinations(out: &Path, format: Option<WriteFormat>) -> Result<Vec<Destination>, Failure> {
    let usage = |message: String| Err(Failure::Usage(message));
    let is_special = fs::metadata(out).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
    match format {
        #[cfg(feature = "parquet")]
        Some(WriteFormat::Parquet) if out.as_os_str() == "-" => {
            usage("tables are four files and cannot go to standard output; name them, or use --format jsonl".to_owned())
        }
        Some(WriteFormat::KgxTsv) if out.as_os_str() == "-" => {
            usage("tables are two files and cannot go to standard output; name them, or use --format jsonl".to_owned())
        }
        format if out.as_os_str() == "-" => Ok(vec![Destination::whole(out, format.unwrap_or(WriteFormat::KgxJsonl))]),
        Some(format) if is_special && format != WriteFormat::KgxTsv => Ok(vec![Destination::whole(out, format)]),
        _ if is_special => usage(format!(
            "{} is not a regular file; write to it with a --format of one file, such as jsonl",
            out.display()
        )),
        format => Destination::of_name(out, format)
            .or_else(|error| usage(format!("{error}; --format names it, whatever the name"))),
    }
}

fn is_standard_output(destination: &Destination) -> bool {
    destination.path.as_os_str() == "-"
}

/// An error if a file that is read would be written over: what it holds beyond KGX would be lost.
fn check_inputs(destinations: &[Destination], inputs: &[PathBuf]) -> Result<(), Failure> {
    // A path that leads nowhere is not an input, and what cannot be listed fails when it is read.
    let files_at = |path: &PathBuf| match fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => vec![path.clone()],
    };
    let read: Vec<PathBuf> = inputs.iter().flat_map(files_at).filter_map(|path| path.canonicalize().ok()).collect();
    for path in destinations.iter().map(|destination| &destination.path) {
        if path.is_file() && path.canonicalize().is_ok_and(|path| read.contains(&path)) {
            let message = format!("{} is an input and cannot be overwritten; name another output", path.display());
            return Err(Failure::Usage(message));
        }
    }
    Ok(())
}

fn narrate(loaded: &Loaded, options: &ReportOptions, written: &[Written]) {
    ingest::narrate(loaded, options);
    for file in written {
        let further = match file.further_ids {
            0 => String::new(),
            ids => format!(", {ids} of them only to give a statement a further id"),
        };
        let rows = counted(file.rows, "row", "rows");
        output::narrate(&format!("{}: {rows} written as {}{further}", file.path, file.format));
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
        let report = if is_standard_output(destination) {
            match to_standard_output(destination, graph)? {
                Some(report) => report,
                None => continue,
            }
        } else {
            let draft = Draft::create(&destination.path)?;
            let report = destination.write(graph, BufWriter::new(draft.file()));
            drafts.push(draft);
            report.map_err(|error| Failure::File(destination.path.clone(), error))?
        };
        written.push(Written {
            path: destination.path.display().to_string(),
            format: destination.format.as_str(),
            rows: report.written,
            further_ids: report.further_ids,
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
    let written = destination.write(graph, BufWriter::new(io::stdout().lock()));
    output::sent(written.map(|whole| report = Some(whole)))?;
    Ok(report)
}
