//! Patterns against an obvious implementation: every choice of entities, every statement.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use mechgraph::graph::StatementRef;
use mechgraph::query::{
    AllowDeny, CancellationToken, Completeness, LimitKind, Limits, PatternQuery, QueryEdge, QueryNode, QueryPath,
    RunOptions, SetInterpretation,
};
use mechgraph::{Category, Curie, Entity, GraphBuilder, KnowledgeGraph, Node, Predicate, Statement, schema};
use proptest::prelude::*;

const CATEGORIES: [&str; 4] = ["Gene", "Disease", "SmallMolecule", "Pathway"];
const ASKED_CATEGORIES: [&str; 4] = ["Gene", "ChemicalEntity", "BiologicalEntity", "NamedThing"];
const PREDICATES: [&str; 6] = [
    "affects",
    "regulates",
    "physically_interacts_with",
    "treats",
    "gene_associated_with_condition",
    "correlated_with",
];
const ASKED_PREDICATES: [&str; 8] = [
    "affects",
    "affected_by",
    "regulates",
    "interacts_with",
    "related_to",
    "condition_associated_with_gene",
    "associated_with",
    "treats_or_applied_or_studied_to_treat",
];
const QUALIFIERS: [(&str, &str); 4] = [
    ("object_direction_qualifier", "increased"),
    ("object_direction_qualifier", "downregulated"),
    ("subject_aspect_qualifier", "expression"),
    ("object_aspect_qualifier", "activity"),
];
const ASKED_QUALIFIERS: [(&str, &str); 5] = [
    ("object_direction_qualifier", "increased"),
    ("object_direction_qualifier", "decreased"),
    ("subject_direction_qualifier", "decreased"),
    ("subject_aspect_qualifier", "expression"),
    ("object_aspect_qualifier", "activity_or_abundance"),
];
const SOURCES: [&str; 2] = ["infores:a", "infores:b"];
const LEVELS: [&str; 2] = ["knowledge_assertion", "prediction"];

/// Subject, predicate, object, qualifiers, source, level, negated.
type StatementSketch = (usize, usize, usize, Vec<usize>, usize, usize, bool);

#[derive(Clone, Debug)]
struct World {
    categories: Vec<usize>,
    statements: Vec<StatementSketch>,
    /// Child and parent.
    classes: Vec<(usize, usize)>,
}

fn id(number: usize) -> String {
    format!("X:{number}")
}

fn predicate(name: &str) -> Predicate {
    name.parse().unwrap()
}

fn category(name: &str) -> Category {
    name.parse().unwrap()
}

impl World {
    fn graph(&self) -> KnowledgeGraph {
        let mut builder = GraphBuilder::new();
        for (number, kind) in self.categories.iter().enumerate() {
            let mut entity = Entity::new(id(number).parse::<Curie>().unwrap());
            entity.categories.push(category(CATEGORIES[*kind]));
            builder.add_entity(&entity);
        }
        let curie = |number: &usize| id(*number).parse::<Curie>().unwrap();
        for (subject, kind, object, qualifiers, source, level, negated) in &self.statements {
            let mut statement = Statement::new(curie(subject), predicate(PREDICATES[*kind]), curie(object));
            statement.qualifiers = qualifiers.iter().map(|number| QUALIFIERS[*number]).collect();
            statement.evidence.primary_knowledge_source = Some(SOURCES[*source].to_owned());
            statement.evidence.knowledge_level = Some(LEVELS[*level].to_owned());
            statement.negated = *negated;
            builder.add_statement(&statement);
        }
        for (child, parent) in &self.classes {
            builder.add_statement(Statement::new(curie(child), predicate("subclass_of"), curie(parent)));
        }
        builder.freeze().unwrap()
    }
}

