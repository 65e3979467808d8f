//! From paths to a graph in one call.

use std::fs;
use std::path::Path;

use crate::build::{GraphBuilder, LoadReport};
use crate::error::Error;
use crate::graph::KnowledgeGraph;
use crate::io::{self, OpenError};
use crate::model::Finding;

/// A graph that was opened, and what became of the rows of its files.
#[derive(Debug)]
#[non_exhaustive]
pub struct Opened {
    /// The graph.
    pub graph: KnowledgeGraph,
    /// What became of the rows, a report for each file; empty for a snapshot.
    pub reports: Vec<LoadReport>,
    /// Files of the folder that are not read, and why.
    pub not_read: Vec<Finding>,
}

/// Opens the graph at a path: a file in any format that is read, plain or compressed, a folder of such files as one graph,
/// or a snapshot (`.mg`).
///
/// Rows that cannot be kept are in the reports, and do not make it an error.
///
/// ```no_run
/// use mechgraph::MechanismQuery;
///
/// let opened = mechgraph::open("my_graph")?;
/// opened.reports.iter().for_each(|report| println!("{report}"));
/// for mechanism in MechanismQuery::between("my drug", "my disease").run(&opened.graph)?.take(10) {
///     println!("{mechanism}");
/// }
/// # Ok::<(), mechgraph::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::Open`] if there is nothing to read, [`Error::Read`] if a file is damaged or of another format,
/// [`Error::Snapshot`] if a snapshot is not whole.
pub fn open(path: impl AsRef<Path>) -> Result<Opened, Error> {
    let path = path.as_ref();
    if io::is_snapshot(path) {
        let bytes = fs::read(path).map_err(|source| OpenError::Io { path: path.to_owned(), source })?;
        let graph = KnowledgeGraph::open(bytes)?;
        return Ok(Opened { graph, reports: Vec::new(), not_read: Vec::new() });
    }
    let mut builder = GraphBuilder::new();
    let (reports, not_read) = load(&mut builder, path)?;
    Ok(Opened { graph: builder.freeze()?, reports, not_read })
}

impl GraphBuilder {
    /// Loads what a path names: a file in any format that is read, or the files of a folder. Returns a report for each
    /// file.
    ///
    /// # Errors
    ///
    /// [`Error::Open`] if there is nothing to read, [`Error::Read`] if a file is damaged or of another format. What was
    /// read before stays in the builder.
    pub fn load_path(&mut self, path: impl AsRef<Path>) -> Result<Vec<LoadReport>, Error> {
        Ok(load(self, path.as_ref())?.0)
    }
}

fn load(builder: &mut GraphBuilder, path: &Path) -> Result<(Vec<LoadReport>, Vec<Finding>), Error> {
    let sources = io::open(path)?;
    let not_read = sources.not_read().to_vec();
    let mut reports = Vec::new();
    for source in sources {
        let reader = source?.into_reader()?;
        let format = reader.format();
        reports.push(builder.load(reader)?);
        builder.describe_source(Some(format.as_str()), None);
    }
    Ok((reports, not_read))
}
