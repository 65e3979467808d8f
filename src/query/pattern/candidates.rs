//! A node of a pattern, compiled: which entities it can be.

use super::attribute::Condition;
use super::value::{QueryNode, SetInterpretation};
use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::query::plan::{Endpoint, PatternError, QueryError, with_subclasses};
use crate::schema;
use crate::text::make_distinct;

/// Which entities a node can be.
#[derive(Clone, Debug)]
pub(super) struct Candidates<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    /// By number of a set of categories; empty if all are fitting.
    category_sets: Vec<bool>,
    conditions: Vec<Condition>,
    /// The entities named, if any are.
    pub(super) named: Option<NamedEntities>,
    pub(super) set: SetInterpretation,
    /// Identifiers that the graph does not have, beside others that it has.
    pub(super) missing: Vec<String>,
    /// How many there are, at most.
    pub(super) count: usize,
}

/// The entities that a node names.
#[derive(Clone, Debug)]
pub(super) struct NamedEntities {
    /// As given, in order.
    pub(super) asked: Vec<NodeId>,
    /// With their subclasses, those that fit, in order.
    pub(super) entities: Vec<NodeId>,
    /// Of each of these, the places among those asked for that it is, or is below.
    pub(super) under: Vec<Vec<u32>>,
}

impl<'g> Candidates<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph, node: &QueryNode) -> Result<Self, QueryError> {
        let place = format!("nodes.{}", node.key);
        QueryError::check_categories(graph, &node.categories)
            .map_err(|error| error.at(format!("{place}.categories")))?;
        check_set(node, &place)?;
        let conditions = node.constraints.iter().enumerate();
        let conditions = conditions
            .map(|(number, constraint)| Condition::new(constraint, &format!("{place}.constraints[{number}]")))
            .collect::<Result<_, _>>()?;
        let mut candidates = Self {
            graph,
            category_sets: category_sets(graph, node),
            conditions,
            named: None,
            set: node.set_interpretation,
            missing: Vec::new(),
            count: 0,
        };
        if !node.ids.is_empty() {
            candidates.named = Some(candidates.name(node, &place)?);
        }
        candidates.count = match &candidates.named {
            Some(named) => named.entities.len(),
            None => candidates.counted(),
        };
        Ok(candidates)
    }

    /// Whether the node can be an entity, of which it is not asked whether it is named.
    pub(super) fn fits(&self, node: NodeId) -> bool {
        let view = Node::new(self.graph, node);
        (self.category_sets.is_empty() || self.category_sets[view.category_set()])
            && self.conditions.iter().all(|condition| condition.holds_of_node(view))
    }

    /// Every entity that fits, in order.
    pub(super) fn all(&self) -> Vec<NodeId> {
        match &self.named {
            Some(named) => named.entities.clone(),
            None => self.graph.nodes().map(Node::number).filter(|node| self.fits(*node)).collect(),
        }
    }

    /// Whether the node can be this entity.
    pub(super) fn admit(&self, node: NodeId) -> bool {
        match &self.named {
            Some(named) => named.entities.binary_search(&node).is_ok(),
            None => self.fits(node),
        }
    }

    fn counted(&self) -> usize {
        if self.category_sets.is_empty() {
            return self.graph.node_count();
        }
        let counts = self.graph.category_set_counts().iter().zip(&self.category_sets);
        counts.filter(|(_, fits)| **fits).map(|(count, _)| *count as usize).sum()
    }

    fn name(&mut self, node: &QueryNode, place: &str) -> Result<NamedEntities, QueryError> {
        let mut asked = Vec::new();
        let mut refused = None;
        for (number, id) in node.ids.iter().enumerate() {
            match id.named(self.graph) {
                Ok(nodes) => asked.extend(nodes),
                Err(error @ QueryError::NotFound { .. }) => {
                    self.missing.push(id.to_string());
                    refused.get_or_insert(error.at(format!("{place}.ids[{number}]")));
                }
                Err(error) => return Err(error.at(format!("{place}.ids[{number}]"))),
            }
        }
        // A set that must be whole cannot be without one of its members.
        if let Some(error) = refused.filter(|_| asked.is_empty() || self.set == SetInterpretation::All) {
            return Err(error);
        }
        make_distinct(&mut asked);
        let mut pairs: Vec<(NodeId, u32)> = Vec::new();
        let is_class = node.ids.iter().all(|id| !matches!(id, Endpoint::Category(_) | Endpoint::Any));
        for (place, entity) in (0..).zip(&asked) {
            let below =
                if node.exact || !is_class { vec![*entity] } else { with_subclasses(self.graph, vec![*entity]) };
            pairs.extend(below.into_iter().map(|below| (below, place)));
        }
        pairs.sort_unstable();
        pairs.retain(|(entity, _)| self.fits(*entity));
        if pairs.is_empty() {
            let first = asked.first().map(|first| Node::new(self.graph, *first));
            let problem = first.map_or_else(String::new, |first| {
                let own: Vec<&str> = first.categories().iter().map(crate::model::Category::as_str).collect();
                format!(
                    "none of the entities named fits the categories and constraints; {} is of {}",
                    first.curie(),
                    own.join(", ")
                )
            });
            return Err(PatternError::new(place, problem).into());
        }
        let (mut entities, mut under) = (Vec::new(), Vec::<Vec<u32>>::new());
        for (entity, place) in pairs {
            if entities.last() == Some(&entity) {
                under.last_mut().into_iter().for_each(|under| under.push(place));
            } else {
                entities.push(entity);
                under.push(vec![place]);
            }
        }
        Ok(NamedEntities { asked, entities, under })
    }
}

/// Refuses a set that has no members to be one of, or that names those that it is to find.
pub(crate) fn check_set(node: &QueryNode, place: &str) -> Result<(), PatternError> {
    let problem = match node.set_interpretation {
        SetInterpretation::All | SetInterpretation::Many if node.ids.is_empty() => {
            "the set has no members; name them as ids, in TRAPI as member_ids"
        }
        SetInterpretation::Collate if !node.ids.is_empty() => {
            "entities that are named cannot be collated; ask for MANY, or leave the ids out"
        }
        _ => return Ok(()),
    };
    Err(PatternError::new(format!("{place}.set_interpretation"), problem))
}

/// Which sets of categories have a member at or below one of the node's; empty if all do.
fn category_sets(graph: &KnowledgeGraph, node: &QueryNode) -> Vec<bool> {
    if node.categories.is_empty() || node.categories.iter().any(|it| it.as_str().ends_with("NamedThing")) {
        return Vec::new();
    }
    graph.columns.nodes.category_sets.iter().map(|set| schema::are_in(set, &node.categories)).collect()
}
