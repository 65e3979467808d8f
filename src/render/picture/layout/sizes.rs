//! The sizes of nodes: labels as wide as the width of the picture lets them be.

use crate::render::picture::label::Lines;
use crate::render::picture::scene::Picture;

use super::digraph::Layered;
use super::ports::Ports;
use super::text::{LEAST, MARGIN};
use crate::style::Shape;

/// The font size of the labels of nodes.
pub(in crate::render::picture) const FONT: i32 = 13;
/// From one line of a label to the next.
pub(super) const LINE: i32 = 16;
/// The height of a loop above its node, and how far its sides are apart.
pub(super) const LOOP: (i32, i32) = (18, 12);
/// Above and below a label.
const PADDING: i32 = 8;
/// Between two nodes of a column.
const NODE_GAP: i32 = 18;
/// Between a link and what stands above and below it where it crosses a column.
const LINK_GAP: i32 = 11;
/// Between two columns: as much as there is room for, within these.
const GAPS: (i32, i32) = (22, 56);
/// The widths that the labels of a column may take.
const LIMITS: [i32; 13] = [150, 138, 127, 117, 108, 100, 92, 84, 76, 69, 62, 56, 52];
/// The most lines of a label.
const MOST_LINES: usize = 5;
/// The width of the drawing that is sought. With margins, letters are no smaller than 11 pixels when it is
/// shown at 1,000.
const SOUGHT: i32 = 1_050;
/// The width up to which the drawing grows before labels are cut.
const MOST: i32 = 1_560;
/// The widest word that is never cut.
const WORD: i32 = 300;
/// What it costs to draw a shorter name, and to cut a label.
const SHORTER: i32 = 1_000;
const CUT: i32 = 10_000;

/// The sizes of nodes.
pub(super) struct Sizes {
    pub(super) labels: Vec<Lines>,
    /// Width and height.
    pub(super) boxes: Vec<(i32, i32)>,
    /// The room above a node, and as much below, that its loops take.
    loops: Vec<i32>,
    /// The width of each column.
    pub(super) columns: Vec<i32>,
    /// Between columns, at least.
    pub(super) gap: i32,
    /// The width up to which the drawing grows before labels are cut.
    pub(super) most: i32,
}

impl Sizes {
    /// The sizes where lines between columns take `reserve` more than gaps have for them.
    pub(super) fn of(picture: &Picture, layered: &Layered, ports: &Ports, loops: &[i32], reserve: i32) -> Self {
        let width = picture.width.map(|width| i32::try_from(width).unwrap_or(i32::MAX).max(LEAST) - 2 * MARGIN);
        let (sought, most) = width.map_or((SOUGHT, MOST), |width| (width, width));
        let nodes = |row: &[usize]| -> Vec<usize> { row.iter().copied().filter(|&it| !layered.is_held(it)).collect() };
        let columns: Vec<Column<'_>> =
            layered.layers.iter().map(|row| Column { picture, loops, nodes: nodes(row) }).collect();
        let (limits, gap) = limits(&columns, sought - reserve, most - reserve);
        let mut labels = vec![Lines::default(); picture.nodes.len()];
        let mut boxes = vec![(0, 0); picture.nodes.len()];
        for (column, limit) in columns.iter().zip(limits) {
            for &node in &column.nodes {
                let (label, _) = label(picture, node, limit);
                let height = (label.count() * LINE + 2 * PADDING - 2).max(ports.heights[node] + 10);
                boxes[node] = (column.width(node, &label), height);
                labels[node] = label;
            }
        }
        let widest = |column: &Column<'_>| column.nodes.iter().map(|&node| boxes[node].0).max().unwrap_or(0);
        Self {
            columns: columns.iter().map(widest).collect(),
            loops: loops.iter().map(|loops| if *loops > 0 { LOOP.0 } else { 0 }).collect(),
            labels,
            boxes,
            gap,
            most,
        }
    }

    /// The width of the drawing if no gap is wider than need be.
    pub(super) fn least_width(&self) -> i32 {
        self.columns.iter().sum::<i32>() + self.gap * gap_count(self.columns.len())
    }

