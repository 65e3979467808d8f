//! Mechanisms that reach their end although a statement holds.

use serde::{Deserialize, Serialize};

use crate::graph::{ArgumentRef, KnowledgeGraph, StatementRef};
use crate::model::Sign;
use crate::query::plan::{Budget, Completeness, QueryError, RunOptions};

use super::path::Mechanism;
use super::query::MechanismQuery;
use super::removal::{Asked, Element, Remainder};

/// Asks which mechanisms of a question hold although a statement does: a blocker, such as an antibody that keeps a hormone from
/// its receptor.
///
/// What the statement lowers (the entity or the statement that is its object, with effect `-`) is taken for missing. Mechanisms
/// of the question without it bypass the statement. Those of the question that pass entities with effects as none of these
/// does are blocked: a shortcut falls with the last of its expansions, as for [`EssentialQuery`](super::EssentialQuery), and a
/// step with the last of its statements. The ends of the question are never missing.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::BypassQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// // S15: interferon gamma disrupts the interaction of thrombopoietin with its receptor, c-MPL.
/// let despite = |from: &str| BypassQuery::despite(MechanismQuery::between(from, "hemopoiesis"), "S15").run(&graph);
/// assert!(!despite("eltrombopag")?.mechanisms.is_empty());
/// assert!(!despite("thrombopoietin")?.blocked.is_empty());
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct BypassQuery {
    question: MechanismQuery,
    despite: String,
}

impl Default for BypassQuery {
    fn default() -> Self {
        Self::despite(MechanismQuery::default(), "")
    }
}

/// What a [`BypassQuery`] found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Bypass<'g> {
    /// The statement that holds.
    pub despite: StatementRef<'g>,
    /// What it lowers, which is taken for missing.
    pub missing: ArgumentRef<'g>,
    /// Mechanisms that do without what is missing, best first, as many as the question wants.
    pub mechanisms: Vec<Mechanism<'g>>,
    /// Mechanisms of the question that need what is missing, best first, as many as the question wants.
    pub blocked: Vec<Mechanism<'g>>,
    /// Entities expanded by all searches.
    pub expansions: u64,
    /// Whether a limit cut the search, or a list is as long as the question wants (`Open`). What is listed is right, and
    /// there may be more.
    pub completeness: Completeness,
}

impl BypassQuery {
    /// The mechanisms of a question that hold although the statement of an id does, given or derived. Without a limit, the
    /// question wants 10 of each kind.
    pub fn despite(question: MechanismQuery, statement: impl Into<String>) -> Self {
        Self { question, despite: statement.into() }
    }

    /// Runs the query with the default limits.
    ///
    /// # Errors
    ///
    /// As [`MechanismQuery::prepare`]; [`QueryError::NoStatement`] if there is no such statement, and
    /// [`QueryError::NotLowering`] if its effect is not `-`.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Bypass<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Runs the query within limits, until it is cancelled; both of its searches share them.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// # Complexity
    ///
    /// That of the question, and of the question without what is missing.
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Bypass<'g>, QueryError> {
        let despite = graph.statement(&self.despite).ok_or_else(|| QueryError::NoStatement(self.despite.clone()))?;
        if despite.effect().sign() != Some(Sign::Negative) {
            return Err(QueryError::NotLowering(self.despite.clone()));
        }
        let missing = despite.object();
        let element = match missing {
            ArgumentRef::Node(node) => Element::Entity(node.number()),
            ArgumentRef::Statement(statement) => Element::Statement(statement.number()),
        };
        let most = self.question.limit.unwrap_or(LISTED);
        let mut budget = Budget::new(options);
        let (mut mechanisms, mut blocked) = (Vec::new(), Vec::new());
        if let Some((asked, mut search)) = Asked::search(&self.question, graph, &mut budget)? {
            let question = asked.question();
            if asked.is_end(element) {
                let rest = core::iter::from_fn(|| search.next(question, &mut budget));
                let all = core::iter::once(asked.first().clone()).chain(rest);
                mechanisms = all.take(most).map(|found| Mechanism::new(question, found)).collect();
            } else {
                let mut left = Remainder::new(&asked, element);
                mechanisms = left.mechanisms(most, &mut budget);
                let mut next = Some(asked.first().clone()).filter(|_| most > 0);
                while let Some(found) = next {
                    if !left.holds(&found, &mut budget) && budget.cut().is_none() {
                        blocked.push(Mechanism::new(question, found));
                    }
                    next = if blocked.len() < most { search.next(question, &mut budget) } else { None };
                }
            }
        }
        let is_full = mechanisms.len() >= most || blocked.len() >= most;
        Ok(Bypass {
            despite,
            missing,
            mechanisms,
            blocked,
            expansions: budget.expansions(),
            completeness: budget.completeness().of_list(is_full),
        })
    }
}

/// How many mechanisms of a kind are listed, if the question does not say.
const LISTED: usize = 10;
