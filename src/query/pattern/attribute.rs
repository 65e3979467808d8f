//! Conditions on attributes, compiled.

use regex_lite::Regex;

use super::value::{AllowDeny, AttributeConstraint, Operator};
use crate::graph::{Node, StatementRef};
use crate::model::{Properties, Value};
use crate::query::plan::PatternError;
use crate::text::quoted;

/// A condition on an attribute, its regular expressions compiled.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    constraint: AttributeConstraint,
    /// The identifier without `biolink:`.
    name: String,
    patterns: Vec<Regex>,
}

/// What is asked of a statement that its profile does not say.
#[derive(Clone, Debug)]
pub(super) enum Closer {
    Attribute(Condition),
    /// Any knowledge source, primary or not.
    Source(AllowDeny),
}

/// The property that holds attributes whose types are no slots.
const ATTRIBUTES: &str = "attributes";

impl Condition {
    /// Compiles a condition, which is at a place of the pattern.
    pub(super) fn new(constraint: &AttributeConstraint, place: &str) -> Result<Self, PatternError> {
        let name = constraint.id.strip_prefix("biolink:").unwrap_or(&constraint.id).to_owned();
        let mut patterns = Vec::new();
        if constraint.operator == Operator::Matches {
            for pattern in elements(&constraint.value) {
                let Value::Text(pattern) = pattern else {
                    let problem = "matches takes a regular expression as a text, or a list of them";
                    return Err(PatternError::new(format!("{place}.value"), problem));
                };
                let compiled = Regex::new(pattern).map_err(|error| {
                    // The parser draws where it is wrong, over several lines, and says what is wrong in the last.
                    let error = error.to_string();
                    let reason = error.lines().last().unwrap_or_default().trim_start_matches("error: ");
                    let problem = format!("{} is no regular expression: {reason}", quoted(pattern));
                    PatternError::new(format!("{place}.value"), problem)
                })?;
                patterns.push(compiled);
            }
        }
        Ok(Self { constraint: constraint.clone(), name, patterns })
    }

    pub(super) fn holds_of_statement(&self, statement: StatementRef<'_>) -> bool {
        let values = statement_values(statement, &self.name, &self.constraint.id);
        values.iter().any(|value| self.compares(value)) != self.constraint.not
    }

    pub(super) fn holds_of_node(&self, node: Node<'_>) -> bool {
        let values = node_values(node, &self.name, &self.constraint.id);
        values.iter().any(|value| self.compares(value)) != self.constraint.not
    }

    fn compares(&self, own: &Value) -> bool {
        let asked = &self.constraint.value;
        match self.constraint.operator {
            Operator::Same => own == asked,
            Operator::Matches => elements(own).any(|own| {
                let text = text_of(own);
                text.is_some_and(|text| self.patterns.iter().any(|pattern| pattern.is_match(&text)))
            }),
            operator => elements(own).any(|own| elements(asked).any(|asked| holds(operator, own, asked))),
        }
    }
}

impl Closer {
    pub(super) fn holds(&self, statement: StatementRef<'_>) -> bool {
        match self {
            Self::Attribute(condition) => condition.holds_of_statement(statement),
            Self::Source(sources) => {
                let own = sources_of(statement);
                sources.admits(own.iter().flat_map(Value::texts))
            }
        }
    }
}

/// The elements of a list, the values of a map, or the value alone.
fn elements(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::List(values) => Box::new(values.iter()),
        Value::Map(values) => Box::new(values.values()),
        other => Box::new(core::iter::once(other)),
    }
}

fn holds(operator: Operator, own: &Value, asked: &Value) -> bool {
    let numbers = || Some((number_of(own)?, number_of(asked)?));
    match operator {
        Operator::Greater => numbers().map_or_else(|| texts(own, asked, |own, asked| own > asked), |(a, b)| a > b),
        Operator::Less => numbers().map_or_else(|| texts(own, asked, |own, asked| own < asked), |(a, b)| a < b),
        #[expect(clippy::float_cmp, reason = "the values are as sources give them")]
        _ => own == asked || numbers().is_some_and(|(a, b)| a == b),
    }
}

fn texts(own: &Value, asked: &Value, compare: fn(&str, &str) -> bool) -> bool {
    match (own, asked) {
        (Value::Text(own), Value::Text(asked)) => compare(own, asked),
        _ => false,
    }
}

/// A number, which a source may have written as a text.
#[expect(clippy::cast_precision_loss, reason = "whole numbers of sources are small")]
fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        Value::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Bool(_) | Value::Integer(_) | Value::Number(_) => {
            let mut text = String::new();
            value.write_to(&mut text);
            Some(text)
        }
        _ => None,
    }
}

fn text(value: Option<&str>) -> Vec<Value> {
    value.map(Value::from).into_iter().collect()
}

