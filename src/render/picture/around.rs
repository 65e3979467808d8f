//! The picture of what surrounds an entity.

use core::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::graph::{Node, NodeId, StatementRef};
use crate::model::{Effect, Traversal};
use crate::query::{Limits, PathQuery, PathScratch, QueryError};
use crate::render::{Language, words};
use crate::text::counted;

use super::scene::{Picture, Role};
use super::sketch::{Sketch, Support};
use crate::style::Kind;

impl Picture {
    /// The picture of the entities within `steps` steps of `centre`, read in either direction, and of
    /// all statements between them; negated ones are left out. Of more than `most` entities the nearest
    /// are shown and the others counted. Of those that are equally near, each kind has its turn, and among the entities of
    /// a kind those come first that most is published about with the centre; then those that have most of their neighbours
    /// in common with it, by Jaccard's index.
    ///
    /// # Errors
    ///
    /// If there are more steps than a path can have.
    ///
    /// # Complexity
    ///
    /// That of the search; and where some are left out, the links of all that are no further than those shown.
    pub fn around(centre: Node<'_>, steps: usize, most: usize, language: Language) -> Result<Self, QueryError> {
        let graph = centre.graph();
        let query = PathQuery::around(centre.curie()).direction(Traversal::Both).max_hops(steps);
        let prepared = query.prepare(graph)?;
        let mut scratch = PathScratch::new();
        let near = prepared.neighbourhood(&mut scratch, Limits::default());
        let mut nearest: Vec<(Node<'_>, usize)> = near.iter().collect();
        if let Some((_, furthest)) = nearest.get(most.saturating_sub(1)).copied() {
            nearest.retain(|(_, distance)| *distance <= furthest);
            nearest = in_turn(centre, nearest);
        }
        let near_nodes = nearest.into_iter().map(|(node, _)| node);
        let shown: Vec<Node<'_>> = core::iter::once(centre).chain(near_nodes).take(most.max(1)).collect();
        let omitted = (near.len() + 1).saturating_sub(shown.len());
        let mut sketch = Sketch::new(graph, language);
        for node in &shown {
            sketch.node(node.curie());
        }
        sketch.nodes[0].role = Role::From;
        let here: HashSet<_> = shown.iter().map(|node| node.number()).collect();
        for node in &shown {
            let inside = |statement: &StatementRef<'_>| {
                statement.ends().is_some_and(|(_, object)| here.contains(&object.number())) && !statement.is_negated()
            };
            for statement in node.outgoing().filter(inside) {
                sketch.statement(statement);
            }
        }
        let name = sketch.name(centre.curie());
        let counts = (sketch.nodes.len(), sketch.links.len());
        let description = match language {
            Language::En => format!(
                "{} and {} within {} of {name}.",
                counted(counts.0, "entity", "entities"),
                counted(counts.1, "link", "links"),
                counted(steps, "step", "steps")
            ),
            Language::Zh => format!("{name}在{steps}步之内的{}个实体和{}条关系。", counts.0, counts.1),
        };
        let all = (shown.len() + omitted).to_string();
        let chosen = words::CHOSEN.with(language, &[&shown.len().to_string(), &all]);
        let summary = if omitted > 0 { vec![chosen] } else { Vec::new() };
        Ok(Self {
            title: words::SURROUNDINGS.with(language, &[&name]),
            summary,
            description,
            nodes: sketch.nodes,
            links: sketch.links,
            omitted,
            ..Self::blank(language)
        })
    }
}

/// The entities by distance, at each distance one of each kind after the other.
fn in_turn<'g>(centre: Node<'g>, near: Vec<(Node<'g>, usize)>) -> Vec<(Node<'g>, usize)> {
    let relevance = Relevance::to(centre);
    let mut turns: HashMap<(usize, Kind), usize> = HashMap::new();
    let mut ranked: Vec<_> = near
        .into_iter()
        .map(|(node, distance)| (distance, Kind::of_categories(node.categories()), Reverse(relevance.of(node)), node))
        .collect();
    ranked.sort_by_key(|(distance, kind, relevance, node)| (*distance, *kind, *relevance, node.number()));
    let mut placed: Vec<_> = ranked
        .into_iter()
        .map(|(distance, kind, .., node)| {
            let turn = turns.entry((distance, kind)).or_default();
            *turn += 1;
            (distance, *turn, kind, node)
        })
        .collect();
    placed.sort_by_key(|(distance, turn, kind, _)| (*distance, *turn, *kind));
    placed.into_iter().map(|(distance, .., node)| (node, distance)).collect()
}

