//! petgraph's algorithms give the same on the graph as on a petgraph copy of it.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::hash::{Hash, RandomState};

use mechgraph::graph::visit::{
    AdjacentPairs, Edge, EdgeReferences, Edges, Neighbours, NodeIdentifiers, SignedEdge, SignedEdgeId,
    SignedEdgeReferences, SignedEdges, SignedNeighbours, SignedNode, SignedNodeIdentifiers, SignedView, VisitedNodes,
};
use mechgraph::graph::{ArgumentRef, NameMatches, Nodes, PredicateId, StatementId, StatementRef, Statements};
use mechgraph::model::{Argument, Direction, Effect};
use mechgraph::petgraph::algo::dominators::simple_fast;
use mechgraph::petgraph::algo::{
    all_simple_paths, astar, dijkstra, has_path_connecting, is_cyclic_directed, is_isomorphic, kosaraju_scc, toposort,
};
use mechgraph::petgraph::dot::Dot;
use mechgraph::petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use mechgraph::petgraph::visit::{
    Bfs, Dfs, DfsPostOrder, EdgeCount, EdgeFiltered, EdgeIndexable, EdgeRef, GetAdjacencyMatrix, GraphBase, GraphProp,
    GraphRef, IntoEdgeReferences, IntoEdges, IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected,
    IntoNodeIdentifiers, IntoNodeReferences, NodeCompactIndexable, NodeCount, NodeFiltered, NodeIndexable, NodeRef,
    Reversed, Visitable, Walker,
};
use mechgraph::petgraph::{Incoming, Outgoing};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, Node, NodeId, Sign, Statement};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};

type Copied = DiGraph<NodeId, StatementId>;

/// A test of each check on the embedded graph, and one of all of them on random graphs.
macro_rules! agreements {
    ($($name:ident),+ $(,)?) => {
        #[cfg(feature = "json")]
        mod on_the_embedded_graph {
            $(
                #[test]
                fn $name() {
                    super::$name(&mechgraph::datasets::interferon_gamma_with_background());
                }
            )+
        }

        proptest::proptest! {
            #[test]
            fn everything_agrees_on_random_graphs(graph in random_graph()) {
                $($name(&graph);)+
            }
        }
    };
}

agreements!(
    counts_and_indices_agree,
    edges_and_neighbours_agree_in_both_directions,
    adjacency_agrees,
    dijkstra_agrees,
    dijkstra_agrees_on_the_reversed_graph,
    astar_agrees,
    strong_components_agree,
    a_topological_order_is_found_or_a_cycle_reported,
    dominators_agree,
    the_copy_and_a_rebuilt_graph_are_isomorphic,
    filtered_graphs_agree,
    searches_visit_the_same_entities,
    simple_paths_agree,
    dot_is_the_same_text,
    signed_edges_are_the_signed_and_carrier_steps,
    signed_reachability_is_that_of_walks,
);

fn counts_and_indices_agree(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    assert_eq!(NodeCount::node_count(&graph), copy.node_count());
    assert_eq!(EdgeCount::edge_count(&graph), copy.edge_count());
    assert_eq!(graph.node_bound(), copy.node_count());
    assert_eq!(graph.edge_bound(), copy.edge_count());
    assert!(GraphProp::is_directed(&graph));
    assert_compact(graph, graph.node_identifiers());
    for index in copy.node_indices() {
        assert_eq!(copy[index].index(), index.index());
    }
    for index in copy.edge_indices() {
        assert_eq!(copy[index].index(), index.index());
        assert_eq!(EdgeIndexable::to_index(&graph, copy[index]), index.index());
        assert_eq!(EdgeIndexable::from_index(&graph, index.index()), copy[index]);
    }
    for (node, id) in graph.node_references().zip(graph.node_identifiers()) {
        assert_eq!((node.id(), *node.weight()), (id, graph.node_at(id).unwrap()));
    }
    assert_eq!(sorted(graph.node_identifiers().rev()), copy.node_weights().copied().collect::<Vec<_>>());
    let beyond = graph.statements().skip(graph.edge_count());
    assert_eq!(beyond.filter(|statement| statement.ends().is_some()).count(), 0, "edges are numbered first");
}

