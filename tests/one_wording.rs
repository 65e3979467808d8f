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
    let home = "src/style/looks.rs";
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

/// The program has its Chinese in one table, with the English beside it.
#[test]
fn what_the_program_says_is_in_its_table_of_phrases() {
    let home = "src/bin/mechgraph/output/phrases.rs";
    let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let with_chinese = sources().into_iter().filter(|(_, code)| code.contains(is_chinese));
    let of_program: Vec<PathBuf> =
        with_chinese.map(|(path, _)| path).filter(|path| path.starts_with("src/bin")).collect();
    assert_eq!(of_program, [Path::new(home)]);
}

/// Messages quote data by `text::quoted`: `{:?}` escapes what a reader should see, and shows the names of Rust's types.
#[test]
fn nothing_is_written_in_rusts_debug_form() {
    let is_rust = |path: &Path| path.extension().is_some_and(|it| it == "rs");
    for (path, code) in sources_of(&["src"]).into_iter().filter(|(path, _)| is_rust(path)) {
        assert_eq!(debug_form(&code), None, "{}: quote it with text::quoted", path.display());
    }
}

/// The test itself: what it must find, and what it must leave.
#[test]
fn debug_forms_are_found_outside_assertions_and_implementations_of_debug() {
    let refused = [
        r#"format!("{:?}", x)"#,
        r#"format!("{x:?} {}", 1)"#,
        r#"format!("{x:#?}")"#,
        r#"format!("{x:>8?}")"#,
        r#"#[error("{0:?} is unknown")]"#,
        "text.escape_debug()",
        "impl fmt::Debug for A {\n}\nimpl fmt::Display for A {\n    f(\"{:?}\")\n}\n",
        r#"assert!(a, "({a:?}"); format!("{b:?}")"#,
    ];
    for code in refused {
        assert!(debug_form(code).is_some(), "{code}");
    }
    let admitted = [
        r#"format!("{x} {{:?}} {y:>8}", x)"#,
        r#"assert_eq!(a, b, "(\"{a:?}"); f(x.map(|c: char| c))?"#,
        r#"debug_assert!(f(x), "{a:?}")"#,
        "impl fmt::Debug for A {\n    fn f() {\n        \"{:?}\"\n    }\n}\nstruct A;\n",
    ];
    for code in admitted {
        assert_eq!(debug_form(code), None);
    }
}

/// The first placeholder of a text in code that is in the form of `Debug`.
fn debug_form(code: &str) -> Option<String> {
    if let Some(found) = ["escape_debug", "escape_default", "dbg!"].into_iter().find(|name| code.contains(name)) {
        return Some(found.to_owned());
    }
    let code = without_debug_implementations(code);
    let mut skipped_to = 0;
    for (start, literal) in literals(&code) {
        let before = &code[skipped_to.min(start)..start];
        if let Some(place) = before.rfind("assert") {
            let from = skipped_to.min(start) + place;
            skipped_to = skipped_to.max(end_of_call(&code, from));
        }
        if start < skipped_to {
            continue;
        }
        let text = literal.replace("{{", "").replace("}}", "");
        let placeholders = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let mut formats =
            placeholders.filter_map(|(inside, _)| inside.split_once(':').map(|(_, format)| (inside, format)));
        if let Some((inside, _)) = formats.find(|(_, format)| format.ends_with('?')) {
            return Some(format!("{{{inside}}}"));
        }
    }
    None
}

/// Code without the blocks that implement `Debug`.
fn without_debug_implementations(code: &str) -> String {
    let mut kept = String::new();
    let mut is_debug = false;
    for line in code.lines() {
        is_debug |= line.starts_with("impl") && line.contains("Debug for ");
        if !is_debug {
            kept.push_str(line);
            kept.push('\n');
        }
        is_debug &= line != "}";
    }
    kept
}

/// The texts in double quotes with where they start; characters in single quotes are none.
fn literals(code: &str) -> Vec<(usize, &str)> {
    let bytes = code.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\'' if bytes.get(at + 2) == Some(&b'\'') => at += 3,
            b'\'' if bytes.get(at + 1) == Some(&b'\\') => at += 4,
            b'"' => {
                let start = at;
                at += 1;
                while bytes.get(at).is_some_and(|byte| *byte != b'"') {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
                at += 1;
                found.push((start, &code[start..at.min(code.len())]));
            }
            _ => at += 1,
        }
    }
    found
}

/// Where the call ends that starts behind a name; parentheses in texts do not count.
fn end_of_call(code: &str, from: usize) -> usize {
    let texts = literals(&code[from..]);
    let is_in_text = |at: usize| texts.iter().any(|(start, text)| (*start..start + text.len()).contains(&at));
    let mut depth = 0;
    for (at, byte) in code[from..].bytes().enumerate().filter(|(at, _)| !is_in_text(*at)) {
        depth += i32::from(byte == b'(') - i32::from(byte == b')');
        if depth == 0 && byte == b')' {
            return from + at;
        }
    }
    code.len()
}
