//! Makes one entity of each clique, and points statements and contexts to it.

use indexmap::IndexSet;

use crate::build::identities::state::GraphBuilder;
use crate::build::merge::entity_rows::merge_entities;
use crate::build::rows::drafts::{ArgumentKey, ContextSet, EntityDraft, Identity, Template};
use crate::build::rows::numbers::row;
use crate::model::{Curie, Extras, Finding, FindingCode, Value};
use crate::text::Symbol;

use super::cliques::{Clique, Cliques, Rule, cliques};
use super::guard::primary;
use super::links::links;
use super::report::{EquivalenceLink, EquivalenceReport, RefusedClique, UnitedClique};
use super::rules::EquivalenceRules;

/// Biolink slots: the ids that the source used for the ends of a statement.
const ORIGINAL_SUBJECT: &str = "original_subject";
const ORIGINAL_OBJECT: &str = "original_object";

/// Unites the entities of every clique that can be one thing: equivalent ids, then genes and products if the rules say so.
pub(in crate::build) fn merge_equivalent_ids(builder: &mut GraphBuilder, rules: EquivalenceRules) -> EquivalenceReport {
    let mut report = EquivalenceReport::default();
    report.united = unite(builder, Rule::EquivalentIds, &mut report);
    if rules.gene_products {
        report.gene_products = unite(builder, Rule::GeneProducts, &mut report);
    }
    report.refused.sort_unstable();
    report.denied.sort_unstable();
    report_findings(builder, &report);
    report
}

/// Unites what a rule joins; returns what became one.
fn unite(builder: &mut GraphBuilder, rule: Rule, report: &mut EquivalenceReport) -> Vec<UnitedClique> {
    let mut all = Vec::new();
    // The row that each entity's row becomes part of; its own for most.
    let mut becomes: Vec<u32> = (0..row(builder.entities.len())).collect();
    let Cliques { cliques, denied } = cliques(builder, rule);
    report.denied.extend(denied.into_iter().map(|(one, two)| {
        let (one, two) = (Curie::verbatim(builder.text.text(one)), Curie::verbatim(builder.text.text(two)));
        if one <= two { (one, two) } else { (two, one) }
    }));
    let links = links(builder, rule, &cliques);
    for (clique, links) in cliques.into_iter().zip(links) {
        match primary(builder, &clique) {
            Ok(primary) => {
                let others = clique.entities.iter().filter(|row| **row != primary);
                others.for_each(|row| becomes[*row as usize] = primary);
                all.push(united(builder, &clique, primary, links));
            }
            Err(reason) => {
                let mut entities: Vec<_> =
                    clique.entities.iter().map(|row| Curie::verbatim(id_of(builder, *row))).collect();
                entities.sort_unstable();
                report.refused.push(RefusedClique { entities, reason });
            }
        }
    }
    all.sort_unstable();
    if !all.is_empty() {
        let contexts = rename_contexts(builder, &becomes);
        let templates = rename_templates(builder, &contexts);
        let (ids, places) = unite_entities(builder, &becomes);
        report.statements_merged += unite_statements(builder, &places, &ids, &templates);
    }
    all
}

fn id_of(builder: &GraphBuilder, row: u32) -> &str {
    builder.entities.id(row).map_or("", |id| builder.text.text(id))
}

fn united(builder: &GraphBuilder, clique: &Clique, primary: u32, links: Vec<EquivalenceLink>) -> UnitedClique {
    let others = clique.entities.iter().filter(|row| **row != primary);
    UnitedClique {
        primary: Curie::verbatim(id_of(builder, primary)),
        others: others.map(|row| Curie::verbatim(id_of(builder, *row))).collect(),
        links,
    }
}

/// One finding counts what was united by each rule, and one what mappings deny; each clique that was not united has its
/// own.
fn report_findings(builder: &mut GraphBuilder, report: &EquivalenceReport) {
    let mut add = |code, message: String, count: usize| {
        builder.findings.add(Finding::new(code, message).counted(count as u64));
    };
    let others = |clique: &UnitedClique| clique.others.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ");
    if let Some(first) = report.united.first() {
        let message = format!("entities united by equivalent ids, such as {} with {}", first.primary, others(first));
        add(FindingCode::EquivalentIds, message, report.united.len());
    }
    if let Some(first) = report.gene_products.first() {
        let message = format!("genes united with their products, such as {} with {}", first.primary, others(first));
        add(FindingCode::GeneProducts, message, report.gene_products.len());
    }
    if let Some((one, two)) = report.denied.first() {
        let message = format!(
            "ids that are given as equivalent but that a mapping says are different, such as {one} and {two}; the mapping is followed"
        );
        add(FindingCode::DeniedEquivalence, message, report.denied.len());
    }
    for clique in &report.refused {
        let ids: Vec<&str> = clique.entities.iter().map(AsRef::as_ref).collect();
        let message = format!("{} are not united: {}; correct their equivalent ids", ids.join(", "), clique.reason);
        builder.findings.add(Finding::new(FindingCode::RefusedEquivalence, message));
    }
}

