//! Adds one record: interns its parts, and merges it with the records of the same entity or statement.

use crate::graph::Details;
use crate::model::slots::{
    self, StatementField, Unread, is_placeholder, is_placeholder_source, placeholder_left_out, placeholder_note,
};
use crate::model::{
    Applicability, Argument, Dimension, Effect, Entity, Extras, Finding, FindingCode, Statement, Value, check_curie,
};
use crate::schema;
use crate::text::{distinct, make_distinct, quoted};

use crate::build::identities::state::GraphBuilder;
use crate::build::merge::entity_rows::{entity_draft, merge_entities};
use crate::build::merge::wordings::keep_wording;
use crate::build::rows::drafts::{
    ArgumentKey, Attributes, ContextSet, EntityDraft, Identity, QualifierSet, StatementDraft, Template,
};
use crate::build::rows::numbers::{Origin, row};
use crate::build::rows::report::Outcome;

impl GraphBuilder {
    /// Adds an entity read at `origin`; an error says why it cannot be kept.
    pub(in crate::build) fn entity(&mut self, entity: &Entity, origin: Origin) -> Result<Outcome, Finding> {
        if entity.id.as_str().is_empty() {
            return Err(self.placed(
                FindingCode::EmptyId,
                "an entity has an empty identifier; give it a CURIE",
                origin,
            ));
        }
        let entity = &*self.read_entity(entity, origin);
        let row = self.entity_row(entity.id.as_str(), origin);
        self.report_malformed(row, origin);
        for (code, message) in self.hints.categories(entity) {
            self.report(code, message, origin);
        }
        let new = EntityDraft { origin, ..entity_draft(entity, &mut self.text) };
        let Some(draft) = self.entities.draft_mut(row) else { return Ok(Outcome::Kept) };
        if draft.rows == 0 {
            *draft = new;
            return Ok(Outcome::Kept);
        }
        merge_entities(draft, new);
        Ok(Outcome::Merged)
    }

    /// Adds a statement read at `origin`; an error says why it cannot be kept.
    pub(in crate::build) fn statement(&mut self, statement: &Statement, origin: Origin) -> Result<Outcome, Finding> {
        let is_empty = |argument: &Argument| match argument {
            Argument::Entity(id) => id.as_str().is_empty(),
            Argument::Statement { statement } => statement.is_empty(),
        };
        if is_empty(&statement.subject) || is_empty(&statement.object) {
            let message = format!("{}: subject or object is empty; give it an identifier", statement.predicate);
            return Err(self.placed(FindingCode::EmptyId, message, origin));
        }
        let reading = self.reading(statement);
        let (subject, object) = (self.argument(&statement.subject, origin), self.argument(&statement.object, origin));
        let is_inverted = self.readings.at(reading).is_inverted;
        let (subject, object) = if is_inverted { (object, subject) } else { (subject, object) };
        let template = self.template(statement, reading, origin);
        let identity = Identity { subject, object, template };
        self.report_reading(reading, statement.effect.is_some(), origin, 1);
        let publications = self.read_publications(&statement.evidence.publications, origin);
        let mut extras = Extras::of(statement);
        if let Some(written) = self.inverse_of_record(reading, template) {
            keep_wording(&mut extras, written);
        }
        let (place, is_new) = self.statements.enter(identity, origin);
        if is_new {
            self.fill(place, statement, &extras, &publications, origin);
            return Ok(Outcome::Kept);
        }
        self.statements.add(place, statement.id.as_slice(), &publications);
        let (attributes, extras) = (self.attributes_row(statement, origin), self.extras_row(&extras));
        self.merge_row(place, attributes, extras, origin);
        Ok(Outcome::Merged)
    }

