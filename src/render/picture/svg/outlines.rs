//! Outlines of nodes.

use crate::render::picture::layout::{Point, Rectangle};
use crate::style::Shape;

/// The elements that draw a box in a shape; `attributes` are those of its outline.
pub(super) fn outline(shape: Shape, area: Rectangle, attributes: &str) -> String {
    let Rectangle { x, y, width, height } = area;
    let corners = shape.corners(area);
    if corners.is_empty() || matches!(shape, Shape::Rectangle | Shape::DoubleSided) {
        let radius = shape.radius(area);
        let rectangle = format!(
            r#"<rect class="shape" x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" {attributes}/>"#
        );
        if shape != Shape::DoubleSided {
            return rectangle;
        }
        let (left, right) = (x + 4, area.right() - 4);
        return rectangle
            + &format!(r#"<path class="shape" d="M{left} {y}v{height}M{right} {y}v{height}" {attributes}/>"#);
    }
    let point = |Point { x, y }: &Point| format!("{x},{y}");
    let points: Vec<String> = corners.iter().map(point).collect();
    format!(r#"<polygon class="shape" points="{}" {attributes}/>"#, points.join(" "))
}
