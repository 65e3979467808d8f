//! `diff`: what differs between two graphs, and between their answers to questions.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use mechgraph::KnowledgeGraph;
use mechgraph::graph::Fingerprint;
use mechgraph::query::{
    AnswerDiff, ChangeCounts, DiffCounts, GraphDiff, GraphDiffQuery, LimitKind, Limits, MechanismQuery, QueryError,
    RunOptions,
};
use mechgraph::render::{self, Language};
use serde::Serialize;

use super::paths::{self, Seen};
use super::questions;
use crate::arguments::{Arguments, MechanismOptions};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::loading::Loaded;
use crate::output::Text;
use crate::progress::Hashing;
use crate::{loading, output};

#[derive(Debug, Args)]
#[command(
    after_help = "In text, + is gained, - is lost, ~ is another. The program ends with 0 if both are the same, and with \
                        5 if they differ. Snapshots with the same fingerprint are the same: they are not compared, and \
                        no question is asked."
)]
pub(crate) struct Ask {
    /// The older graph: a file, a folder or a snapshot; - is standard input
    old: PathBuf,
    /// The newer graph
    new: PathBuf,
    /// Compare the answers to the questions in this file, too: FROM and TO in each line, with a tab between them, or
    /// queries as JSON
    #[arg(long, value_name = "FILE", help_heading = "Question")]
    questions: Option<PathBuf>,
    /// Leave this field out, such as id where each build gives new ones (repeatable)
    #[arg(long, value_name = "FIELD", help_heading = "Question")]
    ignore: Vec<String>,
    /// Print how many differences there are, by field, and not each
    #[arg(long, help_heading = "Output")]
    summary: bool,
    #[command(flatten)]
    options: MechanismOptions,
}

/// One of the two graphs in JSON.
#[derive(Serialize)]
struct Side<'p> {
    path: &'p Path,
    /// Of what the graph says.
    fingerprint: Option<Fingerprint>,
}

/// A question whose answers differ.
#[derive(Serialize)]
struct Asked<'q> {
    query: &'q MechanismQuery,
    /// Why the old graph cannot be asked.
    old_error: Option<String>,
    /// Why the new graph cannot be asked.
    new_error: Option<String>,
    diff: Option<AnswerDiff>,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    loading::refuse_changes(arguments)?;
    if !arguments.graph.graph.is_empty() {
        return Err(Failure::Usage("diff compares two graphs, OLD and NEW; leave out --graph".to_owned()));
    }
    if [&ask.old, &ask.new].iter().all(|path| path.as_os_str() == "-") {
        return Err(Failure::Usage("standard input (-) is named twice; it can be read once".to_owned()));
    }
    let queries =
        ask.questions.as_deref().map_or_else(|| Ok(Vec::new()), |path| questions::read(path, &ask.options))?;
    let load = |path: &PathBuf| {
        let mut options = arguments.graph.clone();
        options.graph = vec![path.clone()];
        let loaded = loading::read(&options, Hashing::None)?;
        loaded.narrate();
        Ok::<Loaded, Failure>(loaded)
    };
    let (old, new) = (load(&ask.old)?, load(&ask.new)?);
    // What neither graph can be asked is a mistake in the file, and said before anything is compared.
    for questions::Placed { query, place } in &queries {
        if let (Err(error), Err(_)) = (query.prepare(&new.graph), query.prepare(&old.graph)) {
            return Err(Failure::Asked { place: place.clone(), error });
        }
    }
    let diff = ask.ignore.iter().fold(GraphDiffQuery::new(), GraphDiffQuery::ignoring);
    diff.check(&old.graph, &new.graph)?;
    let loaded = if old.code() == Code::Ok { new.code() } else { old.code() };
    let question = Question::start();
    let queries: Vec<MechanismQuery> = queries.into_iter().map(|placed| placed.query).collect();
    let graphs = [&old.graph, &new.graph];
    let comparison = Comparison { ask, diff: &diff, graphs, queries: &queries, question: &question };
    let code = if arguments.json { comparison.print_json() } else { comparison.print_text() }?;
    Ok(if code == Code::Ok { loaded } else { code })
}