    /// Keeps what another row says of a known statement, by row of the builder's attributes and extras, until all are
    /// [gathered](Self::gather).
    pub(in crate::build) fn merge_row(&mut self, place: usize, attributes: u32, extras: Option<u32>, origin: Origin) {
        if extras.is_some() && extras != self.statements.details(place).extras() {
            self.statements.leave_extras();
        }
        self.merged_rows.add(place, attributes, extras, origin);
    }

    /// Keeps what a new statement says beside its identity.
    fn fill(&mut self, place: usize, statement: &Statement, extras: &Extras, publications: &[String], origin: Origin) {
        let attributes = self.attributes_row(statement, origin);
        let extras = self.extras_row(extras);
        let ids = statement.id.as_slice().iter().map(String::as_str);
        if publications.len() > 1 {
            let publications = distinct(publications.iter().map(String::as_str));
            self.statements.fill(place, attributes, ids, extras, publications.into_iter());
        } else {
            self.statements.fill(place, attributes, ids, extras, publications.iter().map(String::as_str));
        }
    }

    /// Puts a draft in place of what is known of a statement.
    pub(in crate::build) fn rewrite(&mut self, place: usize, draft: StatementDraft) {
        let attributes = row(self.attributes.insert_full(draft.attributes).0);
        let extras = draft.extras.map(|extras| row(self.extras.insert_full(extras.encode().into()).0));
        let ids = draft.ids.iter().map(String::as_str);
        self.statements.fill(place, attributes, ids, extras, draft.publications.iter().map(String::as_str));
    }

    /// What is known of a statement beside its identity.
    pub(in crate::build) fn statement_draft(&self, place: usize) -> StatementDraft {
        let details = self.statements.details(place);
        self.draft_of(details, details.extras(), self.statements.attributes(place))
    }

    pub(in crate::build) fn draft_of(
        &self,
        details: Details<'_>,
        extras: Option<u32>,
        attributes: u32,
    ) -> StatementDraft {
        StatementDraft {
            ids: details.ids().map(str::to_owned).collect(),
            publications: details.publications().map(str::to_owned).collect(),
            attributes: self.attributes[attributes as usize],
            extras: extras.map(|number| self.extras_at(number)),
        }
    }

    /// The extras of a row; none for `u32::MAX`, which rows without extras have.
    pub(in crate::build) fn extras_at(&self, number: u32) -> Extras {
        self.extras.get_index(number as usize).map_or_else(Extras::default, |bytes| Extras::decode(bytes))
    }

