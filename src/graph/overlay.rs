//! Lays changes over a graph: its rows are shared, and only the edges of entities that a change concerns are listed anew.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Effect, Predicate};
use crate::text::{Symbol, distinct};

use super::KnowledgeGraph;
use super::adjacency::EdgeRows;
use super::changed_rows::ChangedRows;
use super::changes::{AddedNode, AddedStatement, Changes};
use super::columns::{Columns, ContextValue, PredicateInfo, Sparse, StatementClass};
use super::ids::{NodeId, StatementId};
use super::node::Node;
use super::profiles::{Profile, ProfileWord};
use super::statement::StatementRef;

impl KnowledgeGraph {
    /// The graph without some statements, with the sign of some turned, and with those of another graph, which holds
    /// every entity that its statements join. Taken away as well are statements about a statement that is taken away,
    /// and shortcuts none of whose expansions is left. What the graph holds already is not added. `None` if there are more distinct
    /// things than can be numbered.
    ///
    /// # Complexity
    ///
    /// Linear in the edges of the entities concerned and in what statements have in common; the rows are shared.
    pub(crate) fn overlaid(
        &self,
        removed: &[StatementId],
        turned: &[StatementId],
        apart: KnowledgeGraph,
    ) -> Option<Self> {
        let mut columns = self.columns.without_findings();
        let removed = self.with_what_rests_on(removed, &mut columns);
        let mut tables =
            Tables { base: self, apart: &apart, nodes: Vec::new(), columns: &mut columns, words: FxHashMap::default() };
        let turned = turned.iter().map(|statement| Some((*statement, tables.turned(*statement)?)));
        let turned: FxHashMap<StatementId, ProfileWord> = turned.collect::<Option<_>>()?;
        tables.add_nodes()?;
        let mut statements = Vec::new();
        for statement in apart.statements() {
            let Some((subject, object)) = statement.ends() else { continue };
            let (subject, object) = (tables.number(subject)?, tables.number(object)?);
            if !self.says(statement, subject) {
                let profile = tables.word(statement.profile_word())?;
                statements.push(AddedStatement { subject, object, profile, apart: statement.number() });
            }
        }
        let nodes = tables.nodes;
        let first_source = u32::try_from(columns.sources.len()).ok()?;
        columns.sources.extend(apart.columns.sources.iter().cloned());
        columns.findings.clone_from(&apart.columns.findings);
        let edges = columns.incoming.statements.len();
        let mut changes = Changes {
            apart,
            first_node: self.node_count(),
            nodes,
            first_statement: self.statement_count(),
            statements,
            first_source,
            removed_edges: removed.partition_point(|statement| statement.index() < edges),
            removed,
            turned,
            outgoing: ChangedRows::default(),
            incoming: ChangedRows::default(),
        };
        let ends = |statement: &StatementId| {
            let (subject, object) = StatementRef::new(self, *statement).ends()?;
            Some((*statement, subject.number(), object.number()))
        };
        let below: Vec<_> = changes.removed.iter().chain(changes.turned.keys()).filter_map(ends).collect();
        let added = || (changes.first_statement..).map(StatementId::from_index).zip(&changes.statements);
        let all = below.iter().copied().chain(added().map(|(number, it)| (number, it.subject, it.object)));
        let by_end = |end: fn((StatementId, NodeId, NodeId)) -> NodeId| distinct(all.clone().map(end));
        let outgoing = changes
            .rows(self.out_rows(), &by_end(|(_, subject, _)| subject), &columns, |added| (added.subject, added.object));
        let incoming = changes
            .rows(self.in_rows(), &by_end(|(_, _, object)| object), &columns, |added| (added.object, added.subject));
        (changes.outgoing, changes.incoming) = (outgoing, incoming);
        Some(self.changed(columns, changes))
    }

    /// Statements to be taken away with what rests on them, in order. Expansions that lose a statement are no longer
    /// listed.
    fn with_what_rests_on(&self, removed: &[StatementId], columns: &mut Columns) -> Vec<StatementId> {
        let mut gone: FxHashSet<StatementId> = FxHashSet::default();
        let mut open: Vec<StatementId> = removed.to_vec();
        loop {
            while let Some(statement) = open.pop() {
                if gone.insert(statement) {
                    open.extend(self.statements_about(statement));
                }
            }
            let expansions = columns.statements.expansions.iter();
            let falls = |(row, paths): &(usize, &Vec<Vec<StatementId>>)| {
                !gone.contains(&StatementId::from_index(*row))
                    && paths.iter().all(|path| path.iter().any(|statement| gone.contains(statement)))
            };
            open.extend(expansions.filter(falls).map(|(row, _)| StatementId::from_index(row)));
            if open.is_empty() {
                break;
            }
        }
        let is_whole = |path: &&Vec<StatementId>| !path.iter().any(|statement| gone.contains(statement));
        let is_concerned = columns.statements.expansions.iter().any(|(_, paths)| !paths.iter().all(|it| is_whole(&it)));
        if is_concerned {
            let standing = columns.statements.expansions.iter().filter_map(|(row, paths)| {
                let number = StatementId::from_index(row);
                let whole: Vec<Vec<StatementId>> = paths.iter().filter(is_whole).cloned().collect();
                (!whole.is_empty() && !gone.contains(&number)).then_some((number.0, whole))
            });
            let standing: Vec<_> = standing.collect();
            columns.statements.expansions = Sparse::from_rows(standing.into_iter());
        }
        let mut gone: Vec<StatementId> = gone.into_iter().collect();
        gone.sort_unstable();
        gone
    }

