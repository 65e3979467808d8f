//! Which proteins on the mechanisms of drugs for a disease act on each other, and what would join those that do not.
//!
//! `cargo run --release --features yaml,compression --example connect_drugmechdb -- [FILE [DISEASE]]`
//!
//! The proteins are those of the mechanisms of all drugs with a claim for the disease (asthma if none is named), over all
//! records together.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/drugmechdb.rs"]
mod drugmechdb;

use std::collections::BTreeSet;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use mechgraph::query::{ConnectQuery, resolve};
use mechgraph::{MechanismQuery, Node};

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let Some(graph) = drugmechdb::graph(given.next().map(PathBuf::from))? else { return Ok(()) };
    let disease = resolve(&graph, &given.next().unwrap_or_else(|| "asthma".to_owned()))?;
    let pairs = drugmechdb::claimed_pairs(&graph).into_iter().filter(|(_, object)| *object == disease);
    let drugs: Vec<&str> = pairs.map(|(drug, _)| drug.curie()).collect();
    let protein = "Protein".parse()?;
    let mut proteins = BTreeSet::new();
    for drug in &drugs {
        for mechanism in MechanismQuery::between(*drug, disease).limit(10).run(&graph)? {
            proteins.extend(mechanism.nodes().filter(|node| node.is_in_category(&protein)).map(Node::curie));
        }
    }
    let start = Instant::now();
    let found = ConnectQuery::among(proteins.iter().copied()).limit(5).run(&graph)?;
    let elapsed = start.elapsed();
    println!(
        "{}: {} drugs, {} proteins, {} links in {} groups, {} missing, in {} ms",
        disease.name(),
        drugs.len(),
        found.entities.len(),
        found.links.len(),
        found.groups.len(),
        found.missing.len(),
        elapsed.as_millis()
    );
    for link in found.links.iter().take(5) {
        println!("  {}", link.best);
    }
    for it in &found.connectors {
        let (name, id) = (it.entity.name(), it.entity.curie());
        println!("  {name} ({id}) would join {} groups and {} proteins", it.groups, it.entities());
    }
    Ok(())
}
