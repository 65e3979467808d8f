//! `sql`: a question as SQL, for a graph whose tables are in an engine.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mechgraph::KnowledgeGraph;
use mechgraph::query::{MechanismQuery, PatternQuery};
use mechgraph::sql::{Between, Dialect, MechanismSql, PatternSql, Sql, SqlError};
use serde::Serialize;

use super::{matching, paths};
use crate::arguments::{Arguments, Files, MechanismOptions, choices};
use crate::exit::{Code, Failure};
use crate::{loading, output};

/// A question, and what of its SQL is printed.
#[derive(Debug, Args)]
#[command(
    after_help = "The tables are nodes, edges, closure and links, as convert -o graph.parquet writes them. Ends are \
                        identifiers, several with | between them, or a category; with a FILE, such as \
                        g_nodes.parquet, names too."
)]
pub(crate) struct Ask {
    /// Start: an identifier
    #[arg(required_unless_present_any = ["pattern", "pairs"])]
    pub(crate) from: Option<String>,
    /// End, written like FROM
    #[arg(required_unless_present_any = ["pattern", "pairs"])]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) files: Files,
    /// What is written in the places of FROM and TO with --pattern or --pairs, as files
    #[arg(skip)]
    pub(crate) in_place_of_ends: Vec<PathBuf>,
    /// Ask about many pairs in one statement: the rows of a table of the engine that the statement names
    #[arg(long, conflicts_with_all = ["pattern", "classes_of"], help_heading = "Question")]
    pub(crate) pairs: bool,
    /// Ask a TRAPI query graph in place of mechanisms: a file, or - for standard input
    #[arg(
        long,
        value_name = "QUERY.json",
        conflicts_with_all = ["classes_of", "max_hops", "limit", "cost", "timeout", "filters"],
        help_heading = "Question"
    )]
    pub(crate) pattern: Option<PathBuf>,
    /// The engine's dialect; Sail takes Spark's
    #[arg(long, value_name = "DIALECT", value_parser = choices::dialect(), default_value = "duckdb", help_heading = "Output")]
    pub(crate) dialect: Dialect,
    /// What to print: the mechanisms or matches, or what a small graph for them is made of; --json prints all three
    #[arg(long, value_name = "PART", default_value = "paths", help_heading = "Output")]
    pub(crate) part: Part,
    /// Classes that stand in for an end: of the target or of the start
    #[arg(long, value_name = "END", value_parser = choices::classes_of(), help_heading = "Question")]
    pub(crate) classes_of: Option<Between>,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Part {
    /// The mechanisms, or the matches of a pattern, a row each, in order
    #[value(alias = "matches")]
    Paths,
    /// The statements from which they are judged
    Statements,
    #[value(help = "The entities of those, which are the table answer_edges by then")]
    Entities,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    loading::refuse_ends(&ask.in_place_of_ends, if ask.pairs { "--pairs" } else { "--pattern" })?;
    loading::refuse_changes(arguments)?;
    if ask.options.timeout.is_some() {
        let message = "--timeout bounds a search, and sql writes a text and runs nothing; leave it out";
        return Err(Failure::Usage(message.to_owned()));
    }
    // Names are of a graph that is named, never of the embedded one, which the tables are not of.
    let graph = if arguments.graph.is_named() { Some(loading::open(arguments)?.0) } else { None };
    match (&ask.pattern, &ask.from, &ask.to) {
        (Some(path), ..) => {
            let query = pattern(matching::read(path)?, graph.as_ref())?;
            let sql = PatternSql::new(&query, ask.dialect).map_err(refused)?;
            print(arguments, ask.part, &sql, [&sql.matches, &sql.statements, &sql.entities])
        }
        (None, from, to) if ask.pairs || (from.is_some() && to.is_some()) => {
            paths::refuse_treatment_filters(&ask.options, "sql")?;
            // The ends of many pairs are not known here.
            let [from, to] = [from, to].map(|end| end.as_deref().unwrap_or("*"));
            let query = mechanisms(paths::query(from, to, &ask.options), graph.as_ref())?;
            let between = ask.classes_of.unwrap_or(if ask.pairs { Between::Pairs } else { Between::Ends });
            let sql = MechanismSql::between(&query, between, ask.dialect).map_err(refused)?;
            print(arguments, ask.part, &sql, [&sql.paths, &sql.statements, &sql.entities])
        }
        _ => Err(Failure::Usage("a question has two ends; name both, or a --pattern, or --pairs".to_owned())),
    }
}

fn refused(error: SqlError) -> Failure {
    match error {
        SqlError::Query(error) => Failure::Query(error),
        error => Failure::Usage(error.to_string()),
    }
}

/// A question with identifiers for names, checked against a graph if there is one.
fn mechanisms(query: MechanismQuery, graph: Option<&KnowledgeGraph>) -> Result<MechanismQuery, Failure> {
    let Some(graph) = graph else { return Ok(query) };
    let query = query.with_identifiers(graph)?;
    // A graph of entities alone knows no sources and layers.
    if graph.statement_count() > 0 {
        query.prepare(graph)?;
    }
    Ok(query)
}

/// The same of a pattern.
fn pattern(query: PatternQuery, graph: Option<&KnowledgeGraph>) -> Result<PatternQuery, Failure> {
    let Some(graph) = graph else { return Ok(query) };
    let query = query.with_identifiers(graph)?;
    if graph.statement_count() > 0 {
        let _ = query.prepare(graph)?;
    }
    Ok(query)
}

fn print(arguments: &Arguments, part: Part, whole: &impl Serialize, parts: [&Sql; 3]) -> Result<Code, Failure> {
    if arguments.json {
        output::print_json(whole)?;
        return Ok(Code::Ok);
    }
    let [found, statements, entities] = parts;
    output::print_rows(&text(match part {
        Part::Paths => found,
        Part::Statements => statements,
        Part::Entities => entities,
    }))?;
    Ok(Code::Ok)
}

/// The parameters as comments, each on a line of its own whatever it holds, then the text.
fn text(sql: &Sql) -> String {
    let comment =
        |(name, value): (&String, &String)| format!("-- {name}: {}\n", serde_json::Value::from(value.as_str()));
    let comments: String = sql.parameters.iter().map(comment).collect();
    format!("{comments}{}\n", sql.text)
}
