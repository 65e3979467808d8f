//! The reader of KGX TSV.

use std::io::BufRead;

use crate::io::lines::Lines;
use crate::io::separator::separator;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{Finding, FindingCode, ReadError, RowCounts, Sink};

use super::cells::Splitter;
use super::dialect::{Dialect, QUOTED};
use super::header::{Header, HeaderLine};
use super::quoted::{Progress, Quotes, Quoting, Record};
use super::table::{Table, Tally};

/// Reads a KGX table of nodes or of edges, one row a line, cells between tabs.
///
/// The header says which of the two it is: edges have `subject`, `predicate` and `object`, nodes an `id`.
/// Cells are separated by tabs, or by commas on request ([`separated_by_commas`](TsvReader::separated_by_commas)); they may
/// be quoted ([`Quoting`]). Rows that lack only columns at the end other than `id`, `subject`, `predicate` and `object`
/// are read as if those were empty, with a warning, if their identifiers are CURIEs: others may be a part of a row that a
/// line end broke. A cell is a list, with `|` between its values, in the slots where Biolink has lists
/// ([`schema::is_multivalued`](crate::schema::is_multivalued)) and nowhere else. An empty cell says nothing. Columns that the model has no slot for become properties. Blank lines and lines that start
/// with `#` are skipped; the header does not count as a row. A first line `sep=;`, which Excel knows, names the delimiter.
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
pub type TsvReader<R> = SourceReader<R, Tsv>;

/// The format of [`TsvReader`].
#[derive(Debug)]
pub struct Tsv {
    dialect: Dialect,
}

impl Default for Tsv {
    fn default() -> Self {
        Self { dialect: Dialect { delimiter: b'\t', quotes: Quotes::from(Quoting::Auto) } }
    }
}

impl<R: BufRead> TsvReader<R> {
    /// Sets whether cells are quoted. Default: [`Quoting::Auto`].
    #[must_use]
    pub fn quoting(mut self, quoting: Quoting) -> Self {
        self.format.dialect.quotes = quoting.into();
        self
    }

    /// Reads commas as delimiters, in place of tabs: the source is CSV.
    ///
    /// ```
    /// use mechgraph::GraphBuilder;
    /// use mechgraph::io::kgx::TsvReader;
    ///
    /// let table = "id,name\nCHEBI:66919,\"ruxolitinib, oral\"\n";
    /// let mut builder = GraphBuilder::new();
    /// builder.load(TsvReader::new("nodes.csv", table.as_bytes()).separated_by_commas())?;
    /// assert_eq!(builder.freeze()?.nodes().next().map(|node| node.name().to_owned()).as_deref(), Some("ruxolitinib, oral"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn separated_by_commas(mut self) -> Self {
        self.format.dialect.delimiter = b',';
        self
    }
}

impl SourceFormat for Tsv {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (mut lines, Tsv { mut dialect }) = reader.into_lines();
        let name = lines.name().to_owned();
        let refuse = |line, column, message: String| ReadError::format(&name, (line, column), message);
        let mut tally = Tally::default();
        let (header, header_line) = loop {
            let Some((row, text)) = lines.next(sink)? else {
                return match tally.counts.read {
                    0 => Ok(tally.counts),
                    lines => Err(refuse(lines, 1, "there is no header; name the columns in the first line".to_owned())),
                };
            };
            let is_first = tally.counts.read == tally.counts.skipped && row.line == 1;
            if let Some(delimiter) = separator(text).filter(|_| is_first) {
                dialect.delimiter = delimiter;
                let message = format!("the first line names the delimiter of the cells, {}", dialect.delimiter_name());
                sink.finding(Finding::new(FindingCode::Normalised, message).at(&name, row.line));
                tally.skip();
                continue;
            }
            if tally.skips(text, row.line) {
                continue;
            }
            let (text, line) = (text.to_owned(), row.line);
            let header = HeaderLine { text: &text, number: line, ahead: lines.ahead() };
            let header = read_header(header, &mut dialect, &name, sink).map_err(|(column, mut message)| {
                if let Some(line) = tally.skipped.first_comment() {
                    message = format!("{message}; line {line} starts with # and is skipped");
                }
                refuse(line, column, message)
            })?;
            break (header, line);
        };
        let (width, numbered) = (header.len(), header.row_numbers());
        read_rows(&mut lines, &header, dialect, &mut tally, sink)?;
        tally.skipped.report(&name, sink);
        for numbered in numbered.iter().filter(|it| it.is_named || it.column == 0).filter(|_| tally.numbered() > 0) {
            let message = numbered.left_out();
            let column = numbered.column as u64 + 1;
            let finding = Finding::new(FindingCode::Normalised, message).at(&name, header_line).in_column(column);
            sink.finding(finding.counted(tally.numbered()));
        }
        if tally.counts.handed_on == 0 {
            if let Some(message) = tally.why_unread(width) {
                return Err(refuse(header_line, 1, message));
            }
            let message = "the table has a header and no rows";
            sink.finding(Finding::new(FindingCode::Normalised, message).at(name, header_line));
        }
        Ok(tally.counts)
    }
}

/// Reads the header, whose quotes are looked at as those of any row.
fn read_header(
    line: HeaderLine<'_>,
    dialect: &mut Dialect,
    name: &str,
    sink: &mut dyn Sink,
) -> Result<Header, (u64, String)> {
    let text = line.text;
    if dialect.quotes != Quotes::Literal && text.contains('"') {
        let mut record = Record::default();
        let is_first_quote_of_a_cell = text.starts_with('"')
            || text.split_once('"').is_some_and(|(before, _)| before.as_bytes().last() == Some(&dialect.delimiter));
        let is_quoted = record.feed(text, dialect.delimiter) == Progress::Complete && is_first_quote_of_a_cell;
        if dialect.quotes == Quotes::Undecided {
            dialect.quotes = if is_quoted { Quotes::Quoted { is_given: false } } else { Quotes::Literal };
            if is_quoted {
                sink.finding(Finding::new(FindingCode::Normalised, QUOTED).at(name, line.number));
            }
        }
        if is_quoted {
            return Header::read(record.cells(), *dialect, name, line, sink);
        }
    }
    Header::read(Splitter::default().split_at(text, dialect.delimiter), *dialect, name, line, sink)
}

/// Reads the rows of a table up to its end, or until the sink is done.
fn read_rows<R: BufRead>(
    lines: &mut Lines<R>,
    header: &Header,
    dialect: Dialect,
    tally: &mut Tally,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let mut table = Table::new(lines.name(), lines.limits, header.clone(), dialect);
    while let Some((line, block)) = lines.block(sink)? {
        table.read(block, line, tally, sink)?;
        // A small table is not worth a thread, and what a quoted line says depends on those before it.
        #[cfg(feature = "parallel")]
        if block.len() > SMALL && rayon::current_num_threads() > 1 && !table.is_quoted() {
            let undecided = super::parallel::read(lines, header, table.dialect(), tally, sink)?;
            if let Some((line, block)) = undecided {
                table.read(&block, line, tally, sink)?;
            }
        }
    }
    table.finish(tally, sink);
    Ok(())
}

/// The bytes of a block that is likely to be followed by others.
#[cfg(feature = "parallel")]
const SMALL: usize = 4 << 10;
