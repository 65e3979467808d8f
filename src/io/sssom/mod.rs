//! SSSOM, the Simple Standard for Sharing Ontological Mappings: tables that say which ids are of one thing.
//!
//! A set of mappings is no graph. [`Reader`] reads one for
//! [`GraphBuilder::add_mappings`](crate::GraphBuilder::add_mappings), so that
//! [`merge_equivalent_ids`](crate::GraphBuilder::merge_equivalent_ids) joins what they say is one thing:
//!
//! | predicate | what becomes of the two ids |
//! |---|---|
//! | `skos:exactMatch`, `owl:sameAs`, `owl:equivalentClass`, `owl:equivalentProperty`, `biolink:same_as`, `biolink:exact_match` | they are ids of one thing |
//! | one of these, or `skos:closeMatch`, with the modifier `Not` | they are not, whatever else says so |
//! | `biolink:has_gene_product`, `biolink:gene_product_of`, `RO:0002205`, `RO:0002204` | they are a gene and its product, which become one on request |
//! | any other, such as `skos:closeMatch` or `skos:broadMatch` | nothing; they are counted |
//!
//! [`write_merges`] writes what was merged, and why.
//!
//! The source for columns, predicates and the modifier is the SSSOM schema 1.0.0 (`sssom_schema` on PyPI), for the block of
//! metadata and the notation `!skos:exactMatch` sssom 0.4.21.

mod metadata;
mod predicates;
mod reader;
mod write;

pub use reader::Reader;
pub use write::write_merges;
