//! Fields that few statements have, and free properties: one CBOR text for each distinct set of them.

use serde::{Deserialize, Serialize};

use super::packed;
use crate::model::{Applicability, ClinicalStatus, Effect, PartialDate, Properties, Statement};

/// Fields that few statements have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Extras {
    #[serde(rename = "e", skip_serializing_if = "Option::is_none")]
    pub(crate) explicit_effect: Option<Effect>,
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    pub(crate) clinical: Option<ClinicalStatus>,
    #[serde(rename = "a", skip_serializing_if = "Applicability::is_empty")]
    pub(crate) applicability: Applicability,
    #[serde(rename = "f", skip_serializing_if = "Option::is_none")]
    pub(crate) valid_from: Option<PartialDate>,
    #[serde(rename = "t", skip_serializing_if = "Option::is_none")]
    pub(crate) valid_to: Option<PartialDate>,
    #[serde(rename = "r", skip_serializing_if = "Option::is_none")]
    pub(crate) reported: Option<PartialDate>,
    #[serde(rename = "s", skip_serializing_if = "Vec::is_empty")]
    pub(crate) shortcut_over: Vec<Vec<String>>,
    #[serde(rename = "p", skip_serializing_if = "Properties::is_empty")]
    pub(crate) properties: Properties,
}

impl Extras {
    /// Those of a statement; `None` if it has none.
    pub(crate) fn of(statement: &Statement) -> Option<Self> {
        let extras = Self {
            clinical: statement.clinical_status,
            applicability: statement.applicability.clone(),
            valid_from: statement.valid_from,
            valid_to: statement.valid_to,
            reported: statement.reported,
            explicit_effect: statement.effect,
            shortcut_over: statement.shortcut_over.clone(),
            properties: statement.properties.clone(),
        };
        (extras != Self::default()).then_some(extras)
    }

    /// Whether they are those of a statement.
    pub(crate) fn are_of(&self, statement: &Statement) -> bool {
        self.explicit_effect == statement.effect
            && self.clinical == statement.clinical_status
            && self.valid_from == statement.valid_from
            && self.valid_to == statement.valid_to
            && self.reported == statement.reported
            && self.properties == statement.properties
            && self.shortcut_over == statement.shortcut_over
            && self.applicability == statement.applicability
    }

    /// As CBOR (RFC 8949), keys in a fixed order, so that equal extras have equal bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        packed::encode(self)
    }

    /// Those that some bytes stand for; none for bytes that are not.
    pub(crate) fn decode(bytes: &[u8]) -> Self {
        packed::decode(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    #[test]
    fn extras_survive_their_encoding() {
        let mut extras = Extras {
            explicit_effect: Some(Effect::Unsigned),
            clinical: Some(ClinicalStatus::Approved),
            reported: Some("2021-01".parse().unwrap()),
            shortcut_over: vec![vec!["S1".to_owned(), "S2".to_owned()]],
            ..Extras::default()
        };
        extras.applicability.jurisdiction = Some("US".to_owned());
        extras.applicability.other.insert("design".to_owned(), "open-label".into());
        let values = [
            Value::Null,
            Value::Bool(true),
            Value::Integer(i64::MIN),
            Value::Integer(7),
            Value::Number(0.1),
            Value::Number(7.0),
            Value::Text("γ".to_owned()),
            Value::List(vec![Value::Integer(1), Value::Text(String::new())]),
            Value::Map([("inner".to_owned(), Value::Null)].into()),
        ];
        for (place, value) in values.into_iter().enumerate() {
            extras.properties.insert(place.to_string(), value);
        }
        assert_eq!(Extras::decode(&extras.encode()), extras);
        assert_eq!(Extras::decode(&Extras::default().encode()), Extras::default());
        assert_eq!(Extras::decode(b"not CBOR"), Extras::default());
    }
}
