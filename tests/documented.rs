//! The tables of the documentation say what the code does.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;

use mechgraph::build::LoadLimits;
use mechgraph::io::ReadLimits;
use mechgraph::model::FindingCode;
use mechgraph::model::slots::{Merge, Place, Shape, Slot, entity_slots, statement_slots};
use mechgraph::query::Limits;

/// The cells of a table's row that starts with this text.
fn rows(file: &str, start: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("src/documentation/{file}.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with(&format!("| {start}")));
    rows.map(|line| line.trim_matches(['|', ' ']).split(" | ").map(str::to_owned).collect()).collect()
}

#[test]
fn every_code_of_a_finding_has_its_row() {
    let mut expected: Vec<Vec<String>> = FindingCode::ALL
        .iter()
        .map(|code| {
            let class = format!("{:?}", code.severity()).remove(0).to_string();
            vec![code.as_str().to_owned(), class, code.title().to_owned(), code.remedy().to_owned()]
        })
        .collect();
    expected.sort();
    assert_eq!(rows("findings", "MG"), expected);
    for (code, next) in expected.iter().zip(&expected[1..]) {
        assert_ne!(code[0], next[0], "two kinds have one code");
    }
}

#[cfg(feature = "json")]
#[test]
fn every_format_that_is_named_has_its_row() {
    use mechgraph::io::OtherFormat;
    let text = fs::read_to_string("src/documentation/formats.md").unwrap();
    let (_, table) = text.split_once("| the source is |").unwrap();
    let found: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    let row = |it: &OtherFormat| format!("| {} | {} | {} |", it.name(), it.marks(), it.advice());
    assert_eq!(found, OtherFormat::ALL.iter().map(row).collect::<Vec<_>>());
}

/// What formats have room for, as the formats themselves declare it.
#[cfg(all(feature = "json", feature = "parquet", feature = "yaml"))]
#[test]
fn what_formats_have_room_for_is_as_they_declare_it() {
    use mechgraph::io::{Content, Format, WriteFormat};
    let written = WriteFormat::ALL.iter().map(|format| (format.as_str(), |content: Content| format.room(content)));
    let read = Format::all().map(|format| (format.as_str(), move |content: Content| format.room(content)));
    let path = "src/documentation/formats.md";
    let mut text = fs::read_to_string(path).unwrap();
    for (title, table) in
        [("| of a graph, in what is written |", table(written)), ("| of a graph, in what is read |", table(read))]
    {
        let (before, after) = text.split_once(title).unwrap();
        let rows = after.lines().take_while(|line| line.starts_with(['|', ' '])).count();
        let rest: Vec<&str> = after.lines().skip(rows).collect();
        let expected = format!("{before}{title}{table}\n{}\n", rest.join("\n"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(path, &expected).unwrap();
            text = expected;
        } else {
            assert_eq!(text, expected, "run with UPDATE_GOLDEN=1 and read the changes");
        }
    }
}

/// The rest of a table after its title: a column a format, and a row for each thing that one may have room for.
#[cfg(all(feature = "json", feature = "parquet", feature = "yaml"))]
fn table<F: Fn(mechgraph::io::Content) -> mechgraph::io::Room>(
    formats: impl Iterator<Item = (&'static str, F)>,
) -> String {
    let formats: Vec<(&str, F)> = formats.collect();
    let heads = formats.iter().map(|(name, _)| format!(" {name} |")).collect::<Vec<_>>().concat();
    let rows = mechgraph::io::Content::ALL.iter().map(|content| {
        let cells =
            formats.iter().map(|(_, room)| format!(" {} |", room(*content).as_str())).collect::<Vec<_>>().concat();
        format!("\n| {} |{cells}", content.word())
    });
    format!("{heads}\n|{}{}", "---|".repeat(formats.len() + 1), rows.collect::<Vec<_>>().concat())
}

/// The row of a slot.
fn slot_row<F>(of: &str, slot: &Slot<F>) -> Vec<String> {
    let names = |names: &[&str]| match names {
        [] => "–".to_owned(),
        names => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
    };
    let place = match slot.place {
        Place::Identity => "identity",
        Place::Shared => "shared",
        Place::Own => "own",
        Place::Rare => "rare",
    };
    let shape = match slot.shape {
        Shape::One => "one value",
        Shape::List => "list",
        Shape::Nested => "structure",
    };
    let merge = match slot.merge {
        Merge::Apart => "two things",
        Merge::Union => "all values",
        Merge::Majority => "what most rows give",
        Merge::Weaker => "the weaker",
        Merge::Later => "the later",
        Merge::Earlier => "the earlier",
        Merge::Smallest => "the smallest",
        Merge::AsParts => "as its parts",
    };
    let (name, aliases, stand_ins) = (names(&[slot.name]), names(slot.aliases), names(slot.stand_ins));
    [of, &name, &aliases, &stand_ins, place, shape, merge].map(str::to_owned).to_vec()
}

#[test]
fn every_slot_has_its_row() {
    let nodes: Vec<_> = entity_slots().iter().map(|slot| slot_row("node", slot)).collect();
    let edges: Vec<_> = statement_slots().iter().map(|slot| slot_row("edge", slot)).collect();
    assert_eq!(rows("reading", "node |"), nodes);
    assert_eq!(rows("reading", "edge |"), edges);
}

#[test]
fn the_words_that_tell_statements_apart_are_listed() {
    use mechgraph::model::slots::tells_apart;
    let text = fs::read_to_string("src/documentation/reading.md").unwrap();
    let (_, list) = text.split_once("- of a source:").unwrap();
    let (list, rest) = list.split_once("\n\n").unwrap();
    let words = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let apart = words(list);
    assert!(apart.len() > 30);
    let (_, rest) = rest.split_once('(').unwrap();
    let plain = words(rest.split_once(')').unwrap().0);
    assert!(plain.len() > 15);
    for word in &apart {
        assert!(tells_apart(word) && tells_apart(&format!("x_{word}_y")), "{word}");
    }
    for word in &plain {
        assert!(!tells_apart(&format!("source_{word}")) && !tells_apart(&format!("direction_{word}")), "{word}");
    }
}

#[test]
fn limits_are_as_documented() {
    let check = |start: &str, expected: [u64; 2]| {
        let found = rows("limits", start);
        let numbers: Vec<u64> = found[0][1..3].iter().map(|cell| cell.replace(',', "").parse().unwrap()).collect();
        assert_eq!((found.len(), numbers), (1, expected.to_vec()), "{start}");
    };
    let (read, strict) = (ReadLimits::default(), ReadLimits::hardened());
    check("bytes of a line", [read.line_bytes as u64, strict.line_bytes as u64]);
    check("bytes of a DrugMechDB", [read.record_bytes as u64, strict.record_bytes as u64]);
    check("YAML nodes", [read.record_nodes as u64, strict.record_nodes as u64]);
    assert_eq!(rows("limits", "rows of a source")[0][1..3], ["none", "10,000,000"]);
    assert_eq!((read.rows, strict.rows), (u64::MAX, 10_000_000));
    let (load, strict) = (LoadLimits::default(), LoadLimits::hardened());
    check("findings kept", [load.findings as u64, strict.findings as u64]);
    check("rejected rows", [load.rejects as u64, strict.rejects as u64]);
    let (query, strict) = (Limits::default(), Limits::hardened());
    check("paths given out", [query.paths as u64, strict.paths as u64]);
    check("entities expanded", [query.expansions, strict.expansions]);
    check("bytes of frontiers", [query.memory as u64, strict.memory as u64]);
    assert_eq!((query.deadline, strict.deadline.map(|time| time.as_secs())), (None, Some(1)));
    #[cfg(feature = "compression")]
    {
        let decompression = mechgraph::io::DecompressionLimits::default();
        for (start, expected) in
            [("bytes decompressed for", decompression.ratio), ("bytes decompressed |", decompression.bytes)]
        {
            let cell = rows("limits", start)[0][1].replace(',', "");
            assert_eq!(cell.parse::<u64>().unwrap(), expected, "{start}");
        }
    }
}
