//! What two records about one entity make together.
//!
//! Lists are united. Names, descriptions, categories and properties that differ are kept with the number of rows that
//! give each, and are decided when the graph is frozen.

use crate::model::{Category, Curie, Entity};
use crate::text::{Interner, Symbol};

use crate::build::rows::drafts::{Ballots, EntityDraft};

/// An entity's record as a draft.
pub(in crate::build) fn entity_draft(entity: &Entity, text: &mut Interner) -> EntityDraft {
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
pub(in crate::build) fn merge_entities(known: &mut EntityDraft, mut new: EntityDraft) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of one entity as `name category synonym`, each with `-` for nothing; how many names and sets of
    /// categories there is to decide between, and the lists that are united.
    fn check(rows: &[&str], differing: Option<[usize; 2]>, categories: &[&str], synonyms: &[&str]) {
        let mut text = Interner::default();
        let id: Curie = "A:1".parse().unwrap();
        let mut known = EntityDraft::default();
        for row in rows {
            let parts: Vec<Option<&str>> = row.split(' ').map(|part| Some(part).filter(|part| *part != "-")).collect();
            let entity = Entity {
                name: parts[0].map(str::to_owned),
                categories: parts[1].map(|category| category.parse().unwrap()).into_iter().collect(),
                synonyms: parts[2].map(str::to_owned).into_iter().collect(),
                ..Entity::new(id.clone())
            };
            merge_entities(&mut known, entity_draft(&entity, &mut text));
        }
        assert_eq!(known.rows as usize, rows.len());
        let found = known.ballots.as_ref().map(|ballots| [ballots.names.len(), ballots.categories.len()]);
        assert_eq!(found, differing, "{rows:?}");
        let mut symbols = |names: &[&str]| names.iter().map(|name| text.intern(name)).collect::<Vec<_>>();
        assert_eq!(known.synonyms, symbols(synonyms), "{rows:?}");
        assert_eq!(known.categories, symbols(categories), "{rows:?}");
    }

    #[test]
    fn rows_that_say_the_same_leave_nothing_to_decide() {
        check(&["a Gene x"], None, &["biolink:Gene"], &["x"]);
        check(&["a Gene x", "a Gene y", "a Gene x"], None, &["biolink:Gene"], &["x", "y"]);
    }

    #[test]
    fn rows_that_differ_are_counted_by_value() {
        check(&["a Gene -", "b Gene -", "a Gene -"], Some([2, 1]), &["biolink:Gene"], &[]);
        check(&["a Gene x", "a Protein y"], Some([1, 2]), &["biolink:Gene", "biolink:Protein"], &["x", "y"]);
    }
}
