//! The picture of what surrounds an entity.

use core::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::graph::{Node, NodeId, StatementRef};
use crate::model::{Effect, Traversal};
use crate::query::{Limits, PathQuery, PathScratch, QueryError};
use crate::render::{Language, words};
use crate::text::counted;

use super::kind::Kind;
use super::scene::{Picture, Role};
use super::sketch::{Sketch, Support};

impl Picture {
    /// The picture of the entities within `steps` steps of `centre`, read in either direction, and of
    /// all statements between them; negated ones are left out. Of more than `most` entities the nearest
    /// are shown and the others counted. Of those that are equally near, each kind has its turn, and among the entities of
    /// a kind those come first that most is published about with the centre; then those that less is said of.
    ///
    /// # Errors
    ///
    /// If there are more steps than a path can have.
    pub fn around(centre: Node<'_>, steps: usize, most: usize, language: Language) -> Result<Self, QueryError> {
        let graph = centre.graph();
        let query = PathQuery::around(centre.curie()).direction(Traversal::Both).max_hops(steps);
        let prepared = query.prepare(graph)?;
        let mut scratch = PathScratch::new();
        let near = prepared.neighbourhood(&mut scratch, Limits::default());
        let mut nearest: Vec<(Node<'_>, usize)> = near.iter().collect();
        if near.len() >= most {
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
        let (title, description) = match language {
            Language::En => (
                words::SURROUNDINGS.with(language, &[&name]),
                format!(
                    "{} and {} within {} of {name}.",
                    counted(counts.0, "entity", "entities"),
                    counted(counts.1, "link", "links"),
                    counted(steps, "step", "steps")
                ),
            ),
            Language::Zh => (
                words::SURROUNDINGS.with(language, &[&name]),
                format!("{name}在{steps}步之内的{}个实体和{}条关系。", counts.0, counts.1),
            ),
        };
        let all = (shown.len() + omitted).to_string();
        let chosen = words::CHOSEN.with(language, &[&shown.len().to_string(), &all]);
        let summary = if omitted > 0 { vec![chosen] } else { Vec::new() };
        Ok(Self {
            title,
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
    let mut published: HashMap<NodeId, usize> = HashMap::new();
    for statement in centre.outgoing().chain(centre.incoming()) {
        let other = statement.ends().map(|(subject, object)| if subject == centre { object } else { subject });
        if let Some(other) = other {
            *published.entry(other.number()).or_default() += statement.publications().count();
        }
    }
    let mut turns: HashMap<(usize, Kind), usize> = HashMap::new();
    let mut ranked: Vec<_> = near
        .into_iter()
        .map(|(node, distance)| {
            let kind = node.category().map_or(Kind::Other, |category| Kind::of(category.as_str()));
            let publications = published.get(&node.number()).copied().unwrap_or(0);
            (distance, kind, Reverse(publications), node.degree(), node)
        })
        .collect();
    ranked.sort_by_key(|(distance, kind, publications, degree, node)| {
        (*distance, *kind, *publications, *degree, node.number())
    });
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

impl Sketch<'_> {
    /// Joins the ends of a statement.
    pub(super) fn statement(&mut self, statement: StatementRef<'_>) {
        let Some((subject, object)) = statement.ends() else { return };
        let ends = (self.node(subject.curie()), self.node(object.curie()));
        let effect = if statement.is_therapeutic() { Effect::None } else { statement.effect() };
        self.link(ends, effect, [Support::from(statement)], None);
    }
}
