//! Bytes as triples, each with its line.

use std::io::BufRead;

use oxrdf::{GraphName, Quad};
use oxttl::{NQuadsParser, TurtleParser, TurtleSyntaxError};

use crate::io::lines::Lines;
use crate::io::rows::{Placed, Rows};
use crate::model::{Finding, FindingCode, ReadError};

use super::nesting::{DEEPEST, Nesting};
use super::triples::Triples;

/// Turtle, whose statements may have several lines.
#[derive(Debug, Default)]
pub struct Turtle;

/// N-Triples and N-Quads, which have one statement a line.
#[derive(Debug, Default)]
pub struct LineSyntax;

/// Turns the bytes of a syntax into triples.
pub(super) trait Parse: Default {
    /// The triples of a source; lines that are none are left out.
    fn parse<R: BufRead>(lines: &mut Lines<R>, rows: &mut Rows<'_>) -> Result<Triples, ReadError>;
}

fn too_deep() -> String {
    format!("triples are nested over {DEEPEST} deep, the limit; name the inner ones by reifiers")
}

/// The line and the column of an error, from 1; the column counts characters.
fn place(error: &TurtleSyntaxError) -> (u64, u64) {
    let start = error.location().start;
    (start.line + 1, start.column + 1)
}

impl Parse for Turtle {
    /// Only a string with several lines is looked at more than once as lines are added; it waits until it ends.
    fn parse<R: BufRead>(lines: &mut Lines<R>, rows: &mut Rows<'_>) -> Result<Triples, ReadError> {
        let (name, limits) = (lines.name().to_owned(), lines.limits);
        let refuse = |line, column, message: String| ReadError::format(&name, (line, column), message);
        let (mut triples, mut parser) = (Triples::default(), TurtleParser::new().low_level());
        let (mut nesting, mut waiting, mut last) = (Nesting::default(), 0, 1);
        loop {
            let is_end = match lines.next(rows.sink)? {
                None if rows.sink.is_done() => break,
                None => true,
                Some((row, text)) => {
                    last = row.line;
                    if nesting.is_too_deep(row.bytes) {
                        return Err(refuse(last, 1, too_deep()));
                    }
                    parser.extend_from_slice(text.as_bytes());
                    parser.extend_from_slice(b"\n");
                    waiting += text.len() + 1;
                    false
                }
            };
            if is_end {
                parser.end();
            } else if nesting.is_in_string() {
                if waiting > limits.record_bytes {
                    let message = format!(
                        "a string has over {} bytes, the limit of a record; close it or raise the limit",
                        limits.record_bytes
                    );
                    return Err(refuse(last, 1, message));
                }
                continue;
            }
            waiting = 0;
            while let Some(triple) = parser.parse_next() {
                let triple = triple.map_err(|error| {
                    let (line, column) = place(&error);
                    refuse(line, column, format!("this is not Turtle: {}", error.message()))
                })?;
                triples.add(triple, last);
                if let Some(message) = limits.refusal(triples.len() as u64) {
                    return Err(refuse(last, 1, message));
                }
            }
            if is_end {
                break;
            }
        }
        Ok(triples)
    }
}

/// The triple of a line, if it has one; an error says in which column it is wrong, and how.
fn one_quad(line: &str) -> Result<Option<Quad>, (u64, String)> {
    let mut found = None;
    for quad in NQuadsParser::new().for_slice(line) {
        let quad = quad.map_err(|error| (place(&error).1, format!("this is no triple: {}", error.message())))?;
        found = Some(quad);
    }
    Ok(found)
}

impl Parse for LineSyntax {
    fn parse<R: BufRead>(lines: &mut Lines<R>, rows: &mut Rows<'_>) -> Result<Triples, ReadError> {
        let (name, limits) = (lines.name().to_owned(), lines.limits);
        let (mut triples, mut named) = (Triples::default(), (0, 0));
        while let Some((row, text)) = lines.next(rows.sink)? {
            let found = if Nesting::default().is_too_deep(row.bytes) { Err((1, too_deep())) } else { one_quad(text) };
            match found {
                Ok(Some(quad)) => {
                    if quad.graph_name != GraphName::DefaultGraph {
                        named = (if named.1 == 0 { row.line } else { named.0 }, named.1 + 1);
                    }
                    triples.add(quad.into(), row.line);
                }
                Ok(None) => {}
                Err((column, message)) => {
                    rows.read().reject(message, Placed { text, line: row.line, column });
                }
            }
            if let Some(message) = limits.refusal(triples.len() as u64 + rows.counts.quarantined) {
                return Err(lines.refuse(message));
            }
        }
        if named.1 > 0 {
            let message = "triples of named graphs are read as those of one graph; the names are not read";
            rows.sink.finding(Finding::new(FindingCode::LeftOut, message).at(name, named.0).counted(named.1));
        }
        Ok(triples)
    }
}
