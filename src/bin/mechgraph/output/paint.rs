//! Colours, and links where the terminal has them.

use anstyle::{AnsiColor, Style};
use mechgraph::model::Effect;
use mechgraph::render;

use super::text::Row;
use super::words::{Look, Word};

/// How rows are painted.
pub(super) struct Paint {
    pub(super) colours: bool,
    /// Whether a publication can be followed (OSC 8).
    pub(super) links: bool,
}

/// What is coloured wherever it is written: effects, signs and how bad a finding is.
const PAINTED: [(&str, AnsiColor); 9] = [
    (render::arrow(Effect::Positive), AnsiColor::Green),
    (render::arrow(Effect::Negative), AnsiColor::Red),
    ("+", AnsiColor::Green),
    ("−", AnsiColor::Red),
    ("[+]", AnsiColor::Green),
    ("[-]", AnsiColor::Red),
    ("warning", AnsiColor::Yellow),
    ("quarantined", AnsiColor::Red),
    ("error", AnsiColor::Red),
];

impl Paint {
    /// A row as it is written to the terminal.
    pub(super) fn row(&self, row: &Row) -> String {
        let mut text = " ".repeat(row.indent);
        let (mut now, mut gap) = (Style::new(), 0);
        for word in &row.words {
            for (style, part) in self.painted(word) {
                let spaces = " ".repeat(std::mem::take(&mut gap));
                if style == now {
                    text += &spaces;
                } else {
                    text += &[now.render_reset().to_string(), spaces, style.render().to_string()].concat();
                    now = style;
                }
                text += &part;
            }
            gap = word.gap;
        }
        text + &now.render_reset().to_string()
    }

    /// The parts of a word, each with its style: a sign may have punctuation after it.
    fn painted(&self, word: &Word) -> Vec<(Style, String)> {
        let look = match word.look {
            Look::Heading if self.colours => Style::new().bold(),
            Look::Identifier if self.colours => Style::new().dimmed(),
            Look::Plain | Look::Heading | Look::Identifier => Style::new(),
        };
        let bare = word.text.trim_end_matches([',', ')', '，', '）']);
        let colour = PAINTED.iter().find(|(painted, _)| *painted == bare).filter(|_| self.colours);
        let parts = match colour {
            Some((_, colour)) => vec![(look.fg_color(Some((*colour).into())), bare), (look, &word.text[bare.len()..])],
            None => vec![(look, word.text.as_str())],
        };
        parts.into_iter().filter(|(_, part)| !part.is_empty()).map(|(style, part)| (style, self.linked(part))).collect()
    }

    /// A publication as a link to it.
    fn linked(&self, text: &str) -> String {
        let name = text.trim_end_matches([',', ';', '.']);
        match render::address(name).filter(|_| self.links) {
            Some(address) => format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\"),
            None => text.to_owned(),
        }
    }
}
