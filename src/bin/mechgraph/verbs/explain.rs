//! `explain`: mechanisms in sentences.

use mechgraph::query::{Cost, CostPart, Proof, Step};
use mechgraph::render::{self, Explanation, Language};
use serde::{Deserialize, Serialize};

use crate::arguments::{Arguments, Explain, Paths};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::verbs::paths;
use crate::{loading, output};

/// A mechanism in sentences, with its proof.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Explained<E> {
    pub(crate) mechanism: String,
    #[serde(flatten)]
    pub(crate) explanation: E,
    pub(crate) proof: Proof,
    /// What each step costs, and why.
    #[serde(default)]
    pub(crate) costs: Vec<StepCost>,
}

/// What a step costs, and why.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StepCost {
    cost: Cost,
    parts: Vec<CostPart>,
}

pub(crate) fn run(arguments: &Arguments, explain: &Explain) -> Result<Code, Failure> {
    let Paths { from, to, options, .. } = &explain.paths;
    if arguments.json {
        paths::refuse_treatment_filters(options, "explain --json")?;
    }
    let (graph, loaded) = loading::open(arguments)?;
    let language = Language::from(explain.lang);
    let query = paths::query(from, to, options);
    let question = Question::start();
    let run = paths::run_options(options, &question);
    if !arguments.json {
        let answer = query.answer_with(&graph, run)?;
        drop(question);
        let mut text = Text::default();
        text.lines(render::account(&answer, &graph, language));
        if explain.costs {
            text.lines(render::costs(&answer, &graph, language));
        }
        output::print(&text)?;
        paths::remark(&graph, from, to, options)?;
        let code = paths::code(&answer, loaded);
        if code == Code::NotFound {
            output::narrate(NOTHING);
        }
        return Ok(code);
    }
    let mut mechanisms = query.run_with(&graph, run)?;
    let cost = |step: Step<'_, '_>| StepCost { cost: step.cost(), parts: step.cost_parts() };
    let explained: Vec<Explained<Explanation>> = mechanisms
        .by_ref()
        .map(|mechanism| Explained {
            mechanism: mechanism.to_string(),
            explanation: mechanism.explain(language),
            proof: mechanism.proof(),
            costs: mechanism.steps().map(cost).collect(),
        })
        .collect();
    drop(question);
    output::print_json(&explained)?;
    Ok(paths::ending(mechanisms.completeness(), explained.is_empty(), NOTHING, loaded))
}

/// Where to read why there is nothing.
const NOTHING: &str = "no mechanism; `mechgraph paths` explains why";
