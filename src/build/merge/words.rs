//! Predicates, qualifiers, sources and identifiers in Biolink's words, however a source writes them.
//!
//! Every record passes through here before its identity is known, so that one statement is one statement whatever the
//! release of Biolink, the direction or the spelling that its source prefers. Each distinct predicate with its
//! qualifiers, and each distinct identifier, is looked up once.

use std::borrow::Cow;

use crate::model::slots::{self, StatementField, is_placeholder, placeholder_left_out, qualifier_dimension};
use crate::model::{Category, Curie, Entity, FindingCode, Predicate, Qualifiers, Statement};
use crate::schema::{self, CategoryChange, IdentifierReading, PredicateChange, PublicationReading, QualifierValue};
use crate::text::{Symbol, quoted};

use crate::build::identities::state::GraphBuilder;
use crate::build::rows::hints::discouraged_predicate;
use crate::build::rows::numbers::Origin;
use crate::build::rows::readings::{PublicationsRead, Reading, hash_of_written};

impl PublicationsRead {
    fn read_anew(&mut self, written: &[String]) {
        written.clone_into(&mut self.written);
        (self.read, self.remarks) = (None, Vec::new());
        let is_plain = |text: &String| {
            !schema::lacks_prefix(text) && matches!(schema::read_publication(text), PublicationReading::AsWritten)
        };
        // Most lists are, and need no copy.
        if written.iter().all(is_plain) {
            return;
        }
        let slot = StatementField::Publications.name();
        let mut read = Vec::with_capacity(written.len());
        for text in written {
            let (code, message) = match schema::read_publication(text) {
                PublicationReading::AsWritten => {
                    read.push(text.clone());
                    if !schema::lacks_prefix(text) {
                        continue;
                    }
                    // No value is named, so that there is one finding for a whole column of numbers.
                    (FindingCode::BadCurie, format!("{slot} have no prefix and are kept; write one, such as PMID:126"))
                }
                PublicationReading::Spelled(new) | PublicationReading::Contracted(new) => {
                    read.push(new);
                    (FindingCode::Normalised, format!("{slot} are read in Biolink's spelling"))
                }
                PublicationReading::Several(parts) => {
                    read.extend(parts);
                    (FindingCode::Normalised, format!("{slot} hold several identifiers in one text; each is read"))
                }
                PublicationReading::Empty if text.is_empty() => continue,
                PublicationReading::Empty if is_placeholder(text) => {
                    (FindingCode::Normalised, placeholder_left_out(slot, text))
                }
                PublicationReading::Empty => {
                    (FindingCode::BadValue, format!("{slot}: {} has no local part and is left out", quoted(text)))
                }
            };
            self.remarks.push((code, message));
        }
        self.read = Some(read);
    }
}

/// How a level is read as Biolink writes it.
type ReadLevel = fn(&str) -> Option<&'static str>;

impl GraphBuilder {
    /// The row of the reading of a statement's predicate and qualifiers.
    pub(in crate::build) fn reading(&mut self, statement: &Statement) -> u32 {
        let Statement { predicate, qualifiers, .. } = statement;
        let hash = hash_of_written(predicate, qualifiers);
        if let Some(known) = self.readings.find(predicate, qualifiers, hash) {
            return known;
        }
        let reading = self.read(predicate, qualifiers);
        self.readings.add(reading, hash)
    }

    fn read(&mut self, predicate: &Predicate, qualifiers: &Qualifiers) -> Reading {
        let mut reading = Reading {
            written: (predicate.clone(), qualifiers.clone()),
            predicate: predicate.clone(),
            qualifiers: Qualifiers::new(),
            context: Vec::new(),
            is_inverted: false,
            remarks: Vec::new(),
            without_effect: None,
        };
        for (slot, value) in qualifiers.iter().filter(|(_, value)| !value.is_empty()) {
            reading.qualifier(slot, value);
        }
        if let Some(known) = schema::read_predicate(predicate.as_str()) {
            reading.predicate(&known);
        } else if !schema::OWN_PREDICATES.contains(&predicate.local_name()) {
            let message = self.hints.unknown_predicate(predicate.as_str());
            reading.without_effect = Some((FindingCode::UnknownPredicate, message));
        }
        reading.check_qualified_predicate();
        if let Some(message) = discouraged_predicate(reading.predicate.as_str()) {
            reading.remarks.push((FindingCode::DiscouragedTerm, message));
        }
        reading
    }

