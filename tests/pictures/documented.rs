//! The pictures of the documentation.

use std::path::Path;

use mechgraph::datasets;
use mechgraph::render::Language;

use crate::golden::compare;
use crate::sketch::answer;

#[test]
fn the_pictures_of_the_documentation_are_what_is_drawn_now() {
    let graph = datasets::interferon_gamma();
    for (from, to, file) in [("emapalumab", "HLH", "emapalumab.svg"), ("eltrombopag", "hemopoiesis", "eltrombopag.svg")]
    {
        let folder = Path::new("src/documentation/pictures");
        compare(&folder.join(file), &answer(&graph, from, to, Language::En).to_svg());
    }
}
