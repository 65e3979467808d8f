//! The outline of a kind of entity.

use crate::style::{Kind, Shape, look};

use super::geometry::{Point, Rectangle};

/// How far the slanted sides of a shape reach into its box, at most.
const SLANT: i32 = 9;

impl Shape {
    /// The shape of a kind.
    pub(in crate::render::picture) const fn of(kind: Kind) -> Self {
        look(kind).shape
    }

    /// The room that a label needs on its left and on its right.
    pub(super) const fn padding(self) -> i32 {
        match self {
            Self::Rounded | Self::Rectangle => 9,
            Self::Pill | Self::Hexagon | Self::Parallelogram | Self::Octagon | Self::DoubleSided => 11,
        }
    }

    /// How far the outline is from the left and right side of its box at a height.
    pub(super) fn insets(self, area: Rectangle, y: i32) -> (i32, i32) {
        let (height, down) = (area.height.max(1), (y - area.y).clamp(0, area.height));
        let from_middle = (2 * down - height).abs();
        let corner = |size: i32| (size - down.min(height - down)).max(0);
        let both = |inset: i32| (inset, inset);
        match self {
            Self::Rectangle | Self::DoubleSided => both(0),
            Self::Rounded => both(rounding(corner(4), 4)),
            Self::Pill => {
                let radius = self.radius(area);
                both(rounding(corner(radius), radius))
            }
            Self::Hexagon => both(SLANT * from_middle / height),
            Self::Octagon => both(corner(Self::cut(area))),
            Self::Parallelogram => (SLANT * (height - down) / height, SLANT * down / height),
        }
    }

    /// The radius of the corners.
    pub(in crate::render::picture) fn radius(self, area: Rectangle) -> i32 {
        match self {
            Self::Pill => (area.height / 2).min(16),
            Self::Rounded => 4,
            _ => 0,
        }
    }

    fn cut(area: Rectangle) -> i32 {
        (area.height / 4).min(9)
    }

    /// The corners of a shape that has any; none of those with round ones.
    pub(in crate::render::picture) fn corners(self, area: Rectangle) -> Vec<Point> {
        let (left, right, top, bottom) = (area.x, area.right(), area.y, area.bottom());
        let middle = area.y + area.height / 2;
        let cut = Self::cut(area);
        let points: &[(i32, i32)] = match self {
            Self::Pill | Self::Rounded => &[],
            Self::Rectangle | Self::DoubleSided => &[(left, top), (right, top), (right, bottom), (left, bottom)],
            Self::Hexagon => &[
                (left, middle),
                (left + SLANT, top),
                (right - SLANT, top),
                (right, middle),
                (right - SLANT, bottom),
                (left + SLANT, bottom),
            ],
            Self::Parallelogram => &[(left + SLANT, top), (right, top), (right - SLANT, bottom), (left, bottom)],
            Self::Octagon => &[
                (left, top + cut),
                (left + cut, top),
                (right - cut, top),
                (right, top + cut),
                (right, bottom - cut),
                (right - cut, bottom),
                (left + cut, bottom),
                (left, bottom - cut),
            ],
        };
        points.iter().map(|&(x, y)| Point { x, y }).collect()
    }
}

/// How far a circle of a radius is from its square's side, this much before the middle.
fn rounding(before: i32, radius: i32) -> i32 {
    let square = radius * radius - before * before;
    radius - square.max(0).isqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insets_follow_the_outline() {
        let area = Rectangle { x: 0, y: 100, width: 80, height: 32 };
        let check =
            |shape: Shape, y: i32, expected: (i32, i32)| assert_eq!(shape.insets(area, y), expected, "{shape:?}");
        check(Shape::Rectangle, 100, (0, 0));
        check(Shape::Pill, 116, (0, 0));
        check(Shape::Pill, 100, (16, 16));
        check(Shape::Hexagon, 116, (0, 0));
        check(Shape::Hexagon, 100, (9, 9));
        check(Shape::Parallelogram, 100, (9, 0));
        check(Shape::Parallelogram, 132, (0, 9));
        check(Shape::Octagon, 132, (8, 8));
    }

    #[test]
    fn corners_lie_on_the_box() {
        let area = Rectangle { x: 10, y: 20, width: 80, height: 40 };
        for kind in Kind::ALL {
            for Point { x, y } in Shape::of(kind).corners(area) {
                let left_right = Shape::of(kind).insets(area, y);
                assert!(x == 10 + left_right.0 || x == 90 - left_right.1, "{kind}: {x} {y}");
            }
        }
    }
}
