//! Where examples find real data.

use std::path::PathBuf;

/// The file that is given, else one of the shared data (`MECHGRAPH_DATA`, else `../shared/data`); where it is not there, that
/// the example is skipped is said.
pub(crate) fn file(given: Option<PathBuf>, name: &str) -> Option<PathBuf> {
    if given.is_some() {
        return given;
    }
    let data = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let path = data.join(name);
    if !path.exists() {
        println!("skipped: no shared data");
        return None;
    }
    Some(path)
}
