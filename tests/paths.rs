//! Plain paths are those that a search without any cleverness finds, and that petgraph finds.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::hash::RandomState;

use mechgraph::graph::visit::SignedNode;
use mechgraph::graph::{StatementId, StatementRef};
use mechgraph::model::{Effect, Traversal};
use mechgraph::petgraph::algo::{all_simple_paths, dijkstra};
use mechgraph::petgraph::visit::Reversed;
use mechgraph::query::{
    Completeness, Endpoint, Limits, Parallels, Path, PathQuery, PathRef, PathScratch, PreparedPaths, QueryError,
};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Node, NodeId, Sign, Statement, schema};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

const CATEGORIES: [&str; 3] = ["biolink:Gene", "biolink:Protein", "biolink:Disease"];
/// `regulates` is below `affects`; two have a sign.
const PREDICATES: [&str; 5] =
    ["biolink:affects", "biolink:regulates", "biolink:causes", "biolink:disrupts", "biolink:treats"];

/// A statement: subject, predicate, object, source, and whether it is negated.
type Fact = (usize, usize, usize, usize, bool);

fn graph_of(kinds: &[usize], facts: &[Fact]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (place, kind) in kinds.iter().enumerate() {
        builder.add_entity(Entity::new(curie(place)).in_category(CATEGORIES[*kind].parse().unwrap()));
    }
    for &(subject, predicate, object, source, negated) in facts {
        let (subject, object) = (curie(subject % kinds.len()), curie(object % kinds.len()));
        let mut statement = Statement::new(subject, PREDICATES[predicate].parse().unwrap(), object)
            .from_source(format!("infores:{source}"));
        statement.negated = negated;
        builder.add_statement(&statement);
    }
    builder.freeze().unwrap()
}

fn curie(place: usize) -> Curie {
    Curie::verbatim(format!("X:{place}"))
}

fn graphs() -> impl Strategy<Value = KnowledgeGraph> {
    let fact = (0..8usize, 0..PREDICATES.len(), 0..8usize, 0..2usize, prop_oneof![9 => Just(false), 1 => Just(true)]);
    (vec(0..CATEGORIES.len(), 2..=8), vec(fact, 0..=24)).prop_map(|(kinds, facts)| graph_of(&kinds, &facts))
}

/// A question, in the words of the graph and in those of the query.
#[derive(Clone, Debug)]
struct Ask {
    from: Vec<usize>,
    /// Anything if there is none.
    to: Option<Vec<usize>>,
    hops: Option<usize>,
    direction: Traversal,
    parallels: Parallels,
    predicate: Option<usize>,
    avoided_predicate: Option<usize>,
    affirmed: bool,
    category: Option<usize>,
    avoided_category: Option<usize>,
    avoided: Option<usize>,
}

fn asks() -> impl Strategy<Value = Ask> {
    let ends = || prop_oneof![4 => vec(0..8usize, 1), 1 => vec(0..8usize, 2..=3)];
    let seldom = |most: usize| prop_oneof![3 => Just(None), 1 => (0..most).prop_map(Some)];
    let direction = prop_oneof![Just(Traversal::Forward), Just(Traversal::Backward), Just(Traversal::Both)];
    let parallels = prop_oneof![Just(Parallels::Apart), Just(Parallels::Merged)];
    let ends = (ends(), prop_oneof![5 => ends().prop_map(Some), 1 => Just(None)]);
    let statements =
        (seldom(PREDICATES.len()), seldom(PREDICATES.len()), prop_oneof![3 => Just(false), 1 => Just(true)]);
    let entities = (seldom(CATEGORIES.len()), seldom(CATEGORIES.len()), seldom(8));
    (ends, option::of(1..=5usize), direction, parallels, statements, entities).prop_map(
        |((from, to), hops, direction, parallels, (predicate, avoided_predicate, affirmed), entities)| {
            let (category, avoided_category, avoided) = entities;
            Ask {
                from,
                to,
                hops,
                direction,
                parallels,
                predicate,
                avoided_predicate,
                affirmed,
                category,
                avoided_category,
                avoided,
            }
        },
    )
}

