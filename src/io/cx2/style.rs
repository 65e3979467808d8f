//! The style of pictures as visual properties.

use serde_json::{Value as Json, json};

use crate::model::EpistemicStatus;
use crate::style::{EFFECTS, Kind, LIGHT, STATUSES, dash, end, look};

/// The aspect `visualProperties`.
pub(super) fn visual_properties() -> Json {
    let other = look(Kind::Other);
    let of_kinds =
        |value: fn(Kind) -> &'static str| discrete("kind", &Kind::ALL.map(|kind| (kind.as_str().into(), value(kind))));
    let heads =
        |attribute: &str| discrete(attribute, &EFFECTS.map(|effect| (effect.as_str().into(), end(effect).page)));
    let dashes: Vec<(Json, &str)> = STATUSES
        .iter()
        .filter_map(|status| Some((status.map(EpistemicStatus::as_str)?.into(), dash(*status).name)))
        .collect();
    let ink = || discrete("is_influence", &[(true.into(), LIGHT.ink), (false.into(), LIGHT.faint)]);
    json!({
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": LIGHT.paper},
            "node": {
                "NODE_SHAPE": other.cx2,
                "NODE_BACKGROUND_COLOR": other.light.0,
                "NODE_BORDER_COLOR": other.light.1,
                "NODE_BORDER_WIDTH": 1.5,
                "NODE_WIDTH": 120,
                "NODE_HEIGHT": 40,
                "NODE_LABEL_COLOR": LIGHT.ink,
                "NODE_LABEL_FONT_SIZE": 12,
                "NODE_LABEL_MAX_WIDTH": 110,
            },
            "edge": {
                "EDGE_WIDTH": 1.4,
                "EDGE_CURVE_STYLE": "bezier",
                "EDGE_LINE_COLOR": LIGHT.faint,
                "EDGE_SOURCE_ARROW_COLOR": LIGHT.ink,
                "EDGE_TARGET_ARROW_COLOR": LIGHT.ink,
                "EDGE_SOURCE_ARROW_SHAPE": "none",
                "EDGE_TARGET_ARROW_SHAPE": "none",
                "EDGE_LINE_STYLE": dash(None).name,
            },
        },
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
            "NODE_SHAPE": of_kinds(|kind| look(kind).cx2),
            "NODE_BACKGROUND_COLOR": of_kinds(|kind| look(kind).light.0),
            "NODE_BORDER_COLOR": of_kinds(|kind| look(kind).light.1),
        },
        "edgeMapping": {
            "EDGE_LINE_COLOR": ink(),
            "EDGE_SOURCE_ARROW_SHAPE": heads("influence_on_subject"),
            "EDGE_TARGET_ARROW_SHAPE": heads("influence_on_object"),
            "EDGE_LINE_STYLE": discrete("epistemic_status", &dashes),
        },
    })
}

/// A mapping from each value of an attribute to a value of a visual property.
fn discrete(attribute: &str, values: &[(Json, &str)]) -> Json {
    let kind = if values.iter().all(|(value, _)| value.is_boolean()) { "boolean" } else { "string" };
    let map: Vec<Json> = values.iter().map(|(value, look)| json!({"v": value, "vp": look})).collect();
    json!({"type": "DISCRETE", "definition": {"attribute": attribute, "type": kind, "map": map}})
}
