//! Patterns as SQL, with the matches that an engine must find.
//!
//! With the path of a graph and a number it prints so many patterns, one a line as JSON: the query, its SQL in each
//! dialect, the query graph of TRAPI where that can say all of it, and the matches in order. Without arguments it takes
//! three patterns of the embedded graph. `tests/engines/patterns.py` asks them of engines.
//!
//! `cargo run --release --example sql_patterns --features compression,parquet -- GRAPH 300 > patterns.jsonl`
#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::error::Error;

use mechgraph::graph::StatementRef;
use mechgraph::io::trapi::{Version, query_graph};
use mechgraph::model::EpistemicStatus;
use mechgraph::query::{AllowDeny, Completeness, Limits, PatternQuery, QueryEdge, QueryNode, SetInterpretation};
use mechgraph::sql::{Dialect, PatternSql};
use mechgraph::{Category, Curie, KnowledgeGraph, Node, Predicate, datasets, schema};
use serde_json::{Value as Json, json};

/// The most matches of a pattern that is printed.
const MOST: usize = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (graph, count) = match arguments.as_slice() {
        [path, count] => (mechgraph::open(path)?.graph, count.parse()?),
        _ => (datasets::interferon_gamma(), 3),
    };
    let mut random = fastrand::Rng::with_seed(11);
    let statements: Vec<StatementRef<'_>> = graph.statements().filter(|it| it.ends().is_some()).collect();
    let (mut printed, mut tried) = (0, 0);
    while printed < count && tried < 100 * count {
        tried += 1;
        if let Some(line) = Sketch::new(&graph, &statements, &mut random).line(&graph)? {
            println!("{line}");
            printed += 1;
        }
    }
    Ok(())
}

/// A pattern around statements of the graph, so that most have matches.
struct Sketch {
    query: PatternQuery,
    /// Whether a query graph of TRAPI says all of it.
    is_trapi: bool,
}

