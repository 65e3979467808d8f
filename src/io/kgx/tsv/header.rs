//! The header of a table: which kind it is, and what its columns are called.

use crate::model::{Finding, FindingCode, Sink};

use super::columns::{EdgeColumn, NodeColumn};

/// The columns of a table, whose kind the header gives away.
#[derive(Clone, Debug)]
pub(super) enum Header {
    Nodes(Vec<NodeColumn>),
    Edges(Vec<EdgeColumn>),
}

/// Types that Neo4j's import writes after a column's name.
const NEO4J_TYPES: [&str; 14] = [
    "string",
    "int",
    "long",
    "float",
    "double",
    "boolean",
    "byte",
    "short",
    "char",
    "date",
    "datetime",
    "time",
    "localtime",
    "localdatetime",
];

/// Columns that Neo4j's import calls by their role.
const NEO4J_ROLES: [(&str, &str); 5] =
    [("id", "id"), ("start_id", "subject"), ("end_id", "object"), ("type", "predicate"), ("label", "category")];

impl Header {
    /// Resolves the columns of the header on `line`; an error says which column, from 1, is wrong, and how.
    pub(super) fn read(text: &str, source: &str, line: u64, sink: &mut dyn Sink) -> Result<Self, (u64, String)> {
        let mut names: Vec<String> = Vec::new();
        let mut cells: Vec<&str> = text.split('\t').collect();
        let mut note = |column: usize, message: String| {
            let column = u64::try_from(column).unwrap_or(u64::MAX);
            sink.finding(Finding::new(FindingCode::Normalised, message).at(source, line).in_column(column));
        };
        if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
            note(cells.len() + 1, "the header ends with a tab; it is left out".to_owned());
        }
        for (index, cell) in cells.iter().enumerate() {
            let name = normalised(cell);
            if name.is_empty() {
                let message = format!("column {} has no name; name it or leave it out", index + 1);
                return Err((index as u64 + 1, message));
            }
            if name != **cell {
                note(index + 1, format!("column {cell:?} is read as {name:?}"));
            }
            if let Some(first) = names.iter().position(|known| *known == name) {
                let message = format!("columns {} and {} are both {name:?}; rename one", first + 1, index + 1);
                return Err((index as u64 + 1, message));
            }
            names.push(name);
        }
        Self::of(&names).map_err(|message| (1, message))
    }

    fn of(names: &[String]) -> Result<Self, String> {
        let has = |name: &str| names.iter().any(|known| known == name);
        let ends = ["subject", "predicate", "object"];
        if ends.iter().all(|name| has(name)) {
            return Ok(Self::Edges(names.iter().map(|name| EdgeColumn::new(name)).collect()));
        }
        if has("subject") || has("object") {
            let missing = ends.iter().find(|name| !has(name)).unwrap_or(&"");
            return Err(format!("column {missing:?} is missing; edges need subject, predicate and object"));
        }
        if has("id") {
            return Ok(Self::Nodes(names.iter().map(|name| NodeColumn::new(name)).collect()));
        }
        let separator = match names {
            [one] if one.contains(',') => "; the columns seem to stand between commas, and tabs are expected",
            [first, ..] if first.starts_with('"') => "; the columns stand in quotes, and none are expected",
            _ => "",
        };
        let found = names.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ");
        Err(format!(
            "column \"id\" is missing; nodes need it, edges need subject, predicate and object, found: \
             {found}{separator}"
        ))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Nodes(columns) => columns.len(),
            Self::Edges(columns) => columns.len(),
        }
    }
}

/// A column's name without spaces around it, in Biolink's case and without Neo4j's types and roles.
pub(in crate::io::kgx) fn normalised(cell: &str) -> String {
    let name = without_neo4j(cell.trim());
    let lower = name.to_ascii_lowercase();
    if is_slot(&lower) { lower } else { name }
}

fn without_neo4j(name: &str) -> String {
    let Some((before, role)) = name.rsplit_once(':') else { return name.to_owned() };
    let role = role.to_ascii_lowercase();
    let word = role.split_once('(').map_or(role.as_str(), |(word, _)| word);
    if let Some((_, slot)) = NEO4J_ROLES.iter().find(|(neo4j, _)| *neo4j == word)
        && (before.is_empty() || before.eq_ignore_ascii_case(slot))
    {
        return (*slot).to_owned();
    }
    let kind = word.strip_suffix("[]").unwrap_or(word);
    if !before.is_empty() && NEO4J_TYPES.contains(&kind) {
        return before.trim().to_owned();
    }
    name.to_owned()
}

/// Whether the reader has a slot of the name, in either kind of table.
fn is_slot(name: &str) -> bool {
    !matches!(NodeColumn::new(name), NodeColumn::Property(_))
        || !matches!(EdgeColumn::new(name), EdgeColumn::Property(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns_are_normalised() {
        for (cell, expected) in [
            ("ID", "id"),
            (" id ", "id"),
            (":ID", "id"),
            ("id:ID(Gene)", "id"),
            (":START_ID", "subject"),
            (":END_ID(Gene)", "object"),
            (":TYPE", "predicate"),
            (":LABEL", "category"),
            ("name:string", "name"),
            ("synonym:string[]", "synonym"),
            ("Weight:float", "Weight"),
            ("my:column", "my:column"),
            ("Object_Direction_Qualifier", "object_direction_qualifier"),
            ("Taxon", "Taxon"),
        ] {
            assert_eq!(normalised(cell), expected, "{cell}");
        }
    }
}