fn worlds() -> impl Strategy<Value = World> {
    (2usize..7).prop_flat_map(|count| {
        let statement = (
            0..count,
            0..PREDICATES.len(),
            0..count,
            prop::collection::vec(0..QUALIFIERS.len(), 0..2),
            0..2usize,
            0..2usize,
            prop::bool::weighted(0.1),
        );
        // The parent has the greater number, so that there is no ring.
        let class = (0..count - 1).prop_flat_map(move |child| (Just(child), child + 1..count));
        let categories = prop::collection::vec(0..CATEGORIES.len(), count);
        (categories, prop::collection::vec(statement, 4..28), prop::collection::vec(class, 0..3))
            .prop_map(|(categories, statements, classes)| World { categories, statements, classes })
    })
}

#[derive(Clone, Debug)]
struct NodeSketch {
    ids: Vec<usize>,
    category: Option<usize>,
    set: usize,
    exact: bool,
}

#[derive(Clone, Debug)]
struct EdgeSketch {
    ends: (usize, usize),
    predicates: Vec<usize>,
    qualifiers: Vec<Vec<usize>>,
    source: Option<(bool, bool)>,
    level: Option<bool>,
    exclude: bool,
}

#[derive(Clone, Debug)]
struct Sketch {
    nodes: Vec<NodeSketch>,
    edges: Vec<EdgeSketch>,
    distinct: bool,
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let node = (
        prop_oneof![3 => Just(vec![]), 1 => prop::collection::vec(0..4usize, 1..3)],
        prop::option::weighted(0.3, 0..ASKED_CATEGORIES.len()),
        prop_oneof![4 => Just(0usize), 2 => 1..4usize],
        any::<bool>(),
    )
        .prop_map(|(ids, category, set, exact)| NodeSketch { ids, category, set, exact });
    (1usize..5).prop_flat_map(move |count| {
        let edge = (
            (0..count, 0..count),
            prop::collection::vec(0..ASKED_PREDICATES.len(), 0..3),
            prop_oneof![
                8 => Just(vec![]),
                1 => prop::collection::vec(prop::collection::vec(0..ASKED_QUALIFIERS.len(), 1..3), 1..3)
            ],
            prop::option::weighted(0.1, (any::<bool>(), any::<bool>())),
            prop::option::weighted(0.1, any::<bool>()),
            prop::bool::weighted(0.2),
        )
            .prop_map(|(ends, predicates, qualifiers, source, level, exclude)| EdgeSketch {
                ends,
                predicates,
                qualifiers,
                source,
                level,
                exclude,
            });
        let edges = prop::collection::vec(edge, 0..5);
        (prop::collection::vec(node.clone(), count), edges, prop::bool::weighted(0.4))
            .prop_map(|(nodes, edges, distinct)| Sketch { nodes, edges, distinct })
    })
}

fn allow_deny(allow: bool, value: &str) -> AllowDeny {
    if allow { AllowDeny::allow([value]) } else { AllowDeny::deny([value]) }
}

impl Sketch {
    fn query(&self) -> PatternQuery {
        let mut query = PatternQuery::new();
        for (number, sketch) in self.nodes.iter().enumerate() {
            let mut node = QueryNode::new(format!("n{number}")).set(sketch.interpretation());
            for entity in &sketch.ids {
                node = node.id(id(*entity));
            }
            if let Some(kind) = sketch.category {
                node = node.category(category(ASKED_CATEGORIES[kind]));
            }
            query = query.node(if sketch.exact { node.exact() } else { node });
        }
        for (number, sketch) in self.edges.iter().enumerate() {
            let (subject, object) = sketch.ends;
            let mut edge = QueryEdge::new(format!("e{number}"), format!("n{subject}"), format!("n{object}"));
            for asked in &sketch.predicates {
                edge = edge.predicate(predicate(ASKED_PREDICATES[*asked]));
            }
            for set in &sketch.qualifiers {
                edge = edge.qualifier_set(set.iter().map(|asked| ASKED_QUALIFIERS[*asked]));
            }
            if let Some((allow, primary)) = sketch.source {
                let sources = allow_deny(allow, SOURCES[0]);
                edge = if primary { edge.primary_sources(sources) } else { edge.sources(sources) };
            }
            if let Some(allow) = sketch.level {
                edge = edge.knowledge_level(allow_deny(allow, LEVELS[0]));
            }
            query = query.edge(if sketch.exclude { edge.exclude() } else { edge });
        }
        if self.distinct { query.distinct_entities() } else { query }
    }

