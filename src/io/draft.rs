//! A file that has its name only once it is whole.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file that is being written. Until [`finish`](Self::finish), what had its name before stays; without it, the file is
/// removed.
#[derive(Debug)]
pub struct Draft(Written);

#[derive(Debug)]
enum Written {
    /// Beside the file that it replaces.
    Beside { draft: NamedTempFile, path: PathBuf },
    /// A pipe or a device, which is written to directly.
    Direct(File),
}

impl Draft {
    /// Starts the file that `path` will name. The target of a link is replaced, not the link.
    ///
    /// # Errors
    ///
    /// If no file can be made beside it.
    pub fn create(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            return Ok(Self(Written::Direct(File::options().write(true).open(path)?)));
        }
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let draft = with_usual_rights(Builder::new().prefix(".mechgraph-")).tempfile_in(folder)?;
        Ok(Self(Written::Beside { draft, path }))
    }

    /// The file to write to.
    #[must_use]
    pub fn file(&self) -> &File {
        match &self.0 {
            Written::Beside { draft, .. } => draft.as_file(),
            Written::Direct(file) => file,
        }
    }

    /// The name of the file until it is whole; `None` for a pipe or a device.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.0 {
            Written::Beside { draft, .. } => Some(draft.path()),
            Written::Direct(_) => None,
        }
    }

    /// Gives the file its name, in one step, after its bytes are on the disk.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be written, or the file cannot be renamed.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Written::Beside { draft, path } => {
                draft.as_file().sync_all()?;
                draft.persist(path).map(drop).map_err(|error| error.error)
            }
            Written::Direct(_) => Ok(()),
        }
    }
}

/// Others may read the file as they may any new file, which they may not with a temporary one.
#[cfg(unix)]
fn with_usual_rights<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>) -> &'b mut Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn with_usual_rights<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>) -> &'b mut Builder<'p, 's> {
    builder
}
