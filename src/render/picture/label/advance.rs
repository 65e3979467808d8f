//! How wide a character is drawn.
//!
//! The tables are the advance widths of Liberation Sans Regular 2.1.5, which has the metrics of Arial and
//! Helvetica, read with fontTools (`hmtx` by `cmap`), in thousandths of the font size, rounded up. Zero stands
//! for a character that the font lacks.

use unicode_width::UnicodeWidthChar;

/// U+0020 to U+017F; the control characters between are never drawn.
const LATIN: [u16; 352] = [
    278, 278, 355, 557, 557, 890, 667, 191, 334, 334, 390, 584, 278, 334, 278, 278, 557, 557, 557, 557, 557, 557, 557,
    557, 557, 557, 278, 278, 584, 584, 584, 557, 1016, 667, 667, 723, 723, 667, 611, 778, 723, 278, 500, 667, 557, 834,
    723, 778, 667, 778, 723, 667, 611, 723, 667, 944, 667, 667, 611, 278, 278, 278, 470, 557, 334, 557, 557, 500, 557,
    557, 278, 557, 557, 223, 223, 500, 223, 834, 557, 557, 557, 557, 334, 500, 278, 557, 500, 723, 500, 500, 500, 334,
    260, 334, 584, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    278, 334, 557, 557, 557, 557, 260, 557, 334, 737, 371, 557, 584, 334, 737, 553, 400, 549, 334, 334, 334, 577, 538,
    334, 334, 334, 366, 557, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 723, 667, 667, 667, 667, 278, 278,
    278, 278, 723, 723, 778, 778, 778, 778, 778, 584, 778, 723, 723, 723, 723, 667, 667, 611, 557, 557, 557, 557, 557,
    557, 890, 500, 557, 557, 557, 557, 278, 278, 278, 278, 557, 557, 557, 557, 557, 557, 557, 549, 611, 557, 557, 557,
    557, 500, 557, 500, 667, 557, 667, 557, 667, 557, 723, 500, 723, 500, 723, 500, 723, 500, 723, 615, 723, 557, 667,
    557, 667, 557, 667, 557, 667, 557, 667, 557, 778, 557, 778, 557, 778, 557, 778, 557, 723, 557, 723, 557, 278, 278,
    278, 278, 278, 278, 278, 223, 278, 278, 735, 444, 500, 223, 667, 500, 500, 557, 223, 557, 223, 557, 292, 557, 334,
    557, 223, 723, 557, 723, 557, 723, 557, 605, 724, 557, 778, 557, 778, 557, 778, 557, 1000, 944, 723, 334, 723, 334,
    723, 334, 667, 500, 667, 500, 667, 500, 667, 500, 611, 278, 611, 375, 611, 278, 723, 557, 723, 557, 723, 557, 723,
    557, 723, 557, 723, 557, 944, 723, 667, 500, 667, 611, 500, 611, 500, 611, 500, 223,
];

/// U+0370 to U+03FF.
const GREEK: [u16; 144] = [
    0, 0, 0, 0, 334, 334, 0, 0, 0, 0, 334, 500, 500, 500, 278, 0, 0, 0, 0, 0, 334, 334, 668, 278, 785, 838, 384, 0,
    775, 0, 856, 753, 223, 667, 667, 551, 668, 667, 611, 723, 778, 278, 667, 668, 834, 723, 650, 778, 723, 667, 0, 619,
    611, 667, 798, 667, 836, 748, 278, 667, 579, 446, 557, 223, 547, 579, 576, 500, 557, 446, 441, 557, 557, 223, 500,
    500, 577, 500, 448, 557, 690, 569, 482, 618, 396, 547, 649, 525, 713, 781, 223, 547, 557, 547, 781, 0, 576, 547,
    773, 959, 773, 561, 781, 602, 778, 557, 723, 500, 611, 404, 625, 530, 757, 577, 891, 834, 675, 557, 674, 500, 667,
    667, 610, 597, 737, 554, 464, 410, 602, 573, 500, 223, 778, 442, 442, 667, 557, 723, 834, 688, 569, 723, 723, 723,
];

/// Punctuation, arrows and signs of mathematics that names have.
const SIGNS: [(char, u16); 16] = [
    ('\u{2010}', 334),
    ('\u{2011}', 334),
    ('\u{2013}', 557),
    ('\u{2014}', 1000),
    ('\u{2018}', 223),
    ('\u{2019}', 223),
    ('\u{201c}', 334),
    ('\u{201d}', 334),
    ('\u{2022}', 351),
    ('\u{2026}', 1000),
    ('\u{2032}', 188),
    ('\u{2033}', 355),
    ('\u{2122}', 1000),
    ('\u{2212}', 584),
    ('\u{2264}', 549),
    ('\u{2265}', 549),
];

/// The advance width of a character, in thousandths of the font size; never less than what is drawn.
///
/// East Asian wide characters take the whole size, marks and joiners nothing. What no table has is taken for
/// as wide as anything of its script is likely to be.
pub(super) fn advance(character: char) -> i32 {
    let code = u32::from(character);
    let place = |from: u32| usize::try_from(code - from).ok();
    let known = match code {
        0x20..0x180 => place(0x20).and_then(|place| LATIN.get(place)).copied(),
        0x370..0x400 => place(0x370).and_then(|place| GREEK.get(place)).copied(),
        _ => SIGNS.iter().find(|(sign, _)| *sign == character).map(|(_, width)| *width),
    };
    match (known.unwrap_or(0), character.width()) {
        (_, None | Some(0)) => 0,
        (0, Some(2)) if code >= 0x1_F000 => 1_300,
        (0, Some(2)) => 1_000,
        (0, Some(_)) if (0x400..0x530).contains(&code) => 900,
        (0, Some(_)) => 1_000,
        (width, Some(_)) => i32::from(width),
    }
}

/// The width of a text in thousandths of the font size.
pub(super) fn width(text: &str) -> i32 {
    text.chars().map(advance).fold(0, i32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_script() {
        let check = |text: &str, expected: i32| assert_eq!(width(text), expected, "{text}");
        check("", 0);
        check("IL-6", 278 + 557 + 334 + 557);
        check("IFN-γ", 278 + 611 + 723 + 334 + 500);
        check("造血", 2_000);
        check("e\u{301}", 557);
        check("\u{200d}\u{feff}", 0);
        check("😀", 1_300);
        assert!(width("ж") >= 600);
    }
}
