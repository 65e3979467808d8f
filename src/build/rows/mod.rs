//! What rows say and what is reported of them, before the other rows are known.

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
