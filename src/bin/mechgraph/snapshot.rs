//! Snapshot files: mapped where the graph is asked, read whole where it becomes part of another.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use mechgraph::KnowledgeGraph;
use mechgraph::io::{Input, decompress};
use mechgraph::render::{counted, safe};
use memmap2::Mmap;

use crate::exit::{Code, Failure};

/// Opens a snapshot where it lies.
pub(crate) fn open(path: &Path) -> Result<KnowledgeGraph, Failure> {
    KnowledgeGraph::open(map(path)?).map_err(|error| Failure::Snapshot(path.to_owned(), error))
}

/// Checks that a snapshot's bytes are those that were written.
pub(crate) fn verify(path: &Path) -> Result<(), Failure> {
    KnowledgeGraph::verify_snapshot(&map(path)?).map_err(|error| Failure::Snapshot(path.to_owned(), error))
}

/// What comes through a pipe, which can be read once and not mapped.
pub(crate) enum Stream {
    Snapshot(Box<KnowledgeGraph>),
    Other(Input),
}

impl Stream {
    /// Looks at the first bytes, and reads a snapshot to its end.
    pub(crate) fn open(name: &Path, mut bytes: impl Read + Send + 'static) -> Result<Self, Failure> {
        let failure = |error| Failure::Input(format!("cannot read {}: {error}", name.display()));
        let mut head = Vec::new();
        bytes.by_ref().take(MAGIC.len() as u64).read_to_end(&mut head).map_err(failure)?;
        if !KnowledgeGraph::is_snapshot(&head) {
            return Ok(Self::Other(Input::new(name.display().to_string(), Cursor::new(head).chain(bytes))));
        }
        bytes.read_to_end(&mut head).map_err(failure)?;
        let corrupt = |error| Failure::Snapshot(name.to_owned(), error);
        KnowledgeGraph::verify_snapshot(&head).map_err(corrupt)?;
        KnowledgeGraph::open(head).map(|graph| Self::Snapshot(Box::new(graph))).map_err(corrupt)
    }
}

/// Why a file cannot be read, where its name or what it is packed from says that it is a snapshot: of its rows, which it
/// has none of, nothing is said.
pub(crate) fn not_read(failure: Failure, path: &Path) -> Failure {
    if failure.code() != Code::BadInput || matches!(failure, Failure::Refused(_)) {
        return failure;
    }
    match Content::of(path) {
        Some(content) if is_named(path) || matches!(content, Content::Compressed) => {
            Failure::Input(content.problem(path))
        }
        _ => failure,
    }
}

/// Refuses a file that is named like a snapshot and is empty.
pub(crate) fn refuse_empty(path: &Path) -> Result<(), Failure> {
    match is_named(path).then(|| Content::of(path)).flatten() {
        Some(content @ Content::Nothing) => Err(Failure::Input(content.problem(path))),
        _ => Ok(()),
    }
}

fn is_named(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("mg"))
}

/// What every snapshot begins with.
const MAGIC: &str = "MECHGRPH";

/// What is in a file that is no snapshot as it is.
enum Content {
    Nothing,
    /// The first bytes of a snapshot, and no more of them.
    Cut(usize),
    /// A snapshot, compressed.
    Compressed,
    Text(String),
    Bytes(Vec<u8>),
}

impl Content {
    /// How many bytes are looked at.
    const HEAD: usize = 40;

    /// What a file holds, by its first bytes; none if it cannot be read, or not twice, as a pipe.
    fn of(path: &Path) -> Option<Self> {
        if !path.is_file() {
            return None;
        }
        let head = |bytes: &mut dyn Read| {
            let mut head = Vec::new();
            bytes.take(Self::HEAD as u64).read_to_end(&mut head).ok()?;
            Some(head)
        };
        let bytes = head(&mut File::open(path).ok()?)?;
        let unpacked = decompress(BufReader::new(File::open(path).ok()?)).ok();
        if unpacked.and_then(|mut unpacked| head(&mut unpacked)).is_some_and(|it| KnowledgeGraph::is_snapshot(&it)) {
            return Some(Self::Compressed);
        }
        // A character of several bytes may be cut at the end.
        let text = match core::str::from_utf8(&bytes) {
            Ok(text) => Some(text),
            Err(error) if error.error_len().is_none() => core::str::from_utf8(bytes.get(..error.valid_up_to())?).ok(),
            Err(_) => None,
        };
        Some(match text {
            _ if bytes.is_empty() => Self::Nothing,
            _ if bytes.len() < MAGIC.len() && MAGIC.as_bytes().starts_with(&bytes) => Self::Cut(bytes.len()),
            Some(text) if !text.contains('\0') => Self::Text(text.lines().next().unwrap_or_default().to_owned()),
            _ => Self::Bytes(bytes),
        })
    }

    /// `graph.mg: no snapshot, although its name ends in .mg: it is text, which begins with "id category"; ...`
    fn problem(&self, path: &Path) -> String {
        const SHOWN: usize = 8;
        const BUILD: &str = "build it again with mechgraph build";
        let (what, remedy) = match self {
            Self::Nothing => ("it is empty".to_owned(), BUILD),
            Self::Cut(length) => (format!("it ends after {}", counted(length, "byte", "bytes")), BUILD),
            Self::Compressed => {
                let remedy = "decompress it, such as with gunzip or zstd -d";
                return format!("{}: a compressed snapshot, which is not read; {remedy}", path.display());
            }
            Self::Text(text) => (
                format!("it is text, which begins with \"{}\"", safe(text)),
                "build a snapshot with mechgraph build, or let the name say what text it is, such as by .tsv or .jsonl",
            ),
            Self::Bytes(bytes) => {
                let shown: Vec<String> = bytes.iter().take(SHOWN).map(|byte| format!("{byte:02X}")).collect();
                (format!("it begins with the bytes {}, where a snapshot has {MAGIC}", shown.join(" ")), BUILD)
            }
        };
        format!("{}: no snapshot, although its name ends in .mg: {what}; {remedy}", path.display())
    }
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
