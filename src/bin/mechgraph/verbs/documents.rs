//! Documents that a verb is given: JSON, such as a query graph or a proof, and files of lines.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read};
use std::path::Path;

use mechgraph::io::{self as formats, OpenError, decompress};

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

/// The names and the texts of the files at a path.
pub(crate) fn texts(path: &Path) -> Result<impl Iterator<Item = Result<(String, String), Failure>>, OpenError> {
    Ok(formats::open(path)?.map(|source| {
        let source = source?;
        let name = source.name().to_owned();
        let text = io::read_to_string(source.into_bytes()?);
        text.map_err(|error| Failure::Input(format!("{name}: {error}"))).map(|text| (name, text))
    }))
}

/// The lines of a text with their numbers; blank lines and those that begin with # are left out.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}
