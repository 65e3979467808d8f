//! Which entities people mean first by a name that several have.

use crate::graph::Node;
use crate::schema;

/// What people ask about most comes first: drugs, diseases and genes, then processes and cells, then the rest.
pub(super) fn prominence(node: Node<'_>) -> u8 {
    const FIRST: [&str; 5] = ["Disease", "ChemicalEntity", "Gene", "Protein", "Treatment"];
    const SECOND: [&str; 3] = ["BiologicalProcessOrActivity", "Cell", "PhenotypicFeature"];
    match () {
        () if schema::are_in(node.categories(), &FIRST) => 0,
        () if schema::are_in(node.categories(), &SECOND) => 1,
        () => 2,
    }
}
