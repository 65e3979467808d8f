//! The reader of SSSOM tables.

use std::collections::BTreeMap;
use std::io::BufRead;

use crate::build::{Mapping, Mappings};
use crate::io::SourceReader;
use crate::io::kgx::{Progress, Record};
use crate::model::slots::{is_placeholder, placeholder_left_out};
use crate::model::{Curie, Finding, FindingCode, ReadError, RecordRef, Row, Sink};
use crate::text::quoted;

use super::metadata::Metadata;
use super::predicates::{contracted, kind};

/// Reads SSSOM in its tabular form, with tabs or commas between cells: an optional block of metadata in lines that start
/// with `#`, a header, and a mapping a line.
///
/// Of the metadata, `curie_map` is used: an IRI of one of its namespaces is read as a CURIE. A file of metadata beside the
/// table is not read. The case of a predicate and of its prefix makes no difference. A mapping whose `predicate_modifier` is anything but `Not` or a placeholder is left out, as it could mean anything;
/// so is one that lacks a subject, an object or a predicate. A mapping to `sssom:NoTermFound` says that there is none, and
/// is skipped.
///
/// ```
/// use mechgraph::build::MappingKind;
/// use mechgraph::io::sssom::Reader;
///
/// let table = "\
/// ##curie_map:
/// ##  MONDO: http://purl.obolibrary.org/obo/MONDO_
/// subject_id\tpredicate_id\tpredicate_modifier\tobject_id
/// MONDO:0005002\tskos:exactMatch\t\tDOID:3083
/// MONDO:0005002\tskos:exactMatch\tNot\tDOID:2841
/// MONDO:0005002\tskos:broadMatch\t\tDOID:1579
/// ";
/// let mappings = Reader::new("copd.sssom.tsv", table.as_bytes()).read()?;
/// let kinds: Vec<MappingKind> = mappings.mappings.iter().map(|mapping| mapping.kind).collect();
/// assert_eq!(kinds, [MappingKind::Equivalent, MappingKind::Different]);
/// assert_eq!(mappings.others["skos:broadMatch"], 1);
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
pub type Reader<R> = SourceReader<R, Mapped>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct Mapped;

impl<R: BufRead> Reader<R> {
    /// Reads the mappings.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the source cannot be read, lacks one of the columns `subject_id`, `predicate_id` and `object_id`,
    /// or holds no mapping although it is not empty.
    pub fn read(self) -> Result<Mappings, ReadError> {
        let (mut lines, _) = self.into_lines();
        let source = lines.name().to_owned();
        let limits = lines.limits;
        let refuse = |line, message: String| ReadError::format(&source, (line, 1), message);
        let mut found = Mappings { source: source.clone(), ..Mappings::default() };
        let mut notes = Findings::default();
        let (mut metadata, mut columns) = (Metadata::default(), None);
        let (mut record, mut rows) = (Record::default(), 0_u64);
        let mut notes_of_cells: BTreeMap<String, u64> = BTreeMap::new();
        // Where the quoted record starts that is not closed yet.
        let mut start = None;
        let mut last = 0;
        while let Some((row, text)) = lines.next(&mut notes)? {
            last = row.line;
            if start.is_none() && (text.starts_with('#') || text.trim().is_empty()) {
                if columns.is_none() {
                    metadata.take(text);
                }
                found.read += 1;
                found.skipped += 1;
                continue;
            }
            let line = *start.get_or_insert(row.line);
            let Some(Columns { delimiter, .. }) = &columns else {
                columns = Some(Columns::read(text).map_err(|message| refuse(line, message))?);
                start = None;
                continue;
            };
            let progress = record.feed(text, *delimiter);
            if progress == Progress::Open && record.len() <= limits.line_bytes {
                continue;
            }
            (start, rows) = (None, rows + 1);
            found.read += 1;
            if let Some(message) = limits.refusal(rows) {
                return Err(refuse(line, message));
            }
            let taken = match (&columns, progress) {
                (Some(columns), Progress::Complete) => columns.mapping(&record, &metadata, &mut notes_of_cells),
                _ => Err("a quoted cell does not end with a quote and a delimiter; double the quotes in it".to_owned()),
            };
            keep(&mut found, taken, line);
            record.clear();
        }
        if let Some(line) = start {
            found.read += 1;
            keep(&mut found, Err("a quoted cell is not closed at the end of the source".to_owned()), line);
        }
        if rows == 0 && last > 0 {
            let message = if columns.is_some() { "there is no mapping below the header" } else { "there is no header" };
            return Err(refuse(last, format!("{message}; give the source mappings, or leave it out")));
        }
        if found.quarantined == rows && rows > 0 {
            let first = found.findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
            return Err(refuse(last, format!("no row is a mapping; the first: {first}")));
        }
        if rows > 0 && !metadata.is_given {
            let message = "there is no metadata above the table; prefixes are taken as they are written";
            notes.0.push(Finding::new(FindingCode::Normalised, message).at(source.clone(), 1));
        }
        let ignored = found.others.iter().map(|(predicate, count)| {
            (format!("mappings by {predicate} do not state that two ids are equivalent; they are ignored"), *count)
        });
        for (message, count) in notes_of_cells.into_iter().chain(ignored) {
            notes.0.push(Finding::new(FindingCode::Normalised, message).at(source.clone(), 1).counted(count));
        }
        found.findings.append(&mut notes.0);
        found.findings.sort_by_key(|finding| (finding.line, finding.code));
        Ok(found)
    }
}

