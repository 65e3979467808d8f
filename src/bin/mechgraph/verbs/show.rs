//! `show`: one entity with its names and statements.

use mechgraph::graph::StatementRef;
use mechgraph::model::{Properties, Value};
use mechgraph::query::{NodeAnswer, StatementAnswer, resolve};
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
}

impl From<StatementRef<'_>> for ShownStatement {
    fn from(statement: StatementRef<'_>) -> Self {
        Self {
            statement: statement.into(),
            properties: statement.properties().unwrap_or_default(),
            about: statement.about().map(StatementAnswer::from).collect(),
        }
    }
}

pub(crate) fn run(arguments: &Arguments, show: &Show) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let node = resolve(&graph, &show.name)?;
    if arguments.json {
        let classes = |numbers: Vec<mechgraph::NodeId>| {
            numbers.into_iter().filter_map(|number| graph.node_at(number)).map(NodeAnswer::from).collect()
        };
        output::print_json(&Shown {
            entity: node.to_entity(),
            superclasses: classes(graph.parents(node.number())),
            subclasses: classes(graph.children(node.number())),
            outgoing: node.outgoing().map(ShownStatement::from).collect(),
            incoming: node.incoming().map(ShownStatement::from).collect(),
        })?;
    } else {
        output::print_with_headings(&text(node), |line| !line.starts_with(' '))?;
    }
    Ok(loaded)
}

fn text(node: Node<'_>) -> String {
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
        lines.extend(comments(statement).into_iter().map(|comment| format!("      comment: {comment}")));
        lines.extend(statement.about().map(|about| format!("      about it: {}: {about}", about.id())));
    }
    lines.join("\n") + "\n"
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
