//! Files of questions.

use std::io;
use std::path::Path;

use mechgraph::io as formats;
use mechgraph::query::MechanismQuery;

use super::paths;
use crate::arguments::MechanismOptions;
use crate::exit::Failure;

/// The questions of a file: a list of queries as JSON, queries as JSON one after the other, or FROM and TO in each line with
/// a tab between them. Blank lines and those that begin with # are left out.
pub(crate) fn read(path: &Path, options: &MechanismOptions) -> Result<Vec<Placed>, Failure> {
    let mut queries = Vec::new();
    for source in formats::open(path)? {
        let source = source?;
        let name = source.name().to_owned();
        let failure = |place: String, error: &dyn std::fmt::Display| Failure::Input(format!("{name}{place}: {error}"));
        let text = io::read_to_string(source.into_bytes()?).map_err(|error| failure(String::new(), &error))?;
        match text.trim_start().as_bytes().first() {
            Some(b'[') => {
                let list: Vec<MechanismQuery> =
                    serde_json::from_str(&text).map_err(|error| failure(String::new(), &error))?;
                let numbered = (1..).zip(list);
                queries.extend(numbered.map(|(number, query)| placed(&name, "question", number, query)));
            }
            Some(b'{') => {
                let list = serde_json::Deserializer::from_str(&text).into_iter::<MechanismQuery>();
                for (number, query) in (1..).zip(list) {
                    let query = query.map_err(|error| failure(String::new(), &error))?;
                    queries.push(placed(&name, "question", number, query));
                }
            }
            _ => {
                for (number, line) in (1..).zip(text.lines()) {
                    let line = line.trim();
                    if line.is_empty() || line.starts_with('#') {
                        continue;
                    }
                    let (from, to) = ends(line).ok_or_else(|| {
                        failure(format!(", line {number}"), &"FROM and TO are expected, with a tab between them")
                    })?;
                    queries.push(placed(&name, "line", number, paths::query(from, to, options)));
                }
            }
        }
    }
    Ok(queries)
}

/// A question with its place in a file.
pub(crate) struct Placed {
    pub(crate) query: MechanismQuery,
    pub(crate) place: String,
}

fn placed(name: &str, unit: &str, number: usize, query: MechanismQuery) -> Placed {
    Placed { query, place: format!("{name}, {unit} {number}") }
}

/// The two ends of a line: at its tab, or at its space if it has just one.
fn ends(line: &str) -> Option<(&str, &str)> {
    let separator = if line.contains('\t') { '\t' } else { ' ' };
    let (from, to) = line.split_once(separator)?;
    let (from, to) = (from.trim(), to.trim());
    (!from.is_empty() && !to.is_empty() && !to.contains(separator)).then_some((from, to))
}
