//! How the links of a record hang together.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::{is_cyclic_directed, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};

use super::chains::{called, list};
use super::finding::AuditFinding;
use super::shape::{self, Arc, Shape, has, set};
use super::signs::MOST_STEPS;
use crate::graph::Node;
use crate::model::FindingCode;

/// Parts, dead ends and missing paths between drug and disease. `false` if the work was bounded before all was seen.
pub(super) fn check_paths<'g>(shape: &Shape<'_, 'g>, found: &mut Vec<AuditFinding<'g>>) -> bool {
    let Some((drug, disease)) = shape.ends.filter(|_| !shape.written.is_empty()) else { return true };
    let record = shape.record;
    let ends: Vec<Node<'g>> = [drug, disease].into_iter().filter_map(|node| shape.node(node)).collect();
    let (ahead, behind) = (shape.reach(drug, false), shape.reach(disease, true));
    if !has(&ahead, disease) {
        let reached: Vec<Node<'g>> = (0..shape.nodes.len())
            .filter(|node| *node != drug && has(&ahead, *node) && shape.leaving(*node).next().is_none())
            .filter_map(|node| shape.node(node))
            .collect();
        let how_far = if reached.is_empty() {
            "no link leaves the drug".to_owned()
        } else {
            format!("they end at {}", list(&reached))
        };
        let [drug, disease] = [drug, disease].map(|end| shape.node(end).map(called).unwrap_or_default());
        let message = format!("the links do not lead from {drug} to {disease}; {how_far}");
        found.push(record.finding(FindingCode::NoPath, message, Vec::new()).on(ends));
        return true;
    }
    let mut on: Vec<bool> = (0..shape.nodes.len()).map(|node| has(&ahead, node) && has(&behind, node)).collect();
    without_leaves(shape, [drug, disease], &mut on);
    let is_complete = without_detours(shape, [drug, disease], &mut on);
    let off: Vec<bool> = on.iter().map(|on| !on).collect();
    let linked = parts(shape, |_, _| true);
    for part in parts(shape, |from, to| has(&off, from) && has(&off, to)) {
        if part.iter().any(|node| !has(&off, *node)) {
            continue;
        }
        let whole = linked.iter().find(|whole| part.first().is_some_and(|first| whole.contains(first)));
        let is_apart = whole.is_some_and(|whole| !whole.contains(&drug) && !whole.contains(&disease));
        let nodes: Vec<Node<'g>> = part.iter().filter_map(|node| shape.node(*node)).collect();
        let links = (0..shape.written.len())
            .filter(|link| shape.written.get(*link).is_some_and(|(from, to)| part.contains(from) || part.contains(to)));
        let statements = links.filter_map(|link| shape.statement(link)).collect();
        let (code, message) = if is_apart {
            (FindingCode::DisconnectedPart, format!("{} not linked to the drug or the disease", are(&nodes)))
        } else {
            let comes = part.iter().any(|node| has(&ahead, *node));
            let goes = part.iter().any(|node| has(&behind, *node));
            let why = match (comes, goes) {
                (true, false) => "no link leads on to the disease",
                (false, true) => "no link leads there from the drug",
                (true, true) => "the only way on is the way there",
                (false, false) => "no link leads there from the drug, or on to the disease",
            };
            (FindingCode::DeadEnd, format!("{} on no path from drug to disease: {why}", are(&nodes)))
        };
        found.push(record.finding(code, message, statements).on(nodes));
    }
    is_complete
}

/// Takes out entities that have a single neighbour, again and again: a path that does not come back cannot pass them.
fn without_leaves(shape: &Shape<'_, '_>, ends: [usize; 2], on: &mut [bool]) {
    let mut neighbours = vec![BTreeSet::new(); on.len()];
    for (from, to) in shape.written.iter().filter(|(from, to)| from != to) {
        if has(on, *from) && has(on, *to) {
            neighbours.get_mut(*from).map(|list| list.insert(*to));
            neighbours.get_mut(*to).map(|list| list.insert(*from));
        }
    }
    let mut waiting: Vec<usize> = (0..on.len()).collect();
    while let Some(node) = waiting.pop() {
        let Some(own) = neighbours.get_mut(node).filter(|own| own.len() < 2 && !ends.contains(&node)) else { continue };
        let own = core::mem::take(own);
        set(on, node, false);
        for other in own {
            neighbours.get_mut(other).map(|list| list.remove(&node));
            waiting.push(other);
        }
    }
}

