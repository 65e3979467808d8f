//! `connect`: which of several entities act on each other, and what would join those that do not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use mechgraph::graph::Node;
use mechgraph::query::{ConnectQuery, Endpoint, resolve};
use mechgraph::render::{self, Language};
use mechgraph::{KnowledgeGraph, MechanismQuery};

use super::{names, paths};
use crate::arguments::{Arguments, MechanismOptions, choices};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
use crate::{loading, output};

#[derive(Debug, Args)]
#[command(
    after_help = "A group is entities that act on each other, directly or by others of them. What would join groups \
                        acts on entities of several, or they act on it; --limit is how many of these are listed. Name other graphs with --graph."
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
    /// Language of the text
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    lang: Language,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    let Ask { names: given, entities, connector_hops, options, .. } = ask;
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
    output::print_lines(render::connections(&found, ask.lang))?;
    paths::remark_limit(found.completeness, ask.lang);
    let hint = phrases::none_acts(ask.lang);
    Ok(paths::ending(found.completeness, found.links.is_empty(), &hint, loaded))
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
