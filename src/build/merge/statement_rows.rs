//! Adds rows of a table, which share most of what they say.

use rustc_hash::FxHashMap;

use crate::graph::{write_details_of, write_extras, write_texts};
use crate::model::{
    Finding, PrepareRows, PreparedRow, PreparedRows, Publications, RowSpans, Sealed, Span, StatementRows,
};
use crate::text::{Symbol, is_same, make_distinct};

use crate::build::identities::places::Key;
use crate::build::identities::state::GraphBuilder;
use crate::build::merge::wordings::keep_wording;
use crate::build::rows::drafts::{ArgumentKey, Identity};
use crate::build::rows::numbers::Origin;

/// How many rows are looked up together: enough that loads from memory overlap, few enough to stay in the cache.
const TOGETHER: usize = 64;

impl GraphBuilder {
    /// Adds rows of a source; returns how many were united with earlier ones.
    pub(in crate::build) fn statement_rows(&mut self, rows: StatementRows<'_>, source: u32) -> u64 {
        let mut shared = SharedParts::new(rows);
        let mut search = None;
        let (mut known_ends, mut ends) = (Vec::with_capacity(TOGETHER), Vec::with_capacity(TOGETHER));
        let (prepared_rows, prepared_bytes) = rows.prepared_rows();
        let mut prepared_rows = prepared_rows.chunks(TOGETHER);
        let (mut identities, mut forms) = (Vec::with_capacity(TOGETHER), [Form::default(); TOGETHER]);
        let mut publications = Vec::new();
        let mut remarks = Remarks::default();
        let mut merged = 0;
        for together in rows.places().chunks(TOGETHER) {
            let prepared = prepared_rows.next().unwrap_or_default();
            known_ends.clear();
            if prepared.is_empty() {
                let search = search.get_or_insert_with(EndSearch::new);
                search.find(self, rows, together, |known| known_ends.push(known));
            } else {
                known_ends.extend(prepared.iter().map(|prepared| (prepared.subject, prepared.object)));
            }
            self.enter_ends(rows, together, &known_ends, source, &mut ends);
            identities.clear();
            for ((row, (subject, object)), known_form) in together.iter().zip(&ends).zip(&mut forms) {
                let form = shared.form(self, row.form as usize, origin_of(source, row));
                let (subject, object) = if form.is_inverted { (*object, *subject) } else { (*subject, *object) };
                let (subject, object) = (ArgumentKey::Entity(subject), ArgumentKey::Entity(object));
                identities.push(Key::new(Identity { subject, object, template: form.template }));
                *known_form = form;
            }
            self.statements.prefetch(&identities);
            let keyed = together.iter().zip(&ends).zip(identities.iter().zip(&forms));
            for (number, ((row, (subject, object)), (key, form))) in keyed.enumerate() {
                let origin = origin_of(source, row);
                let extras = shared.extras(self, row, form);
                self.report_malformed(*subject, origin);
                self.report_malformed(*object, origin);
                shared.count(form);
                if !form.is_plain {
                    remarks.add(form.reading, shared.has_effect(row), origin);
                }
                let (id, written) = rows.written_at(row);
                let known = self.statements.enter_with(*key, origin, form.attributes, id, |buffer| {
                    if let Some(prepared) = prepared.get(number) {
                        let of = |span: Span| &prepared_bytes[span.start as usize..span.end as usize];
                        write_details_of(buffer, of(prepared.ids), extras, of(prepared.publications));
                    } else {
                        write_texts(buffer, id.into_iter());
                        write_extras(buffer, extras);
                        write_publications(buffer, written, &mut publications);
                    }
                });
                if let Some(place) = known {
                    merged += 1;
                    self.statements.add(place, id.as_slice(), &written.each().collect::<Vec<_>>());
                    self.merge_row(place, form.attributes, extras, origin);
                }
            }
        }
        for Remark { reading, has_effect, origin, count } in remarks.0 {
            self.report_reading(reading, has_effect, origin, count);
        }
        shared.report(self);
        merged
    }

