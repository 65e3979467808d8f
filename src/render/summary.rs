//! An answer in a line: what stands below the title of a picture, and before an explanation.

use std::collections::BTreeSet;

use crate::graph::KnowledgeGraph;
use crate::query::{Answer, VerdictSign};

use super::language::Language;
use super::{punctuation, words};

/// So many files are named by their hash.
const SOURCES: usize = 4;

/// The verdict with its strength, how many mechanisms there are, the layers, and the files by their hash.
pub(super) fn summary(answer: &Answer, graph: &KnowledgeGraph, language: Language) -> String {
    let verdict = &answer.verdict;
    let status = verdict.status.map(|status| words::status(Some(status), language));
    let by_correlation = verdict.by_correlation.then_some(words::BY_CORRELATION_ONLY);
    let strength = verdict.strength.map(words::strength).or(by_correlation).map(|phrase| phrase.text(language));
    let sign = [Some(words::verdict(verdict.sign).text(language)), strength, status];
    let sign = sign.into_iter().flatten().collect::<Vec<_>>().join(punctuation::comma(language));
    let mut found = vec![match verdict.sign {
        VerdictSign::None => sign,
        _ => words::VERDICT.with(language, &[&sign]),
    }];
    found.push(shown(answer, language));
    let against = answer.mechanisms.iter().flat_map(|mechanism| &mechanism.steps).flat_map(|step| &step.against);
    let against: BTreeSet<&str> = against.map(|one| &*one.statement.id).collect();
    if !against.is_empty() {
        found.push(words::AGAINST_STEPS.with(language, &[&against.len().to_string()]));
    }
    let statements = answer.mechanisms.iter().flat_map(|mechanism| &mechanism.steps).flat_map(|step| &step.statements);
    let layers = statements.filter_map(|statement| statement.layer.as_deref());
    let layers: BTreeSet<String> = layers.map(|layer| words::term(layer, language)).collect();
    if !layers.is_empty() {
        let layers: Vec<String> = layers.into_iter().collect();
        let phrase = if layers.len() == 1 { words::LAYER } else { words::LAYERS };
        found.push(phrase.with(language, &[&layers.join(punctuation::comma(language))]));
    }
    let hashes = graph.sources().iter().filter_map(|source| source.sha256.as_deref()?.get(..8));
    let hashes: BTreeSet<&str> = hashes.collect();
    if !hashes.is_empty() && hashes.len() <= SOURCES {
        let hashes: Vec<&str> = hashes.into_iter().collect();
        found.push(words::DATA.with(language, &[&hashes.join(punctuation::comma(language))]));
    }
    found.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How many mechanisms of how many are shown, and of which signs they are.
fn shown(answer: &Answer, language: Language) -> String {
    let (count, counts) = (answer.mechanisms.len(), &answer.verdict.counts);
    let signs = [("−", counts.negative), ("+", counts.positive), ("?", counts.unknown)];
    let all: usize = signs.iter().map(|(_, of)| of.mechanisms).sum();
    let of_signs = signs.iter().filter(|(_, of)| of.mechanisms > 0);
    let of_signs: Vec<String> = of_signs.map(|(sign, of)| format!("{} {sign}", of.mechanisms)).collect();
    let text = match (count, answer.completeness.complete) {
        (0, _) => return String::new(),
        _ if all > count && counts.complete => {
            words::MECHANISMS_OF.with(language, &[&count.to_string(), &all.to_string()])
        }
        (_, true) => words::mechanisms(count, language),
        (_, false) => words::counted(count, [words::ONE_MECHANISM_OR_MORE, words::MECHANISMS_OR_MORE], language),
    };
    if of_signs.len() < 2 || !counts.complete {
        return text;
    }
    text + &punctuation::aside(&of_signs.join(punctuation::clause_comma(language)), language)
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "json")]
    #[test]
    fn one_mechanism_is_counted_in_the_singular() {
        use super::shown;
        use crate::render::Language;
        use crate::{MechanismQuery, datasets};
        let graph = datasets::interferon_gamma();
        let mut answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph).unwrap();
        assert_eq!(shown(&answer, Language::En), "1 mechanism");
        answer.completeness.complete = false;
        answer.verdict.counts.complete = false;
        assert_eq!(shown(&answer, Language::En), "1 mechanism shown, there may be more");
        assert_eq!(shown(&answer, Language::Zh), "显示1条机制，可能还有更多");
    }
}
