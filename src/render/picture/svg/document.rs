//! The SVG document.

use core::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::{ClinicalStatus, Effect};
use crate::render::picture::layout::{
    FONT, Layout, LegendEntry, Placed, Point, Rectangle, SMALL_FONT, TITLE_FONT, badge,
};
use crate::render::picture::scene::{Band, Link, Picture, PictureNode, Role};
use crate::style::Kind;
use crate::style::Shape;
use crate::style::{LIGHT, look, stroke};

use super::colours;
use super::escape::Escaped;
use super::outlines::outline;
use super::strokes::path;

/// The fonts for whose widths labels are broken, and others for what those lack.
const FONTS: &str = "Arial,Helvetica,'Liberation Sans',Arimo,'Noto Sans CJK SC','Noto Sans SC',\
    'PingFang SC','Microsoft YaHei',sans-serif";

/// The fonts of a line with Chinese characters: programs that take the first font alone, as `CairoSVG` does, have them in it.
const CHINESE_FONTS: &str = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

impl Picture {
    /// The picture as SVG: one file without scripts that asks for nothing else, light or dark as its reader
    /// prefers or as `data-theme` on an element around it says.
    ///
    /// Each entity is a `<g class="node" data-id="CURIE">` that can have the focus, each link a
    /// `<g class="link" data-link="PLACE" data-mechanisms="1 3">` (its place in [`links`](Self::links) and the
    /// ranks of the mechanisms that take it), each therapeutic statement a `<g class="band"
    /// data-statement="ID">`; each has a `<title>` in words. The same picture gives the same text.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// use mechgraph::render::{Language, Picture};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
    /// let svg = Picture::of_answer(&answer, &graph, Language::En).to_svg();
    /// assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    /// assert!(svg.contains("<title>emapalumab decreases interferon gamma"));
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self) -> String {
        let layout = self.layout();
        let mut svg = String::new();
        self.head(&mut svg, &layout);
        if let Some((title, summary)) = layout.heading.split_first() {
            let title = text(title, TITLE_FONT, Anchor::Start);
            svg += &["<g class=\"heading\" font-weight=\"bold\">", &title, "</g>", &small(summary), "\n"].concat();
        }
        let twins = self.twins();
        for ((number, link), route) in self.links.iter().enumerate().zip(&layout.routes) {
            let first = twins[number];
            let other = first.or_else(|| twins.iter().position(|twin| *twin == Some(number)));
            let start = other.map_or(Effect::None, |other| self.links[other].effect);
            svg += &self.link(number, link, &route.points, (start, first.is_some()));
        }
        for (node, placed) in self.nodes.iter().zip(&layout.boxes) {
            svg += &self.node(node, placed);
        }
        if !layout.headings.is_empty() {
            svg += &["<g class=\"table\" font-weight=\"bold\">", &small(&layout.headings), "</g>\n"].concat();
        }
        for (statement, placed) in self.bands.iter().zip(&layout.bands) {
            svg += &band(statement, placed);
        }
        if self.parts.legend {
            svg += &legend(&layout);
        }
        if !layout.citations.is_empty() {
            svg += &["<g class=\"citations\">", &small(&layout.citations), "</g>\n"].concat();
        }
        svg += "</svg>\n";
        colours::themed(svg, self.theme)
    }

    fn head(&self, svg: &mut String, layout: &Layout) {
        let (width, height, language) = (layout.width, layout.height, self.language.tag());
        let id = self.mark();
        let (title, description) = (Escaped(&self.title), Escaped(&self.description));
        let (style, paper, ink) = (colours::style(self.theme), LIGHT.paper, LIGHT.ink);
        let written = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mechgraph-picture\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\" \
             lang=\"{language}\" xml:lang=\"{language}\" font-family=\"{FONTS}\" font-size=\"{FONT}\" \
             color=\"{ink}\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-description\">{description}</desc>\n\
             <style>\n{style}</style>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\n"
        );
        debug_assert!(written.is_ok(), "a String takes every write");
    }

    /// A name for ids that another picture in the same page does not have.
    fn mark(&self) -> String {
        let mut digest = Sha256::new();
        for text in [self.language.tag(), &self.title, &self.description] {
            digest.update(text.as_bytes());
            digest.update([0]);
        }
        let digest = digest.finalize();
        format!("mg-{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3])
    }

    /// A link; one that shares its line with an earlier one is drawn from its end, so that their dashes agree.
    fn link(&self, number: usize, link: &Link, points: &[Point], (start, is_second): (Effect, bool)) -> String {
        let title = self.told(link);
        let ranks: Vec<String> = link.mechanisms.iter().map(ToString::to_string).collect();
        let class = if link.effect == Effect::None { " none" } else { "" };
        let colour = stroke(link.effect);
        let drawn = if is_second {
            let back: Vec<Point> = points.iter().rev().copied().collect();
            Link { effect: start, ..link.clone() }.drawn_line(&back, link.effect)
        } else {
            link.drawn_line(points, start)
        };
        format!(
            "<g class=\"link{class}\" data-link=\"{number}\" data-mechanisms=\"{}\" color=\"{colour}\">\
             <title>{}</title>\
             <path d=\"{}\" fill=\"none\" stroke=\"#000\" stroke-opacity=\"0\" stroke-width=\"10\"/>{drawn}{}</g>\n",
            ranks.join(" "),
            Escaped(&title),
            path(points),
            link.drawn_end(points)
        )
    }

    fn node(&self, node: &PictureNode, placed: &Placed) -> String {
        let (fill, line) = look(node.kind).light;
        let width = if node.role == Role::Between { "1.5" } else { "2.8" };
        let attributes = format!(r#"fill="{fill}" stroke="{line}" stroke-width="{width}""#);
        let kind = node.kind.word(self.language);
        let title = if node.members.is_empty() {
            format!("{} · {kind} · {}", node.label(self.labels, self.language), node.id)
        } else {
            format!("{kind}: {}", node.member_names())
        };
        format!(
            "<g class=\"node {}\" data-id=\"{}\" tabindex=\"0\"><title>{}</title>{}{}</g>\n",
            node.kind.as_str(),
            Escaped(&node.id),
            Escaped(&title),
            outline(Shape::of(node.kind), placed.area, &attributes),
            text(placed, FONT, Anchor::Middle)
        )
    }
}

/// A row of the table of treatments. Its badge has the colour of its phase, and a mark for those who see none.
fn band(band: &Band, placed: &Placed) -> String {
    use ClinicalStatus::{Approved, InUse, Refused, UnderInvestigation, Withdrawn};
    let Rectangle { x, y, width, height } = placed.area;
    let (kind, filled, cross) = match band.status {
        _ if band.is_against => (Kind::Disease, false, "M-4 4L4 -4M-4 -4L4 4"),
        Some(Refused | Withdrawn) => (Kind::Disease, false, "M-4 4L4 -4"),
        Some(Approved | InUse) => (Kind::Drug, true, ""),
        Some(UnderInvestigation) => (Kind::Process, false, ""),
        _ => (Kind::Other, false, ""),
    };
    let (fill, line) = look(kind).light;
    let dashes = if kind == Kind::Other { r#" stroke-dasharray="4 3""# } else { "" };
    let attributes = format!(r#"fill="{fill}" stroke="{line}" stroke-width="1.2"{dashes}"#);
    let area = badge(placed);
    let (right, down) = (area.x + 11, area.y + area.height / 2);
    let ink = LIGHT.ink;
    let mark = if filled { ink } else { "none" };
    format!(
        "<g class=\"band\" data-statement=\"{}\"><title>{}</title>\
         <rect class=\"row\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"5\" fill=\"{}\"/>\
         <g class=\"{}\">{}</g>\
         <path class=\"mark\" transform=\"translate({right} {down})\" d=\"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0{cross}\" \
         fill=\"{mark}\" stroke=\"{ink}\" stroke-width=\"1.4\"/>{}</g>\n",
        Escaped(&band.statement),
        Escaped(&band.label),
        LIGHT.band,
        kind.as_str(),
        outline(Shape::Rounded, area, &attributes),
        text(placed, SMALL_FONT, Anchor::Start)
    )
}

fn legend(layout: &Layout) -> String {
    let mut svg = String::from("<g class=\"legend\">\n");
    for (entry, placed) in &layout.legend {
        svg += &[sample(*entry, placed.area), text(placed, SMALL_FONT, Anchor::Start), "\n".to_owned()].concat();
    }
    svg + "</g>\n"
}

/// What an entry explains, as it is drawn.
fn sample(entry: LegendEntry, area: Rectangle) -> String {
    let (x, y) = (area.x, area.y);
    let is_missing = entry == LegendEntry::Missing;
    let is_correlation = entry == LegendEntry::Correlation;
    let basis = if let LegendEntry::Basis(basis) = entry { Some(basis) } else { None };
    let line = |effect, status, publications| {
        let level = y + 10;
        let points = [Point { x: x + 1, y: level }, Point { x: x + 34, y: level }];
        let class = if effect == Effect::None { "line none" } else { "line" };
        let link = Link { is_correlation, is_missing, basis, status, publications, ..Link::between(0, 0, effect) };
        let drawn = link.drawn(&points);
        let colour = stroke(effect);
        format!(r#"<g class="{class}" color="{colour}">{drawn}</g>"#)
    };
    match entry {
        LegendEntry::Kind(kind) => {
            let (fill, stroke) = look(kind).light;
            let attributes = format!(r#"fill="{fill}" stroke="{stroke}" stroke-width="1.5""#);
            let area = Rectangle { x: x + 1, y: y + 1, width: 34, height: 18 };
            let shape = outline(Shape::of(kind), area, &attributes);
            format!(r#"<g class="{}">{shape}</g>"#, kind.as_str())
        }
        LegendEntry::Effect(effect) => line(effect, None, 1),
        LegendEntry::Basis(_) => line(Effect::Unsigned, None, 1),
        LegendEntry::Correlation => line(Effect::Carrier, None, 1),
        LegendEntry::Missing => line(Effect::None, None, 0),
        LegendEntry::Status(status) => line(Effect::Carrier, status, 2),
        LegendEntry::Publications(from) => line(Effect::Carrier, None, from),
        LegendEntry::Omitted(_) => String::new(),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Anchor {
    Start,
    Middle,
}

/// The lines of texts around the drawing.
fn small(texts: &[Placed]) -> String {
    texts.iter().map(|placed| text(placed, SMALL_FONT, Anchor::Start)).collect()
}

/// The lines of a label.
fn text(placed: &Placed, size: i32, anchor: Anchor) -> String {
    let size = if size == FONT { String::new() } else { format!(r#" font-size="{size}""#) };
    let mut text = String::new();
    text.extend(placed.lines.iter().map(|line| {
        let (x, anchor) = match anchor {
            Anchor::Start => (line.area.x, ""),
            Anchor::Middle => (placed.area.x + placed.area.width / 2, r#" text-anchor="middle""#),
        };
        let (y, words, ink) = (line.baseline, Escaped(&line.text), LIGHT.ink);
        // Its punctuation too: a semicolon at the end of a Latin line is of full width.
        let is_chinese = line.text.contains(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'));
        let fonts = if is_chinese { format!(r#" font-family="{CHINESE_FONTS}""#) } else { String::new() };
        format!(r#"<text x="{x}" y="{y}"{anchor}{size}{fonts} fill="{ink}">{words}</text>"#)
    }));
    text
}
