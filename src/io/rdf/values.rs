//! The values of slots as terms of RDF, and back.

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, Term};
use serde_json::{Number, Value as Json};

use crate::io::kgx::strict_value;
use crate::schema::{self, SlotRange};

use super::terms::{identifier, known_iri};

/// Slots of identifiers whose range the tables do not have.
const SOURCES: [&str; 4] =
    ["primary_knowledge_source", "aggregator_knowledge_source", "supporting_data_source", "provided_by"];

/// The dimensions of the context, each a slot with a list.
pub(super) const CONTEXT: &str = "context_";

/// The terms of a value: one for each element of a list of which the terms show that it is one.
pub(super) fn terms(slot: &str, value: &Json) -> Vec<Term> {
    match value {
        Json::Array(values) if values.len() > 1 || (is_list(slot) && !values.is_empty()) => {
            let terms: Option<Vec<Term>> = values.iter().map(|value| scalar(slot, value)).collect();
            terms.filter(|terms| are_distinct(terms)).unwrap_or_else(|| vec![structure(value)])
        }
        Json::Array(_) | Json::Object(_) | Json::Null => vec![structure(value)],
        _ if is_list(slot) => vec![structure(value)],
        _ => vec![scalar(slot, value).unwrap_or_else(|| structure(value))],
    }
}

/// A set of triples holds each once.
fn are_distinct(terms: &[Term]) -> bool {
    let mut sorted: Vec<String> = terms.iter().map(Term::to_string).collect();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair.first() != pair.last())
}

fn structure(value: &Json) -> Term {
    Literal::new_typed_literal(value.to_string(), rdf::JSON).into()
}

/// The term of a text, a number or a truth value.
fn scalar(slot: &str, value: &Json) -> Option<Term> {
    Some(match value {
        Json::String(text) => match known_iri(text).filter(|_| is_identifier(slot)) {
            Some(iri) => iri.into(),
            None => Literal::new_simple_literal(text).into(),
        },
        Json::Bool(value) => Literal::new_typed_literal(value.to_string(), xsd::BOOLEAN).into(),
        Json::Number(number) => {
            let kind = if number.is_f64() { xsd::DOUBLE } else { xsd::INTEGER };
            Literal::new_typed_literal(number.to_string(), kind).into()
        }
        Json::Null | Json::Array(_) | Json::Object(_) => return None,
    })
}

/// Whether the values of a slot are identifiers.
fn is_identifier(slot: &str) -> bool {
    SOURCES.contains(&slot) || slot.starts_with(CONTEXT) || schema::slot_range(slot) == SlotRange::Curie
}

/// Whether a slot has a list even of one value.
fn is_list(slot: &str) -> bool {
    slot.starts_with(CONTEXT) || schema::is_multivalued(slot)
}

/// The value of the terms of a slot, in their order.
pub(super) fn value(slot: &str, mut values: Vec<Json>, is_structure: bool) -> Json {
    if values.len() == 1 && (is_structure || !is_list(slot)) {
        return values.pop().unwrap_or_default();
    }
    Json::Array(values)
}

/// The value of a term, and whether it is a structure; none of a blank node or a triple.
pub(super) fn value_of(term: &Term) -> Option<(Json, bool)> {
    match term {
        Term::NamedNode(iri) => Some((identifier(iri.as_str()).into(), false)),
        Term::Literal(literal) => {
            let text = literal.value();
            if literal.datatype() == rdf::JSON
                && let Ok(value) = strict_value(text)
            {
                return Some((value, true));
            }
            Some((literal_value(literal).unwrap_or_else(|| text.into()), false))
        }
        Term::BlankNode(_) | Term::Triple(_) => None,
    }
}

/// The number or truth value of a literal that has such a type and is one.
fn literal_value(literal: &Literal) -> Option<Json> {
    let text = literal.value();
    let kind = literal.datatype();
    if kind == xsd::STRING || kind == rdf::LANG_STRING {
        return None;
    }
    if kind == xsd::BOOLEAN {
        return match text {
            "true" | "1" => Some(true.into()),
            "false" | "0" => Some(false.into()),
            _ => None,
        };
    }
    if [xsd::INTEGER, xsd::INT, xsd::LONG, xsd::SHORT, xsd::NON_NEGATIVE_INTEGER, xsd::POSITIVE_INTEGER].contains(&kind)
    {
        return text.parse::<i64>().map(Json::from).or_else(|_| text.parse::<u64>().map(Json::from)).ok();
    }
    if [xsd::DOUBLE, xsd::FLOAT, xsd::DECIMAL].contains(&kind) {
        return text.parse::<f64>().ok().and_then(Number::from_f64).map(Json::Number);
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn check(slot: &str, given: &Json) {
        let terms = terms(slot, given);
        let read: Vec<(Json, bool)> = terms.iter().filter_map(value_of).collect();
        let is_structure = read.iter().any(|(_, is_structure)| *is_structure);
        let values = read.into_iter().map(|(value, _)| value).collect();
        assert_eq!(value(slot, values, is_structure), *given, "{slot} {terms:?}");
    }

    #[test]
    fn values_come_back_in_their_shape() {
        for slot in ["publications", "score", "context_cell", "negated", "name"] {
            for given in [
                json!("PMID:1"),
                json!(["PMID:1"]),
                json!(["PMID:1", "PMID:2"]),
                json!(["a", "a"]),
                json!([]),
                json!(null),
                json!(true),
                json!(1),
                json!(1.0),
                json!(5e-8),
                json!(u64::MAX),
                json!({"a": [1, {"b": null}]}),
                json!(["1", 1, 1.0]),
                json!("{\"a\": 1}"),
            ] {
                check(slot, &given);
            }
        }
    }

    #[test]
    fn identifiers_are_iris_and_numbers_are_typed() {
        let written = |slot: &str, value: &Json| terms(slot, value).iter().map(Term::to_string).collect::<Vec<_>>();
        let pmid = "<http://www.ncbi.nlm.nih.gov/pubmed/1>";
        assert_eq!(written("publications", &json!(["PMID:1"])), [pmid]);
        assert_eq!(written("note", &json!("PMID:1")), ["\"PMID:1\""]);
        assert_eq!(written("p_value", &json!(5e-8)), ["\"5e-8\"^^<http://www.w3.org/2001/XMLSchema#double>"]);
    }

    proptest! {
        #[test]
        fn any_number_and_text_comes_back(number in any::<f64>(), text in any::<String>()) {
            check("score", &json!([number, text]));
            check("description", &json!(text));
        }
    }
}
