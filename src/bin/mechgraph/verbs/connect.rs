//! `connect`: which of several entities act on each other, and what would join those that do not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use mechgraph::graph::Node;
use mechgraph::query::{ConnectQuery, Connections, Connector, Endpoint, Link, resolve};
use mechgraph::render::{counted, safe};
use mechgraph::{KnowledgeGraph, MechanismQuery};

use super::{names, paths};
use crate::arguments::{Arguments, MechanismOptions};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::{loading, output};

#[derive(Debug, Args)]
#[command(
    after_help = "A group is entities that act on each other, directly or by others of them. What would join groups \
                        acts on entities of several, or they act on it. Name other graphs with --graph."
)]
pub(crate) struct Ask {
    /// The entities, such as genes: names or ids
    #[arg(value_name = "NAME", required_unless_present = "entities")]
    names: Vec<String>,
    /// Add the entities of a file: a name or id in each line
    #[arg(long, value_name = "FILE", help_heading = "Question")]
    entities: Option<PathBuf>,
    /// Steps within which a connector acts on entities, or they on it, 1 to 16
    #[arg(long, value_name = "N", default_value = "1", help_heading = "Question")]
    connector_hops: usize,
    #[command(flatten)]
    options: MechanismOptions,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    let Ask { names: given, entities, connector_hops, options } = ask;
    paths::refuse_treatment_filters(options, "connect")?;
    let of_file = entities.as_deref().map_or_else(|| Ok(Vec::new()), names::of_file)?;
    if let Some(file) = given.iter().find(|name| is_file(name)) {
        return Err(Failure::Usage(format!(
            "{file} is a file, and connect takes names; read a graph with --graph {file}"
        )));
    }
    let (graph, loaded) = loading::open(arguments)?;
    refuse_one(&graph, given.iter().chain(&of_file))?;
    let mechanisms = paths::filtered(MechanismQuery::between(Endpoint::Any, Endpoint::Any), options);
    let query = ConnectQuery::among(given.iter().chain(&of_file))
        .mechanisms(mechanisms)
        .connector_hops(*connector_hops)
        .limit(options.limit.unwrap_or(paths::LIMIT));
    let asking = Question::start();
    let run = paths::run_options(options, &asking);
    if arguments.json {
        let answer = query.answer_with(&graph, run)?;
        output::print_json(&answer)?;
        return Ok(paths::ended(answer.completeness.cut_by, answer.links.is_empty(), loaded));
    }
    let found = query.run_with(&graph, run)?;
    drop(asking);
    output::print(&Text::from(&*text(&found)))?;
    Ok(paths::ending(found.completeness, found.links.is_empty(), "none of them acts on another", loaded))
}

/// Whether what is given as a name is a file or a folder rather.
fn is_file(name: &str) -> bool {
    let path = Path::new(name);
    (path.extension().is_some() || path.components().count() > 1) && path.exists()
}

/// Refuses a question about one entity, under one name or several.
fn refuse_one<'a>(graph: &KnowledgeGraph, names: impl Iterator<Item = &'a String>) -> Result<(), Failure> {
    let names: Vec<&String> = names.collect();
    let entities =
        names.iter().map(|name| resolve(graph, name).map(Node::number)).collect::<Result<BTreeSet<_>, _>>()?;
    if entities.len() > 1 {
        return Ok(());
    }
    let expected = "connect lists how several entities act on each other; name two or more";
    Err(Failure::Usage(match names.as_slice() {
        [] => format!("no entity is named: {expected}"),
        [only] => format!("only {only} is named: {expected}"),
        [first, .., last] => format!("{first} and {last} are the same entity: {expected}"),
    }))
}

fn text(found: &Connections<'_>) -> String {
    let entities = counted(found.entities.len(), "entity", "entities");
    let groups = counted(found.groups.len(), "group", "groups");
    let mut lines = vec![format!("{entities} in {groups}; {} missing", counted(found.missing.len(), "link", "links"))];
    for (group, number) in found.groups.iter().zip(1..) {
        let members: Vec<_> = group.iter().map(|node| named(*node)).collect();
        lines.extend([String::new(), format!("Group {number}: {}", members.join(", "))]);
        for link in found.links.iter().filter(|link| group.contains(&link.from)) {
            lines.push(format!("  {}", link.best));
            lines.extend(link.opposed.iter().map(|opposed| format!("    but also {opposed}")));
        }
    }
    if !found.connectors.is_empty() {
        lines.extend([String::new(), "What would join groups:".to_owned()]);
        found.connectors.iter().zip(1..).for_each(|(connector, rank)| lines.extend(described(connector, rank)));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// `1. STAT1 (HGNC:11362): joins 2 groups and 3 entities`, and how.
fn described(connector: &Connector<'_>, rank: usize) -> Vec<String> {
    let groups = counted(connector.groups, "group", "groups");
    let entities = counted(connector.entities(), "entity", "entities");
    let mut lines = vec![format!("  {rank}. {}: joins {groups} and {entities}", named(connector.entity))];
    let sign =
        |link: &Link<'_>| if link.opposed.is_some() { "both" } else { link.sign().map_or("?", |it| it.as_str()) };
    let list = |links: &[Link<'_>], end: fn(&Link<'_>) -> String| {
        links.iter().map(|link| format!("{} ({})", end(link), sign(link))).collect::<Vec<_>>().join(", ")
    };
    if !connector.regulates.is_empty() {
        lines.push(format!("     acts on {}", list(&connector.regulates, |link| safe(link.to.name()).into_owned())));
    }
    if !connector.regulated_by.is_empty() {
        let by = list(&connector.regulated_by, |link| safe(link.from.name()).into_owned());
        lines.push(format!("     is acted on by {by}"));
    }
    lines
}

/// `interferon gamma (UniProtKB:P01579)`
fn named(node: Node<'_>) -> String {
    format!("{} ({})", safe(node.name()), safe(node.curie()))
}
