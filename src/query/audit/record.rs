//! A record: its drug, its disease and its links.

use super::records::Entry;
use crate::graph::{Node, StatementRef};
use crate::model::{Finding, FindingCode};
use crate::schema;

use super::finding::AuditFinding;

/// What one record says.
#[derive(Debug)]
pub(super) struct Record<'g> {
    pub(super) id: String,
    /// What it says of its drug and its disease as a whole.
    pub(super) header: Option<StatementRef<'g>>,
    /// Whether a link says the same as the header; unknown if other records have either.
    pub(super) repeats_header: bool,
    /// All else.
    pub(super) links: Vec<Entry<'g>>,
    /// Where the record is, as far as one of its statements stands in no other.
    origin: Option<(&'g str, u64)>,
}

impl<'g> Record<'g> {
    pub(super) fn new(id: String, entries: Vec<Entry<'g>>) -> Self {
        let header = header(&entries);
        let is_own = |entry: &&Entry<'g>| entry.marks.records.len() == 1;
        let is_header = |entry: &&Entry<'g>| Some(entry.statement) == header;
        let place = |entry: &Entry<'g>| entry.statement.origin();
        let of_header = entries.iter().filter(is_own).find(is_header).and_then(place);
        let least = || entries.iter().filter(is_own).filter_map(place).min();
        let origin = of_header.or_else(least);
        let repeats_header = entries.iter().filter(is_own).filter(is_header).any(|it| !it.marks.words.is_empty());
        let links = entries.into_iter().filter(|entry| !is_header(&entry)).collect();
        Self { id, header, repeats_header, links, origin }
    }

    /// The drug and the disease.
    pub(super) fn ends(&self) -> Option<(Node<'g>, Node<'g>)> {
        self.header.and_then(StatementRef::ends)
    }

    /// Whether the header says that the drug treats the disease, and no link that it is contraindicated.
    pub(super) fn is_treatment(&self) -> bool {
        let against = |link: &Entry<'g>| link.statement.predicate().local_name() == "contraindicated_in";
        self.header.filter(|_| !self.links.iter().any(against)).is_some_and(|it| {
            let row = schema::predicate(it.predicate().as_str());
            it.is_therapeutic() && !it.is_negated() && row.is_some_and(schema::PredicateRow::is_canonical)
        })
    }

    /// A finding about this record. Its place is that of the first of its statements that stands in no other record,
    /// as only the first row of a statement is known, else the record's.
    pub(super) fn finding(
        &self,
        code: FindingCode,
        message: impl AsRef<str>,
        statements: Vec<StatementRef<'g>>,
    ) -> AuditFinding<'g> {
        let own = |it: &StatementRef<'g>| {
            self.links.iter().any(|link| link.statement == *it && link.marks.records.len() == 1)
        };
        let origin = statements.iter().filter(|it| own(it)).find_map(|it| it.origin()).or(self.origin);
        let message = Finding::new(code, message.as_ref()).message;
        let mut finding = AuditFinding::new(code, message).from(statements);
        finding.origin = origin;
        finding.record.clone_from(&self.id);
        finding
    }
}

/// The statement of a record that is its header: the one that is no link, else the only therapeutic one.
fn header<'g>(entries: &[Entry<'g>]) -> Option<StatementRef<'g>> {
    fn only<'g>(mut found: impl Iterator<Item = StatementRef<'g>>) -> Option<StatementRef<'g>> {
        found.next().filter(|_| found.next().is_none())
    }
    let is_treatment = |it: &StatementRef<'g>| it.is_therapeutic();
    let all = || entries.iter().map(|entry| entry.statement);
    let headers = || entries.iter().filter(|entry| entry.marks.words.is_empty()).map(|entry| entry.statement);
    let has_words = entries.iter().any(|entry| !entry.marks.words.is_empty());
    only(headers().filter(is_treatment))
        .or_else(|| only(headers()).filter(|_| has_words))
        .or_else(|| only(all().filter(is_treatment)))
}
