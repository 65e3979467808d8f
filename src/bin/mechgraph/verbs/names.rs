//! Files of names, such as those of genes.

use std::io;
use std::path::Path;

use mechgraph::io as formats;

use crate::exit::Failure;

/// The names in the lines of a file; blank lines and those that begin with # are left out.
pub(crate) fn of_file(path: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    let not_opened =
        |error| Failure::Input(format!("{}; a file with a name in each line is expected", Failure::Open(error)));
    for source in formats::open(path).map_err(not_opened)? {
        let source = source?;
        let name = source.name().to_owned();
        let text =
            io::read_to_string(source.into_bytes()?).map_err(|error| Failure::Input(format!("{name}: {error}")))?;
        for (line, number) in text.lines().map(str::trim).zip(1..) {
            if line.contains('\t') || line.starts_with(['{', '[']) {
                let problem = "a name in each line is expected, and this looks like a table or JSON";
                return Err(Failure::Input(format!("{name}, line {number}: {problem}")));
            }
            if !line.is_empty() && !line.starts_with('#') {
                names.push(line.to_owned());
            }
        }
    }
    Ok(names)
}