/// Gives the values of contexts that name an entity its new id; returns the new row of each context.
fn rename_contexts(builder: &mut GraphBuilder, becomes: &[u32]) -> Vec<u32> {
    let (entities, text) = (&builder.entities, &builder.text);
    let renamed = |id: Symbol| {
        let new = entities.row_of(id).and_then(|row| becomes.get(row as usize));
        new.and_then(|row| entities.id(*row)).unwrap_or(id)
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

/// Gives templates their new contexts; returns the new row of each template.
fn rename_templates(builder: &mut GraphBuilder, contexts: &[u32]) -> Vec<u32> {
    let templates = core::mem::take(&mut builder.templates);
    let renamed = templates.into_iter().map(|template| {
        let context = contexts.get(template.context as usize).copied().unwrap_or(template.context);
        row(builder.templates.insert_full(Template { context, ..template }).0)
    });
    renamed.collect()
}

/// Makes one draft of each clique; returns the old id and the new row of each entity.
fn unite_entities(builder: &mut GraphBuilder, becomes: &[u32]) -> (Vec<Symbol>, Vec<u32>) {
    let mut others: Vec<(u32, Symbol, EntityDraft)> = Vec::new();
    let (mut ids, mut places) = (Vec::with_capacity(becomes.len()), vec![0; becomes.len()]);
    let old = core::mem::take(&mut builder.entities).into_rows();
    for ((old, new), (id, draft)) in (0..).zip(becomes).zip(old) {
        ids.push(id);
        if *new != old {
            others.push((*new, id, draft));
            continue;
        }
        let place = builder.entities.row_or_insert(id);
        places[old as usize] = place;
        if let Some(slot) = builder.entities.draft_mut(place) {
            *slot = draft;
        }
    }
    // In the order of their ids, so that the order of the records does not matter.
    others.sort_unstable_by_key(|(new, id, _)| (*new, builder.text.text(*id)));
    for (new, id, draft) in others {
        let Some(known) = builder.entities.draft_mut(places[new as usize]) else { continue };
        absorb(known, id, draft);
    }
    (ids, becomes.iter().map(|new| places[*new as usize]).collect())
}

/// Takes another entity in. Its id becomes an equivalent id. Its rows count among those that give a name, but that it
/// has another name is not a finding: two sources may well write one name in two ways.
fn absorb(known: &mut EntityDraft, id: Symbol, mut other: EntityDraft) {
    other.equivalent_ids.push(id);
    let ballots = other.ballots();
    ballots.names.disown();
    ballots.descriptions.disown();
    merge_entities(known, other);
}

/// Points every statement to the entities and contexts that are now, and unites those that became the
/// same; returns how many.
fn unite_statements(builder: &mut GraphBuilder, becomes: &[u32], ids: &[Symbol], templates: &[u32]) -> usize {
    builder.gather();
    let old = core::mem::take(&mut builder.statements);
    let mut merged = 0;
    for (place, Identity { subject, object, template }) in old.identities().enumerate() {
        let template = templates.get(template as usize).copied().unwrap_or(template);
        let mut originals = Vec::new();
        let mut renamed = |slot: &str, key| {
            let ArgumentKey::Entity(row) = key else { return key };
            let (Some(new), Some(id)) = (becomes.get(row as usize), ids.get(row as usize)) else { return key };
            if builder.entities.id(*new) != Some(*id) {
                let original = Value::List(vec![builder.text.text(*id).into()]);
                originals.push((slot.to_owned(), original));
            }
            ArgumentKey::Entity(*new)
        };
        let (subject, object) = (renamed(ORIGINAL_SUBJECT, subject), renamed(ORIGINAL_OBJECT, object));
        let identity = Identity { subject, object, template };
        let details = old.details(place);
        let extras = match details.extras() {
            known if originals.is_empty() => known,
            known => {
                let mut extras = known.map_or_else(Extras::default, |number| builder.extras_at(number));
                for (slot, original) in originals {
                    extras.properties.entry(slot).or_insert(original);
                }
                builder.statements.leave_extras();
                Some(row(builder.extras.insert_full(extras.encode().into()).0))
            }
        };
        let (known, is_new) = builder.statements.enter(identity, old.origin(place));
        if is_new {
            let (given, publications): (Vec<&str>, Vec<&str>) =
                (details.ids().collect(), details.publications().collect());
            let (given, publications) = (given.iter().copied(), publications.iter().copied());
            builder.statements.fill(known, old.attributes(place), given, extras, publications);
            continue;
        }
        merged += 1;
        let (ids, publications): (Vec<String>, Vec<String>) =
            (details.ids().map(str::to_owned).collect(), details.publications().map(str::to_owned).collect());
        builder.statements.add(known, &ids, &publications);
        builder.merge_row(known, old.attributes(place), extras, old.origin(place));
    }
    merged
}
