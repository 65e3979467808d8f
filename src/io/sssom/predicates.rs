//! What the predicates of mappings say of whether two ids are of one thing.

use crate::build::MappingKind;

/// Namespaces whose prefixes SSSOM fixes, whatever a table declares.
const NAMESPACES: [(&str, &str); 4] = [
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("biolink", "https://w3id.org/biolink/vocab/"),
    ("RO", "http://purl.obolibrary.org/obo/RO_"),
];

const EQUIVALENT: [&str; 6] = [
    "skos:exactMatch",
    "owl:sameAs",
    "owl:equivalentClass",
    "owl:equivalentProperty",
    "biolink:same_as",
    "biolink:exact_match",
];

const GENE_PRODUCT: [&str; 4] = ["biolink:has_gene_product", "biolink:gene_product_of", "RO:0002205", "RO:0002204"];

/// Other matches of SKOS, which are read for their spelling alone, or denied.
const OTHER_MATCHES: [&str; 4] = ["skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch"];

/// A predicate as a CURIE, where it is an IRI of a namespace that SSSOM fixes, and as SSSOM spells it, where it is a known one
/// in another spelling: `SKOS:exactMatch`, `skos:exact_match`, or `exactMatch` without a prefix.
pub(super) fn contracted(predicate: &str) -> String {
    let iri = predicate.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(predicate);
    let known = NAMESPACES.iter().find_map(|(prefix, namespace)| {
        let (_, address) = namespace.split_once("//")?;
        let local =
            ["http://", "https://"].iter().find_map(|scheme| iri.strip_prefix(scheme)?.strip_prefix(address))?;
        Some(format!("{prefix}:{local}"))
    });
    let curie = known.unwrap_or_else(|| predicate.to_owned());
    spelled(&curie).map_or(curie, str::to_owned)
}

/// The known predicate of a name in any spelling.
fn spelled(predicate: &str) -> Option<&'static str> {
    let letters = |name: &str| {
        name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect::<String>()
    };
    let mut known = EQUIVALENT.into_iter().chain(OTHER_MATCHES).chain(GENE_PRODUCT);
    if let Some(name) = known.clone().find(|name| *name == predicate) {
        return Some(name);
    }
    let written = letters(predicate);
    known.find(|name| {
        let local = name.strip_prefix("skos:").filter(|_| !predicate.contains(':'));
        letters(name) == written || local.is_some_and(|local| letters(local) == written)
    })
}

/// What a mapping says by a predicate; none if it says nothing of whether two ids are of one thing.
pub(super) fn kind(predicate: &str, is_negated: bool) -> Option<MappingKind> {
    let is_equivalent = EQUIVALENT.contains(&predicate);
    match is_negated {
        true if is_equivalent || predicate == "skos:closeMatch" => Some(MappingKind::Different),
        true => None,
        false if is_equivalent => Some(MappingKind::Equivalent),
        false => GENE_PRODUCT.contains(&predicate).then_some(MappingKind::GeneProduct),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_predicates_of_identity_join() {
        for (predicate, is_negated, expected) in [
            ("skos:exactMatch", false, Some(MappingKind::Equivalent)),
            ("http://www.w3.org/2002/07/owl#equivalentClass", false, Some(MappingKind::Equivalent)),
            ("skos:exactMatch", true, Some(MappingKind::Different)),
            ("skos:closeMatch", true, Some(MappingKind::Different)),
            ("skos:closeMatch", false, None),
            ("skos:broadMatch", true, None),
            ("biolink:has_gene_product", false, Some(MappingKind::GeneProduct)),
            ("biolink:has_gene_product", true, None),
            ("semapv:crossSpeciesExactMatch", false, None),
            ("SKOS:exactMatch", true, Some(MappingKind::Different)),
            ("skos:exact_match", false, Some(MappingKind::Equivalent)),
            ("exactMatch", true, Some(MappingKind::Different)),
            ("https://www.w3.org/2004/02/skos/core#exactMatch", false, Some(MappingKind::Equivalent)),
            ("<http://www.w3.org/2004/02/skos/core#exactMatch>", false, Some(MappingKind::Equivalent)),
            ("OWL:sameas", false, Some(MappingKind::Equivalent)),
            ("broadMatch", false, None),
            ("sameAs", false, None),
            ("obo:exactMatch", false, None),
        ] {
            assert_eq!(kind(&contracted(predicate), is_negated), expected, "{predicate}");
        }
    }
}
