//! Names that try to be more than names.

use mechgraph::model::Effect;
use mechgraph::render::{Kind, Picture};

use crate::geometry::check;
use crate::sketch::picture;

/// Sixty labels that an XML parser, a browser or a layout could stumble over.
fn labels() -> Vec<String> {
    let mut labels: Vec<String> = [
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</style><svg onload=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)",
        "]]>",
        "<![CDATA[x",
        "<!-- x",
        "--> x",
        "&amp;",
        "&lt;b&gt;",
        "&#x41;",
        "&undefined;",
        "& alone",
        "<?xml version=\"1.0\"?>",
        "<!DOCTYPE svg [<!ENTITY x \"y\">]>",
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "url(https://example.org/x)",
        "@import 'x'",
        "}.node{display:none}",
        "${alert(1)}",
        "{{constructor}}",
        "%3Cscript%3E",
        "\\u003cscript\\u003e",
        "\u{1b}[31mred\u{1b}[0m",
        "\u{7}bell",
        "nul\u{0}nul",
        "vertical\u{b}tab\u{c}feed",
        "delete\u{7f}",
        "next\u{85}line",
        "\u{9b}31m",
        "line\nbreak",
        "carriage\rreturn",
        "tab\tstop",
        "\u{202e}desrever",
        "\u{2066}isolated",
        "left\u{200f}to\u{200e}right",
        "line\u{2028}separator",
        "paragraph\u{2029}separator",
        "zero\u{200b}width\u{200c}non\u{200d}joiner",
        "\u{feff}byte order mark",
        "\u{fffe}not a character",
        "\u{ffff}nor this",
        "replacement \u{fffd}",
        "soft\u{ad}hyphen",
        "👩\u{200d}🔬 a scientist",
        "🏳\u{fe0f}\u{200d}🌈",
        "שלום עולם",
        "مرحبا بالعالم",
        "ﷺ﷽",
        "造血幹細胞移植",
        "ＦＵＬＬＷＩＤＴＨ",
        "नमस्ते",
        "",
        " ",
        "   leading and trailing   ",
    ]
    .map(str::to_owned)
    .to_vec();
    labels.push(format!("Z{}algo", "\u{301}\u{302}\u{303}".repeat(40)));
    labels.push("W".repeat(3_000));
    labels.push("many words ".repeat(400));
    labels
}

fn hostile() -> Picture {
    let labels = labels();
    assert_eq!(labels.len(), 60);
    let nodes: Vec<(&str, Kind)> =
        labels.iter().zip(Kind::ALL.iter().cycle()).map(|(name, kind)| (&**name, *kind)).collect();
    let links: Vec<(usize, usize, Effect)> =
        (1..59).flat_map(|node| [((node - 1) / 8, node, Effect::Positive), (node, 59, Effect::Negative)]).collect();
    let mut picture = picture(&nodes, &links);
    for (node, label) in picture.nodes.iter_mut().zip(&labels) {
        node.id.clone_from(label);
    }
    (picture.title, picture.description) = (labels[1].clone(), labels.join("\n"));
    picture
}

#[test]
fn sixty_hostile_labels_stay_text_in_their_boxes() {
    let picture = hostile();
    check(&picture);
    let svg = picture.to_svg();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let allowed = ["svg", "title", "desc", "style", "rect", "g", "path", "polygon", "text"];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(allowed.contains(&node.tag_name().name()), "{node:?}");
        assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")), "{node:?}");
    }
    let has_class =
        |node: &roxmltree::Node<'_, '_>| node.attribute("class").is_some_and(|classes| classes.starts_with("node "));
    let drawn: Vec<_> = document.descendants().filter(has_class).collect();
    assert_eq!(drawn.len(), 60);
    for (node, label) in drawn.iter().zip(labels()) {
        let harmless = label.chars().all(|c| !c.is_control() && c != '\u{fffe}' && c != '\u{ffff}');
        let marks = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if harmless && !label.contains(marks) {
            assert_eq!(node.attribute("data-id"), Some(&*label));
        }
        let texts: String =
            node.descendants().filter(|it| it.has_tag_name("text")).filter_map(|it| it.text()).collect();
        assert!(!texts.chars().any(|c| c.is_control() || marks(c)), "{texts:?}");
    }
}

#[test]
fn a_name_in_another_language_than_its_picture_is_text_too() {
    let document = hostile().to_svg();
    assert!(document.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(document.contains("\\u{1b}[31mred"));
    assert!(!document.contains('\u{202e}'));
}
