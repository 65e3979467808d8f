//! `info`: counts, and the files that the graph was made from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::arguments::Arguments;
use crate::exit::{Code, Failure};
use crate::ingest::Rows;
use crate::loading::LoadedFile;
use crate::progress::Hashing;
use crate::{loading, output};

#[derive(Serialize)]
struct Info<'l> {
    entities: usize,
    statements: usize,
    categories: BTreeMap<String, usize>,
    predicates: BTreeMap<String, usize>,
    /// Statements by the source that their rows name.
    knowledge_sources: BTreeMap<String, usize>,
    /// The files that were read; none for the embedded graph.
    sources: Vec<SourceFile<'l>>,
}

#[derive(Serialize)]
struct SourceFile<'l> {
    name: &'l str,
    format: &'l str,
    rows: Rows,
    /// Of the bytes as they are stored.
    sha256: Option<&'l str>,
}

impl<'l> SourceFile<'l> {
    fn of(file: &'l LoadedFile) -> Self {
        Self {
            name: &file.report.source,
            format: file.format.as_str(),
            rows: Rows::of(file),
            sha256: file.sha256.as_deref(),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Code, Failure> {
    let loaded = loading::open_hashed(arguments, Hashing::Sha256)?;
    let graph = &loaded.graph;
    let mut info = Info {
        entities: graph.node_count(),
        statements: graph.statement_count(),
        categories: BTreeMap::new(),
        predicates: graph.predicates().map(|(predicate, count)| (predicate.to_string(), count)).collect(),
        knowledge_sources: BTreeMap::new(),
        sources: loaded.files.iter().map(SourceFile::of).collect(),
    };
    for node in graph.nodes() {
        let category = node.category().map_or("none", mechgraph::Category::as_str);
        *info.categories.entry(category.to_owned()).or_default() += 1;
    }
    for statement in graph.statements() {
        let source = statement.primary_knowledge_source().unwrap_or("none");
        *info.knowledge_sources.entry(source.to_owned()).or_default() += 1;
    }
    if arguments.json {
        output::print_json(&info)?;
    } else {
        output::print_with_headings(&text(&info, &loaded.files), |line| !line.starts_with(' '))?;
    }
    Ok(loaded.code())
}

fn text(info: &Info<'_>, files: &[LoadedFile]) -> String {
    let table = |title: &str, counts: &BTreeMap<String, usize>| {
        let lines = counts.iter().map(|(name, count)| format!("  {count:>9}  {name}\n"));
        format!("{title}\n{}", lines.collect::<String>())
    };
    let file = |file: &LoadedFile| {
        let sha256 = file.sha256.as_deref().unwrap_or("none");
        format!("  {}\n    {}, sha256 {sha256}\n", file.report, file.format.as_str())
    };
    let sources = if files.is_empty() { "  the embedded graph\n".to_owned() } else { files.iter().map(file).collect() };
    [
        format!("{} entities, {} statements\n", info.entities, info.statements),
        table("categories", &info.categories),
        table("predicates", &info.predicates),
        table("knowledge sources", &info.knowledge_sources),
        format!("sources\n{sources}"),
    ]
    .concat()
}
