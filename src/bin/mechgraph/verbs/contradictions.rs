//! `contradictions`: where the graph contradicts itself.

use indexmap::IndexMap;
use mechgraph::Node;
use mechgraph::graph::StatementRef;
use mechgraph::model::{Finding, FindingCode};
use mechgraph::query::{Contradiction, ContradictionQuery, Limits};
use mechgraph::render::{Citations, Cited, Language, Line, counted};
use serde::Serialize;

use super::paths::{self, Seen};
use super::show;
use crate::arguments::{Arguments, Contradictions};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::{loading, output};

#[derive(Serialize)]
struct Found<'a, 'g> {
    contradictions: Vec<&'a Contradiction<'g>>,
    hierarchy_cycles: Vec<&'g Finding>,
    completeness: Seen,
}

pub(crate) fn run(arguments: &Arguments, ask: &Contradictions) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let question = Question::start();
    let found = ContradictionQuery::new().run_with(&graph, question.within(Limits::unlimited(), ask.timeout))?;
    drop(question);
    let cut_by = paths::cut_by(found.completeness());
    let found: Vec<Contradiction<'_>> = found.collect();
    let pairs = by_pair(&found);
    let listed = ask.limit.unwrap_or(usize::MAX);
    let cycles = graph.findings().iter().filter(|finding| finding.code == FindingCode::SubclassCycle);
    let code = cut_by.map_or(loaded, paths::cut);
    if arguments.json {
        let completeness = Seen { complete: cut_by.is_none() && pairs.len() <= listed, cut_by };
        let place = |it: &Contradiction<'_>| either_way(it).iter().find_map(|ends| pairs.get_index_of(ends));
        let contradictions = found.iter().filter(|it| place(it).is_some_and(|place| place < listed)).collect();
        output::print_json(&Found { contradictions, hierarchy_cycles: cycles.collect(), completeness })?;
        return Ok(code);
    }
    let mut text = Text::default();
    let mut citations = Citations::new(Cited::First);
    for ((from, to), Pair { apart, statements }) in pairs.iter().take(listed) {
        let apart = if *apart { ", each in its own context" } else { "" };
        text.line(Line::heading(format!("{from} and {to}{apart}")));
        text.table(show::table(statements, None, &mut citations));
    }
    text.lines(cycles.map(|cycle| Line::heading(cycle.message.clone())));
    text.lines(citations.into_lines(Language::En));
    output::print(&text)?;
    let count = counted(pairs.len(), "contradiction", "contradictions");
    match cut_by {
        Some(by) => output::narrate(&format!("{by} cut the run: {count} so far, and there may be more")),
        None if pairs.len() > listed => {
            output::narrate(&format!("{count}, of which {listed} are listed; --limit lists more"));
        }
        None => output::narrate(&count),
    }
    Ok(code)
}

/// The two entities that a contradiction is about, in both orders.
const fn either_way<'g>(one: &Contradiction<'g>) -> [(Node<'g>, Node<'g>); 2] {
    [(one.from, one.to), (one.to, one.from)]
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
        let [ends, turned] = either_way(one);
        let ends = if pairs.contains_key(&turned) { turned } else { ends };
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
