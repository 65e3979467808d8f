//! The net sign of a record over all of its paths from drug to disease.
//!
//! A breadth-first search over pairs of an entity and what the path to it comes to finds the shortest walk for each
//! outcome in linear time. In a record without cycles every walk is a simple path. In one with cycles a walk that comes
//! by an entity twice is no mechanism path, and simple paths are tried one by one, at most [`MOST_STEPS`] steps of them.

use super::finding::AuditFinding;
use super::shape::{Arc, Shape, set};
use crate::model::{Effect, FindingCode};

/// Steps of simple paths that are tried in one record.
pub(super) const MOST_STEPS: usize = 20_000;

/// What a path comes to: carriers alone so far, a sign, or no sign that can be told.
const OUTCOMES: [Effect; 4] = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned];

/// A shortest simple path for each outcome that some path from drug to disease has.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    found: [Option<Vec<usize>>; OUTCOMES.len()],
    /// Whether the work was bounded before all was seen.
    is_cut: bool,
}

impl Signs {
    pub(super) fn of(&self, outcome: Effect) -> Option<&[usize]> {
        row(outcome).and_then(|row| self.found.get(row)).and_then(Option::as_deref)
    }

    pub(super) const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The signs of all paths from `from` to `to` along the arcs that `admits` lets through.
    pub(super) fn between(shape: &Shape<'_, '_>, from: usize, to: usize, admits: impl Fn(Arc) -> bool) -> Self {
        let steps = steps(shape, to, admits);
        let (mut signs, is_whole) = walks(shape, &steps, from, to);
        if !is_whole {
            try_paths(&steps, from, to, &mut signs);
        }
        signs
    }
}

/// Of arcs between the same two entities those that count: a signed one supersedes the others. One that only says where
/// something is ends a path, so only those into the target are left of these.
fn steps(shape: &Shape<'_, '_>, to: usize, admits: impl Fn(Arc) -> bool) -> Vec<Vec<(usize, Arc)>> {
    let admitted = |node: usize| {
        let arcs = shape.out.get(node).into_iter().flatten();
        let arcs = arcs.filter_map(|arc| shape.arc(*arc).map(|it| (*arc, it)));
        let mut arcs: Vec<(usize, Arc)> =
            arcs.filter(|(_, it)| it.effect.is_step() && (!it.locates || it.to == to) && admits(*it)).collect();
        let mut signed: Vec<usize> =
            arcs.iter().filter(|(_, it)| it.effect.sign().is_some()).map(|(_, it)| it.to).collect();
        signed.sort_unstable();
        arcs.retain(|(_, it)| it.effect.sign().is_some() || signed.binary_search(&it.to).is_err());
        arcs
    };
    (0..shape.nodes.len()).map(admitted).collect()
}

fn row(outcome: Effect) -> Option<usize> {
    OUTCOMES.iter().position(|it| *it == outcome)
}

/// The outcome of a path with one arc more.
fn then(outcome: Effect, arc: Arc) -> Effect {
    if arc.locates { Effect::Unsigned } else { outcome.then(arc.effect) }
}

/// The shortest walk of each outcome, and whether all of these are simple paths and no others can be missing.
fn walks(shape: &Shape<'_, '_>, steps: &[Vec<(usize, Arc)>], from: usize, to: usize) -> (Signs, bool) {
    // By entity and outcome: the entity and the outcome before, and the arc between.
    let mut before: Vec<[Option<(usize, usize, usize)>; OUTCOMES.len()]> = vec![[None; OUTCOMES.len()]; steps.len()];
    let start = (from, row(Effect::Carrier).unwrap_or_default());
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some((node, outcome)) = queue.pop_front() {
        if node == to {
            continue;
        }
        let told = OUTCOMES.get(outcome).copied().unwrap_or(Effect::Unsigned);
        for (number, arc) in steps.get(node).into_iter().flatten() {
            let Some(next) = row(then(told, *arc)) else { continue };
            let Some(slot) = before.get_mut(arc.to).and_then(|slots| slots.get_mut(next)) else { continue };
            if slot.is_none() && (arc.to, next) != start {
                *slot = Some((node, outcome, *number));
                queue.push_back((arc.to, next));
            }
        }
    }
    let (mut signs, mut is_whole) = (Signs::default(), true);
    for (last, found) in signs.found.iter_mut().enumerate() {
        let (mut at, mut path) = ((to, last), Vec::new());
        while let Some((node, outcome, arc)) =
            before.get(at.0).and_then(|slots| slots.get(at.1)).copied().flatten().filter(|_| at != start)
        {
            path.push(arc);
            at = (node, outcome);
        }
        path.reverse();
        if path.is_empty() {
            continue;
        }
        let mut met: Vec<usize> = path.iter().filter_map(|arc| shape.arc(*arc)).map(|arc| arc.to).collect();
        met.push(from);
        met.sort_unstable();
        let is_simple = met.windows(2).all(|pair| pair.first() != pair.last());
        is_whole &= is_simple;
        *found = is_simple.then_some(path);
    }
    (signs, is_whole)
}

