//! Shortcuts: which paths of statements a statement summarises.
//!
//! A statement lists its expansions in `shortcut_over`, or is the object of a `mechanism_of` statement;
//! then its expansions are the paths between its ends that run through the mechanism.

use crate::graph::{EdgeEnd, Flags, KnowledgeGraph, NodeId, Sparse, StatementId, StatementRef};
use crate::model::{Effect, Finding, FindingCode};
use crate::text::{distinct, quoted, quoted_list};

use crate::build::freeze::error::BuildError;
use crate::build::freeze::frozen_statements::Outline;
use crate::build::freeze::profiles::set_flags;

/// The longest expansion that is looked for, in steps.
const LONGEST: usize = 6;
/// How many statements one search for expansions may read.
const BUDGET: usize = 20_000;

/// Finds the expansions of every shortcut and marks the statements in them.
pub(in crate::build) fn resolve_expansions(
    graph: &mut KnowledgeGraph,
    outlines: &[Outline],
) -> Result<Vec<Finding>, BuildError> {
    let mut findings = Vec::new();
    let mut resolved: Vec<(StatementId, Vec<Vec<StatementId>>)> = Vec::new();
    let shortcuts = listed_shortcuts(graph, outlines);
    for (shortcut, lists) in &shortcuts {
        let shortcut = *shortcut;
        let (mut paths, mut broken) = (Vec::new(), Vec::new());
        for listed in lists {
            match listed_path(graph, shortcut, listed) {
                Ok(path) => paths.push(path),
                Err(reason) => broken.push(reason),
            }
        }
        findings.extend(broken.into_iter().map(|reason| finding(graph, shortcut, &reason)));
        resolved.push((shortcut, paths));
    }
    for (mechanism, shortcut) in explained(graph) {
        if shortcuts.binary_search_by_key(&shortcut, |(shortcut, _)| *shortcut).is_err() {
            let (paths, complete) = PathsThrough::new(graph, shortcut, mechanism).find();
            if !complete {
                let reason = "too many statements between its ends to find every expansion; list them in shortcut_over";
                findings.push(finding(graph, shortcut, reason));
            }
            resolved.push((shortcut, paths));
        }
    }
    resolved.retain(|(_, paths)| !paths.is_empty());
    resolved.sort_unstable();
    let mut expansions = Vec::new();
    let mut changes = Vec::new();
    for group in resolved.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((shortcut, _)) = group.first() else { continue };
        let paths: Vec<Vec<StatementId>> = distinct(group.iter().flat_map(|(_, paths)| paths.clone()));
        changes.push((*shortcut, Flags::SHORTCUT));
        changes.extend(paths.iter().flatten().map(|statement| (*statement, Flags::IN_EXPANSION)));
        expansions.push((shortcut.0, paths));
    }
    graph.columns.statements.expansions = Sparse::from_rows(expansions.into_iter());
    set_flags(&mut graph.columns, &changes)?;
    Ok(findings)
}

/// The finding about a shortcut, at the row that gives it.
fn finding(graph: &KnowledgeGraph, shortcut: StatementId, reason: &str) -> Finding {
    let statement = StatementRef::new(graph, shortcut);
    Finding::new(FindingCode::BrokenShortcut, format!("{}: {reason}", statement.id())).at_origin(statement.origin())
}

/// Statements whose source lists what they summarise, in order.
fn listed_shortcuts(graph: &KnowledgeGraph, extras: &[Outline]) -> Vec<(StatementId, Vec<Vec<String>>)> {
    if !extras.iter().any(|extras| extras.is_shortcut) {
        return Vec::new();
    }
    let is_listed = |number: u32| extras.get(number as usize).is_some_and(|extras| extras.is_shortcut);
    let listed = graph.statements().filter(|statement| statement.extras_number().is_some_and(is_listed));
    listed.map(|statement| (statement.number(), statement.shortcut_over())).collect()
}

