//! How often a source errs, as INDRA assumes it, and the belief that follows (Gyori et al. 2017, doi:10.15252/msb.20177651;
//! Bachman, Gyori and Sorger 2023, doi:10.15252/msb.202211325).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// INDRA's names of sources, with the rates of random and of systematic errors: `default_belief_probs.json` of INDRA 1.24.0,
/// but for `wormbase`, which has no systematic rate there and so no belief.
const RATES: [(&str, f64, f64); 35] = [
    ("acsn", 0.1, 0.01),
    ("assertion", 0.0, 0.0),
    ("bel", 0.1, 0.01),
    ("biofactoid", 0.1, 0.01),
    ("biogrid", 0.01, 0.01),
    ("biopax", 0.2, 0.01),
    ("creeds", 0.1, 0.01),
    ("crog", 0.01, 0.01),
    ("ctd", 0.1, 0.01),
    ("dgi", 0.1, 0.01),
    ("drugbank", 0.1, 0.01),
    ("eidos", 0.3, 0.05),
    ("geneways", 0.3, 0.05),
    ("gnbr", 0.3, 0.1),
    ("hprd", 0.1, 0.01),
    ("hypothes.is", 0.1, 0.01),
    ("isi", 0.3, 0.05),
    ("medscan", 0.3, 0.05),
    ("minerva", 0.1, 0.01),
    ("ndex", 0.049, 0.01),
    ("omnipath", 0.1, 0.01),
    ("phosphoelm", 0.1, 0.01),
    ("phosphosite", 0.01, 0.01),
    ("r3", 0.1, 0.05),
    ("reach", 0.3, 0.05),
    ("rlimsp", 0.3, 0.05),
    ("semrep", 0.3, 0.05),
    ("signor", 0.049, 0.01),
    ("sparser", 0.3, 0.05),
    ("tas", 0.1, 0.01),
    ("tees", 0.3, 0.05),
    ("trips", 0.3, 0.05),
    ("trrust", 0.1, 0.01),
    ("ubibrowser", 0.1, 0.01),
    ("virhostnet", 0.1, 0.01),
];

/// What INDRA calls the sources of the Information Resource Registry. It reads Pathway Commons as `BioPAX`, and `SemMedDB` is
/// what `SemRep` reads in MEDLINE.
const NAMES: [(&str, &str); 9] = [
    ("infores:biogrid", "biogrid"),
    ("infores:ctd", "ctd"),
    ("infores:dgidb", "dgi"),
    ("infores:drugbank", "drugbank"),
    ("infores:gnbr", "gnbr"),
    ("infores:ndex", "ndex"),
    ("infores:pathway-commons", "biopax"),
    ("infores:semmeddb", "semrep"),
    ("infores:signor", "signor"),
];

/// How often a source errs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrorRates {
    /// The probability, from 0 to 1, that a piece of evidence is wrong by itself.
    pub random: f64,
    /// The probability, from 0 to 1, that all evidence of the source is wrong together.
    pub systematic: f64,
}

/// Pieces of evidence of one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EvidenceOf<'a> {
    /// The source, as statements name it.
    pub source: &'a str,
    /// How many pieces.
    pub pieces: u32,
    /// Whether they deny the statement.
    pub against: bool,
}

/// How probable a statement is by the evidence for and against it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Belief {
    /// The probability, from 0 to 1; none if no error rates are known of any source.
    pub value: Option<f64>,
    /// How many pieces of evidence for it were counted.
    pub supporting: u32,
    /// How many pieces of evidence against it were counted.
    pub opposing: u32,
    /// Sources whose error rates are not known, and whose evidence is not counted.
    pub unknown_sources: BTreeSet<String>,
}

/// Computes belief from evidence as INDRA's simple scorer does.
///
/// A source is wrong with the sum of its systematic rate and of the product of its random rate over its pieces of evidence;
/// evidence is wrong if all its sources are. A statement is believed if the evidence for it is right and that against it is
/// wrong. INDRA refuses evidence of a source that it has no rates of; here it is left out and
/// [named](Belief::unknown_sources).
///
/// ```
/// use mechgraph::schema::{BeliefScorer, ErrorRates, EvidenceOf};
/// let scorer = BeliefScorer::indra();
/// let read = |pieces| EvidenceOf { source: "infores:reach", pieces, against: false };
/// let value = |pieces| scorer.score([read(pieces)]).value.unwrap_or_default();
/// assert!((value(1) - 0.65).abs() < 1e-12 && (value(2) - 0.86).abs() < 1e-12);
/// let own = scorer.clone().with_source("infores:own", ErrorRates { random: 0.2, systematic: 0.01 });
/// assert!(own.rates("infores:own").is_some() && scorer.rates("infores:own").is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BeliefScorer {
    own: BTreeMap<String, ErrorRates>,
}

impl BeliefScorer {
    /// INDRA's own error rates. A source is known by its `infores` id if the registry lists what INDRA reads, or by INDRA's
    /// name for it, with or without `infores:` and in whatever case.
    #[must_use]
    pub fn indra() -> Self {
        Self::default()
    }

