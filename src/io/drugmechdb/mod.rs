//! `DrugMechDB`: curated mechanisms of drug indications, each a small graph from drug to disease.
//!
//! A file is a list of records, or one record. A record has a header (`graph`: drug, disease, `_id`),
//! `nodes` (`id`, `label`, `name`), `links` (`source`, `key`, `target`) and `references`
//! (Gonzalez-Cavazos et al. 2023, doi:10.1038/s41597-023-02534-z). [`YamlReader`] and [`JsonReader`] read
//! the same records.
//!
//! # Rows
//!
//! The header, each node and each link are a row, and so is a drug or disease of the header that no node
//! is. A record that cannot be parsed is one row, quarantined with its text; the records around it are
//! read. References, comments and blank lines are no rows of their own.
//!
//! # What becomes of them
//!
//! - The header is the indication: the drug `treats` the disease. `DrugMechDB` does not say how far the
//!   treatment has come, so there is no clinical status. The record's comment and keys that the format
//!   does not have are its properties. Where a link says that the drug is `contraindicated for` the disease,
//!   or the only link between the two says that it `causes` it or makes it worse, the header says the same
//!   as that link, no treatment is asserted, and a finding says so.
//! - A node is an entity. Its label becomes a Biolink category, its prefix Biolink's prefix. The drug's
//!   node, the header's `drug_mesh` and its `drugbank` are equivalent ids; so are a node's `alt_ids`.
//! - A link is a statement in the words of Biolink 4.4.6, by
//!   [`legacy_predicate`](crate::schema::legacy_predicate).
//! - Every statement has the record's references as publications, `PubMed` addresses as `PMID:` CURIEs,
//!   and as properties two lists: `source_record`, the ids of the records that say so, and, of a link,
//!   `original_predicate`. The same link in two records is one statement with both ids.
//! - The evidence items of a link, in records that are curated with language models, are publications, weaker statuses
//!   and denied statements: the table is in `evidence.rs`, and in [`formats`](crate::documentation::formats).
//!
//! One identifier with two names, one name with two identifiers, and categories that exclude each other
//! are findings, and so are a drug or disease whose label is that of something else and a treatment that runs
//! from a disease to a drug. Of several names of an identifier, the one that most records give is shown.

mod census;
mod evidence;
mod indication;
#[cfg(feature = "json")]
mod json;
mod mapping;
mod parts;
mod roles;
mod shape;
mod vocabulary;
#[cfg(feature = "yaml")]
mod yaml;

#[cfg(feature = "json")]
use super::contents::{Contents, holds};

#[cfg(feature = "json")]
pub use json::JsonReader;
#[cfg(feature = "yaml")]
pub use yaml::YamlReader;

/// What is read.
#[cfg(feature = "json")]
pub(super) const HOLDS: Contents = holds! {
    whole: Categories, Names, EquivalentIds, Direction, Effects, Correlations, Qualifiers, Publications, Sources,
        Records;
    partly: Parallel, Properties;
    ..NOTHING
};