fn edges_and_neighbours_agree_in_both_directions(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    let of_graph = |edge: Edge<'_>| (edge.source(), edge.target(), edge.id());
    let of_copy = |edge: EdgeReference<'_, StatementId>| (copy[edge.source()], copy[edge.target()], *edge.weight());
    assert!(graph.edge_references().map(of_graph).eq(copy.edge_references().map(of_copy)));
    for edge in graph.edge_references() {
        assert_eq!(*edge.weight(), edge.statement());
        let ends = edge.weight().ends().unwrap();
        assert_eq!((ends.0.number(), ends.1.number()), (edge.source(), edge.target()));
    }
    for node in graph.node_identifiers() {
        let index = index_of(node);
        for direction in [Outgoing, Incoming] {
            let edges = graph.edges_directed(node, direction);
            assert_eq!(edges.len(), edges.clone().count());
            let neighbours: Vec<NodeId> = graph.neighbors_directed(node, direction).collect();
            let others = edges.clone().map(|edge| if direction == Outgoing { edge.target() } else { edge.source() });
            assert!(others.eq(neighbours.iter().copied()), "neighbours come in the order of edges");
            assert_eq!(sorted(edges.map(of_graph)), sorted(copy.edges_directed(index, direction).map(of_copy)));
            assert_eq!(sorted(neighbours), sorted(copy.neighbors_directed(index, direction).map(|other| copy[other])));
        }
        assert!(graph.edges(node).eq(graph.edges_directed(node, Outgoing)));
        assert!(graph.neighbors(node).eq(graph.neighbors_directed(node, Outgoing)));
    }
}

fn adjacency_agrees(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    let (pairs, matrix) = (graph.adjacency_matrix(), copy.adjacency_matrix());
    for (from, to) in pairs_of(graph) {
        let expected = copy.is_adjacent(&matrix, index_of(from), index_of(to));
        assert_eq!(graph.is_adjacent(&pairs, from, to), expected);
    }
}

fn dijkstra_agrees(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    for node in graph.node_identifiers() {
        let costs = dijkstra(graph, node, None, |edge| cost(edge.id()));
        let expected = dijkstra(&copy, index_of(node), None, |edge| cost(*edge.weight()));
        assert_eq!(by_node(costs), by_node_of(&copy, expected));
    }
}

fn dijkstra_agrees_on_the_reversed_graph(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    for node in graph.node_identifiers() {
        let costs = dijkstra(Reversed(graph), node, None, |edge| cost(edge.id()));
        let expected = dijkstra(Reversed(&copy), index_of(node), None, |edge| cost(*edge.weight()));
        assert_eq!(by_node(costs), by_node_of(&copy, expected));
    }
}

fn astar_agrees(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    for (from, to) in pairs_of(graph) {
        let found = astar(graph, from, |node| node == to, |edge| cost(edge.id()), |_| 0);
        let expected = astar(&copy, index_of(from), |n| n == index_of(to), |edge| cost(*edge.weight()), |_| 0);
        assert_eq!(found.as_ref().map(|(cost, _)| *cost), expected.map(|(cost, _)| cost));
        let Some((total, path)) = found else { continue };
        let cheapest = |pair: &[NodeId]| {
            graph.edges(pair[0]).filter(|edge| edge.target() == pair[1]).map(|edge| cost(edge.id())).min().unwrap()
        };
        assert_eq!((path[0], path[path.len() - 1]), (from, to));
        assert_eq!(path.windows(2).map(cheapest).sum::<u64>(), total);
    }
}

fn strong_components_agree(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    let expected = kosaraju_scc(&copy).into_iter().map(|component| sorted(component.into_iter().map(|i| copy[i])));
    assert_eq!(sorted(kosaraju_scc(graph).into_iter().map(sorted)), sorted(expected));
}

