//! The question what is upstream of genes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::{Category, Sign};
use crate::query::plan::{
    Budget, EdgeFilter, Filters, LimitKind, Limits, QueryError, RunOptions, filter_methods, is_default, resolve,
};
use crate::schema::EntityGroup;
use crate::text::{distinct, options};

use super::chance::Chance;
use super::multiplicity::q_values;
use super::network::Network;
use super::permutation::Permutation;
use super::results::{Regulator, RegulatorTarget, Regulators};

/// Asks what would explain that some genes went up and others down: for entities whose signed statements about these genes
/// agree with the changes more than chance has it.
///
/// A regulator's score is the number of its statements that agree with the changes, without those that oppose them; a
/// score below 0 means that less of the regulator explains them. Statements are those from a regulator to an entity of the
/// sort of the genes, such as all genes and proteins, in the direction in which they are made, each sign between two once.
/// Chance is what the scores are in networks in which every regulator and every target has kept the number of its
/// statements of each predicate and sign.
///
/// ```
/// use mechgraph::Sign;
/// use mechgraph::query::RegulatorQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// let found = RegulatorQuery::new().down("IFN-γ").min_targets(1).permutations(100).run(&graph)?;
/// let emapalumab = found.regulators.iter().find(|it| it.entity.name() == "emapalumab").ok_or("none")?;
/// assert_eq!((emapalumab.change, emapalumab.agreeing), (Some(Sign::Positive), 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct RegulatorQuery {
    up: Vec<String>,
    down: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    of: Option<Category>,
    min_targets: usize,
    permutations: usize,
    seed: u64,
    #[serde(skip_serializing_if = "is_default")]
    limit: Option<usize>,
    #[serde(skip_serializing_if = "is_default")]
    filters: Filters,
}

filter_methods!(RegulatorQuery: statements);

impl Default for RegulatorQuery {
    fn default() -> Self {
        Self {
            up: Vec::new(),
            down: Vec::new(),
            of: None,
            min_targets: 3,
            permutations: 1_000,
            seed: 1,
            limit: None,
            filters: Filters::default(),
        }
    }
}

impl RegulatorQuery {
    /// Regulators of genes that are still to be named.
    pub fn new() -> Self {
        Self::default()
    }

    options! { self:
        /// Adds a gene that went up, by any of its names. Repeatable.
        pub fn up(gene: impl Into<String>) => self.up.push(gene.into());

        /// Adds a gene that went down, by any of its names. Repeatable.
        pub fn down(gene: impl Into<String>) => self.down.push(gene.into());

        /// Regulators of this category and those below it alone. Default: any.
        pub fn of(category: Category) => self.of = Some(category);

        /// Tests regulators with so many targets among the genes, at least. Default: 3.
        pub const fn min_targets(targets: usize) => self.min_targets = targets;

        /// Sets how many networks are drawn; p-values are at least 1 in so many and one. Default: 1,000.
        pub const fn permutations(permutations: usize) => self.permutations = permutations;

        /// Sets the seed from which networks are drawn: the same seed draws the same ones. Default: 1.
        pub const fn seed(seed: u64) => self.seed = seed;

        /// Sets the most regulators to give; all are tested all the same. Default: all.
        pub const fn limit(regulators: usize) => self.limit = Some(regulators);
    }

