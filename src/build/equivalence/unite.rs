//! Makes one entity of each clique, and points statements and contexts to it.

use indexmap::IndexSet;
use indexmap::map::Entry;

use crate::build::GraphBuilder;
use crate::build::builder::row;
use crate::build::drafts::{ArgumentKey, ContextSet, EntityDraft};
use crate::build::merge::{merge_entities, merge_statements};
use crate::model::{Curie, Finding, FindingCode, Value};
use crate::text::{Interner, Symbol};

use super::cliques::{Clique, cliques};
use super::guard::primary;
use super::report::{EquivalenceReport, RefusedClique, UnitedClique};

/// Biolink slots: the ids that the source used for the ends of a statement.
const ORIGINAL_SUBJECT: &str = "original_subject";
const ORIGINAL_OBJECT: &str = "original_object";

/// Unites the entities of every clique that can be one thing.
pub(in crate::build) fn merge_equivalent_ids(builder: &mut GraphBuilder) -> EquivalenceReport {
    let mut report = EquivalenceReport::default();
    // The row that each entity's row becomes part of; its own for most.
    let mut becomes: Vec<usize> = (0..builder.entities.len()).collect();
    for clique in cliques(builder) {
        match primary(builder, &clique) {
            Ok(primary) => {
                let others = clique.entities.iter().filter(|row| **row != primary);
                others.for_each(|row| becomes[*row] = primary);
                report.united.push(united(builder, &clique, primary));
            }
            Err(reason) => {
                let mut entities: Vec<_> =
                    clique.entities.iter().map(|row| Curie::verbatim(id_of(builder, *row))).collect();
                entities.sort_unstable();
                report.refused.push(RefusedClique { entities, reason });
            }
        }
    }
    report.united.sort_unstable();
    report.refused.sort_unstable();
    tell(builder, &report);
    if !report.united.is_empty() {
        let ids: Vec<Symbol> = builder.entities.keys().copied().collect();
        let contexts = rename_contexts(builder, &becomes);
        let places = unite_entities(builder, &becomes);
        report.statements_merged = unite_statements(builder, &places, &ids, &contexts);
    }
    report
}

fn id_of(builder: &GraphBuilder, row: usize) -> &str {
    builder.entities.get_index(row).map_or("", |(id, _)| builder.text.text(*id))
}

fn united(builder: &GraphBuilder, clique: &Clique, primary: usize) -> UnitedClique {
    let others = clique.entities.iter().filter(|row| **row != primary);
    UnitedClique {
        primary: Curie::verbatim(id_of(builder, primary)),
        others: others.map(|row| Curie::verbatim(id_of(builder, *row))).collect(),
    }
}

/// One finding counts the cliques that were united; each that was not has its own.
fn tell(builder: &mut GraphBuilder, report: &EquivalenceReport) {
    if let Some(first) = report.united.first() {
        let others: Vec<&str> = first.others.iter().map(AsRef::as_ref).collect();
        let message =
            format!("entities united by equivalent ids, such as {} with {}", first.primary, others.join(", "));
        let mut finding = Finding::new(FindingCode::EquivalentIds, message);
        finding.count = report.united.len() as u64;
        builder.findings.add(finding);
    }
    for clique in &report.refused {
        let ids: Vec<&str> = clique.entities.iter().map(AsRef::as_ref).collect();
        let message = format!("{} stay apart: {}; correct their equivalent ids", ids.join(", "), clique.reason);
        builder.findings.add(Finding::new(FindingCode::RefusedEquivalence, message));
    }
}

/// Gives the values of contexts that name an entity its new id; returns the new row of each context.
fn rename_contexts(builder: &mut GraphBuilder, becomes: &[usize]) -> Vec<u32> {
    let (entities, text) = (&builder.entities, &builder.text);
    let renamed = |id: Symbol| {
        let new = entities.get_index_of(&id).and_then(|row| becomes.get(row)).and_then(|row| entities.get_index(*row));
        new.map_or(id, |(id, _)| *id)
    };
    let mut contexts = IndexSet::default();
    let rows = core::mem::take(&mut builder.contexts).into_iter().map(|context| {
        let mut context: ContextSet =
            context.into_iter().map(|(dimension, value)| (dimension, renamed(value))).collect();
        context.sort_unstable_by_key(|(dimension, value)| (*dimension, text.text(*value)));
        context.dedup();
        row(contexts.insert_full(context).0)
    });
    let rows = rows.collect();
    builder.contexts = contexts;
    rows
}

/// Makes one draft of each clique; returns the new row of each entity.
fn unite_entities(builder: &mut GraphBuilder, becomes: &[usize]) -> Vec<u32> {
    let mut others: Vec<(usize, Symbol, EntityDraft)> = Vec::new();
    let mut places = vec![0; becomes.len()];
    for (old, (id, draft)) in core::mem::take(&mut builder.entities).into_iter().enumerate() {
        match becomes.get(old) {
            Some(new) if *new != old => others.push((*new, id, draft)),
            _ => places[old] = builder.entities.insert_full(id, draft).0,
        }
    }
    // In the order of their ids, so that the order of the records does not matter.
    others.sort_unstable_by_key(|(new, id, _)| (*new, builder.text.text(*id)));
    for (new, id, draft) in others {
        let conflicts =
            builder.entities.get_index_mut(places[new]).map(|(_, known)| absorb(known, id, draft, &builder.text));
        for conflict in conflicts.unwrap_or_default() {
            let message = format!("{}, united by equivalent ids: {conflict}", builder.text.text(id));
            builder.findings.add(Finding::new(FindingCode::EntityConflict, message));
        }
    }
    becomes.iter().map(|new| row(places[*new])).collect()
}

/// Takes another entity in. Its id becomes an equivalent id, and its name, if it differs, a synonym:
/// two sources may well write one name in two ways.
fn absorb(known: &mut EntityDraft, id: Symbol, mut other: EntityDraft, text: &Interner) -> Vec<String> {
    other.equivalent_ids.push(id);
    if known.name.is_some() {
        other.synonyms.extend(other.name.take());
    }
    merge_entities(known, other, text)
}

/// Points every statement to the entities and contexts that are now, and unites those that became the
/// same; returns how many.
fn unite_statements(builder: &mut GraphBuilder, becomes: &[u32], ids: &[Symbol], contexts: &[u32]) -> usize {
    let mut merged = 0;
    for (mut identity, mut draft) in core::mem::take(&mut builder.statements) {
        let originals = [(ORIGINAL_SUBJECT, &mut identity.subject), (ORIGINAL_OBJECT, &mut identity.object)];
        for (slot, argument) in originals {
            let ArgumentKey::Entity(old) = *argument else { continue };
            let Some((new, id)) = becomes.get(old as usize).zip(ids.get(old as usize)) else { continue };
            *argument = ArgumentKey::Entity(*new);
            let is_other = builder.entities.get_index(*new as usize).is_some_and(|(kept, _)| kept != id);
            if is_other {
                let original = Value::List(vec![builder.text.text(*id).into()]);
                draft.extras.get_or_insert_default().properties.entry(slot.to_owned()).or_insert(original);
            }
        }
        identity.context = contexts.get(identity.context as usize).copied().unwrap_or(identity.context);
        match builder.statements.entry(identity) {
            Entry::Vacant(place) => {
                place.insert(draft);
            }
            Entry::Occupied(mut known) => {
                merged += 1;
                for conflict in merge_statements(known.get_mut(), draft, &builder.text) {
                    let message = format!("two statements united by equivalent ids: {conflict}");
                    builder.findings.add(Finding::new(FindingCode::StatementConflict, message));
                }
            }
        }
    }
    merged
}
