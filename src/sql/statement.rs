//! A statement of SQL under construction: its common table expressions and its parameters.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dialect::Dialect;

/// A statement of SQL and the values of its parameters.
///
/// No value of a question is in the text, whatever it is: the text has names of tables and columns, numbers, and
/// parameters, and neither quotes nor backslashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sql {
    /// The text.
    pub text: String,
    /// The values of parameters, all texts, by name: `p1`, `p2` and so on.
    pub parameters: BTreeMap<String, String>,
}

/// A statement under construction.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    dialect: Dialect,
    tables: Vec<(String, String)>,
    /// Their names are `p1` and so on, in order.
    values: Vec<String>,
}

impl Draft {
    pub(super) const fn new(dialect: Dialect) -> Self {
        Self { dialect, tables: Vec::new(), values: Vec::new() }
    }

    /// A parameter with a value; the same value has one.
    pub(super) fn bind(&mut self, value: &str) -> String {
        let known = self.values.iter().position(|known| known == value);
        let place = known.unwrap_or_else(|| {
            self.values.push(value.to_owned());
            self.values.len() - 1
        });
        format!("{}p{}", self.dialect.mark(), place + 1)
    }

    /// That a list has a value.
    pub(super) fn contains(&mut self, list: &str, value: &str) -> String {
        format!("array_contains({list}, {})", self.bind(value))
    }

    /// That a list has any of some values; none if there are none.
    pub(super) fn contains_any<V: AsRef<str>>(
        &mut self,
        list: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Option<String> {
        let each: Vec<String> = values.into_iter().map(|value| self.contains(list, value.as_ref())).collect();
        (!each.is_empty()).then(|| format!("({})", each.join(" OR ")))
    }

    /// Parameters with a comma between.
    pub(super) fn bind_all<'v>(&mut self, values: impl IntoIterator<Item = &'v str>) -> String {
        values.into_iter().map(|value| self.bind(value)).collect::<Vec<_>>().join(", ")
    }

    /// Adds a common table expression.
    pub(super) fn table(&mut self, name: impl Into<String>, body: impl Into<String>) {
        self.tables.push((name.into(), body.into()));
    }

    /// The whole statement.
    pub(super) fn finish(self, select: &str) -> Sql {
        let table = |(name, body): &(String, String)| format!("{name} AS (\n{body}\n)");
        let tables: Vec<String> = self.tables.iter().map(table).collect();
        let text = if tables.is_empty() { select.to_owned() } else { format!("WITH {}\n{select}", tables.join(",\n")) };
        let parameters = (1..).zip(self.values).map(|(number, value)| (format!("p{number}"), value)).collect();
        Sql { text, parameters }
    }
}
