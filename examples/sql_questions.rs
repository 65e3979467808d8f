//! Questions as SQL, with the answers that an engine must give.
//!
//! Without arguments the tables of the embedded graph are written into memory, and one question is shown. With the path of
//! a graph and a number it prints so many questions between random entities, one a line as JSON: the query, its SQL in
//! each dialect, and the mechanisms in order. With `pairs` after these a line is one question of all the pairs, as a
//! statement over a table of them. `tests/engines/compare.py` asks them of engines.
//!
//! `cargo run --release --example sql_questions --features compression,parquet -- GRAPH 50 > questions.jsonl`
#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::collections::BTreeMap;
use std::error::Error;

use mechgraph::io::parquet::{write_closure, write_edges, write_links, write_nodes};
use mechgraph::model::EpistemicStatus;
use mechgraph::query::{Completeness, CostModel, Endpoint, Limits, Mechanism, MechanismQuery};
use mechgraph::sql::{Between, Dialect, MechanismSql};
use mechgraph::{Curie, KnowledgeGraph, Node, Sign, datasets};
use serde_json::{Value as Json, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [path, count] => questions(path, count.parse()?),
        [path, count, word] if word == "pairs" => questions_of_pairs(path, count.parse()?),
        _ => show(),
    }
}

fn show() -> Result<(), Box<dyn Error>> {
    let graph = datasets::interferon_gamma();
    let mut tables =
        BTreeMap::from([("nodes", Vec::new()), ("edges", Vec::new()), ("closure", Vec::new()), ("links", Vec::new())]);
    for (name, table) in &mut tables {
        let report = match *name {
            "nodes" => write_nodes(&graph, &mut *table)?,
            "edges" => write_edges(&graph, &mut *table)?,
            "closure" => write_closure(&graph, &mut *table)?,
            _ => write_links(&graph, &mut *table)?,
        };
        println!("{name}: {} rows, {} bytes", report.written, table.len());
    }
    let query = MechanismQuery::between("UNII:3S252O2Z4X", "MONDO:0015540").net_sign(Sign::Negative).max_hops(2);
    let sql = MechanismSql::new(&query, Dialect::DuckDb)?;
    println!("{}\n{:?}", sql.paths.text, sql.paths.parameters);
    Ok(())
}

fn questions(path: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let graph = mechgraph::open(path)?.graph;
    let mut random = fastrand::Rng::with_seed(11);
    let mut printed = 0;
    while printed < count {
        let Some((from, to)) = ends(&graph, &mut random) else { continue };
        for hops in 1..=3 {
            for query in variants(&graph, MechanismQuery::between(&from, &to).max_hops(hops), &mut random) {
                if let Some(question) = question(&graph, &query)? {
                    println!("{question}");
                }
            }
        }
        printed += 1;
    }
    Ok(())
}

fn questions_of_pairs(path: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let graph = mechgraph::open(path)?.graph;
    let mut random = fastrand::Rng::with_seed(11);
    let mut pairs = Vec::new();
    while pairs.len() < count {
        pairs.extend(ends(&graph, &mut random));
    }
    for hops in 1..=3 {
        // The same filters of every pair.
        let of = |from: Endpoint, to: Endpoint| {
            let plain = MechanismQuery::between(from, to).max_hops(hops);
            variants(&graph, plain, &mut fastrand::Rng::with_seed(hops as u64))
        };
        for (number, query) in of(Endpoint::Any, Endpoint::Any).into_iter().enumerate() {
            let (mut asked, mut mechanisms) = (Vec::new(), Vec::new());
            for (from, to) in &pairs {
                let own = of(from.into(), to.into()).into_iter().nth(number);
                if let Some(answer) = own.map_or(Ok(None), |own| answer(&graph, &own))? {
                    asked.push((from, to));
                    mechanisms.push(answer);
                }
            }
            let sql = |dialect| MechanismSql::between(&query, Between::Pairs, dialect);
            println!(
                "{}",
                json!({
                    "query": query,
                    "duckdb": sql(Dialect::DuckDb)?,
                    "spark": sql(Dialect::Spark)?,
                    "pairs": asked,
                    "mechanisms": mechanisms,
                })
            );
        }
    }
    Ok(())
}

/// Two entities: every other time one at random, and one that steps lead to.
fn ends(graph: &KnowledgeGraph, random: &mut fastrand::Rng) -> Option<(Curie, Curie)> {
    let nodes: Vec<Node<'_>> = graph.nodes().collect();
    let mut pick = |from: &[Node<'_>]| (!from.is_empty()).then(|| from[random.usize(..from.len())].number());
    let from = pick(&nodes)?;
    let mut to = from;
    for _ in 0..3 {
        let here = graph.nodes().nth(to.index())?;
        let next: Vec<Node<'_>> = here
            .outgoing()
            .filter(|it| it.permits(mechgraph::model::Direction::Forward))
            .filter_map(|it| it.object().node())
            .chain(
                here.incoming()
                    .filter(|it| it.permits(mechgraph::model::Direction::Backward))
                    .filter_map(|it| it.subject().node()),
            )
            .collect();
        to = pick(&next)?;
    }
    let curie =
        |number: mechgraph::NodeId| graph.nodes().nth(number.index()).and_then(|node| node.curie().parse().ok());
    (from != to).then_some((curie(from)?, curie(to)?))
}

/// The question as it is, and with filters.
fn variants(graph: &KnowledgeGraph, plain: MechanismQuery, random: &mut fastrand::Rng) -> Vec<MechanismQuery> {
    let predicates: Vec<_> = graph.predicates().map(|(predicate, _)| predicate.clone()).collect();
    let predicate = predicates[random.usize(..predicates.len())].clone();
    vec![
        plain.clone().costs(CostModel::steps()),
        plain.clone(),
        plain.clone().net_sign(Sign::Positive).costs(CostModel::steps()),
        plain.clone().net_sign(Sign::Negative),
        plain.clone().predicate("biolink:affects".parse().unwrap_or(predicate.clone())),
        plain.clone().avoiding_predicate(predicate),
        plain.epistemic_status(EpistemicStatus::Suggested),
    ]
}

/// A question with its SQL and its answer; none if it has too many mechanisms to list.
fn question(graph: &KnowledgeGraph, query: &MechanismQuery) -> Result<Option<Json>, Box<dyn Error>> {
    let Some(mechanisms) = answer(graph, query)? else { return Ok(None) };
    let sql = |dialect| MechanismSql::new(query, dialect);
    Ok(Some(json!({
        "query": query,
        "duckdb": sql(Dialect::DuckDb)?,
        "spark": sql(Dialect::Spark)?,
        "mechanisms": mechanisms,
    })))
}

/// The mechanisms in order; none if there are too many to list.
fn answer(graph: &KnowledgeGraph, query: &MechanismQuery) -> Result<Option<Vec<Json>>, Box<dyn Error>> {
    let mut run = query.run_with(graph, Limits::default().with_paths(20_000))?;
    let mechanisms: Vec<Json> = run.by_ref().map(|mechanism| row(&mechanism)).collect();
    Ok((run.completeness() == Completeness::Complete).then_some(mechanisms))
}

/// A mechanism as the row of an engine: cost, number of steps, sign, identifiers and effects.
fn row(mechanism: &Mechanism<'_>) -> Json {
    let sign = mechanism.sign().map(|sign| if sign == Sign::Positive { 1 } else { -1 });
    let ids: Vec<&str> = mechanism.nodes().map(Node::curie).collect();
    let effects: Vec<i32> = mechanism.steps().map(|step| step.effect() as i32).collect();
    json!([mechanism.cost().0, effects.len(), sign, ids, effects])
}
