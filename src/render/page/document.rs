//! A page put together: frame, style, drawings, data and scripts, and the policy that allows no others.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::model::PartialDate;
use crate::render::{Language, Picture, safe};

use super::facts::Texts;
use super::look::Looks;
use super::options::PageOptions;
use super::words::Words;

const FRAME: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// What the data of every page begin with.
#[derive(Serialize)]
pub(super) struct Head {
    language: Language,
    date: Option<PartialDate>,
    words: Words,
    style: Looks,
    title: Texts,
    /// What is below the title: the verdict, how many mechanisms are shown, and the data; or how entities were chosen, if some
    /// are left out.
    summary: Texts,
}

impl Head {
    pub(super) fn new([english, chinese]: &[Picture; 2], PageOptions { language, date }: PageOptions) -> Self {
        Self {
            language,
            date,
            words: Words,
            style: Looks,
            title: Texts { en: english.title.clone(), zh: chinese.title.clone() },
            summary: Texts { en: english.summary.join("\n"), zh: chinese.summary.join("\n") },
        }
    }
}

/// What a page is put together from.
pub(super) struct Document<'a> {
    /// The language that it starts in.
    pub(super) language: Language,
    pub(super) title: &'a str,
    /// The word of the link that leads past the head.
    pub(super) skip: &'static str,
    /// The id of the line below the title.
    pub(super) subtitle: &'static str,
    /// What stands between head and foot.
    pub(super) main: &'a str,
    /// The picture in English and in Chinese, as SVG.
    pub(super) drawings: [String; 2],
    /// What the scripts show, as [`json`] writes it.
    pub(super) data: String,
    /// A script of somebody else's, empty if none is needed.
    pub(super) library: &'a str,
    pub(super) script: String,
    /// What is shown where scripts do not run.
    pub(super) text: String,
}

impl Document<'_> {
    pub(super) fn write(&self) -> String {
        let [english, chinese] = &self.drawings;
        let library = match self.library {
            "" => String::new(),
            library => format!("<script>{library}</script>\n"),
        };
        let main = filled(self.main, &[("english", english), ("chinese", chinese)]);
        filled(
            FRAME,
            &[
                ("language", self.language.tag()),
                ("policy", &self.policy()),
                ("version", env!("CARGO_PKG_VERSION")),
                ("title", &escaped(&safe(self.title))),
                ("style", STYLE),
                ("skip", self.skip),
                ("subtitle", self.subtitle),
                ("main", &main),
                ("text", &escaped(&self.text)),
                ("data", &self.data),
                ("library", &library),
                ("script", &self.script),
            ],
        )
    }

    /// The content security policy: the page's own scripts and styles by their hashes, an empty icon, and
    /// nothing else.
    fn policy(&self) -> String {
        let scripts = [self.library, &self.script].into_iter().filter(|script| !script.is_empty());
        let scripts: Vec<String> = scripts.map(source).collect();
        let drawn = self.drawings.iter().flat_map(|drawing| styles(drawing));
        let mut styles: Vec<String> = core::iter::once(STYLE).chain(drawn).map(source).collect();
        styles.dedup();
        format!(
            "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
            scripts.join(" "),
            styles.join(" ")
        )
    }
}

/// The source expression that allows one inline script or style.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The contents of the style elements of a drawing.
fn styles(drawing: &str) -> impl Iterator<Item = &str> {
    drawing.split("<style").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once('>')?;
        rest.split_once("</style>").map(|(style, _)| style)
    })
}

/// A value as JSON that can stand in a script element: no character in it means anything to HTML.
pub(super) fn json(value: &impl Serialize) -> String {
    let written = serde_json::to_string(value);
    debug_assert!(written.is_ok(), "our own types, whose keys are texts, are JSON");
    let mut safe = String::new();
    for c in written.unwrap_or_default().chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    safe
}

/// A text that can stand in an element or in an attribute in double quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The template with the parts in place of their names in double braces. What is put in is not looked at
/// again, so that a part may hold what looks like a name.
fn filled(template: &str, parts: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once("}}") else { break };
        let part = parts.iter().find(|(known, _)| *known == name);
        debug_assert!(part.is_some(), "{name} is a part of the template");
        filled.push_str(part.map_or("", |(_, part)| part));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_end_their_element() {
        let text = "</script><!--&\u{2028}\u{2029}\"\\";
        let written = json(&text);
        assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }

    #[test]
    fn parts_are_put_in_once() {
        assert_eq!(filled("a {{x}} b {{y}}", &[("x", "{{y}}"), ("y", "1")]), "a {{y}} b 1");
    }

    #[test]
    fn styles_of_drawings_are_found() {
        let found: Vec<&str> =
            styles("<svg><style>a{}</style><g/><style type=\"text/css\">b{}</style></svg>").collect();
        assert_eq!(found, ["a{}", "b{}"]);
        assert_eq!(source(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
