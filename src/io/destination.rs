//! Where a graph is written, from the name of its output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::graph::KnowledgeGraph;

#[cfg(feature = "parquet")]
use super::parquet;
#[cfg(feature = "rdf")]
use super::rdf::{self, Syntax};
use super::{WriteFormat, WriteReport, cx2, cytoscape, graphml, json_graph, kgx, sbgn, sif, trapi};

/// Why the name of an output says nowhere to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct DestinationError(String);

/// One file to write, and what of a graph it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Destination {
    /// The file.
    pub path: PathBuf,
    /// The format.
    pub format: WriteFormat,
    part: Part,
    is_compressed: bool,
}

/// Which rows of a graph a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Nodes,
    Edges,
    #[cfg(feature = "parquet")]
    Closure,
    #[cfg(feature = "parquet")]
    Links,
}

impl Destination {
    /// One file of the whole graph.
    #[must_use]
    pub fn whole(path: impl Into<PathBuf>, format: WriteFormat) -> Self {
        Self { path: path.into(), format, part: Part::Whole, is_compressed: false }
    }

    /// The files of an output named `out`.
    ///
    /// As with KGX's own `transform`, a name without an extension is what the names of two files start with:
    /// `graph` gives `graph_nodes.tsv` and `graph_edges.tsv`. So do `graph.tsv` and the name of either, and likewise for
    /// JSON Lines: KGX skips a file whose name has neither `nodes` nor `edges`. JSON Lines are one file if `format` names
    /// the format of a name with an extension. A name that ends in `.trapi.json` is a message of TRAPI 1.6. Other formats are
    /// one file, named by their [`extensions`](WriteFormat::extensions). A name that ends in `.gz` is compressed. Parquet is
    /// four files: `graph.parquet` gives `graph_nodes.parquet`, `graph_edges.parquet`, `graph_closure.parquet` and
    /// `graph_links.parquet`.
    ///
    /// # Errors
    ///
    /// [`DestinationError`] if the name does not end in a format that can be written, or names a folder.
    pub fn of_name(out: &Path, format: Option<WriteFormat>) -> Result<Vec<Self>, DestinationError> {
        let Some(name) = out.file_name().and_then(|name| name.to_str()).filter(|_| !out.is_dir()) else {
            let message = format!("{} is a folder, or its name is not text; name a file", out.display());
            return Err(DestinationError(message));
        };
        let (bare, is_compressed) = name.strip_suffix(".gz").map_or((name, false), |bare| (bare, true));
        let by_name = WriteFormat::of_name(bare);
        let named = by_name.map(|(format, ..)| format);
        let extension = by_name.map_or_else(|| bare.rsplit_once('.').map_or("", |(_, last)| last), |(.., last)| last);
        let format_of_name = if extension.is_empty() { Some(WriteFormat::KgxTsv) } else { named };
        let Some(wanted) = format.or(format_of_name) else {
            let ends: Vec<String> =
                WriteFormat::ALL.iter().map(|it| format!(".{}", it.extensions().join(", ."))).collect();
            return Err(DestinationError(format!(
                "the name {name} does not end in a format that can be written; end it in one of {}, with .gz if wanted, or \
                 name the format",
                ends.join(", ")
            )));
        };
        let halves = parts(wanted);
        let stem = by_name.filter(|(named, ..)| *named == wanted).map_or(bare, |(_, stem, _)| stem);
        let pair = halves.iter().find_map(|(half, _)| stem.strip_suffix(half)).filter(|stem| !stem.is_empty());
        let is_pair = match wanted {
            WriteFormat::KgxTsv => true,
            WriteFormat::KgxJsonl => format.is_none() || pair.is_some() || extension.is_empty(),
            #[cfg(feature = "parquet")]
            WriteFormat::Parquet => true,
            _ => false,
        };
        if !is_pair {
            return Ok(vec![Self { is_compressed, ..Self::whole(out, wanted) }]);
        }
        let stem = pair.unwrap_or(stem);
        let own = if named == Some(wanted) { None } else { wanted.extensions().first() };
        let extension = own.copied().unwrap_or(extension);
        let compressed = if is_compressed { ".gz" } else { "" };
        let half = |&(half, part): &(&str, Part)| {
            let path = out.with_file_name(format!("{stem}{half}.{extension}{compressed}"));
            Self { path, format: wanted, part, is_compressed }
        };
        Ok(halves.iter().map(half).collect())
    }

    /// Writes what the file holds of a graph.
    ///
    /// # Errors
    ///
    /// That of `out`; [`Unsupported`](io::ErrorKind::Unsupported) if the name asks for compression, and the feature
    /// `compression` is off.
    pub fn write(&self, graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
        if self.is_compressed {
            #[cfg(feature = "compression")]
            {
                let mut encoder = flate2::write::GzEncoder::new(out, flate2::Compression::default());
                let report = self.write_plain(graph, &mut encoder)?;
                encoder.finish()?.flush()?;
                return Ok(report);
            }
            #[cfg(not(feature = "compression"))]
            {
                let message = "writing gzip needs the feature `compression`; leave .gz out of the name";
                return Err(io::Error::new(io::ErrorKind::Unsupported, message));
            }
        }
        let report = self.write_plain(graph, &mut out)?;
        out.flush()?;
        Ok(report)
    }

