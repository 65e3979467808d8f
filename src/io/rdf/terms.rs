//! Identifiers, statements and slots as IRIs, and back: what is written is read as the same text.

use std::borrow::Cow;
use std::fmt::Write as _;

use oxrdf::NamedNode;

use crate::schema::{self, IdentifierReading, prefix_iri, read_identifier};

/// The namespace of Biolink's terms.
pub(super) const BIOLINK: &str = "https://w3id.org/biolink/vocab/";

/// The namespace of sources (`information_resource_registry.context.jsonld` of Biolink's registry of them).
const INFORES: &str = "https://w3id.org/biolink/infores/";

/// What KGX puts before a name that its prefixes do not cover.
const KGX_DEFAULT: &str = "https://www.example.org/UNKNOWN/";

/// What has no IRI elsewhere.
pub(super) const ENTITY: &str = "urn:mechgraph:entity:";
pub(super) const STATEMENT: &str = "urn:mechgraph:statement:";
pub(super) const SLOT: &str = "urn:mechgraph:slot:";

/// Slots of entities that Biolink maps to terms of others (`slot_uri`, `exact_mappings`), the first of each as written.
const MAPPED: [(&str, &str); 5] = [
    ("http://www.w3.org/2000/01/rdf-schema#label", "name"),
    ("http://purl.org/dc/terms/description", "description"),
    ("http://www.w3.org/2004/02/skos/core#definition", "description"),
    ("http://www.w3.org/2004/02/skos/core#altLabel", "synonym"),
    ("http://www.geneontology.org/formats/oboInOwl#hasExactSynonym", "synonym"),
];

/// Slots of texts, which the tables of ranges and lists do not name.
const TEXT_SLOTS: [&str; 7] =
    ["agent_type", "description", "knowledge_level", "negated", "primary_knowledge_source", "provided_by", "xref"];

/// The IRI of an identifier.
pub(super) fn entity_iri(id: &str) -> NamedNode {
    known_iri(id).unwrap_or_else(|| own(ENTITY, id))
}

/// The IRI of the statement with an id.
pub(super) fn statement_iri(id: &str) -> NamedNode {
    own(STATEMENT, id)
}

/// The IRI that others know an identifier by, if it stands for nothing else.
pub(super) fn known_iri(id: &str) -> Option<NamedNode> {
    let iri = match id.split_once(':')? {
        ("infores", local) => format!("{INFORES}{local}"),
        ("http" | "https" | "urn", _) => id.to_owned(),
        (prefix, local) => format!("{}{local}", prefix_iri(prefix)?),
    };
    let iri = NamedNode::new(iri).ok()?;
    (identifier(iri.as_str()) == id && !iri.as_str().starts_with(STATEMENT)).then_some(iri)
}

/// The identifier that an IRI stands for: a CURIE, or the IRI itself.
pub(super) fn identifier(iri: &str) -> Cow<'_, str> {
    if let Some(id) = iri.strip_prefix(ENTITY) {
        return decoded(id);
    }
    if let Some(source) = iri.strip_prefix(INFORES) {
        return format!("infores:{source}").into();
    }
    if let Some(name) = iri.strip_prefix(KGX_DEFAULT) {
        return name.into();
    }
    match read_identifier(iri) {
        IdentifierReading::Contracted(curie) => curie.into(),
        IdentifierReading::AsWritten | IdentifierReading::Spelled(_) => iri.into(),
    }
}

/// The id of the statement that an IRI names.
pub(super) fn statement_id(iri: &str) -> Option<Cow<'_, str>> {
    iri.strip_prefix(STATEMENT).map(decoded)
}

