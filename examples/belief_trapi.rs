//! How probable the statements of a real TRAPI response are by INDRA's error rates, and what is left of the mechanisms if
//! doubtful ones are no steps.
//!
//! `cargo run --release --features json,compression --example belief_trapi -- [FILE]`
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use mechgraph::MechanismQuery;
use mechgraph::graph::StatementRef;
use mechgraph::model::Probability;
use mechgraph::schema::BeliefScorer;

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args().nth(1).map(PathBuf::from);
    let Some(path) = shared::file(given, "trapi/inferred_treats_response.json.gz") else { return Ok(()) };
    let graph = mechgraph::open(path)?.graph;
    let scorer = BeliefScorer::indra();
    let (mut tenths, mut unknown) = (BTreeMap::new(), BTreeMap::new());
    for statement in graph.statements() {
        let belief = statement.belief(&scorer);
        match belief.value {
            Some(value) => *tenths.entry(format!("{:.1}", (value * 10.0).floor() / 10.0)).or_insert(0) += 1,
            None => belief.unknown_sources.into_iter().for_each(|source| *unknown.entry(source).or_insert(0) += 1),
        }
    }
    println!("belief, and how many statements have as much or up to 0.1 more:");
    for (tenth, count) in &tenths {
        println!("  {tenth}: {count}");
    }
    println!("of sources whose error rates INDRA does not have:");
    for (source, count) in &unknown {
        println!("  {source}: {count}");
    }

    let claims = graph.statements().filter(|it| it.is_therapeutic() && !it.is_negated());
    let pairs: Vec<_> = claims.filter_map(StatementRef::ends).collect();
    for least in [0.0, 0.7, 0.9] {
        let mut answered = 0;
        for (drug, disease) in &pairs {
            let query = MechanismQuery::between(*drug, *disease)
                .min_belief(Probability::new(least).ok_or("from 0 to 1")?)
                .max_hops(3);
            answered += usize::from(query.run(&graph)?.next().is_some());
        }
        println!(
            "{answered} of {} claims have a mechanism of statements with a belief of {least} or more",
            pairs.len()
        );
    }
    Ok(())
}
