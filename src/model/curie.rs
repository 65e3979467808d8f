//! Compact identifiers of entities, such as `MONDO:0015540`.

use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::texts::is_text;
use crate::text::{is_invisible, quoted};

/// The identifier of an entity: a prefix, a colon and a local part, as in `HGNC:5438`.
///
/// Parsing accepts well-formed CURIEs alone. Data may hold others; [`Curie::verbatim`] keeps such an
/// identifier as written, so that nothing is lost, and [`Curie::is_well_formed`] says which it is.
/// CURIEs are compared byte by byte.
///
/// ```
/// use mechgraph::Curie;
/// let hlh: Curie = "MONDO:0015540".parse()?;
/// assert_eq!((hlh.prefix(), hlh.local()), ("MONDO", "0015540"));
/// assert!("interferon gamma".parse::<Curie>().is_err());
/// # Ok::<(), mechgraph::model::CurieError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Curie(String);

impl Curie {
    /// The identifier that a text is.
    ///
    /// # Errors
    ///
    /// [`CurieError`] if it is none.
    pub fn new(text: impl Into<String>) -> Result<Self, CurieError> {
        let text = text.into();
        check(&text)?;
        Ok(Self(text))
    }

    /// Keeps any text as an identifier, well-formed or not.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The whole identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the first colon; empty if there is no colon.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The part after the first colon; everything if there is no colon.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.split_once(':').map_or(self.as_str(), |(_, local)| local)
    }

    /// Whether the text is a CURIE: see [`CurieError`] for what can be wrong with it.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        check(&self.0).is_ok()
    }
}

/// Why a text is not a CURIE.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CurieError {
    /// There is nothing before a colon, or no colon.
    #[error("{} has no prefix; a CURIE such as HGNC:5438 is expected", quoted(.0))]
    NoPrefix(String),
    /// There is nothing after the colon.
    #[error("{} has no local part; a CURIE such as HGNC:5438 is expected", quoted(.0))]
    NoLocal(String),
    /// The local part is a placeholder, such as `null`.
    #[error("{} has a placeholder as its local part; a CURIE such as HGNC:5438 is expected", quoted(.0))]
    NoValue(String),
    /// The whole is an address, not a CURIE.
    #[error("{} is an IRI; a CURIE such as HGNC:5438 is expected", quoted(.0))]
    Iri(String),
    /// It contains a space, a quote, a control character or an invisible character.
    #[error("{} contains white space, a quote, a control or an invisible character; a CURIE must not", quoted(.0))]
    BadCharacter(String),
}

/// Whether a text is an identifier; nothing is kept of one that is.
pub(crate) fn check(text: &str) -> Result<(), CurieError> {
    // Nearly all are letters, digits and marks of ASCII, none of which needs to be looked up.
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
    if !is_plain && text.chars().any(|c| c == '"' || c.is_whitespace() || c.is_control() || is_invisible(c)) {
        return Err(CurieError::BadCharacter(text.to_owned()));
    }
    match text.split_once(':') {
        None | Some(("", _)) => Err(CurieError::NoPrefix(text.to_owned())),
        Some((_, "")) => Err(CurieError::NoLocal(text.to_owned())),
        Some((prefix, local)) if local.starts_with("//") || prefix.contains(['/', '<']) => {
            Err(CurieError::Iri(text.to_owned()))
        }
        Some((_, local)) if is_no_value(local) => Err(CurieError::NoValue(text.to_owned())),
        Some(_) => Ok(()),
    }
}

/// Whether a local part is a placeholder. `NA` is none: it may be a symbol.
fn is_no_value(local: &str) -> bool {
    local.len() <= 9 && ["null", "none", "nan", "undefined"].iter().any(|word| local.eq_ignore_ascii_case(word))
}

impl FromStr for Curie {
    type Err = CurieError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

is_text!(Curie, CurieError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing_names_what_is_wrong() {
        let check = |text: &str, expected: Result<(), CurieError>| {
            assert_eq!(text.parse::<Curie>().map(|_| ()), expected, "{text:?}");
        };
        check("GO:0030097", Ok(()));
        check("doi:10.1002/pbc.28900", Ok(()));
        check("OMIM.PS:267700", Ok(()));
        check("IFNG", Err(CurieError::NoPrefix("IFNG".into())));
        check(":ID", Err(CurieError::NoPrefix(":ID".into())));
        check("UniProtKB:", Err(CurieError::NoLocal("UniProtKB:".into())));
        check("UniProt:null", Err(CurieError::NoValue("UniProt:null".into())));
        check("\"HGNC:1\"", Err(CurieError::BadCharacter("\"HGNC:1\"".into())));
        let iri = "http://purl.obolibrary.org/obo/MONDO_0015540";
        check(iri, Err(CurieError::Iri(iri.into())));
        check("GO:00 30097", Err(CurieError::BadCharacter("GO:00 30097".into())));
        check("GO:0030097\u{200B}", Err(CurieError::BadCharacter("GO:0030097\u{200B}".into())));
    }
}
