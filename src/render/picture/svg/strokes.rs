//! Lines with the ends of SBGN's activity flow: an arrowhead raises, a bar lowers, an open diamond is of
//! unknown sign.

use crate::model::{Effect, EpistemicStatus};
use crate::render::picture::layout::Point;
use crate::render::style::{LIGHT, MISSING_DASH, dash, width};

/// How a link is drawn, apart from where.
#[derive(Clone, Copy)]
pub(super) struct Stroke {
    pub(super) effect: Effect,
    pub(super) status: Option<EpistemicStatus>,
    pub(super) publications: usize,
    pub(super) is_correlation: bool,
    pub(super) is_missing: bool,
}

impl Stroke {
    /// The line and its end.
    pub(super) fn draw(self, points: &[Point]) -> String {
        let [.., before, tip] = points else { return String::new() };
        let width = if self.is_missing { "2" } else { width(self.effect, self.publications) };
        let dashes = self.dashes().map_or_else(String::new, |dashes| format!(r#" stroke-dasharray="{dashes}""#));
        let (right, down) = ((tip.x - before.x).signum(), (tip.y - before.y).signum());
        let back = |by: i32| Point { x: tip.x - right * by, y: tip.y - down * by };
        let short = match self.effect {
            Effect::Positive => 8,
            Effect::Negative => 3,
            Effect::Unsigned => 12,
            Effect::Carrier | Effect::None => 0,
        };
        let mut way = points.to_vec();
        if let Some(last) = way.last_mut() {
            *last = back(short);
        }
        let line = path(&way);
        let end = end(self.effect, *tip, (right, down));
        if self.is_correlation {
            // Two lines side by side: a broad one, and the paper along its middle.
            let paper = LIGHT.paper;
            return format!(
                r#"<path d="{line}" fill="none" stroke="currentColor" stroke-width="4.6"{dashes}/><path class="gap" d="{line}" fill="none" stroke="{paper}" stroke-width="2"/>{end}"#
            );
        }
        format!(r#"<path d="{line}" fill="none" stroke="currentColor" stroke-width="{width}"{dashes}/>{end}"#)
    }

    fn dashes(self) -> Option<&'static str> {
        let dash = if self.is_missing { MISSING_DASH } else { dash(self.status) };
        match dash.lengths {
            "" => None,
            lengths => Some(lengths),
        }
    }
}

/// The end at a tip that is reached in a direction.
fn end(effect: Effect, tip: Point, (right, down): (i32, i32)) -> String {
    let at = |back: i32, aside: i32| {
        let (x, y) = (tip.x - right * back + down * aside, tip.y - down * back + right * aside);
        format!("{x} {y}")
    };
    match effect {
        Effect::Positive => {
            format!(r#"<path d="M{}L{}L{}z" fill="currentColor"/>"#, at(0, 0), at(9, -5), at(9, 5))
        }
        Effect::Negative => {
            let (from, to) = (at(4, -6), at(4, 6));
            format!(r#"<path d="M{from}L{to}" fill="none" stroke="currentColor" stroke-width="3"/>"#)
        }
        Effect::Unsigned => format!(
            r#"<path class="open" d="M{}L{}L{}L{}z" fill="{}" stroke="currentColor" stroke-width="1.4"/>"#,
            at(1, 0),
            at(7, -5),
            at(13, 0),
            at(7, 5),
            LIGHT.paper
        ),
        Effect::Carrier | Effect::None => String::new(),
    }
}

/// The path through points, as [`Route`](crate::render::picture::Route) says.
pub(super) fn path(points: &[Point]) -> String {
    let mut path = points.first().map_or_else(String::new, |first| format!("M{} {}", first.x, first.y));
    path.extend(points.windows(2).map(|pair| {
        let (from, to) = (pair[0], pair[1]);
        let middle = i32::midpoint(from.x, to.x);
        if from.y == to.y {
            format!("H{}", to.x)
        } else if from.x == to.x {
            format!("V{}", to.y)
        } else {
            format!("C{middle} {} {middle} {} {} {}", from.y, to.y, to.x, to.y)
        }
    }));
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(effect: Effect, status: Option<EpistemicStatus>, publications: usize, expected: &str) {
        let points = [Point { x: 0, y: 5 }, Point { x: 40, y: 5 }];
        let drawn = Stroke { effect, status, publications, is_correlation: false, is_missing: false }.draw(&points);
        assert!(drawn.contains(expected), "{drawn}");
    }

    #[test]
    fn ends_tell_the_effect() {
        check(Effect::Positive, None, 0, "M40 5L31 0L31 10z");
        check(Effect::Negative, None, 0, "M36 -1L36 11");
        check(Effect::Unsigned, None, 0, "class=\"open\" d=\"M39 5L33 0L27 5L33 10z\"");
        check(Effect::Carrier, None, 0, "H40\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.8\"/>");
    }

    #[test]
    fn dashes_tell_the_status_and_weight_the_publications() {
        check(Effect::Positive, Some(EpistemicStatus::Hypothesised), 1, "stroke-dasharray=\"2 4\"");
        check(Effect::Unsigned, Some(EpistemicStatus::Suggested), 1, "stroke-dasharray=\"9 4\"");
        check(Effect::Negative, Some(EpistemicStatus::Established), 3, "stroke-width=\"2\"/>");
        check(Effect::Negative, Some(EpistemicStatus::Established), 12, "stroke-width=\"3.8\"/>");
    }
}
