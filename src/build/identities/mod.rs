//! The tables of everything that was added: each entity and each statement once.

pub(super) mod entities;
pub(super) mod places;
pub(super) mod state;
pub(super) mod statements;
