//! Chains of links in words.

use super::records::Entry;
use super::shape::{Arc, Shape};
use crate::graph::{Node, StatementRef};

impl<'g> Shape<'_, 'g> {
    /// A link in the word of its record: `A (ID:1) decreases activity of B (ID:2)`.
    pub(super) fn said(&self, link: usize) -> String {
        let Some((from, to)) = self.link(link).and_then(Entry::written) else { return String::new() };
        format!("{} {} {}", called(from), self.word(link), called(to))
    }

    /// The record's word for a link.
    pub(super) fn word(&self, link: usize) -> String {
        let Some(entry) = self.link(link) else { return String::new() };
        match entry.marks.words.as_slice() {
            [word, ..] if entry.marks.words.len() == 1 || entry.marks.is_inverted => word.clone(),
            // Records have several words for it, and which of them this one has is not known.
            _ => {
                let words = entry.statement.predicate().local_name().replace('_', " ");
                match entry.statement.effect().sign() {
                    Some(sign) => format!("{words} ({sign})"),
                    None => words,
                }
            }
        }
    }

    /// A chain of arcs: `A –decreases activity of→ B –causes→ C`. An arc that is read against its link points back.
    pub(super) fn chain(&self, arcs: &[Arc]) -> String {
        let mut text = arcs.first().and_then(|arc| self.node(arc.from)).map(called).unwrap_or_default();
        for arc in arcs {
            let is_written = self.written.get(arc.link).is_some_and(|(from, _)| *from == arc.from);
            let [before, after] = if is_written { ["–", "→"] } else { ["←", "–"] };
            let to = self.node(arc.to).map(called).unwrap_or_default();
            text.extend([" ", before, &self.word(arc.link), after, " ", &to]);
        }
        text
    }

    pub(super) fn statements(&self, arcs: &[Arc]) -> Vec<StatementRef<'g>> {
        arcs.iter().filter_map(|arc| self.statement(arc.link)).collect()
    }
}

/// An entity by its name and its id.
pub(super) fn called(node: Node<'_>) -> String {
    match node.given_name() {
        Some(name) => format!("{name} ({})", node.curie()),
        None => node.curie().to_owned(),
    }
}

/// Entities by name and id, at most five.
pub(super) fn list(nodes: &[Node<'_>]) -> String {
    const MOST: usize = 5;
    let mut names: Vec<String> = nodes.iter().take(MOST).map(|node| called(*node)).collect();
    if nodes.len() > MOST {
        names.push(format!("{} more", nodes.len() - MOST));
    }
    names.join(", ")
}
