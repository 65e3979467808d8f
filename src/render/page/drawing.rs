//! The picture within a page.

use crate::render::Picture;

impl Picture {
    /// Temporary.
    #[must_use]
    pub fn to_svg(&self) -> String {
        drawing(self)
    }
}

/// The SVG of a picture.
pub(super) fn drawing(picture: &Picture) -> String {
    // Until pictures are laid out.
    format!(
        "<svg role=\"img\" viewBox=\"0 0 400 80\"><style>g{{fill:currentColor}}</style>{}</svg>",
        picture
            .nodes
            .iter()
            .enumerate()
            .map(|(i, n)| format!(
                "<g class=\"node\" data-id=\"{}\" tabindex=\"0\"><text x=\"{}\" y=\"40\">{i}</text></g>",
                n.id,
                20 + i * 40
            ))
            .chain(picture.links.iter().enumerate().map(|(i, l)| format!(
                "<g class=\"link\" data-link=\"{i}\" data-mechanisms=\"{}\"><path d=\"M{} 50h30\" stroke=\"red\"/></g>",
                l.mechanisms.iter().map(|r| r.to_string()).collect::<Vec<_>>().join(" "),
                20 + i * 40
            )))
            .collect::<String>()
    )
}
