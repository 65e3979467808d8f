//! What lines share, kept for the bytes that say it.

use core::hash::Hasher;

use rustc_hash::FxHasher;

use crate::model::{Argument, Curie, Extras, RowSpans, Span, Statement, quoted};
use crate::text::{Interner, Symbol, starts_with};

use super::own::Own;
use super::split::Split;

/// How many shared statements are kept from block to block, and how many bytes of lines that say them.
const MOST: usize = 1024;
const MOST_BYTES: usize = 512 << 10;

/// How many layouts are tried before a line is split.
const RECENT: usize = 12;

/// How many hashes of what lines share are remembered; a power of two.
const SEEN: usize = 4096;

/// Longer lines are not kept.
const LONGEST: usize = 16 << 10;

/// Between the parts of a line that it shares; no line holds it.
const BETWEEN: char = '\n';

/// Statements without ends, by what their lines share.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The shared parts of each line, one after the other.
    keys: Interner,
    key_bytes: usize,
    literals: Interner,
    /// For each key its layout, its form and its extras.
    layouts: Vec<Layout>,
    forms: Vec<Statement>,
    extras: Vec<Extras>,
    /// Places of the layouts that were met last, the latest first.
    recent: Vec<u32>,
    /// Hashes of keys that were met, each in a place of its own or in place of another. A key is kept when it is met
    /// again: where each line says something of its own, keeping that would cost more than parsing the line.
    seen: Vec<u64>,
    /// Scratch: the key of a line.
    key: String,
    found: Vec<Option<Symbol>>,
}

/// What is shared around the own values of a line, and which values these are. What comes before a value
/// says which it is.
#[derive(Debug)]
struct Layout {
    /// One more than there are values.
    literals: Vec<Literal>,
    values: Vec<Own>,
}

/// Bytes that lines share, and their number.
#[derive(Debug)]
struct Literal {
    number: Symbol,
    bytes: Box<[u8]>,
}

impl Known {
    /// Forgets all if there is much. What is found afterwards is kept until the next call.
    pub(super) fn forget_if_many(&mut self) {
        if self.forms.len() >= MOST || self.key_bytes >= MOST_BYTES {
            self.keys.clear();
            self.key_bytes = 0;
            self.literals.clear();
            self.layouts.clear();
            self.forms.clear();
            self.extras.clear();
            self.recent.clear();
        }
    }

    pub(super) fn forms(&self) -> &[Statement] {
        &self.forms
    }

    pub(super) fn extras(&self) -> &[Extras] {
        &self.extras
    }

