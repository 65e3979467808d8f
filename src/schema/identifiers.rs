//! Identifiers in Biolink's spelling: prefixes in their case, IRIs as CURIEs, publications one spelling each.
//!
//! The prefixes, and their IRIs, are those of Biolink 4.4.6 (its prefix map and the
//! `id_prefixes` of its classes). IRIs of resolvers and pages that Biolink does not list follow the records of
//! Bioregistry 0.15.6 (<https://bioregistry.io>, CC0).

use std::borrow::Cow;

use crate::model::slots::is_placeholder;

use super::tables::prefixes::{EXPANSIONS, SPELLINGS};

/// How an identifier is written, from [`read_identifier`] and [`read_source`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentifierReading {
    /// As it should be, or nothing is known of it.
    AsWritten,
    /// With a known prefix in another case; this is Biolink's spelling.
    Spelled(String),
    /// As an IRI; this is its CURIE.
    Contracted(String),
}

/// How a publication is written, from [`read_publication`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicationReading {
    /// As it should be, or nothing is known of it.
    AsWritten,
    /// In another spelling; this is the usual one.
    Spelled(String),
    /// As an IRI; this is its CURIE.
    Contracted(String),
    /// A prefix without an identifier, or nothing at all.
    Empty,
    /// Several identifiers in one text, each in its usual spelling.
    Several(Vec<String>),
}

/// Reads an identifier: its prefix in Biolink's spelling, an IRI as its CURIE.
///
/// Prefixes are compared without case; other names of a namespace that Biolink has, such as `taxonomy:`, are read as its
/// prefix, and one that Biolink does not have stays as written. IRIs are those of
/// Biolink's prefix map, of OBO (`purl.obolibrary.org/obo/X_1`), of identifiers.org in both its styles, of
/// bioregistry.io and n2t.net, and of the pages of some databases, with `http` or `https`, with `www.` or without,
/// in angle brackets or after a colon, as KGX writes what it cannot contract, or not. An IRI that no rule knows stays as written. `obo:X_1` is read as the IRI that it is
/// short for, and a known prefix that is written twice, as in `chebi:CHEBI:36927`, `hpo:HP:1` and `MONDO:MONDO_1`, once. `ORDO:Orphanet_558` and
/// `ORPHA:558` are `ORDO:558`, as its IRI is, and an article of PubMed Central is `PMC:PMC129`.
///
/// ```
/// use mechgraph::schema::{IdentifierReading, read_identifier};
///
/// assert_eq!(read_identifier("HGNC:5438"), IdentifierReading::AsWritten);
/// assert_eq!(read_identifier("mondo:0015540"), IdentifierReading::Spelled("MONDO:0015540".to_owned()));
/// let iri = "http://purl.obolibrary.org/obo/MONDO_0015540";
/// assert_eq!(read_identifier(iri), IdentifierReading::Contracted("MONDO:0015540".to_owned()));
/// ```
///
/// # Complexity
///
/// One binary search for an identifier that is not an IRI; nothing is allocated where it stays as written.
#[must_use]
pub fn read_identifier(text: &str) -> IdentifierReading {
    let Some((prefix, local)) = text.split_once(':') else {
        return IdentifierReading::AsWritten;
    };
    if local.starts_with("//") {
        return contracted(text).map_or(IdentifierReading::AsWritten, IdentifierReading::Contracted);
    }
    // KGX puts a colon before an IRI that it cannot contract.
    if prefix.is_empty() && local.contains("://") {
        return contracted(local).map_or(IdentifierReading::AsWritten, IdentifierReading::Contracted);
    }
    if prefix.eq_ignore_ascii_case("obo") {
        return of_obo(local).map_or(IdentifierReading::AsWritten, IdentifierReading::Contracted);
    }
    let Some(spelled) = spelling(prefix) else { return IdentifierReading::AsWritten };
    let once = own_local(spelled, once_prefixed(spelled, without_prefix_again(prefix, local)));
    let is_odd = spelled != prefix || once.len() < local.len();
    let curie = if is_odd { Cow::Owned(format!("{spelled}:{once}")) } else { Cow::Borrowed(text) };
    match of_pmc(&curie) {
        Some(other) if other != text => IdentifierReading::Spelled(other),
        None if is_odd => IdentifierReading::Spelled(curie.into_owned()),
        Some(_) | None => IdentifierReading::AsWritten,
    }
}

