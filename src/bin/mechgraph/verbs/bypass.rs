//! `bypass`: mechanisms that hold although a statement does.

use mechgraph::query::BypassQuery;
use mechgraph::render::{self, Language};

use super::paths;
use crate::arguments::{self, Arguments};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
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
    let mut text = Text::default();
    text.lines(render::bypass(&found, bypass.lang.into()));
    output::print(&text)?;
    paths::remark_limit(found.completeness, bypass.lang.into());
    let hint = match (Language::from(bypass.lang), found.blocked.is_empty()) {
        (Language::Zh, true) => "没有机制；`mechgraph paths` 说明原因",
        (Language::Zh, false) => "没有绕过该陈述的机制",
        (_, true) => "no mechanism; paths says why",
        (_, false) => "no mechanism bypasses the statement",
    };
    Ok(paths::ending(found.completeness, found.mechanisms.is_empty(), hint, loaded))
}
