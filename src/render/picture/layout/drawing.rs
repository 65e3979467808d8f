//! Nodes in columns, and links between them.

use crate::model::Effect;
use crate::render::picture::label::Lines;
use crate::render::picture::scene::{Picture, PictureNode, Role};

use super::align::heights;
use super::digraph::Layered;
use super::geometry::{LabelLine, Placed, Point, Rectangle, Route};
use super::layers::layers;
use super::order::arrange;
use super::ports::Ports;
use super::shape::Shape;
use super::sizes::{FONT, LINE, LOOP, Sizes, gaps};

/// A link goes on a level for so long before it reaches a node with a head, and without.
const LEADS: (i32, i32) = (14, 3);
/// Columns of a small picture are moved apart by so much at most.
const MOST_SPREAD: i32 = 60;
/// Two columns are moved apart by so much at most because links between them climb.
const MOST_CLIMB: i32 = 64;
/// Beyond this width columns are not moved apart.
const MOST_WIDTH: i32 = 1_058;
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
        let heads = |link: &(usize, usize), effect: Effect| {
            let has = !matches!(effect, Effect::Carrier | Effect::None);
            let is_turned = layer[link.0] > layer[link.1];
            (has && is_turned, has && !is_turned)
        };
        let heads: Vec<(bool, bool)> =
            ends.iter().zip(&picture.links).map(|(ends, link)| heads(ends, link.effect)).collect();
        let mut layered = Layered::new(layer, &ends);
        let crossings = arrange(&mut layered);
        let ports = Ports::of(&layered, &heads);
        let loops = loops(count, &ends);

        let mut sizes = Sizes::of(picture, &layered, &ports, &loops);
        let spread = (least - sizes.least_width()) / gaps(sizes.columns.len()).max(1);
        sizes.gap += spread.clamp(0, MOST_SPREAD);
        let middles = heights(&layered, |one, other| sizes.separation(&layered, one, other));
        let columns = Columns::of(&layered, &sizes, &middles);
        let boxes = boxes(picture, &layered, &sizes, &middles, &columns);
        let mut drawing = Self { size: (0, 0), boxes, routes: Vec::new(), crossings, held_places: 0 };
        drawing.held_places = layered.vertices() - layered.nodes;
        let mut seen_loops = vec![0; count];
        for (number, &(from, to)) in ends.iter().enumerate() {
            let points = if from == to {
                seen_loops[from] += 1;
                loop_points(drawing.boxes[from].area, seen_loops[from] - 1, loops[from])
            } else {
                let way = Way { chain: &layered.chains[number], offsets: ports.offsets[number], heads: heads[number] };
                let mut points = way.points(&layered, &middles, &columns, &drawing.boxes, picture);
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
        for placed in &mut self.boxes {
            placed.shift(0, -highest);
        }
        for route in &mut self.routes {
            route.shift(0, -highest);
        }
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

/// The left side and the width of each column.
struct Columns(Vec<(i32, i32)>);

impl Columns {
    /// Columns stand further apart where links between them climb much, as far as there is room.
    fn of(layered: &Layered, sizes: &Sizes, middles: &[i32]) -> Self {
        let climb = |row: &Vec<usize>| {
            let climbs = row.iter().flat_map(|&vertex| {
                layered.after[vertex].iter().map(move |&next| (middles[vertex] - middles[next]).abs())
            });
            (climbs.max().unwrap_or(0) / 8 - sizes.gap / 4).clamp(0, MOST_CLIMB)
        };
        let climbs: Vec<i32> = layered.layers.iter().map(climb).collect();
        let sought: i32 = climbs.iter().sum();
        let room = (MOST_WIDTH - sizes.least_width()).clamp(0, sought);
        let mut columns = Vec::with_capacity(climbs.len());
        let mut left = 0;
        for (climb, width) in climbs.into_iter().zip(&sizes.columns) {
            columns.push((left, *width));
            left += width + sizes.gap + climb * room / sought.max(1);
        }
        Self(columns)
    }

    fn left(&self, layer: usize) -> i32 {
        self.0[layer].0
    }

    fn right(&self, layer: usize) -> i32 {
        self.0[layer].0 + self.0[layer].1
    }
}

fn boxes(picture: &Picture, layered: &Layered, sizes: &Sizes, middles: &[i32], columns: &Columns) -> Vec<Placed> {
    let place = |(number, _): (usize, &PictureNode)| {
        let (width, height) = sizes.boxes[number];
        let (left, column) = columns.0[layered.layer[number]];
        let x = left + (column - width) / 2;
        let y = middles[number] - height / 2;
        let area = Rectangle { x, y, width, height };
        Placed { lines: centred(&sizes.labels[number], area, FONT, LINE), area }
    };
    picture.nodes.iter().enumerate().map(place).collect()
}

/// The lines of a label in the middle of a box.
fn centred(label: &Lines, area: Rectangle, font: i32, line: i32) -> Vec<LabelLine> {
    let top = area.y + (area.height - label.count() * line) / 2;
    let put = |((text, width), number): (&(String, i32), i32)| LabelLine {
        text: text.clone(),
        area: Rectangle { x: area.x + (area.width - width) / 2, y: top + number * line, width: *width, height: line },
        baseline: top + number * line + i32::midpoint(line, font * 7 / 10),
    };
    label.texts.iter().zip(0..).map(put).collect()
}

/// The way of one link.
struct Way<'a> {
    chain: &'a [usize],
    offsets: (i32, i32),
    heads: (bool, bool),
}

impl Way<'_> {
    /// The points from the lower layer to the higher.
    fn points(
        &self,
        layered: &Layered,
        middles: &[i32],
        columns: &Columns,
        boxes: &[Placed],
        picture: &Picture,
    ) -> Vec<Point> {
        let [low, between @ .., high] = self.chain else { return Vec::new() };
        let lead = |has_head: bool| if has_head { LEADS.0 } else { LEADS.1 };
        let side = |node: usize, y: i32| Shape::of(picture.nodes[node].kind).insets(boxes[node].area, y);
        let y = middles[*low] + self.offsets.0;
        let mut points = vec![
            Point { x: boxes[*low].area.right() - side(*low, y).1, y },
            Point { x: columns.right(layered.layer[*low]) + lead(self.heads.0), y },
        ];
        for &vertex in between {
            let y = middles[vertex];
            points.push(Point { x: columns.left(layered.layer[vertex]), y });
            points.push(Point { x: columns.right(layered.layer[vertex]), y });
        }
        let y = middles[*high] + self.offsets.1;
        points.push(Point { x: columns.left(layered.layer[*high]) - lead(self.heads.1), y });
        points.push(Point { x: boxes[*high].area.x + side(*high, y).0, y });
        let is_needless = |points: &[Point]| points[0].y == points[1].y && points[1].y == points[2].y;
        let mut place = 1;
        while place + 1 < points.len() {
            if is_needless(&points[place - 1..=place + 1]) {
                points.remove(place);
            } else {
                place += 1;
            }
        }
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
