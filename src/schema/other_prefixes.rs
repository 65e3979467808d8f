//! Prefixes of identifiers that `DrugMechDB` writes otherwise than Biolink.

/// As `DrugMechDB` writes them, and as Biolink does.
const PREFIXES: [(&str, &str); 10] = [
    ("DB", "DRUGBANK"),
    ("UniProt", "UniProtKB"),
    ("taxonomy", "NCBITaxon"),
    ("NCBITaxonomy", "NCBITaxon"),
    ("reactome", "REACT"),
    ("InterPro", "interpro"),
    ("Pfam", "PFAM"),
    ("TIGR", "TIGRFAM"),
    ("PubChem", "PUBCHEM.COMPOUND"),
    ("Entrez", "NCBIGene"),
];

/// An identifier with Biolink's prefix in place of the one that `DrugMechDB` has for it, in any case; `None` if it has none.
#[must_use]
pub(crate) fn with_biolink_prefix(id: &str) -> Option<String> {
    let (prefix, local) = id.split_once(':')?;
    let (_, biolink) = PREFIXES.iter().find(|(other, _)| other.eq_ignore_ascii_case(prefix))?;
    Some(format!("{biolink}:{local}"))
}

#[cfg(test)]
mod tests {
    use super::with_biolink_prefix;

    #[test]
    fn only_prefixes_that_are_written_otherwise_change() {
        assert_eq!(with_biolink_prefix("DB:DB00100").as_deref(), Some("DRUGBANK:DB00100"));
        assert_eq!(with_biolink_prefix("uniprot:P01579").as_deref(), Some("UniProtKB:P01579"));
        assert_eq!(with_biolink_prefix("DRUGBANK:DB00100"), None);
        assert_eq!(with_biolink_prefix("DB"), None);
    }
}
