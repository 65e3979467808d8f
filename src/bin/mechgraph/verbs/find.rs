//! `find`: entities by any of their names.

use mechgraph::graph::{Closeness, NameKind, NameMatch};
use mechgraph::query::resolve;
use mechgraph::render::counted;
use serde::Serialize;

use crate::arguments::{Arguments, Find};
use crate::exit::{Code, Failure};
use crate::output::Table;
use crate::{loading, output};

/// How many names that differ in letters are suggested.
const NEAR: usize = 5;

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
    closeness: Closeness,
    statements: usize,
}

impl<'g> Match<'g> {
    fn new(found: &NameMatch<'g>) -> Self {
        Self {
            id: found.node.curie(),
            name: found.node.name(),
            category: found.node.category().map(mechgraph::Category::as_str),
            matched: found.matched,
            kind: found.kind,
            closeness: found.closeness,
            statements: found.node.degree(),
        }
    }
}

pub(crate) fn run(arguments: &Arguments, find: &Find) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let search = graph.search(&find.name, find.limit);
    let is_near = |found: &&NameMatch<'_>| found.closeness == Closeness::Near;
    let found = Found {
        query: &find.name,
        matches: search.matches.iter().filter(|found| !is_near(found)).map(Match::new).collect(),
        near: search.matches.iter().filter(is_near).take(NEAR).map(Match::new).collect(),
    };
    if arguments.json {
        output::print_json(&found)?;
    } else {
        list(&found.matches)?;
        if found.matches.is_empty() {
            // The error of a question that does not find the name, with the same suggestions.
            let error = resolve(&graph, &find.name).err().map_or_else(String::new, |error| error.to_string());
            output::narrate(&error);
        } else if found.matches.len() == find.limit {
            output::narrate(&format!("the first {}; --limit lists more", find.limit));
        }
    }
    Ok(if found.matches.is_empty() { Code::NotFound } else { loaded })
}

fn list(all: &[Match<'_>]) -> Result<(), Failure> {
    let category = |found: &Match<'_>| found.category.map_or("", |it| it.trim_start_matches("biolink:")).to_owned();
    if !output::is_laid_out() {
        let line = |found: &Match<'_>| {
            let Match { id, name, matched, statements, .. } = found;
            format!("{id}\t{name}\t{}\t{matched}\t{statements}\n", category(found))
        };
        return output::print_rows(&all.iter().map(line).collect::<String>());
    }
    let mut table = Table::new(0);
    for found in all {
        let Match { id, name, matched, statements, .. } = found;
        let other = if matched == name { "" } else { matched };
        let [name, other, id] = [name, other, id].map(str::to_owned);
        let statements = counted(*statements, "statement", "statements");
        let about = format!("{}, {statements}", category(found));
        table.row([name, about.trim_start_matches(", ").to_owned(), other, id]);
    }
    output::print_table(table)
}