    /// Runs the query within the default limit of memory, and no others.
    ///
    /// # Errors
    ///
    /// As [`run_with`](Self::run_with).
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Regulators<'g>, QueryError> {
        self.run_with(graph, Limits::unlimited().with_memory(Limits::default().memory))
    }

    /// Runs the query within limits, until it is cancelled. An entity that is read counts as an expansion; once a limit is
    /// met, p-values are from the networks drawn until then.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a filter means nothing in the graph, or if a limit is met before the first network is drawn: two bits
    /// for each pair of a regulator and a target are kept in memory. Genes that are not in the graph are no error, but
    /// [left out](Regulators::left_out).
    ///
    /// # Complexity
    ///
    /// O(p · e) for p permutations of e signed statements.
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Regulators<'g>, QueryError> {
        let mut budget = Budget::new(options);
        QueryError::check_categories(graph, self.of.as_slice())?;
        let filter = EdgeFilter::new(graph, &self.filters, 0)?;
        let (genes, left_out) = self.genes(graph);
        let groups: Vec<EntityGroup> = distinct(genes.keys().map(|node| group(graph, *node)));
        let cut = |budget: &Budget| QueryError::Limit(budget.cut().unwrap_or(LimitKind::Memory));
        let Some(network) = Network::read(graph, &filter, self.of.as_ref(), &groups, &mut budget) else {
            return Err(cut(&budget));
        };
        let changes: Vec<i8> =
            network.targets.iter().map(|node| genes.get(node).copied().unwrap_or_default()).collect();
        let scores = network.scores(&changes);
        let of_genes = network.targets_among(&changes);
        let tested: Vec<usize> = (0..scores.len())
            .filter(|place| of_genes.get(*place).is_some_and(|targets| targets.len() >= self.min_targets.max(1)))
            .collect();
        let regulators = network.regulators.clone();
        let targets = network.targets.clone();
        let mut chance: Vec<Chance> = vec![Chance::default(); tested.len()];
        let mut drawn = 0;
        if !tested.is_empty() {
            let mut permutation = Permutation::new(network, self.seed, &mut budget).map_err(QueryError::Limit)?;
            while drawn < self.permutations {
                let of_network = permutation.network.scores(&changes);
                for (chance, place) in chance.iter_mut().zip(&tested) {
                    let score = |scores: &[i32]| scores.get(*place).copied().unwrap_or_default();
                    chance.add(score(&of_network), score(&scores));
                }
                drawn += 1;
                if drawn < self.permutations
                    && let Err(limit) = permutation.advance(&mut budget)
                {
                    budget.cut_by(limit);
                    break;
                }
            }
        }
        let p_values: Vec<f64> = chance.iter().map(|chance| chance.p_value(drawn)).collect();
        let q_values = q_values(&p_values);
        let mut found: Vec<Regulator<'g>> = Vec::new();
        for ((place, chance), (p_value, q_value)) in tested.iter().zip(&chance).zip(p_values.iter().zip(q_values)) {
            let (Some(number), Some(score)) = (regulators.get(*place), scores.get(*place)) else { continue };
            let target = |(target, effect): &(u32, Sign)| {
                let node = *targets.get(*target as usize)?;
                let went = if genes.get(&node)? > &0 { Sign::Positive } else { Sign::Negative };
                Some(RegulatorTarget { entity: Node::new(graph, node), effect: *effect, change: went })
            };
            let (entity, z_score) = (Node::new(graph, *number), chance.z_score(*score, drawn));
            let targets = of_genes.get(*place).into_iter().flatten().filter_map(target).collect();
            found.push(Regulator::new(entity, *score, targets, z_score, [*p_value, q_value]));
        }
        let distance = |it: &Regulator<'_>| it.z_score.map_or(0.0, f64::abs);
        found.sort_by(|one, other| {
            let by_distance = || distance(other).total_cmp(&distance(one));
            one.p_value.total_cmp(&other.p_value).then_with(by_distance).then_with(|| one.entity.cmp(&other.entity))
        });
        found.truncate(self.limit.unwrap_or(usize::MAX).min(budget.limit_of_paths()));
        let count = |change: i8| changes.iter().filter(|known| **known == change).count();
        Ok(Regulators {
            regulators: found,
            tested: tested.len(),
            up: count(1),
            down: count(-1),
            left_out,
            permutations: drawn,
            expansions: budget.expansions(),
            completeness: budget.completeness(),
        })
    }

    /// The genes with 1 for those that went up and −1 for those that went down; and the names that are left out.
    fn genes(&self, graph: &KnowledgeGraph) -> (BTreeMap<NodeId, i8>, Vec<String>) {
        let (mut genes, mut left_out, mut both) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for (names, change) in [(&self.up, 1), (&self.down, -1)] {
            for name in names {
                let Ok(node) = resolve(graph, name) else {
                    left_out.insert(name.clone());
                    continue;
                };
                if *genes.entry(node.number()).or_insert(change) != change {
                    both.insert(node.number());
                    left_out.insert(name.clone());
                }
            }
        }
        genes.retain(|node, _| !both.contains(node));
        (genes, left_out.into_iter().collect())
    }
}

fn group(graph: &KnowledgeGraph, node: NodeId) -> EntityGroup {
    EntityGroup::of(Node::new(graph, node).categories())
}
