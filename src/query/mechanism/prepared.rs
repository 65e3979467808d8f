//! A query resolved against a graph, with its filters compiled.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::{
    ContextValue, EdgeEnd, EdgeRows, Ends, Flags, KnowledgeGraph, Node, NodeId, ProfileWord, StatementId, StatementRef,
};
use crate::model::{Basis, Direction, Effect};
use crate::query::plan::{Avoiding, EdgeFilter, Filters, Plan, QueryError, check_jurisdiction, context_values};
use crate::schema;

use super::cost::{Cost, StepCosts};
use super::query::MechanismQuery;
use super::via::ResolvedVia;

/// A query whose names are resolved and whose filters are tables: one look-up an edge.
#[derive(Clone, Debug)]
pub struct Prepared<'g> {
    pub(crate) query: Arc<MechanismQuery>,
    pub(crate) plan: Plan<'g>,
    /// The edges of the graph by subject, and by object.
    outgoing: EdgeRows<'g>,
    incoming: EdgeRows<'g>,
    /// The one entity that the query asks about, if it is one.
    pub(crate) asked: Option<NodeId>,
    /// The start that was asked about, where the paths start at the classes above it.
    pub(crate) instead_of: Option<NodeId>,
    pub(crate) via: Vec<ResolvedVia>,
    pub(crate) costs: Arc<StepCosts<'g>>,
    pub(crate) context: Vec<ContextValue>,
    /// What is kept away from, as far as it concerns statements: what takes the expansions of shortcuts away.
    kept: Arc<EdgeFilter<'g>>,
    /// Expansions of the shortcuts that can be used, by their first statement.
    pub(crate) expansions: FxHashMap<StatementId, Vec<Expansion<'g>>>,
    /// Expansions that are taken away from a shortcut that has others: its number, and which of its expansions.
    pub(super) gone: Arc<FxHashSet<(StatementId, usize)>>,
}

/// An expansion of a shortcut that the query may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expansion<'g> {
    pub(crate) shortcut: StatementId,
    pub(crate) path: &'g [StatementId],
}

impl<'g> Prepared<'g> {
    pub(crate) fn new(query: &MechanismQuery, graph: &'g KnowledgeGraph) -> Result<Self, QueryError> {
        Plan::check_hops(query.max_hops)?;
        check_jurisdiction(graph, query.jurisdiction.as_ref())?;
        let via = query.via.iter().map(|via| via.resolve(graph)).collect::<Result<_, _>>()?;
        let plan = Plan::new(graph, (&query.from, &query.to), &query.filters, 0)?;
        let avoiding = Avoiding { entities: Vec::new(), ..query.filters.avoiding.clone() };
        let kept = EdgeFilter::new(graph, &Filters { avoiding, ..Filters::default() }, 0)?;
        let mut prepared = Self {
            query: Arc::new(query.clone()),
            asked: query.to.single(graph),
            instead_of: None,
            via,
            costs: Arc::new(StepCosts::new(&query.costs, &plan)),
            plan,
            outgoing: graph.out_rows(),
            incoming: graph.in_rows(),
            context: context_values(graph, &query.filters.context)?,
            kept: Arc::new(kept),
            expansions: FxHashMap::default(),
            gone: Arc::default(),
        };
        prepared.compile_shortcuts();
        prepared.keep_indications();
        Ok(prepared)
    }

    /// Leaves out what only records of other indications say, if the query asks for it.
    pub(super) fn keep_indications(&mut self) {
        let graph = self.plan.graph;
        let targets = self.plan.targets.nodes().iter().copied();
        let is_condition = |node: &NodeId| {
            let condition = "DiseaseOrPhenotypicFeature";
            let own = graph.node_at(*node).map_or(&[][..], Node::categories);
            own.iter().any(|category| schema::category_is_a(category.as_str(), condition))
        };
        let conditions: Vec<NodeId> = targets.filter(is_condition).collect();
        if !self.query.by_indication || conditions.is_empty() {
            return;
        }
        let mut related: Vec<NodeId> = conditions.iter().flat_map(|node| graph.ancestors(*node)).collect();
        related.extend(conditions.iter().flat_map(|node| graph.descendants(*node)));
        related.extend(conditions);
        related.sort_unstable();
        let is_indication = |statement: StatementId| {
            let claim = StatementRef::new(graph, statement);
            claim.is_therapeutic()
                && claim.ends().is_some_and(|(_, object)| related.binary_search(&object.number()).is_ok())
        };
        let left_out = graph.evidence().without_records_that(is_indication);
        self.plan.edges.remove(&left_out);
    }

