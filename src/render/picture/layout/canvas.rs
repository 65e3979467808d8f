//! The whole picture: title and verdict, the drawing, then treatments, the legend and what is cited.

use crate::render::picture::label::Lines;
use crate::render::picture::scene::Picture;
use crate::render::{punctuation, words};

use super::drawing::Drawing;
use super::geometry::{Layout, LegendEntry, Placed, Rectangle};
use super::legend::entries;
use super::text::{LEAST, MARGIN, SMALL_FONT, TITLE_FONT, at, paragraph};
use super::treatments::treatments;

/// So many citations are named.
const CITED: usize = 12;
/// The least width of the canvas, if no other is asked for.
const USUAL: i32 = 640;
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
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
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
        let asked = self.width.map_or(USUAL, |width| i32::try_from(width).unwrap_or(USUAL));
        let least = asked.clamp(LEAST, USUAL) - 2 * MARGIN;
        let mut drawing = Drawing::of(self, least);
        let inner = drawing.size.0.max(least);
        let mut y = MARGIN;
        let heading = if self.parts.title { heading(self, inner, &mut y) } else { Vec::new() };
        let right = MARGIN + (inner - drawing.size.0) / 2;
        drawing.boxes.iter_mut().for_each(|placed| placed.shift(right, y));
        drawing.routes.iter_mut().for_each(|route| route.shift(right, y));
        y += drawing.size.1 + 22;
        let (bands, headings) = treatments(self, inner, &mut y);
        if !bands.is_empty() {
            y += 10;
        }
        let legend = if self.parts.legend { legend(self, inner, &mut y) } else { Vec::new() };
        let citations = if self.parts.citations { citations(self, inner, &mut y) } else { Vec::new() };
        Layout {
            width: inner + 2 * MARGIN,
            height: y + MARGIN - 6,
            boxes: drawing.boxes,
            routes: drawing.routes,
            heading,
            bands,
            headings,
            legend,
            citations,
            crossings: drawing.crossings,
            held_places: drawing.held_places,
        }
    }
}

/// The title and the summary, and `y` below them.
fn heading(picture: &Picture, width: i32, y: &mut i32) -> Vec<Placed> {
    let title = (!picture.title.is_empty()).then_some((&picture.title, TITLE_FONT));
    let summary = picture.whole_summary();
    let texts = title.into_iter().chain(summary.iter().map(|line| (line, SMALL_FONT)));
    let placed: Vec<Placed> = texts.map(|(text, font)| paragraph(text, font, width, y)).collect();
    if !placed.is_empty() {
        *y += 14;
    }
    placed
}

/// The publications and pages of every link, each once, in the order of the links.
fn citations(picture: &Picture, width: i32, y: &mut i32) -> Vec<Placed> {
    let mut cited: Vec<&str> = Vec::new();
    for citation in picture.links.iter().flat_map(|link| &link.citations) {
        if !cited.contains(&citation.as_str()) {
            cited.push(citation);
        }
    }
    if cited.is_empty() || picture.links.iter().all(|link| link.mechanisms.is_empty()) {
        return Vec::new();
    }
    let shown = cited.iter().take(CITED).zip(1..).map(|(citation, number)| format!("[{number}]\u{a0}{citation}"));
    let space = punctuation::space(picture.language);
    let mut text = [words::CITED.text(picture.language), space, &shown.collect::<Vec<_>>().join(" ")].concat();
    if cited.len() > CITED {
        let more = (cited.len() - CITED).to_string();
        text += &[" ", &words::MORE_CITATIONS.with(picture.language, &[&more])].concat();
    }
    vec![paragraph(&text, SMALL_FONT, width, y)]
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
