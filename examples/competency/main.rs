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
use mechgraph::model::{Applicability, Context};
use mechgraph::query::{Absence, Treatments, Verdict};
use mechgraph::{Mechanism, Node, datasets};
use questions::{Found, Kind, Layer, questions};

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
            print(&query.run(graph)?, question.kind);
        }
        println!();
    }
    Ok(())
}

fn print(found: &Found<'_>, kind: Kind) {
    match found {
        Found::Names(names) => {
            for (name, matches) in names {
                let meant: Vec<String> = matches.best.iter().map(|found| described(found.node)).collect();
                println!("  {name} means {}", meant.join(" or "));
            }
        }
        Found::Entities(nodes) => {
            for node in nodes {
                println!("  {}", described(*node));
            }
        }
        Found::Classes { above, below } => {
            let list = |nodes: &[Node<'_>]| nodes.iter().map(Node::to_string).collect::<Vec<_>>().join(", ");
            println!("  above: {}; below: {}", list(above), list(below));
        }
        Found::Statements(statements) if statements.is_empty() => println!("  no statement"),
        Found::Statements(statements) => {
            for statement in statements {
                println!("  {}", told(*statement));
                if kind == Kind::LookupZh {
                    println!("    {}", in_chinese(*statement));
                }
            }
        }
        Found::Mechanisms { mechanisms, verdict } => {
            for mechanism in mechanisms {
                print_mechanism(mechanism);
            }
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

/// A statement with its id, what its object is, qualifiers, statuses, context, to whom it applies, and where
/// its source says so.
fn told(statement: StatementRef<'_>) -> String {
    let object = statement.object().node().and_then(Node::category);
    let mut parts: Vec<String> =
        object.map(|category| format!("object {}", category.local_name())).into_iter().collect();
    let qualifiers = statement.qualifiers();
    parts.extend(qualifiers.map(|(slot, value)| format!("{} {value}", slot.trim_end_matches("_qualifier"))));
    parts.extend(statement.epistemic_status().map(|status| status.to_string()));
    parts.extend(statement.clinical_status().map(|status| status.to_string()));
    parts.extend(within(&statement.context()));
    parts.extend(statement.applicability().as_ref().map(applies_to));
    parts.extend(statement.publications().map(str::to_owned));
    let said_in = statement.property("seed_part");
    parts.extend(said_in.and_then(|part| part.as_text().map(str::to_owned)));
    format!("{} {statement} ({})", statement.id(), parts.join("; "))
}

fn applies_to(applicability: &Applicability) -> String {
    let courses = applicability.disease_course_any_of.iter().chain(&applicability.or_patient_condition);
    let patients: Vec<&str> = applicability.population.iter().chain(courses).map(String::as_str).collect();
    let jurisdiction = applicability.jurisdiction.as_deref().unwrap_or("jurisdiction unknown");
    if patients.is_empty() { jurisdiction.to_owned() } else { format!("{jurisdiction}: {}", patients.join(" or ")) }
}

fn in_chinese(statement: StatementRef<'_>) -> String {
    let label =
        |node: Option<Node<'_>>| node.map_or("", |node| node.label("zh").unwrap_or_else(|| node.name())).to_owned();
    format!("{}:{}", label(statement.subject().node()), label(statement.object().node()))
}

fn within(context: &Context) -> Vec<String> {
    context.iter().map(|(dimension, values)| format!("in {dimension} {}", values.join(" or "))).collect()
}

fn print_mechanism(mechanism: &Mechanism<'_>) {
    println!("  {mechanism}");
    for step in mechanism.steps() {
        let ids: Vec<_> = step.supports().map(|support| support.statement.id()).collect();
        println!("    {} to {}: {}", step.from(), step.to(), ids.join(", "));
        for path in step.expansions() {
            println!("      {}", path.into_iter().map(told).collect::<Vec<_>>().join("\n      "));
        }
    }
    for statement in mechanism.about() {
        println!("    about it: {}", told(statement));
    }
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
    if let Some(missing) = absence.missing_step {
        let [from, to] = [missing.from, missing.to];
        println!("  no statement leads from {from} to {to}");
    }
}

fn print_treatments(treatments: &Treatments<'_>) {
    for treatment in &treatments.statements {
        let strategy = treatment.via_strategy.map(|strategy| format!("said of {strategy}"));
        let parts: Vec<String> =
            [strategy, treatment.statement.applicability().and_then(|applicability| applicability.patients())]
                .into_iter()
                .flatten()
                .collect();
        println!("  {}", told(treatment.statement));
        if !parts.is_empty() {
            println!("    {}", parts.join("; "));
        }
    }
    if treatments.statements.is_empty() {
        println!("  no therapeutic statement; {} of unknown date left out", treatments.undated);
    }
}
