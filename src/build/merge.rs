//! What two records about one thing make together.
//!
//! The result does not depend on which came first: lists are united, of two texts the lesser stays, of
//! two statuses the weaker, and each conflict is told.

use crate::model::{Category, Curie, Effect, Entity, FindingCode, Properties, Value};
use crate::schema;
use crate::text::{Interner, Symbol};

use super::drafts::{EntityDraft, StatementDraft};

/// An entity's record as a draft.
pub(super) fn entity_draft(entity: &Entity, text: &mut Interner) -> EntityDraft {
    let mut labels: Vec<(Symbol, Symbol, usize)> = Vec::new();
    for (language, list) in &entity.labels {
        let language = text.intern(language);
        for (place, label) in list.iter().enumerate() {
            let label = text.intern(label);
            if !labels.iter().any(|known| known.0 == language && known.1 == label) {
                labels.push((language, label, place));
            }
        }
    }
    let mut all = |list: &mut dyn Iterator<Item = &str>| {
        let mut symbols = Vec::new();
        list.for_each(|value| unite(&mut symbols, text.intern(value)));
        symbols
    };
    let categories = all(&mut entity.categories.iter().map(Category::as_str));
    let synonyms = all(&mut entity.synonyms.iter().map(String::as_str));
    let equivalent_ids = all(&mut entity.equivalent_ids.iter().map(Curie::as_str));
    let provided_by = all(&mut entity.provided_by.iter().map(String::as_str));
    EntityDraft {
        described: true,
        name: entity.name.as_deref().map(|name| text.intern(name)),
        description: entity.description.as_deref().map(|description| text.intern(description)),
        categories,
        synonyms,
        labels,
        equivalent_ids,
        provided_by,
        properties: entity.properties.clone(),
        origin: (u32::MAX, 0),
    }
}

/// Unites two drafts of one entity; returns the conflicts, in words.
pub(super) fn merge_entities(known: &mut EntityDraft, new: EntityDraft, text: &Interner) -> Vec<(FindingCode, String)> {
    let exclusive = exclusive_categories(&known.categories, &new.categories, text);
    let mut conflicts = Vec::new();
    let other = merge_text(&mut known.name, new.name, "name", text, &mut conflicts);
    if let Some(name) = other {
        unite(&mut known.synonyms, name);
    }
    merge_text(&mut known.description, new.description, "description", text, &mut conflicts);
    for (list, more) in [
        (&mut known.categories, new.categories),
        (&mut known.synonyms, new.synonyms),
        (&mut known.equivalent_ids, new.equivalent_ids),
        (&mut known.provided_by, new.provided_by),
    ] {
        for value in more {
            unite(list, value);
        }
    }
    for (language, label, place) in new.labels {
        match known.labels.iter_mut().find(|known| known.0 == language && known.1 == label) {
            Some(known) => known.2 = known.2.min(place),
            None => known.labels.push((language, label, place)),
        }
    }
    merge_properties(&mut known.properties, &new.properties, &mut conflicts);
    known.described |= new.described;
    let conflicts = conflicts.into_iter().map(|conflict| (FindingCode::EntityConflict, conflict));
    conflicts.chain(exclusive.map(|conflict| (FindingCode::CategoryConflict, conflict))).collect()
}