    /// The entities of the ends of some rows. Those that are not known are entered.
    fn enter_ends(
        &mut self,
        rows: StatementRows<'_>,
        places: &[RowSpans],
        known: &[KnownEnds],
        source: u32,
        ends: &mut Vec<(u32, u32)>,
    ) {
        ends.clear();
        let mut new_subject: Option<(&str, u32)> = None;
        for (row, known) in places.iter().zip(known) {
            if let (Some(subject), Some(object)) = *known {
                ends.push((subject, object));
                continue;
            }
            let origin = origin_of(source, row);
            let (subject_id, object_id) = rows.ends_at(row);
            let subject = known.0.unwrap_or_else(|| match new_subject {
                Some((id, subject)) if is_same(id.as_bytes(), subject_id.as_bytes()) => subject,
                _ => {
                    let subject = self.entity_row(subject_id, origin);
                    new_subject = Some((subject_id, subject));
                    subject
                }
            });
            ends.push((subject, known.1.unwrap_or_else(|| self.entity_row(object_id, origin))));
        }
    }
}

fn origin_of(source: u32, row: &RowSpans) -> Origin {
    (source, u32::try_from(row.line).unwrap_or(u32::MAX))
}

impl Sealed for GraphBuilder {}

impl PrepareRows for GraphBuilder {
    fn prepare(&self, rows: StatementRows<'_>, prepared: &mut PreparedRows) {
        let mut search = EndSearch::new();
        let mut publications = Vec::new();
        let PreparedRows { rows: prepared, bytes } = prepared;
        for together in rows.places().chunks(TOGETHER) {
            let mut found = together.iter();
            search.find(self, rows, together, |(subject, object)| {
                let Some(row) = found.next() else { return };
                let (id, written) = rows.written_at(row);
                let start = bytes.len();
                write_texts(bytes, id.into_iter());
                let middle = bytes.len();
                write_publications(bytes, written, &mut publications);
                let (ids, publications) = (Span::new(start, middle), Span::new(middle, bytes.len()));
                prepared.push(PreparedRow { subject, object, ids, publications });
            });
        }
    }
}

/// Writes the publications of a row, sorted; `several` is memory to sort them in.
#[inline]
fn write_publications<'a>(buffer: &mut Vec<u8>, written: Publications<'a>, several: &mut Vec<&'a [u8]>) {
    match written.only() {
        Some(only) => write_texts(buffer, Some(only).filter(|only| !only.is_empty()).into_iter()),
        None => write_several(buffer, written, several),
    }
}

#[inline(never)]
fn write_several<'a>(buffer: &mut Vec<u8>, written: Publications<'a>, several: &mut Vec<&'a [u8]>) {
    several.clear();
    several.extend(written.each());
    make_distinct(several);
    write_texts(buffer, several.iter().copied());
}

/// The findings about the predicates and qualifiers of rows, counted: many rows are written alike.
#[derive(Default)]
struct Remarks(Vec<Remark>);

struct Remark {
    reading: u32,
    has_effect: bool,
    /// Where it was met first.
    origin: Origin,
    count: u64,
}

impl Remarks {
    fn add(&mut self, reading: u32, has_effect: bool, origin: Origin) {
        let is_it = |known: &&mut Remark| (known.reading, known.has_effect) == (reading, has_effect);
        match self.0.iter_mut().rev().find(is_it) {
            Some(known) => known.count += 1,
            None => self.0.push(Remark { reading, has_effect, origin, count: 1 }),
        }
    }
}

/// The entities that are known of the subject and the object of a row.
type KnownEnds = (Option<u32>, Option<u32>);

/// What a form is in the builder.
#[derive(Clone, Copy, Default)]
struct Form {
    template: u32,
    /// Row of the reading of its predicate and qualifiers.
    reading: u32,
    /// Whether there is nothing to report of them.
    is_plain: bool,
    /// Whether subject and object change places.
    is_inverted: bool,
    /// Whether its rows keep how the predicate is written, unless they have a wording.
    keeps_wording: bool,
    attributes: u32,
    /// Number of the reading to report for each of its rows, if there is anything to report.
    findings: Option<usize>,
}

/// What the forms and the extras of some rows are in the builder, each looked up when a row first has it.
struct SharedParts<'a> {
    rows: StatementRows<'a>,
    forms: Vec<Option<Form>>,
    /// Of each, whether it was looked up, and its row.
    extras: Vec<(bool, Option<u32>)>,
    /// Those of rows that keep how their predicate is written, by form and extras.
    worded: FxHashMap<(u32, u32), Option<u32>>,
    /// The findings about each row of a form, and the number of its rows.
    findings: Vec<(Vec<Finding>, u64)>,
}

impl<'a> SharedParts<'a> {
    fn new(rows: StatementRows<'a>) -> Self {
        let (forms, extras) = (vec![None; rows.forms().len()], vec![(false, None); rows.extras().len()]);
        Self { rows, forms, extras, worded: FxHashMap::default(), findings: Vec::new() }
    }

