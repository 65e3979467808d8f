//! The header of a table: nodes or edges, and the names of its columns.

use crate::model::slots::{EntityField, StatementField, is_placeholder};
use crate::model::{Curie, Finding, FindingCode, Sink};
use crate::schema;
use crate::text::quoted;

use super::super::numbers::Range;
use super::super::records::unclear_status;
use super::cells::{Cells, Splitter};
use super::columns::{Again, Column, EdgeColumn, NodeColumn, Property, Shape, key_of};
use super::dialect::Dialect;
use super::misnamed::misnamed;
use super::row_numbers::{Numbered, RowNumbers, counts_rows, is_pandas_index, is_unnamed, may_be_numbered};

/// The columns of a table, of nodes or of edges, as the header shows.
#[derive(Clone, Debug)]
pub(super) enum Header {
    Nodes(Vec<NodeColumn>),
    Edges(Vec<EdgeColumn>),
}

/// The header and what follows it.
#[derive(Clone, Copy)]
pub(super) struct HeaderLine<'t> {
    pub(super) text: &'t str,
    pub(super) number: u64,
    /// Some of the lines after it, whole; none where they are not at hand.
    pub(super) ahead: &'t str,
}

/// What the first column is called if it has no name.
const FIRST_UNNAMED: &str = "column 1";

/// The columns that edges have.
const ENDS: [StatementField; 3] = [StatementField::Subject, StatementField::Predicate, StatementField::Object];

