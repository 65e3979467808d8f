//! petgraph's traits on the graph, so that petgraph's algorithms run on it as it is.
//!
//! Nothing is copied or converted: `&KnowledgeGraph` and [`SignedView`] implement the traits of
//! petgraph's `visit` module over the frozen columns. petgraph is re-exported as
//! [`mechgraph::petgraph`](crate::petgraph); use that one, so that the versions agree. Its version is
//! part of this crate's promise of compatibility.
//!
//! # The whole graph
//!
//! `&KnowledgeGraph` is a directed multigraph. Its nodes are the entities and its edges are **all**
//! statements between two entities: negated ones and those without effect on a path too. Statements
//! about statements are not edges. To run on a part, filter: petgraph's `EdgeFiltered` and
//! `NodeFiltered` take a closure, and an edge's weight is the [`StatementRef`](super::StatementRef),
//! with everything known of the statement.
//!
//! ```
//! use mechgraph::petgraph::algo::dijkstra;
//! use mechgraph::petgraph::visit::EdgeFiltered;
//!
//! let graph = mechgraph::datasets::interferon_gamma();
//! let [emapalumab, hlh] = ["emapalumab", "HLH"].map(|name| graph.find(name).best[0].node.number());
//!
//! let asserted = EdgeFiltered::from_fn(&graph, |edge| !edge.statement().is_negated());
//! let steps = dijkstra(&asserted, emapalumab, Some(hlh), |_| 1);
//! assert_eq!(steps[&hlh], 2);
//! ```
//!
//! # Reachability with a sign
//!
//! [`SignedView`] reads the same columns as another graph, whose nodes are pairs of an entity and a net
//! sign: from (emapalumab, `+`) the inhibition of interferon gamma leads to (interferon gamma, `−`).
//! What raises, lowers or merely connects is an edge there, in the direction in which it may be read.
//!
//! ```
//! use mechgraph::Sign;
//! use mechgraph::graph::visit::SignedNode;
//! use mechgraph::petgraph::algo::has_path_connecting;
//!
//! let graph = mechgraph::datasets::interferon_gamma();
//! let [emapalumab, hlh] = ["emapalumab", "HLH"].map(|name| graph.find(name).best[0].node.number());
//!
//! let start = SignedNode::new(emapalumab, Sign::Positive);
//! let signed = graph.signed();
//! assert!(has_path_connecting(signed, start, SignedNode::new(hlh, Sign::Negative), None));
//! assert!(!has_path_connecting(signed, start, SignedNode::new(hlh, Sign::Positive), None));
//! ```
//!
//! # What petgraph's algorithms do not do
//!
//! - `tarjan_scc` recurses, and overflows the stack on a chain of a million entities; `kosaraju_scc`
//!   gives the same components without recursion.
//! - `page_rank` takes time quadratic in the number of entities, in each round.
//! - `k_shortest_path` returns the cost of the k-th shortest **walk**, which may run through an entity
//!   twice, and not its steps.
//! - `all_simple_paths` returns lists of entities: of parallel statements nothing is left but the same
//!   list again, once for each. The search for the best paths without repetition, with its statements,
//!   signs and contexts, is [`MechanismQuery`](crate::MechanismQuery).
//! - `is_isomorphic` is meant for graphs without parallel edges.
//! - `is_isomorphic_matching` and whatever else asks for `DataMap` wants weights stored by reference,
//!   which columns do not have; run it on [`to_petgraph`](super::KnowledgeGraph::to_petgraph).
//!
//! Algorithms that change the graph, too, run on the copy that `to_petgraph` makes.

mod digraph;
mod nodes;
mod signed;
mod signed_edges;
mod statements;

pub use nodes::{AdjacentPairs, NodeIdentifiers, VisitedNodes};
pub use signed::{SignedNode, SignedNodeIdentifiers, SignedView};
pub use signed_edges::{SignedEdge, SignedEdgeId, SignedEdgeReferences, SignedEdges, SignedNeighbours};
pub use statements::{Edge, EdgeReferences, Edges, Neighbours};
