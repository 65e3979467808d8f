//! `DrugMechDB`'s prefixes, labels and references in Biolink's words.

use crate::model::{Category, Curie};
use crate::schema::{IdentifierReading, read_identifier, with_biolink_prefix};

/// Labels that Biolink 4.4.6 writes otherwise; the others are names of its categories.
const LABELS: [(&str, &str); 1] = [("ChemicalSubstance", "ChemicalEntity")];

/// An identifier with Biolink's prefix, without the white space and invisible marks around it.
///
/// Prefixes are compared without regard to case, so that the id of a header is that of its node; those that are not known stay
/// as they are.
pub(super) fn curie(text: &str) -> Curie {
    let text = trimmed(text);
    match with_biolink_prefix(text) {
        Some(curie) => Curie::verbatim(curie),
        None => match read_identifier(text) {
            IdentifierReading::Spelled(curie) => Curie::verbatim(curie),
            IdentifierReading::AsWritten | IdentifierReading::Contracted(_) => Curie::verbatim(text),
        },
    }
}

/// The prefix of an identifier and Biolink's, if it is neither Biolink's nor `DrugMechDB`'s own.
pub(super) fn other_prefix(text: &str) -> Option<(&str, String)> {
    let text = trimmed(text);
    if with_biolink_prefix(text).is_some() {
        return None;
    }
    let IdentifierReading::Spelled(curie) = read_identifier(text) else { return None };
    let (written, spelled) = (text.split_once(':')?.0, curie.split_once(':')?.0.to_owned());
    (written != spelled).then_some((written, spelled))
}

/// The identifiers in a text that may hold several, as in `MESH:D040934,MESH:D017291`.
pub(super) fn curies(text: &str) -> impl Iterator<Item = Curie> {
    text.split([',', ';', '|']).filter(|part| !trimmed(part).is_empty()).map(curie)
}

/// The text without white space and invisible marks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}'))
}

/// The category of a label; `None` if it cannot be one.
pub(super) fn category(label: &str) -> Option<Category> {
    let name = LABELS.iter().find(|(old, _)| *old == label).map_or(label, |(_, new)| new);
    name.parse().ok()
}

/// The publications of a reference: addresses of `PubMed` as `PMID:` CURIEs, others as they are. Of several addresses
/// with white space between them, each is one.
pub(super) fn publications(reference: &str) -> Vec<String> {
    let reference = trimmed(reference);
    let is_address = |part: &str| part.starts_with("https://") || part.starts_with("http://");
    if reference.split_whitespace().all(is_address) {
        return reference.split_whitespace().map(publication).collect();
    }
    vec![publication(reference)]
}

fn publication(reference: &str) -> String {
    pubmed_id(reference).map_or_else(|| reference.to_owned(), |id| format!("PMID:{id}"))
}

fn pubmed_id(reference: &str) -> Option<&str> {
    let address = reference.strip_prefix("https://").or_else(|| reference.strip_prefix("http://"))?;
    let address = address.strip_prefix("www.").unwrap_or(address);
    let path = address
        .strip_prefix("pubmed.ncbi.nlm.nih.gov/")
        .or_else(|| address.strip_prefix("ncbi.nlm.nih.gov/pubmed/"))
        .or_else(|| address.strip_prefix("ncbi.nlm.nih.gov/m/pubmed/"))?;
    let id = path.split(['/', '?', '#']).next()?;
    (!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::{category, curie, curies, publications};

    #[test]
    fn prefixes_are_biolinks() {
        let check = |text: &str, expected: &str| assert_eq!(curie(text).as_str(), expected);
        check("DB:DB00945", "DRUGBANK:DB00945");
        check("UniProt:P01579", "UniProtKB:P01579");
        check("taxonomy:5475", "NCBITaxon:5475");
        check("reactome:R-HSA-416476\u{FEFF}", "REACT:R-HSA-416476");
        check(" Pfam:PF00001", "PFAM:PF00001");
        check("InterPro:IPR000001", "interpro:IPR000001");
        check("GO:0006954", "GO:0006954");
        check("aspirin", "aspirin");
        let ids: Vec<String> = curies("MESH:D040934, MESH:D017291,").map(String::from).collect();
        assert_eq!(ids, ["MESH:D040934", "MESH:D017291"]);
    }

    #[test]
    fn labels_are_categories() {
        let check = |label: &str, expected: &str| assert_eq!(category(label).unwrap().as_str(), expected);
        check("ChemicalSubstance", "biolink:ChemicalEntity");
        check("GrossAnatomicalStructure", "biolink:GrossAnatomicalStructure");
        assert_eq!(category(" "), None);
    }

    #[test]
    fn addresses_of_pubmed_become_curies() {
        let check = |reference: &str, expected: &str| assert_eq!(publications(reference), [expected]);
        check("https://pubmed.ncbi.nlm.nih.gov/15774254/", "PMID:15774254");
        check("https://pubmed.ncbi.nlm.nih.gov/15774254/#affiliation-1", "PMID:15774254");
        check("http://www.ncbi.nlm.nih.gov/pubmed/1?x=y", "PMID:1");
        check("https://pubmed.ncbi.nlm.nih.gov/?term=x", "https://pubmed.ncbi.nlm.nih.gov/?term=x");
        check("https://go.drugbank.com/drugs/DB02362", "https://go.drugbank.com/drugs/DB02362");
        check("PMID:2", "PMID:2");
        check("Smith J, J Biol 2001", "Smith J, J Biol 2001");
        check("see https://a.org/b", "see https://a.org/b");
        let two = publications(" https://a.org/b https://pubmed.ncbi.nlm.nih.gov/1/\n");
        assert_eq!(two, ["https://a.org/b", "PMID:1"]);
    }
}