fn a_topological_order_is_found_or_a_cycle_reported(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    assert_eq!(toposort(graph, None).is_err(), is_cyclic_directed(&copy));
    if let Err(cycle) = toposort(graph, None) {
        let on_it = cycle.node_id();
        assert!(graph.neighbors(on_it).any(|next| has_path_connecting(graph, next, on_it, None)));
    }
    // Numbers that ascend cannot come round.
    let acyclic = EdgeFiltered::from_fn(graph, |edge| edge.source() < edge.target());
    let order = toposort(&acyclic, None).unwrap();
    assert_eq!(sorted(order.clone()), graph.node_identifiers().collect::<Vec<_>>());
    let place: BTreeMap<NodeId, usize> = order.into_iter().enumerate().map(|(place, node)| (node, place)).collect();
    assert!(acyclic.edge_references().all(|edge| place[&edge.source()] < place[&edge.target()]));
}

fn dominators_agree(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    for root in graph.node_identifiers() {
        let (found, expected) = (simple_fast(graph, root), simple_fast(&copy, index_of(root)));
        for node in graph.node_identifiers() {
            let expected = expected.immediate_dominator(index_of(node)).map(|index| copy[index]);
            assert_eq!(found.immediate_dominator(node), expected);
        }
    }
}

fn the_copy_and_a_rebuilt_graph_are_isomorphic(graph: &KnowledgeGraph) {
    let mut rebuilt = GraphBuilder::new();
    let statements: Vec<_> = graph.statements().map(StatementRef::to_statement).collect();
    for statement in statements.iter().rev() {
        rebuilt.add_statement(statement);
    }
    for node in graph.nodes() {
        rebuilt.add_entity(node.to_entity());
    }
    let rebuilt = rebuilt.freeze().unwrap();
    let mut copy = graph.to_petgraph();
    assert!(is_isomorphic(graph, &rebuilt));
    assert!(is_isomorphic(graph, &copy));
    copy.add_node(NodeId::default());
    assert!(!is_isomorphic(graph, &copy));
}

fn filtered_graphs_agree(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    let asserted = EdgeFiltered::from_fn(graph, |edge| !edge.weight().is_negated());
    let asserted_copy = EdgeFiltered::from_fn(&copy, |edge| !graph.statement_at(*edge.weight()).unwrap().is_negated());
    let some = NodeFiltered::from_fn(graph, |node| node.index() % 3 != 1);
    let some_copy = NodeFiltered::from_fn(&copy, |index: NodeIndex| index.index() % 3 != 1);
    for node in graph.node_identifiers() {
        let costs = dijkstra(&asserted, node, None, |edge| cost(edge.id()));
        let expected = dijkstra(&asserted_copy, index_of(node), None, |edge| cost(*edge.weight()));
        assert_eq!(by_node(costs), by_node_of(&copy, expected));
        let costs = dijkstra(&some, node, None, |edge| cost(edge.id()));
        let expected = dijkstra(&some_copy, index_of(node), None, |edge| cost(*edge.weight()));
        assert_eq!(by_node(costs), by_node_of(&copy, expected));
    }
    assert_eq!(some.node_references().count(), some_copy.node_references().count());
    assert_eq!(asserted.edge_references().count(), asserted_copy.edge_references().count());
}

fn searches_visit_the_same_entities(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    let mut depth_first = Dfs::empty(graph);
    let mut post_order = DfsPostOrder::empty(graph);
    for node in graph.node_identifiers() {
        let expected = sorted(Dfs::new(&copy, index_of(node)).iter(&copy).map(|index| copy[index]));
        depth_first.reset(graph);
        depth_first.move_to(node);
        post_order.reset(graph);
        post_order.move_to(node);
        assert_eq!(sorted((&mut depth_first).iter(graph)), expected);
        assert_eq!(sorted((&mut post_order).iter(graph)), expected);
        let breadth_first: Vec<NodeId> = Bfs::new(graph, node).iter(graph).collect();
        let steps = dijkstra(&copy, index_of(node), None, |_| 1);
        assert!(breadth_first.is_sorted_by_key(|node| steps[&index_of(*node)]));
        assert_eq!(sorted(breadth_first), expected);
    }
}

fn simple_paths_agree(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    for (from, to) in pairs_of(graph).filter(|(from, to)| from != to) {
        let paths = all_simple_paths::<Vec<NodeId>, _, RandomState>(graph, from, to, 0, Some(2));
        let expected = all_simple_paths::<Vec<_>, _, RandomState>(&copy, index_of(from), index_of(to), 0, Some(2));
        let expected = expected.map(|path| path.into_iter().map(|index| copy[index]).collect());
        assert_eq!(sorted(paths), sorted::<Vec<NodeId>>(expected));
    }
}

