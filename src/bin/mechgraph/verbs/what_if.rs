//! `what-if`: what changes to a graph do to an answer.

use mechgraph::query::{AnswerDiff, MechanismQuery, VerdictState};
use mechgraph::render;
use serde::Serialize;

use super::paths;
use crate::arguments::{Arguments, Paths, WhatIfAnswer};
use crate::changes::Changes;
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::{Text, phrases};
use crate::{loading, output};

/// What changes do to an answer, in JSON.
#[derive(Serialize)]
struct Outcome<'q> {
    query: &'q MechanismQuery,
    /// What the changes do to the graph.
    changes: Changes,
    /// The verdict on the graph as it is.
    before: VerdictState,
    /// The verdict under the changes.
    after: VerdictState,
    /// Whether both answers say the same.
    same: bool,
    diff: AnswerDiff,
}

pub(crate) fn run(arguments: &Arguments, ask: &WhatIfAnswer) -> Result<Code, Failure> {
    if !arguments.graph.what_if.is_asked() {
        let options = "--without, --without-statement, --turned or --with";
        return Err(Failure::Usage(format!(
            "what-if compares a graph with itself under changes; name some by {options}"
        )));
    }
    let (Paths { from, to, options, .. }, language) = (&ask.paths, ask.lang);
    let (graph, changed, loaded) = loading::open_both(arguments)?;
    let query = paths::query(from, to, options);
    let asking = Question::start();
    let before = query.answer_with(&graph, paths::run_options(options, &asking))?;
    let after = query.answer_with(&changed, paths::run_options(options, &asking))?;
    let cut = before.completeness.cut_by.or(after.completeness.cut_by);
    let code = paths::ended(cut, before.mechanisms.is_empty() && after.mechanisms.is_empty(), loaded);
    let run = paths::run_options(options, &asking);
    let diff = match cut {
        None => AnswerDiff::between_graphs((&before, &graph), (&after, &changed), run)?,
        // What a limit cut is compared by what there is.
        Some(_) => AnswerDiff::between(&before, &after),
    };
    drop(asking);
    let done = Changes::between(&graph, &changed, &arguments.graph.what_if);
    if arguments.json {
        let (before, after, same) = ((&before).into(), (&after).into(), diff.is_empty());
        output::print_json(&Outcome { query: &query, changes: done, before, after, same, diff })?;
        return Ok(code);
    }
    let mut text = phrases::from_to(language, from, to);
    text.extend(done.lines(language).iter().map(|line| format!("  {line}\n")));
    if diff.verdict.is_none() {
        let verdict = render::verdict_state((&after).into(), language);
        text += &phrases::verdict_as_before(language, verdict);
    }
    text += &render::answer_changes(&diff, &graph, &changed, language);
    output::print(&Text::from(&*text))?;
    if let Some(by) = cut {
        output::narrate(&format!("cut by {by}: there may be more"));
    } else if diff.is_empty() {
        output::narrate(&phrases::answer_is_as_it_was(language));
    }
    if cut.is_none() && !diff.complete {
        let limit = options.limit.unwrap_or(paths::LIMIT);
        output::narrate(&match limit {
            1 => phrases::best_is_compared(language),
            _ => phrases::best_are_compared(language, limit),
        });
    }
    Ok(code)
}
