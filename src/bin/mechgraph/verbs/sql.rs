//! `sql`: a question as SQL, for a graph whose tables are in an engine.

use clap::{Args, ValueEnum};
use mechgraph::sql::{Between, Dialect, MechanismSql, Sql};

use super::paths;
use crate::arguments::{Arguments, MechanismOptions};
use crate::exit::{Code, Failure};
use crate::{loading, output};

/// A question, and what of its SQL is printed.
#[derive(Debug, Args)]
#[command(
    after_help = "The tables are nodes, edges, closure and links, as convert -o graph.parquet writes them. Ends are \
                        identifiers, several with | between them, or a category: names are not looked up."
)]
pub(crate) struct Ask {
    /// Start: an identifier
    pub(crate) from: String,
    /// End, written like FROM
    pub(crate) to: String,
    /// The engine's dialect; Sail takes Spark's
    #[arg(long, value_name = "DIALECT", default_value = "duckdb", help_heading = "Output")]
    pub(crate) dialect: DialectArgument,
    /// What to print: the mechanisms, or what a small graph for them is made of; --json prints all three
    #[arg(long, value_name = "PART", default_value = "paths", help_heading = "Output")]
    pub(crate) part: Part,
    /// Classes that stand in for an end: of the target or of the start
    #[arg(long, value_name = "END", help_heading = "Question")]
    pub(crate) classes_of: Option<StandIn>,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DialectArgument {
    Duckdb,
    Spark,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Part {
    /// The mechanisms, a row each, in order
    Paths,
    /// The statements from which they are judged
    Statements,
    /// The entities of those, which are the table `answer_edges` by then
    Entities,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum StandIn {
    Target,
    Start,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    paths::refuse_treatment_filters(&ask.options, "sql")?;
    loading::refuse_changes(arguments)?;
    let between = match ask.classes_of {
        None => Between::Ends,
        Some(StandIn::Target) => Between::ClassesOfTarget,
        Some(StandIn::Start) => Between::ClassesOfStart,
    };
    let dialect = match ask.dialect {
        DialectArgument::Duckdb => Dialect::DuckDb,
        DialectArgument::Spark => Dialect::Spark,
    };
    let query = paths::query(&ask.from, &ask.to, &ask.options);
    let sql = MechanismSql::between(&query, between, dialect).map_err(|error| Failure::Usage(error.to_string()))?;
    if arguments.json {
        output::print_json(&sql)?;
        return Ok(Code::Ok);
    }
    let part = match ask.part {
        Part::Paths => &sql.paths,
        Part::Statements => &sql.statements,
        Part::Entities => &sql.entities,
    };
    output::print_rows(&text(part))?;
    Ok(Code::Ok)
}

/// The parameters as comments, each on a line of its own whatever it holds, then the text.
fn text(sql: &Sql) -> String {
    let comment =
        |(name, value): (&String, &String)| format!("-- {name}: {}\n", serde_json::Value::from(value.as_str()));
    let comments: String = sql.parameters.iter().map(comment).collect();
    format!("{comments}{}\n", sql.text)
}
