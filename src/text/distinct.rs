//! Sorted lists that hold each value once.

/// The values, each once and in order.
pub(crate) fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut distinct: Vec<T> = values.into_iter().collect();
    make_distinct(&mut distinct);
    distinct
}

/// Sorts a list and drops what is in it twice.
pub(crate) fn make_distinct<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}
