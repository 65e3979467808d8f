//! Nodes in columns, and links between them.

use crate::model::Effect;
use crate::render::picture::label::Lines;
use crate::render::picture::scene::{Link, Picture, PictureNode, Role};
use crate::style::line_width;

use super::align::heights;
use super::channels::CLEAR;
use super::digraph::Layered;
use super::gaps::Gap;
use super::geometry::{LabelLine, Placed, Point, Rectangle, Route};
use super::layers::layers;
use super::levels::Levels;
use super::order::arrange;
use super::ports::Ports;
use super::sizes::{FONT, LINE, LOOP, Sizes, gap_count};
use super::text::set;
use crate::style::Shape;

/// Columns of a small picture are moved apart by so much at most.
const MOST_SPREAD: i32 = 60;

/// Boxes and routes, at their own place from 0.
pub(super) struct Drawing {
    pub(super) size: (i32, i32),
    pub(super) boxes: Vec<Placed>,
    pub(super) routes: Vec<Route>,
    pub(super) crossings: u64,
    pub(super) held_places: usize,
}

impl Drawing {
    /// Lays out a picture; one that takes less than `least` has its columns further apart.
    pub(super) fn of(picture: &Picture, least: i32) -> Self {
        let count = picture.nodes.len();
        let ends: Vec<(usize, usize)> = picture.links.iter().map(|link| (link.from, link.to)).collect();
        let with = |role: Role| picture.nodes.iter().position(|node| node.role == role);
        let layer = layers(count, &ends, with(Role::From), with(Role::To));
        // A link on the line of another takes no room of its own.
        let twins = picture.twins();
        let laid: Vec<(usize, usize)> =
            ends.iter().zip(&twins).map(|(&(from, to), twin)| (from, if twin.is_some() { from } else { to })).collect();
        let mut heads = vec![(false, false); ends.len()];
        for (number, (&(from, to), link)) in ends.iter().zip(&picture.links).enumerate() {
            let has = !matches!(link.effect, Effect::Carrier | Effect::None);
            let at = &mut heads[twins[number].unwrap_or(number)];
            let is_turned = layer[from] > layer[to];
            *at = (at.0 || has && is_turned, at.1 || has && !is_turned);
        }
        let mut layered = Layered::new(layer, &laid);
        let crossings = arrange(&mut layered);
        let apart = CLEAR + widest(picture);
        let ports = Ports::of(&layered, &heads, apart);
        let loops = loops(count, &ends);

        let mut reserve = 0;
        let (sizes, middles, levels, gaps) = loop {
            let mut sizes = Sizes::of(picture, &layered, &ports, &loops, reserve);
            let spread = (least - sizes.least_width()) / gap_count(sizes.columns.len()).max(1);
            sizes.gap += spread.clamp(0, MOST_SPREAD);
            let middles = heights(&layered, |one, other| sizes.separation(&layered, one, other));
            let mut levels = Levels::of(&layered, &ports, &middles);
            levels.straighten(&layered, &sizes, &middles);
            let gaps = Gap::all(&layered, &mut levels, &sizes, &middles, &heads, apart);
            let more: i32 = gaps.iter().map(|gap| (gap.width - sizes.gap).max(0)).sum();
            // Labels make room for lines where the drawing would be wider than the most.
            if reserve > 0 || sizes.least_width() + more <= sizes.most {
                break (sizes, middles, levels, gaps);
            }
            reserve = more;
        };
        let columns = Columns::of(&sizes, &gaps);
        let boxes = boxes(picture, &layered, &sizes, &middles, &columns);
        let held_places = layered.vertices() - layered.nodes;
        let mut drawing = Self { size: (0, 0), boxes, routes: Vec::new(), crossings, held_places };
        let bends = columns.bends(&gaps, &levels);
        let mut seen_loops = vec![0; count];
        for (number, &(from, to)) in ends.iter().enumerate() {
            let points = if from == to {
                seen_loops[from] += 1;
                loop_points(drawing.boxes[from].area, seen_loops[from] - 1, loops[from])
            } else {
                let along = twins[number].unwrap_or(number);
                let way = Way { chain: &layered.chains[along], levels: &levels.of[along], bends: &bends[along] };
                let mut points = way.points(&drawing.boxes, picture);
                if layered.layer[from] > layered.layer[to] {
                    points.reverse();
                }
                points
            };
            drawing.routes.push(Route { points });
        }
        drawing.fit();
        drawing
    }

    /// Moves all to the upper left corner and takes the size.
    fn fit(&mut self) {
        let top = |placed: &Placed| placed.area.y;
        let highest = self.boxes.iter().map(top).chain(self.points().map(|point| point.y)).min().unwrap_or(0);
        self.boxes.iter_mut().for_each(|placed| placed.shift(0, -highest));
        self.routes.iter_mut().for_each(|route| route.shift(0, -highest));
        let right = self.boxes.iter().map(|placed| placed.area.right()).max().unwrap_or(0);
        let bottom = |placed: &Placed| placed.area.bottom();
        let lowest = self.boxes.iter().map(bottom).chain(self.points().map(|point| point.y)).max().unwrap_or(0);
        self.size = (right, lowest);
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.routes.iter().flat_map(|route| &route.points)
    }
}

