//! How the last step of a path bears on its sign: what ends at a place has none.
//!
//! A carrier passes the sign on to what it leads to, but to say where something is says nothing of the place.
//! This is known of a whole path alone, so the search takes a last carrier for both.

use crate::graph::{Node, StatementRef};
use crate::model::{Effect, Sign};

use super::product::{EffectCosts, Effects};

/// What a last step of an effect may do to the sign, its own effect apart, as long as its end is not known.
pub(super) const fn at_end(effect: Effect) -> Effects {
    match effect {
        Effect::Carrier => Effects::of(Effect::Unsigned),
        _ => Effects::of(Effect::None),
    }
}

/// What a path costs after a last step of an effect, whose end is not known.
pub(super) fn costs_at_end(costs: EffectCosts, effect: Effect) -> EffectCosts {
    if effect == Effect::Carrier { costs.or_unsigned() } else { costs }
}

/// The net sign of a whole path: the product of its effects, unless its last step says where something is.
pub(super) fn net_sign<'g>(
    product: Effect,
    last: Effect,
    end: Option<Node<'g>>,
    mut supports: impl Iterator<Item = StatementRef<'g>>,
) -> Option<Sign> {
    let mut at_place = || end.is_some_and(Node::is_place) || supports.any(StatementRef::is_locating);
    if last == Effect::Carrier && at_place() { None } else { product.sign() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Curie};
    use crate::{Entity, GraphBuilder, Statement};

    /// The sign of one step of a predicate to an entity of a category, after a negative one.
    fn check(predicate: &str, category: &str, last: Effect, expected: Option<Sign>) {
        let mut builder = GraphBuilder::new();
        let category: Category = category.parse().unwrap();
        builder.add_entity(&Entity { categories: vec![category.clone()], ..Entity::new("A:end".parse().unwrap()) });
        let [from, to]: [Curie; 2] = ["A:start", "A:end"].map(|id| id.parse().unwrap());
        builder.add_statement(Statement::new(from, predicate.parse().unwrap(), to));
        let graph = builder.freeze().unwrap();
        let end = graph.node("A:end");
        assert_eq!(net_sign(Effect::Negative, last, end, graph.statements()), expected, "{predicate} {category:?}");
    }

    #[test]
    fn only_carriers_to_places_lose_the_sign() {
        let negative = Some(Sign::Negative);
        check("part_of", "Cell", Effect::Carrier, None);
        check("part_of", "Protein", Effect::Carrier, negative);
        check("located_in", "Protein", Effect::Carrier, None);
        check("part_of", "OrganismTaxon", Effect::Carrier, None);
        check("causes", "Cell", Effect::Negative, negative);
    }
}
