//! Lines with the ends of SBGN's activity flow: an arrowhead raises, a bar lowers, an open diamond is of
//! unknown sign.

use crate::model::{Basis, Effect};
use crate::render::picture::layout::Point;
use crate::render::picture::scene::Link;
use crate::style::{LIGHT, MISSING_DASH, dash, stroke, width};

impl Link {
    /// The line and its end.
    pub(super) fn drawn(&self, points: &[Point]) -> String {
        [self.drawn_line(points, Effect::None), self.drawn_end(points)].concat()
    }

    /// The line up to its end, and to that of another effect where it starts.
    pub(super) fn drawn_line(&self, points: &[Point], start: Effect) -> String {
        let width = if self.is_missing { "2" } else { width(self.effect, self.publications) };
        let dashes = self.dashes().map_or_else(String::new, |dashes| format!(r#" stroke-dasharray="{dashes}""#));
        let mut way = points.to_vec();
        shorten(&mut way, self.effect);
        way.reverse();
        shorten(&mut way, start);
        way.reverse();
        let (line, ink) = (path(&way), stroke(self.effect));
        if self.is_correlation {
            // Two lines side by side: a broad one, and the paper along its middle.
            let paper = LIGHT.paper;
            return format!(
                r#"<path d="{line}" fill="none" stroke="{ink}" stroke-width="4.6"{dashes}/><path class="gap" d="{line}" fill="none" stroke="{paper}" stroke-width="2"/>"#
            );
        }
        format!(r#"<path d="{line}" fill="none" stroke="{ink}" stroke-width="{width}"{dashes}/>"#)
    }

    /// What the effect ends its line with.
    pub(super) fn drawn_end(&self, points: &[Point]) -> String {
        let [.., before, tip] = points else { return String::new() };
        let towards = ((tip.x - before.x).signum(), (tip.y - before.y).signum());
        end(self.effect, self.basis, *tip, towards)
    }

    fn dashes(&self) -> Option<&'static str> {
        let dash = if self.is_missing { MISSING_DASH } else { dash(self.status) };
        match dash.lengths {
            "" => None,
            lengths => Some(lengths),
        }
    }
}

/// The end at a tip that is reached in a direction.
fn end(effect: Effect, basis: Option<Basis>, tip: Point, (right, down): (i32, i32)) -> String {
    let at = |back: i32, aside: i32| {
        let (x, y) = (tip.x - right * back + down * aside, tip.y - down * back + right * aside);
        format!("{x} {y}")
    };
    let ink = stroke(effect);
    match effect {
        Effect::Positive => {
            format!(r#"<path d="M{}L{}L{}z" fill="{ink}"/>"#, at(0, 0), at(9, -5), at(9, 5))
        }
        Effect::Negative => {
            let (from, to) = (at(4, -6), at(4, 6));
            format!(r#"<path d="M{from}L{to}" fill="none" stroke="{ink}" stroke-width="3"/>"#)
        }
        Effect::Unsigned => {
            let corners = match basis {
                Some(Basis::Membership | Basis::Place) => [at(1, -5), at(12, -5), at(12, 5), at(1, 5)],
                _ => [at(1, 0), at(7, -5), at(13, 0), at(7, 5)],
            };
            let fill = match basis {
                Some(Basis::Genetic | Basis::Place) => format!(r#"fill="{ink}""#),
                _ => format!(r#"class="open" fill="{}""#, LIGHT.paper),
            };
            let corners = corners.join("L");
            format!(r#"<path d="M{corners}z" {fill} stroke="{ink}" stroke-width="1.4"/>"#)
        }
        Effect::Carrier | Effect::None => String::new(),
    }
}

/// Ends a line where its head begins.
fn shorten(way: &mut [Point], effect: Effect) {
    let by = match effect {
        Effect::Positive => 8,
        Effect::Negative => 3,
        Effect::Unsigned => 12,
        Effect::Carrier | Effect::None => 0,
    };
    if let [.., before, tip] = way {
        let (right, down) = ((tip.x - before.x).signum(), (tip.y - before.y).signum());
        *tip = Point { x: tip.x - right * by, y: tip.y - down * by };
    }
}

/// The radius of corners.
const RADIUS: i32 = 9;

/// The path through points, with round corners.
pub(super) fn path(points: &[Point]) -> String {
    let ([first, ..], [.., last]) = (points, points) else { return String::new() };
    let mut path = format!("M{} {}", first.x, first.y);
    let mut at = *first;
    let mut place = 1;
    while place + 1 < points.len() {
        let (corner, next) = (points[place], points[place + 1]);
        // A small step is one curve, if the lines on both of its sides are long enough.
        let climb = (next.y - corner.y).abs();
        if corner.x == next.x
            && climb < 2 * RADIUS
            && let Some(after) = points.get(place + 2)
        {
            let half = RADIUS.min((corner.x - at.x).abs() / 2).min((after.x - next.x).abs() / 2);
            let (from, to) = (towards(corner, at, half), towards(next, *after, half));
            path += &line(at, from);
            let piece = format!("C{} {} {} {} {} {}", corner.x, from.y, corner.x, to.y, to.x, to.y);
            path += &piece;
            at = to;
            place += 2;
            continue;
        }
        let radius = RADIUS.min(length(at, corner)).min(length(corner, next) / 2);
        let (from, to) = (towards(corner, at, radius), towards(corner, next, radius));
        path += &line(at, from);
        let piece = format!("Q{} {} {} {}", corner.x, corner.y, to.x, to.y);
        path += &piece;
        at = to;
        place += 1;
    }
    path + &line(at, *last)
}

fn line(from: Point, to: Point) -> String {
    match (from.x == to.x, from.y == to.y) {
        (true, true) => String::new(),
        (false, true) => format!("H{}", to.x),
        (true, false) => format!("V{}", to.y),
        (false, false) => format!("L{} {}", to.x, to.y),
    }
}

const fn length(from: Point, to: Point) -> i32 {
    (to.x - from.x).abs() + (to.y - from.y).abs()
}

/// So far from one point towards another.
const fn towards(from: Point, to: Point, by: i32) -> Point {
    Point { x: from.x + (to.x - from.x).signum() * by, y: from.y + (to.y - from.y).signum() * by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EpistemicStatus;

    fn check(effect: Effect, status: Option<EpistemicStatus>, publications: usize, expected: &str) {
        let points = [Point { x: 0, y: 5 }, Point { x: 40, y: 5 }];
        let drawn = Link { status, publications, ..Link::between(0, 1, effect) }.drawn(&points);
        assert!(drawn.contains(expected), "{drawn}");
    }

    #[test]
    fn ends_tell_the_effect() {
        check(Effect::Positive, None, 0, "M40 5L31 0L31 10z");
        check(Effect::Negative, None, 0, "M36 -1L36 11");
        check(Effect::Unsigned, None, 0, "d=\"M39 5L33 0L27 5L33 10z\" class=\"open\"");
        check(Effect::Carrier, None, 0, "M0 5H40\" fill=\"none\" stroke=\"#1b1f24\" stroke-width=\"0.8\"/>");
    }

    #[test]
    fn corners_are_round() {
        let check = |points: &[(i32, i32)], expected| {
            let points: Vec<Point> = points.iter().map(|&(x, y)| Point { x, y }).collect();
            assert_eq!(path(&points), expected);
        };
        check(&[(0, 0), (50, 0)], "M0 0H50");
        check(&[(0, 0), (50, 0), (50, 40), (90, 40)], "M0 0H41Q50 0 50 9V31Q50 40 59 40H90");
        check(&[(0, 0), (50, 0), (50, 6), (90, 6)], "M0 0H41C50 0 50 6 59 6H90");
        check(&[(0, 20), (0, 0), (12, 0), (12, 20)], "M0 20V6Q0 0 6 0Q12 0 12 6V20");
    }

    #[test]
    fn dashes_tell_the_status_and_weight_the_publications() {
        check(Effect::Positive, Some(EpistemicStatus::Hypothesised), 1, "stroke-dasharray=\"2 4\"");
        check(Effect::Unsigned, Some(EpistemicStatus::Suggested), 1, "stroke-dasharray=\"9 4\"");
        check(Effect::Negative, Some(EpistemicStatus::Established), 3, "stroke-width=\"2\"/>");
        check(Effect::Negative, Some(EpistemicStatus::Established), 12, "stroke-width=\"3.8\"/>");
    }
}
