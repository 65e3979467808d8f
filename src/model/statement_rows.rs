//! Rows of a table of statements, many at once: what many of them share is said once.

#[cfg(all(feature = "json", feature = "parallel"))]
use core::ops::Range;
use core::slice;

use crate::text::find_byte;

use super::{Argument, Curie, Extras, RecordRef, Row, Statement};

/// Between the publications of a row of a table.
const DELIMITER: u8 = b'|';

/// How the publications of a row are written.
#[derive(Clone, Copy, Debug, Default)]
enum Lists {
    /// With a delimiter between them.
    #[default]
    Delimited,
    /// Each in quotes, without escapes.
    #[cfg(feature = "json")]
    Quoted,
}

/// Rows of a table of statements, in order, as a reader hands them to a [`Sink`](super::Sink) that can make use
/// of what they share.
///
/// Each row has its own ends, id and publications. Everything else it shares with other rows: some fields are those
/// of one of [`extras`](Self::extras), all others those of one of [`forms`](Self::forms).
#[derive(Clone, Copy, Debug)]
pub struct StatementRows<'a> {
    text: &'a str,
    forms: &'a [Statement],
    extras: &'a [Extras],
    rows: &'a [RowSpans],
    lists: Lists,
    /// Of each row, or empty; and the bytes that they lie in.
    prepared: (&'a [PreparedRow], &'a [u8]),
}

impl<'a> StatementRows<'a> {
    /// Rows whose spans lie in `text`. Publications have `|` between them.
    #[cfg(feature = "json")]
    pub(crate) const fn new(text: &'a str, forms: &'a [Statement], extras: &'a [Extras], rows: &'a [RowSpans]) -> Self {
        Self { text, forms, extras, rows, lists: Lists::Delimited, prepared: (&[], &[]) }
    }

    /// The same rows, whose publications are each in quotes, as in a list of JSON; none has an escape.
    #[cfg(feature = "json")]
    pub(crate) const fn with_quoted_publications(self) -> Self {
        Self { lists: Lists::Quoted, ..self }
    }

    /// The same rows, with what was prepared of each: the part `range` of what `prepared` holds.
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(crate) fn prepared(self, prepared: &'a PreparedRows, range: Range<usize>) -> Self {
        Self { prepared: (prepared.rows.get(range).unwrap_or_default(), &prepared.bytes), ..self }
    }

    /// What was prepared of each row, and the bytes that it lies in; empty if nothing was.
    pub(crate) const fn prepared_rows(&self) -> (&'a [PreparedRow], &'a [u8]) {
        self.prepared
    }

