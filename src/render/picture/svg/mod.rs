//! Pictures as SVG: one file that asks for nothing else, readable on light and on dark.

mod colours;
mod document;
mod escape;
mod outlines;
mod strokes;
