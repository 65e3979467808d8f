//! A statement as INDRA has it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use crate::model::{Properties, Value};

/// A statement of any type.
#[derive(Deserialize)]
#[serde(expecting = "an INDRA statement")]
pub(super) struct Row {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) id: Option<Value>,
    pub(super) matches_hash: Option<Value>,
    pub(super) belief: Option<Value>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) evidence: Vec<Evidence>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) supports: Vec<Value>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) supported_by: Vec<Value>,
    #[serde(alias = "subj", alias = "gef", alias = "gap", alias = "agent")]
    pub(super) enz: Option<Agent>,
    #[serde(alias = "obj", alias = "ras")]
    pub(super) sub: Option<Agent>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) members: Vec<Agent>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) obj_from: Vec<Agent>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) obj_to: Vec<Agent>,
    pub(super) residue: Option<String>,
    pub(super) position: Option<Value>,
    #[serde(alias = "activity")]
    pub(super) obj_activity: Option<String>,
    pub(super) is_active: Option<bool>,
    pub(super) from_location: Option<String>,
    pub(super) to_location: Option<String>,
    #[serde(flatten)]
    pub(super) rest: Properties,
}

/// Keys that say nothing that is not said by others.
pub(super) const REDUNDANT: [&str; 3] = ["sbo", "full_hash", "source_counts"];

/// A molecule, a process, or an event about one.
#[derive(Clone, Deserialize)]
#[serde(expecting = "an agent")]
pub(super) struct Agent {
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) db_refs: BTreeMap<String, Value>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) mods: Vec<Modification>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) mutations: Vec<Mutation>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) bound_conditions: Vec<Bound>,
    pub(super) activity: Option<Activity>,
    pub(super) location: Option<String>,
    /// Of an event.
    pub(super) concept: Option<Box<Agent>>,
    pub(super) delta: Option<Delta>,
}

#[derive(Clone, Deserialize)]
#[serde(expecting = "a modification")]
pub(super) struct Modification {
    pub(super) mod_type: String,
    pub(super) residue: Option<String>,
    pub(super) position: Option<Value>,
    #[serde(default = "yes")]
    pub(super) is_modified: bool,
}

#[derive(Clone, Deserialize)]
#[serde(expecting = "a mutation")]
pub(super) struct Mutation {
    pub(super) position: Option<Value>,
    pub(super) residue_from: Option<String>,
    pub(super) residue_to: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(expecting = "a bound agent")]
pub(super) struct Bound {
    pub(super) agent: Agent,
    #[serde(default = "yes")]
    pub(super) is_bound: bool,
}

#[derive(Clone, Deserialize)]
#[serde(expecting = "an activity")]
pub(super) struct Activity {
    pub(super) activity_type: String,
    #[serde(default = "yes")]
    pub(super) is_active: bool,
}

/// How a concept changes in an event.
#[derive(Clone, Deserialize)]
#[serde(expecting = "a change")]
pub(super) struct Delta {
    pub(super) polarity: Option<i64>,
}

/// Why a statement is there.
#[derive(Deserialize)]
#[serde(expecting = "evidence")]
pub(super) struct Evidence {
    pub(super) source_api: Option<String>,
    pub(super) source_id: Option<Value>,
    pub(super) pmid: Option<Value>,
    pub(super) text: Option<String>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) text_refs: BTreeMap<String, Value>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) epistemics: BTreeMap<String, Value>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) context: BTreeMap<String, Value>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) annotations: BTreeMap<String, Value>,
}

fn yes() -> bool {
    true
}

/// A value that may be null.
fn or_none<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
