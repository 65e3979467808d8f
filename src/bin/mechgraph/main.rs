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

use arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::read();
    output::colour(arguments.color);
    output::columns(arguments.columns.map(usize::from));
    interruption::listen();
    match arguments.verb.run(&arguments) {
        Ok(code) => code.into(),
        Err(failure) => {
            output::narrate(&format!("mechgraph: {failure}"));
            failure.code().into()
        }
    }
}
