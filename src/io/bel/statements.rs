//! Links as statements.

use crate::io::words::{cited, filled, say_direction};
use crate::model::{Argument, Predicate, Statement, Value};
use crate::text::quoted;

use super::contexts::Annotated;
use super::document::{Citation, Header, Link};
use super::nested::Role;
use super::parts::qualify;
use super::relations::{Says, of_node_link, relation};
use super::terms::{Function, Term};

/// What the links of a document say.
pub(super) struct Statements<'d> {
    pub(super) header: &'d Header,
    pub(super) links: &'d [Option<Link>],
    pub(super) ids: Ids,
}

/// What a statement is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ids {
    /// `PyBEL`'s hash of the edge, else the number of the link.
    OfNodeLink,
    /// The key of the link, where another statement is about it; else the graph derives an id.
    OfScript,
}

impl Ids {
    fn of(self, link: &Link, number: usize) -> Option<String> {
        let key = link.key.as_ref().and_then(Value::as_text).and_then(filled);
        match self {
            Self::OfNodeLink => Some(key.map_or_else(|| format!("pybel:link-{number}"), |key| format!("pybel:{key}"))),
            Self::OfScript => key.map(str::to_owned),
        }
    }
}

impl Statements<'_> {
    /// The statement of a link between two terms, and what of it is not understood; an error says why there is none.
    pub(super) fn statement(
        &self,
        number: usize,
        role: Role,
        ends: [Option<&Term>; 2],
    ) -> Result<(Statement, Vec<String>), String> {
        let Some(Some(link)) = self.links.get(number) else { return Err("the link cannot be read".to_owned()) };
        let [Some(source), Some(target)] = ends else {
            let (what, end) = if ends[0].is_none() { ("source", &link.source) } else { ("target", &link.target) };
            let Some(end) = end else { return Err(format!("the link has no {what}; give it the place of a node")) };
            return Err(format!("the {what} of the link is {end}, which is no node of the graph; correct it"));
        };
        let Some(name) = link.relation.as_deref().and_then(filled) else {
            return Err("the link has no relation, such as increases; give it one".to_owned());
        };
        let name = match self.ids {
            Ids::OfNodeLink => of_node_link(name, [source.function, target.function]),
            Ids::OfScript => name,
        };
        let says = relation(name);
        let predicate = match says {
            Some(Says::Raises | Says::Lowers | Says::NoEffect) => "affects",
            Some(Says::Acts) => "regulates",
            Some(Says::Is(predicate) | Says::IsNot(predicate)) => predicate,
            Some(Says::HasVariant) => target.as_variant,
            None => name,
        };
        let predicate: Predicate = predicate.parse().map_err(|error| format!("relation: {error}"))?;
        let about = match role {
            Role::About(other) => {
                self.links.get(other).and_then(Option::as_ref).and_then(|link| self.ids.of(link, other))
            }
            Role::Plain | Role::Unclear => None,
        };
        let object = about.clone().map_or_else(|| target.entity.id.clone().into(), Argument::statement);
        let mut statement = Statement::new(source.entity.id.clone(), predicate, object);
        statement.id = self.ids.of(link, number);
        statement.negated = matches!(says, Some(Says::NoEffect | Says::IsNot(_)));
        let direction = match says {
            Some(Says::Raises) => Some("increased"),
            Some(Says::Lowers) => Some("decreased"),
            _ => None,
        };
        if let Some(direction) = direction {
            say_direction(&mut statement.qualifiers, direction);
        }
        let remarks = self.qualify(&mut statement, link, says, (source.function, target.function), about.is_some());
        self.describe(&mut statement, link, name);
        Ok((statement, remarks))
    }

    fn qualify(
        &self,
        statement: &mut Statement,
        link: &Link,
        says: Option<Says>,
        (source, target): (Function, Function),
        is_about: bool,
    ) -> Vec<String> {
        let patterns = &self.header.namespace_pattern;
        let of_amount = matches!(says, Some(Says::Raises | Says::Lowers | Says::Acts | Says::NoEffect));
        let subject = ("subject", source, &link.source_modifier, false);
        // What a statement about a statement acts on is a relation, and no amount.
        let object = (!is_about).then_some(("object", target, &link.target_modifier, of_amount));
        let mut remarks = Vec::new();
        for (side, function, modifier, of_amount) in [Some(subject), object].into_iter().flatten() {
            // A form, a part or a class is one of the thing, not of how much there is of it.
            let is_between_things = matches!(says, Some(Says::HasVariant)) || modifier.is_none() && !is_measured(says);
            if is_between_things {
                continue;
            }
            remarks.extend(qualify(statement, side, function, modifier.as_ref(), of_amount, patterns));
            for (key, value) in modifier.iter().flat_map(|it| &it.rest) {
                remarks.push(format!("a modifier has an unknown key {}; it is kept as a property", quoted(key)));
                statement.properties.insert(format!("{side}_{key}"), Value::List(vec![value.clone()]));
            }
        }
        remarks
    }

    /// Citation, evidence, annotations and where the document says so.
    fn describe(&self, statement: &mut Statement, link: &Link, relation: &str) {
        let Header { namespace_pattern, document_metadata, .. } = self.header;
        let properties = &mut statement.properties;
        let list = |text: String| Value::list([text]);
        properties.extend(link.rest.clone());
        if let Some(annotations) = &link.annotations {
            let annotated = Annotated::read(annotations, namespace_pattern);
            statement.context = annotated.context;
            properties.extend(annotated.properties);
        }
        properties.insert("original_predicate".to_owned(), list(relation.to_owned()));
        let publication = link.citation.as_ref().and_then(publication);
        if let Some(text) = link.evidence.as_deref().and_then(filled) {
            properties.insert("supporting_text".to_owned(), list(cited(text, publication.as_deref())));
        }
        statement.evidence.publications.extend(publication);
        if let Some(line) = &link.line {
            let name = document_metadata.get("name").map(Value::to_string).unwrap_or_default();
            let document = if name.is_empty() { String::new() } else { format!("{name}, ") };
            properties.insert("document_line".to_owned(), list(format!("{document}line {line}")));
        }
    }
}

/// Whether a relation is one between amounts, activities or processes, and not between the things themselves.
const fn is_measured(says: Option<Says>) -> bool {
    match says {
        Some(Says::Is(predicate) | Says::IsNot(predicate)) => is_correlation(predicate),
        Some(Says::HasVariant) => false,
        _ => true,
    }
}

const fn is_correlation(predicate: &str) -> bool {
    matches!(
        predicate.as_bytes(),
        b"correlated_with"
            | b"positively_correlated_with"
            | b"negatively_correlated_with"
            | b"associated_with"
            | b"biomarker_for"
    )
}

/// A citation as a publication: an identifier where its kind is known, else what is said of it.
fn publication(citation: &Citation) -> Option<String> {
    let given = |text: &Option<String>| text.as_deref().and_then(filled).map(str::to_owned);
    let (Some(id), kind) = (given(&citation.identifier), given(&citation.namespace).unwrap_or_default()) else {
        return given(&citation.name);
    };
    let prefix = match kind.to_ascii_lowercase().as_str() {
        "pubmed" | "pmid" => "PMID",
        "pmc" | "pubmed central" => "PMC",
        "doi" => "doi",
        "url" | "online resource" => return Some(id),
        _ => return Some(given(&citation.name).unwrap_or_else(|| format!("{kind}: {id}"))),
    };
    Some(format!("{prefix}:{id}"))
}
