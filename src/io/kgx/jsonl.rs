//! The reader of KGX JSON Lines.

use std::io::BufRead;

use serde_json::{Map, Value as Json};

use crate::model::{
    Argument, Curie, Entity, Finding, FindingCode, ReadError, Reader, RecordRef, Row, RowCounts, Sink, Statement,
};

use crate::io::lines::Lines;

use super::fields::Fields;

/// Reads KGX JSON Lines, nodes and edges in any order.
///
/// A line with `subject`, `predicate` and `object` is an edge, any other with an `id` a node. Blank
/// lines are skipped; a line that is no such object is quarantined with a finding.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::kgx::JsonlReader;
///
/// let lines = r#"{"id": "HGNC:11603", "name": "TBX4", "category": ["biolink:Gene"]}
/// {"subject": "HGNC:11603", "predicate": "biolink:related_to", "object": "MONDO:0005002"}"#;
/// let mut builder = GraphBuilder::new();
/// let report = builder.load(JsonlReader::new("two lines", lines.as_bytes()))?;
/// assert_eq!((report.read, report.kept), (2, 2));
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
#[derive(Debug)]
pub struct JsonlReader<R> {
    lines: Lines<R>,
}

impl<R: BufRead> JsonlReader<R> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { lines: Lines::new(name.into(), bytes) }
    }
}

impl<R: BufRead> Reader for JsonlReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let mut counts = RowCounts::default();
        let name = self.lines.name().to_owned();
        while let Some((row, text)) = self.lines.next(sink)? {
            counts.read += 1;
            if text.trim().is_empty() {
                counts.skipped += 1;
            } else if let Err(reason) = hand_on(row, text, &name, sink) {
                counts.quarantined += 1;
                sink.reject(Finding::new(FindingCode::Unreadable, reason).at(name.clone(), row.line), row);
            } else {
                counts.handed_on += 1;
            }
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        self.lines.name()
    }
}

/// Parses one row and hands its record to the sink; an error says why the row cannot be kept.
fn hand_on(row: Row<'_>, text: &str, source: &str, sink: &mut dyn Sink) -> Result<(), String> {
    let map: Map<String, Json> =
        serde_json::from_str(text).map_err(|error| format!("not a JSON object on one line: {error}"))?;
    let mut fields = Fields::new(map);
    if fields.has("subject") || fields.has("object") {
        let statement = statement(&mut fields)?;
        fields.report(row.line, source, sink);
        sink.record(RecordRef::Statement(&statement), row);
    } else {
        let entity = entity(&mut fields)?;
        fields.report(row.line, source, sink);
        sink.record(RecordRef::Entity(&entity), row);
    }
    Ok(())
}

fn entity(fields: &mut Fields) -> Result<Entity, String> {
    let id = fields.text("id").ok_or("a node has no id; give it a CURIE")?;
    let mut entity = Entity::new(Curie::verbatim(id));
    entity.name = fields.text("name");
    entity.description = fields.text("description");
    entity.categories = fields.parsed_list("category");
    entity.synonyms = fields.texts("synonym");
    entity.provided_by = fields.texts("provided_by");
    for slot in ["xref", "equivalent_identifiers", "same_as"] {
        entity.equivalent_ids.extend(fields.texts(slot).into_iter().map(Curie::verbatim));
    }
    entity.labels = fields.typed("labels").unwrap_or_default();
    entity.properties = fields.rest();
    Ok(entity)
}

fn statement(fields: &mut Fields) -> Result<Statement, String> {
    let subject = argument(fields, "subject")?;
    let object = argument(fields, "object")?;
    let predicate = fields.text("predicate").ok_or("an edge has no predicate; name it, such as biolink:related_to")?;
    let predicate = predicate.parse().map_err(|error| format!("predicate: {error}"))?;
    let mut statement = Statement::new(subject, predicate, object);
    statement.id = fields.text("id");
    statement.negated = match fields.take("negated") {
        None | Some(Json::Null | Json::Bool(false)) => false,
        Some(Json::Bool(true)) => true,
        Some(other) => return Err(format!("negated is {other}; true or false is expected")),
    };
    fields.qualifiers(&mut statement);
    statement.effect = fields.parsed("effect");
    statement.shortcut_over = fields.paths("shortcut_over");
    statement.epistemic_status = fields.parsed("epistemic_status");
    statement.clinical_status = fields.parsed("clinical_status");
    statement.applicability = fields.typed("applicability").unwrap_or_default();
    statement.valid_from = fields.parsed("valid_from");
    statement.valid_to = fields.parsed("valid_to");
    statement.reported = fields.parsed("reported");
    statement.evidence.publications = fields.texts("publications");
    statement.evidence.knowledge_level = fields.text("knowledge_level");
    statement.evidence.agent_type = fields.text("agent_type");
    statement.evidence.primary_knowledge_source = fields.text("primary_knowledge_source");
    statement.layer = fields.text("layer");
    statement.properties = fields.rest();
    Ok(statement)
}

fn argument(fields: &mut Fields, slot: &str) -> Result<Argument, String> {
    match fields.take(slot) {
        Some(Json::String(id)) => Ok(Argument::Entity(Curie::verbatim(id))),
        Some(Json::Object(map)) if map.len() == 1 => match map.get("statement") {
            Some(Json::String(id)) => Ok(Argument::statement(id)),
            _ => Err(format!("{slot} is an object; {{\"statement\": ID}} is expected")),
        },
        None | Some(Json::Null) => Err(format!("an edge has no {slot}; give it a CURIE")),
        Some(other) => Err(format!("{slot} is {other}; a CURIE or {{\"statement\": ID}} is expected")),
    }
}
