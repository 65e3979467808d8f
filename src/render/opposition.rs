//! What speaks against a step, counted.

use std::collections::BTreeSet;

use crate::query::{OppositionAnswer, OppositionKind};

use super::language::Language;
use super::{punctuation, words};

/// The most statements that are listed at a step; the others are counted.
pub(super) const LISTED: usize = 3;

/// `2 of opposite sign, 1 denying it`
pub(super) fn counts(kinds: &(impl Iterator<Item = OppositionKind> + Clone), language: Language) -> String {
    let of = |kind: OppositionKind| kinds.clone().filter(|known| *known == kind).count();
    let phrases = [
        (of(OppositionKind::OppositeSign), words::OPPOSITE_SIGN),
        (of(OppositionKind::Refuted), words::REFUTED_STEP),
        (of(OppositionKind::Denied), words::DENIED_STEP),
    ];
    let said = phrases.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = said.map(|(count, phrase)| phrase.with(language, &[&count.to_string()])).collect();
    parts.join(punctuation::comma(language))
}

/// `against it: 2 of opposite sign, 1 denying it (2 sources)`
pub(super) fn summary(against: &[OppositionAnswer], language: Language) -> String {
    let from: BTreeSet<_> =
        against.iter().filter_map(|one| one.statement.primary_knowledge_source.as_deref()).collect();
    let kinds = against.iter().map(|one| one.kind);
    words::AGAINST_STEP.with(language, &[&counts(&kinds, language), &words::sources(from.len(), language)])
}
