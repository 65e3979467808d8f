//! Drafts of entities as sorted columns.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use crate::graph::{Label, NodeColumns, NodeId};
use crate::model::{Category, Extras};
use crate::schema;
use crate::text::{Arena, Symbol};

use super::GraphBuilder;
use super::drafts::EntityDraft;

/// The columns, and the number of each row of the builder's entities; `None` if the properties exceed 4 GiB.
pub(super) fn frozen_nodes(
    builder: &GraphBuilder,
    text: &Arena,
    rename: &impl Fn(Symbol) -> Symbol,
) -> Option<(NodeColumns, Vec<NodeId>)> {
    let mut order: Vec<(Symbol, usize)> =
        builder.entities.iter().enumerate().map(|(draft, (id, _))| (rename(id), draft)).collect();
    order.sort_unstable();
    let drafts: Vec<&EntityDraft> = builder.entities.iter().map(|(_, entity)| entity).collect();
    let mut columns = NodeColumns::default();
    for column in [&mut columns.id, &mut columns.name, &mut columns.description] {
        column.to_mut().reserve_exact(order.len());
    }
    columns.kind.to_mut().reserve_exact(order.len());
    let mut ranks = vec![NodeId::default(); order.len()];
    let mut kinds: IndexSet<Vec<Category>, FxBuildHasher> = IndexSet::default();
    for (row, (id, draft)) in order.into_iter().enumerate() {
        let node = NodeId::from_index(row);
        ranks[draft] = node;
        let entity = drafts[draft];
        let name = entity.name.map(rename);
        columns.id.push(id);
        columns.name.push(name.into());
        columns.description.push(entity.description.map(rename).into());
        let sorted = |symbols: &[Symbol]| {
            let mut symbols: Vec<Symbol> = symbols.iter().map(|symbol| rename(*symbol)).collect();
            symbols.sort_unstable();
            symbols.dedup();
            symbols
        };
        columns.synonyms.push(sorted(&entity.synonyms).into_iter().filter(|synonym| Some(*synonym) != name));
        columns.equivalent_ids.push(sorted(&entity.equivalent_ids).into_iter().filter(|other| *other != id));
        columns.provided_by.push(sorted(&entity.provided_by));
        // The labels of a language keep the order of their record, as the first is the one to show.
        let mut labels: Vec<_> =
            entity.labels.iter().map(|(tag, label, place)| (rename(*tag), *place, rename(*label))).collect();
        labels.sort_unstable();
        columns.labels.push(labels.into_iter().map(|(language, _, text)| Label { language, text }));
        columns.kind.push(u32::try_from(kinds.insert_full(categories_of(entity, text, rename)).0).unwrap_or(u32::MAX));
        if !entity.properties.is_empty() {
            columns.with_properties.push(node);
            let extras = Extras { properties: entity.properties.clone(), ..Extras::default() };
            if !columns.properties.push_with(|buffer| buffer.extend_from_slice(&extras.encode())) {
                return None;
            }
        }
        if !entity.described {
            columns.undescribed.push(node);
        }
    }
    columns.kinds = kinds.into_iter().collect();
    for lists in [&mut columns.synonyms, &mut columns.equivalent_ids, &mut columns.provided_by] {
        lists.shrink_to_fit();
    }
    columns.labels.shrink_to_fit();
    columns.properties.shrink_to_fit();
    Some((columns, ranks))
}

fn categories_of(entity: &EntityDraft, text: &Arena, rename: &impl Fn(Symbol) -> Symbol) -> Vec<Category> {
    let names = entity.categories.iter().map(|symbol| text.text(rename(*symbol)));
    let mut categories: Vec<Category> = names.filter_map(|name| name.parse().ok()).collect();
    schema::sort_most_specific_first(&mut categories);
    categories
}