/// The predicate for a slot or a property of an entity or a statement.
pub(super) fn slot_iri(name: &str) -> NamedNode {
    let mapped = MAPPED.iter().find(|(_, slot)| *slot == name && name == "name").map(|(iri, _)| (*iri).to_owned());
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_biolink = is_plain && (schema::is_slot(name) || TEXT_SLOTS.contains(&name));
    let iri = match mapped {
        Some(iri) => Some(iri),
        None if is_biolink => Some(format!("{BIOLINK}{name}")),
        None => (name.starts_with("http://") || name.starts_with("https://")).then(|| name.to_owned()),
    };
    let iri = iri.and_then(|iri| NamedNode::new(iri).ok()).filter(|iri| slot(iri.as_str()) == name);
    iri.unwrap_or_else(|| own(SLOT, name))
}

/// The slot or property that a predicate stands for; its IRI where it stands for none.
pub(super) fn slot(iri: &str) -> Cow<'_, str> {
    if let Some(name) = iri.strip_prefix(SLOT) {
        return decoded(name);
    }
    if let Some(name) = iri.strip_prefix(BIOLINK).or_else(|| iri.strip_prefix(KGX_DEFAULT)) {
        return name.into();
    }
    MAPPED.iter().find(|(known, _)| *known == iri).map_or(iri, |(_, slot)| slot).into()
}

/// A text in a namespace, percent-encoded.
fn own(namespace: &str, text: &str) -> NamedNode {
    let mut iri = String::with_capacity(namespace.len() + text.len());
    iri.push_str(namespace);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            iri.push(char::from(byte));
        } else {
            // Writing to a text never fails.
            let _ = write!(iri, "%{byte:02X}");
        }
    }
    NamedNode::new_unchecked(iri)
}

/// The text that was percent-encoded; the encoded one if it is none.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        let Some(byte) = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) else { return text.into() };
        bytes.push(byte);
        rest = after.get(2..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_or(text.into(), Cow::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_identifier_has_the_iri_that_others_give_it() {
        let check = |id: &str, iri: &str| {
            assert_eq!(entity_iri(id).as_str(), iri);
            assert_eq!(identifier(iri), id);
        };
        check("MONDO:0015540", "http://purl.obolibrary.org/obo/MONDO_0015540");
        check("biolink:affects", "https://w3id.org/biolink/vocab/affects");
        check("infores:signor", "https://w3id.org/biolink/infores/signor");
        check("urn:uuid:1-2", "urn:uuid:1-2");
        check("nowhere:1 2", "urn:mechgraph:entity:nowhere:1%202");
        check("mondo:0015540", "urn:mechgraph:entity:mondo:0015540");
    }

    #[test]
    fn a_slot_has_the_iri_of_biolink_or_one_of_our_own() {
        for (name, iri) in [
            ("publications", "https://w3id.org/biolink/vocab/publications"),
            ("object_direction_qualifier", "https://w3id.org/biolink/vocab/object_direction_qualifier"),
            ("name", "http://www.w3.org/2000/01/rdf-schema#label"),
            ("effect", "urn:mechgraph:slot:effect"),
            ("biolink:xref", "urn:mechgraph:slot:biolink:xref"),
            ("http://example.org/score", "http://example.org/score"),
            (
                "http://purl.org/dc/terms/description",
                "urn:mechgraph:slot:http:%2F%2Fpurl.org%2Fdc%2Fterms%2Fdescription",
            ),
        ] {
            assert_eq!(slot_iri(name).as_str(), iri);
            assert_eq!(slot(iri), name);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "[ -~]{0,12}|[a-z]{1,5}:[ -~γ%]{0,8}|https?://[ -~]{0,12}|urn:mechgraph:[ -~]{0,12}") {
            let iris = [entity_iri(&text), slot_iri(&text), statement_iri(&text)];
            prop_assert_eq!(identifier(iris[0].as_str()), text.as_str());
            prop_assert_eq!(slot(iris[1].as_str()), text.as_str());
            prop_assert_eq!(statement_id(iris[2].as_str()).unwrap(), text.as_str());
            for iri in iris {
                prop_assert!(NamedNode::new(iri.as_str()).is_ok(), "{}", iri);
            }
        }
    }
}
