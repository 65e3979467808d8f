//! What is what in SBGN's words.

use crate::graph::Node;
use crate::model::Effect;
use crate::schema::category_is_a;
use crate::style::Kind;

/// The class of a glyph. No influence may start at a phenotype (rule af10101 of libsbgn).
pub(super) fn class(kind: Kind, acts: bool) -> &'static str {
    match kind {
        Kind::Process | Kind::Disease if !acts => "phenotype",
        _ => "biological activity",
    }
}

/// What a biological activity is one of; none of a process, which is an activity itself, or a disease.
pub(super) fn entity(node: Node<'_>, kind: Kind) -> Option<&'static str> {
    let is_a = |name: &str| node.categories().iter().any(|category| category_is_a(category.as_str(), name));
    Some(match kind {
        Kind::Process | Kind::Disease => return None,
        Kind::Gene if is_a("biolink:MacromolecularComplex") => "complex",
        Kind::Gene => "macromolecule",
        Kind::Drug if is_a("biolink:SmallMolecule") => "simple chemical",
        Kind::Drug if is_a("biolink:Drug") => "perturbation",
        Kind::Treatment => "perturbation",
        _ => "unspecified entity",
    })
}

/// The class of the arc of an effect.
pub(super) fn arc(effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::Positive => Some("positive influence"),
        Effect::Negative => Some("negative influence"),
        Effect::Unsigned => Some("unknown influence"),
        Effect::Carrier | Effect::None => None,
    }
}
