//! Which pairs of ids are said to be of one thing, and by what.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::build::identities::state::GraphBuilder;
use crate::build::rows::drafts::ArgumentKey;
use crate::build::rows::mappings::MappingKind;
use crate::model::{Curie, EpistemicStatus};
use crate::text::{Symbol, make_distinct};

use super::cliques::{Clique, Rule, unordered};
use super::report::{EquivalenceLink, LinkReason};

/// Two ids that something says are of one thing.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) one: Symbol,
    pub(super) two: Symbol,
    reason: Reason,
    source: Option<Symbol>,
}

#[derive(Clone, Copy)]
enum Reason {
    Listed,
    Stated(Symbol),
    Mapped,
    MappedProduct,
}

/// The pairs of a rule.
pub(super) fn said(builder: &GraphBuilder, rule: Rule) -> Box<dyn Iterator<Item = Said> + '_> {
    match rule {
        Rule::EquivalentIds => {
            let listed = builder.entities.iter().flat_map(|(one, entity)| {
                let said = move |two: &Symbol| Said { one, two: *two, reason: Reason::Listed, source: None };
                entity.equivalent_ids.iter().map(said)
            });
            let stated = stated(builder, &["biolink:same_as", "biolink:exact_match"]);
            Box::new(listed.chain(stated).chain(mapped(builder, MappingKind::Equivalent)))
        }
        Rule::GeneProducts => {
            let of_entity = of_entities(builder);
            let resolved = move |id: Symbol| of_entity.get(&id).copied().unwrap_or(id);
            let mapped = mapped(builder, MappingKind::GeneProduct);
            let mapped = mapped.map(move |it| Said { one: resolved(it.one), two: resolved(it.two), ..it });
            Box::new(stated(builder, &["biolink:has_gene_product", "biolink:gene_product_of"]).chain(mapped))
        }
    }
}

/// The pairs that mappings say are not of one thing.
pub(super) fn denied_pairs(builder: &GraphBuilder) -> FxHashSet<(Symbol, Symbol)> {
    mapped(builder, MappingKind::Different).map(|it| unordered((it.one, it.two))).collect()
}

/// What joins each of the cliques, in their order.
pub(super) fn links(builder: &GraphBuilder, rule: Rule, cliques: &[Clique]) -> Vec<Vec<EquivalenceLink>> {
    let mut links: Vec<Vec<EquivalenceLink>> = vec![Vec::new(); cliques.len()];
    if cliques.is_empty() {
        return links;
    }
    let places: FxHashMap<Symbol, usize> =
        cliques.iter().enumerate().flat_map(|(place, clique)| clique.ids.iter().map(move |id| (*id, place))).collect();
    let denied = denied_pairs(builder);
    for it in said(builder, rule) {
        let Some(own) = places.get(&it.one).and_then(|place| links.get_mut(*place)) else { continue };
        if it.one != it.two && !denied.contains(&unordered((it.one, it.two))) {
            own.extend(link(builder, it));
        }
    }
    for links in &mut links {
        make_distinct(links);
    }
    links
}

/// None only for a predicate that is no name, which joins nothing.
fn link(builder: &GraphBuilder, said: Said) -> Option<EquivalenceLink> {
    let id = |id| Curie::verbatim(builder.text.text(id));
    let reason = match said.reason {
        Reason::Listed => LinkReason::Listed,
        Reason::Stated(predicate) => LinkReason::Stated(builder.text.text(predicate).parse().ok()?),
        Reason::Mapped => LinkReason::Mapped,
        Reason::MappedProduct => LinkReason::MappedProduct,
    };
    let source = said.source.map(|source| builder.text.text(source).to_owned());
    Some(EquivalenceLink { subject: id(said.one), object: id(said.two), reason, source })
}

/// The id of the entity that each equivalent id became part of.
fn of_entities(builder: &GraphBuilder) -> FxHashMap<Symbol, Symbol> {
    if mapped(builder, MappingKind::GeneProduct).next().is_none() {
        return FxHashMap::default();
    }
    let entities = builder.entities.iter();
    let pairs = entities.flat_map(|(id, entity)| entity.equivalent_ids.iter().map(move |other| (*other, id)));
    pairs.filter(|(other, _)| builder.entities.row_of(*other).is_none()).collect()
}

/// The pairs of a kind of mapping.
fn mapped(builder: &GraphBuilder, kind: MappingKind) -> impl Iterator<Item = Said> + '_ {
    let reason = if kind == MappingKind::GeneProduct { Reason::MappedProduct } else { Reason::Mapped };
    let pairs = builder.mappings.iter().filter(move |pair| pair.kind == kind);
    pairs.map(move |pair| Said { one: pair.ids.0, two: pair.ids.1, reason, source: Some(pair.source) })
}

/// The pairs that a statement with one of these predicates joins, if it is neither denied nor refuted.
fn stated<'b>(builder: &'b GraphBuilder, predicates: &[&str]) -> impl Iterator<Item = Said> + use<'b> {
    let same = |predicate| predicates.contains(&builder.text.text(predicate));
    let says_so: Vec<Option<(Symbol, Option<Symbol>)>> = builder
        .templates
        .iter()
        .map(|template| {
            (!template.negated && same(template.predicate)).then_some((template.predicate, template.source))
        })
        .collect();
    let id = |key| match key {
        ArgumentKey::Entity(row) => builder.entities.id(row),
        ArgumentKey::Statement(_) => None,
    };
    let is_refuted = |place: usize| {
        let attributes = builder.attributes.get_index(builder.statements.attributes(place) as usize);
        attributes.is_some_and(|it| it.epistemic == Some(EpistemicStatus::Refuted))
    };
    builder.statements.identities().enumerate().filter_map(move |(place, identity)| {
        let (predicate, source) = says_so.get(identity.template as usize).copied().flatten()?;
        if is_refuted(place) {
            return None;
        }
        let (one, two) = (id(identity.subject)?, id(identity.object)?);
        Some(Said { one, two, reason: Reason::Stated(predicate), source })
    })
}