/// Takes a note about a column, counted from 1.
type Note<'n> = &'n mut dyn FnMut(usize, String);

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
    pub(super) fn read(
        cells: Cells<'_>,
        dialect: Dialect,
        source: &str,
        line: HeaderLine<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Self, (u64, String)> {
        let mut names: Vec<String> = Vec::new();
        let mut cells: Vec<&str> = (0..cells.len()).map(|column| cells.at(column)).collect();
        let mut note = |column: usize, message: String| {
            let finding = Finding::new(FindingCode::Normalised, message).at(source, line.number);
            sink.finding(finding.in_column(column as u64));
        };
        // Several are columns that once held something.
        if let [.., before, last] = *cells
            && last.trim().is_empty()
            && !before.trim().is_empty()
        {
            cells.pop();
            note(cells.len() + 1, format!("the header ends with a {}; it is left out", dialect.delimiter_name()));
        }
        if is_row(&cells) {
            return Err((1, FIRST_ROW.to_owned()));
        }
        for (index, cell) in cells.iter().enumerate() {
            let name = normalised(cell);
            // Neo4j's column beside the plain one keeps its name.
            let is_plain = |other: &&str| !other.trim().starts_with(':') && normalised(other) == name;
            let is_again = cell.trim().starts_with(':') && cells.iter().any(is_plain);
            let name = if is_again { cell.trim().to_owned() } else { name };
            if name.is_empty() {
                let name = format!("column {}", index + 1);
                // Of the first columns, the rows show whether they hold row numbers.
                if !cells.iter().take(index).all(is_unnamed) {
                    let message = format!("{name} has no name; its values are kept as the property {}", quoted(&name));
                    note(index + 1, message);
                }
                names.push(name);
                continue;
            }
            if name != **cell {
                note(index + 1, format!("column {} is read as {}", quoted(cell), quoted(&name)));
            }
            if let Some(first) = names.iter().position(|known| *known == name) {
                // Values may repeat, names do not.
                if !cells.iter().any(|cell| is_slot(&normalised(cell))) {
                    return Err((index as u64 + 1, FIRST_ROW.to_owned()));
                }
                let message = format!("columns {} and {} are both {}; rename one", first + 1, index + 1, quoted(name));
                return Err((index as u64 + 1, message));
            }
            names.push(name);
        }
        let holds_nodes = holds_nodes(&names, line.ahead, char::from(dialect.delimiter));
        let mut header = Self::of(&names, holds_nodes, &mut note).map_err(|message| (1, message))?;
        header.set_lists(&cells);
        header.set_row_numbers(&cells, line.ahead, dialect, &mut note);
        let spaces = id_spaces(&cells, line.ahead, dialect.delimiter);
        for (column, finding) in misnamed(&header).into_iter().chain(spaces) {
            sink.finding(finding.at(source, line.number).in_column(column as u64 + 1));
        }
        Ok(header)
    }

    /// Finds the columns whose row numbers are left out: the first ones if they have no name, as pandas writes its index
    /// and R its row names; pandas' index in Parquet; and those that are called so and count the rows.
    fn set_row_numbers(&mut self, cells: &[&str], ahead: &str, dialect: Dialect, note: Note<'_>) {
        let first = cells.iter().take_while(|cell| is_unnamed(cell)).count();
        for (index, cell) in cells.iter().enumerate() {
            let is_index = is_pandas_index(cell.trim());
            let is_numbered = || {
                may_be_numbered(cell.trim())
                    && !cell.trim().is_empty()
                    && counts_rows(index, cells.len(), ahead, dialect)
            };
            let numbers = match index {
                _ if index < first => RowNumbers::Unnamed,
                _ if is_index => RowNumbers::Index,
                _ if is_numbered() => RowNumbers::Named,
                _ => continue,
            };
            if is_index {
                note(index + 1, format!("column {cell} is the index of pandas; its row numbers are left out"));
            }
            if let Some(property) = self.property_mut(index) {
                property.row_numbers = Some(numbers);
            }
        }
    }

    /// The columns of row numbers that a row may have something else in.
    pub(super) fn row_numbers(&self) -> Vec<Numbered> {
        let numbered = |column| {
            let property = self.property(column)?;
            let is_named = property.row_numbers? == RowNumbers::Named;
            let is_listed = property.row_numbers != Some(RowNumbers::Index);
            is_listed.then(|| Numbered { column, name: property.name.clone(), is_named })
        };
        (0..self.len()).filter_map(numbered).collect()
    }

    /// The property of a column that is no slot.
    pub(super) fn property(&self, index: usize) -> Option<&Property> {
        match self {
            Self::Nodes(columns) => match columns.get(index) {
                Some(NodeColumn::Property(property)) => Some(property),
                _ => None,
            },
            Self::Edges(columns) => match columns.get(index) {
                Some(EdgeColumn::Property(property)) => Some(property),
                _ => None,
            },
        }
    }

    fn property_mut(&mut self, index: usize) -> Option<&mut Property> {
        match self {
            Self::Nodes(columns) => match columns.get_mut(index) {
                Some(NodeColumn::Property(property)) => Some(property),
                _ => None,
            },
            Self::Edges(columns) => match columns.get_mut(index) {
                Some(EdgeColumn::Property(property)) => Some(property),
                _ => None,
            },
        }
    }

    /// Makes lists of the columns whose type says so and whose names say nothing of it.
    fn set_lists(&mut self, cells: &[&str]) {
        for (index, _) in cells.iter().enumerate().filter(|(_, cell)| is_list_type(cell)) {
            if let Some(property) = self.property_mut(index).filter(|property| !property.is_biolink) {
                (property.shape, property.range) = (Shape::List, Range::Any);
            }
        }
    }

    fn of(names: &[String], holds_nodes: bool, note: Note<'_>) -> Result<Self, String> {
        let edges = || names.iter().map(|name| EdgeColumn::new(name));
        let has = |field: StatementField| !holds_nodes && edges().any(|column| column == EdgeColumn::Slot(field));
        if holds_nodes {
            note(1, "the rows have an id and neither subject nor object; they are read as nodes".to_owned());
        }
        if ENDS.into_iter().all(has) {
            let mut columns: Vec<EdgeColumn> = edges().collect();
            name_columns(names, &mut columns, EdgeColumn::Again, Self::name_edge_column, note);
            return Ok(Self::Edges(columns));
        }
        if has(StatementField::Subject) || has(StatementField::Object) {
            let missing = ENDS.into_iter().find(|field| !has(*field)).map_or("", StatementField::name);
            return Err(format!("column {} is missing; edges need subject, predicate and object", quoted(missing)));
        }
        let mut columns: Vec<NodeColumn> = names.iter().map(|name| NodeColumn::new(name)).collect();
        if columns.contains(&NodeColumn::Slot(EntityField::Id)) {
            name_columns(names, &mut columns, NodeColumn::Again, Self::name_node_column, note);
            return Ok(Self::Nodes(columns));
        }
        let separator = match names {
            [first, ..] if first.starts_with('{') => "; the line is an object of JSON: read the source as JSON Lines",
            [one] if one.contains(';') && !one.contains(',') => {
                "; the columns are separated by semicolons: write tabs or commas between them"
            }
            [one] if one.contains(',') => "; the columns are separated by commas: read the source as CSV",
            [one] if one.contains('|') => "; the columns are separated by |: write tabs or commas between them",
            [one] if one.split_whitespace().count() > 2 && !one.contains('\t') => {
                "; the columns are separated by spaces: write tabs or commas between them"
            }
            [one] if one.contains('\t') => "; the columns are separated by tabs: read the source as TSV",
            _ if names.iter().any(|name| name.to_ascii_lowercase().contains(":id")) => {
                "; if the column of Neo4j's ids holds CURIEs, call it \"id\""
            }
            [first, ..] if first.starts_with('"') => "; the columns are in quotes: read the table as quoted",
            [first, _, ..] if first == FIRST_UNNAMED => "; if the column without a name holds the ids, name it \"id\"",
            _ => "",
        };
        let found = names.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ");
        Err(format!(
            "column \"id\" is missing; nodes need it, edges need subject, predicate and object, found: \
             {found}{separator}"
        ))
    }

    /// Notes a column that is read under another name, and returns what it is instead, if so. Of two columns of a slot
    /// that holds one value, the one that has the slot's name is read, and the other is kept as a property.
    fn name_edge_column(names: &[String], columns: &[EdgeColumn], index: usize, note: Note<'_>) -> Option<EdgeColumn> {
        let (name, column) = (names.get(index)?, columns.get(index)?);
        let slot = column.key();
        if schema::is_unclear_status(name) {
            note(index + 1, unclear_status(name));
        }
        if slot == *name || matches!(column, EdgeColumn::Applicability(_)) || EdgeColumn::is_context(name) {
            return None;
        }
        let other = other_of_slot(names, columns, &slot, index);
        match other {
            Some(of) if !column.is_list() => {
                note(index + 1, again(name, names.get(of)));
                let is_nested = column.is_nested();
                Some(EdgeColumn::Again(Again { of, property: Property::verbatim(name), is_nested }))
            }
            _ => {
                note(index + 1, format!("column {} is read as {}", quoted(name), quoted(slot)));
                other.map(|_| EdgeColumn::More(name.clone()))
            }
        }
    }

    /// Likewise, for nodes, where lists of several columns are united and a column of Biolink's slots stays a property.
    fn name_node_column(names: &[String], columns: &[NodeColumn], index: usize, note: Note<'_>) -> Option<NodeColumn> {
        let (name, column) = (names.get(index)?, columns.get(index)?);
        let slot = column.key();
        if slot == *name {
            return None;
        }
        let is_slot = matches!(column, NodeColumn::Slot(_));
        let is_united = is_slot && column.is_list();
        let other = other_of_slot(names, columns, &slot, index);
        if let Some(of) = other.filter(|_| is_slot && !is_united) {
            note(index + 1, again(name, names.get(of)));
            let is_nested = column.is_nested();
            return Some(NodeColumn::Again(Again { of, property: Property::verbatim(name), is_nested }));
        }
        if other.is_some() && !is_united {
            note(
                index + 1,
                format!("column {} is kept as a property, as {} has a column of its own", quoted(name), quoted(slot)),
            );
            return Some(NodeColumn::Property(Property::verbatim(name)));
        }
        note(index + 1, format!("column {} is read as {}", quoted(name), quoted(slot)));
        None
    }

    /// How many cells a row has at least: up to the last column that it cannot do without.
    pub(super) fn required(&self) -> usize {
        let is_end = |column: &EdgeColumn| {
            matches!(
                column,
                EdgeColumn::Slot(StatementField::Subject | StatementField::Predicate | StatementField::Object)
            )
        };
        let last = match self {
            Self::Nodes(columns) => columns.iter().rposition(|column| *column == NodeColumn::Slot(EntityField::Id)),
            Self::Edges(columns) => columns.iter().rposition(is_end),
        };
        last.map_or(0, |last| last + 1)
    }

    /// The columns whose cells identify what a row is about.
    pub(super) fn identifiers(&self) -> Vec<usize> {
        let places = |is_id: &dyn Fn(usize) -> bool| (0..self.len()).filter(|column| is_id(*column)).collect();
        let is_end = |column: Option<&EdgeColumn>| {
            matches!(column, Some(EdgeColumn::Slot(StatementField::Subject | StatementField::Object)))
        };
        match self {
            Self::Nodes(columns) => places(&|column| columns.get(column) == Some(&NodeColumn::Slot(EntityField::Id))),
            Self::Edges(columns) => places(&|column| is_end(columns.get(column))),
        }
    }

    /// The columns of the ends of edges among those of nodes.
    pub(super) fn ends_of_edges(&self) -> Option<[usize; 2]> {
        let Self::Nodes(columns) = self else { return None };
        let place = |end: StatementField| columns.iter().position(|column| column.key() == end.name());
        Some([place(StatementField::Subject)?, place(StatementField::Object)?])
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Nodes(columns) => columns.len(),
            Self::Edges(columns) => columns.len(),
        }
    }
}

