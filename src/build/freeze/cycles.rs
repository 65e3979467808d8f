//! Rings of classes, which count as one level of the hierarchy.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::graph::{Hierarchy, KnowledgeGraph, NodeId};
use crate::model::{Finding, FindingCode};

/// One finding for each ring of `subclass_of`, in the order of its first member.
pub(in crate::build) fn subclass_cycles(graph: &KnowledgeGraph) -> Vec<Finding> {
    // Many graphs have no hierarchy, and then no edge needs to be looked at.
    if graph.columns.predicates.iter().all(|predicate| predicate.hierarchy == Hierarchy::No) {
        return Vec::new();
    }
    let parents = |node: NodeId| graph.parents(node).into_iter().map(move |parent| (node.0, parent.0));
    let classes: DiGraph<(), ()> = DiGraph::from_edges(graph.nodes().flat_map(|node| parents(node.number())));
    let components = kosaraju_scc(&classes).into_iter().filter(|ring| ring.len() > 1);
    let mut rings: Vec<Vec<u32>> =
        components.map(|ring| ring.into_iter().map(|n| NodeId::from_index(n.index()).0).collect()).collect();
    for ring in &mut rings {
        ring.sort_unstable();
    }
    rings.sort_unstable();
    let name = |row: &u32| graph.node_at(NodeId(*row)).map_or_else(String::new, |node| node.curie().to_owned());
    let finding = |ring: Vec<u32>| {
        let members: Vec<String> = ring.iter().map(name).collect();
        let message = format!("{} are subclasses of each other and count as one level", members.join(", "));
        graph.columns.finding(FindingCode::SubclassCycle, message, first_origin(graph, &ring))
    };
    rings.into_iter().map(finding).collect()
}

/// Where the first statement of the hierarchy between members of a ring stands.
fn first_origin(graph: &KnowledgeGraph, ring: &[u32]) -> (u32, u32) {
    let columns = &graph.columns;
    let ends = ring.iter().flat_map(|node| graph.out_ends(NodeId(*node)));
    let is_class = |predicate: u16| {
        let name = columns.predicates.get(usize::from(predicate)).and_then(|info| info.name.biolink_name());
        matches!(name, Some("subclass_of" | "superclass_of"))
    };
    let within = ends
        .filter(|end| is_class(graph.profile(end.profile).predicate) && ring.binary_search(&end.neighbour.0).is_ok());
    let origins = within.filter_map(|end| columns.statements.origin.get(end.statement().index()));
    origins.map(|origin| (origin.source, origin.line)).min().unwrap_or_default()
}
