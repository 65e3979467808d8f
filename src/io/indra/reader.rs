//! The reader of INDRA's statements.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::io::json_rows::{JsonRows, JsonText};
use crate::io::names::odd_name;
use crate::io::rows::Placed;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{ReadError, RecordRef, RowCounts, Sink};

use super::document::{REDUNDANT, Row};
use super::statements::Made;

/// Reads statements of INDRA as JSON. The document is held whole.
///
/// Each statement is a row, and so is each agent that it describes and each further statement that it becomes.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::indra::Reader;
///
/// let statements = r#"[{"type": "Inhibition", "id": "1", "belief": 0.86,
///     "subj": {"name": "vemurafenib", "db_refs": {"CHEBI": "CHEBI:63637"}},
///     "obj": {"name": "BRAF", "db_refs": {"HGNC": "1097"}}, "obj_activity": "kinase",
///     "evidence": [{"source_api": "reach", "pmid": "20818844", "text": "Vemurafenib inhibits BRAF."}]}]"#;
/// let mut builder = GraphBuilder::new();
/// builder.load(Reader::new("statements.json", statements.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.effect(), mechgraph::model::Effect::Negative);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Reader<R> = SourceReader<R, Statements>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct Statements;

impl SourceFormat for Statements {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let text = JsonText::read(reader, sink)?;
        let mut rows = JsonRows::new(&text, sink);
        // What comes before an error is handed on.
        let (found, error) = statements_of(&text);
        for raw in found {
            if rows.sink.is_done() {
                break;
            }
            let row = rows.start(raw)?;
            if let Some(read) = rows.parse::<Row>(row, "the statement") {
                take(read, row, &mut rows);
            }
        }
        if let Some(error) = error.filter(|_| !rows.sink.is_done()) {
            return Err(error);
        }
        rows.finish("there is no statement; add statements, or leave the file out")
    }
}

/// The statements of a document: the elements of a list, those under `statements`, or the values one after the other; and
/// why what follows cannot be read.
fn statements_of(text: &JsonText) -> (Vec<&RawValue>, Option<ReadError>) {
    let mut found = Vec::new();
    for value in serde_json::Deserializer::from_str(text.text()).into_iter::<&RawValue>() {
        let added =
            value.map_err(|error| text.wrong(text.text(), &error)).and_then(|value| add(value, text, &mut found));
        if let Err(error) = added {
            return (found, Some(error));
        }
    }
    (found, None)
}

/// Adds the statements of a value.
fn add<'t>(value: &'t RawValue, text: &'t JsonText, found: &mut Vec<&'t RawValue>) -> Result<(), ReadError> {
    #[derive(Deserialize)]
    struct Holder<'t> {
        #[serde(borrow)]
        statements: &'t RawValue,
    }
    let inner = if value.get().starts_with('{') {
        serde_json::from_str::<Holder<'_>>(value.get()).ok().map(|holder| holder.statements)
    } else {
        Some(value)
    };
    match inner {
        None => found.push(value),
        // INDRA's database has them by hash.
        Some(list) if list.get().starts_with('{') => {
            let by_hash: BTreeMap<String, &RawValue> = text.parse(list.get())?;
            found.extend(by_hash.into_values());
        }
        Some(list) if list.get().starts_with('[') => found.extend(text.parse::<Vec<&RawValue>>(list.get())?),
        Some(other) => found.push(other),
    }
    Ok(())
}

/// Hands on what becomes of a statement, or leaves it out.
fn take(mut read: Row, row: Placed<'_>, rows: &mut JsonRows<'_, '_>) {
    for key in REDUNDANT {
        read.rest.remove(key);
    }
    let made = match Made::of(&read) {
        Ok(made) => made,
        Err(message) => return rows.reject(message, row),
    };
    rows.report_unknown(read.rest.keys(), "the statement", row);
    for (code, remark) in made.remarks {
        rows.report(code, remark, row);
    }
    for entity in &made.entities {
        if let Some(finding) = odd_name(entity) {
            rows.report_finding(finding, row);
        }
        rows.read().hand_on(RecordRef::Entity(entity), row);
    }
    let mut is_first = true;
    for statement in &made.statements {
        let record = RecordRef::Statement(statement);
        // The first is the row itself.
        if !core::mem::take(&mut is_first) {
            rows.read();
        }
        rows.hand_on(record, row);
    }
}
