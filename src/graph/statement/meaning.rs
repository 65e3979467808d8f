//! What a statement says and does to a path.

use crate::model::{Basis, Direction, Effect, Predicate};

#[cfg(feature = "parquet")]
use crate::graph::columns::Hierarchy;
use crate::graph::flags::Flags;
use crate::graph::ids::PredicateId;

use super::view::StatementRef;

impl<'g> StatementRef<'g> {
    /// How the subject acts.
    #[must_use]
    pub fn predicate(self) -> &'g Predicate {
        &self.graph.columns.predicates[usize::from(self.profile().predicate)].name
    }

    /// The number of the predicate.
    #[must_use]
    pub fn predicate_id(self) -> PredicateId {
        PredicateId::from_index(usize::from(self.profile().predicate))
    }

    /// What the statement does to a path: the explicit effect, else the one that predicate, qualifiers
    /// and categories imply.
    #[must_use]
    pub fn effect(self) -> Effect {
        self.flags().effect()
    }

    /// On what its effect rests; `None` without effect.
    #[must_use]
    pub fn basis(self) -> Option<Basis> {
        self.profile().basis()
    }

    /// The effect that the curator gave, if any.
    #[must_use]
    pub fn explicit_effect(self) -> Option<Effect> {
        self.extras().and_then(|extras| extras.effect)
    }

    /// Whether the explicit effect differs from the implied one.
    #[must_use]
    pub fn effect_differs(self) -> bool {
        self.flags().has(Flags::EFFECT_DIFFERS)
    }

    /// Whether a path may run through it in `direction`.
    #[must_use]
    pub fn permits(self, direction: Direction) -> bool {
        self.flags().has(match direction {
            Direction::Forward => Flags::FORWARD,
            Direction::Backward => Flags::BACKWARD,
        })
    }

    /// Whether the source denies the relation.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.flags().has(Flags::NEGATED)
    }

    /// Whether its sign is that of a correlation.
    #[must_use]
    pub fn is_correlational(self) -> bool {
        self.flags().has(Flags::CORRELATIONAL)
    }

    /// Whether, read in its direction, it ends at a place.
    pub(crate) fn is_locating(self) -> bool {
        self.direction_to_place() == Some(Direction::Forward)
    }

    /// The direction in which it leads to the place of what it starts from.
    pub(crate) fn direction_to_place(self) -> Option<Direction> {
        self.graph.direction_to_place(self.profile())
    }

    /// Whether its predicate is `treats_or_applied_or_studied_to_treat` or below, or an inverse of such.
    #[must_use]
    pub fn is_therapeutic(self) -> bool {
        self.graph.columns.predicates[usize::from(self.profile().predicate)].therapeutic
    }

    /// Whether it says that a treatment is not to be used, or what harm it does.
    pub(crate) fn speaks_against(self) -> bool {
        ["contraindicated_in", "has_adverse_event", "has_side_effect"].contains(&self.predicate().local_name())
    }

    /// Whether it builds the hierarchy of classes.
    #[cfg(feature = "parquet")]
    pub(crate) fn is_of_hierarchy(self) -> bool {
        let info = self.graph.columns.predicates.get(usize::from(self.profile().predicate));
        info.is_some_and(|info| info.hierarchy != Hierarchy::No)
    }

    /// Qualifier slots and values, by slot.
    pub fn qualifiers(self) -> impl Iterator<Item = (&'g str, &'g str)> {
        let statements = &self.graph.columns.statements;
        let set = self.profile().qualifier_set as usize;
        let text = &self.graph.columns.text;
        statements.qualifier_sets[set].iter().map(|(slot, value)| (text.text(*slot), text.text(*value)))
    }
}
