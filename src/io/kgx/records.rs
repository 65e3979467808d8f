//! Entities and statements from JSON objects.

use serde_json::{Map, Value as Json};

use crate::io::json_places::{line_and_column, place_of, value_of};
use crate::io::json_words::reason;
use crate::model::slots::{EntityField as Node, StatementField as Edge, statement_key};
use crate::model::{Argument, ClinicalStatus, Curie, Entity, Finding, FindingCode, RecordRef, Row, Sink, Statement};
use crate::schema;
use crate::text::{quoted, quoted_list};

use super::checks::{bad_negation, boolean, is_missing, missing_id, odd_name, odd_negation};
use super::fields::Fields;
use super::finite::without_infinite;
use super::lists::Elements;
use super::meant::{meant, meant_note};
use super::numbers::Range;
use super::strict;
use super::unfold::{self, Reports, Unfolding, shown};

/// Whether an object is read as a node or an edge.
#[derive(Clone, Copy, Debug)]
pub(in crate::io) enum RecordKind {
    Node,
    Edge,
    /// An edge if it has a subject or an object, else a node.
    Either,
}

/// A row that cannot be kept, and the slot to blame.
type Fault = (Finding, &'static str);

/// The place of an object.
#[derive(Clone, Copy, Debug)]
pub(in crate::io) struct Spot<'a> {
    pub(in crate::io) source: &'a str,
    pub(in crate::io) row: Row<'a>,
    /// The text of the row.
    pub(in crate::io) text: &'a str,
    /// The column on which it starts, from 1.
    pub(in crate::io) column: u64,
}

impl Spot<'_> {
    /// The finding at a byte of the text, from 0.
    pub(super) fn at_byte(&self, finding: Finding, byte: usize) -> Finding {
        let (line, column) = line_and_column(self.text, byte, (self.row.line, self.column));
        finding.at(self.source, line).in_column(column)
    }

    /// The finding at the value of a slot; at the start of the object if it has no such slot.
    pub(super) fn at_slot(&self, finding: Finding, slot: &str) -> Finding {
        self.at_byte(finding, value_of(self.text, slot).unwrap_or_default())
    }

    /// The finding at a place that the parser gives, whose lines and columns count from the start of the text.
    fn at_error(&self, finding: Finding, error: &serde_json::Error) -> Finding {
        let (line, column) = place_of(error, (self.row.line, self.column));
        finding.at(self.source, line).in_column(column)
    }
}

/// Why an object cannot be read.
pub(in crate::io) enum Trouble {
    /// The row is left out.
    Row(Finding),
    /// The source cannot be read on; the place is the finding's.
    Source(Finding),
}

/// Parses one object; numbers that are not finite are reported and read as null.
///
/// `has_words` says that some were reported before and are `null` in the text.
pub(in crate::io) fn parse(
    spot: Spot<'_>,
    what: &str,
    mut has_words: bool,
    sink: &mut dyn Sink,
) -> Result<Map<String, Json>, Trouble> {
    let trouble = |(error, is_duplicate): (serde_json::Error, bool)| {
        let message = reason(&error);
        if is_duplicate {
            Trouble::Source(spot.at_error(unreadable(message), &error))
        } else {
            Trouble::Row(spot.at_error(unreadable(format!("{what}: {message}")), &error))
        }
    };
    let json = match strict::from_str(spot.text) {
        Ok(json) => json,
        Err((error, true)) => return Err(trouble((error, true))),
        Err(fault) => match without_infinite(spot.text) {
            None => return Err(trouble(fault)),
            Some((finite, numbers)) => {
                let json = strict::from_str(&finite).map_err(trouble)?;
                has_words = true;
                for (byte, number) in numbers {
                    sink.finding(spot.at_byte(not_finite(number), byte));
                }
                json
            }
        },
    };
    match json {
        Json::Object(mut map) => {
            if has_words {
                map.retain(|slot, value| !value.is_null() || Range::of(slot) == Range::Any);
            }
            Ok(map)
        }
        other => {
            let message = format!("{what}: it is {}, and an object is expected", shape(&other));
            Err(Trouble::Row(spot.at_byte(unreadable(message), 0)))
        }
    }
}

