//! A graph with some changes, laid over another without copying it.

use rustc_hash::FxHashSet;

use crate::graph::{KnowledgeGraph, NameKind, Node, StatementId, StatementRef};
use crate::model::{Argument, Curie, Entity, Record, Statement};
use crate::text::{conversions, options, quoted};

use crate::build::freeze::error::BuildError;
use crate::build::identities::state::GraphBuilder;

/// Changes to a graph, to ask what would follow: entities and statements taken away, signs turned, statements added.
///
/// [`over`](Self::over) lays them over a graph and gives a graph of its own that every query can be asked of. Its rows are
/// shared with the one below, of which nothing is copied or frozen anew.
///
/// ```
/// use mechgraph::{MechanismQuery, Overlay, datasets};
///
/// let graph = datasets::interferon_gamma();
/// let without = Overlay::new().without_entity("emapalumab").over(&graph)?;
/// assert_eq!(MechanismQuery::between("emapalumab", "HLH").run(&without)?.count(), 0);
/// assert!(MechanismQuery::between("emapalumab", "HLH").run(&graph)?.count() > 0);
/// # Ok::<(), mechgraph::Error>(())
/// ```
///
/// - An entity that is taken away stays, without statements, so that a question about it has no answer.
/// - With a statement go the statements about it, and a shortcut none of whose expansions is left.
/// - A sign that is turned is that of the effect: `+` becomes `-`. What the statement says stays as it is, so that the basis of
///   the effect does, too; [`StatementRef::is_turned`] says so. A shortcut is turned with what it summarises: if every
///   expansion that is left has an odd number of turned statements.
/// - A statement that is added counts as one that is there, with its effect by the same rules
///   ([`StatementRef::is_added`] says so). It may bring entities: what no entity describes is known by its identifier alone.
///   What the graph says already is not added again. In costs, its evidence is counted among what is added alone.
/// - Entities and statements that are added have numbers after all others, so that among answers of equal rank they come
///   last.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    entities: Vec<String>,
    statements: Vec<StatementKey>,
    turned: Vec<StatementKey>,
    added_entities: Vec<Entity>,
    added_statements: Vec<Statement>,
}

/// Which statement: by its id, given or derived, or by its number in the graph below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKey {
    /// By its id.
    Id(String),
    /// By its number.
    Number(StatementId),
}

conversions! { StatementKey:
    id: &str => Self::Id(id.to_owned());
    id: String => Self::Id(id);
    number: StatementId => Self::Number(number);
    statement: StatementRef<'_> => Self::Number(statement.number());
}

/// Why changes cannot be laid over a graph.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OverlayError {
    /// The graph is an overlay itself.
    #[error("the graph is an overlay already; put all changes into one")]
    Overlay,
    /// The graph has no such entity.
    #[error("the graph has no entity {}; give its identifier, or a name that means it alone", quoted(.0))]
    NoEntity(String),
    /// The graph has no such statement.
    #[error("the graph has no statement {}; `show` and JSON answers give the ids of statements", quoted(.0))]
    NoStatement(String),
    /// A statement is to be taken away and its sign is to be turned.
    #[error("statement {} is to be taken away and to be turned; name it once", quoted(.0))]
    Both(String),
    /// The effect of a statement has no sign.
    #[error("the effect of statement {} has no sign that could be turned", quoted(.0))]
    NoSign(String),
    /// A statement that is added is about a statement.
    #[error("{} is about a statement; only statements between entities can be added", quoted(.0))]
    Nested(String),
    /// A statement or an entity cannot be added.
    #[error("what is to be added cannot be: {0}")]
    Refused(String),
    /// What is added cannot be frozen.
    #[error(transparent)]
    Build(#[from] BuildError),
}

