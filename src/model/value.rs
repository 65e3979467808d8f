//! Free properties: what a source says beyond the slots that the model knows.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::text::conversions;

/// Properties by name, in the order of their names.
pub type Properties = BTreeMap<String, Value>;

/// The value of a free property, with the shapes of JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    /// A list of these values.
    pub(crate) fn list<T: Into<Self>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }

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

/// Written out, since what is derived tries each shape in turn and makes an error of each that does not fit.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Shapes)
    }
}

struct Shapes;

impl<'de> Visitor<'de> for Shapes {
    type Value = Value;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "what is larger than a whole number here is a number")]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Number(value as f64), Value::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = elements.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut values = Properties::new();
        while let Some((name, value)) = entries.next_entry()? {
            values.insert(name, value);
        }
        Ok(Value::Map(values))
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

conversions! { Value:
    text: &str => Self::Text(text.to_owned());
    text: String => Self::Text(text);
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "json")]
    #[test]
    fn every_shape_of_json_is_read_as_it_is_written() {
        use super::Value;
        let text = r#"[null,true,-3,9223372036854775807,0.5,"a\"b",[],{"b":1,"a":[{}]}]"#;
        let read: Value = serde_json::from_str(text).unwrap();
        let Value::List(values) = &read else { panic!("{read}") };
        assert!(matches!(values.get(3), Some(Value::Integer(i64::MAX))));
        assert!(matches!(values.get(4), Some(Value::Number(_))));
        assert_eq!(serde_json::to_string(&read).unwrap(), text.replace(r#"{"b":1,"a":[{}]}"#, r#"{"a":[{}],"b":1}"#));
        // A number that no whole number here can hold.
        assert_eq!(
            serde_json::from_str::<Value>("18446744073709551615").unwrap(),
            Value::Number(18_446_744_073_709_551_615.0)
        );
    }
}
