//! The graph that is asked: files, or the embedded one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use mechgraph::build::LoadReport;
use mechgraph::io::{AnyReader, Format, decompress};
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
        let (report, _) = load(&mut builder, path)?;
        if report.quarantined > 0 {
            code = Code::Rejects;
            narrate(&format!("{report}; see mechgraph check"));
        }
    }
    Ok((builder.freeze()?, code))
}

/// Reads one file into the builder, of whatever format and compression; `-` is standard input.
pub(crate) fn load(builder: &mut GraphBuilder, path: &Path) -> Result<(LoadReport, Format), Failure> {
    let name = path.display().to_string();
    let failure = |error: io::Error| Failure::File { path: name.clone(), error };
    let invalid = |message: &str| failure(io::Error::new(ErrorKind::InvalidData, message.to_owned()));
    let bytes: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        if path.is_dir() {
            return Err(failure(io::Error::new(ErrorKind::IsADirectory, "is a folder; name its files")));
        }
        Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(failure)?))
    };
    let reader = AnyReader::new(name.clone(), decompress(bytes).map_err(failure)?).map_err(failure)?;
    let format = reader.format();
    let report = builder.load(reader)?;
    match report.kept + report.merged {
        0 if report.read == 0 => Err(invalid("the file is empty")),
        0 => Err(invalid(&format!("no row is a record of {}", format.as_str()))),
        _ => Ok((report, format)),
    }
}
