//! What text does to a terminal: nothing that a name says, and colours only where they are wanted.

use std::process::Command;

use unicode_width::UnicodeWidthStr;

use super::program::{mechgraph, with_input};

#[test]
fn names_cannot_drive_the_terminal() {
    let rows = "{\"id\": \"A:1\", \"name\": \"evil\\u001b[31m\\u202e\", \"category\": \"biolink:Gene\"}\n";
    for verb in [&["show", "A:1"][..], &["find", "A:1"], &["paths", "A:1", "*"]] {
        let output = with_input(&[&["--graph", "-"], verb].concat(), rows.as_bytes());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{verb:?}: {text}");
        assert!(text.contains("\\u{1b}"), "{verb:?}: {text}");
    }
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let colourful = |arguments: &[&str]| mechgraph(arguments).stdout.contains(&0x1B);
    let question = ["paths", "emapalumab", "HLH"];
    let asked = |more: &[&'static str]| [&question[..], more].concat();
    assert!(!colourful(&question));
    assert!(colourful(&asked(&["--color", "always"])));
    assert!(!colourful(&asked(&["--color", "never"])));
    assert!(!colourful(&asked(&["--color", "always", "--json"])));
    for verb in [&["show", "IFNG"][..], &["contradictions", "--background"], &["info"]] {
        assert!(!colourful(verb), "{verb:?}");
    }
    let bare = mechgraph(&question).stdout;
    let painted = String::from_utf8(mechgraph(&asked(&["--color", "always"])).stdout).unwrap();
    assert!(painted.contains("\u{1b}[31m⊣") && painted.contains("\u{1b}[32m→"), "{painted}");
    assert_eq!(anstream::adapter::strip_str(&painted).to_string().into_bytes(), bare);
}

/// `script` gives the program a terminal.
#[cfg(target_os = "linux")]
#[test]
fn no_color_is_heeded_on_a_terminal() {
    let command = format!("{} paths emapalumab HLH", env!("CARGO_BIN_EXE_mechgraph"));
    let run = |no_color: &str| {
        let mut script = Command::new("script");
        script.args(["-qec", &command, "/dev/null"]).env("TERM", "xterm").env_remove("NO_COLOR");
        if !no_color.is_empty() {
            script.env("NO_COLOR", no_color);
        }
        script.output()
    };
    // Not every system has it.
    let (Ok(coloured), Ok(plain)) = (run(""), run("1")) else { return };
    assert!(coloured.stdout.contains(&0x1B), "{}", String::from_utf8_lossy(&coloured.stdout));
    assert!(!plain.stdout.contains(&0x1B), "{}", String::from_utf8_lossy(&plain.stdout));
}

/// `script` gives the program a terminal, and `stty` the size of it.
#[cfg(target_os = "linux")]
#[test]
fn text_is_as_wide_as_the_terminal_and_publications_are_links_where_it_has_them() {
    let command = format!("stty rows 40 cols 60; {} paths emapalumab HLH", env!("CARGO_BIN_EXE_mechgraph"));
    let mut script = Command::new("script");
    script
        .args(["-qec", &command, "/dev/null"])
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .env("FORCE_HYPERLINK", "1");
    // Not every system has it.
    let Ok(output) = script.output() else { return };
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\u{1b}]8;;https://pubmed.ncbi.nlm.nih.gov/33484058/\u{1b}\\PMID:33484058"), "{text:?}");
    let plain = anstream::adapter::strip_str(&text).to_string();
    let widest = plain.lines().map(UnicodeWidthStr::width).max();
    assert!(widest.is_some_and(|widest| (40..=60).contains(&widest)), "{widest:?}: {plain}");
}
