//! The IRIs that Biolink's prefixes stand for, to write identifiers as IRIs.

use super::tables::prefixes::IRIS;

/// What the IRIs of a prefix start with, in Biolink 4.4.6's prefix map; the prefix is compared with its case.
#[must_use]
pub(crate) fn prefix_iri(prefix: &str) -> Option<&'static str> {
    let at = IRIS.binary_search_by(|(known, _)| (*known).cmp(prefix)).ok()?;
    IRIS.get(at).map(|(_, iri)| *iri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{IdentifierReading, read_identifier};

    #[test]
    fn what_is_written_is_read_back() {
        assert!(IRIS.is_sorted_by(|one, two| one.0 < two.0));
        for curie in
            ["MONDO:0015540", "HGNC:5438", "PMID:33484058", "UniProtKB:P01579", "biolink:affects", "GO:0008150"]
        {
            let (prefix, local) = curie.split_once(':').unwrap();
            let iri = format!("{}{local}", prefix_iri(prefix).unwrap());
            assert_eq!(read_identifier(&iri), IdentifierReading::Contracted(curie.to_owned()));
        }
        assert_eq!((prefix_iri("mondo"), prefix_iri("nowhere")), (None, None));
    }
}
