//! `info`: counts, and the files that the graph was made from.

use std::collections::BTreeMap;

use mechgraph::model::Source;
use mechgraph::render::{Line, counted};
use serde::Serialize;

use crate::arguments::{self, Arguments};
use crate::exit::{Code, Failure};
use crate::ingest::{Rows, size};
use crate::output::Text;
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

/// The keys are those of the ingest report.
#[derive(Serialize)]
struct SourceFile<'g> {
    name: &'g str,
    format: Option<&'g str>,
    rows: Rows,
    /// Of the bytes as they are stored.
    sha256: Option<&'g str>,
}

impl<'g> SourceFile<'g> {
    /// Records without a file, such as the embedded ones, have no name.
    fn of(source: &'g Source) -> Option<Self> {
        (!source.name.is_empty()).then(|| Self {
            name: &source.name,
            format: source.format.as_deref(),
            rows: Rows::of_source(source),
            sha256: source.sha256.as_deref(),
        })
    }
}

pub(crate) fn run(arguments: &Arguments, _: &arguments::Info) -> Result<Code, Failure> {
    loading::refuse_changes(arguments)?;
    let loaded = loading::read(&arguments.graph, Hashing::Sha256)?;
    loaded.narrate();
    let graph = &loaded.graph;
    let mut info = Info {
        entities: graph.node_count(),
        statements: graph.statement_count(),
        categories: BTreeMap::new(),
        predicates: graph.predicates().map(|(predicate, count)| (predicate.to_string(), count)).collect(),
        knowledge_sources: BTreeMap::new(),
        sources: graph.sources().iter().filter_map(SourceFile::of).collect(),
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
        output::print(&text(&info))?;
    }
    Ok(loaded.code())
}

fn text(info: &Info<'_>) -> Text {
    let mut text = Text::default();
    text.line(Line::heading(size(info.entities, info.statements)));
    for (title, counts) in [
        ("categories", &info.categories),
        ("predicates", &info.predicates),
        ("knowledge sources", &info.knowledge_sources),
    ] {
        text.line(Line::heading(title));
        let widest = counts.values().max().map_or(0, |most| most.to_string().len());
        for (name, count) in counts {
            text.line(Line::new(2, name).marked(format!("{count:>widest$}  ")));
        }
    }
    text.line(Line::heading("sources"));
    if info.sources.is_empty() {
        text.line(Line::new(2, "the embedded graph"));
    }
    for SourceFile { name, format, rows, sha256 } in &info.sources {
        let Rows { read, kept, merged, quarantined, skipped } = rows;
        let read = counted(read, "row", "rows");
        text.line(Line::new(
            2,
            format!("{name}: {read}, {kept} kept, {merged} merged, {quarantined} quarantined, {skipped} skipped"),
        ));
        let format = format.unwrap_or("of no known format");
        text.line(Line::new(4, format!("{format}, sha256")).with_ids(sha256.unwrap_or("not known")));
    }
    text
}
