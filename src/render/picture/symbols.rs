//! Genes and proteins by their symbols.

use std::borrow::Cow;

use crate::graph::Node;
use crate::model::Value;
use crate::render::{Language, punctuation};
use crate::style::Kind;

use super::scene::{Labels, Member, PictureNode};

impl PictureNode {
    /// What is written on it: its name, after its symbol where that is wanted and known.
    #[must_use]
    pub fn label(&self, labels: Labels, language: Language) -> Cow<'_, str> {
        match self.known_symbol(labels) {
            Some(symbol) => Cow::Owned([symbol, &punctuation::aside(&self.name, language)].concat()),
            None => Cow::Borrowed(&self.name),
        }
    }

    /// What is written where [`label`](Self::label) has no room: the symbol, or else a shorter name.
    #[must_use]
    pub fn shorter(&self, labels: Labels) -> Option<&str> {
        self.known_symbol(labels).or(self.short.as_deref())
    }

    /// The symbol, unless the name is the symbol or members have names of their own.
    fn known_symbol(&self, labels: Labels) -> Option<&str> {
        let symbol = self.symbol.as_deref().filter(|_| labels == Labels::Symbol && self.members.is_empty());
        symbol.filter(|symbol| *symbol != self.name)
    }
}

impl Member {
    /// What it is called beside the other members of a group.
    pub(super) fn label(&self, labels: Labels) -> &str {
        self.symbol.as_deref().filter(|_| labels == Labels::Symbol).unwrap_or(&self.name)
    }
}

/// The symbol of a gene or protein, if the graph has one.
///
/// The HGNC's symbols are of upper-case Latin letters and Arabic numerals and start with a letter (Bruford et al.,
/// Nat. Genet. 52, 754, 2020).
pub(super) fn symbol(node: Node<'_>) -> Option<String> {
    if Kind::of_categories(node.categories()) != Kind::Gene {
        return None;
    }
    match node.properties().and_then(|properties| properties.get("symbol").cloned()) {
        Some(Value::Text(symbol)) => Some(symbol),
        _ if is_symbol(node.name()) => None,
        _ => {
            let mut symbols = node.synonyms().filter(|name| is_symbol(name));
            symbols.next().filter(|_| symbols.next().is_none()).map(str::to_owned)
        }
    }
}

/// Whether a text is written like a symbol.
fn is_symbol(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (2..=10).contains(&text.len())
        && text.bytes().all(is_part)
        && text.starts_with(|first: char| first.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::picture::scene::Role;

    #[test]
    fn a_symbol_comes_before_the_name_and_alone_where_there_is_no_room() {
        let node = |symbol: Option<&str>, members: Vec<Member>| PictureNode {
            id: "X:1".to_owned(),
            name: "interferon gamma".to_owned(),
            symbol: symbol.map(str::to_owned),
            short: Some("IFN-γ".to_owned()),
            category: None,
            kind: Kind::Gene,
            role: Role::Between,
            members,
        };
        let check = |node: &PictureNode, labels, language, label: &str, shorter: &str| {
            assert_eq!((&*node.label(labels, language), node.shorter(labels)), (label, Some(shorter)));
        };
        let known = node(Some("IFNG"), Vec::new());
        check(&known, Labels::Symbol, Language::En, "IFNG (interferon gamma)", "IFNG");
        check(&known, Labels::Symbol, Language::Zh, "IFNG（interferon gamma）", "IFNG");
        check(&known, Labels::Name, Language::En, "interferon gamma", "IFN-γ");
        check(&node(None, Vec::new()), Labels::Symbol, Language::En, "interferon gamma", "IFN-γ");
        check(&node(Some("interferon gamma"), Vec::new()), Labels::Symbol, Language::En, "interferon gamma", "IFN-γ");
        let member =
            Member { id: "X:1".to_owned(), name: "interferon gamma".to_owned(), symbol: Some("IFNG".to_owned()) };
        assert_eq!([Labels::Symbol, Labels::Name].map(|labels| member.label(labels)), ["IFNG", "interferon gamma"]);
        check(&node(Some("IFNG"), vec![member]), Labels::Symbol, Language::En, "interferon gamma", "IFN-γ");
    }

    #[test]
    fn symbols_are_upper_case() {
        let check = |text, expected| assert_eq!(is_symbol(text), expected, "{text}");
        for symbol in ["IFNG", "JAK2", "CD110", "MPL"] {
            check(symbol, true);
        }
        for other in ["IFN-γ", "IFN-gamma", "c-MPL", "Mpl", "2AB", "A", "THROMBOPOIETIN"] {
            check(other, false);
        }
    }
}
