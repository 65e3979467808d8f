//! The writer of RDF.

use std::collections::BTreeSet;
use std::io::{self, Write};

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, Term, Triple};
use oxttl::TurtleSerializer;
use oxttl::turtle::WriterTurtleSerializer;
use serde_json::{Map, Value as Json};

use crate::graph::{KnowledgeGraph, Node};
use crate::io::WriteReport;
use crate::io::kgx::{edge_rows, is_id, is_read_as_it_is, node_object, node_rows, row_object};
use crate::model::slots::{EntityField, StatementField};
use crate::schema::prefix_iri;

use super::claims::is_held;
use super::records::RESOURCE;
use super::terms::{BIOLINK, ENTITY, SLOT, STATEMENT, entity_iri, slot_iri, statement_iri};
use super::values::{CONTEXT, terms};

/// A syntax of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Syntax {
    /// Turtle, for people.
    Turtle,
    /// N-Triples: a triple a line.
    NTriples,
    /// N-Quads: the same, as all is in the default graph.
    NQuads,
}

/// Writes a graph as RDF 1.2: every entity that a row described, then every statement, as [`rdf`](super) says.
///
/// The report counts entities and statements. What is lost is what KGX JSON loses
/// ([`write_jsonl`](crate::io::kgx::write_jsonl)); RDF has no order, so software in between may return lists in another.
/// There is no `VERSION` line, which some parsers refuse.
///
/// ```
/// use mechgraph::io::rdf::{Syntax, TurtleReader, write};
/// use mechgraph::{GraphBuilder, datasets};
///
/// let graph = datasets::interferon_gamma();
/// let mut bytes = Vec::new();
/// assert!(write(&graph, Syntax::Turtle, &mut bytes)?.is_lossless());
/// let mut builder = GraphBuilder::new();
/// builder.load(TurtleReader::new("copy.ttl", bytes.as_slice()))?;
/// assert_eq!(builder.freeze()?.statement_count(), graph.statement_count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write(graph: &KnowledgeGraph, syntax: Syntax, out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let mut out = match syntax {
        Syntax::Turtle => Out::Turtle(Box::new(with_prefixes(graph)?.for_writer(out))),
        Syntax::NTriples | Syntax::NQuads => Out::Lines(out),
    };
    for node in node_rows(graph) {
        report.written += 1;
        let entries = node_object(&node.to_entity(), &mut report).into_entries();
        entity(&entity_iri(node.curie()), entries, &mut out)?;
    }
    for row in edge_rows(graph, is_id) {
        report.written += 1;
        let map = row_object(row, &mut report).into_map();
        statement(map, &mut out)?;
    }
    out.finish()?;
    Ok(report)
}

/// Where triples go.
enum Out<W: Write> {
    Turtle(Box<WriterTurtleSerializer<W>>),
    Lines(W),
}

impl<W: Write> Out<W> {
    fn put(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) -> io::Result<()> {
        let triple = Triple::new(subject.clone(), predicate, object);
        match self {
            Self::Turtle(turtle) => turtle.serialize_triple(&triple),
            Self::Lines(out) => writeln!(out, "{triple} ."),
        }
    }

    fn put_all(&mut self, subject: &NamedNode, slot: &str, value: &Json) -> io::Result<()> {
        terms(slot, value).into_iter().try_for_each(|term| self.put(subject, slot_iri(slot), term))
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Turtle(turtle) => turtle.finish().map(drop),
            Self::Lines(mut out) => out.flush(),
        }
    }
}

fn entity<W: Write>(subject: &NamedNode, entries: Vec<(String, Json)>, out: &mut Out<W>) -> io::Result<()> {
    let is_bare = entries.len() == 1;
    // A label would be read as the name of an entity that has none.
    let has_name = entries.iter().any(|(slot, _)| slot == EntityField::Name.name());
    for (slot, value) in entries {
        if slot == EntityField::Id.name() {
            continue;
        }
        match (has_name && slot == EntityField::Labels.name()).then(|| labels(&value)).flatten() {
            Some(labels) => labels.into_iter().try_for_each(|label| out.put(subject, slot_iri("name"), label))?,
            None => out.put_all(subject, &slot, &value)?,
        }
    }
    if is_bare {
        out.put(subject, rdf::TYPE.into(), NamedNode::new_unchecked(RESOURCE))?;
    }
    Ok(())
}

