//! How effects, statuses, kinds and publications look: one table for text, pictures, pages and files of other programs.

use crate::model::{Basis, Effect, EpistemicStatus};

use super::kind::Kind;

/// Every effect, in the order of a legend.
pub(crate) const EFFECTS: [Effect; 5] =
    [Effect::Positive, Effect::Negative, Effect::Unsigned, Effect::Carrier, Effect::None];

/// Every status, the surest first, and none.
pub(crate) const STATUSES: [Option<EpistemicStatus>; 5] = [
    Some(EpistemicStatus::Established),
    Some(EpistemicStatus::Suggested),
    Some(EpistemicStatus::Hypothesised),
    Some(EpistemicStatus::Refuted),
    None,
];

/// The end of a line, in each format.
pub(crate) struct End {
    /// In text.
    pub(crate) arrow: &'static str,
    /// Graphviz's `arrowhead`.
    pub(crate) dot: &'static str,
    /// Mermaid's link; where no end is the effect's own, a label says it.
    pub(crate) mermaid: &'static str,
    /// Cytoscape.js's `target-arrow-shape`, and CX2's `EDGE_TARGET_ARROW_SHAPE`.
    #[cfg_attr(not(feature = "json"), expect(dead_code, reason = "pages need JSON"))]
    pub(crate) page: &'static str,
}

/// How an effect ends its line. The ends in SVG are those of SBGN's activity flow.
pub(crate) const fn end(effect: Effect) -> End {
    match effect {
        Effect::Positive => End { arrow: "→", dot: "normal", mermaid: "-->", page: "triangle" },
        Effect::Negative => End { arrow: "⊣", dot: "tee", mermaid: "--x", page: "tee" },
        Effect::Carrier => End { arrow: "─", dot: "none", mermaid: "---", page: "none" },
        Effect::Unsigned => End { arrow: "⇢", dot: "odiamond", mermaid: "--o", page: "diamond" },
        Effect::None => End { arrow: "·", dot: "odot", mermaid: "-.-", page: "circle" },
    }
}

/// How an effect ends its line, where its sign is not known by what is known instead.
pub(crate) const fn end_on(effect: Effect, basis: Option<Basis>) -> End {
    let end = end(effect);
    match (effect, basis) {
        (Effect::Unsigned, Some(Basis::Genetic)) => End { dot: "diamond", ..end },
        (Effect::Unsigned, Some(Basis::Membership)) => End { dot: "obox", ..end },
        (Effect::Unsigned, Some(Basis::Place)) => End { dot: "box", ..end },
        _ => end,
    }
}

/// The line of a correlation in text, which ends in nothing: its sign is no effect.
pub(crate) const CORRELATION: &str = "═";

/// The arrow of an effect in text, by what it rests on.
pub(crate) const fn arrow_on(effect: Effect, basis: Option<Basis>) -> &'static str {
    match basis {
        Some(Basis::Correlation) => CORRELATION,
        _ => end(effect).arrow,
    }
}

/// What stands for a step that no statement makes, in text, and how its line is broken.
pub(crate) const MISSING: &str = "⋯→";
pub(crate) const MISSING_DASH: Dash = Dash { lengths: "3 6", name: "dotted" };

/// How a line is broken, in each format.
pub(crate) struct Dash {
    /// Lengths of dashes and gaps for SVG and Mermaid; empty for an unbroken line.
    pub(crate) lengths: &'static str,
    /// The name that Graphviz and Cytoscape have for what comes nearest.
    pub(crate) name: &'static str,
}

/// How the line of a status is broken.
pub(crate) const fn dash(status: Option<EpistemicStatus>) -> Dash {
    match status {
        None | Some(EpistemicStatus::Established) => Dash { lengths: "", name: "solid" },
        Some(EpistemicStatus::Suggested) => Dash { lengths: "9 4", name: "dashed" },
        Some(EpistemicStatus::Hypothesised) => Dash { lengths: "2 4", name: "dotted" },
        Some(EpistemicStatus::Refuted) => Dash { lengths: "9 3 2 3", name: "dotted" },
    }
}

/// The numbers of publications from which lines are heavier, each with the width of the line.
pub(crate) const WEIGHTS: [(usize, &str); 5] = [(0, "0.8"), (1, "1.4"), (2, "2"), (4, "2.8"), (10, "3.8")];

/// The place in [`WEIGHTS`] that a number of publications reaches.
pub(crate) fn weight(publications: usize) -> usize {
    WEIGHTS.partition_point(|(from, _)| *from <= publications).saturating_sub(1)
}

/// The width of a line; one that is no step of a mechanism is thin.
pub(crate) fn width(effect: Effect, publications: usize) -> &'static str {
    let place = if effect == Effect::None { 0 } else { weight(publications) };
    WEIGHTS.get(place).map_or("1", |(_, width)| width)
}

/// The width of a line in whole pixels, rounded up.
pub(crate) fn line_width(effect: Effect, publications: usize) -> i32 {
    let whole = width(effect, publications).split('.').next().and_then(|whole| whole.parse::<i32>().ok());
    whole.map_or(1, |whole| whole + 1)
}

/// The outline of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Half circles at both ends.
    Pill,
    /// Slightly rounded corners.
    Rounded,
    /// As the phenotypes of SBGN's activity flow.
    Hexagon,
    Parallelogram,
    /// Cut corners.
    Octagon,
    /// A second line within each upright side.
    DoubleSided,
    Rectangle,
}

