//! Pictures for Graphviz.

use core::fmt::{self, Write as _};

use super::picture::{Link, Picture, PictureNode, Role, heading_lines, label_lines};
use super::terminal::safe;
use super::words;
use crate::style::{Look, MISSING_DASH, dash, end_on, look, stroke, width};

impl Picture {
    /// The picture in Graphviz's language, from left to right.
    ///
    /// Shape and fill tell the kind of an entity, a thick outline where mechanisms start and end. The
    /// arrowhead tells the effect: `normal` raises, `tee` lowers, `none` passes on, `odiamond` acts with
    /// unknown sign, `odot` is no step. Dashes tell the status, width the number of publications;
    /// a double line is a correlation. Above are the title and the summary. Names stand
    /// in quotes, with quotes, backslashes and ampersands escaped, and control characters and direction marks
    /// written out.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// use mechgraph::render::{Language, Picture};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
    /// let dot = Picture::of_answer(&answer, &graph, Language::En).to_dot();
    /// assert!(dot.starts_with("digraph mechanisms {\n  graph [rankdir=LR,"));
    /// assert!(dot.contains("n0 -> n1 [arrowhead=tee,"), "emapalumab lowers interferon gamma");
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut text = String::new();
        let written = self.write_dot(&mut text);
        debug_assert!(written.is_ok(), "a String takes every write");
        text
    }

    fn write_dot(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "digraph mechanisms {{")?;
        writeln!(
            out,
            "  graph [rankdir=LR, label={}, labelloc=t, fontname=\"sans-serif\", charset=\"UTF-8\"];",
            quoted(self.heading().flat_map(|text| heading_lines(&text)))
        )?;
        writeln!(out, "  node [style=filled, fontname=\"sans-serif\", fontsize=12];")?;
        writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=11];")?;
        for (number, node) in self.nodes.iter().enumerate() {
            write_node(number, node, &node.label(self.labels, self.language), out)?;
        }
        for link in &self.links {
            self.write_link(link, out)?;
        }
        if !self.bands.is_empty() {
            writeln!(out, "  subgraph cluster_treatments {{")?;
            writeln!(out, "    label={}; style=dashed;", quoted([words::TREATMENTS.text(self.language)]))?;
            for (number, band) in self.bands.iter().enumerate() {
                let (label, id) = (quoted(label_lines(&band.label)), quoted([&band.statement]));
                writeln!(out, "    t{number} [shape=note, fillcolor=\"#ffffff\", label={label}, tooltip={id}];")?;
            }
            writeln!(out, "  }}")?;
        }
        writeln!(out, "}}")
    }

    fn write_link(&self, link: &Link, out: &mut String) -> fmt::Result {
        let dash = if link.is_missing { MISSING_DASH } else { dash(link.status) };
        let (head, style) = (end_on(link.effect, link.basis).dot, dash.name);
        writeln!(
            out,
            "  n{} -> n{} [arrowhead={head}, style={style}, penwidth={}, color=\"{}\", tooltip={}];",
            link.from,
            link.to,
            width(link.effect, link.publications),
            strokes(link),
            quoted([self.line(link)]),
        )
    }
}

/// The colour of a link; a correlation is drawn as two lines.
fn strokes(link: &Link) -> String {
    let stroke = stroke(link.effect);
    if link.is_correlation { format!("{stroke}:{stroke}") } else { stroke.to_owned() }
}

fn write_node(number: usize, node: &PictureNode, label: &str, out: &mut String) -> fmt::Result {
    let Look { dot: shape, light: (fill, outline), .. } = look(node.kind);
    let width = if node.role == Role::Between { 1.0 } else { 2.5 };
    writeln!(
        out,
        "  n{number} [label={}, shape={shape}, fillcolor=\"{fill}\", color=\"{outline}\", penwidth={width:.1}, \
         tooltip={}];",
        quoted(label_lines(label)),
        quoted([node.told()]),
    )
}

/// Lines as a quoted string: Graphviz breaks none itself.
fn quoted(lines: impl IntoIterator<Item: AsRef<str>>) -> String {
    let lines: Vec<String> = lines.into_iter().map(|line| escaped(line.as_ref())).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// A text within quotes. A backslash would start an escape, an ampersand an entity.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{label_lines, quoted};

    #[test]
    fn nothing_ends_a_quoted_string_early() {
        let check = |text, expected| assert_eq!(quoted([text]), expected);
        check("IFN-γ", r#""IFN-γ""#);
        check(r#"a"] -> b"#, r#""a\"] -> b""#);
        check(r"ends in \", r#""ends in \\""#);
        check("&lt;b&gt;", r#""&amp;lt;b&amp;gt;""#);
        check("two\nlines", r#""two\\u{a}lines""#);
    }

    #[test]
    fn long_labels_are_lines() {
        assert_eq!(quoted(label_lines("short")), "\"short\"");
        let text = "hemophagocytic lymphohistiocytosis with \\ and \"";
        let long = quoted(label_lines(text));
        assert_eq!(long.matches("\\n").count(), 1, "{long}");
        assert_eq!(long.replace("\\n", " "), quoted([text]));
    }
}
