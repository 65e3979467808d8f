//! Drafts of statements as sorted columns.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::graph::{Columns, DatedRow, Dates, Flags, Origin, StatementClass, StatementId, write_details};
use crate::model::{Effect, EpistemicStatus, Extras};
use crate::text::{Arena, Rows, Symbol};

use super::GraphBuilder;
use super::builder::row;
use super::drafts::Attributes;
use super::freeze::BuildError;
use super::order::{Order, Placement};
use super::templates::{FrozenTemplate, FrozenTemplates};

/// What freezing needs of extras, so that each is decoded once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outline {
    dates: Dates,
    pub(super) explicit_effect: Option<Effect>,
    /// Whether they list what the statement summarises.
    pub(super) is_shortcut: bool,
}

/// Fills the columns of statements, but for what follows from several of them; returns what each of the extras
/// says, by number.
pub(super) fn frozen_statements(
    columns: &mut Columns,
    order: &Order<'_>,
    placement: &Placement,
    templates: &FrozenTemplates,
    rename: &impl Fn(Symbol) -> Symbol,
    text: &Arena,
) -> Result<Vec<Outline>, BuildError> {
    let builder = order.builder;
    let mut classes = Classes::default();
    let mut extras = FrozenExtras::default();
    let statements = &mut columns.statements;
    let count = placement.len();
    statements.details.ends.to_mut().reserve_exact(count);
    let mut flags_of = Vec::with_capacity(count);
    let mut origins = Vec::with_capacity(count);
    let [mut subjects, mut objects, mut class_of_row, mut qualifier_sets, mut contexts] =
        [const { Vec::new() }; 5].map(|_: Vec<u32>| Vec::with_capacity(count));
    for (row, placed) in placement.iter(order).enumerate() {
        let draft = placed.draft as usize;
        let rewritten = placement.rewritten.get(&row);
        let template = &templates.sorted[placed.template as usize];
        columns.predicates[usize::from(template.predicate)].count += 1;
        let new_class = |attributes| class_of(template, attributes, rename, text);
        let class = if let Some(rewritten) = rewritten {
            classes.add(new_class(rewritten.attributes))
        } else {
            let attributes = builder.statements.attributes(draft);
            let known = || builder.attributes.get_index(attributes as usize).copied().unwrap_or_default();
            classes.number((placed.template, attributes), || new_class(known()))
        };
        subjects.push(placed.subject.number());
        objects.push(placed.object.number());
        class_of_row.push(class);
        qualifier_sets.push(template.qualifiers);
        contexts.push(template.context);
        let (source, line) = builder.statements.origin(draft);
        origins.push(Origin { source, line });
        let mut number = None;
        let fits = statements.details.push_with(|buffer| match rewritten {
            None => builder.statements.details(draft).copy_with_extras(buffer, |known| {
                number = known.map(|known| extras.number(builder, known));
                number
            }),
            Some(rewritten) => {
                number = rewritten.extras.as_ref().map(|new| extras.add(&new.encode()));
                let ids = rewritten.ids.iter().map(String::as_str);
                write_details(buffer, ids, number, rewritten.publications.iter().map(String::as_str));
            }
        });
        if !fits {
            return Err(BuildError::TooLarge("text"));
        }
        let mut flags = Flags::default();
        flags.set(Flags::NEGATED, template.negated);
        flags.set(Flags::HAS_CONTEXT, template.context != 0);
        flags.set(Flags::SUBJECT_IS_STATEMENT, placed.subject.is_statement());
        flags.set(Flags::OBJECT_IS_STATEMENT, placed.object.is_statement());
        let dates = number.map(|number| extras.outline(number).dates).unwrap_or_default();
        if dates != Dates::default() {
            flags.set(Flags::DATED, true);
            statements.dates.push(DatedRow::new(StatementId::from_index(row).0, dates));
        }
        flags_of.push(flags);
    }
    let ranks = classes.sort_into(&mut statements.classes);
    for (class, flags) in class_of_row.iter_mut().zip(&mut flags_of) {
        *class = ranks[*class as usize];
        let epistemic = statements.classes[*class as usize].epistemic;
        flags.set(Flags::REFUTED, epistemic == Some(EpistemicStatus::Refuted));
    }
    statements.subject = subjects.into();
    statements.object = objects.into();
    statements.class = class_of_row.into();
    statements.qualifier_set = qualifier_sets.into();
    statements.context = contexts.into();
    statements.flags = flags_of.into();
    statements.origin = origins.into();
    statements.details.shrink_to_fit();
    let (rows, outlines) = extras.into_rows().ok_or(BuildError::TooLarge("text"))?;
    statements.extras = rows;
    Ok(outlines)
}

