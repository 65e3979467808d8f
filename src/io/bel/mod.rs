//! The Biological Expression Language: scripts as their authors write them, and graphs as `PyBEL` writes them, node-link JSON.
//!
//! BEL says what a paper found: terms such as `p(HGNC:APP)` or `act(p(HGNC:CASP3))`, a relation between two of them,
//! the citation, the sentence that says so, and annotations of species, tissue, cell and disease.
//!
//! | of BEL | becomes |
//! |---|---|
//! | a term with a name alone | the entity of that name, whichever function it has |
//! | a term with variants, members, reactants or a fusion | an entity for itself, `bel:` and the term |
//! | `act()`, `deg()`, `tloc()`, `sec()`, `surf()`, `loc()`, `r()` around a term | qualifiers of the statement |
//! | a relation | a predicate of Biolink with qualifiers, by the table of `relations` |
//! | annotations of species, anatomy, cell and disease | the context; others are properties |
//! | citation and evidence | publication and `supporting_text` |
//! | `A decreases (B increases C)` | a statement about the statement that B increases C |
//!
//! `PyBEL` writes the last as two edges, `A decreases B` and `B increases C`, that share their line, citation, evidence and
//! annotations. Two causal edges that share these, and of which one ends in the term in which the other begins, are read as
//! what was written. A script says itself what is in brackets. Relations without a direction `PyBEL` writes in both; both are
//! kept, and made of those in a script.
//!
//! The language is that of <https://biological-expression-language.github.io>, versions 2.0 to 2.2; the document that of
//! `PyBEL` 0.15.5 (`pybel/io/nodelink.py`, `pybel/constants.py`, `pybel/language.py`).

mod contexts;
mod document;
mod namespaces;
mod nested;
mod parts;
mod reader;
mod relations;
mod script;
mod statements;
mod terms;

use super::contents::{Contents, holds};

pub use reader::{NodeLink, Reader};
pub use script::{Script, ScriptReader};

/// What is read.
pub(super) const HOLDS: Contents = holds! {
    whole: Categories, Names, Parallel, Direction, Effects, Correlations, Denied, Nested, Qualifiers, Contexts,
        Publications, SupportingText;
    as_text: Properties;
    ..NOTHING
};
