//! Audits DrugMechDB: what is wrong, or looks wrong, in its records, each with its line.
//!
//! `cargo run --features yaml,compression --example audit_drugmechdb -- [indication_paths.yaml[.gz]]`
//!
//! Without a path it takes the shared data (`MECHGRAPH_DATA`, else `../shared/data`), and says "skipped"
//! where there are none.
#![expect(clippy::print_stdout, reason = "an example talks to the terminal")]

mod shared;

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};

use mechgraph::GraphBuilder;
use mechgraph::io::drugmechdb::YamlReader;
use mechgraph::model::{FindingCode, Severity};
use mechgraph::query::{Audit, AuditQuery};

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args_os().nth(1).map(PathBuf::from);
    let Some(path) = shared::file(given, "drugmechdb/indication_paths.yaml.gz") else { return Ok(()) };
    let bytes = mechgraph::io::decompress(BufReader::new(File::open(&path)?))?;
    let name = path.file_name().map_or(path.as_path(), Path::new).display().to_string();
    let mut builder = GraphBuilder::new();
    builder.load(YamlReader::new(name, bytes))?;
    let graph = builder.freeze()?;
    match write(&AuditQuery::new().run(&graph)?, &mut std::io::stdout().lock()) {
        // Whoever reads the audit, such as `head`, may have enough of it.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// The warnings, then how often each code was met.
fn write(audit: &Audit<'_>, out: &mut impl Write) -> std::io::Result<()> {
    for finding in audit.findings().iter().filter(|finding| finding.code.severity() >= Severity::Warning) {
        writeln!(out, "{}: {finding}", finding.record)?;
    }
    writeln!(out, "{} records", audit.records())?;
    for code in FindingCode::ALL.iter().filter(|code| audit.count(**code) > 0) {
        writeln!(out, "{:6} {code} {}", audit.count(*code), code.title())?;
    }
    Ok(())
}
