//! `metapath`: the pairs of entities that paths of one kind join, best first.

use clap::Args;
use mechgraph::query::{Metapath, MetapathCount, MetapathQuery, NodeAnswer, RunOptions};
use serde::Serialize;

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

#[derive(Serialize)]
struct Answer<'a> {
    metapath: &'a Metapath,
    damping: f64,
    /// How many there are, whatever the limit.
    pairs: usize,
    counts: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    from: NodeAnswer,
    to: NodeAnswer,
    paths: u64,
    dwpc: f64,
}

impl From<MetapathCount<'_>> for Pair {
    fn from(count: MetapathCount<'_>) -> Self {
        Self { from: count.from.into(), to: count.to.into(), paths: count.paths, dwpc: count.degree_weighted }
    }
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
    let prepared = query.prepare(&graph)?;
    let question = Question::start();
    let counts = prepared.run(RunOptions::new().with_token(question.token()))?;
    drop(question);
    let ranked = counts.ranked(ask.limit);
    if arguments.json {
        let counts = Answer {
            metapath: &ask.metapath,
            damping: ask.damping,
            pairs: counts.len(),
            counts: ranked.map(Pair::from).collect(),
        };
        output::print_json(&counts)?;
    } else {
        output::narrate(&format!("{} of {} pairs: DWPC, paths, from, to", ranked.len(), counts.len()));
        output::print(&ranked.map(|count| line(&count)).collect::<String>())?;
    }
    Ok(if counts.is_empty() { Code::NotFound } else { loaded })
}

fn line(count: &MetapathCount<'_>) -> String {
    let MetapathCount { from, to, paths, degree_weighted: weight, .. } = count;
    let weight = if *weight < 1e-3 { format!("{weight:.4e}") } else { format!("{weight:.6}") };
    format!("{weight}\t{paths}\t{}\t{from}\t{}\t{to}\n", from.curie(), to.curie())
}
