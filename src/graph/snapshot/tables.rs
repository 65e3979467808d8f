//! Small tables, as CBOR (RFC 8949).

use serde::{Deserialize, Serialize};

use crate::graph::columns::{Columns, ContextValue, PredicateInfo, Sparse, StatementClass};
use crate::graph::ids::{NodeId, StatementId};
use crate::model::{Category, Dimension, EpistemicStatus, Finding, Predicate, Source};
use crate::text::Symbol;

/// Tables that few graphs make large.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Tables {
    kinds: Vec<Vec<Category>>,
    /// Predicate, epistemic status, source, layer, knowledge level, agent type.
    classes: Vec<(u16, Option<EpistemicStatus>, u32, u32, u32, u32)>,
    qualifier_sets: Vec<Vec<(u32, u32)>>,
    contexts: Vec<Vec<(Dimension, u32)>>,
    /// Predicate, and how many statements have it.
    predicates: Vec<(Predicate, u32)>,
    about: Vec<(u32, Vec<u32>)>,
    expansions: Vec<(u32, Vec<Vec<u32>>)>,
}

/// Where the data came from.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Provenance {
    pub(super) sources: Vec<Source>,
    pub(super) findings: Vec<Finding>,
}

impl Tables {
    pub(super) fn of(columns: &Columns) -> Self {
        let statements = &columns.statements;
        let numbers = |list: &[StatementId]| list.iter().map(|statement| statement.0).collect::<Vec<u32>>();
        let row = |row: usize| StatementId::from_index(row).0;
        let class = |class: &StatementClass| {
            let StatementClass { predicate, epistemic, source, layer, knowledge_level, agent_type } = class;
            (*predicate, *epistemic, source.0, layer.0, knowledge_level.0, agent_type.0)
        };
        let context =
            |context: &Vec<ContextValue>| context.iter().map(|value| (value.dimension, value.text.0)).collect();
        let set = |set: &Vec<(Symbol, Symbol)>| set.iter().map(|(slot, value)| (slot.0, value.0)).collect();
        Self {
            kinds: columns.nodes.category_sets.clone(),
            classes: statements.classes.iter().map(class).collect(),
            qualifier_sets: statements.qualifier_sets.iter().map(set).collect(),
            contexts: statements.contexts.iter().map(context).collect(),
            predicates: columns.predicates.iter().map(|info| (info.name.clone(), info.count)).collect(),
            about: statements.about.iter().map(|(at, list)| (row(at), numbers(list))).collect(),
            expansions: statements
                .expansions
                .iter()
                .map(|(at, paths)| (row(at), paths.iter().map(|path| numbers(path)).collect()))
                .collect(),
        }
    }

    /// Puts the tables beside the columns, which must be there.
    pub(super) fn fill(self, columns: &mut Columns) {
        let numbers = |list: Vec<u32>| list.into_iter().map(StatementId).collect::<Vec<StatementId>>();
        let ids = &columns.nodes.id;
        let value = |(dimension, text): (Dimension, u32)| {
            let text = Symbol(text);
            ContextValue { dimension, text, node: ids.binary_search(&text).ok().map(NodeId::from_index) }
        };
        let contexts = self.contexts.into_iter().map(|context| context.into_iter().map(value).collect()).collect();
        columns.nodes.category_sets = self.kinds;
        columns.predicates = self
            .predicates
            .into_iter()
            .map(|(name, count)| PredicateInfo { count, ..PredicateInfo::new(name) })
            .collect();
        let statements = &mut columns.statements;
        statements.contexts = contexts;
        let class = |(predicate, epistemic, source, layer, level, agent)| StatementClass {
            predicate,
            epistemic,
            source: Symbol(source),
            layer: Symbol(layer),
            knowledge_level: Symbol(level),
            agent_type: Symbol(agent),
        };
        statements.classes = self.classes.into_iter().map(class).collect();
        let set = |set: Vec<(u32, u32)>| set.into_iter().map(|(slot, value)| (Symbol(slot), Symbol(value))).collect();
        statements.qualifier_sets = self.qualifier_sets.into_iter().map(set).collect();
        statements.about = Sparse::from_rows(self.about.into_iter().map(|(row, list)| (row, numbers(list))));
        let paths = |paths: Vec<Vec<u32>>| paths.into_iter().map(numbers).collect();
        statements.expansions = Sparse::from_rows(self.expansions.into_iter().map(|(row, list)| (row, paths(list))));
    }
}