/// What the most specific categories of two records say, if neither is above the other.
fn exclusive_categories(known: &[Symbol], new: &[Symbol], text: &Interner) -> Option<String> {
    let narrowest = |categories: &[Symbol]| {
        let mut categories: Vec<Category> =
            categories.iter().filter_map(|category| text.text(*category).parse().ok()).collect();
        schema::sort_most_specific_first(&mut categories);
        categories.into_iter().next()
    };
    if known == new {
        return None;
    }
    let (a, b) = (narrowest(known)?, narrowest(new)?);
    if schema::category_is_a(a.as_str(), b.as_str()) || schema::category_is_a(b.as_str(), a.as_str()) {
        return None;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    Some(format!("categories {a} and {b} exclude each other; both are kept"))
}

/// Unites two drafts of one statement; returns the conflicts, in words.
pub(super) fn merge_statements(known: &mut StatementDraft, new: StatementDraft, text: &Interner) -> Vec<String> {
    let mut conflicts = Vec::new();
    for (list, more) in [(&mut known.ids, new.ids), (&mut known.publications, new.publications)] {
        list.extend(more);
        list.sort_unstable();
        list.dedup();
    }
    let (attributes, others) = (&mut known.attributes, new.attributes);
    merge_value(&mut attributes.epistemic, others.epistemic, "epistemic status", core::cmp::min, &mut conflicts);
    for (slot, value, what) in [
        (&mut attributes.layer, others.layer, "layer"),
        (&mut attributes.knowledge_level, others.knowledge_level, "knowledge level"),
        (&mut attributes.agent_type, others.agent_type, "agent type"),
    ] {
        merge_text(slot, value, what, text, &mut conflicts);
    }
    let Some(new) = new.extras else { return conflicts };
    let Some(extras) = &mut known.extras else {
        known.extras = Some(new);
        return conflicts;
    };
    let unsigned = |_, _| Effect::Unsigned;
    merge_value(&mut extras.effect, new.effect, "effect", unsigned, &mut conflicts);
    merge_value(&mut extras.valid_from, new.valid_from, "valid_from", core::cmp::max, &mut conflicts);
    merge_value(&mut extras.valid_to, new.valid_to, "valid_to", core::cmp::min, &mut conflicts);
    merge_value(&mut extras.reported, new.reported, "reported", core::cmp::min, &mut conflicts);
    new.shortcut_over.into_iter().for_each(|expansion| unite(&mut extras.shortcut_over, expansion));
    extras.shortcut_over.sort_unstable();
    merge_properties(&mut extras.properties, &new.properties, &mut conflicts);
    conflicts
}

fn unite<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// Keeps the lesser of two texts; returns the other if they differ.
fn merge_text(
    slot: &mut Option<Symbol>,
    new: Option<Symbol>,
    what: &str,
    text: &Interner,
    conflicts: &mut Vec<String>,
) -> Option<Symbol> {
    let new = new?;
    let Some(known) = *slot else {
        *slot = Some(new);
        return None;
    };
    if known == new {
        return None;
    }
    let (kept, other) = if text.text(new) < text.text(known) { (new, known) } else { (known, new) };
    *slot = Some(kept);
    conflicts.push(format!("{what} is {:?} and {:?}; the first is kept", text.text(kept), text.text(other)));
    Some(other)
}

fn merge_value<T: Copy + PartialEq + core::fmt::Display>(
    slot: &mut Option<T>,
    value: Option<T>,
    what: &str,
    choose: impl Fn(T, T) -> T,
    conflicts: &mut Vec<String>,
) {
    let Some(new) = value else { return };
    match *slot {
        None => *slot = Some(new),
        Some(known) if known == new => {}
        Some(known) => {
            let kept = choose(known, new);
            *slot = Some(kept);
            let (mut a, mut b) = (known.to_string(), new.to_string());
            if b < a {
                core::mem::swap(&mut a, &mut b);
            }
            conflicts.push(format!("{what} is {a} and {b}; {kept} is kept"));
        }
    }
}

fn merge_properties(known: &mut Properties, new: &Properties, conflicts: &mut Vec<String>) {
    for (name, value) in new {
        let Some(old) = known.get_mut(name) else {
            known.insert(name.clone(), value.clone());
            continue;
        };
        if old != value {
            if let (Value::List(old), Value::List(new)) = (&mut *old, value) {
                unite_lists(old, new);
                continue;
            }
            let (a, b) = (format!("{old:?}"), format!("{value:?}"));
            if b < a {
                conflicts.push(format!("property {name} is {b} and {a}; the first is kept"));
                old.clone_from(value);
            } else {
                conflicts.push(format!("property {name} is {a} and {b}; the first is kept"));
            }
        }
    }
}

/// Unites two lists that differ: each value once, sorted, whichever list came first.
fn unite_lists(known: &mut Vec<Value>, new: &[Value]) {
    known.extend_from_slice(new);
    known.sort_by_cached_key(|value| format!("{value:?}"));
    known.dedup();
}
