//! The order of statements: by identity, those about statements after what they are about.

use rustc_hash::{FxHashMap, FxHashSet};

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
    /// Drafts of the same statement, told apart only by the id under which they name what they are about.
    pub(super) united: Vec<usize>,
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
        // Statements wait for the ids that they are about; a layer frees those that wait for its ids.
        let mut waiting: FxHashMap<Symbol, Vec<usize>> = FxHashMap::default();
        let mut open: Vec<usize> = (0..self.builder.statements.len()).collect();
        while !open.is_empty() {
            let mut layer = Vec::new();
            for draft in core::mem::take(&mut open) {
                match self.missing(draft, &known) {
                    Some(id) => waiting.entry(id).or_default().push(draft),
                    None => layer.extend(self.placed(draft, &known)),
                }
            }
            layer.sort_unstable();
            unite_same(&mut layer);
            for mut statement in layer {
                let number = StatementId::from_index(placed.len());
                findings.extend(self.give_ids(&mut statement, number, &mut known, &mut |id| {
                    open.extend(waiting.remove(&id).into_iter().flatten());
                }));
                placed.push(statement);
            }
        }
        let mut left: Vec<usize> = waiting.into_values().flatten().collect();
        left.sort_unstable();
        let given: FxHashSet<Symbol> = self.builder.statements.values().flat_map(|s| s.ids.iter().copied()).collect();
        findings.extend(left.into_iter().map(|draft| self.unplaced(draft, &given)));
        (placed, findings)
    }

    /// The first id that a draft is about and that is not known yet.
    fn missing(&self, draft: usize, known: &FxHashMap<Symbol, StatementId>) -> Option<Symbol> {
        let (identity, _) = self.builder.statements.get_index(draft)?;
        let ids = [identity.subject, identity.object].into_iter().filter_map(|key| match key {
            ArgumentKey::Statement(id) => Some((self.rename)(id)),
            ArgumentKey::Entity(_) => None,
        });
        ids.into_iter().find(|id| !known.contains_key(id))
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
            united: Vec::new(),
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
        free_waiting: &mut dyn FnMut(Symbol),
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        statement.aliases.retain(|id| {
            let free = !known.contains_key(id);
            if free {
                known.insert(*id, number);
                free_waiting(*id);
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
    fn unplaced(&self, draft: usize, given: &FxHashSet<Symbol>) -> Finding {
        let Some((identity, statement)) = self.builder.statements.get_index(draft) else {
            return Finding::new(FindingCode::MissingStatement, "a statement is not there");
        };
        let (source, line) = statement.origin;
        let source = self.builder.sources.get(source as usize).cloned().unwrap_or_default();
        let about = [identity.subject, identity.object].into_iter().filter_map(|key| match key {
            ArgumentKey::Statement(id) => Some(id),
            ArgumentKey::Entity(_) => None,
        });
        let missing = about.clone().find(|id| !given.contains(id));
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

/// Unites statements that became the same: about one statement under two of its ids.
fn unite_same(layer: &mut Vec<Placed>) {
    layer.dedup_by(|later, first| {
        let key = |s: &Placed| {
            (s.subject, s.predicate, s.object, s.qualifiers, s.context, s.negated, s.source, s.application)
        };
        let same = key(later) == key(first);
        if same {
            first.aliases.append(&mut later.aliases);
            first.aliases.sort_unstable();
            first.united.push(later.draft);
        }
        same
    });
}
