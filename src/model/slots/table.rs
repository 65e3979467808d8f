//! The table of slots.

/// Where a slot lives, which decides what it costs and whether it distinguishes statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is a part of the identity: records that differ in it are two.
    Identity,
    /// Many records share its value; it is kept once for all of them.
    Shared,
    /// Each record has its own value.
    Own,
    /// Few records have it; it is packed with the free properties.
    Rare,
}

/// Whether a slot holds one value or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    One,
    /// A list: a single value counts as a list of one, and a table writes `|` between the values.
    List,
    /// A structure: JSON, also as the text of a cell.
    Nested,
}

/// What rows about one thing make of a slot in which they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// They do not merge: they are about different things.
    Apart,
    /// Lists unite; each value is kept once.
    Union,
    /// The value that most rows give, of equals the smallest; the others are reported.
    Majority,
    /// The weaker of two levels or statuses.
    Weaker,
    /// The later date.
    Later,
    /// The earlier date.
    Earlier,
    /// The smallest text; the others are reported.
    Smallest,
    /// It is read into other slots, and these merge.
    AsParts,
}

/// A field of an entity or of a statement.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Slot<F> {
    /// Which field of the model it is.
    pub field: F,
    /// The name in data, as the writers write it.
    pub name: &'static str,
    /// Other spellings that readers accept.
    pub aliases: &'static [&'static str],
    /// Slots that replace it where a source has no value for it, the nearest in meaning first.
    pub stand_ins: &'static [&'static str],
    /// Where it lives.
    pub place: Place,
    /// Whether it holds one value or a list.
    pub shape: Shape,
    /// What rows make of it in which they differ.
    pub merge: Merge,
}

