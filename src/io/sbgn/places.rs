//! Where the glyphs of a map are, and where its arcs meet them.

use std::collections::VecDeque;

/// Width and height of a glyph.
pub(super) const SIZE: (f64, f64) = (150.0, 50.0);

/// Between the corners of neighbours.
const STEP: (f64, f64) = (260.0, 90.0);
const MARGIN: f64 = 40.0;

/// The left upper corner of each glyph of which there are `count`; none for one without an arc.
///
/// A glyph is as far to the right as it is steps from the nearest one that nothing acts on; in a circle, from the first.
pub(super) fn corners(count: usize, arcs: &[(usize, usize)]) -> Vec<Option<(f64, f64)>> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
    let (mut is_acted_on, mut has_arc) = (vec![false; count], vec![false; count]);
    for (from, to) in arcs {
        if let Some(after) = after.get_mut(*from) {
            after.push(*to);
        }
        for place in [from, to] {
            if let Some(has_arc) = has_arc.get_mut(*place) {
                *has_arc = true;
            }
        }
        if let Some(is_acted_on) = is_acted_on.get_mut(*to) {
            *is_acted_on = true;
        }
    }
    let drawn = |place: &usize| has_arc.get(*place) == Some(&true);
    let starts = (0..count).filter(drawn).filter(|place| is_acted_on.get(*place) == Some(&false));
    let mut waiting: VecDeque<(usize, usize)> = starts.map(|place| (place, 0)).collect();
    let mut rest = (0..count).filter(drawn);
    let mut corners: Vec<Option<(f64, f64)>> = vec![None; count];
    let mut rows: Vec<u32> = Vec::new();
    loop {
        let Some((place, layer)) = waiting.pop_front().or_else(|| Some((rest.next()?, 0))) else { return corners };
        let Some(corner @ None) = corners.get_mut(place) else { continue };
        rows.resize(rows.len().max(layer + 1), 0);
        let row = rows.get_mut(layer).map_or(0, |row| std::mem::replace(row, *row + 1));
        *corner =
            Some((MARGIN + STEP.0 * u32::try_from(layer).map_or(0.0, f64::from), MARGIN + STEP.1 * f64::from(row)));
        waiting.extend(after.get(place).into_iter().flatten().map(|next| (*next, layer + 1)));
    }
}

/// Where the line between the middles of two glyphs leaves the one and reaches the other.
pub(super) fn ends(from: (f64, f64), to: (f64, f64)) -> [(f64, f64); 2] {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let (half, other_half) = (SIZE.0 / 2.0, SIZE.1 / 2.0);
    // The share of the line that is inside a glyph; glyphs do not touch, so it is below one half.
    let share = (half / across.abs()).min(other_half / down.abs());
    let share = if share.is_finite() { share.min(0.5) } else { 0.5 };
    let middle = |corner: (f64, f64)| (corner.0 + half, corner.1 + other_half);
    let (from, to) = (middle(from), middle(to));
    [(from.0 + across * share, from.1 + down * share), (to.0 - across * share, to.1 - down * share)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_in_layers_and_circles_end() {
        let corners = corners(6, &[(0, 1), (1, 2), (2, 1), (4, 5), (5, 4)]);
        let layer = |place: usize| corners[place].map(|corner| format!("{:.0}", (corner.0 - MARGIN) / STEP.0));
        let layers: Vec<String> = (0..6).map(|place| layer(place).unwrap_or_default()).collect();
        assert_eq!(layers, ["0", "1", "2", "", "0", "1"]);
        let mut seen: Vec<_> = corners.iter().flatten().map(|corner| format!("{corner:?}")).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5, "no two at one place");
    }

    #[test]
    fn arcs_meet_the_borders() {
        assert_eq!(ends((0.0, 0.0), (260.0, 0.0)), [(150.0, 25.0), (260.0, 25.0)]);
        assert_eq!(ends((0.0, 0.0), (0.0, 90.0)), [(75.0, 50.0), (75.0, 90.0)]);
        assert_eq!(ends((260.0, 0.0), (0.0, 0.0)), [(260.0, 25.0), (150.0, 25.0)]);
    }
}
