//! Records as entities and statements.

use std::collections::HashSet;

use crate::io::ReadLimits;
use crate::io::names::odd_name;
use crate::io::rows::{Placed, Rows};
use crate::io::words::{filled, say_origin};
use crate::model::{
    Curie, Entity, FindingCode, Predicate, Properties, ReadError, RecordRef, RowCounts, Sink, Statement, Value,
};
use crate::schema;
use crate::text::quoted;

use super::census::Census;
use super::evidence;
use super::parts::{located, places};
use super::roles::{Party, Roles};
use super::shape::{Header, Link, Node, Placing, Rest, Shape, Texts};
use super::vocabulary::{category, curie, curies, other_prefix, publications, trimmed};

const SOURCE: &str = "infores:drugmechdb";

/// Hands the records of one source to a sink and counts their rows.
pub(super) struct Mapping<'s> {
    pub(super) rows: Rows<'s>,
    census: Census,
    limits: ReadLimits,
}

/// What every statement of a record shares.
struct Common {
    record: Option<String>,
    publications: Vec<String>,
}

impl<'s> Mapping<'s> {
    pub(super) fn new(source: &str, limits: ReadLimits, sink: &'s mut dyn Sink) -> Self {
        Self { rows: Rows::new(source, limits, sink), census: Census::default(), limits }
    }

    /// What became of the rows of a source that has so many lines; an error if nothing came of any.
    pub(super) fn finish(self, lines: u64) -> Result<RowCounts, ReadError> {
        if lines == 0 {
            return Ok(self.rows.counts);
        }
        self.rows.finish(1, "there is no record; add records, or leave the file out")
    }

    /// An error if there are more rows than the limits allow.
    pub(super) fn check_rows(&self, line: u64) -> Result<(), ReadError> {
        let Some(message) = self.limits.refusal(self.rows.counts.read) else { return Ok(()) };
        Err(ReadError::format(&self.rows.source, (line, 1), message))
    }

    /// Why a record is not read on.
    pub(super) fn too_long(&self, line: u64) -> String {
        let limit = self.limits.record_bytes;
        format!("the record of line {line} has over {limit} bytes, the limit; split it or raise it")
    }

    /// Leaves out a record that cannot be parsed, with the place where that shows.
    pub(super) fn reject(&mut self, reason: &str, (line, column): (u64, u64), record: Placed<'_>) {
        let message = format!("the record of line {} cannot be parsed: {reason}", record.line);
        self.rows.read().reject(message, Placed { line, column, text: record.text });
    }

