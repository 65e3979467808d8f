//! What changes to a graph do beside what was named: statements that go with others, and entities that are left without any.

use std::collections::BTreeSet;

use mechgraph::graph::StatementRef;
use mechgraph::query::{NodeAnswer, resolve};
use mechgraph::render::{Language, safe};
use mechgraph::{KnowledgeGraph, Node};
use serde::Serialize;

use crate::arguments::WhatIf;
use crate::output::phrases;

/// How many statements and entities are listed in a line of text.
const LISTED: usize = 5;

/// What changes to a graph do to it, in JSON. Statements by their ids.
#[derive(Debug, Serialize)]
pub(crate) struct Changes {
    /// Statements that are gone, with all that rest on what was named.
    removed: Vec<String>,
    /// Those of them that were neither named nor have an end that was.
    #[serde(skip)]
    gone_with_others: BTreeSet<String>,
    /// Statements whose sign is turned.
    turned: Vec<String>,
    added: Vec<String>,
    /// Entities that have lost all their statements.
    left_alone: Vec<NodeAnswer>,
    /// What became of shortcuts that were not named.
    notes: Vec<Note>,
}

impl Changes {
    /// What became of a graph under changes that were named.
    pub(crate) fn between(graph: &KnowledgeGraph, changed: &KnowledgeGraph, named: &WhatIf) -> Self {
        let (mut removed, mut turned, mut left_alone) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut gone_with_others = BTreeSet::new();
        let entities: BTreeSet<_> =
            named.without.iter().filter_map(|name| resolve(graph, name).ok()).map(Node::number).collect();
        let is_of_named = |it: &StatementRef<'_>| {
            let ends = [it.subject().node(), it.object().node()];
            ends.into_iter().flatten().any(|end| entities.contains(&end.number()))
        };
        for statement in graph.statements() {
            match changed.statement_at(statement.number()) {
                None => {
                    removed.push(statement.id().into_owned());
                    if !is_named(graph, &named.without_statement, &statement) && !is_of_named(&statement) {
                        gone_with_others.insert(statement.id().into_owned());
                    }
                    let ends = statement.ends().into_iter().flat_map(|(subject, object)| [subject, object]);
                    left_alone.extend(ends.map(Node::number));
                }
                Some(own) if own.is_turned() => turned.push(statement.id().into_owned()),
                Some(_) => {}
            }
        }
        let left_alone = left_alone.into_iter().filter_map(|number| changed.node_at(number));
        let left_alone = left_alone.filter(|node| node.outgoing().next().is_none() && node.incoming().next().is_none());
        let added = changed.statements().filter(|statement| statement.is_added());
        Self {
            removed,
            gone_with_others,
            turned,
            added: added.map(|statement| statement.id().into_owned()).collect(),
            left_alone: left_alone.map(NodeAnswer::from).collect(),
            notes: notes(graph, changed, named),
        }
    }

    /// The same in lines.
    pub(crate) fn lines(&self, language: Language) -> Vec<String> {
        let (named, others): (Vec<&String>, Vec<&String>) =
            self.removed.iter().partition(|id| !self.gone_with_others.contains(*id));
        let statements = [
            (named, phrases::removed(language)),
            (others, phrases::removed_with_that(language)),
            (self.turned.iter().collect(), phrases::turned_in_sign(language)),
            (self.added.iter().collect(), phrases::added(language)),
        ];
        let statements = statements.into_iter().filter(|(ids, _)| !ids.is_empty()).map(|(ids, what)| {
            let listed = listed(ids.iter().map(|id| id.as_str()), language);
            let statements = phrases::count(language, ids.len(), "statement", "statements");
            phrases::statements_changed(language, what, statements, listed)
        });
        let alone = Some(&self.left_alone).filter(|alone| !alone.is_empty()).map(|alone| {
            let listed = listed(alone.iter().map(|node| node.name.as_str()), language);
            let entities = phrases::count(language, alone.len(), "entity", "entities");
            phrases::left_alone(language, entities, listed)
        });
        statements.chain(alone).chain(self.notes.iter().map(|note| note.text(language))).collect()
    }
}

/// The first of some names.
fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>, language: Language) -> String {
    let more = names.len().saturating_sub(LISTED);
    let mut listed: Vec<String> = names.take(LISTED).map(|name| safe(name).into_owned()).collect();
    if more > 0 {
        listed.push(phrases::and_more(language, more));
    }
    listed.join(phrases::comma(language))
}

/// What became of a shortcut that was not named.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    id: String,
    says: fn(Language, String) -> String,
}

impl Note {
    pub(crate) fn text(&self, language: Language) -> String {
        (self.says)(language, self.id.clone())
    }
}

impl Serialize for Note {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text(Language::En))
    }
}

/// What became of shortcuts that the changes concern and do not name.
pub(crate) fn notes(graph: &KnowledgeGraph, changed: &KnowledgeGraph, named: &WhatIf) -> Vec<Note> {
    let is_named = |ids: &[String], it: &StatementRef<'_>| is_named(graph, ids, it);
    let note = |shortcut: StatementRef<'_>| {
        let note = |says| Some(Note { id: safe(&shortcut.id()).into_owned(), says });
        match changed.statement_at(shortcut.number()) {
            None if !is_named(&named.without_statement, &shortcut) => note(phrases::gone_too),
            Some(own) if own.is_turned() && !is_named(&named.turned, &shortcut) => note(phrases::turned_too),
            Some(own) if !own.is_turned() && summarises_turned(own) => note(phrases::keeps_its_sign),
            _ => None,
        }
    };
    graph.statements().filter(|it| !it.expansions().is_empty()).filter_map(note).collect()
}

fn is_named(graph: &KnowledgeGraph, ids: &[String], it: &StatementRef<'_>) -> bool {
    ids.iter().any(|id| graph.statement(id) == Some(*it))
}

/// Whether an expansion of a shortcut has another sign than before.
fn summarises_turned(shortcut: StatementRef<'_>) -> bool {
    let turned = |path: &Vec<StatementRef<'_>>| path.iter().filter(|it| it.is_turned()).count() % 2 == 1;
    shortcut.expansion_statements().any(|path| turned(&path))
}
