//! What rows say and what there is to report of them, before anything is known of the others.

pub(super) mod drafts;
pub(super) mod findings;
pub(super) mod hints;
pub(super) mod limits;
pub(super) mod mappings;
pub(super) mod merged;
pub(super) mod numbers;
pub(super) mod readings;
pub(super) mod report;
pub(super) mod strictness;
pub(super) mod votes;