    /// The row of the template of a statement whose predicate and qualifiers have a reading.
    pub(in crate::build) fn template(&mut self, statement: &Statement, reading: u32, origin: Origin) -> u32 {
        let values = statement.context.iter().flat_map(|(at, values)| values.iter().map(move |value| (at, value)));
        let in_qualifiers = self.readings.at(reading).context.clone();
        let in_qualifiers = in_qualifiers.iter().map(|(at, value)| (*at, value));
        let mut context = ContextSet::new();
        for (dimension, value) in values.chain(in_qualifiers) {
            if is_placeholder(value) {
                let message = placeholder_left_out(&format!("context {dimension}"), value);
                self.report(FindingCode::Normalised, message, origin);
                continue;
            }
            let trimmed = value.trim();
            if trimmed.len() < value.len() {
                let message = format!("spaces around the context {dimension} are left out");
                self.report(FindingCode::Normalised, message, origin);
            }
            if trimmed.is_empty() {
                continue;
            }
            let read = trimmed.contains(':').then(|| self.read_identifier(trimmed, origin)).flatten();
            let id = read.as_deref().unwrap_or(trimmed);
            // A place, a pathway or a population may be described in words; a prefix alone says nothing of it either.
            let may_be_words =
                matches!(dimension, Dimension::Population | Dimension::AnatomicalEntity | Dimension::Pathway);
            if (!may_be_words || id.contains(':'))
                && let Err(error) = check_curie(id)
            {
                self.report(FindingCode::BadCurie, format!("context {dimension}: {error}"), origin);
            }
            context.push((dimension, self.text.intern(id)));
        }
        make_distinct(&mut context);
        let source = statement.evidence.primary_knowledge_source.as_deref().filter(|source| !source.is_empty());
        let source = source.filter(|source| {
            let is_source = !is_placeholder_source(source);
            if !is_source {
                self.report(FindingCode::Normalised, placeholder_note(source), origin);
            }
            is_source
        });
        let source = source.map(|source| {
            let read = self.read_source(source, origin);
            self.text.intern(read.as_deref().unwrap_or(source))
        });
        for (property, value) in &statement.properties {
            // Of a value that does not fit Biolink's own qualifier the reader reports.
            let message = match Unread::of(property, value) {
                Some(Unread::Qualifier) if schema::qualifier_slot(property).is_none() => unread_qualifier(property),
                Some(Unread::Denial) => unread_denial(property, value),
                _ => continue,
            };
            self.report(FindingCode::UnreadQualifier, message, origin);
        }
        let of_source = source.map(|source| self.text.text(source));
        let mut apart = statement.identity_properties();
        let predicate = self.readings.at(reading).predicate.as_str();
        apart.push_str(&schema::wording_apart(of_source, predicate, &statement.properties));
        let has_application = statement.clinical_status.is_some()
            || statement.effect.is_some()
            || !statement.applicability.is_empty()
            || !apart.is_empty();
        let application = has_application.then(|| self.text.intern(&application(statement, &apart)));
        let reading = self.readings.at(reading);
        let qualifiers: QualifierSet =
            reading.qualifiers.iter().map(|(slot, value)| (self.text.intern(slot), self.text.intern(value))).collect();
        let template = Template {
            predicate: self.text.intern(reading.predicate.as_str()),
            qualifiers: row(self.qualifier_sets.insert_full(qualifiers).0),
            context: row(self.contexts.insert_full(context).0),
            negated: statement.negated,
            source,
            application,
        };
        row(self.templates.insert_full(template).0)
    }

    fn attributes(&mut self, statement: &Statement, origin: Origin) -> Attributes {
        let evidence = &statement.evidence;
        let (level, agent) = (evidence.knowledge_level.as_deref(), evidence.agent_type.as_deref());
        let levels = (schema::read_knowledge_level as fn(&str) -> _, schema::KNOWLEDGE_LEVELS.as_slice());
        let knowledge_level = self.read_level(StatementField::KnowledgeLevel, level, levels, origin);
        let agents = (schema::read_agent_type as fn(&str) -> _, schema::AGENT_TYPES.as_slice());
        let agent_type = self.read_level(StatementField::AgentType, agent, agents, origin);
        let layer = statement.layer.as_deref().filter(|layer| !layer.is_empty());
        let layer = layer.filter(|layer| {
            let is_missing = is_placeholder(layer);
            if is_missing {
                let message = placeholder_left_out(StatementField::Layer.name(), layer);
                self.report(FindingCode::Normalised, message, origin);
            }
            !is_missing
        });
        let layer = layer.map(|layer| self.text.intern(layer));
        Attributes { epistemic: statement.epistemic_status, layer, knowledge_level, agent_type }
    }

    /// The row of a statement's attributes.
    pub(in crate::build) fn attributes_row(&mut self, statement: &Statement, origin: Origin) -> u32 {
        let attributes = self.attributes(statement, origin);
        row(self.attributes.insert_full(attributes).0)
    }

    /// The row of some extras; `None` if there are none.
    pub(in crate::build) fn extras_row(&mut self, extras: &Extras) -> Option<u32> {
        (!extras.is_empty()).then(|| row(self.extras.insert_full(extras.encode().into()).0))
    }

    fn argument(&mut self, argument: &Argument, origin: Origin) -> ArgumentKey {
        match argument {
            Argument::Statement { statement } => ArgumentKey::Statement(self.text.intern(statement)),
            Argument::Entity(id) => {
                let row = self.entity_row(id.as_str(), origin);
                self.report_malformed(row, origin);
                ArgumentKey::Entity(row)
            }
        }
    }

