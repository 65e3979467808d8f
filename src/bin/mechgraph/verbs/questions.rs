//! Files of questions.

use std::path::Path;

use mechgraph::query::MechanismQuery;

use super::{documents, paths};
use crate::arguments::MechanismOptions;
use crate::exit::Failure;

/// The questions of a file: a list of queries as JSON, queries as JSON one after the other, or FROM and TO in each line with
/// a tab between them. Blank lines and those that begin with # are left out.
pub(crate) fn read(path: &Path, options: &MechanismOptions) -> Result<Vec<Placed>, Failure> {
    let mut queries = Vec::new();
    for source in documents::texts(path)? {
        let (name, text) = source?;
        let not_json = |error: serde_json::Error| Failure::Input(format!("{name}: {error}"));
        match text.trim_start().as_bytes().first() {
            Some(b'[') => {
                let list: Vec<MechanismQuery> = serde_json::from_str(&text).map_err(not_json)?;
                let numbered = (1..).zip(list);
                queries.extend(numbered.map(|(number, query)| placed(&name, "question", number, query)));
            }
            Some(b'{') => {
                let list = serde_json::Deserializer::from_str(&text).into_iter::<MechanismQuery>();
                for (number, query) in (1..).zip(list) {
                    queries.push(placed(&name, "question", number, query.map_err(not_json)?));
                }
            }
            _ => {
                for (number, line) in documents::lines(&text) {
                    let (from, to) = ends(line).ok_or_else(|| {
                        let expected = "FROM and TO are expected, with a tab between them";
                        Failure::Input(format!("{name}, line {number}: {expected}"))
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
