//! Free properties: what a source says beyond the slots that the model knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Properties by name, in the order of their names.
pub type Properties = BTreeMap<String, Value>;

/// The value of a free property, with the shapes of JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing: the property is named and has no value.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number with a fraction.
    Number(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by name.
    Map(Properties),
}

impl Value {
    /// Appends the value in JSON's notation, in which equal values are equal texts.
    pub(crate) fn write_to(&self, text: &mut String) {
        let quoted = |text: &mut String, content: &str| {
            text.push('"');
            for letter in content.chars() {
                if matches!(letter, '"' | '\\') {
                    text.push('\\');
                }
                text.push(letter);
            }
            text.push('"');
        };
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::Integer(value) => text.push_str(&value.to_string()),
            Self::Number(value) => text.push_str(&value.to_string()),
            Self::Text(content) => quoted(text, content),
            Self::List(values) => {
                text.push('[');
                for (place, value) in values.iter().enumerate() {
                    if place > 0 {
                        text.push_str(", ");
                    }
                    value.write_to(text);
                }
                text.push(']');
            }
            Self::Map(values) => {
                text.push('{');
                for (place, (name, value)) in values.iter().enumerate() {
                    if place > 0 {
                        text.push_str(", ");
                    }
                    quoted(text, name);
                    text.push_str(": ");
                    value.write_to(text);
                }
                text.push('}');
            }
        }
    }

    /// The text, or those of a list and of lists in it, in order.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(values) => values.iter().flat_map(Self::texts).collect(),
            _ => Vec::new(),
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl core::fmt::Display for Value {
    /// A text as it is, anything else in JSON's notation.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Self::Text(text) = self {
            return f.write_str(text);
        }
        let mut text = String::new();
        self.write_to(&mut text);
        f.write_str(&text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
