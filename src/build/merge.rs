//! What two records about one entity make together.
//!
//! Lists are united. Names, descriptions, categories and properties that differ are kept with the number of rows that
//! give each, and are decided when the graph is frozen.

use crate::model::{Category, Curie, Entity};
use crate::text::{Interner, Symbol};

use super::drafts::{Ballots, EntityDraft};

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
        rows: 1,
        name: entity.name.as_deref().map(|name| text.intern(name)).into(),
        description: entity.description.as_deref().map(|description| text.intern(description)).into(),
        categories,
        synonyms,
        labels,
        equivalent_ids,
        provided_by,
        properties: entity.properties.clone(),
        ..EntityDraft::default()
    }
}

/// Unites two drafts of one entity.
pub(super) fn merge_entities(known: &mut EntityDraft, mut new: EntityDraft) {
    if new.rows > 0 {
        if known.rows == 0 && known.ballots.is_none() {
            (known.name, known.description) = (new.name, new.description);
            known.categories.clone_from(&new.categories);
            known.properties = core::mem::take(&mut new.properties);
            known.ballots = new.ballots.take();
        } else if !says_the_same(known, &new) {
            new.ballots();
            let more = *new.ballots.take().unwrap_or_default();
            let Ballots { names, descriptions, categories, properties } = known.ballots();
            names.append(more.names);
            descriptions.append(more.descriptions);
            categories.append(more.categories);
            properties.append(more.properties);
        }
    }
    known.rows = known.rows.saturating_add(new.rows);
    known.origin = known.origin.min(new.origin);
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
}

fn says_the_same(known: &EntityDraft, new: &EntityDraft) -> bool {
    known.ballots.is_none()
        && new.ballots.is_none()
        && (known.name, known.description) == (new.name, new.description)
        && known.categories == new.categories
        && known.properties == new.properties
}

fn unite<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}
