//! `info`: counts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::arguments::Arguments;
use crate::exit::{Code, Failure};
use crate::{graph, output};

#[derive(Serialize)]
struct Info {
    entities: usize,
    statements: usize,
    categories: BTreeMap<String, usize>,
    predicates: BTreeMap<String, usize>,
    sources: BTreeMap<String, usize>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Code, Failure> {
    let (graph, loaded) = graph::open(arguments)?;
    let mut info = Info {
        entities: graph.node_count(),
        statements: graph.statement_count(),
        categories: BTreeMap::new(),
        predicates: graph.predicates().map(|(predicate, count)| (predicate.to_string(), count)).collect(),
        sources: BTreeMap::new(),
    };
    for node in graph.nodes() {
        let category = node.category().map_or("none", mechgraph::Category::as_str);
        *info.categories.entry(category.to_owned()).or_default() += 1;
    }
    for statement in graph.statements() {
        let source = statement.primary_knowledge_source().unwrap_or("none");
        *info.sources.entry(source.to_owned()).or_default() += 1;
    }
    if arguments.json {
        output::print_json(&info)?;
    } else {
        let table = |title: &str, counts: &BTreeMap<String, usize>| {
            let lines = counts.iter().map(|(name, count)| format!("  {count:>9}  {name}\n"));
            format!("{title}\n{}", lines.collect::<String>())
        };
        output::print(&format!(
            "{} entities, {} statements\n{}{}{}",
            info.entities,
            info.statements,
            table("categories", &info.categories),
            table("predicates", &info.predicates),
            table("sources", &info.sources),
        ))?;
    }
    Ok(loaded)
}
