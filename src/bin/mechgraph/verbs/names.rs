//! Files of names, such as those of genes.

use std::path::Path;

use super::documents;
use crate::exit::Failure;

/// The names in the lines of a file; blank lines and those that begin with # are left out.
pub(crate) fn of_file(path: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    let not_opened =
        |error| Failure::Input(format!("{}; a file with a name in each line is expected", Failure::Open(error)));
    for source in documents::texts(path).map_err(not_opened)? {
        let (name, text) = source?;
        for (number, line) in documents::lines(&text) {
            if line.contains('\t') || line.starts_with(['{', '[']) {
                let problem = "a name in each line is expected, and this looks like a table or JSON";
                return Err(Failure::Input(format!("{name}, line {number}: {problem}")));
            }
            names.push(line.to_owned());
        }
    }
    Ok(names)
}