    /// The row of the entity of an identifier, however it is written; the first time that one is met, it is checked.
    pub(in crate::build) fn entity_row(&mut self, id: &str, origin: Origin) -> u32 {
        if let Some(row) = self.text.find(id).and_then(|symbol| self.entities.row_of(symbol)) {
            return row;
        }
        if let Some(row) = self.renamed.get(id) {
            return *row;
        }
        let read = self.read_identifier(id, origin);
        let symbol = self.text.intern(read.as_deref().unwrap_or(id));
        let as_read = read.as_deref().unwrap_or(id);
        if let Err(error) = check_curie(as_read) {
            self.malformed.insert(symbol, error.to_string());
        } else if let Some(whole) = as_read.strip_suffix(".0").filter(|whole| is_a_number_of_its_prefix(whole)) {
            let message = format!("{} ends as a number with a fraction does; write {}", quoted(as_read), quoted(whole));
            self.malformed.insert(symbol, message);
        }
        let row = self.entities.row_or_insert(symbol);
        if read.is_some() {
            self.renamed.insert(id.into(), row);
        }
        row
    }

    pub(in crate::build) fn report_malformed(&mut self, row: u32, origin: Origin) {
        if self.malformed.is_empty() {
            return;
        }
        let error = self.entities.id(row).and_then(|id| self.malformed.get(&id)).cloned();
        if let Some(error) = error {
            self.report(FindingCode::BadCurie, error, origin);
        }
    }
}

/// Whether an identifier has a whole number after its prefix, to which pandas adds `.0` where others of the column are missing.
/// Codes of the ICD may end so.
fn is_a_number_of_its_prefix(id: &str) -> bool {
    let is_number = |local: &str| !local.is_empty() && local.bytes().all(|byte| byte.is_ascii_digit());
    id.split_once(':')
        .is_some_and(|(prefix, local)| is_number(local) && !prefix.to_ascii_uppercase().starts_with("ICD"))
}

/// What is said of a key that qualifies a statement and is not read.
fn unread_qualifier(property: &str) -> String {
    let own = slots::bare(property);
    let remedy = if Applicability::KEYS.contains(&&*own) {
        format!("; where and for whom a treatment is, write as applicability.{own} or, in a table, applicability_{own}")
    } else {
        let meant = schema::slot_meant(property);
        meant.map_or_else(String::new, |slot| format!("; did you mean {slot}?"))
    };
    format!(
        "{} is not read as a qualifier; it is kept as a property, and statements that differ in it are kept \
         separate{remedy}",
        quoted(property)
    )
}

/// What is said of a property that seems to deny its statement.
fn unread_denial(property: &str, value: &Value) -> String {
    let mut shown = String::new();
    value.write_to(&mut shown);
    format!(
        "{} is {shown}, which may deny the statement and is not read; it is kept as a property, and statements that \
         differ in it are kept separate; of a denied statement, write that negated is true",
        quoted(property)
    )
}

/// The part of the identity that few statements have: for whom a treatment holds, what tells statements apart, and a stated
/// effect. Equal texts for equal values only.
fn application(statement: &Statement, properties: &str) -> String {
    let applicability = &statement.applicability;
    let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
    let courses = applicability.disease_course_any_of.iter().map(|course| Value::from(course.as_str()));
    let values = Value::List(vec![
        statement.clinical_status.map_or(Value::Null, |status| Value::from(status.as_str())),
        text(&applicability.jurisdiction),
        text(&applicability.population),
        text(&applicability.population_node),
        Value::List(courses.collect()),
        text(&applicability.or_patient_condition),
        text(&applicability.line_of_therapy),
        Value::Map(applicability.other.clone()),
    ]);
    let effect = statement.effect.map_or("", Effect::as_str);
    format!("{values} {properties}{effect}")
}
