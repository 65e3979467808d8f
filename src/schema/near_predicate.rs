//! The predicate that an unknown name means or misspells.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::identifiers::{IdentifierReading, read_identifier};
use super::multivalued::is_multivalued;
use super::names;
use super::nearest::{Vocabulary, nearest};
use super::older_predicates::hinted_predicate;
use super::predicates::{PredicateRow, predicate, predicates};
use super::ranges::{SlotRange, slot_range};
use super::reading::{read_predicate, wanted};
use super::tables::mapped_predicates::{EXACT_PREDICATES, WIDER_PREDICATES};
use super::tables::older_names;
use crate::model::slots;

/// The known predicate that an unknown name means or misspells, for a message.
///
/// Names of older releases come first, then the terms of other vocabularies that a predicate is mapped to exactly, such as
/// `RO:0002200`, then the model's aliases, then spelling. A name is misspelt if each of
/// its words is one of the predicate's with a letter or two mistaken; a word that means something else, such
/// as `increases` beside `decreases`, is none. Deprecated predicates and mixins that only gather others are
/// never offered.
#[must_use]
pub fn near_predicate(name: &str) -> Option<&'static str> {
    if let Some(reading) = read_predicate(name) {
        return wanted(reading.predicate());
    }
    let key = names::snake(name);
    // As ontologies call it.
    if matches!(&*key, "is_a" | "isa") {
        return wanted("subclass_of");
    }
    if let Some(hint) = hinted_predicate(&key).or_else(|| of_ontology(name)) {
        return wanted(hint);
    }
    let aliased = predicates().iter().find(|row| row.aliases().iter().any(|alias| names::snake(alias) == key));
    if let Some(row) = aliased {
        return wanted(row.name());
    }
    if let Some(verb) = of_verb(&key) {
        return wanted(verb);
    }
    let known = predicates().iter().filter(|row| row.is_wanted()).map(PredicateRow::name);
    nearest(&key, known, &VOCABULARY)
}

/// The predicate whose verb has the ending that a name's first word lacks: `treats` of `treat`, `interacts_with` of
/// `interact_with`.
fn of_verb(name: &str) -> Option<&'static str> {
    let (verb, rest) = name.split_at_checked(name.find('_').unwrap_or(name.len()))?;
    predicate(&format!("{verb}s{rest}")).map(PredicateRow::name)
}

/// The namespaces of RDF's vocabularies, by their usual prefixes.
const RDF_NAMESPACES: [(&str, &str); 5] = [
    ("rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs:", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl:", "http://www.w3.org/2002/07/owl#"),
    ("skos:", "http://www.w3.org/2004/02/skos/core#"),
    ("oboInOwl:", "http://www.geneontology.org/formats/oboInOwl#"),
];

/// Biolink's predicates for those of ontologies, which its mappings name (`exact_mappings`, and for
/// `owl:equivalentClass`, `rdfs:subPropertyOf` and `oboInOwl:hasDbXref` the nearest).
const ONTOLOGY_PREDICATES: [(&str, &str); 9] = [
    ("rdfs:subClassOf", "subclass_of"),
    ("rdfs:subPropertyOf", "subclass_of"),
    ("owl:sameAs", "same_as"),
    ("owl:equivalentClass", "same_as"),
    ("skos:exactMatch", "exact_match"),
    ("skos:closeMatch", "close_match"),
    ("skos:broadMatch", "broad_match"),
    ("skos:narrowMatch", "narrow_match"),
    ("oboInOwl:hasDbXref", "close_match"),
];

/// Whether a name, as a CURIE or as an IRI, is one of RDF's, in any case.
fn is_of_rdf(name: &str, curie: &str) -> bool {
    let name = name.trim().trim_start_matches(['<', ':']).trim_end_matches('>');
    let is_iri = |(prefix, namespace): &(&str, &str)| {
        let locals = name.strip_prefix(namespace).zip(curie.strip_prefix(prefix));
        locals.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    name.eq_ignore_ascii_case(curie) || RDF_NAMESPACES.iter().any(is_iri)
}

/// Biolink's predicate for one of an ontology or of another vocabulary, as a CURIE or as an IRI.
fn of_ontology(name: &str) -> Option<&'static str> {
    let of_rdf = ONTOLOGY_PREDICATES.iter().find(|(curie, _)| is_of_rdf(name, curie));
    of_rdf.map(|(_, predicate)| *predicate).or_else(|| mapped(name, &EXACT_PREDICATES))
}

/// The predicate that Biolink says is wider than a term of another vocabulary, such as `treats` than `RO:0002606`; none if it
/// has none, or several.
pub(crate) fn wider_than(term: &str) -> Option<&'static str> {
    mapped(term, &WIDER_PREDICATES).and_then(wanted)
}

/// The predicate of a term in a table, by its CURIE or its IRI.
fn mapped(term: &str, table: &[(&str, &'static str)]) -> Option<&'static str> {
    let term = term.trim();
    let term = term.strip_prefix('<').and_then(|term| term.strip_suffix('>')).unwrap_or(term);
    let curie = match read_identifier(term) {
        IdentifierReading::Spelled(curie) | IdentifierReading::Contracted(curie) => Cow::Owned(curie),
        IdentifierReading::AsWritten => Cow::Borrowed(term),
    };
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(&curie)).map(|(_, predicate)| *predicate)
}

/// What to do about a name where a predicate belongs that says something else than how two things are related, as the end of a
/// message; none of other names.
pub(crate) fn unlike_a_predicate(name: &str) -> Option<String> {
    let slot = slots::bare(name);
    // The object is the class of the subject, which Biolink says by a category.
    if is_of_rdf(name, "rdf:type") || &*slot == "category" {
        return Some("; give the object as a category of the subject".to_owned());
    }
    if slots::is_placeholder(&slot) {
        return Some(", as it is a placeholder; name the predicate".to_owned());
    }
    if let Some(denied) = denied(name) {
        return Some(format!("; a denied statement has the predicate biolink:{denied}, and negated is true"));
    }
    let is_slot =
        || slots::entity_key(&slot).is_some() || slot_range(&slot) != SlotRange::Text || is_multivalued(&slot);
    let has_prefix = || slots::local(name) != name.trim();
    let is_plain = predicate(&slot).is_none() && read_predicate(name).is_none() && has_prefix() && is_slot();
    is_plain.then(|| format!("; Biolink's {slot} is no predicate, so give its value as a property of the subject"))
}

/// The predicate that a name denies: `treats` of `not_treats`, `does_not_treat` and `NOT biolink:treats`.
fn denied(name: &str) -> Option<&'static str> {
    let words = names::snake(name.trim().trim_start_matches('!')).to_ascii_lowercase();
    let is_marked = name.trim().starts_with('!');
    let rest = ["not_", "does_not_", "do_not_", "is_not_"].iter().find_map(|not| words.strip_prefix(not));
    let rest = names::bare(rest.or(is_marked.then_some(&*words))?);
    predicate(rest).map(PredicateRow::name).or_else(|| of_verb(rest)).and_then(wanted)
}

/// All words of predicates, of this release and of older ones.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let names = predicates().iter().flat_map(|row| row.aliases().iter().copied().chain([row.name()]));
    Vocabulary::new(names.chain(older_names::PREDICATES.iter().map(|(name, _)| *name)))
});