/// The statements that `shortcut_over` lists, if they are there and join the shortcut's ends with its sign.
/// They are in the order in which a path reads them.
fn listed_path(graph: &KnowledgeGraph, shortcut: StatementId, listed: &[String]) -> Result<Vec<StatementId>, String> {
    let mut path = Vec::with_capacity(listed.len());
    for id in listed {
        let statement =
            graph.statement(id).ok_or_else(|| format!("shortcut over {}, which is not in the graph", quoted(id)))?;
        path.push(statement.number());
    }
    let broken = || {
        format!(
            "shortcut over {}, which does not lead from one of its ends to the other with its sign",
            quoted_list(listed)
        )
    };
    // Of two that summarise each other neither would be left.
    if let ([one], [id]) = (path.as_slice(), listed)
        && (*one == shortcut || !StatementRef::new(graph, *one).shortcut_over().is_empty())
    {
        return Err(format!("shortcut over {}, which is a shortcut itself; list what that summarises", quoted(id)));
    }
    let mut readings = readings_of(graph, shortcut);
    if readings.any(|(from, to)| joins(graph, shortcut, &path, from, to)) { Ok(path) } else { Err(broken()) }
}

/// Where a statement leads from and to, in each direction in which a path may read it.
fn readings_of(graph: &KnowledgeGraph, statement: StatementId) -> impl Iterator<Item = (NodeId, NodeId)> + use<> {
    let flags = flags_of(graph, statement);
    let ends = edge_of(graph, statement);
    let forward = ends.filter(|_| flags.has(Flags::FORWARD));
    let backward = ends.filter(|_| flags.has(Flags::BACKWARD)).map(|(subject, object)| (object, subject));
    forward.into_iter().chain(backward)
}

/// Whether a path of statements leads from one entity to another with the shortcut's sign.
fn joins(graph: &KnowledgeGraph, shortcut: StatementId, path: &[StatementId], from: NodeId, to: NodeId) -> bool {
    let (mut at, mut product) = (from, Effect::Carrier);
    for statement in path {
        let Some((_, next)) = readings_of(graph, *statement).find(|(start, _)| *start == at) else { return false };
        at = next;
        product = product.then(flags_of(graph, *statement).effect());
    }
    let effect = flags_of(graph, shortcut).effect();
    at == to && (effect.sign().is_none() || product == effect)
}

fn edge_of(graph: &KnowledgeGraph, statement: StatementId) -> Option<(NodeId, NodeId)> {
    let (subject, object) = graph.statement_at(statement)?.ends()?;
    Some((subject.number(), object.number()))
}

/// Each statement about which a `mechanism_of` statement says how it comes about, with its mechanism.
fn explained(graph: &KnowledgeGraph) -> Vec<(Mechanism, StatementId)> {
    let named: Vec<bool> = graph.predicates().map(|(predicate, _)| predicate.local_name() == "mechanism_of").collect();
    if !named.contains(&true) {
        return Vec::new();
    }
    let of = |statement: StatementRef<'_>| {
        let shortcut = statement.object().statement()?.number();
        let mechanism = match statement.subject() {
            crate::graph::ArgumentRef::Node(node) => Mechanism::Node(node.number()),
            crate::graph::ArgumentRef::Statement(inner) => Mechanism::Statement(inner.number()),
        };
        let says_so = named[statement.predicate_id().index()] && !statement.is_negated();
        says_so.then_some((mechanism, shortcut))
    };
    graph.statements().filter_map(of).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mechanism {
    Node(NodeId),
    Statement(StatementId),
}

/// A bounded search for the simple paths between a shortcut's ends that run through its mechanism.
struct PathsThrough<'g> {
    graph: &'g KnowledgeGraph,
    shortcut: StatementId,
    mechanism: Mechanism,
    budget: usize,
    nodes: Vec<NodeId>,
    path: Vec<StatementId>,
    found: Vec<Vec<StatementId>>,
}

