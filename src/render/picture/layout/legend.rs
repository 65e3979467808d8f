//! What the legend explains, and in which words.

use crate::model::{Effect, EpistemicStatus};
use crate::render::Language;
use crate::render::picture::kind::Kind;
use crate::render::picture::scene::Picture;

use super::geometry::LegendEntry;

/// The numbers of publications from which lines are heavier.
pub(in crate::render::picture) const WEIGHTS: [usize; 4] = [0, 2, 4, 10];

/// The number of [`WEIGHTS`] that a number of publications reaches.
pub(in crate::render::picture) fn weight(publications: usize) -> usize {
    WEIGHTS.partition_point(|from| *from <= publications).saturating_sub(1)
}

/// What occurs in a picture: kinds, effects, statuses, weights, and what was left out.
pub(super) fn entries(picture: &Picture) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    let kinds = Kind::ALL.into_iter().filter(|kind| picture.nodes.iter().any(|node| node.kind == *kind));
    entries.extend(kinds.map(LegendEntry::Kind));
    let effects = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned, Effect::None];
    let effects = effects.into_iter().filter(|effect| picture.links.iter().any(|link| link.effect == *effect));
    entries.extend(effects.map(LegendEntry::Effect));
    let statuses = [
        Some(EpistemicStatus::Established),
        Some(EpistemicStatus::Suggested),
        Some(EpistemicStatus::Hypothesised),
        Some(EpistemicStatus::Refuted),
        None,
    ];
    let statuses: Vec<_> =
        statuses.into_iter().filter(|status| picture.links.iter().any(|link| link.status == *status)).collect();
    if statuses != [None] {
        entries.extend(statuses.into_iter().map(LegendEntry::Status));
    }
    let weights = WEIGHTS.into_iter().enumerate().filter(|(number, _)| {
        picture.links.iter().any(|link| link.effect != Effect::None && weight(link.publications) == *number)
    });
    entries.extend(weights.map(|(_, from)| LegendEntry::Publications(from)));
    if picture.omitted > 0 {
        entries.push(LegendEntry::Omitted(picture.omitted));
    }
    entries
}

impl LegendEntry {
    /// What it means, in words.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        match (self, language) {
            (Self::Kind(kind), language) => kind.word(language).to_owned(),
            (Self::Effect(effect), language) => effect_word(effect, language).to_owned(),
            (Self::Status(Some(status)), language) => language.status(status).to_owned(),
            (Self::Status(None), Language::En) => "status not stated".to_owned(),
            (Self::Status(None), Language::Zh) => "状态未注明".to_owned(),
            (Self::Publications(from), language) => publications(from, language),
            (Self::Omitted(1), Language::En) => "1 more entity is not shown".to_owned(),
            (Self::Omitted(count), Language::En) => format!("{count} more entities are not shown"),
            (Self::Omitted(count), Language::Zh) => format!("另有{count}个实体未显示"),
        }
    }
}

/// What a link says of its two ends.
pub(in crate::render::picture) const fn effect_word(effect: Effect, language: Language) -> &'static str {
    match (language, effect) {
        (Language::En, Effect::Positive) => "increases",
        (Language::En, Effect::Negative) => "decreases",
        (Language::En, Effect::Carrier) => "carries over to",
        (Language::En, Effect::Unsigned) => "acts with unknown sign on",
        (Language::En, Effect::None) => "is otherwise related to",
        (Language::Zh, Effect::Positive) => "提高",
        (Language::Zh, Effect::Negative) => "降低",
        (Language::Zh, Effect::Carrier) => "传递至",
        (Language::Zh, Effect::Unsigned) => "以未知方向作用于",
        (Language::Zh, Effect::None) => "另有关联",
    }
}

fn publications(from: usize, language: Language) -> String {
    let next = WEIGHTS.iter().find(|other| **other > from);
    match (language, from, next) {
        (Language::En, 0, _) => "up to 1 publication".to_owned(),
        (Language::En, _, Some(next)) => format!("{from} to {} publications", next - 1),
        (Language::En, _, None) => format!("{from} or more publications"),
        (Language::Zh, 0, _) => "至多1篇文献".to_owned(),
        (Language::Zh, _, Some(next)) => format!("{from}至{}篇文献", next - 1),
        (Language::Zh, _, None) => format!("至少{from}篇文献"),
    }
}
