//! Taking records in: in Biolink's words, to the entity or statement that they are about.

pub(super) mod entity_rows;
pub(super) mod equivalence;
pub(super) mod intake;
pub(super) mod loading;
pub(super) mod records;
pub(super) mod statement_rows;
pub(super) mod wordings;
pub(super) mod words;
