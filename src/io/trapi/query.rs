//! A query graph as a pattern.

use super::constraints;
use super::error::TrapiError;
use super::keys::Keys;
use crate::io::kgx::strict_value;
use crate::model::{Category, Curie, Predicate};
use crate::query::{PatternQuery, QueryEdge, QueryNode, QueryPath, SetInterpretation};
use crate::text::quoted;

const NODE_KEYS: [&str; 7] = ["ids", "categories", "set_interpretation", "member_ids", "constraints", "is_set", "name"];
const EDGE_KEYS: [&str; 9] = [
    "subject",
    "object",
    "predicates",
    "knowledge_type",
    "constraints",
    "attribute_constraints",
    "qualifier_constraints",
    "exclude",
    "name",
];
const PATH_KEYS: [&str; 6] = ["subject", "object", "predicates", "constraints", "min_hops", "max_hops"];

/// Reads the query graph of a TRAPI message of version 1 or 2, of a query, or the query graph alone.
///
/// Nodes, edges and paths come in the order of their keys. `is_set` of older versions makes a set of what is named
/// (`MANY`) or found (`COLLATE`). Beyond TRAPI, an edge may have `exclude`, as ARAX reads it: there must be no such
/// statement; and a path `min_hops` and `max_hops`. A key that is not known in a node, an edge or a path is refused, since
/// it would constrain nothing.
///
/// ```
/// use mechgraph::io::trapi;
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = trapi::read_query(
///     r#"{"message": {"query_graph": {
///         "nodes": {"drug": {"categories": ["biolink:Drug"]}, "target": {"ids": ["UniProtKB:P01579"]}},
///         "edges": {"e0": {"subject": "drug", "object": "target", "predicates": ["biolink:affects"],
///             "constraints": {"qualifiers": [{"biolink:object_direction_qualifier": "decreased"}]}}}
///     }}}"#,
/// )?;
/// assert_eq!(query.run(&graph)?.next().map(|result| result.statements("e0").len()), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`TrapiError`] with the place, if the text is no JSON or its query graph is none.
pub fn read_query(text: &str) -> Result<PatternQuery, TrapiError> {
    let json = strict_value(text).map_err(|error| TrapiError::of_json(&error))?;
    let document = Keys::new(&json, "")?;
    if let Some(message) = document.object("message")? {
        return match message.object("query_graph")? {
            Some(graph) => query_graph(&graph),
            None => Err(TrapiError::new("message.query_graph", "the message has no query graph, so it asks nothing")),
        };
    }
    match document.object("query_graph")? {
        Some(graph) => query_graph(&graph),
        None => query_graph(&document),
    }
}

fn query_graph(of: &Keys<'_>) -> Result<PatternQuery, TrapiError> {
    of.only(&["nodes", "edges", "paths"])?;
    let Some(nodes) = of.object("nodes")? else {
        return Err(TrapiError::new(of.at("nodes"), "a query graph has nodes, as an object of them by key"));
    };
    let mut query = PatternQuery::new();
    for (key, json) in nodes.entries() {
        query = query.node(node(key, &Keys::new(json, nodes.at(key))?)?);
    }
    if let Some(edges) = of.object("edges")? {
        for (key, json) in edges.entries() {
            query = query.edge(edge(key, &Keys::new(json, edges.at(key))?)?);
        }
    }
    if let Some(paths) = of.object("paths")? {
        for (key, json) in paths.entries() {
            query = query.path(path(key, &Keys::new(json, paths.at(key))?)?);
        }
    }
    Ok(query)
}

fn node(key: &str, of: &Keys<'_>) -> Result<QueryNode, TrapiError> {
    of.only(&NODE_KEYS)?;
    let ids: Vec<Curie> = of.some_read("ids")?;
    let categories: Vec<Category> = of.some_read("categories")?;
    let members: Vec<Curie> = if of.list("member_ids")?.is_empty() { Vec::new() } else { of.some_read("member_ids")? };
    let set = match of.text("set_interpretation")? {
        None if of.boolean("is_set")? == Some(true) => {
            if ids.is_empty() {
                SetInterpretation::Collate
            } else {
                SetInterpretation::Many
            }
        }
        None | Some("BATCH") => SetInterpretation::Batch,
        Some("ALL") => SetInterpretation::All,
        Some("MANY") => SetInterpretation::Many,
        Some("COLLATE") => SetInterpretation::Collate,
        Some(other) => {
            let problem = format!("{} is none of BATCH, ALL, MANY and COLLATE", quoted(other));
            return Err(TrapiError::new(of.at("set_interpretation"), problem));
        }
    };
    let is_whole = matches!(set, SetInterpretation::All | SetInterpretation::Many);
    if !members.is_empty() && !is_whole {
        let problem = "members make a set; set_interpretation says whether ALL of them or MANY are to be there";
        return Err(TrapiError::new(of.at("member_ids"), problem));
    }
    let mut node = QueryNode::new(key).set(set);
    // With members, the only id is that of the set.
    if !members.is_empty() {
        if ids.len() > 1 {
            let problem = "with member_ids, ids is the one identifier of the set";
            return Err(TrapiError::new(of.at("ids"), problem));
        }
        if let Some(set) = ids.first() {
            node = node.set_id(set.as_str());
        }
    }
    let named = if members.is_empty() { ids } else { members };
    node = named.into_iter().fold(node, QueryNode::id);
    node = categories.into_iter().fold(node, QueryNode::category);
    Ok(constraints::attributes(of, "constraints")?.into_iter().fold(node, QueryNode::constraint))
}

fn edge(key: &str, of: &Keys<'_>) -> Result<QueryEdge, TrapiError> {
    of.only(&EDGE_KEYS)?;
    let mut edge = QueryEdge::new(key, of.needed_text("subject")?, of.needed_text("object")?);
    edge = of.some_read::<Predicate>("predicates")?.into_iter().fold(edge, QueryEdge::predicate);
    if let Some(knowledge_type) = of.text("knowledge_type")? {
        edge = edge.knowledge_type(knowledge_type);
    }
    if of.boolean("exclude")?.unwrap_or(false) {
        edge = edge.exclude();
    }
    constraints::of_edge(of, edge)
}

fn path(key: &str, of: &Keys<'_>) -> Result<QueryPath, TrapiError> {
    of.only(&PATH_KEYS)?;
    let mut path = QueryPath::new(key, of.needed_text("subject")?, of.needed_text("object")?);
    path = of.some_read::<Predicate>("predicates")?.into_iter().fold(path, QueryPath::predicate);
    for (place, json) in of.list("constraints")? {
        let constraint = Keys::new(json, place)?;
        constraint.only(&["intermediate_categories"])?;
        let categories: Vec<Category> = constraint.some_read("intermediate_categories")?;
        if categories.is_empty() {
            return Err(constraint.wrong("intermediate_categories", "a list of categories"));
        }
        path = path.intermediate_categories(categories);
    }
    if let Some(hops) = of.number("min_hops")? {
        path = path.min_hops(hops);
    }
    if let Some(hops) = of.number("max_hops")? {
        path = path.max_hops(hops);
    }
    Ok(path)
}