struct Comparison<'a> {
    ask: &'a Ask,
    diff: &'a GraphDiffQuery,
    graphs: [&'a KnowledgeGraph; 2],
    queries: &'a [MechanismQuery],
    question: &'a Question,
}

impl<'a> Comparison<'a> {
    /// The differences of the graphs; none where both have one fingerprint.
    fn differences(&self) -> Option<GraphDiff<'a>> {
        let [old, new] = self.graphs;
        let is_same = old.known_fingerprint().is_some_and(|known| new.known_fingerprint() == Some(known));
        (!is_same).then(|| self.diff.run_with(old, new, self.options(Limits::unlimited())))
    }

    /// How many differences are listed: all, if the question does not say.
    fn listed(&self) -> usize {
        if self.ask.summary { 0 } else { self.ask.options.limit.unwrap_or(usize::MAX) }
    }

    fn options(&self, limits: Limits) -> RunOptions {
        self.question.within(limits, self.ask.options.timeout)
    }

    /// The questions whose answers differ. A question that neither graph can be asked is a failure.
    fn asked(&self) -> impl Iterator<Item = Result<Asked<'a>, QueryError>> {
        let [old, new] = self.graphs;
        self.queries.iter().filter_map(move |query| {
            let options = || self.options(Limits::default());
            let answer = |graph| query.answer_with(graph, options());
            let asked = |errors: [Option<&QueryError>; 2], diff| {
                let [old_error, new_error] = errors.map(|error| error.map(ToString::to_string));
                Some(Ok(Asked { query, old_error, new_error, diff }))
            };
            match (answer(old), answer(new)) {
                (Ok(old), Ok(new)) => {
                    let graphs = self.graphs;
                    match AnswerDiff::between_graphs((&old, graphs[0]), (&new, graphs[1]), options()) {
                        Ok(diff) if diff.is_empty() => None,
                        Ok(diff) => asked([None, None], Some(diff)),
                        Err(error) => Some(Err(error)),
                    }
                }
                (Err(error), Ok(_)) => asked([Some(&error), None], None),
                (Ok(_), Err(error)) => asked([None, Some(&error)], None),
                (Err(error), Err(_)) => Some(Err(error)),
            }
        })
    }

    fn print_text(&self) -> Result<Code, Failure> {
        let Some(mut diff) = self.differences() else {
            output::narrate("both have the same fingerprint");
            return Ok(Code::Ok);
        };
        let mut text = Text::default();
        for (change, number) in diff.by_ref().zip(0..) {
            if number < self.listed() {
                text.lines(render::change(&change));
            }
            if number % BLOCK == BLOCK - 1 {
                output::print(&core::mem::take(&mut text))?;
            }
        }
        let (counts, cut) = (diff.counts().clone(), paths::cut_by(diff.completeness()));
        if self.ask.summary {
            text = Text::from(&*summary(&counts));
        }
        output::print(&text)?;
        let [entities, statements] = [counts.entities, counts.statements].map(in_words);
        output::narrate(&format!("entities: {entities}; statements: {statements}"));
        if !self.ask.summary && counts.all() > self.listed() {
            output::narrate(&format!("the first {} of {} are listed, by --limit", self.listed(), counts.all()));
        }
        let mut other_answers = 0;
        if counts.all() > 0 && cut.is_none() && !self.queries.is_empty() {
            for asked in self.asked() {
                output::print(&Text::from(&*self.answers(&asked?)))?;
                other_answers += 1;
            }
            let all = render::counted(self.queries.len(), "question", "questions");
            output::narrate(&format!("{all}, {other_answers} with another answer"));
        }
        Ok(code(&counts, cut, other_answers))
    }

    /// What differs between the answers to a question.
    fn answers(&self, asked: &Asked<'_>) -> String {
        let [old, new] = self.graphs;
        let (from, to) = asked.query.ends();
        let mut text = format!("\nFrom {from} to {to}\n");
        for (mark, error) in [("-", &asked.new_error), ("+", &asked.old_error)] {
            let other = if mark == "-" { "the new graph cannot be asked" } else { "the old graph could not be asked" };
            text.extend(error.iter().map(|error| format!("{mark} {other}: {error}\n")));
        }
        text.extend(asked.diff.iter().map(|diff| render::answer_changes(diff, old, new, Language::En)));
        text
    }

    fn print_json(&self) -> Result<Code, Failure> {
        let diff = RefCell::new(self.differences());
        let (mut other_answers, mut failure) = (0, None);
        let side = |path, graph: &KnowledgeGraph| Side { path, fingerprint: graph.fingerprint() };
        let [old, new] = self.graphs;
        output::stream(|out| {
            write!(
                out,
                "{{\n  \"old\": {},\n  \"new\": {},\n  \"changes\": [",
                json(&side(&self.ask.old, old))?,
                json(&side(&self.ask.new, new))?
            )?;
            list(
                out,
                diff.borrow_mut()
                    .iter_mut()
                    .flatten()
                    .zip(0..)
                    .filter(|(_, number)| *number < self.listed())
                    .map(|(it, _)| it),
            )?;
            let diff = diff.borrow();
            let counts = diff.as_ref().map(GraphDiff::counts).cloned().unwrap_or_default();
            let cut_by = diff.as_ref().and_then(|diff| paths::cut_by(diff.completeness()));
            let cut = Seen { complete: cut_by.is_none(), cut_by };
            write!(
                out,
                "],\n  \"counts\": {},\n  \"completeness\": {},\n  \"questions\": [",
                json(&counts)?,
                json(&cut)?
            )?;
            if counts.all() > 0 && cut.complete {
                let asked = self.asked().map_while(|asked| asked.map_err(|error| failure = Some(error)).ok());
                list(out, asked.inspect(|_| other_answers += 1))?;
            }
            writeln!(out, "],\n  \"same\": {}\n}}", counts.all() + other_answers == 0 && cut.complete)
        })?;
        if let Some(error) = failure {
            return Err(error.into());
        }
        let diff = diff.into_inner();
        let counts = diff.as_ref().map(GraphDiff::counts).cloned().unwrap_or_default();
        Ok(code(&counts, diff.and_then(|diff| paths::cut_by(diff.completeness())), other_answers))
    }
}

