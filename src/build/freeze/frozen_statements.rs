//! Drafts of statements as sorted columns.

use bytemuck::allocation::zeroed_vec;
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::graph::{
    Columns, DatedRow, Dates, DetailRows, Flags, Origin, StatementClass, StatementColumns, StatementId,
};
use crate::model::{Effect, EpistemicStatus, Extras};
use crate::text::{Arena, Symbol, each};

use crate::build::freeze::order::{Order, Placement};
use crate::build::freeze::templates::{FrozenTemplate, FrozenTemplates};
use crate::build::identities::state::GraphBuilder;
use crate::build::rows::drafts::Attributes;
use crate::build::rows::numbers::row;

/// What freezing needs of extras, so that each is decoded once.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::build) struct Outline {
    dates: Dates,
    pub(in crate::build) explicit_effect: Option<Effect>,
    /// Whether they list what the statement summarises.
    pub(in crate::build) is_shortcut: bool,
}

/// Fills the columns of statements, but for their details and what follows from several of them. `outlines` tells of
/// each of the builder's extras what it says.
pub(in crate::build) fn frozen_statements(
    columns: &mut Columns,
    order: &Order<'_>,
    placement: &Placement,
    templates: &FrozenTemplates,
    outlines: &[Outline],
    rename: &(impl Fn(Symbol) -> Symbol + Sync),
    text: &Arena,
) {
    let rows = RowFiller {
        order,
        placement,
        templates,
        // Only if some are dated is it worth to look.
        outlines: if outlines.iter().any(|outline| outline.dates != Dates::default()) { outlines } else { &[] },
        predicates: columns.predicates.len(),
        class: |template: &FrozenTemplate, attributes| class_of(template, attributes, rename, text),
    };
    let statements = &mut columns.statements;
    let count = placement.len();
    let number_columns = [
        &mut statements.subject,
        &mut statements.object,
        &mut statements.class,
        &mut statements.qualifier_set,
        &mut statements.context,
        &mut statements.details.starts,
    ];
    for column in number_columns {
        *column = zeroed_vec(count).into();
    }
    statements.flags = zeroed_vec(count).into();
    statements.origin = zeroed_vec(count).into();
    let filled = each(RowPart::all(statements), |mut part| rows.fill(&mut part));
    let mut classes: Vec<StatementClass> = filled.iter().flat_map(|part| part.classes.set.iter().cloned()).collect();
    classes.sort_unstable();
    classes.dedup();
    let ranks: Vec<Vec<u32>> = filled.iter().map(|part| part.classes.ranks(&classes)).collect();
    for part in filled {
        statements.dates.to_mut().extend(part.dates);
        for (predicate, count) in columns.predicates.iter_mut().zip(part.counts) {
            predicate.count += count;
        }
    }
    let refuted: Vec<bool> = classes.iter().map(|class| class.epistemic == Some(EpistemicStatus::Refuted)).collect();
    let (class_of_row, flags) = (statements.class.to_mut(), statements.flags.to_mut());
    let parts = class_of_row.chunks_mut(LARGE).zip(flags.chunks_mut(LARGE)).zip(&ranks);
    each(parts.collect(), |((class_of_row, flags), ranks)| {
        for (class, flags) in class_of_row.iter_mut().zip(flags) {
            *class = ranks[*class as usize];
            flags.set(Flags::REFUTED, refuted[*class as usize]);
        }
    });
    statements.classes = classes;
}

/// How many statements are a part of the work.
const LARGE: usize = 1 << 17;

/// Statements that are filled in together.
struct RowPart<'c> {
    /// The row of the first.
    first: usize,
    subject: &'c mut [u32],
    object: &'c mut [u32],
    class: &'c mut [u32],
    qualifier_set: &'c mut [u32],
    context: &'c mut [u32],
    start_of_details: &'c mut [u32],
    flags: &'c mut [Flags],
    origin: &'c mut [Origin],
}

