//! Which compounds bind genes that are associated with a disease, on Hetionet, and how rare as many paths are by chance.
//!
//! `cargo run --release --features compression --example metapaths_hetionet -- [METAPATH [COMPOUND]]`
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use mechgraph::query::{Limits, MetapathQuery};
use mechgraph::{GraphBuilder, io};

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let tables = ["hetionet/nodes.tsv.gz", "hetionet/edges.tsv.gz"];
    let paths = tables.into_iter().map(|table| shared::file(None, table)).collect::<Option<Vec<PathBuf>>>();
    let Some(paths) = paths else { return Ok(()) };
    let mut builder = GraphBuilder::new();
    for source in paths.iter().map(io::open).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        builder.load(source?.into_reader()?)?;
    }
    let graph = builder.freeze()?;
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
