//! The frozen form: every distinct string once, sorted, in one buffer.

use bytemuck::{Pod, Zeroable};

use super::column::{Column, span};

/// The number of a string. In a frozen [`Arena`] symbols sort as their strings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct Symbol(pub(crate) u32);

impl Symbol {
    /// No string, in a column.
    pub(crate) const NONE: Self = Self(u32::MAX);

    pub(crate) fn to_option(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<Option<Self>> for Symbol {
    fn from(symbol: Option<Self>) -> Self {
        symbol.unwrap_or(Self::NONE)
    }
}

/// Strings end to end; `ends[i]` is where string `i` stops. Sorted once frozen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    pub(crate) bytes: Column<u8>,
    pub(crate) ends: Column<u32>,
    /// Strings that an overlay adds, in no order; their symbols come after those of the others.
    more: Vec<Box<str>>,
}

impl Arena {
    /// Lets copies share the strings.
    pub(crate) fn share(&mut self) {
        self.bytes.share();
        self.ends.share();
    }

    /// The symbol of a string that is there, or is added beside the sorted ones. `None` if it has no room.
    pub(crate) fn symbol_or_add(&mut self, string: &str) -> Option<Symbol> {
        self.symbol(string).or_else(|| {
            let number = u32::try_from(self.len() + self.more.len()).ok().filter(|number| *number < u32::MAX - 1)?;
            self.more.push(string.into());
            Some(Symbol(number))
        })
    }

    /// Takes strings that are sorted and distinct. `None` if they exceed 4 GiB.
    pub(crate) fn from_sorted<'a>(strings: impl Iterator<Item = &'a [u8]>) -> Option<Self> {
        let mut arena = Self::default();
        for string in strings {
            arena.push(string)?;
        }
        arena.bytes.to_mut().shrink_to_fit();
        arena.ends.to_mut().shrink_to_fit();
        Some(arena)
    }

    /// Adds a string at the end; `None` if it has no room.
    pub(crate) fn push(&mut self, string: &[u8]) -> Option<Symbol> {
        let number = u32::try_from(self.ends.len()).ok().filter(|number| *number < u32::MAX - 1)?;
        let end = u32::try_from(self.bytes.len() + string.len()).ok()?;
        self.bytes.to_mut().extend_from_slice(string);
        self.ends.push(end);
        Some(Symbol(number))
    }

    /// The string of a symbol of this arena; empty for bytes that are not text, as a damaged snapshot may hold.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        core::str::from_utf8(self.bytes_of(symbol)).unwrap_or_default()
    }

    /// The bytes of the string of a symbol of this arena.
    #[inline]
    pub(crate) fn bytes_of(&self, symbol: Symbol) -> &[u8] {
        self.each_bytes()(symbol)
    }

    /// As [`bytes_of`](Self::bytes_of), for many: where strings and ends are is looked up once.
    #[inline]
    pub(crate) fn each_bytes<'a>(&'a self) -> impl Fn(Symbol) -> &'a [u8] {
        let (bytes, ends): (&[u8], &[u32]) = (&self.bytes, &self.ends);
        move |symbol| {
            let string = span(ends, symbol.index()).and_then(|span| bytes.get(span));
            string.unwrap_or_else(|| self.added_bytes(symbol))
        }
    }

    #[cold]
    #[expect(
        clippy::expect_used,
        reason = "a snapshot's symbols are checked when it is opened; others are of their arena"
    )]
    fn added_bytes(&self, symbol: Symbol) -> &[u8] {
        let more = symbol.index().checked_sub(self.len()).and_then(|place| self.more.get(place));
        more.expect("a symbol is the number of a string of its arena").as_bytes()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The symbol of a string, by binary search.
    pub(crate) fn symbol(&self, string: &str) -> Option<Symbol> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let symbol = Symbol(u32::try_from(middle).ok()?);
            match self.bytes_of(symbol).cmp(string.as_bytes()) {
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
                core::cmp::Ordering::Equal => return Some(symbol),
            }
        }
        let place = self.more.iter().position(|more| **more == *string)?;
        u32::try_from(self.len() + place).ok().map(Symbol)
    }
}
