//! `contradictions`: where the graph contradicts itself.

use indexmap::IndexMap;
use mechgraph::Node;
use mechgraph::graph::StatementRef;
use mechgraph::model::{Finding, FindingCode};
use mechgraph::query::{Completeness, Contradiction, ContradictionQuery, Limits, RunOptions};
use mechgraph::render::{Citations, Cited, Language, Line, counted};
use serde::Serialize;

use super::{paths, show};
use crate::arguments::Arguments;
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
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
    let pairs = by_pair(&found);
    let mut text = Text::default();
    let mut citations = Citations::new(Cited::First);
    for ((from, to), Pair { apart, statements }) in &pairs {
        let apart = if *apart { ", each in its own context" } else { "" };
        text.line(Line::heading(format!("{from} and {to}{apart}")));
        text.table(show::table(statements, None, &mut citations));
    }
    text.lines(cycles.map(|cycle| Line::heading(cycle.message.clone())));
    text.lines(citations.into_lines(Language::En));
    output::print(&text)?;
    output::narrate(&counted(pairs.len(), "contradiction", "contradictions"));
    Ok(loaded)
}

/// What contradicts each other between two entities.
struct Pair<'g> {
    /// Whether each side may hold in its own context.
    apart: bool,
    statements: Vec<StatementRef<'g>>,
}

/// Each pair once, in the order of the findings: its statements may differ in sign, and one of them be denied.
fn by_pair<'g>(found: &[Contradiction<'g>]) -> IndexMap<(Node<'g>, Node<'g>), Pair<'g>> {
    let mut pairs = IndexMap::new();
    for one in found {
        let ends = if pairs.contains_key(&(one.to, one.from)) { (one.to, one.from) } else { (one.from, one.to) };
        let pair = pairs.entry(ends).or_insert_with(|| Pair { apart: true, statements: Vec::new() });
        pair.apart &= one.apart_by_context;
        for statement in one.affirming.iter().chain(&one.opposing) {
            if !pair.statements.contains(statement) {
                pair.statements.push(*statement);
            }
        }
    }
    pairs
}
