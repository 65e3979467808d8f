//! Where a statement holds: places by the codes and names of ISO 3166-1, by groups of countries, or by entity.

use std::sync::LazyLock;

use celes::{Country, LookupTable as _};
use rustc_hash::FxHashMap;

use crate::graph::{KnowledgeGraph, NodeId, StatementRef};
use crate::text::distinct;

use super::error::QueryError;

/// A place, whatever it is called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A country, by its code of two letters; or a group, by its code.
    Code(&'static str),
    /// An entity of the graph.
    Entity(NodeId),
}

/// Groups of countries that approve drugs together, and their names.
const GROUPS: [(&str, &[&str]); 1] = [("EU", &["European Union"])];

/// Codes that ISO 3166-1 reserves for a country which has another, and the Union's own.
const OTHER_CODES: [(&str, &str); 2] = [("UK", "GB"), ("EL", "GR")];

/// Whether a statement is of a jurisdiction, by a code or any name of the place; `None` if its own is unknown.
pub(crate) fn is_of_jurisdiction(statement: StatementRef<'_>, asked: &str) -> Option<bool> {
    let own = statement.applicability()?.jurisdiction?;
    let place = |name: &str| place(statement.graph(), name);
    Some(own.eq_ignore_ascii_case(asked) || place(&own).is_some_and(|own| place(asked) == Some(own)))
}

/// Refuses a jurisdiction that is no place of ISO 3166-1, no group, no entity of the graph and of no statement, which would
/// match nothing in silence. A place is accepted even if no statement has it.
pub(crate) fn check_jurisdiction(graph: &KnowledgeGraph, asked: Option<&String>) -> Result<(), QueryError> {
    let Some(asked) = asked.filter(|asked| place(graph, asked).is_none()) else { return Ok(()) };
    let of_statement = |statement: StatementRef<'_>| statement.applicability()?.jurisdiction;
    let known: Vec<String> = distinct(graph.statements().filter_map(of_statement));
    if known.iter().any(|known| known.eq_ignore_ascii_case(asked)) {
        return Ok(());
    }
    Err(QueryError::no_jurisdiction(asked, &known))
}

/// The one place that a name means.
fn place(graph: &KnowledgeGraph, name: &str) -> Option<Place> {
    code(name).map(Place::Code).or_else(|| match graph.find(name).best.as_slice() {
        [only] => Some(code(only.node.name()).map_or(Place::Entity(only.node.number()), Place::Code)),
        _ => None,
    })
}

/// The code of a country or group by each of its codes and names, without case, spaces and marks.
static CODES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let countries = Country::get_countries().into_iter().flat_map(|country| {
        let names = [country.alpha2, country.alpha3, country.code, country.long_name];
        let names = names.into_iter().chain(country.aliases.iter().copied()).map(letters);
        names.map(|name| (name, country.alpha2)).collect::<Vec<_>>()
    });
    let others = OTHER_CODES.into_iter().map(|(other, code)| (letters(other), code));
    let named = |(code, names): (&'static str, &'static [&'static str])| {
        names.iter().copied().chain([code]).map(move |name| (letters(name), code))
    };
    // A name that several have is that of the first; groups come before countries.
    let mut codes = FxHashMap::default();
    for (name, code) in GROUPS.into_iter().flat_map(named).chain(others).chain(countries) {
        codes.entry(name).or_insert(code);
    }
    codes
});

fn code(name: &str) -> Option<&'static str> {
    CODES.get(&letters(name)).copied()
}

/// Letters and digits in lower case, without an article.
fn letters(name: &str) -> String {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let article = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if article { plain.get(3..).unwrap_or_default().to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_known_by_code_and_name() {
        let check = |names: &[&str], expected: Option<&str>| {
            for name in names {
                assert_eq!(code(name), expected, "{name}");
            }
        };
        check(&["US", "us", "USA", "840", "United States", "the United States of America"], Some("US"));
        check(&["EU", "European Union", "european-union"], Some("EU"));
        check(&["UK", "GB", "United Kingdom"], Some("GB"));
        check(&["CN", "China"], Some("CN"));
        check(&["JP", "Japan", "jpn"], Some("JP"));
        check(&["", "XX", "Atlantis", "Europe"], None);
    }
}