impl<'c> RowPart<'c> {
    /// All statements, part by part.
    fn all(columns: &'c mut StatementColumns) -> Vec<Self> {
        let origins = columns.origin.to_mut().chunks_mut(LARGE);
        let others = columns.subject.to_mut().chunks_mut(LARGE).zip(columns.object.to_mut().chunks_mut(LARGE));
        let others = others.zip(columns.class.to_mut().chunks_mut(LARGE));
        let others = others.zip(columns.qualifier_set.to_mut().chunks_mut(LARGE));
        let others = others.zip(columns.context.to_mut().chunks_mut(LARGE));
        let others = others.zip(columns.details.starts.to_mut().chunks_mut(LARGE));
        let others = others.zip(columns.flags.to_mut().chunks_mut(LARGE));
        (0..)
            .step_by(LARGE)
            .zip(others.zip(origins))
            .map(|(first, (others, origin))| {
                let ((((((subject, object), class), qualifier_set), context), start_of_details), flags) = others;
                Self { first, subject, object, class, qualifier_set, context, start_of_details, flags, origin }
            })
            .collect()
    }
}

/// What fills in the rows of statements.
struct RowFiller<'b, F> {
    order: &'b Order<'b>,
    placement: &'b Placement,
    templates: &'b FrozenTemplates,
    /// Empty if no statement is dated.
    outlines: &'b [Outline],
    /// How many predicates there are.
    predicates: usize,
    class: F,
}

/// What came of filling in a part.
struct Filled {
    classes: Classes,
    dates: Vec<DatedRow>,
    /// How many statements each predicate has.
    counts: Vec<u32>,
}

impl<F: Fn(&FrozenTemplate, Attributes) -> StatementClass> RowFiller<'_, F> {
    /// Fills in a part; its classes are numbered as they are needed.
    fn fill(&self, part: &mut RowPart<'_>) -> Filled {
        let builder = self.order.builder;
        let mut filled = Filled { classes: Classes::default(), dates: Vec::new(), counts: vec![0; self.predicates] };
        let rows = part.first..part.first + part.flags.len();
        for (place, placed) in self.placement.range(self.order, rows).enumerate() {
            let draft = placed.draft as usize;
            let template = &self.templates.sorted[placed.template as usize];
            filled.counts[usize::from(template.predicate)] += 1;
            let attributes = builder.statements.attributes(draft);
            let class = filled.classes.number((placed.template, attributes), || {
                let attributes = builder.attributes.get_index(attributes as usize).copied().unwrap_or_default();
                (self.class)(template, attributes)
            });
            part.subject[place] = placed.subject.number();
            part.object[place] = placed.object.number();
            part.class[place] = class;
            // Memory that stays 0 is not written to: most statements have no context.
            if template.qualifiers != 0 {
                part.qualifier_set[place] = template.qualifiers;
            }
            if template.context != 0 {
                part.context[place] = template.context;
            }
            part.start_of_details[place] = builder.statements.start_of_details(draft);
            let (source, line) = builder.statements.origin(draft);
            part.origin[place] = Origin { source, line };
            let mut flags = Flags::default();
            flags.set(Flags::NEGATED, template.negated);
            flags.set(Flags::HAS_CONTEXT, template.context != 0);
            flags.set(Flags::SUBJECT_IS_STATEMENT, placed.subject.is_statement());
            flags.set(Flags::OBJECT_IS_STATEMENT, placed.object.is_statement());
            if !self.outlines.is_empty() {
                let extras = builder.statements.details(draft).extras();
                let outline = extras.and_then(|number| self.outlines.get(number as usize));
                if let Some(outline) = outline.filter(|outline| outline.dates != Dates::default()) {
                    flags.set(Flags::DATED, true);
                    let row = StatementId::from_index(part.first + place).0;
                    filled.dates.push(DatedRow::new(row, outline.dates));
                }
            }
            part.flags[place] = flags;
        }
        filled
    }
}

/// Moves the builder's details and extras into the columns as they stand; `None` if they exceed 4 GiB.
pub(in crate::build) fn freeze_details(details: &mut DetailRows, builder: &mut GraphBuilder) -> Option<()> {
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
pub(in crate::build) fn outlines(builder: &GraphBuilder) -> Vec<Outline> {
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
        let number = if let Some(number) = self.known.get(&key) {
            *number
        } else {
            let number = self.add(class());
            self.known.insert(key, number);
            number
        };
        self.last = Some((key, number));
        number
    }

    fn add(&mut self, class: StatementClass) -> u32 {
        row(self.set.insert_full(class).0)
    }

    /// The place of each class among all, which are sorted.
    fn ranks(&self, sorted: &[StatementClass]) -> Vec<u32> {
        self.set.iter().map(|class| sorted.binary_search(class).map_or(0, row)).collect()
    }
}