impl Ask {
    /// The query, of places that the graph has.
    fn query(&self, graph: &KnowledgeGraph) -> PathQuery {
        let end = |places: &[usize]| Endpoint::any_of(places.iter().map(|place| id_of(graph, *place)));
        let to = self.to.as_deref().map_or(Endpoint::Any, end);
        let mut query = PathQuery::between(end(&self.from), to)
            .exact_endpoints()
            .direction(self.direction)
            .parallel_edges(self.parallels);
        if let Some(hops) = self.hops {
            query = query.max_hops(hops);
        }
        if let Some(predicate) = self.predicate {
            query = query.predicate(PREDICATES[predicate].parse().unwrap());
        }
        if let Some(predicate) = self.avoided_predicate {
            query = query.avoiding_predicate(PREDICATES[predicate].parse().unwrap());
        }
        if self.affirmed {
            query = query.affirmed();
        }
        if let Some(category) = self.category {
            query = query.category(CATEGORIES[category].parse().unwrap());
        }
        if let Some(category) = self.avoided_category {
            query = query.avoiding_category(CATEGORIES[category].parse().unwrap());
        }
        if let Some(avoided) = self.avoided {
            query = query.avoiding(id_of(graph, avoided));
        }
        query
    }
}

fn id_of(graph: &KnowledgeGraph, place: usize) -> Curie {
    curie(place % graph.node_count())
}

/// The same question answered by going through everything.
struct Brute<'a> {
    graph: &'a KnowledgeGraph,
    ask: &'a Ask,
    sources: BTreeSet<NodeId>,
    targets: BTreeSet<NodeId>,
}

/// Entities and statements in sequence.
type Sequence = (Vec<NodeId>, Vec<StatementId>);

impl<'a> Brute<'a> {
    fn new(graph: &'a KnowledgeGraph, ask: &'a Ask) -> Self {
        let number = |place: &usize| graph.node(id_of(graph, *place)).unwrap().number();
        let mut brute = Self { graph, ask, sources: ask.from.iter().map(number).collect(), targets: BTreeSet::new() };
        let all = || graph.nodes().map(Node::number).collect();
        brute.targets = ask.to.as_ref().map_or_else(all, |to| to.iter().map(number).collect());
        brute.sources = brute.sources.iter().copied().filter(|node| brute.may_touch(*node)).collect();
        brute.targets = brute.targets.iter().copied().filter(|node| brute.may_touch(*node)).collect();
        brute
    }

    fn may_touch(&self, node: NodeId) -> bool {
        let avoided = self.ask.avoided.map(|place| self.graph.node(id_of(self.graph, place)).unwrap().number());
        avoided != Some(node)
    }

    fn may_run_through(&self, node: NodeId) -> bool {
        let node = self.graph.node_at(node).unwrap();
        let is_in = |category: usize| node.is_in_category(&CATEGORIES[category].parse().unwrap());
        self.ask.category.is_none_or(is_in) && !self.ask.avoided_category.is_some_and(is_in)
    }

    /// Steps from an entity, with what they do to a sign.
    fn steps(&self, from: NodeId) -> Vec<(NodeId, StatementId, Effect)> {
        let mut steps = Vec::new();
        for statement in self.graph.statements() {
            let Some((subject, object)) = statement.ends() else { continue };
            let (subject, object) = (subject.number(), object.number());
            let is_below = |rule: usize| schema::predicate_is_a(statement.predicate().as_str(), PREDICATES[rule]);
            let fits = self.ask.predicate.is_none_or(is_below)
                && !self.ask.avoided_predicate.is_some_and(is_below)
                && !(self.ask.affirmed && statement.is_negated());
            let effect = if statement.is_negated() { Effect::None } else { statement.effect() };
            if fits && self.ask.direction != Traversal::Backward && subject == from && self.may_touch(object) {
                steps.push((object, statement.number(), effect));
            }
            if fits && self.ask.direction != Traversal::Forward && object == from && self.may_touch(subject) {
                steps.push((subject, statement.number(), effect));
            }
        }
        steps
    }

