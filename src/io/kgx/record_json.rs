//! Entities and statements as JSON by themselves: an object of KGX each, as the writers write it.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Map, Value as Json};

use crate::io::WriteReport;
use crate::io::json_writing::Object;
use crate::model::{Entity, FindingCode, Statement};

use super::records::{Taken, edge_of_cells, node_of_cells};
use super::strict::Strict;
use super::write::objects;

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(|report| objects::node(self, report), serializer)
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(|report| objects::edge(self, report), serializer)
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(node_of_cells, deserializer)
    }
}

impl<'de> Deserialize<'de> for Statement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(edge_of_cells, deserializer)
    }
}

/// Nobody reads a report here, so what JSON has no room for is an error.
fn write<S: Serializer>(object: impl FnOnce(&mut WriteReport) -> Object, serializer: S) -> Result<S::Ok, S::Error> {
    let mut report = WriteReport::default();
    let object = object(&mut report);
    match report.losses.keys().next() {
        Some(reason) => Err(S::Error::custom(format_args!("KGX JSON cannot hold {reason}"))),
        None => object.serialize(serializer),
    }
}

/// A record, unless something of it would be left out.
fn read<'de, T, D: Deserializer<'de>>(
    record: fn(Map<String, Json>) -> Taken<T>,
    deserializer: D,
) -> Result<T, D::Error> {
    let Json::Object(map) = Strict::read(deserializer)? else {
        return Err(D::Error::custom("an object of KGX JSON is expected"));
    };
    let (record, reports) = record(map).map_err(|(finding, _)| D::Error::custom(finding.message))?;
    match reports.into_iter().find(|(_, finding)| finding.code == FindingCode::BadNumber) {
        Some((_, finding)) => Err(D::Error::custom(finding.message)),
        None => Ok(record),
    }
}
