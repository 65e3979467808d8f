//! Whole graphs whose entities have kept their degrees.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::graph::{BasisCode, EdgeEnd, Flags, KnowledgeGraph, NetworkTemplate, Node, NodeId};
use crate::query::plan::{Budget, LimitKind};
use crate::schema::EntityGroup;

use super::exchange::{Ends, exchange};
use super::present::Present;
use super::random::Random;

/// Attempts to exchange for each edge, before the first network and between two, as for regulators.
pub(crate) const AT_FIRST: u64 = 10;
pub(crate) const BETWEEN: u64 = 1;

/// Graphs with the statements of another one, whose objects are exchanged at random, two of one class at a time: so every
/// entity keeps, as subject and as object, the number of its statements of each class. Statements of a class have one
/// predicate, effect, direction of reading and basis, and ends of the same two groups of entities. Those of a class that say
/// the same of the same two entities stay together. Other statements stay as they are.
pub(crate) struct PermutedGraphs<'g> {
    template: NetworkTemplate<'g>,
    classes: Vec<Class>,
    /// By statement between entities.
    objects: Vec<u32>,
    random: Random,
    drawn: bool,
}

/// What is exchanged among each other.
struct Class {
    edges: Vec<[u32; 2]>,
    /// The statements of each edge.
    statements: Vec<Vec<u32>>,
    present: Present,
}

/// What the statements of a class have in common: predicate, flags, basis and the groups of both ends.
type Key = (u16, u16, BasisCode, EntityGroup, EntityGroup);

/// The flags by which classes differ.
const FLAGS: u16 = Flags::EFFECT | Flags::FORWARD | Flags::BACKWARD | Flags::CORRELATIONAL;

impl<'g> PermutedGraphs<'g> {
    /// Of a graph that is no overlay, in which the statements that a filter takes are exchanged.
    ///
    /// # Errors
    ///
    /// A limit that was met.
    pub(crate) fn of(
        graph: &'g KnowledgeGraph,
        takes: impl Fn(&EdgeEnd<'_>) -> bool,
        seed: u64,
        budget: &mut Budget,
    ) -> Result<Self, LimitKind> {
        let template = NetworkTemplate::of(graph);
        let (groups, sets) = (graph.entity_groups(), graph.category_set_of_nodes());
        let group = |node: NodeId| groups[sets[node.index()] as usize];
        let mut edges: BTreeMap<Key, FxHashMap<[u32; 2], Vec<u32>>> = BTreeMap::new();
        for node in graph.nodes().map(Node::number) {
            let ends = graph.out_ends(node);
            budget.spend(ends.len() as u64)?;
            for end in ends.iter().filter(|end| end.neighbour != node && takes(end)) {
                let profile = graph.profile(end.profile);
                let ends = (group(node), group(end.neighbour));
                let key = (profile.predicate, profile.flags.0 & FLAGS, profile.basis, ends.0, ends.1);
                let of_class = edges.entry(key).or_default();
                of_class.entry([node.0, end.neighbour.0]).or_default().push(end.statement().0);
            }
        }
        let mut classes = Vec::with_capacity(edges.len());
        for of_class in edges.into_values() {
            let mut listed: Vec<([u32; 2], Vec<u32>)> = of_class.into_iter().collect();
            listed.sort_unstable();
            let (edges, statements): (Vec<_>, Vec<_>) = listed.into_iter().unzip();
            budget.keep(edges.len().saturating_mul(size_of::<([u32; 2], Vec<u32>, u32)>()))?;
            let present = Present::pairs(&edges, budget)?;
            classes.push(Class { edges, statements, present });
        }
        let objects = template.objects();
        Ok(Self { template, classes, objects, random: Random(seed), drawn: false })
    }

    /// The next graph.
    ///
    /// # Errors
    ///
    /// A limit that was met.
    pub(crate) fn advance(&mut self, budget: &mut Budget) -> Result<KnowledgeGraph, LimitKind> {
        let times = if self.drawn { BETWEEN } else { AT_FIRST };
        self.drawn = true;
        for Class { edges, statements, present } in &mut self.classes {
            let attempts = times.saturating_mul(edges.len() as u64);
            exchange(edges, present, Ends::Directed, attempts, &mut self.random, budget)?;
            for ([_, object], statements) in edges.iter().zip(statements) {
                for statement in statements {
                    if let Some(own) = self.objects.get_mut(*statement as usize) {
                        *own = *object;
                    }
                }
            }
        }
        budget.spend(self.objects.len() as u64)?;
        Ok(self.template.network(&self.objects))
    }
}
