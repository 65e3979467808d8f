//! Why an entity is one of a class.

use rustc_hash::FxHashMap;

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};

/// The statements by which an entity is a subclass of another, one a level, from the lower to the upper; empty if it is
/// the same, or no subclass.
pub(crate) fn class_chain<'g>(below: Node<'g>, above: Node<'g>) -> Vec<StatementRef<'g>> {
    let graph = below.graph();
    let mut reached: FxHashMap<NodeId, NodeId> = FxHashMap::default();
    let mut level = vec![below.number()];
    while !level.is_empty() && !level.contains(&above.number()) {
        let mut next = Vec::new();
        for child in level {
            for parent in graph.parents(child) {
                if parent != below.number() && !reached.contains_key(&parent) {
                    reached.insert(parent, child);
                    next.push(parent);
                }
            }
        }
        level = next;
    }
    let mut chain = Vec::new();
    let mut parent = above.number();
    while let Some(child) = reached.get(&parent).copied().filter(|_| chain.len() <= reached.len()) {
        chain.extend(between(graph, child, parent));
        parent = child;
    }
    chain.reverse();
    chain
}

/// The first statement that says that one entity is a subclass of another.
fn between(graph: &KnowledgeGraph, child: NodeId, parent: NodeId) -> Option<StatementRef<'_>> {
    let joins = |it: &StatementRef<'_>, name: &str, ends: (NodeId, NodeId)| {
        !it.is_negated()
            && it.predicate().local_name() == name
            && it.ends().is_some_and(|(subject, object)| (subject.number(), object.number()) == ends)
    };
    let node = graph.node_at(child)?;
    let up = node.outgoing().find(|it| joins(it, "subclass_of", (child, parent)));
    up.or_else(|| node.incoming().find(|it| joins(it, "superclass_of", (parent, child))))
}