    /// The entities at which mechanisms start, subclasses included, by CURIE.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Node<'g>> {
        self.plan.sources()
    }

    /// Whether a path may read this end of an edge that is read in a direction from its subject or object.
    #[inline]
    pub(crate) fn reads(&self, end: &EdgeEnd<'_>, direction: Direction) -> bool {
        self.reading(direction)(end.profile)
    }

    /// The same for the profiles of many edges that are read in one direction.
    #[inline]
    fn reading(&self, direction: Direction) -> impl Fn(ProfileWord) -> bool {
        let permitted = match direction {
            Direction::Forward => Flags::FORWARD,
            Direction::Backward => Flags::BACKWARD,
        };
        let correlations = self.query.correlations && direction == Direction::Forward;
        move |profile| profile.has(permitted) || (correlations && self.is_readable_correlation(profile))
    }

    fn is_readable_correlation(&self, profile: ProfileWord) -> bool {
        self.plan.graph.profile(profile).flags.is_readable_correlation()
    }

    /// Whether an edge only says where something is, so that a path can end with it but not go on.
    #[inline]
    pub(crate) fn only_ends(&self, end: &EdgeEnd<'_>) -> bool {
        end.effect() == Effect::Unsigned && self.plan.graph.profile(end.profile).basis() == Some(Basis::Place)
    }

    /// How many edges an entity has: an upper bound of what a search reads there.
    #[inline]
    pub(crate) fn degree(&self, node: NodeId) -> usize {
        self.outgoing.degree(node) + self.incoming.degree(node)
    }

    /// Edge ends of `node` with the direction in which a path reads them that leaves it or, unless it is `onward`, arrives
    /// there.
    #[inline]
    pub(super) fn ways(&self, node: NodeId, onward: bool) -> [(Ends<'g>, Direction); 2] {
        let (out_ends, in_ends) = (self.outgoing.of(node), self.incoming.of(node));
        let (forward, backward) = if onward { (out_ends, in_ends) } else { (in_ends, out_ends) };
        [(forward, Direction::Forward), (backward, Direction::Backward)]
    }

    /// Calls a function with each edge end by which a path leaves `node` or, unless it is `onward`, arrives there, in no
    /// promised order.
    #[inline]
    pub(crate) fn each_step(&self, node: NodeId, onward: bool, look: impl FnMut(EdgeEnd<'g>, Direction)) {
        self.each_step_of(self.ways(node, onward), look);
    }

    /// The same of the [ways](Self::ways) of an entity.
    #[inline]
    pub(super) fn each_step_of(&self, ways: [(Ends<'g>, Direction); 2], mut look: impl FnMut(EdgeEnd<'g>, Direction)) {
        for (ends, direction) in ways {
            ends.each_of(self.reading(direction), |end| look(end, direction));
        }
    }

    /// The same question of the classes above the one start, if the query asks for them and there are any.
    pub(super) fn of_classes(&self) -> Option<Self> {
        let asked = self.query.classes_of_start && !self.query.filters.exact_endpoints;
        let (graph, start) = (self.plan.graph, self.query.from.single(self.plan.graph).filter(|_| asked)?);
        let below = graph.descendants(start);
        let mut above = graph.ancestors(start);
        above.retain(|class| *class != start && below.binary_search(class).is_err());
        let mut of_classes = Self { instead_of: Some(start), ..self.clone() };
        of_classes.plan.sources = above;
        of_classes.costs = Arc::new(StepCosts::new(&self.query.costs, &of_classes.plan));
        (!of_classes.plan.sources.is_empty()).then_some(of_classes)
    }

    /// The least cost of a step that the query allows.
    pub(crate) fn least_step(&self) -> Cost {
        self.costs.least(&self.plan)
    }

    /// Takes entities and statements away, with the shortcuts that rest on them.
    pub(super) fn remove(&mut self, entities: impl IntoIterator<Item = NodeId>, statements: &[StatementId]) {
        self.plan.entities.avoid(entities);
        Arc::make_mut(&mut self.kept).remove(statements);
        self.plan.edges.remove(statements);
        self.compile_shortcuts();
    }

    /// Shortcuts whose every expansion is avoided fall; the expansions of the others are indexed.
    fn compile_shortcuts(&mut self) {
        let graph = self.plan.graph;
        self.expansions.clear();
        let (mut fallen, mut standing, mut gone) = (Vec::new(), Vec::new(), FxHashSet::default());
        for (row, paths) in graph.columns.statements.expansions.iter() {
            let shortcut = StatementRef::new(graph, StatementId::from_index(row));
            let is_removed = |statement: &StatementId| self.is_removed(*statement, shortcut);
            let is_gone = |path: &Vec<StatementId>| path.iter().any(is_removed);
            if paths.iter().all(is_gone) {
                fallen.push(shortcut.number());
            } else {
                let places = (0..paths.len()).filter(|place| is_gone(&paths[*place]));
                gone.extend(places.map(|place| (shortcut.number(), place)));
                standing.push((shortcut, paths));
            }
        }
        self.gone = Arc::new(gone);
        self.plan.edges.refuse(fallen, Flags::SHORTCUT);
        let usable = |shortcut: &StatementRef<'g>| {
            self.plan.edges.allows_statement(*shortcut) && shortcut.flags().has(Flags::FORWARD | Flags::BACKWARD)
        };
        for (shortcut, paths) in standing.into_iter().filter(|(shortcut, _)| usable(shortcut)) {
            for path in paths {
                // An unsigned summary does not take the place of a path with a sign.
                let effects = path.iter().map(|statement| StatementRef::new(graph, *statement).effect());
                let is_signed = effects.fold(Effect::Carrier, Effect::then).sign().is_some();
                if is_signed && shortcut.effect().sign().is_none() {
                    continue;
                }
                if let Some(first) = path.first() {
                    let expansion = Expansion { shortcut: shortcut.number(), path };
                    self.expansions.entry(*first).or_default().push(expansion);
                }
            }
        }
    }

    /// Whether `avoiding` takes a statement of an expansion, or an entity within the expansion, away.
    fn is_removed(&self, statement: StatementId, shortcut: StatementRef<'g>) -> bool {
        let statement = StatementRef::new(self.plan.graph, statement);
        let avoided = &self.query.filters.avoiding.categories;
        let at_end =
            |node: Node<'g>| shortcut.ends().is_some_and(|(subject, object)| node == subject || node == object);
        let gone = |node: Node<'g>| {
            !self.plan.allows_node(node.number())
                || (!at_end(node) && avoided.iter().any(|category| node.is_in_category(category)))
        };
        !self.kept.allows_statement(statement)
            || statement.ends().is_some_and(|(subject, object)| gone(subject) || gone(object))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Value;
    use crate::{Curie, Entity, GraphBuilder, MechanismQuery, Statement};

    #[test]
    fn records_of_other_indications_are_left_out_on_request() {
        let mut builder = GraphBuilder::new();
        for (id, category) in [("D:1", "Drug"), ("M:1", "Disease"), ("M:2", "Disease"), ("M:0", "Disease")] {
            builder.add_entity(Entity::new(id.parse().unwrap()).in_category(category.parse().unwrap()));
        }
        let mut add = |from: &str, predicate: &str, to: &str, records: &[&str]| {
            let [from, to]: [Curie; 2] = [from, to].map(|id| id.parse().unwrap());
            let mut statement = Statement::new(from, predicate.parse().unwrap(), to);
            let records: Vec<Value> = records.iter().map(|record| (*record).into()).collect();
            if !records.is_empty() {
                statement.properties.insert("source_record".to_owned(), Value::List(records));
            }
            builder.add_statement(statement);
        };
        for (record, disease) in [("r0", "M:0"), ("r1", "M:1"), ("r2", "M:2")] {
            add("D:1", "treats", disease, &[record]);
        }
        add("M:1", "subclass_of", "M:0", &[]);
        add("D:1", "disrupts", "P:1", &["r1", "r2"]);
        add("P:1", "causes", "M:1", &["r1"]);
        add("P:1", "causes", "M:2", &[]);
        for (step, record) in [("P:3", "r2"), ("P:4", "r0"), ("P:5", "")] {
            add("D:1", "disrupts", step, if record.is_empty() { &[] } else { std::slice::from_ref(&record) });
            add(step, "causes", "M:1", &[]);
        }
        let graph = builder.freeze().unwrap();
        let through = |query: MechanismQuery| -> Vec<String> {
            let found = query.run(&graph).unwrap();
            let mut inner: Vec<String> =
                found.filter_map(|it| it.nodes().nth(1).map(|node| node.curie().to_owned())).collect();
            inner.sort();
            inner
        };
        let query = MechanismQuery::between("D:1", "M:1");
        assert_eq!(through(query.clone()), ["P:1", "P:3", "P:4", "P:5"]);
        // That of another disease is left out; that of a class and what names no record are not.
        assert_eq!(through(query.by_indication()), ["P:1", "P:4", "P:5"]);
        assert_eq!(through(MechanismQuery::between("D:1", "M:2").by_indication()), ["P:1"]);
        // Of no condition there are no indications.
        assert_eq!(through(MechanismQuery::between("D:1", "P:3").by_indication()).len(), 1);
    }
}