fn dot_is_the_same_text(graph: &KnowledgeGraph) {
    let copy = graph.to_petgraph();
    let copy = copy.map(|_, node| graph.node_at(*node).unwrap(), |_, edge| graph.statement_at(*edge).unwrap());
    assert_eq!(format!("{}", Dot::new(graph)), format!("{}", Dot::new(&copy)));
}

fn signed_edges_are_the_signed_and_carrier_steps(graph: &KnowledgeGraph) {
    let signed = SignedView::new(graph);
    let expected = sorted(signed_steps(graph));
    let tuple = |edge: SignedEdge<'_>| {
        assert_eq!(*edge.weight(), edge.statement());
        assert_eq!(edge.id().direction, edge.direction());
        (edge.source(), edge.target(), edge.id())
    };
    assert_eq!(sorted(signed.edge_references().map(tuple)), expected);
    assert_eq!(signed.edge_count(), expected.len());
    assert_eq!(expected.iter().map(|(_, _, id)| id).collect::<BTreeSet<_>>().len(), expected.len());
    assert_compact(signed, signed.node_identifiers());
    assert_eq!(sorted(signed.node_identifiers().rev()), signed.node_identifiers().collect::<Vec<_>>());
    for node in signed.node_identifiers() {
        let leaving = sorted(expected.iter().copied().filter(|(source, _, _)| *source == node));
        let entering = sorted(expected.iter().copied().filter(|(_, target, _)| *target == node));
        assert_eq!(sorted(signed.edges(node).map(tuple)), leaving);
        assert_eq!(sorted(signed.edges_directed(node, Incoming).map(tuple)), entering);
        assert_eq!(sorted(signed.neighbors(node)), sorted(leaving.iter().map(|(_, target, _)| *target)));
        let sources = sorted(entering.iter().map(|(source, _, _)| *source));
        assert_eq!(sorted(signed.neighbors_directed(node, Incoming)), sources);
    }
}

fn signed_reachability_is_that_of_walks(graph: &KnowledgeGraph) {
    let signed = graph.signed();
    let steps: Vec<_> = signed_steps(graph).collect();
    for start in signed.node_identifiers() {
        let mut reached = BTreeSet::from([start]);
        // A walk that shows a new node has at most as many steps as there are nodes.
        for _ in 0..signed.node_count() {
            let before = reached.len();
            let ends = steps.iter().filter(|(source, _, _)| reached.contains(source)).map(|(_, target, _)| *target);
            let ends: Vec<SignedNode> = ends.collect();
            reached.extend(ends);
            if reached.len() == before {
                break;
            }
        }
        let found: BTreeSet<SignedNode> = Dfs::new(signed, start).iter(signed).collect();
        assert_eq!(found, reached);
        // Turning the start's sign turns every sign that is reached.
        let turned = Dfs::new(signed, SignedNode::new(start.node, -start.sign)).iter(signed);
        assert_eq!(turned.map(|end| SignedNode::new(end.node, -end.sign)).collect::<BTreeSet<_>>(), reached);
        for end in reached {
            assert!(has_path_connecting(Reversed(signed), end, start, None));
        }
    }
}

/// The edges of the signed view as its documentation defines them, from the views of statements alone.
fn signed_steps(graph: &KnowledgeGraph) -> impl Iterator<Item = (SignedNode, SignedNode, SignedEdgeId)> {
    graph.statements().flat_map(|statement| {
        let factor = match statement.effect() {
            Effect::Positive | Effect::Carrier => Some(Sign::Positive),
            Effect::Negative => Some(Sign::Negative),
            _ => None,
        };
        let mut steps = Vec::new();
        for direction in [Direction::Forward, Direction::Backward] {
            let (Some(factor), Some((subject, object))) = (factor, statement.ends()) else { continue };
            if !statement.permits(direction) {
                continue;
            }
            let (from, to) = if direction == Direction::Forward { (subject, object) } else { (object, subject) };
            for sign in [Sign::Positive, Sign::Negative] {
                let id = SignedEdgeId { statement: statement.number(), direction, sign };
                steps.push((SignedNode::new(from.number(), sign), SignedNode::new(to.number(), sign * factor), id));
            }
        }
        steps
    })
}