    /// Whether a node is at the end of an excluded edge alone.
    fn is_free(&self, node: usize) -> bool {
        let of = |exclude: bool| {
            self.edges.iter().any(|edge| edge.exclude == exclude && (edge.ends.0 == node || edge.ends.1 == node))
        };
        of(true) && !of(false)
    }
}

impl NodeSketch {
    fn interpretation(&self) -> SetInterpretation {
        match (self.ids.is_empty(), self.set) {
            (true, 1..) => SetInterpretation::Collate,
            (false, 1) => SetInterpretation::All,
            (false, 2) => SetInterpretation::Many,
            _ => SetInterpretation::Batch,
        }
    }

    /// The entities by whose names an entity is asked for; none if it is not asked for.
    fn asked(&self, graph: &KnowledgeGraph, node: Node<'_>) -> Vec<String> {
        let fits = self.category.is_none_or(|kind| node.is_in_category(&category(ASKED_CATEGORIES[kind])));
        if !fits {
            return Vec::new();
        }
        if self.ids.is_empty() {
            return vec![node.curie().to_owned()];
        }
        let above: Vec<&str> =
            graph.ancestors(node.number()).iter().map(|above| graph.node_at(*above).unwrap().curie()).collect();
        let ids: BTreeSet<String> = self.ids.iter().map(|number| id(*number)).collect();
        ids.into_iter().filter(|id| id == node.curie() || (!self.exact && above.contains(&id.as_str()))).collect()
    }
}

/// The predicates that a statement of a predicate makes true of its ends, and those of its ends exchanged.
fn entailed(own: &str) -> [BTreeSet<&'static str>; 2] {
    let all = || schema::predicates().iter();
    let forward: BTreeSet<&str> =
        all().map(schema::PredicateRow::name).filter(|name| schema::predicate_is_a(own, name)).collect();
    let mut backward = BTreeSet::new();
    for name in &forward {
        let row = schema::predicate(name).unwrap();
        let turned = if row.is_symmetric() { Some(*name) } else { row.inverse() };
        backward.extend(turned.into_iter().flat_map(|turned| {
            all().map(schema::PredicateRow::name).filter(move |name| schema::predicate_is_a(turned, name))
        }));
    }
    [forward, backward]
}

static ENTAILED: LazyLock<BTreeMap<&str, [BTreeSet<&str>; 2]>> =
    LazyLock::new(|| schema::predicates().iter().map(|row| (row.name(), entailed(row.name()))).collect());

/// Whether a statement is one of an edge between two entities.
fn fits(sketch: &EdgeSketch, statement: StatementRef<'_>, subject: Node<'_>, object: Node<'_>) -> bool {
    let Some((own_subject, own_object)) = statement.ends() else { return false };
    if statement.is_negated() {
        return false;
    }
    let source = statement.primary_knowledge_source() == Some(SOURCES[0]);
    let level = statement.knowledge_level() == Some(LEVELS[0]);
    if sketch.source.is_some_and(|(allow, _)| allow != source) || sketch.level.is_some_and(|allow| allow != level) {
        return false;
    }
    let entailed = &ENTAILED[statement.predicate().local_name()];
    let read = |exchanged: bool| {
        let ends = if exchanged { (object, subject) } else { (subject, object) };
        let names = |asked: &usize| entailed[usize::from(exchanged)].contains(ASKED_PREDICATES[*asked]);
        let has = |asked: &usize| {
            let (slot, value) = ASKED_QUALIFIERS[*asked];
            let slot = match (exchanged, slot.split_once('_')) {
                (true, Some(("subject", rest))) => format!("object_{rest}"),
                (true, Some(("object", rest))) => format!("subject_{rest}"),
                _ => slot.to_owned(),
            };
            let range = schema::qualifier_slot(&slot).unwrap().range().unwrap();
            statement.qualifiers().any(|(own, held)| own == slot && schema::enum_is_a(range, held, value))
        };
        (own_subject, own_object) == ends
            && (sketch.predicates.is_empty() || sketch.predicates.iter().any(names))
            && (sketch.qualifiers.is_empty() || sketch.qualifiers.iter().any(|set| set.iter().all(has)))
    };
    read(false) || read(true)
}