/// Whether rows below a header with the columns of edges and an `id` are nodes: those at hand have an id and none of what
/// an edge has. Merging graphs with KGX leaves such tables, where a node of an ontology has a property `subject`.
fn holds_nodes(names: &[String], ahead: &str, delimiter: char) -> bool {
    let place = |field| names.iter().position(|name| EdgeColumn::new(name) == EdgeColumn::Slot(field));
    let (Some(id), [Some(subject), Some(predicate), Some(object)]) = (place(StatementField::Id), ENDS.map(place))
    else {
        return false;
    };
    let rows = ahead.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let rows = rows.map(|line| line.split(delimiter).map(|cell| cell.trim().trim_matches('"')).collect::<Vec<_>>());
    // A delimiter may be a part of a cell in quotes.
    let mut holds_any = false;
    for cells in rows.filter(|cells| cells.len() == names.len()) {
        let is_empty = |column: usize| cells.get(column).is_none_or(|cell| cell.is_empty() || is_placeholder(cell));
        match (is_empty(subject), is_empty(object)) {
            (false, false) => return false,
            (true, true) => holds_any |= is_empty(predicate) && !is_empty(id),
            _ => {}
        }
    }
    holds_any
}

/// Names every column: one of Neo4j's that repeats another one becomes `repeated`, the rest are as `name_column` says.
fn name_columns<C>(
    names: &[String],
    columns: &mut [C],
    repeated: fn(Again) -> C,
    name_column: fn(&[String], &[C], usize, Note<'_>) -> Option<C>,
    note: Note<'_>,
) {
    for (index, name) in names.iter().enumerate() {
        let column = if let Some(of) = names.iter().position(|other| repeats(name, other)) {
            note(index + 1, again(name, names.get(of)));
            Some(repeated(Again { of, property: Property::verbatim(name), is_nested: false }))
        } else {
            name_column(names, columns, index, note)
        };
        if let (Some(column), Some(place)) = (column, columns.get_mut(index)) {
            *place = column;
        }
    }
}

/// The column that is read of those of a slot, beside the one at `index`: that with the slot's own name, else the last, so
/// that no column repeats one that repeats another.
fn other_of_slot(names: &[String], columns: &[impl Column], slot: &str, index: usize) -> Option<usize> {
    let is_other = |other: &usize| *other != index && key_of(columns, *other) == slot;
    let own = names.iter().position(|name| name == slot).filter(|own| *own != index);
    own.or_else(|| (0..names.len()).rfind(is_other))
}

/// A column's name without spaces around it, in Biolink's case and without Neo4j's types and roles.
pub(in crate::io) fn normalised(cell: &str) -> String {
    let name = without_neo4j(cell.trim());
    let lower = name.to_ascii_lowercase();
    // Other spellings are reported under the name of their slot.
    let is_name = |lower: &str| NodeColumn::new(lower).key() == lower || EdgeColumn::new(lower).key() == lower;
    if lower != name && is_slot(&lower) && is_name(&lower) { lower } else { name }
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

/// What to report of columns whose ids are those of a space of Neo4j's import, in brackets after their role: `:START_ID(Gene)`.
/// CURIEs are the same in any space.
fn id_spaces(cells: &[&str], ahead: &str, delimiter: u8) -> Vec<(usize, Finding)> {
    let mut splitter = Splitter::default();
    let first = ahead.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty());
    let row = first.map(|line| splitter.split_at(line, delimiter));
    let is_curie = |column: usize| row.is_some_and(|row| row.at(column).trim_matches('"').parse::<Curie>().is_ok());
    let of_cell = |(column, cell): (usize, &&str)| {
        let (word, space) = cell.trim().rsplit_once(':')?.1.split_once('(')?;
        let is_id = ["id", "start_id", "end_id"].iter().any(|role| word.eq_ignore_ascii_case(role));
        let space = space.strip_suffix(')').filter(|space| is_id && !space.is_empty() && !is_curie(column))?;
        let message = format!(
            "the ids of column {} are of the space {}, which is not read: equal ids of two spaces are one entity, so give \
             CURIEs",
            quoted(cell.trim()),
            quoted(space)
        );
        Some((column, Finding::new(FindingCode::LeftOut, message)))
    };
    cells.iter().enumerate().filter_map(of_cell).collect()
}

/// Whether the type that Neo4j's import has after a column's name is that of a list: `string[]`.
fn is_list_type(cell: &str) -> bool {
    let kind = cell.trim().rsplit_once(':').and_then(|(_, kind)| kind.strip_suffix("[]"));
    kind.is_some_and(|kind| NEO4J_TYPES.iter().any(|known| known.eq_ignore_ascii_case(kind)))
}

/// The error for a table without a header.
const FIRST_ROW: &str = "the first line seems to be a row; put the names of the columns before it";

/// Whether the first line of a table is a row: it has an identifier, and no name of a slot.
fn is_row(cells: &[&str]) -> bool {
    let is_id = |cell: &&str| cell.trim().parse::<Curie>().is_ok();
    cells.iter().any(is_id) && !cells.iter().any(|cell| is_slot(&normalised(cell)))
}

/// Whether a column is Neo4j's for what another column has.
fn repeats(name: &str, other: &str) -> bool {
    name.starts_with(':') && name != other && normalised(name) == other
}

/// The note about a column that says again what another one says.
fn again(name: &str, other: Option<&String>) -> String {
    let other = other.map_or("", String::as_str);
    format!(
        "column {} is left out where it says what {} says, and kept as a property where it does not",
        quoted(name),
        quoted(other)
    )
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
            ("objectDirectionQualifier", "objectdirectionqualifier"),
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
