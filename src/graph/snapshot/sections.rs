//! Which columns make a snapshot, in order.

use bytes::Bytes;

use crate::graph::Columns;
use crate::text::Column;

macro_rules! sections {
    ($($name:literal $($part:ident).+;)+) => {
        /// The names of the sections that are columns, in order.
        pub(super) const COLUMNS: &[&str] = &[$($name),+];

        /// The bytes of every column, in order.
        pub(super) fn bytes_of(columns: &Columns) -> Vec<&[u8]> {
            vec![$(bytemuck::cast_slice(&columns.$($part).+)),+]
        }

        /// The columns that stand in `sections`, of which there is one for each of [`COLUMNS`]; `None` if one
        /// does not hold whole values.
        pub(super) fn columns_of(sections: impl IntoIterator<Item = Bytes>) -> Option<Columns> {
            let mut sections = sections.into_iter();
            let mut columns = Columns::default();
            $(columns.$($part).+ = Column::view(sections.next()?)?;)+
            Some(columns)
        }
    };
}

// The last is the only one of the provenance.
sections! {
    "texts" text.bytes;
    "ends of texts" text.ends;
    "ids of entities" nodes.id;
    "names" nodes.name;
    "kinds" nodes.kind;
    "descriptions" nodes.description;
    "synonyms" nodes.synonyms.values;
    "ends of synonyms" nodes.synonyms.ends;
    "labels" nodes.labels.values;
    "ends of labels" nodes.labels.ends;
    "equivalent ids" nodes.equivalent_ids.values;
    "ends of equivalent ids" nodes.equivalent_ids.ends;
    "sources of entities" nodes.provided_by.values;
    "ends of sources of entities" nodes.provided_by.ends;
    "entities with properties" nodes.with_properties;
    "properties of entities" nodes.properties.bytes;
    "ends of properties of entities" nodes.properties.ends;
    "entities without a row" nodes.undescribed;
    "subjects" statements.subject;
    "objects" statements.object;
    "flags" statements.flags;
    "classes of statements" statements.class;
    "qualifier sets of statements" statements.qualifier_set;
    "contexts of statements" statements.context;
    "details" statements.details.bytes;
    "ends of details" statements.details.ends;
    "extras" statements.extras.bytes;
    "ends of extras" statements.extras.ends;
    "dates" statements.dates;
    "offsets by subject" out.offsets;
    "edges by subject" out.ends;
    "offsets by object" incoming.offsets;
    "edges by object" incoming.ends;
    "origins" statements.origin;
}
