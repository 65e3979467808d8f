//! What every mechanism of a question passes, and the smallest sets whose removal leaves it without one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::query::plan::{Budget, Completeness, QueryError, RunOptions, is_default};
use crate::text::options;

use super::evaluate::Found;
use super::path::Mechanism;
use super::query::MechanismQuery;
use super::removal::{Asked, Element};

/// Asks what the mechanisms of a question cannot do without: the entities and statements that every one of them passes, and
/// the smallest sets that cut the question.
///
/// To be cut means to have no mechanism left under all filters of the question. What was asked about, as start or end, is
/// never removed. A shortcut falls with the last of its expansions, so that what it summarises counts too.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::EssentialQuery;
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = EssentialQuery::of(MechanismQuery::between("IFN-γ", "hemopoiesis"))
///     .sparing(MechanismQuery::between("eltrombopag", "hemopoiesis"));
/// let found = query.run(&graph)?;
/// let names: Vec<&str> = found.cuts[0].entities.iter().map(|entity| entity.name()).collect();
/// assert_eq!(names, ["thrombopoietin–c-MPL interaction"]);
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct EssentialQuery {
    question: MechanismQuery,
    #[serde(skip_serializing_if = "is_default")]
    sparing: Vec<MechanismQuery>,
    #[serde(skip_serializing_if = "is_default")]
    cuts_of_statements: bool,
    max_cut: usize,
}

impl Default for EssentialQuery {
    fn default() -> Self {
        Self::of(MechanismQuery::default())
    }
}

impl EssentialQuery {
    /// The most elements that a cut may have, whatever is asked for.
    pub const MAX_CUT: usize = 8;

    /// What the mechanisms of a question cannot do without; its limit of mechanisms does not matter.
    pub const fn of(question: MechanismQuery) -> Self {
        Self { question, sparing: Vec::new(), cuts_of_statements: false, max_cut: 3 }
    }

    options! { self:
        /// Wants cuts that leave another question a mechanism. Repeatable: all of them.
        pub fn sparing(question: MechanismQuery) => self.sparing.push(question);

        /// Wants sets of statements as cuts. Default: sets of entities.
        pub const fn cuts_of_statements() => self.cuts_of_statements = true;

        /// Sets the most elements of a cut, at most [`MAX_CUT`](Self::MAX_CUT); 0 looks for none. Default: 3.
        pub const fn max_cut(elements: usize) => self.max_cut = elements;
    }

    /// The questions that cuts are to leave a mechanism.
    pub(crate) fn spared(&self) -> &[MechanismQuery] {
        &self.sparing
    }

    /// Whether cuts are sets of statements.
    pub(crate) const fn is_about_statements(&self) -> bool {
        self.cuts_of_statements
    }

    /// The most elements of a cut.
    pub(crate) const fn most_of_a_cut(&self) -> usize {
        self.max_cut
    }

    /// Runs the query with the default limits.
    ///
    /// # Errors
    ///
    /// As [`MechanismQuery::prepare`], of each of the questions.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Essential<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Runs the query within limits, until it is cancelled; all its searches share them.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// # Complexity
    ///
    /// A search for one mechanism for each element of the best one; for cuts of `n` elements, one for each set of elements
    /// that mechanisms lead to, at most the `n`-th power of the elements of a mechanism.
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Essential<'g>, QueryError> {
        let mut budget = Budget::new(options);
        let asked = Asked::find(&self.question, graph, &mut budget)?;
        let spared = self
            .sparing
            .iter()
            .map(|question| Asked::find(question, graph, &mut budget))
            .collect::<Result<Vec<_>, _>>()?;
        let mut found = Essential {
            best: asked.as_ref().map(Asked::best),
            entities: Vec::new(),
            statements: Vec::new(),
            cuts: Vec::new(),
            spared: spared.iter().map(|it| it.as_ref().map(Asked::best)).collect(),
            expansions: 0,
            completeness: Completeness::Complete,
        };
        if let Some(asked) = &asked {
            let mut search = CutSearch::new(self, asked, budget);
            found.take_essential(&mut search, graph);
            if let Some(spared) = spared.iter().map(Option::as_ref).collect::<Option<Vec<_>>>() {
                found.cuts = search.smallest(&spared, graph);
            }
            budget = search.budget;
        }
        found.expansions = budget.expansions();
        found.completeness = budget.completeness();
        Ok(found)
    }
}

/// What an [`EssentialQuery`] found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Essential<'g> {
    /// The best mechanism of the question; none if it has none, and then there is nothing else.
    pub best: Option<Mechanism<'g>>,
    /// Entities that every mechanism passes, its ends apart, in the order of the best mechanism.
    pub entities: Vec<Node<'g>>,
    /// Statements that every mechanism rests on, in the order of the best mechanism: without it there is none.
    pub statements: Vec<StatementRef<'g>>,
    /// The smallest sets that cut the question and spare the others, all of one size, in order; none if there are none up to
    /// the size asked for, or if a question to be spared has no mechanism anyway.
    pub cuts: Vec<Cut<'g>>,
    /// The best mechanism of each question to be spared, in the order of the query.
    pub spared: Vec<Option<Mechanism<'g>>>,
    /// Entities expanded by all searches.
    pub expansions: u64,
    /// Whether everything was seen. If not, what is listed is right, and there may be more, or smaller cuts.
    pub completeness: Completeness,
}

