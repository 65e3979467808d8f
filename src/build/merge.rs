//! What two records about one thing make together.
//!
//! The result does not depend on which came first: lists are united, of two texts the lesser stays, of
//! two statuses the weaker, and each conflict is told.

use crate::graph::StatementExtras;
use crate::model::{Effect, Entity, Properties, Statement, Value};
use crate::text::{Interner, Symbol};

use super::drafts::{EntityDraft, StatementDraft};

/// Unites an entity with what is known of it; returns the conflicts, in words.
pub(super) fn merge_entity(draft: &mut EntityDraft, entity: &Entity, text: &mut Interner) -> Vec<String> {
    let mut conflicts = Vec::new();
    if let Some(name) = &entity.name {
        let other = merge_text(&mut draft.name, name, "name", text, &mut conflicts);
        draft.synonyms.extend(other);
    }
    if let Some(description) = &entity.description {
        merge_text(&mut draft.description, description, "description", text, &mut conflicts);
    }
    let mut unite = |list: &mut Vec<Symbol>, value: &str| {
        let value = text.intern(value);
        if !list.contains(&value) {
            list.push(value);
        }
    };
    entity.categories.iter().for_each(|category| unite(&mut draft.categories, category.as_str()));
    entity.synonyms.iter().for_each(|synonym| unite(&mut draft.synonyms, synonym));
    entity.equivalent_ids.iter().for_each(|id| unite(&mut draft.equivalent_ids, id.as_str()));
    entity.provided_by.iter().for_each(|source| unite(&mut draft.provided_by, source));
    for (language, labels) in &entity.labels {
        for (place, label) in labels.iter().enumerate() {
            let (language, label) = (text.intern(language), text.intern(label));
            match draft.labels.iter_mut().find(|known| known.0 == language && known.1 == label) {
                Some(known) => known.2 = known.2.min(place),
                None => draft.labels.push((language, label, place)),
            }
        }
    }
    merge_properties(&mut draft.properties, &entity.properties, &mut conflicts);
    conflicts
}

/// Unites a statement with what is known of it; returns the conflicts, in words.
pub(super) fn merge_statement(draft: &mut StatementDraft, statement: &Statement, text: &mut Interner) -> Vec<String> {
    let mut conflicts = Vec::new();
    if let Some(id) = &statement.id {
        let id = text.intern(id);
        if !draft.ids.contains(&id) {
            draft.ids.push(id);
        }
    }
    for publication in &statement.evidence.publications {
        let publication = text.intern(publication);
        if !draft.publications.contains(&publication) {
            draft.publications.push(publication);
        }
    }
    merge_value(&mut draft.epistemic, statement.epistemic_status, "epistemic status", core::cmp::min, &mut conflicts);
    let texts = [
        (&mut draft.layer, &statement.layer, "layer"),
        (&mut draft.knowledge_level, &statement.evidence.knowledge_level, "knowledge level"),
        (&mut draft.agent_type, &statement.evidence.agent_type, "agent type"),
    ];
    for (slot, value, what) in texts {
        if let Some(value) = value {
            merge_text(slot, value, what, text, &mut conflicts);
        }
    }
    let Some(new) = extras_of(statement) else { return conflicts };
    let Some(extras) = &mut draft.extras else {
        draft.extras = Some(new);
        return conflicts;
    };
    let unsigned = |_, _| Effect::Unsigned;
    merge_value(&mut extras.explicit_effect, new.explicit_effect, "effect", unsigned, &mut conflicts);
    merge_value(&mut extras.valid_from, new.valid_from, "valid_from", core::cmp::max, &mut conflicts);
    merge_value(&mut extras.valid_to, new.valid_to, "valid_to", core::cmp::min, &mut conflicts);
    merge_value(&mut extras.reported, new.reported, "reported", core::cmp::min, &mut conflicts);
    for expansion in new.shortcut_over {
        if !extras.shortcut_over.contains(&expansion) {
            extras.shortcut_over.push(expansion);
        }
    }
    extras.shortcut_over.sort_unstable();
    merge_properties(&mut extras.properties, &new.properties, &mut conflicts);
    conflicts
}

/// Keeps the lesser of two texts; returns the other if they differ.
fn merge_text(
    slot: &mut Option<Symbol>,
    value: &str,
    what: &str,
    text: &mut Interner,
    conflicts: &mut Vec<String>,
) -> Option<Symbol> {
    let new = text.intern(value);
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

/// Whether a statement has anything for the column of rare fields.
fn extras_of(statement: &Statement) -> Option<Box<StatementExtras>> {
    let extras = StatementExtras {
        clinical: statement.clinical_status,
        applicability: statement.applicability.clone(),
        valid_from: statement.valid_from,
        valid_to: statement.valid_to,
        reported: statement.reported,
        explicit_effect: statement.effect,
        shortcut_over: statement.shortcut_over.clone(),
        properties: statement.properties.clone(),
    };
    (extras != StatementExtras::default()).then(|| Box::new(extras))
}