impl<F> Slot<F> {
    /// Every name that readers accept.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        core::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

macro_rules! slots {
    ($(#[$doc:meta])* $field:ident, $table:ident, $all:ident;
     $($(#[$slot_doc:meta])* $name:ident = $text:literal $([$($alias:literal),+])? $(else [$($stand_in:literal),+])?:
       $place:ident, $shape:ident, $merge:ident;)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $field {
            $($(#[$slot_doc])* $name,)+
        }

        static $table: &[Slot<$field>] = &[$(Slot {
            field: $field::$name,
            name: $text,
            aliases: &[$($($alias),+)?],
            stand_ins: &[$($($stand_in),+)?],
            place: Place::$place,
            shape: Shape::$shape,
            merge: Merge::$merge,
        },)+];

        impl $field {
            /// The name in data.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The row of the table.
            #[must_use]
            pub fn slot(self) -> &'static Slot<Self> {
                // The rows come in the order of the fields.
                &$table[self as usize]
            }
        }

        /// Every slot, in the order in which a record is written.
        #[must_use]
        pub fn $all() -> &'static [Slot<$field>] {
            $table
        }
    };
}

slots! {
    /// A field of an [`Entity`](crate::Entity).
    EntityField, ENTITY, entity_slots;
    /// [`Entity::id`](crate::Entity::id).
    Id = "id": Identity, One, Apart;
    /// [`Entity::categories`](crate::Entity::categories).
    Category = "category" ["categories"]: Shared, List, Majority;
    /// [`Entity::name`](crate::Entity::name).
    Name = "name": Own, One, Majority;
    /// [`Entity::description`](crate::Entity::description).
    Description = "description": Own, One, Majority;
    /// [`Entity::synonyms`](crate::Entity::synonyms).
    Synonym = "synonym" ["synonyms", "all_names", "exact_synonym"]: Own, List, Union;
    /// [`Entity::equivalent_ids`](crate::Entity::equivalent_ids).
    Xref = "xref" ["xrefs", "equivalent_identifiers", "equivalent_curies", "equivalent_ids", "same_as"]: Own, List, Union;
    /// [`Entity::provided_by`](crate::Entity::provided_by).
    ProvidedBy = "provided_by": Own, List, Union;
    /// [`Entity::labels`](crate::Entity::labels).
    Labels = "labels": Own, Nested, Union;
    /// TRAPI's list of attributes, each read as the key that its type names.
    Attributes = "attributes" ["_attributes"]: Rare, Nested, AsParts;
}

slots! {
    /// A field of a [`Statement`](crate::Statement).
    StatementField, STATEMENT, statement_slots;
    /// [`Statement::id`](crate::Statement::id).
    Id = "id": Own, One, Union;
    /// [`Statement::subject`](crate::Statement::subject).
    Subject = "subject": Identity, One, Apart;
    /// [`Statement::predicate`](crate::Statement::predicate).
    Predicate = "predicate" ["edge_label"]: Identity, One, Apart;
    /// [`Statement::object`](crate::Statement::object).
    Object = "object": Identity, One, Apart;
    /// [`Statement::negated`](crate::Statement::negated).
    Negated = "negated" ["is_negated", "not"]: Identity, One, Apart;
    /// [`Statement::qualifiers`](crate::Statement::qualifiers) in one list or map.
    Qualifiers = "qualifiers" ["qualifier_set", "qualifier"]: Identity, Nested, AsParts;
    /// [`Statement::context`](crate::Statement::context).
    Context = "context": Identity, Nested, Apart;
    /// [`Statement::clinical_status`](crate::Statement::clinical_status).
    ClinicalStatus = "clinical_status": Identity, One, Apart;
    /// Biolink's status of an approval, which gives a clinical status.
    ClinicalApprovalStatus = "clinical_approval_status": Identity, One, AsParts;
    /// Biolink's phase of research, which gives a clinical status.
    MaxResearchPhase = "max_research_phase": Identity, One, AsParts;
    /// [`Statement::applicability`](crate::Statement::applicability).
    Applicability = "applicability": Identity, Nested, Apart;
    /// [`Evidence::primary_knowledge_source`](super::super::Evidence::primary_knowledge_source).
    PrimaryKnowledgeSource = "primary_knowledge_source"
        else ["original_knowledge_source", "knowledge_source", "provided_by"]: Identity, One, Apart;
    /// The sources through which a statement came, as a property.
    AggregatorKnowledgeSource = "aggregator_knowledge_source": Rare, List, Union;
    /// The sources of the data that support a statement, as a property.
    SupportingDataSource = "supporting_data_source": Rare, List, Union;
    /// Addresses of the record in a source, as a property.
    SourceRecordUrls = "source_record_urls": Rare, List, Union;
    /// TRAPI's list of retrieval sources, read by role.
    Sources = "sources": Identity, Nested, AsParts;
    /// [`Statement::effect`](crate::Statement::effect).
    Effect = "effect": Identity, One, Apart;
    /// [`Statement::epistemic_status`](crate::Statement::epistemic_status).
    EpistemicStatus = "epistemic_status": Shared, One, Weaker;
    /// [`Statement::valid_from`](crate::Statement::valid_from).
    ValidFrom = "valid_from": Rare, One, Later;
    /// [`Statement::valid_to`](crate::Statement::valid_to).
    ValidTo = "valid_to": Rare, One, Earlier;
    /// [`Statement::reported`](crate::Statement::reported).
    Reported = "reported": Rare, One, Earlier;
    /// [`Evidence::publications`](super::super::Evidence::publications).
    Publications = "publications" ["publication", "supporting_publications"]: Own, List, Union;
    /// [`Evidence::knowledge_level`](super::super::Evidence::knowledge_level).
    KnowledgeLevel = "knowledge_level": Shared, One, Weaker;
    /// [`Evidence::agent_type`](super::super::Evidence::agent_type).
    AgentType = "agent_type": Shared, One, Weaker;
    /// [`Statement::layer`](crate::Statement::layer).
    Layer = "layer": Shared, One, Smallest;
    /// [`Statement::shortcut_over`](crate::Statement::shortcut_over).
    ShortcutOver = "shortcut_over": Rare, Nested, Union;
    /// The records of a source that say so, as a property.
    SourceRecord = "source_record" ["source_records", "drugmechdb_path_id"]: Rare, List, Union;
    /// TRAPI's list of attributes, each read as the key that its type names.
    Attributes = "attributes" ["_attributes"]: Rare, Nested, AsParts;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn check<F: Copy + core::fmt::Debug>(slots: &[Slot<F>], name_of: impl Fn(F) -> &'static str) {
        let mut seen = BTreeSet::new();
        for slot in slots {
            assert_eq!(name_of(slot.field), slot.name);
            for name in [&slot.name].into_iter().chain(slot.aliases) {
                assert!(seen.insert(*name), "{name} names two slots");
            }
        }
    }

    #[test]
    fn no_name_is_that_of_two_slots_and_each_field_finds_its_row() {
        check(entity_slots(), EntityField::name);
        check(statement_slots(), StatementField::name);
        for slot in entity_slots() {
            assert_eq!(slot.field.slot().name, slot.name);
        }
        for slot in statement_slots() {
            assert_eq!(slot.field.slot().name, slot.name);
        }
    }
}
