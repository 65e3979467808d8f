//! `build`: files as one graph, kept as a snapshot.

use crate::arguments::{Arguments, Build};
use crate::draft::{folder_of, write};
use crate::exit::{Code, Failure};
use crate::ingest::{self, IngestReport};
use crate::progress::Hashing;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, build: &Build) -> Result<Code, Failure> {
    ingest::check_rejects(&build.report)?;
    folder_of(&build.output)?;
    let loaded = loading::load_named(arguments, Hashing::Sha256)?;
    ingest::write_rejects(&build.report, &loaded)?;
    write(&build.output, |out| {
        if build.no_origins {
            loaded.graph.write_snapshot_without_origins(out)
        } else {
            loaded.graph.write_snapshot(out)
        }
    })?;
    if let Some(path) = &build.report_file {
        let report = serde_json::to_string(&IngestReport::of(&loaded))?;
        write(path, |out| writeln!(out, "{report}"))?;
    }
    if arguments.json {
        output::print_json(&IngestReport::of(&loaded))?;
    } else {
        ingest::narrate(&loaded, &build.report);
        output::narrate(&format!("{} is a snapshot of them; ask it with --graph", build.output.display()));
    }
    Ok(loaded.code())
}
