//! The page of an answer.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::graph::KnowledgeGraph;
use crate::model::{Argument, Curie, Direction, Effect, EpistemicStatus};
use crate::query::{
    Absence, AbsenceAnswer, Answer, CompletenessAnswer, Filtered, MechanismAnswer, NodeAnswer, Rule, SignAnswer,
    StatementAnswer, StepAnswer, TherapeuticAnswer, VerdictSign,
};
use crate::render::treatment::Treatment;
use crate::render::view::effect;
use crate::render::{Explanation, Language, Link, Parts, Picture, explain_answer, report, words};

use super::document::{Document, json};
use super::facts::{Facts, Texts};
use super::look::Looks;
use super::publication::Publication;
use super::words::Words;

const SCRIPTS: [&str; 7] = [
    include_str!("elements.js"),
    include_str!("facts.js"),
    include_str!("shared.js"),
    include_str!("filters.js"),
    include_str!("mechanisms.js"),
    include_str!("drawing.js"),
    include_str!("answer.js"),
];
const MAIN: &str = include_str!("answer.html");

/// An answer as one HTML page: the picture beside the ranked mechanisms, with the evidence of each step.
///
/// The page needs nothing else: it works from a file, asks no network, and starts in `language`, with a
/// switch to the other. Its policy allows the page's own script and styles alone, by their hashes, so that
/// nothing in the data can run. Without scripts it shows [`report`].
///
/// ```
/// use mechgraph::query::{Limits, MechanismQuery};
/// use mechgraph::render::{Language, page};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
/// let html = page(&answer, &graph, Language::En);
/// assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
/// assert!(html.contains("https://pubmed.ncbi.nlm.nih.gov/33484058/"));
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn page(answer: &Answer, graph: &KnowledgeGraph, language: Language) -> String {
    let pictures = [Language::En, Language::Zh]
        .map(|language| Picture::of_answer(answer, graph, language).grouped(Picture::LEGIBLE))
        .map(|picture| Picture { parts: Parts { title: false, citations: false, ..picture.parts }, ..picture });
    Document {
        language,
        title: &pictures[usize::from(language == Language::Zh)].title,
        skip: "skip",
        subtitle: "verdict",
        main: MAIN,
        drawings: pictures.each_ref().map(Picture::to_svg),
        data: json(&AnswerData::new(answer, graph, &pictures, language)),
        library: "",
        script: SCRIPTS.concat(),
        text: report(answer, graph),
    }
    .write()
}

#[derive(Serialize)]
struct AnswerData<'a> {
    language: Language,
    words: Words,
    style: Looks,
    title: Texts,
    verdict: VerdictData,
    completeness: &'a CompletenessAnswer,
    /// What cut the search, in words.
    cut_by: Option<Texts>,
    mechanisms: Vec<MechanismData>,
    therapeutic: Vec<TherapeuticData<'a>>,
    filtered: Filtered,
    absence: Option<AbsenceData>,
    links: Vec<LinkData<'a>>,
    /// The node that stands for an entity, where it is not the entity's own.
    groups: BTreeMap<String, &'a str>,
    #[serde(flatten)]
    facts: Facts<'a>,
}

#[derive(Serialize)]
struct VerdictData {
    sign: VerdictSign,
    status: Option<EpistemicStatus>,
    context: Option<Texts>,
    by_context: Vec<(Option<Texts>, VerdictSign)>,
}

#[derive(Serialize)]
struct MechanismData {
    rank: usize,
    cost: f64,
    sign: SignAnswer,
    status: Option<EpistemicStatus>,
    nodes: Vec<String>,
    steps: Vec<StepData>,
    sentences: [Vec<String>; 2],
    citations: Vec<Publication>,
    context: Option<Texts>,
    coherent: bool,
    inherited_from: Option<String>,
    expansions: Vec<ExpansionData>,
    about: Vec<String>,
}

#[derive(Serialize)]
struct StepData {
    effect: Effect,
    /// The place of the step in the picture's links.
    link: Option<usize>,
    supports: Vec<SupportData>,
}

#[derive(Serialize)]
struct SupportData {
    statement: String,
    direction: Direction,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct ExpansionData {
    shortcut: String,
    statements: Vec<SupportData>,
}

#[derive(Serialize)]
struct TherapeuticData<'a> {
    statement: &'a str,
    status: Texts,
    details: [Vec<String>; 2],
}