/// The finding for a number that is no finite one.
pub(super) fn not_finite(number: &str) -> Finding {
    let message = format!("{number} is not a finite number; it is left out, so give a number or null");
    Finding::new(FindingCode::BadNumber, message)
}

const fn shape(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// Hands the record of one object to the sink; an error says why it cannot be kept.
pub(in crate::io) fn hand_on(
    map: Map<String, Json>,
    kind: RecordKind,
    spot: Spot<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Finding> {
    let is_edge = match kind {
        RecordKind::Node => false,
        RecordKind::Edge => true,
        RecordKind::Either => is_of_edge(&map),
    };
    if is_column(&map) {
        let message = format!("an object has rows by their numbers, and one row is expected; {BY_ROW}");
        return Err(spot.at_byte(unreadable(message), 0));
    }
    let mut fields = Fields::new(if is_edge { Unfolding::edge(map) } else { Unfolding::node(map) });
    // Control characters are written as escapes in JSON; DEL and those beyond ASCII may be written as they are.
    if memchr::memchr3(b'\\', 0x7F, 0xC2, spot.row.bytes).is_some() {
        fields.look_for_controls();
    }
    let misplaced = |(finding, slot): Fault| spot.at_slot(finding, slot);
    if is_edge {
        let statement = statement(&mut fields).map_err(misplaced)?;
        fields.note_misnamed(&statement.properties, schema::misnamed_of_edge);
        fields.report(spot, sink);
        sink.record(RecordRef::Statement(&statement), spot.row);
    } else {
        let entity = entity(&mut fields).map_err(misplaced)?;
        fields.note_misnamed(&entity.properties, schema::misnamed_of_node);
        let missing = [(Node::Category, entity.categories.is_empty()), (Node::Name, entity.name.is_none())];
        for (slot, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
            if let Some((_, key)) = meant(slot, entity.properties.keys().map(String::as_str)) {
                fields.note(key, meant_note("key", key, slot));
            }
        }
        fields.report(spot, sink);
        if let Some(finding) = odd_name(&entity) {
            sink.finding(spot.at_slot(finding, Node::Name.name()));
        }
        sink.record(RecordRef::Entity(&entity), spot.row);
    }
    Ok(())
}

/// Whether an object has an end of an edge. Where a data frame of both is written as lines, nodes have the keys of edges,
/// without values.
fn is_of_edge(map: &Map<String, Json>) -> bool {
    let (mut has_end, mut says_edge, mut says_id) = (false, false, false);
    for (key, value) in map {
        let field = statement_key(key).map(|key| key.field);
        has_end |= matches!(field, Some(Edge::Subject | Edge::Object));
        match field {
            Some(Edge::Subject | Edge::Predicate | Edge::Object) => says_edge |= !unfold::is_missing(value),
            Some(Edge::Id) => says_id |= !unfold::is_missing(value),
            _ => {}
        }
        if has_end && says_edge {
            return true;
        }
    }
    has_end && !says_id
}

/// A record with the findings about it, each with its slot.
pub(in crate::io) type Taken<T> = Result<(T, Reports), Fault>;

/// The statement of the cells of a row of edges by their columns, with its findings.
pub(in crate::io) fn edge_of_cells(map: Map<String, Json>) -> Taken<Statement> {
    let mut fields = Fields::new(Unfolding::edge(map));
    Ok((statement(&mut fields)?, fields.into_reports()))
}

/// The entity of the cells of a row of nodes, likewise.
pub(in crate::io) fn node_of_cells(map: Map<String, Json>) -> Taken<Entity> {
    let mut fields = Fields::new(Unfolding::node(map));
    Ok((entity(&mut fields)?, fields.into_reports()))
}

/// The finding about a row that does not have the form of the format.
pub(super) fn unreadable(message: impl Into<String>) -> Finding {
    Finding::new(FindingCode::Unreadable, message)
}

fn fault(slot: &'static str, message: impl Into<String>) -> Fault {
    (unreadable(message), slot)
}

fn entity(fields: &mut Fields) -> Result<Entity, Fault> {
    let id = match fields.one(Node::Id.name()) {
        Some(Json::String(id)) => curie(fields, Node::Id.name(), &id)?,
        Some(Json::Number(id)) => Curie::verbatim(fields.number_as_text(Node::Id.name(), &id)),
        None | Some(Json::Null) => return Err(fault("id", "a node has no id; give it a CURIE")),
        Some(Json::Object(column)) if is_column(&column) => return Err(fault("id", by_columns("id"))),
        Some(other) => return Err(fault("id", format!("id is {}; a CURIE is expected", shown(&other)))),
    };
    let mut entity = Entity::new(id);
    entity.name = fields.filled(Node::Name.name());
    fields.leave_placeholder(Node::Description.name());
    entity.description = fields.filled(Node::Description.name());
    entity.categories = fields.parsed_list(Node::Category.name(), Elements::Identifiers);
    entity.synonyms = fields.texts(Node::Synonym.name(), Elements::Texts);
    entity.provided_by = fields.texts(Node::ProvidedBy.name(), Elements::Texts);
    let others = fields.texts(Node::Xref.name(), Elements::Identifiers);
    entity.equivalent_ids = others.into_iter().map(Curie::verbatim).collect();
    entity.labels = fields.typed(Node::Labels.name(), "a map of languages and lists of names").unwrap_or_default();
    entity.properties = fields.rest();
    Ok(entity)
}

fn statement(fields: &mut Fields) -> Result<Statement, Fault> {
    let subject = argument(fields, Edge::Subject.name())?;
    let object = argument(fields, Edge::Object.name())?;
    let predicate = match fields.one(Edge::Predicate.name()) {
        Some(Json::String(predicate)) => predicate,
        None | Some(Json::Null) => {
            let meant = fields.meant("predicate");
            return Err(fault(
                "predicate",
                format!("an edge has no predicate; name it, such as biolink:related_to{meant}"),
            ));
        }
        Some(other) => return Err(fault("predicate", format!("predicate is {}; a name is expected", shown(&other)))),
    };
    let predicate = predicate.parse().map_err(|error| fault("predicate", format!("predicate: {error}")))?;
    let mut statement = Statement::new(subject, predicate, object);
    statement.id = fields.filled(Edge::Id.name());
    statement.negated = negated(fields)?;
    fields.qualifiers(&mut statement);
    statement.effect = fields.parsed(Edge::Effect.name());
    statement.shortcut_over = fields.paths(Edge::ShortcutOver.name());
    statement.epistemic_status = fields.parsed(Edge::EpistemicStatus.name());
    statement.clinical_status = clinical_status(fields);
    statement.applicability = fields.applicability();
    statement.valid_from = fields.parsed(Edge::ValidFrom.name());
    statement.valid_to = fields.parsed(Edge::ValidTo.name());
    statement.reported = fields.parsed(Edge::Reported.name());
    fields.set_several_aside(Edge::PrimaryKnowledgeSource.name());
    let evidence = &mut statement.evidence;
    evidence.publications = fields.texts(Edge::Publications.name(), Elements::Identifiers);
    evidence.knowledge_level = fields.filled(Edge::KnowledgeLevel.name());
    evidence.agent_type = fields.filled(Edge::AgentType.name());
    if !fields.has_list(Edge::PrimaryKnowledgeSource.name()) {
        evidence.primary_knowledge_source = fields.filled(Edge::PrimaryKnowledgeSource.name());
    }
    statement.layer = fields.filled(Edge::Layer.name());
    statement.properties = fields.rest();
    for key in statement.properties.keys().filter(|key| schema::is_unclear_status(key)) {
        fields.note(key, unclear_status(key));
    }
    Ok(statement)
}

/// The clinical status that a source gives, else the one that Biolink's slots amount to; these stay as properties.
fn clinical_status(fields: &mut Fields) -> Option<ClinicalStatus> {
    let given = fields.parsed(Edge::ClinicalStatus.name());
    for slot in schema::CLINICAL_SLOTS {
        fields.leave_placeholder(slot);
        let values = fields.peek(slot);
        if schema::has_one_clinical_value(slot) && values.len() > 1 {
            fields.report_misfit(slot, several_clinical_values(slot, &values));
            continue;
        }
        for text in values {
            if schema::is_unknown_clinical_value(slot, &text) {
                fields.report_misfit(slot, unknown_clinical_value(slot, &text));
            }
        }
    }
    let of_slot = |slot: &&str| {
        let values = fields.peek(slot);
        let is_one = values.len() < 2 || !schema::has_one_clinical_value(slot);
        values.iter().filter(|_| is_one).find_map(|text| schema::clinical_status_of(slot, text))
    };
    given.or_else(|| schema::CLINICAL_SLOTS.iter().find_map(of_slot))
}

/// The message about a value that a clinical slot does not have.
pub(super) fn unknown_clinical_value(slot: &str, value: &str) -> String {
    let owner = if slot == "max_phase_for_ind" { "ChEMBL" } else { "Biolink" };
    format!("{slot} is {}, which {owner} does not have; it is kept and gives no clinical status", quoted(value))
}

/// The note about a key of a statement that may be of its drug, whatever the disease.
pub(super) fn unclear_status(key: &str) -> String {
    format!(
        "{} is kept as a property and gives no clinical status, as it may be the drug's for any disease; write what \
         holds of this one as clinical_approval_status or max_research_phase",
        quoted(key)
    )
}

/// The message about several values of a clinical slot that has one.
pub(super) fn several_clinical_values(slot: &str, values: &[String]) -> String {
    format!(
        "{slot} has several values, {}; they are kept and give no clinical status, so give one",
        quoted_list(values)
    )
}

fn negated(fields: &mut Fields) -> Result<bool, Fault> {
    let value = fields.one(Edge::Negated.name()).unwrap_or(Json::Null);
    let known = match &value {
        Json::Null => Some(false),
        Json::Bool(negated) => Some(*negated),
        Json::String(text) => {
            if let Some(finding) = odd_negation(text.trim()) {
                fields.add_finding("negated", finding);
            }
            boolean(text.trim())
        }
        Json::Number(number) => boolean(&number.to_string()),
        _ => None,
    };
    known.ok_or_else(|| (bad_negation(&value.to_string()), "negated"))
}

fn argument(fields: &mut Fields, slot: &'static str) -> Result<Argument, Fault> {
    match fields.one(slot) {
        Some(Json::String(id)) => Ok(Argument::Entity(curie(fields, slot, &id)?)),
        Some(Json::Number(id)) => Ok(Argument::Entity(Curie::verbatim(fields.number_as_text(slot, &id)))),
        Some(Json::Object(column)) if is_column(&column) => Err(fault(slot, by_columns(slot))),
        Some(Json::Object(map)) if map.len() == 1 => match map.get("statement") {
            Some(Json::String(id)) => Ok(Argument::statement(id)),
            _ => Err(fault(slot, format!("{slot} is an object; {{\"statement\": ID}} is expected"))),
        },
        None | Some(Json::Null) => {
            Err(fault(slot, format!("an edge has no {slot}; give it a CURIE{}", fields.meant(slot))))
        }
        Some(other) => {
            Err(fault(slot, format!("{slot} is {}; a CURIE or {{\"statement\": ID}} is expected", shown(&other))))
        }
    }
}

/// Whether an object has the values of a column by the numbers of their rows, as pandas writes a table.
fn is_column(object: &Map<String, Json>) -> bool {
    !object.is_empty() && object.keys().all(|key| key.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What to do about a table that is not written row by row.
const BY_ROW: &str = "write the table row by row (pandas: orient=\"records\", lines=True)";

fn by_columns(slot: &str) -> String {
    format!("{slot} is a whole column by the numbers of its rows; {BY_ROW}")
}

/// An identifier without the spaces around it; an error if none is left.
fn curie(fields: &mut Fields, slot: &'static str, id: &str) -> Result<Curie, Fault> {
    if is_missing(id) {
        return Err((missing_id(slot, id), slot));
    }
    let trimmed = id.trim();
    if trimmed.len() != id.len() {
        let message = format!("spaces around {slot} are left out");
        fields.add_finding(slot, Finding::new(FindingCode::Normalised, message));
    }
    Ok(Curie::verbatim(trimmed))
}
