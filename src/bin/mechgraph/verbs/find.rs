//! `find`: entities by any of their names.

use mechgraph::graph::{NameKind, NameMatch};
use serde::Serialize;

use crate::arguments::{Arguments, Find};
use crate::exit::{Code, Failure};
use crate::{loading, output};

#[derive(Serialize)]
struct Found<'g> {
    query: &'g str,
    matches: Vec<Match<'g>>,
    near: Vec<Match<'g>>,
}

#[derive(Serialize)]
struct Match<'g> {
    id: &'g str,
    name: &'g str,
    category: Option<&'g str>,
    matched: &'g str,
    kind: NameKind,
}

impl<'g> Match<'g> {
    fn new(found: &NameMatch<'g>) -> Self {
        Self {
            id: found.node.curie(),
            name: found.node.name(),
            category: found.node.category().map(mechgraph::Category::as_str),
            matched: found.matched,
            kind: found.kind,
        }
    }
}

pub(crate) fn run(arguments: &Arguments, find: &Find) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let names = graph.find(&find.name);
    let near = if names.is_empty() { graph.near_names(&find.name) } else { Vec::new() };
    let found = Found {
        query: &find.name,
        matches: names.best.iter().chain(&names.weaker).map(Match::new).collect(),
        near: near.iter().map(Match::new).collect(),
    };
    if arguments.json {
        output::print_json(&found)?;
    } else {
        let line = |found: &Match<'_>| {
            let category = found.category.map_or("", |category| category.trim_start_matches("biolink:"));
            format!("{}\t{}\t{category}\t{}\n", found.id, found.name, found.matched)
        };
        output::print(&found.matches.iter().map(line).collect::<String>())?;
        if found.matches.is_empty() {
            let names: Vec<&str> = found.near.iter().map(|near| near.matched).collect();
            let hint = if names.is_empty() { String::new() } else { format!("; did you mean {}?", names.join(", ")) };
            output::narrate(&format!("{:?} is not in this graph{hint}", find.name));
        }
    }
    Ok(if found.matches.is_empty() { Code::NotFound } else { loaded })
}
