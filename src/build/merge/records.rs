//! The free properties of several rows about one thing.
//!
//! Lists are united. The other values of a row form one *record*, as a p-value means nothing beside the sample size of
//! another row. Of records that differ, one is shown as the properties of the thing: the one with the most fields, then
//! the smallest. Those that say more than the shown one are kept as maps in the property [`OTHER_ROWS`]. Values are
//! compared in the order null, false, true, numbers by size, texts by Unicode scalar values, lists, maps; records by
//! their fields in the order of names.

use core::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use crate::model::{Properties, Value};
use crate::text::{distinct, quoted_start};

use crate::build::rows::votes::{Choice, Vote};

/// The property that keeps the records of rows that are not shown.
const OTHER_ROWS: &str = "other_rows";

/// What the properties of several rows make together.
pub(in crate::build) struct United {
    pub(in crate::build) properties: Properties,
    /// The shown record and the others, if they differ, in words.
    pub(in crate::build) conflict: Option<(Choice, Vec<Choice>)>,
}

/// Unites the properties of rows, whatever their order.
pub(in crate::build) fn unite(rows: Vec<(Properties, Vote)>) -> United {
    let is_list = |name: &str| rows.iter().any(|(row, _)| matches!(row.get(name), Some(Value::List(_))));
    let mut list_names: Vec<String> = distinct(rows.iter().flat_map(|(row, _)| row.keys()).cloned());
    list_names.retain(|name| is_list(name));

    let mut lists: BTreeMap<String, UnitedList> = BTreeMap::new();
    let mut records: Vec<(Properties, Vote)> = Vec::new();
    let mut kept_before = Vec::new();
    for (row, vote) in rows {
        let mut record = Properties::new();
        for (name, value) in row {
            match value {
                Value::List(values) if name == OTHER_ROWS => kept_before.extend(values),
                Value::List(values) => lists.entry(name).or_default().add(values),
                Value::Null if list_names.binary_search(&name).is_ok() => {}
                value if list_names.binary_search(&name).is_ok() => lists.entry(name).or_default().add(vec![value]),
                value => drop(record.insert(name, value)),
            }
        }
        if !record.is_empty() {
            records.push((record, vote));
        }
    }
    records.sort_by(|(one, _), (two, _)| compare_records(one, two));
    records.dedup_by(|(later, more), (known, vote)| {
        let same = compare_records(later, known) == Ordering::Equal;
        if same {
            vote.add(*more);
        }
        same
    });

    let mut records = records.into_iter();
    let (shown, vote) = records.next().map_or((Properties::new(), None), |(record, vote)| (record, Some(vote)));
    let others: Vec<(Properties, Vote)> = records.filter(|(record, _)| !is_part(record, &shown)).collect();
    let conflict = vote.filter(|_| !others.is_empty()).map(|vote| in_words(&shown, vote, &others));
    let mut properties = shown;
    let others = others.into_iter().map(|(record, _)| Value::Map(record));
    let kept_before =
        kept_before.into_iter().filter(|value| !matches!(value, Value::Map(map) if is_part(map, &properties)));
    let mut other_rows: Vec<Value> = others.chain(kept_before).collect();
    properties.extend(lists.into_iter().map(|(name, list)| (name, Value::List(list.finish()))));
    if !other_rows.is_empty() {
        sort(&mut other_rows);
        properties.insert(OTHER_ROWS.to_owned(), Value::List(other_rows));
    }
    United { properties, conflict }
}

/// A list as long as all rows give the same, which keeps its order; else each value once, sorted.
#[derive(Default)]
struct UnitedList {
    first: Option<Vec<Value>>,
    others: Vec<Value>,
}

impl UnitedList {
    fn add(&mut self, values: Vec<Value>) {
        match &self.first {
            None => self.first = Some(values),
            Some(first) if first.is_empty() => self.first = Some(values),
            Some(first) if *first == values => {}
            Some(_) => self.others.extend(values),
        }
    }

    fn finish(self) -> Vec<Value> {
        let mut values = self.first.unwrap_or_default();
        if !self.others.is_empty() {
            values.extend(self.others);
            sort(&mut values);
        }
        values
    }
}

fn sort(values: &mut Vec<Value>) {
    values.sort_by(compare);
    values.dedup_by(|one, two| compare(one, two) == Ordering::Equal);
}

/// Whether a record says nothing that another does not say.
fn is_part(record: &Properties, other: &Properties) -> bool {
    let has = |(name, value): (&String, &Value)| {
        other.get(name).is_some_and(|known| compare(known, value) == Ordering::Equal)
    };
    record.iter().all(has)
}

/// The record with the most fields first, then the smallest.
fn compare_records(one: &Properties, two: &Properties) -> Ordering {
    Reverse(one.len()).cmp(&Reverse(two.len())).then_with(|| compare_maps(one, two))
}

fn compare_maps(one: &Properties, two: &Properties) -> Ordering {
    let fields = |(name, value): (&String, &Value), (other_name, other): (&String, &Value)| {
        name.cmp(other_name).then_with(|| compare(value, other))
    };
    let differs = one.iter().zip(two).map(|(one, two)| fields(one, two)).find(|order| order.is_ne());
    differs.unwrap_or_else(|| one.len().cmp(&two.len()))
}