/// What a row turns out to be.
enum Taken {
    Mapping(Mapping),
    /// A mapping that says nothing of whether two ids are of one thing, by its predicate.
    Other(String),
    NoTerm,
}

fn keep(found: &mut Mappings, taken: Result<Taken, String>, line: u64) {
    match taken {
        Ok(Taken::Mapping(mapping)) => found.mappings.push(mapping),
        Ok(Taken::Other(predicate)) => *found.others.entry(predicate).or_default() += 1,
        Ok(Taken::NoTerm) => found.skipped += 1,
        Err(message) => {
            found.quarantined += 1;
            let finding = Finding::new(FindingCode::Unreadable, message).at(found.source.clone(), line);
            found.findings.push(finding);
        }
    }
}

/// The columns that matter, by their place.
struct Columns {
    delimiter: u8,
    subject: usize,
    predicate: usize,
    object: usize,
    modifier: Option<usize>,
}

impl Columns {
    fn read(header: &str) -> Result<Self, String> {
        let delimiter = if header.contains('\t') { b'\t' } else { b',' };
        let mut record = Record::default();
        if record.feed(header, delimiter) != Progress::Complete {
            return Err("the quotes of the header do not close; close them".to_owned());
        }
        let cells = record.cells();
        let places: BTreeMap<String, usize> =
            (0..cells.len()).rev().map(|column| (cells.at(column).trim().to_ascii_lowercase(), column)).collect();
        let place = |name: &str| {
            let found = places.get(name).copied();
            found.ok_or_else(|| {
                format!(
                    "column {} is missing; a set of mappings needs subject_id, predicate_id and object_id",
                    quoted(name)
                )
            })
        };
        Ok(Self {
            delimiter,
            subject: place("subject_id")?,
            predicate: place("predicate_id")?,
            object: place("object_id")?,
            modifier: places.get("predicate_modifier").copied(),
        })
    }

    fn mapping(
        &self,
        record: &Record,
        metadata: &Metadata,
        notes: &mut BTreeMap<String, u64>,
    ) -> Result<Taken, String> {
        let cells = record.cells();
        let cell = |column: usize| cells.at(column).trim();
        let (subject, object) = (cell(self.subject), cell(self.object));
        for (name, id) in [("subject_id", subject), ("object_id", object), ("predicate_id", cell(self.predicate))] {
            if id.is_empty() {
                return Err(format!("{name} is empty; a mapping needs a subject, a predicate and an object"));
            }
        }
        let (predicate, is_marked) = match cell(self.predicate).strip_prefix('!') {
            Some(predicate) => (predicate, true),
            None => (cell(self.predicate), false),
        };
        let is_negated = match self.modifier.map(cell).unwrap_or_default() {
            "" => is_marked,
            modifier if is_placeholder(modifier) => {
                *notes.entry(placeholder_left_out("predicate_modifier", modifier)).or_default() += 1;
                is_marked
            }
            modifier if modifier.eq_ignore_ascii_case("not") => true,
            other => return Err(format!("predicate_modifier is {}; \"Not\" or nothing is expected", quoted(other))),
        };
        if [subject, object].contains(&"sssom:NoTermFound") {
            return Ok(Taken::NoTerm);
        }
        let written = predicate;
        let predicate = contracted(written);
        if predicate != written && !written.contains("://") {
            let message = format!("predicate_id {} is read as {predicate}", quoted(written));
            *notes.entry(message).or_default() += 1;
        }
        let Some(kind) = kind(&predicate, is_negated) else {
            let not = if is_negated { "not " } else { "" };
            return Ok(Taken::Other(format!("{not}{predicate}")));
        };
        let id = |id: &str| Curie::verbatim(metadata.curie(id));
        Ok(Taken::Mapping(Mapping::new(id(subject), kind, id(object))))
    }
}

/// Collects what is noted of lines.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Sink for Findings {
    fn record(&mut self, _: RecordRef<'_>, _: Row<'_>) {}

    fn reject(&mut self, finding: Finding, _: Row<'_>) {
        self.0.push(finding);
    }

    fn finding(&mut self, finding: Finding) {
        self.0.push(finding);
    }
}
