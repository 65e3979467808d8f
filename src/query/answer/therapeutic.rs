//! What is claimed as treatment.

use serde::{Deserialize, Serialize};

use crate::graph::StatementRef;
use crate::model::{Applicability, ClinicalStatus, EpistemicStatus, PartialDate};
use crate::query::mechanism::{ClaimNature, Therapeutic, Treatments};
use crate::query::plan::is_default;
use crate::schema;

/// A therapeutic statement, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TherapeuticAnswer {
    /// The id, given or derived.
    pub id: String,
    /// What treats.
    pub subject: String,
    /// The predicate.
    pub predicate: String,
    /// What is treated.
    pub object: String,
    /// The name of what is treated.
    pub object_name: String,
    /// How the claim is made.
    #[serde(default = "asserted")]
    pub nature: ClaimNature,
    /// How far the treatment has come.
    pub status: Option<ClinicalStatus>,
    /// Whether it is used off label: without an approval for this condition.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub off_label: bool,
    /// How sure its source is.
    #[serde(default)]
    pub epistemic_status: Option<EpistemicStatus>,
    /// What kind of knowledge it is.
    #[serde(default)]
    pub knowledge_level: Option<String>,
    /// Who made the statement.
    #[serde(default)]
    pub agent_type: Option<String>,
    /// The source that first said so.
    #[serde(default)]
    pub primary_knowledge_source: Option<String>,
    /// The strategy whose statement it is, if it is not the drug's own.
    pub via_strategy: Option<String>,
    /// The name of the strategy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_strategy_name: Option<String>,
    /// The strategy that the drug implements, where that is below the one whose statement it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implemented: Option<String>,
    /// The name of the strategy that the drug implements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implemented_name: Option<String>,
    /// Where.
    pub jurisdiction: Option<String>,
    /// For whom, in words.
    pub population: Option<String>,
    /// What else the source says of where and for whom.
    pub applicability: Applicability,
    /// When a source said so.
    pub reported: Option<PartialDate>,
    /// Since when it holds.
    pub valid_from: Option<PartialDate>,
    /// Until when it holds.
    pub valid_to: Option<PartialDate>,
    /// The layer.
    pub layer: Option<String>,
    /// Publications.
    pub publications: Vec<String>,
}

const fn asserted() -> ClaimNature {
    ClaimNature::Asserted
}

impl From<&Treatments<'_>> for Filtered {
    fn from(treatments: &Treatments<'_>) -> Self {
        let (undated, without_jurisdiction) = (treatments.undated, treatments.without_jurisdiction);
        Self { undated, without_jurisdiction, less_believed: treatments.less_believed, others: treatments.others }
    }
}

/// Therapeutic statements that the filters of the query left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Filtered {
    /// Their date is unknown.
    pub undated: usize,
    /// Their jurisdiction is unknown.
    pub without_jurisdiction: usize,
    /// They are believed less than was asked for, or their belief is unknown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub less_believed: usize,
    /// They failed another filter: what the query keeps away from, source, layer, status, a jurisdiction or time that is not
    /// theirs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub others: usize,
}

fn is_off_label(statement: StatementRef<'_>) -> bool {
    let properties = statement.properties().unwrap_or_default();
    properties.iter().any(|(slot, value)| value.texts().into_iter().any(|text| schema::is_off_label(slot, text)))
}

pub(super) fn therapeutic_answer(therapeutic: &Therapeutic<'_>) -> TherapeuticAnswer {
    let statement = therapeutic.statement;
    let applicability = statement.applicability().unwrap_or_default();
    TherapeuticAnswer {
        id: statement.id().into_owned(),
        subject: therapeutic.treatment.curie().to_owned(),
        predicate: statement.predicate().to_string(),
        object: therapeutic.condition.curie().to_owned(),
        object_name: therapeutic.condition.name().to_owned(),
        nature: therapeutic.nature(),
        status: statement.clinical_status(),
        off_label: statement.clinical_status() == Some(ClinicalStatus::InUse) && is_off_label(statement),
        epistemic_status: statement.epistemic_status(),
        knowledge_level: statement.knowledge_level().map(str::to_owned),
        agent_type: statement.agent_type().map(str::to_owned),
        primary_knowledge_source: statement.primary_knowledge_source().map(str::to_owned),
        via_strategy: therapeutic.via_strategy.map(|node| node.curie().to_owned()),
        via_strategy_name: therapeutic.via_strategy.map(|node| node.name().to_owned()),
        implemented: therapeutic.implemented.map(|node| node.curie().to_owned()),
        implemented_name: therapeutic.implemented.map(|node| node.name().to_owned()),
        jurisdiction: applicability.jurisdiction.clone(),
        population: applicability.patients(),
        reported: statement.reported(),
        valid_from: statement.valid_from(),
        valid_to: statement.valid_to(),
        layer: statement.layer().map(str::to_owned),
        publications: statement.publications().map(str::to_owned).collect(),
        applicability,
    }
}
