//! `regulators`: what would explain that some genes went up and others down.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use mechgraph::query::{Limits, QueryError, Regulator, RegulatorQuery, Regulators, resolve};
use mechgraph::render::{Language, counted, p_value_in_words, safe};
use mechgraph::{Category, KnowledgeGraph, Node, Predicate, Sign};

use super::{names, paths};
use crate::arguments::{Arguments, Files, at_least_one, choices};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::{Text, phrases};
use crate::{loading, output};

#[derive(Debug, Args)]
#[command(
    after_help = "A file of genes has a name or an identifier in each line; blank lines and those that begin with # are \
                        left out. P-values are from networks in which every entity keeps the number of its statements."
)]
pub(crate) struct Ask {
    /// The genes that went up; - is none
    up: PathBuf,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    options: Options,
    /// Language of the text
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    lang: Language,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Question")]
struct Options {
    /// The genes that went down; - is none
    #[arg(long, value_name = "FILE")]
    down: Option<PathBuf>,
    /// Category of regulators [default: any]
    #[arg(long, value_name = "CATEGORY")]
    of: Option<Category>,
    /// Statements of this predicate and those below it (repeatable: any of them)
    #[arg(long, value_name = "PREDICATE")]
    predicate: Vec<Predicate>,
    /// Statements of this primary knowledge source (repeatable: any of them)
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    /// Fewest targets among the genes
    #[arg(long, value_name = "N", default_value = "3", value_parser = at_least_one)]
    min_targets: usize,
    /// How many networks are drawn
    #[arg(long, value_name = "N", default_value = "1000", value_parser = at_least_one)]
    permutations: usize,
    /// Draws other networks
    #[arg(long, value_name = "N", default_value = "1")]
    seed: u64,
    /// Maximum number of regulators, from 1
    #[arg(long, value_name = "N", default_value = "20", value_parser = at_least_one)]
    limit: usize,
    /// Time limit in seconds
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<u64>,
}

pub(crate) fn run(arguments: &Arguments, ask: &Ask) -> Result<Code, Failure> {
    let Options { down, of, predicate, source, min_targets, permutations, seed, limit, timeout } = &ask.options;
    let language = ask.lang;
    let read = |path: &Path| if path.as_os_str() == "-" { Ok(Vec::new()) } else { names::of_file(path) };
    let up = read(&ask.up)?;
    let down = down.as_deref().map_or_else(|| Ok(Vec::new()), read)?;
    if up.is_empty() && down.is_empty() {
        return Err(Failure::Usage("no gene is named; give a file of those that went up, or - and --down".to_owned()));
    }
    let (graph, loaded) = loading::open(arguments)?;
    let genes = up.iter().chain(&down).cloned().collect::<Vec<String>>();
    let query = RegulatorQuery::new().min_targets(*min_targets).permutations(*permutations).seed(*seed).limit(*limit);
    let query = up.into_iter().fold(query, RegulatorQuery::up);
    let query = down.into_iter().fold(query, RegulatorQuery::down);
    let query = of.iter().cloned().fold(query, RegulatorQuery::of);
    let query = predicate.iter().cloned().fold(query, RegulatorQuery::predicate);
    let query = source.iter().fold(query, RegulatorQuery::source);
    let question = Question::start();
    let limits = Limits::unlimited().with_memory(Limits::default().memory);
    let found = query.run_with(&graph, question.within(limits, *timeout))?;
    drop(question);
    if let Some(category) = of {
        paths::remark_category(&graph, category, language);
    }
    if arguments.json {
        output::print_json(&found)?;
    } else {
        let lines = found.regulators.iter().zip(1..).map(|(regulator, rank)| line(regulator, rank, language));
        output::print(&Text::from(&*lines.collect::<String>()))?;
    }
    narrate(&found, language);
    narrate_silent(&found, &genes, &graph, language);
    narrate_left_out(&found, &graph, language);
    let cut_by = paths::cut_by(found.completeness);
    if let Some(by) = cut_by {
        let networks = counted(found.permutations, "network", "networks");
        output::narrate(&format!("{by} cut the run: p-values are from {networks}"));
    }
    Ok(paths::ended(cut_by, found.regulators.is_empty(), loaded))
}

fn narrate(found: &Regulators<'_>, language: Language) {
    let (of_genes, tested) = (found.up + found.down, found.tested);
    let genes = phrases::count(language, of_genes, "gene has", "genes have");
    output::narrate(&phrases::genes_with_statements(language, genes, found.up, found.down));
    let regulators = phrases::count(language, tested, "regulator was", "regulators were");
    let networks = phrases::count(language, found.permutations, "network", "networks");
    output::narrate(&phrases::regulators_tested(language, regulators, networks));
    if tested == 0 && of_genes > 0 {
        output::narrate(&phrases::too_few_targets(language));
    }
}

/// Says how many genes are in the graph and take no part.
fn narrate_silent(found: &Regulators<'_>, genes: &[String], graph: &KnowledgeGraph, language: Language) {
    let in_graph = |names: &[String]| {
        let numbers = names.iter().filter_map(|name| resolve(graph, name).ok()).map(Node::number);
        numbers.collect::<BTreeSet<_>>().len()
    };
    let silent = in_graph(genes).saturating_sub(in_graph(&found.left_out) + found.up + found.down);
    if silent > 0 {
        let genes = phrases::count(language, silent, "gene is in the graph and has", "genes are in the graph and have");
        output::narrate(&phrases::genes_without_statements(language, genes));
    }
}

/// Says of each name that is left out why that is so.
fn narrate_left_out(found: &Regulators<'_>, graph: &KnowledgeGraph, language: Language) {
    const NAMED: usize = 5;
    for name in found.left_out.iter().take(NAMED) {
        let shown = safe(name);
        output::narrate(&match resolve(graph, name) {
            Ok(_) => phrases::up_and_down(language, shown),
            Err(QueryError::Ambiguous { name, candidates }) => {
                let ids: Vec<&str> = candidates.iter().map(|candidate| &*candidate.id).collect();
                let ids = ids.join(phrases::comma(language));
                phrases::ambiguous(language, QueryError::Ambiguous { name, candidates }, shown, ids)
            }
            Err(error) => phrases::not_in_graph(language, error, shown),
        });
    }
    let more = found.left_out.len().saturating_sub(NAMED);
    if more > 0 {
        let names = phrases::count(language, more, "more name is", "more names are");
        output::narrate(&phrases::more_left_out(language, names));
    }
}

/// `1. raised: dexamethasone (DRUGBANK:DB01234); 12 agree, 3 oppose; p 0.001, q 0.02, z 4.1`
fn line(it: &Regulator<'_>, rank: usize, language: Language) -> String {
    let change = match it.change {
        Some(Sign::Positive) => phrases::raised(language),
        Some(Sign::Negative) => phrases::lowered(language),
        None => phrases::either_way(language),
    };
    let name = safe(language.name(it.entity).unwrap_or_else(|| it.entity.name()));
    let entity = phrases::identified(language, name, safe(it.entity.curie()));
    let agree = phrases::count(language, it.agreeing, "agrees", "agree");
    let oppose = phrases::count(language, it.opposing, "opposes", "oppose");
    let (p, q) = (p_value_in_words(it.p_value), p_value_in_words(it.q_value));
    let z = it.z_score.map_or_else(String::new, |z_score| phrases::z_score(language, format!("{z_score:.1}")));
    let odds = phrases::odds(language, p, q, z);
    phrases::regulator(language, rank, change, entity, agree, oppose, odds)
}
