//! Patterns: which drugs act on what contributes to a disease, and the question of a real TRAPI response asked of its own
//! knowledge graph.
//!
//! `cargo run --example patterns --features compression [RESPONSE.json]`. Without a path it takes the shared data
//! (`MECHGRAPH_DATA`, else `../shared/data`), and says "skipped" where there are none.
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::PathBuf;

use mechgraph::io::decompress;
use mechgraph::io::trapi::{MessageReader, ResponseOptions, read_query, response};
use mechgraph::query::{PatternQuery, QueryEdge, QueryNode, SetInterpretation};
use mechgraph::{GraphBuilder, datasets};

fn main() -> Result<(), Box<dyn Error>> {
    embedded()?;
    let given = std::env::args_os().nth(1).map(PathBuf::from);
    let Some(path) = shared::file(given, "trapi/inferred_treats_response.json.gz") else { return Ok(()) };
    let mut text = String::new();
    decompress(BufReader::new(File::open(path)?))?.read_to_string(&mut text)?;
    real(&text)
}

/// Drugs that affect a protein which contributes to HLH, with no statement that they treat a disease.
fn embedded() -> Result<(), Box<dyn Error>> {
    let graph = datasets::interferon_gamma();
    let query = PatternQuery::new()
        .node(QueryNode::new("drug").category("Drug".parse()?))
        .node(QueryNode::new("targets").category("Protein".parse()?).set(SetInterpretation::Collate))
        .node(QueryNode::new("disease").id("HLH"))
        .edge(QueryEdge::new("acts", "drug", "targets").predicate("affects".parse()?))
        .edge(QueryEdge::new("causes", "targets", "disease").predicate("contributes_to".parse()?));
    println!("{}", query.explain(&graph)?);
    for result in query.run(&graph)? {
        for edge in ["acts", "causes"] {
            result.statements(edge).for_each(|statement| println!("{edge}: {statement}"));
        }
    }
    let untreated = query
        .node(QueryNode::new("treated").category("Disease".parse()?))
        .edge(QueryEdge::new("treats", "drug", "treated").predicate("treats".parse()?).exclude());
    assert_eq!(untreated.count(&graph)?.matches, 0);
    Ok(())
}

/// Asks the question of a response of its own knowledge graph.
fn real(text: &str) -> Result<(), Box<dyn Error>> {
    let mut builder = GraphBuilder::new();
    let report = builder.load(MessageReader::new("response", text.as_bytes()))?;
    println!("{report}");
    let graph = builder.freeze()?;
    let query = read_query(text)?;
    println!("{}", query.explain(&graph)?);
    let answer = response(query.run(&graph)?, &ResponseOptions::default());
    println!("{} results, {} matches", answer.results(), query.count(&graph)?.matches);
    // The whole answer is JSON; the first results show its shape.
    let first = serde_json::to_string_pretty(&answer.as_json()["message"]["results"][0])?;
    writeln!(std::io::stdout(), "{first}")?;
    Ok(())
}
