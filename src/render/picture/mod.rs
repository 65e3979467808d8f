//! Mechanisms to look at: what a picture shows, apart from where it stands and how it is written.
//!
//! A [`Picture`] is made from an answer or from the surroundings of an entity. It has one node for each
//! entity, however many paths run through it, and one link for each pair of entities and effect.

mod absence;
mod around;
mod grouped;
mod kind;
mod label;
mod layout;
mod mechanisms;
mod scene;
mod sketch;
mod svg;
mod symbols;
mod told;

pub(super) use label::{heading_lines, label_lines};
pub use layout::{LabelLine, Layout, LegendEntry, Placed, Point, Rectangle, Route};
pub use scene::{Band, Labels, Link, Member, Parts, Picture, PictureNode, Role, Theme};
