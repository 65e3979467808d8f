//! Colours that readers with any colour vision tell apart, and that text can be read on.
//!
//! Outlines have the hues of Okabe and Ito (Color Universal Design, 2008), fills tints and shades of them.
//! Colour is never all that tells: each kind has a shape, each effect an end, each status its dashes.

use crate::render::picture::kind::Kind;

/// The colours of a theme.
pub(super) struct Theme {
    /// What the picture is drawn on.
    pub(super) paper: &'static str,
    /// Text and lines.
    pub(super) ink: &'static str,
    /// What stands back: lines that are no step, the borders of bands.
    pub(super) faint: &'static str,
    /// Bands.
    pub(super) band: &'static str,
}

pub(super) const LIGHT: Theme = Theme { paper: "#ffffff", ink: "#1b1f24", faint: "#6b7280", band: "#f1f3f5" };
pub(super) const DARK: Theme = Theme { paper: "#14171b", ink: "#eef1f4", faint: "#98a1ad", band: "#23282f" };

/// The fill and the outline of a kind, on light and on dark.
pub(in crate::render) const fn of(kind: Kind) -> [(&'static str, &'static str); 2] {
    match kind {
        Kind::Drug => [("#dcebf7", "#0072b2"), ("#0b3554", "#56b4e9")],
        Kind::Gene => [("#ddf3eb", "#00805d"), ("#0b4030", "#2bc496")],
        Kind::Process => [("#fdf0d5", "#a87400"), ("#4a3600", "#e69f00")],
        Kind::Anatomy => [("#f8e6f0", "#b05088"), ("#4a2339", "#dc93ba")],
        Kind::Disease => [("#fbe3d6", "#d55e00"), ("#5a2a08", "#f28844")],
        Kind::Treatment => [("#fbf7c9", "#857a00"), ("#423d00", "#f0e442")],
        Kind::Other => [("#eeeff1", "#5d6570"), ("#31363d", "#a6afba")],
    }
}

/// The class of a kind.
pub(in crate::render) const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Drug => "drug",
        Kind::Gene => "gene",
        Kind::Process => "process",
        Kind::Anatomy => "anatomy",
        Kind::Disease => "disease",
        Kind::Treatment => "treatment",
        Kind::Other => "other",
    }
}

/// The style of the picture. Colours are custom properties; programs that know none take the attributes.
pub(super) fn style() -> String {
    let root = ".mechgraph-picture";
    let (light, dark) = (properties(&LIGHT, 0), properties(&DARK, 1));
    let mut style = format!(
        "{root}{{max-width:100%;height:auto}}\n\
         {root}{{{light}}}\n\
         @media (prefers-color-scheme:dark){{{root}{{{dark}}}}}\n\
         [data-theme=\"light\"] {root}{{{light}}}\n\
         [data-theme=\"dark\"] {root}{{{dark}}}\n\
         {root} .paper,{root} .open{{fill:var(--mg-paper)}}\n\
         {root} text{{fill:var(--mg-ink)}}\n\
         {root} .link,{root} .legend .line{{color:var(--mg-ink)}}\n\
         {root} .link.none,{root} .legend .none{{color:var(--mg-faint)}}\n\
         {root} .band .shape{{fill:var(--mg-band);stroke:var(--mg-faint)}}\n\
         {root} .band .mark{{color:var(--mg-ink)}}\n\
         {root} .node:focus{{outline:none}}\n\
         {root} .node:focus .shape{{stroke-width:4}}\n"
    );
    style.extend(Kind::ALL.map(|kind| {
        let class = class(kind);
        format!("{root} .{class} .shape{{fill:var(--mg-{class});stroke:var(--mg-{class}-line)}}\n")
    }));
    style
}

fn properties(theme: &Theme, which: usize) -> String {
    let Theme { paper, ink, faint, band } = theme;
    let mut text = format!("--mg-paper:{paper};--mg-ink:{ink};--mg-faint:{faint};--mg-band:{band}");
    text.extend(Kind::ALL.map(|kind| {
        let ((fill, line), class) = (of(kind)[which], class(kind));
        format!(";--mg-{class}:{fill};--mg-{class}-line:{line}")
    }));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_stands_out_from_what_it_is_on_and_lines_from_the_paper() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        for (which, theme) in [LIGHT, DARK].iter().enumerate() {
            for on in [theme.paper, theme.band] {
                assert!(contrast(theme.ink, on) >= 7.0, "{on}");
                assert!(contrast(theme.faint, on) >= 3.0, "{on}");
            }
            for kind in Kind::ALL {
                let (fill, line) = of(kind)[which];
                assert!(contrast(theme.ink, fill) >= 4.5, "text on {kind}");
                assert!(contrast(line, theme.paper) >= 3.0, "the outline of {kind}: {}", contrast(line, theme.paper));
            }
        }
    }
}