    /// Every path with parallels apart, in order.
    fn paths(&self, most: usize) -> Vec<Sequence> {
        let mut found = Vec::new();
        for source in &self.sources {
            self.extend(&mut (vec![*source], Vec::new()), most, &mut found);
        }
        found.sort_by_key(|(nodes, statements)| (nodes.len(), nodes.clone(), statements.clone()));
        found
    }

    fn extend(&self, path: &mut Sequence, most: usize, found: &mut Vec<Sequence>) {
        let last = *path.0.last().unwrap();
        if self.targets.contains(&last) {
            found.push(path.clone());
        }
        if path.1.len() == most || (path.0.len() > 1 && !self.may_run_through(last)) {
            return;
        }
        for (next, statement, _) in self.steps(last) {
            if !path.0.contains(&next) {
                path.0.push(next);
                path.1.push(statement);
                self.extend(path, most, found);
                path.0.pop();
                path.1.pop();
            }
        }
    }

    /// Steps to every pair of an entity and a sign; the sign is not looked at if the walk is `plain`.
    fn distances(&self, plain: bool) -> BTreeMap<(NodeId, Sign), usize> {
        let starts = self.sources.iter().map(|source| (*source, Sign::Positive));
        let mut open: VecDeque<_> = starts.map(|state| (state, 0)).collect();
        let mut known: BTreeMap<(NodeId, Sign), usize> = open.iter().copied().collect();
        while let Some(((node, sign), steps)) = open.pop_front() {
            if steps > 0 && !self.may_run_through(node) {
                continue;
            }
            for (next, _, effect) in self.steps(node) {
                let turned = match effect.sign() {
                    _ if plain => sign,
                    Some(factor) => sign * factor,
                    None => continue,
                };
                known.entry((next, turned)).or_insert_with(|| {
                    open.push_back(((next, turned), steps + 1));
                    steps + 1
                });
            }
        }
        known
    }
}

thread_local! {
    /// One scratch for all questions to all graphs, so that what it should forget would be found out.
    static SCRATCH: RefCell<PathScratch> = RefCell::default();
}

fn numbers(path: PathRef<'_, '_>) -> (Vec<NodeId>, Vec<Vec<StatementId>>) {
    let statements = path.steps().map(|step| step.statements().map(StatementRef::number).collect());
    (path.nodes().map(Node::number).collect(), statements.collect())
}

fn listed(prepared: &PreparedPaths<'_>, scratch: &mut PathScratch) -> Vec<(Vec<NodeId>, Vec<Vec<StatementId>>)> {
    let mut paths = prepared.clone().run_with(core::mem::take(scratch), Limits::default());
    let found: Vec<Path<'_>> = paths.by_ref().collect();
    assert_eq!(paths.completeness(), Completeness::Complete);
    *scratch = paths.into_scratch();
    found.iter().map(|path| numbers(path.view())).collect()
}

/// What the paths are with parallels apart or merged, as lists of statements a step.
fn expected(paths: &[Sequence], parallels: Parallels) -> Vec<(Vec<NodeId>, Vec<Vec<StatementId>>)> {
    let mut merged: Vec<(Vec<NodeId>, Vec<BTreeSet<StatementId>>)> = Vec::new();
    for (nodes, statements) in paths {
        match merged.last_mut().filter(|(last, _)| parallels == Parallels::Merged && last == nodes) {
            Some((_, steps)) => steps.iter_mut().zip(statements).for_each(|(step, own)| {
                step.insert(*own);
            }),
            None => merged.push((nodes.clone(), statements.iter().map(|own| BTreeSet::from([*own])).collect())),
        }
    }
    let to_lists = |steps: Vec<BTreeSet<StatementId>>| steps.into_iter().map(|step| step.into_iter().collect());
    merged.into_iter().map(|(nodes, steps)| (nodes, to_lists(steps).collect())).collect()
}

