//! Drafts of entities as sorted columns.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use crate::graph::{Label, NodeColumns, NodeId};
use crate::model::{Category, Extras, Finding};
use crate::text::{Arena, Symbol, distinct};

use crate::build::freeze::decided::Decisions;
use crate::build::identities::state::GraphBuilder;
use crate::build::rows::drafts::EntityDraft;
use crate::build::rows::numbers;

/// The columns, the number of each row of the builder's entities, and what their rows differ in; `None` if the
/// properties exceed 4 GiB.
pub(in crate::build) fn frozen_nodes(
    builder: &GraphBuilder,
    text: &Arena,
    rename: &impl Fn(Symbol) -> Symbol,
) -> Option<(NodeColumns, Vec<NodeId>, Vec<Finding>)> {
    let mut order: Vec<(Symbol, usize)> =
        builder.entities.iter().enumerate().map(|(draft, (id, _))| (rename(id), draft)).collect();
    order.sort_unstable();
    let drafts: Vec<(Symbol, &EntityDraft)> = builder.entities.iter().collect();
    let mut columns = NodeColumns::default();
    for column in [&mut columns.id, &mut columns.name, &mut columns.description] {
        column.to_mut().reserve_exact(order.len());
    }
    columns.category_set.to_mut().reserve_exact(order.len());
    let mut ranks = vec![NodeId::default(); order.len()];
    let mut category_sets: IndexSet<Vec<Category>, FxBuildHasher> = IndexSet::default();
    let mut decisions = Decisions::new(builder, text, rename);
    for (row, (id, draft)) in order.into_iter().enumerate() {
        let node = NodeId::from_index(row);
        ranks[draft] = node;
        let (given_id, entity) = drafts[draft];
        let decided = decisions.decide(given_id, numbers::row(draft), entity);
        let name = decided.name.map(rename);
        columns.id.push(id);
        columns.name.push(name.into());
        columns.description.push(decided.description.map(rename).into());
        let sorted = |symbols: &mut dyn Iterator<Item = &Symbol>| distinct(symbols.map(|symbol| rename(*symbol)));
        let synonyms = sorted(&mut entity.synonyms.iter().chain(&decided.other_names));
        columns.synonyms.push(synonyms.into_iter().filter(|synonym| Some(*synonym) != name));
        let equivalent_ids = sorted(&mut entity.equivalent_ids.iter());
        columns.equivalent_ids.push(equivalent_ids.into_iter().filter(|other| *other != id));
        columns.provided_by.push(sorted(&mut entity.provided_by.iter()));
        // The labels of a language keep the order of their record, as the first is the one to show.
        let mut labels: Vec<_> =
            entity.labels.iter().map(|(tag, label, place)| (rename(*tag), *place, rename(*label))).collect();
        labels.sort_unstable();
        columns.labels.push(labels.into_iter().map(|(language, _, text)| Label { language, text }));
        columns.category_set.push(numbers::row(category_sets.insert_full(decided.categories).0));
        if !decided.properties.is_empty() {
            columns.with_properties.push(node);
            let extras = Extras { properties: decided.properties, ..Extras::default() };
            if !columns.properties.push_with(|buffer| buffer.extend_from_slice(&extras.encode())) {
                return None;
            }
        }
        if entity.rows == 0 {
            columns.undescribed.push(node);
        }
    }
    columns.category_sets = category_sets.into_iter().collect();
    for lists in [&mut columns.synonyms, &mut columns.equivalent_ids, &mut columns.provided_by] {
        lists.shrink_to_fit();
    }
    columns.labels.shrink_to_fit();
    columns.properties.shrink_to_fit();
    Some((columns, ranks, decisions.into_findings()))
}
