//! The reader of `PyBEL`'s node-link JSON.

use std::io::BufRead;

use rustc_hash::FxHashMap;

use crate::io::json_rows::{JsonRows, JsonText};
use crate::io::rows::Placed;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{FindingCode, ReadError, RecordRef, RowCounts, Sink, Value};
use crate::text::quoted;

use super::document::{COMPOUND, Document, Header, Link, Node};
use super::nested::{Role, roles};
use super::statements::{Ids, Statements};
use super::terms::Term;

/// Reads a graph of the Biological Expression Language, as `PyBEL` 0.14 and 0.15 write it. The document is held whole.
///
/// Each node and each link is a row. A node that is no term, and a link between terms that are not there, is quarantined.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::bel::Reader;
///
/// let graph = r#"{"graph": {"pybel_version": "0.15.5"}, "nodes": [
///     {"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "391", "name": "AKT1"}},
///     {"function": "Protein", "concept": {"namespace": "hgnc", "identifier": "4617", "name": "GSK3B"}}], "links": [
///     {"source": 0, "relation": "directlyDecreases", "target": 1, "target_modifier": {"modifier": "Activity"}}]}"#;
/// let mut builder = GraphBuilder::new();
/// builder.load(Reader::new("graph.bel.nodelink.json", graph.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.effect(), mechgraph::model::Effect::Negative);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Reader<R> = SourceReader<R, NodeLink>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct NodeLink;

/// The first release whose documents are read.
const FIRST_RELEASE: (u64, u64) = (0, 14);

impl SourceFormat for NodeLink {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let text = JsonText::read(reader, sink)?;
        let document: Document<'_> = text.parse(text.text())?;
        check_version(&document.graph, &text)?;
        let mut rows = JsonRows::new(&text, sink);
        let mut nodes = Nodes::default();
        for raw in &document.nodes {
            if rows.sink.is_done() {
                break;
            }
            let row = rows.start(raw)?;
            nodes.enter(row, &document.graph, &mut rows);
        }
        nodes.hand_on(&mut rows);
        let (mut links, mut places) = (Vec::new(), Vec::new());
        for raw in &document.links {
            if rows.sink.is_done() {
                break;
            }
            let row = rows.start(raw)?;
            links.push(rows.parse::<Link>(row, "the link"));
            places.push(row);
        }
        let statements = Statements { header: &document.graph, links: &links, ids: Ids::OfNodeLink };
        for (number, (role, row)) in roles(&links).into_iter().zip(places).enumerate() {
            let Some(Some(link)) = links.get(number) else { continue };
            if role == Role::Unclear {
                let message = "two links of one line may be one statement in another, but not which is in which; both are \
                               read as they are";
                rows.report(FindingCode::Normalised, message, row);
            }
            let ends = [&link.source, &link.target].map(|end| nodes.find(end.as_ref()));
            match statements.statement(number, role, ends) {
                Ok((statement, remarks)) => {
                    rows.report_unknown(link.rest.keys(), "the link", row);
                    for remark in remarks {
                        rows.report(FindingCode::BadValue, remark, row);
                    }
                    rows.hand_on(RecordRef::Statement(&statement), row);
                }
                Err(message) => rows.reject(message, row),
            }
        }
        rows.finish("the graph has no nodes and no links; leave the file out")
    }
}

/// Refuses documents of releases that have another form.
fn check_version(header: &Header, text: &JsonText) -> Result<(), ReadError> {
    let Some(version) = header.pybel_version.as_deref() else { return Ok(()) };
    let mut parts = version.split('.').map(|part| part.parse::<u64>().unwrap_or(u64::MAX));
    let release = (parts.next().unwrap_or(u64::MAX), parts.next().unwrap_or(u64::MAX));
    if release >= FIRST_RELEASE {
        return Ok(());
    }
    let message = format!(
        "the graph is of PyBEL {}; those of 0.14 and later are read, so write it with one of these",
        quoted(version)
    );
    Err(text.refuse(text.text(), message))
}

/// The nodes of a graph, by their place in the list.
#[derive(Default)]
struct Nodes<'t> {
    terms: Vec<Option<(Term, Placed<'t>)>>,
    by_id: FxHashMap<String, usize>,
}

impl<'t> Nodes<'t> {
    /// Reads a node; one that is no term is left out, and so are the links of it.
    fn enter(&mut self, row: Placed<'t>, header: &Header, rows: &mut JsonRows<'t, '_>) {
        let mut read = rows.parse::<Node>(row, "the node");
        let term = read.as_mut().and_then(|node| {
            for part in COMPOUND {
                node.rest.remove(part);
            }
            match Term::read(node, &header.namespace_pattern) {
                Ok(term) => {
                    rows.report_unknown(node.rest.keys(), "the node", row);
                    Some(term)
                }
                Err(message) => {
                    rows.reject(message, row);
                    None
                }
            }
        });
        if let Some(id) = read.and_then(|node| node.id) {
            self.by_id.insert(id, self.terms.len());
        }
        self.terms.push(term.map(|term| (term, row)));
    }

    /// Hands on the entity of each term.
    fn hand_on(&self, rows: &mut JsonRows<'t, '_>) {
        for (term, row) in self.terms.iter().flatten() {
            for finding in term.findings() {
                rows.report_finding(finding, *row);
            }
            rows.hand_on(RecordRef::Entity(&term.entity), *row);
        }
    }

    /// The term at the end of a link: by its place in the list, or by its id.
    fn find(&self, end: Option<&Value>) -> Option<&Term> {
        let place = match end? {
            Value::Integer(place) => usize::try_from(*place).ok()?,
            Value::Text(id) => *self.by_id.get(id)?,
            _ => return None,
        };
        self.terms.get(place)?.as_ref().map(|(term, _)| term)
    }
}
