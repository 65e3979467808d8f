//! Counts the metaedges of a graph.

use memchr::memmem;
use rustc_hash::FxHashMap;

use crate::graph::KnowledgeGraph;
use crate::graph::flags::Flags;
use crate::graph::ids::StatementId;
use crate::model::Extras;
use crate::text::distinct;

use super::table::{Metaedge, Metaedges, NONE};

/// The property that holds a statement's abbreviation.
const PROPERTY: &str = "metaedge";

impl KnowledgeGraph {
    /// The metaedges that statements name in their property `metaedge`.
    pub(crate) fn metaedges(&self) -> &Metaedges {
        self.metaedges.get_or_init(|| count(self))
    }
}

/// Counts the metaedges of a graph: one pass over its statements, each set of extras decoded once.
fn count(graph: &KnowledgeGraph) -> Metaedges {
    let (mut all, by_extras) = named(graph);
    if all.is_empty() {
        return Metaedges::default();
    }
    let mut predicates = vec![vec![false; graph.columns.predicates.len()]; all.len()];
    let mut of_statement = vec![NONE; graph.statement_rows()];
    for (row, slot) in of_statement.iter_mut().enumerate() {
        let Some(statement) = graph.statement_at(StatementId::from_index(row)) else { continue };
        let Some(number) = statement.extras_number() else { continue };
        *slot = by_extras.get(number as usize).copied().unwrap_or(NONE);
        let Some(metaedge) = all.get_mut(usize::from(*slot)) else { continue };
        if statement.flags().has(Flags::SUBJECT_IS_STATEMENT | Flags::OBJECT_IS_STATEMENT) {
            continue;
        }
        let Some((subject, object)) = statement.ends() else { continue };
        metaedge.count += 1;
        metaedge.subjects[subject.category_set()] += 1;
        metaedge.objects[object.category_set()] += 1;
        predicates[usize::from(*slot)][usize::from(statement.class().predicate)] = true;
    }
    for (metaedge, used) in all.iter_mut().zip(&predicates) {
        metaedge.predicates = (0..).zip(used).filter(|(_, used)| **used).map(|(number, _)| number).collect();
    }
    orient(&mut all);
    Metaedges { all, of_statement }
}

/// The abbreviations that occur, in order, and the number of one for each set of extras.
fn named(graph: &KnowledgeGraph) -> (Vec<Metaedge>, Vec<u16>) {
    let extras = &graph.columns.statements.details.extras;
    let mut texts: Vec<Option<String>> = Vec::with_capacity(extras.len());
    for number in 0..extras.len() {
        // Most sets of extras say nothing of metaedges, and looking for a word is cheaper than decoding.
        let bytes = extras.get(number);
        let decoded = memmem::find(bytes, PROPERTY.as_bytes()).map(|_| Extras::decode(bytes));
        let text = decoded.and_then(|extras| extras.properties.get(PROPERTY)?.as_text().map(str::to_owned));
        texts.push(text);
    }
    let mut known: Vec<&String> = distinct(texts.iter().flatten());
    known.truncate(usize::from(NONE));
    let numbers: FxHashMap<&String, u16> = known.iter().copied().zip(0..).collect();
    let number = |text: &Option<String>| text.as_ref().and_then(|text| numbers.get(text).copied());
    let by_extras = texts.iter().map(|text| number(text).unwrap_or(NONE)).collect();
    let category_sets = graph.columns.nodes.category_sets.len();
    let blank = |abbreviation: &&String| Metaedge {
        abbreviation: (*abbreviation).clone(),
        count: 0,
        predicates: Vec::new(),
        subjects: vec![0; category_sets],
        objects: vec![0; category_sets],
        backward: false,
    };
    (known.iter().map(blank).collect(), by_extras)
}

