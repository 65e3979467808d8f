//! The picture of what surrounds an entity.

use std::collections::HashSet;

use crate::graph::{Node, StatementRef};
use crate::model::{Effect, Traversal};
use crate::query::{Limits, PathQuery, PathScratch, QueryError};
use crate::render::{Language, words};
use crate::text::counted;

use super::scene::{Picture, Role};
use super::sketch::{Sketch, Support};

impl Picture {
    /// The picture of the entities within `steps` steps of `centre`, read in either direction, and of
    /// all statements between them; negated ones are left out. Of more than `most` entities the nearest
    /// are shown and the others counted.
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
        let shown: Vec<Node<'_>> =
            core::iter::once(centre).chain(near.iter().map(|(node, _)| node)).take(most.max(1)).collect();
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
        Ok(Self { title, description, nodes: sketch.nodes, links: sketch.links, omitted, ..Self::blank(language) })
    }
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
