//! `explain`: mechanisms in sentences.

use mechgraph::query::{Answer, Cost, CostPart, Proof, Step};
use mechgraph::render::{self, Explanation};
use serde::{Deserialize, Serialize};

use crate::arguments::{Arguments, Explain, Paths};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::{Text, phrases};
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

/// All that a question has to say, as `paths --json` gives it, and its mechanisms in sentences.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    answer: Answer,
    explanations: Vec<Explained<Explanation>>,
}

pub(crate) fn run(arguments: &Arguments, explain: &Explain) -> Result<Code, Failure> {
    let Paths { from, to, options, .. } = &explain.paths;
    let (graph, loaded) = loading::open(arguments)?;
    let language = explain.lang;
    let query = paths::query(from, to, options);
    let question = Question::start();
    let run = || paths::run_options(options, &question);
    let answer = query.answer_with(&graph, run())?;
    let code = paths::code(&answer, loaded);
    if arguments.json {
        let cost = |step: Step<'_, '_>| StepCost { cost: step.cost(), parts: step.cost_parts() };
        let explanations = query.run_with(&graph, run())?.map(|mechanism| Explained {
            mechanism: mechanism.to_string(),
            explanation: mechanism.explain(language),
            proof: mechanism.proof(),
            costs: mechanism.steps().map(cost).collect(),
        });
        let explanations = explanations.take(answer.mechanisms.len()).collect();
        drop(question);
        output::print_json(&Whole { answer, explanations })?;
    } else {
        drop(question);
        let mut text = Text::default();
        text.lines(render::account(&answer, &graph, language));
        if explain.costs {
            text.lines(render::costs(&answer, &graph, language));
        }
        output::print(&text)?;
    }
    paths::remark(&graph, (from, to), options, language)?;
    if code == Code::NotFound {
        output::narrate(&phrases::no_mechanism(language));
    }
    Ok(code)
}
