//! Files that are written under another name until they are whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::exit::Failure;
use crate::interruption;

/// A file that is being written; without [`finish`](Self::finish) it is removed and its name stays as it was.
pub(crate) enum Draft {
    /// Beside the file that it will replace.
    Beside { draft: NamedTempFile, path: PathBuf },
    /// A pipe or a device, which is written to as it is.
    Direct(File),
}

impl Draft {
    /// Starts the file that `path` will name.
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        let failure = |error| Failure::File(path.to_owned(), error);
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            return Ok(Self::Direct(File::options().write(true).open(path).map_err(failure)?));
        }
        // What a link points to is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = folder_of(&path)?;
        let draft = with_usual_rights(Builder::new().prefix(".mechgraph-")).tempfile_in(folder).map_err(failure)?;
        interruption::guard(draft.path());
        Ok(Self::Beside { draft, path })
    }

    /// What is written to.
    pub(crate) fn file(&self) -> &File {
        match self {
            Self::Beside { draft, .. } => draft.as_file(),
            Self::Direct(file) => file,
        }
    }

    /// Gives the file its name.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let Self::Beside { draft, path } = self else { return Ok(()) };
        let failure = |error: io::Error| Failure::File(path.clone(), error);
        draft.as_file().sync_all().map_err(failure)?;
        let guarded = draft.path().to_owned();
        draft.persist(&path).map_err(|error| failure(error.error))?;
        interruption::release(&guarded);
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

/// The folder that a file would stand in. Asked before the work starts, it saves work that would be lost.
pub(crate) fn folder_of(path: &Path) -> Result<&Path, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.as_os_str() == "-" {
        Err(Failure::Usage("standard output (-) has no room for this; name a file".to_owned()))
    } else if path.is_dir() {
        Err(Failure::Usage(format!("{} is a folder; name a file", path.display())))
    } else if folder.is_dir() {
        Ok(folder)
    } else {
        Err(Failure::Usage(format!("there is no folder {}; make it first", folder.display())))
    }
}

/// A draft is readable by others as any new file is, which a temporary file is not.
#[cfg(unix)]
fn with_usual_rights<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>) -> &'b mut Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn with_usual_rights<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>) -> &'b mut Builder<'p, 's> {
    builder
}
