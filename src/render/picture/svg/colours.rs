//! Colours that readers with any colour vision tell apart, and that text can be read on.
//!
//! Colour is never all that tells: each kind has a shape, each effect an end, each status its dashes.

use crate::render::picture::scene::Theme;
use crate::style::Kind;
use crate::style::{DARK, LIGHT, Sheet, look};

/// The style of the picture. Colours are custom properties; programs that know none take the attributes.
pub(super) fn style(theme: Theme) -> String {
    let root = ".mechgraph-picture";
    let (light, dark) = (properties(&LIGHT, |kind| look(kind).light), properties(&DARK, |kind| look(kind).dark));
    let themes = match theme {
        Theme::Light => format!("{root}{{{light}}}\n"),
        Theme::Dark => format!("{root}{{{dark}}}\n"),
        Theme::Auto => format!(
            "{root}{{{light}}}\n\
             @media (prefers-color-scheme:dark){{{root}{{{dark}}}}}\n\
             [data-theme=\"light\"] {root}{{{light}}}\n\
             [data-theme=\"dark\"] {root}{{{dark}}}\n"
        ),
    };
    // Readers that know no custom properties skip this block and take the attributes.
    let mut style = format!(
        "@supports (color:var(--mg-ink)){{\n\
         {root}{{max-width:100%;height:auto}}\n\
         {themes}\
         {root} .paper,{root} .open{{fill:var(--mg-paper)}}\n\
         {root} .gap{{stroke:var(--mg-paper)}}\n\
         {root} text{{fill:var(--mg-ink)}}\n\
         {root} .link,{root} .legend .line{{color:var(--mg-ink)}}\n\
         {root} .link.none,{root} .legend .none{{color:var(--mg-faint)}}\n\
         {root} .band .row{{fill:var(--mg-band)}}\n\
         {root} .band .mark{{color:var(--mg-ink)}}\n\
         {root} .node:focus{{outline:none}}\n\
         {root} .node:focus .shape{{stroke-width:4}}\n"
    );
    // Here a line takes the colour of what it is in, which a page may change; elsewhere it has its own.
    let lines = [("stroke", LIGHT.ink), ("fill", LIGHT.ink), ("stroke", LIGHT.faint)];
    style.extend(lines.map(|(of, ink)| format!("{root} path[{of}=\"{ink}\"]{{{of}:currentColor}}\n")));
    style.extend(Kind::ALL.map(|kind| {
        let class = kind.as_str();
        format!("{root} .{class} .shape{{fill:var(--mg-{class});stroke:var(--mg-{class}-line)}}\n")
    }));
    style + "}\n"
}

/// A drawing whose attributes are those of its theme.
pub(super) fn themed(svg: String, theme: Theme) -> String {
    if theme != Theme::Dark {
        return svg;
    }
    let kinds = Kind::ALL.map(look);
    let sheet = [(LIGHT.paper, DARK.paper), (LIGHT.ink, DARK.ink), (LIGHT.faint, DARK.faint), (LIGHT.band, DARK.band)];
    let fills = kinds.iter().map(|look| (look.light.0, look.dark.0));
    let lines = kinds.iter().map(|look| (look.light.1, look.dark.1));
    let pairs: Vec<(&str, &str)> = sheet.into_iter().chain(fills).chain(lines).collect();
    // Quotes in names are escaped, so that only attributes have a colour right after one.
    let mut pieces = svg.split("=\"#");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let colour = piece.split('"').next().unwrap_or_default();
        let dark = pairs.iter().find(|(light, _)| light.trim_start_matches('#') == colour).map(|(_, dark)| *dark);
        text += "=\"#";
        text += dark.map_or(colour, |dark| dark.trim_start_matches('#'));
        text += &piece[colour.len()..];
    }
    text
}

fn properties(sheet: &Sheet, of: impl Fn(Kind) -> (&'static str, &'static str)) -> String {
    let Sheet { paper, ink, faint, band } = sheet;
    let mut text = format!("--mg-paper:{paper};--mg-ink:{ink};--mg-faint:{faint};--mg-band:{band}");
    text.extend(Kind::ALL.map(|kind| {
        let ((fill, line), class) = (of(kind), kind.as_str());
        format!(";--mg-{class}:{fill};--mg-{class}-line:{line}")
    }));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour as linear red, green and blue, from 0 to 1.
    fn linear(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn product(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        product(&[[0.2126, 0.7152, 0.0722]; 3], linear(colour))[0]
    }

    /// What is seen with all cones and without those for long, middle and short waves (Machado, Oliveira and Fernandes,
    /// IEEE Trans. Vis. Comput. Graph. 15, 1291, 2009; severity 1).
    const SIGHTS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ];

    /// CIE 1976 L*a*b* under D65, as it is seen.
    fn seen(colour: &str, sight: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = product(sight, linear(colour)).map(|value| value.clamp(0.0, 1.0));
        let xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let root = |value: f64| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
        let [x, y, z] = product(&xyz, light);
        let [x, y, z] = [root(x / 0.95047), root(y), root(z / 1.08883)];
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn difference(one: &str, other: &str, sight: &[[f64; 3]; 3]) -> f64 {
        let squares = seen(one, sight).into_iter().zip(seen(other, sight)).map(|(one, other)| (one - other).powi(2));
        squares.sum::<f64>().sqrt()
    }

    /// Differences of 2.3 are just noticed; these are three times as large at least.
    #[test]
    fn kinds_are_told_apart_with_each_kind_of_colour_blindness() {
        assert!((difference("#000000", "#ffffff", &SIGHTS[0]) - 100.0).abs() < 0.1);
        for of in [|kind| look(kind).light, |kind| look(kind).dark] {
            for (place, one) in Kind::ALL.iter().enumerate() {
                for other in &Kind::ALL[..place] {
                    let ((fill, line), (other_fill, other_line)) = (of(*one), of(*other));
                    for sight in &SIGHTS {
                        assert!(difference(fill, other_fill, sight) > 7.0, "the fills of {one} and {other}");
                        assert!(difference(line, other_line, sight) > 9.0, "the outlines of {one} and {other}");
                    }
                }
            }
        }
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_stands_out_from_what_it_is_on_and_lines_from_the_paper() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        for (theme, is_dark) in [(LIGHT, false), (DARK, true)] {
            for on in [theme.paper, theme.band] {
                assert!(contrast(theme.ink, on) >= 7.0, "{on}");
                assert!(contrast(theme.faint, on) >= 3.0, "{on}");
            }
            for kind in Kind::ALL {
                let (fill, line) = if is_dark { look(kind).dark } else { look(kind).light };
                assert!(contrast(theme.ink, fill) >= 4.5, "text on {kind}");
                assert!(contrast(line, theme.paper) >= 3.0, "the outline of {kind}: {}", contrast(line, theme.paper));
            }
        }
    }
}
