//! Rows of edges: their own cells are found in place, and what they share is read once in a block of lines.

use core::ops::Range;

use serde_json::{Map, Value as Json};

use crate::model::slots::StatementField as Field;
use crate::model::{Curie, Extras, Finding, RowSpans, Span, Statement, StatementRows};
use crate::text::starts_with;

use super::super::checks::is_missing;
use super::super::lists::are_plain_publications;
use super::super::literal;
use super::super::numbers::of_cell;
use super::super::records::edge_of_cells;
use super::super::scan::before_tab;
use super::cells::{Cells, Splitter, has_control};
use super::columns::{Again, Applies, EdgeColumn, Shape};
use super::fill::{Filling, predicate};
use super::layout::{Own, Part, With, parts};
use super::notes::{Notes, Silent};
use super::refill;
use super::shared::Shared;

#[derive(Debug)]
pub(super) struct EdgeRows {
    columns: Vec<EdgeColumn>,
    parts: Vec<Part>,
    forms: Shared<Statement>,
    extras: Shared<Extras>,
    /// Where the shared parts of the last row stand.
    last: Vec<Span>,
    /// The form and the extras of the last row, if it was taken.
    last_shared: Option<(u32, u32)>,
    /// Rows that were taken.
    rows: Vec<RowSpans>,
    /// How many of them were handed on; those are kept only until the next block.
    handed_on: usize,
    /// The shared cells of a row, one after the other.
    cells: String,
    splitter: Splitter,
}

impl EdgeRows {
    pub(super) fn new(columns: Vec<EdgeColumn>) -> Self {
        let parts = parts(&columns);
        Self {
            columns,
            last: vec![Span::default(); parts.len()],
            parts,
            forms: Shared::default(),
            extras: Shared::default(),
            last_shared: None,
            rows: Vec::new(),
            handed_on: 0,
            cells: String::new(),
            splitter: Splitter::default(),
        }
    }

    /// Whether the cells of a column are lists.
    pub(super) fn is_list(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(EdgeColumn::is_list)
    }

    /// Forgets the last block.
    pub(super) fn start_block(&mut self) {
        self.forms.clear();
        self.extras.clear();
        self.last.fill(Span::default());
        self.last_shared = None;
        self.rows.clear();
        self.handed_on = 0;
    }

    /// Takes the row of a line of a block; `false` if it has to be looked at cell by cell, as there may be
    /// something to report.
    pub(super) fn take(&mut self, block: &str, whole: Span, line: u64) -> bool {
        let Some((mut row, changed)) = self.find_parts(block, whole) else {
            self.last_shared = None;
            return false;
        };
        let known = self.last_shared.filter(|_| changed == With::default());
        self.last_shared = known.or_else(|| self.find_shared(block, whole));
        let Some((form, extras)) = self.last_shared else { return false };
        (row.line, row.form, row.extras) = (line, form, extras);
        self.rows.push(row);
        true
    }

    /// Where the parts of a row stand, and which of the shared ones differ from those of the last row; `None` if
    /// there may be something to report of the row.
    fn find_parts(&mut self, block: &str, whole: Span) -> Option<(RowSpans, With)> {
        let bytes = block.as_bytes();
        let line = bytes.get(..whole.end as usize)?;
        let mut row = RowSpans { whole, ..RowSpans::default() };
        let mut changed = With::default();
        let mut start = whole.start as usize;
        for (part, last) in self.parts.iter().zip(&mut self.last) {
            let rest = line.get(start..)?;
            let end = match *part {
                Part::Own(own) => {
                    let (length, may_be_odd) = before_tab(rest);
                    if !is_plain(rest.get(..length)?, may_be_odd, own) {
                        return None;
                    }
                    let span = Span::new(start, start + length);
                    match own {
                        Own::Id => row.id = span,
                        Own::Subject => row.subject = span,
                        Own::Object => row.object = span,
                        Own::Publications => row.publications = span,
                    }
                    start + length
                }
                Part::Again(own) => {
                    let known = match own? {
                        Own::Id => row.id,
                        Own::Subject => row.subject,
                        Own::Object => row.object,
                        Own::Publications => row.publications,
                    };
                    let (length, _) = before_tab(rest);
                    if bytes.get(known.start as usize..known.end as usize)? != rest.get(..length)? {
                        return None;
                    }
                    start + length
                }
                Part::Shared { width, with } => {
                    let before = bytes.get(last.start as usize..last.end as usize)?;
                    let is_same = starts_with(rest, before) && matches!(rest.get(before.len()), None | Some(b'\t'));
                    if is_same && last.end > 0 {
                        start + before.len()
                    } else {
                        let end = start + end_of_cells(rest, width)?;
                        *last = Span::new(start, end);
                        changed.form |= with.form;
                        changed.extras |= with.extras;
                        end
                    }
                }
            };
            start = end + 1;
        }
        (start == line.len() + 1).then_some((row, changed))
    }

