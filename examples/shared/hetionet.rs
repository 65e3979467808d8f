//! Hetionet as a graph.

use std::path::PathBuf;

use mechgraph::{Error, GraphBuilder, KnowledgeGraph};

#[path = "mod.rs"]
mod shared;

/// The graph of a file that is given, else of the shared data; none, which is said, where they are not there.
pub(crate) fn graph(given: Option<PathBuf>) -> Result<Option<KnowledgeGraph>, Error> {
    let hetionet = || {
        let tables = ["hetionet/nodes.tsv.gz", "hetionet/edges.tsv.gz"];
        tables.into_iter().map(|table| shared::file(None, table)).collect::<Option<Vec<PathBuf>>>()
    };
    let Some(paths) = given.map(|path| vec![path]).or_else(hetionet) else { return Ok(None) };
    let mut builder = GraphBuilder::new();
    for path in paths {
        builder.load_path(path)?;
    }
    Ok(Some(builder.freeze()?))
}
