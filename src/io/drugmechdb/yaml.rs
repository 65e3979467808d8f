//! The reader of `DrugMechDB` in YAML.

use std::io::BufRead;

use serde::de::DeserializeOwned;
use serde_saphyr::options::MergeKeyPolicy;
use serde_saphyr::{Options, Spanned};

use crate::io::ReadLimits;
use crate::io::rows::Placed;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{ReadError, RowCounts, Sink};

use super::mapping::Mapping;
use super::shape::{Placing, Shape};

/// Reads `DrugMechDB` in YAML: a list of records, or one record.
///
/// The list is read record by record, so it may be of any length: a line that starts with `- ` at the
/// depth of the first such line starts a record, which in a YAML block list nothing else can do. Each
/// record is parsed on its own, and one that cannot be parsed is quarantined with its text. Aliases
/// (`*name`) and merge keys (`<<`) are refused, records of over 16 MiB or 250,000 nodes too.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::drugmechdb::YamlReader;
///
/// let text = "\
/// - graph: {_id: DB1_MESH1_1, drug: imatinib, drug_mesh: MESH:D000068877, drugbank: DB:DB00619,
///           disease: CML, disease_mesh: MESH:D015464}
///   nodes:
///   - {id: MESH:D000068877, label: Drug, name: imatinib}
///   - {id: UniProt:P00519, label: Protein, name: ABL1}
///   - {id: MESH:D015464, label: Disease, name: CML}
///   links:
///   - {source: MESH:D000068877, key: decreases activity of, target: UniProt:P00519}
///   - {source: UniProt:P00519, key: causes, target: MESH:D015464}
/// ";
/// let mut builder = GraphBuilder::new();
/// let report = builder.load(YamlReader::new("paths.yaml", text.as_bytes()))?;
/// assert_eq!((report.read, report.kept), (6, 6));
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
pub type YamlReader<R> = SourceReader<R, Yaml>;

/// The format of [`YamlReader`].
#[derive(Debug, Default)]
pub struct Yaml;

impl SourceFormat for Yaml {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (mut lines, _) = reader.into_lines();
        let limits = lines.limits;
        let mut mapping = Mapping::new(lines.name(), limits, sink);
        let mut chunk = Chunk { layout: Layout::Unknown, text: String::new(), line: 0, limits };
        let mut last = 0;
        while let Some((row, text)) = lines.next(mapping.rows.sink)? {
            last = row.line;
            mapping.check_rows(last)?;
            match chunk.layout.read(text) {
                Part::Starts => {
                    chunk.finish(&mut mapping);
                    chunk.line = row.line;
                    chunk.push(text);
                }
                Part::Continues => chunk.push(text),
                Part::Ends => chunk.finish(&mut mapping),
                Part::FlowList => {
                    return Err(lines.refuse("the list is in brackets; read it as JSON, or write it with dashes"));
                }
            }
            if chunk.text.len() > limits.record_bytes {
                return Err(lines.refuse(mapping.too_long(chunk.line)));
            }
        }
        chunk.finish(&mut mapping);
        mapping.check_rows(last)?;
        mapping.finish(last)
    }
}

/// The lines of one record.
struct Chunk {
    layout: Layout,
    text: String,
    line: u64,
    limits: ReadLimits,
}

impl Chunk {
    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Parses the record and hands it on; leaves the chunk empty.
    fn finish(&mut self, mapping: &mut Mapping<'_>) {
        if self.text.is_empty() {
            return;
        }
        let source = Placed {
            line: self.line,
            column: self.text.len() as u64 - self.text.trim_start().len() as u64 + 1,
            text: &self.text,
        };
        let parsed = if self.text.trim_start().starts_with('-') {
            serde_saphyr::from_str_with_options::<(Shape<Spans>,)>(&self.text, options(self.limits))
                .map(|(record,)| record)
        } else {
            serde_saphyr::from_str_with_options(&self.text, options(self.limits))
        };
        match parsed {
            Ok(record) => mapping.record::<Spans>(record, source),
            Err(error) => {
                let place = error.location().map_or((self.line, source.column), |place| {
                    (self.line + place.line().saturating_sub(1), place.column())
                });
                let reason = reason(&error.without_snippet().to_string(), self.limits);
                mapping.reject(&reason, place, source);
            }
        }
        self.text.clear();
    }
}

/// Why a record cannot be parsed, without the parser's place, which counts from the start of the record, and
/// without its advice to programmers.
fn reason(error: &str, limits: ReadLimits) -> String {
    if error.contains("Aliases") {
        return "it has an alias (*name), which is refused; write the value out".to_owned();
    }
    if error.contains("merge keys") {
        return "it has a merge key (<<), which is refused; write the keys out".to_owned();
    }
    if error.contains("Nodes") {
        return format!("it has over {} YAML nodes, the limit; split it or raise it", limits.record_nodes);
    }
    if error.contains("Depth") || error.contains("recursion limit") {
        return "its lists and maps are nested too deep; a record has no more than a few levels".to_owned();
    }
    if error.contains("budget breached") {
        return "it holds more than a record can be made of; split it".to_owned();
    }
    let end = error.rfind(" at line ").unwrap_or(error.len());
    let end = error.find(", set ").map_or(end, |advice| advice.min(end));
    error.get(..end).unwrap_or(error).to_owned()
}

/// How the records of a document are arranged.
#[derive(Clone, Copy, Default)]
enum Layout {
    /// Nothing was read yet.
    #[default]
    Unknown,
    /// A list whose dashes follow this many spaces.
    List(usize),
    /// One record.
    One,
}

/// What a line is to the records.
enum Part {
    Starts,
    Continues,
    Ends,
    FlowList,
}

impl Layout {
    fn read(&mut self, line: &str) -> Part {
        let text = line.trim_start_matches(' ');
        let depth = line.len() - text.len();
        let item = text == "-" || text.starts_with("- ");
        if matches!(line.trim_end(), "---" | "...") || line.starts_with("--- #") {
            *self = Self::Unknown;
            return Part::Ends;
        }
        match *self {
            Self::Unknown => {
                if text.trim().is_empty() || text.starts_with('#') || line.starts_with('%') {
                    return Part::Ends;
                }
                *self = if item { Self::List(depth) } else { Self::One };
                if text.starts_with('[') { Part::FlowList } else { Part::Starts }
            }
            Self::List(dashes) if item && depth == dashes => Part::Starts,
            Self::List(_) | Self::One => Part::Continues,
        }
    }
}

fn options(limits: ReadLimits) -> Options {
    let mut options = Options::default();
    if let Some(budget) = &mut options.budget {
        budget.max_aliases = 0;
        budget.max_nodes = limits.record_nodes;
    }
    options.alias_limits.max_total_replayed_events = 0;
    options.merge_keys = MergeKeyPolicy::Error;
    options.with_snippet = false;
    options
}

/// Parts with the lines that the parser gives them.
struct Spans;

impl Placing for Spans {
    type Of<T: DeserializeOwned> = Spanned<T>;

    fn part<T: DeserializeOwned>(placed: Spanned<T>) -> (T, (usize, usize)) {
        let (line, column) = (placed.referenced.line(), placed.referenced.column());
        (placed.value, (usize::try_from(line).unwrap_or_default(), usize::try_from(column).unwrap_or_default()))
    }
}
