//! How mechanism records word a predicate, which says in which order they have its ends.
//!
//! An inverse is held as its canonical predicate with the ends exchanged. The order of a record is its order of effect, so
//! a record that says "X `participates_in` Y" leads from X to Y, though the statement held is "Y `has_participant` X". The
//! reader of `DrugMechDB`'s own files keeps the words of each link; of rows without them, such as those of KGX, what was
//! written is kept here.

use crate::model::{Extras, Traversal, Value};
use crate::schema;

use crate::build::identities::state::GraphBuilder;

impl GraphBuilder {
    /// The predicate as it is written, where a mechanism record says it as an inverse; a treatment has no order.
    pub(in crate::build) fn inverse_of_record(&self, reading: u32, template: u32) -> Option<&str> {
        let reading = self.readings.at(reading);
        if !reading.is_inverted {
            return None;
        }
        let source = self.templates.get_index(template as usize)?.source?;
        let row = schema::predicate(reading.predicate.as_str())?;
        let is_of_record = schema::records_mechanisms(self.text.text(source)) && !row.is_therapeutic();
        is_of_record.then(|| reading.written.0.as_str())
    }
}

/// Keeps how a predicate is written, unless there is a wording.
pub(in crate::build) fn keep_wording(extras: &mut Extras, written: &str) {
    if wording(extras).is_none() {
        let [name, _] = schema::WORDINGS;
        extras.properties.insert(name.to_owned(), Value::List(vec![written.into()]));
    }
}

/// How the source words the predicate, if that is kept.
pub(in crate::build) fn wording(extras: &Extras) -> Option<&Value> {
    schema::WORDINGS.iter().find_map(|name| extras.properties.get(*name))
}

/// In which order predicates of these names have the ends of a statement that is held as its canonical predicate.
pub(in crate::build) fn order_of(names: &[&str]) -> Traversal {
    let inverted = |name: &&&str| schema::read_predicate(name).is_some_and(|reading| reading.is_inverted());
    match (names.iter().any(|name| inverted(&name)), names.iter().all(|name| inverted(&name))) {
        (true, true) => Traversal::Backward,
        (true, false) => Traversal::Both,
        (false, _) => Traversal::Forward,
    }
}
