//! Biolink's slots that say how far a treatment has come for a condition.

use super::names;
use crate::model::ClinicalStatus;

/// The slots that [`clinical_status_of`] reads, in the order in which they decide.
///
/// Of a statement that has several, the first with a status decides: an approval number belongs to the
/// medicine, which may be used off label for this condition. `approvals` is what the drug approvals provider calls
/// `regulatory_approvals` (translator-ingests, `src/translator_ingest/ingests/dakp/dakp.py`), and `max_phase_for_ind` is
/// ChEMBL's, of a drug and one indication (its schema documentation, table `DRUG_INDICATION`).
pub const CLINICAL_SLOTS: [&str; 7] = [
    "clinical_approval_status",
    "FDA_approval_status",
    "max_research_phase",
    "max_phase_for_ind",
    "regulatory_approvals",
    "FDA_regulatory_approvals",
    "approvals",
];

/// Keys of a status that may be of the drug, whatever the disease, or of this one; their values give no clinical status.
///
/// ChEMBL's `max_phase` is the highest of a drug in all its indications (its schema documentation, table
/// `MOLECULE_DICTIONARY`), and Biolink's `highest_FDA_approval_status` is the medicine's; of the others no source was found
/// that says what they are of.
#[cfg(feature = "json")]
const UNCLEAR_KEYS: [&str; 23] = [
    "approval_status",
    "approved",
    "clinical_phase",
    "clinical_trial_phase",
    "clinical_trial_status",
    "development_phase",
    "development_status",
    "drug_approval_status",
    "drug_status",
    "fda_approval",
    "fda_approved",
    "highest_fda_approval_status",
    "highest_phase",
    "is_approved",
    "is_withdrawn",
    "max_clinical_trial_phase",
    "max_phase",
    "max_phase_for_indication",
    "max_trial_phase",
    "regulatory_status",
    "trial_phase",
    "trial_status",
    "withdrawn",
];

/// Whether a key of a statement speaks of an approval or a phase and does not say of which disease.
#[cfg(feature = "json")]
#[must_use]
pub(crate) fn is_unclear_status(key: &str) -> bool {
    let key = crate::model::slots::bare(key);
    UNCLEAR_KEYS.iter().any(|unclear| key.eq_ignore_ascii_case(unclear))
}

/// The status of a drug for an indication that a phase of ChEMBL's means: 4 is approved, 0.5 is an early phase 1, and -1 is
/// unknown.
fn status_of_indication(phase: &str) -> Option<ClinicalStatus> {
    let phase: f64 = phase.trim().parse().ok()?;
    let is = |known: f64| (phase - known).abs() < 1e-9;
    if is(4.0) {
        return Some(ClinicalStatus::Approved);
    }
    [0.5, 1.0, 2.0, 3.0].into_iter().any(is).then_some(ClinicalStatus::UnderInvestigation)
}

/// Numbers that mean research phases, as PloverDB reads them (`app/app/plover.py`).
const PHASES: [(f64, &str); 8] = [
    (0.0, "not_provided"),
    (0.5, "pre_clinical_research_phase"),
    (1.0, "clinical_trial_phase_1"),
    (1.5, "clinical_trial_phase_1_to_2"),
    (2.0, "clinical_trial_phase_2"),
    (2.5, "clinical_trial_phase_2_to_3"),
    (3.0, "clinical_trial_phase_3"),
    (4.0, "clinical_trial_phase_4"),
];

/// The value of `max_research_phase` that a number means, such as `2.0` or `0.5`, or a phase as registries of trials write it:
/// `Phase 3`, `PHASE2/PHASE3`.
#[must_use]
pub(crate) fn research_phase_of(text: &str) -> Option<&'static str> {
    let number = text.trim().parse().ok().or_else(|| phase_in_words(text))?;
    PHASES.iter().find(|(phase, _)| (phase - number).abs() < 1e-9).map(|(_, name)| *name)
}

/// The number of a phase that is written in words, and between two of them that of a trial of both, as HL7's code system of
/// research phases shows it (`research-study-phase`: `Phase 3`, `Phase 2/Phase 3`).
fn phase_in_words(text: &str) -> Option<f64> {
    let numbers: Option<Vec<u8>> = text
        .split(['/', ','])
        .enumerate()
        .map(|(place, part)| {
            let part = part.trim_matches([' ', '_', '-']);
            let word = part.get(..5).filter(|word| word.eq_ignore_ascii_case("phase"));
            // The second of two may be a number alone: `Phase 2/3`.
            let word = if place == 0 { word? } else { word.unwrap_or_default() };
            let number = part.get(word.len()..)?.trim_start_matches([' ', '_', '-']);
            let roman =
                ["I", "II", "III", "IV"].into_iter().zip(1..).find(|(roman, _)| number.eq_ignore_ascii_case(roman));
            number.parse().ok().or(roman.map(|(_, number)| number)).filter(|number| (1..=4).contains(number))
        })
        .collect();
    match *numbers? {
        [one] => Some(f64::from(one)),
        [one, other] if other == one + 1 && other < 4 => Some(f64::from(one) + 0.5),
        _ => None,
    }
}

/// Whether a statement says that a medicine is used off label, of its clinical slots.
#[must_use]
pub(crate) fn is_off_label(slot: &str, value: &str) -> bool {
    names::snake(slot) == "clinical_approval_status" && names::value(value) == "off_label_use"
}

