//! `metapath`: the pairs of entities that paths of one kind join, best first.

use clap::Args;
use mechgraph::query::{Limits, Metapath, MetapathCountAnswer, MetapathQuery};
use mechgraph::render::{p_value_in_words, safe};

use crate::arguments::{Arguments, Files, at_least_one};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Table;
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
    let query = MetapathQuery::new(ask.metapath.clone()).damping(ask.damping).seed(ask.seed);
    let query = query.permutations(ask.permutations.unwrap_or_default());
    let query = ask.from.iter().fold(query, |query, from| query.from(from.as_str()));
    let query = ask.to.iter().fold(query, |query, to| query.to(to.as_str()));
    let question = Question::start();
    let answer = query.answer_with(&graph, ask.limit, question.within(Limits::default(), ask.timeout))?;
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
    output::print_table(table)
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