    /// Reports the remarks of a reading for `count` records, the first of which is at `origin`.
    pub(in crate::build) fn report_reading(&mut self, place: u32, has_effect: bool, origin: Origin, count: u64) {
        let reading = self.readings.at(place);
        let unknown = reading.without_effect.iter().filter(|_| !has_effect);
        let remarks: Vec<(FindingCode, String)> = reading.remarks.iter().chain(unknown).cloned().collect();
        for (code, message) in remarks {
            let finding = self.placed(code, message, origin).counted(count);
            self.findings.add(finding);
        }
    }

    /// An entity with its categories and equivalent identifiers as Biolink writes them.
    pub(in crate::build) fn read_entity<'e>(&mut self, entity: &'e Entity, origin: Origin) -> Cow<'e, Entity> {
        let mut read = Cow::Borrowed(entity);
        if !self.hints.are_plain(&entity.categories) {
            for (place, category) in entity.categories.iter().enumerate() {
                let Some(known) = schema::read_category(category.as_str()) else { continue };
                let name = known.category();
                if known.change() == CategoryChange::AsWritten && category.biolink_name().is_some() {
                    continue;
                }
                if let (Some(slot), Ok(new)) = (read.to_mut().categories.get_mut(place), name.parse::<Category>()) {
                    *slot = new;
                }
                let message = format!("category {category} is read as biolink:{name}");
                self.report(FindingCode::Normalised, message, origin);
            }
        }
        let trimmed = |text: &Option<String>| text.as_deref().is_some_and(|text| text.trim().len() < text.len());
        if trimmed(&entity.name) {
            let message = "names are read without the spaces around them".to_owned();
            self.report(FindingCode::Normalised, message, origin);
        }
        let unlike = |text: &Option<String>| text.as_deref() == Some("") || trimmed(text);
        if unlike(&entity.name) || unlike(&entity.description) {
            let read = read.to_mut();
            let plain = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            read.name = read.name.take().and_then(plain);
            read.description = read.description.take().and_then(plain);
        }
        let missing = entity.equivalent_ids.iter().filter(|id| is_placeholder(id.as_str()));
        for id in missing {
            self.report(FindingCode::Normalised, placeholder_left_out("xref", id.as_str()), origin);
        }
        for (place, id) in entity.equivalent_ids.iter().enumerate() {
            if let Some(new) = self.read_identifier(id.as_str(), origin)
                && let Some(slot) = read.to_mut().equivalent_ids.get_mut(place)
            {
                *slot = Curie::verbatim(new);
            }
        }
        if entity.equivalent_ids.iter().any(|id| is_placeholder(id.as_str())) {
            read.to_mut().equivalent_ids.retain(|id| !is_placeholder(id.as_str()));
        }
        read
    }

    /// An identifier as Biolink writes it, if the source writes it otherwise, which is reported.
    pub(in crate::build) fn read_identifier(&mut self, id: &str, origin: Origin) -> Option<String> {
        let reading = schema::read_identifier(id);
        self.identifier_read(id, reading, origin)
    }

    fn identifier_read(&mut self, id: &str, reading: IdentifierReading, origin: Origin) -> Option<String> {
        let (new, message) = match reading {
            IdentifierReading::AsWritten => return None,
            IdentifierReading::Spelled(new) => {
                let prefix = |id: &str| id.split_once(':').map_or(id, |(prefix, _)| prefix).trim().to_owned();
                let (written, spelled) = (prefix(id), prefix(&new));
                let message = if written == spelled {
                    format!("prefix {} is written twice; it is read once", quoted(written))
                } else {
                    format!("prefix {} is read as {}, as Biolink spells it", quoted(written), quoted(spelled))
                };
                (new, message)
            }
            IdentifierReading::Contracted(new) => {
                let prefix = new.split_once(':').map_or("", |(prefix, _)| prefix);
                // No identifier is named, so that there is one finding for each prefix.
                let message = format!("IRIs are read as identifiers of prefix {}", quoted(prefix));
                (new, message)
            }
        };
        self.report(FindingCode::Normalised, message, origin);
        Some(new)
    }

    /// The publications of a statement, each as Biolink writes it.
    pub(in crate::build) fn read_publications<'s>(
        &mut self,
        written: &'s [String],
        origin: Origin,
    ) -> Cow<'s, [String]> {
        if written.is_empty() {
            return Cow::Borrowed(written);
        }
        let mut reading = core::mem::take(&mut self.publications);
        if reading.written != written {
            reading.read_anew(written);
        }
        for (code, message) in &reading.remarks {
            self.report(*code, message.clone(), origin);
        }
        let read = reading.read.clone();
        self.publications = reading;
        read.map_or(Cow::Borrowed(written), Cow::Owned)
    }

    /// A knowledge source as the registry of information resources writes it, if the source writes it otherwise.
    pub(in crate::build) fn read_source(&mut self, source: &str, origin: Origin) -> Option<String> {
        match schema::read_source(source) {
            IdentifierReading::Spelled(new) => {
                self.report(
                    FindingCode::Normalised,
                    format!("source {} is read as {}", quoted(source), quoted(&new)),
                    origin,
                );
                Some(new)
            }
            reading => self.identifier_read(source, reading, origin),
        }
    }

    /// A knowledge level or an agent type as Biolink writes it.
    pub(in crate::build) fn read_level(
        &mut self,
        slot: StatementField,
        written: Option<&str>,
        (read, values): (ReadLevel, &[&'static str]),
        origin: Origin,
    ) -> Option<Symbol> {
        let written = written.filter(|text| !text.is_empty())?;
        let slot = slot.name();
        if is_placeholder(written) {
            self.report(FindingCode::Normalised, placeholder_left_out(slot, written), origin);
            return None;
        }
        let known = read(written);
        match known {
            Some(known) if known == written => {}
            Some(known) => {
                self.report(
                    FindingCode::Normalised,
                    format!("{slot} {} is read as {}", quoted(written), quoted(known)),
                    origin,
                );
            }
            None => {
                let message = format!(
                    "{slot} {} is not a Biolink value and ranks below all of them; one of {} is expected",
                    quoted(written),
                    values.join(", ")
                );
                self.report(FindingCode::BadValue, message, origin);
            }
        }
        Some(self.text.intern(known.unwrap_or(written)))
    }
}

impl Reading {
    /// Takes a qualifier as it is written.
    fn qualifier(&mut self, written_slot: &str, written: &str) {
        let words = slots::bare(written_slot);
        let free = if words.ends_with("_qualifier") { &*words } else { written_slot };
        let slot = schema::qualifier_slot_name(written_slot).unwrap_or(free);
        if slot != written_slot {
            self.note(format!("qualifier {written_slot} is read as {slot}"));
        }
        if let Some(dimension) = qualifier_dimension(slot) {
            self.context.push((dimension, written.to_owned()));
            return;
        }
        if is_placeholder(written) {
            self.note(placeholder_left_out(slot, written));
            return;
        }
        // Older KGX's qualifiers without slots are conditions, each in its own words.
        let is_known = schema::qualifier_slot(slot).is_some() || schema::is_multivalued(slot);
        if !is_known && slot != StatementField::Qualifiers.name() {
            let message = format!(
                "{} is not a Biolink qualifier and has no effect; statements that differ in it are kept separate",
                quoted(slot)
            );
            self.remarks.push((FindingCode::UnreadQualifier, message));
        }
        if is_known && schema::unread_slot(slot).is_some() {
            let message = format!(
                "{} does not say of which end, so it is not read; write {} or {}",
                quoted(slot),
                quoted(format!("subject_{slot}")),
                quoted(format!("object_{slot}"))
            );
            self.remarks.push((FindingCode::UnreadQualifier, message));
        }
        // Biolink's slot above those of subject and object, which say where an end is.
        if slot == "context_qualifier" {
            let message = format!(
                "{} does not say of what, so it is no context of the statement; write the slot of its kind, such as {}",
                quoted(slot),
                quoted("disease_context_qualifier")
            );
            self.remarks.push((FindingCode::UnreadQualifier, message));
        }
        if slot == StatementField::Qualifiers.name() {
            for text in written.split('|').filter(|text| schema::unread_text(text).is_some()) {
                let remedy = if schema::is_denial(text) {
                    "which is not read; write negated: true if the statement is denied"
                } else {
                    "of which no qualifier is read; give its slot a key of its own"
                };
                let message = format!("qualifiers hold the text {}, {remedy}", quoted(text));
                self.remarks.push((FindingCode::UnreadQualifier, message));
            }
        }
        let value = match schema::read_qualifier_value(slot, written) {
            QualifierValue::AsWritten => written,
            QualifierValue::Spelled(value) => {
                self.note(format!("{slot} {} is read as {}", quoted(written), quoted(value)));
                value
            }
            // The reader reports them.
            QualifierValue::Unknown if schema::are_several_qualifier_values(slot, written) => written,
            QualifierValue::Unknown => {
                let near = schema::near_qualifier_value(slot, written)
                    .map_or_else(|| values_of(slot), |near| format!("; did you mean {}?", quoted(near)));
                let reading = if schema::reads_qualifier_value(slot, written) {
                    "; it is read as the amount of the thing itself"
                } else {
                    " and has no effect"
                };
                let message = format!("{slot} {} is not a Biolink value{reading}{near}", quoted(written));
                self.remarks.push((FindingCode::UnknownQualifierValue, message));
                written
            }
        };
        match self.qualifiers.value(slot) {
            Some(known) if known != value => {
                let message = format!(
                    "{slot} is {} and, as {written_slot}, {}; both are kept, so leave one out",
                    quoted(known),
                    quoted(value)
                );
                self.remarks.push((FindingCode::BadValue, message));
                self.qualifiers.insert(written_slot, value);
            }
            _ => self.qualifiers.insert(slot, value),
        }
    }

    /// Takes a predicate that Biolink has or had.
    fn predicate(&mut self, known: &schema::PredicateReading) {
        let (name, written) = (known.predicate(), self.predicate.clone());
        let said = said(&known.qualifiers());
        match known.change() {
            PredicateChange::AsWritten => {}
            PredicateChange::Respelled => self.note(format!("predicate {written} is read as biolink:{name}")),
            PredicateChange::Older => self.note(format!("older predicate {written} is read as biolink:{name}{said}")),
            PredicateChange::Inverse => {
                self.note(format!("{written} is read as biolink:{name} with subject and object exchanged"));
            }
            PredicateChange::OlderInverse => {
                self.note(format!(
                    "older predicate {written} is read as biolink:{name}{said} with subject and object exchanged"
                ));
            }
        }
        if let Some(slot) = known.contradicted_slot(&self.qualifiers) {
            let value = self.qualifiers.value(slot).unwrap_or_default();
            let message = format!("{written} contradicts its {slot} {}, which is read", quoted(value));
            self.remarks.push((FindingCode::BadValue, message));
        }
        self.qualifiers = known.qualifiers_with(&self.qualifiers);
        self.is_inverted = known.is_inverted();
        if let Ok(predicate) = name.parse() {
            self.predicate = predicate;
        }
    }

    /// Reports a direction that a qualified predicate leaves without a sign.
    fn check_qualified_predicate(&mut self) {
        let slot = "qualified_predicate";
        let directions = ["subject_direction_qualifier", "object_direction_qualifier"];
        let has_direction = directions.iter().any(|slot| self.qualifiers.value(slot).is_some());
        let Some(qualified) = self.qualifiers.value(slot).filter(|_| has_direction) else { return };
        if !schema::brings_about(qualified, self.is_inverted) {
            let message = format!(
                "{slot} {} does not say that the direction comes about, so the sign is unknown; Biolink has {} there",
                quoted(qualified),
                quoted("causes")
            );
            self.remarks.push((FindingCode::BadValue, message));
        }
    }

    fn note(&mut self, message: String) {
        self.remarks.push((FindingCode::Normalised, message));
    }
}

/// Maximum number of values that a message lists.
const LISTED: usize = 8;

/// The values that a qualifier may have, for a message.
fn values_of(slot: &str) -> String {
    let Some(values) = schema::qualifier_slot(slot).and_then(schema::QualifierSlot::values) else {
        return String::new();
    };
    let names: Vec<&str> = values.values().iter().take(LISTED).map(schema::EnumValue::name).collect();
    match values.values().len().saturating_sub(LISTED) {
        0 => format!("; one of {} is expected", names.join(", ")),
        others => format!("; one of {} or {others} others of {} is expected", names.join(", "), values.name()),
    }
}

/// What an older name says beyond its predicate, in words.
fn said(qualifiers: &Qualifiers) -> String {
    let values: Vec<&str> =
        qualifiers.iter().filter(|(slot, _)| *slot != "qualified_predicate").map(|(_, value)| value).collect();
    if values.is_empty() { String::new() } else { format!(" ({})", values.join(", ")) }
}
