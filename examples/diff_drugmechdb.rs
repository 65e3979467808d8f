//! What differs between two graphs, and between their answers: the records of `DrugMechDB` without each third one, and
//! without each third one from the second on. Or two graphs of your own: `diff_drugmechdb OLD NEW`.
#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "shared/drugmechdb.rs"]
mod drugmechdb;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use mechgraph::graph::StatementRef;
use mechgraph::model::Value;
use mechgraph::query::{AnswerDiff, GraphDiffQuery, Limits};
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery, Node, Record, render};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let (old, new) = if let [old, new] = given.as_slice() {
        (mechgraph::open(old)?.graph, mechgraph::open(new)?.graph)
    } else {
        let Some(whole) = drugmechdb::graph(None)? else { return Ok(()) };
        (without(&whole, 0)?, without(&whole, 1)?)
    };

    let start = Instant::now();
    let mut diff = GraphDiffQuery::new().run(&old, &new);
    for change in diff.by_ref().take(5) {
        for line in render::change(&change) {
            println!("{line}");
        }
    }
    let listed = diff.counts().all();
    diff.by_ref().for_each(drop);
    let elapsed = start.elapsed();
    let counts = diff.counts();
    println!("and {} more", counts.all() - listed);
    for (what, of) in [("entities", counts.entities), ("statements", counts.statements)] {
        println!("{what}: {} gained, {} lost, {} changed", of.gained, of.lost, of.changed);
    }
    let fields = counts.fields_of_statements.iter();
    fields.for_each(|(field, of)| println!("  {field} of {} statements", of.all()));
    let size = old.statement_count() + new.statement_count();
    println!("{} statements compared in {} ms", size, elapsed.as_millis());

    // The questions are those of the claims that both graphs have.
    let pairs = drugmechdb::claimed_pairs(&old).into_iter().map(|(drug, disease)| [drug, disease].map(Node::curie));
    let pairs: Vec<[&str; 2]> = pairs.filter(|ends| ends.iter().all(|id| new.node(id).is_some())).collect();
    let (mut gained, mut lost, mut turned, mut moved, mut verdicts, mut others) = (0, 0, 0, 0, 0, 0);
    for [drug, disease] in pairs.iter().take(200) {
        let question = MechanismQuery::between(*drug, *disease).limit(10);
        let answer = |graph: &KnowledgeGraph| question.answer_with(graph, Limits::hardened());
        let diff = AnswerDiff::between(&answer(&old)?, &answer(&new)?);
        others += usize::from(!diff.is_empty());
        gained += diff.gained.len();
        lost += diff.lost.len();
        turned += diff.changed.iter().filter(|it| it.old.sign != it.new.sign).count();
        moved += diff.changed.iter().filter(|it| it.moved).count();
        verdicts += usize::from(diff.verdict.is_some_and(|it| it.old.sign != it.new.sign));
    }
    println!("{} questions, {others} with another answer:", pairs.len().min(200));
    println!("  mechanisms among the best ten: {gained} gained, {lost} lost, {turned} of another sign, {moved} moved");
    println!("  verdicts of another sign: {verdicts}");
    Ok(())
}

/// The graph without what only every third record says.
fn without(whole: &KnowledgeGraph, third: usize) -> Result<KnowledgeGraph, Box<dyn Error>> {
    let records = |statement: StatementRef<'_>| match statement.property("source_record") {
        Some(Value::List(names)) => names.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        Some(Value::Text(name)) => vec![name],
        _ => Vec::new(),
    };
    let mut names: Vec<String> = whole.statements().flat_map(records).collect();
    names.sort_unstable();
    names.dedup();
    let stays = |name: &String| names.binary_search(name).is_ok_and(|place| place % 3 != third);
    let mut builder = GraphBuilder::new();
    builder.extend(whole.nodes().map(|node| Record::from(node.to_entity())));
    let statements = whole.statements().filter(|statement| records(*statement).iter().any(stays));
    builder.extend(statements.map(|statement| {
        let mut owned = statement.to_statement();
        let names = records(statement).into_iter().filter(stays).map(Value::from).collect();
        owned.properties.insert("source_record".to_owned(), Value::List(names));
        Record::from(owned)
    }));
    Ok(builder.freeze()?)
}