    /// How far the middles of two vertices are apart that follow each other in a column.
    pub(super) fn separation(&self, layered: &Layered, one: usize, other: usize) -> i32 {
        let half = |vertex: usize| match self.boxes.get(vertex) {
            Some((_, height)) => (height + 1) / 2 + self.loops[vertex],
            None => 0,
        };
        let gap = if layered.is_held(one) || layered.is_held(other) { LINK_GAP } else { NODE_GAP };
        half(one) + gap + half(other)
    }
}

/// How many gaps are between columns.
pub(super) fn gap_count(columns: usize) -> i32 {
    i32::try_from(columns.saturating_sub(1)).unwrap_or(i32::MAX)
}

/// The name in lines, or a shorter name if the name has to be cut; and how hard that is to read.
fn label(picture: &Picture, node: usize, limit: i32) -> (Lines, i32) {
    let node = &picture.nodes[node];
    let lines = |name: &str| {
        let word = Lines::widest_word(name, FONT).min(WORD);
        Lines::of(name, FONT, limit.max(word), MOST_LINES)
    };
    let strain = |lines: &Lines| CUT * lines.cuts + lines.count() * lines.count();
    let whole = lines(&node.label(picture.labels, picture.language));
    let shorter = node.shorter(picture.labels).filter(|_| whole.cuts > 0).map(lines);
    match shorter.filter(|shorter| shorter.cuts < whole.cuts) {
        Some(shorter) => (shorter.clone(), SHORTER + strain(&shorter)),
        None => (whole.clone(), strain(&whole)),
    }
}

/// The nodes of a column.
struct Column<'a> {
    picture: &'a Picture,
    loops: &'a [i32],
    nodes: Vec<usize>,
}

impl Column<'_> {
    fn width(&self, node: usize, label: &Lines) -> i32 {
        let width = label.width().max(24) + 2 * Shape::of(self.picture.nodes[node].kind).padding();
        width.max((self.loops[node] * 2 + 1) * LOOP.1 + 8)
    }

    /// The width of the column at a limit, and how hard its labels are to read then.
    fn at(&self, limit: i32) -> (i32, i32) {
        let (mut width, mut strain) = (0, 0);
        for &node in &self.nodes {
            let (label, more) = label(self.picture, node, limit);
            width = width.max(self.width(node, &label));
            strain += more;
        }
        (width, strain)
    }
}

/// The limit of each column, and the gap between columns: where the picture is wider than what is sought, the
/// column is narrowed whose labels suffer the least for it, again and again.
fn limits(columns: &[Column<'_>], sought: i32, most: i32) -> (Vec<i32>, i32) {
    let gaps = gap_count(columns.len()).max(1);
    let mut all: i32 = columns.iter().map(|column| column.at(LIMITS[0]).0).sum();
    let mut step = vec![0; columns.len()];
    if all + GAPS.1 * gaps > sought {
        let choices: Vec<Vec<(i32, i32)>> =
            columns.iter().map(|column| LIMITS.iter().map(|&limit| column.at(limit)).collect()).collect();
        // Gaps of a middle width come before labels in many lines, but where there are many columns, labels do.
        let gap = (GAPS.0 + 200 / gaps - 18).clamp(GAPS.0, i32::midpoint(GAPS.0, GAPS.1));
        // Names are shortened only where the drawing would be wider than the most, and cut where that is not enough.
        for (width, dearest) in [(sought, SHORTER), (most, CUT), (most, i32::MAX)] {
            while all + gap * gaps > width {
                let narrower = |(column, choices): (usize, &Vec<(i32, i32)>)| {
                    let (width, strain) = choices[step[column]];
                    let gain = |&(next, _): &(usize, &(i32, i32))| choices[next].0 < width;
                    let is_cheap = |&(_, &(_, more)): &(usize, &(i32, i32))| more - strain < dearest;
                    let options = choices.iter().enumerate().skip(step[column] + 1).filter(gain).filter(is_cheap);
                    let price = |(next, &(less, more)): (usize, &(i32, i32))| {
                        ((more - strain).max(0) * 1_000 / (width - less), column, next)
                    };
                    options.map(price).min()
                };
                let Some((_, column, next)) = choices.iter().enumerate().filter_map(narrower).min() else { break };
                all -= choices[column][step[column]].0 - choices[column][next].0;
                step[column] = next;
            }
        }
    }
    let gap = ((sought - all) / gaps).clamp(GAPS.0, GAPS.1);
    (step.into_iter().map(|step| LIMITS[step]).collect(), gap)
}
