//! The page of an answer.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::graph::KnowledgeGraph;
use crate::model::{Argument, Curie, Effect, EpistemicStatus};
use crate::query::{Answer, CompletenessAnswer, Filtered, VerdictSign, VerdictStrength};
use crate::render::{Language, Parts, Picture, report};

use super::document::{Document, Head, json};
use super::facts::{Facts, Texts};
use super::gathering::{AbsenceData, Gathering, MechanismData, TherapeuticData, in_words};
use super::options::PageOptions;

const SCRIPTS: [&str; 11] = [
    include_str!("elements.js"),
    include_str!("facts.js"),
    include_str!("shared.js"),
    include_str!("filters.js"),
    include_str!("mechanisms.js"),
    include_str!("drawing.js"),
    include_str!("column.js"),
    include_str!("address.js"),
    include_str!("paper.js"),
    include_str!("share.js"),
    include_str!("answer.js"),
];
const MAIN: &str = include_str!("answer.html");

/// An answer as one HTML page: the picture beside the ranked mechanisms, with the evidence of each step.
///
/// The page needs nothing else: it works from a file, asks no network, and starts in the language of the options, with a
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
pub fn page(answer: &Answer, graph: &KnowledgeGraph, options: impl Into<PageOptions>) -> String {
    let options = options.into();
    let language = options.language;
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
        data: json(&AnswerData::new(answer, graph, &pictures, options)),
        library: "",
        script: SCRIPTS.concat(),
        text: report(answer, graph),
    }
    .write()
}

#[derive(Serialize)]
struct AnswerData<'a> {
    #[serde(flatten)]
    head: Head,
    verdict: VerdictData,
    completeness: &'a CompletenessAnswer,
    /// What cut the search, in words.
    cut_by: Option<Texts>,
    mechanisms: Vec<MechanismData>,
    therapeutic: Vec<TherapeuticData<'a>>,
    /// What speaks against a treatment.
    against: Vec<TherapeuticData<'a>>,
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
    /// `by_correlation` where that is all it rests on.
    strength: Option<&'static str>,
    status: Option<EpistemicStatus>,
    context: Option<Texts>,
    by_context: Vec<(Option<Texts>, VerdictSign, Option<VerdictStrength>)>,
}

#[derive(Serialize)]
struct LinkData<'a> {
    from: &'a str,
    to: &'a str,
    effect: Effect,
    statements: &'a [String],
}

impl<'a> AnswerData<'a> {
    fn new(answer: &'a Answer, graph: &'a KnowledgeGraph, pictures: &'a [Picture; 2], options: PageOptions) -> Self {
        let [english, _] = pictures;
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
        let against = answer.against.iter().map(|claim| gathering.therapeutic(claim)).collect();
        let absence = answer.absence.as_ref().map(|absence| gathering.absence(absence));
        let groups = gathering.groups();
        let node = |place: usize| english.nodes.get(place).map_or("", |node| node.id.as_str());
        let verdict = &answer.verdict;
        Self {
            head: Head::new(pictures, options),
            verdict: VerdictData {
                sign: verdict.sign,
                strength: verdict
                    .strength
                    .map(VerdictStrength::as_str)
                    .or_else(|| verdict.by_correlation.then_some("by_correlation")),
                status: verdict.status,
                context: Texts::of_context(&verdict.context, graph),
                by_context: verdict
                    .by_context
                    .iter()
                    .map(|part| (Texts::of_context(&part.context, graph), part.sign, part.strength))
                    .collect(),
            },
            completeness: &answer.completeness,
            cut_by: answer.completeness.cut_by.map(|limit| in_words(&limit)),
            mechanisms,
            therapeutic,
            against,
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
