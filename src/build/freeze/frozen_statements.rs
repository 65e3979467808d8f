//! Drafts of statements as sorted columns.

use bytemuck::allocation::zeroed_vec;
use indexmap::IndexSet;
use rustc_hash::FxHashMap;

use crate::graph::{
    Columns, DatedRow, Dates, DetailRows, Flags, Origin, Profile, ProfileWord, StatementClass, StatementColumns,
    StatementId,
};
use crate::model::{Effect, EpistemicStatus, Extras, Traversal};
use crate::text::{Arena, Symbol, distinct, each};

use crate::build::freeze::order::{Order, Placement};
use crate::build::freeze::profiles::PART;
use crate::build::freeze::templates::{FrozenTemplate, FrozenTemplates};
use crate::build::identities::state::GraphBuilder;
use crate::build::merge::wordings::{order_of, wording};
use crate::build::rows::drafts::Attributes;
use crate::build::rows::numbers::row;

/// What freezing needs of extras, so that each is decoded once.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::build) struct Outline {
    dates: Dates,
    pub(in crate::build) explicit_effect: Option<Effect>,
    /// Whether they list what the statement summarises.
    pub(in crate::build) is_shortcut: bool,
    /// The predicate as its source wrote it.
    pub(in crate::build) written: Written,
}

/// How sources wrote a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::build) struct Written {
    /// Number of the first wording among those of all, if it is kept.
    pub(in crate::build) wording: Option<u32>,
    /// From subject to object as the statement is held, the other way round, or in both orders.
    pub(in crate::build) order: Traversal,
}

impl Default for Written {
    fn default() -> Self {
        Self { wording: None, order: Traversal::Forward }
    }
}

/// What each of the builder's extras says, by number, and how predicates were worded.
#[derive(Clone, Debug, Default)]
pub(in crate::build) struct Outlines {
    pub(in crate::build) rows: Vec<Outline>,
    pub(in crate::build) wordings: Vec<String>,
}

/// Fills the columns of statements, but for their details and what follows from several of them. `outlines` describes
/// each of the builder's extras what it says. Gives the profiles of each part, as far as they follow from a statement
/// alone.
pub(in crate::build) fn frozen_statements(
    columns: &mut Columns,
    order: &Order<'_>,
    placement: &Placement,
    templates: &FrozenTemplates,
    outlines: &[Outline],
    rename: &(impl Fn(Symbol) -> Symbol + Sync),
    text: &Arena,
) -> Vec<Vec<Profile>> {
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
    let number_columns = [&mut statements.subject, &mut statements.object, &mut statements.details.starts];
    for column in number_columns {
        *column = zeroed_vec(count).into();
    }
    statements.profile = zeroed_vec(count).into();
    statements.origin = zeroed_vec(count).into();
    let filled = each(RowPart::all(statements), |mut part| rows.fill(&mut part));
    let drafts = || filled.iter().flat_map(|part| &part.drafts.all);
    let classes: Vec<StatementClass> = distinct(drafts().map(|(class, _)| class.clone()));
    let profile_of = |(class, profile): &(StatementClass, Profile)| {
        let mut profile = Profile { class: classes.binary_search(class).map_or(0, row), ..*profile };
        profile.flags.set(Flags::REFUTED, class.epistemic == Some(EpistemicStatus::Refuted));
        profile
    };
    let profiles = filled.iter().map(|part| part.drafts.all.iter().map(profile_of).collect()).collect();
    for part in filled {
        statements.dates.to_mut().extend(part.dates);
        for (predicate, count) in columns.predicates.iter_mut().zip(part.counts) {
            predicate.count += count;
        }
    }
    statements.classes = classes;
    profiles
}

/// Statements that are filled in together.
struct RowPart<'c> {
    /// The row of the first.
    first: usize,
    subject: &'c mut [u32],
    object: &'c mut [u32],
    profile: &'c mut [ProfileWord],
    start_of_details: &'c mut [u32],
    origin: &'c mut [Origin],
}

