//! `bypass`: mechanisms that hold although a statement does.

use mechgraph::Mechanism;
use mechgraph::graph::ArgumentRef;
use mechgraph::query::BypassQuery;
use mechgraph::render::safe;

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
    let missing = match found.missing {
        ArgumentRef::Node(node) => safe(node.name()).into_owned(),
        ArgumentRef::Statement(statement) => safe(&statement.to_string()).into_owned(),
    };
    let despite = format!("{}: {}", safe(&found.despite.id()), safe(&found.despite.to_string()));
    let mut lines = vec![format!("Although {despite}")];
    list(&mut lines, &format!("Without {missing}:"), &found.mechanisms);
    list(&mut lines, &format!("Blocked, as they need {missing}:"), &found.blocked);
    lines.push(String::new());
    output::print(&Text::from(&*lines.join("\n")))?;
    let hint =
        if found.blocked.is_empty() { "no mechanism; paths says why" } else { "no mechanism bypasses the statement" };
    Ok(paths::ending(found.completeness, found.mechanisms.is_empty(), hint, loaded))
}

fn list(lines: &mut Vec<String>, heading: &str, mechanisms: &[Mechanism<'_>]) {
    if mechanisms.is_empty() {
        return;
    }
    lines.extend([String::new(), heading.to_owned()]);
    lines.extend(mechanisms.iter().zip(1..).map(|(mechanism, rank)| format!("  {rank}. {mechanism}")));
}