impl Sketch {
    fn new(graph: &KnowledgeGraph, statements: &[StatementRef<'_>], random: &mut fastrand::Rng) -> Self {
        let mut entities: Vec<Node<'_>> = Vec::new();
        let mut edges: Vec<(StatementRef<'_>, usize, usize)> = Vec::new();
        for _ in 0..random.usize(1..4) {
            let statement = if entities.is_empty() {
                Some(statements[random.usize(..statements.len())])
            } else {
                let from = entities[random.usize(..entities.len())];
                let joined: Vec<_> = from.outgoing().chain(from.incoming()).filter(|it| it.ends().is_some()).collect();
                (!joined.is_empty()).then(|| joined[random.usize(..joined.len())])
            };
            let Some((statement, (subject, object))) = statement.and_then(|it| Some((it, it.ends()?))) else {
                continue;
            };
            let mut place = |node: Node<'_>| {
                let known = entities.iter().position(|it| it.number() == node.number());
                known.unwrap_or_else(|| {
                    entities.extend(graph.node_at(node.number()));
                    entities.len() - 1
                })
            };
            edges.push((statement, place(subject), place(object)));
        }
        let mut sketch = Self { query: PatternQuery::new(), is_trapi: true };
        let named = random.usize(..entities.len());
        for (number, entity) in entities.iter().enumerate() {
            let node = sketch.node(graph, format!("n{number}"), *entity, number == named, random);
            sketch.query = sketch.query.node(node);
        }
        for (number, (statement, subject, object)) in edges.iter().enumerate() {
            let turned = random.u8(..4) == 0;
            let (from, to) = if turned { (object, subject) } else { (subject, object) };
            let edge = QueryEdge::new(format!("e{number}"), format!("n{from}"), format!("n{to}"));
            sketch.query = sketch.query.edge(narrowed(edge, *statement, turned, random));
        }
        if random.u8(..4) == 0 {
            // Nothing of a random predicate, to an entity of the pattern or to any.
            let other = statements[random.usize(..statements.len())];
            let (from, to) = (random.usize(..entities.len()), random.usize(..entities.len()));
            let to = if random.bool() {
                sketch.query = sketch.query.node(QueryNode::new("other"));
                "other".to_owned()
            } else {
                format!("n{to}")
            };
            let excluded = QueryEdge::new("excluded", format!("n{from}"), to).predicate(other.predicate().clone());
            sketch.query = sketch.query.edge(excluded.exclude());
        }
        sketch.filter(random)
    }

    fn node(
        &mut self,
        graph: &KnowledgeGraph,
        key: String,
        entity: Node<'_>,
        is_named: bool,
        random: &mut fastrand::Rng,
    ) -> QueryNode {
        let mut node = QueryNode::new(key);
        if is_named || random.u8(..5) == 0 {
            let above = graph.ancestors(entity.number());
            let class = above.get(random.usize(..=above.len())).and_then(|above| graph.node_at(*above));
            node = node.id(Curie::verbatim(class.unwrap_or(entity).curie()));
            if random.u8(..5) == 0 {
                let other = random.usize(..graph.node_count());
                node = graph.nodes().nth(other).map_or(node.clone(), |other| node.id(Curie::verbatim(other.curie())));
                node = if random.bool() { node.set(SetInterpretation::Many) } else { node };
            }
            if random.u8(..5) == 0 {
                node = node.exact();
                self.is_trapi = false;
            }
        } else if random.bool() {
            let own = entity.categories().first().map_or("NamedThing", Category::as_str);
            let above = schema::categories().iter().map(schema::CategoryRow::name);
            let above: Vec<&str> = above.filter(|above| schema::category_is_a(own, above)).collect();
            let category = above.get(random.usize(..=above.len())).copied().unwrap_or(own);
            node = category.parse().map_or(node.clone(), |category| node.category(category));
            node = if random.u8(..5) == 0 { node.set(SetInterpretation::Collate) } else { node };
        }
        node
    }

    fn filter(mut self, random: &mut fastrand::Rng) -> Self {
        match random.u8(..12) {
            0 => (self.query, self.is_trapi) = (self.query.distinct_entities(), false),
            1 => (self.query, self.is_trapi) = (self.query.epistemic_status(EpistemicStatus::Suggested), false),
            2 => (self.query, self.is_trapi) = (self.query.refuse_correlations(), false),
            3 => {
                let affects = "biolink:affects".parse();
                self.query = affects.map_or(self.query.clone(), |affects| self.query.avoiding_predicate(affects));
                self.is_trapi = false;
            }
            _ => {}
        }
        self
    }

    /// The pattern with its SQL and its matches; none if it is none, or has too many to list.
    fn line(self, graph: &KnowledgeGraph) -> Result<Option<Json>, Box<dyn Error>> {
        let Ok(prepared) = self.query.prepare(graph) else { return Ok(None) };
        let keys: Vec<&str> = self.query.nodes().iter().map(QueryNode::key).collect();
        let mut run = prepared.matches(Limits::default().with_paths(MOST));
        let mut matches: Vec<Vec<Option<String>>> = Vec::new();
        while let Some(found) = run.advance() {
            matches.push(keys.iter().map(|key| found.entity(key).map(|entity| entity.curie().to_owned())).collect());
        }
        if run.completeness() != Completeness::Complete {
            return Ok(None);
        }
        matches.sort_unstable();
        let sql = |dialect| PatternSql::new(&self.query, dialect);
        Ok(Some(json!({
            "query": self.query,
            "trapi": self.is_trapi.then(|| query_graph(&self.query, Version::V1)),
            "duckdb": sql(Dialect::DuckDb)?,
            "spark": sql(Dialect::Spark)?,
            "matches": matches,
        })))
    }
}

/// An edge that its statement fits, mostly.
fn narrowed(mut edge: QueryEdge, statement: StatementRef<'_>, turned: bool, random: &mut fastrand::Rng) -> QueryEdge {
    let own = statement.predicate();
    if random.u8(..4) > 0 {
        let row = schema::predicate(own.as_str());
        let inverse = row.and_then(schema::PredicateRow::inverse).filter(|_| turned);
        let own = inverse.unwrap_or(own.as_str());
        let above = schema::predicates().iter().map(schema::PredicateRow::name);
        let above: Vec<&str> = above.filter(|above| schema::predicate_is_a(own, above)).collect();
        let name = above.get(random.usize(..=above.len())).copied().unwrap_or(own);
        edge = format!("biolink:{}", name.trim_start_matches("biolink:"))
            .parse::<Predicate>()
            .map_or(edge.clone(), |predicate| edge.predicate(predicate));
    }
    let qualifiers: Vec<(String, String)> =
        statement.qualifiers().map(|(slot, value)| (slot.to_owned(), value.to_owned())).collect();
    if !qualifiers.is_empty() && random.bool() {
        let (slot, value) = qualifiers[random.usize(..qualifiers.len())].clone();
        let slot = if turned { schema::opposite_slot(&slot).into_owned() } else { slot };
        edge = edge.qualifier_set([(slot, value)]);
    }
    let lists = |value: &str, random: &mut fastrand::Rng| {
        if random.u8(..4) == 0 { AllowDeny::deny([value]) } else { AllowDeny::allow([value]) }
    };
    match (random.u8(..12), statement.primary_knowledge_source()) {
        (0, Some(source)) => edge.sources(lists(source, random)),
        (1, Some(source)) => edge.primary_sources(lists(source, random)),
        (2, _) => edge.knowledge_level(lists(statement.knowledge_level().unwrap_or("not_provided"), random)),
        (3, _) => edge.agent_type(lists(statement.agent_type().unwrap_or("not_provided"), random)),
        _ => edge,
    }
}
