//! Names in BEL's namespaces as CURIEs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::io::names::{encoded, without_prefix};
use crate::io::words::filled;
use crate::model::{Curie, Value};
use crate::schema;

use super::document::Concept;

/// Namespaces of BEL that Biolink calls otherwise, in capitals, as INDRA 1.24 reads them (`indra/sources/bel/processor.py`,
/// `indra/databases/identifiers.py`).
const PREFIXES: [(&str, &str); 21] = [
    ("CHEBIID", "CHEBI"),
    ("CHEMBL", "CHEMBL.COMPOUND"),
    ("ECCODE", "EC"),
    ("EGID", "NCBIGene"),
    ("ENTREZ", "NCBIGene"),
    ("FLYBASE", "FB"),
    ("GOBP", "GO"),
    ("GOCC", "GO"),
    ("HGNC.GENEFAMILY", "HGNC.FAMILY"),
    ("HGNCGENEFAMILY", "HGNC.FAMILY"),
    ("HGNC_GROUP", "HGNC.FAMILY"),
    ("IP", "interpro"),
    ("MESHD", "MESH"),
    ("MESHPP", "MESH"),
    ("NCBIGENE", "NCBIGene"),
    ("PUBCHEM", "PUBCHEM.COMPOUND"),
    ("REACTOME", "REACT"),
    ("TAX", "NCBITaxon"),
    ("TAXONOMY", "NCBITaxon"),
    ("UNIPROT", "UniProtKB"),
    ("UP", "UniProtKB"),
];

/// The prefix of a namespace, and whether Biolink has it.
pub(super) fn prefix(namespace: &str) -> (String, bool) {
    let upper = namespace.to_ascii_uppercase();
    let own = PREFIXES.iter().find(|(known, _)| *known == upper).map(|(_, prefix)| *prefix);
    let known = own.or_else(|| schema::known_prefix(namespace));
    (known.unwrap_or(namespace).to_owned(), known.is_some())
}

/// What a concept is called.
pub(super) struct Named {
    pub(super) id: Curie,
    pub(super) name: Option<String>,
    /// Whether the identifier is a name for want of one.
    pub(super) by_name: bool,
    /// Whether Biolink has the prefix.
    pub(super) is_known: bool,
}

/// The CURIE of a concept; `None` without a namespace or with neither name nor identifier.
///
/// What has no identifier is identified by its name, with what a CURIE must not hold written as `%20` and its like. In
/// namespaces that the document defines by a pattern, the name is the identifier.
pub(super) fn named(concept: &Concept, patterns: &BTreeMap<String, Value>) -> Option<Named> {
    let given = |text: &Option<String>| text.as_deref().and_then(filled).map(str::to_owned);
    let namespace = given(&concept.namespace)?;
    let (name, identifier) = (given(&concept.name), given(&concept.identifier));
    let (prefix, is_known) = prefix(&namespace);
    let is_identifier = identifier.is_some() || patterns.contains_key(&namespace);
    let local = identifier.clone().or_else(|| name.clone())?;
    let local = without_prefix(&local, [&namespace, &prefix]);
    let id = Curie::verbatim(format!("{prefix}:{}", encoded(local)));
    let name = name.filter(|name| identifier.is_some() || !is_identifier || name.as_str() != local);
    Some(Named { id, name, by_name: !is_identifier, is_known })
}

/// The CURIE of a term that is more than a name: `bel:p(HGNC:APP,frag(672_713))`.
///
/// Spaces and quotes around names are left out; what quotes protect is written as its bytes.
pub(super) fn of_term(bel: &str) -> Curie {
    let (mut out, mut quoted, mut escaped) = (String::from("bel:"), false, false);
    for letter in bel.chars() {
        match letter {
            _ if escaped => {
                escaped = false;
                out.push_str(&encoded(letter.encode_utf8(&mut [0; 4])));
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' | '(' | ')' if quoted => {
                let _ = write!(out, "%{:02X}", u32::from(letter));
            }
            letter if letter.is_whitespace() && !quoted => {}
            letter => out.push_str(&encoded(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    Curie::verbatim(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namespaces_are_sorted_and_become_prefixes() {
        assert!(PREFIXES.is_sorted());
        for (_, prefix) in PREFIXES {
            assert_eq!(schema::known_prefix(prefix), Some(prefix));
        }
        for (namespace, expected) in [
            ("HGNC", "HGNC"),
            ("hgnc", "HGNC"),
            ("go", "GO"),
            ("HGNCGENEFAMILY", "HGNC.FAMILY"),
            ("Uniprot", "UniProtKB"),
        ] {
            assert_eq!(prefix(namespace), (expected.to_owned(), true));
        }
        assert_eq!(prefix("CONSO"), ("CONSO".to_owned(), false));
    }

    #[test]
    fn concepts_are_identified_by_identifier_then_by_name() {
        let patterns = BTreeMap::from([("PUBCHEM".to_owned(), Value::from("^\\d+$"))]);
        let check = |namespace: &str, name: Option<&str>, id: Option<&str>, expected: (&str, Option<&str>, bool)| {
            let own = |text: Option<&str>| text.map(str::to_owned);
            let concept = Concept { namespace: Some(namespace.into()), name: own(name), identifier: own(id) };
            let found = named(&concept, &patterns).map(|it| (it.id.to_string(), it.name, it.by_name));
            assert_eq!(found, Some((expected.0.to_owned(), own(expected.1), expected.2)));
        };
        check("HGNC", Some("APP"), Some("620"), ("HGNC:620", Some("APP"), false));
        check("hgnc", None, Some("HGNC:620"), ("HGNC:620", None, false));
        check("HGNC", Some("APP"), None, ("HGNC:APP", Some("APP"), true));
        check("MESH", Some("Alzheimer Disease"), None, ("MESH:Alzheimer%20Disease", Some("Alzheimer Disease"), true));
        check("PUBCHEM", Some("187"), None, ("PUBCHEM.COMPOUND:187", None, false));
        assert!(named(&Concept::default(), &patterns).is_none());
    }

    #[test]
    fn terms_are_one_curie_each() {
        let check = |bel: &str, expected: &str| {
            let id = of_term(bel);
            assert_eq!(id.as_str(), expected);
            assert!(id.is_well_formed(), "{id}");
        };
        check("p(HGNC:APP, frag(\"672_713\"))", "bel:p(HGNC:APP,frag(672_713))");
        check("complex(a(MESH:\"GSK 1\"), p(HGNC:\"A, (B)\"))", "bel:complex(a(MESH:GSK%201),p(HGNC:A%2C%20%28B%29))");
        check("p(X:\"a\\\"b\")", "bel:p(X:a%22b)");
    }
}
