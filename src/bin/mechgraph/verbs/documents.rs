//! Documents of JSON that a verb is given, such as a query graph or a proof.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read};
use std::path::Path;

use mechgraph::io::decompress;

use crate::exit::Failure;

/// The text of a file, plain or compressed, which is refused if it is empty; `-` is standard input. What is wanted is named
/// where somebody would have to type it.
pub(crate) fn read(path: &Path, wanted: &str) -> Result<String, Failure> {
    let failure = |error: &dyn std::fmt::Display| Failure::Input(format!("{}: {error}", path.display()));
    let bytes: Box<dyn Read> = if path.as_os_str() != "-" {
        Box::new(File::open(path).map_err(|error| failure(&error))?)
    } else if io::stdin().is_terminal() {
        return Err(Failure::Usage(format!("standard input (-) is a terminal; pipe {wanted} into it")));
    } else {
        Box::new(io::stdin())
    };
    let text = decompress(BufReader::new(bytes)).and_then(io::read_to_string);
    let text = text.map_err(|error| failure(&error))?;
    if text.trim_start().is_empty() {
        return Err(failure(&"the file is empty"));
    }
    Ok(text)
}
