//! Why there is no mechanism, and the witnesses of a verdict: what a picture shows beside the mechanisms listed.

use std::collections::HashSet;

use crate::graph::{Node, StatementRef};
use crate::model::Effect;
use crate::query::{AbsenceAnswer, Answer, Witness};
use crate::render::found::between;

use super::sketch::{Sketch, Support};

impl Sketch<'_> {
    /// What the start reaches, what reaches the end, and the step that would join the two.
    pub(super) fn absence(&mut self, absence: &AbsenceAnswer, answer: &Answer) {
        let side = |ends: [Option<&String>; 2], nodes: &[crate::query::NodeAnswer]| -> Vec<String> {
            ends.into_iter().flatten().chain(nodes.iter().map(|node| &node.id)).cloned().collect()
        };
        let missing = absence.missing_step.as_ref();
        let before = side([answer.from.id.as_ref(), missing.map(|step| &step.from.id)], &absence.reachable);
        let after = side([answer.to.id.as_ref(), missing.map(|step| &step.to.id)], &absence.reaching);
        self.steps_within(&before);
        self.steps_within(&after);
        if let Some(step) = missing {
            let ends = (self.node(&step.from.id), self.node(&step.to.id));
            self.missing(ends);
        }
    }

    /// Every step that a statement makes between two of these, read from subject to object.
    fn steps_within(&mut self, ids: &[String]) {
        let graph = self.graph;
        let nodes: Vec<Node<'_>> = ids.iter().filter_map(|id| graph.node(id)).collect();
        let here: HashSet<_> = nodes.iter().map(|node| node.number()).collect();
        let mut seen = HashSet::new();
        for node in nodes.into_iter().filter(|node| seen.insert(node.number())) {
            let is_step = |statement: &StatementRef<'_>| {
                let ends = statement.ends();
                ends.is_some_and(|(subject, object)| subject != object && here.contains(&object.number()))
                    && statement.effect().is_step()
                    && !statement.is_negated()
                    && !statement.is_therapeutic()
            };
            for statement in node.outgoing().filter(is_step) {
                self.statement(statement);
            }
        }
    }

    /// The mechanism that shows a sign, which may not be among those listed.
    pub(super) fn witness(&mut self, witness: &Witness) {
        for (ends, id) in witness.nodes.windows(2).zip(&witness.steps) {
            let [from, to] = ends else { continue };
            let node = |id: &String| self.graph.node(id);
            let (Some(subject), Some(object)) = (node(from), node(to)) else { continue };
            let mut either = between(subject, object).chain(between(object, subject));
            let Some(statement) = either.find(|statement| statement.id() == *id) else { continue };
            let ends = (self.node(from), self.node(to));
            if !self.links.iter().any(|link| (link.from, link.to) == ends && link.statements.contains(id)) {
                self.link(ends, statement.effect(), [Support::from(statement)], None);
            }
        }
    }

    /// A step that no statement makes.
    fn missing(&mut self, ends: (usize, usize)) {
        self.link(ends, Effect::None, [], None);
        if let Some(link) = self.links.last_mut().filter(|link| link.statements.is_empty()) {
            link.is_missing = true;
        }
    }
}
