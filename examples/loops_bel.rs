//! The feedback loops of a BEL graph, by sign: `+` drives on, `-` holds back.
//!
//! `cargo run --release --features json,compression --example loops_bel -- [FILE]`
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use mechgraph::query::Limits;
use mechgraph::{MechanismQuery, Sign};

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args().nth(1).map(PathBuf::from);
    let Some(path) = shared::file(given, "bel/russo2019.bel.nodelink.json.gz") else { return Ok(()) };
    let graph = mechgraph::open(path)?.graph;
    let (mut with, mut signs) = (0, BTreeMap::new());
    let mut shortest = None;
    for node in graph.nodes() {
        let query = MechanismQuery::loops_of(node.curie()).max_hops(4).limit(100);
        let mut any = false;
        for found in query.run_with(&graph, Limits::hardened())? {
            any = true;
            *signs.entry(found.sign().map_or("?", Sign::as_str)).or_insert(0) += 1;
            let steps = found.steps().len();
            if found.sign().is_some() && shortest.as_ref().is_none_or(|(known, _)| steps < *known) {
                shortest = Some((steps, found.to_string()));
            }
        }
        with += usize::from(any);
    }
    println!("{} of {} entities are on loops of at most 4 steps", with, graph.node_count());
    for (sign, count) in &signs {
        println!("  of sign {sign}: {count}");
    }
    if let Some((_, loop_)) = &shortest {
        println!("the shortest with a sign: {loop_}");
    }
    Ok(())
}