/// A local part without the name that a database has before its own number.
fn own_local<'l>(prefix: &str, local: &'l str) -> &'l str {
    if prefix == "ORDO" { local.strip_prefix("Orphanet_").unwrap_or(local) } else { local }
}

/// The one spelling of an article of PubMed Central, whose number has `PMC` before it or not, after `PMC:` or `PMCID:`: what
/// Biolink's prefix map expands the two to is the same number.
fn of_pmc(curie: &str) -> Option<String> {
    let number = curie.strip_prefix("PMC:").or_else(|| curie.strip_prefix("PMCID:"))?;
    let number = match number.split_at_checked(3) {
        Some((start, rest)) if start.eq_ignore_ascii_case("PMC") => rest,
        _ => number,
    };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("PMC:PMC{number}"))
}

/// A local part without the prefix, which identifiers.org has in its identifiers as well: `chebi:CHEBI:36927`.
fn without_prefix_again<'l>(prefix: &str, local: &'l str) -> &'l str {
    let again = local.split_once(':').filter(|(first, rest)| !rest.is_empty() && first.eq_ignore_ascii_case(prefix));
    again.map_or(local, |(_, rest)| rest)
}

/// A local part without Biolink's prefix, which may be another than the one before it (`hpo:HP:1`), or be joined to the number
/// as in the IRIs of OBO (`MONDO:MONDO_0005148`).
fn once_prefixed<'l>(prefix: &str, local: &'l str) -> &'l str {
    let Some((start, rest)) = local.split_at_checked(prefix.len()) else { return local };
    if !start.eq_ignore_ascii_case(prefix) {
        return local;
    }
    let is_number = |rest: &&str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let number = rest.strip_prefix('_').filter(is_number);
    number.or_else(|| rest.strip_prefix(':').filter(|rest| !rest.is_empty())).unwrap_or(local)
}

/// Reads the identifier of a source of knowledge: as [`read_identifier`], with the IRIs of `infores:` too.
///
/// These are `https://w3id.org/information-resource-registry/…` (Bioregistry), `https://w3id.org/biolink/infores/…`
/// (the registry's own schema) and the registry's pages.
///
/// ```
/// use mechgraph::schema::{IdentifierReading, read_source};
/// assert_eq!(read_source(" infores:DrugBank"), IdentifierReading::Spelled("infores:drugbank".to_owned()));
/// let iri = "https://w3id.org/information-resource-registry/drugbank";
/// assert_eq!(read_source(iri), IdentifierReading::Contracted("infores:drugbank".to_owned()));
/// ```
#[must_use]
pub fn read_source(text: &str) -> IdentifierReading {
    const INFORES: [&str; 3] = [
        "w3id.org/information-resource-registry/",
        "w3id.org/biolink/infores/",
        "biolink.github.io/information-resource-registry/resources/",
    ];
    let source = text.trim();
    let infores = bare_iri(source).and_then(|iri| {
        let name = INFORES.iter().find_map(|start| iri.strip_prefix(start))?;
        local_of("infores", name, false)
    });
    let reading = infores.map_or_else(|| read_identifier(source), IdentifierReading::Contracted);
    // Ids of the registry are in lower case.
    let lower = |id: &str| if id.starts_with("infores:") { id.to_ascii_lowercase() } else { id.to_owned() };
    match reading {
        IdentifierReading::Contracted(id) => IdentifierReading::Contracted(lower(&id)),
        IdentifierReading::Spelled(id) => IdentifierReading::Spelled(lower(&id)),
        IdentifierReading::AsWritten => match lower(source) {
            id if id == text => IdentifierReading::AsWritten,
            id => IdentifierReading::Spelled(id),
        },
    }
}