#[derive(Serialize)]
struct AbsenceData {
    constraints: Vec<Texts>,
    nearest_miss: Option<MechanismData>,
    missing_step: Option<(String, String)>,
    reachable: ReachData,
    reaching: ReachData,
    cut: bool,
}

#[derive(Serialize)]
struct ReachData {
    nodes: Vec<String>,
    /// Whether there are more than are listed.
    more: bool,
}

#[derive(Serialize)]
struct LinkData<'a> {
    from: &'a str,
    to: &'a str,
    effect: Effect,
    statements: &'a [String],
}

impl<'a> AnswerData<'a> {
    fn new(answer: &'a Answer, graph: &'a KnowledgeGraph, pictures: &'a [Picture; 2], language: Language) -> Self {
        let [english, chinese] = pictures;
        let mut gathering = Gathering { answer, facts: Facts::new(graph), picture: english };
        let ends = [&answer.from.id, &answer.to.id];
        ends.into_iter().flatten().for_each(|id| gathering.facts.entity(id));
        english.nodes.iter().for_each(|node| gathering.facts.entity(&node.id));
        for link in english.links.iter().filter(|link| link.mechanisms.is_empty()) {
            let end = |place: usize| english.nodes.get(place).map(|node| Argument::Entity(Curie::verbatim(&node.id)));
            let (Some(from), Some(to)) = (end(link.from), end(link.to)) else { continue };
            for id in &link.statements {
                gathering.facts.statement_between(&from, &to, id);
                gathering.facts.statement_between(&to, &from, id);
            }
        }
        let mechanisms = answer.mechanisms.iter().map(|mechanism| gathering.mechanism(mechanism)).collect();
        let therapeutic = answer.therapeutic.iter().map(|claim| gathering.therapeutic(claim)).collect();
        let absence = answer.absence.as_ref().map(|absence| gathering.absence(absence));
        let groups = gathering.groups();
        let node = |place: usize| english.nodes.get(place).map_or("", |node| node.id.as_str());
        let verdict = &answer.verdict;
        Self {
            language,
            words: Words,
            style: Looks,
            title: Texts { en: english.title.clone(), zh: chinese.title.clone() },
            verdict: VerdictData {
                sign: verdict.sign,
                status: verdict.status,
                context: Texts::of_context(&verdict.context, graph),
                by_context: verdict
                    .by_context
                    .iter()
                    .map(|part| (Texts::of_context(&part.context, graph), part.sign))
                    .collect(),
            },
            completeness: &answer.completeness,
            cut_by: answer.completeness.cut_by.map(|limit| in_words(&limit)),
            mechanisms,
            therapeutic,
            filtered: answer.filtered,
            absence,
            links: english
                .links
                .iter()
                .map(|link| LinkData {
                    from: node(link.from),
                    to: node(link.to),
                    effect: link.effect,
                    statements: &link.statements,
                })
                .collect(),
            groups,
            facts: gathering.facts,
        }
    }
}

/// A value with its English words and, by its name in data, Chinese ones.
fn in_words(value: &(impl Serialize + core::fmt::Display)) -> Texts {
    let english = value.to_string();
    let name = serde_json::to_value(value).ok().and_then(|name| name.as_str().map(str::to_owned));
    let chinese = name.and_then(|name| Language::Zh.word(&name)).unwrap_or(&english).to_owned();
    Texts { en: english, zh: chinese }
}

struct Gathering<'a> {
    answer: &'a Answer,
    facts: Facts<'a>,
    picture: &'a Picture,
}

