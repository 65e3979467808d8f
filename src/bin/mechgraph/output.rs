//! What the program prints: data to standard output, narration to standard error.

use std::io::{self, ErrorKind, Write};

use mechgraph::render;
use serde::Serialize;

use crate::exit::Failure;

/// Prints text for people; what could drive a terminal is written out.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let safe = |line: &str| line.split('\t').map(|cell| render::safe(cell).into_owned()).collect::<Vec<_>>().join("\t");
    write(&text.split('\n').map(safe).collect::<Vec<_>>().join("\n"))
}

/// Writes data. A reader that closes the pipe has seen enough; that is no failure.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Write(error)),
        _ => Ok(()),
    }
}

/// Prints a value as JSON, indented.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    write(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Prints a line for people. That it cannot be printed is nobody's concern.
pub(crate) fn narrate(line: &str) {
    let told = writeln!(io::stderr(), "{}", render::safe(line));
    drop(told);
}
