//! The upright pieces of links between two columns: each has a track of its own, so that lines stay apart.
//!
//! After Sander, A Fast Heuristic for Hierarchical Manhattan Layout (1995): of two pieces that pass each other, one has
//! to be further left for the links not to cross, or not to run along each other; the tracks follow from all such
//! pairs.

/// Lines that run along each other for a bit are at least so far apart.
pub(super) const CLEAR: i32 = 4;
/// Of more pieces in one gap, pairs are not compared.
const MOST: usize = 600;
/// What it costs if two links run along each other, in crossings.
const ALONG: i32 = 1_000;

/// What leads from one column to the next: the heights at which it leaves and arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) left: i32,
    pub(super) right: i32,
}

impl Piece {
    const fn span(self) -> (i32, i32) {
        if self.left < self.right { (self.left, self.right) } else { (self.right, self.left) }
    }

    /// Whether the upright parts of the two need tracks of their own.
    const fn passes(self, other: Self) -> bool {
        let ((top, bottom), (other_top, other_bottom)) = (self.span(), other.span());
        top < other_bottom + CLEAR && other_top < bottom + CLEAR
    }

    const fn crosses(self, level: i32) -> bool {
        let (top, bottom) = self.span();
        top < level && level < bottom
    }

    /// What it costs if this one is further left than the other.
    fn cost_before(self, other: Self) -> i32 {
        let along = if runs_along(self, other) { ALONG } else { 0 };
        along + i32::from(self.crosses(other.left)) + i32::from(other.crosses(self.right))
    }
}

/// Whether the level parts of two pieces run along each other if the first is further left.
pub(super) const fn runs_along(first: Piece, second: Piece) -> bool {
    (first.right - second.left).abs() < CLEAR
}

/// The track of each piece from 0 on the left; pieces that are level have none.
///
/// # Complexity
///
/// The square of the number of pieces, up to 600; beyond, their number times that of tracks.
pub(super) fn tracks(pieces: &[Piece]) -> Vec<Option<usize>> {
    let upright: Vec<usize> = (0..pieces.len()).filter(|&piece| pieces[piece].left != pieces[piece].right).collect();
    let pieces_of: Vec<Piece> = upright.iter().map(|&piece| pieces[piece]).collect();
    let (sequence, before) = if upright.len() > MOST { by_height(&pieces_of) } else { by_pairs(&pieces_of) };
    let mut track = vec![0_usize; upright.len()];
    let mut taken: Vec<Vec<usize>> = Vec::new();
    for &piece in &sequence {
        let least = before[piece].iter().map(|&other| track[other] + 1).max().unwrap_or(0);
        let is_free = |at: &usize| {
            let others = taken.get(*at);
            others.is_none_or(|others| others.iter().all(|&other| !pieces_of[other].passes(pieces_of[piece])))
        };
        let at = (least..=taken.len()).find(is_free).unwrap_or(least);
        track[piece] = at;
        taken.resize(taken.len().max(at + 1), Vec::new());
        taken[at].push(piece);
    }
    let mut tracks = vec![None; pieces.len()];
    for (&piece, at) in upright.iter().zip(track) {
        tracks[piece] = Some(at);
    }
    tracks
}

/// A sequence of pieces, and which before each has to be further left than it.
type Sequence = (Vec<usize>, Vec<Vec<usize>>);

/// What falls from the lowest on, what rises from the highest on: pieces of one kind then do not cross.
fn by_height(pieces: &[Piece]) -> Sequence {
    let mut sequence: Vec<usize> = (0..pieces.len()).collect();
    sequence.sort_by_key(|&piece| {
        let Piece { left, right } = pieces[piece];
        (left > right, if left > right { left } else { -left }, right)
    });
    (sequence, vec![Vec::new(); pieces.len()])
}

