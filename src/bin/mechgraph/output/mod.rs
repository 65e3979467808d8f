//! What the program prints: data to standard output, narration to standard error.

mod paint;
pub(crate) mod phrases;
mod text;
mod words;

use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Write};
use std::sync::OnceLock;

use anstream::{AutoStream, ColorChoice};
use mechgraph::render::{self, Line};
use serde::Serialize;
use terminal_size::Width;

use crate::exit::Failure;
use paint::Paint;
pub(crate) use text::{Table, Text};

static COLOURS: OnceLock<ColorChoice> = OnceLock::new();

/// Says when text is coloured; otherwise on a terminal, unless `NO_COLOR` is set.
pub(crate) fn colour(choice: ColorChoice) {
    // It is said once, before anything is printed.
    let said = COLOURS.set(choice);
    debug_assert!(said.is_ok(), "it is said once");
}

static COLUMNS: OnceLock<usize> = OnceLock::new();

/// Says how wide text is; otherwise as wide as the terminal, and as long as it is where there is none.
pub(crate) fn columns(columns: Option<usize>) {
    let said = columns.is_none_or(|columns| COLUMNS.set(columns).is_ok());
    debug_assert!(said, "it is said once");
}

/// How many columns there are; none if lines may be as long as they are.
fn room() -> Option<usize> {
    let of_terminal = || {
        let size = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        size.map(|(Width(columns), _)| usize::from(columns))
    };
    COLUMNS.get().copied().or_else(of_terminal).filter(|columns| *columns > 0)
}

/// Whether text is laid out for people, in columns of a known width, and not as lines that other programs read.
pub(crate) fn is_laid_out() -> bool {
    room().is_some()
}

/// Prints text for people; what could drive a terminal is written out.
pub(crate) fn print(text: &Text) -> Result<(), Failure> {
    let choice = COLOURS.get().copied().unwrap_or(ColorChoice::Auto);
    let mut out = AutoStream::new(io::stdout().lock(), choice);
    let colours = out.current_choice() != ColorChoice::Never;
    let links = colours && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    let paint = Paint { colours, links };
    let rows: String = text.rows(room()).iter().map(|row| paint.row(row) + "\n").collect();
    sent(out.write_all(rows.as_bytes()).and_then(|()| out.flush()))
}

/// Prints a text of lines alone.
pub(crate) fn print_lines(lines: impl IntoIterator<Item = Line>) -> Result<(), Failure> {
    let mut text = Text::default();
    text.lines(lines);
    print(&text)
}

/// Prints a table alone.
pub(crate) fn print_table(table: Table) -> Result<(), Failure> {
    let mut text = Text::default();
    text.table(table);
    print(&text)
}

/// Prints text that other programs read too, with its lines and tabs as they are.
pub(crate) fn print_rows(text: &str) -> Result<(), Failure> {
    let safe = |line: &str| line.split('\t').map(render::safe).collect::<Vec<_>>().join("\t");
    write(&text.split('\n').map(safe).collect::<Vec<_>>().join("\n"))
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
