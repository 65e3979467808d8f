//! Names as lines of known width.

mod advance;
mod lines;

pub(super) use lines::Lines;

/// The lines of a name for a program that breaks none itself; none of them is cut.
pub(in crate::render) fn label_lines(text: &str) -> Vec<String> {
    const WIDTH: i32 = 190;
    Lines::whole(text, SIZE, WIDTH)
}

/// The lines of what is above a picture, for such a program.
pub(in crate::render) fn heading_lines(text: &str) -> Vec<String> {
    const WIDTH: i32 = 640;
    Lines::whole(text, SIZE, WIDTH)
}

/// The size of letters that such programs are asked for.
const SIZE: i32 = 12;
