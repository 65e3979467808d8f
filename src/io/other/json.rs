//! Which format JSON is of that is no KGX.

use super::keys::{Keys, Shape};
use super::{Named, OtherFormat};
use crate::model::slots::{StatementField, entity_key, statement_key};

/// The format of a JSON text, by the keys of its first value; none if it may be one that is read.
///
/// The keys are those of public schemas and writers: TRAPI 1.6, `PyBEL` 0.15, INDRA's statements, networkx's node-link
/// data, OBO Graphs, CX and CX2 as ndex2 3.12 writes them, SSSOM 1.0, JSON-LD 1.1, JSON Graph Format 2, Cytoscape.js,
/// hetnetpy's JSON, and APOC's export of Neo4j.
pub(super) fn other(name: &str, text: &str) -> Option<OtherFormat> {
    let keys = Keys::of(text);
    // An element of a list, or a line of many, has the keys of a document.
    let any = |paths: &[&str]| paths.iter().any(|path| keys.has_inside(path));
    let all = |paths: &[&str]| paths.iter().all(|path| keys.has_inside(path));

    if is_meta_knowledge_graph(&keys) {
        return Some(OtherFormat::MetaKnowledgeGraph);
    }
    // What follows names no key of KGX, but a record of KGX may have a property of that name.
    if is_bel(&keys) || is_drugmechdb(&keys) || is_trapi(&keys) || is_kgx(&keys) {
        return None;
    }
    if is_of_monarch(&keys) {
        return Some(OtherFormat::MonarchApi);
    }
    if any(&["CXVersion", "numberVerification"]) {
        return Some(OtherFormat::Cx);
    }
    if keys.has("graphs") && !keys.has("graphs[].subject") {
        let of_graphs = ["graphs[].edges[].source", "graphs[].hyperedges", "graphs[].directed"];
        let is_json_graph = keys.is("graphs[].nodes", Shape::Object) || keys.has_any(&of_graphs);
        return Some(if is_json_graph { OtherFormat::JsonGraph } else { OtherFormat::OboGraphs });
    }
    if any(&["metaedge_tuples", "metanode_kinds"]) {
        return Some(OtherFormat::Hetnet);
    }
    let is_set = keys.has("mappings") && keys.has_any(&["mapping_set_id", "curie_map", "mappings[].predicate_id"]);
    if is_set || all(&["subject_id", "predicate_id", "object_id"]) {
        return Some(OtherFormat::SssomJson);
    }
    if any(&["@context", "@graph", "@id"]) {
        return Some(OtherFormat::JsonLd);
    }
    if is_of_a_query(&keys)
        || all(&["labels", "properties"])
        || all(&["start", "end", "properties"])
        || all(&["nodes", "relationships"])
    {
        return Some(OtherFormat::Neo4j);
    }
    if is_indra(&keys) {
        return None;
    }
    if any(&["elements.nodes", "elements.edges", "elements[].data", "nodes[].data", "data.source"])
        || keys.has("[].data.id")
    {
        return Some(OtherFormat::CytoscapeJson);
    }
    if any(&["graph.nodes", "graph.edges"]) {
        return Some(OtherFormat::JsonGraph);
    }
    let inside = |path: &str| keys.has_inside(path);
    if all(&["directed", "multigraph"])
        || all(&["nodes", "links"])
        || all(&["nodes", "adjacency"])
        || ENDS_ELSEWHERE.iter().any(|ends| has_ends(&inside, "edges[].", ends))
        || ENDS_ALONE.iter().any(|ends| has_ends(&inside, "", ends))
    {
        return Some(OtherFormat::NodeLink);
    }
    match Named(name).extension().as_str() {
        "cx" | "cx2" => Some(OtherFormat::Cx),
        "jsonld" => Some(OtherFormat::JsonLd),
        _ if any(&["phenotypicFeatures", "resourceType", "nbformat"]) => Some(OtherFormat::OtherJson),
        // The reader of KGX says that it is too deep.
        _ => (!keys.is_too_deep() && is_of_something_else(&keys)).then_some(OtherFormat::OtherJson),
    }
}

/// What others than KGX call the two ends of an edge.
const ENDS_ELSEWHERE: [[&str; 2]; 6] = [
    ["source", "target"],
    ["from", "to"],
    ["start", "end"],
    ["head", "tail"],
    ["source_id", "target_id"],
    ["subject_id", "object_id"],
];

/// Those that speak of an edge without being in a list of edges: places on a genome have a start and an end, too.
const ENDS_ALONE: [[&str; 2]; 3] = [["source", "target"], ["head", "tail"], ["source_id", "target_id"]];

/// Whether objects at a place have the two ends of an edge under these names.
fn has_ends(has: &impl Fn(&str) -> bool, place: &str, ends: &[&str; 2]) -> bool {
    ends.iter().all(|end| has(&format!("{place}{end}")))
}

/// Whether a document is what Neo4j's browser or its interface over HTTP gives for a query: nodes and relationships under the
/// names of the query, or rows of `results`.
fn is_of_a_query(keys: &Keys) -> bool {
    let is_node = |place: &str| keys.has(&format!("{place}.identity")) && keys.has(&format!("{place}.properties"));
    let is_path = |place: &str| keys.has(&format!("{place}.segments")) && keys.has(&format!("{place}.start"));
    let names = keys.directly_in("[].");
    names.iter().map(|name| format!("[].{name}")).any(|place| is_node(&place) || is_path(&place))
        || keys.has("results[].columns") && keys.has_any(&["results[].data[].row", "results[].data[].graph"])
}