fn assert_compact<G>(graph: G, nodes: impl Iterator<Item = G::NodeId>)
where
    G: GraphRef + NodeCompactIndexable + Visitable,
    G::NodeId: Debug,
{
    let nodes: Vec<_> = nodes.collect();
    assert_eq!((nodes.len(), graph.node_bound()), (graph.node_count(), graph.node_count()));
    for (index, node) in nodes.into_iter().enumerate() {
        assert_eq!((graph.to_index(node), graph.from_index(index)), (index, node));
    }
}

fn pairs_of(graph: &KnowledgeGraph) -> impl Iterator<Item = (NodeId, NodeId)> {
    graph.node_identifiers().flat_map(|from| graph.node_identifiers().map(move |to| (from, to)))
}

fn index_of(node: NodeId) -> NodeIndex {
    NodeIndex::new(node.index())
}

/// Costs from 0 to 3, so that parallel statements differ.
fn cost(statement: StatementId) -> u64 {
    statement.index() as u64 * 7 % 4
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_unstable();
    items
}

fn by_node<N: Ord + Hash, T>(found: impl IntoIterator<Item = (N, T)>) -> BTreeMap<N, T> {
    found.into_iter().collect()
}

fn by_node_of<T>(copy: &Copied, found: impl IntoIterator<Item = (NodeIndex, T)>) -> BTreeMap<NodeId, T> {
    found.into_iter().map(|(index, value)| (copy[index], value)).collect()
}

/// Up to seven entities and sixteen statements of all effects, some negated, some read backward or both
/// ways, some parallel or from an entity to itself; and a few statements about statements.
fn random_graph() -> impl Strategy<Value = KnowledgeGraph> {
    const PREDICATES: [&str; 8] = [
        "causes",
        "caused_by",
        "disrupts",
        "affects",
        "participates_in",
        "directly_physically_interacts_with",
        "correlated_with",
        "subclass_of",
    ];
    const EFFECTS: [Effect; 5] = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned, Effect::None];
    let effect = prop_oneof![Just(None), prop::sample::select(&EFFECTS[..]).prop_map(Some)];
    let statement = (0..7u8, prop::sample::select(&PREDICATES[..]), 0..7u8, effect, prop::bool::weighted(0.1));
    let statements = prop::collection::vec(statement, 0..16);
    let about = prop::collection::vec((any::<prop::sample::Index>(), 0..7u8), 0..3);
    (1..8u8, statements, about).prop_map(|(entities, statements, about)| {
        let curie = |entity: u8| format!("X:{}", entity % entities).parse::<Curie>().unwrap();
        let mut builder = GraphBuilder::new();
        for entity in 0..entities {
            builder.add_entity(mechgraph::Entity::new(curie(entity)));
        }
        for (number, (subject, predicate, object, effect, negated)) in statements.iter().enumerate() {
            let mut statement = Statement::new(curie(*subject), predicate.parse().unwrap(), curie(*object));
            // A source of its own keeps parallel statements apart.
            statement = statement.with_id(format!("S{number}")).from_source(format!("infores:{}", number % 3));
            statement.effect = *effect;
            statement.negated = *negated;
            builder.add_statement(&statement);
        }
        for (index, entity) in about.iter().filter(|_| !statements.is_empty()) {
            let about = Argument::statement(format!("S{}", index.index(statements.len())));
            builder.add_statement(Statement::new(curie(*entity), "related_to".parse().unwrap(), about));
        }
        builder.freeze().unwrap()
    })
}

#[test]
fn statements_about_statements_are_no_edges() {
    let curie = |text: &str| text.parse::<Curie>().unwrap();
    let mut builder = GraphBuilder::new();
    builder.add_statement(Statement::new(curie("X:1"), "causes".parse().unwrap(), curie("X:2")).with_id("S1"));
    let about = Statement::new(curie("X:0"), "affects".parse().unwrap(), Argument::statement("S1"));
    builder.add_statement(about.with_effect(Effect::Positive));
    let graph = &builder.freeze().unwrap();
    assert_eq!((graph.statement_count(), EdgeCount::edge_count(&graph), graph.signed().edge_count()), (2, 1, 2));
    assert_eq!(graph.neighbors(graph.node_at(NodeId::default()).unwrap().number()).count(), 0);
}

