//! What two drugs for one disease do together, and which of them still act where something blocks the way.
//!
//! `cargo run --release --features yaml,compression --example compare_drugmechdb -- [FILE [DISEASE]]`
//!
//! The drugs are those with a claim for the disease (asthma if none is named), over all records together. Each two are
//! compared: the joint effect, and where both meet first. Then what another drug lowers on the way of each is taken for
//! missing: the mechanisms that are left bypass it.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/drugmechdb.rs"]
mod drugmechdb;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use mechgraph::query::{BypassQuery, CompareQuery, resolve};
use mechgraph::{MechanismQuery, Sign};

/// As many drugs are compared with each other.
const DRUGS: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let Some(graph) = drugmechdb::graph(given.next().map(PathBuf::from))? else { return Ok(()) };
    let disease = resolve(&graph, &given.next().unwrap_or_else(|| "asthma".to_owned()))?;
    let pairs = drugmechdb::claimed_pairs(&graph).into_iter().filter(|(_, object)| *object == disease);
    let drugs: Vec<&str> = pairs.map(|(drug, _)| drug.curie()).collect();
    let question = |drug: &str| MechanismQuery::between(drug, disease).limit(20);

    let (mut effects, mut meetings) = (BTreeMap::new(), BTreeMap::new());
    for (place, first) in drugs.iter().take(DRUGS).enumerate() {
        for second in drugs.iter().take(DRUGS).skip(place + 1) {
            let joint = CompareQuery::of(question(first), question(second)).run(&graph)?.joint();
            *effects.entry(joint.effect.as_str()).or_insert(0) += 1;
            if let Some(meeting) = joint.meeting {
                *meetings.entry(meeting.entity.name()).or_insert(0) += 1;
            }
        }
    }
    println!("{} drugs for {}; of {}, each two together:", drugs.len(), disease.name(), drugs.len().min(DRUGS));
    for (effect, count) in &effects {
        println!("  {effect}: {count}");
    }
    let often = meetings.iter().max_by_key(|(_, count)| **count);
    if let Some((name, count)) = often {
        println!("  most often they meet first at {name}, {count} times");
    }

    let (mut bypassed, mut blocked) = (0, 0);
    for drug in drugs.iter().take(DRUGS) {
        let Some(best) = question(drug).run(&graph)?.next() else { continue };
        // What other drugs lower of what the best mechanism passes.
        let passed = best.nodes().skip(1).filter(|node| *node != disease);
        let lowering = passed.flat_map(|node| node.incoming().filter(|it| it.effect().sign() == Some(Sign::Negative)));
        let others = lowering.filter(|it| it.subject().node().is_some_and(|node| node.curie() != *drug));
        for blocker in others.take(3) {
            let found = BypassQuery::despite(question(drug), blocker.id()).run(&graph)?;
            if found.mechanisms.is_empty() { blocked += 1 } else { bypassed += 1 }
        }
    }
    println!(
        "{} statements lower something on the way: {bypassed} are bypassed, {blocked} are not",
        bypassed + blocked
    );
    Ok(())
}