/// Whether a clinical slot holds one value: of several, none is the status.
#[cfg(feature = "json")]
#[must_use]
pub(crate) fn has_one_clinical_value(slot: &str) -> bool {
    matches!(
        &*names::snake(slot),
        "clinical_approval_status" | "fda_approval_status" | "max_research_phase" | "max_phase_for_ind"
    )
}

/// Whether a slot has values of an enum, and a value is none of them.
#[cfg(feature = "json")]
#[must_use]
pub(crate) fn is_unknown_clinical_value(slot: &str, value: &str) -> bool {
    let slot = names::snake(slot);
    has_one_clinical_value(&slot)
        && clinical_status_of(&slot, value).is_none()
        && !matches!(&*names::value(value), "not_provided" | "")
        && !(&*slot == "max_research_phase" && research_phase_of(value).is_some())
        && !(&*slot == "max_phase_for_ind" && value.trim().parse::<f64>().is_ok_and(|phase| phase <= 0.0))
}

/// The clinical status that a value of one of Biolink's clinical slots amounts to.
///
/// `None` for other slots, for `not_provided` and for values that the slot's enum does not have. Case, spaces
/// and `biolink:` do not matter.
///
/// - `clinical_approval_status` (`ClinicalApprovalStatusEnum`): approved, in use (off label), refused, withdrawn.
/// - `FDA_approval_status` (up to Biolink 4.0, `FDAApprovalStatusEnum`): a regular or accelerated approval and
///   what follows one is approved; clinical phases, reviews and designations are under investigation.
/// - `max_research_phase` (`ResearchPhaseEnum`): preclinical, or under investigation in every clinical phase. The
///   phase may be a number, such as `2.0`.
/// - `max_phase_for_ind` of ChEMBL: 4 is approved for the indication, 0.5 to 3 are under investigation.
/// - `regulatory_approvals`, up to Biolink 4.4.4 `FDA_regulatory_approvals`, and `approvals`: the number of an authorisation
///   for human use, such as `NDA021588` or `EMEA/H/C/000406`, is approved. Numbers of veterinary medicines and
///   of investigational drugs, and other texts, say nothing.
///
/// `highest_FDA_approval_status` is a fact about the medicine, whatever the condition, and says nothing of one.
///
/// ```
/// use mechgraph::model::ClinicalStatus;
/// use mechgraph::schema::clinical_status_of;
///
/// let status = clinical_status_of("clinical_approval_status", "off_label_use");
/// assert_eq!(status, Some(ClinicalStatus::InUse));
/// ```
#[must_use]
pub fn clinical_status_of(slot: &str, value: &str) -> Option<ClinicalStatus> {
    use ClinicalStatus::{Approved, InUse, Preclinical, Refused, UnderInvestigation, Withdrawn};
    let slot = names::snake(slot);
    if matches!(&*slot, "regulatory_approvals" | "fda_regulatory_approvals" | "approvals") {
        return is_authorisation_for_people(value).then_some(Approved);
    }
    if &*slot == "max_phase_for_ind" {
        return status_of_indication(value);
    }
    // ChEMBL's -1 is no phase.
    let phase = research_phase_of(value);
    let value = names::value(value);
    let value = match phase {
        Some(phase) if &*slot == "max_research_phase" => phase.into(),
        _ => value,
    };
    let status = match (&*slot, &*value) {
        ("clinical_approval_status", "approved_for_condition" | "fda_approved_for_condition")
        | (
            "fda_approval_status",
            "regular_fda_approval" | "fda_accelerated_approval" | "fda_post_market_safety_review",
        ) => Approved,
        ("clinical_approval_status", "off_label_use") => InUse,
        ("clinical_approval_status", "not_approved_for_condition") => Refused,
        ("clinical_approval_status" | "fda_approval_status", "post_approval_withdrawal") => Withdrawn,
        ("fda_approval_status", "discovery_and_development_phase" | "preclinical_research_phase")
        | ("max_research_phase", "pre_clinical_research_phase") => Preclinical,
        (
            "fda_approval_status",
            "fda_clinical_research_phase"
            | "fda_clinical_research_phase_1"
            | "fda_clinical_research_phase_2"
            | "fda_clinical_research_phase_3"
            | "fda_clinical_research_phase_4"
            | "fda_review_phase_4"
            | "fda_fast_track"
            | "fda_breakthrough_therapy"
            | "fda_priority_review",
        )
        | (
            "max_research_phase",
            "clinical_trial_phase"
            | "clinical_trial_phase_1"
            | "clinical_trial_phase_1_to_2"
            | "clinical_trial_phase_2"
            | "clinical_trial_phase_2_to_3"
            | "clinical_trial_phase_3"
            | "clinical_trial_phase_4",
        ) => UnderInvestigation,
        _ => return None,
    };
    Some(status)
}

/// Whether a text is the number of an authorisation: of the FDA (new drug, abbreviated new drug, biologics
/// licence) or of the EMA (human medicines).
fn is_authorisation_for_people(text: &str) -> bool {
    let text = text.trim().to_ascii_uppercase();
    let is_number = |rest: &str| {
        let digits = rest.trim_start_matches([' ', '-', ':', '#']);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    ["NDA", "ANDA", "BLA"].iter().any(|kind| text.strip_prefix(kind).is_some_and(is_number))
        || ["EMEA/H/C/", "EU/1/"].iter().any(|kind| {
            text.strip_prefix(kind).is_some_and(|rest| rest.bytes().next().is_some_and(|byte| byte.is_ascii_digit()))
        })
}