impl<'c> RowPart<'c> {
    /// All statements, part by part.
    fn all(columns: &'c mut StatementColumns) -> Vec<Self> {
        let origins = columns.origin.to_mut().chunks_mut(PART);
        let others = columns.subject.to_mut().chunks_mut(PART).zip(columns.object.to_mut().chunks_mut(PART));
        let others = others.zip(columns.profile.to_mut().chunks_mut(PART));
        let others = others.zip(columns.details.starts.to_mut().chunks_mut(PART));
        (0..)
            .step_by(PART)
            .zip(others.zip(origins))
            .map(|(first, ((((subject, object), profile), start_of_details), origin))| Self {
                first,
                subject,
                object,
                profile,
                start_of_details,
                origin,
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
    drafts: ProfileDrafts,
    dates: Vec<DatedRow>,
    /// How many statements each predicate has.
    counts: Vec<u32>,
}

impl<F: Fn(&FrozenTemplate, Attributes) -> StatementClass> RowFiller<'_, F> {
    /// Fills in a part; its profiles are numbered as they are needed.
    fn fill(&self, part: &mut RowPart<'_>) -> Filled {
        let builder = self.order.builder;
        let (mut drafts, mut dates) = (ProfileDrafts::default(), Vec::new());
        let mut counts = vec![0; self.predicates];
        let rows = part.first..part.first + part.profile.len();
        for (place, placed) in self.placement.range(self.order, rows).enumerate() {
            let draft = placed.draft as usize;
            let attributes = builder.statements.attributes(draft);
            let mut flags = Flags::default();
            flags.set(Flags::SUBJECT_IS_STATEMENT, placed.subject.is_statement());
            flags.set(Flags::OBJECT_IS_STATEMENT, placed.object.is_statement());
            if !self.outlines.is_empty() {
                let extras = builder.statements.details(draft).extras();
                let outline = extras.and_then(|number| self.outlines.get(number as usize));
                if let Some(outline) = outline.filter(|outline| outline.dates != Dates::default()) {
                    flags.set(Flags::DATED, true);
                    let row = StatementId::from_index(part.first + place).0;
                    dates.push(DatedRow::new(row, outline.dates));
                }
            }
            part.subject[place] = placed.subject.number();
            part.object[place] = placed.object.number();
            let number = drafts
                .number((placed.template, attributes, flags), || self.profile(placed.template, attributes, flags));
            part.profile[place] = ProfileWord::new(number as usize, Flags::default());
            part.start_of_details[place] = builder.statements.start_of_details(draft);
            let (source, line) = builder.statements.origin(draft);
            part.origin[place] = Origin { source, line };
        }
        for word in &*part.profile {
            counts[usize::from(drafts.all[word.row()].1.predicate)] += 1;
        }
        Filled { drafts, dates, counts }
    }

    /// The profile of a statement, but for the number of its class and the effect.
    fn profile(&self, template: u32, attributes: u32, mut flags: Flags) -> (StatementClass, Profile) {
        let template = &self.templates.sorted[template as usize];
        let attributes = self.order.builder.attributes.get_index(attributes as usize).copied().unwrap_or_default();
        let FrozenTemplate { predicate, qualifiers: qualifier_set, context, negated, .. } = *template;
        flags.set(Flags::NEGATED, negated);
        flags.set(Flags::HAS_CONTEXT, context != 0);
        ((self.class)(template, attributes), Profile { predicate, flags, qualifier_set, context, ..Profile::default() })
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

/// What each of the builder's extras says.
pub(in crate::build) fn outlines(builder: &GraphBuilder) -> Outlines {
    let mut wordings: IndexSet<String> = IndexSet::new();
    let mut outline = |bytes: &[u8]| {
        let extras = Extras::decode(bytes);
        let written = wording(&extras).map_or_else(Written::default, |value| {
            let names = value.texts();
            let number = names.first().map(|name| wordings.insert_full((*name).to_owned()).0);
            Written { wording: number.map(row), order: order_of(&names) }
        });
        let Extras { valid_from, valid_to, reported, effect, shortcut_over, .. } = extras;
        let dates = Dates { valid_from, valid_to, reported };
        Outline { dates, explicit_effect: effect, is_shortcut: !shortcut_over.is_empty(), written }
    };
    let rows = builder.extras.iter().map(|bytes| outline(bytes)).collect();
    Outlines { rows, wordings: wordings.into_iter().collect() }
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

/// Rank of the template, row of the attributes, and the flags that these do not decide.
type ProfileKey = (u32, u32, Flags);

/// Profiles in the order in which the statements of a part need them; some may be the same.
#[derive(Default)]
struct ProfileDrafts {
    /// Each with its class, which has no number yet.
    all: Vec<(StatementClass, Profile)>,
    known: FxHashMap<ProfileKey, u32>,
    last: Option<(ProfileKey, u32)>,
}

impl ProfileDrafts {
    fn number(&mut self, key: ProfileKey, profile: impl FnOnce() -> (StatementClass, Profile)) -> u32 {
        if let Some((_, number)) = self.last.filter(|(known, _)| *known == key) {
            return number;
        }
        let number = *self.known.entry(key).or_insert_with(|| {
            self.all.push(profile());
            row(self.all.len() - 1)
        });
        self.last = Some((key, number));
        number
    }
}