    /// What rows share. The ends, the id and the publications of these statements mean nothing, nor do those of their
    /// extras that do not distinguish statements.
    #[must_use]
    pub const fn forms(&self) -> &'a [Statement] {
        self.forms
    }

    /// The extras that rows share.
    #[must_use]
    pub const fn extras(&self) -> &'a [Extras] {
        self.extras
    }

    /// Where the parts of each row are, for callers that do not read the text of most rows.
    pub(crate) const fn places(&self) -> &'a [RowSpans] {
        self.rows
    }

    /// Hands on the rows as records, one after the other, as long as `take` wants more.
    pub fn each_record(self, mut take: impl FnMut(RecordRef<'_>, Row<'_>) -> bool) {
        let mut last: Option<(usize, usize, Statement)> = None;
        for row in self {
            let (form, extras) = (row.form, row.extras);
            let whole = last.take_if(|last| (last.0, last.1) == (form, extras)).map(|last| last.2);
            let Some(mut statement) = whole.or_else(|| self.shared(form, extras)) else { continue };
            statement.id = row.id.map(str::to_owned);
            statement.subject = Argument::Entity(Curie::verbatim(row.subject));
            statement.object = Argument::Entity(Curie::verbatim(row.object));
            statement.evidence.publications = row.publications().map(str::to_owned).collect();
            if !take(RecordRef::Statement(&statement), row.row) {
                return;
            }
            last = Some((form, extras, statement));
        }
    }

    /// A form with extras, as a statement without ends.
    fn shared(&self, form: usize, extras: usize) -> Option<Statement> {
        let mut statement = self.forms.get(form)?.clone();
        self.extras.get(extras)?.clone().give_to(&mut statement);
        Some(statement)
    }

    /// The line of the last row.
    pub(crate) fn last_line(&self) -> Option<u64> {
        self.rows.last().map(|row| row.line)
    }

    /// The rows in order.
    #[must_use]
    pub fn iter(&self) -> StatementRowIter<'a> {
        StatementRowIter { text: self.text, rows: self.rows.iter(), lists: self.lists }
    }

    /// The id and the publications of the row whose parts are there.
    #[inline]
    pub(crate) fn written_at(&self, row: &RowSpans) -> (Option<&'a [u8]>, Publications<'a>) {
        let id = Some(bytes_of(self.text.as_bytes(), row.id)).filter(|id| !id.is_empty());
        (id, publications_of(self.text.as_bytes(), row, self.lists))
    }

    /// The subject and the object of the row whose parts are there.
    #[inline]
    pub(crate) fn ends_at(&self, row: &RowSpans) -> (&'a str, &'a str) {
        (of(self.text, row.subject), of(self.text, row.object))
    }

    /// The same as bytes, for callers that compare them.
    #[inline]
    pub(crate) fn bytes_of_ends_at(&self, row: &RowSpans) -> (&'a [u8], &'a [u8]) {
        let bytes = self.text.as_bytes();
        (bytes_of(bytes, row.subject), bytes_of(bytes, row.object))
    }
}

impl<'a> IntoIterator for &StatementRows<'a> {
    type Item = StatementRow<'a>;
    type IntoIter = StatementRowIter<'a>;

    fn into_iter(self) -> StatementRowIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for StatementRows<'a> {
    type Item = StatementRow<'a>;
    type IntoIter = StatementRowIter<'a>;

    fn into_iter(self) -> StatementRowIter<'a> {
        self.iter()
    }
}

/// The rows of [`StatementRows`], in order.
#[derive(Clone, Debug)]
pub struct StatementRowIter<'a> {
    text: &'a str,
    rows: slice::Iter<'a, RowSpans>,
    lists: Lists,
}

impl<'a> Iterator for StatementRowIter<'a> {
    type Item = StatementRow<'a>;

    #[inline]
    fn next(&mut self) -> Option<StatementRow<'a>> {
        self.rows.next().map(|row| row_of(self.text, row, self.lists))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

impl ExactSizeIterator for StatementRowIter<'_> {}

#[inline]
fn of(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// The bytes of a part: unlike for a text, it is not looked at whether they begin and end with a letter.
#[inline]
fn bytes_of(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

#[inline]
fn id_of<'a>(text: &'a str, row: &RowSpans) -> Option<&'a str> {
    Some(of(text, row.id)).filter(|id| !id.is_empty())
}

#[inline]
fn publications_of<'a>(text: &'a [u8], row: &RowSpans, lists: Lists) -> Publications<'a> {
    Publications { bytes: bytes_of(text, row.publications), lists }
}

#[inline]
fn row_of<'a>(text: &'a str, row: &RowSpans, lists: Lists) -> StatementRow<'a> {
    let whole = text.as_bytes().get(row.whole.start as usize..row.whole.end as usize).unwrap_or_default();
    StatementRow {
        row: Row { line: row.line, bytes: whole },
        id: id_of(text, row),
        subject: of(text, row.subject),
        object: of(text, row.object),
        publications: publications_of(text.as_bytes(), row, lists),
        form: row.form as usize,
        extras: row.extras as usize,
    }
}

/// One of [`StatementRows`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StatementRow<'a> {
    /// Its place in the source.
    pub row: Row<'a>,
    /// The id that the source gave it.
    pub id: Option<&'a str>,
    /// The identifier of the entity that is its subject.
    pub subject: &'a str,
    /// The identifier of the entity that is its object.
    pub object: &'a str,
    publications: Publications<'a>,
    /// Place in [`StatementRows::forms`].
    pub form: usize,
    /// Place in [`StatementRows::extras`].
    pub extras: usize,
}

