//! What an unknown name may have meant.

use rapidfuzz::distance::osa;

/// The nearest of known names, as the end of a message; empty if none is near.
pub(crate) fn did_you_mean<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> String {
    meant(nearest(unknown, known))
}

/// What may have been meant, as the end of a message; empty if there is nothing.
pub(crate) fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |name| format!("; did you mean {name}?"))
}

/// The nearest of known names, if one is near. Their prefixes do not count: that two names share one would bring
/// `biolink:causes` near to `biolink:nosuch`.
pub(crate) fn nearest<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    fn local(name: &str) -> &str {
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }
    let unknown = local(unknown);
    let limit = unknown.chars().count().div_ceil(3);
    let near = known.map(|name| (osa::distance(unknown.chars(), local(name).chars()), name)).min();
    near.filter(|(distance, _)| *distance <= limit).map(|(_, name)| name)
}
