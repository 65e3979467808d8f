//! Which of several entities act on each other, and what would join those that do not, in lines.

use crate::query::{Connections, Connector, Link};

use super::citations::Cited;
use super::language::Language;
use super::line::Line;
use super::teller::Teller;
use super::words::{self, Phrase};
use super::{counted, punctuation};

/// The groups with the best mechanism of each link, and what would join them.
///
/// ```
/// use mechgraph::query::ConnectQuery;
/// use mechgraph::render::{Language, connections};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let found = ConnectQuery::among(["emapalumab", "IFN-γ", "eltrombopag"]).run(&graph)?;
/// assert_eq!(connections(&found, Language::En)[0].to_string(), "3 entities in 2 groups; 2 links missing");
/// assert_eq!(connections(&found, Language::Zh)[0].to_string(), "3个实体，分为2组；缺少2条联系");
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn connections(found: &Connections<'_>, language: Language) -> Vec<Line> {
    let mut teller = Teller::new(language, Cited::First);
    let entities = counted_in(found.entities.len(), ["entity", "entities"], language);
    let groups = counted_in(found.groups.len(), ["group", "groups"], language);
    let missing = counted_in(found.missing.len(), ["link", "links"], language);
    let mut lines = vec![Line::heading(words::CONNECTED.with(language, &[&entities, &groups, &missing]))];
    for (group, number) in found.groups.iter().zip(1..) {
        let members: Vec<String> = group.iter().map(|node| teller.identified(*node)).collect();
        let members = members.join(punctuation::comma(language));
        let heading = words::GROUP.with(language, &[&number.to_string(), &members]);
        lines.extend([Line::blank(), Line::heading(heading)]);
        for link in found.links.iter().filter(|link| group.contains(&link.from)) {
            lines.push(Line::new(2, teller.chain(&link.best)));
            let opposed = link.opposed.iter().map(|opposed| words::BUT_ALSO.with(language, &[&teller.chain(opposed)]));
            lines.extend(opposed.map(|text| Line::new(4, text)));
        }
    }
    if !found.connectors.is_empty() {
        lines.extend([Line::blank(), Line::heading(words::WOULD_JOIN.text(language))]);
        found.connectors.iter().zip(1..).for_each(|(it, rank)| lines.extend(connector(it, rank, &mut teller)));
    }
    lines.extend(teller.closing_note());
    lines
}

/// `1. STAT1 (HGNC:11362): joins 2 groups and 3 entities`, and how.
fn connector(connector: &Connector<'_>, rank: usize, teller: &mut Teller) -> Vec<Line> {
    let language = teller.language;
    let groups = counted_in(connector.groups, ["group", "groups"], language);
    let entities = counted_in(connector.entities(), ["entity", "entities"], language);
    let joins = words::JOINS_GROUPS.with(language, &[&teller.identified(connector.entity), &groups, &entities]);
    let mut lines = vec![Line::new(2, joins).marked(format!("{rank}. "))];
    let mut list = |heading: Phrase, links: &[Link<'_>], is_of_end: bool| {
        let name = |link: &Link<'_>| {
            let name = teller.name(if is_of_end { link.to } else { link.from });
            let sign = match &link.opposed {
                Some(_) => words::BOTH.text(language),
                None => words::sign(link.sign().into()),
            };
            teller.with_id(&name, sign)
        };
        let names: Vec<String> = links.iter().map(name).collect();
        if !names.is_empty() {
            lines.push(Line::new(5, heading.with(language, &[&names.join(punctuation::comma(language))])));
        }
    };
    list(words::ACTS_ON, &connector.regulates, true);
    list(words::ACTED_ON_BY, &connector.regulated_by, false);
    lines
}

/// `2 groups`; in Chinese the number alone, to which the phrase adds what is counted.
fn counted_in(count: usize, [one, several]: [&str; 2], language: Language) -> String {
    match language {
        Language::En => counted(count, one, several),
        Language::Zh => count.to_string(),
    }
}
