//! Work on several threads, where the feature `parallel` allows it.

/// Does two things, at once if there is a thread for the second.
#[cfg(feature = "parallel")]
pub(crate) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Does two things, one after the other.
#[cfg(not(feature = "parallel"))]
pub(crate) fn both<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// How many threads there are for work.
pub(crate) fn thread_count() -> usize {
    #[cfg(feature = "parallel")]
    return rayon::current_num_threads();
    #[cfg(not(feature = "parallel"))]
    1
}

/// Works on each of some parts; the results come in their order.
pub(crate) fn each<P: Send, R: Send>(parts: Vec<P>, work: impl Fn(P) -> R + Sync + Send) -> Vec<R> {
    #[cfg(feature = "parallel")]
    {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        parts.into_par_iter().map(work).collect()
    }
    #[cfg(not(feature = "parallel"))]
    parts.into_iter().map(work).collect()
}

/// Fills a vector with the values of the first `count` places, in the memory that it has.
pub(crate) fn fill<T: Send>(values: &mut Vec<T>, count: usize, value: impl Fn(usize) -> T + Sync + Send) {
    #[cfg(feature = "parallel")]
    {
        use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
        (0..count).into_par_iter().with_min_len(SMALL).map(value).collect_into_vec(values);
    }
    #[cfg(not(feature = "parallel"))]
    {
        values.clear();
        values.reserve_exact(count);
        values.extend((0..count).map(value));
    }
}

/// How many values are not worth a thread.
#[cfg(feature = "parallel")]
const SMALL: usize = 1 << 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_parts() {
        let mut numbers = vec![7];
        fill(&mut numbers, 100_000, |place| place);
        assert!(numbers.iter().copied().eq(0..100_000));
        let parts = numbers.chunks(999).collect();
        assert_eq!(each(parts, <[usize]>::to_vec).concat(), numbers);
        assert_eq!(both(|| 1, || "two"), (1, "two"));
        assert!(thread_count() > 0);
    }
}
