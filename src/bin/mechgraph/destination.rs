//! Where a conversion goes, from the name of its output.

use std::path::{Path, PathBuf};

use crate::arguments::Target;
use crate::exit::Failure;

/// One file to write, or standard output.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Destination {
    /// None is standard output.
    pub(crate) path: Option<PathBuf>,
    pub(crate) part: Part,
    pub(crate) target: Target,
    pub(crate) compression: Compression,
}

/// Which rows of a graph a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Nodes,
    Edges,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    None,
    Gzip,
}

/// The files that an output named `out` stands for.
///
/// As with KGX's own `transform`, a name without an extension is what the names of two files start with:
/// `graph` gives `graph_nodes.tsv` and `graph_edges.tsv`. So do `graph.tsv` and the name of either, and likewise for
/// JSON Lines: KGX skips a file whose name has neither `nodes` nor `edges`. JSON Lines are one file if `to` names the
/// format of a name with an extension.
pub(crate) fn destinations(out: &Path, to: Option<Target>) -> Result<Vec<Destination>, Failure> {
    let usage = |message: String| Err(Failure::Usage(message));
    if out.as_os_str() == "-" {
        let target = to.unwrap_or(Target::Jsonl);
        if target == Target::Tsv {
            return usage(
                "tables are two files and cannot go to standard output; name them, or use --format jsonl".into(),
            );
        }
        let compression = Compression::None;
        return Ok(vec![Destination { path: None, part: Part::Whole, target, compression }]);
    }
    if std::fs::metadata(out).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return match to {
            Some(target @ (Target::Jsonl | Target::Json)) => {
                let compression = Compression::None;
                Ok(vec![Destination { path: Some(out.to_owned()), part: Part::Whole, target, compression }])
            }
            _ => {
                usage(format!("{} is no regular file; write to it with --format jsonl or --format json", out.display()))
            }
        };
    }
    let Some(name) = out.file_name().and_then(|name| name.to_str()).filter(|_| !out.is_dir()) else {
        return usage(format!("{} is a folder, or its name is no text; name a file", out.display()));
    };
    let (bare, compression) = match name.strip_suffix(".gz") {
        Some(bare) => (bare, Compression::Gzip),
        None => (name, Compression::None),
    };
    let (stem, extension) = bare.rsplit_once('.').unwrap_or((bare, ""));
    let named = match extension {
        "tsv" => Some(Target::Tsv),
        "jsonl" | "ndjson" => Some(Target::Jsonl),
        "json" => Some(Target::Json),
        _ => None,
    };
    let target = match (to, named) {
        (Some(to), _) => to,
        (None, Some(named)) => named,
        (None, None) if extension.is_empty() => Target::Tsv,
        (None, None) => {
            return usage(format!(
                "the name {name} tells no format that can be written; end it in .tsv, .jsonl or .json, with .gz if \
                 wanted, or name the format with --format"
            ));
        }
    };
    let halves = ["_nodes", "_edges"];
    let stem = if named == Some(target) { stem } else { bare };
    let pair = halves.iter().find_map(|half| stem.strip_suffix(half)).filter(|stem| !stem.is_empty());
    let is_pair = match target {
        Target::Tsv => true,
        Target::Jsonl => to.is_none() || pair.is_some() || extension.is_empty(),
        Target::Json => false,
    };
    if !is_pair {
        return Ok(vec![Destination { path: Some(out.to_owned()), part: Part::Whole, target, compression }]);
    }
    let stem = pair.unwrap_or(stem);
    let extension = match (named == Some(target), target) {
        (true, _) => extension,
        (false, Target::Jsonl) => "jsonl",
        (false, _) => "tsv",
    };
    let compressed = if compression == Compression::Gzip { ".gz" } else { "" };
    let half = |(half, part)| {
        let path = out.with_file_name(format!("{stem}{half}.{extension}{compressed}"));
        Destination { path: Some(path), part, target, compression }
    };
    Ok(halves.into_iter().zip([Part::Nodes, Part::Edges]).map(half).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(out: &str, to: Option<Target>, expected: &[&str]) {
        let found = destinations(Path::new(out), to).unwrap();
        let paths: Vec<&str> =
            found.iter().map(|one| one.path.as_deref().map_or("-", |it| it.to_str().unwrap())).collect();
        assert_eq!(paths, expected, "{out} {to:?}");
        let is_gzip = Path::new(out).extension().is_some_and(|extension| extension == "gz");
        assert!(found.iter().all(|one| (one.compression == Compression::Gzip) == is_gzip));
    }

    #[test]
    fn names_tell_the_files() {
        let tables = ["d/x_nodes.tsv", "d/x_edges.tsv"];
        for out in ["d/x", "d/x.tsv", "d/x_nodes.tsv", "d/x_edges.tsv"] {
            check(out, None, &tables);
        }
        check("x.tsv.gz", None, &["x_nodes.tsv.gz", "x_edges.tsv.gz"]);
        check("x.gz", None, &["x_nodes.tsv.gz", "x_edges.tsv.gz"]);
        check("x.jsonl.gz", None, &["x_nodes.jsonl.gz", "x_edges.jsonl.gz"]);
        check("x.ndjson", None, &["x_nodes.ndjson", "x_edges.ndjson"]);
        check("x_nodes.jsonl", None, &["x_nodes.jsonl", "x_edges.jsonl"]);
        check("x.json", None, &["x.json"]);
        check("-", None, &["-"]);
    }

    #[test]
    fn the_format_may_be_named() {
        check("x", Some(Target::Jsonl), &["x_nodes.jsonl", "x_edges.jsonl"]);
        check("x", Some(Target::Json), &["x"]);
        check("x.txt", Some(Target::Jsonl), &["x.txt"]);
        check("x.jsonl", Some(Target::Jsonl), &["x.jsonl"]);
        check("v1.2", Some(Target::Tsv), &["v1.2_nodes.tsv", "v1.2_edges.tsv"]);
        check("_nodes.tsv", None, &["_nodes_nodes.tsv", "_nodes_edges.tsv"]);
        for (out, to) in [("x.csv", None), ("x.tsv.zst", None), ("-", Some(Target::Tsv)), ("src", None), ("..", None)] {
            assert!(matches!(destinations(Path::new(out), to), Err(Failure::Usage(_))), "{out}");
        }
    }
}
