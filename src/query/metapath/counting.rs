//! From the statements of a metapath to its path counts.

use super::classes::Classes;
use super::enumeration::{enumerate, walks};
use super::matrix::{Cell, Matrix};
use super::network::Contraction;
use super::reach::{End, Reach};
use super::selection::Selection;
use super::terms::{Term, terms};
use crate::query::plan::{Budget, LimitKind};

/// How paths are counted where entities could come twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// Whichever is less work.
    Cheapest,
    #[cfg(test)]
    Products,
    #[cfg(test)]
    Enumeration,
}

/// The paths from each entity at the first position to each at the last.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) classes: Classes,
    /// Rows and columns are numbers in the classes of the first and the last position.
    pub(super) paths: Matrix,
}

pub(super) fn count(
    selections: &[Selection<'_>],
    (from, to): (&End, &End),
    damping: f64,
    route: Route,
    budget: &mut Budget,
) -> Result<Counted, LimitKind> {
    let reach = Reach::grow(selections, from, to, budget)?;
    let node_count = selections.first().map_or(0, |selection| selection.graph.node_count());
    let classes = Classes::of(&reach.positions, node_count);
    let steps = classes.matrices(&reach, selections, damping);
    drop(reach);
    budget.keep(steps.iter().map(Matrix::size).sum())?;
    let mut contraction = Contraction::new(steps);
    let terms = terms(&classes.of).filter(|terms| is_by_products(terms, &contraction, route));
    let mut paths = match &terms {
        Some(terms) => add_up(terms, &mut contraction, budget)?,
        None => enumerate(contraction.steps(), &classes.of, budget)?,
    };
    if classes.of.first() == classes.of.last() {
        paths = paths.without_diagonal();
    }
    Ok(Counted { classes, paths })
}

/// Whether products are the way, rather than an enumeration that would begin few paths.
#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn is_by_products(terms: &[Term], contraction: &Contraction, route: Route) -> bool {
    match route {
        Route::Cheapest => {
            let cells: usize = contraction.steps().iter().map(|matrix| matrix.len()).sum();
            terms.len() == 1 || walks(contraction.steps()) > (cells * terms.len()) as f64
        }
        #[cfg(test)]
        Route::Products => true,
        #[cfg(test)]
        Route::Enumeration => false,
    }
}