proptest::proptest! {
    #[test]
    fn paths_are_those_of_exhaustive_search(graph in graphs(), asks in vec(asks(), 1..=4)) {
        SCRATCH.with_borrow_mut(|scratch| {
            for ask in &asks {
                let prepared = ask.query(&graph).prepare(&graph).unwrap();
                let paths = Brute::new(&graph, ask).paths(ask.hops.unwrap_or(graph.node_count()));
                let expected = expected(&paths, ask.parallels);
                assert_eq!(listed(&prepared, scratch), expected, "{ask:?}");
                let count = prepared.count(scratch, Limits::default());
                assert_eq!((count.paths, count.completeness), (expected.len() as u64, Completeness::Complete), "{ask:?}");
            }
        });
    }

    #[test]
    fn shortest_paths_are_those_of_exhaustive_search(graph in graphs(), asks in vec(asks(), 1..=4)) {
        SCRATCH.with_borrow_mut(|scratch| {
            for ask in &asks {
                let prepared = ask.query(&graph).prepare(&graph).unwrap();
                let paths = Brute::new(&graph, ask).paths(ask.hops.unwrap_or(graph.node_count()));
                let expected = expected(&paths, ask.parallels);
                let length = expected.first().map(|(_, steps)| steps.len());
                assert_eq!(prepared.distance(scratch, Limits::default()).steps, length, "{ask:?}");
                let shortest = prepared.shortest(scratch, Limits::default()).path.map(numbers);
                assert_eq!(shortest.as_ref().map(|(_, steps)| steps.len()), length, "{ask:?}");
                assert!(shortest.is_none_or(|path| expected.contains(&path)), "{ask:?}");
            }
        });
    }

    #[test]
    fn signed_walks_are_those_of_exhaustive_search(graph in graphs(), asks in vec(asks(), 1..=4), negative in any::<bool>()) {
        let sign = if negative { Sign::Negative } else { Sign::Positive };
        SCRATCH.with_borrow_mut(|scratch| {
            for ask in &asks {
                let brute = Brute::new(&graph, ask);
                let distances = brute.distances(false);
                let steps = brute.targets.iter().filter_map(|target| distances.get(&(*target, sign)).copied()).min();
                let steps = steps.filter(|steps| ask.hops.is_none_or(|most| *steps <= most));
                let prepared = ask.query(&graph).prepare(&graph).unwrap();
                assert_eq!(prepared.signed_distance(sign, scratch, Limits::default()).steps, steps, "{ask:?}");
                let walk = prepared.signed_shortest(sign, scratch, Limits::default()).path;
                assert_eq!(walk.map(PathRef::hops), steps, "{ask:?}");
                if let Some(walk) = walk {
                    let (nodes, _) = numbers(walk);
                    assert!(brute.sources.contains(&nodes[0]) && brute.targets.contains(&nodes[nodes.len() - 1]));
                    let effects = walk.steps().map(|step| step.statements().next().unwrap().effect().sign().unwrap());
                    assert_eq!(effects.fold(Sign::Positive, |all, own| all * own), sign, "{ask:?}");
                }
            }
        });
    }

    #[test]
    fn neighbourhoods_are_those_of_exhaustive_search(graph in graphs(), asks in vec(asks(), 1..=4)) {
        SCRATCH.with_borrow_mut(|scratch| {
            for ask in &asks {
                let brute = Brute::new(&graph, ask);
                let within = |steps: usize| steps > 0 && ask.hops.is_none_or(|most| steps <= most);
                let distances = brute.distances(true).into_iter().map(|((node, _), steps)| (node, steps));
                let expected: BTreeMap<NodeId, usize> =
                    distances.filter(|(node, steps)| within(*steps) && brute.targets.contains(node)).collect();
                let prepared = ask.query(&graph).prepare(&graph).unwrap();
                let found = prepared.neighbourhood(scratch, Limits::default());
                assert_eq!((found.len(), found.completeness()), (expected.len(), Completeness::Complete), "{ask:?}");
                let by_number: BTreeMap<NodeId, usize> = found.iter().map(|(node, steps)| (node.number(), steps)).collect();
                assert_eq!(by_number, expected, "{ask:?}");
                assert!(found.iter().is_sorted_by_key(|(_, steps)| steps));
            }
        });
    }

    #[test]
    fn neighbourhoods_are_as_large_as_their_lists(graph in graphs(), asks in vec(asks(), 1..=4)) {
        SCRATCH.with_borrow_mut(|scratch| {
            for ask in &asks {
                let all = Ask { to: None, predicate: None, avoided_predicate: None, affirmed: false, ..ask.clone() };
                for ask in [ask, &all] {
                    let prepared = ask.query(&graph).prepare(&graph).unwrap();
                    for most in [0, 1, 2, 3, u64::MAX] {
                        let limits = Limits::default().with_expansions(most);
                        let listed = prepared.neighbourhood(scratch, limits);
                        let (len, expansions) = (listed.len(), listed.expansions());
                        let complete = listed.completeness() == Completeness::Complete;
                        assert_eq!(len, listed.iter().count());
                        let counted = prepared.neighbourhood_size(scratch, limits);
                        assert_eq!((counted.entities, counted.expansions), (len, expansions), "{ask:?}, {most} expansions");
                        assert_eq!(counted.completeness == Completeness::Complete, complete, "{ask:?}, {most} expansions");
                    }
                }
            }
        });
    }

    /// petgraph's `all_simple_paths` gives each sequence of entities as often as it has parallel edges at
    /// its end, so sequences are compared as sets.
    #[test]
    fn petgraph_finds_the_same_paths_and_distances(graph in graphs(), from in 0..8usize, to in 0..8usize, hops in 1..=5usize) {
        let (from, to) = (id_of(&graph, from), id_of(&graph, to));
        let query = PathQuery::between(from.clone(), to.clone()).max_hops(hops).parallel_edges(Parallels::Merged);
        let number = |id: &Curie| graph.node(id).unwrap().number();
        let distances = dijkstra(&graph, number(&from), None, |_| 1);
        let near = |steps: &usize| *steps <= hops;
        assert_eq!(query.distance(&graph).unwrap().steps, distances.get(&number(&to)).copied().filter(near));
        let back = query.clone().direction(Traversal::Backward).distance(&graph).unwrap().steps;
        let distances = dijkstra(Reversed(&graph), number(&from), None, |_| 1);
        assert_eq!(back, distances.get(&number(&to)).copied().filter(near));
        if from != to {
            let found: Vec<Vec<NodeId>> = query.run(&graph).unwrap().map(|path| path.nodes().map(Node::number).collect()).collect();
            let theirs = all_simple_paths::<Vec<NodeId>, _, RandomState>(&graph, number(&from), number(&to), 0, Some(hops - 1));
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), theirs.collect::<BTreeSet<_>>());
        }
    }

    /// Where no statement is a carrier, symmetric or a loop, the signed view is the same graph of pairs.
    #[test]
    fn petgraph_finds_the_same_signed_distances(
        facts in vec((0..6usize, 2..4usize, 0..6usize, Just(0usize), Just(false)), 0..=14),
        from in 0..6usize,
    ) {
        let facts: Vec<Fact> = facts.into_iter().filter(|(subject, _, object, ..)| subject != object).collect();
        let graph = graph_of(&[0; 6], &facts);
        let start = graph.node(curie(from)).unwrap().number();
        let distances = dijkstra(graph.signed(), SignedNode::new(start, Sign::Positive), None, |_| 1);
        for node in graph.nodes() {
            let prepared = PathQuery::between(curie(from), node.to_entity().id).prepare(&graph).unwrap();
            for sign in [Sign::Positive, Sign::Negative] {
                let found = prepared.signed_distance(sign, &mut PathScratch::new(), Limits::default());
                assert_eq!(found.steps, distances.get(&SignedNode::new(node.number(), sign)).copied());
            }
        }
    }
}

