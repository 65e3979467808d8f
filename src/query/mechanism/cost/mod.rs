//! What a step costs: the order in which mechanisms are given out.

mod amount;
mod model;
mod parts;
mod steps;

pub use amount::Cost;
pub use model::{CategoryCost, CostModel, CostModelError};
pub use parts::CostPart;
pub(crate) use steps::StepCosts;
