//! What a page knows of entities and statements, each once.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementRef};
use crate::model::{Argument, Basis, Category, ClinicalStatus, Context, Effect, EpistemicStatus, PartialDate};
use crate::render::found::statement_between;
use crate::render::sentences::tell;
use crate::render::view::context_names;
use crate::render::{Kind, Language};

use super::publication::Publication;

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Texts {
    pub(super) en: String,
    pub(super) zh: String,
}

impl Texts {
    pub(super) fn of(text: impl Fn(Language) -> String) -> Self {
        Self { en: text(Language::En), zh: text(Language::Zh) }
    }

    /// A context by the names of its values; none where it is open.
    pub(super) fn of_context(context: &Context, graph: &KnowledgeGraph) -> Option<Self> {
        let places = |language: Language| context_names(graph, context, language);
        (!context.is_empty()).then(|| Self::of(places))
    }
}

/// An entity as a page shows it.
#[derive(Debug, Serialize)]
struct EntityFacts<'g> {
    name: Texts,
    kind: Texts,
    categories: Vec<&'g str>,
    equivalent_ids: Vec<&'g str>,
    /// Synonyms, and names in all languages.
    other_names: Vec<&'g str>,
    description: Option<&'g str>,
}

/// A statement as a page shows it.
#[derive(Debug, Serialize)]
struct StatementFacts<'g> {
    sentence: Texts,
    subject: ArgumentFacts<'g>,
    predicate: &'g str,
    object: ArgumentFacts<'g>,
    qualifiers: Vec<(&'g str, &'g str)>,
    context: Option<Texts>,
    effect: Effect,
    basis: Option<Basis>,
    negated: bool,
    status: Option<EpistemicStatus>,
    publications: Vec<Publication>,
    source: Option<&'g str>,
    knowledge_level: Option<&'g str>,
    agent_type: Option<&'g str>,
    layer: Option<&'g str>,
    origin: Option<String>,
    clinical_status: Option<ClinicalStatus>,
    jurisdiction: Option<String>,
    population: Option<String>,
    line_of_therapy: Option<String>,
    valid_from: Option<PartialDate>,
    valid_to: Option<PartialDate>,
    reported: Option<PartialDate>,
    /// Statements about this one, by id.
    about: Vec<String>,
}

/// The subject or object of a statement.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum ArgumentFacts<'g> {
    Entity(&'g str),
    Statement(String),
}

/// How far statements about statements, and statements within statements, are followed.
const DEEPEST: usize = 2;

/// Gathers entities and statements by id.
#[derive(Debug, Serialize)]
pub(super) struct Facts<'g> {
    #[serde(skip)]
    graph: &'g KnowledgeGraph,
    entities: BTreeMap<&'g str, EntityFacts<'g>>,
    statements: BTreeMap<String, StatementFacts<'g>>,
    /// The files from which the statements were read.
    files: BTreeSet<String>,
}

impl<'g> Facts<'g> {
    pub(super) const fn new(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, entities: BTreeMap::new(), statements: BTreeMap::new(), files: BTreeSet::new() }
    }

    pub(super) const fn graph(&self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// Adds the entity of an id; one that the graph does not hold is left out.
    pub(super) fn entity(&mut self, id: &str) {
        if let Some(node) = self.graph.node(id) {
            self.node(node);
        }
    }

    /// Adds the statement of an id between these two; one that the graph does not hold is left out.
    pub(super) fn statement_between(&mut self, subject: &Argument, object: &Argument, id: &str) {
        if let Some(statement) = statement_between(self.graph, subject, object, id) {
            self.statement(statement);
        }
    }

    /// Adds a statement, with its ends and with what is said about it.
    pub(super) fn statement(&mut self, statement: StatementRef<'g>) {
        let mut new = vec![(statement, DEEPEST)];
        while let Some((statement, deeper)) = new.pop() {
            let id = statement.id().into_owned();
            if self.statements.contains_key(&id) {
                continue;
            }
            for end in [statement.subject(), statement.object()] {
                match end {
                    ArgumentRef::Node(node) => self.node(node),
                    ArgumentRef::Statement(inner) if deeper > 0 => new.push((inner, deeper - 1)),
                    ArgumentRef::Statement(_) => {}
                }
            }
            for (_, values) in statement.context().iter() {
                for value in values {
                    self.entity(value);
                }
            }
            let about: Vec<StatementRef<'g>> = if deeper > 0 { statement.about().collect() } else { Vec::new() };
            let facts = StatementFacts::new(statement, &about);
            self.files.extend(file(statement).map(|(file, _)| file));
            new.extend(about.into_iter().map(|about| (about, deeper - 1)));
            self.statements.insert(id, facts);
        }
    }

    fn node(&mut self, node: Node<'g>) {
        self.entities.entry(node.curie()).or_insert_with(|| EntityFacts::new(node));
    }
}