/// Whether a document is a page of entities, associations or mappings as Monarch's API gives it (monarch-app,
/// `backend/src/monarch_py/datamodels/model.yaml`), whose keys may come in any order; the page may be cut short.
fn is_of_monarch(keys: &Keys) -> bool {
    let counts = ["limit", "offset", "total"].iter().filter(|key| keys.has(key)).count();
    let is_association = keys.has("items[].subject") && keys.has("items[].predicate");
    let is_entity = keys.has("items[].id") && keys.has("items[].category");
    let is_mapping = keys.has("items[].subject_id") && keys.has("items[].object_id");
    // What follows a long list of items may be out of sight.
    is_association && (counts > 0 || keys.has("items[].subject_label"))
        || counts == 3 && keys.is("items", Shape::Array)
        || counts > 0 && (is_entity || is_mapping)
}

/// Whether a document is a graph of BEL.
pub(in crate::io) fn is_bel(keys: &Keys) -> bool {
    keys.has("graph.pybel_version")
        || keys.has("nodes[].bel") && keys.has("nodes[].function")
        || keys.has("directed")
            && keys.has_any(&["graph.annotation_list", "graph.annotation_pattern", "graph.document_metadata"])
}

/// Whether a document has statements of INDRA.
pub(in crate::io) fn is_indra(keys: &Keys) -> bool {
    let inside = |path: &str| keys.has_inside(path);
    let ends = ["db_refs", "name"].iter().any(|key| {
        ["enz", "sub", "subj", "obj", "agent", "gef", "gap", "ras"].iter().any(|end| inside(&format!("{end}.{key}")))
    });
    let is_statement = inside("type") && (ends || ["belief", "matches_hash", "evidence"].iter().any(|key| inside(key)));
    (is_statement && !is_kgx(keys))
        || ["matches_hash", "belief", "evidence"]
            .iter()
            .any(|key| keys.has(&format!("statements[].{key}")) || keys.has_in_values("statements", key))
}

/// Whether a document or a line has keys of KGX.
fn is_kgx(keys: &Keys) -> bool {
    let all = |paths: &[&str]| paths.iter().all(|path| keys.has_inside(path));
    // Nodes alone are of KGX, and so is a predicate; what joins them may be of networkx, D3 or Neo4j.
    let has = |path: &str| keys.has(path);
    let has_other_ends =
        |list: &&str| !has(&format!("{list}subject")) && ENDS_ELSEWHERE.iter().any(|ends| has_ends(&has, list, ends));
    let is_joined_otherwise = keys.has_any(&["adjacency", "relationships"])
        || has("links[].source") && !has("links[].subject")
        || ["links[].", "edges[]."].iter().any(has_other_ends);
    keys.has_any(&["edges[].subject", "links[].subject"])
        || keys.has_any(&["edges[].predicate", "nodes[].category"]) && !is_joined_otherwise
        || all(&["subject", "predicate", "object"])
        || all(&["id", "category"])
}
/// Whether objects have an id and other keys, none of which is of an entity, and no ends of a statement.
fn is_of_something_else(keys: &Keys) -> bool {
    let names = |key: &&str| entity_key(key).is_some();
    let is_end = |key: &&str| statement_key(key).is_some_and(|key| ENDS.contains(&key.field));
    [keys.directly_in(""), keys.directly_in("[].")].iter().any(|own| {
        let is_entity = own.iter().any(|key| *key != "id" && names(key));
        own.contains(&"id") && own.len() > 1 && !is_entity && !own.iter().any(is_end)
    })
}

const ENDS: [StatementField; 3] = [StatementField::Subject, StatementField::Predicate, StatementField::Object];

/// Whether a document is a TRAPI message, a list of them, or a knowledge graph, whose nodes are an object by key.
///
/// Services may write pages of logs before the message.
pub(in crate::io) fn is_trapi(keys: &Keys) -> bool {
    const KEYS: [&str; 6] = [
        "message.query_graph",
        "message.knowledge_graph",
        "message.results",
        "query_graph",
        "knowledge_graph",
        "auxiliary_graphs",
    ];
    let inside = |path: &str| keys.has_inside(path);
    keys.is("nodes", Shape::Object) && !is_meta_knowledge_graph(keys)
        || !is_kgx(keys)
            && (KEYS.iter().any(|path| inside(path))
                || inside("message") && inside("workflow")
                || inside("logs[].timestamp") && inside("logs[].message"))
}

/// Whether a document says what kinds of entities a server of TRAPI has: its nodes are categories.
fn is_meta_knowledge_graph(keys: &Keys) -> bool {
    keys.is("nodes", Shape::Object) && keys.has_in_values("nodes", "id_prefixes")
}

/// Whether a document is a record of `DrugMechDB`, or a list of them.
pub(in crate::io) fn is_drugmechdb(keys: &Keys) -> bool {
    ["", "[]."].iter().any(|prefix| {
        let has = |path: &str| keys.has(&format!("{prefix}{path}"));
        ["_id", "drug", "disease", "drug_mesh", "disease_mesh", "drugbank"]
            .iter()
            .any(|key| has(&format!("graph.{key}")))
            || (has("links[].key") && has("nodes[].label") && !has("graph"))
    })
}