/// A total order of values.
#[expect(clippy::cast_precision_loss, reason = "numbers that are equal as floating-point ones are compared again")]
fn compare(one: &Value, two: &Value) -> Ordering {
    const fn rank(value: &Value) -> u8 {
        match value {
            Value::Null => 0,
            Value::Bool(_) => 1,
            Value::Integer(_) | Value::Number(_) => 2,
            Value::Text(_) => 3,
            Value::List(_) => 4,
            Value::Map(_) => 5,
        }
    }
    match (one, two) {
        (Value::Bool(one), Value::Bool(two)) => one.cmp(two),
        (Value::Integer(one), Value::Integer(two)) => one.cmp(two),
        (Value::Number(one), Value::Number(two)) => one.total_cmp(two),
        (Value::Integer(one), Value::Number(two)) => (*one as f64).total_cmp(two).then(Ordering::Less),
        (Value::Number(one), Value::Integer(two)) => one.total_cmp(&(*two as f64)).then(Ordering::Greater),
        (Value::Text(one), Value::Text(two)) => one.cmp(two),
        (Value::List(one), Value::List(two)) => {
            let differs = one.iter().zip(two).map(|(one, two)| compare(one, two)).find(|order| order.is_ne());
            differs.unwrap_or_else(|| one.len().cmp(&two.len()))
        }
        (Value::Map(one), Value::Map(two)) => compare_maps(one, two),
        (one, two) => rank(one).cmp(&rank(two)),
    }
}

/// The fields in which the shown record and the others differ, in words.
fn in_words(shown: &Properties, vote: Vote, others: &[(Properties, Vote)]) -> (Choice, Vec<Choice>) {
    let differs = |name: &str| others.iter().any(|(other, _)| other.get(name) != shown.get(name));
    let in_words = |record: &Properties, vote: Vote| {
        let fields = record.iter().filter(|(name, _)| differs(name));
        let mut words: Vec<String> =
            fields.clone().take(FIELDS).map(|(name, value)| format!("{name} {}", plain(value))).collect();
        let more = fields.count().saturating_sub(FIELDS);
        words.extend((more > 0).then(|| format!("{more} more")));
        Choice::new(words.join(" and "), vote)
    };
    // The message lists a few, and each that it does not list need not be put into words.
    let listed = others.iter().take(LISTED).map(|(record, vote)| in_words(record, *vote));
    let rest = others.iter().skip(LISTED).map(|(_, vote)| Choice { text: String::new(), rows: 0, origin: vote.origin });
    (in_words(shown, vote), listed.chain(rest).collect())
}

/// Number of fields, and of records, that a message lists.
const FIELDS: usize = 4;
const LISTED: usize = 8;

/// A value as people write it.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::Text(text) => quoted_start(text),
        Value::List(values) => format!("a list of {}", values.len()),
        Value::Map(fields) => format!("a map of {}", fields.len()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        let scalar = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-2i64..12).prop_map(Value::Integer),
            prop_oneof![Just(1.0), Just(-0.5), Just(10.0), Just(9.5)].prop_map(Value::Number),
            "[ab]{0,2}".prop_map(Value::Text),
        ];
        prop_oneof![4 => scalar.clone(), 1 => prop::collection::vec(scalar, 0..3).prop_map(Value::List)]
    }

    fn rows() -> impl Strategy<Value = Vec<Properties>> {
        prop::collection::vec(prop::collection::btree_map("[x-z]", value(), 0..4), 1..6)
    }

    fn united(rows: &[Properties]) -> Properties {
        let rows = (1..).zip(rows).map(|(line, row)| (row.clone(), Vote::new(1, (0, line))));
        unite(rows.collect()).properties
    }

    proptest! {
        #[test]
        fn what_rows_make_together_does_not_depend_on_their_order(rows in rows(), turn in 0usize..6) {
            let mut turned = rows.clone();
            let places = turned.len();
            turned.rotate_left(turn % places);
            prop_assert_eq!(united(&rows), united(&turned));
            turned.reverse();
            prop_assert_eq!(united(&rows), united(&turned));
        }

        #[test]
        fn no_value_of_a_row_is_lost_and_no_two_rows_are_mixed(rows in rows()) {
            let united = united(&rows);
            let is_list = |name: &str| rows.iter().any(|row| matches!(row.get(name), Some(Value::List(_))));
            let mut records = vec![united.clone()];
            if let Some(Value::List(others)) = united.get(OTHER_ROWS) {
                records.extend(others.iter().filter_map(|it| if let Value::Map(map) = it { Some(map.clone()) } else { None }));
            }
            for row in &rows {
                let own: Properties =
                    row.iter().filter(|(name, _)| !is_list(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
                prop_assert!(records.iter().any(|record| is_part(&own, record)), "{:?} is lost in {:?}", own, united);
            }
            let shown: Properties = united.into_iter().filter(|(name, _)| !is_list(name) && name != OTHER_ROWS).collect();
            prop_assert!(shown.is_empty() || rows.iter().any(|row| is_part(&shown, row)), "{:?} is of no row", shown);
        }

        #[test]
        fn the_order_of_values_is_total(one in value(), two in value(), three in value()) {
            prop_assert_eq!(compare(&one, &two), compare(&two, &one).reverse());
            if compare(&one, &two).is_le() && compare(&two, &three).is_le() {
                prop_assert!(compare(&one, &three).is_le());
            }
        }
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        let record = |count: i64, p: f64| {
            Properties::from([("count".to_owned(), Value::Integer(count)), ("p".to_owned(), Value::Number(p))])
        };
        let united = united(&[record(10, 0.001), record(9, 0.5)]);
        assert_eq!(united["count"], Value::Integer(9));
        assert_eq!(united["p"], Value::Number(0.5));
        assert_eq!(united[OTHER_ROWS], Value::List(vec![Value::Map(record(10, 0.001))]));
    }
}