    /// Whether the graph holds a statement of another graph, whose subject is `subject` here.
    fn says(&self, statement: StatementRef<'_>, subject: NodeId) -> bool {
        let id = statement.derived_id();
        let predicate = self.predicate_id(statement.predicate());
        let is_it = |own: StatementRef<'_>| {
            let ends = own.ends().zip(statement.ends());
            own.predicate() == statement.predicate()
                && ends.is_some_and(|((_, own), (_, other))| own.curie() == other.curie())
                && own.derived_id() == id
        };
        predicate.is_some() && self.node_at(subject).is_some_and(|subject| subject.outgoing().any(is_it))
    }
}

impl Columns {
    /// A copy that shares the rows and has no findings.
    pub(super) fn without_findings(&self) -> Self {
        Self {
            text: self.text.clone(),
            nodes: self.nodes.clone(),
            statements: self.statements.clone(),
            predicates: self.predicates.clone(),
            out_offsets: self.out_offsets.clone(),
            incoming: self.incoming.clone(),
            sources: self.sources.clone(),
            findings: Vec::new(),
        }
    }
}

impl Changes {
    /// The edges of the entities concerned, by one of their ends; `ends` gives that end of what is added, and the other.
    fn rows(
        &self,
        below: EdgeRows<'_>,
        concerned: &[NodeId],
        columns: &Columns,
        ends: impl Fn(&AddedStatement) -> (NodeId, NodeId),
    ) -> ChangedRows {
        let mut added: FxHashMap<NodeId, Vec<(NodeId, ProfileWord, StatementId)>> = FxHashMap::default();
        for (number, statement) in (self.first_statement..).map(StatementId::from_index).zip(&self.statements) {
            let (own, other) = ends(statement);
            added.entry(own).or_default().push((other, statement.profile, number));
        }
        let predicate = |word: ProfileWord| columns.statements.profiles[word.row()].predicate;
        let mut rows = ChangedRows::default();
        let mut edges = Vec::new();
        for node in concerned {
            let left = below.of(*node).iter().map(|end| (end.neighbour, end.profile, end.statement()));
            let left = left.filter(|(_, _, statement)| self.removed.binary_search(statement).is_err());
            edges.extend(left.map(|(neighbour, profile, statement)| {
                (neighbour, self.turned.get(&statement).copied().unwrap_or(profile), statement)
            }));
            edges.extend(added.remove(node).into_iter().flatten());
            edges.sort_by_key(|(neighbour, profile, statement)| (predicate(*profile), *neighbour, *statement));
            let first = StatementId::from_index(rows.neighbours.len()).0;
            for (neighbour, profile, statement) in edges.drain(..) {
                rows.neighbours.push(neighbour);
                rows.profiles.push(profile);
                rows.statements.push(statement);
            }
            rows.places.insert(*node, (first, StatementId::from_index(rows.neighbours.len()).0));
        }
        rows
    }
}

/// What rows have in common, to which an overlay adds behind what is there.
struct Tables<'a> {
    base: &'a KnowledgeGraph,
    /// The graph of what is added.
    apart: &'a KnowledgeGraph,
    /// The entities of that graph that the other one lacks.
    nodes: Vec<AddedNode>,
    columns: &'a mut Columns,
    /// The profiles of the graph of what is added, by their number there.
    words: FxHashMap<u32, ProfileWord>,
}

