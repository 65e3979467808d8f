//! `check`: reads files and reports what they hold.

use crate::arguments::{Arguments, Check};
use crate::exit::{Code, Failure};
use crate::ingest::{self, IngestReport};
use crate::progress::Hashing;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, check: &Check) -> Result<Code, Failure> {
    ingest::check_rejects(&check.report)?;
    let loaded = loading::load_named(arguments, Hashing::None)?;
    ingest::write_rejects(&check.report, &loaded)?;
    if arguments.json {
        output::print_json(&IngestReport::of(&loaded))?;
    } else {
        output::print(&ingest::text(&loaded, &check.report))?;
    }
    Ok(loaded.code())
}