    /// Adds a record.
    pub(super) fn record<P: Placing>(&mut self, shape: Shape<P>, source: Placed<'_>) {
        let row = P::header(source.text, (source.line, source.column));
        let row = Placed { line: row.0, column: row.1, text: source.text };
        let Shape { graph, nodes, links, references, reference, comment, comments, commments, .. } = shape;
        let aliases = [
            ("reference", "references", &reference),
            ("comments", "comment", &comments),
            ("commments", "comment", &commments),
        ];
        self.note_aliases(&aliases, row);
        let header = graph.unwrap_or_default();
        let publications = references.0.iter().chain(&reference.0).flat_map(|text| publications(text)).collect();
        let common = Common { record: header.id.clone().filter(|id| !trimmed(id).is_empty()), publications };
        if common.record.is_none() {
            self.rows.report(FindingCode::BadValue, "the record's header has no _id; give it one", row);
        }

        let nodes: Vec<(Node, Placed<'_>)> =
            nodes.into_iter().zip(places::<P>(source, "nodes")).map(|it| located::<P, _>(it, source)).collect();
        let links: Vec<(Link, Placed<'_>)> =
            links.into_iter().zip(places::<P>(source, "links")).map(|it| located::<P, _>(it, source)).collect();
        let drug = Party::new("drug", header.drug.clone(), [&header.drug_mesh, &header.drugbank], &nodes);
        let disease = Party::new("disease", header.disease.clone(), [&header.disease_mesh], &nodes);
        let roles = Roles::new(&drug, &disease, &nodes, &links);

        let mut extra = Properties::new();
        let remarks: Vec<Value> =
            [comment, comments, commments].into_iter().flat_map(|it| it.0).map(Value::from).collect();
        if !remarks.is_empty() {
            extra.insert("comment".to_owned(), Value::List(remarks));
        }
        for (key, value) in [("directed", shape.directed), ("multigraph", shape.multigraph)] {
            if let Some(value) = value.filter(|value| *value != Value::Bool(true)) {
                self.rows.report(
                    FindingCode::BadValue,
                    format!("{key} is {}; true is expected", quoted(&value)),
                    source,
                );
                extra.insert(key.to_owned(), value);
            }
        }
        extra.extend(self.unknown_keys("the record", shape.rest, source));
        self.check_labels(&nodes, &roles);
        self.indication(header, &roles, extra, &common, row);
        for (node, row) in nodes {
            self.node(node, [&drug, &disease], row);
        }
        for party in [&drug, &disease] {
            self.party(party, row);
        }
        let mut met = HashSet::new();
        for (link, row) in links {
            self.check_repeated(&link, &mut met, &common, row);
            self.link(link, &roles, &common, row);
        }
    }

    /// The header: the drug treats the disease, unless the links say otherwise.
    fn indication(&mut self, header: Header, roles: &Roles<'_>, extra: Properties, common: &Common, row: Placed<'_>) {
        let unknown = self.unknown_keys("the header", header.rest, row);
        let (Some(subject), Some(object)) = (roles.drug.ids.first(), roles.disease.ids.first()) else {
            let message = "the header (graph) has no drug_mesh or drugbank, or no disease_mesh; give it both ends";
            return self.reject_row(message, row);
        };
        let predicate = match roles.indication.predicate().parse::<Predicate>() {
            Ok(predicate) => predicate,
            Err(error) => return self.reject_row(error.to_string(), row),
        };
        let mut statement = common.statement(subject, predicate, object);
        if let Some(why) = roles.indication.refusal() {
            let message = format!("{subject} for {object} is not read as a treatment: {why}; correct the record");
            self.rows.report(FindingCode::NoTreatment, message, row);
        }
        statement.properties.extend(extra);
        statement.properties.extend(unknown);
        self.hand_on(RecordRef::Statement(&statement), row);
    }

    fn node(&mut self, node: Node, parties: [&Party; 2], row: Placed<'_>) {
        let Some(id) = node.id.filter(|id| !trimmed(id).is_empty()) else {
            return self.reject_row("a node has no id; give it a CURIE", row);
        };
        let aliases = [
            ("alt_id", "alt_ids", &node.alt_id),
            ("all_ids", "alt_ids", &node.all_ids),
            ("all_id", "alt_ids", &node.all_id),
            ("alt_name", "alt_names", &node.alt_name),
        ];
        self.note_aliases(&aliases, row);
        self.note_trimming(&id, row);
        let mut entity = described(&id, node.label.as_deref(), node.name.as_deref());
        let alternatives = [node.alt_ids, node.alt_id, node.all_ids, node.all_id];
        let others = alternatives.iter().flat_map(|texts| &texts.0).flat_map(|text| curies(text));
        entity.equivalent_ids.extend(others.filter(|other| *other != entity.id));
        let names = [node.alt_names, node.alt_name].into_iter().flat_map(|texts| texts.0);
        entity.synonyms.extend(names.filter(|name| Some(name) != entity.name.as_ref()));
        for party in parties.into_iter().filter(|party| party.ids.first() == Some(&entity.id)) {
            let others = party.ids.iter().skip(1).filter(|other| !entity.equivalent_ids.contains(other));
            entity.equivalent_ids.extend(others.cloned().collect::<Vec<_>>());
            let other = party.name.clone().filter(|name| Some(name) != entity.name.as_ref());
            entity.synonyms.extend(other);
        }
        entity.properties = self.unknown_keys("a node", node.rest, row);
        self.entity(&entity, row);
    }

    /// The drug or disease of the header, if no node is it.
    fn party(&mut self, party: &Party, row: Placed<'_>) {
        let Some((id, others)) = party.ids.split_first().filter(|_| !party.is_node) else { return };
        let name = party.name.as_deref();
        let message =
            format!("no node is the header's {}, {id} {}; add one", party.role, quoted(name.unwrap_or_default()));
        self.rows.report(FindingCode::UndescribedHeader, message, row);
        let mut entity = described(id.as_str(), Some(party.label()), name);
        entity.equivalent_ids = others.to_vec();
        self.entity(&entity, row);
    }

    /// Reports labels that a drug or a disease cannot have.
    fn check_labels(&mut self, nodes: &[(Node, Placed<'_>)], roles: &Roles<'_>) {
        for (node, row) in nodes {
            let (Some(id), Some(label)) = (&node.id, &node.label) else { continue };
            let (id, Some(category)) = (curie(id), category(label)) else { continue };
            let Some(party) = [roles.drug, roles.disease].into_iter().find(|party| party.ids.contains(&id)) else {
                continue;
            };
            if schema::categories_are_disjoint(category.as_str(), party.label()) {
                let (role, expected) = (party.role, party.label());
                let remedy = if roles.are_exchanged() {
                    ", and the other way round; exchange drug and disease in the header, or the labels".to_owned()
                } else {
                    format!("; give it the label {expected}")
                };
                let message = format!("the header's {role}, {id}, has the label {}{remedy}", quoted(label));
                self.rows.report(FindingCode::SwappedRoles, message, *row);
            }
        }
    }

    /// Reports a link that the record has twice.
    fn check_repeated(&mut self, link: &Link, met: &mut HashSet<[String; 3]>, common: &Common, row: Placed<'_>) {
        let (Some(source), Some(key), Some(target)) = (&link.source, &link.key, &link.target) else { return };
        if !met.insert([source, key, target].map(|text| text.trim().to_owned())) {
            let [source, target] = [curie(source), curie(target)];
            let record = common.record.as_deref().unwrap_or_default();
            let message = format!("{} says twice that {source} {} {target}; leave one out", quoted(record), key.trim());
            self.rows.report(FindingCode::DuplicateLink, message, row);
        }
    }

    fn link(&mut self, link: Link, roles: &Roles<'_>, common: &Common, row: Placed<'_>) {
        let is_denied = link.is_denied();
        let link = link.without_negation();
        let end = |text: Option<String>| text.filter(|text| !trimmed(text).is_empty());
        let (Some(source), Some(target)) = (end(link.source), end(link.target)) else {
            return self.reject_row("a link has no source or no target; give it the ids of two nodes", row);
        };
        let Some(key) = link.key.filter(|key| !key.trim().is_empty()) else {
            return self.reject_row("a link has no key; name a predicate, such as decreases activity of", row);
        };
        let known = schema::legacy_predicate(&key);
        let predicate = known.map_or(key.trim(), |row| row.predicate()).parse::<Predicate>();
        let predicate = match predicate {
            Ok(predicate) => predicate,
            Err(error) => return self.reject_row(format!("key: {error}"), row),
        };
        for id in [&source, &target] {
            self.note_trimming(id, row);
        }
        let (subject, object) = (curie(&source), curie(&target));
        let row_of_predicate = schema::predicate(predicate.as_str());
        let judges = |it: &schema::PredicateRow| it.is_therapeutic() || it.name() == "contraindicated_in";
        let is_treatment = row_of_predicate.is_some_and(|it| judges(it) && it.is_canonical());
        if is_treatment && !roles.are_exchanged() && roles.is_disease(&subject) && roles.is_drug(&object) {
            let message = format!("{key} runs from a disease, {subject}, to a drug, {object}; reverse the link");
            self.rows.report(FindingCode::SwappedRoles, message, row);
        }
        let is_of_header = roles.drug.ids.contains(&subject) && roles.disease.ids.contains(&object);
        let predicate = if is_of_header { roles.indication.weakened(predicate) } else { predicate };
        let mut statement = common.statement(&subject, predicate, &object);
        statement.negated = is_denied;
        if let Some(known) = known {
            statement.qualifiers = known.qualifiers();
        }
        statement.properties.insert("original_predicate".to_owned(), Value::list([key]));
        statement.properties.extend(self.unknown_keys("a link", link.rest, row));
        let denied = link.evidence.and_then(|items| {
            let (denied, remarks) = evidence::read(&mut statement, items);
            for remark in remarks {
                self.rows.report(FindingCode::BadValue, remark, row);
            }
            denied
        });
        self.hand_on(RecordRef::Statement(&statement), row);
        if let Some(denied) = denied {
            self.hand_on(RecordRef::Statement(&denied), row);
        }
    }

    fn entity(&mut self, entity: &Entity, row: Placed<'_>) {
        for (code, message) in self.census.enter(entity) {
            self.rows.report(code, message, row);
        }
        if let Some(finding) = odd_name(entity) {
            self.rows.report_finding(finding, row);
        }
        self.hand_on(RecordRef::Entity(entity), row);
    }

    fn hand_on(&mut self, record: RecordRef<'_>, row: Placed<'_>) {
        self.rows.read().hand_on(record, row);
    }

    fn reject_row(&mut self, message: impl Into<String>, row: Placed<'_>) {
        self.rows.read().reject(message, row);
    }

    fn note_aliases(&mut self, aliases: &[(&str, &str, &Texts)], row: Placed<'_>) {
        for (key, name, _) in aliases.iter().filter(|(_, _, texts)| !texts.0.is_empty()) {
            self.rows.report(FindingCode::Normalised, format!("{key} is read as {name}"), row);
        }
    }

    fn note_trimming(&mut self, id: &str, row: Placed<'_>) {
        if trimmed(id) != id {
            let message =
                format!("white space or an invisible character around the id {} is left out", quoted(trimmed(id)));
            self.rows.report(FindingCode::Normalised, message, row);
        }
        if let Some((written, spelled)) = other_prefix(id) {
            let message = format!("prefix {} is read as {}, as Biolink spells it", quoted(written), quoted(spelled));
            self.rows.report(FindingCode::Normalised, message, row);
        }
    }

    /// Reports keys that the format does not have, and returns them as properties.
    fn unknown_keys(&mut self, holder: &str, rest: Rest, row: Placed<'_>) -> Properties {
        self.rows.report_unknown(rest.0.keys(), holder, row);
        rest.0
    }
}

impl Common {
    fn statement(&self, subject: &Curie, predicate: Predicate, object: &Curie) -> Statement {
        let mut statement = Statement::new(subject.clone(), predicate, object.clone()).from_source(SOURCE);
        statement.evidence.publications.clone_from(&self.publications);
        say_origin(&mut statement, "knowledge_assertion", "manual_agent");
        if let Some(record) = &self.record {
            statement.properties.insert("source_record".to_owned(), Value::list([record.as_str()]));
        }
        statement
    }
}

fn described(id: &str, label: Option<&str>, name: Option<&str>) -> Entity {
    let mut entity = Entity::new(curie(id));
    entity.categories.extend(label.and_then(category));
    entity.name = name.and_then(filled).map(str::to_owned);
    entity.provided_by.push(SOURCE.to_owned());
    entity
}
