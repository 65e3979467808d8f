//! Competency questions about interferon gamma, each answered by general queries of the library.
//!
//! ```sh
//! cargo run --example competency              # every question
//! cargo run --example competency -- CQ05 CQ47 # some of them
//! ```
#![expect(clippy::print_stdout, reason = "an example prints")]

mod questions;

use std::error::Error;

use mechgraph::graph::StatementRef;
use mechgraph::model::Context;
use mechgraph::query::{Absence, Therapeutic, Treatments, Verdict};
use mechgraph::{Mechanism, Node, datasets};
use questions::{Found, Layer, questions};

fn main() -> Result<(), Box<dyn Error>> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let (seed, with_background) = (datasets::interferon_gamma(), datasets::interferon_gamma_with_background());
    for question in questions()? {
        if !wanted.is_empty() && !wanted.iter().any(|id| id == question.id) {
            continue;
        }
        let graph = match question.layer {
            Layer::Seed => &seed,
            Layer::WithBackground => &with_background,
        };
        println!("{} {} ({:?}, {:?})", question.id, question.text, question.kind, question.layer);
        for query in &question.queries {
            print(&query.run(graph)?);
        }
        println!();
    }
    Ok(())
}

fn print(found: &Found<'_>) {
    match found {
        Found::Names(names) => {
            for (name, matches) in names {
                let meant: Vec<String> = matches.best.iter().map(|found| described(found.node)).collect();
                println!("  {name} means {}", meant.join(" or "));
            }
        }
        Found::Entities(nodes) => nodes.iter().for_each(|node| println!("  {}", described(*node))),
        Found::Classes { above, below } => {
            let list = |nodes: &[Node<'_>]| nodes.iter().map(Node::to_string).collect::<Vec<_>>().join(", ");
            println!("  above: {}; below: {}", list(above), list(below));
        }
        Found::Statements(statements) if statements.is_empty() => println!("  no statement"),
        Found::Statements(statements) => {
            statements.iter().for_each(|statement| println!("  {}", told(*statement)));
        }
        Found::Mechanisms { mechanisms, verdict } => {
            mechanisms.iter().for_each(print_mechanism);
            print_verdict(verdict);
        }
        Found::WhyNot(absence) => print_absence(absence),
        Found::Treatments(treatments) => print_treatments(treatments),
    }
}

fn described(node: Node<'_>) -> String {
    let category = node.category().map_or("", |category| category.local_name());
    format!("{node} ({}, {category})", node.curie())
}

/// A statement with its id, qualifiers, statuses, context, and the source's words.
fn told(statement: StatementRef<'_>) -> String {
    let mut parts: Vec<String> = statement
        .qualifiers()
        .map(|(slot, value)| format!("{} {value}", slot.trim_end_matches("_qualifier")))
        .collect();
    parts.extend(statement.epistemic_status().map(|status| status.to_string()));
    parts.extend(statement.clinical_status().map(|status| status.to_string()));
    parts.extend(within(&statement.context()));
    parts.extend(statement.publications().map(str::to_owned));
    let part_of_seed = statement.properties().and_then(|properties| properties.get("seed_part"));
    parts.extend(part_of_seed.and_then(|value| value.as_text()).map(str::to_owned));
    format!("{} {statement} ({})", statement.id(), parts.join("; "))
}

fn within(context: &Context) -> Vec<String> {
    context.iter().map(|(dimension, values)| format!("in {dimension} {}", values.join(" or "))).collect()
}

fn print_mechanism(mechanism: &Mechanism<'_>) {
    println!("  {mechanism} {}", within(&mechanism.context()).join(", "));
    for step in mechanism.steps() {
        let ids: Vec<_> = step.supports().map(|support| support.statement.id()).collect();
        println!("    {} to {}: {}", step.from(), step.to(), ids.join(", "));
        for path in step.expansions() {
            println!("      {}", path.into_iter().map(told).collect::<Vec<_>>().join("\n      "));
        }
    }
    mechanism.about().into_iter().for_each(|statement| println!("    about it: {}", told(statement)));
}

fn print_verdict(verdict: &Verdict<'_>) {
    println!("  verdict: {} {} (derived)", verdict.sign, within(&verdict.context).join(", "));
    for part in &verdict.by_context {
        println!("    {} {}", part.sign, within(&part.context).join(", "));
    }
}

fn print_absence(absence: &Absence<'_>) {
    let relaxed: Vec<String> = absence.relaxed.iter().map(ToString::to_string).collect();
    match &absence.nearest_miss {
        Some(miss) => println!("  none; without {} there would be {miss}", relaxed.join(" and ")),
        None => println!("  none"),
    }
    if let Some((from, to)) = absence.missing_step {
        println!("  no statement leads from {from} to {to}");
    }
}

fn print_treatments(treatments: &Treatments<'_>) {
    let line = |treatment: &Therapeutic<'_>| {
        let jurisdiction = treatment.statement.applicability().and_then(|where_to| where_to.jurisdiction.clone());
        let strategy = treatment.via_strategy.map(|strategy| format!("said of {strategy}"));
        let parts: Vec<String> = [strategy, jurisdiction, treatment.population()].into_iter().flatten().collect();
        println!("  {} {}", told(treatment.statement), parts.join("; "));
    };
    treatments.statements.iter().for_each(line);
    if treatments.statements.is_empty() {
        println!("  no therapeutic statement; {} of unknown date left out", treatments.undated);
    }
}
