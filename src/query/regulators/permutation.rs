//! Networks in which every entity has kept its degrees.

use crate::model::Sign;
use crate::query::permutation::{AT_FIRST, BETWEEN, Ends, Present, Random, exchange};
use crate::query::plan::{Budget, LimitKind};

use super::network::{EdgeClass, Network};

/// A network whose edges are exchanged at random, two of one class at a time, unless one of the new ones is there with that
/// sign. So every regulator keeps the number of its statements of each predicate and sign, and every target that of the
/// statements about it.
pub(super) struct Permutation {
    pub(super) network: Network,
    /// Which edges there are of each sign.
    present: [Present; 2],
    random: Random,
}

impl Permutation {
    /// Starts from a network.
    ///
    /// # Errors
    ///
    /// The memory limit.
    pub(super) fn new(network: Network, seed: u64, budget: &mut Budget) -> Result<Self, LimitKind> {
        let (regulators, targets) = (network.regulators.len(), network.targets.len());
        let mut of_sign = || Present::bits(regulators, targets, budget);
        let mut present = [of_sign()?, of_sign()?];
        for class in &network.classes {
            let of_sign = &mut present[usize::from(class.sign == Sign::Negative)];
            class.edges.iter().for_each(|edge| of_sign.add(*edge));
        }
        let mut permutation = Self { network, present, random: Random(seed) };
        permutation.exchange(AT_FIRST, budget)?;
        Ok(permutation)
    }

    /// Goes on to another network.
    ///
    /// # Errors
    ///
    /// A limit that was met.
    pub(super) fn advance(&mut self, budget: &mut Budget) -> Result<(), LimitKind> {
        self.exchange(BETWEEN, budget)
    }

    fn exchange(&mut self, times: u64, budget: &mut Budget) -> Result<(), LimitKind> {
        let Self { network, present, random } = self;
        for EdgeClass { sign, edges } in &mut network.classes {
            let of_sign = &mut present[usize::from(*sign == Sign::Negative)];
            let attempts = times * edges.len() as u64;
            exchange(edges, of_sign, Ends::Apart, attempts, random, budget)?;
        }
        Ok(())
    }
}
