//! Where everything in a picture stands: columns from left to right, as Sugiyama, Tagawa and Toda lay out.
//!
//! Nodes are put in layers ([`layers`]); a link that crosses layers holds a place open in each, so that it runs
//! through no node ([`digraph`]); sequences are sought in which few links cross ([`order`]); heights in which
//! long links are straight ([`align`]), and made level where they nearly are ([`levels`]); between columns, what rises
//! and falls has a track of its own ([`channels`], [`gaps`]); then boxes and routes follow ([`drawing`]), and bands and
//! legend ([`canvas`]). All is counted in whole user units, so that the same picture is laid out in the same way
//! everywhere.

mod align;
mod canvas;
mod channels;
#[cfg(feature = "json")]
mod columns;
mod crossings;
mod digraph;
mod drawing;
mod gaps;
mod geometry;
mod layers;
mod legend;
mod levels;
mod order;
mod ports;
mod shape;
mod sizes;
mod text;
mod treatments;

pub use geometry::{LabelLine, Layout, LegendEntry, Placed, Point, Rectangle, Route};
pub(super) use layers::distances;
pub(super) use sizes::FONT;
pub(super) use text::{SMALL_FONT, TITLE_FONT};
pub(super) use treatments::badge;