    fn write_plain(&self, graph: &KnowledgeGraph, out: &mut impl Write) -> io::Result<WriteReport> {
        match (self.format, self.part) {
            (WriteFormat::KgxJson, _) => kgx::write_json(graph, out),
            (WriteFormat::Trapi(version), _) => trapi::write_message(graph, version, out),
            #[cfg(feature = "rdf")]
            (WriteFormat::Turtle, _) => rdf::write(graph, Syntax::Turtle, out),
            #[cfg(feature = "rdf")]
            (WriteFormat::NTriples, _) => rdf::write(graph, Syntax::NTriples, out),
            #[cfg(feature = "rdf")]
            (WriteFormat::NQuads, _) => rdf::write(graph, Syntax::NQuads, out),
            (WriteFormat::GraphMl, _) => graphml::write_graph(graph, out),
            (WriteFormat::Cx2, _) => cx2::write_graph(graph, out),
            (WriteFormat::CytoscapeJson, _) => cytoscape::write_graph(graph, out),
            (WriteFormat::Sif, _) => sif::write_graph(graph, out),
            (WriteFormat::Sbgn, _) => sbgn::write_graph(graph, out),
            (WriteFormat::JsonGraph, _) => json_graph::write_graph(graph, out),
            (WriteFormat::KgxJsonl, Part::Whole) => kgx::write_jsonl(graph, out),
            (WriteFormat::KgxJsonl, Part::Nodes) => kgx::write_jsonl_nodes(graph, out),
            (WriteFormat::KgxJsonl, Part::Edges) => kgx::write_jsonl_edges(graph, out),
            (WriteFormat::KgxTsv, Part::Edges) => kgx::write_tsv_edges(graph, out),
            #[cfg(feature = "parquet")]
            (WriteFormat::Parquet, Part::Edges) => parquet::write_edges(graph, out),
            #[cfg(feature = "parquet")]
            (WriteFormat::Parquet, Part::Closure) => parquet::write_closure(graph, out),
            #[cfg(feature = "parquet")]
            (WriteFormat::Parquet, Part::Links) => parquet::write_links(graph, out),
            #[cfg(feature = "parquet")]
            (WriteFormat::Parquet, Part::Nodes | Part::Whole) => parquet::write_nodes(graph, out),
            (WriteFormat::KgxTsv, _) => kgx::write_tsv_nodes(graph, out),
            #[cfg(feature = "parquet")]
            (WriteFormat::KgxJsonl, Part::Closure | Part::Links) => kgx::write_jsonl(graph, out),
        }
    }
}

/// What the names of the files of a format end in, and what each holds.
const fn parts(format: WriteFormat) -> &'static [(&'static str, Part)] {
    match format {
        #[cfg(feature = "parquet")]
        WriteFormat::Parquet => {
            &[("_nodes", Part::Nodes), ("_edges", Part::Edges), ("_closure", Part::Closure), ("_links", Part::Links)]
        }
        _ => &[("_nodes", Part::Nodes), ("_edges", Part::Edges)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::trapi::Version;

    fn check(out: &str, to: Option<WriteFormat>, expected: &[&str]) {
        let found = Destination::of_name(Path::new(out), to).unwrap();
        let paths: Vec<&str> = found.iter().map(|one| one.path.to_str().unwrap()).collect();
        assert_eq!(paths, expected, "{out} {to:?}");
        let is_gzip = Path::new(out).extension().is_some_and(|extension| extension == "gz");
        assert!(found.iter().all(|one| one.is_compressed == is_gzip));
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
        for out in ["x.trapi.json.gz", "x.graphml", "x.cx2", "x.cyjs", "x.sif", "x.sbgn.gz", "x.jgf.json"] {
            check(out, None, &[out]);
        }
        #[cfg(feature = "rdf")]
        for out in ["x.ttl", "x.nt.gz", "x.nq"] {
            check(out, None, &[out]);
        }
        #[cfg(feature = "parquet")]
        {
            let tables = ["x_nodes.parquet", "x_edges.parquet", "x_closure.parquet", "x_links.parquet"];
            check("x.parquet", None, &tables);
            check("x_edges.parquet", None, &tables);
            check("x", Some(WriteFormat::Parquet), &tables);
        }
    }

    #[test]
    fn the_format_may_be_named() {
        check("x", Some(WriteFormat::KgxJsonl), &["x_nodes.jsonl", "x_edges.jsonl"]);
        check("x", Some(WriteFormat::KgxJson), &["x"]);
        check("x.json", Some(WriteFormat::Trapi(Version::V2)), &["x.json"]);
        check("x.txt", Some(WriteFormat::KgxJsonl), &["x.txt"]);
        check("x.jsonl", Some(WriteFormat::KgxJsonl), &["x.jsonl"]);
        check("v1.2", Some(WriteFormat::KgxTsv), &["v1.2_nodes.tsv", "v1.2_edges.tsv"]);
        check("_nodes.tsv", None, &["_nodes_nodes.tsv", "_nodes_edges.tsv"]);
        for (out, to) in [("x.csv", None), ("x.tsv.zst", None), ("src", None), ("..", None)] {
            assert!(Destination::of_name(Path::new(out), to).is_err(), "{out}");
        }
    }
}
