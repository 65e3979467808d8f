//! `show`: one entity with its names and statements.

use mechgraph::graph::StatementRef;
use mechgraph::io::trapi;
use mechgraph::model::{Properties, Value};
use mechgraph::query::{NodeAnswer, StatementAnswer, resolve};
use mechgraph::render::counted;
use mechgraph::schema::{Belief, BeliefScorer};
use mechgraph::{Category, Entity, Node};
use serde::Serialize;

use crate::arguments::{Arguments, Show};
use crate::exit::{Code, Failure};
use crate::{loading, output};

#[derive(Serialize)]
struct Shown {
    entity: Entity,
    superclasses: Vec<NodeAnswer>,
    subclasses: Vec<NodeAnswer>,
    outgoing: Vec<ShownStatement>,
    incoming: Vec<ShownStatement>,
}

#[derive(Serialize)]
struct ShownStatement {
    #[serde(flatten)]
    statement: StatementAnswer,
    #[serde(skip_serializing_if = "Properties::is_empty")]
    properties: Properties,
    /// What is stated about this statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<StatementAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    belief: Option<Belief>,
}

impl ShownStatement {
    fn new(statement: StatementRef<'_>, scorer: Option<&BeliefScorer>) -> Self {
        Self {
            statement: statement.into(),
            properties: statement.properties().unwrap_or_default(),
            about: statement.about().map(StatementAnswer::from).collect(),
            belief: scorer.map(|it| statement.belief(it)),
        }
    }
}

pub(crate) fn run(arguments: &Arguments, show: &Show) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let node = resolve(&graph, &show.name)?;
    let scorer = show.belief.then(BeliefScorer::indra);
    let scorer = scorer.as_ref();
    if arguments.json {
        let classes = |numbers: Vec<mechgraph::NodeId>| {
            numbers.into_iter().filter_map(|number| graph.node_at(number)).map(NodeAnswer::from).collect()
        };
        output::print_json(&Shown {
            entity: node.to_entity(),
            superclasses: classes(graph.parents(node.number())),
            subclasses: classes(graph.children(node.number())),
            outgoing: node.outgoing().map(|it| ShownStatement::new(it, scorer)).collect(),
            incoming: node.incoming().map(|it| ShownStatement::new(it, scorer)).collect(),
        })?;
    } else {
        output::print_with_headings(&text(node, scorer), |line| !line.starts_with(' '))?;
    }
    Ok(loaded)
}

fn text(node: Node<'_>, scorer: Option<&BeliefScorer>) -> String {
    let categories: Vec<&str> = node.categories().iter().map(Category::local_name).collect();
    let mut lines = vec![format!("{} ({}), {}", node.name(), node.curie(), categories.join(", "))];
    lines.extend(node.description().map(|description| format!("  {description}")));
    for (language, label) in node.labels() {
        lines.push(format!("  {language}: {label}"));
    }
    let lists = [
        ("also called", node.synonyms().collect::<Vec<_>>()),
        ("also", node.equivalent_ids().collect()),
        ("described by", node.provided_by().collect()),
    ];
    for (what, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        lines.push(format!("  {what}: {}", list.join(", ")));
    }
    let line = |statement: StatementRef<'_>| {
        let known = [
            statement.epistemic_status().map(|status| status.to_string()),
            statement.clinical_status().map(|status| status.to_string()),
            statement.layer().map(str::to_owned),
        ];
        let sources: Vec<String> =
            known.into_iter().flatten().chain(statement.publications().map(str::to_owned)).collect();
        format!("  {}: {statement}   [{}] {}", statement.id(), statement.effect(), sources.join(", "))
    };
    for statement in node.outgoing().chain(node.incoming()) {
        lines.push(line(statement));
        lines.extend(scorer.map(|scorer| format!("      {}", believed(&statement.belief(scorer)))));
        lines.extend(comments(statement).into_iter().map(|comment| format!("      comment: {comment}")));
        lines.extend(statement.about().map(|about| format!("      about it: {}: {about}", about.id())));
        lines.extend(
            supports(statement).iter().map(|statements| format!("      supported by: {}", statements.join(" + "))),
        );
    }
    lines.join("\n") + "\n"
}

/// `belief 0.998: 3 pieces of evidence for it, none against`
fn believed(belief: &Belief) -> String {
    let pieces = |count: u32, side: &str| match count {
        0 => format!("none {side}"),
        count => format!("{} {side}", counted(count, "piece of evidence", "pieces of evidence")),
    };
    let unknown: Vec<&str> = belief
        .unknown_sources
        .iter()
        .map(String::as_str)
        .map(|source| if source.is_empty() { "unnamed sources" } else { source })
        .collect();
    let unknown = if unknown.is_empty() {
        String::new()
    } else {
        format!("; not counted, as no error rates are known: {}", unknown.join(", "))
    };
    let Some(value) = belief.value else { return format!("belief not known{unknown}") };
    format!(
        "belief {value:.3}: {}, {}{unknown}",
        pieces(belief.supporting, "for it"),
        pieces(belief.opposing, "against")
    )
}

/// The ids of the statements that support a statement of a TRAPI message, a list for each graph of them; graphs of the
/// same statements are one.
fn supports(statement: StatementRef<'_>) -> Vec<Vec<String>> {
    let ids = |graph: Vec<StatementRef<'_>>| graph.into_iter().map(|it| it.id().into_owned()).collect();
    let mut graphs: Vec<Vec<String>> = trapi::supports(statement).into_iter().map(ids).collect();
    graphs.sort_unstable();
    graphs.dedup();
    graphs
}

/// What a source remarks on a statement.
fn comments(statement: StatementRef<'_>) -> Vec<String> {
    let remark = statement.property("comment");
    let texts = match remark {
        Some(Value::List(values)) => values,
        other => other.into_iter().collect(),
    };
    texts.iter().filter_map(Value::as_text).map(str::to_owned).collect()
}
