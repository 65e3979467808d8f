//! Nodes and edges with their attributes.

use serde_json::Value as Json;

use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::io::WriteReport;
use crate::io::kgx::{OWN_PROPERTIES, keys_and_values as kgx};
use crate::model::{Basis, Direction, Effect, EpistemicStatus};
use crate::style::Kind;

use super::ABOUT;

/// Names and values, in the order in which they are written.
pub(in crate::io) type Attributes = Vec<(String, Json)>;

const WITHOUT_VALUE: &str = "a property without a value";

/// What a property of this name has before it where the name is taken.
const OWN: &str = "own_";

/// Keys of an edge of KGX that are the ends, or that the graph has worked out.
const WORKED_OUT: [&str; 7] = ["id", "subject", "object", "predicate", "negated", "effect", "epistemic_status"];

/// Names that formats or these writers have a meaning for.
const RESERVED: [&str; 27] = [
    "SUID",
    "basis",
    "directed",
    "effect",
    "entity",
    "epistemic_status",
    "id",
    "influence_on_object",
    "influence_on_subject",
    "interaction",
    "is_influence",
    "key",
    "kind",
    "label",
    "name",
    "negated",
    "object",
    "other_ids",
    "parent",
    "predicate",
    "represents",
    "selected",
    "shared name",
    "source",
    "statement_id",
    "target",
    "value",
];

/// An entity.
pub(in crate::io) struct NodeRow<'g> {
    pub(in crate::io) node: Node<'g>,
    pub(in crate::io) kind: Kind,
    /// All but the id and the name.
    pub(in crate::io) attributes: Attributes,
}

impl<'g> NodeRow<'g> {
    fn of(node: Node<'g>, report: &mut WriteReport) -> Self {
        let kind = Kind::of_categories(node.categories());
        let mut attributes = vec![("kind".to_owned(), kind.as_str().into())];
        for (key, value) in kgx::node(node, report) {
            if !["id", "name"].contains(&key.as_str()) {
                take(key, value, &mut attributes, report);
            }
        }
        Self { node, kind, attributes }
    }

    /// The number, which is unique in a file.
    pub(in crate::io) fn number(&self) -> u32 {
        self.node.number().0
    }
}

/// A statement between two entities.
pub(in crate::io) struct EdgeRow<'g> {
    pub(in crate::io) statement: StatementRef<'g>,
    pub(in crate::io) subject: Node<'g>,
    pub(in crate::io) object: Node<'g>,
    /// What the subject does to the object.
    pub(in crate::io) on_object: Option<Effect>,
    /// What the object does to the subject.
    pub(in crate::io) on_subject: Option<Effect>,
    /// All but the ends.
    pub(in crate::io) attributes: Attributes,
}

impl<'g> EdgeRow<'g> {
    fn of(statement: StatementRef<'g>, report: &mut WriteReport) -> Option<Self> {
        let Some((subject, object)) = statement.ends() else {
            report.lose(ABOUT);
            return None;
        };
        let acts = |direction| {
            let effect = statement.effect();
            let is_step = statement.permits(direction) && !statement.is_correlational() && effect != Effect::None;
            (is_step && statement.basis() != Some(Basis::Correlation)).then_some(effect)
        };
        let (on_object, on_subject) = (acts(Direction::Forward), acts(Direction::Backward));
        let mut row = Self { statement, subject, object, on_object, on_subject, attributes: Vec::new() };
        row.describe(report);
        Some(row)
    }

    fn describe(&mut self, report: &mut WriteReport) {
        let statement = self.statement;
        let is_influence = self.on_object.or(self.on_subject).is_some();
        let mut set = |name: &str, value: Option<Json>| {
            if let Some(value) = value {
                self.attributes.push((name.to_owned(), value));
            }
        };
        set("statement_id", Some(statement.id().into()));
        let others: Vec<Json> = statement.given_ids().skip(1).map(Json::from).collect();
        set("other_ids", (!others.is_empty()).then_some(others.into()));
        set("predicate", Some(statement.predicate().as_str().into()));
        set("negated", Some(statement.is_negated().into()));
        set("effect", Some(statement.effect().as_str().into()));
        set("basis", statement.basis().map(|basis| basis.as_str().into()));
        set("is_influence", Some(is_influence.into()));
        set("influence_on_object", self.on_object.map(|effect| effect.as_str().into()));
        set("influence_on_subject", self.on_subject.map(|effect| effect.as_str().into()));
        set("epistemic_status", statement.epistemic_status().map(EpistemicStatus::as_str).map(Json::from));
        // What other ids say is the same statement.
        for (key, value) in kgx::edge(statement, report).into_iter().next().unwrap_or_default() {
            if !WORKED_OUT.contains(&key.as_str()) {
                take(key, value, &mut self.attributes, report);
            }
        }
    }

    /// The number, which is unique in a file.
    pub(in crate::io) fn number(&self) -> u32 {
        self.statement.number().0
    }
}

/// The entities, those that statements alone name among them, in the order of their ids.
pub(in crate::io) fn nodes<'g>(
    graph: &'g KnowledgeGraph,
    report: &mut WriteReport,
) -> impl Iterator<Item = NodeRow<'g>> {
    graph.nodes().map(move |node| NodeRow::of(node, report))
}

/// The statements between entities, by subject; the report counts the others.
pub(in crate::io) fn edges<'g>(
    graph: &'g KnowledgeGraph,
    report: &mut WriteReport,
) -> impl Iterator<Item = EdgeRow<'g>> {
    graph.statements().filter_map(move |statement| EdgeRow::of(statement, report))
}

/// A text as it is, and the JSON of anything else.
pub(in crate::io) fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Adds an attribute under a name that means nothing else.
fn take(key: String, value: Json, attributes: &mut Attributes, report: &mut WriteReport) {
    match value {
        Json::Object(properties) if key == OWN_PROPERTIES => {
            for (name, value) in properties {
                add(format!("{OWN}{name}"), value, attributes, report);
            }
        }
        value if key.starts_with(OWN) || RESERVED.contains(&key.as_str()) => {
            add(format!("{OWN}{key}"), value, attributes, report);
        }
        value => add(key, value, attributes, report),
    }
}

fn add(name: String, value: Json, attributes: &mut Attributes, report: &mut WriteReport) {
    if value.is_null() {
        report.lose(WITHOUT_VALUE);
    } else {
        attributes.push((name, value));
    }
}
