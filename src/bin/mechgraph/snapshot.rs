//! Snapshot files: mapped where the graph is asked, read whole where it becomes part of another.

use std::fs::File;
use std::path::Path;

use mechgraph::KnowledgeGraph;
use memmap2::Mmap;

use crate::exit::Failure;

/// Opens a snapshot where it lies.
pub(crate) fn open(path: &Path) -> Result<KnowledgeGraph, Failure> {
    KnowledgeGraph::open(map(path)?).map_err(|error| Failure::Snapshot(path.to_owned(), error))
}

/// Checks that a snapshot's bytes are those that were written.
pub(crate) fn verify(path: &Path) -> Result<(), Failure> {
    KnowledgeGraph::verify_snapshot(&map(path)?).map_err(|error| Failure::Snapshot(path.to_owned(), error))
}

#[expect(
    unsafe_code,
    reason = "a snapshot is replaced by renaming, never changed in place; whoever changes it under a running program \
              gets other answers, as the graph checks each access"
)]
fn map(path: &Path) -> Result<Mmap, Failure> {
    let failure = |error| Failure::Input(format!("cannot read {}: {error}", path.display()));
    let file = File::open(path).map_err(failure)?;
    // SAFETY: see the reason above.
    unsafe { Mmap::map(&file) }.map_err(failure)
}
