//! Rows of a table of statements, many at once: what many of them share is said once.

use core::slice;

use super::{Argument, Curie, Extras, RecordRef, Row, Statement};

/// Stands between the publications of a row.
const DELIMITER: u8 = b'|';

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
}

impl<'a> StatementRows<'a> {
    /// Rows whose spans lie in `text`.
    #[cfg(feature = "json")]
    pub(crate) const fn new(text: &'a str, forms: &'a [Statement], extras: &'a [Extras], rows: &'a [RowSpans]) -> Self {
        Self { text, forms, extras, rows }
    }

    /// Where the parts of the rows stand.
    #[cfg(feature = "parallel")]
    pub(crate) const fn spans(&self) -> &'a [RowSpans] {
        self.rows
    }

    /// What rows share beside their extras. The ends, the id, the publications and the extras of these statements
    /// mean nothing.
    #[must_use]
    pub const fn forms(&self) -> &'a [Statement] {
        self.forms
    }

    /// The extras that rows share.
    #[must_use]
    pub const fn extras(&self) -> &'a [Extras] {
        self.extras
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
        StatementRowIter { text: self.text, rows: self.rows.iter() }
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
}

impl<'a> Iterator for StatementRowIter<'a> {
    type Item = StatementRow<'a>;

    #[inline]
    fn next(&mut self) -> Option<StatementRow<'a>> {
        let row = self.rows.next()?;
        let of = |span: Span| self.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        Some(StatementRow {
            row: Row { line: row.line, bytes: of(row.whole).as_bytes() },
            id: Some(of(row.id)).filter(|id| !id.is_empty()),
            subject: of(row.subject),
            object: of(row.object),
            publications: of(row.publications),
            form: row.form as usize,
            extras: row.extras as usize,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

impl ExactSizeIterator for StatementRowIter<'_> {}

/// One of [`StatementRows`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StatementRow<'a> {
    /// Where it stands in its source.
    pub row: Row<'a>,
    /// The id that the source gave it.
    pub id: Option<&'a str>,
    /// The identifier of the entity that is its subject.
    pub subject: &'a str,
    /// The identifier of the entity that is its object.
    pub object: &'a str,
    publications: &'a str,
    /// Place in [`StatementRows::forms`].
    pub form: usize,
    /// Place in [`StatementRows::extras`].
    pub extras: usize,
}

impl<'a> StatementRow<'a> {
    /// Its publications, in the order of the source.
    pub fn publications(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut rest = self.publications;
        core::iter::from_fn(move || {
            while !rest.is_empty() {
                let end = rest.bytes().position(|byte| byte == DELIMITER).unwrap_or(rest.len());
                let piece = rest.get(..end).unwrap_or_default();
                rest = rest.get(end + 1..).unwrap_or_default();
                if !piece.is_empty() {
                    return Some(piece);
                }
            }
            None
        })
    }
}

/// Where a text stands, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[cfg(feature = "json")]
impl Span {
    /// A place in a text of less than 4 GiB.
    #[expect(clippy::cast_possible_truncation, reason = "a block of lines has less, but for a line that is refused")]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
}

/// Where the parts of a row stand; what is empty is not there.
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
