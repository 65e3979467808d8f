//! The graph that is asked: files, or the embedded one.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use mechgraph::build::LoadReport;
use mechgraph::io::kgx::JsonlReader;
use mechgraph::{GraphBuilder, KnowledgeGraph, datasets};

use crate::arguments::Arguments;
use crate::exit::{Code, Failure};
use crate::output::narrate;

/// The graph that the arguments name, and whether rows of it were left out.
pub(crate) fn open(arguments: &Arguments) -> Result<(KnowledgeGraph, Code), Failure> {
    match (arguments.graph.is_empty(), arguments.background) {
        (true, false) => return Ok((datasets::interferon_gamma(), Code::Ok)),
        (true, true) => return Ok((datasets::interferon_gamma_with_background(), Code::Ok)),
        (false, _) => {}
    }
    let mut builder = GraphBuilder::new();
    let mut code = Code::Ok;
    for path in &arguments.graph {
        let report = load(&mut builder, path)?;
        if report.quarantined > 0 {
            code = Code::Rejects;
            narrate(&format!("{report}; see mechgraph check"));
        }
    }
    Ok((builder.freeze()?, code))
}

/// Reads one file into the builder; `-` is standard input.
pub(crate) fn load(builder: &mut GraphBuilder, path: &Path) -> Result<LoadReport, Failure> {
    let name = path.display().to_string();
    let failure = |error: io::Error| Failure::File { path: name.clone(), error };
    let bytes: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        if path.is_dir() {
            return Err(failure(io::Error::new(io::ErrorKind::IsADirectory, "is a folder; name its files")));
        }
        Box::new(BufReader::new(File::open(path).map_err(failure)?))
    };
    let report = builder.load(JsonlReader::new(name.clone(), bytes))?;
    if report.kept + report.merged == 0 {
        let empty = if report.read == 0 { "the file is empty" } else { "no row is a KGX node or edge in JSON Lines" };
        return Err(Failure::File { path: name, error: io::Error::new(io::ErrorKind::InvalidData, empty) });
    }
    Ok(report)
}
