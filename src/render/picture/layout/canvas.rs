//! The whole picture: bands above, the drawing, the legend below.

use crate::render::picture::label::Lines;
use crate::render::picture::scene::Picture;

use super::drawing::Drawing;
use super::geometry::{LabelLine, Layout, LegendEntry, Placed, Rectangle};
use super::legend::entries;

/// The font size of bands and legend.
pub(in crate::render::picture) const SMALL_FONT: i32 = 12;
const LINE: i32 = 16;
/// Around everything.
const MARGIN: i32 = 16;
/// The least width of the canvas.
const LEAST: i32 = 640;
/// The room of a sample in the legend, and the gap between entries.
const SAMPLE: (i32, i32) = (36, 20);
/// From row to row of the legend.
const ROW: i32 = 24;

impl Picture {
    /// Where everything stands, for those who draw it themselves; [`Picture::to_svg`] draws it so.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// use mechgraph::render::{Language, Picture};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph, Limits::default())?;
    /// let layout = Picture::of_answer(&answer, &graph, Language::En).layout();
    /// assert!(layout.boxes[0].area.right() < layout.boxes[1].area.x);
    /// assert!(layout.boxes[0].area.contains(layout.boxes[0].lines[0].area));
    /// assert_eq!(layout.crossings, 0);
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// (nodes + links · columns) · log of it, times at most 24.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let mut drawing = Drawing::of(self, LEAST - 2 * MARGIN);
        let inner = drawing.size.0.max(LEAST - 2 * MARGIN);
        let mut y = MARGIN;
        let bands: Vec<Placed> = self.bands.iter().map(|band| banner(&band.label, inner, &mut y)).collect();
        if !bands.is_empty() {
            y += 16;
        }
        let right = MARGIN + (inner - drawing.size.0) / 2;
        drawing.boxes.iter_mut().for_each(|placed| placed.shift(right, y));
        drawing.routes.iter_mut().for_each(|route| route.shift(right, y));
        y += drawing.size.1 + 22;
        let legend = legend(self, inner, &mut y);
        Layout {
            width: inner + 2 * MARGIN,
            height: y + MARGIN - 6,
            boxes: drawing.boxes,
            routes: drawing.routes,
            bands,
            legend,
            crossings: drawing.crossings,
            held_places: drawing.held_places,
        }
    }
}

/// A band as wide as the canvas, and `y` below it.
fn banner(label: &str, width: i32, y: &mut i32) -> Placed {
    let label = Lines::filling(label, SMALL_FONT, width - 40, 4);
    let area = Rectangle { x: MARGIN, y: *y, width, height: label.count() * LINE + 10 };
    let put = |(line, number): (&(String, i32), i32)| at(line, (area.x + 28, area.y + 5 + number * LINE));
    let lines = label.texts.iter().zip(0..).map(put).collect();
    *y = area.bottom() + 6;
    Placed { area, lines }
}

/// Entries in rows that fill the width, and `y` below them.
fn legend(picture: &Picture, width: i32, y: &mut i32) -> Vec<(LegendEntry, Placed)> {
    let mut x = MARGIN;
    let mut placed: Vec<(LegendEntry, Placed)> = Vec::new();
    for entry in entries(picture) {
        let words = Lines::of(&entry.words(picture.language), SMALL_FONT, width - SAMPLE.0 - 8, 1);
        let sample = if matches!(entry, LegendEntry::Omitted(_)) { 0 } else { SAMPLE.0 };
        let all = sample + 8 + words.width();
        let is_line = !matches!(entry, LegendEntry::Kind(_));
        let starts_lines = is_line && placed.last().is_some_and(|(last, _)| matches!(last, LegendEntry::Kind(_)));
        if x > MARGIN && (x + all > MARGIN + width || starts_lines) {
            (x, *y) = (MARGIN, *y + ROW);
        }
        let area = Rectangle { x, y: *y, width: all, height: ROW - 4 };
        let lines = words.texts.iter().map(|line| at(line, (x + sample + 8, *y + 2))).collect();
        placed.push((entry, Placed { area, lines }));
        x += all + SAMPLE.1;
    }
    if !placed.is_empty() {
        *y += ROW;
    }
    placed
}

/// A line of small text whose upper left corner is here.
fn at((text, width): &(String, i32), (x, y): (i32, i32)) -> LabelLine {
    let area = Rectangle { x, y, width: *width, height: LINE };
    LabelLine { text: text.clone(), area, baseline: y + i32::midpoint(LINE, SMALL_FONT * 7 / 10) }
}
