//! What is said of one subject, as an object of KGX.

use indexmap::IndexMap;
use oxrdf::Term;
use oxrdf::vocab::rdf;
use serde_json::{Map, Value as Json};

use crate::model::slots::{EntityField, StatementField, entity_key};
use crate::schema;

use super::claims::{Claim, Claims, is_held};
use super::left_out::{LeftOut, Reason};
use super::names::Names;
use super::terms::{BIOLINK, identifier, slot, statement_id};
use super::triples::{Row, TermId, Triples};
use super::values::{value, value_of};

/// What everything is: said of an entity of which nothing else is.
pub(super) const RESOURCE: &str = "http://www.w3.org/2000/01/rdf-schema#Resource";

/// Predicates of others that Biolink's mean exactly (`exact_mappings`).
const PREDICATES: [(&str, &str); 6] = [
    ("http://www.w3.org/2000/01/rdf-schema#subClassOf", "subclass_of"),
    ("http://www.w3.org/2002/07/owl#sameAs", "same_as"),
    ("http://www.w3.org/2004/02/skos/core#exactMatch", "exact_match"),
    ("http://www.w3.org/2004/02/skos/core#closeMatch", "close_match"),
    ("http://www.w3.org/2004/02/skos/core#broadMatch", "broad_match"),
    ("http://www.w3.org/2004/02/skos/core#narrowMatch", "narrow_match"),
];

/// A node or an edge, and the line on which it is said.
pub(super) struct Found {
    pub(super) map: Map<String, Json>,
    pub(super) line: u64,
    pub(super) is_edge: bool,
}

/// Makes objects of triples.
pub(super) struct Records<'t> {
    pub(super) source: &'t str,
    pub(super) triples: &'t Triples,
    pub(super) claims: &'t Claims,
    pub(super) left_out: LeftOut,
}

/// The values of the slots of one subject, and whether there is a structure among them.
#[derive(Default)]
pub(super) struct Slots(IndexMap<String, (Vec<Json>, bool)>);

impl Slots {
    pub(super) fn add(&mut self, slot: &str, (value, is_structure): (Json, bool)) {
        let (values, has_structure) = self.0.entry(slot.to_owned()).or_default();
        values.push(value);
        *has_structure |= is_structure;
    }

    pub(super) fn into_map(self) -> Map<String, Json> {
        let value = |(slot, (values, has_structure)): (String, (Vec<Json>, bool))| {
            let value = value(&slot, values, has_structure);
            (slot, value)
        };
        self.0.into_iter().map(value).collect()
    }
}

impl<'t> Records<'t> {
    /// The edge of a statement, if it is one of entities or statements, and those about it that are no more than triples.
    pub(super) fn statement(&mut self, claim: &Claim, of: &[Row]) -> Vec<Found> {
        let (mut slots, mut found) = (Slots::default(), Vec::new());
        for row in of.iter().filter(|row| !self.claims.is_part(row.predicate) && !self.claims.has(row)) {
            let predicate = self.iri(row.predicate);
            let link = predicate.strip_prefix(BIOLINK).filter(|name| schema::predicate(name).is_some());
            if let Some(name) = link.filter(|_| self.triples.iri(row.object).is_some()) {
                found.extend(self.link(name, row));
            } else if predicate != rdf::TYPE.as_str() {
                self.add(&mut slots, row);
            }
        }
        let mut map = slots.into_map();
        let [subject, predicate, object] = claim.triple;
        let name = self.iri(predicate);
        for (slot, end) in [(StatementField::Subject, subject), (StatementField::Object, object)] {
            let Some(end) = self.argument(end) else {
                let reason = if self.is_literal(end) { Reason::Value } else { Reason::Object };
                self.left_out.add(reason, name, claim.line);
                return found;
            };
            map.insert(slot.name().to_owned(), end);
        }
        map.insert(StatementField::Predicate.name().to_owned(), identifier(name).into());
        if let Some(id) = of.first().and_then(|row| self.id(row.subject)) {
            map.insert(StatementField::Id.name().to_owned(), id.into());
        }
        if claim.is_reifier && !self.claims.is_asserted(claim) && is_held(|slot| map.get(slot)) {
            self.left_out.add(Reason::Quoted, name, claim.line);
            map.insert(StatementField::EpistemicStatus.name().to_owned(), "hypothesised".into());
        }
        found.push(Found { map, line: claim.line, is_edge: true });
        found
    }

