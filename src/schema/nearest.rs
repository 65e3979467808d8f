//! The nearest of known names, for messages about unknown ones.

use strsim::osa_distance;

/// The name with the fewest insertions, deletions, replacements and swaps of neighbours from `unknown`.
///
/// `None` if that is more than a third of the letters; of equally near names the first is taken.
pub(super) fn nearest(unknown: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    // No name is that long, and comparing takes as long as both names.
    if unknown.len() > 200 {
        return None;
    }
    let limit = unknown.chars().count() / 3;
    known
        .map(|name| (osa_distance(unknown, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(unknown: &str, expected: Option<&str>) {
        assert_eq!(nearest(unknown, ["affects", "affected_by", "causes"].into_iter()), expected, "{unknown}");
    }

    #[test]
    fn a_misspelt_name_finds_the_right_one() {
        check("afects", Some("affects"));
        check("cuases", Some("causes"));
        check("affected", Some("affects"));
    }

    #[test]
    fn a_name_too_far_away_finds_nothing() {
        check("circumvents", None);
        check("", None);
    }
}
