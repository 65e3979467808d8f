//! `metapath`: the pairs of entities that paths of one kind join, best first.

use std::time::Duration;

use clap::Args;
use mechgraph::query::{Limits, Metapath, MetapathCountAnswer, MetapathQuery, RunOptions};
use mechgraph::render::{p_value_in_words, safe};

use crate::arguments::{Arguments, Files, at_least_one};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::{Table, Text};
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
    /// Give p-values from so many networks in which every entity keeps its degrees
    #[arg(long, value_name = "N", value_parser = at_least_one, help_heading = "Question")]
    pub(crate) permutations: Option<usize>,
    /// Draws other networks
    #[arg(long, value_name = "N", default_value = "1", requires = "permutations", help_heading = "Question")]
    pub(crate) seed: u64,
    /// Time limit in seconds
    #[arg(long, value_name = "SECONDS", help_heading = "Question")]
    pub(crate) timeout: Option<u64>,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let mut query = MetapathQuery::new(ask.metapath.clone()).damping(ask.damping).seed(ask.seed);
    query = query.permutations(ask.permutations.unwrap_or_default());
    if let Some(from) = &ask.from {
        query = query.from(from.as_str());
    }
    if let Some(to) = &ask.to {
        query = query.to(to.as_str());
    }
    let question = Question::start();
    let limits = Limits::default();
    let limits = ask.timeout.map_or(limits, |seconds| limits.with_deadline(Duration::from_secs(seconds)));
    let answer = query.answer_with(&graph, ask.limit, RunOptions::from(limits).with_token(question.token()))?;
    drop(question);
    if arguments.json {
        output::print_json(&answer)?;
    } else {
        let p_values = if answer.permutations > 0 { "p-value, " } else { "" };
        let columns = format!("DWPC, {p_values}paths, from, to");
        output::narrate(&format!("{} of {} pairs: {columns}", answer.counts.len(), answer.pairs));
        list(&answer.counts)?;
    }
    Ok(if answer.pairs == 0 { Code::NotFound } else { loaded })
}

fn list(counts: &[MetapathCountAnswer]) -> Result<(), Failure> {
    if !output::is_laid_out() {
        return output::print_rows(&counts.iter().map(line).collect::<String>());
    }
    let mut table = Table::new(0);
    for count in counts {
        let MetapathCountAnswer { from, to, paths, .. } = count;
        let [weight, p_value] = numbers(count);
        let ids = format!("{} {}", from.id, to.id);
        table.row([weight, p_value, paths.to_string(), from.name.clone(), to.name.clone(), ids, String::new()]);
    }
    let mut text = Text::default();
    text.table(table);
    output::print(&text)
}

/// The degree-weighted path count and the p-value, if there is one.
fn numbers(count: &MetapathCountAnswer) -> [String; 2] {
    let number = |number: f64| if number < 1e-3 { format!("{number:.4e}") } else { format!("{number:.6}") };
    [number(count.dwpc), count.p_value.map_or_else(String::new, p_value_in_words)]
}

fn line(count: &MetapathCountAnswer) -> String {
    let MetapathCountAnswer { from, to, paths, .. } = count;
    let [weight, p_value] = numbers(count);
    let p_value = if p_value.is_empty() { p_value } else { p_value + "\t" };
    format!(
        "{weight}\t{p_value}{paths}\t{}\t{}\t{}\t{}\n",
        safe(&from.id),
        safe(&from.name),
        safe(&to.id),
        safe(&to.name)
    )
}
