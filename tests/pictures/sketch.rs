//! Pictures of a test's own, and those that have a name.

use mechgraph::model::Effect;
use mechgraph::render::{Kind, Language, Picture, Role};
use mechgraph::{KnowledgeGraph, MechanismQuery, datasets};

pub(crate) fn answer(graph: &KnowledgeGraph, from: &str, to: &str, language: Language) -> Picture {
    let answer = MechanismQuery::between(from, to).answer(graph).unwrap();
    Picture::of_answer(&answer, graph, language)
}

/// The pictures of the embedded graph that have golden files.
pub(crate) fn named() -> Vec<(&'static str, Picture)> {
    let (seed, both) = (datasets::interferon_gamma(), datasets::interferon_gamma_with_background());
    let around =
        |name: &str, steps: usize| Picture::around(both.find(name).best[0].node, steps, 100, Language::En).unwrap();
    vec![
        ("emapalumab", answer(&seed, "emapalumab", "HLH", Language::En)),
        ("emapalumab-zh", answer(&seed, "emapalumab", "HLH", Language::Zh)),
        ("eltrombopag", answer(&seed, "eltrombopag", "hemopoiesis", Language::En)),
        ("eltrombopag-zh", answer(&seed, "eltrombopag", "hemopoiesis", Language::Zh)),
        ("no-mechanism", answer(&seed, "ruxolitinib", "HLH", Language::En)),
        ("missing-step", answer(&seed, "eltrombopag", "HLH", Language::En)),
        ("ruxolitinib-background", answer(&both, "ruxolitinib", "HLH", Language::En)),
        ("ruxolitinib-background-zh", answer(&both, "ruxolitinib", "HLH", Language::Zh)),
        ("around-interferon-gamma", around("interferon gamma", 1)),
        ("around-interferon-gamma-2", around("interferon gamma", 2)),
        ("grouped", around("interferon gamma", 2).grouped(12)),
    ]
}

/// A picture of nodes with these names and links with these effects; mechanisms run from the first node to the
/// last.
pub(crate) fn picture(names: &[(&str, Kind)], links: &[(usize, usize, Effect)]) -> Picture {
    let mut picture = answer(&datasets::interferon_gamma(), "emapalumab", "HLH", Language::En);
    picture.bands.clear();
    let (node, link) = (picture.nodes[0].clone(), picture.links[0].clone());
    picture.nodes.clear();
    for (number, (name, kind)) in names.iter().enumerate() {
        let mut node = node.clone();
        (node.id, node.name, node.kind) = (format!("x:{number}"), (*name).to_owned(), *kind);
        node.role = if number == 0 {
            Role::From
        } else if number + 1 == names.len() {
            Role::To
        } else {
            Role::Between
        };
        picture.nodes.push(node);
    }
    picture.links.clear();
    for (from, to, effect) in links {
        let mut link = link.clone();
        (link.from, link.to, link.effect) = (*from, *to, *effect);
        picture.links.push(link);
    }
    picture
}