impl<'a> Gathering<'a> {
    fn mechanism(&mut self, mechanism: &MechanismAnswer) -> MechanismData {
        let graph = self.facts.graph();
        mechanism.nodes.iter().for_each(|node| self.facts.entity(&node.id));
        for about in &mechanism.about {
            self.facts.statement_between(&about.subject, &about.object, &about.id);
        }
        let told = [Language::En, Language::Zh].map(|language| explain_answer(self.answer, mechanism, graph, language));
        let mut steps = Vec::new();
        for step in &mechanism.steps {
            steps.push(StepData {
                effect: effect(step),
                link: self.link(step, mechanism.rank),
                supports: step.statements.iter().map(|one| self.support(one, step.direction)).collect(),
            });
        }
        let mut expansions = Vec::new();
        for summary in mechanism.summary.iter().flatten() {
            for path in &summary.expansions {
                let statements = path.iter().map(|one| self.support(one, Direction::Forward)).collect();
                expansions.push(ExpansionData { shortcut: summary.statement.clone(), statements });
            }
        }
        let citations = told[0].citations.iter().map(|citation| Publication::new(citation)).collect();
        MechanismData {
            rank: mechanism.rank,
            cost: mechanism.cost,
            sign: mechanism.sign,
            status: mechanism.status,
            nodes: mechanism.nodes.iter().map(|node| node.id.clone()).collect(),
            steps,
            sentences: told.map(|Explanation { sentences, .. }| sentences),
            citations,
            context: Texts::of_context(&mechanism.context, graph),
            coherent: mechanism.coherent,
            inherited_from: mechanism.inherited_from.clone(),
            expansions,
            about: mechanism.about.iter().map(|about| about.id.clone()).collect(),
        }
    }

    /// The link of the picture that a step is part of. Groups have links of their own, so that the statements
    /// tell, and not the ends.
    fn link(&self, step: &StepAnswer, rank: usize) -> Option<usize> {
        let best = step.statements.first()?;
        let is_of = |link: &Link| {
            link.effect == best.effect && link.mechanisms.contains(&rank) && link.statements.contains(&best.id)
        };
        self.picture.links.iter().position(is_of)
    }

    /// The nodes of the entities that are shown within a group.
    fn groups(&self) -> BTreeMap<String, &'a str> {
        let mut groups = BTreeMap::new();
        let entities = self.answer.mechanisms.iter().flat_map(|mechanism| &mechanism.nodes);
        for entity in entities {
            let group = self.picture.nodes.iter().find(|node| node.members.contains(&entity.name));
            if let Some(group) = group.filter(|group| group.id != entity.id) {
                groups.insert(entity.id.clone(), group.id.as_str());
            }
        }
        groups
    }

    fn support(&mut self, statement: &StatementAnswer, direction: Direction) -> SupportData {
        self.facts.statement_between(&statement.subject, &statement.object, &statement.id);
        SupportData {
            statement: statement.id.clone(),
            direction: statement.direction.unwrap_or(direction),
            rules: statement.rules.clone(),
        }
    }

    fn therapeutic(&mut self, claim: &'a TherapeuticAnswer) -> TherapeuticData<'a> {
        let [subject, object] = [&claim.subject, &claim.object].map(|id| Argument::Entity(Curie::verbatim(id)));
        self.facts.statement_between(&subject, &object, &claim.id);
        claim.via_strategy.iter().for_each(|strategy| self.facts.entity(strategy));
        let graph = self.facts.graph();
        let told = [Language::En, Language::Zh].map(|language| Treatment::of(claim, graph, language));
        TherapeuticData {
            statement: &claim.id,
            status: Texts::of(|language| words::clinical(claim.status, language).into_owned()),
            details: told.map(|told| told.details),
        }
    }

    fn absence(&mut self, absence: &AbsenceAnswer) -> AbsenceData {
        let missing = absence.missing_step.as_ref().map(|step| (&step.from, &step.to));
        missing.iter().flat_map(|(from, to)| [from, to]).for_each(|node| self.facts.entity(&node.id));
        AbsenceData {
            constraints: absence.constraints.iter().map(in_words).collect(),
            nearest_miss: absence.nearest_miss.as_ref().map(|miss| self.mechanism(miss)),
            missing_step: missing.map(|(from, to)| (from.id.clone(), to.id.clone())),
            reachable: self.reach(&absence.reachable),
            reaching: self.reach(&absence.reaching),
            cut: absence.cut,
        }
    }

    fn reach(&mut self, nodes: &[NodeAnswer]) -> ReachData {
        for node in nodes {
            self.facts.entity(&node.id);
        }
        ReachData { nodes: nodes.iter().map(|node| node.id.clone()).collect(), more: nodes.len() == Absence::LISTED }
    }
}
