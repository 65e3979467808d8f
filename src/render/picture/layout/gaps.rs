//! The gaps between columns: which links pass them, on which tracks, and how wide that makes each.

use super::channels::{CLEAR, Piece, runs_along, tracks};
use super::digraph::Layered;
use super::levels::Levels;
use super::sizes::Sizes;

/// How far the first and the last track are from the columns, where no link has its head there, and where one does.
const LEADS: (i32, i32) = (10, 20);
/// How often links are moved so that they do not run along each other.
const ROUNDS: usize = 4;

/// The gap after a column.
#[derive(Debug)]
pub(super) struct Gap {
    /// The links that pass it, each with its place along its chain and its track.
    pub(super) steps: Vec<(usize, usize, Option<usize>)>,
    /// From the column on the left to the first track.
    lead: i32,
    /// How many tracks there are.
    tracks: i32,
    /// From track to track.
    apart: i32,
    /// The width that it needs.
    pub(super) width: i32,
}

impl Gap {
    /// The gaps after every column but the last, with lines `apart` at least; moves links a little where that keeps
    /// them from running along each other.
    pub(super) fn all(
        layered: &Layered,
        levels: &mut Levels,
        sizes: &Sizes,
        middles: &[i32],
        heads: &[(bool, bool)],
        apart: i32,
    ) -> Vec<Self> {
        let mut steps: Vec<Vec<(usize, usize)>> = vec![Vec::new(); layered.layers.len().saturating_sub(1)];
        for (link, chain) in layered.chains.iter().enumerate() {
            for (at, pair) in chain.windows(2).enumerate() {
                steps[layered.layer[pair[0]]].push((link, at));
            }
        }
        let gap = |steps: Vec<(usize, usize)>| {
            let mut found = Vec::new();
            for _ in 0..ROUNDS {
                let pieces: Vec<Piece> = steps.iter().map(|&step| piece(levels, step)).collect();
                found = tracks(&pieces);
                if !mend(layered, levels, sizes, middles, &steps, &pieces, &found) {
                    break;
                }
            }
            let count = found.iter().flatten().max().map_or(0, |last| last + 1);
            let tracks = i32::try_from(count).unwrap_or(i32::MAX);
            let lead = |has_head: bool| if has_head { LEADS.1 } else { LEADS.0 };
            let heads_before = steps.iter().any(|&(link, at)| at == 0 && heads[link].0);
            let heads_after = steps.iter().any(|&(link, at)| at + 2 == layered.chains[link].len() && heads[link].1);
            let (lead, after) = (lead(heads_before), lead(heads_after));
            let steps = steps.into_iter().zip(found).map(|((link, at), track)| (link, at, track)).collect();
            Self { steps, lead, tracks, apart, width: lead + after + apart * (tracks - 1).max(0) }
        };
        steps.into_iter().map(gap).collect()
    }

    /// How far a track is from the column on the left, in a gap of a width.
    pub(super) fn track(&self, track: usize, width: i32) -> i32 {
        let spare = (width - self.width).max(0) / 2;
        self.lead + spare + self.apart * i32::try_from(track).unwrap_or(self.tracks)
    }
}

fn piece(levels: &Levels, (link, at): (usize, usize)) -> Piece {
    Piece { left: levels.of[link][at], right: levels.of[link][at + 1] }
}

/// Moves the first link that runs along another in this gap, if any does and can be moved.
fn mend(
    layered: &Layered,
    levels: &mut Levels,
    sizes: &Sizes,
    middles: &[i32],
    steps: &[(usize, usize)],
    pieces: &[Piece],
    tracks: &[Option<usize>],
) -> bool {
    let mut has_moved = false;
    for (first, one) in pieces.iter().enumerate() {
        for (second, other) in pieces.iter().enumerate() {
            let (Some(left), Some(right)) = (tracks[first], tracks[second]) else { continue };
            if left >= right || !runs_along(*one, *other) {
                continue;
            }
            let ((link, at), (before, from)) = (steps[first], steps[second]);
            let moves = [
                ((link, at + 1), other.left + CLEAR),
                ((link, at + 1), other.left - CLEAR),
                ((before, from), one.right + CLEAR),
                ((before, from), one.right - CLEAR),
            ];
            let mut moves = moves;
            moves.sort_by_key(|&((link, at), to)| (levels.of[link][at] - to).abs());
            has_moved |= moves.into_iter().any(|(place, to)| levels.shift(layered, sizes, middles, place, to));
        }
    }
    has_moved
}
