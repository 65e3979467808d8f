//! A filter of statements is the same in every query: it answers as if the graph held no more than it admits.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::model::{Context, Dimension, EpistemicStatus};
use mechgraph::query::{
    ContradictionQuery, MetapathQuery, Path, PathQuery, PatternQuery, QueryEdge, QueryNode, QueryPath, StatementQuery,
};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, MechanismQuery, Statement};

fn id(text: &str) -> Curie {
    text.parse().unwrap()
}

/// Statements along `A:1`, `A:2`, `A:3`, numbered, each odd in one way.
fn statements() -> Vec<Statement> {
    let plain = |from: &str, predicate: &str, to: &str| {
        let mut statement = Statement::new(id(from), predicate.parse().unwrap(), id(to))
            .with_epistemic_status(EpistemicStatus::Established)
            .with_qualifier("object_aspect_qualifier", "activity");
        statement.evidence.primary_knowledge_source = Some("infores:one".to_owned());
        statement.layer = Some("one".to_owned());
        statement
    };
    let mut all = Vec::new();
    for (from, to) in [("A:1", "A:2"), ("A:2", "A:3"), ("A:1", "A:3")] {
        all.push(plain(from, "causes", to));
        all.push(plain(from, "disrupts", to));
        all.push(plain(from, "positively_correlated_with", to));
        let mut other = plain(from, "causes", to);
        other.evidence.primary_knowledge_source = Some("infores:signor".to_owned());
        all.push(other);
        let mut other = plain(from, "causes", to);
        other.layer = Some("two".to_owned());
        other.evidence.primary_knowledge_source = Some("infores:reach".to_owned());
        all.push(other);
        let other = plain(from, "disrupts", to).with_epistemic_status(EpistemicStatus::Hypothesised);
        all.push(other.with_qualifier("object_direction_qualifier", "increased"));
        let context: Context = [(Dimension::Disease, "D:1")].into_iter().collect();
        all.push(plain(from, "causes", to).in_context(context));
    }
    all.into_iter().zip(0..).map(|(statement, number)| statement.with_id(format!("S{number:02}"))).collect()
}

fn graph(statements: &[Statement]) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for statement in statements {
        builder.add_statement(statement);
    }
    // The ends are there whatever is left.
    for node in ["A:1", "A:2", "A:3"] {
        builder.add_entity(mechgraph::Entity::new(id(node)));
    }
    builder.freeze().unwrap()
}

/// One of each kind.
type Queries = (MechanismQuery, PathQuery, MetapathQuery, PatternQuery, StatementQuery, ContradictionQuery);

/// What each query answers.
fn answers(
    graph: &KnowledgeGraph,
    (mechanisms, paths, metapath, pattern, statements, contradictions): Queries,
) -> Vec<String> {
    let ids = |side: &[mechgraph::graph::StatementRef<'_>]| {
        side.iter().map(|statement| statement.id().into_owned()).collect::<Vec<_>>()
    };
    let mut all: Vec<String> = mechanisms
        .run(graph)
        .unwrap()
        .map(|it| format!("mechanism {it} {:?}", it.statements().map(|s| s.id().into_owned()).collect::<Vec<_>>()))
        .collect();
    all.extend(paths.run(graph).unwrap().map(|path| format!("path {path}")));
    all.extend(metapath.run(graph).unwrap().ranked(9).map(|it| format!("metapath {} {}", it.to.curie(), it.paths)));
    all.extend(pattern.run(graph).unwrap().flat_map(|result| {
        let bound = result.statements("e").map(|it| it.id().into_owned()).collect::<Vec<_>>();
        let paths = result.paths("p").iter().flat_map(Path::steps).map(|step| step.statements().len());
        [format!("pattern {bound:?} {:?}", paths.collect::<Vec<_>>())]
    }));
    all.extend(statements.run(graph).unwrap().map(|statement| format!("statement {}", statement.id())));
    let contradictions = contradictions.run(graph).unwrap();
    all.extend(contradictions.map(|it| format!("contradiction {:?} {:?}", ids(&it.affirming), ids(&it.opposing))));
    all
}

fn queries() -> Queries {
    (
        MechanismQuery::between(id("A:1"), id("A:3")),
        PathQuery::between(id("A:1"), id("A:3")),
        MetapathQuery::new("NamedThing -related_to-> NamedThing -related_to-> NamedThing".parse().unwrap())
            .from(id("A:1")),
        PatternQuery::new()
            .node(QueryNode::new("a").id(id("A:1")))
            .node(QueryNode::new("b"))
            .node(QueryNode::new("c").id(id("A:3")))
            .edge(QueryEdge::new("e", "a", "b"))
            .path(QueryPath::new("p", "a", "c")),
        StatementQuery::new(),
        ContradictionQuery::new(),
    )
}

/// Filters every query in the same way, and compares with a graph of what the filter admits.
macro_rules! check {
    ($($method:ident($($argument:expr),*)).+, $admits:expr) => {{
        let admits: fn(&Statement) -> bool = $admits;
        let (all, kept) = (statements(), statements().into_iter().filter(admits).collect::<Vec<_>>());
        assert!(kept.len() < all.len(), "the filter should leave something out");
        let (a, b, c, d, e, f) = queries();
        let filtered = (
            a$(.$method($($argument),*))+,
            b$(.$method($($argument),*))+,
            c$(.$method($($argument),*))+,
            d$(.$method($($argument),*))+,
            e$(.$method($($argument),*))+,
            f$(.$method($($argument),*))+,
        );
        assert_eq!(answers(&graph(&all), filtered), answers(&graph(&kept), queries()));
    }};
}

fn source(statement: &Statement) -> &str {
    statement.evidence.primary_knowledge_source.as_deref().unwrap()
}

#[test]
fn each_filter_answers_as_a_smaller_graph_does() {
    check!(predicate("causes".parse().unwrap()), |it| it.predicate.local_name() == "causes");
    check!(avoiding_predicate("disrupts".parse().unwrap()), |it| it.predicate.local_name() != "disrupts");
    check!(source("infores:one"), |it| source(it) == "infores:one");
    check!(source("infores:one").source("infores:reach"), |it| source(it) != "infores:signor");
    check!(avoiding_source("infores:one"), |it| source(it) != "infores:one");
    check!(layer("two"), |it| it.layer.as_deref() == Some("two"));
    check!(epistemic_status(EpistemicStatus::Established), |it| {
        it.epistemic_status == Some(EpistemicStatus::Established)
    });
    // The sources that say that one causes the other are believed together.
    check!(min_belief("0.95".parse().unwrap()), |it| it.predicate.local_name() == "causes");
    check!(refuse_correlations(), |it| it.predicate.local_name() != "positively_correlated_with");
    check!(avoiding_statement("S00").avoiding_statement("S08"), |it| {
        !["S00", "S08"].contains(&it.id.as_deref().unwrap())
    });
    check!(qualifier("object_direction_qualifier", "increased"), |it| {
        it.qualifiers.iter().any(|(slot, _)| slot == "object_direction_qualifier")
    });
}
