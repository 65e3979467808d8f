//! `verify`: checks answers and proofs in JSON against a graph.

use std::path::PathBuf;

use clap::Args;
use mechgraph::KnowledgeGraph;
use mechgraph::query::{Answer, Mechanisms, Proof};
use mechgraph::render::Language;
use serde::{Deserialize, Serialize};

use crate::arguments::{Arguments, Files};
use crate::exit::{Code, Failure};
use crate::output::Text;
use crate::verbs::documents;
use crate::verbs::explain::Explained;
use crate::{loading, output};

#[derive(Debug, Args)]
#[command(
    after_help = "The file is what paths --json or explain --json printed, or one proof. Each mechanism is checked; of \
                        an answer also its ends and treatments, and, by asking again, its list, verdict and counts."
)]
pub(crate) struct Verify {
    /// The answer or proof, as JSON; - is standard input
    #[arg(value_name = "PROOF.json")]
    pub(crate) proof: PathBuf,
    #[command(flatten)]
    pub(crate) files: Files,
}

/// The key of an answer of `explain` under which its explanations are.
const EXPLANATIONS: &str = "explanations";

/// What the file holds.
enum Claims {
    Answer(Box<Answer>),
    /// Explanations, and the answer that they explain, which earlier versions did not write.
    Explained(Option<Box<Answer>>, Vec<Explained<ReadExplanation>>),
    Proof(Box<Proof>),
}

/// An explanation from the file, in the form in which it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReadExplanation {
    sentences: Vec<String>,
    citations: Vec<String>,
    untranslated: Vec<String>,
    language: Language,
}

#[derive(Serialize)]
struct Verified {
    holds: bool,
    /// How many mechanisms there are.
    mechanisms: usize,
    /// What does not hold.
    error: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, verify: &Verify) -> Result<Code, Failure> {
    let claims = read(verify)?;
    let (graph, loaded) = loading::open(arguments)?;
    let (mechanisms, outcome) = match &claims {
        Claims::Answer(answer) => (answer.mechanisms.len(), answer.verify(&graph).map_err(|error| error.to_string())),
        Claims::Explained(answer, list) => {
            let answer = answer.as_ref().map_or(Ok(()), |answer| answer.verify(&graph));
            let answer = answer.map_err(|error| error.to_string());
            (list.len(), answer.and_then(|()| verify_each(list, &graph)))
        }
        Claims::Proof(proof) => (1, proof.verify(&graph).map_err(|error| error.to_string())),
    };
    let error = outcome.err();
    if arguments.json {
        output::print_json(&Verified { holds: error.is_none(), mechanisms, error: error.clone() })?;
    }
    match error {
        Some(error) => Err(Failure::Input(format!("{}: {error}", verify.proof.display()))),
        None if arguments.json => Ok(loaded),
        None => {
            let noun = if mechanisms == 1 { "mechanism holds" } else { "mechanisms hold" };
            output::print(&Text::from(&*format!("{mechanisms} {noun}")))?;
            Ok(loaded)
        }
    }
}

fn read(verify: &Verify) -> Result<Claims, Failure> {
    let failure = |error: &dyn std::fmt::Display| Failure::Input(format!("{}: {error}", verify.proof.display()));
    let text = documents::read(&verify.proof, "an answer")?;
    let mut json: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| failure(&format!("not an answer or a proof in JSON: {error}")))?;
    let explanations = json.as_object_mut().and_then(|answer| answer.remove(EXPLANATIONS));
    let claims = if let Some(explanations) = explanations {
        let answer = serde_json::from_value(json);
        let list = serde_json::from_value(explanations);
        answer.and_then(|answer| Ok(Claims::Explained(Some(Box::new(answer)), list?)))
    } else if json.is_array() {
        serde_json::from_value(json).map(|list| Claims::Explained(None, list))
    } else if json.get("mechanisms").is_some() {
        serde_json::from_value(json).map(|answer| Claims::Answer(Box::new(answer)))
    } else {
        serde_json::from_value(json).map(|proof| Claims::Proof(Box::new(proof)))
    };
    claims.map_err(|error| failure(&format!("neither an answer nor a proof: {error}")))
}

/// Checks each explanation: its proof, and that it explains the proven mechanism.
fn verify_each(list: &[Explained<ReadExplanation>], graph: &KnowledgeGraph) -> Result<(), String> {
    for (place, one) in (1..).zip(list) {
        let mechanism = one.proof.replay(graph).map_err(|error| format!("mechanism {place}: {error}"))?;
        let (read, own) = (&one.explanation, mechanism.explain(one.explanation.language));
        let differ = [
            (mechanism.to_string() != one.mechanism, "mechanism"),
            (own.sentences != read.sentences, "sentences"),
            (own.citations != read.citations, "citations"),
            (own.untranslated != read.untranslated, "untranslated"),
        ];
        if let Some((_, field)) = differ.into_iter().find(|(differs, _)| *differs) {
            return Err(format!("mechanism {place}: {field} is not what the graph gives"));
        }
    }
    verify_list(list, graph)
}

/// Checks that the list is what its question gives, neither more nor less.
fn verify_list(list: &[Explained<ReadExplanation>], graph: &KnowledgeGraph) -> Result<(), String> {
    let Some(first) = list.first() else { return Ok(()) };
    let query = &first.proof.query;
    if list.iter().any(|one| one.proof.query != *query) {
        return Err("the proofs are of different questions; give each list a file of its own".to_owned());
    }
    let given = query.run(graph).and_then(Mechanisms::collect_complete).map_err(|error| error.to_string())?;
    let lines: Vec<String> = given.iter().map(ToString::to_string).collect();
    match list.iter().map(|one| &one.mechanism).zip(&lines).position(|(one, given)| one != given) {
        Some(place) => Err(format!("mechanism {}: the graph gives another in its place", place + 1)),
        None if list.len() < lines.len() => {
            Err(format!("the graph gives {} mechanisms, not {}", lines.len(), list.len()))
        }
        None => Ok(()),
    }
}
