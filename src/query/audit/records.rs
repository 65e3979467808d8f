//! Which statements stand in which record.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::record::Record;
use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::model::Properties;
use crate::schema;

/// A statement in a record, with what its sources say of where it stands.
#[derive(Clone, Debug)]
pub(super) struct Entry<'g> {
    pub(super) statement: StatementRef<'g>,
    pub(super) marks: Rc<Marks>,
}

impl<'g> Entry<'g> {
    /// The two entities in the order in which the record writes them.
    pub(super) fn written(&self) -> Option<(Node<'g>, Node<'g>)> {
        self.statement
            .ends()
            .map(|(subject, object)| if self.marks.is_inverted { (object, subject) } else { (subject, object) })
    }
}

/// What the properties of a statement say of records.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) records: Vec<String>,
    /// The words that records have for the link; none for a header.
    pub(super) words: Vec<String>,
    /// Whether these words run from object to subject, such as `caused by`.
    pub(super) is_inverted: bool,
}

impl Marks {
    fn read(properties: &Properties) -> Self {
        let texts =
            |name: &str| properties.get(name).map(|value| value.texts().into_iter().map(str::to_owned).collect());
        let words: Vec<String> = texts("original_predicate").unwrap_or_default();
        let is_inverted = |word: &String| schema::read_predicate(word).is_some_and(|it| it.is_inverted());
        Self {
            records: texts("source_record").unwrap_or_default(),
            is_inverted: !words.is_empty() && words.iter().all(is_inverted),
            words,
        }
    }
}

/// The records of a graph, by id.
///
/// # Complexity
///
/// Linear in the statements and in the ids of records that they name.
pub(super) fn read(graph: &KnowledgeGraph) -> Vec<Record<'_>> {
    let mut known: FxHashMap<u32, Rc<Marks>> = FxHashMap::default();
    let mut records: BTreeMap<String, Vec<Entry<'_>>> = BTreeMap::new();
    for statement in graph.statements().filter(|it| it.ends().is_some()) {
        let Some(number) = statement.extras_number() else { continue };
        let marks =
            known.entry(number).or_insert_with(|| Rc::new(Marks::read(&statement.properties().unwrap_or_default())));
        for record in &marks.records {
            let entry = Entry { statement, marks: Rc::clone(marks) };
            match records.get_mut(record) {
                Some(entries) => entries.push(entry),
                None => drop(records.insert(record.clone(), vec![entry])),
            }
        }
    }
    records.into_iter().map(|(id, entries)| Record::new(id, entries)).collect()
}
