//! Where the records of DrugMechDB contradict each other, and which side has more behind it.
//!
//! `cargo run --release --features yaml,compression --example contradictions_drugmechdb -- [FILE]`
//!
//! All records are one graph, so one may say that A increases B where another says that A decreases it. Each pair is shown
//! with the distinct publications of both sides, the most even first; then how many claims of treatment have their best
//! mechanism along a statement of the side with fewer.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/drugmechdb.rs"]
mod drugmechdb;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::PathBuf;

use mechgraph::MechanismQuery;
use mechgraph::graph::StatementRef;
use mechgraph::query::ContradictionQuery;

/// So many are shown.
const SHOWN: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(graph) = drugmechdb::graph(std::env::args().nth(1).map(PathBuf::from))? else { return Ok(()) };

    let mut contradictions: Vec<_> = ContradictionQuery::new().run(&graph)?.collect();
    contradictions.sort_by_key(|it| {
        let sides = [publications(&it.affirming), publications(&it.opposing)];
        (Reverse(sides.into_iter().min()), sides.into_iter().max())
    });
    println!("{} pairs of entities about which records contradict each other, such as", contradictions.len());
    for contradiction in contradictions.iter().take(SHOWN) {
        println!("{} and {}", contradiction.from.name(), contradiction.to.name());
        for side in [&contradiction.affirming, &contradiction.opposing] {
            let predicates: BTreeSet<_> = side.iter().map(|it| (it.effect(), it.predicate().local_name())).collect();
            let predicates: Vec<_> = predicates.into_iter().map(|(effect, name)| format!("{effect} {name}")).collect();
            println!("  {}: {} publications", predicates.join(", "), publications(side));
        }
    }

    let fewer = contradictions.iter().flat_map(|it| {
        if publications(&it.affirming) < publications(&it.opposing) { &it.affirming } else { &it.opposing }
    });
    let fewer: BTreeSet<_> = fewer.map(|it| it.number()).collect();
    let pairs = drugmechdb::claimed_pairs(&graph);
    let mut resting = 0;
    for (drug, disease) in &pairs {
        let best = MechanismQuery::between(*drug, *disease).limit(1).run(&graph)?.next();
        resting += usize::from(best.is_some_and(|best| best.statements().any(|it| fewer.contains(&it.number()))));
    }
    println!("{resting} of {} claims have their best mechanism along the side with fewer publications", pairs.len());
    Ok(())
}

fn publications(side: &[StatementRef<'_>]) -> usize {
    side.iter().flat_map(|it| it.publications()).collect::<BTreeSet<_>>().len()
}
