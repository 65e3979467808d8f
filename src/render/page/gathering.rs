//! What the mechanisms, treatments and absences of an answer are in its page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Argument, Basis, Curie, Direction, Effect, EpistemicStatus};
use crate::query::{
    Absence, AbsenceAnswer, Answer, MechanismAnswer, NodeAnswer, OppositionAnswer, Rule, SignAnswer, StatementAnswer,
    StepAnswer, TherapeuticAnswer,
};
use crate::render::treatment::Treatment;
use crate::render::view::effect;
use crate::render::{Explanation, Language, Link, Picture, explain_answer, opposition, words};

use super::facts::{Facts, Texts};
use super::publication::Publication;

#[derive(Serialize)]
pub(super) struct MechanismData {
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
pub(super) struct StepData {
    effect: Effect,
    /// The place of the step in the picture's links.
    link: Option<usize>,
    basis: Option<Basis>,
    supports: Vec<SupportData>,
    /// How many statements speak against it, and how.
    opposition: Option<Texts>,
    /// Their ids.
    against: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct SupportData {
    statement: String,
    direction: Direction,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
pub(super) struct ExpansionData {
    shortcut: String,
    statements: Vec<SupportData>,
}

#[derive(Serialize)]
pub(super) struct TherapeuticData<'a> {
    statement: &'a str,
    status: Texts,
    details: [Vec<String>; 2],
}

#[derive(Serialize)]
pub(super) struct AbsenceData {
    constraints: Vec<Texts>,
    nearest_miss: Option<MechanismData>,
    missing_step: Option<(String, String)>,
    reachable: ReachData,
    reaching: ReachData,
    cut: bool,
}

#[derive(Serialize)]
pub(super) struct ReachData {
    nodes: Vec<String>,
    /// Whether there are more than are listed.
    more: bool,
}

/// Gathers what the mechanisms of an answer name.
pub(super) struct Gathering<'a> {
    pub(super) answer: &'a Answer,
    pub(super) facts: Facts<'a>,
    pub(super) picture: &'a Picture,
}

impl<'a> Gathering<'a> {
    pub(super) fn mechanism(&mut self, mechanism: &MechanismAnswer) -> MechanismData {
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
                basis: step.basis,
                supports: step.statements.iter().map(|one| self.support(one, step.direction)).collect(),
                opposition: (!step.against.is_empty())
                    .then(|| Texts::of(|language| opposition::summary(&step.against, language))),
                against: step.against.iter().map(|one| self.opposing(one)).collect(),
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
    pub(super) fn groups(&self) -> BTreeMap<String, &'a str> {
        let mut groups = BTreeMap::new();
        let entities = self.answer.mechanisms.iter().flat_map(|mechanism| &mechanism.nodes);
        for entity in entities {
            let node = self.picture.nodes.iter().find(|node| node.stands_for(&entity.id));
            if let Some(group) = node.filter(|group| group.id != entity.id) {
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

    fn opposing(&mut self, opposition: &OppositionAnswer) -> String {
        let OppositionAnswer { statement, .. } = opposition;
        self.facts.statement_between(&statement.subject, &statement.object, &statement.id);
        statement.id.clone()
    }

    pub(super) fn therapeutic(&mut self, claim: &'a TherapeuticAnswer) -> TherapeuticData<'a> {
        let [subject, object] = [&claim.subject, &claim.object].map(|id| Argument::Entity(Curie::verbatim(id)));
        self.facts.statement_between(&subject, &object, &claim.id);
        claim.via_strategy.iter().for_each(|strategy| self.facts.entity(strategy));
        let graph = self.facts.graph();
        let told = [Language::En, Language::Zh].map(|language| Treatment::of(claim, graph, language));
        TherapeuticData {
            statement: &claim.id,
            status: Texts::of(|language| words::clinical(claim.status, language).into_owned()),
            details: told.map(|told| told.all_details()),
        }
    }

    pub(super) fn absence(&mut self, absence: &AbsenceAnswer) -> AbsenceData {
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

/// A value with its English words and, by its name in data, Chinese ones.
pub(super) fn in_words(value: &(impl Serialize + core::fmt::Display)) -> Texts {
    let english = value.to_string();
    let name = serde_json::to_value(value).ok().and_then(|name| name.as_str().map(str::to_owned));
    let chinese = name.and_then(|name| Language::Zh.word(&name)).unwrap_or(&english).to_owned();
    Texts { en: english, zh: chinese }
}
