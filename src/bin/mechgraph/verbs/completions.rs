//! `completions`: for bash, zsh, fish and others.

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::exit::{Code, Failure};
use crate::output;

pub(crate) fn run(_: &Arguments, completions: &Completions) -> Result<Code, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), "mechgraph", &mut script);
    output::print_rows(&String::from_utf8_lossy(&script))?;
    Ok(Code::Ok)
}
