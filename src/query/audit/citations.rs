//! Citations that are malformed or retracted.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::AuditFinding;
use crate::graph::{KnowledgeGraph, StatementRef};
use crate::model::FindingCode;
use crate::schema::{PublicationReading, read_publication};
use crate::text::quoted;

/// A text that is neither a PMID nor a DOI.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a PMID, PMCID or DOI; write PMID:123, PMC123 or 10.1000/182", quoted(.0))]
pub struct CitationError(pub String);

/// Reads a PMID, PMCID or DOI, with or without its prefix or as an address: the CURIE by which publications are compared.
///
/// # Errors
///
/// [`CitationError`] if the text is none of these.
///
/// ```
/// use mechgraph::query::read_citation;
///
/// assert_eq!(read_citation("30247077")?, "PMID:30247077");
/// assert_eq!(read_citation("https://doi.org/10.1000/ABC")?, "doi:10.1000/abc");
/// assert!(read_citation("Smith 2001").is_err());
/// # Ok::<(), mechgraph::query::CitationError>(())
/// ```
pub fn read_citation(text: &str) -> Result<String, CitationError> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let curie = if is_number { format!("PMID:{text}") } else { spelled(text) };
    let is_citation = FORMS.iter().any(|(prefix, _)| curie.starts_with(prefix)) && malformed(&curie).is_none();
    is_citation.then_some(curie).ok_or_else(|| CitationError(text.to_owned()))
}

/// A publication in the spelling of its kind.
fn spelled(text: &str) -> String {
    match read_publication(text) {
        PublicationReading::Spelled(curie) | PublicationReading::Contracted(curie) => curie,
        _ => text.to_owned(),
    }
}

/// Prefixes and what has to follow.
const FORMS: [(&str, &str); 3] =
    [("PMID:", "one to eight digits"), ("PMC:", "PMC and digits"), ("doi:", "10., a number, a slash and a name")];

/// What a publication with a known prefix should look like, if it does not.
fn malformed(curie: &str) -> Option<&'static str> {
    let (prefix, form) = FORMS.iter().find(|(prefix, _)| curie.starts_with(prefix))?;
    let local = curie.strip_prefix(prefix)?;
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
    };
    let fits = match *prefix {
        "PMID:" => digits(local, 8),
        "PMC:" => local.strip_prefix("PMC").is_some_and(|number| digits(number, 10)),
        _ => local.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, name)| {
            let mut parts = registrant.split('.');
            !name.is_empty()
                && !name.contains(char::is_whitespace)
                && parts.next().is_some_and(|first| first.len() >= 4)
                && registrant.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        }),
    };
    (!fits).then_some(form)
}

/// One finding for each malformed or retracted publication, with the statements that cite it.
///
/// # Complexity
///
/// Linear in the publications of all statements.
pub(super) fn check<'g>(graph: &'g KnowledgeGraph, retracted: &BTreeSet<String>, found: &mut Vec<AuditFinding<'g>>) {
    let mut citing: BTreeMap<(FindingCode, &str), Vec<StatementRef<'g>>> = BTreeMap::new();
    let mut known: BTreeMap<&str, Option<FindingCode>> = BTreeMap::new();
    for statement in graph.statements() {
        for publication in statement.publications() {
            let code = *known.entry(publication).or_insert_with(|| {
                if malformed(publication).is_some() {
                    Some(FindingCode::MalformedCitation)
                } else {
                    let is_retracted = retracted.contains(publication) || retracted.contains(&spelled(publication));
                    is_retracted.then_some(FindingCode::RetractedCitation)
                }
            });
            if let Some(code) = code {
                citing.entry((code, publication)).or_default().push(statement);
            }
        }
    }
    for ((code, publication), statements) in citing {
        let by = match statements.len() {
            1 => "cited by one statement".to_owned(),
            count => format!("cited by {count} statements"),
        };
        let message = match malformed(publication) {
            Some(form) => {
                let prefix = publication.split(':').next().unwrap_or_default();
                format!("{}, {by}: after {prefix}: {form} are expected", quoted(publication))
            }
            None => format!("{publication}, {by}, is on the list of retracted publications"),
        };
        found.push(AuditFinding::new(code, message).from(statements));
    }
}
