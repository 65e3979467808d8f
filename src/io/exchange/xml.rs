//! XML that holds any text.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::io::WriteReport;

const NO_CHARACTER: &str = "a character that XML cannot hold, written as U+FFFD";

/// Writes elements, a line each.
pub(in crate::io) struct Xml<'r, W> {
    writer: Writer<W>,
    pub(in crate::io) report: &'r mut WriteReport,
}

impl<'r, W: Write> Xml<'r, W> {
    /// Writes the declaration.
    pub(in crate::io) fn new(out: W, report: &'r mut WriteReport) -> io::Result<Self> {
        let mut writer = Writer::new(out);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut xml = Self { writer, report };
        xml.line()?;
        Ok(xml)
    }

    /// Ends a line.
    pub(in crate::io) fn line(&mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }

    /// Opens an element.
    pub(in crate::io) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = self.start(name, attributes);
        self.writer.write_event(Event::Start(start))
    }

    /// Opens an element whose content starts in the next line.
    pub(in crate::io) fn open_line(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.open(name, attributes)?;
        self.line()
    }

    /// Closes the element, and ends the line.
    pub(in crate::io) fn close_line(&mut self, name: &str) -> io::Result<()> {
        self.close(name)?;
        self.line()
    }

    /// Closes the element.
    pub(in crate::io) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element without content.
    pub(in crate::io) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = self.start(name, attributes);
        self.writer.write_event(Event::Empty(start))
    }

    /// Writes an element with a text in it.
    pub(in crate::io) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        let text = self.possible(text);
        self.writer.write_event(Event::Text(BytesText::from_escaped(partial_escape(text))))?;
        self.close(name)
    }

    fn start<'n>(&mut self, name: &'n str, attributes: &[(&'n str, &str)]) -> BytesStart<'n> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            // A reader makes spaces of line ends and tabs in an attribute, unless they are written as references.
            let value = escape(self.possible(value)).replace('\n', "&#10;").replace('\t', "&#9;");
            start.push_attribute(Attribute { key: QName(key), value: Cow::Owned(value) });
        }
        start
    }

    /// A text without the characters that XML 1.0 has no way to write (production 2, Char).
    fn possible<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let is_possible =
            |c: char| !matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
        if text.chars().all(is_possible) {
            return Cow::Borrowed(text);
        }
        let replaced = |c: char| if is_possible(c) { c } else { '\u{FFFD}' };
        text.chars().filter(|c| !is_possible(*c)).for_each(|_| self.report.change(NO_CHARACTER));
        Cow::Owned(text.chars().map(replaced).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_reads_every_text_back() {
        let mut report = WriteReport::default();
        let mut bytes = Vec::new();
        let mut xml = Xml::new(&mut bytes, &mut report).unwrap();
        let text = "a\"'<b>&amp;\tc\nd\r e 因子 ]]> \u{85}\u{2028}";
        xml.text("x", &[("y", text)], text).unwrap();
        assert!(report.is_lossless());
        let parsed = String::from_utf8(bytes).unwrap();
        let parsed = roxmltree::Document::parse(&parsed).unwrap();
        assert_eq!(parsed.root_element().text(), Some(text));
        assert_eq!(parsed.root_element().attribute("y"), Some(text));
    }

    #[test]
    fn what_xml_cannot_hold_is_counted() {
        let mut report = WriteReport::default();
        let mut bytes = Vec::new();
        Xml::new(&mut bytes, &mut report).unwrap().text("x", &[("y", "\u{1}")], "a\0b\u{FFFF}").unwrap();
        assert_eq!(report.changes[NO_CHARACTER], 3);
        assert!(roxmltree::Document::parse(&String::from_utf8(bytes).unwrap()).is_ok());
    }
}
