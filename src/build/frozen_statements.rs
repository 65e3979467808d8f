//! Drafts of statements as sorted columns.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::graph::{Columns, DatedRow, Dates, DetailRows, Flags, Origin, StatementClass, StatementId};
use crate::model::{Effect, EpistemicStatus, Extras};
use crate::text::{Arena, Symbol};

use super::GraphBuilder;
use super::builder::row;
use super::drafts::Attributes;
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

/// Fills the columns of statements, but for their details and what follows from several of them. `outlines` tells of
/// each of the builder's extras what it says.
pub(super) fn frozen_statements(
    columns: &mut Columns,
    order: &Order<'_>,
    placement: &Placement,
    templates: &FrozenTemplates,
    outlines: &[Outline],
    rename: &impl Fn(Symbol) -> Symbol,
    text: &Arena,
) {
    let builder = order.builder;
    let dated = outlines.iter().any(|outline| outline.dates != Dates::default());
    let mut classes = Classes::default();
    let statements = &mut columns.statements;
    let count = placement.len();
    let mut flags_of = Vec::with_capacity(count);
    let mut origins = Vec::with_capacity(count);
    let [mut subjects, mut objects, mut class_of_row, mut qualifier_sets, mut contexts, mut starts_of_details] =
        [const { Vec::new() }; 6].map(|_: Vec<u32>| Vec::with_capacity(count));
    for (row, placed) in placement.iter(order).enumerate() {
        let draft = placed.draft as usize;
        let template = &templates.sorted[placed.template as usize];
        columns.predicates[usize::from(template.predicate)].count += 1;
        let attributes = builder.statements.attributes(draft);
        let class = classes.number((placed.template, attributes), || {
            let attributes = builder.attributes.get_index(attributes as usize).copied().unwrap_or_default();
            class_of(template, attributes, rename, text)
        });
        subjects.push(placed.subject.number());
        objects.push(placed.object.number());
        class_of_row.push(class);
        qualifier_sets.push(template.qualifiers);
        contexts.push(template.context);
        starts_of_details.push(builder.statements.start_of_details(draft));
        let (source, line) = builder.statements.origin(draft);
        origins.push(Origin { source, line });
        let mut flags = Flags::default();
        flags.set(Flags::NEGATED, template.negated);
        flags.set(Flags::HAS_CONTEXT, template.context != 0);
        flags.set(Flags::SUBJECT_IS_STATEMENT, placed.subject.is_statement());
        flags.set(Flags::OBJECT_IS_STATEMENT, placed.object.is_statement());
        if dated {
            let extras = builder.statements.details(draft).extras();
            let outline = extras.and_then(|number| outlines.get(number as usize));
            if let Some(outline) = outline.filter(|outline| outline.dates != Dates::default()) {
                flags.set(Flags::DATED, true);
                statements.dates.push(DatedRow::new(StatementId::from_index(row).0, outline.dates));
            }
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
    statements.details.starts = starts_of_details.into();
}

/// Moves the builder's details and extras into the columns as they stand; `None` if they exceed 4 GiB.
pub(super) fn freeze_details(details: &mut DetailRows, builder: &mut GraphBuilder) -> Option<()> {
    if builder.statements.is_full() {
        return None;
    }
    for bytes in core::mem::take(&mut builder.extras) {
        details.extras.push_with(|buffer| buffer.extend_from_slice(&bytes)).then_some(())?;
    }
    details.bytes = builder.statements.take_details().into();
    details.bytes.to_mut().shrink_to_fit();
    details.extras.shrink_to_fit();
    Some(())
}

/// What each of the builder's extras says, by number.
pub(super) fn outlines(builder: &GraphBuilder) -> Vec<Outline> {
    let outline = |bytes: &[u8]| {
        let Extras { valid_from, valid_to, reported, effect, shortcut_over, .. } = Extras::decode(bytes);
        let dates = Dates { valid_from, valid_to, reported };
        Outline { dates, explicit_effect: effect, is_shortcut: !shortcut_over.is_empty() }
    };
    builder.extras.iter().map(|bytes| outline(bytes)).collect()
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