/// Names with their languages; none if one of these is no language, or RDF would write it otherwise.
fn labels(value: &Json) -> Option<Vec<Literal>> {
    let mut labels = Vec::new();
    for (language, names) in value.as_object()? {
        let names = names.as_array()?;
        for (place, name) in names.iter().enumerate() {
            let label = Literal::new_language_tagged_literal(name.as_str()?, language).ok()?;
            let is_new = !names.iter().take(place).any(|earlier| earlier == name);
            if label.language() != Some(language) || !is_new {
                return None;
            }
            labels.push(label);
        }
    }
    Some(labels)
}

fn statement<W: Write>(mut map: Map<String, Json>, out: &mut Out<W>) -> io::Result<()> {
    let is_asserted = is_held(|slot| map.get(slot));
    let mut taken = |field: StatementField| map.remove(field.name()).unwrap_or_default();
    let [id, subject, predicate, object] = [
        taken(StatementField::Id),
        taken(StatementField::Subject),
        taken(StatementField::Predicate),
        taken(StatementField::Object),
    ];
    let reifier = statement_iri(id.as_str().unwrap_or_default());
    let triple = Triple::new(end(&subject), entity_iri(predicate.as_str().unwrap_or_default()), end(&object));
    if is_asserted {
        out.put(&end(&subject), triple.predicate.clone(), triple.object.clone())?;
    }
    out.put(&reifier, rdf::TYPE.into(), NamedNode::new_unchecked(format!("{BIOLINK}Association")))?;
    out.put(&reifier, rdf::REIFIES.into(), triple)?;
    match map.remove(StatementField::Context.name()) {
        Some(Json::Object(context)) if context.values().all(is_plain) => {
            for (dimension, value) in context {
                let values = if value.is_array() { value } else { Json::Array(vec![value]) };
                out.put_all(&reifier, &format!("{CONTEXT}{dimension}"), &values)?;
            }
        }
        Some(context) => out.put_all(&reifier, StatementField::Context.name(), &context)?,
        None => {}
    }
    map.iter().try_for_each(|(slot, value)| out.put_all(&reifier, slot, value))
}

/// Whether the values of a dimension of the context are identifiers, so that no reader takes one for several.
fn is_plain(values: &Json) -> bool {
    match values {
        Json::Array(values) => values.iter().all(|value| value.as_str().is_some_and(is_read_as_it_is)),
        value => value.as_str().is_some_and(is_read_as_it_is),
    }
}

/// The IRI of the subject or object of a statement.
fn end(end: &Json) -> NamedNode {
    match end.get("statement").and_then(Json::as_str) {
        Some(id) => statement_iri(id),
        None => entity_iri(end.as_str().unwrap_or_default()),
    }
}

/// Turtle with the prefixes of Biolink that the entities have.
fn with_prefixes(graph: &KnowledgeGraph) -> io::Result<TurtleSerializer> {
    let used: BTreeSet<&str> =
        graph.nodes().map(Node::curie).filter_map(|id| id.split_once(':')).map(|(prefix, _)| prefix).collect();
    let known = used.into_iter().filter(|prefix| is_prefix(prefix));
    let known = known.filter_map(|prefix| Some((prefix, prefix_iri(prefix)?)));
    let own = [
        ("biolink", BIOLINK),
        ("entity", ENTITY),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("slot", SLOT),
        ("statement", STATEMENT),
        ("xsd", xsd::STRING.as_str().trim_end_matches("string")),
    ];
    own.into_iter()
        .chain(known.filter(|(prefix, _)| own.iter().all(|(taken, _)| taken != prefix)))
        .try_fold(TurtleSerializer::new(), |serializer, (prefix, iri)| {
            serializer.with_prefix(prefix, iri).map_err(io::Error::other)
        })
}

/// Whether a prefix can be written as one in Turtle.
fn is_prefix(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.ends_with(|last: char| last.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}
