//! What the legend explains, and in which words.

use crate::model::{Basis, Effect};
use crate::render::picture::scene::{Link, Picture};
use crate::render::{Language, words};
use crate::style::Kind;
use crate::style::{EFFECTS, STATUSES, WEIGHTS, weight};

use super::geometry::LegendEntry;

/// What occurs in a picture: kinds, effects, statuses, weights, and what was left out.
pub(super) fn entries(picture: &Picture) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    let kinds = Kind::ALL.into_iter().filter(|kind| picture.nodes.iter().any(|node| node.kind == *kind));
    entries.extend(kinds.map(LegendEntry::Kind));
    let told = |link: &&Link| !link.is_correlation && !link.is_missing;
    let named = |link: &Link| link.basis.filter(|basis| words::basis(*basis).is_some());
    let effects = EFFECTS.into_iter().filter(|effect| {
        let is_plain = |link: &Link| *effect != Effect::Unsigned || named(link).is_none();
        picture.links.iter().filter(told).any(|link| link.effect == *effect && is_plain(link))
    });
    entries.extend(effects.map(LegendEntry::Effect));
    let bases = Basis::ALL.into_iter().filter(|basis| {
        let unsigned = picture.links.iter().filter(told).filter(|link| link.effect == Effect::Unsigned);
        unsigned.filter_map(named).any(|known| known == *basis)
    });
    entries.extend(bases.map(LegendEntry::Basis));
    if picture.links.iter().any(|link| link.is_correlation) {
        entries.push(LegendEntry::Correlation);
    }
    if picture.links.iter().any(|link| link.is_missing) {
        entries.push(LegendEntry::Missing);
    }
    let statuses: Vec<_> = STATUSES
        .into_iter()
        .filter(|status| picture.links.iter().any(|link| link.status == *status && !link.is_missing))
        .collect();
    if !statuses.is_empty() && statuses != [None] {
        entries.extend(statuses.into_iter().map(LegendEntry::Status));
    }
    let weights = WEIGHTS.into_iter().enumerate().filter(|(number, _)| {
        picture.links.iter().any(|link| link.effect != Effect::None && weight(link.publications) == *number)
    });
    entries.extend(weights.map(|(_, (from, _))| LegendEntry::Publications(from)));
    if picture.omitted > 0 {
        entries.push(LegendEntry::Omitted(picture.omitted));
    }
    entries
}

impl LegendEntry {
    /// What it means, in words.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Kind(kind) => kind.word(language).to_owned(),
            Self::Effect(effect) => words::effect(effect).text(language).to_owned(),
            Self::Basis(basis) => {
                words::basis(basis).unwrap_or(words::effect(Effect::Unsigned)).text(language).to_owned()
            }
            Self::Correlation => words::CORRELATION.text(language).to_owned(),
            Self::Missing => words::MISSING_STEP.text(language).to_owned(),
            Self::Status(status) => words::status(status, language).to_owned(),
            Self::Publications(from) => publications(from, language),
            Self::Omitted(count) => words::omitted(count, language),
        }
    }
}

/// The numbers of publications that a line of this weight stands for.
fn publications(from: usize, language: Language) -> String {
    let next = WEIGHTS.iter().find(|(other, _)| *other > from);
    match next {
        Some((next, _)) if *next == from + 1 => words::publications(from, language),
        Some((next, _)) => words::PUBLICATIONS_TO.with(language, &[&from.to_string(), &(next - 1).to_string()]),
        None => words::PUBLICATIONS_FROM.with(language, &[&from.to_string()]),
    }
}
