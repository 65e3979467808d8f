//! What DOT and Mermaid say with colours and widths, and in words under the pointer.

use crate::model::Effect;

use super::arrows::arrow;
use super::language::Language;
use super::picture::{Kind, Link, Picture, PictureNode, colours};

/// The colour of a link; its arrowhead tells the effect.
pub(super) const fn stroke(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "#6b7280",
        _ => "#1b1f24",
    }
}

/// The fill and the outline of a kind, as in SVG on light.
pub(super) const fn of(kind: Kind) -> (&'static str, &'static str) {
    colours(kind)[0]
}

/// The width of a link, in points: from 1 without a publication to 4 with twenty or more.
#[expect(clippy::cast_precision_loss, reason = "at most twenty")]
pub(super) fn width(publications: usize) -> f64 {
    1.0 + 3.0 * (1.0 + publications.min(20) as f64).ln() / 21.0_f64.ln()
}

impl Picture {
    /// The title, and how many entities were left out, if any were.
    pub(super) fn whole_title(&self) -> String {
        match (self.omitted, self.language) {
            (0, _) => self.title.clone(),
            (omitted, Language::En) => format!("{}; {omitted} more entities left out", self.title),
            (omitted, Language::Zh) => format!("{}; 另有{omitted}个实体未显示", self.title),
        }
    }

    /// A link in words: `emapalumab ⊣ interferon gamma; S07`.
    pub(super) fn told(&self, link: &Link) -> String {
        let name = |place: usize| self.nodes.get(place).map_or("", |node| node.name.as_str());
        let mut parts = vec![format!("{} {} {}", name(link.from), arrow(link.effect), name(link.to))];
        parts.extend(link.status.map(|status| self.language.status(status).to_owned()));
        parts.push(link.statements.join(", "));
        parts.join("; ")
    }
}

impl PictureNode {
    /// An entity's id and category, and whom it stands for.
    pub(super) fn told(&self) -> String {
        let category = self.category.iter().map(|category| category.trim_start_matches("biolink:").to_owned());
        let members = (!self.members.is_empty()).then(|| self.members.join(", "));
        [vec![self.id.clone()], category.collect(), members.into_iter().collect()].concat().join("; ")
    }
}
