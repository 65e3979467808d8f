//! The order of layers: a module uses only those below it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first. `error`, `open` and `documentation` belong to the front page, which may use all.
const LAYERS: [&str; 9] = ["text", "model", "schema", "graph", "build", "query", "io", "render", "datasets"];

/// `schema` uses `model`, which stands below it; nothing else is allowed upward.
#[test]
fn modules_use_only_what_lies_below_them() {
    let mut upward = Vec::new();
    for (level, layer) in LAYERS.iter().enumerate() {
        for file in rust_files(&Path::new("src").join(layer)) {
            let source = fs::read_to_string(&file).unwrap();
            for (line, text) in source.lines().enumerate() {
                let code = text.split("//").next().unwrap_or_default();
                for above in &LAYERS[level + 1..] {
                    if code.contains(&format!("crate::{above}::")) || code.contains(&format!("crate::{above};")) {
                        upward.push(format!("{}:{}: {layer} uses {above}", file.display(), line + 1));
                    }
                }
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let front = ["documentation", "error", "open"];
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let modules = lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    for module in modules.map(|module| module.trim_end_matches(';')) {
        assert!(LAYERS.contains(&module) || front.contains(&module), "{module} is in no layer");
    }
}

#[test]
fn petgraph_traits_stay_in_graph_visit() {
    for file in rust_files(Path::new("src")) {
        let source = fs::read_to_string(&file).unwrap();
        let here = file.starts_with("src/graph/visit");
        assert!(here || !source.contains("petgraph::visit"), "{} implements petgraph's traits", file.display());
    }
}

/// Readers take bytes and writers give them; where the bytes are is the caller's affair.
#[test]
fn only_opening_saving_and_the_program_touch_files() {
    for file in rust_files(Path::new("src")) {
        let source = fs::read_to_string(&file).unwrap();
        let places = ["src/open.rs", "src/io/open.rs", "src/io/destination.rs", "src/io/draft.rs", "src/io/save.rs"];
        let may = file.starts_with("src/bin") || places.iter().any(|place| file == Path::new(place));
        for module in ["fs", "path", "net", "process"] {
            assert!(may || !source.contains(&format!("std::{module}")), "{} uses std::{module}", file.display());
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
