//! What every layout promises.

use mechgraph::render::{Layout, Picture, Placed, Point, Rectangle, Route};
use unicode_width::UnicodeWidthChar;

/// A link may end so far within its node's box, where the outline is not upright.
const INSET: i32 = 16;
/// Lines that run along each other are at least so far apart.
const APART: i32 = 4;
/// In a tangle, they may run along each other for so long.
const TANGLE: i32 = 80;

/// The layout of a picture, every promise of which holds.
pub(crate) fn check(picture: &Picture) -> Layout {
    let layout = check_but_for_lines(picture);
    lines_stay_apart(picture, &layout, 0);
    layout
}

/// The same, where two lines may run along each other from one track to another: some tangles leave no other way.
pub(crate) fn check_tangle(picture: &Picture) -> Layout {
    let layout = check_but_for_lines(picture);
    lines_stay_apart(picture, &layout, TANGLE);
    layout
}

fn check_but_for_lines(picture: &Picture) -> Layout {
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
    labels_are_whole(picture, &layout);
    layout
}

/// The straight pieces of a route, each with its ends in ascending order.
fn pieces(route: &Route) -> impl Iterator<Item = Rectangle> {
    route.points.windows(2).map(move |pair| {
        let (from, to) = (pair[0], pair[1]);
        assert!(from.x == to.x || from.y == to.y, "{route:?} is slanted");
        let (x, y) = (from.x.min(to.x), from.y.min(to.y));
        Rectangle { x, y, width: (from.x - to.x).abs(), height: (from.y - to.y).abs() }
    })
}

/// Lines may cross, but never run along each other closely; two links on one line, to and fro, are one line.
fn lines_stay_apart(picture: &Picture, layout: &Layout, most: i32) {
    let lies_back = |one: usize, other: usize| {
        let mut back = layout.routes[other].points.clone();
        back.reverse();
        let (one_link, other_link) = (&picture.links[one], &picture.links[other]);
        let is_pair = (one_link.from, one_link.to) == (other_link.to, other_link.from);
        is_pair && one_link.status == other_link.status && layout.routes[one].points == back
    };
    let all: Vec<Vec<Rectangle>> = layout.routes.iter().map(|route| pieces(route).collect()).collect();
    for (number, one) in all.iter().enumerate() {
        for (place, other) in all[..number].iter().enumerate() {
            if lies_back(number, place) {
                continue;
            }
            for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                let (along, apart) = if a.width > 0 && b.width > 0 {
                    (a.right().min(b.right()) - a.x.max(b.x), (a.y - b.y).abs())
                } else if a.height > 0 && b.height > 0 {
                    (a.bottom().min(b.bottom()) - a.y.max(b.y), (a.x - b.x).abs())
                } else {
                    continue;
                };
                assert!(
                    along <= most || apart >= APART,
                    "{} runs along {}: {a:?} {b:?}",
                    told(picture, number),
                    told(picture, place)
                );
            }
        }
    }
}

fn told(picture: &Picture, link: usize) -> String {
    let link = &picture.links[link];
    format!("{} to {}", picture.nodes[link.from].name, picture.nodes[link.to].name)
}

/// No line of a label ends within a word.
fn labels_are_whole(picture: &Picture, layout: &Layout) {
    for (node, placed) in picture.nodes.iter().zip(&layout.boxes) {
        let lines: Vec<&str> = placed.lines.iter().map(|line| &*line.text).collect();
        let is_known =
            |c: char| matches!(c, ' '..='~' | 'α'..='ω' | '–' | '…' | '（' | '）' | '\u{a0}' | '\u{4e00}'..='\u{9fff}');
        let is_plain = |name: &str| name.chars().all(is_known);
        let label = node.label(picture.labels, picture.language);
        let names = [Some(&*label), node.shorter(picture.labels)];
        let mut names = names.into_iter().flatten().filter(|name| is_plain(name)).peekable();
        assert!(
            names.peek().is_none() || names.any(|name| is_whole(name, &lines)),
            "{name}: {lines:?}",
            name = node.name
        );
    }
}

/// Whether each of the lines but one that is cut ends where a word of the name does.
fn is_whole(name: &str, lines: &[&str]) -> bool {
    let is_wide = |c: Option<char>| c.is_some_and(|c| c.width() == Some(2));
    let mut rest = name;
    let mut was_cut = false;
    for line in lines {
        let (text, mut start) = (line.trim_start(), rest.trim_start());
        if was_cut {
            // The end of a word that is wider than the line is left out.
            let shown = text.trim_end_matches('…');
            start = start.find(shown).map_or("", |at| &start[at..]);
        }
        let cut = text.strip_suffix('…').filter(|_| !start.starts_with(text));
        let text = cut.unwrap_or(text);
        let Some(after) = start.strip_prefix(text) else { return false };
        let ends_word = after.is_empty() || after.starts_with(char::is_whitespace);
        was_cut = cut.is_some();
        if was_cut {
            rest = after.find(char::is_whitespace).map_or("", |space| &after[space..]);
        } else if ends_word || is_wide(text.chars().next_back()) || is_wide(after.chars().next()) {
            rest = after;
        } else {
            return false;
        }
    }
    true
}

#[test]
fn a_label_that_is_split_is_seen() {
    let check = |name: &str, lines: &[&str], expected: bool| assert_eq!(is_whole(name, lines), expected, "{lines:?}");
    check("protein kinase B-raf", &["protein", "kinase B-raf"], true);
    check("protein kinase B-raf", &["protein", "kinase B-", "raf"], false);
    check("hypercholesterolemia of two", &["hyper…", "of two"], true);
    check("造血干细胞", &["造血", "干细胞"], true);
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
    pieces(route).any(|piece| {
        let Rectangle { x, y, width, height } = piece;
        let (right, bottom) = (piece.right(), piece.bottom());
        area.x < right.max(x + 1)
            && x.min(right - 1) < area.right()
            && area.y < bottom.max(y + 1)
            && y.min(bottom - 1) < area.bottom()
            && !(width == 0 && (x <= area.x || x >= area.right()))
            && !(height == 0 && (y <= area.y || y >= area.bottom()))
    })
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
    check(&[(0, 0), (50, 0), (50, 100), (100, 100)], true);
    check(&[(0, 0), (30, 0), (30, 100)], false);
    check(&[(0, 50), (40, 50)], false);
}
