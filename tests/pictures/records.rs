//! The largest records of DrugMechDB, drawn whole: everything around the drug.

use std::collections::BTreeMap;
use std::path::Path;

use mechgraph::GraphBuilder;
use mechgraph::io::drugmechdb::YamlReader;
use mechgraph::query::MechanismQuery;
use mechgraph::render::{Language, Picture};

use crate::geometry::check;
use crate::golden::compare;
use crate::named::is_readable;
use crate::text::text;

/// The records of a file, each as it is written, by id.
fn records(text: &str) -> BTreeMap<&str, &str> {
    let starts: Vec<usize> = text
        .match_indices("- ")
        .map(|(place, _)| place)
        .filter(|&place| place == 0 || text.as_bytes()[place - 1] == b'\n')
        .collect();
    // Lists within a record are not indented, so a record starts where a line at the margin has its first key.
    let is_record = |place: &usize| ["- comment:", "- directed:"].iter().any(|key| text[*place..].starts_with(key));
    let starts: Vec<usize> = starts.into_iter().filter(is_record).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let record = |(start, end): (&usize, usize)| {
        let record = &text[*start..end];
        let id = record.lines().find_map(|line| line.trim().strip_prefix("_id: "))?;
        Some((id, record))
    };
    starts.iter().zip(ends).filter_map(record).collect()
}

fn draw(record: &str) -> Picture {
    let mut builder = GraphBuilder::new();
    builder.load(YamlReader::new("record.yaml", record.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    let treats = graph.statements().find(|statement| statement.is_therapeutic()).unwrap();
    Picture::around(treats.ends().unwrap().0, 16, 400, Language::En).unwrap()
}

/// The mechanisms of a drug that everyone knows, as many as are asked for at most by those who look at pictures.
#[test]
fn two_hundred_mechanisms_of_imatinib_are_readable() {
    let Some(text) = text() else { return };
    let mut builder = GraphBuilder::new();
    builder.load(YamlReader::new("records.yaml", text.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    for (to, count) in [("chronic myeloid leukemia", 40), ("*", 200)] {
        let query = MechanismQuery::between("imatinib", to);
        let query = if to == "*" { MechanismQuery::starting_at("imatinib") } else { query };
        let answer = query.limit(200).answer(&graph).unwrap();
        assert!(answer.mechanisms.len() >= count, "{to}: {}", answer.mechanisms.len());
        for language in [Language::En, Language::Zh] {
            let picture = Picture::of_answer(&answer, &graph, language).grouped(Picture::LEGIBLE);
            assert!(picture.nodes.len() <= Picture::LEGIBLE, "{to}: {} nodes", picture.nodes.len());
            let layout = check(&picture);
            assert!(is_readable(layout.width), "{to} is {} wide", layout.width);
        }
    }
}

#[test]
fn the_ten_largest_records_are_readable() {
    let Some(text) = text() else { return };
    let records = records(&text);
    assert_eq!(records.len(), 2_407);
    let links = |record: &str| record.matches("\n  - key: ").count();
    let mut largest: Vec<(&str, &str)> = records.into_iter().collect();
    largest.sort_by_key(|(id, record)| (core::cmp::Reverse(links(record)), *id));
    for (id, record) in &largest[..10] {
        let picture = draw(record);
        assert!(picture.nodes.len() >= 10, "{id}: {}", picture.nodes.len());
        let layout = check(&picture);
        assert!(is_readable(layout.width), "{id} is {} wide", layout.width);
        compare(&Path::new("tests/pictures/golden").join(format!("{id}.svg")), &picture.to_svg());
    }
}
