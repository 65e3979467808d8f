//! Takes in rows of a table, which share most of what they say.

use crate::model::{StatementRow, StatementRows};
use crate::text::{Symbol, is_same};

use super::builder::GraphBuilder;
use super::drafts::{ArgumentKey, Identity, StatementDraft};
use super::identities::Key;

/// How many rows are looked up together: enough that loads from memory overlap, few enough to stay in the cache.
const TOGETHER: usize = 64;

impl GraphBuilder {
    /// Adds rows of a source; returns how many were united with earlier ones.
    pub(super) fn statement_rows(&mut self, rows: StatementRows<'_>, source: u32) -> u64 {
        let mut shared = SharedParts::new(rows);
        let mut ends = Ends::new();
        let mut identities = Vec::with_capacity(TOGETHER);
        let mut together = Vec::with_capacity(TOGETHER);
        let mut publications = Vec::new();
        let mut merged = 0;
        let mut left = rows.iter();
        loop {
            together.clear();
            together.extend(left.by_ref().take(TOGETHER));
            if together.is_empty() {
                return merged;
            }
            ends.find(self, &together);
            identities.clear();
            for (row, (subject, object)) in together.iter().zip(ends.of_rows()) {
                let (subject, object) = (ArgumentKey::Entity(subject), ArgumentKey::Entity(object));
                let template = shared.form(self, row.form).template;
                identities.push(Key::new(Identity { subject, object, template }));
            }
            self.statements.warm(&identities);
            for ((row, (subject, object)), key) in together.iter().zip(ends.of_rows()).zip(&identities) {
                let form = shared.form(self, row.form);
                let extras = shared.extras(self, row.extras);
                let origin = (source, u32::try_from(row.row.line).unwrap_or(u32::MAX));
                self.tell_malformed(subject, origin);
                self.tell_malformed(object, origin);
                if !form.is_plain {
                    self.tell_predicate(form.template, shared.has_effect(row), origin);
                }
                let (place, is_new) = self.statements.enter(key.identity(), origin);
                if is_new {
                    publications.clear();
                    publications.extend(row.publications());
                    if publications.len() > 1 {
                        publications.sort_unstable();
                        publications.dedup();
                    }
                    let ids = row.id.iter().copied();
                    self.statements.fill(place, form.attributes, ids, extras, publications.iter().copied());
                } else {
                    merged += 1;
                    let new = shared.draft(self, row);
                    self.merge_row(place, new, origin, || {
                        let predicate = rows.forms().get(row.form).map_or("", |form| form.predicate.as_str());
                        format!("{} {predicate} {}", row.subject, row.object)
                    });
                }
            }
        }
    }
}

/// What a form is in the builder.
#[derive(Clone, Copy, Default)]
struct Form {
    template: u32,
    /// Whether there is nothing to be told of its predicate.
    is_plain: bool,
    attributes: u32,
}

/// What the forms and the extras of some rows are in the builder, each looked up when a row first has it.
struct SharedParts<'a> {
    rows: StatementRows<'a>,
    forms: Vec<Option<Form>>,
    /// Of each, whether it was looked up, and its row.
    extras: Vec<(bool, Option<u32>)>,
}

impl<'a> SharedParts<'a> {
    fn new(rows: StatementRows<'a>) -> Self {
        Self { rows, forms: vec![None; rows.forms().len()], extras: vec![(false, None); rows.extras().len()] }
    }

    fn form(&mut self, builder: &mut GraphBuilder, place: usize) -> Form {
        let (Some(slot), Some(form)) = (self.forms.get_mut(place), self.rows.forms().get(place)) else {
            return Form::default();
        };
        *slot.get_or_insert_with(|| {
            let template = builder.template(form);
            let (is_plain, attributes) = (builder.is_plain(template), builder.attributes_row(form));
            Form { template, is_plain, attributes }
        })
    }

    fn extras(&mut self, builder: &mut GraphBuilder, place: usize) -> Option<u32> {
        let (slot, extras) = (self.extras.get_mut(place)?, self.rows.extras().get(place)?);
        if !slot.0 {
            *slot = (true, builder.extras_row(extras));
        }
        slot.1
    }

    fn has_effect(&self, row: &StatementRow<'_>) -> bool {
        self.rows.extras().get(row.extras).is_some_and(|extras| extras.effect.is_some())
    }

    /// What a row says beside its identity.
    fn draft(&self, builder: &mut GraphBuilder, row: &StatementRow<'_>) -> StatementDraft {
        let form = self.rows.forms().get(row.form);
        StatementDraft {
            ids: row.id.iter().copied().map(str::to_owned).collect(),
            publications: row.publications().map(str::to_owned).collect(),
            attributes: form.map(|form| builder.attributes(form)).unwrap_or_default(),
            extras: self.rows.extras().get(row.extras).filter(|extras| !extras.is_empty()).cloned(),
        }
    }
}

/// The ends of some rows, looked up together.
struct Ends<'a> {
    ids: Vec<&'a str>,
    symbols: Vec<Option<Symbol>>,
    entities: Vec<u32>,
    /// Places of the subject and the object of each row. Rows that follow one another often have one subject.
    places: Vec<(usize, usize)>,
}

impl<'a> Ends<'a> {
    fn new() -> Self {
        Self {
            ids: Vec::with_capacity(2 * TOGETHER),
            symbols: Vec::with_capacity(2 * TOGETHER),
            entities: Vec::with_capacity(2 * TOGETHER),
            places: Vec::with_capacity(TOGETHER),
        }
    }

    fn find(&mut self, builder: &mut GraphBuilder, rows: &[StatementRow<'a>]) {
        let Self { ids, symbols, entities, places } = self;
        ids.clear();
        places.clear();
        entities.clear();
        let mut subject = None;
        for row in rows {
            let of_subject = match subject {
                Some((id, place)) if is_same(id, row.subject.as_bytes()) => place,
                _ => {
                    ids.push(row.subject);
                    ids.len() - 1
                }
            };
            subject = Some((row.subject.as_bytes(), of_subject));
            places.push((of_subject, ids.len()));
            ids.push(row.object);
        }
        builder.text.find_all(ids, symbols);
        for (id, symbol) in ids.iter().zip(&*symbols) {
            let known = symbol.and_then(|symbol| builder.entities.row_of(symbol));
            entities.push(known.unwrap_or_else(|| builder.entity_row(id)));
        }
    }

    fn of_rows(&self) -> impl Iterator<Item = (u32, u32)> {
        let entity = |place: usize| self.entities.get(place).copied().unwrap_or_default();
        self.places.iter().map(move |(subject, object)| (entity(*subject), entity(*object)))
    }
}
