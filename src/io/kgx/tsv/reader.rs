//! The reader of KGX TSV.

use std::io::BufRead;

use crate::io::ReadLimits;
use crate::io::lines::Lines;
use crate::model::{ReadError, Reader, RowCounts, Sink};

use super::header::Header;
use super::table::{Table, Tally, is_skipped};

/// Reads a KGX table of nodes or of edges, one row a line, cells between tabs.
///
/// The header says which of the two it is: edges have `subject`, `predicate` and `object`, nodes an `id`.
/// There is no quoting. A cell is a list, with `|` between its values, in the slots where Biolink has
/// lists ([`schema::is_multivalued`](crate::schema::is_multivalued)) and nowhere else. An empty cell says
/// nothing. Columns that the model has no slot for become properties. Blank lines and lines that start
/// with `#` are skipped; the header does not count as a row.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::kgx::TsvReader;
///
/// let nodes = "id\tname\tcategory\nHGNC:11603\tTBX4\tbiolink:Gene\n";
/// let edges = "subject\tpredicate\tobject\nHGNC:11603\tbiolink:related_to\tMONDO:0005002\n";
/// let mut builder = GraphBuilder::new();
/// for (name, table) in [("nodes", nodes), ("edges", edges)] {
///     assert_eq!(builder.load(TsvReader::new(name, table.as_bytes()))?.kept, 1);
/// }
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
#[derive(Debug)]
pub struct TsvReader<R> {
    lines: Lines<R>,
}

impl<R: BufRead> TsvReader<R> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { lines: Lines::new(name.into(), bytes) }
    }

    /// Sets how much is read at most. Default: [`ReadLimits::default`].
    #[must_use]
    pub const fn within(mut self, limits: ReadLimits) -> Self {
        self.lines.limits = limits;
        self
    }
}

impl<R: BufRead> Reader for TsvReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let name = self.lines.name().to_owned();
        let refuse = |line, column, message| ReadError::Format { source_name: name.clone(), line, column, message };
        let mut tally = Tally::default();
        let (header, header_line) = loop {
            let Some((row, text)) = self.lines.next(sink)? else {
                return match tally.counts.read {
                    0 => Ok(tally.counts),
                    lines => Err(refuse(lines, 1, "there is no header; name the columns in the first line".to_owned())),
                };
            };
            if is_skipped(text, row.line, &mut tally.skipped) {
                tally.counts.read += 1;
                tally.counts.skipped += 1;
                continue;
            }
            let header = Header::read(text, &name, row.line, sink).map_err(|(column, mut message)| {
                if let Some(line) = tally.skipped.first_comment() {
                    message = format!("{message}; line {line} starts with # and is skipped");
                }
                refuse(row.line, column, message)
            })?;
            break (header, row.line);
        };
        let width = header.len();
        read_rows(&mut self.lines, &header, &mut tally, sink)?;
        tally.skipped.tell(&name, sink);
        if tally.counts.handed_on == 0 {
            return Err(refuse(header_line, 1, tally.why_empty(width)));
        }
        Ok(tally.counts)
    }

    fn source_name(&self) -> &str {
        self.lines.name()
    }
}

/// Reads the rows of a table up to its end, or until the sink is done.
fn read_rows<R: BufRead>(
    lines: &mut Lines<R>,
    header: &Header,
    tally: &mut Tally,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let mut table = Table::new(lines.name(), lines.limits, header.clone());
    while let Some((line, block)) = lines.block(sink)? {
        table.read(block, line, tally, sink)?;
        // A small table is not worth a thread.
        #[cfg(feature = "parallel")]
        if block.len() > SMALL && rayon::current_num_threads() > 1 {
            return super::parallel::read(lines, header, tally, sink);
        }
    }
    Ok(())
}

/// The bytes of a block that is likely to be followed by others.
#[cfg(feature = "parallel")]
const SMALL: usize = 4 << 10;
