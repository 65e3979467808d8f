//! Where a publication can be read.

use core::fmt::Write as _;

/// The address of an article in `PubMed`, a DOI or a registered trial. Anything else has none, an address that
/// the data give least of all.
///
/// ```
/// use mechgraph::render::address;
/// assert_eq!(address("PMID:33484058").as_deref(), Some("https://pubmed.ncbi.nlm.nih.gov/33484058/"));
/// assert_eq!(address("https://example.org/"), None);
/// ```
#[must_use]
pub fn address(text: &str) -> Option<String> {
    let (prefix, rest) = text.split_once(':').unwrap_or(("", text));
    let trial = |id: &str| is_trial(id).then(|| format!("https://clinicaltrials.gov/study/{id}"));
    match prefix.to_ascii_lowercase().as_str() {
        "pmid" if is_number(rest) => Some(format!("https://pubmed.ncbi.nlm.nih.gov/{rest}/")),
        "doi" if is_doi(rest) => Some(format!("https://doi.org/{}", percent_encoded(rest))),
        "" | "nct" | "clinicaltrials" | "clinicaltrials.gov" => trial(rest),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_doi(text: &str) -> bool {
    let parts = text.strip_prefix("10.").and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(registrant, suffix)| {
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        registrant.split('.').all(is_part) && !suffix.is_empty()
    })
}

fn is_trial(text: &str) -> bool {
    text.strip_prefix("NCT").is_some_and(|rest| rest.len() == 8 && is_number(rest))
}

/// A text as part of a path. The slash stays: DOIs have one, and doi.org takes it as it is.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let written = write!(encoded, "%{byte:02X}");
            debug_assert!(written.is_ok(), "a String takes every write");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::address;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(address(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn known_kinds_have_addresses() {
        check("PMID:33484058", Some("https://pubmed.ncbi.nlm.nih.gov/33484058/"));
        check("DOI:10.1002/pbc.28900", Some("https://doi.org/10.1002/pbc.28900"));
        check("doi:10.1000.10/a<b>\"#?", Some("https://doi.org/10.1000.10/a%3Cb%3E%22%23%3F"));
        check("NCT01818492", Some("https://clinicaltrials.gov/study/NCT01818492"));
        check("clinicaltrials:NCT01818492", Some("https://clinicaltrials.gov/study/NCT01818492"));
    }

    #[test]
    fn anything_else_is_text() {
        let others = [
            "javascript:alert(1)",
            "https://example.org/",
            "PMID:1/../..",
            "PMID:",
            "PMID:javascript:1",
            "DOI:11.1/x",
            "DOI:10./x",
            "NCT0181849",
            "NCT:01818492",
            "Jordan 2011, Blood",
            "",
        ];
        for text in others {
            check(text, None);
        }
    }
}
