//! The shared records of DrugMechDB.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

/// The text of the shared records; `None`, and a line that says so, where there is none.
#[expect(clippy::print_stdout, reason = "a test says when it is skipped")]
pub(crate) fn text() -> Option<String> {
    let folder = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let Ok(file) = File::open(folder.join("drugmechdb/indication_paths.yaml.gz")) else {
        println!("skipped: no shared data");
        return None;
    };
    let mut text = String::new();
    mechgraph::io::decompress(BufReader::new(file)).unwrap().read_to_string(&mut text).unwrap();
    Some(text)
}
