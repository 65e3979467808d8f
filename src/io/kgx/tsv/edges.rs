//! Rows of edges: their own cells are found in place, and what they share is read once in a block of lines.

use core::ops::Range;
use std::collections::BTreeMap;

use crate::io::rows::Silent;
use crate::model::slots::StatementField as Field;
use crate::model::{Curie, Extras, Finding, FindingCode, RowSpans, Sink, Span, Statement, StatementRows};

use super::super::checks::is_missing;
use super::super::lists::are_plain_publications;
use super::super::scan::before_tab;
use super::cells::{Cells, Splitter, has_control};
use super::columns::{Column, EdgeColumn, is_row_number};
use super::fill::{Filling, predicate, stand_in_notes};
use super::layout::{Own, Part, With, parts};
use super::nested::{is_nested, may_be_nested, nested, nested_without_own};
use super::notes::Notes;
use super::shared::Shared;

#[derive(Debug)]
pub(super) struct EdgeRows {
    columns: Vec<EdgeColumn>,
    parts: Vec<Part>,
    forms: Shared<Statement>,
    extras: Shared<Extras>,
    /// The places of the shared parts of the last row.
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
        self.columns.get(column).is_some_and(Column::is_list)
    }

    /// Forgets the last block.
    pub(super) fn start_block(&mut self) {
        self.forms.start_block();
        self.extras.start_block();
        self.last.fill(Span::default());
        self.last_shared = None;
        self.rows.clear();
        self.handed_on = 0;
    }

    /// Takes the row of a line of a block; `false` if it has to be looked at cell by cell, as there may be
    /// something to report.
    pub(super) fn take(&mut self, block: &str, whole: Span, line: u64) -> bool {
        let mut row = RowSpans { line, whole, ..RowSpans::default() };
        let Some(is_changed) = self.find_parts(block, &mut row) else {
            self.last_shared = None;
            return false;
        };
        if is_changed || self.last_shared.is_none() {
            self.last_shared = self.find_shared(block, whole);
        }
        let Some((form, extras)) = self.last_shared else { return false };
        (row.form, row.extras) = (form, extras);
        self.rows.push(row);
        true
    }

    /// Finds the places of the parts of a row, and returns whether a shared one differs from that of the last row; `None` if
    /// there may be something to report of the row.
    fn find_parts(&mut self, block: &str, row: &mut RowSpans) -> Option<bool> {
        let bytes = block.as_bytes();
        let whole = row.whole;
        let line = bytes.get(..whole.end as usize)?;
        let mut is_changed = false;
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
                    own.put(row, span);
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
                Part::RowNumbers => {
                    let (length, _) = before_tab(rest);
                    if !is_row_number(rest.get(..length)?) {
                        return None;
                    }
                    start + length
                }
                Part::Shared { width, .. } => {
                    let before = bytes.get(last.start as usize..last.end as usize)?;
                    let is_same = rest.starts_with(before) && matches!(rest.get(before.len()), None | Some(b'\t'));
                    if is_same && last.end > 0 {
                        start + before.len()
                    } else {
                        let end = start + end_of_cells(rest, width)?;
                        *last = Span::new(start, end);
                        is_changed = true;
                        end
                    }
                }
            };
            start = end + 1;
        }
        (start == line.len() + 1).then_some(is_changed)
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

    /// Notes which columns stand in for the primary source of the rows that were taken since the last time: each note once,
    /// with the number of its rows.
    pub(super) fn report_stand_ins(&self, block: &str, source: &str, sink: &mut dyn Sink) {
        if !self.columns.iter().any(|column| matches!(column, EdgeColumn::StandIn(..))) {
            return;
        }
        let mut rows_of_forms: Vec<Option<(&RowSpans, u64)>> = vec![None; self.forms.values().len()];
        for row in self.rows.get(self.handed_on..).unwrap_or_default() {
            if let Some(of_form) = rows_of_forms.get_mut(row.form as usize) {
                of_form.get_or_insert((row, 0)).1 += 1;
            }
        }
        let mut notes: BTreeMap<(usize, String), (u64, u64)> = BTreeMap::new();
        let mut splitter = Splitter::default();
        for (row, count) in rows_of_forms.into_iter().flatten() {
            let text = block.get(row.whole.start as usize..row.whole.end as usize).unwrap_or_default();
            let cells = splitter.split(text);
            // Of structures, there is nothing to report if a row was taken.
            if is_nested(&self.columns, cells) {
                continue;
            }
            for note in stand_in_notes(&self.columns, |index| cells.at(index)) {
                let (line, rows) = notes.entry(note).or_insert((row.line, 0));
                (*line, *rows) = ((*line).min(row.line), *rows + count);
            }
        }
        for ((column, note), (line, rows)) in notes {
            let finding = Finding::new(FindingCode::Normalised, note).at(source, line).in_column(column as u64 + 1);
            sink.finding(finding.counted(rows));
        }
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

/// Whether a cell plainly has nothing to report; the others are checked again.
fn is_plain(cell: &[u8], may_be_odd: bool, own: Own) -> bool {
    let text = || str::from_utf8(cell).unwrap_or_default();
    match cell {
        [] => matches!(own, Own::Id | Own::Publications),
        [b'"' | b'[' | b'{' | b'(', ..] => own == Own::Publications && are_plain_publications(cell),
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

/// The column of predicates, which every table of edges has.
fn column_of_predicate(columns: &[EdgeColumn]) -> usize {
    let is_predicate = |column: &EdgeColumn| *column == EdgeColumn::Slot(Field::Predicate);
    columns.iter().position(is_predicate).unwrap_or_default()
}

/// A statement that has its predicate and nothing else.
fn blank(columns: &[EdgeColumn], cells: Cells<'_>) -> Result<Statement, Finding> {
    let column = column_of_predicate(columns);
    let nothing = || Curie::verbatim(String::new());
    Ok(Statement::new(nothing(), predicate(cells.at(column), column)?, nothing()))
}

/// The form of a row, in the memory of an old one; `None` if something is to be reported of its cells.
fn form(columns: &[EdgeColumn], cells: Cells<'_>, old: Option<Statement>) -> Option<Statement> {
    // What a row says in two columns of a slot is its own.
    let has_more =
        |(index, column): (usize, &EdgeColumn)| matches!(column, EdgeColumn::More(_)) && !cells.at(index).is_empty();
    // The header of a table that was put after another one is not a row.
    let is_header = cells.at(column_of_predicate(columns)) == Field::Predicate.name();
    if is_header || columns.iter().enumerate().any(has_more) {
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
    let statement = nested_without_own(columns, cells, &mut notes).ok()?;
    // What an attribute says of the publications is the row's own, too.
    let has_own = statement.id.is_some() || !statement.evidence.publications.is_empty();
    (!notes.has_reported() && !has_odd_cell && !has_own).then_some(statement)
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
    let mut notes = Notes::of_shared(&mut silent);
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