impl Placed {
    pub(super) fn shift(&mut self, right: i32, down: i32) {
        for area in core::iter::once(&mut self.area).chain(self.lines.iter_mut().map(|line| &mut line.area)) {
            area.x += right;
            area.y += down;
        }
        self.lines.iter_mut().for_each(|line| line.baseline += down);
    }
}

impl Route {
    pub(super) fn shift(&mut self, right: i32, down: i32) {
        for point in &mut self.points {
            point.x += right;
            point.y += down;
        }
    }
}

/// How many links lead from each node to itself.
fn loops(count: usize, ends: &[(usize, usize)]) -> Vec<i32> {
    let mut loops = vec![0; count];
    for (from, to) in ends {
        loops[*from] += i32::from(from == to);
    }
    loops
}

/// The width of the widest line, rounded up.
fn widest(picture: &Picture) -> i32 {
    let width = |link: &Link| if link.is_correlation { 5 } else { line_width(link.effect, link.publications) };
    picture.links.iter().map(width).max().unwrap_or(0).max(2)
}

/// The left side and the width of each column.
struct Columns(Vec<(i32, i32)>);

impl Columns {
    /// Columns stand as far apart as the lines between them need.
    fn of(sizes: &Sizes, gaps: &[Gap]) -> Self {
        let mut columns = Vec::with_capacity(sizes.columns.len());
        let mut left = 0;
        for (place, width) in sizes.columns.iter().enumerate() {
            columns.push((left, *width));
            left += width + gaps.get(place).map_or(0, |gap| gap.width.max(sizes.gap));
        }
        Self(columns)
    }

    /// Where each link turns up or down: the track, by its place along the chain.
    fn bends(&self, gaps: &[Gap], levels: &Levels) -> Vec<Vec<i32>> {
        let mut bends: Vec<Vec<i32>> = levels.of.iter().map(|levels| vec![0; levels.len()]).collect();
        for (gap, pair) in gaps.iter().zip(self.0.windows(2)) {
            let right = pair[0].0 + pair[0].1;
            for &(link, at, track) in &gap.steps {
                bends[link][at] = right + track.map_or(0, |track| gap.track(track, pair[1].0 - right));
            }
        }
        bends
    }
}

fn boxes(picture: &Picture, layered: &Layered, sizes: &Sizes, middles: &[i32], columns: &Columns) -> Vec<Placed> {
    let place = |(number, _): (usize, &PictureNode)| {
        let (width, height) = sizes.boxes[number];
        let (left, column) = columns.0[layered.layer[number]];
        let x = left + (column - width) / 2;
        let y = middles[number] - height / 2;
        let area = Rectangle { x, y, width, height };
        Placed { lines: centred(&sizes.labels[number], area), area }
    };
    picture.nodes.iter().enumerate().map(place).collect()
}

/// The lines of a label in the middle of a box.
fn centred(label: &Lines, area: Rectangle) -> Vec<LabelLine> {
    let top = area.y + (area.height - label.count() * LINE) / 2;
    let left = |text: &(String, i32)| area.x + (area.width - text.1) / 2;
    label.texts.iter().zip(0..).map(|(text, number)| set(text, (left(text), top + number * LINE), FONT, LINE)).collect()
}

/// The way of one link.
struct Way<'a> {
    chain: &'a [usize],
    levels: &'a [i32],
    bends: &'a [i32],
}

impl Way<'_> {
    /// The points from the lower layer to the higher.
    fn points(&self, boxes: &[Placed], picture: &Picture) -> Vec<Point> {
        let ([low, .., high], [first, .., last]) = (self.chain, self.levels) else { return Vec::new() };
        let side = |node: usize, y: i32| Shape::of(picture.nodes[node].kind).insets(boxes[node].area, y);
        let mut points = vec![Point { x: boxes[*low].area.right() - side(*low, *first).1, y: *first }];
        for (pair, &x) in self.levels.windows(2).zip(self.bends) {
            if pair[0] != pair[1] {
                points.extend([Point { x, y: pair[0] }, Point { x, y: pair[1] }]);
            }
        }
        points.push(Point { x: boxes[*high].area.x + side(*high, *last).0, y: *last });
        points
    }
}

/// A loop above its node, from left to right.
fn loop_points(area: Rectangle, number: i32, of: i32) -> Vec<Point> {
    let left = area.x + area.width / 2 - (2 * of - 1) * LOOP.1 / 2 + 2 * number * LOOP.1;
    let right = left + LOOP.1;
    let (top, above) = (area.y, area.y - LOOP.0 + 2);
    [(left, top), (left, above), (right, above), (right, top)].map(|(x, y)| Point { x, y }).to_vec()
}
