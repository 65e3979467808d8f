//! The frozen form: every distinct string once, sorted, in one buffer.

/// The number of a string. In an [`Arena`] symbols sort as their strings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub(crate) struct Symbol(pub(crate) u32);

impl Symbol {
    /// Stands for "no string" in a column.
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

/// Sorted strings end to end; `ends[i]` is where string `i` stops.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    bytes: String,
    ends: Vec<u32>,
}

impl Arena {
    /// Takes strings that are sorted and distinct. `None` if they exceed 4 GiB.
    pub(crate) fn from_sorted<'a>(strings: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut arena = Self::default();
        for string in strings {
            arena.bytes.push_str(string);
            arena.ends.push(u32::try_from(arena.bytes.len()).ok()?);
        }
        arena.bytes.shrink_to_fit();
        arena.ends.shrink_to_fit();
        Some(arena)
    }

    /// Adds a string at the end; `None` if it has no room.
    pub(crate) fn push(&mut self, string: &str) -> Option<Symbol> {
        let number = u32::try_from(self.ends.len()).ok().filter(|number| *number < u32::MAX - 1)?;
        let end = u32::try_from(self.bytes.len() + string.len()).ok()?;
        self.bytes.push_str(string);
        self.ends.push(end);
        Some(Symbol(number))
    }

    /// The string of a symbol; empty for one that is not of this arena.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        let index = symbol.index();
        let Some(&end) = self.ends.get(index) else { return "" };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..end as usize]
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
            match self.text(symbol).cmp(string) {
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
                core::cmp::Ordering::Equal => return Some(symbol),
            }
        }
        None
    }
}