#[test]
fn a_symmetric_statement_turns_the_sign_either_way() {
    let curie = |text: &str| text.parse::<Curie>().unwrap();
    let statement = Statement::new(curie("X:0"), "directly_physically_interacts_with".parse().unwrap(), curie("X:1"));
    let mut builder = GraphBuilder::new();
    builder.add_statement(statement.with_effect(Effect::Negative));
    let graph = builder.freeze().unwrap();
    let signed = graph.signed();
    let ids = signed.edge_references().map(|edge| (edge.id().direction, edge.source().sign, edge.target().sign));
    let (plus, minus) = (Sign::Positive, Sign::Negative);
    let expected = [
        (Direction::Forward, plus, minus),
        (Direction::Forward, minus, plus),
        (Direction::Backward, plus, minus),
        (Direction::Backward, minus, plus),
    ];
    assert_eq!(sorted(ids), expected);
}

#[cfg(feature = "json")]
#[test]
fn emapalumab_lowers_hlh_and_does_not_raise_it() {
    let graph = mechgraph::datasets::interferon_gamma();
    let node = |name: &str| graph.find(name).best[0].node.number();
    let signed = graph.signed();
    let start = SignedNode::new(node("emapalumab"), Sign::Positive);
    let lowered = SignedNode::new(node("HLH"), Sign::Negative);
    let raised = SignedNode::new(node("HLH"), Sign::Positive);
    assert!(has_path_connecting(signed, start, lowered, None));
    assert!(!has_path_connecting(signed, start, raised, None));
    let (steps, path) = astar(signed, start, |end| end == lowered, |_| 1, |_| 0).unwrap();
    let gamma = SignedNode::new(node("interferon gamma"), Sign::Negative);
    assert_eq!((steps, path), (2, vec![start, gamma, lowered]));
    assert_eq!(astar(signed, start, |end| end == raised, |_| 1, |_| 0), None);
    assert_eq!(dijkstra(signed, start, None, |_| 1).get(&lowered), Some(&2));
    assert!(has_path_connecting(Reversed(signed), lowered, start, None));
}

#[test]
fn graph_types_are_shared_between_threads() {
    fn check<T: Send + Sync + Debug>() {}
    check::<KnowledgeGraph>();
    check::<(Node<'_>, Nodes<'_>, StatementRef<'_>, Statements<'_>, ArgumentRef<'_>, NameMatches<'_>)>();
    check::<(NodeId, StatementId, PredicateId)>();
    check::<(Edge<'_>, Edges<'_>, EdgeReferences<'_>, Neighbours<'_>)>();
    check::<(NodeIdentifiers, VisitedNodes, AdjacentPairs)>();
    check::<(SignedView<'_>, SignedNode, SignedNodeIdentifiers, SignedEdgeId)>();
    check::<(SignedEdge<'_>, SignedEdges<'_>, SignedEdgeReferences<'_>, SignedNeighbours<'_>)>();
}

#[test]
fn algorithms_of_other_bounds_accept_the_graph() {
    fn whole<G>(_: G)
    where
        G: IntoEdgesDirected + IntoNodeReferences + NodeCompactIndexable + EdgeIndexable + EdgeCount,
        G: Visitable + GetAdjacencyMatrix + GraphProp,
    {
    }
    fn signed<G>(_: G)
    where
        G: IntoEdgesDirected + IntoNodeIdentifiers + NodeCompactIndexable + EdgeCount + Visitable + GraphProp,
        G: GraphBase<NodeId = SignedNode, EdgeId = SignedEdgeId>,
    {
    }
    let graph = GraphBuilder::new().freeze().unwrap();
    whole(&graph);
    signed(graph.signed());
    assert_eq!(kosaraju_scc(&graph), Vec::<Vec<NodeId>>::new());
    assert_eq!(kosaraju_scc(graph.signed()), Vec::<Vec<SignedNode>>::new());
}
