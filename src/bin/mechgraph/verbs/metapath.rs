//! `metapath`: the pairs of entities that paths of one kind join, best first.

use clap::Args;
use mechgraph::query::{Metapath, MetapathCountAnswer, MetapathQuery, RunOptions};
use mechgraph::render::safe;

use crate::arguments::{Arguments, Files, at_least_one};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::{loading, output};

#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// In Hetionet's abbreviations, or in words as "Drug -affects[decreased]-> Gene <-causes- *"
    pub(crate) metapath: Metapath,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Paths from this entity alone
    #[arg(long, value_name = "NAME", help_heading = "Question")]
    pub(crate) from: Option<String>,
    /// Paths to this entity alone
    #[arg(long, value_name = "NAME", help_heading = "Question")]
    pub(crate) to: Option<String>,
    /// How much a path through hubs counts less, from 0
    #[arg(
        long,
        default_value_t = 0.5,
        value_name = "EXPONENT",
        help_heading = "Question",
        allow_negative_numbers = true
    )]
    pub(crate) damping: f64,
    /// Maximum number of pairs, from 1
    #[arg(long, default_value = "10", value_name = "N", value_parser = at_least_one, help_heading = "Question")]
    pub(crate) limit: usize,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let mut query = MetapathQuery::new(ask.metapath.clone()).damping(ask.damping);
    if let Some(from) = &ask.from {
        query = query.from(from.as_str());
    }
    if let Some(to) = &ask.to {
        query = query.to(to.as_str());
    }
    let question = Question::start();
    let answer = query.answer_with(&graph, ask.limit, RunOptions::new().with_token(question.token()))?;
    drop(question);
    if arguments.json {
        output::print_json(&answer)?;
    } else {
        output::narrate(&format!("{} of {} pairs: DWPC, paths, from, to", answer.counts.len(), answer.pairs));
        output::print_rows(&answer.counts.iter().map(line).collect::<String>())?;
    }
    Ok(if answer.pairs == 0 { Code::NotFound } else { loaded })
}

fn line(count: &MetapathCountAnswer) -> String {
    let MetapathCountAnswer { from, to, paths, dwpc: weight, .. } = count;
    let weight = if *weight < 1e-3 { format!("{weight:.4e}") } else { format!("{weight:.6}") };
    format!("{weight}\t{paths}\t{}\t{}\t{}\t{}\n", safe(&from.id), safe(&from.name), safe(&to.id), safe(&to.name))
}
