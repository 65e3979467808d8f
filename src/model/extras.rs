//! Fields that few statements have, and free properties.

use serde::{Deserialize, Serialize};

use super::{Applicability, ClinicalStatus, Effect, PartialDate, Properties, Statement};

/// Fields of a statement that few statements have, and its free properties. Their names when serialized are those
/// of a snapshot, one letter each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Extras {
    /// [`Statement::effect`].
    #[serde(rename = "e", skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// [`Statement::clinical_status`].
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    pub clinical_status: Option<ClinicalStatus>,
    /// [`Statement::applicability`].
    #[serde(rename = "a", skip_serializing_if = "Applicability::is_empty")]
    pub applicability: Applicability,
    /// [`Statement::valid_from`].
    #[serde(rename = "f", skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<PartialDate>,
    /// [`Statement::valid_to`].
    #[serde(rename = "t", skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<PartialDate>,
    /// [`Statement::reported`].
    #[serde(rename = "r", skip_serializing_if = "Option::is_none")]
    pub reported: Option<PartialDate>,
    /// [`Statement::shortcut_over`].
    #[serde(rename = "s", skip_serializing_if = "Vec::is_empty")]
    pub shortcut_over: Vec<Vec<String>>,
    /// [`Statement::properties`].
    #[serde(rename = "p", skip_serializing_if = "Properties::is_empty")]
    pub properties: Properties,
}

impl Extras {
    /// Those of a statement.
    #[must_use]
    pub fn of(statement: &Statement) -> Self {
        Self {
            effect: statement.effect,
            clinical_status: statement.clinical_status,
            applicability: statement.applicability.clone(),
            valid_from: statement.valid_from,
            valid_to: statement.valid_to,
            reported: statement.reported,
            shortcut_over: statement.shortcut_over.clone(),
            properties: statement.properties.clone(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Gives them to a statement.
    pub fn give_to(self, statement: &mut Statement) {
        let Self { effect, clinical_status, applicability, valid_from, valid_to, reported, shortcut_over, properties } =
            self;
        statement.effect = effect;
        statement.clinical_status = clinical_status;
        statement.applicability = applicability;
        statement.valid_from = valid_from;
        statement.valid_to = valid_to;
        statement.reported = reported;
        statement.shortcut_over = shortcut_over;
        statement.properties = properties;
    }
}