impl<'a> StatementRow<'a> {
    /// Its publications, in the order of the source.
    pub fn publications(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.publications.each().map(|publication| str::from_utf8(publication).unwrap_or_default())
    }
}

/// The publications of a row, as they are written: the bytes of texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Publications<'a> {
    bytes: &'a [u8],
    lists: Lists,
}

impl<'a> Publications<'a> {
    /// The only one, or an empty text if there is none; `None` if there may be several.
    #[inline]
    pub(crate) fn only(self) -> Option<&'a [u8]> {
        let bytes = self.bytes;
        match self.lists {
            Lists::Delimited => (find_byte(bytes, DELIMITER) == bytes.len()).then_some(bytes),
            #[cfg(feature = "json")]
            Lists::Quoted => bytes.is_empty().then_some(bytes),
        }
    }

    /// Each, in the order of the source.
    pub(crate) fn each(self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let Self { mut bytes, lists } = self;
        core::iter::from_fn(move || match lists {
            Lists::Delimited => next_delimited(&mut bytes),
            #[cfg(feature = "json")]
            Lists::Quoted => next_quoted(&mut bytes),
        })
    }
}

/// Takes the next piece before a delimiter that is not empty.
#[inline]
fn next_delimited<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    while !rest.is_empty() {
        let end = find_byte(rest, DELIMITER);
        let piece = rest.get(..end).unwrap_or_default();
        *rest = rest.get(end + 1..).unwrap_or_default();
        if !piece.is_empty() {
            return Some(piece);
        }
    }
    None
}

/// Takes the next piece between two quotes.
#[cfg(feature = "json")]
fn next_quoted<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let quote = |text: &[u8]| text.iter().position(|byte| *byte == b'"');
    let after = rest.get(quote(rest)? + 1..)?;
    let end = quote(after)?;
    *rest = after.get(end + 1..).unwrap_or_default();
    after.get(..end)
}

/// The bytes of the texts of a list of JSON, of which none has an escape.
#[cfg(feature = "json")]
pub(crate) fn quoted(list: &str) -> impl Iterator<Item = &[u8]> {
    let mut rest = list.as_bytes();
    core::iter::from_fn(move || next_quoted(&mut rest))
}

/// Prepares rows for a [`Sink`](super::Sink) before it takes them; several threads may do so at once.
///
/// The library alone implements it, as what is prepared is its own.
pub trait PrepareRows: Sync + sealed::Sealed {
    /// Appends what can be prepared of each row, in order.
    fn prepare(&self, rows: StatementRows<'_>, prepared: &mut PreparedRows);
}

/// Closes [`PrepareRows`] to others.
pub(crate) mod sealed {
    pub trait Sealed {}
}

/// What was prepared of rows. Only the sink that prepared them can read it.
#[derive(Clone, Debug, Default)]
pub struct PreparedRows {
    pub(crate) rows: Vec<PreparedRow>,
    pub(crate) bytes: Vec<u8>,
}

impl PreparedRows {
    /// Forgets everything, and keeps the memory.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.bytes.clear();
    }
}

/// By what numbers the sink knows the ends of a row, if it does, and where its id and its publications are written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PreparedRow {
    pub(crate) subject: Option<u32>,
    pub(crate) object: Option<u32>,
    pub(crate) ids: Span,
    pub(crate) publications: Span,
}

/// Where a text starts and ends, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// A place in a text of less than 4 GiB.
    #[expect(clippy::cast_possible_truncation, reason = "a block of lines has less, but for a line that is refused")]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
}

/// Where the parts of a row are; an absent part is empty.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RowSpans {
    pub(crate) line: u64,
    pub(crate) whole: Span,
    pub(crate) id: Span,
    pub(crate) subject: Span,
    pub(crate) object: Span,
    pub(crate) publications: Span,
    pub(crate) form: u32,
    pub(crate) extras: u32,
}
