//! What the attributes of all nodes, or of all edges, are: formats with typed columns declare them first.

use serde_json::Value as Json;

use indexmap::IndexMap;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) enum Type {
    Flag,
    /// A whole number.
    Integer,
    /// A whole number of more than 53 bits, which a column of fractions would round; it fits into 64.
    Long,
    Number,
    Text,
}

/// How many values an attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) enum Shape {
    One,
    List,
    /// Structures, or now one value and now several: each is a text, which is JSON where the value is no text.
    Mixed,
}

/// An attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) struct Column {
    /// Of its values; none if all lists are empty.
    pub(in crate::io) of: Option<Type>,
    pub(in crate::io) shape: Shape,
    rows: u64,
}

impl Column {
    fn of(value: &Json) -> Self {
        let (of, shape) = match value {
            Json::Array(values) => match values.iter().map(scalar).collect::<Option<Vec<Type>>>() {
                Some(types) => (types.into_iter().reduce(joined), Shape::List),
                None => (Some(Type::Text), Shape::Mixed),
            },
            value => scalar(value).map_or((Some(Type::Text), Shape::Mixed), |of| (Some(of), Shape::One)),
        };
        Self { of, shape, rows: 1 }
    }

    fn join(&mut self, other: Self) {
        self.rows += other.rows;
        if self.shape != other.shape {
            (self.of, self.shape) = (Some(Type::Text), Shape::Mixed);
        }
        self.of = match (self.of, other.of) {
            _ if self.shape == Shape::Mixed => Some(Type::Text),
            (Some(one), Some(two)) => Some(joined(one, two)),
            (one, two) => one.or(two),
        };
    }
}

/// The attributes by name, in the order in which they come up.
#[derive(Debug, Default)]
pub(in crate::io) struct Columns {
    columns: IndexMap<String, Column>,
    rows: u64,
}

impl Columns {
    /// Declares a text of rows that have it beside their attributes.
    pub(in crate::io) fn declare(&mut self, name: &str) {
        self.columns.insert(name.to_owned(), Column { of: Some(Type::Text), shape: Shape::One, rows: 0 });
    }

    /// Takes the attributes of a row into account.
    pub(in crate::io) fn add(&mut self, row: &[(String, Json)]) {
        self.rows += 1;
        for (name, value) in row {
            let column = Column::of(value);
            match self.columns.get_mut(name) {
                Some(known) => known.join(column),
                None => drop(self.columns.insert(name.clone(), column)),
            }
        }
    }

    /// Names and what they are, in order.
    pub(in crate::io) fn iter(&self) -> impl Iterator<Item = (&str, Column)> {
        self.columns.iter().map(|(name, column)| (name.as_str(), *column))
    }

    /// The place of an attribute, and what it is.
    pub(in crate::io) fn find(&self, name: &str) -> Option<(usize, Column)> {
        self.columns.get_full(name).map(|(place, _, column)| (place, *column))
    }

    /// Whether every row has the attribute.
    pub(in crate::io) fn is_complete(&self, column: Column) -> bool {
        column.rows == self.rows
    }
}

/// The type of a value that is no list and no structure.
fn scalar(value: &Json) -> Option<Type> {
    match value {
        Json::Bool(_) => Some(Type::Flag),
        Json::Number(number) if number.is_i64() => {
            let is_exact = number.as_i64().is_some_and(|number| number.unsigned_abs() <= 1 << 53);
            Some(if is_exact { Type::Integer } else { Type::Long })
        }
        Json::Number(number) if number.is_f64() => Some(Type::Number),
        // More than 64 bits with a sign hold, which a fraction would round.
        Json::Number(_) | Json::String(_) => Some(Type::Text),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

fn joined(one: Type, two: Type) -> Type {
    match (one, two) {
        (one, two) if one == two => one,
        (Type::Integer | Type::Number, Type::Integer | Type::Number) => Type::Number,
        (Type::Integer | Type::Long, Type::Integer | Type::Long) => Type::Long,
        _ => Type::Text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(values: &[Json], of: Option<Type>, shape: Shape) {
        let rows: Vec<Vec<(String, Json)>> = values.iter().map(|value| vec![("a".to_owned(), value.clone())]).collect();
        let mut columns = Columns::default();
        for row in &rows {
            columns.add(row);
        }
        let (_, found) = columns.find("a").unwrap();
        assert_eq!((found.of, found.shape), (of, shape), "{values:?}");
        assert!(columns.is_complete(found));
    }

    #[test]
    fn a_column_holds_what_all_its_values_are() {
        check(&[json!(1), json!(2)], Some(Type::Integer), Shape::One);
        check(&[json!(1), json!(2.5)], Some(Type::Number), Shape::One);
        check(&[json!(1), json!((1_i64 << 53) + 1)], Some(Type::Long), Shape::One);
        check(&[json!(0.5), json!((1_i64 << 53) + 1)], Some(Type::Text), Shape::One);
        check(&[json!(1), json!(true)], Some(Type::Text), Shape::One);
        check(&[json!(u64::MAX)], Some(Type::Text), Shape::One);
        check(&[json!([1, 0.5]), json!([])], Some(Type::Number), Shape::List);
        check(&[json!([])], None, Shape::List);
        check(&[json!(["a"]), json!("a")], Some(Type::Text), Shape::Mixed);
        check(&[json!({"a": 1}), json!("a")], Some(Type::Text), Shape::Mixed);
        check(&[json!([["a"]]), json!([1])], Some(Type::Text), Shape::Mixed);
    }
}
