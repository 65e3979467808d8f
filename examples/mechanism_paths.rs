//! The main job: how does FROM act on TO, in the embedded interferon-gamma graph?
//!
//! ```sh
//! cargo run --example mechanism_paths -- emapalumab HLH
//! cargo run --example mechanism_paths -- ruxolitinib HLH --background --max-hops 4 --sign minus
//! cargo run --example mechanism_paths -- IFN-γ 造血 --json
//! ```
#![expect(clippy::print_stderr, reason = "an example prints")]

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use mechgraph::query::{Answer, QueryError};
use mechgraph::{MechanismQuery, Sign, datasets, render};

const USAGE: &str = "usage: mechanism_paths FROM TO [--background] [--json] [--max-hops N] [--sign plus|minus] \
                     [--limit N] [--as-of DATE] [--jurisdiction PLACE] [--in DISEASE]";

/// Options that want a value.
const VALUED: [&str; 6] = ["--max-hops", "--limit", "--sign", "--as-of", "--jurisdiction", "--in"];

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    match run(arguments) {
        Ok(code) => code,
        Err(Failure::Usage(message)) => {
            eprintln!("{message}\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Failure::Query(error)) => {
            eprintln!("{error}");
            ExitCode::from(if matches!(error, QueryError::NotFound { .. }) { 3 } else { 2 })
        }
    }
}

enum Failure {
    Usage(String),
    Query(QueryError),
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<ExitCode, Failure> {
    let options = Options::parse(arguments)?;
    let graph =
        if options.background { datasets::interferon_gamma_with_background() } else { datasets::interferon_gamma() };
    let answer = options.query.answer(&graph)?;
    let text = if options.json {
        serde_json::to_string_pretty(&answer).map_err(|error| Failure::Usage(error.to_string()))? + "\n"
    } else {
        render::report(&answer, &graph)
    };
    // A reader that has seen enough closes the pipe; that is no failure.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Usage(error.to_string())),
        _ => Ok(exit_code(&answer)),
    }
}

/// 0 with a mechanism, 3 without one, 6 if a limit cut the search.
fn exit_code(answer: &Answer) -> ExitCode {
    match answer {
        Answer { completeness, .. } if completeness.cut_by.is_some() => ExitCode::from(6),
        Answer { mechanisms, .. } if mechanisms.is_empty() => ExitCode::from(3),
        _ => ExitCode::SUCCESS,
    }
}

struct Options {
    query: MechanismQuery,
    background: bool,
    json: bool,
}

impl Options {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = arguments;
        let (mut names, mut background, mut json) = (Vec::new(), false, false);
        let mut settings: Vec<(String, String)> = Vec::new();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--background" => background = true,
                "--json" => json = true,
                "--help" | "-h" => return Err(Failure::Usage("How does FROM act on TO?".to_owned())),
                option if option.starts_with('-') && !VALUED.contains(&option) => {
                    return Err(Failure::Usage(format!("unknown option {option}")));
                }
                option if option.starts_with("--") => {
                    let value = arguments.next().ok_or_else(|| Failure::Usage(format!("{option} wants a value")))?;
                    settings.push((argument, value));
                }
                _ => names.push(argument),
            }
        }
        let [from, to] = <[String; 2]>::try_from(names)
            .map_err(|names| Failure::Usage(format!("FROM and TO are expected, not {} names", names.len())))?;
        let query = settings.into_iter().try_fold(MechanismQuery::between(from, to), apply)?;
        Ok(Self { query, background, json })
    }
}

fn apply(query: MechanismQuery, (option, value): (String, String)) -> Result<MechanismQuery, Failure> {
    let wrong = |expected: &str| Failure::Usage(format!("{option} {value}: {expected} is expected"));
    let number = || value.parse::<usize>().map_err(|_| wrong("a number"));
    Ok(match option.as_str() {
        "--max-hops" => query.max_hops(number()?),
        "--limit" => query.limit(number()?),
        "--sign" => query.net_sign(match value.as_str() {
            "plus" | "+" => Sign::Positive,
            "minus" | "-" => Sign::Negative,
            _ => return Err(wrong("plus or minus")),
        }),
        "--as-of" => query.as_of(value.parse().map_err(|_| wrong("a date YYYY, YYYY-MM or YYYY-MM-DD"))?),
        "--jurisdiction" => query.jurisdiction(value),
        "--in" => query.in_context(mechgraph::model::Context::new().with(mechgraph::model::Dimension::Disease, value)),
        _ => return Err(Failure::Usage(format!("unknown option {option}"))),
    })
}
