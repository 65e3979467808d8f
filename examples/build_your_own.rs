//! A graph of one's own: entities and statements from code, then a question.
#![expect(clippy::print_stdout, reason = "an example prints")]

use mechgraph::model::{Context, Dimension, EpistemicStatus};
use mechgraph::query::{ContradictionQuery, StatementQuery, VerdictSign};
use mechgraph::{Curie, Entity, GraphBuilder, MechanismQuery, Statement};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = GraphBuilder::new();
    for (id, name, category) in [
        ("CHEBI:66919", "ruxolitinib", "SmallMolecule"),
        ("UniProtKB:O60674", "JAK2", "Protein"),
        ("GO:0030097", "hemopoiesis", "BiologicalProcess"),
        ("MONDO:0015909", "aplastic anemia", "Disease"),
    ] {
        builder.add_entity(Entity::new(id.parse::<Curie>()?).named(name).in_category(category.parse()?));
    }
    let statement = |subject: &str, predicate: &str, object: &str| -> Result<Statement, Box<dyn std::error::Error>> {
        Ok(Statement::new(subject.parse::<Curie>()?, predicate.parse()?, object.parse::<Curie>()?))
    };
    builder.add_statement(
        statement("CHEBI:66919", "affects", "UniProtKB:O60674")?
            .with_qualifier("object_aspect_qualifier", "activity")
            .with_qualifier("object_direction_qualifier", "decreased")
            .with_epistemic_status(EpistemicStatus::Established)
            .published_in("PMID:23514013"),
    );
    builder.add_statement(
        statement("UniProtKB:O60674", "contributes_to", "GO:0030097")?
            .with_epistemic_status(EpistemicStatus::Suggested)
            .in_context(Context::new().with(Dimension::Disease, "MONDO:0015909")),
    );
    // A colleague says the opposite, in the same context: both stay, and the graph tells.
    builder.add_statement(
        statement("UniProtKB:O60674", "disrupts", "GO:0030097")?
            .in_context(Context::new().with(Dimension::Disease, "MONDO:0015909")),
    );
    // A predicate that nobody knows is kept and is not part of any path; the builder reports it.
    builder.add_statement(&statement("CHEBI:66919", "local:tastes_like", "UniProtKB:O60674")?);
    let graph = builder.freeze()?;

    println!("{} entities, {} statements", graph.node_count(), graph.statement_count());
    for finding in graph.findings() {
        println!("finding: {finding}");
    }
    let codes: Vec<&str> = graph.findings().iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["MG020", "MG026"], "an unknown predicate, and opposite signs");

    let mechanisms = MechanismQuery::between("ruxolitinib", "hemopoiesis").run(&graph)?;
    let verdict = mechanisms.verdict();
    assert_eq!(verdict.sign, VerdictSign::Conflicting);
    println!("verdict: {}", verdict.sign);
    let lines: Vec<String> = mechanisms.map(|mechanism| mechanism.to_string()).collect();
    for line in &lines {
        println!("{line}");
    }
    assert_eq!(lines[0], "ruxolitinib ⊣ JAK2 → hemopoiesis   (net −, suggested, in aplastic anemia)");

    let contradictions = ContradictionQuery::new().run(&graph)?.collect::<Vec<_>>();
    assert_eq!(contradictions.len(), 1);
    for contradiction in &contradictions {
        println!("contradiction: {} and {}", contradiction.affirming[0], contradiction.opposing[0]);
    }
    let known = StatementQuery::new().about("JAK2").epistemic_status(EpistemicStatus::Suggested).run(&graph)?;
    assert_eq!(known.len(), 2);
    Ok(())
}
