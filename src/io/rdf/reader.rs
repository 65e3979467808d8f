//! The readers of RDF.

use std::io::BufRead;

use crate::io::kgx::{RecordKind, Spot, hand_on};
use crate::io::rows::{Placed, Rows};
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{Finding, FindingCode, ReadError, Row, RowCounts, Sink};

use super::claims::Claims;
use super::left_out::LeftOut;
use super::parse::{LineSyntax, Parse, Turtle};
use super::records::{Found, Records};

/// Reads Turtle 1.2. The triples are held in memory until all are read.
///
/// Each entity and each statement is a row, of the line on which it is first said; a row that is left out is shown as an
/// object of KGX. What is not read is counted by its predicate. Blank nodes are no identifiers: they may be statements,
/// never entities.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::rdf::TurtleReader;
///
/// let turtle = "PREFIX biolink: <https://w3id.org/biolink/vocab/>
///     PREFIX obo: <http://purl.obolibrary.org/obo/>
///     obo:CHEBI_66919 biolink:treats obo:MONDO_0015540 {| biolink:knowledge_level \"knowledge_assertion\" |} .";
/// let mut builder = GraphBuilder::new();
/// builder.load(TurtleReader::new("graph.ttl", turtle.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.knowledge_level(), Some("knowledge_assertion"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type TurtleReader<R> = SourceReader<R, Turtle>;

/// Reads N-Triples or N-Quads 1.2, as [`TurtleReader`] reads Turtle; a line that is no triple is quarantined.
///
/// Triples of named graphs are read as those of one graph, and counted.
pub type QuadReader<R> = SourceReader<R, LineSyntax>;

impl SourceFormat for Turtle {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        read(reader, sink)
    }
}

impl SourceFormat for LineSyntax {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        read(reader, sink)
    }
}

fn read<R: BufRead, F: Parse>(reader: SourceReader<R, F>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
    let (mut lines, _) = reader.into_lines();
    let source = lines.name().to_owned();
    let mut rows = Rows::new(source.as_str(), lines.limits, sink);
    let mut triples = F::parse(&mut lines, &mut rows)?;
    triples.sort();
    let claims = Claims::of(&triples);
    let mut records = Records { source: &source, triples: &triples, claims: &claims, left_out: LeftOut::default() };
    for of in triples.by_subject() {
        if rows.sink.is_done() {
            return Ok(rows.counts);
        }
        let claim = of.first().and_then(|row| claims.by(row.subject));
        let found = match claim {
            Some(claim) if claim.has_several => {
                let message = "a reifier is about several triples, and what it says may be of any; give each its own";
                rows.read().reject(message, Placed { text: "", line: claim.line, column: 1 });
                continue;
            }
            Some(claim) => records.statement(claim, of),
            None => records.entity(of),
        };
        for found in found {
            take(found, &mut rows);
        }
    }
    let is_silent = records.left_out.is_empty();
    if rows.counts.handed_on == 0 && rows.first_reject.is_none() && !is_silent {
        let summary = records.left_out.summary(triples.rows().len());
        rows.sink.finding(Finding::new(FindingCode::LeftOut, summary).at(source.as_str(), 1));
    }
    records.left_out.report(&source, rows.sink);
    if rows.counts.handed_on == 0 && rows.first_reject.is_none() {
        if is_silent {
            let message = "the source has no triples of entities or statements";
            rows.sink.finding(Finding::new(FindingCode::Normalised, message).at(source.as_str(), 1));
        }
        return Ok(rows.counts);
    }
    rows.finish(1, "")
}

fn take(Found { map, line, is_edge }: Found, rows: &mut Rows<'_>) {
    // A node with a subject is half of an association.
    let kind = if is_edge { RecordKind::Edge } else { RecordKind::Either };
    let text = serde_json::to_string(&map).unwrap_or_default();
    let row = Row { line, bytes: text.as_bytes() };
    // The text is no part of the source, in which the place is that of the whole row.
    let spot = Spot { source: &rows.source, row, text: "", column: 1 };
    let taken = hand_on(map, kind, spot, rows.sink);
    rows.read().settle(taken, row);
}
