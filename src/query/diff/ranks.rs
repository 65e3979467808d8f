//! Two sorted lists side by side.

use core::cmp::Ordering;
use core::iter::Peekable;

/// For each text of the old list and of the new one, its place among those of both.
pub(super) type Ranks = [Vec<usize>; 2];

/// Ranks the texts of two sorted lists without duplicates.
pub(super) fn ranks<'a>(old: impl Iterator<Item = &'a str>, new: impl Iterator<Item = &'a str>) -> Ranks {
    let (mut old, mut new) = (old.peekable(), new.peekable());
    let (mut of_old, mut of_new) = (Vec::new(), Vec::new());
    for rank in 0.. {
        let Some(order) = order_of_next(&mut old, &mut new) else { break };
        if order.is_le() && old.next().is_some() {
            of_old.push(rank);
        }
        if order.is_ge() && new.next().is_some() {
            of_new.push(rank);
        }
    }
    [of_old, of_new]
}

/// Which of two lists goes on first; `None` at the end of both.
fn order_of_next<T: Ord>(
    old: &mut Peekable<impl Iterator<Item = T>>,
    new: &mut Peekable<impl Iterator<Item = T>>,
) -> Option<Ordering> {
    match (old.peek(), new.peek()) {
        (None, None) => None,
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (Some(old), Some(new)) => Some(old.cmp(new)),
    }
}

/// How far a walk along both lists has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Walk {
    old: usize,
    new: usize,
}

impl Walk {
    /// The places of the next text in the old list and in the new one: one of them, or both.
    pub(super) fn next(&mut self, [old, new]: &Ranks) -> Option<[Option<usize>; 2]> {
        let at = *self;
        let (of_old, of_new) = (old.get(at.old), new.get(at.new));
        let is_new_first = matches!((of_old, of_new), (Some(old), Some(new)) if new < old);
        let is_old_first = matches!((of_old, of_new), (Some(old), Some(new)) if old < new);
        let pair = [of_old.filter(|_| !is_new_first).map(|_| at.old), of_new.filter(|_| !is_old_first).map(|_| at.new)];
        self.old += usize::from(pair[0].is_some());
        self.new += usize::from(pair[1].is_some());
        (pair != [None, None]).then_some(pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_meets_every_text_once_in_order() {
        let (old, new) = (["a", "c", "d", "f"], ["b", "c", "e", "f", "g"]);
        let ranks = ranks(old.into_iter(), new.into_iter());
        assert_eq!(ranks, [vec![0, 2, 3, 5], vec![1, 2, 4, 5, 6]]);
        let mut walk = Walk::default();
        let met = core::iter::from_fn(|| walk.next(&ranks));
        let met: Vec<String> = met
            .map(|[one, two]| [one.map(|at| old[at]), two.map(|at| new[at])].map(Option::unwrap_or_default).concat())
            .collect();
        assert_eq!(met, ["a", "b", "cc", "d", "e", "ff", "g"]);
    }
}
