//! `contradictions`: where the graph contradicts itself.

use mechgraph::graph::StatementRef;
use mechgraph::model::{Finding, FindingCode};
use mechgraph::query::{Completeness, Contradiction, ContradictionQuery, Limits, RunOptions};
use serde::Serialize;

use super::paths;
use crate::arguments::Arguments;
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::{loading, output};

#[derive(Serialize)]
struct Contradictions<'g> {
    contradictions: &'g [Contradiction<'g>],
    hierarchy_cycles: Vec<&'g Finding>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let question = Question::start();
    let options = RunOptions::from(Limits::unlimited()).with_token(question.token());
    let found = ContradictionQuery::new().run_with(&graph, options)?;
    drop(question);
    if let Completeness::Truncated { by, .. } = found.completeness() {
        output::narrate(&format!("{by} cut the run"));
        return Ok(paths::cut(by));
    }
    let found: Vec<_> = found.collect();
    let cycles = graph.findings().iter().filter(|finding| finding.code == FindingCode::SubclassCycle);
    if arguments.json {
        output::print_json(&Contradictions { contradictions: &found, hierarchy_cycles: cycles.collect() })?;
        return Ok(loaded);
    }
    let mut lines: Vec<String> = Vec::new();
    for pair in &found {
        let apart = if pair.apart_by_context { ", each in its own context" } else { "" };
        lines.push(format!("{} and {}{apart}\n", pair.from, pair.to));
        let line =
            |statement: &StatementRef<'_>| format!("  {}: {statement} [{}]\n", statement.id(), statement.effect());
        lines.extend(pair.affirming.iter().chain(&pair.opposing).map(line));
    }
    lines.extend(cycles.map(|cycle| format!("{}\n", cycle.message)));
    output::print_with_headings(&lines.concat(), |line| !line.starts_with(' '))?;
    output::narrate(&format!("{} contradictions", found.len()));
    Ok(loaded)
}