    /// Sets the error rates of a source, as statements name it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>, rates: ErrorRates) -> Self {
        self.own.insert(source.into(), rates);
        self
    }

    /// The error rates of a source; none if they are not known.
    #[must_use]
    pub fn rates(&self, source: &str) -> Option<ErrorRates> {
        self.named(source).map(|(_, rates)| rates)
    }

    /// The one name of all ids of a source.
    pub(crate) fn name<'a>(&self, source: &'a str) -> &'a str {
        self.named(source).map_or(source, |(name, _)| name)
    }

    /// A source's name, one for all ids of it, and its error rates.
    fn named<'a>(&self, source: &'a str) -> Option<(&'a str, ErrorRates)> {
        if let Some(rates) = self.own.get(source) {
            return Some((source, *rates));
        }
        let listed = NAMES.iter().find(|(id, _)| *id == source).map(|(_, name)| *name);
        let name = listed.unwrap_or_else(|| source.strip_prefix("infores:").unwrap_or(source));
        let (known, random, systematic) = RATES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))?;
        Some((known, ErrorRates { random: *random, systematic: *systematic }))
    }

    /// The belief in a statement with this evidence. Several entries of one source count together.
    ///
    /// # Complexity
    ///
    /// O(n log n) for n entries.
    #[must_use]
    pub fn score<'a>(&self, evidence: impl IntoIterator<Item = EvidenceOf<'a>>) -> Belief {
        let mut belief = Belief::default();
        let mut known: BTreeMap<(bool, &str), (ErrorRates, u32)> = BTreeMap::new();
        for EvidenceOf { source, pieces, against } in evidence {
            match self.named(source).filter(|_| pieces > 0) {
                Some((name, rates)) => {
                    let (_, all) = known.entry((against, name)).or_insert((rates, 0));
                    *all = all.saturating_add(pieces);
                    let counted = if against { &mut belief.opposing } else { &mut belief.supporting };
                    *counted = counted.saturating_add(pieces);
                }
                None => drop(belief.unknown_sources.insert(source.to_owned())),
            }
        }
        // Of each side, the probability that all its sources are wrong; 1 without any.
        let [mut of_support, mut of_opposition] = [1.0, 1.0];
        for ((against, _), (rates, pieces)) in &known {
            let wrong = rates.systematic + rates.random.powi(i32::try_from(*pieces).unwrap_or(i32::MAX));
            *(if *against { &mut of_opposition } else { &mut of_support }) *= wrong;
        }
        belief.value = (!known.is_empty()).then_some((1.0 - of_support) * of_opposition);
        belief
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(evidence: &[(&str, u32, bool)], expected: Option<f64>) {
        let evidence =
            evidence.iter().map(|(source, pieces, against)| EvidenceOf { source, pieces: *pieces, against: *against });
        let value = BeliefScorer::indra().score(evidence).value;
        let is_same = value.zip(expected).is_none_or(|(value, expected)| (value - expected).abs() < 1e-12);
        assert!(value.is_some() == expected.is_some() && is_same, "{value:?} {expected:?}");
    }

    /// Values that INDRA 1.24.0 gives.
    #[test]
    fn belief_is_that_of_indra() {
        check(&[], None);
        check(&[("infores:reach", 1, false)], Some(0.65));
        check(&[("reach", 3, false)], Some(0.923));
        check(&[("infores:reach", 2, false), ("infores:sparser", 1, false)], Some(0.951));
        check(
            &[("infores:signor", 1, false), ("infores:semmeddb", 4, false), ("infores:ctd", 2, false)],
            Some(0.999_931_442),
        );
        check(&[("infores:pathway-commons", 2, false), ("infores:reach", 1, true)], Some(0.332_499_999_999_999_96));
        check(
            &[("infores:gnbr", 1, false), ("infores:dgidb", 1, true), ("infores:gnbr", 2, true)],
            Some(0.012_540_000_000_000_018),
        );
        check(&[("infores:ctd", 1, true)], Some(0.0));
        check(&[("infores:hetionet", 4, false)], None);
        check(&[("infores:reach", 1, false), ("infores:hetionet", 4, false)], Some(0.65));
    }

    #[test]
    fn sources_without_rates_are_named() {
        let evidence = [("infores:wormbase", 2), ("infores:ctd", 1), ("infores:x", 1)];
        let evidence = evidence.map(|(source, pieces)| EvidenceOf { source, pieces, against: false });
        let belief = BeliefScorer::indra().score(evidence);
        assert_eq!(belief.unknown_sources.into_iter().collect::<Vec<_>>(), ["infores:wormbase", "infores:x"]);
        assert_eq!((belief.supporting, belief.opposing), (1, 0));
    }

    #[test]
    fn names_are_those_of_the_table_of_rates() {
        assert!(RATES.is_sorted_by(|one, other| one.0 < other.0));
        assert!(NAMES.iter().all(|(_, name)| RATES.iter().any(|(known, ..)| known == name)));
        assert!(RATES.iter().all(|(_, random, systematic)| (0.0..=1.0).contains(&(random + systematic))));
    }
}