/// Finds the metaedges whose statements run against their abbreviations, such as a `DaG` from genes to
/// diseases. Each metaedge says which category sets its letters mean; one that all others
/// together contradict, and would not if it were turned round, runs backward.
fn orient(all: &mut [Metaedge]) {
    let most = |counts: &[u32]| {
        counts.iter().enumerate().max_by_key(|(set, count)| (**count, usize::MAX - set)).map(|(set, _)| set)
    };
    let claims: Vec<Option<[(String, usize); 2]>> = all
        .iter()
        .map(|metaedge| {
            let (left, _, right) = split(&metaedge.abbreviation)?;
            let (subject, object) = (most(&metaedge.subjects)?, most(&metaedge.objects)?);
            Some([(left.to_owned(), subject), (right.to_owned(), object)])
        })
        .collect();
    for (number, metaedge) in all.iter_mut().enumerate() {
        let Some([(left, subject), (right, object)]) = &claims[number] else { continue };
        let votes = |letter: &String, set: &usize| {
            let others = claims.iter().enumerate().filter(|(other, _)| *other != number);
            others.flat_map(|(_, claim)| claim.iter().flatten()).filter(|(l, s)| l == letter && s == set).count()
        };
        let (as_it_reads, turned) =
            (votes(left, subject) + votes(right, object), votes(left, object) + votes(right, subject));
        metaedge.backward = left != right && turned > as_it_reads;
    }
}

/// The parts of an abbreviation: the letters of its first end, those of the edge with its direction, and
/// those of its second end; `None` if it is none.
///
/// ```text
/// Gr>G   →   G  r>  G
/// ```
pub(crate) fn split(abbreviation: &str) -> Option<(&str, &str, &str)> {
    let is_capital = |letter: char| letter.is_ascii_uppercase();
    let edge_start = abbreviation.find(|letter| !is_capital(letter))?;
    let (left, rest) = abbreviation.split_at(edge_start);
    let (edge, right) = rest.split_at(rest.find(is_capital)?);
    let bare = edge.strip_prefix('<').or_else(|| edge.strip_suffix('>')).unwrap_or(edge);
    let is_edge = !bare.is_empty() && bare.chars().all(|letter| letter.is_ascii_lowercase());
    (!left.is_empty() && is_edge && right.chars().all(is_capital)).then_some((left, edge, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_has_three_parts() {
        let check = |text: &str, expected: Option<(&str, &str, &str)>| assert_eq!(split(text), expected, "{text}");
        check("CbG", Some(("C", "b", "G")));
        check("GpPW", Some(("G", "p", "PW")));
        check("Gr>G", Some(("G", "r>", "G")));
        check("G<rG", Some(("G", "<r", "G")));
        for none in ["", "C", "Cb", "bG", "CbGaD", "C<b>G", "C>bG", "affects", "C b G", "C<G"] {
            check(none, None);
        }
    }

    #[test]
    fn a_metaedge_that_the_others_contradict_runs_backward() {
        // Kind 0 is compounds, 1 genes, 2 diseases.
        let metaedge = |abbreviation: &str, subject: usize, object: usize| {
            let mut counts = [vec![0; 3], vec![0; 3]];
            counts[0][subject] = 5;
            counts[1][object] = 5;
            let [subjects, objects] = counts;
            Metaedge {
                abbreviation: abbreviation.to_owned(),
                count: 5,
                predicates: vec![0],
                subjects,
                objects,
                backward: false,
            }
        };
        let check = |metaedges: &[(&str, usize, usize)], expected: &[&str]| {
            let mut all: Vec<Metaedge> = metaedges.iter().map(|(text, one, two)| metaedge(text, *one, *two)).collect();
            orient(&mut all);
            let backward: Vec<&str> = all.iter().filter(|it| it.backward).map(|it| it.abbreviation.as_str()).collect();
            assert_eq!(backward, expected);
        };
        check(&[("CbG", 0, 1), ("DaG", 2, 1), ("GiG", 1, 1)], &[]);
        check(&[("CbG", 0, 1), ("DaG", 1, 2), ("GiG", 1, 1)], &["DaG"]);
        check(&[("CtD", 2, 0), ("CrC", 0, 0), ("DrD", 2, 2)], &["CtD"]);
        check(&[("DaG", 1, 2)], &[]);
    }
}
