//! Pictures for Mermaid.

use core::fmt::{self, Write as _};

use crate::model::{Effect, EpistemicStatus};

use super::palette;
use super::picture::{Kind, Link, Picture, PictureNode, Role, class};
use super::terminal::safe;

impl Picture {
    /// The picture as a Mermaid flowchart, from left to right.
    ///
    /// Shape and class tell the kind of an entity. Mermaid has no T-bar: what lowers ends in a cross and
    /// bears the sign `⊣`; what acts with unknown sign ends in a circle and bears `?`; what passes on has no
    /// head, and what is no step is dotted. Dashes tell the status, width the number of publications. In
    /// names, all that could be syntax is written as Mermaid's numeric entities, and control characters and
    /// direction marks are written out. Mermaid itself draws at most 500 links, unless told otherwise by its
    /// `maxEdges`.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// use mechgraph::render::{Language, Picture};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph, Limits::default())?;
    /// let mermaid = Picture::of_answer(&answer, &graph, Language::En).to_mermaid();
    /// assert!(mermaid.starts_with("flowchart LR\n"));
    /// assert!(mermaid.contains("n0 --x|\"⊣\"| n1"), "emapalumab lowers interferon gamma");
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let mut text = String::new();
        let written = self.write_mermaid(&mut text);
        debug_assert!(written.is_ok(), "a String takes every write");
        text
    }

    fn write_mermaid(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "flowchart LR")?;
        writeln!(out, "  accTitle: {}", entities(&self.whole_title()))?;
        for (number, node) in self.nodes.iter().enumerate() {
            write_node(number, node, out)?;
        }
        for link in &self.links {
            let arrow = match link.effect {
                Effect::Positive => "-->",
                Effect::Negative => "--x|\"⊣\"|",
                Effect::Carrier => "---",
                Effect::Unsigned => "--o|\"?\"|",
                Effect::None => "-.-",
            };
            writeln!(out, "  n{} {arrow} n{}", link.from, link.to)?;
        }
        if !self.bands.is_empty() {
            writeln!(out, "  subgraph treatments[\"{}\"]", entities(self.language.claimed_as_treatment()))?;
            for (number, band) in self.bands.iter().enumerate() {
                writeln!(out, "    t{number}>\"{}\"]:::claim", entities(&band.label))?;
            }
            writeln!(out, "  end")?;
        }
        for kind in Kind::ALL.into_iter().filter(|kind| self.nodes.iter().any(|node| node.kind == *kind)) {
            let (fill, outline) = palette::of(kind);
            writeln!(out, "  classDef {} fill:{fill},stroke:{outline},color:#1b1f24", class(kind))?;
        }
        if self.nodes.iter().any(|node| node.role != Role::Between) {
            writeln!(out, "  classDef endpoint stroke-width:3px")?;
        }
        if !self.bands.is_empty() {
            writeln!(out, "  classDef claim fill:#ffffff,stroke:#6b7280,color:#1b1f24")?;
        }
        self.links.iter().enumerate().try_for_each(|(number, link)| write_style(number, link, out))
    }
}

fn write_node(number: usize, node: &PictureNode, out: &mut String) -> fmt::Result {
    let (open, close) = match node.kind {
        Kind::Drug => ("([", "])"),
        Kind::Gene => ("(", ")"),
        Kind::Process => ("{{", "}}"),
        Kind::Anatomy => ("[/", "/]"),
        Kind::Disease => ("[", "]"),
        Kind::Treatment => ("[[", "]]"),
        Kind::Other => (">", "]"),
    };
    write!(out, "  n{number}{open}\"{}\"{close}:::{}", entities(&node.name), class(node.kind))?;
    if node.role == Role::Between { writeln!(out) } else { write!(out, "\n  class n{number} endpoint\n") }
}

fn write_style(number: usize, link: &Link, out: &mut String) -> fmt::Result {
    let (stroke, width) = (palette::stroke(link.effect), palette::width(link.publications));
    let dashes = match link.status {
        None | Some(EpistemicStatus::Established) => "",
        Some(EpistemicStatus::Suggested) => ",stroke-dasharray:7 4",
        Some(EpistemicStatus::Hypothesised | EpistemicStatus::Refuted) => ",stroke-dasharray:2 3",
    };
    writeln!(out, "  linkStyle {number} stroke:{stroke},stroke-width:{width:.1}px{dashes}")
}

/// A text for a label. Mermaid reads a label several times over, as its own language, as Markdown and as
/// HTML; so all that is neither a letter, a digit nor known to be harmless is a numeric entity.
fn entities(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '(' | ')') {
            written.push(c);
        } else {
            let entity = write!(written, "#{};", u32::from(c));
            debug_assert!(entity.is_ok(), "a String takes every write");
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::entities;

    #[test]
    fn syntax_is_written_as_entities() {
        let check = |text, expected| assert_eq!(entities(text), expected);
        check("IFN-γ (II)", "IFN-γ (II)");
        check(r#"a"] --> b"#, "a#34;#93; --#62; b");
        check("**bold** `code`", "#42;#42;bold#42;#42; #96;code#96;");
        check("a #35; style:b", "a #35;35#59; style#58;b");
        check("two\nlines", "two#92;u#123;a#125;lines");
    }
}
