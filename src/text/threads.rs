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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_parts() {
        let numbers: Vec<usize> = (0..100_000).collect();
        let parts = numbers.chunks(999).collect();
        assert_eq!(each(parts, <[usize]>::to_vec).concat(), numbers);
        assert_eq!(both(|| 1, || "two"), (1, "two"));
        assert!(thread_count() > 0);
    }
}