/// A sequence in which few pairs are the wrong way round, the costly ones least (after Eades, Lin and Smyth, A Fast and
/// Effective Heuristic for the Feedback Arc Set Problem, 1993).
fn by_pairs(pieces: &[Piece]) -> Sequence {
    let count = pieces.len();
    let mut after: Vec<Vec<(usize, i32)>> = vec![Vec::new(); count];
    let mut before: Vec<Vec<(usize, i32)>> = vec![Vec::new(); count];
    for one in 0..count {
        for other in (one + 1..count).filter(|&other| pieces[one].passes(pieces[other])) {
            let weight = pieces[other].cost_before(pieces[one]) - pieces[one].cost_before(pieces[other]);
            let (first, second) = if weight > 0 { (one, other) } else { (other, one) };
            if weight != 0 {
                after[first].push((second, weight.abs()));
                before[second].push((first, weight.abs()));
            }
        }
    }
    let sum = |pairs: &[(usize, i32)]| pairs.iter().map(|(_, weight)| weight).sum::<i32>();
    let mut out: Vec<i32> = after.iter().map(|pairs| sum(pairs)).collect();
    let mut into: Vec<i32> = before.iter().map(|pairs| sum(pairs)).collect();
    let mut left: Vec<usize> = (0..count).collect();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    while !left.is_empty() {
        // What nothing has to be before goes first, what has to be before nothing last, else what costs least.
        let rank = |&piece: &usize| match (into[piece], out[piece]) {
            (0, _) => (0, 0),
            (_, 0) => (1, 0),
            (into, out) => (2, into - out),
        };
        let Some(place) = (0..left.len()).min_by_key(|&place| (rank(&left[place]), place)) else { break };
        let piece = left.remove(place);
        if rank(&piece).0 == 1 {
            last.push(piece);
        } else {
            first.push(piece);
        }
        for &(other, weight) in &after[piece] {
            into[other] -= weight;
        }
        for &(other, weight) in &before[piece] {
            out[other] -= weight;
        }
    }
    first.extend(last.into_iter().rev());
    let mut place = vec![0; count];
    first.iter().enumerate().for_each(|(at, &piece)| place[piece] = at);
    let kept = |(piece, pairs): (usize, Vec<(usize, i32)>)| {
        pairs.into_iter().map(|(other, _)| other).filter(|&other| place[other] < place[piece]).collect()
    };
    let before = before.into_iter().enumerate().map(kept).collect();
    (first, before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(pieces: &[(i32, i32)], expected: &[Option<usize>]) {
        let pieces: Vec<Piece> = pieces.iter().map(|&(left, right)| Piece { left, right }).collect();
        assert_eq!(tracks(&pieces), expected);
    }

    #[test]
    fn a_fan_does_not_cross_itself() {
        check(&[(0, 60), (6, 120), (12, 180)], &[Some(2), Some(1), Some(0)]);
        check(&[(0, -180), (6, -120), (12, -60)], &[Some(0), Some(1), Some(2)]);
        check(&[(60, 0), (120, 6), (180, 12)], &[Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn what_is_level_takes_no_track_and_what_does_not_meet_shares_one() {
        check(&[(0, 0), (0, 50), (100, 150)], &[None, Some(0), Some(0)]);
    }

    #[test]
    fn links_that_leave_where_others_arrive_do_not_run_along_each_other() {
        check(&[(0, 50), (50, 100)], &[Some(1), Some(0)]);
    }

    proptest! {
        #[test]
        fn upright_pieces_of_a_track_never_meet(ends in prop::collection::vec((0_i32..40, 0_i32..40), 0..30)) {
            let pieces: Vec<Piece> =
                ends.iter().map(|(left, right)| Piece { left: left * 7, right: right * 7 }).collect();
            let tracks = tracks(&pieces);
            for (number, one) in pieces.iter().enumerate() {
                prop_assert_eq!(tracks[number].is_some(), one.left != one.right);
                for (place, other) in pieces[..number].iter().enumerate() {
                    let are_apart = tracks[number].is_none() || tracks[number] != tracks[place] || !one.passes(*other);
                    prop_assert!(are_apart, "{:?} {:?}", one, other);
                }
            }
        }
    }
}
