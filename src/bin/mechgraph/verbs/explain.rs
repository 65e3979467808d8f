//! `explain`: mechanisms in sentences.

use mechgraph::query::{Cost, CostPart, Mechanism, Proof, Step};
use mechgraph::render::{self, Explanation, Language};
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

/// The costs as lines, a step each.
fn cost_lines(mechanism: &Mechanism<'_>) -> String {
    let line = |step: Step<'_, '_>| {
        let parts: Vec<String> = step.cost_parts().iter().map(ToString::to_string).collect();
        let [from, to] = [step.from(), step.to()].map(|node| render::safe(node.name()));
        format!("  {from} {} {to}: {} ({})\n", render::arrow(step.effect()), step.cost(), parts.join(", "))
    };
    format!("Cost {}, the less the better:\n{}", mechanism.cost(), mechanism.steps().map(line).collect::<String>())
}

pub(crate) fn run(arguments: &Arguments, explain: &Explain) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let language = Language::from(explain.lang);
    let Paths { from, to, options, .. } = &explain.paths;
    let query = paths::query(from, to, options);
    let question = Question::start();
    let mut mechanisms = query.run_with(&graph, paths::run_options(options, &question))?;
    let cost = |step: Step<'_, '_>| StepCost { cost: step.cost(), parts: step.cost_parts() };
    let (mut explained, mut texts): (Vec<Explained<Explanation>>, Vec<String>) = Default::default();
    for mechanism in mechanisms.by_ref() {
        let explanation = mechanism.explain(language);
        let costs = if explain.costs { cost_lines(&mechanism) } else { String::new() };
        texts.push(format!("{mechanism}\n\n{explanation}{costs}"));
        explained.push(Explained {
            mechanism: mechanism.to_string(),
            explanation,
            proof: mechanism.proof(),
            costs: mechanism.steps().map(cost).collect(),
        });
    }
    drop(question);
    if arguments.json {
        output::print_json(&explained)?;
    } else {
        output::print(&texts.join("\n"))?;
    }
    Ok(paths::ending(
        mechanisms.completeness(),
        explained.is_empty(),
        "no mechanism; `mechgraph paths` explains why",
        loaded,
    ))
}
