//! How many indications hang on a single entity, and how large the smallest cuts of the others are.
//!
//! `cargo run --release --features yaml,compression --example essential_drugmechdb -- [FILE]`
//!
//! For each drug and disease of DrugMechDB of which a treatment is claimed: the entities that every mechanism of the drug on
//! the disease passes, over all records together, and the size of the smallest sets that leave none.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/drugmechdb.rs"]
mod drugmechdb;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use mechgraph::MechanismQuery;
use mechgraph::graph::Node;
use mechgraph::query::{Completeness, EssentialQuery, Limits};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(graph) = drugmechdb::graph(std::env::args().nth(1).map(PathBuf::from))? else { return Ok(()) };
    let pairs = drugmechdb::claimed_pairs(&graph);

    let (mut sizes, mut essential, mut cut_off) = (BTreeMap::new(), 0, 0);
    let mut passed: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut plain, mut asked) = (Duration::ZERO, Duration::ZERO);
    for (drug, disease) in &pairs {
        let question = MechanismQuery::between(*drug, *disease);
        let start = Instant::now();
        question.run(&graph)?.next();
        plain += start.elapsed();
        let start = Instant::now();
        let found = EssentialQuery::of(question).run_with(&graph, Limits::hardened())?;
        asked += start.elapsed();
        cut_off += usize::from(found.completeness != Completeness::Complete);
        if found.best.is_none() {
            continue;
        }
        essential += usize::from(!found.entities.is_empty());
        for entity in &found.entities {
            *passed.entry(entity.curie()).or_default() += 1;
        }
        let size = found.cuts.first().map(|cut| cut.entities.len());
        *sizes.entry(size.unwrap_or(usize::MAX)).or_insert(0) += 1;
    }
    let answered: usize = sizes.values().sum();
    println!("{} pairs with a claim, {answered} with a mechanism; {cut_off} cut off by a limit", pairs.len());
    println!("{essential} have an entity that every mechanism passes");
    for (size, count) in sizes {
        match size {
            usize::MAX => println!("{count} have no cut of up to 3 entities"),
            size => println!("{count} have smallest cuts of {size}"),
        }
    }
    let mut passed: Vec<(&str, usize)> = passed.into_iter().collect();
    passed.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (id, count) in passed.into_iter().take(5) {
        println!("  {} ({id}) is essential for {count}", graph.node(id).map_or("", Node::name));
    }
    let micros = |time: Duration| time.as_micros() / u128::try_from(pairs.len().max(1)).unwrap_or(1);
    println!("a pair: {} µs, its first mechanism alone {} µs", micros(asked), micros(plain));
    Ok(())
}