    fn form(&mut self, builder: &mut GraphBuilder, place: usize, origin: Origin) -> Form {
        let form = &self.rows.forms()[place];
        *self.forms[place].get_or_insert_with(|| {
            let others = core::mem::take(&mut builder.findings);
            let reading = builder.reading(form);
            let known = builder.readings.at(reading);
            let (is_plain, is_inverted) = (known.is_plain(), known.is_inverted);
            let template = builder.template(form, reading, origin);
            let attributes = builder.attributes_row(form, origin);
            let findings = core::mem::replace(&mut builder.findings, others).to_findings();
            let findings = (!findings.is_empty()).then(|| {
                self.findings.push((findings, 0));
                self.findings.len() - 1
            });
            let keeps_wording = builder.inverse_of_record(reading, template).is_some();
            Form { template, reading, is_plain, is_inverted, keeps_wording, attributes, findings }
        })
    }

    /// Counts a row of a form that has findings.
    fn count(&mut self, form: &Form) {
        if let Some((_, rows)) = form.findings.and_then(|place| self.findings.get_mut(place)) {
            *rows += 1;
        }
    }

    /// Reports the findings about the forms, once for each row.
    fn report(self, builder: &mut GraphBuilder) {
        for (findings, rows) in self.findings {
            for mut finding in findings {
                finding.count *= rows;
                builder.findings.add(finding);
            }
        }
    }

    #[inline]
    fn extras(&mut self, builder: &mut GraphBuilder, row: &RowSpans, form: &Form) -> Option<u32> {
        if form.keeps_wording {
            return self.worded_extras(builder, row, form);
        }
        let place = row.extras as usize;
        let (slot, extras) = (self.extras.get_mut(place)?, self.rows.extras().get(place)?);
        if !slot.0 {
            *slot = (true, builder.extras_row(extras));
        }
        slot.1
    }

    /// The extras of a row with the predicate as it is written.
    #[inline(never)]
    fn worded_extras(&mut self, builder: &mut GraphBuilder, row: &RowSpans, form: &Form) -> Option<u32> {
        let rows = self.rows;
        *self.worded.entry((row.form, row.extras)).or_insert_with(|| {
            let mut extras = rows.extras().get(row.extras as usize).cloned().unwrap_or_default();
            if let Some(written) = builder.inverse_of_record(form.reading, form.template) {
                keep_wording(&mut extras, written);
            }
            builder.extras_row(&extras)
        })
    }

    fn has_effect(&self, row: &RowSpans) -> bool {
        self.rows.extras().get(row.extras as usize).is_some_and(|extras| extras.effect.is_some())
    }
}

/// A search for the ends of some rows together, in the same memory again and again.
struct EndSearch<'a> {
    ids: Vec<&'a [u8]>,
    symbols: Vec<Option<Symbol>>,
    /// Places among `ids` of the subject and the object of each row. Rows that follow one another often have one subject.
    places: Vec<(usize, usize)>,
}

impl<'a> EndSearch<'a> {
    fn new() -> Self {
        Self {
            ids: Vec::with_capacity(2 * TOGETHER),
            symbols: Vec::with_capacity(2 * TOGETHER),
            places: Vec::with_capacity(TOGETHER),
        }
    }

    /// What the builder knows of the ends of each row, in order.
    fn find(
        &mut self,
        builder: &GraphBuilder,
        rows: StatementRows<'a>,
        places_of_rows: &[RowSpans],
        mut take: impl FnMut(KnownEnds),
    ) {
        let Self { ids, symbols, places } = self;
        ids.clear();
        places.clear();
        let mut subject = None;
        for row in places_of_rows {
            let (subject_id, object_id) = rows.bytes_of_ends_at(row);
            let of_subject = match subject {
                Some((id, place)) if is_same(id, subject_id) => place,
                _ => {
                    ids.push(subject_id);
                    ids.len() - 1
                }
            };
            subject = Some((subject_id, of_subject));
            places.push((of_subject, ids.len()));
            ids.push(object_id);
        }
        builder.text.find_all(ids, symbols);
        let entity = |place: usize| {
            let symbol = symbols.get(place).copied().flatten();
            symbol.and_then(|symbol| builder.entities.row_of(symbol))
        };
        for (subject, object) in &*places {
            take((entity(*subject), entity(*object)));
        }
    }
}
