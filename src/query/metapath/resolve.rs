//! From the words of a metapath to the statements of a graph.

use std::sync::Arc;

use super::error::Problem;
use super::notation::{Abbreviation, Edge, Metanode, Metapath, Notation, Qualifier, Words};
use super::selection::{Selection, Sieve};
use crate::graph::{KnowledgeGraph, Metaedge, Profile};
use crate::model::Traversal;
use crate::query::plan::{
    EdgeFilter, MetapathError, Named, Reading, did_you_mean, is_known, meant, nearest, qualifier_sets,
};
use crate::schema;
use crate::text::quoted;

/// Slots of which a bare qualifier may be.
const BARE_SLOTS: [&str; 2] = ["object_direction_qualifier", "object_aspect_qualifier"];

/// The selection of each step.
pub(super) fn resolve<'g>(
    metapath: &Metapath,
    graph: &'g KnowledgeGraph,
    edges: &Arc<EdgeFilter<'g>>,
) -> Result<Vec<Selection<'g>>, MetapathError> {
    let selections = match metapath.notation() {
        Notation::Abbreviated(steps) => steps.iter().map(|step| abbreviated(step, graph, edges)).collect(),
        Notation::Words(words) => in_words(words, graph, edges),
    };
    selections.map_err(|problem| problem.of(metapath.as_str()))
}

fn abbreviated<'g>(
    step: &Abbreviation,
    graph: &'g KnowledgeGraph,
    edges: &Arc<EdgeFilter<'g>>,
) -> Result<Selection<'g>, Problem> {
    let metaedges = graph.metaedges();
    let as_it_reads = metaedges.number(&step.text()).map(|number| (number, Traversal::Forward));
    let turned = || metaedges.number(&step.turned()).map(|number| (number, Traversal::Backward));
    let found = as_it_reads.or_else(turned);
    let Some((number, metaedge, way)) =
        found.and_then(|(number, way)| Some((number, metaedges.all.get(usize::from(number))?, way)))
    else {
        return Err(unknown(step, &metaedges.all));
    };
    let both_ways = step.left == step.right && step.edge == step.bare_edge();
    let way = match way {
        _ if both_ways => Traversal::Both,
        way if metaedge.backward => way.turned(),
        way => way,
    };
    let occurs = |counts: &[u32]| counts.iter().map(|count| *count > 0).collect::<Vec<bool>>();
    let (subjects, objects) = (occurs(&metaedge.subjects), occurs(&metaedge.objects));
    let (left, right) = match way {
        Traversal::Forward => (subjects, objects),
        Traversal::Backward => (objects, subjects),
        Traversal::Both => {
            let any: Vec<bool> = subjects.iter().zip(&objects).map(|(subject, object)| *subject || *object).collect();
            (any.clone(), any)
        }
    };
    let sieve = Sieve::Metaedge(metaedges, number);
    let kinds = graph.category_set_of_nodes();
    Ok(Selection {
        graph,
        kinds,
        predicates: metaedge.predicates.clone(),
        inverse: Vec::new(),
        sieve,
        way,
        left,
        right,
        edges: Arc::clone(edges),
        avoided: Vec::new(),
        instead: None,
    })
}

/// The message for an abbreviation that no statement has.
fn unknown(step: &Abbreviation, all: &[Metaedge]) -> Problem {
    let text = step.text();
    if all.is_empty() {
        let remedy = "write it in categories and predicates, such as \"Drug -affects-> Gene\"";
        return Problem::new(step.column, format!("no statement of this graph has a property metaedge; {remedy}"));
    }
    let known = || all.iter().map(|metaedge| metaedge.abbreviation.as_str());
    let other_way = known().find(|known| known.replace(['<', '>'], "") == text.replace(['<', '>'], ""));
    if let Some(other) = other_way {
        return Problem::new(step.column, format!("{text} is not in this graph; its direction is that of {other}"));
    }
    let read_either_way: Vec<String> = known()
        .flat_map(|known| [known.to_owned(), Abbreviation::of(known).map_or_else(String::new, |it| it.turned())])
        .collect();
    let near = did_you_mean(&text, read_either_way.iter().map(String::as_str));
    let from_here: Vec<&str> = known()
        .filter(|known| Abbreviation::of(known).is_some_and(|it| it.left == step.left || it.right == step.left))
        .collect();
    let list = match from_here.as_slice() {
        [] => format!("; it has {}", known().collect::<Vec<_>>().join(", ")),
        some => format!("; with {} it has {}", step.left, some.join(", ")),
    };
    Problem::new(step.column, format!("{text} is not in this graph{near}{list}"))
}

