//! `show`: one entity with its names and statements.

use std::collections::BTreeMap;

use mechgraph::graph::{ArgumentRef, StatementRef};
use mechgraph::io::trapi;
use mechgraph::model::{Basis, Properties, Value};
use mechgraph::query::{NodeAnswer, StatementAnswer, resolve};
use mechgraph::render::{self, Citations, Cited, Language, Line, counted};
use mechgraph::schema::{Belief, BeliefScorer};
use mechgraph::{Category, Entity, Node};
use serde::Serialize;

use crate::arguments::{Arguments, Show};
use crate::exit::{Code, Failure};
use crate::output::{Table, Text};
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
    let scorer = show.belief.then(BeliefScorer::indra);
    let scorer = scorer.as_ref();
    let node = match resolve(&graph, &show.name) {
        Ok(node) => node,
        // An answer gives the ids of statements, too.
        Err(error) => {
            let Some(statement) = graph.statement(&show.name) else { return Err(error.into()) };
            show_statement(statement, scorer, arguments)?;
            return Ok(loaded);
        }
    };
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
        output::print(&text(node, scorer))?;
    }
    Ok(loaded)
}

/// One statement, with all that is said of it.
fn show_statement(
    statement: StatementRef<'_>,
    scorer: Option<&BeliefScorer>,
    arguments: &Arguments,
) -> Result<(), Failure> {
    if arguments.json {
        return output::print_json(&ShownStatement::new(statement, scorer));
    }
    let mut text = Text::default();
    text.line(Line::heading(format!("{}, a statement", statement.id())));
    let mut citations = Citations::new(Cited::First);
    text.table(table(&[statement], scorer, &mut citations));
    let mut facts = Table::new(2);
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            facts.row([name.to_owned(), value, String::new()]);
        }
    };
    fact("subject", argument(statement.subject()));
    fact("predicate", statement.predicate().to_string());
    fact("object", argument(statement.object()));
    if statement.is_negated() {
        fact("negated", "true".to_owned());
    }
    for (slot, value) in statement.qualifiers() {
        fact(slot, value.to_owned());
    }
    for (dimension, values) in statement.context().iter() {
        fact(&format!("context.{dimension}"), values.join(", "));
    }
    let source = statement.primary_knowledge_source();
    for (name, value) in [
        ("effect", Some(statement.effect().as_str())),
        ("basis", statement.basis().map(Basis::as_str)),
        ("primary_knowledge_source", source),
        ("knowledge_level", statement.knowledge_level()),
        ("agent_type", statement.agent_type()),
    ] {
        fact(name, value.unwrap_or_default().to_owned());
    }
    for (name, value) in statement.properties().unwrap_or_default() {
        fact(&name, value.as_text().map_or_else(|| serde_json::to_string(&value), |text| Ok(text.to_owned()))?);
    }
    if let Some((file, line)) = statement.origin().filter(|(file, _)| !file.is_empty()) {
        fact("read from", if line == 0 { file.to_owned() } else { format!("{file}, line {line}") });
    }
    text.line(Line::blank());
    text.table(facts);
    text.lines(citations.into_lines(Language::En));
    output::print(&text)
}

/// An end of a statement: an entity with its name, or a statement.
fn argument(argument: ArgumentRef<'_>) -> String {
    match argument {
        ArgumentRef::Node(node) => format!("{} ({})", node.name(), node.curie()),
        ArgumentRef::Statement(statement) => {
            format!("{} ({})", render::clause(statement, Language::En), statement.id())
        }
    }
}

fn text(node: Node<'_>, scorer: Option<&BeliefScorer>) -> Text {
    let mut text = Text::default();
    let categories: Vec<&str> = node.categories().iter().map(Category::local_name).collect();
    let categories = if categories.is_empty() { "of no category".to_owned() } else { categories.join(", ") };
    text.line(Line::heading(format!("{} ({}), {categories}", node.name(), node.curie())));
    text.lines(node.description().map(|description| Line::new(2, description)));
    let mut labels: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (language, label) in node.labels() {
        labels.entry(language).or_default().push(label);
    }
    let mut lists: Vec<(&str, Vec<&str>)> = labels.into_iter().collect();
    lists.push(("also called", node.synonyms().collect()));
    lists.push(("also", node.equivalent_ids().collect()));
    lists.push(("described by", node.provided_by().collect()));
    let mut names = Table::new(2);
    for (what, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        names.row([what.to_owned(), list.join(", "), String::new()]);
    }
    text.table(names);
    let mut citations = Citations::new(Cited::First);
    for (heading, statements) in
        [("as subject", node.outgoing().collect::<Vec<_>>()), ("as object", node.incoming().collect())]
    {
        if !statements.is_empty() {
            text.line(Line::blank());
            let count = counted(statements.len(), "statement", "statements");
            text.line(Line::heading(format!("{count} with it {heading}")));
            text.table(table(&statements, scorer, &mut citations));
        }
    }
    text.lines(citations.into_lines(Language::En));
    text
}

/// What statements say, how sure that is, who says so, and their ids.
pub(crate) fn table(
    statements: &[StatementRef<'_>],
    scorer: Option<&BeliefScorer>,
    citations: &mut Citations,
) -> Table {
    let mut table = Table::new(2).of_sentences();
    for statement in statements {
        let comments = comments(*statement).into_iter().map(|comment| format!("; comment: {comment}"));
        let said = format!("{}{}", render::clause(*statement, Language::En), comments.collect::<String>());
        let known = [
            statement.epistemic_status().map(|status| status.to_string()),
            statement.clinical_status().map(|status| status.to_string()),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        let layer = statement.layer().map_or_else(String::new, |layer| format!("[{layer}] "));
        table.row([
            render::arrow(statement.effect()).to_owned(),
            said,
            known.join(", "),
            citations.marks(statement.publications(), Language::En),
            format!("{layer}{}", statement.id()),
        ]);
        let below = |said: String, id: String| [String::new(), said, String::new(), String::new(), id];
        if let Some(scorer) = scorer {
            table.row(below(believed(&statement.belief(scorer)), String::new()));
        }
        for about in statement.about() {
            table.row(below(format!("about it: {}", render::clause(about, Language::En)), about.id().into_owned()));
        }
        for statements in supports(*statement) {
            table.row(below(format!("supported by: {}", statements.join(" + ")), String::new()));
        }
    }
    table
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
