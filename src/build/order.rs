//! The order of statements: by identity, those about statements after what they are about.

use rustc_hash::FxHashMap;

use crate::graph::{NodeId, PredicateInfo, StatementId};
use crate::model::{Finding, FindingCode};
use crate::text::{Arena, Symbol};

use super::GraphBuilder;
use super::drafts::{ArgumentKey, Identity};

/// A subject or object in the frozen graph. Entities sort before statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PlacedArgument {
    Node(NodeId),
    Statement(StatementId),
}

impl PlacedArgument {
    pub(super) const fn number(self) -> u32 {
        match self {
            Self::Node(node) => node.0,
            Self::Statement(statement) => statement.0,
        }
    }

    pub(super) const fn is_statement(self) -> bool {
        matches!(self, Self::Statement(_))
    }
}

/// A statement with its place in the order, in the symbols and ranks of the frozen graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Placed {
    pub(super) subject: PlacedArgument,
    pub(super) predicate: u16,
    pub(super) object: PlacedArgument,
    pub(super) qualifiers: u32,
    pub(super) context: u32,
    pub(super) negated: bool,
    pub(super) source: Symbol,
    application: Symbol,
    /// The id to show; none if it must be derived.
    pub(super) id: Option<Symbol>,
    pub(super) aliases: Vec<Symbol>,
    pub(super) draft: usize,
}

/// What is needed to put drafts into order.
pub(super) struct Order<'b, R> {
    pub(super) builder: &'b GraphBuilder,
    pub(super) text: &'b Arena,
    pub(super) rename: &'b R,
    pub(super) node_ranks: &'b [NodeId],
    pub(super) predicates: &'b [PredicateInfo],
    pub(super) qualifier_ranks: &'b [u32],
    pub(super) context_ranks: &'b [u32],
}

impl<R: Fn(Symbol) -> Symbol> Order<'_, R> {
    /// Places every statement that can be placed, layer by layer; the others are findings.
    pub(super) fn place(&self) -> (Vec<Placed>, Vec<Finding>) {
        let mut placed: Vec<Placed> = Vec::with_capacity(self.builder.statements.len());
        let mut known: FxHashMap<Symbol, StatementId> = FxHashMap::default();
        let mut findings = Vec::new();
        let mut waiting: Vec<usize> = (0..self.builder.statements.len()).collect();
        loop {
            let mut layer = Vec::new();
            waiting.retain(|&draft| {
                let statement = self.placed(draft, &known);
                let found = statement.is_some();
                layer.extend(statement);
                !found
            });
            if layer.is_empty() {
                break;
            }
            layer.sort_unstable();
            for mut statement in layer {
                let number = StatementId::from_index(placed.len());
                findings.extend(self.give_ids(&mut statement, number, &mut known));
                placed.push(statement);
            }
        }
        findings.extend(waiting.into_iter().map(|draft| self.unplaced(draft)));
        (placed, findings)
    }

    fn placed(&self, draft: usize, known: &FxHashMap<Symbol, StatementId>) -> Option<Placed> {
        let (identity, statement) = self.builder.statements.get_index(draft)?;
        let argument = |key| match key {
            ArgumentKey::Entity(row) => Some(PlacedArgument::Node(*self.node_ranks.get(row as usize)?)),
            ArgumentKey::Statement(id) => known.get(&(self.rename)(id)).map(|id| PlacedArgument::Statement(*id)),
        };
        let mut ids: Vec<Symbol> = statement.ids.iter().map(|id| (self.rename)(*id)).collect();
        ids.sort_unstable();
        Some(Placed {
            subject: argument(identity.subject)?,
            predicate: self.predicate(identity)?,
            object: argument(identity.object)?,
            qualifiers: *self.qualifier_ranks.get(identity.qualifiers as usize)?,
            context: *self.context_ranks.get(identity.context as usize)?,
            negated: identity.negated,
            source: identity.source.map(self.rename).into(),
            application: identity.application.map(self.rename).into(),
            id: None,
            aliases: ids,
            draft,
        })
    }

    fn predicate(&self, identity: &Identity) -> Option<u16> {
        let name = self.text.text((self.rename)(identity.predicate));
        let place = self.predicates.binary_search_by(|info| info.name.as_str().cmp(name)).ok()?;
        u16::try_from(place).ok()
    }

    /// The least id that no earlier statement has is the one to show, the others are aliases.
    fn give_ids(
        &self,
        statement: &mut Placed,
        number: StatementId,
        known: &mut FxHashMap<Symbol, StatementId>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        statement.aliases.retain(|id| {
            let free = !known.contains_key(id);
            if free {
                known.insert(*id, number);
            } else {
                let message = format!(
                    "statement id {:?} names two statements; the later gets a derived id, so give it one of its own",
                    self.text.text(*id)
                );
                findings.push(Finding::new(FindingCode::SharedStatementId, message));
            }
            free
        });
        if !statement.aliases.is_empty() {
            statement.id = Some(statement.aliases.remove(0));
        }
        findings
    }

    /// Why a statement could not be placed: it is about one that is not there, or in a ring.
    fn unplaced(&self, draft: usize) -> Finding {
        let Some((identity, statement)) = self.builder.statements.get_index(draft) else {
            return Finding::new(FindingCode::MissingStatement, "a statement is not there");
        };
        let (source, line) = statement.origin;
        let source = self.builder.sources.get(source as usize).cloned().unwrap_or_default();
        let given = |id: &Symbol| self.builder.statements.values().any(|statement| statement.ids.contains(id));
        let about = [identity.subject, identity.object].into_iter().filter_map(|key| match key {
            ArgumentKey::Statement(id) => Some(id),
            ArgumentKey::Entity(_) => None,
        });
        let missing = about.clone().find(|id| !given(id));
        let predicate = self.builder.text.text(identity.predicate);
        let finding = match missing.or_else(|| about.clone().next()) {
            Some(id) if missing.is_some() => {
                let id = self.builder.text.text(id);
                let message = format!("{predicate} is about statement {id:?}, which is not there; load it too");
                Finding::new(FindingCode::MissingStatement, message)
            }
            id => {
                let id = id.map_or("", |id| self.builder.text.text(id));
                let message =
                    format!("{predicate} is about statement {id:?}, which is about it in turn; break the ring");
                Finding::new(FindingCode::StatementRing, message)
            }
        };
        finding.at(source, u64::from(line))
    }
}
