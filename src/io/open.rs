//! The sources at a path: a file, or the files of a folder.

use core::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec;

use crate::graph::KnowledgeGraph;
use crate::model::{Finding, FindingCode};

use super::other::{HETIONET, Keys, Named};
use super::{AnyReader, Format, OtherFormat};

/// The sources at a path: the file itself, or the files of a folder, one after the other in the order of
/// their names.
///
/// Of a folder, those files are read whose names end in the extension of a format, such as `nodes.tsv` or `record.yaml.gz`.
/// Hidden files, other files and folders in it are not; [`Inputs::not_read`] lists them.
///
/// ```no_run
/// use mechgraph::{GraphBuilder, io};
///
/// let mut builder = GraphBuilder::new();
/// for source in io::open("my_graph")? {
///     println!("{}", builder.load(source?.into_reader()?)?);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`OpenError`] if there is no such file or folder, if it cannot be opened, or if nothing in the folder
/// can be read.
pub fn open(path: impl AsRef<Path>) -> Result<Inputs, OpenError> {
    let path = path.as_ref();
    if !path.is_dir() {
        let source = Input::open(path)?;
        let length = source.length;
        return Ok(Inputs { first: Some(source), paths: Vec::new().into_iter(), not_read: Vec::new(), length });
    }
    let failure = |source| OpenError::Io { path: path.to_owned(), source };
    let entries = fs::read_dir(path).map_err(failure)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>().map_err(failure)?;
    paths.sort_unstable();
    let mut not_read = Vec::new();
    paths.retain(|path| match why_not(path) {
        None => true,
        Some(reason) => {
            let message = format!("{}: {reason}", path.display());
            not_read.push(Finding::new(FindingCode::NotRead, message).at(path.display().to_string(), 0));
            false
        }
    });
    if paths.is_empty() {
        return Err(OpenError::NothingToRead { path: path.to_owned(), others: not_read.len() });
    }
    let length = paths.iter().map(|path| fs::metadata(path).ok().map(|metadata| metadata.len())).sum();
    Ok(Inputs { first: None, paths: paths.into_iter(), not_read, length })
}

/// Whether the file at a path starts as a snapshot does. What cannot be read does not.
pub fn is_snapshot(path: impl AsRef<Path>) -> bool {
    let (path, mut start) = (path.as_ref(), [0; 8]);
    path.is_file()
        && File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok()
        && KnowledgeGraph::is_snapshot(&start)
}

/// Why an entry of a folder is not read, if so.
fn why_not(path: &Path) -> Option<&'static str> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with('.') {
        Some("hidden")
    } else if path.is_dir() {
        Some("a folder in a folder; name it by itself to read it")
    } else if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        Some("not a regular file; name it by itself to read it")
    } else if !Format::is_named_by(&name) && !is_edges_of_hetionet(path, &name) {
        Some("its name does not end in a format that can be read; name it by itself to read it")
    } else if is_beside_hetionet(path, &name) {
        Some("Hetionet's kinds of edges, which are known; it holds no nodes and no edges")
    } else {
        None
    }
}

/// Whether a file is Hetionet's table of edges under the name that Hetionet gives it.
fn is_edges_of_hetionet(path: &Path, name: &str) -> bool {
    let [edges, _] = HETIONET;
    Named(name).extension() == "sif" && start_of(path).starts_with(edges.as_bytes())
}

/// Whether a file lies beside Hetionet's tables and lists the kinds of its edges, as a table or as JSON of hetnetpy.
fn is_beside_hetionet(path: &Path, name: &str) -> bool {
    match Named(name).extension().as_str() {
        "tsv" => start_of(path).starts_with(b"metaedge\tabbreviation\t"),
        "json" => {
            let start = start_of(path);
            let keys = Keys::of(&String::from_utf8_lossy(&start));
            // In one that is longer, nodes may follow.
            (start.len() as u64) < START && keys.has("metaedge_tuples") && !keys.has("nodes")
        }
        _ => false,
    }
}

/// How many bytes are looked at.
const START: u64 = 1 << 14;

/// What a file begins with, decompressed. What cannot be read, its reader reports.
fn start_of(path: &Path) -> Vec<u8> {
    let mut start = Vec::new();
    if let Ok(bytes) = Input::open(path).and_then(Input::into_bytes) {
        drop(bytes.take(START).read_to_end(&mut start));
    }
    start
}

/// The sources at a path, opened one by one, from [`open`].
#[derive(Debug)]
pub struct Inputs {
    first: Option<Input>,
    paths: vec::IntoIter<PathBuf>,
    not_read: Vec<Finding>,
    length: Option<u64>,
}

impl Inputs {
    /// What in the folder is not read, and why, as findings of code [`NotRead`](FindingCode::NotRead) in
    /// the order of their names.
    #[must_use]
    pub fn not_read(&self) -> &[Finding] {
        &self.not_read
    }

    /// The bytes of all sources as they are stored, if known.
    #[must_use]
    pub const fn length(&self) -> Option<u64> {
        self.length
    }
}

impl Iterator for Inputs {
    type Item = Result<Input, OpenError>;

