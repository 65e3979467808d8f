//! How good mechanisms are by chance, on `DrugMechDB`: the drugs that lower a disease, with p-values from permuted networks.
//! Or of a graph and a disease of your own: `chance_drugmechdb GRAPH DISEASE`.
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use mechgraph::query::{BestMechanism, ChanceQuery, Endpoint, Limits};
use mechgraph::render::by_chance;
use mechgraph::{MechanismQuery, Sign};

/// How many networks are drawn.
const NETWORKS: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let own = given.first().map(PathBuf::from);
    let Some(path) = own.or_else(|| shared::file(None, "drugmechdb/indication_paths.yaml.gz")) else { return Ok(()) };
    let graph = mechgraph::open(path)?.graph;
    let disease = given.get(1).map_or("asthma", String::as_str);

    let drugs = Endpoint::Category("biolink:ChemicalEntity".parse()?);
    let question = MechanismQuery::between(drugs, disease).net_sign(Sign::Negative).limit(15);
    let best: Vec<BestMechanism<'_>> = question.best_per_start(&graph, Limits::default())?.collect();
    let entities: Vec<_> = best.iter().map(|best| best.entity).collect();
    let start = Instant::now();
    let chances =
        ChanceQuery::of(question).permutations(NETWORKS).per_start_with(&graph, &entities, Limits::default())?;
    let elapsed = start.elapsed();
    for (best, chance) in best.iter().zip(&chances.chances) {
        let claimed = if best.claims.is_empty() { "" } else { ", claimed" };
        println!("{}{claimed}: {}", best.entity.name(), best.mechanism);
        if let Some(chance) = chance {
            println!("  {}", by_chance(*chance));
        }
    }
    let statements = graph.statement_count();
    println!("{} networks of {statements} statements in {} ms", chances.networks, elapsed.as_millis());
    Ok(())
}
