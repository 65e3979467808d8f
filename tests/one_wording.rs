//! What people read is written once: no arrow, phrase or colour of a picture has a second place.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// The sources of what people read, but for comments and unit tests.
fn sources() -> Vec<(PathBuf, String)> {
    sources_of(&["src/render", "src/bin"])
}

/// The sources in some folders, but for comments and unit tests.
fn sources_of(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let mut folders: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "js") && !path.ends_with("cytoscape.min.js")
            {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                let lines = code.lines().filter(|line| {
                    let line = line.trim_start();
                    !line.starts_with("//") && !line.starts_with("/*") && !line.starts_with('*')
                });
                sources.push((path, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    assert!(sources.len() > 60, "{}", sources.len());
    sources
}

/// The texts in double quotes on lines of a file that fit.
fn quoted(file: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = code.lines().filter(|line| fits(line.trim_start()));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Asserts that each text is a literal, in single, double or slanted quotes, in one file only.
fn is_only_in(home: &str, texts: &[String]) {
    let sources = sources();
    for text in texts {
        let literals = ['"', '\'', '`'].map(|quote| format!("{quote}{text}{quote}"));
        for (path, code) in &sources {
            let is_there = literals.iter().any(|literal| code.contains(literal));
            assert!(!is_there || path == Path::new(home), "{text:?} of {home} is in {} too", path.display());
        }
    }
}

#[test]
fn arrows_dashes_and_colours_are_in_the_table_of_styles() {
    let home = "src/render/style.rs";
    for (path, code) in sources().iter().filter(|(path, _)| path != Path::new(home)) {
        for arrow in ["→", "⊣", "⇢", "─", "⋯"] {
            assert!(!code.contains(arrow), "{arrow} is in {} too", path.display());
        }
    }
    let ends = quoted(home, |line| line.contains("End {"));
    let dashes = quoted(home, |line| line.contains("Dash {"));
    let colours = quoted(home, |line| line.contains("\"#"));
    assert!(ends.len() > 15 && dashes.len() > 7 && colours.len() > 30);
    let named = |text: &String| text.len() > 2 && !["none", "circle", "normal", "solid"].contains(&text.as_str());
    is_only_in(home, &ends.into_iter().chain(dashes).filter(named).collect::<Vec<_>>());
    is_only_in(home, &colours);
}

#[test]
fn phrases_are_in_the_tables_of_words() {
    let is_phrase = |line: &str| line.starts_with(|first: char| first.is_ascii_uppercase()) && line.contains("\" \"");
    let texts = quoted("src/render/words.rs", is_phrase);
    // A phrase's name for scripts, then English, then Chinese.
    let is_other = |phrase: &&[String]| phrase[0] != phrase[1];
    let texts: Vec<String> = texts.chunks(3).filter(is_other).flat_map(|phrase| phrase[1..].to_vec()).collect();
    assert!(texts.len() > 60, "{}", texts.len());
    // A word of three characters may be a term of Biolink, too.
    let texts: Vec<String> = texts.into_iter().filter(|text| text.chars().count() > 3).collect();
    is_only_in("src/render/words.rs", &texts);
}

/// The quotation marks of `{:?}` suit a text; of anything else it is a value of Rust.
#[test]
fn messages_of_errors_quote_texts_alone() {
    let mut quoted = 0;
    for (path, code) in sources_of(&["src"]) {
        for error in code.split("#[error(").skip(1) {
            let (message, rest) = error.split_once(")]\n").unwrap();
            let fields = rest.split('}').next().unwrap();
            for before in message.split(":?}").collect::<Vec<_>>().split_last().unwrap().1 {
                let name = before.rsplit('{').next().unwrap();
                let is_text = if name.parse::<usize>().is_ok() {
                    fields.split(['(', ')']).nth(1).unwrap().ends_with("String")
                } else {
                    fields.contains(&format!("{name}: String"))
                };
                assert!(is_text, "{}: {name} of {message} is not a text", path.display());
                quoted += 1;
            }
        }
    }
    assert!(quoted > 20, "{quoted}");
}
