//! What the program prints: data to standard output, narration to standard error.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::sync::OnceLock;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use mechgraph::model::Effect;
use mechgraph::render;
use serde::Serialize;

use crate::exit::Failure;

static COLOURS: OnceLock<ColorChoice> = OnceLock::new();

/// Says when text is coloured; otherwise on a terminal, unless `NO_COLOR` is set.
pub(crate) fn colour(choice: clap::ColorChoice) {
    // It is said once, before anything is printed.
    let said = COLOURS.set(match choice {
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    });
    debug_assert!(said.is_ok(), "it is said once");
}

/// Prints text for people; what could drive a terminal is written out.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    print_with_headings(text, |_| false)
}

/// Prints text for people, with bold headings where there are colours.
pub(crate) fn print_with_headings(text: &str, is_heading: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let choice = COLOURS.get().copied().unwrap_or(ColorChoice::Auto);
    let mut out = AutoStream::new(io::stdout().lock(), choice);
    let is_plain = out.current_choice() == ColorChoice::Never;
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let safe = line.split('\t').map(|cell| render::safe(cell)).collect::<Vec<_>>().join("\t");
            if is_plain { safe } else { painted(&safe, is_heading(line)) }
        })
        .collect();
    sent(out.write_all(lines.join("\n").as_bytes()).and_then(|()| out.flush()))
}

/// What is coloured wherever it is written: effects, signs and how bad a finding is.
const PAINTED: [(&str, AnsiColor); 9] = [
    (render::arrow(Effect::Positive), AnsiColor::Green),
    (render::arrow(Effect::Negative), AnsiColor::Red),
    ("net +", AnsiColor::Green),
    ("net −", AnsiColor::Red),
    ("[+]", AnsiColor::Green),
    ("[-]", AnsiColor::Red),
    ("  warning ", AnsiColor::Yellow),
    ("  quarantined ", AnsiColor::Red),
    ("  error ", AnsiColor::Red),
];

/// A line with its effects coloured, bold if it is a heading.
fn painted(line: &str, is_heading: bool) -> String {
    let base = if is_heading { Style::new().bold() } else { Style::new() };
    let coloured = PAINTED.iter().fold(line.to_owned(), |line, (word, colour)| {
        let style = base.fg_color(Some((*colour).into()));
        line.replace(word, &format!("{base:#}{style}{word}{style:#}{base}"))
    });
    format!("{base}{coloured}{base:#}")
}

/// Writes data. A reader that closes the pipe has seen enough; that is not a failure.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    sent(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes data that are not all there yet.
pub(crate) fn stream(data: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    sent(data(&mut out).and_then(|()| out.flush()))
}

/// What came of writing to standard output.
pub(crate) fn sent(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Write(error)),
        _ => Ok(()),
    }
}

/// Prints a value as JSON, indented.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    write(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Prints a line for people. That it cannot be printed is nobody's concern.
pub(crate) fn narrate(line: &str) {
    let written = writeln!(io::stderr(), "{}", render::safe(line));
    drop(written);
}
