//! Where everything in a picture stands.

use serde::Serialize;

use crate::model::{Basis, Effect, EpistemicStatus};
use crate::style::Kind;

/// Where everything in a [`Picture`](crate::render::Picture) stands, in whole user units from the upper left
/// corner; at its own size, a user unit is a CSS pixel.
///
/// Boxes and labels never overlap, and no route runs through a box at which it neither starts nor ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Layout {
    /// The width of the canvas.
    pub width: i32,
    /// The height of the canvas.
    pub height: i32,
    /// The boxes of the nodes, in their order.
    pub boxes: Vec<Placed>,
    /// The routes of the links, in their order.
    pub routes: Vec<Route>,
    /// The title, then the lines of the summary.
    pub heading: Vec<Placed>,
    /// The rows of the therapeutic statements, in their order: of each the badge, then the cells.
    pub bands: Vec<Placed>,
    /// The headings of the table of treatments.
    pub headings: Vec<Placed>,
    /// What the links cite, below all.
    pub citations: Vec<Placed>,
    /// The legend: what occurs in the picture.
    pub legend: Vec<(LegendEntry, Placed)>,
    /// How often two routes cross, those that meet at a node left out.
    pub crossings: u64,
    /// How many places routes hold open in columns that they cross; with the nodes and links the measure of the work.
    pub held_places: usize,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rectangle {
    /// The left side.
    pub x: i32,
    /// The upper side.
    pub y: i32,
    /// From the left to the right side.
    pub width: i32,
    /// From the upper to the lower side.
    pub height: i32,
}

impl Rectangle {
    /// The right side.
    #[must_use]
    pub const fn right(self) -> i32 {
        self.x + self.width
    }

    /// The lower side.
    #[must_use]
    pub const fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// Whether the two have more than a border in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the other lies within this one, borders included.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.x <= other.x && other.right() <= self.right() && self.y <= other.y && other.bottom() <= self.bottom()
    }
}

/// A box with its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Placed {
    /// The box.
    pub area: Rectangle,
    /// The lines of the label, from the top.
    pub lines: Vec<LabelLine>,
}

/// A line of a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LabelLine {
    /// The text, with control characters written out.
    pub text: String,
    /// What the text takes at most.
    pub area: Rectangle,
    /// The y on which its letters stand.
    pub baseline: i32,
}

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downward.
    pub y: i32,
}

/// The way of a link, from what acts to what is acted on.
///
/// Each is on one height with the one before or above or below it; [`to_svg`](crate::render::Picture::to_svg) rounds the
/// corners. A route crosses the columns of other nodes on a level, and rises or falls between columns, where it keeps at
/// least 4 pixels from lines that run along it. Of two links that act on each other and look alike, one has the route
/// of the other, backwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Route {
    /// The points, at least two.
    pub points: Vec<Point>,
}

/// Something that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LegendEntry {
    /// The shape and colour of a kind of entity.
    Kind(Kind),
    /// The end of a line.
    Effect(Effect),
    /// The end of a line of unknown sign, by what is known instead.
    Basis(Basis),
    /// The double line of a correlation.
    Correlation,
    /// The dotted line of a step that no statement makes.
    Missing,
    /// The dashes of a line.
    Status(Option<EpistemicStatus>),
    /// The weight of a line: publications, from this number on.
    Publications(usize),
    /// How many entities are not shown.
    Omitted(usize),
}
