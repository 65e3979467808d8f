//! Text for people: lines and tables, laid out for the room that there is.

use std::fmt;

use mechgraph::render::{self, Line};

use super::paint::Paint;
use super::words::{Look, Word, rows, width_of, words};

/// Spaces between the columns of a table.
const GAP: usize = 2;

/// Sentences in a column that is narrower than this are hard to read; identifiers then come below them.
const READABLE: usize = 40;

/// A text of lines and tables.
#[derive(Debug, Default)]
pub(crate) struct Text {
    blocks: Vec<Block>,
}

#[derive(Debug)]
enum Block {
    Line(Line),
    Table(Table),
}

/// Rows of cells in columns as wide as they need to be. Where there is less room, the widest column is wrapped first, and
/// no word is broken, which crates for tables do. The last cell of a row is its identifiers.
#[derive(Debug, Default)]
pub(crate) struct Table {
    indent: usize,
    has_sentences: bool,
    rows: Vec<Vec<String>>,
}

/// A row as it is printed: what is left blank, then words.
pub(super) struct Row {
    pub(super) indent: usize,
    pub(super) words: Vec<Word>,
}

impl Text {
    pub(crate) fn line(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }

    pub(crate) fn lines(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.blocks.extend(lines.into_iter().map(Block::Line));
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// What is printed where there is so much room; none, if rows may be as long as they are.
    pub(super) fn rows(&self, room: Option<usize>) -> Vec<Row> {
        let room = room.unwrap_or(usize::MAX);
        let of = |block: &Block| match block {
            Block::Line(line) => rows_of_line(line, room),
            Block::Table(table) => table.rows(room),
        };
        self.blocks.iter().flat_map(of).collect()
    }
}

/// Rows as long as they are, without colours.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paint = Paint { colours: false, links: false };
        self.rows(None).iter().try_for_each(|row| writeln!(f, "{}", paint.row(row)))
    }
}

/// Lines that are text already; further rows of one are indented by two more spaces, or to where its text starts. Those
/// that are not indented are headings.
impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let line = |line: &str| {
            let rest = line.trim_start_matches(' ');
            let number = rest.split_once(". ").filter(|(number, _)| number.parse::<usize>().is_ok());
            let (marker, text) = number.map_or((String::new(), rest), |(number, text)| (format!("{number}. "), text));
            let told = Line::new(line.len() - rest.len(), text).marked(marker);
            Block::Line(if rest.len() == line.len() { told.as_heading() } else { told })
        };
        Self { blocks: text.lines().map(line).collect() }
    }
}

/// The first row starts with the marker, and the others where the text does; without a marker, two spaces further in.
fn rows_of_line(line: &Line, room: usize) -> Vec<Row> {
    let look = if line.is_heading { Look::Heading } else { Look::Plain };
    let mut marker = words(&line.marker, look);
    let hang = if marker.is_empty() { GAP } else { width_of(&marker) + 1 };
    if let Some(last) = marker.last_mut() {
        last.gap = 1;
    }
    let mut text = words(&line.text, look);
    let ids = identifier(&line.ids);
    if let Some(last) = text.last_mut().filter(|_| !ids.is_empty()) {
        last.gap = 3;
    }
    text.extend(ids);
    let room = room.saturating_sub(line.indent);
    let first = if marker.is_empty() { room } else { room.saturating_sub(hang) };
    let mut broken = rows(text, first, room.saturating_sub(hang)).into_iter();
    let words = marker.into_iter().chain(broken.next().unwrap_or_default()).collect();
    let first = Row { indent: line.indent, words };
    let indent = line.indent + hang;
    std::iter::once(first).chain(broken.map(|words| Row { indent, words })).collect()
}

/// Layer and identifier, which stay together.
fn identifier(text: &str) -> Vec<Word> {
    let text = render::safe(text).into_owned();
    if text.is_empty() { Vec::new() } else { vec![Word { text, gap: 0, look: Look::Identifier }] }
}

