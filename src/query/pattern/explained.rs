//! The plan of a pattern, for people.

use core::fmt;

use serde::Serialize;

use super::order::{Estimated, Step};
use super::prepared::PreparedPattern;
use super::value::QueryEdge;
use crate::query::plan::{Limits, PlanFilter};

/// In which order a pattern is matched, and how much each step is estimated to find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PatternPlan {
    /// The steps in order.
    pub steps: Vec<PatternStep>,
    /// Filters of all statements.
    pub filters: Vec<PlanFilter>,
    /// Identifiers that the graph does not have, beside others that it has, each as `node: id`.
    pub missing: Vec<String>,
    /// The bounds of a run without options.
    pub limits: Limits,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PatternStep {
    /// What is done: `start`, `expand`, `join`, `exclude` or `path`.
    pub does: &'static str,
    /// The node whose entities it gives or thins out.
    pub node: String,
    /// The edge or path that is read.
    pub edge: Option<String>,
    /// The node from which it is read.
    pub from: Option<String>,
    /// How many entities the node is estimated to have then.
    pub entities: u64,
}

impl PreparedPattern<'_> {
    /// In which order the pattern is matched, with estimates.
    #[must_use]
    pub fn explain(&self) -> PatternPlan {
        let read = self.steps.iter().map(|estimated| self.explained(estimated));
        let paths = self.query.paths.iter().zip(&self.paths);
        let paths = paths.map(|(path, ends)| self.step("path", ends.object, Some(&path.key), Some(ends.subject), 0));
        let missing = self.query.nodes.iter().zip(&self.nodes);
        PatternPlan {
            steps: read.chain(paths).collect(),
            filters: self.query.filters.explained(),
            missing: missing
                .flat_map(|(node, known)| known.missing.iter().map(move |id| format!("{}: {id}", node.key)))
                .collect(),
            limits: Limits::default(),
        }
    }

    fn explained(&self, estimated: &Estimated) -> PatternStep {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an estimate is from 0")]
        let entities = estimated.entities.round() as u64;
        let other = |edge: usize, from: usize| self.edges[edge].other(from);
        let (does, node, edge, from) = match estimated.step {
            Step::Start { node } => ("start", node, None, None),
            Step::Expand { edge, from } => ("expand", other(edge, from), Some(edge), Some(from)),
            Step::Join { edge, from } => ("join", other(edge, from), Some(edge), Some(from)),
            Step::Exclude { edge, from } => ("exclude", other(edge, from), Some(edge), Some(from)),
            Step::Without { edge, from } => ("exclude", from, Some(edge), None),
        };
        let edge = edge.and_then(|edge| self.query.edges.get(edge));
        self.step(does, node, edge.map(QueryEdge::key), from, entities)
    }

    fn step(
        &self,
        does: &'static str,
        node: usize,
        edge: Option<&str>,
        from: Option<usize>,
        entities: u64,
    ) -> PatternStep {
        let key = |place: usize| self.query.nodes[place].key.clone();
        PatternStep { does, node: key(node), edge: edge.map(str::to_owned), from: from.map(key), entities }
    }
}

impl fmt::Display for PatternPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "matches of a pattern, in this order")?;
        for (number, PatternStep { does, node, edge, from, entities }) in (1..).zip(&self.steps) {
            write!(f, "  {number}. {does} {node}")?;
            if let Some(edge) = edge {
                write!(f, " by {edge}")?;
            }
            if let Some(from) = from {
                write!(f, " from {from}")?;
            }
            match *does {
                "path" => writeln!(f)?,
                _ => writeln!(f, ": about {entities} {}", if *entities == 1 { "entity" } else { "entities" })?,
            }
        }
        self.filters.iter().try_for_each(|PlanFilter { name, value }| writeln!(f, "  {name}: {value}"))?;
        self.missing.iter().try_for_each(|missing| writeln!(f, "  not in this graph: {missing}"))?;
        let Limits { paths, expansions, memory, .. } = self.limits;
        write!(f, "  limits: {paths} results, {expansions} expansions, {memory} bytes")
    }
}