/// Tries simple paths for the outcomes that have none yet.
fn try_paths(steps: &[Vec<(usize, Arc)>], from: usize, to: usize, signs: &mut Signs) {
    let mut on_path = vec![false; steps.len()];
    set(&mut on_path, from, true);
    let (mut path, mut left) = (Vec::new(), MOST_STEPS);
    // For each entity of the path, which of its arcs comes next and what the path to it comes to.
    let mut stack = vec![(from, 0, Effect::Carrier)];
    while let Some((node, next, outcome)) = stack.last_mut() {
        let arc = steps.get(*node).and_then(|arcs| arcs.get(*next)).filter(|_| *node != to);
        *next += 1;
        let Some((number, arc)) = arc else {
            set(&mut on_path, *node, false);
            stack.pop();
            path.pop();
            continue;
        };
        if on_path.get(arc.to).copied().unwrap_or(true) {
            continue;
        }
        if left == 0 {
            signs.is_cut = true;
            return;
        }
        left -= 1;
        let outcome = then(*outcome, *arc);
        path.push(*number);
        if arc.to == to
            && let Some(found) = row(outcome).and_then(|row| signs.found.get_mut(row))
            && found.as_ref().is_none_or(|found| found.len() > path.len())
        {
            *found = Some(path.clone());
        }
        set(&mut on_path, arc.to, true);
        stack.push((arc.to, 0, outcome));
    }
}

/// What the net sign of a record says of the treatment.
pub(super) fn check<'g>(shape: &Shape<'_, 'g>, signs: &Signs, found: &mut Vec<AuditFinding<'g>>) {
    let Some((drug, disease)) = shape.ends.filter(|_| shape.record.is_treatment() && !signs.is_cut()) else { return };
    let path = |outcome| -> Option<Vec<Arc>> {
        signs.of(outcome).map(|path| path.iter().filter_map(|arc| shape.arc(*arc)).collect())
    };
    let unsigned = path(Effect::Unsigned).or_else(|| path(Effect::Carrier));
    let paths = (path(Effect::Positive), path(Effect::Negative), unsigned);
    let (code, message, statements) = match paths {
        (Some(raising), Some(lowering), _) => {
            let message = format!(
                "the drug treats the disease, but as the links are written {} raises it, and {} lowers it",
                shape.chain(&raising),
                shape.chain(&lowering)
            );
            (FindingCode::MixedSigns, message, [raising, lowering].concat())
        }
        (Some(raising), None, others) => {
            let all = if others.is_some() { "every path that has a sign" } else { "every path" };
            let chain = shape.chain(&raising);
            let message = format!("the drug treats the disease, but as the links are written {all} raises it: {chain}");
            (FindingCode::UnexpectedSign, message, raising)
        }
        (None, None, Some(unsigned)) => {
            let Some(step) = unsigned.iter().find(|arc| lacks_direction(shape, **arc)) else { return };
            let (chain, step) = (shape.chain(&unsigned), shape.said(step.link));
            let message = format!("no path from drug to disease has a sign: of {chain}, {step} gives none");
            (FindingCode::UnknownSign, message, unsigned)
        }
        (None, Some(_), _) | (None, None, None) => return,
    };
    let ends = [drug, disease].into_iter().filter_map(|node| shape.node(node));
    found.push(shape.record.finding(code, message, shape.statements(&statements)).on(ends));
}

/// Whether a link acts without saying in which direction. Where something is, what came before, and what was made of it are
/// no such links: there is nothing to correct in them.
fn lacks_direction(shape: &Shape<'_, '_>, arc: Arc) -> bool {
    !arc.locates
        && shape.statement(arc.link).is_some_and(|it| match it.predicate().local_name() {
            "correlated_with" => arc.effect == Effect::Unsigned,
            "precedes" | "has_metabolite" => false,
            _ => it.effect() == Effect::Unsigned,
        })
}
