//! What the columns of a table mean, resolved once from the header.

use crate::model::Dimension;
use crate::schema;

use super::super::fields::{PLAIN_QUALIFIERS, is_qualifier};
use super::super::numbers::Range;

/// The delimiter of a list in one cell, in the slots that hold lists.
pub(in crate::io::kgx) const LIST_DELIMITER: char = '|';

/// A column of nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum NodeColumn {
    Id,
    Name,
    Description,
    Category,
    Synonym,
    EquivalentIds,
    ProvidedBy,
    Property(Property),
}

/// A column of edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum EdgeColumn {
    Id,
    Subject,
    Predicate,
    Object,
    Negated,
    Qualifier(String),
    /// A dimension of the context: one value, or a list of alternatives.
    Context(Dimension, Shape),
    Effect,
    ShortcutOver,
    EpistemicStatus,
    ClinicalStatus,
    ValidFrom,
    ValidTo,
    Reported,
    Publications,
    KnowledgeLevel,
    AgentType,
    PrimaryKnowledgeSource,
    Layer,
    Applicability(Applies),
    Property(Property),
}

/// A field of the applicability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum Applies {
    Jurisdiction,
    Population,
    PopulationNode,
    DiseaseCourse,
    OrPatientCondition,
    LineOfTherapy,
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
}

/// Every field of the applicability and its column.
pub(in crate::io::kgx) const APPLICABILITY: [(&str, Applies); 6] = [
    ("applicability_jurisdiction", Applies::Jurisdiction),
    ("applicability_population", Applies::Population),
    ("applicability_population_node", Applies::PopulationNode),
    ("applicability_disease_course_any_of", Applies::DiseaseCourse),
    ("applicability_or_patient_condition", Applies::OrPatientCondition),
    ("applicability_line_of_therapy", Applies::LineOfTherapy),
];

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

/// Lists that KGX has and Biolink's model has not.
const KGX_LISTS: [&str; 2] = ["equivalent_identifiers", "xrefs"];

impl NodeColumn {
    pub(in crate::io::kgx) fn new(name: &str) -> Self {
        match name {
            "id" => Self::Id,
            "name" => Self::Name,
            "description" => Self::Description,
            "category" => Self::Category,
            "synonym" => Self::Synonym,
            "xref" | "equivalent_identifiers" | "same_as" => Self::EquivalentIds,
            "provided_by" => Self::ProvidedBy,
            other => Self::Property(Property::new(other)),
        }
    }
}

impl EdgeColumn {
    pub(in crate::io::kgx) fn new(name: &str) -> Self {
        match name {
            "id" => Self::Id,
            "subject" => Self::Subject,
            "predicate" => Self::Predicate,
            "object" => Self::Object,
            "negated" => Self::Negated,
            "effect" => Self::Effect,
            "shortcut_over" => Self::ShortcutOver,
            "epistemic_status" => Self::EpistemicStatus,
            "clinical_status" => Self::ClinicalStatus,
            "valid_from" => Self::ValidFrom,
            "valid_to" => Self::ValidTo,
            "reported" => Self::Reported,
            "publications" => Self::Publications,
            "knowledge_level" => Self::KnowledgeLevel,
            "agent_type" => Self::AgentType,
            "primary_knowledge_source" => Self::PrimaryKnowledgeSource,
            "layer" => Self::Layer,
            other => Self::from_tables(other),
        }
    }

    fn from_tables(name: &str) -> Self {
        if let Some((_, dimension, shape)) = CONTEXT.iter().find(|(column, ..)| *column == name) {
            return Self::Context(*dimension, *shape);
        }
        if let Some((_, field)) = APPLICABILITY.iter().find(|(column, _)| *column == name) {
            return Self::Applicability(*field);
        }
        if name == PLAIN_QUALIFIERS || is_qualifier(name) {
            return Self::Qualifier(name.to_owned());
        }
        Self::Property(Property::new(name))
    }
}

impl Property {
    fn new(name: &str) -> Self {
        let is_list = schema::is_multivalued(name) || KGX_LISTS.contains(&name);
        let shape = if is_list { Shape::List } else { Shape::One };
        Self { name: name.to_owned(), shape, range: Range::of(name) }
    }

    /// What keeps a cell that does not fit its slot.
    pub(super) fn misfit(name: &str, shape: Shape) -> Self {
        Self { name: name.to_owned(), shape, range: Range::Any }
    }
}
