//! How what is drawn looks: heads of effects, dashes of statuses, shapes and colours of kinds of entities.
//!
//! Pictures and pages are drawn with it, and writers of formats that carry a style write it.

mod kind;
mod looks;

pub use kind::Kind;
pub(crate) use looks::{
    DARK, EFFECTS, LIGHT, Look, MISSING, MISSING_DASH, STATUSES, Shape, Sheet, WEIGHTS, arrow_on, dash, end, end_on,
    line_width, look, stroke, weight, width,
};
