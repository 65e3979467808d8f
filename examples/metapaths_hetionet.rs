//! Which compounds bind genes that are associated with a disease, on Hetionet, and how rare as many paths are by chance.
//!
//! `cargo run --release --features compression --example metapaths_hetionet -- [METAPATH [COMPOUND]]`
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/hetionet.rs"]
mod hetionet;

use std::error::Error;
use std::time::Instant;

use mechgraph::query::{Limits, MetapathQuery};

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let Some(graph) = hetionet::graph(None)? else { return Ok(()) };
    let metapath = given.next().unwrap_or_else(|| "CbGaD".to_owned());
    let query = MetapathQuery::new(metapath.parse()?).permutations(20);
    let query = query.from(given.next().unwrap_or_else(|| "imatinib".to_owned()));
    let start = Instant::now();
    let counts = query.run(&graph)?;
    let counting = start.elapsed();
    let start = Instant::now();
    let chance = query.null_model(&graph, Limits::default())?;
    println!(
        "{metapath}: {} pairs, counted in {} µs; 20 permuted networks in {} ms",
        counts.len(),
        counting.as_micros(),
        start.elapsed().as_millis()
    );
    for count in counts.ranked(5) {
        let p_value = chance.p_value(&count).map_or_else(|| "none".to_owned(), |value| format!("{value:.2e}"));
        println!(
            "  {} and {}: {} paths, DWPC {:.4}, p-value {p_value}",
            count.from.name(),
            count.to.name(),
            count.paths,
            count.degree_weighted
        );
    }
    Ok(())
}