    /// The places of the form and of the extras of a row; `None` if there is something to report of them.
    fn find_shared(&mut self, block: &str, whole: Span) -> Option<(u32, u32)> {
        let text = block.get(whole.start as usize..whole.end as usize)?;
        let Self { columns, parts, last, cells, splitter, forms, extras, .. } = self;
        let gather = |cells: &mut String, wanted: fn(With) -> bool| {
            cells.clear();
            for (part, span) in parts.iter().zip(&*last) {
                if matches!(part, Part::Shared { with, .. } if wanted(*with)) {
                    cells.push_str(block.get(span.start as usize..span.end as usize).unwrap_or_default());
                    cells.push('\t');
                }
            }
        };
        gather(cells, |with| with.form);
        let form = forms.place(cells, |old| form(columns, splitter.split(text), old))?;
        gather(cells, |with| with.extras);
        let form_value = forms.value_mut(form)?;
        let extras = extras.place(cells, |old| extras_of(columns, splitter.split(text), form_value, old))?;
        Some((form, extras))
    }

    /// The rows that were taken since the last time, if there are any; their spans lie in `block`.
    pub(super) fn taken<'r>(&'r self, block: &'r str) -> Option<StatementRows<'r>> {
        (self.handed_on < self.rows.len()).then(|| self.rows_at(block, self.handed_on..self.rows.len()))
    }

    /// Some of the rows of the block that was read last.
    pub(super) fn rows_at<'r>(&'r self, block: &'r str, rows: Range<usize>) -> StatementRows<'r> {
        let rows = self.rows.get(rows).unwrap_or_default();
        StatementRows::new(block, self.forms.values(), self.extras.values(), rows)
    }

    pub(super) const fn pass_over_taken(&mut self) {
        self.handed_on = self.rows.len();
    }

