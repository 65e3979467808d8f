//! Pictures as PNG and PDF.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use thiserror::Error;

use super::Picture;

/// The most pixels of a PNG on either side.
const MOST_PIXELS: f32 = 30_000.0;

/// The fonts that labels are drawn with.
#[derive(Clone, Debug)]
pub struct Fonts(Arc<fontdb::Database>);

impl Fonts {
    /// The fonts that are installed. Labels are broken for the widths of Arial, Helvetica or Liberation Sans; without one of
    /// these, another sans-serif font takes their place.
    #[must_use]
    pub fn installed() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        Self::of(fonts)
    }

    /// The fonts of files in memory, each TrueType, OpenType or a collection.
    #[must_use]
    pub fn from_bytes(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut fonts = fontdb::Database::new();
        files.into_iter().for_each(|file| fonts.load_font_data(file));
        Self::of(fonts)
    }

    /// Lets labels have a font that is there, where those that they ask for by name are not: text without one is left out.
    fn of(mut fonts: fontdb::Database) -> Self {
        let is_plain = |face: &&fontdb::FaceInfo| {
            !face.monospaced && face.style == fontdb::Style::Normal && face.weight == fontdb::Weight::NORMAL
        };
        let name = |face: &fontdb::FaceInfo| face.families.first().map(|(name, _)| name.clone());
        let mut names: Vec<String> = fonts.faces().filter(is_plain).filter_map(name).collect();
        // Sans-serif ones first; of these the one that is first by name, so that one machine draws one picture.
        names.sort_by_key(|name| (!name.contains("Sans"), name.clone()));
        let any = fonts.faces().find_map(name);
        if let Some(name) = names.into_iter().next().or(any) {
            fonts.set_sans_serif_family(name);
        }
        Self(Arc::new(fonts))
    }
}

/// Why a picture has no PNG or PDF.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RasterError {
    /// There is nothing to draw labels with.
    #[error("no font is installed to draw labels with; install one, such as Liberation Sans")]
    NoFont,
    /// The picture has more pixels than can be written.
    #[error("a picture of {0} by {1} pixels is too large; draw fewer entities, or scale it down")]
    TooLarge(u32, u32),
    /// The drawing was refused.
    #[error("the picture cannot be drawn: {0}")]
    Refused(String),
}

impl Picture {
    /// The picture as PNG, `scale` pixels for each of its units; at 1 as large as its SVG on a screen.
    ///
    /// # Errors
    ///
    /// If there is no font, or the picture has more than 30,000 pixels on a side.
    pub fn to_png(&self, fonts: &Fonts, scale: f32) -> Result<Vec<u8>, RasterError> {
        let tree = self.tree(fonts)?;
        let side = |length: f32| (length * scale).ceil().clamp(1.0, MOST_PIXELS + 1.0);
        let (width, height) = (side(tree.size().width()), side(tree.size().height()));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 30,001")]
        let pixels = (width as u32, height as u32);
        let too_large = RasterError::TooLarge(pixels.0, pixels.1);
        if width > MOST_PIXELS || height > MOST_PIXELS {
            return Err(too_large);
        }
        let mut image = Pixmap::new(pixels.0, pixels.1).ok_or(too_large)?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut image.as_mut());
        image.encode_png().map_err(|error| RasterError::Refused(error.to_string()))
    }

    /// The picture as PDF, a page as large as its SVG, with text as text.
    ///
    /// # Errors
    ///
    /// If there is no font.
    pub fn to_pdf(&self, fonts: &Fonts) -> Result<Vec<u8>, RasterError> {
        let tree = self.tree(fonts)?;
        let written = svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), svg2pdf::PageOptions::default());
        written.map_err(|error| RasterError::Refused(error.to_string()))
    }

    fn tree(&self, fonts: &Fonts) -> Result<Tree, RasterError> {
        if fonts.0.is_empty() {
            return Err(RasterError::NoFont);
        }
        let options = Options { fontdb: Arc::clone(&fonts.0), ..Options::default() };
        Tree::from_str(&self.to_svg(), &options).map_err(|error| RasterError::Refused(error.to_string()))
    }
}
