//! The growing form: strings get numbers in the order in which they come.

use core::hash::Hasher;

use hashbrown::HashTable;
#[cfg(feature = "parallel")]
use rayon::slice::ParallelSliceMut;

use super::{Arena, HalfHash, Symbol, is_same};

/// Gives each distinct string a number. The strings are end to end in one buffer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    arena: Arena,
    numbers: HashTable<(HalfHash, u32)>,
    full: bool,
}

/// The symbol of every string that has no room.
const OVERFLOW: Symbol = Symbol(u32::MAX - 1);

impl Interner {
    /// The symbol of a string, new or known. Strings beyond 4 GiB or 2³² share one symbol; freezing then
    /// fails.
    pub(crate) fn intern(&mut self, string: &str) -> Symbol {
        let hash = hash(string.as_bytes());
        let arena = &self.arena;
        let same = |(known, number): &(HalfHash, u32)| {
            *known == hash && is_same(arena.bytes_of(Symbol(*number)), string.as_bytes())
        };
        if let Some((_, number)) = self.numbers.find(hash.whole(), same) {
            return Symbol(*number);
        }
        let Some(symbol) = self.arena.push(string.as_bytes()) else {
            self.full = true;
            return OVERFLOW;
        };
        self.numbers.insert_unique(hash.whole(), (hash, symbol.0), |(hash, _)| hash.whole());
        symbol
    }

    /// The symbol of a string, if it is known.
    pub(crate) fn find(&self, string: &str) -> Option<Symbol> {
        let hash = hash(string.as_bytes());
        let same = |(known, number): &(HalfHash, u32)| {
            *known == hash && is_same(self.arena.bytes_of(Symbol(*number)), string.as_bytes())
        };
        self.numbers.find(hash.whole(), same).map(|(_, number)| Symbol(*number))
    }

    /// The symbols of many strings, as far as they are known. Each step is taken for all strings before the next, so
    /// that loads from memory overlap.
    pub(crate) fn find_all(&self, strings: &[&[u8]], symbols: &mut Vec<Option<Symbol>>) {
        symbols.clear();
        symbols.extend(strings.iter().map(|string| {
            let hash = hash(string);
            self.numbers.find(hash.whole(), |(known, _)| *known == hash).map(|(_, number)| Symbol(*number))
        }));
        // Halves of hashes agree where strings do not once in four thousand million times; then the string counts as
        // unknown.
        let bytes_of = self.arena.each_bytes();
        for (symbol, string) in symbols.iter_mut().zip(strings) {
            *symbol = symbol.filter(|symbol| is_same(bytes_of(*symbol), string));
        }
    }

    /// Forgets all strings, and keeps their memory.
    #[cfg(feature = "json")]
    pub(crate) fn clear(&mut self) {
        self.arena.bytes.to_mut().clear();
        self.arena.ends.to_mut().clear();
        self.numbers.clear();
        self.full = false;
    }

    /// The string of a symbol of this interner; empty for one that had no room.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        if symbol == OVERFLOW { "" } else { self.arena.text(symbol) }
    }

    /// How many strings there are.
    pub(crate) fn len(&self) -> usize {
        self.arena.len()
    }

    /// Sorts the strings into an arena; the second part gives each old symbol its new one.
    pub(crate) fn freeze(&self) -> Option<(Arena, Vec<Symbol>)> {
        if self.full {
            return None;
        }
        let count = u32::try_from(self.len()).ok()?;
        // Most strings differ in their first 16 bytes, and a number is compared at once.
        let bytes_of = self.arena.each_bytes();
        let bytes = |symbol: u32| bytes_of(Symbol(symbol));
        let mut order: Vec<(u128, u32)> = (0..count).map(|symbol| (first_bytes(bytes(symbol)), symbol)).collect();
        let compare = |(start, one): &(u128, u32), (other_start, other): &(u128, u32)| {
            start.cmp(other_start).then_with(|| bytes(*one).cmp(bytes(*other)))
        };
        // No two strings are equal, so that every way of sorting gives the same order.
        #[cfg(feature = "parallel")]
        order.par_sort_unstable_by(compare);
        #[cfg(not(feature = "parallel"))]
        order.sort_unstable_by(compare);
        let arena = Arena::from_sorted(order.iter().map(|(_, old)| bytes(*old)))?;
        let mut renamed = vec![Symbol::NONE; order.len()];
        for (new, (_, old)) in (0..count).zip(&order) {
            renamed[*old as usize] = Symbol(new);
        }
        Some((arena, renamed))
    }
}

fn hash(bytes: &[u8]) -> HalfHash {
    HalfHash::of(|hasher| hasher.write(bytes))
}

/// The first 16 bytes as a number that compares as they do; shorter texts are filled up with zeros.
fn first_bytes(bytes: &[u8]) -> u128 {
    let mut start = [0; 16];
    let length = bytes.len().min(16);
    start[..length].copy_from_slice(&bytes[..length]);
    u128::from_be_bytes(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_sort_as_their_strings_once_frozen() {
        let mut interner = Interner::default();
        let texts = ["STAT1", "JAK2", "", "JAK2", "IFN-γ", "sixteen bytes are", "sixteen bytes aren't", "JAK2\0"];
        let old: Vec<Symbol> = texts.map(|text| interner.intern(text)).to_vec();
        assert_eq!(old[1], old[3]);
        let (arena, renamed) = interner.freeze().unwrap();
        let sorted: Vec<&str> = (0..7).map(|i| arena.text(Symbol(i))).collect();
        assert_eq!(sorted, ["", "IFN-γ", "JAK2", "JAK2\0", "STAT1", "sixteen bytes are", "sixteen bytes aren't"]);
        assert_eq!(arena.text(renamed[old[0].index()]), "STAT1");
        assert_eq!(arena.symbol("JAK2"), Some(Symbol(2)));
        assert_eq!(arena.symbol("JAK"), None);
    }

    #[test]
    #[should_panic(expected = "a symbol is the number of a string of its arena")]
    fn no_string_has_no_text() {
        Interner::default().freeze().unwrap().0.text(Symbol::NONE);
    }

    #[test]
    fn a_string_without_room_is_empty() {
        assert_eq!(Interner::default().text(OVERFLOW), "");
    }

    #[test]
    fn many_strings_keep_their_symbols_while_the_table_grows() {
        let mut interner = Interner::default();
        let symbols: Vec<Symbol> = (0..10_000).map(|i| interner.intern(&format!("PMID:{i}"))).collect();
        assert!((0..10_000).all(|i| interner.intern(&format!("PMID:{i}")) == symbols[i]));
        assert_eq!(interner.len(), 10_000);
    }
}