/// 0 → 1 → 2 and 0 → 2, the first step said by two sources, the last against its direction too.
fn triangle() -> KnowledgeGraph {
    let facts =
        [(0, 0, 1, 0, false), (0, 0, 1, 1, false), (1, 2, 2, 0, false), (0, 4, 2, 0, false), (2, 2, 1, 0, false)];
    graph_of(&[0, 1, 2], &facts)
}

fn check(query: &PathQuery, expected: &[&str]) {
    let graph = triangle();
    let found: Vec<String> = query.run(&graph).unwrap().map(|path| path.to_string()).collect();
    assert_eq!(found, expected);
}

#[test]
fn paths_read_as_they_point() {
    let query = PathQuery::between("X:0", "X:2");
    let twice = "X:0 —affects→ X:1 —causes→ X:2";
    check(&query, &["X:0 —treats→ X:2", twice, twice]);
    let merged = query.clone().parallel_edges(Parallels::Merged);
    check(&merged, &["X:0 —treats→ X:2", twice]);
    check(&merged.clone().direction(Traversal::Backward), &[]);
    check(&merged.direction(Traversal::Both).predicate("causes".parse().unwrap()), &[]);
    let back =
        PathQuery::between("X:2", "X:0").direction(Traversal::Both).avoiding_predicate("treats".parse().unwrap());
    let (by_effect, by_cause) = ("X:2 ←causes— X:1 ←affects— X:0", "X:2 —causes→ X:1 ←affects— X:0");
    let mut found: Vec<String> = back.run(&triangle()).unwrap().map(|path| path.to_string()).collect();
    found.sort();
    assert_eq!(found, [by_cause, by_cause, by_effect, by_effect]);
}