/// Reads a publication: as [`read_identifier`], and in one spelling for each.
///
/// - Spaces around the identifier and after its colon are left out: `PMID: 123`.
/// - `PMC129`, `NCT00000002` and `10.1000/x` without a prefix have it added; `PMID126` and `pubmed:126` are `PMID:126`.
/// - The local part of a DOI is in lower case, as DOIs are compared without case.
/// - `PMC:129`, `PMCID:129` and `PMCID:PMC129` are `PMC:PMC129`.
/// - A known prefix without a local part or with a placeholder, `PMID:` and `PMID:nan`, is empty; so is `None`.
/// - A text with `|`, `;`, `,` or spaces is several, if each part is an identifier for itself.
///
/// ```
/// use mechgraph::schema::{PublicationReading, read_publication};
///
/// assert_eq!(read_publication("PMID:126"), PublicationReading::AsWritten);
/// assert_eq!(read_publication("pmid: 126"), PublicationReading::Spelled("PMID:126".to_owned()));
/// assert_eq!(read_publication("PMID:"), PublicationReading::Empty);
/// let two = vec!["PMID:1".to_owned(), "PMID:2".to_owned()];
/// assert_eq!(read_publication("PMID:1;PMID:2"), PublicationReading::Several(two));
/// ```
#[must_use]
pub fn read_publication(text: &str) -> PublicationReading {
    let trimmed = text.trim();
    if trimmed.is_empty() || is_placeholder(trimmed) {
        return PublicationReading::Empty;
    }
    match publication(trimmed) {
        // Only a text that is not an identifier as a whole can be several.
        None => several(trimmed).map_or(PublicationReading::AsWritten, PublicationReading::Several),
        Some(Publication::Empty) => PublicationReading::Empty,
        Some(Publication::Curie(curie)) if curie == text => PublicationReading::AsWritten,
        Some(Publication::Curie(curie)) => PublicationReading::Spelled(curie.into_owned()),
        Some(Publication::FromIri(curie)) => PublicationReading::Contracted(curie),
    }
}

/// Whether a publication is an identifier without the prefix that says of what, or several numbers without; a citation in
/// words is none.
pub(crate) fn lacks_prefix(publication: &str) -> bool {
    let is_of_identifier = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_of_numbers = |byte: u8| byte.is_ascii_digit() || matches!(byte, b';' | b',' | b'|' | b' ');
    !publication.is_empty() && (publication.bytes().all(is_of_identifier) || publication.bytes().all(is_of_numbers))
}

/// One publication.
enum Publication<'a> {
    Empty,
    Curie(Cow<'a, str>),
    FromIri(String),
}

/// A text that is one identifier of a known kind; `None` for others.
fn publication(text: &str) -> Option<Publication<'_>> {
    if let Some(curie) = without_prefix(text) {
        return Some(Publication::Curie(Cow::Owned(curie)));
    }
    let (prefix, local) = text.split_once(':')?;
    if local.starts_with("//") {
        return contracted(text).map(|curie| Publication::FromIri(one_spelling(&curie).into_owned()));
    }
    let prefix = if prefix.eq_ignore_ascii_case("pubmed") { "PMID" } else { prefix.trim_end() };
    let spelled = spelling(prefix)?;
    let local = without_prefix_again(prefix, local.trim_start());
    if local.is_empty() || is_placeholder(local) {
        return Some(Publication::Empty);
    }
    // The IRI behind a prefix: `doi:https://doi.org/10.1000/x`.
    if let Some(curie) = contracted(local).filter(|curie| curie.split(':').next() == Some(spelled)) {
        return Some(Publication::Curie(Cow::Owned(one_spelling(&curie).into_owned())));
    }
    if !is_one_local(spelled, local) {
        return None;
    }
    if text.len() == spelled.len() + 1 + local.len() && text.starts_with(spelled) {
        return Some(Publication::Curie(one_spelling(text)));
    }
    Some(Publication::Curie(Cow::Owned(one_spelling(&format!("{spelled}:{local}")).into_owned())))
}

