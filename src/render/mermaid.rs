//! Pictures for Mermaid.

use core::fmt::{self, Write as _};

use crate::model::Effect;
use crate::style::{Kind, LIGHT, MISSING_DASH, dash, end, look, stroke, width};

use super::language::Language;
use super::picture::{Link, Picture, PictureNode, Role};
use super::terminal::safe;
use super::{relations, words};

impl Picture {
    /// The picture as a Mermaid flowchart, from left to right, with the title and the summary above.
    ///
    /// Shape and class tell the kind of an entity. The links of flowcharts end in an arrow, a cross or a circle (Mermaid
    /// 12.3), and not in a bar: what lowers ends in a cross and says so; what acts with unknown sign ends in a circle and
    /// bears `?` or what is known instead; what passes on has no
    /// head, and what is no step is dotted. A correlation has no head and says so. Dashes
    /// tell the status, width the number of publications. In
    /// names, all that could be syntax is written as Mermaid's numeric entities, and control characters and
    /// direction marks are written out. Mermaid itself draws at most 500 links, unless told otherwise by its
    /// `maxEdges`.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// use mechgraph::render::{Language, Picture};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
    /// let mermaid = Picture::of_answer(&answer, &graph, Language::En).to_mermaid();
    /// assert!(mermaid.starts_with("---\ntitle: \"How emapalumab acts on hemophagocytic lymphohistiocytosis · Verdict"));
    /// assert!(mermaid.contains("n0 --x|\"decreases\"| n1"), "emapalumab lowers interferon gamma");
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
        writeln!(out, "---\ntitle: {}\n---", in_yaml(&self.heading().collect::<Vec<_>>().join(" · ")))?;
        writeln!(out, "flowchart LR")?;
        writeln!(out, "  accTitle: {}", entities(&self.whole_title()))?;
        for (number, node) in self.nodes.iter().enumerate() {
            write_node(number, node, &node.label(self.labels, self.language), out)?;
        }
        for link in &self.links {
            let effect = if link.is_correlation { Effect::Carrier } else { link.effect };
            let label =
                label(link, self.language).map_or_else(String::new, |label| format!("|\"{}\"|", entities(&label)));
            writeln!(out, "  n{} {}{label} n{}", link.from, end(effect).mermaid, link.to)?;
        }
        if !self.bands.is_empty() {
            writeln!(out, "  subgraph treatments[\"{}\"]", entities(words::TREATMENTS.text(self.language)))?;
            for (number, band) in self.bands.iter().enumerate() {
                writeln!(out, "    t{number}>\"{}\"]:::claim", entities(&band.label))?;
            }
            writeln!(out, "  end")?;
        }
        for kind in Kind::ALL.into_iter().filter(|kind| self.nodes.iter().any(|node| node.kind == *kind)) {
            let (class, (fill, outline)) = (kind.as_str(), look(kind).light);
            writeln!(out, "  classDef {class} fill:{fill},stroke:{outline},color:{}", LIGHT.ink)?;
        }
        if self.nodes.iter().any(|node| node.role != Role::Between) {
            writeln!(out, "  classDef endpoint stroke-width:3px")?;
        }
        if !self.bands.is_empty() {
            writeln!(out, "  classDef claim fill:{},stroke:{},color:{}", LIGHT.paper, LIGHT.faint, LIGHT.ink)?;
        }
        self.links.iter().enumerate().try_for_each(|(number, link)| write_style(number, link, out))
    }
}

/// What a link says in words, where its end is not the effect's own.
fn label(link: &Link, language: Language) -> Option<String> {
    if link.is_missing {
        return Some(words::MISSING_STEP.text(language).to_owned());
    }
    if link.is_correlation {
        return Some(relations::verb(relations::correlation(link.effect), language));
    }
    match link.effect {
        Effect::Negative => Some(words::effect(Effect::Negative).text(language).to_owned()),
        Effect::Unsigned => {
            let basis = link.basis.and_then(words::basis);
            Some(basis.map_or("?", |basis| basis.text(language)).to_owned())
        }
        Effect::Positive | Effect::Carrier | Effect::None => None,
    }
}

fn write_node(number: usize, node: &PictureNode, label: &str, out: &mut String) -> fmt::Result {
    let ((open, close), class) = (look(node.kind).mermaid, node.kind.as_str());
    write!(out, "  n{number}{open}\"{}\"{close}:::{class}", entities(label))?;
    if node.role == Role::Between { writeln!(out) } else { write!(out, "\n  class n{number} endpoint\n") }
}

fn write_style(number: usize, link: &Link, out: &mut String) -> fmt::Result {
    let (stroke, width) = (stroke(link.effect), width(link.effect, link.publications));
    let dash = if link.is_missing { MISSING_DASH } else { dash(link.status) };
    let dashes = match dash.lengths {
        "" => String::new(),
        lengths => format!(",stroke-dasharray:{lengths}"),
    };
    writeln!(out, "  linkStyle {number} stroke:{stroke},stroke-width:{width}px{dashes}")
}

/// A text as YAML, in which the title is. Of what Mermaid then takes for HTML, an ampersand is the start of an entity, which
/// it would show.
fn in_yaml(text: &str) -> String {
    let text = safe(text).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "＆");
    format!("\"{text}\"")
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
    use super::{entities, in_yaml};

    #[test]
    fn syntax_is_written_as_entities() {
        let check = |text, expected| assert_eq!(entities(text), expected);
        check("IFN-γ (II)", "IFN-γ (II)");
        check(r#"a"] --> b"#, "a#34;#93; --#62; b");
        check("**bold** `code`", "#42;#42;bold#42;#42; #96;code#96;");
        check("a #35; style:b", "a #35;35#59; style#58;b");
        check("two\nlines", "two#92;u#123;a#125;lines");
    }

    #[test]
    fn nothing_ends_a_title_early() {
        let check = |text, expected| assert_eq!(in_yaml(text), expected);
        check("IFN-γ: a #1", r#""IFN-γ: a #1""#);
        check(r#"a" b\"#, r#""a\" b\\""#);
        check("two\n---\nlines", r#""two\\u{a}---\\u{a}lines""#);
    }
}