impl Tables<'_> {
    /// Finds the entities that are added. Contexts of the graph below that name one name an entity now.
    fn add_nodes(&mut self) -> Option<()> {
        let (base, apart) = (self.base, self.apart);
        for node in apart.nodes().filter(|node| base.node(node.curie()).is_none()) {
            let category_set = place(&mut self.columns.nodes.category_sets, node.categories().to_vec())?;
            let text = self.columns.text.symbol_or_add(node.curie())?;
            let number = NodeId::from_index(base.node_count() + self.nodes.len());
            self.nodes.push(AddedNode { apart: node.number(), category_set });
            for value in self.columns.statements.contexts.iter_mut().flatten().filter(|value| value.text == text) {
                value.node = Some(number);
            }
        }
        Some(())
    }

    /// The number of an entity of the graph of what is added.
    fn number(&self, node: Node<'_>) -> Option<NodeId> {
        let own = self.base.node(node.curie()).map(Node::number);
        own.or_else(|| {
            let place = self.nodes.binary_search_by_key(&node.number(), |added| added.apart).ok()?;
            Some(NodeId::from_index(self.base.node_count() + place))
        })
    }

    /// The profile of a statement of the graph below with its sign turned.
    fn turned(&mut self, statement: StatementId) -> Option<ProfileWord> {
        let mut profile = StatementRef::new(self.base, statement).profile();
        profile.flags.set_effect(match profile.flags.effect() {
            Effect::Positive => Effect::Negative,
            Effect::Negative => Effect::Positive,
            other => other,
        });
        self.place(profile)
    }

    /// The profile of the graph of what is added, in the numbers of this one.
    fn word(&mut self, word: ProfileWord) -> Option<ProfileWord> {
        if let Some(known) = self.words.get(&word.number()) {
            return Some(*known);
        }
        let apart = self.apart;
        let profile = apart.profile(word);
        let statements = &apart.columns.statements;
        let class = statements.classes.get(profile.class as usize)?;
        let name = &apart.columns.predicates.get(usize::from(class.predicate))?.name;
        let predicate = self.predicate(name)?;
        let class = StatementClass {
            predicate,
            epistemic: class.epistemic,
            source: self.symbol(class.source)?,
            layer: self.symbol(class.layer)?,
            knowledge_level: self.symbol(class.knowledge_level)?,
            agent_type: self.symbol(class.agent_type)?,
        };
        let qualifiers = statements.qualifier_sets.get(profile.qualifier_set as usize)?;
        let qualifiers = qualifiers
            .iter()
            .map(|(slot, value)| Some((self.symbol(*slot)?, self.symbol(*value)?)))
            .collect::<Option<Vec<_>>>()?;
        let context = statements.contexts.get(profile.context as usize)?;
        let mut context = context
            .iter()
            .map(|value| {
                let text = self.symbol(value.text)?;
                let node = self.base.node(apart.columns.text.text(value.text)).map(Node::number);
                let node = node.or_else(|| self.number(apart.node_at(value.node?)?));
                Some(ContextValue { dimension: value.dimension, text, node })
            })
            .collect::<Option<Vec<_>>>()?;
        // Values are compared in the order of their symbols.
        context.sort_unstable();
        let own = &mut self.columns.statements;
        let profile = Profile {
            class: place(&mut own.classes, class)?,
            predicate,
            flags: profile.flags,
            qualifier_set: place(&mut own.qualifier_sets, qualifiers)?,
            context: place(&mut own.contexts, context)?,
            basis: profile.basis,
        };
        let found = self.place(profile)?;
        self.words.insert(word.number(), found);
        Some(found)
    }

    fn place(&mut self, profile: Profile) -> Option<ProfileWord> {
        let own = &mut self.columns.statements.profiles;
        let sorted = &self.base.columns.statements.profiles;
        let known = sorted.binary_search_by_key(&profile.rank(), |known| known.rank()).ok();
        let added = || own.get(sorted.len()..)?.iter().position(|known| *known == profile).map(|it| it + sorted.len());
        let row = known.or_else(added).unwrap_or_else(|| {
            own.push(profile);
            own.len() - 1
        });
        (row < ProfileWord::MOST).then(|| ProfileWord::new(row, profile.flags))
    }

    fn predicate(&mut self, name: &Predicate) -> Option<u16> {
        let known = &mut self.columns.predicates;
        let row = known.iter().position(|info| info.name == *name).unwrap_or_else(|| {
            known.push(PredicateInfo::new(name.clone()));
            known.len() - 1
        });
        u16::try_from(row).ok()
    }

    fn symbol(&mut self, symbol: Symbol) -> Option<Symbol> {
        let Some(symbol) = symbol.to_option() else { return Some(Symbol::NONE) };
        self.columns.text.symbol_or_add(self.apart.columns.text.text(symbol))
    }
}

/// The row of a value, which is added at the end if it is not there.
fn place<T: PartialEq>(known: &mut Vec<T>, value: T) -> Option<u32> {
    let row = known.iter().position(|own| *own == value).unwrap_or_else(|| {
        known.push(value);
        known.len() - 1
    });
    u32::try_from(row).ok()
}