    /// The statement of a row, read cell by cell; an error says why the row cannot be kept.
    pub(super) fn read(&self, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<Statement, Finding> {
        if is_nested(&self.columns, cells) {
            return nested(&self.columns, cells, notes);
        }
        let mut statement = blank(&self.columns, cells)?;
        let mut extras = Extras::default();
        let mut filling = Filling { form: &mut statement, extras: &mut extras, notes };
        for (index, column) in self.columns.iter().enumerate() {
            filling.fill(column, cells.at(index), index)?;
        }
        filling.finish(&self.columns, |index| cells.at(index))?;
        extras.give_to(&mut statement);
        Ok(statement)
    }
}

/// Whether a cell of a row may hold a structure.
fn is_nested(columns: &[EdgeColumn], cells: Cells<'_>) -> bool {
    columns.iter().enumerate().any(|(index, column)| column.is_nested() && !cells.at(index).is_empty())
}

/// Whether what rows share may come from structures: then it has more fields than the columns fill.
fn may_be_nested(columns: &[EdgeColumn]) -> bool {
    columns.iter().any(EdgeColumn::is_nested)
}

/// The statement of a row in which cells hold structures, read as an object of JSON is.
fn nested(columns: &[EdgeColumn], cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<Statement, Finding> {
    let mut object = Map::new();
    let mut applicability = Map::new();
    for (index, column) in columns.iter().enumerate() {
        let cell = cells.at(index);
        if cell.is_empty() {
            continue;
        }
        match column {
            EdgeColumn::Slot(Field::Id | Field::Subject | Field::Object) if is_missing(cell) => {}
            EdgeColumn::Again(Again { of, .. }) if cell == cells.at(*of) || is_missing(cell) => {}
            EdgeColumn::Again(Again { of, .. }) if is_missing(cells.at(*of)) => {
                if let Some(own) = columns.get(*of) {
                    object.insert(own.key(), Json::from(cell));
                }
            }
            EdgeColumn::Again(Again { of, property }) => {
                notes.differs(&property.name, &columns.get(*of).map(EdgeColumn::key).unwrap_or_default(), index);
                object.insert(column.key(), Json::from(cell));
            }
            EdgeColumn::Slot(Field::Applicability) => {
                object.insert(column.key(), literal::parse(cell).unwrap_or_else(|| Json::from(cell)));
            }
            EdgeColumn::Slot(Field::Qualifiers | Field::ShortcutOver) => {
                let value = literal::parse(cell).unwrap_or_else(|| list_of(cell));
                object.insert(column.key(), value);
            }
            EdgeColumn::Applicability(field) => {
                let value = if *field == Applies::DiseaseCourse { list_of(cell) } else { Json::from(cell) };
                applicability.insert(field.key().to_owned(), value);
            }
            EdgeColumn::Property(property) | EdgeColumn::StandIn(_, property) if property.shape == Shape::One => {
                let value = of_cell(property.range, cell).and_then(|value| serde_json::to_value(value).ok());
                object.insert(column.key(), value.unwrap_or_else(|| Json::from(cell)));
            }
            column if column.is_list() => drop(object.insert(column.key(), list_of(cell))),
            column => drop(object.insert(column.key(), Json::from(cell))),
        }
    }
    if !applicability.is_empty() && !object.contains_key(Field::Applicability.name()) {
        object.insert(Field::Applicability.name().to_owned(), Json::Object(applicability));
    }
    let is_filled =
        |index: &usize| columns.get(*index).is_some_and(EdgeColumn::is_nested) && !cells.at(*index).is_empty();
    let nested = (0..columns.len()).find(is_filled).unwrap_or_default();
    // What has no column is a part of the structure.
    let place = |slot: &str| columns.iter().position(|column| column.key() == slot).unwrap_or(nested);
    let (statement, reports) =
        edge_of_cells(object).map_err(|(finding, slot)| finding.in_column(place(slot) as u64 + 1))?;
    for (slot, finding) in reports {
        notes.report(finding.code, finding.message, place(&slot));
    }
    Ok(statement)
}

fn list_of(cell: &str) -> Json {
    match literal::parse(cell) {
        Some(list @ Json::Array(_)) => list,
        _ => Json::Array(refill::pieces(cell).map(Json::from).collect()),
    }
}

/// Whether a cell plainly has nothing to report; the others are checked again.
fn is_plain(cell: &[u8], may_be_odd: bool, own: Own) -> bool {
    let text = || str::from_utf8(cell).unwrap_or_default();
    match cell {
        [] => matches!(own, Own::Id | Own::Publications),
        [b'"', ..] => false,
        _ if may_be_odd && has_control(text()) => false,
        _ if own == Own::Publications => are_plain_publications(cell),
        // Placeholders have up to four letters.
        [first, .., last] if cell.len() > 4 => first.is_ascii_graphic() && last.is_ascii_graphic(),
        _ => !is_missing(text()) && text().trim().len() == cell.len(),
    }
}

/// Where the cells of so many columns end; `None` if there are not so many.
fn end_of_cells(rest: &[u8], width: usize) -> Option<usize> {
    let mut end = before_tab(rest).0;
    for _ in 1..width {
        end += 1 + before_tab(rest.get(end + 1..)?).0;
    }
    Some(end)
}

/// A statement that has its predicate and nothing else.
fn blank(columns: &[EdgeColumn], cells: Cells<'_>) -> Result<Statement, Finding> {
    let is_predicate = |column: &EdgeColumn| *column == EdgeColumn::Slot(Field::Predicate);
    let column = columns.iter().position(is_predicate).unwrap_or_default();
    let nothing = || Curie::verbatim(String::new());
    Ok(Statement::new(nothing(), predicate(cells.at(column), column)?, nothing()))
}

/// The form of a row, in the memory of an old one; `None` if something is to be reported of its cells.
fn form(columns: &[EdgeColumn], cells: Cells<'_>, old: Option<Statement>) -> Option<Statement> {
    // What a row says in two columns of a slot is its own.
    let has_more =
        |(index, column): (usize, &EdgeColumn)| matches!(column, EdgeColumn::More(_)) && !cells.at(index).is_empty();
    if columns.iter().enumerate().any(has_more) {
        return None;
    }
    if is_nested(columns, cells) {
        return nested_quietly(columns, cells);
    }
    let blank = blank(columns, cells).ok()?;
    let mut form = match old.filter(|_| !may_be_nested(columns)) {
        Some(old) => Statement { predicate: blank.predicate, properties: blank.properties, ..old },
        None => blank,
    };
    let mut extras = Extras::default();
    fill_quietly(columns, cells, |with| with.form, &mut form, &mut extras)?;
    Some(form)
}

/// The extras of a row that has a form, likewise.
fn extras_of(columns: &[EdgeColumn], cells: Cells<'_>, form: &mut Statement, old: Option<Extras>) -> Option<Extras> {
    if is_nested(columns, cells) {
        return Some(Extras::of(form));
    }
    let mut extras = old.filter(|_| !may_be_nested(columns)).unwrap_or_default();
    fill_quietly(columns, cells, |with| with.extras, form, &mut extras)?;
    Some(extras)
}

/// The statement of a row with structures but without its own cells; `None` if there is something to report of it.
fn nested_quietly(columns: &[EdgeColumn], cells: Cells<'_>) -> Option<Statement> {
    let mut silent = Silent;
    let mut notes = Notes::new("", 0, &mut silent);
    let has_odd_cell = (0..columns.len()).any(|index| cells.at(index).starts_with('"') || has_control(cells.at(index)));
    let statement = nested(columns, cells, &mut notes).ok()?;
    (!notes.has_reported() && !has_odd_cell).then_some(statement)
}

/// Fills what the wanted columns say; `None` if there is something to report of a cell.
fn fill_quietly(
    columns: &[EdgeColumn],
    cells: Cells<'_>,
    wanted: fn(With) -> bool,
    form: &mut Statement,
    extras: &mut Extras,
) -> Option<()> {
    let mut silent = Silent;
    let mut notes = Notes::new("", 0, &mut silent);
    let mut filling = Filling { form, extras, notes: &mut notes };
    for (index, column) in columns.iter().enumerate() {
        if !matches!(column.part(), Part::Shared { with, .. } if wanted(with)) {
            continue;
        }
        let cell = cells.at(index);
        if cell.starts_with('"') || has_control(cell) {
            return None;
        }
        filling.fill(column, cell, index).ok()?;
    }
    filling.finish(columns, |index| cells.at(index)).ok()?;
    (!notes.has_reported()).then_some(())
}
