//! Names that are kept but cannot be right.

use crate::model::slots::is_placeholder;
use crate::model::{Entity, Finding, FindingCode};
use crate::text::quoted;

/// The finding for a name that is a placeholder, or that a spreadsheet changed.
pub(crate) fn odd_name(entity: &Entity) -> Option<Finding> {
    let name = entity.name.as_deref()?;
    let message = if is_placeholder(name) {
        format!("the name {} is kept; leave the name out if there is none", quoted(name))
    } else if is_date(name) {
        format!("the name {} looks like a gene symbol that a spreadsheet made a date; give the symbol", quoted(name))
    } else {
        return None;
    };
    Some(Finding::new(FindingCode::OddName, message))
}

/// A text in which everything that a CURIE must not hold is written as its bytes.
#[cfg(feature = "json")]
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '"' || letter == '%' || letter.is_whitespace() || letter.is_control() {
            let mut buffer = [0; 4];
            for byte in letter.encode_utf8(&mut buffer).bytes() {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.extend(char::from_digit(u32::from(digit), 16).map(|digit| digit.to_ascii_uppercase()));
                }
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// A local part without the prefix that some writers put before it.
#[cfg(feature = "json")]
pub(crate) fn without_prefix<'l>(local: &'l str, prefixes: [&str; 2]) -> &'l str {
    let again = local
        .split_once(':')
        .filter(|(first, rest)| !rest.is_empty() && prefixes.iter().any(|prefix| prefix.eq_ignore_ascii_case(first)));
    again.map_or(local, |(_, rest)| rest)
}

/// `1-Mar` and `Sep-04`: what spreadsheets make of MARCH1 and SEPT4.
fn is_date(name: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];
    if name.len() > 7 {
        return false;
    }
    let Some((a, b)) = name.split_once('-') else { return false };
    let is_day = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |text: &str| MONTHS.iter().any(|month| text.eq_ignore_ascii_case(month));
    (is_day(a) && is_month(b)) || (is_month(a) && is_day(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_made_of_gene_symbols_are_known() {
        for name in ["1-Mar", "Sep-04", "02-sep", "Oct-4", "1-Sept"] {
            assert!(is_date(name), "{name}");
        }
        for name in ["MARCH1", "IL-2", "Mar-", "-", "1-2", "May-Grunwald", "IFN-γ", "2021-Mar"] {
            assert!(!is_date(name), "{name}");
        }
    }
}
