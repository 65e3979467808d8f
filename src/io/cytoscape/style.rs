//! The style of pictures as a sheet of Cytoscape.js.

use serde_json::{Value as Json, json};

use crate::model::{Effect, EpistemicStatus};
use crate::style::{EFFECTS, Kind, LIGHT, STATUSES, dash, end, look};

/// The rules, the later over the earlier.
pub(super) fn rules() -> Vec<Json> {
    let mut rules = vec![
        rule(
            "node",
            &json!({
                "label": "data(name)",
                "width": "label",
                "height": "label",
                "text-wrap": "wrap",
                "text-max-width": "140px",
                "padding": 8,
                "text-valign": "center",
                "color": LIGHT.ink,
                "border-width": 1.5,
            }),
        ),
        rule(
            "edge",
            &json!({
                "width": 1.4,
                "curve-style": "bezier",
                "line-color": LIGHT.faint,
                "source-arrow-color": LIGHT.ink,
                "target-arrow-color": LIGHT.ink,
                "source-arrow-shape": "none",
                "target-arrow-shape": "none",
            }),
        ),
        rule("edge[?is_influence]", &json!({"line-color": LIGHT.ink})),
    ];
    for kind in Kind::ALL {
        let look = look(kind);
        let shown = json!({"shape": look.page, "background-color": look.light.0, "border-color": look.light.1});
        rules.push(rule(&format!("node[kind = \"{}\"]", kind.as_str()), &shown));
    }
    for (end_of_edge, attribute) in [("source", "influence_on_subject"), ("target", "influence_on_object")] {
        for effect in EFFECTS.into_iter().filter(|effect| *effect != Effect::None) {
            let fill = if effect == Effect::Unsigned { "hollow" } else { "filled" };
            let shown = json!({
                format!("{end_of_edge}-arrow-shape"): end(effect).page,
                format!("{end_of_edge}-arrow-fill"): fill,
            });
            rules.push(rule(&format!("edge[{attribute} = \"{}\"]", effect.as_str()), &shown));
        }
    }
    for status in STATUSES {
        if let Some(name) = status.map(EpistemicStatus::as_str) {
            let selector = format!("edge[epistemic_status = \"{name}\"]");
            rules.push(rule(&selector, &json!({"line-style": dash(status).name})));
        }
    }
    rules
}

fn rule(selector: &str, style: &Json) -> Json {
    json!({"selector": selector, "style": style})
}