impl<'g> EntityFacts<'g> {
    fn new(node: Node<'g>) -> Self {
        let kind = Kind::of_categories(node.categories());
        Self {
            name: Texts::of(|language| language.name(node).unwrap_or_else(|| node.name()).to_owned()),
            kind: Texts::of(|language| kind.word(language).to_owned()),
            categories: node.categories().iter().map(Category::as_str).collect(),
            equivalent_ids: node.equivalent_ids().collect(),
            other_names: node.synonyms().chain(node.labels().map(|(_, label)| label)).collect(),
            description: node.description(),
        }
    }
}

impl<'g> StatementFacts<'g> {
    fn new(statement: StatementRef<'g>, about: &[StatementRef<'g>]) -> Self {
        let sentence = |language: Language| tell(statement, language).sentences.concat();
        let applicability = statement.applicability().unwrap_or_default();
        Self {
            sentence: Texts::of(sentence),
            subject: ArgumentFacts::from(statement.subject()),
            predicate: statement.predicate().as_str(),
            object: ArgumentFacts::from(statement.object()),
            qualifiers: statement.qualifiers().collect(),
            context: Texts::of_context(&statement.context(), statement.graph()),
            effect: statement.effect(),
            basis: statement.basis(),
            negated: statement.is_negated(),
            status: statement.epistemic_status(),
            publications: statement.publications().map(Publication::new).collect(),
            source: statement.primary_knowledge_source(),
            knowledge_level: statement.knowledge_level(),
            agent_type: statement.agent_type(),
            layer: statement.layer(),
            origin: file(statement).map(|(file, line)| format!("{file}:{line}")),
            clinical_status: statement.clinical_status(),
            population: applicability.patients(),
            jurisdiction: applicability.jurisdiction,
            line_of_therapy: applicability.line_of_therapy,
            valid_from: statement.valid_from(),
            valid_to: statement.valid_to(),
            reported: statement.reported(),
            about: about.iter().map(|about| about.id().into_owned()).collect(),
        }
    }
}

/// The file in which a statement was read, and the line: its base name, since the folders of whoever drew the page are no
/// business of its readers, with the start of its hash, which tells files of one name apart.
fn file(statement: StatementRef<'_>) -> Option<(String, u32)> {
    let (row, line) = statement.place();
    let source = statement.graph().sources().get(row as usize).filter(|_| line > 0)?;
    // Records that a program gave have no file.
    let base = source.name.rsplit(['/', '\\']).find(|part| !part.is_empty())?;
    let hash = source.sha256.as_deref().and_then(|hash| hash.get(..8));
    let hash = hash.map_or_else(String::new, |hash| format!(" ({hash})"));
    Some((format!("{base}{hash}"), line))
}

impl<'g> From<ArgumentRef<'g>> for ArgumentFacts<'g> {
    fn from(argument: ArgumentRef<'g>) -> Self {
        match argument {
            ArgumentRef::Node(node) => Self::Entity(node.curie()),
            ArgumentRef::Statement(statement) => Self::Statement(statement.id().into_owned()),
        }
    }
}
