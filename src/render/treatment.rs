//! One line a therapeutic statement.

use std::borrow::Cow;

use crate::graph::KnowledgeGraph;
use crate::model::EpistemicStatus;
use crate::query::{ClaimNature, TherapeuticAnswer};

use super::language::Language;
use super::terminal::safe;
use super::view::Entity;
use super::{punctuation, relations, words};

/// A therapeutic statement in words.
pub(super) struct Treatment {
    /// How far it has come.
    pub(super) status: Cow<'static, str>,
    /// By whom, where that makes the status.
    by: String,
    /// What treats what.
    pub(super) claim: String,
    /// The strategy, where and for whom, and since when.
    pub(super) details: Vec<String>,
    /// Who says so, where no citation does and the nature of the claim has not named it.
    pub(super) source: Option<String>,
}

/// A text of the data as it is; in a text of another language it is quoted.
fn verbatim(text: &str, language: Language) -> String {
    if language == Language::Zh && text.is_ascii() { format!("“{text}”") } else { text.to_owned() }
}

impl Treatment {
    pub(super) fn of(therapeutic: &TherapeuticAnswer, graph: &KnowledgeGraph, language: Language) -> Self {
        let name = |id: &str| Entity::of(id, graph).name(language).into_owned();
        let object = Entity::called(&therapeutic.object, &therapeutic.object_name, graph).name(language);
        let relation = relations::relation(therapeutic.predicate.trim_start_matches("biolink:"), &object, language);
        let dated = |phrase: words::Phrase, date: Option<crate::model::PartialDate>| {
            date.map(|date| phrase.with(language, &[&date.to_string()]))
        };
        let nature = words::nature(therapeutic.nature).map(|nature| nature.text(language));
        let by = || {
            therapeutic.primary_knowledge_source.as_deref().map_or_else(String::new, |by| format!(" ({})", safe(by)))
        };
        // What speaks against a claim comes before the status that it claims, which is not known to hold. How else a claim
        // is made stands in the place of a status that is not known.
        let speaks_against = therapeutic.nature >= ClaimNature::Contraindicated;
        let clinical = || words::clinical(therapeutic.status, language);
        let (status, by, detail) = match nature {
            Some(nature) if speaks_against => {
                let claimed = therapeutic.status.map(|_| words::CLAIMED_STATUS.with(language, &[&clinical()]));
                (Cow::Borrowed(nature), by(), claimed)
            }
            Some(nature) if therapeutic.status.is_none() => (Cow::Borrowed(nature), by(), None),
            nature => (clinical(), String::new(), nature.map(|nature| [nature, &by()].concat())),
        };
        let doubt = therapeutic.epistemic_status.filter(|status| {
            // A prediction is hypothesised.
            therapeutic.nature < ClaimNature::Predicted && *status < EpistemicStatus::Established
        });
        let details = [
            detail,
            doubt.map(|status| words::status(Some(status), language).to_owned()),
            therapeutic.via_strategy.as_ref().map(|id| match &therapeutic.implemented {
                Some(implemented) => words::VIA_CLASS_OF_STRATEGY.with(language, &[&name(implemented)]),
                None if *id == therapeutic.subject => words::VIA_THIS_STRATEGY.text(language).to_owned(),
                None => words::VIA_STRATEGY.with(language, &[&name(id)]),
            }),
            therapeutic.off_label.then(|| words::OFF_LABEL.text(language).to_owned()),
            therapeutic.jurisdiction.as_deref().map(|place| language.word(place).unwrap_or(place).to_owned()),
            therapeutic.population.as_deref().map(|population| verbatim(population, language)),
            dated(words::SINCE, therapeutic.valid_from),
            dated(words::UNTIL, therapeutic.valid_to),
            dated(words::REPORTED, therapeutic.reported),
        ];
        let source = therapeutic
            .primary_knowledge_source
            .as_deref()
            .filter(|_| therapeutic.publications.is_empty() && words::nature(therapeutic.nature).is_none());
        Self {
            status,
            by,
            claim: [&*name(&therapeutic.subject), punctuation::space(language), &safe(&relation)].concat(),
            details: details.into_iter().flatten().map(|detail| safe(&detail).into_owned()).collect(),
            source: source.map(|source| safe(source).into_owned()),
        }
    }

    /// `approved: emapalumab treats …; US; since 2018-11-20`
    pub(super) fn line(&self, language: Language) -> String {
        let claim = [&*self.status, &self.by, punctuation::colon(language), &self.claim].concat();
        [vec![claim], self.all_details()].concat().join(punctuation::semicolon(language))
    }

    /// `approved · emapalumab treats … · US · since 2018-11-20`
    pub(super) fn label(&self) -> String {
        let status = [&*self.status, &*self.by].concat();
        [vec![status, self.claim.clone()], self.all_details()].concat().join(" · ")
    }

    /// The details, then the source.
    pub(super) fn all_details(&self) -> Vec<String> {
        self.details.iter().chain(&self.source).cloned().collect()
    }
}
