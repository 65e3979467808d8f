//! What is upstream of genes that changed together, on Hetionet: 100 of the genes that a compound raises or lowers, among 100
//! genes that it does not act on, each up or down by turns. Or of your own: `regulators_hetionet GRAPH UP.txt DOWN.txt`.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/hetionet.rs"]
mod hetionet;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use mechgraph::model::Direction;
use mechgraph::query::RegulatorQuery;
use mechgraph::{Category, KnowledgeGraph, Node, Sign};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let Some(graph) = hetionet::graph(given.first().cloned())? else { return Ok(()) };
    let query = if let [_, up, down] = given.as_slice() {
        let (up, down) = (fs::read_to_string(up)?, fs::read_to_string(down)?);
        let query = up.lines().map(str::trim).fold(RegulatorQuery::new(), RegulatorQuery::up);
        down.lines().map(str::trim).fold(query, RegulatorQuery::down)
    } else {
        let (compound, query) = planted(&graph).ok_or("no compound acts on genes")?;
        println!("100 genes of {} ({}) among 100 others", compound.name(), compound.curie());
        query
    };
    let start = Instant::now();
    let found = query.limit(5).run(&graph)?;
    println!(
        "{} genes, {} regulators tested against {} networks in {} ms",
        found.up + found.down,
        found.tested,
        found.permutations,
        start.elapsed().as_millis()
    );
    for it in &found.regulators {
        let (id, name) = (it.entity.curie(), it.entity.name());
        println!(
            "  {name} ({id}): {} agree, {} oppose; p {:.4}, q {:.4}",
            it.agreeing, it.opposing, it.p_value, it.q_value
        );
    }
    Ok(())
}

/// The compound with the most signed statements on genes, and the question of 100 of these among 100 others.
fn planted(graph: &KnowledgeGraph) -> Option<(Node<'_>, RegulatorQuery)> {
    let chemical: Category = "ChemicalEntity".parse().ok()?;
    let compounds = graph.nodes().filter(|node| node.is_in_category(&chemical));
    let compound = compounds.max_by_key(|node| signed_targets(*node).len())?;
    let targets = signed_targets(compound);
    let is_other = |node: &Node<'_>| is_gene(node) && targets.iter().all(|(target, _)| *target != node.curie());
    let others: Vec<&str> = graph.nodes().filter(is_other).map(Node::curie).collect();
    let every = |list: usize| (list / 100).max(1);
    let mut query = RegulatorQuery::new();
    for (gene, sign) in targets.iter().step_by(every(targets.len())).take(100) {
        query = if *sign == Sign::Positive { query.up(*gene) } else { query.down(*gene) };
    }
    for (place, gene) in others.iter().step_by(every(others.len())).take(100).enumerate() {
        query = if place % 2 == 0 { query.up(*gene) } else { query.down(*gene) };
    }
    Some((compound, query))
}

fn is_gene(node: &Node<'_>) -> bool {
    node.category().is_some_and(|category| category.local_name() == "Gene")
}

/// The genes on which an entity acts with a sign.
fn signed_targets(node: Node<'_>) -> Vec<(&str, Sign)> {
    let steps = node.outgoing().filter(|it| it.permits(Direction::Forward));
    let signed = steps.filter_map(|it| Some((it.object().node()?, it.effect().sign()?)));
    signed.filter(|(target, _)| is_gene(target)).map(|(target, sign)| (target.curie(), sign)).collect()
}
