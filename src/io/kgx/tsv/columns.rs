//! What the columns of a table mean, resolved once from the header.

use crate::model::slots::{self, EntityField, Merge, Place, StatementField, entity_key, is_placeholder, statement_key};
use crate::model::{Applicability, Dimension};
use crate::schema::{self, SlotRange};

use super::super::keys::{edge_name, is_list_of_qualifiers, is_property, is_qualifier, node_name};
use super::super::lists::{Elements, drops_placeholders, only, several};
use super::super::numbers::{Range, Reading};
use super::row_numbers::RowNumbers;

/// The delimiter of a list in one cell, in the slots that hold lists.
pub(in crate::io::kgx) const LIST_DELIMITER: char = '|';

/// A column of nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum NodeColumn {
    Slot(EntityField),
    Property(Property),
    Again(Again),
}

/// A column of edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum EdgeColumn {
    Slot(StatementField),
    Qualifier(String),
    /// A dimension of the context: one value, or a list of alternatives.
    Context(Dimension, Shape),
    /// A field of the applicability, by its key in JSON.
    Applicability(&'static str),
    /// A slot that stands in for the primary source where there is none; its place among such.
    StandIn(usize, Property),
    Property(Property),
    Again(Again),
    /// Another column of a slot that holds a list, by its own name. A row that has such a cell is read as an object of
    /// JSON is.
    More(String),
}

/// A column that says again what another one says, such as Neo4j's. It is left out where it says the same, and a
/// property where it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) struct Again {
    /// The place of the other column.
    pub(super) of: usize,
    pub(super) property: Property,
    /// Whether the cells of the other column hold structures.
    pub(super) is_nested: bool,
}

/// Whether a cell holds one value or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum Shape {
    One,
    List,
}

/// A column that the model has no slot for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) struct Property {
    pub(in crate::io::kgx) name: String,
    pub(in crate::io::kgx) shape: Shape,
    /// What its values can be.
    pub(in crate::io::kgx) range: Range,
    pub(in crate::io::kgx) elements: Elements,
    /// Whether the order of a list means nothing.
    pub(in crate::io::kgx) is_set: bool,
    /// Whether Biolink has the slot.
    pub(in crate::io::kgx) is_biolink: bool,
    /// Whether statements that differ in it are two.
    pub(in crate::io::kgx) tells_apart: bool,
    /// Whether the column holds the numbers of rows, which are left out.
    pub(super) row_numbers: Option<RowNumbers>,
}

/// What the names of the columns of the applicability begin with, before the key in JSON.
pub(in crate::io::kgx) const APPLICABILITY: &str = "applicability_";

/// Columns of contexts: Biolink's qualifiers, then ours, which hold lists and every dimension.
pub(in crate::io::kgx) const CONTEXT: [(&str, Dimension, Shape); 10] = [
    ("disease_context_qualifier", Dimension::Disease, Shape::One),
    ("anatomical_context_qualifier", Dimension::AnatomicalEntity, Shape::List),
    ("species_context_qualifier", Dimension::Species, Shape::One),
    ("population_context_qualifier", Dimension::Population, Shape::One),
    ("context_disease", Dimension::Disease, Shape::List),
    ("context_anatomical_entity", Dimension::AnatomicalEntity, Shape::List),
    ("context_cell", Dimension::Cell, Shape::List),
    ("context_species", Dimension::Species, Shape::List),
    ("context_pathway", Dimension::Pathway, Shape::List),
    ("context_population", Dimension::Population, Shape::List),
];

/// What columns of nodes and of edges have in common.
pub(in crate::io::kgx) trait Column {
    /// The key of an object of JSON that says the same.
    fn key(&self) -> String;

    /// Whether a cell is a list.
    fn is_list(&self) -> bool;

    /// Whether its cells hold structures, which are read as JSON.
    fn is_nested(&self) -> bool;

    /// The slot of whose value a cell is one part; none of most.
    fn whole(&self) -> Option<&'static str> {
        None
    }
}

