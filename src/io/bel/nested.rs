//! Statements in statements, which `PyBEL` writes as two edges.

use rustc_hash::FxHashMap;

use super::document::Link;
use super::relations::{Says, relation};

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A statement about two terms.
    Plain,
    /// A statement about the statement of another link.
    About(usize),
    /// Of two links of one line, each could be about the other.
    Unclear,
}

/// What each link is: two causal links of one line, with one citation, evidence and annotations, are one statement in
/// another if the first ends in the term, with the modifier, in which the second begins.
pub(super) fn roles(links: &[Option<Link>]) -> Vec<Role> {
    let mut roles = vec![Role::Plain; links.len()];
    let mut by_line: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, link) in links.iter().enumerate() {
        let Some(link) = link.as_ref().filter(|link| says(link).is_some_and(Says::can_be_nested)) else { continue };
        if let Some(line) = &link.line {
            by_line.entry(line.to_string()).or_default().push(place);
        }
    }
    for places in by_line.values() {
        let [one, two] = places.as_slice() else { continue };
        let (Some(Some(first)), Some(Some(second))) = (links.get(*one), links.get(*two)) else { continue };
        let is_one_line = first.citation == second.citation
            && first.evidence == second.evidence
            && first.annotations == second.annotations;
        if !is_one_line {
            continue;
        }
        let found = match (leads_to(first, second), leads_to(second, first)) {
            (true, false) => [(*one, Role::About(*two))].to_vec(),
            (false, true) => [(*two, Role::About(*one))].to_vec(),
            (true, true) => [(*one, Role::Unclear), (*two, Role::Unclear)].to_vec(),
            (false, false) => continue,
        };
        for (place, role) in found {
            if let Some(known) = roles.get_mut(place) {
                *known = role;
            }
        }
    }
    roles
}

fn says(link: &Link) -> Option<Says> {
    link.relation.as_deref().and_then(relation)
}

/// Whether one link ends in the term in which another begins.
fn leads_to(one: &Link, other: &Link) -> bool {
    one.target.is_some() && one.target == other.source && one.target_modifier == other.source_modifier
}
