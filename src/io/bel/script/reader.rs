//! The reader of scripts.

use std::io::BufRead;

use rustc_hash::FxHashMap;

use crate::io::bel::statements::{Ids, Statements};
use crate::io::bel::terms::Term;
use crate::io::rows::{Placed, Rows};
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{FindingCode, ReadError, RecordRef, RowCounts, Sink};
use crate::text::quoted;

use super::controls::Controls;
use super::cursor::Wrong;
use super::links::{Joined, Links, implied};
use super::logical::{Logical, Records, is_control};
use super::terms::{Parsed, Terms};

/// Reads a script in the Biological Expression Language, versions 1.0 to 2.2, line by line.
///
/// Each statement, each term and each link that a term implies is a row. A line that is not of the language is quarantined
/// with its place; namespaces and annotations are not downloaded, so names are not checked against them.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::bel::ScriptReader;
///
/// let script = r#"
/// SET Citation = {"PubMed", "11980920"}
/// SET Evidence = "Akt phosphorylates GSK3, \
/// which inactivates it."
/// SET Species = "9606"
/// p(HGNC:AKT1) =| act(p(HGNC:GSK3B), ma(kin))
/// "#;
/// let mut builder = GraphBuilder::new();
/// builder.load(ScriptReader::new("akt.bel", script.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.effect(), mechgraph::model::Effect::Negative);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type ScriptReader<R> = SourceReader<R, Script>;

/// The format of [`ScriptReader`].
#[derive(Debug, Default)]
pub struct Script;

impl SourceFormat for Script {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (mut lines, _) = reader.into_lines();
        lines.ends_tell = false;
        let mut rows = Rows::new(lines.name(), lines.limits, sink);
        let (mut records, mut record) = (Records::new(lines), Logical::default());
        let (mut controls, mut known) = (Controls::default(), Known::default());
        while let Some(found) = records.next(&mut record, rows.sink)? {
            let read = found.and_then(|()| {
                if is_control(&record.text) {
                    let remark = controls.read(&record.text)?;
                    report_each(&mut rows, remark, &record);
                    return Ok(());
                }
                let mut terms = Terms::new(&record.text, controls.default_namespace.as_deref());
                let stated = terms.whole()?;
                let missing = terms.namespaces.iter().filter(|name| controls.lacks_namespace(name)).map(|name| {
                    format!("the namespace {} is not defined; it is kept, so add DEFINE NAMESPACE for it", quoted(name))
                });
                report_each(&mut rows, terms.remarks.iter().cloned().chain(missing), &record);
                if stated.related.is_some() && controls.citation.is_none() {
                    let message = "no citation is set; the statement is kept without one, so add SET Citation above it";
                    rows.report(FindingCode::BadValue, message, record.row());
                }
                known.hand_on(Links::of(stated, &controls, record.line), &controls, &mut rows, &record);
                Ok(())
            });
            if let Err(wrong) = read {
                reject(&mut rows, wrong, &record);
            }
        }
        rows.finish(record.line.max(1), "the script has no statement; leave the file out")
    }
}

/// The terms that were handed on, by their texts.
#[derive(Default)]
struct Known {
    terms: FxHashMap<String, Term>,
}

impl Known {
    fn hand_on(&mut self, links: Links, controls: &Controls, rows: &mut Rows<'_>, record: &Logical) {
        let mut is_new = false;
        for term in &links.terms {
            is_new |= self.describe(term, controls, rows, record);
        }
        if let ([term], [], false) = (links.terms.as_slice(), links.links.as_slice(), is_new) {
            // A term alone is a row, however often it is written.
            if let Some(term) = self.terms.get(term.bel()) {
                rows.read().hand_on(RecordRef::Entity(&term.entity), record.row());
            }
        }
        self.state(links.links, controls, rows, record);
    }

    /// Hands on a term that was not met before, after those that it is made of, and how it is made of them.
    fn describe(&mut self, parsed: &Parsed, controls: &Controls, rows: &mut Rows<'_>, record: &Logical) -> bool {
        if self.terms.contains_key(parsed.bel()) {
            return false;
        }
        for (_, part) in &parsed.parts {
            self.describe(part, controls, rows, record);
        }
        match Term::read(&parsed.node, &controls.header.namespace_pattern) {
            Ok(term) => {
                for finding in term.findings() {
                    rows.report_finding(finding, record.row());
                }
                rows.read().hand_on(RecordRef::Entity(&term.entity), record.row());
                self.terms.insert(parsed.bel().to_owned(), term);
                self.state(implied(&parsed.node, &parsed.parts), controls, rows, record);
            }
            Err(message) => reject(rows, Wrong { at: 0, message }, record),
        }
        true
    }

    /// Hands on links as statements.
    fn state(&self, joined: Vec<Joined>, controls: &Controls, rows: &mut Rows<'_>, record: &Logical) {
        let ends: Vec<_> = joined.iter().map(|it| (it.role, it.ends.clone())).collect();
        let links: Vec<_> = joined.into_iter().map(|it| Some(it.link)).collect();
        let statements = Statements { header: &controls.header, links: &links, ids: Ids::OfScript };
        for (number, (role, ends)) in ends.iter().enumerate() {
            let terms = [0, 1].map(|end: usize| ends.get(end).and_then(|bel| self.terms.get(bel)));
            match statements.statement(number, *role, terms) {
                Ok((statement, remarks)) => {
                    report_each(rows, remarks, record);
                    rows.read().hand_on(RecordRef::Statement(&statement), record.row());
                }
                Err(message) => reject(rows, Wrong { at: 0, message }, record),
            }
        }
    }
}

/// Reports what was met in a record, message by message.
fn report_each(rows: &mut Rows<'_>, messages: impl IntoIterator<Item = String>, record: &Logical) {
    for message in messages {
        rows.report(FindingCode::BadValue, message, record.row());
    }
}

/// Leaves a record out.
fn reject(rows: &mut Rows<'_>, wrong: Wrong, record: &Logical) {
    let (line, column) = record.place(wrong.at);
    rows.read().reject(wrong.message, Placed { line, column, ..record.row() });
}