impl<'g> Essential<'g> {
    fn take_essential(&mut self, search: &mut CutSearch<'_, 'g>, graph: &'g KnowledgeGraph) {
        for element in search.asked.elements(search.asked.first()) {
            match (search.left_without(&[element]), element) {
                (None, _) => return,
                (Some(Left::Mechanism(_)), _) => {}
                (Some(Left::Nothing), Element::Entity(node)) => self.entities.push(Node::new(graph, node)),
                (Some(Left::Nothing), Element::Statement(statement)) => {
                    self.statements.push(StatementRef::new(graph, statement));
                }
            }
        }
    }
}

/// A set whose removal leaves a question without a mechanism.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Cut<'g> {
    /// The entities to remove, in order of their CURIEs.
    pub entities: Vec<Node<'g>>,
    /// The statements to remove, in order of their numbers.
    pub statements: Vec<StatementRef<'g>>,
    /// The best mechanism that is left of each question to be spared, in the order of the query.
    pub left: Vec<Mechanism<'g>>,
}

/// What is left of a question without a set.
#[derive(Clone, Debug)]
enum Left {
    Nothing,
    /// A mechanism of these elements.
    Mechanism(Vec<Element>),
}

/// Looks for the smallest cuts: whatever cuts the question holds an element of each of its mechanisms.
struct CutSearch<'a, 'g> {
    query: &'a EssentialQuery,
    asked: &'a Asked<'g>,
    budget: Budget,
    /// By set that was removed.
    seen: BTreeMap<Vec<Element>, Left>,
}

impl<'a, 'g> CutSearch<'a, 'g> {
    fn new(query: &'a EssentialQuery, asked: &'a Asked<'g>, budget: Budget) -> Self {
        let mut search = Self { query, asked, budget, seen: BTreeMap::new() };
        search.seen.insert(Vec::new(), search.mechanism(asked.first()));
        search
    }

    /// A mechanism by its elements of the kind that cuts are of.
    fn mechanism(&self, found: &Found) -> Left {
        let mut elements = self.asked.elements(found);
        elements.retain(|element| matches!(element, Element::Statement(_)) == self.query.cuts_of_statements);
        Left::Mechanism(elements)
    }

    fn smallest(&mut self, spared: &[&Asked<'g>], graph: &'g KnowledgeGraph) -> Vec<Cut<'g>> {
        for size in 1..=self.query.max_cut.min(EssentialQuery::MAX_CUT) {
            let (mut grown, mut cuts) = (BTreeSet::new(), Vec::<Vec<Element>>::new());
            self.grow(Vec::new(), size, &mut grown, &mut cuts);
            cuts.sort_unstable();
            let cuts: Vec<Cut<'g>> = cuts.into_iter().filter_map(|set| self.spares(&set, spared, graph)).collect();
            if !cuts.is_empty() || self.budget.cut().is_some() {
                return cuts;
            }
        }
        Vec::new()
    }

    /// Adds the cuts that have `left` elements more than `set`, each once.
    fn grow(
        &mut self,
        set: Vec<Element>,
        left: usize,
        grown: &mut BTreeSet<Vec<Element>>,
        cuts: &mut Vec<Vec<Element>>,
    ) {
        if !self.budget.tick() || !grown.insert(set.clone()) {
            return;
        }
        match self.left_without(&set) {
            Some(Left::Nothing) if left == 0 => cuts.push(set),
            Some(Left::Mechanism(elements)) if left > 0 => {
                for element in elements {
                    let mut next = set.clone();
                    let place = next.partition_point(|known| *known < element);
                    next.insert(place, element);
                    self.grow(next, left - 1, grown, cuts);
                }
            }
            // A smaller cut, of which no greater one is wanted; a set that is too small; or a limit was met.
            _ => {}
        }
    }

    /// What is left without a set; `None` once a limit was met.
    fn left_without(&mut self, set: &[Element]) -> Option<Left> {
        if let Some(known) = self.seen.get(set) {
            return Some(known.clone());
        }
        let left = self.asked.without(set, &mut self.budget);
        if self.budget.cut().is_some() {
            return None;
        }
        let left = left.map_or(Left::Nothing, |(_, found)| self.mechanism(&found));
        self.seen.insert(set.to_vec(), left.clone());
        Some(left)
    }

    /// A cut with what is left of the other questions; `None` if one of them is cut too.
    fn spares(&mut self, set: &[Element], spared: &[&Asked<'g>], graph: &'g KnowledgeGraph) -> Option<Cut<'g>> {
        let mut cut = Cut { entities: Vec::new(), statements: Vec::new(), left: Vec::new() };
        for other in spared {
            let (prepared, found) = other.without(set, &mut self.budget)?;
            cut.left.push(Mechanism::new(&prepared, found));
        }
        for element in set {
            match *element {
                Element::Entity(node) => cut.entities.push(Node::new(graph, node)),
                Element::Statement(statement) => cut.statements.push(StatementRef::new(graph, statement)),
            }
        }
        Some(cut)
    }
}