impl Table {
    pub(crate) const fn new(indent: usize) -> Self {
        Self { indent, has_sentences: false, rows: Vec::new() }
    }

    /// The table of sentences: where identifiers would leave them too little room, they come below.
    pub(crate) fn of_sentences(self) -> Self {
        Self { has_sentences: true, ..self }
    }

    /// Adds a row; its last cell is identifiers.
    pub(crate) fn row<const COLUMNS: usize>(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(Vec::from(cells));
    }

    fn rows(&self, room: usize) -> Vec<Row> {
        let cells = |row: &Vec<String>| -> Vec<Vec<Word>> {
            let (ids, cells) = row.split_last().map_or(("", &[][..]), |(ids, cells)| (ids.as_str(), cells));
            cells.iter().map(|cell| words(cell, Look::Plain)).chain([identifier(ids)]).collect()
        };
        let mut table: Vec<Vec<Vec<Word>>> = self.rows.iter().map(cells).collect();
        let room = room.saturating_sub(self.indent);
        let (wanted, fitting) = (widths(&table, usize::MAX), widths(&table, room));
        let is_narrow = wanted.iter().zip(&fitting).any(|(wanted, width)| width < wanted && *width < READABLE);
        if !(self.has_sentences && is_narrow) {
            return table.into_iter().flat_map(|row| self.rows_of(row, &fitting)).collect();
        }
        let ids: Vec<Vec<Word>> =
            table.iter_mut().map(|row| row.last_mut().map_or_else(Vec::new, core::mem::take)).collect();
        let widths = widths(&table, room);
        let widest = (0..widths.len()).rev().max_by_key(|&column| widths[column]).unwrap_or(0);
        let before = widths[..widest].iter().filter(|width| **width > 0).map(|width| width + GAP);
        let indent = self.indent + before.sum::<usize>();
        let below = |ids: Vec<Word>| (!ids.is_empty()).then_some(Row { indent, words: ids });
        let rows = table.into_iter().zip(ids);
        rows.flat_map(|(row, ids)| self.rows_of(row, &widths).into_iter().chain(below(ids))).collect()
    }

    /// One row of the table in as many rows of text as its longest cell needs.
    fn rows_of(&self, cells: Vec<Vec<Word>>, widths: &[usize]) -> Vec<Row> {
        let broken: Vec<Vec<Vec<Word>>> =
            cells.into_iter().zip(widths).map(|(cell, width)| rows(cell, *width, *width)).collect();
        let height = broken.iter().map(Vec::len).max().unwrap_or(0);
        let mut told = Vec::new();
        for line in 0..height {
            let (mut words, mut indent, mut column, mut at) = (Vec::<Word>::new(), self.indent, 0, 0);
            for (cell, width) in broken.iter().zip(widths).filter(|(_, width)| **width > 0) {
                if let Some(part) = cell.get(line).filter(|part| !part.is_empty()) {
                    match words.last_mut() {
                        Some(last) => last.gap = column - at,
                        None => indent += column,
                    }
                    at = column + width_of(part);
                    words.extend(part.iter().cloned());
                }
                column += width + GAP;
            }
            told.push(Row { indent, words });
        }
        told
    }
}

/// The widths of columns: what their cells need, less where the widest is wrapped, but never less than a word.
fn widths(table: &[Vec<Vec<Word>>], room: usize) -> Vec<usize> {
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let most = |column: usize, of: fn(&[Word]) -> usize| {
        table.iter().filter_map(|row| row.get(column)).map(|cell| of(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns).map(|column| most(column, width_of)).collect();
    let least: Vec<usize> =
        (0..columns).map(|column| most(column, |cell| cell.iter().map(Word::width).max().unwrap_or(0))).collect();
    let gaps = GAP * widths.iter().filter(|width| **width > 0).count().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let narrower = widths.iter_mut().zip(&least).filter(|(width, least)| **width > **least);
        let Some((widest, _)) = narrower.max_by_key(|(width, _)| **width) else { break };
        *widest -= 1;
    }
    widths
}
