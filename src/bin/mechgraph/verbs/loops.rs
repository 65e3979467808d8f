//! `loops`: how an entity acts on itself.

use mechgraph::MechanismQuery;
use mechgraph::render::{self, Language};

use super::paths;
use crate::arguments::{Arguments, Loops};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
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
    } else {
        output::print_lines(match loops.lang {
            Language::En => render::report_lines(&answer, &graph),
            language => render::account(&answer, &graph, language),
        })?;
    }
    // Where a constraint or a limit stands in the way, the text says so.
    let is_free = answer.absence.as_ref().is_some_and(|absence| absence.nearest_miss.is_none());
    if is_free && code == Code::NotFound {
        let hops = options.max_hops.unwrap_or(paths::MAX_HOPS);
        let steps = phrases::count(loops.lang, hops, "step", "steps");
        output::narrate(&phrases::no_loop(loops.lang, steps, entity));
    }
    Ok(code)
}