/// How the comparison ends.
fn code(counts: &DiffCounts, cut: Option<LimitKind>, other_answers: usize) -> Code {
    match cut {
        Some(by) => {
            output::narrate(&format!("{by} cut the comparison: there may be more"));
            paths::cut(by)
        }
        None if counts.all() + other_answers > 0 => Code::Rejects,
        None => Code::Ok,
    }
}

/// How many differences are printed at once.
const BLOCK: usize = 1_000;

fn json(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// Writes the members of a list, one a line.
fn list(out: &mut dyn Write, members: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    let mut before = "\n    ";
    for member in members {
        write!(out, "{before}{}", json(&member)?)?;
        before = ",\n    ";
    }
    if before.starts_with(',') { out.write_all(b"\n  ") } else { Ok(()) }
}

/// `3 gained, 1 lost, 2 changed`
fn in_words(counts: ChangeCounts) -> String {
    format!("{} gained, {} lost, {} changed", counts.gained, counts.lost, counts.changed)
}

/// Counts by field.
fn summary(counts: &DiffCounts) -> String {
    let table = |title: &str, all: ChangeCounts, fields: &std::collections::BTreeMap<String, ChangeCounts>| {
        let fields = fields.iter().map(|(field, counts)| format!("  {field}: {}\n", in_words(*counts)));
        format!("{title}: {}\n{}", in_words(all), fields.collect::<String>())
    };
    table("entities", counts.entities, &counts.fields_of_entities)
        + &table("statements", counts.statements, &counts.fields_of_statements)
}
