//! Metapaths in abbreviations, such as `CbGpPWpGaD`.

use super::cursor::Cursor;
use crate::graph::split_metaedge;
use crate::query::metapath::error::Problem;
use crate::text::quoted;

/// One step: `CbG` as `C`, `b`, `G`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query::metapath) struct Abbreviation {
    pub(in crate::query::metapath) left: String,
    /// With `>` at its end or `<` at its start if it has a direction.
    pub(in crate::query::metapath) edge: String,
    pub(in crate::query::metapath) right: String,
    pub(in crate::query::metapath) column: usize,
}

impl Abbreviation {
    /// A text that is the abbreviation of one metaedge.
    pub(in crate::query::metapath) fn of(text: &str) -> Option<Self> {
        let (left, edge, right) = split_metaedge(text)?;
        Some(Self { left: left.to_owned(), edge: edge.to_owned(), right: right.to_owned(), column: 1 })
    }

    /// As it is written.
    pub(in crate::query::metapath) fn text(&self) -> String {
        format!("{}{}{}", self.left, self.edge, self.right)
    }

    /// The same metaedge read from its other end.
    pub(in crate::query::metapath) fn turned(&self) -> String {
        let edge = self.bare_edge();
        let turned = match (self.edge.starts_with('<'), self.edge.ends_with('>')) {
            (true, _) => format!("{edge}>"),
            (_, true) => format!("<{edge}"),
            _ => edge.to_owned(),
        };
        format!("{}{turned}{}", self.right, self.left)
    }

    /// The letters of the edge without its direction.
    pub(in crate::query::metapath) fn bare_edge(&self) -> &str {
        self.edge.trim_matches(['<', '>'])
    }
}

pub(super) fn parse(text: &str) -> Result<Vec<Abbreviation>, Problem> {
    let mut cursor = Cursor::new(text);
    cursor.skip_blanks();
    let mut column = cursor.column();
    let mut left = cursor.take_while(|letter| letter.is_ascii_uppercase());
    if left.is_empty() {
        return Err(Problem::new(
            column,
            format!("{} is no kind of entities; capital letters are expected", cursor.found()),
        ));
    }
    let mut steps = Vec::new();
    loop {
        let at = cursor.column();
        let against = cursor.take("<");
        let bare = cursor.take_while(|letter| letter.is_ascii_lowercase());
        let along = cursor.take(">");
        if bare.is_empty() {
            return Err(Problem::new(
                at,
                format!("the kind of edges after {} is missing; small letters are expected", quoted(left)),
            ));
        }
        if against && along {
            return Err(Problem::new(at, format!("\"<{bare}>\" has two directions; leave out one, or both")));
        }
        let edge = format!("{}{bare}{}", if against { "<" } else { "" }, if along { ">" } else { "" });
        let right_column = cursor.column();
        let right = cursor.take_while(|letter| letter.is_ascii_uppercase());
        if right.is_empty() {
            return Err(Problem::new(right_column, format!("the kind of entities after {} is missing", quoted(edge))));
        }
        steps.push(Abbreviation { left: left.to_owned(), edge, right: right.to_owned(), column });
        cursor.skip_blanks();
        if cursor.is_at_end() {
            return Ok(steps);
        }
        (left, column) = (right, right_column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_split_where_letters_change_size() {
        let check = |text: &str, expected: &[&str]| {
            let steps: Vec<String> = parse(text).unwrap().iter().map(Abbreviation::text).collect();
            assert_eq!(steps, expected);
        };
        check("CbG", &["CbG"]);
        check("CbGpPWpGaD", &["CbG", "GpPW", "PWpG", "GaD"]);
        check(" Gr>G<rGiG ", &["Gr>G", "G<rG", "GiG"]);
    }

    #[test]
    fn a_metaedge_is_turned_with_its_direction() {
        let check = |text: &str, expected: &str| assert_eq!(parse(text).unwrap()[0].turned(), expected);
        check("CbG", "GbC");
        check("Gr>G", "G<rG");
        check("G<rG", "Gr>G");
    }

    #[test]
    fn an_error_says_where_and_what() {
        let check = |text: &str, column: usize, expected: &str| {
            let problem = parse(text).unwrap_err();
            assert_eq!(problem.column, column, "{text}");
            assert!(problem.text.contains(expected), "{}", problem.text);
        };
        check("bG", 1, r#""b" is no kind"#);
        check("C", 2, "after \"C\"");
        check("CbGa", 5, "after \"a\"");
        check("CbGpPWp", 8, "after \"p\"");
        check("G<r>G", 2, "two directions");
        check("C>bG", 2, "small letters");
    }
}
