//! `explain`: mechanisms in sentences.

use mechgraph::query::Proof;
use mechgraph::render::{Explanation, Language};
use serde::{Deserialize, Serialize};

use crate::arguments::{Arguments, Explain, Paths};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::verbs::paths;
use crate::{loading, output};

/// A mechanism in sentences, with its proof.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Explained<E> {
    pub(crate) mechanism: String,
    #[serde(flatten)]
    pub(crate) explanation: E,
    pub(crate) proof: Proof,
}

pub(crate) fn run(arguments: &Arguments, explain: &Explain) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let language = Language::from(explain.lang);
    let Paths { from, to, options, .. } = &explain.paths;
    let query = paths::query(from, to, options);
    let question = Question::start();
    let mut mechanisms = query.run_with(&graph, paths::run_options(options, &question))?;
    let explained: Vec<Explained<Explanation>> = mechanisms
        .by_ref()
        .map(|mechanism| Explained {
            mechanism: mechanism.to_string(),
            explanation: mechanism.explain(language),
            proof: mechanism.proof(),
        })
        .collect();
    drop(question);
    if arguments.json {
        output::print_json(&explained)?;
    } else {
        let text = |one: &Explained<Explanation>| format!("{}\n\n{}", one.mechanism, one.explanation);
        output::print(&explained.iter().map(text).collect::<Vec<_>>().join("\n"))?;
    }
    Ok(paths::ending(
        mechanisms.completeness(),
        explained.is_empty(),
        "no mechanism; `mechgraph paths` explains why",
        loaded,
    ))
}