    /// Opens the next file.
    fn next(&mut self) -> Option<Self::Item> {
        self.first.take().map(Ok).or_else(|| self.paths.next().map(|path| Input::open(&path)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.first.is_some()) + self.paths.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Inputs {}

/// One opened source: its bytes, of whatever format and compression.
pub struct Input {
    name: String,
    bytes: Box<dyn Read + Send>,
    length: Option<u64>,
}

/// What [`Input::into_reader`] reads from.
#[cfg(feature = "compression")]
pub type InputBytes = super::Decompressed<BufReader<Box<dyn Read + Send>>>;
/// What [`Input::into_reader`] reads from.
#[cfg(not(feature = "compression"))]
pub type InputBytes = BufReader<Box<dyn Read + Send>>;

impl Input {
    /// An input that is not a file, such as standard input.
    pub fn new(name: impl Into<String>, bytes: impl Read + Send + 'static) -> Self {
        Self { name: name.into(), bytes: Box::new(bytes), length: None }
    }

    fn open(path: &Path) -> Result<Self, OpenError> {
        let failure = |source| OpenError::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(failure)?;
        let metadata = file.metadata().map_err(failure)?;
        let length = metadata.is_file().then_some(metadata.len());
        Ok(Self { name: path.display().to_string(), bytes: Box::new(file), length })
    }

    /// Its name in findings: the path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes as they are stored, if known.
    #[must_use]
    pub const fn length(&self) -> Option<u64> {
        self.length
    }

    /// The same input with its stored bytes passed through `wrap`, which may count or hash them.
    #[must_use]
    pub fn through<R: Read + Send + 'static>(self, wrap: impl FnOnce(Box<dyn Read + Send>) -> R) -> Self {
        Self { bytes: Box::new(wrap(self.bytes)), ..self }
    }

    /// The bytes, decompressed: for a reader that knows its format.
    ///
    /// # Errors
    ///
    /// [`OpenError`] if the first bytes cannot be read.
    pub fn into_bytes(self) -> Result<InputBytes, OpenError> {
        let bytes = BufReader::with_capacity(1 << 16, self.bytes);
        #[cfg(feature = "compression")]
        let bytes =
            super::decompress(bytes).map_err(|source| OpenError::Io { path: PathBuf::from(&self.name), source })?;
        Ok(bytes)
    }

    /// The reader of the format that name and first bytes say.
    ///
    /// # Errors
    ///
    /// [`OpenError`] if the first bytes cannot be read, or if they are of a format that is not read.
    pub fn into_reader(self) -> Result<AnyReader<InputBytes>, OpenError> {
        let name = self.name.clone();
        AnyReader::new(name, self.into_bytes()?)
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("name", &self.name).field("length", &self.length).finish_non_exhaustive()
    }
}

/// Why there is nothing to read at a path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The file or folder cannot be opened.
    #[error("cannot open {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The source is of a format that is not read as a graph.
    #[error("{}: {format}", path.display())]
    OtherFormat {
        /// The file.
        path: PathBuf,
        /// What it is.
        format: OtherFormat,
    },
    /// The folder has no file whose name ends in the extension of a format.
    #[error(
        "nothing in the folder {} can be read: {}; files such as nodes.tsv, graph.jsonl, graph.json or record.yaml can",
        path.display(),
        if *others == 0 { "it is empty".to_owned() } else { format!("none of its entries ({others}) has a name that ends in a format") },
    )]
    NothingToRead {
        /// The folder.
        path: PathBuf,
        /// Number of files and folders in it.
        others: usize,
    },
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use crate::GraphBuilder;

    use super::*;

    /// Counts what passes through it.
    struct Counted(Box<dyn Read + Send>, Arc<AtomicU64>);

    impl Read for Counted {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let read = self.0.read(buffer)?;
            self.1.fetch_add(read as u64, Ordering::Relaxed);
            Ok(read)
        }
    }

    #[test]
    fn the_files_of_a_folder_come_in_order_and_the_rest_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in
            [("b.tsv", "id\nA:2\n"), ("a.jsonl", "{\"id\": \"A:1\"}\n"), (".c.tsv", "x"), ("d.txt", "x")]
        {
            fs::write(folder.path().join(name), text).unwrap();
        }
        fs::create_dir(folder.path().join("e.json")).unwrap();
        let sources = open(folder.path()).unwrap();
        let found: Vec<bool> = [": hidden", "d.txt: its name", "a folder in a folder"]
            .iter()
            .zip(sources.not_read())
            .map(|(expected, finding)| finding.message.contains(expected))
            .collect();
        assert_eq!(found, [true; 3]);
        assert_eq!((sources.len(), sources.length()), (2, Some(21)));
        let (count, mut builder) = (Arc::new(AtomicU64::new(0)), GraphBuilder::new());
        let mut formats = Vec::new();
        for source in sources {
            let reader = source.unwrap().through(|bytes| Counted(bytes, count.clone())).into_reader().unwrap();
            formats.push(reader.format());
            builder.load(reader).unwrap();
        }
        assert_eq!(formats, [Format::KgxJsonl, Format::KgxTsv]);
        assert_eq!((count.load(Ordering::Relaxed), builder.freeze().unwrap().node_count()), (21, 2));
    }

    #[test]
    fn what_is_not_there_is_an_error_with_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let empty = open(folder.path()).unwrap_err();
        assert!(empty.to_string().contains("it is empty"), "{empty}");
        let missing = open(folder.path().join("missing.tsv")).unwrap_err();
        assert!(missing.to_string().contains("missing.tsv"), "{missing}");
    }
}
