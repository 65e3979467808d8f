//! The slot that a key of a property misspells, for messages.

use core::cell::RefCell;
use std::sync::LazyLock;
use std::thread::LocalKey;

use rustc_hash::FxHashMap;

use super::nearest::{Vocabulary, nearest};
use super::tables::{multivalued, qualifiers, ranges};
#[cfg(feature = "json")]
use crate::model::slots::entity_key;
use crate::model::slots::{self, Place, entity_slots, statement_key, statement_slots};
#[cfg(feature = "json")]
use crate::text::quoted;

/// How many keys are remembered. Keys come from data, which may have any number of them.
const MOST: usize = 1024;

/// Words of keys that other pipelines write beside slots and that mean what they say.
const PLAIN: &str =
    "label labels names ids iri title source target relation sentence score status phase contexts effects";

/// What was found of the keys that a thread has met.
type Known<V> = LocalKey<RefCell<FxHashMap<String, V>>>;

/// What a key of a node that is kept as a property seems to be, in words; none of most keys.
#[cfg(feature = "json")]
#[must_use]
pub(crate) fn misnamed_of_node(key: &str) -> Option<String> {
    thread_local!(static KNOWN: RefCell<FxHashMap<String, Option<String>>> = RefCell::default());
    let slot = |name: &str| entity_key(name).filter(|key| key.is_exact).map(|key| key.field.name());
    remembered(&KNOWN, key, || misnamed(key, near_node_slot(key), slot))
}

/// Likewise, of an edge. Of a key that qualifies a statement the builder reports.
#[cfg(feature = "json")]
#[must_use]
pub(crate) fn misnamed_of_edge(key: &str) -> Option<String> {
    thread_local!(static KNOWN: RefCell<FxHashMap<String, Option<String>>> = RefCell::default());
    remembered(&KNOWN, key, || {
        if slots::is_unread_qualifier(key) { None } else { misnamed(key, near_edge_slot(key), edge_slot) }
    })
}

/// The slot or qualifier of an edge that a key misspells, or that it repeats, as of two joined tables.
#[must_use]
pub(crate) fn slot_meant(key: &str) -> Option<&'static str> {
    thread_local!(static KNOWN: RefCell<FxHashMap<String, Option<&'static str>>> = RefCell::default());
    // As other models call it.
    if matches!(&*slots::bare(key), "negation" | "negative" | "is_negative") {
        return Some(slots::StatementField::Negated.name());
    }
    remembered(&KNOWN, key, || near_edge_slot(key).or_else(|| joined(key).and_then(edge_slot)))
}

/// What was found of a key, which is looked for once: rows have the same keys.
fn remembered<V: Clone>(known: &'static Known<V>, key: &str, find: impl FnOnce() -> V) -> V {
    known.with_borrow_mut(|known| {
        if let Some(found) = known.get(key) {
            return found.clone();
        }
        if known.len() >= MOST {
            known.clear();
        }
        let found = find();
        known.insert(key.to_owned(), found.clone());
        found
    })
}

#[cfg(feature = "json")]
fn misnamed(key: &str, near: Option<&'static str>, slot: impl Fn(&str) -> Option<&'static str>) -> Option<String> {
    if let Some(near) = near {
        return Some(format!("{} is kept as a property; did you mean {near}?", quoted(key)));
    }
    let slot = joined(key).and_then(slot)?;
    Some(format!(
        "{} is kept as a property, as tables that are joined have such names; write what holds as {slot}",
        quoted(key)
    ))
}

#[cfg(feature = "json")]
fn near_node_slot(key: &str) -> Option<&'static str> {
    if entity_key(key).is_some() {
        return None;
    }
    nearest(slots::local(key), entity_slots().iter().map(|slot| slot.name), &VOCABULARY)
}

