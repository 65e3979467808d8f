//! Saves a graph under a name.

use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::graph::KnowledgeGraph;

use super::{Destination, DestinationError, Draft, WriteReport};

/// Why a graph cannot be saved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The name says nowhere to write.
    #[error(transparent)]
    Name(#[from] DestinationError),
    /// A file cannot be written.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl KnowledgeGraph {
    /// Saves the graph: as a snapshot if `path` ends in `.mg`, else as KGX, in files named as
    /// [`Destination::of_name`] says.
    ///
    /// Each file gets its name once all are whole, so what was there before is replaced at once or stays. The report
    /// counts what KGX has no room for.
    ///
    /// ```no_run
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// graph.save("ifn_gamma.mg")?;
    /// let report = graph.save("ifn_gamma.jsonl")?; // ifn_gamma_nodes.jsonl and ifn_gamma_edges.jsonl
    /// assert!(report.is_lossless());
    /// # Ok::<(), mechgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SaveError`] if the name says no format, or if a file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<WriteReport, SaveError> {
        let path = path.as_ref();
        let mut report = WriteReport::default();
        if path.extension().is_some_and(|extension| extension == "mg") {
            let (draft, ()) = drafted(path, |out| self.write_snapshot(out))?;
            finish(path, draft)?;
            return Ok(report);
        }
        let destinations = Destination::of_name(path, None)?;
        let mut drafts = Vec::new();
        for destination in &destinations {
            let (draft, written) = drafted(&destination.path, |out| destination.write(self, out))?;
            report.unite(written);
            drafts.push((destination.path.as_path(), draft));
        }
        drafts.into_iter().try_for_each(|(path, draft)| finish(path, draft))?;
        Ok(report)
    }
}

fn drafted<T>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&std::fs::File>) -> io::Result<T>,
) -> Result<(Draft, T), SaveError> {
    let failure = |source| SaveError::Io { path: path.to_owned(), source };
    let draft = Draft::create(path).map_err(failure)?;
    let mut out = BufWriter::with_capacity(1 << 20, draft.file());
    let written = write(&mut out).and_then(|written| out.flush().map(|()| written)).map_err(failure)?;
    drop(out);
    Ok((draft, written))
}

fn finish(path: &Path, draft: Draft) -> Result<(), SaveError> {
    draft.finish().map_err(|source| SaveError::Io { path: path.to_owned(), source })
}
