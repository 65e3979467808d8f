//! Text around the drawing.

use crate::render::picture::label::Lines;

use super::geometry::{LabelLine, Placed, Rectangle};

/// The font size of bands and legend.
pub(in crate::render::picture) const SMALL_FONT: i32 = 12;
/// The font size of the title.
pub(in crate::render::picture) const TITLE_FONT: i32 = 16;
/// Around everything.
pub(super) const MARGIN: i32 = 16;
/// The least width that can be asked for.
pub(super) const LEAST: i32 = 240;
/// From line to line of small text.
pub(super) const LINE: i32 = 16;

/// Lines of a font from the left margin, and `y` below them.
pub(super) fn paragraph(text: &str, font: i32, width: i32, y: &mut i32) -> Placed {
    // Bold letters are wider.
    let room = if font == TITLE_FONT { width * 7 / 8 } else { width };
    let lines = Lines::filling(text, font, room, 4);
    let line = LINE + font - SMALL_FONT;
    let area = Rectangle { x: MARGIN, y: *y, width, height: lines.count() * line };
    let put = |(text, number)| set(text, (MARGIN, area.y + number * line), font, line);
    let lines = lines.texts.iter().zip(0..).map(put).collect();
    *y = area.bottom() + 2;
    Placed { area, lines }
}

/// A line of small text whose upper left corner is here.
pub(super) fn at(text: &(String, i32), corner: (i32, i32)) -> LabelLine {
    set(text, corner, SMALL_FONT, LINE)
}

/// A line of a font, so high, whose upper left corner is here.
pub(super) fn set((text, width): &(String, i32), (x, y): (i32, i32), font: i32, height: i32) -> LabelLine {
    let area = Rectangle { x, y, width: *width, height };
    LabelLine { text: text.clone(), area, baseline: y + i32::midpoint(height, font * 7 / 10) }
}