/// Takes out entities that only ways which come back pass, such as those of a cycle beside the path: simple paths are tried
/// one by one until each entity is on one. `false` if too many were tried: then all stay in. Without cycles every way is a
/// simple path.
fn without_detours(shape: &Shape<'_, '_>, [drug, disease]: [usize; 2], on: &mut Vec<bool>) -> bool {
    let ways = shape.arcs.iter().filter(|arc| has(on, arc.from) && has(on, arc.to) && arc.from != arc.to);
    let ways = ways.map(|arc| (NodeIndex::new(arc.from), NodeIndex::new(arc.to)));
    if !is_cyclic_directed(&DiGraph::<(), ()>::from_edges(ways)) {
        return true;
    }
    let mut passed = vec![false; on.len()];
    let mut left = on.iter().filter(|on| **on).count();
    let mut is_on_path = vec![false; on.len()];
    set(&mut is_on_path, drug, true);
    let mut path = vec![(drug, shape.leaving(drug))];
    let mut steps = 0;
    while let Some((_, leaving)) = path.last_mut().filter(|_| left > 0) {
        let Some(arc) = leaving.next() else {
            if let Some((node, _)) = path.pop() {
                set(&mut is_on_path, node, false);
            }
            continue;
        };
        steps += 1;
        if steps > MOST_STEPS {
            return false;
        }
        if arc.to == disease {
            for node in path.iter().map(|(node, _)| *node).chain([disease]) {
                left -= usize::from(has(on, node) && !has(&passed, node));
                set(&mut passed, node, true);
            }
        } else if has(on, arc.to) && !has(&is_on_path, arc.to) {
            set(&mut is_on_path, arc.to, true);
            path.push((arc.to, shape.leaving(arc.to)));
        }
    }
    *on = passed;
    true
}

fn are(nodes: &[Node<'_>]) -> String {
    format!("{} {}", list(nodes), if nodes.len() == 1 { "is" } else { "are" })
}

/// The weakly connected parts of a record, along the links whose ends `admits` lets through, each sorted.
fn parts(shape: &Shape<'_, '_>, admits: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut sets = petgraph::unionfind::UnionFind::new(shape.nodes.len());
    for (from, to) in shape.written.iter().filter(|(from, to)| admits(*from, *to)) {
        sets.union(*from, *to);
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in 0..shape.nodes.len() {
        parts.entry(sets.find(node)).or_default().push(node);
    }
    let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
    parts.sort();
    parts
}

/// A shortest chain of arcs that `admits` lets through.
fn shortest(shape: &Shape<'_, '_>, from: usize, to: usize, admits: impl Fn(Arc) -> bool) -> Option<Vec<Arc>> {
    let mut before: Vec<Option<Arc>> = vec![None; shape.nodes.len()];
    let mut queue = VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        for arc in shape.leaving(node).filter(|arc| admits(*arc)) {
            if arc.to == to {
                let mut chain = vec![arc];
                let mut at = node;
                while let Some(arc) = before.get(at).copied().flatten().filter(|_| at != from) {
                    chain.push(arc);
                    at = arc.from;
                }
                chain.reverse();
                return Some(chain);
            }
            if let Some(slot) = before.get_mut(arc.to).filter(|slot| slot.is_none() && arc.to != from) {
                *slot = Some(arc);
                queue.push_back(arc.to);
            }
        }
    }
    None
}

/// Links in both directions, cycles, and links between drug and disease.
pub(super) fn check_links<'g>(shape: &Shape<'_, 'g>, found: &mut Vec<AuditFinding<'g>>) {
    direct(shape, found);
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (link, ends) in shape.written.iter().enumerate() {
        pairs.entry(*ends).or_default().push(link);
    }
    for (ends, links) in pairs.iter().filter(|((from, to), _)| from < to) {
        let back = pairs.get(&(ends.1, ends.0)).into_iter().flatten();
        // A link is compared with those of its predicate alone, of which there are few.
        for (one, other) in back.flat_map(|back| links.iter().map(|link| (*link, *back))) {
            let (Some(there), Some(back)) = (shape.statement(one), shape.statement(other)) else { continue };
            if there.predicate() != back.predicate() || !there.qualifiers().eq(back.qualifiers()) {
                continue;
            }
            let (code, message) = if is_symmetric(shape, one) {
                (
                    FindingCode::DuplicateLink,
                    format!("{}, and so the other way round, which says the same", shape.said(one)),
                )
            } else {
                (FindingCode::ReversedLink, format!("{}, and so the other way round", shape.said(one)))
            };
            let nodes = [ends.0, ends.1].into_iter().filter_map(|node| shape.node(node));
            found.push(shape.record.finding(code, message, vec![there, back]).on(nodes));
        }
    }
    cycles(shape, found);
}

