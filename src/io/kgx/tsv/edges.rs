//! Rows of edges: their own cells are found in place, and what they share is read once in a block of lines.

use crate::model::{Curie, Extras, Finding, RowSpans, Span, Statement, StatementRows};
use crate::text::starts_with;

use super::super::checks::is_missing;
use super::cells::{Cells, Splitter, has_control};
use super::columns::EdgeColumn;
use super::fill::{Filling, context, predicate};
use super::layout::{Own, Part, With, parts};
use super::notes::{Notes, Unheard};
use super::scan::before_tab;
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
    /// Rows that were taken and not handed on yet.
    rows: Vec<RowSpans>,
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
            cells: String::new(),
            splitter: Splitter::default(),
        }
    }

    /// Forgets the last block.
    pub(super) fn start_block(&mut self) {
        self.forms.clear();
        self.extras.clear();
        self.last.fill(Span::default());
        self.last_shared = None;
    }

    /// Takes the row of a line of a block; `false` if it has to be looked at cell by cell, as something may be
    /// told of it.
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
    /// something may be told of the row.
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

    /// The places of the form and of the extras of a row; `None` if something is to be told of them.
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
        (!self.rows.is_empty()).then(|| self.rows_at(block, &self.rows))
    }

    /// Rows of the block that was read last.
    pub(super) fn rows_at<'r>(&'r self, block: &'r str, rows: &'r [RowSpans]) -> StatementRows<'r> {
        StatementRows::new(block, self.forms.values(), self.extras.values(), rows)
    }

    pub(super) fn forget_taken(&mut self) {
        self.rows.clear();
    }

    /// The statement of a row, read cell by cell; an error says why the row cannot be kept.
    pub(super) fn read(&self, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<Statement, Finding> {
        let mut statement = blank(&self.columns, cells)?;
        let mut extras = Extras::default();
        let mut filling = Filling { form: &mut statement, extras: &mut extras, notes };
        for (index, column) in self.columns.iter().enumerate() {
            filling.fill(column, cells.at(index), index)?;
        }
        statement.context = context(&self.columns, |index| cells.at(index));
        extras.give_to(&mut statement);
        Ok(statement)
    }
}

/// Whether nothing is to be told of a cell, as far as can be seen in passing; others are looked at again.
fn is_plain(cell: &[u8], may_be_odd: bool, own: Own) -> bool {
    let text = || str::from_utf8(cell).unwrap_or_default();
    match cell {
        [] => matches!(own, Own::Id | Own::Publications),
        [b'"', ..] => false,
        _ if may_be_odd && has_control(text()) => false,
        _ if own == Own::Publications => true,
        // Words for nothing have up to three letters.
        [first, .., last] if cell.len() > 3 => first.is_ascii_graphic() && last.is_ascii_graphic(),
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
    let column = columns.iter().position(|column| *column == EdgeColumn::Predicate).unwrap_or_default();
    let nothing = || Curie::verbatim(String::new());
    Ok(Statement::new(nothing(), predicate(cells.at(column), column)?, nothing()))
}

/// The form of a row, in the memory of an old one; `None` if something is to be told of its cells.
fn form(columns: &[EdgeColumn], cells: Cells<'_>, old: Option<Statement>) -> Option<Statement> {
    let blank = blank(columns, cells).ok()?;
    let mut form = match old {
        Some(old) => Statement { predicate: blank.predicate, ..old },
        None => blank,
    };
    fill_quietly(columns, cells, |with| with.form, &mut form, &mut Extras::default())?;
    form.context = context(columns, |index| cells.at(index));
    Some(form)
}

/// The extras of a row that has a form, likewise.
fn extras_of(columns: &[EdgeColumn], cells: Cells<'_>, form: &mut Statement, old: Option<Extras>) -> Option<Extras> {
    let mut extras = old.unwrap_or_default();
    fill_quietly(columns, cells, |with| with.extras, form, &mut extras)?;
    Some(extras)
}

/// Fills what the wanted columns say; `None` if there is something to be told of a cell.
fn fill_quietly(
    columns: &[EdgeColumn],
    cells: Cells<'_>,
    wanted: fn(With) -> bool,
    form: &mut Statement,
    extras: &mut Extras,
) -> Option<()> {
    let mut unheard = Unheard;
    let mut notes = Notes::new("", 0, &mut unheard);
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
    (!notes.has_told()).then_some(())
}