type Names = Vec<Option<String>>;

/// Every match, by brute force.
fn matches(sketch: &Sketch, graph: &KnowledgeGraph) -> BTreeSet<Names> {
    let joins = |edge: &EdgeSketch, subject: Node<'_>, object: Node<'_>| {
        graph.statements().any(|statement| fits(edge, statement, subject, object))
    };
    let mut found = BTreeSet::new();
    let bound: Vec<usize> = (0..sketch.nodes.len()).filter(|node| !sketch.is_free(*node)).collect();
    let mut choices: Vec<Vec<Node<'_>>> = vec![Vec::new()];
    for node in &bound {
        let fitting = |entity: &Node<'_>| !sketch.nodes[*node].asked(graph, *entity).is_empty();
        choices = choices
            .iter()
            .flat_map(|chosen| graph.nodes().filter(fitting).map(move |next| [chosen.as_slice(), &[next]].concat()))
            .collect();
    }
    for chosen in choices {
        let entity = |node: usize| bound.iter().position(|bound| *bound == node).map(|place| chosen[place]);
        let holds = |edge: &EdgeSketch| {
            let ends = |node: usize| entity(node).map_or_else(|| graph.nodes().collect(), |entity| vec![entity]);
            let fitting = |node: usize, it: &Node<'_>| !sketch.nodes[node].asked(graph, *it).is_empty();
            let (from, to) = edge.ends;
            let subjects = ends(from).into_iter().filter(|it| fitting(from, it));
            let mut pairs = subjects
                .flat_map(|one| ends(to).into_iter().filter(|it| fitting(to, it)).map(move |other| (one, other)));
            pairs.any(|(one, other)| (from != to || one == other) && joins(edge, one, other)) != edge.exclude
        };
        let apart =
            !sketch.distinct || chosen.iter().map(|node| node.curie()).collect::<BTreeSet<_>>().len() == chosen.len();
        if apart && sketch.edges.iter().all(holds) {
            found.insert((0..sketch.nodes.len()).map(|node| entity(node).map(|it| it.curie().to_owned())).collect());
        }
    }
    found
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Group {
    nodes: Vec<BTreeSet<(String, String)>>,
    statements: Vec<BTreeSet<String>>,
    matches: u64,
}

/// The results by their keys, by brute force.
fn results(sketch: &Sketch, graph: &KnowledgeGraph, all: &BTreeSet<Names>) -> BTreeMap<Vec<String>, Group> {
    let mut groups: BTreeMap<Vec<String>, Group> = BTreeMap::new();
    for names in all {
        let mut labels: Vec<Vec<Option<String>>> = vec![Vec::new()];
        for (node, name) in sketch.nodes.iter().zip(names) {
            let asked: Vec<Option<String>> = name.as_ref().map_or_else(
                || vec![None],
                |name| node.asked(graph, graph.node(name).unwrap()).into_iter().map(Some).collect(),
            );
            labels = labels
                .iter()
                .flat_map(|l| asked.iter().map(move |a| [l.as_slice(), std::slice::from_ref(a)].concat()))
                .collect();
        }
        for label in labels {
            let is_apart = |node: &usize| sketch.nodes[*node].interpretation() == SetInterpretation::Batch;
            let key = (0..label.len()).filter(is_apart).filter_map(|node| label[node].clone()).collect();
            let group = groups.entry(key).or_default();
            group.nodes.resize(label.len(), BTreeSet::new());
            group.statements.resize(sketch.edges.len(), BTreeSet::new());
            group.matches += 1;
            for (node, (label, name)) in label.iter().zip(names).enumerate() {
                if let (Some(label), Some(name)) = (label, name) {
                    group.nodes[node].insert((label.clone(), name.clone()));
                }
            }
            for (number, edge) in sketch.edges.iter().enumerate().filter(|(_, edge)| !edge.exclude) {
                let entity = |node: usize| graph.node(names[node].as_ref().unwrap()).unwrap();
                let fitting = |it: &StatementRef<'_>| fits(edge, *it, entity(edge.ends.0), entity(edge.ends.1));
                group.statements[number].extend(graph.statements().filter(fitting).map(|it| it.id().into_owned()));
            }
        }
    }
    let is_whole = |number: usize, held: &BTreeSet<(String, String)>| {
        let node = &sketch.nodes[number];
        node.interpretation() != SetInterpretation::All
            || sketch.is_free(number)
            || node.ids.iter().all(|member| held.iter().any(|(asked, _)| *asked == id(*member)))
    };
    groups.retain(|_, group| group.nodes.iter().enumerate().all(|(number, held)| is_whole(number, held)));
    groups
}

/// What a pattern gives, compared with brute force; nothing where it is refused.
fn compare(world: &World, sketch: &Sketch) -> Result<(), TestCaseError> {
    let graph = world.graph();
    let query = sketch.query();
    let Ok(prepared) = query.prepare(&graph) else { return Ok(()) };
    let expected = matches(sketch, &graph);
    let mut cursor = prepared.matches(RunOptions::default());
    let mut found = Vec::new();
    while let Some(one) = cursor.advance() {
        let keys = query.nodes().iter().map(QueryNode::key);
        found.push(keys.map(|key| one.entity(key).map(|it| it.curie().to_owned())).collect::<Names>());
    }
    prop_assert_eq!(cursor.completeness(), Completeness::Complete);
    let distinct: BTreeSet<Names> = found.iter().cloned().collect();
    prop_assert_eq!(found.len(), distinct.len(), "a match comes twice");
    prop_assert_eq!(&distinct, &expected);
    let groups = results(sketch, &graph, &expected);
    let has_whole = sketch.nodes.iter().any(|node| node.interpretation() == SetInterpretation::All);
    let counted = prepared.count(RunOptions::default());
    prop_assert_eq!(counted.completeness, Completeness::Complete);
    if has_whole {
        prop_assert_eq!(counted.matches, groups.values().map(|group| group.matches).sum::<u64>());
    } else {
        prop_assert_eq!(counted.matches, expected.len() as u64);
    }
    let given: Vec<Group> = query
        .run(&graph)
        .unwrap()
        .map(|result| {
            let bindings = |key: &str| {
                let pairs = result.bindings(key).into_iter().flat_map(|binding| {
                    let id = binding.id.curie().to_owned();
                    binding.entities.into_iter().map(move |it| (id.clone(), it.curie().to_owned()))
                });
                pairs.collect()
            };
            let statements = |key: &str| result.statements(key).map(|it| it.id().into_owned()).collect();
            Group {
                nodes: query.nodes().iter().map(|node| bindings(node.key())).collect(),
                statements: query.edges().iter().map(|edge| statements(edge.key())).collect(),
                matches: result.matches(),
            }
        })
        .collect();
    // A map is in the order of its keys, which is that of results.
    prop_assert_eq!(given, groups.into_values().collect::<Vec<_>>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pattern_gives_what_brute_force_finds(world in worlds(), sketch in sketches()) {
        compare(&world, &sketch)?;
    }
}

/// Every path between two entities, as the entities in sequence, by brute force.
fn walks(graph: &KnowledgeGraph, from: Node<'_>, to: Node<'_>, hops: (usize, usize)) -> BTreeSet<Vec<String>> {
    let mut open: Vec<Vec<Node<'_>>> = vec![vec![from]];
    let mut found = BTreeSet::new();
    while let Some(walk) = open.pop() {
        let last = walk[walk.len() - 1];
        if last == to && walk.len() > hops.0 {
            found.insert(walk.iter().map(|node| node.curie().to_owned()).collect());
        }
        if last == to && walk.len() > 1 || walk.len() > hops.1 {
            continue;
        }
        for statement in graph.statements().filter(|it| !it.is_negated()) {
            let (subject, object) = statement.ends().unwrap();
            for (one, other) in [(subject, object), (object, subject)] {
                if one == last && !walk.contains(&other) {
                    open.push([walk.as_slice(), &[other]].concat());
                }
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn paths_in_place_of_edges_are_those_that_brute_force_finds(
        world in worlds(),
        ends in (0..3usize, 0..3usize),
        hops in (1..3usize, 0..4usize),
        kinds in prop::collection::vec(prop::collection::vec(0..ASKED_CATEGORIES.len(), 1..3), 0..3),
    ) {
        let graph = world.graph();
        let hops = (hops.0, hops.0 + hops.1);
        let mut path = QueryPath::new("p", "a", "b").min_hops(hops.0).max_hops(hops.1);
        for set in &kinds {
            path = path.intermediate_categories(set.iter().map(|kind| category(ASKED_CATEGORIES[*kind])));
        }
        let node = |key: &str, number: usize| QueryNode::new(key).id(id(number)).exact();
        let query = PatternQuery::new().node(node("a", ends.0)).node(node("b", ends.1)).path(path);
        let Ok(prepared) = query.prepare(&graph) else { return Ok(()) };
        let entity = |number: usize| graph.node(id(number)).unwrap();
        let has = |walk: &Vec<String>| {
            let inner = || walk[1..walk.len() - 1].iter().map(|id| graph.node(id).unwrap());
            let fits = |kind: &usize| inner().any(|node| node.is_in_category(&category(ASKED_CATEGORIES[*kind])));
            kinds.is_empty() || kinds.iter().any(|set| set.iter().all(fits))
        };
        let expected: BTreeSet<Vec<String>> =
            walks(&graph, entity(ends.0), entity(ends.1), hops).into_iter().filter(has).collect();
        let found: Vec<Vec<String>> = query
            .run(&graph)
            .unwrap()
            .flat_map(|result| result.paths("p").to_vec())
            .map(|path| path.nodes().map(|node| node.curie().to_owned()).collect())
            .collect();
        let distinct: BTreeSet<Vec<String>> = found.iter().cloned().collect();
        prop_assert_eq!(found.len(), distinct.len());
        prop_assert_eq!(&distinct, &expected);
        prop_assert!(found.is_sorted_by_key(Vec::len));
        prop_assert_eq!(prepared.count(RunOptions::default()).matches, u64::from(!expected.is_empty()));
    }
}

/// Genes that are all joined to one disease, and to each other.
fn crowd(count: usize) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for number in 0..count {
        let mut gene = Entity::new(id(number).parse::<Curie>().unwrap());
        gene.categories.push(category("Gene"));
        builder.add_entity(&gene);
        let curie = |text: &str| text.parse::<Curie>().unwrap();
        let associated = predicate("gene_associated_with_condition");
        builder.add_statement(Statement::new(gene.id.clone(), associated, curie("D:1")));
        for other in 0..number {
            builder.add_statement(Statement::new(gene.id.clone(), predicate("regulates"), curie(&id(other))));
        }
    }
    builder.freeze().unwrap()
}

fn genes_of_a_disease() -> PatternQuery {
    PatternQuery::new()
        .node(QueryNode::new("gene").category(category("Gene")))
        .node(QueryNode::new("other").category(category("Gene")))
        .node(QueryNode::new("disease").id("D:1"))
        .edge(QueryEdge::new("e0", "gene", "disease").predicate(predicate("gene_associated_with_condition")))
        .edge(QueryEdge::new("e1", "other", "gene").predicate(predicate("regulates")))
}

#[test]
fn a_limit_cuts_a_run_and_is_named() {
    let graph = crowd(40);
    let query = genes_of_a_disease();
    assert_eq!(query.count(&graph).unwrap().matches, 40 * 39 / 2);
    let cut = |options: RunOptions| {
        let mut results = query.run_with(&graph, options).unwrap();
        let count = results.by_ref().count();
        match results.completeness() {
            Completeness::Truncated { by, .. } => (count, by),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(cut(Limits::default().with_paths(7).into()), (7, LimitKind::Paths));
    assert_eq!(cut(Limits::default().with_memory(64).into()), (0, LimitKind::Memory));
    assert_eq!(cut(Limits::default().with_expansions(1).into()), (0, LimitKind::Expansions));
    let token = CancellationToken::new();
    token.cancel();
    assert_eq!(cut(RunOptions::new().with_token(token)), (0, LimitKind::Cancelled));
    let exactly = query.run_with(&graph, Limits::default().with_paths(40 * 39 / 2)).unwrap();
    assert_eq!(exactly.completeness(), Completeness::Open);
    let prepared = query.prepare(&graph).unwrap();
    let mut cursor = prepared.matches(Limits::default().with_paths(3));
    assert_eq!((0..9).take_while(|_| cursor.advance().is_some()).count(), 3);
    let cut = prepared.count(Limits::default().with_expansions(1)).completeness;
    assert!(matches!(cut, Completeness::Truncated { by: LimitKind::Expansions, .. }), "{cut:?}");
}

#[test]
fn counting_does_not_go_through_matches() {
    // A star of four genes around a disease: 40⁴ matches from 40 statements for each edge.
    let graph = crowd(40);
    let mut query = PatternQuery::new().node(QueryNode::new("disease").id("D:1"));
    for number in 0..4 {
        let key = format!("g{number}");
        let associated = predicate("gene_associated_with_condition");
        query = query
            .node(QueryNode::new(&key).category(category("Gene")))
            .edge(QueryEdge::new(format!("e{number}"), &key, "disease").predicate(associated));
    }
    let count = query.count(&graph).unwrap();
    assert_eq!(count.matches, 40u64.pow(4));
    assert!(count.work < 4 * 50, "{}", count.work);
}

#[test]
fn an_edge_is_read_from_the_side_that_has_less_to_read() {
    // Each gene takes part in one of three pathways and in thirty processes.
    let mut builder = GraphBuilder::new();
    let curie = |text: &str| text.parse::<Curie>().unwrap();
    for (kind, count) in [("Gene", 40), ("Pathway", 3), ("BiologicalProcess", 30)] {
        for number in 0..count {
            let mut entity = Entity::new(curie(&format!("{kind}:{number}")));
            entity.categories.push(category(kind));
            builder.add_entity(&entity);
        }
    }
    for gene in 0..40 {
        let mut add = |predicate_name: &str, object: String| {
            let subject = curie(&format!("Gene:{gene}"));
            builder.add_statement(Statement::new(subject, predicate(predicate_name), curie(&object)));
        };
        add("gene_associated_with_condition", "D:1".to_owned());
        add("participates_in", format!("Pathway:{}", gene % 3));
        (0..30).for_each(|process| add("participates_in", format!("BiologicalProcess:{process}")));
    }
    let graph = builder.freeze().unwrap();
    let query = PatternQuery::new()
        .node(QueryNode::new("disease").id("D:1"))
        .node(QueryNode::new("gene").category(category("Gene")))
        .node(QueryNode::new("pathway").category(category("Pathway")))
        .edge(QueryEdge::new("e0", "gene", "disease").predicate(predicate("gene_associated_with_condition")))
        .edge(QueryEdge::new("e1", "gene", "pathway").predicate(predicate("participates_in")));
    let count = query.count(&graph).unwrap();
    assert_eq!(count.matches, 40);
    assert!(count.work < 2 * (40 + 4), "{}", count.work);
    let results: Vec<usize> = query.run(&graph).unwrap().map(|result| result.statements("e1").len()).collect();
    assert_eq!(results, [1; 40]);
}

#[test]
fn a_plan_starts_at_what_is_named_and_follows_the_fewest_statements() {
    let graph = crowd(40);
    let plan = genes_of_a_disease().explain(&graph).unwrap();
    let steps: Vec<(&str, &str, u64)> =
        plan.steps.iter().map(|step| (step.does, step.node.as_str(), step.entities)).collect();
    assert_eq!(steps, [("start", "disease", 1), ("expand", "gene", 40), ("expand", "other", 40)]);
    assert!(plan.to_string().contains("2. expand gene by e0 from disease: about 40 entities"), "{plan}");
}

#[test]
fn what_is_wrong_is_refused_with_its_place() {
    let graph = crowd(3);
    let check = |query: PatternQuery, expected: &str| {
        let error = query.prepare(&graph).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    };
    let nodes = || PatternQuery::new().node(QueryNode::new("gene")).node(QueryNode::new("disease").id("D:1"));
    let edge = || QueryEdge::new("e", "gene", "disease");
    check(PatternQuery::new(), "nodes: there is none");
    check(nodes().node(QueryNode::new("gene")), "nodes.gene: two nodes have this key");
    check(nodes().edge(edge()).edge(edge()), "edges.e: two edges or paths have this key");
    check(
        nodes().edge(QueryEdge::new("e", "gene", "diseese")),
        "edges.e.object: \"diseese\" is no node of the pattern, which has gene, disease; did you mean disease?",
    );
    check(
        nodes().edge(edge().predicate(predicate("regulatess"))),
        "edges.e.predicates: predicate biolink:regulatess is neither Biolink's nor in this graph",
    );
    check(
        nodes().edge(edge().qualifier_set([("object_directon_qualifier", "increased")])),
        "edges.e.qualifiers[0].object_directon_qualifier: qualifier object_directon_qualifier is neither Biolink's nor in \
         this graph; did you mean object_direction_qualifier?",
    );
    check(
        nodes().edge(edge().qualifier_set([("object_direction_qualifier", "increase")])),
        "edges.e.qualifiers[0].object_direction_qualifier: \"increase\" is no value of object_direction_qualifier; did you \
         mean increased?",
    );
    check(PatternQuery::new().node(QueryNode::new("a").id("D:2")), "nodes.a.ids[0]: \"D:2\" is not in this graph");
    check(
        PatternQuery::new().node(QueryNode::new("a").id("D:1").category(category("Gene"))),
        "nodes.a: none of the entities named fits the categories and constraints; D:1 is of ",
    );
    check(
        PatternQuery::new().node(QueryNode::new("a").set(SetInterpretation::All)),
        "nodes.a.set_interpretation: the set has no members",
    );
    check(nodes().path(QueryPath::new("p", "gene", "disease")), "paths.p.subject: a path leads from and to entities");
    let ends = || nodes().node(QueryNode::new("b").id("X:1"));
    check(ends().path(QueryPath::new("p", "b", "disease").max_hops(7)), "paths.p: 1 to 7 steps; 1 to 6 are expected");
    check(nodes().edge(edge().exclude()), "edges.e: neither end of the excluded edge has another edge");
}

#[test]
fn an_identifier_that_the_graph_does_not_have_is_reported_beside_those_that_it_has() {
    let graph = crowd(3);
    let query = PatternQuery::new().node(QueryNode::new("a").id("X:1").id("X:99"));
    let results = query.run(&graph).unwrap();
    assert_eq!(results.missing(), [("a", "X:99")]);
    assert_eq!(results.count(), 1);
    assert_eq!(query.explain(&graph).unwrap().missing, ["a: X:99"]);
    let all = PatternQuery::new().node(QueryNode::new("a").id("X:1").id("X:99").set(SetInterpretation::All));
    assert!(all.run(&graph).unwrap_err().to_string().starts_with("nodes.a.ids[1]: \"X:99\" is not in this graph"));
}