impl Overlay {
    /// No changes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing is changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entities.is_empty()
            && self.statements.is_empty()
            && self.turned.is_empty()
            && self.added_entities.is_empty()
            && self.added_statements.is_empty()
    }

    options! { #[must_use] self:
        /// Takes the statements of an entity away, which an identifier names, or a name that means it alone.
        pub fn without_entity(entity: impl Into<String>) => self.entities.push(entity.into());

        /// Takes a statement away.
        pub fn without_statement(statement: impl Into<StatementKey>) => self.statements.push(statement.into());

        /// Turns the sign of a statement's effect.
        pub fn with_sign_turned(statement: impl Into<StatementKey>) => self.turned.push(statement.into());

        /// Adds an entity, for statements that are added. What the graph knows already stays as it is.
        pub fn with_entity(entity: Entity) => self.added_entities.push(entity);

        /// Adds a statement between two entities.
        pub fn with_statement(statement: Statement) => self.added_statements.push(statement);
    }

    /// Adds the entities of another graph, and its statements between entities; statements about statements are left out.
    #[must_use]
    pub fn with_graph(mut self, graph: &KnowledgeGraph) -> Self {
        self.added_entities.extend(graph.nodes().filter(|node| node.is_described()).map(Node::to_entity));
        let joining = graph.statements().filter(|statement| statement.ends().is_some());
        self.added_statements.extend(joining.map(StatementRef::to_statement));
        self
    }

    /// Lays the changes over a graph.
    ///
    /// # Errors
    ///
    /// [`OverlayError`] if the graph lacks what is to be changed, or what is added cannot be.
    ///
    /// # Complexity
    ///
    /// Linear in the edges of the entities whose statements change, in what is added, and in what the statements of the graph
    /// have in common (predicates, sources, sets of qualifiers); never in the graph. The first id of a statement that is
    /// looked up sorts all ids once.
    pub fn over(&self, graph: &KnowledgeGraph) -> Result<KnowledgeGraph, OverlayError> {
        if graph.is_overlay() {
            return Err(OverlayError::Overlay);
        }
        let mut removed = self.statements.iter().map(|key| found(graph, key)).collect::<Result<Vec<_>, _>>()?;
        for id in &self.entities {
            let node = named(graph, id).ok_or_else(|| OverlayError::NoEntity(id.clone()))?;
            removed.extend(node.outgoing().chain(node.incoming()).map(StatementRef::number));
        }
        let mut turned = Vec::new();
        for key in &self.turned {
            let number = found(graph, key)?;
            if removed.contains(&number) {
                return Err(OverlayError::Both(name_of(key)));
            }
            let statement = graph.statement_at(number).filter(|it| it.effect().sign().is_some());
            turned.push(statement.ok_or_else(|| OverlayError::NoSign(name_of(key)))?.number());
        }
        turn_shortcuts(graph, &removed, &mut turned);
        let apart = self.added(graph)?;
        graph.overlaid(&removed, &turned, apart).ok_or(OverlayError::Build(BuildError::TooLarge("an overlay")))
    }

    /// What is added, frozen with the entities of the graph that it joins.
    fn added(&self, graph: &KnowledgeGraph) -> Result<KnowledgeGraph, OverlayError> {
        let mut known = FxHashSet::default();
        let new = self.added_entities.iter().filter(|entity| named(graph, entity.id.as_str()).is_none());
        let mut records: Vec<Record> = new.cloned().map(Record::Entity).collect();
        for statement in &self.added_statements {
            let mut statement = statement.clone();
            for end in [&mut statement.subject, &mut statement.object] {
                let Argument::Entity(id) = end else {
                    return Err(OverlayError::Nested(statement.id.unwrap_or_else(|| "a statement".to_owned())));
                };
                if let Some(own) = named(graph, id.as_str()) {
                    *id = Curie::verbatim(own.curie());
                    if own.is_described() && known.insert(own.number()) {
                        records.push(Record::Entity(own.to_entity()));
                    }
                }
            }
            records.push(Record::Statement(statement));
        }
        let mut builder = GraphBuilder::new();
        let report = builder.extend_from("what is added", records);
        match report.findings.iter().find(|_| report.quarantined > 0) {
            Some(finding) => Err(OverlayError::Refused(finding.message.clone())),
            None => Ok(builder.freeze()?),
        }
    }
}

/// Adds the shortcuts with a sign that every expansion turns.
fn turn_shortcuts(graph: &KnowledgeGraph, removed: &[StatementId], turned: &mut Vec<StatementId>) {
    while !turned.is_empty() {
        let is_odd = |path: &&Vec<StatementId>| path.iter().filter(|it| turned.contains(it)).count() % 2 == 1;
        let turns = |(row, paths): (usize, &Vec<Vec<StatementId>>)| {
            let number = StatementId::from_index(row);
            let mut left = paths.iter().filter(|path| !path.iter().any(|it| removed.contains(it))).peekable();
            let is_open = left.peek().is_some() && !turned.contains(&number) && !removed.contains(&number);
            let has_sign = graph.statement_at(number).is_some_and(|it| it.effect().sign().is_some());
            (is_open && has_sign && left.all(|path| is_odd(&path))).then_some(number)
        };
        let more: Vec<StatementId> = graph.columns.statements.expansions.iter().filter_map(turns).collect();
        if more.is_empty() {
            return;
        }
        turned.extend(more);
    }
}

/// The entity of an identifier, an equivalent one, or a name that means it alone.
fn named<'g>(graph: &'g KnowledgeGraph, id: &str) -> Option<Node<'g>> {
    graph.node(id).or_else(|| {
        let found = graph.find(id);
        match found.best.as_slice() {
            [one] => Some(one.node),
            several => several.iter().find(|one| one.kind == NameKind::EquivalentId).map(|one| one.node),
        }
    })
}

fn found(graph: &KnowledgeGraph, key: &StatementKey) -> Result<StatementId, OverlayError> {
    let statement = match key {
        StatementKey::Id(id) => graph.statement(id),
        StatementKey::Number(number) => graph.statement_at(*number),
    };
    statement.map(StatementRef::number).ok_or_else(|| OverlayError::NoStatement(name_of(key)))
}

fn name_of(key: &StatementKey) -> String {
    match key {
        StatementKey::Id(id) => id.clone(),
        StatementKey::Number(number) => number.to_string(),
    }
}
