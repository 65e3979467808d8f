//! The growing form: strings get numbers in the order in which they come.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::{Arena, Symbol};

/// Gives each distinct string a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner(IndexSet<Box<str>, FxBuildHasher>);

impl Interner {
    /// The symbol of a string, new or known. The 2³²nd string and later share one symbol; freezing
    /// then fails, as the arena cannot hold them.
    pub(crate) fn intern(&mut self, string: &str) -> Symbol {
        let index = self.0.get_index_of(string).unwrap_or_else(|| self.0.insert_full(string.into()).0);
        Symbol(u32::try_from(index).unwrap_or(u32::MAX - 1))
    }

    /// The string of a symbol; empty for one that is not of this interner.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        self.0.get_index(symbol.index()).map_or("", AsRef::as_ref)
    }

    /// Sorts the strings into an arena; the second part gives each old symbol its new one.
    pub(crate) fn freeze(&self) -> Option<(Arena, Vec<Symbol>)> {
        let count = u32::try_from(self.0.len()).ok()?;
        let mut order: Vec<u32> = (0..count).collect();
        order.sort_unstable_by(|&a, &b| self.text(Symbol(a)).cmp(self.text(Symbol(b))));
        let arena = Arena::from_sorted(order.iter().map(|&old| self.text(Symbol(old))))?;
        let mut renamed = vec![Symbol::NONE; order.len()];
        for (new, old) in (0..count).zip(&order) {
            renamed[*old as usize] = Symbol(new);
        }
        Some((arena, renamed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_sort_as_their_strings_once_frozen() {
        let mut interner = Interner::default();
        let old: Vec<Symbol> = ["STAT1", "JAK2", "", "JAK2", "IFN-γ"].map(|s| interner.intern(s)).to_vec();
        assert_eq!(old[1], old[3]);
        let (arena, renamed) = interner.freeze().unwrap();
        let texts: Vec<&str> = (0..4).map(|i| arena.text(Symbol(i))).collect();
        assert_eq!(texts, ["", "IFN-γ", "JAK2", "STAT1"]);
        assert_eq!(arena.text(renamed[old[0].index()]), "STAT1");
        assert_eq!(arena.symbol("JAK2"), Some(Symbol(2)));
        assert_eq!(arena.symbol("JAK"), None);
        assert_eq!(arena.text(Symbol::NONE), "");
    }
}
