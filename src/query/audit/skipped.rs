//! Links that skip what others of the record have in detail.
//!
//! A link onto a process, a phenotype or a disease is such a one if a chain of other links leads between the same two
//! entities with the same sign. Between molecules both a direct and an indirect effect can hold, and what is in a process
//! need not act through another that is.

use super::finding::AuditFinding;
use super::shape::Shape;
use super::signs::Signs;
use crate::model::{Effect, FindingCode};
use crate::schema::EntityGroup;

/// Records with more links than this are not searched for skipped steps, as the work is quadratic in them.
pub(super) const MOST_LINKS: usize = 2_000;

pub(super) fn check<'g>(shape: &Shape<'_, 'g>, found: &mut Vec<AuditFinding<'g>>) {
    let Some((drug, disease)) = shape.ends else { return };
    for arc in &shape.arcs {
        let is_coarse = shape.node(arc.to).is_some_and(|node| {
            matches!(
                EntityGroup::of(node.categories()),
                EntityGroup::Process | EntityGroup::Phenotype | EntityGroup::Disease
            )
        });
        if !is_coarse || arc.effect.sign().is_none() || (arc.from, arc.to) == (drug, disease) {
            continue;
        }
        let outside = |other: super::shape::Arc| {
            let is_inner = |node: usize| node != arc.from && node != arc.to && (node == drug || node == disease);
            (other.from, other.to) != (arc.from, arc.to) && !is_inner(other.from) && !is_inner(other.to)
        };
        let signs = Signs::between(shape, arc.from, arc.to, outside);
        let opposite = if arc.effect == Effect::Positive { Effect::Negative } else { Effect::Positive };
        let Some(detail) = signs.of(arc.effect).filter(|_| signs.of(opposite).is_none() && !signs.is_cut()) else {
            continue;
        };
        let detail: Vec<_> = detail.iter().filter_map(|arc| shape.arc(*arc)).collect();
        let message = format!("{} skips what {} has in detail", shape.said(arc.link), shape.chain(&detail));
        let statements = [shape.statements(&[*arc]), shape.statements(&detail)].concat();
        let nodes = [arc.from, arc.to].into_iter().filter_map(|node| shape.node(node));
        found.push(shape.record.finding(FindingCode::SkippedDetail, message, statements).on(nodes));
    }
}
