//! What a record says of its drug and its disease, beside the header.

use crate::model::{Curie, Predicate};
use crate::schema;

use super::shape::Link;
use super::vocabulary::curie;

/// What the links between drug and disease make of the header's indication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indication {
    /// The drug treats the disease.
    Treatment,
    /// A link says that the drug is contraindicated.
    Contraindication,
    /// The links say that the drug causes the disease or makes it worse, and nothing else.
    Harm(&'static str),
}

impl Indication {
    /// Reads the links between any id of the drug and any of the disease.
    pub(super) fn of<'l>(links: impl Iterator<Item = &'l Link>, drug: &[Curie], disease: &[Curie]) -> Self {
        let mut links_between = 0;
        let mut harms = Vec::new();
        for link in links {
            let (Some(source), Some(target), Some(key)) = (&link.source, &link.target, &link.key) else { continue };
            let (source, target) = (curie(source), curie(target));
            if link.is_denied() {
                continue;
            }
            let is_forward = drug.contains(&source) && disease.contains(&target);
            let is_backward = drug.contains(&target) && disease.contains(&source);
            if !(is_forward || is_backward) {
                continue;
            }
            let reading = schema::read_predicate(key);
            let is_of_drug = is_forward != reading.is_some_and(|reading| reading.is_inverted());
            let predicate = reading.map(|reading| reading.predicate());
            if predicate == Some(CONTRAINDICATED) {
                return Self::Contraindication;
            }
            links_between += 1;
            harms.extend(
                predicate.and_then(|predicate| HARMS.into_iter().find(|harm| is_of_drug && *harm == predicate)),
            );
        }
        // Of several, the weakest.
        match HARMS.into_iter().find(|harm| harms.contains(harm)) {
            Some(harm) if harms.len() == links_between => Self::Harm(harm),
            _ => Self::Treatment,
        }
    }

    /// What the header says of the drug and the disease.
    pub(super) const fn predicate(self) -> &'static str {
        match self {
            Self::Treatment => "treats",
            Self::Contraindication => CONTRAINDICATED,
            Self::Harm(predicate) => predicate,
        }
    }

    /// Why the header is not read as a treatment.
    pub(super) fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Treatment => None,
            Self::Contraindication => Some("a link says that the drug is contraindicated for the disease"),
            Self::Harm(EXACERBATES) => Some("the only link between the two says that the drug makes the disease worse"),
            Self::Harm(PREDISPOSES) => {
                Some("the only link between the two says that the drug predisposes to the disease")
            }
            Self::Harm(CONTRIBUTES) => {
                Some("the only link between the two says that the drug contributes to the disease")
            }
            Self::Harm(_) => Some("the only link between the two says that the drug causes the disease"),
        }
    }

    /// What a link between drug and disease says. Beside a contraindication, a drug that treats is read as one that is
    /// used to treat.
    pub(super) fn weakened(self, predicate: Predicate) -> Predicate {
        let is_treatment = predicate.as_str() == "biolink:treats";
        match self {
            Self::Contraindication if is_treatment => APPLIED.parse().unwrap_or(predicate),
            _ => predicate,
        }
    }
}

const CONTRAINDICATED: &str = "contraindicated_in";
const EXACERBATES: &str = "exacerbates_condition";
const PREDISPOSES: &str = "predisposes_to_condition";
const CONTRIBUTES: &str = "contributes_to";

/// What a drug does to a disease that it does not treat, the weakest first.
const HARMS: [&str; 4] = [PREDISPOSES, EXACERBATES, CONTRIBUTES, "causes"];

const APPLIED: &str = "applied_to_treat";
