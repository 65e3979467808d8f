//! A tool for a language model: names in, JSON with provenance out.
//!
//! `cargo run --example agent_tool -- --schema` prints what the model is told of the tool, and
//! `cargo run --example agent_tool -- '{"drug": "emapalumab", "disease": "HLH"}'` what it gets back. What it asks for is
//! untrusted: the run is bounded, and a name that means nothing comes back with near names rather than as a failure.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use mechgraph::query::{MechanismAnswer, QueryError};
use mechgraph::render::{self, Language};
use mechgraph::{KnowledgeGraph, Limits, MechanismQuery, datasets};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What the model asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    drug: String,
    disease: String,
    #[serde(default = "max_hops")]
    max_hops: usize,
}

const fn max_hops() -> usize {
    4
}

/// What it may repeat: sentences, and for each mechanism the statements that they rest on.
#[derive(Debug, Serialize)]
struct Told {
    verdict: String,
    complete: bool,
    mechanisms: Vec<Mechanism>,
}

#[derive(Debug, Serialize)]
struct Mechanism {
    /// In sentences, with numbered citations.
    text: String,
    /// Each step's statements with publications, source, knowledge level, agent and place in the data.
    evidence: MechanismAnswer,
}

fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args().nth(1).ok_or("a question in JSON is expected, or --schema")?;
    let graph = datasets::interferon_gamma_with_background();
    let reply = if argument == "--schema" { schema() } else { reply(&argument, &graph)? };
    println!("{}", serde_json::to_string_pretty(&reply)?);
    Ok(())
}

fn schema() -> Value {
    json!({
        "name": "mechanisms",
        "description": "How a drug acts on a disease: signed paths of statements, each with its publications.",
        "input_schema": {
            "type": "object",
            "properties": {
                "drug": {"type": "string", "description": "a name or an identifier"},
                "disease": {"type": "string", "description": "a name or an identifier"},
                "max_hops": {"type": "integer", "minimum": 1, "maximum": 16},
            },
            "required": ["drug", "disease"],
        },
    })
}

fn reply(question: &str, graph: &KnowledgeGraph) -> Result<Value, serde_json::Error> {
    let ask: Ask = match serde_json::from_str(question) {
        Ok(ask) => ask,
        Err(error) => return Ok(json!({"error": error.to_string()})),
    };
    let query = MechanismQuery::between(ask.drug, ask.disease).max_hops(ask.max_hops).limit(5);
    match query.answer_with(graph, Limits::hardened()) {
        Ok(answer) => {
            let summary = |mechanism: &MechanismAnswer| Mechanism {
                text: render::explain_answer(&answer, mechanism, graph, Language::En).to_string(),
                evidence: mechanism.clone(),
            };
            serde_json::to_value(Told {
                verdict: answer.verdict.sign.to_string(),
                complete: answer.completeness.cut_by.is_none(),
                mechanisms: answer.mechanisms.iter().map(summary).collect(),
            })
        }
        // The model can choose among near names or candidates, and ask again.
        Err(error @ (QueryError::NotFound { .. } | QueryError::Ambiguous { .. })) => {
            Ok(json!({"error": error.to_string(), "choices": error}))
        }
        Err(error) => Ok(json!({"error": error.to_string()})),
    }
}
