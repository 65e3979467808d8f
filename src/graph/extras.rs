//! Extras as bytes: one CBOR text for each distinct set of them.

use super::packed;
use crate::model::Extras;

impl Extras {
    /// As CBOR (RFC 8949), keys in a fixed order, so that equal extras have equal bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        packed::encode(self)
    }

    /// Decodes extras; none for bytes that are not.
    pub(crate) fn decode(bytes: &[u8]) -> Self {
        packed::decode(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClinicalStatus, Effect, Value};

    #[test]
    fn extras_survive_their_encoding() {
        let mut extras = Extras {
            effect: Some(Effect::Unsigned),
            clinical_status: Some(ClinicalStatus::Approved),
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
