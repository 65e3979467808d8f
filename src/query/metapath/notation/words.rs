//! Metapaths in words, such as `Drug -affects[decreased]-> Gene`.

use super::cursor::Cursor;
use crate::model::{Category, Predicate, Traversal};
use crate::query::metapath::error::Problem;

/// Kinds of entities, and between each two of them a kind of edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query::metapath) struct Words {
    pub(in crate::query::metapath) nodes: Vec<Metanode>,
    pub(in crate::query::metapath) edges: Vec<Edge>,
}

/// A kind of entities; without a category, any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query::metapath) struct Metanode {
    pub(in crate::query::metapath) category: Option<Category>,
    pub(in crate::query::metapath) column: usize,
}

/// A kind of edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query::metapath) struct Edge {
    pub(in crate::query::metapath) predicate: Predicate,
    /// Whether predicates below it are left out.
    pub(in crate::query::metapath) exact: bool,
    pub(in crate::query::metapath) qualifiers: Vec<Qualifier>,
    pub(in crate::query::metapath) way: Traversal,
    pub(in crate::query::metapath) column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query::metapath) struct Qualifier {
    pub(in crate::query::metapath) slot: Option<String>,
    pub(in crate::query::metapath) value: String,
    pub(in crate::query::metapath) column: usize,
}

pub(super) fn parse(text: &str) -> Result<Words, Problem> {
    let mut cursor = Cursor::new(text);
    let mut words = Words { nodes: vec![metanode(&mut cursor)?], edges: Vec::new() };
    loop {
        cursor.skip_blanks();
        if cursor.is_at_end() && !words.edges.is_empty() {
            return Ok(words);
        }
        words.edges.push(edge(&mut cursor)?);
        words.nodes.push(metanode(&mut cursor)?);
    }
}

/// What names are made of.
fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | ':' | '.')
}

fn metanode(cursor: &mut Cursor<'_>) -> Result<Metanode, Problem> {
    cursor.skip_blanks();
    let column = cursor.column();
    if cursor.take("*") {
        return Ok(Metanode { category: None, column });
    }
    let name = cursor.take_while(is_of_name);
    if name.is_empty() {
        let found = cursor.found();
        return Err(Problem::new(column, format!("found {found} where a category is expected, such as Gene, or *")));
    }
    let category = name.parse().map_err(|error| Problem::new(column, format!("{error}")))?;
    Ok(Metanode { category: Some(category), column })
}

fn edge(cursor: &mut Cursor<'_>) -> Result<Edge, Problem> {
    let column = cursor.column();
    let backward = cursor.take("<-");
    if !backward && !cursor.take("-") {
        let found = cursor.found();
        return Err(Problem::new(
            column,
            format!("found {found} where an edge is expected, such as -affects->, <-affects- or -affects-"),
        ));
    }
    cursor.skip_blanks();
    let column = cursor.column();
    let name = cursor.take_while(is_of_name);
    if name.is_empty() {
        return Err(Problem::new(column, format!("found {} where a predicate is expected", cursor.found())));
    }
    let predicate = name.parse().map_err(|error| Problem::new(column, format!("{error}")))?;
    let exact = cursor.take("!");
    let qualifiers = if cursor.take("[") { qualifiers(cursor)? } else { Vec::new() };
    cursor.skip_blanks();
    let end = cursor.column();
    let forward = cursor.take("->");
    if !forward && !cursor.take("-") {
        let found = cursor.found();
        return Err(Problem::new(end, format!("found {found} where the edge should end, with -> or -")));
    }
    let way = match (backward, forward) {
        (true, true) => return Err(Problem::new(end, "the edge has two arrows; either way is -predicate-")),
        (true, false) => Traversal::Backward,
        (false, true) => Traversal::Forward,
        (false, false) => Traversal::Both,
    };
    Ok(Edge { predicate, exact, qualifiers, way, column })
}

/// The qualifiers behind an opening bracket, and the closing one.
fn qualifiers(cursor: &mut Cursor<'_>) -> Result<Vec<Qualifier>, Problem> {
    let mut qualifiers = Vec::new();
    loop {
        cursor.skip_blanks();
        let column = cursor.column();
        let is_of_value = |letter: char| !matches!(letter, ',' | '[' | ']' | '=');
        let first = cursor.take_while(is_of_value).trim();
        let second = cursor.take("=").then(|| cursor.take_while(is_of_value).trim());
        let (slot, value) = second.map_or((None, first), |value| (Some(first), value));
        if value.is_empty() || slot == Some("") {
            return Err(Problem::new(
                column,
                "a qualifier is expected, such as decreased or object_aspect_qualifier=activity",
            ));
        }
        qualifiers.push(Qualifier { slot: slot.map(str::to_owned), value: value.to_owned(), column });
        if cursor.take("]") {
            return Ok(qualifiers);
        }
        if !cursor.take(",") {
            return Err(Problem::new(cursor.column(), format!("found {} where , or ] is expected", cursor.found())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_with_their_arrows() {
        let words =
            parse("SmallMolecule -affects[decreased]-> Gene <-associated_with!- * -p[ a=b , c ]-Disease").unwrap();
        let categories: Vec<Option<&str>> =
            words.nodes.iter().map(|node| node.category.as_ref().map(Category::local_name)).collect();
        assert_eq!(categories, [Some("SmallMolecule"), Some("Gene"), None, Some("Disease")]);
        let ways: Vec<Traversal> = words.edges.iter().map(|edge| edge.way).collect();
        assert_eq!(ways, [Traversal::Forward, Traversal::Backward, Traversal::Both]);
        assert_eq!(words.edges[1].predicate.as_str(), "biolink:associated_with");
        assert_eq!(words.edges.iter().map(|edge| edge.exact).collect::<Vec<_>>(), [false, true, false]);
        let qualifiers: Vec<(Option<&str>, &str)> =
            words.edges[2].qualifiers.iter().map(|it| (it.slot.as_deref(), it.value.as_str())).collect();
        assert_eq!(qualifiers, [(Some("a"), "b"), (None, "c")]);
    }

    #[test]
    fn an_error_says_where_and_what() {
        let check = |text: &str, column: usize, expected: &str| {
            let problem = parse(text).unwrap_err();
            assert_eq!(problem.column, column, "{text}: {}", problem.text);
            assert!(problem.text.contains(expected), "{}", problem.text);
        };
        check("Gene affects Drug", 6, "an edge is expected");
        check("Gene -> Drug", 7, "a predicate is expected");
        check("Gene -affects> Drug", 14, "should end");
        check("Gene <-affects-> Drug", 15, "two arrows");
        check("Gene -affects->", 16, "found the end where a category");
        check("Gene -affects[]-> Drug", 15, "a qualifier is expected");
        check("Gene -affects[a=]-> Drug", 15, "a qualifier is expected");
        check("Gene -affects[a", 16, "found the end where , or ]");
        check("*", 2, "an edge is expected");
        check("γ-", 3, "a predicate is expected");
    }
}
