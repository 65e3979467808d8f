//! A save that is killed leaves the old snapshot or the new one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use mechgraph::KnowledgeGraph;

use super::program::{check, start};

const SAVES: u32 = 1_000;

/// Each saves one of two graphs over the other, and is killed after anything from no time to that of a whole run.
#[test]
fn a_thousand_killed_saves_leave_one_of_two_whole_snapshots() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let out = path("out.mg");
    let mut wholes = Vec::new();
    // The shortest of several, so that most are killed before they end however busy the machine is now and then.
    let mut shortest = Duration::MAX;
    for (source, count) in [("one.jsonl", 900), ("other.jsonl", 1_100)] {
        fs::write(path(source), rows(count)).unwrap();
        for _ in 0..5 {
            let started = Instant::now();
            check(&["build", &path(source), "-o", &out], 0, "", "");
            shortest = shortest.min(started.elapsed());
        }
        wholes.push(fs::read(&out).unwrap());
    }
    let (mut random, mut killed, mut saved) = (fastrand::Rng::with_seed(7), 0, 0);
    for time in 0..SAVES {
        let source = if fs::read(&out).unwrap() == wholes[0] { "other.jsonl" } else { "one.jsonl" };
        let mut child = start(&["build", &path(source), "-o", &out]);
        std::thread::sleep(shortest.mul_f64(1.1 * random.f64()));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        if status.code().is_none() {
            killed += 1;
        } else {
            saved += 1;
        }
        let found = fs::read(&out).unwrap();
        assert!(wholes.contains(&found), "after {time} saves: {} bytes that are neither", found.len());
        KnowledgeGraph::verify_snapshot(&found).unwrap();
        remove_drafts(folder.path());
    }
    assert!(killed > SAVES / 4, "{killed} were killed, {saved} saved");
}

fn rows(count: u32) -> String {
    let mut rows = String::new();
    for gene in 0..count {
        let object = (gene * 7 + 3) % count;
        let row = r#""predicate": "biolink:regulates", "object""#;
        writeln!(rows, "{{\"subject\": \"HGNC:{gene}\", {row}: \"HGNC:{object}\"}}").unwrap();
    }
    rows
}

/// What a killed process could not remove itself.
fn remove_drafts(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".mechgraph-")) {
            fs::remove_file(path).unwrap();
        }
    }
}
