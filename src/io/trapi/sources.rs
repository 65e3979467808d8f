//! The retrieval sources of an edge.

use serde_json::{Map, Value as Json, json};

use super::keys::{ATTRIBUTES, NO_SOURCE, is_list_of_texts, texts};
use super::written::says;
use crate::io::kgx::UPSTREAM;

/// Properties that name sources, with their role.
const ROLES: [&str; 2] = ["aggregator_knowledge_source", "supporting_data_source"];
const PRIMARY: &str = "primary_knowledge_source";
const URLS: &str = "source_record_urls";

/// Takes the sources out of an object of KGX. The API wants a primary one; where none is known, it is not provided. With
/// `all`, those of other roles are written, too; else they stay.
///
/// Where nothing else is said, an aggregator has it from the primary source, and that from the sources of supporting data.
pub(super) fn sources(entries: &mut Map<String, Json>, all: bool) -> Vec<Json> {
    let first = entries.remove(PRIMARY);
    let primary = first.as_ref().and_then(Json::as_str);
    let mut upstream = match entries.get(UPSTREAM) {
        Some(Json::Object(map)) if all && map.values().all(is_list_of_texts) => map.clone(),
        _ => Map::new(),
    };
    if !upstream.is_empty() {
        entries.remove(UPSTREAM);
    }
    // What an attribute says stays one.
    let given = entries.get(ATTRIBUTES).and_then(Json::as_array).cloned().unwrap_or_default();
    let mut take = |key: &str, wanted: bool| {
        let list = entries
            .get(key)
            .filter(|value| wanted && is_list_of_texts(value) && !says(&given, key, value, true))
            .cloned();
        if list.is_some() {
            entries.remove(key);
        }
        list
    };
    let others = ROLES.map(|role| take(role, all));
    let urls = take(URLS, all && primary.is_some());
    let [_, supporting] = &others;
    let mut source = |id: &str, role: &str, implied: Option<Json>| {
        let mut source = json!({"resource_id": id, "resource_role": role});
        let above = upstream.remove(id).or(implied);
        // A list of none is left out, as version 2 has it.
        if let Some(above) = above.filter(|above| above.as_array().is_some_and(|above| !above.is_empty())) {
            source[UPSTREAM] = above;
        }
        source
    };
    let mut sources =
        vec![source(primary.unwrap_or(NO_SOURCE), PRIMARY, supporting.clone().filter(|_| primary.is_some()))];
    if let (Some(urls), Some(first)) = (urls, sources.first_mut()) {
        first[URLS] = urls;
    }
    for (role, list) in ROLES.into_iter().zip(&others) {
        let implied = primary.filter(|_| role == ROLES[0]).map(|primary| json!([primary]));
        sources.extend(texts(list.as_ref()).map(|id| source(id, role, implied.clone())));
    }
    sources
}
