//! Files that are written under another name until they are whole, and removed if the program is interrupted.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::exit::Failure;
use crate::interruption;

/// A file that is being written; without [`finish`](Self::finish) it is removed and its name stays as it was.
pub(crate) struct Draft {
    draft: mechgraph::io::Draft,
    path: PathBuf,
}

impl Draft {
    /// Starts the file that `path` will name.
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        let draft = mechgraph::io::Draft::create(path).map_err(|error| Failure::File(path.to_owned(), error))?;
        if let Some(path) = draft.path() {
            interruption::guard(path);
        }
        Ok(Self { draft, path: path.to_owned() })
    }

    /// The file to write to.
    pub(crate) fn file(&self) -> &File {
        self.draft.file()
    }

    /// Gives the file its name.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let guarded = self.draft.path().map(Path::to_owned);
        self.draft.finish().map_err(|error| Failure::File(self.path, error))?;
        if let Some(path) = guarded {
            interruption::release(&path);
        }
        Ok(())
    }
}

/// Writes a file that has its name only once it is whole.
pub(crate) fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let failure = |error| Failure::File(path.to_owned(), error);
    let draft = Draft::create(path)?;
    let mut out = BufWriter::with_capacity(1 << 20, draft.file());
    content(&mut out).and_then(|()| out.flush()).map_err(failure)?;
    drop(out);
    draft.finish()
}

/// The folder of a file. Asked before the work starts, it saves work that would be lost.
pub(crate) fn folder_of(path: &Path) -> Result<&Path, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.as_os_str() == "-" {
        Err(Failure::Usage("standard output (-) has no room for this; name a file".to_owned()))
    } else if path.is_dir() {
        Err(Failure::Usage(format!("{} is a folder; name a file", path.display())))
    } else if folder.is_dir() {
        Ok(folder)
    } else {
        Err(Failure::Usage(format!("there is no folder {}; create it first", folder.display())))
    }
}
