//! `bypass`: mechanisms that hold although a statement does.

use mechgraph::query::BypassQuery;
use mechgraph::render;

use super::paths;
use crate::arguments::{self, Arguments};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, bypass: &arguments::Bypass) -> Result<Code, Failure> {
    let arguments::Paths { from, to, options, .. } = &bypass.paths;
    paths::refuse_treatment_filters(options, "bypass")?;
    let (graph, loaded) = loading::open(arguments)?;
    let query = BypassQuery::despite(paths::query(from, to, options), &bypass.despite);
    let asking = Question::start();
    let run = paths::run_options(options, &asking);
    if arguments.json {
        let answer = query.answer_with(&graph, run)?;
        output::print_json(&answer)?;
        return Ok(paths::ended(answer.completeness.cut_by, answer.mechanisms.is_empty(), loaded));
    }
    let found = query.run_with(&graph, run)?;
    drop(asking);
    output::print_lines(render::bypass(&found, bypass.lang))?;
    paths::remark_limit(found.completeness, bypass.lang);
    let hint = if found.blocked.is_empty() { phrases::no_mechanism } else { phrases::no_bypass };
    Ok(paths::ending(found.completeness, found.mechanisms.is_empty(), &hint(bypass.lang), loaded))
}