/// Whether a local part is one identifier: a text without separators. DOIs may hold any character but spaces;
/// where there are two in one text, the prefix of the second is in it.
fn is_one_local(prefix: &str, local: &str) -> bool {
    if prefix == "doi" {
        return !local.contains([' ', '\t', '|']) && !local.to_ascii_lowercase().contains("doi:");
    }
    !local.contains(|c: char| c.is_whitespace() || matches!(c, '|' | ';' | ','))
}

/// Identifiers that are known by their form: PMID, PMC, NCT and DOI numbers.
fn without_prefix(text: &str) -> Option<String> {
    let numbered = |kind: &str, digits: core::ops::RangeInclusive<usize>| {
        let (start, rest) = text.split_at_checked(kind.len())?;
        let fits = digits.contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit());
        (fits && start.eq_ignore_ascii_case(kind)).then_some(rest)
    };
    if let Some(number) = numbered("PMC", 1..=10) {
        return Some(format!("PMC:PMC{number}"));
    }
    if let Some(number) = ["PMID", "PMID_", "PMID "].iter().find_map(|kind| numbered(kind, 1..=8)) {
        return Some(format!("PMID:{number}"));
    }
    if let Some(number) = numbered("NCT", 8..=8) {
        let prefix = spelling("clinicaltrials")?;
        return Some(format!("{prefix}:NCT{number}"));
    }
    let (registrant, suffix) = text.strip_prefix("10.")?.split_once('/')?;
    let is_doi = (2..=9).contains(&registrant.len())
        && registrant.bytes().all(|byte| byte.is_ascii_digit())
        && !suffix.is_empty()
        && is_one_local("doi", text);
    is_doi.then(|| format!("doi:{}", text.to_lowercase()))
}

/// DOIs are compared without case, so all are written in lower case; articles of PubMed Central have one prefix.
fn one_spelling(curie: &str) -> Cow<'_, str> {
    if let Some(article) = of_pmc(curie) {
        Cow::Owned(article)
    } else if curie.starts_with("doi:") && curie.chars().any(char::is_uppercase) {
        Cow::Owned(curie.to_lowercase())
    } else {
        Cow::Borrowed(curie)
    }
}

/// The identifiers of a text that holds several, if each part is one.
fn several(text: &str) -> Option<Vec<String>> {
    let split_by = |separators: fn(char) -> bool| {
        let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
        let read = parts.map(|part| match publication(part)? {
            Publication::Empty => None,
            Publication::Curie(curie) => Some(curie.into_owned()),
            Publication::FromIri(curie) => Some(curie),
        });
        read.collect::<Option<Vec<String>>>().filter(|all| all.len() > 1)
    };
    // DOIs may hold `;` and `,`, so `|` comes first, and spaces last for the sake of `PMID: 1, PMID: 2`.
    split_by(|c| c == '|')
        .or_else(|| split_by(|c| c == ';' || c == '|'))
        .or_else(|| split_by(|c| matches!(c, ',' | ';' | '|')))
        .or_else(|| split_by(|c| c.is_whitespace() || matches!(c, ',' | ';' | '|')))
}

/// Namespaces of identifiers.org, n2t.net and bioregistry.io that are not Biolink's prefixes in another case:
/// the `miriam` and `n2t` mappings of Bioregistry's records.
const NAMESPACES: [(&str, &str); 15] = [
    ("ec-code", "EC"),
    ("flybase", "FB"),
    ("hgnc.genefamily", "HGNC.FAMILY"),
    ("icd", "ICD10"),
    ("iuphar.ligand", "GTOPDB"),
    ("iuphar.receptor", "IUPHARobj"),
    ("mim", "OMIM"),
    ("orphanet.ordo", "ORDO"),
    ("psimi", "MI"),
    ("pubmed", "PMID"),
    ("reactome", "REACT"),
    ("taxonomy", "NCBITaxon"),
    ("uniprot", "UniProtKB"),
    ("uniprot.isoform", "UNIPROT.ISOFORM"),
    ("wormbase", "WB"),
];