fn near_edge_slot(key: &str) -> Option<&'static str> {
    if statement_key(key).is_some() || super::qualifier_slot_name(key).is_some() {
        return None;
    }
    let of_edges = statement_slots().iter().map(|slot| slot.name);
    nearest(slots::local(key), of_edges.chain(qualifiers::SLOTS.iter().map(|slot| slot.name)), &VOCABULARY)
}

fn edge_slot(name: &str) -> Option<&'static str> {
    let slot = statement_key(name).filter(|key| key.is_exact && key.field.slot().place != Place::Rare);
    slot.map(|key| key.field.name()).or_else(|| super::qualifier_slot(name).map(super::QualifierSlot::name))
}

/// What comes before the ending that pandas, polars and R give to columns of one name: `negated_x`, `negated.1`,
/// `negated_right`, `negated...3`.
fn joined(key: &str) -> Option<&str> {
    let key = slots::local(key);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let ending = ["_x", "_y", ".x", ".y", "_left", "_right"].iter().find_map(|ending| key.strip_suffix(ending));
    let numbered = || key.split_once("...").or_else(|| key.rsplit_once('.')).filter(|(_, number)| is_number(number));
    ending.or_else(|| numbered().map(|(name, _)| name))
}

/// All words of slots and of qualifiers, and of other slots of Biolink.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let of_edges = statement_slots().iter().flat_map(|slot| slot.aliases.iter().chain([&slot.name]));
    let of_nodes = entity_slots().iter().flat_map(|slot| slot.aliases.iter().chain([&slot.name]));
    let of_biolink = ranges::RANGES.iter().map(|(name, _)| *name).chain(multivalued::SLOTS);
    let names = of_edges.chain(of_nodes).copied().chain(of_biolink).chain(PLAIN.split(' '));
    Vocabulary::new(names.chain(qualifiers::SLOTS.iter().map(|slot| slot.name)))
});

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_slot_is_found_and_another_name_is_none() {
        for (key, slot) in [
            ("knowlege_level", "knowledge_level"),
            ("primary_knowledge_sorce", "primary_knowledge_source"),
            ("publicatons", "publications"),
            ("negatd", "negated"),
            ("agent_tipe", "agent_type"),
            ("object_direction_qualifer", "object_direction_qualifier"),
            ("biolink:predicte", "predicate"),
        ] {
            assert_eq!(near_edge_slot(key), Some(slot), "{key}");
            assert_eq!(misnamed_of_edge(key).is_none(), slots::is_unread_qualifier(key), "{key}");
        }
        for (key, slot) in [("categry", "category"), ("synonim", "synonym"), ("descripton", "description")] {
            assert_eq!(near_node_slot(key), Some(slot), "{key}");
        }
        for key in [
            "source",
            "label",
            "status",
            "effects",
            "p_value",
            "score",
            "notes",
            "iri",
            "type",
            "symbol",
            "taxon",
            "object_label",
            "subject_category",
            "provided",
            "sentences",
            "publications_info",
            "kg2_ids",
            "relation_label",
            "knowledge_source",
            "has_evidence",
            "evidence",
            "evidence_type",
            "update_date",
            "context_score",
        ] {
            assert_eq!((misnamed_of_edge(key), misnamed_of_node(key)), (None, None), "{key}");
        }
    }

    #[test]
    fn columns_of_joined_tables_are_found() {
        for key in ["knowledge_level_x", "publications.1", "id_right", "agent_type...7", "primary_knowledge_source.y"] {
            assert!(misnamed_of_edge(key).is_some(), "{key}");
        }
        for key in ["name_x", "name.1", "category_y"] {
            assert!(misnamed_of_node(key).is_some(), "{key}");
        }
        for key in ["score_x", "p_value.1", "v1.2", "1", ".1", "x", "context_score_x"] {
            assert_eq!((misnamed_of_edge(key), misnamed_of_node(key)), (None, None), "{key}");
        }
        assert_eq!(
            (slot_meant("negated_x"), slot_meant("object_aspect_qualifer")),
            (Some("negated"), Some("object_aspect_qualifier"))
        );
    }
}
