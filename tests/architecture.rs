//! The order of layers, and of the files within one: a module uses only those below it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first. `error`, `open` and `documentation` belong to the front page, which may use all.
const LAYERS: [&str; 11] =
    ["text", "model", "schema", "style", "graph", "build", "query", "sql", "io", "render", "datasets"];

/// The stages of layers that have some: folders or files, lowest first.
const STAGES: [(&str, &[&str]); 2] = [
    ("build", &["rows", "identities", "merge", "freeze", "builder", "revision", "overlay"]),
    (
        "query",
        &[
            "plan",
            "permutation",
            "contradictions",
            "audit",
            "statements",
            "mechanism",
            "paths",
            "metapath",
            "pattern",
            "answer",
            "diff",
            "regulators",
        ],
    ),
];

/// How many files may use each other in a circle.
const LARGEST_CIRCLE: usize = 3;

#[test]
fn modules_use_only_what_lies_below_them() {
    let level = |file: &str| LAYERS.iter().position(|layer| is_in(file, layer));
    let sources = Sources::read();
    let upward: Vec<String> = sources
        .uses()
        .filter(|(from, to)| level(from).zip(level(to)).is_some_and(|(from, to)| from < to))
        .map(|(from, to)| format!("{from} uses {to}"))
        .collect();
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn stages_of_a_layer_use_only_those_before_them() {
    let sources = Sources::read();
    for (layer, stages) in STAGES {
        let level = |file: &str| stages.iter().position(|stage| is_in(file, &format!("{layer}/{stage}")));
        let upward: Vec<String> = sources
            .uses()
            .filter(|(from, to)| level(from).zip(level(to)).is_some_and(|(from, to)| from < to))
            .map(|(from, to)| format!("{from} uses {to}"))
            .collect();
        assert!(upward.is_empty(), "{layer}: {upward:#?}");
        for file in sources.files.values().filter(|file| is_in(file, layer) && **file != format!("{layer}/mod.rs")) {
            assert!(level(file).is_some(), "{file} is in no stage");
        }
    }
}

#[test]
fn no_more_than_three_files_use_each_other() {
    let sources = Sources::read();
    let circles = sources.circles();
    let large: Vec<_> = circles.iter().filter(|circle| circle.len() > LARGEST_CIRCLE).collect();
    assert!(large.is_empty(), "{large:#?}");
}

/// The test itself: what it must see in a file.
#[test]
fn every_way_to_name_a_module_is_seen() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\npub use a::Thing;"),
        ("a/mod.rs", "mod deep;\nmod user;\npub(crate) use deep::{Deep, Other as Renamed};\npub struct Thing;"),
        ("a/deep.rs", "pub struct Deep;\npub struct Other;"),
        ("a/user.rs", "use super::{Renamed, Thing};\nfn f(_: crate::b::inner::Inner) {}"),
        ("b/mod.rs", "pub mod inner;\nuse crate::{\n    Thing, // crate::c::Comment\n    a::{self, Deep},\n};"),
        (
            "b/inner.rs",
            "pub struct Inner;\npub(in super::super) struct Seen;\n#[cfg(test)]\nmod tests {\n    use super::super::Thing;\n}",
        ),
    ];
    let sources = Sources::of(files.map(|(file, text)| (file.to_owned(), text.to_owned())));
    let uses: Vec<(&str, &str)> = sources.uses().collect();
    let expected = [
        ("a/mod.rs", "a/deep.rs"),
        ("a/user.rs", "a/deep.rs"),
        ("a/user.rs", "a/mod.rs"),
        ("a/user.rs", "b/inner.rs"),
        ("b/mod.rs", "a/deep.rs"),
        ("b/mod.rs", "a/mod.rs"),
        ("lib.rs", "a/mod.rs"),
    ];
    assert_eq!(uses, expected);
    let circle = Sources::of([
        ("x.rs".to_owned(), "use crate::y::Y;".to_owned()),
        ("y.rs".to_owned(), "use crate::z::Z;".to_owned()),
        ("z.rs".to_owned(), "use crate::x::X;".to_owned()),
        ("apart.rs".to_owned(), "use crate::x::X;".to_owned()),
    ]);
    assert_eq!(circle.circles(), [["x.rs", "y.rs", "z.rs"]]);
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

