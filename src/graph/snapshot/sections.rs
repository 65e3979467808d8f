//! Which columns make a snapshot, in order.

use bytes::Bytes;

use crate::graph::Columns;
use crate::graph::detail_rows::DetailRows;
use crate::graph::names::NameIndex;
use crate::text::Column;

/// What stands in columns: the graph's own, those of the details in order, and the index of names.
#[derive(Default)]
pub(super) struct Stored<C, D, N> {
    pub(super) columns: C,
    pub(super) details: D,
    pub(super) names: N,
}

macro_rules! sections {
    ($($name:literal $($part:ident).+;)+) => {
        /// The names of the sections that are columns, in order.
        pub(super) const COLUMNS: &[&str] = &[$($name),+];

        /// The bytes of every column, in order.
        pub(super) fn bytes_of<'a>(stored: &Stored<&'a Columns, &'a DetailRows, &'a NameIndex>) -> Vec<&'a [u8]> {
            vec![$(bytemuck::cast_slice(&stored.$($part).+)),+]
        }

        /// The columns that stand in `sections`, of which there is one for each of [`COLUMNS`]; `None` if one
        /// does not hold whole values.
        pub(super) fn columns_of(
            sections: impl IntoIterator<Item = Bytes>,
        ) -> Option<Stored<Columns, DetailRows, NameIndex>> {
            let mut sections = sections.into_iter();
            let mut stored = Stored::<Columns, DetailRows, NameIndex>::default();
            $(stored.$($part).+ = Column::view(sections.next()?)?;)+
            Some(stored)
        }
    };
}

// The last is the only one of the provenance.
sections! {
    "texts" columns.text.bytes;
    "ends of texts" columns.text.ends;
    "ids of entities" columns.nodes.id;
    "names" columns.nodes.name;
    "kinds" columns.nodes.category_set;
    "descriptions" columns.nodes.description;
    "synonyms" columns.nodes.synonyms.values;
    "ends of synonyms" columns.nodes.synonyms.ends;
    "labels" columns.nodes.labels.values;
    "ends of labels" columns.nodes.labels.ends;
    "equivalent ids" columns.nodes.equivalent_ids.values;
    "ends of equivalent ids" columns.nodes.equivalent_ids.ends;
    "sources of entities" columns.nodes.provided_by.values;
    "ends of sources of entities" columns.nodes.provided_by.ends;
    "entities with properties" columns.nodes.with_properties;
    "properties of entities" columns.nodes.properties.bytes;
    "ends of properties of entities" columns.nodes.properties.ends;
    "entities without a row" columns.nodes.undescribed;
    "subjects" columns.statements.subject;
    "objects" columns.statements.object;
    "profiles of statements" columns.statements.profile;
    "profiles" columns.statements.profiles;
    "details" details.bytes;
    "starts of details" details.starts;
    "extras" details.extras.bytes;
    "ends of extras" details.extras.ends;
    "dates" columns.statements.dates;
    "offsets by subject" columns.out_offsets;
    "offsets by object" columns.incoming.offsets;
    "subjects by object" columns.incoming.subjects;
    "profiles by object" columns.incoming.profiles;
    "statements by object" columns.incoming.statements;
    "folded names" names.keys.bytes;
    "ends of folded names" names.keys.ends;
    "names by folded name" names.entries.values;
    "ends of names by folded name" names.entries.ends;
    "origins" columns.statements.origin;
}
