//! `loops`: how an entity acts on itself.

use mechgraph::{MechanismQuery, render};

use super::paths;
use crate::arguments::{Arguments, Loops};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, loops: &Loops) -> Result<Code, Failure> {
    let Loops { entity, options, .. } = loops;
    paths::refuse_treatment_filters(options, "loops")?;
    let (graph, loaded) = loading::open(arguments)?;
    let query = paths::filtered(MechanismQuery::loops_of(paths::endpoint(entity)), options);
    let asking = Question::start();
    let answer = query.answer_with(&graph, paths::run_options(options, &asking))?;
    drop(asking);
    let code = paths::code(&answer, loaded);
    if arguments.json {
        output::print_json(&answer)?;
    } else if answer.mechanisms.is_empty() {
        output::narrate(&format!("no loop of at most {} steps leads from {entity} back to it", query_hops(options)));
    } else {
        let mut text = Text::default();
        text.lines(render::report_lines(&answer, &graph));
        output::print(&text)?;
    }
    Ok(code)
}

fn query_hops(options: &crate::arguments::MechanismOptions) -> usize {
    options.max_hops.unwrap_or(paths::MAX_HOPS)
}