/// The sum of the terms. The first counts all walks, so no other has a cell that it has not.
fn add_up(terms: &[Term], contraction: &mut Contraction, budget: &mut Budget) -> Result<Matrix, LimitKind> {
    let mut counted = Vec::with_capacity(terms.len());
    for term in terms {
        counted.push((term.coefficient, contraction.count(&term.blocks, budget)?));
    }
    let Some(((_, walks), others)) = counted.split_first() else { return Ok(Matrix::default()) };
    if others.is_empty() {
        return Ok(Matrix::clone(walks));
    }
    let mut paths = Matrix::new(walks.width());
    let mut sums = vec![Cell::default(); walks.width()];
    for row in 0..walks.height() {
        for (coefficient, matrix) in &counted {
            for (column, cell) in matrix.row(row) {
                let sum = &mut sums[column as usize];
                sum.count += coefficient * cell.count;
                sum.weight += coefficient * cell.weight;
            }
        }
        for column in walks.row_columns(row) {
            // Counts are whole numbers: the rest of a sum that cancels cannot be taken for a path.
            let sum = core::mem::take(&mut sums[*column as usize]);
            paths.push_some(*column, Cell { count: sum.count.round(), weight: sum.weight.max(0.0) });
        }
        paths.end_row();
        budget.hold_beside(paths.size())?;
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::graph::{Flags, KnowledgeGraph};
    use crate::model::{Curie, Entity, Statement};
    use crate::query::metapath::resolve::resolve;
    use crate::query::metapath::selection::Side;
    use crate::query::plan::{EdgeFilter, Filters};
    use crate::query::{Limits, Metapath};
    use crate::{GraphBuilder, schema};

    /// Subject, abbreviation and predicate, object: an edge of a small graph.
    type Edge = (u8, usize, u8);

    const METAEDGES: [(&str, &str); 6] = [
        ("CbG", "directly_physically_interacts_with"),
        ("DaG", "has_phenotype"),
        ("GiG", "physically_interacts_with"),
        ("Gr>G", "regulates"),
        ("CrC", "chemically_similar_to"),
        ("CtD", "treats"),
    ];

    /// Four entities of each kind; the second and the third chemical are of a category below that of the others.
    const PER_KIND: u8 = 4;
    const CATEGORIES: [(&str, [&str; 4]); 3] = [
        ("C", ["ChemicalEntity", "SmallMolecule", "SmallMolecule", "ChemicalEntity"]),
        ("D", ["Disease"; 4]),
        ("G", ["Gene"; 4]),
    ];

    fn id(kind: &str, number: u8) -> String {
        format!("{kind}:{}", number % PER_KIND)
    }

    fn ends(edge: &Edge) -> (String, String) {
        let abbreviation = METAEDGES[edge.1].0;
        (id(&abbreviation[..1], edge.0), id(&abbreviation[abbreviation.len() - 1..], edge.2))
    }

    fn graph(edges: &[Edge]) -> KnowledgeGraph {
        let mut builder = GraphBuilder::new();
        for (kind, categories) in CATEGORIES {
            for (number, category) in (0..).zip(categories) {
                let mut entity = Entity::new(Curie::verbatim(id(kind, number)));
                entity.categories.push(category.parse().unwrap());
                builder.add_entity(&entity);
            }
        }
        for (place, edge) in edges.iter().enumerate() {
            let (subject, object) = ends(edge);
            let (abbreviation, predicate) = METAEDGES[edge.1];
            // Statements of several sources stay apart.
            let source = format!("infores:{}", place % 3);
            let mut statement = Statement::of(&subject, predicate, &object).from_source(source);
            statement.properties.insert("metaedge".to_owned(), abbreviation.into());
            builder.add_statement(&statement);
        }
        builder.freeze().unwrap()
    }

    /// The pairs of each step, read off the edges of a metapath in abbreviations.
    fn abbreviated(edges: &[Edge], metapath: &str) -> Vec<BTreeSet<(String, String)>> {
        let pairs = |step: &str| {
            let turned = |text: &str| match text {
                "Gr>G" => "G<rG".to_owned(),
                text => text.chars().rev().collect(),
            };
            let mut pairs = BTreeSet::new();
            for edge in edges {
                let (subject, object) = ends(edge);
                let own = METAEDGES[edge.1].0;
                if own == step {
                    pairs.insert((subject.clone(), object.clone()));
                }
                if turned(own) == step {
                    pairs.insert((object, subject));
                }
            }
            pairs
        };
        let starts: Vec<usize> = metapath.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at).collect();
        starts.windows(2).map(|ends| pairs(&metapath[ends[0]..=ends[1]])).collect()
    }

    /// Paths and weights by trying every one.
    fn by_hand(steps: &[BTreeSet<(String, String)>], damping: f64) -> BTreeMap<(String, String), (f64, f64)> {
        fn go_on(
            steps: &[BTreeSet<(String, String)>],
            path: &mut Vec<String>,
            weight: f64,
            damping: f64,
            found: &mut BTreeMap<(String, String), (f64, f64)>,
        ) {
            let Some(pairs) = steps.get(path.len() - 1) else {
                let sum = found.entry((path[0].clone(), path[path.len() - 1].clone())).or_default();
                *sum = (sum.0 + 1.0, sum.1 + weight);
                return;
            };
            let here = path[path.len() - 1].clone();
            for (_, next) in pairs.iter().filter(|(left, _)| *left == here) {
                if !path.contains(next) {
                    let degree = |fits: &dyn Fn(&(String, String)) -> bool| {
                        f64::from(u32::try_from(pairs.iter().filter(|it| fits(it)).count()).unwrap())
                    };
                    let degrees = degree(&|(left, _)| *left == here) * degree(&|(_, right)| right == next);
                    path.push(next.clone());
                    go_on(steps, path, weight * degrees.powf(-damping), damping, found);
                    path.pop();
                }
            }
        }
        let mut found = BTreeMap::new();
        let starts: BTreeSet<&String> = steps[0].iter().map(|(left, _)| left).collect();
        for start in starts {
            go_on(steps, &mut vec![start.clone()], 1.0, damping, &mut found);
        }
        found
    }

    fn check(graph: &KnowledgeGraph, metapath: &str, steps: &[BTreeSet<(String, String)>], route: Route) {
        let expected = by_hand(steps, 0.4);
        let edges = EdgeFilter::new(graph, &Filters::default(), Flags::NEGATED | Flags::REFUTED).unwrap();
        let selections = match resolve(&metapath.parse::<Metapath>().unwrap(), graph, &Arc::new(edges)) {
            Ok(selections) => selections,
            // The graph has none of these edges.
            Err(error) => return assert!(expected.is_empty(), "{error}"),
        };
        let from: Vec<u32> = selections[0].nodes(Side::Left).collect();
        let to: Vec<u32> = selections[selections.len() - 1].nodes(Side::Right).collect();
        // All pairs, each source alone, each pair alone: the parts that are cut out differ.
        let all = (from.clone(), to.clone());
        let alone = |nodes: &[u32]| nodes.iter().map(|node| vec![*node]).collect::<Vec<_>>();
        for from in alone(&from).into_iter().chain([from.clone()]) {
            for to in alone(&to).into_iter().chain([to.clone()]) {
                let mut budget = Budget::new(Limits::default());
                let end = |nodes: &Vec<u32>, all: &Vec<u32>| End { nodes: nodes.clone(), is_whole: nodes == all };
                let ends = (&end(&from, &all.0), &end(&to, &all.1));
                let counted = count(&selections, ends, 0.4, route, &mut budget).unwrap();
                let name = |node: u32| graph.node_at(crate::NodeId(node)).unwrap().curie().to_owned();
                let mut found = BTreeMap::new();
                for row in 0..counted.paths.height() {
                    for (column, cell) in counted.paths.row(row) {
                        let (first, last) = (counted.classes.of[0], *counted.classes.of.last().unwrap());
                        let pair = (counted.classes.nodes[first][row], counted.classes.nodes[last][column as usize]);
                        found.insert((name(pair.0), name(pair.1)), (cell.count, cell.weight));
                    }
                }
                let is_asked = |nodes: &[u32], asked: &str| nodes.iter().any(|node| name(*node) == asked);
                let wanted = expected.iter().filter(|((one, other), _)| is_asked(&from, one) && is_asked(&to, other));
                assert_eq!(
                    found.keys().collect::<Vec<_>>(),
                    wanted.clone().map(|(pair, _)| pair).collect::<Vec<_>>(),
                    "{metapath}"
                );
                for (pair, (paths, weight)) in wanted {
                    assert_eq!(found[pair].0.to_bits(), paths.to_bits(), "{metapath} {pair:?}");
                    assert!(
                        (found[pair].1 - weight).abs() <= 1e-12 * weight.max(1.0),
                        "{metapath} {pair:?}: {} {weight}",
                        found[pair].1
                    );
                }
            }
        }
    }

    fn edges() -> impl Strategy<Value = Vec<Edge>> {
        prop::collection::vec((0..PER_KIND, 0..METAEDGES.len(), 0..PER_KIND), 10..60)
    }

    fn routes() -> impl Strategy<Value = Route> {
        prop_oneof![Just(Route::Cheapest), Just(Route::Products), Just(Route::Enumeration)]
    }

    /// Metapaths that can be walked, of one to five steps.
    fn metapaths() -> impl Strategy<Value = String> {
        prop::collection::vec(0..12usize, 6).prop_flat_map(|choices| {
            (1..=5usize).prop_map(move |steps| {
                let mut text = ["C", "D", "G"][choices[0] % 3].to_owned();
                for choice in &choices[1..=steps] {
                    let next: &[&str] = match text.chars().last() {
                        Some('C') => &["bG", "rC", "tD"],
                        Some('D') => &["aG", "tC"],
                        _ => &["bC", "aD", "iG", "r>G", "<rG"],
                    };
                    text.push_str(next[choice % next.len()]);
                }
                text
            })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn every_route_counts_the_paths_that_there_are(edges in edges(), metapath in metapaths(), route in routes()) {
            check(&graph(&edges), &metapath, &abbreviated(&edges, &metapath), route);
        }

        #[test]
        fn products_count_paths_among_many_repeats(
            edges in prop::collection::vec((0..PER_KIND, 0..METAEDGES.len(), 0..PER_KIND), 60..120),
            metapath in prop::sample::select(vec![
                "GiGiG", "CbGbC", "DaGaDaG", "GiGiGiG", "GiGiGiGiG", "GiGiGiGiGiG", "GbCbGbCbGaD", "DaGaDaGaDtC",
                "CtDaGiGaDtC", "CrCrCrCrCrC", "GiGr>GiGiG<rG", "CbGaDaGbCrC", "CtDtCtDtCrC",
            ]),
        ) {
            check(&graph(&edges), metapath, &abbreviated(&edges, metapath), Route::Products);
        }

        #[test]
        fn kinds_that_overlap_are_told_apart_by_their_entities(
            edges in edges(),
            kinds in prop::collection::vec(prop::sample::select(vec!["*", "ChemicalEntity", "SmallMolecule", "Gene"]), 5),
            labels in prop::collection::vec((prop::sample::select(vec!["related_to", "interacts_with", "treats!"]), 0..3usize), 4),
            length in 1..=4usize,
            route in routes(),
        ) {
            let category = |id: &str| {
                let (kind, number) = id.split_once(':').unwrap();
                CATEGORIES.iter().find(|(known, _)| *known == kind).unwrap().1[number.parse::<usize>().unwrap()]
            };
            let is_of = |id: &str, kind: &str| kind == "*" || schema::category_is_a(category(id), kind);
            let mut metapath = kinds[0].to_owned();
            let mut steps = Vec::new();
            for ((label, way), ends_of) in labels.iter().zip(kinds.windows(2)).take(length) {
                let (start, end) = [("-", "->"), ("<-", "-"), ("-", "-")][*way];
                metapath = format!("{metapath} {start}{label}{end} {}", ends_of[1]);
                let mut pairs = BTreeSet::new();
                for edge in &edges {
                    let (subject, object) = ends(edge);
                    let exact = label.strip_suffix('!');
                    let own = METAEDGES[edge.1].1;
                    if exact.map_or_else(|| schema::predicate_is_a(own, label), |exact| own == exact) {
                        let mut put = |left: &str, right: &str| {
                            if is_of(left, ends_of[0]) && is_of(right, ends_of[1]) {
                                pairs.insert((left.to_owned(), right.to_owned()));
                            }
                        };
                        if *way != 1 { put(&subject, &object); }
                        if *way != 0 { put(&object, &subject); }
                    }
                }
                steps.push(pairs);
            }
            check(&graph(&edges), &metapath, &steps, route);
        }
    }
}