/// The key of one of some columns.
pub(super) fn key_of(columns: &[impl Column], index: usize) -> String {
    columns.get(index).map(Column::key).unwrap_or_default()
}

impl NodeColumn {
    /// The column of a name, which may be spelled in any way that readers accept.
    pub(in crate::io::kgx) fn new(name: &str) -> Self {
        match entity_key(name) {
            Some(key) => Self::Slot(key.field),
            None => Self::Property(Property::new(&node_name(name).name)),
        }
    }
}

impl Column for NodeColumn {
    fn key(&self) -> String {
        match self {
            Self::Slot(field) => field.name().to_owned(),
            Self::Property(property) | Self::Again(Again { property, .. }) => property.name.clone(),
        }
    }

    fn is_list(&self) -> bool {
        match self {
            Self::Slot(field) => field.slot().shape == slots::Shape::List,
            Self::Property(property) => property.shape == Shape::List,
            Self::Again(_) => false,
        }
    }

    fn is_nested(&self) -> bool {
        match self {
            Self::Slot(field) => matches!(field, EntityField::Labels | EntityField::Attributes),
            Self::Again(again) => again.is_nested,
            Self::Property(_) => false,
        }
    }
}

impl EdgeColumn {
    /// The column of a name, which may be spelled in any way that readers accept.
    pub(in crate::io::kgx) fn new(name: &str) -> Self {
        if let Some(name) = name.strip_prefix(APPLICABILITY)
            && let Some(key) = Applicability::KEYS.into_iter().find(|key| *key == name)
        {
            return Self::Applicability(key);
        }
        let name = &*edge_name(name).name;
        if let Some((_, dimension, shape)) = CONTEXT.iter().find(|(column, ..)| *column == name) {
            return Self::Context(*dimension, *shape);
        }
        if let Some(key) = statement_key(name) {
            return Self::of_slot(key.field);
        }
        if is_qualifier(name) {
            return Self::Qualifier(name.to_owned());
        }
        let stand_ins = StatementField::PrimaryKnowledgeSource.slot().stand_ins;
        match stand_ins.iter().position(|stand_in| *stand_in == name) {
            Some(place) => Self::StandIn(place, Property::new(name)),
            None => Self::Property(Property::new(name)),
        }
    }

    fn of_slot(field: StatementField) -> Self {
        if is_property(field) { Self::Property(Property::new(field.name())) } else { Self::Slot(field) }
    }

    /// Whether a name is that of a column of contexts.
    pub(super) fn is_context(name: &str) -> bool {
        CONTEXT.iter().any(|(column, ..)| *column == name)
    }
}

impl Column for EdgeColumn {
    fn key(&self) -> String {
        match self {
            Self::Slot(field) => field.name().to_owned(),
            Self::Qualifier(slot) => slot.clone(),
            Self::Context(dimension, shape) => {
                let found = CONTEXT.iter().find(|(_, known, list)| known == dimension && list == shape);
                found.map_or_else(String::new, |(name, ..)| (*name).to_owned())
            }
            Self::Applicability(key) => (*key).to_owned(),
            Self::Property(property) | Self::StandIn(_, property) | Self::Again(Again { property, .. }) => {
                property.name.clone()
            }
            Self::More(name) => name.clone(),
        }
    }

    fn is_list(&self) -> bool {
        match self {
            Self::Slot(field) => field.slot().shape == slots::Shape::List,
            Self::Context(_, shape) => *shape == Shape::List,
            Self::Property(property) | Self::StandIn(_, property) => property.shape == Shape::List,
            Self::Qualifier(slot) => is_list_of_qualifiers(slot),
            Self::More(_) => true,
            Self::Applicability(_) | Self::Again(_) => false,
        }
    }

    fn whole(&self) -> Option<&'static str> {
        matches!(self, Self::Applicability(_)).then_some(StatementField::Applicability.name())
    }

    fn is_nested(&self) -> bool {
        match self {
            Self::Slot(field) => *field != StatementField::ShortcutOver && field.slot().shape == slots::Shape::Nested,
            Self::More(_) => true,
            Self::Again(again) => again.is_nested,
            _ => false,
        }
    }
}