fn in_words<'g>(
    words: &Words,
    graph: &'g KnowledgeGraph,
    edges: &Arc<EdgeFilter<'g>>,
) -> Result<Vec<Selection<'g>>, Problem> {
    let kinds: Vec<Vec<bool>> = words.nodes.iter().map(|node| kinds(node, graph)).collect::<Result<_, _>>()?;
    let ends = kinds.iter().zip(kinds.iter().skip(1));
    let selection = |(edge, (left, right)): (&Edge, (&Vec<bool>, &Vec<bool>))| {
        let [read_as_held, read_inversely] = predicates(edge, graph)?;
        Ok(Selection {
            graph,
            kinds: graph.category_set_of_nodes(),
            predicates: read_as_held,
            inverse: read_inversely,
            sieve: sieve(&edge.qualifiers, graph)?,
            way: edge.way,
            left: left.clone(),
            right: right.clone(),
            edges: Arc::clone(edges),
            avoided: Vec::new(),
            instead: None,
        })
    };
    words.edges.iter().zip(ends).map(selection).collect()
}

/// Which sets of categories have a member at or below the category.
fn kinds(node: &Metanode, graph: &KnowledgeGraph) -> Result<Vec<bool>, Problem> {
    let sets = &graph.columns.nodes.category_sets;
    let Some(category) = &node.category else { return Ok(vec![true; sets.len()]) };
    let name = category.as_str();
    if schema::category(name).is_none() && !sets.iter().flatten().any(|own| own == category) {
        let in_graph = sets.iter().flatten().map(crate::model::Category::as_str);
        let near = meant(schema::near_category(name).or_else(|| nearest(name, in_graph)));
        return Err(Problem::new(node.column, format!("category {name} is neither Biolink's nor in this graph{near}")));
    }
    Ok(sets.iter().map(|set| schema::are_in(set, &[name])).collect())
}

/// The numbers of an edge's predicates: those that are read as statements have them, and those read inversely.
fn predicates(edge: &Edge, graph: &KnowledgeGraph) -> Result<[Vec<u16>; 2], Problem> {
    let name = edge.predicate.as_str();
    let known = &graph.columns.predicates;
    if !is_known(&edge.predicate) && !known.iter().any(|info| info.name == edge.predicate) {
        let in_graph = known.iter().map(|info| info.name.as_str());
        let near = meant(schema::near_predicate(name).or_else(|| nearest(name, in_graph)));
        return Err(Problem::new(
            edge.column,
            format!("predicate {name} is neither Biolink's nor in this graph{near}"),
        ));
    }
    let named = Named::new(&edge.predicate);
    let read = |own: &str| if edge.exact { named.exact_reading(own) } else { named.reading(own) };
    let of = |reading: Reading| {
        let fitting = (0..).zip(known).filter(|(_, info)| read(info.name.as_str()) == Some(reading));
        fitting.map(|(number, _)| number).collect()
    };
    Ok([of(Reading::AsHeld), of(Reading::Inverse)])
}

/// Which sets of qualifiers have all that are asked for.
fn sieve<'g>(qualifiers: &[Qualifier], graph: &'g KnowledgeGraph) -> Result<Sieve<'g>, Problem> {
    if qualifiers.is_empty() {
        return Ok(Sieve::All);
    }
    let asked: Vec<(&str, &str)> =
        qualifiers.iter().map(|it| Ok((slot(it, graph)?, it.value.as_str()))).collect::<Result<_, _>>()?;
    let sets = qualifier_sets(graph, &asked);
    let taken = |profile: &Profile| sets.get(profile.qualifier_set as usize) == Some(&true);
    Ok(Sieve::Profiles(graph.columns.statements.profiles.iter().map(taken).collect()))
}

/// The slot of a qualifier, which must permit its value.
fn slot<'q>(qualifier: &'q Qualifier, graph: &KnowledgeGraph) -> Result<&'q str, Problem> {
    let value = qualifier.value.as_str();
    let error = |text: String| Err(Problem::new(qualifier.column, text));
    let values = |slot: &'static str| schema::qualifier_slot(slot).and_then(schema::QualifierSlot::values);
    let Some(slot) = &qualifier.slot else {
        let bare = BARE_SLOTS.into_iter().find(|slot| values(slot).is_some_and(|values| values.contains(value)));
        let known = BARE_SLOTS
            .into_iter()
            .filter_map(values)
            .flat_map(schema::QualifierEnum::values)
            .map(schema::EnumValue::name);
        let remedy = did_you_mean(value, known);
        return bare.map_or_else(
            || {
                error(format!(
                    "{} is a value of neither {}{remedy}; with another slot, write slot=value",
                    quoted(value),
                    BARE_SLOTS.join(" nor ")
                ))
            },
            Ok,
        );
    };
    let slot = slot.strip_prefix("biolink:").unwrap_or(slot);
    match schema::qualifier_slot(slot) {
        None if !graph.qualifiers().any(|(known, _)| known == slot) => {
            let known = schema::qualifier_slots().iter().map(schema::QualifierSlot::name);
            error(format!("qualifier {slot} is neither Biolink's nor in this graph{}", did_you_mean(slot, known)))
        }
        Some(row) if !row.permits(value) && !graph.qualifiers().any(|known| known == (slot, value)) => {
            let known = row.values().into_iter().flat_map(schema::QualifierEnum::values).map(schema::EnumValue::name);
            error(format!("{} is no value of {slot}{}", quoted(value), did_you_mean(value, known)))
        }
        _ => Ok(slot),
    }
}
