//! Puts matches together that belong to one result.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::candidates::Candidates;
use super::prepared::PreparedPattern;
use super::value::SetInterpretation;
use crate::graph::NodeId;
use crate::query::plan::{Budget, LimitKind};

/// What belongs to one result.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) key: Vec<NodeId>,
    /// By node, the entities with the identifiers by which they are asked for.
    pub(super) nodes: Vec<BTreeSet<(NodeId, NodeId)>>,
    /// By edge, then by path, pairs of entities with the identifiers by which they are asked for.
    pub(super) pairs: Vec<BTreeSet<Pair>>,
    pub(super) matches: u64,
}

/// Two entities that an edge joins, each after the identifier by which it is asked for.
pub(super) type Pair = [(NodeId, NodeId); 2];

/// Puts matches together.
pub(super) struct Grouping<'p, 'g> {
    pattern: &'p PreparedPattern<'g>,
    places: FxHashMap<Vec<NodeId>, usize>,
    pub(super) groups: Vec<Group>,
    bytes: usize,
}

impl<'p, 'g> Grouping<'p, 'g> {
    pub(super) fn new(pattern: &'p PreparedPattern<'g>) -> Self {
        Self { pattern, places: FxHashMap::default(), groups: Vec::new(), bytes: 0 }
    }

    /// Adds a match to its results: several where an entity is below several that are named. False if a limit is met.
    pub(super) fn take(&mut self, entities: &[Option<NodeId>], most: usize, budget: &mut Budget) -> bool {
        let choices: Vec<Vec<NodeId>> =
            entities.iter().zip(&self.pattern.nodes).map(|(entity, node)| asked(*entity, node)).collect();
        let mut choice = vec![0; choices.len()];
        loop {
            let chosen = |node: usize| choices[node].get(choice[node]).copied();
            if !self.add(entities, &chosen, most, budget) {
                return false;
            }
            // Counts up the choices, the last node first.
            let Some(next) = (0..choices.len()).rev().find(|node| choice[*node] + 1 < choices[*node].len()) else {
                return true;
            };
            choice[next] += 1;
            choice.iter_mut().skip(next + 1).for_each(|choice| *choice = 0);
        }
    }

    fn add(
        &mut self,
        entities: &[Option<NodeId>],
        chosen: &impl Fn(usize) -> Option<NodeId>,
        most: usize,
        budget: &mut Budget,
    ) -> bool {
        let is_apart = |node: &usize| self.pattern.nodes[*node].set == SetInterpretation::Batch;
        let key: Vec<NodeId> = (0..entities.len()).filter(is_apart).filter_map(chosen).collect();
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None if self.groups.len() >= most => {
                budget.cut_by(LimitKind::Paths);
                return false;
            }
            None => {
                let nodes = entities.iter().map(|_| BTreeSet::new()).collect();
                let joins = self.pattern.edges.len() + self.pattern.paths.len();
                let pairs = (0..joins).map(|_| BTreeSet::new()).collect();
                self.groups.push(Group { key: key.clone(), nodes, pairs, matches: 0 });
                self.places.insert(key, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        let group = &mut self.groups[place];
        group.matches += 1;
        let bound = |node: usize| Some((chosen(node)?, entities[node]?));
        for (node, held) in group.nodes.iter_mut().enumerate() {
            self.bytes += bound(node).map_or(0, |pair| usize::from(held.insert(pair)) * size_of::<(NodeId, NodeId)>());
        }
        let edges = self.pattern.edges.iter().map(|edge| (edge.subject, edge.object, edge.exclude));
        let joins = edges.chain(self.pattern.paths.iter().map(|path| (path.subject, path.object, false)));
        for ((subject, object, exclude), held) in joins.zip(&mut group.pairs) {
            if let (false, Some(subject), Some(object)) = (exclude, bound(subject), bound(object)) {
                self.bytes += usize::from(held.insert([subject, object])) * size_of::<Pair>();
            }
        }
        budget.hold(self.bytes)
    }
}

/// The identifiers by which an entity is asked for: itself where none are named.
fn asked(entity: Option<NodeId>, node: &Candidates<'_>) -> Vec<NodeId> {
    let Some(entity) = entity else { return Vec::new() };
    let under = node.named.as_ref().and_then(|named| {
        let place = named.entities.binary_search(&entity).ok()?;
        Some(named.under[place].iter().filter_map(|place| named.asked.get(*place as usize).copied()).collect())
    });
    under.unwrap_or_else(|| vec![entity])
}

/// Whether a result has every member of the sets that must be whole.
pub(super) fn is_whole(group: &Group, pattern: &PreparedPattern<'_>) -> bool {
    let nodes = pattern.nodes.iter().zip(&group.nodes).zip(&pattern.is_bound);
    let sets = nodes.filter(|((node, _), is_bound)| **is_bound && node.set == SetInterpretation::All);
    sets.map(|(set, _)| set).all(|(node, held)| {
        let members = node.named.as_ref().map_or(&[][..], |named| &named.asked);
        members.iter().all(|member| held.iter().any(|(asked, _)| asked == member))
    })
}