    /// The node of an entity, if anything is said of it, and the edges that are no more than triples.
    pub(super) fn entity(&mut self, of: &[Row]) -> Vec<Found> {
        let (mut slots, mut names) = (Slots::default(), Names::default());
        let (mut line, mut found) = (None, Vec::new());
        for row in of.iter().filter(|row| !self.claims.has(row)) {
            let predicate = self.iri(row.predicate);
            if self.argument(row.subject).is_none() {
                self.left_out.add(Reason::BlankNode, predicate, row.line);
                continue;
            }
            let is_link = !self.is_literal(row.object);
            if predicate == rdf::TYPE.as_str() {
                let class = self.iri(row.object);
                match class.strip_prefix(BIOLINK) {
                    Some(name) => slots.add(EntityField::Category.name(), (format!("biolink:{name}").into(), false)),
                    None if class == RESOURCE => {}
                    None => {
                        self.left_out.add(Reason::Class, class, row.line);
                        continue;
                    }
                }
            } else if let Some(name) = predicate_of_entities(predicate).filter(|_| is_link) {
                found.extend(self.link(name, row));
                continue;
            } else if is_link && !predicate.starts_with(BIOLINK) && slot(predicate) == predicate {
                self.left_out.add(Reason::Predicate, predicate, row.line);
                continue;
            } else if !self.takes_name(row, &mut names) && !self.add(&mut slots, row) {
                continue;
            }
            line.get_or_insert(row.line);
        }
        let id = of.first().and_then(|row| self.argument(row.subject));
        if let Some((line, id)) = line.zip(id) {
            let mut map = names.into_map(slots);
            map.insert(EntityField::Id.name().to_owned(), id);
            found.insert(0, Found { map, line, is_edge: false });
        }
        found
    }

    /// A triple as an edge of which nothing more is said.
    fn link(&mut self, name: &str, row: &Row) -> Option<Found> {
        let ends = self.argument(row.subject).zip(self.argument(row.object));
        let Some((subject, object)) = ends else {
            self.left_out.add(Reason::Object, self.iri(row.predicate), row.line);
            return None;
        };
        let parts = [
            (StatementField::Subject, subject),
            (StatementField::Predicate, format!("biolink:{name}").into()),
            (StatementField::Object, object),
        ];
        let map = parts.into_iter().map(|(field, value)| (field.name().to_owned(), value)).collect();
        Some(Found { map, line: row.line, is_edge: true })
    }

    /// Adds the value of a triple; false if it has none.
    fn add(&mut self, slots: &mut Slots, row: &Row) -> bool {
        let predicate = self.iri(row.predicate);
        let term = self.triples.term(row.object);
        let Some(found) = term.and_then(value_of) else {
            self.left_out.add(Reason::Object, predicate, row.line);
            return false;
        };
        if let Some(Term::Literal(literal)) = term
            && literal.language().is_some()
        {
            self.left_out.add(Reason::Language, predicate, row.line);
        }
        slots.add(&slot(predicate), found);
        true
    }

    /// Whether a triple names its subject, with a language or as a thesaurus does.
    fn takes_name(&self, row: &Row, names: &mut Names) -> bool {
        match self.triples.term(row.object) {
            Some(Term::Literal(literal)) => names.take(self.iri(row.predicate), literal),
            _ => false,
        }
    }

    /// The end of a statement: an identifier, or a statement; none of a literal, and of a blank node that is no statement.
    fn argument(&self, end: TermId) -> Option<Json> {
        let iri = self.triples.iri(end);
        if self.claims.by(end).is_some() || iri.is_some_and(|iri| statement_id(iri).is_some()) {
            let id = self.id(end)?;
            return Some(Json::Object(Map::from_iter([("statement".to_owned(), id.into())])));
        }
        iri.map(|iri| identifier(iri).into())
    }

    /// The id of a statement; a blank node has one only if a statement is about it.
    fn id(&self, node: TermId) -> Option<String> {
        match self.triples.iri(node) {
            Some(iri) => Some(statement_id(iri).unwrap_or_else(|| identifier(iri)).into_owned()),
            None => self.claims.number(node).map(|number| format!("{}#statement{number}", self.source)),
        }
    }

    fn is_literal(&self, term: TermId) -> bool {
        matches!(self.triples.term(term), Some(Term::Literal(_)))
    }

    /// The text of an IRI; empty for what is none.
    fn iri(&self, term: TermId) -> &'t str {
        let triples: &'t Triples = self.triples;
        triples.iri(term).unwrap_or_default()
    }
}

/// The predicate of Biolink that links entities, for one of Biolink or one that means the same.
fn predicate_of_entities(iri: &str) -> Option<&str> {
    let Some(name) = iri.strip_prefix(BIOLINK) else {
        return PREDICATES.iter().find(|(other, _)| *other == iri).map(|(_, name)| *name);
    };
    let is_slot = entity_key(name).is_some() || schema::is_slot(name);
    (schema::predicate(name).is_some() || !is_slot).then_some(name)
}