#[test]
fn an_entity_is_a_path_of_no_steps_to_itself() {
    check(&PathQuery::between("X:1", "X:1"), &["X:1"]);
    let graph = triangle();
    let query = PathQuery::between("X:1", "X:1");
    assert_eq!(query.count(&graph).unwrap().paths, 1);
    assert_eq!(query.distance(&graph).unwrap().steps, Some(0));
    assert_eq!(query.shortest(&graph).unwrap().unwrap().to_string(), "X:1");
    check(&query.avoiding("X:1"), &[]);
}

#[test]
fn a_class_stands_for_its_subclasses() {
    let mut builder = GraphBuilder::new();
    for (subject, predicate, object) in [("X:0", "causes", "X:1"), ("X:1", "subclass_of", "X:2")] {
        let ends: [Curie; 2] = [subject.parse().unwrap(), object.parse().unwrap()];
        let [subject, object] = ends;
        builder.add_statement(Statement::new(subject, predicate.parse().unwrap(), object));
    }
    let graph = builder.freeze().unwrap();
    let query = PathQuery::between("X:0", "X:2");
    assert_eq!(query.distance(&graph).unwrap().steps, Some(1));
    assert_eq!(query.exact_endpoints().distance(&graph).unwrap().steps, Some(2));
}

#[test]
fn a_number_of_another_graph_is_at_no_end_of_a_path() {
    let (small, large) = (triangle(), graph_of(&[0; 8], &[]));
    let beyond = large.nodes().last().unwrap().number();
    let mut prepared = PathQuery::between("X:0", "X:2").prepare(&small).unwrap();
    prepared.set_ends(beyond, small.node(curie(2)).unwrap().number());
    let mut scratch = PathScratch::new();
    assert_eq!(prepared.distance(&mut scratch, Limits::default()).steps, None);
    assert_eq!(prepared.count(&mut scratch, Limits::default()).paths, 0);
    assert!(prepared.neighbourhood(&mut scratch, Limits::default()).is_empty());
    assert_eq!(prepared.run_with(scratch, Limits::default()).count(), 0);
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let graph = triangle();
    let refused = |query: PathQuery| query.prepare(&graph).unwrap_err();
    for hops in [0, 17] {
        assert_eq!(refused(PathQuery::between("X:0", "X:2").max_hops(hops)), QueryError::Hops(hops));
    }
    assert!(matches!(refused(PathQuery::between("X:9", "X:2")), QueryError::NotFound { .. }));
    let unknown = PathQuery::between("X:0", "X:2").predicate("afects".parse().unwrap());
    assert!(matches!(refused(unknown), QueryError::NoPredicate { near: Some(near), .. } if near == "biolink:affects"));
}

#[test]
fn a_query_keeps_its_words() {
    let query = PathQuery::between("emapalumab", "HLH").max_hops(3).direction(Traversal::Both).affirmed();
    let text = serde_json::to_string(&query).unwrap();
    assert_eq!(serde_json::from_str::<PathQuery>(&text).unwrap(), query);
}
