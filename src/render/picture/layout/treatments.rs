//! The table of treatments below the drawing.

use crate::render::picture::label::Lines;
use crate::render::picture::scene::{Band, Picture};
use crate::render::words;

use super::geometry::{Placed, Rectangle};
use super::text::{LINE, MARGIN, SMALL_FONT, at, paragraph};

/// The width of the badge, and the gap between columns.
const BADGE: i32 = 140;
const GAP: i32 = 14;
/// Above and below the lines of a row.
const PADDING: i32 = 5;
/// What the cells take of the width, in hundredths: the agent, the indication, where and for whom, the source.
const SHARES: [i32; 4] = [20, 26, 32, 22];
/// The most lines of a cell.
const MOST_LINES: usize = 6;

/// The rows of the table, the headings of its parts, and `y` below them.
pub(super) fn treatments(picture: &Picture, width: i32, y: &mut i32) -> (Vec<Placed>, Vec<Placed>) {
    let (mut rows, mut headings) = (Vec::new(), Vec::new());
    let columns = columns(picture, width - BADGE - GAP * 4);
    for (place, band) in picture.bands.iter().enumerate() {
        let starts = place.checked_sub(1).is_none_or(|before| picture.bands[before].is_against != band.is_against);
        if starts {
            let heading = if band.is_against { words::AGAINST } else { words::TREATMENTS };
            *y += if place > 0 { 6 } else { 0 };
            headings.push(paragraph(heading.text(picture.language), SMALL_FONT, width, y));
            *y += 2;
        }
        rows.push(row(picture, band, &columns, width, y));
    }
    (rows, headings)
}

/// The widths of the columns: their shares of the room, and more for one whose widest word needs it.
fn columns(picture: &Picture, room: i32) -> [i32; 4] {
    let has = |cell: usize| picture.bands.iter().any(|band| !band.cells[cell].is_empty());
    let shares = [0, 1, 2, 3].map(|cell| if has(cell) { SHARES[cell] } else { 0 });
    let all: i32 = shares.iter().sum::<i32>().max(1);
    let word = |cell: usize| {
        let words =
            picture.bands.iter().map(|band| Lines::widest_word(&held(picture, cell, &band.cells[cell]), SMALL_FONT));
        words.max().unwrap_or(0).min(room / 2)
    };
    let least = [0, 1, 2, 3].map(word);
    let mut columns = [0, 1, 2, 3].map(|cell| (room * shares[cell] / all).max(least[cell]));
    for _ in 0..columns.iter().sum::<i32>() - room {
        // What is too much is taken from the columns with most to spare.
        let widest = (0..4).max_by_key(|&cell| columns[cell] - least[cell]).unwrap_or(0);
        columns[widest] -= 1;
    }
    columns
}

/// The text of a cell as it is broken. Sources are identifiers, with a point between them in every language.
fn held(picture: &Picture, cell: usize, text: &str) -> String {
    if cell == SHARES.len() - 1 { text.replace(" · ", "\u{a0}· ") } else { picture.in_parts(text) }
}

fn row(picture: &Picture, band: &Band, columns: &[i32; 4], width: i32, y: &mut i32) -> Placed {
    let mut x = MARGIN + BADGE + GAP;
    let badge = Lines::filling(&band.badge, SMALL_FONT, BADGE - 32, MOST_LINES);
    let mut cells = vec![(MARGIN + 25, badge)];
    for (cell, (text, &column)) in band.cells.iter().zip(columns).enumerate() {
        if !text.is_empty() {
            cells.push((x, Lines::filling(&held(picture, cell, text), SMALL_FONT, column, MOST_LINES)));
        }
        x += if column > 0 { column + GAP } else { 0 };
    }
    let count = cells.iter().map(|(_, lines)| lines.count()).max().unwrap_or(1);
    let area = Rectangle { x: MARGIN, y: *y, width, height: count * LINE + 2 * PADDING };
    let lines = cells.iter().flat_map(|(x, lines)| {
        lines.texts.iter().zip(0..).map(move |(line, number)| at(line, (*x, area.y + PADDING + number * LINE)))
    });
    let lines = lines.collect();
    *y = area.bottom() + 3;
    Placed { area, lines }
}

/// The badge of a row: its outline.
pub(in crate::render::picture) fn badge(row: &Placed) -> Rectangle {
    let lines = row.lines.iter().take_while(|line| line.area.x < row.area.x + BADGE).count();
    let height = i32::try_from(lines).unwrap_or(1) * LINE + 2 * PADDING - 4;
    Rectangle { x: row.area.x + 3, y: row.area.y + 2, width: BADGE - 6, height }
}

#[cfg(feature = "json")]
#[cfg(test)]
mod tests {
    use crate::query::MechanismQuery;
    use crate::render::{Language, Picture};

    #[test]
    fn no_identifier_is_broken() {
        let graph = crate::datasets::interferon_gamma();
        let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph).unwrap();
        let layout = Picture::of_answer(&answer, &graph, Language::En).layout();
        let lines: Vec<&str> = layout.bands.iter().flat_map(|row| &row.lines).map(|line| &*line.text).collect();
        for whole in ["mechgraph-seed\u{a0}·", "PMID:33484058", "lymphohistiocytosis"] {
            assert!(lines.contains(&whole), "{whole} in {lines:?}");
        }
        let ends =
            layout.bands.iter().flat_map(|row| row.lines.iter().map(|line| (line.area.right(), row.area.right())));
        assert!(ends.into_iter().all(|(line, row)| line <= row), "nothing leaves its row");
    }
}