/// How a kind of entity looks, in each format.
pub(crate) struct Look {
    /// The outline in SVG.
    pub(crate) shape: Shape,
    /// Graphviz's `shape`, with what else makes it.
    pub(crate) dot: &'static str,
    /// The brackets of Mermaid.
    pub(crate) mermaid: (&'static str, &'static str),
    /// Cytoscape.js's `shape`.
    #[cfg_attr(not(feature = "json"), expect(dead_code, reason = "pages need JSON"))]
    pub(crate) page: &'static str,
    /// CX2's `NODE_SHAPE`, which knows fewer.
    #[cfg_attr(not(feature = "json"), expect(dead_code, reason = "CX2 needs JSON"))]
    pub(crate) cx2: &'static str,
    /// Fill and outline on light.
    pub(crate) light: (&'static str, &'static str),
    /// Fill and outline on dark.
    pub(crate) dark: (&'static str, &'static str),
}

/// How a kind of entity looks. The hues are those of Okabe and Ito (Color Universal Design, 2008), as light or dark as
/// it takes for any two outlines, and any two fills, to be told apart by people with each kind of colour blindness.
pub(crate) const fn look(kind: Kind) -> Look {
    match kind {
        Kind::Drug => Look {
            shape: Shape::Pill,
            dot: "ellipse",
            mermaid: ("([", "])"),
            page: "ellipse",
            cx2: "ellipse",
            light: ("#bcdcf8", "#1f7fd0"),
            dark: ("#14507a", "#2f95d8"),
        },
        Kind::Gene => Look {
            shape: Shape::Rounded,
            dot: "box, style=\"filled,rounded\"",
            mermaid: ("(", ")"),
            page: "round-rectangle",
            cx2: "round-rectangle",
            light: ("#b4f0d2", "#2f7a5f"),
            dark: ("#00352a", "#7df0b0"),
        },
        Kind::Process => Look {
            shape: Shape::Hexagon,
            dot: "hexagon",
            mermaid: ("{{", "}}"),
            page: "hexagon",
            cx2: "hexagon",
            light: ("#fdf2b4", "#c28628"),
            dark: ("#574700", "#ef9c3a"),
        },
        Kind::Anatomy => Look {
            shape: Shape::Parallelogram,
            dot: "parallelogram",
            mermaid: ("[/", "/]"),
            page: "rhomboid",
            cx2: "parallelogram",
            light: ("#e4cfe0", "#a3168c"),
            dark: ("#52104c", "#f7b4e4"),
        },
        Kind::Disease => Look {
            shape: Shape::Octagon,
            dot: "octagon",
            mermaid: ("[", "]"),
            page: "octagon",
            cx2: "octagon",
            light: ("#fdd0a8", "#c84c00"),
            dark: ("#743f2e", "#c05f38"),
        },
        Kind::Treatment => Look {
            shape: Shape::DoubleSided,
            dot: "box, peripheries=2",
            mermaid: ("[[", "]]"),
            page: "tag",
            cx2: "diamond",
            light: ("#d2d47a", "#665000"),
            dark: ("#2e2d00", "#f6ec3c"),
        },
        Kind::Other => Look {
            shape: Shape::Rectangle,
            dot: "box",
            mermaid: (">", "]"),
            page: "rectangle",
            cx2: "rectangle",
            light: ("#fafbfc", "#2b2f36"),
            dark: ("#4b4d55", "#868d96"),
        },
    }
}

/// What is drawn on, and with.
pub(crate) struct Sheet {
    /// What the picture is drawn on.
    pub(crate) paper: &'static str,
    /// Text and lines.
    pub(crate) ink: &'static str,
    /// What stands back: lines that are no step, the borders of bands.
    pub(crate) faint: &'static str,
    /// Bands.
    pub(crate) band: &'static str,
}

pub(crate) const LIGHT: Sheet = Sheet { paper: "#ffffff", ink: "#1b1f24", faint: "#6b7280", band: "#f1f3f5" };
pub(crate) const DARK: Sheet = Sheet { paper: "#14171b", ink: "#eef1f4", faint: "#98a1ad", band: "#23282f" };

/// The colour of a line on light; its end tells the effect.
pub(crate) const fn stroke(effect: Effect) -> &'static str {
    match effect {
        Effect::None => LIGHT.faint,
        _ => LIGHT.ink,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publications_have_the_classes_of_the_legend() {
        let check = |publications: usize, expected: usize| assert_eq!(weight(publications), expected, "{publications}");
        for (publications, expected) in [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (9, 3), (10, 4), (900, 4)] {
            check(publications, expected);
        }
    }

    #[test]
    fn no_two_effects_statuses_or_kinds_look_alike() {
        let distinct = |mut looks: Vec<&str>| {
            let count = looks.len();
            looks.sort_unstable();
            looks.dedup();
            assert_eq!(looks.len(), count, "{looks:?}");
        };
        distinct(EFFECTS.map(|effect| end(effect).arrow).to_vec());
        distinct(EFFECTS.map(|effect| end(effect).dot).to_vec());
        distinct(EFFECTS.map(|effect| end(effect).mermaid).to_vec());
        distinct(STATUSES[..4].iter().map(|status| dash(*status).lengths).collect());
        distinct(Kind::ALL.map(|kind| look(kind).dot).to_vec());
        #[cfg(feature = "json")]
        distinct(Kind::ALL.map(|kind| look(kind).cx2).to_vec());
        distinct(Kind::ALL.map(|kind| look(kind).light.1).to_vec());
    }
}