/// How much other entities have to do with one.
struct Relevance {
    /// How many publications are given for what joins each to it.
    published: HashMap<NodeId, usize>,
    neighbours: HashSet<NodeId>,
}

impl Relevance {
    fn to(centre: Node<'_>) -> Self {
        let mut published: HashMap<NodeId, usize> = HashMap::new();
        for (other, publications) in joined(centre) {
            *published.entry(other).or_default() += publications;
        }
        Self { neighbours: published.keys().copied().collect(), published }
    }

    /// The publications, then the neighbours in common of all that the two have, in millionths.
    fn of(&self, node: Node<'_>) -> (usize, usize) {
        let own: HashSet<NodeId> = joined(node).map(|(other, _)| other).collect();
        let shared = own.intersection(&self.neighbours).count();
        let all = own.len() + self.neighbours.len() - shared;
        (self.published.get(&node.number()).copied().unwrap_or(0), shared * 1_000_000 / all.max(1))
    }
}

/// The other ends of the statements of an entity, each with how many publications are given.
fn joined(node: Node<'_>) -> impl Iterator<Item = (NodeId, usize)> + '_ {
    node.outgoing().chain(node.incoming()).filter_map(move |statement| {
        let (subject, object) = statement.ends()?;
        let other = if subject == node { object } else { subject };
        Some((other.number(), statement.publications().count()))
    })
}

impl Sketch<'_> {
    /// Joins the ends of a statement.
    pub(super) fn statement(&mut self, statement: StatementRef<'_>) {
        let Some((subject, object)) = statement.ends() else { return };
        let ends = (self.node(subject.curie()), self.node(object.curie()));
        let effect = if statement.is_therapeutic() { Effect::None } else { statement.effect() };
        self.link(ends, effect, [Support::from(statement)], None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::GraphBuilder;
    use crate::model::{Curie, Entity, Statement};

    /// The names shown, of a centre and what it is joined to; a name with a number is of that many publications with it.
    fn shown(joined: &[(&str, &str)], published: &[(&str, usize)], most: usize) -> Vec<String> {
        let id = |name: &str| format!("X:{name}").parse::<Curie>().unwrap();
        let mut builder = GraphBuilder::new();
        for (subject, object) in joined {
            for name in [subject, object] {
                let category = if name.starts_with("drug") { "Drug" } else { "Gene" };
                builder.add_entity(Entity::new(id(name)).named(*name).in_category(category.parse().unwrap()));
            }
            let statement = Statement::new(id(subject), "related_to".parse().unwrap(), id(object));
            let count = published.iter().find(|(name, _)| name == object).map_or(0, |(_, count)| *count);
            let publications = (0..count).map(|number| format!("PMID:{number}"));
            builder.add_statement(publications.fold(statement, Statement::published_in));
        }
        let graph = builder.freeze().unwrap();
        let picture = Picture::around(graph.node("X:centre").unwrap(), 1, most, Language::En).unwrap();
        picture.nodes.into_iter().map(|node| node.name).collect()
    }

    #[test]
    fn those_come_first_that_share_most_neighbours_with_the_centre() {
        // `alone` is known for nothing else, and `busy` for much else.
        let mut joined = vec![("centre", "alone"), ("centre", "busy"), ("centre", "close"), ("centre", "drug")];
        joined.extend([("close", "busy"), ("close", "drug"), ("busy", "drug")]);
        let others: Vec<String> = (0..20).map(|number| format!("other{number}")).collect();
        joined.extend(others.iter().map(|other| ("busy", other.as_str())));
        assert_eq!(shown(&joined, &[], 4), ["centre", "drug", "close", "busy"]);
        assert_eq!(shown(&joined, &[], 3), ["centre", "drug", "close"]);
        assert_eq!(shown(&joined, &[("alone", 2)], 3), ["centre", "drug", "alone"], "publications count first");
    }
}
