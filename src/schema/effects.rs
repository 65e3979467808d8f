//! The table of effects, read once: what predicates and qualifiers do to a path, by reading.
//!
//! `tables/effects.tsv` is written by hand, a row a meaning, each with its reason and source. A test reads every line;
//! one that cannot be read would be left out, and its predicate would make no step.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::names;
use crate::model::{Basis, Effect, Properties, Traversal, Value};

const TABLE: &str = include_str!("tables/effects.tsv");

/// The slots in which sources write a predicate as they name it; Hetionet names it by its metaedge.
pub(crate) const WORDINGS: [&str; 2] = ["original_predicate", "metaedge"];

/// When a row of a predicate is the one that counts, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    /// Of this source, with a condition that may be empty.
    Source {
        infores: &'static str,
        condition: &'static str,
    },
    /// A step of a mechanism record, with a condition that may be empty.
    Record {
        condition: &'static str,
    },
    GeneToCondition,
    DrugToCondition,
    ToNoCondition,
    Product,
    Complex,
    DirectionOrMechanism,
    Association,
}

impl Case {
    /// The source and the wording that the row asks for, if it asks for one.
    fn wording(self) -> Option<(&'static str, &'static str)> {
        let Self::Source { infores, condition } = self else { return None };
        let (slot, wording) = condition.split_once('=')?;
        WORDINGS.contains(&slot).then_some((infores, wording))
    }
}

/// What a predicate means in one case.
#[derive(Clone, Copy, Debug)]
pub(super) struct EffectRow {
    pub(super) name: &'static str,
    /// The predicate that shares the row and is read the other way.
    pub(super) inverse: Option<&'static str>,
    pub(super) case: Case,
    pub(super) effect: Effect,
    /// `None` without effect.
    pub(super) basis: Option<Basis>,
    /// Forward, or backward for a name whose object acts.
    pub(super) traversal: Traversal,
    pub(super) reason: &'static str,
}

/// What a value of a qualifier means; a row without effect says that the statement is about something else.
#[derive(Clone, Copy, Debug)]
pub(super) struct QualifierRow {
    slot: &'static str,
    value: &'static str,
    reading: &'static str,
    effect: Effect,
}

/// The rows of a predicate, narrower cases first; those of its inverse are under that one's name.
pub(super) fn rows_of(name: &str) -> &'static [EffectRow] {
    TABLES.predicates.get(name).map_or(&[], Vec::as_slice)
}

/// Whether a row of a source asks how the source wrote the predicate.
pub(super) fn asks_for_wording(source: &str) -> bool {
    TABLES.asking.contains(source)
}

/// How a source wrote a predicate, as a part of a statement's identity; empty where no row of the source asks for it. Of
/// two wordings of one predicate the one may raise what the other lowers, so they are two statements.
pub(crate) fn wording_apart(source: Option<&str>, predicate: &str, properties: &Properties) -> String {
    let mut text = String::new();
    let Some(source) = source.filter(|_| !properties.is_empty()).filter(|source| asks_for_wording(source)) else {
        return text;
    };
    let rows = rows_of(names::local(predicate));
    if !rows.iter().any(|row| row.case.wording().is_some_and(|(asking, _)| asking == source)) {
        return text;
    }
    for slot in WORDINGS {
        let words: BTreeSet<&str> = properties.get(slot).map(Value::texts).unwrap_or_default().into_iter().collect();
        for word in words {
            text.extend([slot, "=", word, ";"]);
        }
    }
    text
}

/// The row of a predicate as an association, and whether it is the inverse there.
pub(super) fn association(name: &str) -> Option<(&'static EffectRow, bool)> {
    let own = rows_of(name).iter().find(|row| row.case == Case::Association).map(|row| (row, false));
    own.or_else(|| {
        let other = TABLES.inverses.get(name)?;
        rows_of(other).iter().find(|row| row.case == Case::Association).map(|row| (row, true))
    })
}

