//! Functions around a term as qualifiers of the statement.

use std::collections::BTreeMap;

use crate::model::{Statement, Value};
use crate::text::quoted;

use super::document::{Concept, Effect, Modifier};
use super::namespaces::named;
use super::terms::Function;

/// `act()` without a kind: any function of the molecule.
const ANY_ACTIVITY: &str = "GO:0003674";

/// Kinds of activity in BEL's own namespace, as release 0.14 writes them (`pybel/language.py`).
const ACTIVITIES: [(&str, &str); 13] = [
    ("act", ANY_ACTIVITY),
    ("cat", "GO:0003824"),
    ("chap", "GO:0044183"),
    ("gap", "GO:0032794"),
    ("gef", "GO:0005085"),
    ("gtp", "GO:0005525"),
    ("kin", "GO:0016301"),
    ("molecularActivity", ANY_ACTIVITY),
    ("pep", "GO:0008233"),
    ("phos", "GO:0016791"),
    ("ribo", "GO:0003956"),
    ("tport", "GO:0005215"),
    ("tscript", "GO:0001071"),
];

/// What `sec()` is written as: from where, and to where.
const INTRACELLULAR: &str = "GO:0005622";
const EXTRACELLULAR_SPACE: &str = "GO:0005615";

/// Says in qualifiers what a statement is about on one side, its subject or its object. Where the amount of the object is raised or lowered
/// (`of_amount`), an aspect says so. Returns what is not understood.
pub(super) fn qualify(
    statement: &mut Statement,
    side: &str,
    function: Function,
    modifier: Option<&Modifier>,
    of_amount: bool,
    patterns: &BTreeMap<String, Value>,
) -> Option<String> {
    let curie = |concept: &Concept| named(concept, patterns).map(|named| String::from(named.id));
    let own_aspect = function.aspect(of_amount);
    let mut unknown = None;
    let kind = modifier.and_then(|it| it.kind.as_deref());
    let effect = modifier.and_then(|it| it.effect.as_ref());
    let mut place = modifier.and_then(|it| it.location.as_ref()).and_then(curie);
    let aspect = match kind {
        None => own_aspect,
        Some("Activity") => {
            let activity = effect.and_then(|effect| {
                let concept = &effect.activity;
                let own = concept.name.as_deref().filter(|_| concept.namespace.as_deref() == Some("bel"));
                let known = own.and_then(|own| ACTIVITIES.iter().find(|(name, _)| *name == own));
                known.map_or_else(|| curie(concept), |(_, id)| Some((*id).to_owned()))
            });
            let activity = activity.filter(|it| it != ANY_ACTIVITY);
            if let Some(activity) = activity {
                statement.qualifiers.insert(format!("{side}_activity_qualifier"), activity);
            }
            Some("activity")
        }
        Some("Degradation") => Some("degradation"),
        Some("Translocation") => {
            let end = |of: fn(&Effect) -> &Option<Concept>| effect.and_then(|it| of(it).as_ref()).and_then(curie);
            let (from, to) = (end(|it| &it.from), end(|it| &it.to));
            let is_secretion = from.as_deref() == Some(INTRACELLULAR) && to.as_deref() == Some(EXTRACELLULAR_SPACE);
            if is_secretion {
                Some("secretion")
            } else {
                if let Some(from) = from {
                    let key = format!("{side}_translocated_from");
                    statement.properties.insert(key, Value::list([from]));
                }
                place = to.or(place);
                Some("localization")
            }
        }
        Some(other) => {
            unknown = Some(format!("the {side} has an unknown modifier {}; the sign is unknown", quoted(other)));
            statement.qualifiers.insert(format!("{side}_aspect_qualifier"), other);
            None
        }
    };
    if let Some(aspect) = aspect {
        statement.qualifiers.insert(format!("{side}_aspect_qualifier"), aspect);
    }
    if let Some(place) = place {
        statement.qualifiers.insert(format!("{side}_context_qualifier"), place);
    }
    unknown
}
