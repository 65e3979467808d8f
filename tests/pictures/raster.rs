//! Pictures as PNG and PDF.

use mechgraph::render::{Fonts, Language, RasterError, Theme};

use crate::sketch::answer;

#[test]
fn a_png_is_as_large_as_asked_and_as_dark() {
    let graph = mechgraph::datasets::interferon_gamma();
    let mut picture = answer(&graph, "emapalumab", "HLH", Language::En);
    let layout = picture.layout();
    let fonts = Fonts::installed();
    let Ok(light) = picture.to_png(&fonts, 2.0) else {
        assert!(matches!(picture.to_png(&fonts, 2.0), Err(RasterError::NoFont)));
        return;
    };
    let number = |bytes: &[u8]| i32::from_be_bytes(bytes.try_into().unwrap());
    assert_eq!(light[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!((number(&light[16..20]), number(&light[20..24])), (2 * layout.width, 2 * layout.height));
    picture.theme = Theme::Dark;
    assert!(picture.to_png(&fonts, 2.0).unwrap() != light);
    assert!(matches!(picture.to_png(&fonts, 100.0), Err(RasterError::TooLarge(..))));
    let page = picture.to_pdf(&fonts).unwrap();
    assert!(page.starts_with(b"%PDF-"));
    // Labels have a font, whichever are installed.
    assert!(page.windows(15).any(|bytes| bytes == b"/FontDescriptor"));
}

#[test]
fn without_fonts_there_is_no_picture() {
    let graph = mechgraph::datasets::interferon_gamma();
    let picture = answer(&graph, "emapalumab", "HLH", Language::En);
    let none = Fonts::from_bytes([]);
    assert!(matches!(picture.to_png(&none, 1.0), Err(RasterError::NoFont)));
    assert!(matches!(picture.to_pdf(&none), Err(RasterError::NoFont)));
}
