//! Which drugs may help with a disease, how, and on what evidence: a row of a table for each.
//!
//! `cargo run --release --features yaml,compression --example repurposing_report -- [FILE] > report.tsv`
#![expect(clippy::print_stdout, reason = "an example prints")]

mod shared;

use std::collections::BTreeSet;
use std::error::Error;

use mechgraph::graph::StatementRef;
use mechgraph::query::{Endpoint, RunOptions};
use mechgraph::{MechanismQuery, Sign};

const DISEASES: [&str; 4] = ["Asthma", "Psoriasis", "Migraine", "Chronic myeloid leukemia"];

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args_os().nth(1).map(Into::into);
    let Some(path) = shared::file(given, "drugmechdb/indication_paths.yaml.gz") else { return Ok(()) };
    let graph = mechgraph::open(path)?.graph;
    println!("disease\trank\tdrug_id\tdrug\tcost\tstatus\tverdict\tclaim\tmechanism\tpublications\tsources");
    for disease in DISEASES {
        let drugs = Endpoint::Category("biolink:Drug".parse()?);
        let query = MechanismQuery::between(drugs, disease).net_sign(Sign::Negative).max_hops(4);
        let mut found = query.best_per_start(&graph, RunOptions::default())?;
        for (best, rank) in found.by_ref().take(10).zip(1..) {
            let verdict = MechanismQuery::between(best.entity, disease).max_hops(4).run(&graph)?.verdict();
            let claim = best.claims.first().map_or("", |claim| claim.statement.predicate().local_name());
            let status = best.mechanism.status().map_or("", |status| status.as_str());
            let publications: BTreeSet<&str> =
                best.mechanism.statements().flat_map(StatementRef::publications).collect();
            let sources: BTreeSet<&str> =
                best.mechanism.statements().filter_map(StatementRef::primary_knowledge_source).collect();
            println!(
                "{disease}\t{rank}\t{}\t{}\t{}\t{status}\t{}\t{claim}\t{}\t{}\t{}",
                best.entity.curie(),
                best.entity.name(),
                best.mechanism.cost(),
                verdict.sign,
                best.mechanism,
                Vec::from_iter(publications).join("|"),
                Vec::from_iter(sources).join("|"),
            );
        }
        // Limits that were reached are said: the best are right, but there may be more.
        println!("# {disease}: {}", found.completeness());
    }
    Ok(())
}