    /// The row of a line that is, but for its own values, one of those that were met last. Compares bytes and splits
    /// nothing.
    pub(super) fn find_recent(&mut self, block: &[u8], whole: Span) -> Option<RowSpans> {
        let line = block.get(..whole.end as usize)?;
        let mut at = whole.start as usize;
        let mut row = RowSpans { whole, ..RowSpans::default() };
        // What the line is made of up to `at`, beside its own values.
        let mut before: &[Literal] = &[];
        let mut found = None;
        'layouts: for (index, place) in self.recent.iter().enumerate() {
            let Some(Layout { literals, values }) = self.layouts.get(*place as usize) else { continue };
            if !starts_with_literals(literals, before) {
                continue;
            }
            while let Some(literal) = literals.get(before.len()) {
                if !starts_with(line.get(at..)?, &literal.bytes) {
                    continue 'layouts;
                }
                at += literal.bytes.len();
                if let Some(own) = values.get(before.len()) {
                    let length = own.length(line.get(at..)?)?;
                    own.put(&mut row, Span::new(at, at + length));
                    at += length;
                }
                before = literals.get(..=before.len())?;
            }
            found = Some((index, *place));
            break;
        }
        let (index, place) = found.filter(|_| at == line.len())?;
        (row.form, row.extras) = (place, place);
        self.recent.get_mut(..=index)?.rotate_right(1);
        Some(row)
    }

    /// The row of a line that was split; `None` if what it shares is not known.
    pub(super) fn find(&mut self, block: &str, whole: Span, split: &Split) -> Option<RowSpans> {
        self.set_key(block, whole, split)?;
        self.keys.find_all(&[self.key.as_bytes()], &mut self.found);
        let place = self.found.first().copied().flatten()?.0;
        self.recent.retain(|known| *known != place);
        self.recent.truncate(RECENT - 1);
        self.recent.insert(0, place);
        let mut row = RowSpans { whole, form: place, extras: place, ..RowSpans::default() };
        split.values.iter().for_each(|(own, span)| own.put(&mut row, *span));
        Some(row)
    }

    /// Keeps what the statement of a line shares with other lines; `false` if it can share nothing, or if there is no
    /// sign that it does.
    pub(super) fn keep(&mut self, block: &str, whole: Span, split: &Split, statement: &Statement) -> bool {
        let length = whole.end.saturating_sub(whole.start) as usize;
        if length > LONGEST || self.set_key(block, whole, split).is_none() || !self.is_met_again() {
            return false;
        }
        if !says_own(statement, block, split) {
            return false;
        }
        let number = self.keys.intern(&self.key).index();
        if number != self.forms.len() {
            return false;
        }
        self.key_bytes += self.key.len();
        let literal = |text: &str| Literal { number: self.literals.intern(text), bytes: text.as_bytes().into() };
        let literals = self.key.split(BETWEEN).map(literal).collect();
        self.layouts.push(Layout { literals, values: split.values.iter().map(|(own, _)| *own).collect() });
        self.extras.push(Extras::of(statement));
        self.forms.push(form(statement));
        true
    }

    /// Whether the key was met before, as far as is remembered.
    fn is_met_again(&mut self) -> bool {
        let mut hasher = FxHasher::default();
        hasher.write(self.key.as_bytes());
        let hash = hasher.finish();
        self.seen.resize(SEEN, 0);
        #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are wanted")]
        let place = hash as usize % SEEN;
        self.seen.get_mut(place).is_some_and(|seen| core::mem::replace(seen, hash) == hash)
    }

    /// Sets the key to what a line shares.
    fn set_key(&mut self, block: &str, whole: Span, split: &Split) -> Option<()> {
        self.key.clear();
        let mut start = whole.start as usize;
        for (_, span) in &split.values {
            self.key.push_str(block.get(start..span.start as usize)?);
            self.key.push(BETWEEN);
            start = span.end as usize;
        }
        self.key.push_str(block.get(start..whole.end as usize)?);
        Some(())
    }
}

fn starts_with_literals(literals: &[Literal], start: &[Literal]) -> bool {
    literals.len() >= start.len() && literals.iter().zip(start).all(|(one, other)| one.number == other.number)
}

/// Whether a statement has the own values of its line, and no others in their place.
fn says_own(statement: &Statement, block: &str, split: &Split) -> bool {
    let (mut id, mut subject, mut object, mut publications) = (None, None, None, "");
    for (own, span) in &split.values {
        let text = block.get(span.start as usize..span.end as usize);
        match own {
            Own::Id => id = text,
            Own::Subject => subject = text,
            Own::Object => object = text,
            Own::Publications => publications = text.unwrap_or_default(),
        }
    }
    let is = |argument: &Argument, id: Option<&str>| matches!(argument, Argument::Entity(known) if Some(known.as_str()) == id);
    statement.id.as_deref() == id
        && is(&statement.subject, subject)
        && is(&statement.object, object)
        && statement.evidence.publications.iter().map(String::as_bytes).eq(quoted(publications))
}

/// A statement without the values that differ from line to line. It keeps its extras, as some of them keep statements separate.
fn form(statement: &Statement) -> Statement {
    let nothing = || Argument::Entity(Curie::verbatim(String::new()));
    let mut form = statement.clone();
    (form.id, form.subject, form.object) = (None, nothing(), nothing());
    form.evidence.publications = Vec::new();
    form
}
