//! Genes by their symbols.

use crate::graph::{KnowledgeGraph, Node};
use crate::model::Value;

use super::scene::Picture;
use crate::style::Kind;

impl Picture {
    /// The picture with the symbol of a gene or protein before its name, as in `IFNG (interferon gamma)`, where the graph
    /// has one: as the property `symbol`, or else as the only one of its names that is written like one. Of several, as
    /// `MPL` and `TPOR`, a graph does not say which is the symbol.
    ///
    /// The HGNC's symbols are of upper-case Latin letters and Arabic numerals and start with a letter (Bruford et al.,
    /// Nat. Genet. 52, 754, 2020).
    #[must_use]
    pub fn with_symbols(mut self, graph: &KnowledgeGraph) -> Self {
        for node in self.nodes.iter_mut().filter(|node| node.kind == Kind::Gene && node.members.is_empty()) {
            let symbol = graph.node(&node.id).and_then(symbol);
            if let Some(symbol) = symbol.filter(|symbol| *symbol != node.name) {
                node.name = format!("{symbol} ({})", node.name);
                node.short = Some(symbol);
            }
        }
        self
    }
}

fn symbol(node: Node<'_>) -> Option<String> {
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
