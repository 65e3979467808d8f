//! A curator's batch: own statements beside a graph that is there, what contradicts them, what they change, written back.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use mechgraph::graph::visit::Edge;
use mechgraph::model::{Dimension, Record};
use mechgraph::petgraph::algo::{kosaraju_scc, page_rank};
use mechgraph::petgraph::visit::EdgeFiltered;
use mechgraph::query::{ContradictionQuery, VerdictSign};
use mechgraph::{Context, Curie, Entity, EpistemicStatus, GraphBuilder, MechanismQuery, Overlay, Statement, datasets};

fn main() -> Result<(), Box<dyn Error>> {
    let mut builder = GraphBuilder::from_graph(&datasets::interferon_gamma());
    println!("{}", builder.extend_from("my-lab", own()?));
    let graph = builder.freeze()?;
    for finding in graph.findings() {
        println!("{finding}");
    }
    for contradiction in ContradictionQuery::new().run(&graph)? {
        println!("{contradiction}");
    }

    // What if two of them were not there? Nothing is built anew, and every question can be asked of it.
    let question = MechanismQuery::between("emapalumab", "HLH");
    let without = Overlay::new().without_statement("L2").without_statement("L4").over(&graph)?;
    let [before, after] = [&graph, &without].map(|graph| question.answer(graph));
    let (before, after) = (before?, after?);
    println!("verdict: {}, without two: {}", before.verdict.sign, after.verdict.sign);
    assert_ne!(before.verdict.sign, VerdictSign::Negative);
    assert_eq!(after.verdict.sign, VerdictSign::Negative);

    let steps = EdgeFiltered::from_fn(&graph, |edge: Edge<'_>| edge.statement().effect().is_step());
    println!("{} loops", kosaraju_scc(&steps).iter().filter(|entities| entities.len() > 1).count());
    let ranks: Vec<f64> = page_rank(&graph, 0.85, 20);
    let first = graph.nodes().zip(ranks).max_by(|a, b| a.1.total_cmp(&b.1)).ok_or("no entity")?;
    println!("first by page rank: {}", first.0.name());

    // One file or none, whatever happens meanwhile; nothing is lost on the way back.
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("curated_edges.jsonl");
    println!("{}", graph.save(&path)?);
    assert_eq!(mechgraph::open(folder.path())?.graph.statement_count(), graph.statement_count());
    Ok(())
}

fn own() -> Result<Vec<Record>, Box<dyn Error>> {
    let said = |id: &str, subject: &str, predicate: &str, object: &str| -> Result<Statement, Box<dyn Error>> {
        let statement = Statement::new(Curie::new(subject)?, predicate.parse()?, Curie::new(object)?);
        Ok(statement.with_id(id).from_source("infores:my-lab"))
    };
    let lowers = said("L1", "CHEBI:66919", "affects", "UniProtKB:P01579")?
        .with_qualifier("object_aspect_qualifier", "abundance")
        .with_qualifier("object_direction_qualifier", "decreased")
        .with_epistemic_status(EpistemicStatus::Suggested)
        .published_in("PMID:1");
    let in_blood = Context::new().with(Dimension::AnatomicalEntity, "UBERON:0000178");
    Ok(vec![
        Entity::new(Curie::new("X:new")?).named("new thing").in_category("Gene".parse()?).into(),
        lowers.into(),
        said("L2", "UniProtKB:P01579", "ameliorates_condition", "MONDO:0015540")?.in_context(in_blood).into(),
        said("L3", "UniProtKB:P01579", "contributes_to", "MONDO:0015540")?.denied().into(),
        said("L4", "UniProtKB:P01579", "disrupts", "MONDO:0015540")?.into(),
    ])
}