/// What a value of a slot means in a reading, `association` where there is none for it.
pub(super) fn qualifier(slot: &str, value: &str, reading: &str) -> Option<Effect> {
    let of = |wanted: &str| {
        let found = TABLES.qualifiers.iter().find(|row| (row.slot, row.value, row.reading) == (slot, value, wanted));
        found.map(|row| row.effect)
    };
    of(reading).or_else(|| of("association"))
}

struct Tables {
    predicates: BTreeMap<&'static str, Vec<EffectRow>>,
    /// Inverses to the name that has their row.
    inverses: BTreeMap<&'static str, &'static str>,
    qualifiers: Vec<QualifierRow>,
    /// Sources of which a row asks for the wording of the predicate.
    asking: BTreeSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        predicates: BTreeMap::new(),
        inverses: BTreeMap::new(),
        qualifiers: Vec::new(),
        asking: BTreeSet::new(),
    };
    for line in lines() {
        match read(line) {
            Some(Row::Predicate(row)) => {
                if let Some((infores, _)) = row.case.wording() {
                    tables.asking.insert(infores);
                }
                tables.predicates.entry(row.name).or_default().push(row);
                if let Some(inverse) = row.inverse {
                    tables.inverses.insert(inverse, row.name);
                }
            }
            Some(Row::Qualifier(row)) => tables.qualifiers.push(row),
            None => {}
        }
    }
    for rows in tables.predicates.values_mut() {
        // A row with a condition before the one without.
        rows.sort_by_key(|row| match row.case {
            Case::Source { infores, condition } => (Case::Source { infores, condition: "" }, condition.is_empty()),
            Case::Record { condition } => (Case::Record { condition: "" }, condition.is_empty()),
            other => (other, true),
        });
    }
    tables
});

enum Row {
    Predicate(EffectRow),
    Qualifier(QualifierRow),
}

/// The lines that are rows: neither comments nor the names of the columns.
fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1)
}

fn read(line: &'static str) -> Option<Row> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [kind, name, inverse, reading, condition, effect, direction, basis, reason, _source] = *cells.as_slice() else {
        return None;
    };
    let effect: Effect = effect.parse().ok()?;
    if kind == "qualifier" {
        let (slot, value) = name.split_once('=')?;
        let slot = slot.strip_prefix("object_").unwrap_or(slot);
        return Some(Row::Qualifier(QualifierRow { slot, value, reading, effect }));
    }
    let case = match reading {
        "association" => Case::Association,
        "record" => Case::Record { condition },
        "gene to condition" => Case::GeneToCondition,
        "drug to condition" => Case::DrugToCondition,
        "to no condition" => Case::ToNoCondition,
        "product" => Case::Product,
        "complex" => Case::Complex,
        "with direction or mechanism" => Case::DirectionOrMechanism,
        infores if infores.starts_with("infores:") => Case::Source { infores, condition },
        _ => return None,
    };
    let traversal = match direction {
        "forward" | "none" => Traversal::Forward,
        "backward" => Traversal::Backward,
        _ => return None,
    };
    let basis = if effect == Effect::None { None } else { Some(basis.parse().ok()?) };
    let inverse = (!inverse.is_empty()).then_some(inverse);
    (kind == "predicate").then_some(Row::Predicate(EffectRow { name, inverse, case, effect, basis, traversal, reason }))
}

#[cfg(test)]
mod tests {
    use super::{Row, association, lines, read};
    use crate::schema::{PredicateRow, predicates};

    #[test]
    fn every_line_is_read() {
        for line in lines() {
            let row = read(line).unwrap_or_else(|| panic!("{line}"));
            assert!(matches!(row, Row::Qualifier(_)) || matches!(row, Row::Predicate(row) if !row.reason.is_empty()));
        }
    }

    #[test]
    fn every_predicate_has_a_row_as_an_association() {
        for name in predicates().iter().map(PredicateRow::name) {
            assert!(association(name).is_some(), "{name}");
        }
    }
}
