//! Numbers with what they count.

/// A number with the noun in its number: `1 entity`, `2 entities`.
///
/// ```
/// use mechgraph::render::counted;
/// assert_eq!([counted(1, "row", "rows"), counted(0, "row", "rows")], ["1 row", "0 rows"]);
/// ```
#[must_use]
pub fn counted(count: impl core::fmt::Display, one: &str, several: &str) -> String {
    let count = count.to_string();
    let noun = if count == "1" { one } else { several };
    format!("{count} {noun}")
}