impl Property {
    pub(in crate::io::kgx) fn new(name: &str) -> Self {
        let slot = statement_key(name).map(|key| key.field.slot()).filter(|slot| slot.place == Place::Rare);
        let is_set = slot.is_some_and(|slot| slot.merge == Merge::Union && slot.shape == slots::Shape::List);
        let is_source = matches!(
            name,
            "aggregator_knowledge_source" | "supporting_data_source" | "knowledge_source" | "original_knowledge_source"
        );
        let is_identifier = is_source || schema::slot_range(name) == SlotRange::Curie;
        let is_list = is_set || schema::is_multivalued(name);
        Self {
            name: name.to_owned(),
            shape: if is_list { Shape::List } else { Shape::One },
            range: Range::of(name),
            elements: if is_identifier { Elements::Identifiers } else { Elements::Texts },
            is_set,
            is_biolink: schema::is_slot(name) || schema::CLINICAL_SLOTS.contains(&name),
            // Of some sources, rows that word a predicate otherwise are two, too.
            tells_apart: slots::may_tell_apart(name) || schema::WORDINGS.contains(&name),
            row_numbers: None,
        }
    }

    /// Whether a placeholder stands for a missing value.
    pub(super) fn drops_placeholders(&self) -> bool {
        drops_placeholders(&self.name)
    }

    /// The values of a text that has several, in a slot that has one: identifiers, statuses, or wordings of a predicate.
    pub(in crate::io::kgx) fn several(&self, text: &str) -> Option<Vec<String>> {
        match self.shape {
            Shape::One if self.is_clinical() || schema::WORDINGS.contains(&self.name.as_str()) => {
                let is_list = text.contains(LIST_DELIMITER);
                is_list.then(|| text.split(LIST_DELIMITER).filter(|part| !part.is_empty()).map(str::to_owned).collect())
            }
            Shape::One if self.elements == Elements::Identifiers => several(text),
            Shape::One | Shape::List => None,
        }
    }

    /// How a text is read in the slot. The values of lists may be any texts, and are looked at one by one.
    pub(in crate::io::kgx) fn reading(&self, text: &str) -> Reading {
        match self.shape {
            Shape::One if self.range == Range::Any && self.is_missing(text) => Reading::Missing,
            Shape::One => self.range.reading(text, self.is_biolink),
            Shape::List => Reading::Value,
        }
    }

    /// Whether a text is plainly a value of the slot, as most are.
    pub(in crate::io::kgx) fn has(&self, text: &str) -> bool {
        self.range.has(text) && !(self.range == Range::Any && self.is_missing(text))
    }

    /// Whether a text is a placeholder in one of Biolink's slots of one text, which has no value then.
    fn is_missing(&self, text: &str) -> bool {
        // Placeholders have up to four letters, and the longest set without elements is `frozenset()`.
        let says_nothing = || is_placeholder(text) && self.drops_placeholders() || only(text) == Some("");
        let is_known = || self.is_biolink || self.name == EntityField::Description.name();
        text.len() < 12 && self.shape == Shape::One && is_known() && says_nothing()
    }

    /// Whether a cell is left out, as it is the number of its row.
    pub(super) fn leaves_out(&self, cell: &str) -> bool {
        self.row_numbers.is_some() && is_row_number(cell.as_bytes())
    }

    /// Whether a clinical status follows from it.
    pub(super) fn is_clinical(&self) -> bool {
        schema::CLINICAL_SLOTS.contains(&self.name.as_str())
    }

    /// A property of a name that would be another column's.
    pub(super) fn verbatim(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::new(name) }
    }

    /// What keeps a cell that does not fit its slot.
    pub(super) fn misfit(name: &str, shape: Shape) -> Self {
        Self { shape, range: Range::Any, elements: Elements::Texts, is_set: false, ..Self::new(name) }
    }
}

/// Whether a cell may be the number of a row.
pub(super) fn is_row_number(cell: &[u8]) -> bool {
    !cell.is_empty() && cell.iter().all(u8::is_ascii_digit)
}