impl<'g> PathsThrough<'g> {
    const fn new(graph: &'g KnowledgeGraph, shortcut: StatementId, mechanism: Mechanism) -> Self {
        Self { graph, shortcut, mechanism, budget: BUDGET, nodes: Vec::new(), path: Vec::new(), found: Vec::new() }
    }

    /// The paths, and whether the budget was enough to see them all.
    fn find(mut self) -> (Vec<Vec<StatementId>>, bool) {
        let effect = flags_of(self.graph, self.shortcut).effect();
        for (from, to) in readings_of(self.graph, self.shortcut) {
            self.nodes = vec![from];
            self.extend(from, to, effect, Effect::Carrier);
        }
        (self.found, self.budget > 0)
    }

    /// Recursion is at most [`LONGEST`] deep.
    fn extend(&mut self, at: NodeId, to: NodeId, effect: Effect, product: Effect) {
        let graph = self.graph;
        let ends: Vec<EdgeEnd<'_>> = graph.steps_from(at).collect();
        for end in ends {
            let Some(left) = self.budget.checked_sub(1) else { return };
            self.budget = left;
            if end.statement() == self.shortcut || self.nodes.contains(&end.neighbour) {
                continue;
            }
            let product = product.then(end.effect());
            self.path.push(end.statement());
            if end.neighbour == to {
                let through = match self.mechanism {
                    Mechanism::Node(node) => self.nodes.contains(&node),
                    Mechanism::Statement(statement) => self.path.contains(&statement),
                };
                if through && self.path.len() > 1 && (effect.sign().is_none() || product == effect) {
                    self.found.push(self.path.clone());
                }
            } else if self.path.len() < LONGEST {
                self.nodes.push(end.neighbour);
                self.extend(end.neighbour, to, effect, product);
                self.nodes.pop();
            }
            self.path.pop();
        }
    }
}

fn flags_of(graph: &KnowledgeGraph, statement: StatementId) -> Flags {
    graph.columns.statements.profile_of(statement.index()).flags
}

#[cfg(test)]
mod tests {
    use crate::graph::StatementRef;
    use crate::model::FindingCode;
    use crate::query::MechanismQuery;
    use crate::{GraphBuilder, Statement};

    /// The supports of the one mechanism, and how many shortcuts are broken, of `says` and a shortcut over it.
    fn check(over: &[&str], says_over: &[&str], expected: &[&str], broken: usize) {
        let of = |predicate: &str, name: &str, over: &[&str]| {
            let mut statement = Statement::of("A:1", predicate, "A:2").with_id(name);
            statement.shortcut_over = over.iter().map(|id| vec![(*id).to_owned()]).collect();
            statement
        };
        let said = [of("disrupts", "says", says_over), of("disrupts", "sums", over).from_source("infores:a")];
        let graph = GraphBuilder::from_iter(said).freeze().unwrap();
        let found = MechanismQuery::between("A:1", "A:2").run(&graph).unwrap().collect_complete().unwrap();
        let [mechanism] = found.as_slice() else { panic!("{over:?}: {found:?}") };
        let mut supports: Vec<_> = mechanism.statements().map(StatementRef::id).collect();
        supports.sort();
        assert_eq!(supports, expected, "{over:?} {says_over:?}");
        let is_broken = |finding: &&crate::model::Finding| finding.code == FindingCode::BrokenShortcut;
        assert_eq!(graph.findings().iter().filter(is_broken).count(), broken, "{over:?} {says_over:?}");
    }

    #[test]
    fn a_shortcut_over_one_statement_stands_for_it() {
        check(&[], &[], &["says", "sums"], 0);
        check(&["says"], &[], &["sums"], 0);
        // Of two that summarise each other, or of one that summarises itself, none would be left.
        check(&["says"], &["sums"], &["says", "sums"], 2);
        check(&["sums"], &[], &["says", "sums"], 1);
    }
}
