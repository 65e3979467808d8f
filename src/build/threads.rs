//! Work on two threads, where the feature `parallel` allows it.

/// Does two things, at once if there is a thread for the second.
#[cfg(feature = "parallel")]
pub(super) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Does two things, one after the other.
#[cfg(not(feature = "parallel"))]
pub(super) fn both<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}
