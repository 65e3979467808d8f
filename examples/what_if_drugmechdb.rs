//! What becomes of indications if the best mechanism loses its first statement, and what asking so costs.
//!
//! `cargo run --release --features yaml,compression --example what_if_drugmechdb -- [FILE]`
//!
//! For each drug and disease of DrugMechDB of which a treatment is claimed, over all records together: the first ten
//! mechanisms, and the same over a graph without the statements of the first step of the best one.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/drugmechdb.rs"]
mod drugmechdb;

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use mechgraph::{KnowledgeGraph, MechanismQuery, Overlay};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(graph) = drugmechdb::graph(std::env::args().nth(1).map(PathBuf::from))? else { return Ok(()) };
    graph.warm_up();
    let pairs = drugmechdb::claimed_pairs(&graph);

    let first_ten = |graph: &KnowledgeGraph, ends: [&str; 2]| -> Result<(usize, Duration), Box<dyn Error>> {
        let start = Instant::now();
        let count = MechanismQuery::between(ends[0], ends[1]).run(graph)?.take(10).count();
        Ok((count, start.elapsed()))
    };
    let (mut lost, mut left) = (0, 0);
    let (mut plain, mut overlaid, mut laying) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for (drug, disease) in &pairs {
        let ends = [drug.curie(), disease.curie()];
        let Some(best) = MechanismQuery::between(ends[0], ends[1]).run(&graph)?.next() else { continue };
        let first = best.steps().next().ok_or("a mechanism has steps")?;
        let supports = first.supports().map(|support| support.statement);
        let overlay = supports.fold(Overlay::new(), Overlay::without_statement);
        let start = Instant::now();
        let without = overlay.over(&graph)?;
        laying += start.elapsed();
        // In turns, so that what else the machine does falls on both.
        plain += first_ten(&graph, ends)?.1;
        let (count, time) = first_ten(&without, ends)?;
        overlaid += time;
        if count == 0 { lost += 1 } else { left += 1 }
    }
    println!("{} pairs with a mechanism: {lost} have none without its first step, {left} have others", lost + left);
    let micros = |time: Duration| time.as_micros() / u128::try_from((lost + left).max(1)).unwrap_or(1);
    println!("first ten: {} µs a pair, over the overlay {} µs", micros(plain), micros(overlaid));
    println!("laying the overlay: {} µs", micros(laying));
    Ok(())
}