fn list<'v>(values: impl Iterator<Item = &'v str>) -> Vec<Value> {
    let values: Vec<Value> = values.map(Value::from).collect();
    if values.is_empty() { Vec::new() } else { vec![Value::List(values)] }
}

/// The knowledge sources of a statement, in every role.
pub(crate) fn sources_of(statement: StatementRef<'_>) -> Vec<Value> {
    let mut sources = text(statement.primary_knowledge_source());
    if let Some(mut properties) = statement.properties() {
        let others = ["aggregator_knowledge_source", "supporting_data_source", "other_primary_knowledge_source"];
        sources.extend(others.iter().filter_map(|role| properties.remove(*role)));
    }
    sources
}

/// The values of a statement's attribute: none if it is not there, several if the source gave it several times.
fn statement_values(statement: StatementRef<'_>, name: &str, id: &str) -> Vec<Value> {
    match name {
        "knowledge_level" => text(statement.knowledge_level()),
        "agent_type" => text(statement.agent_type()),
        "primary_knowledge_source" => text(statement.primary_knowledge_source()),
        "knowledge_source" => sources_of(statement),
        "publications" => list(statement.publications()),
        "negated" => vec![Value::Bool(statement.is_negated())],
        "id" => vec![Value::Text(statement.id().into_owned())],
        _ => statement.properties().map_or_else(Vec::new, |properties| values_of(&properties, name, id)),
    }
}

fn node_values(node: Node<'_>, name: &str, id: &str) -> Vec<Value> {
    match name {
        "id" => vec![Value::from(node.curie())],
        "name" => text(node.given_name()),
        "description" => text(node.description()),
        "synonym" | "synonyms" => list(node.synonyms()),
        "xref" | "equivalent_identifiers" => list(node.equivalent_ids()),
        "provided_by" => list(node.provided_by()),
        "category" => list(node.categories().iter().map(crate::model::Category::as_str)),
        _ => node.properties().map_or_else(Vec::new, |properties| values_of(&properties, name, id)),
    }
}

/// The values of a free property, and of attributes of this type.
fn values_of(properties: &Properties, name: &str, id: &str) -> Vec<Value> {
    let mut values: Vec<Value> = properties.get(name).or_else(|| properties.get(id)).cloned().into_iter().collect();
    if let Some(Value::List(attributes)) = properties.get(ATTRIBUTES) {
        let of_type = attributes.iter().filter_map(|attribute| match attribute {
            Value::Map(fields) => {
                let own = fields.get("attribute_type_id")?.texts().first().copied().map(str::to_owned)?;
                (own == id || own.strip_prefix("biolink:") == Some(name)).then(|| fields.get("value").cloned())?
            }
            _ => None,
        });
        values.extend(of_type);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(operator: Operator, own: &Value, asked: &Value, expected: bool) {
        let constraint = AttributeConstraint::new("biolink:p", operator, asked.clone());
        let condition = Condition::new(&constraint, "here").unwrap();
        assert_eq!(condition.compares(own), expected, "{own:?} {} {asked:?}", operator.as_str());
    }

    #[test]
    fn values_are_compared_as_trapi_says() {
        let list = |values: [i64; 3]| Value::List(values.map(Value::Integer).to_vec());
        check(Operator::Equal, &list([1, 2, 3]), &list([6, 7, 2]), true);
        check(Operator::Equal, &list([1, 2, 3]), &list([6, 7, 8]), false);
        check(Operator::Same, &list([1, 2, 3]), &list([1, 2, 3]), true);
        check(Operator::Same, &list([1, 2, 3]), &list([3, 2, 1]), false);
        check(Operator::Same, &Value::Integer(1), &Value::Number(1.0), false);
        check(Operator::Equal, &Value::Integer(1), &Value::Number(1.0), true);
        check(Operator::Greater, &Value::Number(7.9), &Value::Integer(5), true);
        check(Operator::Greater, &Value::from("10"), &Value::Integer(5), true);
        check(Operator::Less, &Value::Number(7.9), &Value::Integer(5), false);
        check(Operator::Less, &Value::from("a"), &Value::from("b"), true);
        check(Operator::Less, &Value::Bool(true), &Value::Integer(5), false);
        check(Operator::Matches, &Value::from("PMID:123"), &Value::from("^PMID:[0-9]+$"), true);
        check(Operator::Matches, &Value::from("PMC:123"), &Value::from("^PMID:"), false);
        check(Operator::Matches, &list([10, 20, 30]), &Value::from("^3"), true);
    }

    #[test]
    fn an_expression_that_is_none_is_refused_with_its_place() {
        let constraint = AttributeConstraint::new("biolink:p", Operator::Matches, "(");
        let error = Condition::new(&constraint, "edges.e0.attributes[0]").unwrap_err();
        assert_eq!(error.place, "edges.e0.attributes[0].value");
    }
}
