//! `match`: the entities and statements that fit a query graph.

use std::path::{Path, PathBuf};

use clap::Args;
use mechgraph::graph::StatementRef;
use mechgraph::io::trapi::{ResponseOptions, Version, read_query, response};
use mechgraph::model::EpistemicStatus;
use mechgraph::query::{Completeness, Limits, PatternQuery, PatternResult, PatternResults};
use mechgraph::render::{Language, Line, clause};
use serde::Serialize;

use super::documents;
use super::paths::{cut_by, ended, ending, narrate_losses};
use crate::arguments::{Arguments, Files, at_least_one, choices};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::{loading, output};

#[derive(Debug, Args)]
#[command(
    after_help = "The query graph is one of TRAPI 1.4 to 2.0: a message, a query, or the query graph alone. Beyond TRAPI, \
                  an edge may have \"exclude\": true, and a path \"min_hops\" and \"max_hops\"."
)]
pub(crate) struct Match {
    /// A TRAPI query graph, or a message that has one; - is standard input
    #[arg(value_name = "QUERY.json")]
    pub(crate) query: PathBuf,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Maximum number of results, from 1 [default: 100000]
    #[arg(long, value_name = "N", value_parser = at_least_one, help_heading = "Question")]
    pub(crate) limit: Option<usize>,
    /// Time limit in seconds
    #[arg(long, value_name = "SECONDS", help_heading = "Question")]
    pub(crate) timeout: Option<u64>,
    /// Count the matches, and list none
    #[arg(long, conflicts_with = "plan", help_heading = "Output")]
    pub(crate) count: bool,
    /// Show in which order the pattern is matched, and match nothing
    #[arg(long, help_heading = "Output")]
    pub(crate) plan: bool,
    /// Answer with a TRAPI response of this version [default of --json: 1.6]
    #[arg(long, value_name = "VERSION", value_parser = choices::trapi(), conflicts_with_all = ["count", "plan"], help_heading = "Output")]
    pub(crate) trapi: Option<Version>,
}

#[derive(Serialize)]
struct Count {
    matches: u64,
    complete: bool,
}

pub(crate) fn run(arguments: &Arguments, ask: &Match) -> Result<Code, Failure> {
    let query = read(&ask.query)?;
    let (graph, loaded) = loading::open(arguments)?;
    let prepared = query.prepare(&graph)?;
    if ask.plan {
        let plan = prepared.explain();
        if arguments.json {
            output::print_json(&plan)?;
        } else {
            output::print(&Text::from(&*plan.to_string()))?;
        }
        return Ok(loaded);
    }
    let limits = Limits::default();
    let limits = limits.with_paths(ask.limit.unwrap_or(limits.paths));
    let question = Question::start();
    let options = question.within(limits, ask.timeout);
    if ask.count {
        let count = prepared.count(options);
        let complete = count.completeness == Completeness::Complete;
        if arguments.json {
            output::print_json(&Count { matches: count.matches, complete })?;
        } else {
            output::print_rows(&format!("{}\n", count.matches))?;
        }
        return Ok(ending(count.completeness, count.matches == 0, "nothing matches", loaded));
    }
    let results = prepared.run_with(options);
    for (node, id) in results.missing() {
        output::narrate(&format!("{id} of {node} is not in this graph; the others are"));
    }
    if arguments.json || ask.trapi.is_some() {
        let options = ResponseOptions::default().with_version(ask.trapi.unwrap_or_default());
        let response = response(results, &options);
        output::print_json(&response)?;
        narrate_losses(&response);
        return Ok(ended(cut_by(response.completeness()), response.results() == 0, loaded));
    }
    print(&query, results, loaded)
}

fn print(query: &PatternQuery, mut results: PatternResults<'_>, loaded: Code) -> Result<Code, Failure> {
    let mut text = Text::default();
    let mut count = 0;
    for result in results.by_ref() {
        text.lines(lines(query, &result));
        count += 1;
    }
    output::print(&text)?;
    output::narrate(&if count == 1 { "1 result".to_owned() } else { format!("{count} results") });
    Ok(ending(results.completeness(), count == 0, "nothing matches", loaded))
}

/// The entities of a result, and below them its statements and paths.
fn lines(query: &PatternQuery, result: &PatternResult<'_>) -> Vec<Line> {
    let bound = query.nodes().iter().map(|node| (node.key(), result.bindings(node.key())));
    let heading: Vec<String> = bound
        .filter(|(_, bindings)| !bindings.is_empty())
        .map(|(key, bindings)| {
            let ids = bindings.iter().map(|it| format!("{} ({})", it.id.name(), it.id.curie()));
            format!("{key}: {}", ids.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let mut lines = vec![Line::heading(heading.join("; "))];
    for edge in query.edges() {
        let line = |statement: StatementRef<'_>| {
            Line::new(2, format!("{}: {}{}", edge.key(), clause(statement, Language::En), marks(statement)))
                .with_ids(statement.id())
        };
        lines.extend(result.statements(edge.key()).map(line));
    }
    for path in query.paths() {
        let found = result.paths(path.key());
        lines.extend(found.iter().map(|found| Line::new(2, format!("{}: {found}", path.key()))));
    }
    lines
}

/// What a claim must not be read without: ` (withdrawn)`, ` (refuted)`, ` (only predicted)`.
fn marks(statement: StatementRef<'_>) -> String {
    let is_refuted = statement.epistemic_status() == Some(EpistemicStatus::Refuted);
    let marks = [
        statement.clinical_status().map(|status| status.as_str().replace('_', " ")),
        is_refuted.then(|| "refuted".to_owned()),
        (statement.knowledge_level() == Some("prediction")).then(|| "only predicted".to_owned()),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) }
}

/// The query graph of a file; `-` is standard input.
pub(crate) fn read(path: &Path) -> Result<PatternQuery, Failure> {
    let text = documents::read(path, "a query graph")?;
    read_query(&text).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}