/// Whether a file is a module of this name, or within it.
fn is_in(file: &str, module: &str) -> bool {
    file.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
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

type Module = Vec<String>;

/// The library's files, and which of them names which.
struct Sources {
    /// By module.
    files: BTreeMap<Module, String>,
    /// The paths that each module names.
    named: BTreeMap<Module, Vec<Module>>,
    /// What a module passes on under which name.
    exports: BTreeMap<(Module, String), Module>,
    edges: BTreeSet<(String, String)>,
}

impl Sources {
    fn read() -> Self {
        let files = rust_files(Path::new("src")).into_iter().filter(|file| !file.starts_with("src/bin"));
        Self::of(files.map(|file| {
            let name = file.strip_prefix("src").unwrap().to_str().unwrap().replace('\\', "/");
            (name, fs::read_to_string(&file).unwrap())
        }))
    }

    fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let (mut sources, mut texts) = (
            Self { files: BTreeMap::new(), named: BTreeMap::new(), exports: BTreeMap::new(), edges: BTreeSet::new() },
            Vec::new(),
        );
        for (file, text) in files {
            let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
            let module = if path == "lib" { Module::new() } else { path.split('/').map(str::to_owned).collect() };
            sources.files.insert(module.clone(), file);
            texts.push((module, code_of(&text)));
        }
        for (module, code) in texts {
            let (uses, rest) = use_statements(&code);
            for (path, name) in uses.iter().flat_map(|tree| flatten(tree)) {
                let Some(path) = sources.absolute(&module, &path) else { continue };
                sources.exports.insert((module.clone(), name), path.clone());
                sources.named.entry(module.clone()).or_default().push(path);
            }
            let inline = inline_paths(&rest);
            let inline = inline.iter().filter_map(|path| sources.absolute(&module, path)).collect::<Vec<_>>();
            sources.named.entry(module).or_default().extend(inline);
        }
        let targets = |paths: &[Module]| paths.iter().filter_map(|path| sources.file_of(path)).collect::<BTreeSet<_>>();
        let mut edges = BTreeSet::new();
        for (module, paths) in &sources.named {
            let file = &sources.files[module];
            edges.extend(targets(paths).into_iter().filter(|to| *to != file).map(|to| (file.clone(), to.clone())));
        }
        sources.edges = edges;
        sources
    }

    /// Each file with each that it uses, in order.
    fn uses(&self) -> impl Iterator<Item = (&str, &str)> {
        self.edges.iter().map(|(from, to)| (from.as_str(), to.as_str()))
    }

    /// A path from the root of the crate; none if it leads out of it.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Module> {
        let mut here = module.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                here.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    here.pop()?;
                    rest = &rest[1..];
                }
            }
            child => {
                here.push(child.to_owned());
                self.files.get(&here)?;
                rest = &path[1..];
            }
        }
        here.extend(rest.iter().cloned());
        Some(here)
    }

    /// The file in which what a path names is written, whatever passes it on.
    fn file_of(&self, path: &[String]) -> Option<&String> {
        let depth = (0..=path.len()).rev().find(|depth| self.files.contains_key(&path[..*depth]))?;
        let (module, rest) = path.split_at(depth);
        let passed_on = rest.first().and_then(|name| self.exports.get(&(module.to_vec(), name.clone())));
        match passed_on {
            Some(target) => self.file_of(&[target.as_slice(), &rest[1..]].concat()),
            None => self.files.get(module),
        }
    }

    /// The sets of files of which each leads to each other, of one layer.
    fn circles(&self) -> Vec<Vec<&str>> {
        let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        self.uses().for_each(|(from, to)| next.entry(from).or_default().push(to));
        let files = self.files.values();
        let reached: BTreeMap<&str, BTreeSet<&str>> = files.map(|file| (file.as_str(), reached(file, &next))).collect();
        let mut circles = BTreeSet::new();
        for (file, others) in &reached {
            let circle: Vec<&str> = others.iter().copied().filter(|other| reached[other].contains(file)).collect();
            if !circle.is_empty() {
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }
}

/// The files to which one leads, itself only in a circle.
fn reached<'s>(start: &'s str, next: &BTreeMap<&'s str, Vec<&'s str>>) -> BTreeSet<&'s str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(file) = open.pop() {
        open.extend(next.get(file).into_iter().flatten().copied().filter(|to| reached.insert(*to)));
    }
    reached
}

/// A file without its comments and its tests.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The trees of the `use` statements, and the code without them.
fn use_statements(code: &str) -> (Vec<String>, String) {
    let (mut trees, mut rest, mut open) = (Vec::new(), String::new(), None::<String>);
    for line in code.lines() {
        let trimmed = line.trim();
        let start = trimmed.strip_prefix("pub").map_or(trimmed, |visible| match visible.strip_prefix('(') {
            Some(scope) => scope.split_once(')').map_or("", |(_, after)| after),
            None => visible,
        });
        match (&mut open, start.trim_start().strip_prefix("use ")) {
            (Some(tree), _) => tree.push_str(trimmed),
            (None, Some(tree)) => open = Some(tree.to_owned()),
            (None, None) => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
        if let Some(tree) = open.take_if(|tree| tree.ends_with(';')) {
            trees.push(tree.trim_end_matches(';').to_owned());
        }
    }
    (trees, rest)
}

/// Each path of a `use` tree, with the name under which it is known then.
fn flatten(tree: &str) -> Vec<(Module, String)> {
    let Some((prefix, inner)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
        let path: Module = path.split("::").map(|segment| segment.trim().to_owned()).collect();
        let name = name.unwrap_or_else(|| path.last().unwrap()).to_owned();
        return vec![(path, name)];
    };
    let inner = inner.trim().trim_end_matches(';').strip_suffix('}').unwrap_or(inner);
    let prefix: Module =
        prefix.split("::").map(|segment| segment.trim().to_owned()).filter(|segment| !segment.is_empty()).collect();
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for character in inner.chars() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        if character == ',' && depth == 0 {
            parts.push(String::new());
        } else {
            parts.last_mut().unwrap().push(character);
        }
    }
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts
        .flat_map(flatten)
        .map(|(path, name)| match path.as_slice() {
            [own] if own == "self" => (prefix.clone(), prefix.last().unwrap().clone()),
            _ => ([prefix.as_slice(), &path].concat(), name),
        })
        .collect()
}

/// Paths that start at `crate`, `super` or `self`, wherever they stand in code.
fn inline_paths(code: &str) -> Vec<Module> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    // How far an item is visible is no use of a module.
    let code = code.replace("pub(in crate::", "pub(in ").replace("pub(in super::", "pub(in ");
    let words = code.split(|character| !is_part(character));
    let rooted = words.filter(|word| ["crate::", "super::", "self::"].iter().any(|root| word.starts_with(root)));
    rooted.map(|word| word.split("::").map(str::to_owned).collect()).collect()
}
