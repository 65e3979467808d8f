//! The command-line program: questions to the embedded graph, or to files of one's own.
//!
//! Data go to standard output, narration to standard error. Exit codes are stable: see [`exit`].

mod arguments;
mod changes;
mod day;
mod draft;
mod exit;
mod ingest;
mod interruption;
mod loading;
mod output;
mod progress;
mod snapshot;
mod verbs;

use std::process::ExitCode;

use arguments::{Arguments, Verb};
use exit::Failure;

fn main() -> ExitCode {
    let arguments = Arguments::read();
    output::colour(arguments.color);
    output::columns(arguments.columns.map(usize::from));
    interruption::listen();
    match run(&arguments) {
        Ok(code) => code.into(),
        Err(failure) => {
            output::narrate(&format!("mechgraph: {failure}"));
            failure.code().into()
        }
    }
}

fn run(arguments: &Arguments) -> Result<exit::Code, Failure> {
    match &arguments.verb {
        Verb::Find(find) => verbs::find::run(arguments, find),
        Verb::Show(show) => verbs::show::run(arguments, show),
        Verb::Paths(ask) => verbs::paths::run(arguments, ask),
        Verb::Candidates(candidates) => verbs::candidates::run(arguments, candidates),
        Verb::Compare(compare) => verbs::compare::run(arguments, compare),
        Verb::Connect(ask) => verbs::connect::run(arguments, ask),
        Verb::Essential(essential) => verbs::essential::run(arguments, essential),
        Verb::Bypass(bypass) => verbs::bypass::run(arguments, bypass),
        Verb::WhatIf(ask) => verbs::what_if::run(arguments, ask),
        Verb::Loops(loops) => verbs::loops::run(arguments, loops),
        Verb::Explain(explain) => verbs::explain::run(arguments, explain),
        Verb::Draw(draw) => verbs::draw::run(arguments, draw),
        Verb::Metapath(ask) => verbs::metapath::run(arguments, ask),
        Verb::Match(ask) => verbs::matching::run(arguments, ask),
        Verb::Sql(ask) => verbs::sql::run(arguments, ask),
        Verb::Contradictions(ask) => verbs::contradictions::run(arguments, ask),
        Verb::Info(_) => verbs::info::run(arguments),
        Verb::Verify(verify) => verbs::verify::run(arguments, verify),
        Verb::Check(check) => verbs::check::run(arguments, check),
        Verb::Audit(ask) => verbs::audit::run(arguments, ask),
        Verb::Regulators(ask) => verbs::regulators::run(arguments, ask),
        Verb::Diff(ask) => verbs::diff::run(arguments, ask),
        Verb::Convert(convert) => verbs::convert::run(arguments, convert),
        Verb::Build(build) => verbs::build::run(arguments, build),
        Verb::Completions(shell) => verbs::completions::run(shell),
    }
}
