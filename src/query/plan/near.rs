//! What an unknown name may have meant.

use rapidfuzz::distance::osa;

/// The nearest of known names, as the end of a message; empty if none is near.
pub(crate) fn did_you_mean<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> String {
    let limit = unknown.chars().count().div_ceil(3);
    let near = known.map(|name| (osa::distance(unknown.chars(), name.chars()), name)).min();
    near.filter(|(distance, _)| *distance <= limit)
        .map_or_else(String::new, |(_, name)| format!("; did you mean {name}?"))
}