/// Other names of a namespace that sources write before its identifiers, which Biolink has under a prefix of its own:
/// synonyms in Bioregistry's records, in lower case. `ORPHA:`, as Orphanet writes it, `Orphanet:`, as Mondo does, and
/// `orphanet:`, as Biolink did up to 4.4.4, number the same disorders as `ORDO:`, which Biolink 4.4.6 has.
const SYNONYMS: [(&str, &str); 17] = [
    ("entrez", "NCBIGene"),
    ("entrezgene", "NCBIGene"),
    ("geneid", "NCBIGene"),
    ("hpo", "HP"),
    ("mim", "OMIM"),
    ("mim.ps", "OMIM.PS"),
    ("mimps", "OMIM.PS"),
    ("omimps", "OMIM.PS"),
    ("orpha", "ORDO"),
    ("orphanet", "ORDO"),
    ("orphanet.ordo", "ORDO"),
    ("pubmed", "PMID"),
    ("reactome", "REACT"),
    ("taxid", "NCBITaxon"),
    ("taxon", "NCBITaxon"),
    ("taxonomy", "NCBITaxon"),
    ("uniprot", "UniProtKB"),
];

/// IRIs of Bioregistry's records that Biolink's prefix map does not have, without scheme and `www.`, and where PubMed Central
/// has its articles today.
const PAGES: [(&str, &str); 25] = [
    ("clinicaltrials.gov/ct2/show/", "CLINICALTRIALS"),
    ("clinicaltrials.gov/study/", "CLINICALTRIALS"),
    ("dx.doi.org/", "doi"),
    ("ensembl.org/id/", "ENSEMBL"),
    ("europepmc.org/abstract/MED/", "PMID"),
    ("europepmc.org/articles/", "PMC"),
    ("go.drugbank.com/drugs/", "DRUGBANK"),
    ("meshb.nlm.nih.gov/record/ui?ui=", "MESH"),
    ("ncbi.nlm.nih.gov/gene/", "NCBIGene"),
    ("ncbi.nlm.nih.gov/pmc/articles/", "PMC"),
    ("ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#", "NCIT"),
    ("omim.org/MIM:", "OMIM"),
    ("omim.org/OMIM:", "OMIM"),
    ("omim.org/entry/", "OMIM"),
    ("orpha.net/ORDO/Orphanet_", "ORDO"),
    ("pmc.ncbi.nlm.nih.gov/articles/", "PMC"),
    ("pubmed.ncbi.nlm.nih.gov/", "PMID"),
    ("purl.bioontology.org/ontology/MESH/", "MESH"),
    ("purl.bioontology.org/ontology/NCBITAXON/", "NCBITaxon"),
    ("purl.bioontology.org/ontology/SNOMEDCT/", "SNOMEDCT"),
    ("purl.org/mim/MIM:", "OMIM"),
    ("purl.uniprot.org/pubmed/", "PMID"),
    ("reactome.org/PathwayBrowser/#/", "REACT"),
    ("uniprot.org/uniprot/", "UniProtKB"),
    ("uts.nlm.nih.gov/uts/umls/concept/", "UMLS"),
];

/// The CURIE of an IRI.
fn contracted(text: &str) -> Option<String> {
    let iri = bare_iri(text)?;
    let iri = iri.as_ref();
    by_expansion(iri).or_else(|| by_resolver(iri)).or_else(|| by_obo(iri))
}

/// The IRI without angle brackets, scheme, `www.` and a slash at its end, its host in lower case.
fn bare_iri(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let text = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    let (scheme, rest) = text.split_once("://")?;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return None;
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let host = rest.split('/').next().unwrap_or_default();
    if host.bytes().any(|byte| byte.is_ascii_uppercase()) {
        let path = rest.strip_prefix(host).unwrap_or_default();
        let host = host.to_ascii_lowercase();
        return Some(Cow::Owned(format!("{}{path}", host.strip_prefix("www.").unwrap_or(&host))));
    }
    Some(Cow::Borrowed(rest.strip_prefix("www.").unwrap_or(rest)))
}

/// By the longest IRI of a prefix.
fn by_expansion(iri: &str) -> Option<String> {
    let ends = iri.bytes().enumerate().rev().filter(|(_, byte)| b"/#_=:".contains(byte)).map(|(at, _)| at + 1);
    ends.filter_map(|end| iri.split_at_checked(end)).find_map(|(start, local)| {
        let prefix = found(&EXPANSIONS, start).or_else(|| found(&PAGES, start))?;
        local_of(prefix, local, start.matches('/').count() == 1 && start.ends_with('/'))
    })
}

