//! Numbers of the things in one frozen graph.

use core::fmt;

use bytemuck::{Pod, Zeroable};
use serde::Serialize;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Pod, Zeroable)]
        #[serde(transparent)]
        #[repr(transparent)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The number, from 0.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// Wraps a position that the builder has checked to fit.
            #[expect(clippy::cast_possible_truncation, reason = "the builder refuses graphs of 2^32 things")]
            pub(crate) const fn from_index(index: usize) -> Self {
                Self(index as u32)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

id! {
    /// The number of an entity in one frozen graph; meaningless in any other.
    ///
    /// Numbers follow the order of the entities' CURIEs, byte by byte.
    NodeId
}

id! {
    /// The number of a statement in one frozen graph; meaningless in any other.
    ///
    /// Numbers follow the order of the statements' identities: first those between entities, by
    /// subject, predicate and object, then those about statements.
    StatementId
}

id! {
    /// The number of a predicate in one frozen graph, in the order of the predicates' CURIEs.
    PredicateId
}

/// Views are the same if their graph and their number are.
macro_rules! compared_by_number {
    ($(#[$order:meta])* $view:ident by $number:ident) => {
        impl PartialEq for $view<'_> {
            fn eq(&self, other: &Self) -> bool {
                core::ptr::eq(self.graph, other.graph) && self.$number == other.$number
            }
        }

        impl Eq for $view<'_> {}

        impl PartialOrd for $view<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        $(#[$order])*
        impl Ord for $view<'_> {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                let graph = |it: &Self| core::ptr::from_ref(it.graph).addr();
                self.$number.cmp(&other.$number).then_with(|| graph(self).cmp(&graph(other)))
            }
        }

        impl core::hash::Hash for $view<'_> {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.$number.hash(state);
            }
        }
    };
}
pub(super) use compared_by_number;