fn class_of(
    template: &FrozenTemplate,
    attributes: Attributes,
    rename: &impl Fn(Symbol) -> Symbol,
    text: &Arena,
) -> StatementClass {
    let level = attributes.knowledge_level.map(rename);
    let implied = || level.and_then(|level| EpistemicStatus::from_knowledge_level(text.text(level)));
    StatementClass {
        predicate: template.predicate,
        epistemic: attributes.epistemic.or_else(implied),
        source: template.source,
        layer: attributes.layer.map(rename).into(),
        knowledge_level: level.into(),
        agent_type: attributes.agent_type.map(rename).into(),
    }
}

/// Classes in the order in which statements need them.
#[derive(Default)]
struct Classes {
    set: IndexSet<StatementClass, FxBuildHasher>,
    /// By rank of the template and row of the attributes.
    known: FxHashMap<(u32, u32), u32>,
    last: Option<((u32, u32), u32)>,
}

impl Classes {
    fn number(&mut self, key: (u32, u32), class: impl FnOnce() -> StatementClass) -> u32 {
        if let Some((_, number)) = self.last.filter(|(known, _)| *known == key) {
            return number;
        }
        let number = match self.known.get(&key) {
            Some(number) => *number,
            None => self.add(class()),
        };
        self.known.insert(key, number);
        self.last = Some((key, number));
        number
    }

    fn add(&mut self, class: StatementClass) -> u32 {
        row(self.set.insert_full(class).0)
    }

    /// Hands out the classes in order; returns the rank of each number.
    fn sort_into(self, sorted: &mut Vec<StatementClass>) -> Vec<u32> {
        sorted.extend(self.set.iter().cloned());
        sorted.sort_unstable();
        self.set.iter().map(|class| sorted.binary_search(class).map_or(0, row)).collect()
    }
}

/// Extras in the order in which statements need them.
#[derive(Default)]
struct FrozenExtras {
    rows: IndexMap<Box<[u8]>, Outline, FxBuildHasher>,
    /// For each row of the builder's extras, its number plus 1, or 0.
    numbers: Vec<u32>,
}

impl FrozenExtras {
    /// The number of a row of the builder's extras.
    fn number(&mut self, builder: &GraphBuilder, known: u32) -> u32 {
        if self.numbers.is_empty() {
            self.numbers.resize(builder.extras.len(), 0);
        }
        if let Some(number) = self.numbers.get(known as usize).and_then(|number| number.checked_sub(1)) {
            return number;
        }
        let number = self.add(builder.extras.get_index(known as usize).map_or(&[][..], AsRef::as_ref));
        if let Some(slot) = self.numbers.get_mut(known as usize) {
            *slot = number + 1;
        }
        number
    }

    fn add(&mut self, bytes: &[u8]) -> u32 {
        if let Some(known) = self.rows.get_index_of(bytes) {
            return row(known);
        }
        let Extras { valid_from, valid_to, reported, effect, shortcut_over, .. } = Extras::decode(bytes);
        let dates = Dates { valid_from, valid_to, reported };
        let outline = Outline { dates, explicit_effect: effect, is_shortcut: !shortcut_over.is_empty() };
        row(self.rows.insert_full(bytes.into(), outline).0)
    }

    fn outline(&self, number: u32) -> Outline {
        self.rows.get_index(number as usize).map(|(_, outline)| *outline).unwrap_or_default()
    }

    /// The bytes and the outline of each; `None` if they exceed 4 GiB.
    fn into_rows(self) -> Option<(Rows, Vec<Outline>)> {
        let mut rows = Rows::default();
        let mut outlines = Vec::with_capacity(self.rows.len());
        for (bytes, outline) in self.rows {
            if !rows.push_with(|buffer| buffer.extend_from_slice(&bytes)) {
                return None;
            }
            outlines.push(outline);
        }
        rows.shrink_to_fit();
        Some((rows, outlines))
    }
}
