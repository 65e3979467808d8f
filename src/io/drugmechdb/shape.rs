//! The record as the file has it: keys, their known misspellings, and whatever else it holds.

use core::fmt;
use core::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::model::slots::{StatementField, statement_key};
use crate::model::{Properties, Value};

/// Where a part of a record is, as far as its format gives that.
pub(super) trait Placing {
    /// A part with its place.
    type Of<T: DeserializeOwned>: DeserializeOwned;

    /// The part, and its line in the record and its column, from 1; 0 if the format does not give it.
    fn part<T: DeserializeOwned>(placed: Self::Of<T>) -> (T, (usize, usize));

    /// Places of the elements of a list in the text of the record; none if the parts have their own.
    fn elements(_text: &str, _list: &str) -> Vec<Range<usize>> {
        Vec::new()
    }

    /// The place of the header in a record that starts at `start`.
    fn header(_text: &str, start: (u64, u64)) -> (u64, u64) {
        start
    }
}

/// A record.
#[derive(Deserialize)]
#[serde(bound = "P: Placing", expecting = "a record")]
pub(super) struct Shape<P: Placing> {
    pub(super) graph: Option<Header>,
    #[serde(default = "Vec::new")]
    pub(super) nodes: Vec<P::Of<Node>>,
    #[serde(default = "Vec::new")]
    pub(super) links: Vec<P::Of<Link>>,
    #[serde(default)]
    pub(super) references: Texts,
    #[serde(default)]
    pub(super) reference: Texts,
    #[serde(default)]
    pub(super) comment: Texts,
    #[serde(default)]
    pub(super) comments: Texts,
    #[serde(default)]
    pub(super) commments: Texts,
    /// Written by the library that made the files; true in each.
    pub(super) directed: Option<Value>,
    /// As `directed`.
    pub(super) multigraph: Option<Value>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

/// What a record is about.
#[derive(Default, Deserialize)]
#[serde(expecting = "a header")]
pub(super) struct Header {
    #[serde(rename = "_id")]
    pub(super) id: Option<String>,
    pub(super) disease: Option<String>,
    #[serde(default)]
    pub(super) disease_mesh: Texts,
    pub(super) drug: Option<String>,
    #[serde(default)]
    pub(super) drug_mesh: Texts,
    #[serde(default)]
    pub(super) drugbank: Texts,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

/// A thing that the links of a record are about.
#[derive(Deserialize)]
#[serde(expecting = "a node")]
pub(super) struct Node {
    pub(super) id: Option<String>,
    pub(super) label: Option<String>,
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) alt_ids: Texts,
    #[serde(default)]
    pub(super) alt_id: Texts,
    #[serde(default)]
    pub(super) all_ids: Texts,
    #[serde(default)]
    pub(super) all_id: Texts,
    #[serde(default)]
    pub(super) alt_names: Texts,
    #[serde(default)]
    pub(super) alt_name: Texts,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

/// What a record says of two of its nodes.
#[derive(Deserialize)]
#[serde(expecting = "a link")]
pub(super) struct Link {
    pub(super) key: Option<String>,
    pub(super) source: Option<String>,
    pub(super) target: Option<String>,
    /// What publications say of it, in the records that are curated with language models.
    pub(super) evidence: Option<Value>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

impl Link {
    /// Whether the record denies the link, in a key that the format does not have.
    pub(super) fn is_denied(&self) -> bool {
        self.rest.0.iter().any(|(key, value)| is_negation(key) && truth(value) == Some(true))
    }

    /// Leaves out a key that says whether the link is denied, if its value is a boolean.
    pub(super) fn without_negation(mut self) -> Self {
        self.rest.0.retain(|key, value| !is_negation(key) || truth(value).is_none());
        self
    }
}

/// A boolean, also as a text.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        other => {
            let text = other.as_text()?;
            [true, false].into_iter().find(|truth| text.eq_ignore_ascii_case(if *truth { "true" } else { "false" }))
        }
    }
}

/// Whether a key is that of a denial.
fn is_negation(key: &str) -> bool {
    statement_key(key).is_some_and(|key| key.field == StatementField::Negated)
}

/// A list of texts; one text counts as a list of one, nothing as none.
#[derive(Default)]
pub(super) struct Texts(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;

        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.to_owned()]))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Texts, E> {
                Ok(Texts(vec![number.to_string()]))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Texts, E> {
                Ok(Texts(vec![number.to_string()]))
            }

            fn visit_unit<E: Error>(self) -> Result<Texts, E> {
                Ok(Texts::default())
            }

            fn visit_none<E: Error>(self) -> Result<Texts, E> {
                Ok(Texts::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element::<Option<String>>()? {
                    texts.extend(text);
                }
                Ok(Texts(texts))
            }
        }

        deserializer.deserialize_any(OneOrMany)
    }
}

/// Keys that the format does not have, with their values; none twice.
#[derive(Default)]
pub(super) struct Rest(pub(super) Properties);

impl<'de> Deserialize<'de> for Rest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = Rest;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("keys and values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rest, A::Error> {
                let mut rest = Properties::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    if rest.insert(key.clone(), value).is_some() {
                        return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
                    }
                }
                Ok(Rest(rest))
            }
        }

        deserializer.deserialize_map(Keys)
    }
}
