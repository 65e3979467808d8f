//! Text in so many columns: what is printed, that no line is longer, and that no word is broken.

use std::fs;
use std::path::Path;

use unicode_width::UnicodeWidthStr as _;

use super::program::mechgraph;

const FILES: &str = "tests/cli/columns";

/// What is asked, in the order of the golden files.
const ASKED: [&[&str]; 43] = [
    &["paths", "ruxolitinib", "HLH", "--background"],
    &["paths", "eltrombopag", "HLH"],
    &["paths", "CHEBI:1", "MONDO:1", "tests/cli/columns/contradicting.jsonl"],
    &["explain", "ruxolitinib", "HLH", "--background"],
    &["explain", "ruxolitinib", "HLH", "--background", "--lang", "zh"],
    &["explain", "CHEBI:1", "MONDO:1", "tests/cli/columns/contradicting.jsonl"],
    &["explain", "CHEBI:1", "MONDO:1", "tests/cli/columns/contradicting.jsonl", "--lang", "zh"],
    &["explain", "emapalumab", "HLH", "--costs"],
    &["explain", "emapalumab", "HLH", "--costs", "--lang", "zh"],
    &["show", "IFNG"],
    &["show", "CHEBI:1", "tests/cli/columns/contradicting.jsonl"],
    &["info"],
    &["check", "tests/cli/columns/contradicting.jsonl"],
    &["check", "src/datasets/interferon_gamma_edges.jsonl", "--verbose"],
    &["contradictions", "tests/cli/columns/contradicting.jsonl"],
    &["candidates", "HLH"],
    &["essential", "IFN-γ", "hemopoiesis", "--sparing", "eltrombopag", "hemopoiesis"],
    &["connect", "emapalumab", "IFN-γ", "eltrombopag", "--connector-hops", "2"],
    &["compare", "emapalumab", "ruxolitinib", "HLH", "--background"],
    &["audit", "tests/cli/columns/records.yaml"],
    &["match", "tests/cli/columns/query.json"],
    &["bypass", "eltrombopag", "hemopoiesis", "--despite", "S15"],
    &["loops", "HGNC:901", "tests/cli/columns/signaling.jsonl"],
    &[
        "regulators",
        "tests/cli/columns/raised.txt",
        "tests/cli/columns/signaling.jsonl",
        "--down",
        "tests/cli/columns/lowered.txt",
        "--permutations",
        "200",
    ],
    &["diff", "tests/cli/columns/contradicting.jsonl", "tests/cli/columns/signaling.jsonl"],
    &["diff", "tests/cli/columns/contradicting.jsonl", "tests/cli/columns/signaling.jsonl", "--summary"],
    &[
        "diff",
        "tests/cli/columns/contradicting.jsonl",
        "tests/cli/columns/amended.jsonl",
        "--questions",
        "tests/cli/columns/questions.txt",
    ],
    &["what-if", "IFN-γ", "hemopoiesis", "--turned", "S15"],
    &["what-if", "ruxolitinib", "HLH", "--background", "--without", "JAK2"],
    &["metapath", "Drug -affects[decreased]-> Protein -contributes_to-> Disease", "--to", "HLH"],
    &["metapath", "Drug -affects-> Protein", "--background", "--permutations", "20"],
    &["find", "interferon"],
    &["find", "emapalumb"],
    &["find", "造血"],
    &["show", "HLH"],
    &["show", "eltrombopag", "--background", "--belief"],
    &["match", "tests/cli/columns/query.json", "--count"],
    &["match", "tests/cli/columns/query.json", "--plan"],
    &["paths", "ruxolitinib", "HLH"],
    &["explain", "eltrombopag", "HLH", "--lang", "zh"],
    &["explain", "eltrombopag", "hemopoiesis"],
    &["explain", "eltrombopag", "hemopoiesis", "--lang", "zh"],
    &["contradictions", "--background"],
];

fn printed(asked: &[&str], columns: Option<usize>) -> String {
    let columns = columns.map_or_else(Vec::new, |columns| vec!["--columns".to_owned(), columns.to_string()]);
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    String::from_utf8(mechgraph(&[asked, &columns].concat()).stdout).unwrap()
}

/// With `UPDATE_GOLDEN` in the environment, the files are written anew.
#[test]
fn text_is_as_it_was_looked_at() {
    for columns in [80, 120] {
        let text = ASKED.iter().fold(String::new(), |text, asked| {
            text + "$ mechgraph " + &asked.join(" ") + "\n" + &printed(asked, Some(columns)) + "\n"
        });
        let path = Path::new(FILES).join(format!("{columns}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == text, "{} differs:\n{text}", path.display());
    }
}

#[test]
fn no_line_is_longer_and_no_word_is_broken() {
    for asked in ASKED {
        // What is no terminal gets columns for programs, with other words.
        let whole = printed(asked, Some(1_000));
        // Chinese names may be broken between any two characters.
        let words_of = |text: &str| -> Vec<String> {
            let words = text.split_whitespace().filter(|word| word.width() == word.chars().count());
            let mut words: Vec<String> = words.map(str::to_owned).collect();
            words.sort_unstable();
            words
        };
        for columns in [40, 80, 120] {
            let text = printed(asked, Some(columns));
            let is_chinese = asked.contains(&"zh");
            for line in text.lines() {
                assert_eq!(line.trim_end(), line, "{asked:?}");
                // In a narrow one, words that stand beside each other may have no room.
                assert!(line.width() <= columns || columns < 80, "{asked:?} at {columns}: {line}");
            }
            if is_chinese {
                let bare = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(bare(&text), bare(&whole), "{asked:?} at {columns}");
            } else {
                assert_eq!(words_of(&text), words_of(&whole), "{asked:?} at {columns}");
            }
        }
    }
}

#[test]
fn lines_are_as_long_as_they_are_where_there_is_no_terminal() {
    let text = printed(&["paths", "ruxolitinib", "HLH", "--background"], None);
    assert!(text.lines().any(|line| line.width() > 130), "{text}");
}

#[test]
fn a_pair_that_contradicts_itself_is_listed_once() {
    let text = printed(&["contradictions", "tests/cli/columns/contradicting.jsonl"], None);
    assert_eq!(text.matches(" and receptor").count(), 1, "{text}");
    assert!(["  one\n", "  two\n", "  three\n"].iter().all(|id| text.contains(id)), "{text}");
}
