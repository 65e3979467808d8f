//! What is reported of the names of predicates and categories.

use rustc_hash::FxHashMap;

use crate::model::{Category, Entity, FindingCode};
use crate::schema;

/// Names that are not to be in data, and what to use instead; each is looked up once, as that takes long.
#[derive(Debug, Default)]
pub(in crate::build) struct Hints {
    near: FxHashMap<String, String>,
    /// The categories of the last entity, if there is nothing to report of them: most entities have those of
    /// the one before.
    plain: Vec<Category>,
}

impl Hints {
    /// What to report of a predicate that Biolink does not have.
    pub(in crate::build) fn unknown_predicate(&mut self, name: &str) -> String {
        let mut near = match schema::unlike_a_predicate(name) {
            Some(remedy) => remedy,
            None => self.near(name, schema::near_predicate),
        };
        if near.is_empty()
            && let Some(wider) = schema::wider_than(name)
        {
            near = format!("; biolink:{wider} is wider, by Biolink's mappings");
        }
        format!("unknown predicate {name} is not part of any path{near}")
    }

    /// Whether categories are known to have nothing to report of them.
    pub(in crate::build) fn are_plain(&self, categories: &[Category]) -> bool {
        categories == self.plain
    }

    /// What to report of the categories of an entity.
    pub(in crate::build) fn categories(&mut self, entity: &Entity) -> Vec<(FindingCode, String)> {
        if entity.categories == self.plain {
            return Vec::new();
        }
        let mut reported = Vec::new();
        for category in &entity.categories {
            match schema::category(category.as_str()) {
                // The top of Biolink's classes, which are no categories of things alone.
                None if category.biolink_name() == Some("Entity") => {
                    let message = format!("category {category} is kept and says nothing, as everything is one");
                    reported.push((FindingCode::Normalised, message));
                }
                None => {
                    let near = self.near(category.as_str(), schema::near_category);
                    reported.push((FindingCode::UnknownCategory, format!("unknown category {category}{near}")));
                }
                Some(row) if row.is_deprecated() => {
                    let above = schema::replacement_for(row.name()).unwrap_or("NamedThing");
                    let message = format!("category {category} is deprecated; use biolink:{above}");
                    reported.push((FindingCode::DiscouragedTerm, message));
                }
                Some(_) => {}
            }
        }
        let is_mixin = |it: &Category| schema::category(it.as_str()).is_some_and(schema::CategoryRow::is_mixin);
        if let Some(first) = entity.categories.first().filter(|_| entity.categories.iter().all(is_mixin)) {
            let below = schema::replacement_for(first.as_str());
            let below = below.map_or_else(String::new, |name| format!(", such as biolink:{name}"));
            let message = format!("category {first} is a mixin, which only groups others; use one below it{below}");
            reported.push((FindingCode::DiscouragedTerm, message));
        }
        if reported.is_empty() {
            self.plain.clone_from(&entity.categories);
        }
        reported
    }

    fn near(&mut self, name: &str, near: fn(&str) -> Option<&'static str>) -> String {
        if let Some(known) = self.near.get(name) {
            return known.clone();
        }
        let hint = near(name).map_or_else(String::new, |near| format!("; did you mean biolink:{near}?"));
        self.near.insert(name.to_owned(), hint.clone());
        hint
    }
}

/// What to report of a predicate that Biolink has and does not want in data; none if there is nothing.
pub(in crate::build) fn discouraged_predicate(name: &str) -> Option<String> {
    let row = schema::predicate(name)?;
    if row.is_deprecated() {
        let above = schema::replacement_for(name).unwrap_or("related_to");
        return Some(format!("predicate {name} is deprecated; use biolink:{above}"));
    }
    // A mixin that the model calls canonical is meant for data, such as `treats`.
    (row.is_mixin() && !row.is_canonical()).then(|| {
        let below = schema::replacement_for(name);
        let below = below.map_or_else(String::new, |name| format!(", such as biolink:{name}"));
        format!("predicate {name} is a mixin, which only groups others; use one below it{below}")
    })
}
