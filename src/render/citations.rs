//! Publications, numbered as they are first cited.

use indexmap::IndexSet;

use super::language::Language;
use super::line::Line;
use super::terminal::safe;
use super::{punctuation, words};

/// How many of its publications a statement cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited {
    /// All of them.
    All,
    /// The first few; of the others it has the number.
    First,
}

/// Publications with the numbers that they have in a text.
///
/// ```
/// use mechgraph::render::{Citations, Cited, Language};
/// let mut citations = Citations::new(Cited::First);
/// assert_eq!(citations.marks(["PMID:1", "PMID:2"], Language::En), "[1][2]");
/// assert_eq!(citations.marks(["PMID:2", "PMID:3", "PMID:4", "PMID:5"], Language::En), "[2][3][4] +1\u{a0}more");
/// assert_eq!(citations.into_list(), ["PMID:1", "PMID:2", "PMID:3", "PMID:4"]);
/// ```
#[derive(Clone, Debug)]
pub struct Citations {
    listed: IndexSet<String>,
    cited: Cited,
}

/// So many publications are cited one by one.
const MOST: usize = 3;

impl Citations {
    /// Nothing is cited yet.
    #[must_use]
    pub fn new(cited: Cited) -> Self {
        Self { listed: IndexSet::new(), cited }
    }

    /// What a statement cites, as `[1][3]`, `[1–24]` or `[1][2][3] +21 more`; empty where there is nothing to cite.
    pub fn marks<'p>(&mut self, publications: impl IntoIterator<Item = &'p str>, language: Language) -> String {
        let publications: IndexSet<&str> = publications.into_iter().collect();
        let most = if self.cited == Cited::All { usize::MAX } else { MOST };
        let mut numbers: Vec<usize> = publications.iter().take(most).map(|one| self.number(one)).collect();
        numbers.sort_unstable();
        let marks = match numbers.as_slice() {
            [first, .., last] if numbers.len() > MOST && last - first + 1 == numbers.len() => {
                format!("[{first}–{last}]")
            }
            numbers => numbers.iter().map(|number| format!("[{number}]")).collect::<Vec<_>>().concat(),
        };
        match publications.len() - numbers.len() {
            0 => marks,
            more => marks + &words::CITED_BESIDES.with(language, &[&more.to_string()]),
        }
    }

    /// The same after a text, with a space before it where there is one between words: ` [1][2]`.
    pub(super) fn after<'p>(&mut self, publications: impl IntoIterator<Item = &'p str>, language: Language) -> String {
        let marks = self.marks(publications, language);
        let space = if marks.is_empty() { "" } else { punctuation::space(language) };
        [space, &marks].concat()
    }

    fn number(&mut self, publication: &str) -> usize {
        match self.listed.get_index_of(publication) {
            Some(place) => place + 1,
            None => self.listed.insert_full(publication.to_owned()).0 + 1,
        }
    }

    /// The publications in the order of their numbers, from 1.
    #[must_use]
    pub fn into_list(self) -> Vec<String> {
        self.listed.into_iter().collect()
    }

    /// The publications by number below a heading; no line if there are none.
    #[must_use]
    pub fn into_lines(self, language: Language) -> Vec<Line> {
        let mut lines = Vec::new();
        if !self.listed.is_empty() {
            lines.extend([Line::blank(), Line::heading(words::CITED.text(language))]);
        }
        let numbered = (1..).zip(self.listed);
        lines.extend(numbered.map(|(number, one)| Line::new(2, safe(&one)).marked(format!("[{number}] "))));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbers_ranges_or_counted() {
        let check = |cited, publications: &[&str], expected: &str| {
            let mut citations = Citations::new(cited);
            assert_eq!(citations.marks(["a", "b"], Language::En), "[1][2]");
            assert_eq!(citations.marks(publications.iter().copied(), Language::En), expected);
        };
        check(Cited::All, &[], "");
        check(Cited::All, &["c", "b", "c"], "[2][3]");
        check(Cited::All, &["a", "b", "c", "d"], "[1–4]");
        check(Cited::All, &["a", "c", "d", "e"], "[1][3][4][5]");
        check(Cited::First, &["c", "d", "e", "f", "g"], "[3][4][5] +2\u{a0}more");
    }
}
