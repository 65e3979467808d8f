//! How many of the drugs that are known for a disease are among its first candidates.
//!
//! `cargo run --release --features yaml,compression --example candidates_drugmechdb -- [FILE]`
//!
//! For each disease of DrugMechDB with a claim of treatment, the drugs are ranked by their best net-negative mechanism, as
//! `mechgraph candidates DISEASE` ranks them; claims are no steps. Then once more for each claim, as if its records were
//! unknown: a statement that no other record makes is not read, and the other drugs that are known for the disease do not
//! count. Beside it the drugs by their number of statements.
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::PathBuf;

use mechgraph::graph::{Node, StatementRef};
use mechgraph::model::Value;
use mechgraph::query::{Endpoint, RunOptions};
use mechgraph::{Category, KnowledgeGraph, MechanismQuery, Sign};

/// The first so many candidates.
const FIRST: [usize; 2] = [10, 50];

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args().nth(1).map(PathBuf::from);
    let Some(path) = shared::file(given, "drugmechdb/indication_paths.yaml.gz") else { return Ok(()) };
    let graph = mechgraph::open(path)?.graph;
    let disease: Category = "biolink:Disease".parse()?;
    let drug: Category = "biolink:ChemicalEntity".parse()?;
    let diseases: Vec<(Node<'_>, BTreeSet<&str>)> = graph
        .nodes()
        .filter(|node| node.is_in_category(&disease))
        .map(|node| (node, known(node).collect()))
        .filter(|(_, known): &(_, BTreeSet<&str>)| !known.is_empty())
        .collect();
    let of_all = diseases.iter().map(|(_, known)| known.len()).sum();
    println!("{} diseases with {of_all} claims; {} statements", diseases.len(), graph.statement_count());

    let mut by_degree: Vec<Node<'_>> = graph.nodes().filter(|node| node.is_in_category(&drug)).collect();
    by_degree.sort_by_key(|node| (Reverse(node.degree()), node.curie()));
    let by_degree: Vec<&str> = by_degree.into_iter().map(Node::curie).collect();

    println!("\n{:<44} among the first 10   50", "share of the drugs claimed for a disease");
    let mut found = [[0; 2]; 3];
    let mut count = |row: usize, place: Option<usize>| {
        for (count, first) in found[row].iter_mut().zip(FIRST) {
            *count += usize::from(place.is_some_and(|place| place < first));
        }
    };
    for (disease, known) in &diseases {
        let list: Vec<&str> = ranked(&graph, *disease, &drug, &BTreeSet::new())?.collect();
        for claimed in known {
            count(0, list.iter().take(FIRST[1]).position(|drug| drug == claimed));
            count(2, by_degree.iter().take(FIRST[1]).position(|drug| drug == claimed));
            let is_own = |claim: &StatementRef<'_>| claim.ends().is_some_and(|(drug, _)| drug.curie() == *claimed);
            let own = claims(*disease).filter(is_own).flat_map(records).collect();
            let mut others = ranked(&graph, *disease, &drug, &own)?.filter(|it| it == claimed || !known.contains(it));
            count(1, others.by_ref().take(FIRST[1]).position(|drug| drug == *claimed));
        }
    }
    let rows = ["by best mechanism", "the same, as if its records were unknown", "by number of statements"];
    for (row, [ten, fifty]) in rows.into_iter().zip(found) {
        println!("{row:<44}           {:>6.1} % {:>6.1} %", share(ten, of_all), share(fifty, of_all));
    }
    Ok(())
}

fn claims(disease: Node<'_>) -> impl Iterator<Item = StatementRef<'_>> {
    disease.incoming().filter(|it| it.is_therapeutic() && !it.is_negated())
}

/// The drugs that are claimed to treat a disease.
fn known(disease: Node<'_>) -> impl Iterator<Item = &str> {
    claims(disease).filter_map(StatementRef::ends).map(|(drug, _)| drug.curie())
}

/// The candidates for a disease, as CURIEs, without what these records alone say.
fn ranked<'g>(
    graph: &'g KnowledgeGraph,
    disease: Node<'g>,
    drug: &Category,
    unknown: &BTreeSet<String>,
) -> Result<impl Iterator<Item = &'g str> + use<'g>, Box<dyn Error>> {
    let mut query = MechanismQuery::between(Endpoint::Category(drug.clone()), disease).net_sign(Sign::Negative);
    if !unknown.is_empty() {
        let is_unknown = |it: &StatementRef<'_>| {
            let records = records(*it);
            !records.is_empty() && records.iter().all(|record| unknown.contains(record))
        };
        query = graph.statements().filter(is_unknown).fold(query, |query, it| query.avoiding_statement(it.id()));
    }
    Ok(query.best_per_start(graph, RunOptions::default())?.map(|best| best.entity.curie()))
}

/// The records that make a statement.
fn records(statement: StatementRef<'_>) -> Vec<String> {
    match statement.property("source_record") {
        Some(Value::List(names)) => names.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        Some(Value::Text(name)) => vec![name],
        _ => Vec::new(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}
