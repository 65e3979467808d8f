//! RDF 1.2: Turtle, N-Triples and N-Quads, with the terms of Biolink.
//!
//! A statement is a triple, and a *reifier* says the rest of it: the reifier is a name for this one assertion of the triple,
//! so that two sources which say the same are two reifiers of one triple.
//!
//! ```text
//! <http://purl.obolibrary.org/obo/CHEBI_66919> biolink:treats <http://purl.obolibrary.org/obo/MONDO_0015540> .
//! <urn:mechgraph:statement:S1> rdf:reifies <<( <..CHEBI_66919> biolink:treats <..MONDO_0015540> )>> ;
//!     biolink:publications pmid:33484058 ; biolink:knowledge_level "knowledge_assertion" .
//! ```
//!
//! | of the model | in RDF |
//! |---|---|
//! | an identifier | the IRI of Biolink's prefix map; `urn:mechgraph:entity:` and the identifier where it has none |
//! | a statement | the reifier `urn:mechgraph:statement:` and its id, of type `biolink:Association` |
//! | that it is asserted | its triple; a statement that is negated, refuted or no more than hypothesised has none |
//! | a slot of Biolink | `https://w3id.org/biolink/vocab/` and its name; the name of an entity is `rdfs:label` |
//! | any other slot or property | `urn:mechgraph:slot:` and its name, or the property's own IRI |
//! | names in other languages | `rdfs:label` with the language; of an entity without a name, a literal of type `rdf:JSON` |
//! | a list | a triple for each value |
//! | a structure, or a list whose shape triples do not show | a literal of type `rdf:JSON` |
//! | a statement as subject or object | its reifier |
//!
//! The language is that of <https://www.w3.org/TR/rdf12-concepts/> and its syntaxes; Biolink's terms have the IRIs of
//! <https://w3id.org/biolink/vocab/>, sources those of `https://w3id.org/biolink/infores/`. Statements without reifiers are
//! read from plain triples, from `rdf:Statement`, and from associations as KGX writes them (`kgx/sink/rdf_sink.py` in KGX
//! 2.7.0: `biolink:subject`, `biolink:predicate` and `biolink:object` of a node of type `biolink:Association`).

mod claims;
mod left_out;
mod names;
mod nesting;
mod parse;
mod reader;
mod records;
mod terms;
mod triples;
mod values;
mod write;

pub use parse::{LineSyntax, Turtle};
pub use reader::{QuadReader, TurtleReader};
pub use write::{Syntax, write};
