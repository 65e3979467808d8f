//! What every layout promises.

use mechgraph::render::{Layout, Picture, Placed, Point, Rectangle, Route};

/// A link may end so far within its node's box, where the outline is not upright.
const INSET: i32 = 16;
/// Pieces into which a curve is cut.
const PIECES: i32 = 32;

/// The layout of a picture, every promise of which holds.
pub(crate) fn check(picture: &Picture) -> Layout {
    let layout = picture.layout();
    assert_eq!((layout.boxes.len(), layout.routes.len()), (picture.nodes.len(), picture.links.len()));
    assert_eq!(layout.bands.len(), picture.bands.len());
    nothing_overlaps(&layout);
    for (link, route) in picture.links.iter().zip(&layout.routes) {
        let (from, to) = (layout.boxes[link.from].area, layout.boxes[link.to].area);
        let (first, last) = (route.points[0], *route.points.last().unwrap());
        assert!(is_at(from, first), "{first:?} is not at {from:?}");
        assert!(is_at(to, last), "{last:?} is not at {to:?}");
        for (number, placed) in layout.boxes.iter().enumerate() {
            let inside =
                if number == link.from || number == link.to { shrunk(placed.area, INSET, 0) } else { placed.area };
            assert!(
                !runs_through(route, inside),
                "{} runs through {placed:?}: {route:?}",
                picture.nodes[link.from].name
            );
        }
        let canvas = Rectangle { x: 0, y: 0, width: layout.width, height: layout.height };
        for point in &route.points {
            assert!(canvas.contains(Rectangle { x: point.x, y: point.y, width: 0, height: 0 }), "{point:?}");
        }
        for other in layout.bands.iter().chain(layout.legend.iter().map(|(_, placed)| placed)) {
            assert!(!runs_through(route, other.area), "{route:?} runs through {other:?}");
        }
    }
    tips_stand_apart(picture, &layout);
    layout
}

fn nothing_overlaps(layout: &Layout) {
    let legend = layout.legend.iter().map(|(_, placed)| placed);
    let all: Vec<&Placed> = layout.boxes.iter().chain(&layout.bands).chain(legend).collect();
    let canvas = Rectangle { x: 0, y: 0, width: layout.width, height: layout.height };
    for (number, placed) in all.iter().enumerate() {
        assert!(canvas.contains(placed.area), "{placed:?} is outside {canvas:?}");
        for other in &all[..number] {
            assert!(!placed.area.overlaps(other.area), "{placed:?} overlaps {other:?}");
        }
        assert!(!placed.lines.is_empty());
        for (place, line) in placed.lines.iter().enumerate() {
            assert!(placed.area.contains(line.area), "{line:?} is outside {:?}", placed.area);
            assert!(line.area.y < line.baseline && line.baseline < line.area.bottom());
            assert!(placed.lines[..place].iter().all(|other| !other.area.overlaps(line.area)), "{placed:?}");
        }
    }
}

/// Heads of links are told apart where they end at one node.
fn tips_stand_apart(picture: &Picture, layout: &Layout) {
    let tips: Vec<(usize, Point)> = picture
        .links
        .iter()
        .zip(&layout.routes)
        .map(|(link, route)| (link.to, *route.points.last().unwrap()))
        .collect();
    for (number, (to, tip)) in tips.iter().enumerate() {
        for (other_to, other) in &tips[..number] {
            let apart = (tip.x - other.x).abs().max((tip.y - other.y).abs());
            assert!(to != other_to || apart >= 6, "{tip:?} and {other:?}");
        }
    }
}

/// Whether a point is at the upright sides of a box, or at its upper side.
fn is_at(area: Rectangle, Point { x, y }: Point) -> bool {
    let (left, right) = (x - area.x, area.right() - x);
    let within = left >= 0 && right >= 0 && area.y <= y && y <= area.bottom();
    within && (left.min(right) <= INSET || y == area.y)
}

fn shrunk(area: Rectangle, aside: i32, down: i32) -> Rectangle {
    let (width, height) = ((area.width - 2 * aside).max(0), (area.height - 2 * down).max(0));
    Rectangle { x: area.x + aside, y: area.y + down, width, height }
}

/// Whether a route has a point within a box, its border left out.
fn runs_through(route: &Route, area: Rectangle) -> bool {
    let is_within = |(x, y): (f64, f64)| {
        f64::from(area.x) < x && x < f64::from(area.right()) && f64::from(area.y) < y && y < f64::from(area.bottom())
    };
    route.points.windows(2).any(|pair| {
        let (from, to) = (pair[0], pair[1]);
        if from.x == to.x || from.y == to.y {
            let (x, y) = (from.x.min(to.x), from.y.min(to.y));
            let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
            let (right, bottom) = (x + width, y + height);
            return area.x < right.max(x + 1)
                && x.min(right - 1) < area.right()
                && area.y < bottom.max(y + 1)
                && y.min(bottom - 1) < area.bottom()
                && !(width == 0 && (x <= area.x || x >= area.right()))
                && !(height == 0 && (y <= area.y || y >= area.bottom()));
        }
        (0..=PIECES).any(|piece| is_within(along(from, to, f64::from(piece) / f64::from(PIECES))))
    })
}

/// A point of the curve between two points, from 0 to 1.
fn along(from: Point, to: Point, at: f64) -> (f64, f64) {
    let middle = f64::from(i32::midpoint(from.x, to.x));
    let cubic = |a: f64, b: f64, c: f64, d: f64| {
        let rest = 1.0 - at;
        rest.powi(3) * a + 3.0 * rest * rest * at * b + 3.0 * rest * at * at * c + at.powi(3) * d
    };
    let (from_y, to_y) = (f64::from(from.y), f64::from(to.y));
    (cubic(f64::from(from.x), middle, middle, f64::from(to.x)), cubic(from_y, from_y, to_y, to_y))
}

#[test]
fn a_route_through_a_box_is_seen() {
    let area = Rectangle { x: 40, y: 40, width: 20, height: 20 };
    let mut picture = super::sketch::picture(&[("a", mechgraph::render::Kind::Drug)], &[]);
    picture.links.clear();
    let route = |points: &[(i32, i32)]| {
        let named = super::sketch::named();
        let mut route = named[0].1.layout().routes[0].clone();
        route.points = points.iter().map(|&(x, y)| Point { x, y }).collect();
        route
    };
    let check =
        |points: &[(i32, i32)], expected: bool| assert_eq!(runs_through(&route(points), area), expected, "{points:?}");
    check(&[(0, 50), (100, 50)], true);
    check(&[(0, 40), (100, 40)], false);
    check(&[(50, 0), (50, 100)], true);
    check(&[(0, 0), (100, 100)], true);
    check(&[(0, 0), (30, 100)], false);
    check(&[(0, 50), (40, 50)], false);
}