/// By the name that a resolver has for the namespace: `identifiers.org/mesh/D1`, `identifiers.org/mesh:D1`.
fn by_resolver(iri: &str) -> Option<String> {
    let (host, path) = iri.split_once('/')?;
    let separators: &[char] = match host {
        "identifiers.org" => &[':', '/'],
        "bioregistry.io" | "n2t.net" => &[':'],
        _ => return None,
    };
    let (namespace, local) = path.split_once(separators)?;
    let prefix = found(&NAMESPACES, &namespace.to_ascii_lowercase()).or_else(|| spelling(namespace))?;
    local_of(prefix, local, false)
}

/// OBO's rule for all its ontologies: `obo/X_1` is `X:1`.
fn by_obo(iri: &str) -> Option<String> {
    of_obo(iri.strip_prefix("purl.obolibrary.org/obo/")?)
}

/// `X_1`, the name of a term among those of OBO's ontologies.
fn of_obo(name: &str) -> Option<String> {
    let (prefix, local) = name.split_once('_')?;
    let is_prefix = prefix.bytes().all(|byte| byte.is_ascii_alphabetic()) && !prefix.is_empty();
    let is_term = local.bytes().any(|byte| byte.is_ascii_digit()) && !local.contains('.');
    if is_prefix && is_term { local_of(spelling(prefix).unwrap_or(prefix), local, false) } else { None }
}

/// The CURIE of a prefix and what an IRI has after it; `None` if that is not an identifier. What comes right after
/// a host may be any page, so that there a digit is asked for.
fn local_of(prefix: &str, local: &str, after_host: bool) -> Option<String> {
    let local = own_local(prefix, without_prefix_again(prefix, local));
    let is_clean = !local.is_empty()
        && !local.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'))
        && (prefix == "doi" || !local.contains(['/', '#', '?', '&']))
        && (!after_host || local.bytes().any(|byte| byte.is_ascii_digit()));
    is_clean.then(|| format!("{prefix}:{local}"))
}

/// Biolink's spelling of a prefix, whatever its case; `None` for one that it does not have.
#[cfg(feature = "json")]
pub(crate) fn known_prefix(prefix: &str) -> Option<&'static str> {
    spelling(prefix)
}

/// Biolink's spelling of a prefix; `None` for one that it does not have.
fn spelling(prefix: &str) -> Option<&'static str> {
    // No prefix is longer; the letters fit on the stack, as this is asked for each identifier.
    let mut buffer = [0_u8; 32];
    let lower = buffer.get_mut(..prefix.len())?;
    lower.copy_from_slice(prefix.as_bytes());
    lower.make_ascii_lowercase();
    let lower: &[u8] = lower;
    let in_table = |table: &[(&str, &'static str)]| {
        let at = table.binary_search_by(|(known, _)| known.as_bytes().cmp(lower)).ok()?;
        table.get(at).map(|(_, spelled)| *spelled)
    };
    in_table(&SPELLINGS).or_else(|| in_table(&SYNONYMS))
}

fn found(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let at = table.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
    table.get(at).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::{EXPANSIONS, NAMESPACES, PAGES, SPELLINGS, SYNONYMS, spelling};

    #[test]
    fn tables_are_sorted_and_name_known_prefixes() {
        for table in [&SPELLINGS[..], &EXPANSIONS, &NAMESPACES, &PAGES, &SYNONYMS] {
            assert!(table.is_sorted_by(|one, two| one.0 < two.0));
        }
        for (_, prefix) in EXPANSIONS.iter().chain(&NAMESPACES).chain(&PAGES).chain(&SYNONYMS) {
            assert_eq!(spelling(prefix), Some(*prefix));
        }
        assert!(SPELLINGS.iter().all(|(lower, spelled)| lower.len() <= 32 && spelled.eq_ignore_ascii_case(lower)));
        assert_eq!(spelling(&"x".repeat(100)), None);
    }
}
