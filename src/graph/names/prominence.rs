//! Which entities people mean first by a name that several have.

use crate::graph::Node;
use crate::schema;

/// What people ask about most comes first: drugs, diseases and genes, then processes and cells, then the rest.
pub(super) fn prominence(node: Node<'_>) -> u8 {
    const FIRST: [&str; 5] = ["Disease", "ChemicalEntity", "Gene", "Protein", "Treatment"];
    const SECOND: [&str; 3] = ["BiologicalProcessOrActivity", "Cell", "PhenotypicFeature"];
    let is_any = |ancestors: &[&str]| {
        let is_below = |own: &str| ancestors.iter().any(|ancestor| schema::category_is_a(own, ancestor));
        node.categories().iter().any(|own| is_below(own.as_str()))
    };
    match () {
        () if is_any(&FIRST) => 0,
        () if is_any(&SECOND) => 1,
        () => 2,
    }
}