fn is_symmetric(shape: &Shape<'_, '_>, link: usize) -> bool {
    shape.statement(link).is_some_and(shape::is_symmetric)
}

fn direct<'g>(shape: &Shape<'_, 'g>, found: &mut Vec<AuditFinding<'g>>) {
    let Some((drug, disease)) = shape.ends else { return };
    let record = shape.record;
    if !record.is_treatment() {
        return;
    }
    let ends = || [drug, disease].into_iter().filter_map(|node| shape.node(node));
    let is_direct = |it: &(usize, usize)| *it == (drug, disease) || *it == (disease, drug);
    for (link, _) in shape.written.iter().enumerate().filter(|(_, it)| is_direct(it)) {
        let message = format!("{}, without a step between", shape.said(link));
        let statements = shape.statement(link).into_iter().collect();
        found.push(record.finding(FindingCode::DirectLink, message, statements).on(ends()));
    }
    if let Some(header) = record.header.filter(|_| record.repeats_header) {
        let message = format!("a link says again that {header}");
        found.push(record.finding(FindingCode::DirectLink, message, vec![header]).on(ends()));
    }
}

/// One shortest cycle of each strongly connected part. Symmetric links have no direction and make none.
fn cycles<'g>(shape: &Shape<'_, 'g>, found: &mut Vec<AuditFinding<'g>>) {
    let is_directed = |arc: Arc| {
        shape.written.get(arc.link).is_some_and(|(from, _)| *from == arc.from) && !is_symmetric(shape, arc.link)
    };
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(shape.nodes.len(), shape.arcs.len());
    for _ in &shape.nodes {
        graph.add_node(());
    }
    for arc in shape.arcs.iter().filter(|arc| is_directed(**arc)) {
        graph.add_edge(NodeIndex::new(arc.from), NodeIndex::new(arc.to), ());
        if arc.from == arc.to {
            let message = format!("a link leads from an entity to itself: {}", shape.said(arc.link));
            found.push(
                shape
                    .record
                    .finding(FindingCode::RecordCycle, message, shape.statements(&[*arc]))
                    .on(shape.node(arc.from)),
            );
        }
    }
    let mut parts: Vec<Vec<usize>> = kosaraju_scc(&graph)
        .into_iter()
        .filter(|part| part.len() > 1)
        .map(|part| part.into_iter().map(NodeIndex::index).collect())
        .collect();
    for part in &mut parts {
        part.sort_unstable();
    }
    parts.sort();
    for part in parts {
        let Some(start) = part.first().copied() else { continue };
        let within = |arc: Arc| is_directed(arc) && arc.from != arc.to && part.binary_search(&arc.to).is_ok();
        let Some(chain) = shortest(shape, start, start, within) else { continue };
        let message = format!("the links form a cycle: {}", shape.chain(&chain));
        let nodes = chain.iter().filter_map(|arc| shape.node(arc.from));
        found.push(shape.record.finding(FindingCode::RecordCycle, message, shape.statements(&chain)).on(nodes));
    }
}
